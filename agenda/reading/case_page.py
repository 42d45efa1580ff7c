"""A page of one case: as Norwegian municipalities print it, with facts, the title, and what is
recommended, and as databases of agendas show it, with the title and the number of the case on top.

In Norway the facts often stand in one line with the title, which then is what is left between them
and the first heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.bodies import BODY
from agenda.reading.days import days_in
from agenda.reading.headings import label_of
from agenda.reading.landmarks import Landmarks, stands_as_title
from agenda.reading.numbering import CASE_NUMBER, numbered
from agenda.reading.rows import Row, case_row
from agenda.reading.title_rows import Start
from agenda.reading.titles import is_title, reads_as_sentence

_CALLED = re.compile(
    r"\b(?:saksfram(?:legg|stilling)|saksfremlegg|sakspapir|saksutskrift|særutskrift"
    r"|saksutgreiing|saksdokument)\b",
    re.IGNORECASE,
)
# "Saksnr Utval Type Dato 15/2019 Levekårsutvalet", "Utvalgssak Møtedato Formannskapet 21/14".
_NUMBER = re.compile(
    r"\b(?:[Ss]aksnr\.?:?|[Uu]tvalgssak\w*\.?|[Ss]ak(?:snummer)?:?)\s(?:[^\d]{0,80}?)"
    r"(?P<n>\d{1,3}/(?:20)?\d{2})(?!\d)"
)
_FIRST = frozenset({"recommendation", "case", "summary", "background", "decision", "debate"})
_TOP = 12


def case_page(rows: Sequence[Row], marks: Landmarks) -> list[Start]:
    """The one item of such a page; [] where the document is none."""
    return _titled_by_case(rows, marks) or _norwegian(rows, marks)


def _titled_by_case(rows: Sequence[Row], marks: Landmarks) -> list[Start]:
    """The item of a page whose only case number stands alone right below a title, above all
    headings."""
    cases = [at for at, row in enumerate(rows) if case_row(row) is not None]
    if len(cases) != 1 or not 0 < cases[0] < _TOP or any(marks.labels[: cases[0]]):
        return []
    title = cases[0] - 1
    text = rows[title].text
    if not stands_as_title(rows[title], at_once=False) or text.endswith(":") or numbered(text):
        return []
    return [Start(title, cases[0], None, text)]


def _norwegian(rows: Sequence[Row], marks: Landmarks) -> list[Start]:
    if not any(_CALLED.search(row.text[:400]) for row in rows[:_TOP]):
        return []
    first = next(
        (
            at
            for at, one in enumerate(marks.labels)
            if one and one.kind in _FIRST and not _CALLED.fullmatch(one.heading.rstrip("."))
        ),
        None,
    )
    if first is None:
        return []
    head = rows[:first]
    number = _NUMBER.search(" ".join(row.text for row in head))
    named = [(at, title) for at, row in enumerate(head) if (title := _title_in(row.text))]
    if not named:
        return []
    at, title = named[-1]
    return [Start(at, first, number["n"] if number else None, title)]


def _title_in(text: str) -> str | None:
    """The title in a row of the head, behind all the facts."""
    rest = text[_facts_end(text) :].strip(" :-–")
    if label_of(text) is not None and rest == text.strip():
        return None
    plain = is_title(rest) and not reads_as_sentence(rest) and len(rest.split()) > 1
    return rest if plain and _facts_end(text) and not days_in(rest) else None


def _facts_end(text: str) -> int:
    """Where the last case number, body or number of a case in a row ends; 0 where it has none."""
    ends = [one.end() for one in CASE_NUMBER.finditer(text)]
    ends += [one.end() for one in BODY.finditer(text)]
    ends += [one.end() for one in re.finditer(r"\d{1,4}/\d{2,4}(?!\d)", text)]
    return max(ends, default=0)
