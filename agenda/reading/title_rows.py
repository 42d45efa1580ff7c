"""The rows that the title of an item takes up, and the first row of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from agenda.reading.aliases import META_KINDS
from agenda.reading.bodies import BODY, bodies_in
from agenda.reading.cells import title_cell
from agenda.reading.days import days_in
from agenda.reading.english import split_title
from agenda.reading.landmarks import Landmarks, below_number
from agenda.reading.numbering import (
    CASE_NUMBER,
    access_word,
    case_number_in,
    numbered,
    without_case,
    without_case_at_end,
)
from agenda.reading.rows import Row, is_chrome
from agenda.reading.sentences import sentence_begins
from agenda.reading.sequence import Candidate
from agenda.reading.titles import (
    LETTERED,
    goes_on,
    has_verb,
    printed_once,
    reads_as_sentence,
    says_result,
    title_key,
)

_IN_BRACKETS = re.compile(r"\s?\(([^()]{5,30})\)$")
# "ABC / 08/1234 ÅBEN SAG": the number of the case and whether it is open, behind a title.
_FACTS = re.compile(
    rf"{CASE_NUMBER.pattern}\s+(?:Åbe[nt]{{1,2}}|Lukket)(?:\s(?:sag|punkt))?$", re.I
)
# "Journal nr.:", behind a title that the table has without it.
_LABELLED = re.compile(r"[A-ZÆØÅ][\w.]*(?:\s[\w.]+){0,2}\s?:(?:\s|$)")
# Labels of facts that were lost: "Sag Dok", "Sagsnr."
_ONLY_LABELS = re.compile(r"(?:(?:Sag|Dok|J)(?:s?\s?-?(?:nr|id))?[.:]?(?:\s|$))+")
_LEAST_PROSE = 60
# A heading glued to the title above it.
_GLUED = frozenset({"Referat", "Beslutning", "Resumé", "Resume", "Indstilling", "Sagsfremstilling"})
# Digits that a table of contents lost.
_YEAR = re.compile(r"/?(?:19|20)\d\d")
_CASE_LAST = re.compile(rf"(?<=\w)[^\w.:]{{0,2}}\s{CASE_NUMBER.pattern}$")
_FEWEST_CASED = 3
_PRINTED_ABOVE = 4
_LONG = 150
_DECIDED_IN_A_WORD = re.compile(
    r"\s(?:Godkendt|Vedtaget|Tiltrådt|Taget til efterretning|Til efterretning|Drøftet|Udsat|Intet"
    r"|Ingen)\.?$"
)


class Start(NamedTuple):
    """The item whose text begins at `row` and whose title ends before row `body`; `entry` is its
    place in the table of contents."""

    row: int
    body: int
    number: str | None
    title: str | None
    entry: int | None = None
    rest: str = ""


def start_of(
    rows: Sequence[Row],
    marks: Landmarks,
    one: Candidate,
    title: str,
    entry: int | None = None,
    contents_number: str | None = None,
) -> Start:
    """The start with its title over as many rows as it takes."""
    index = one.row
    number = one.found.number or None
    body = index + 1
    written = title_cell(rows[index], one.found.number)[1] or one.found.title
    if entry is not None and one.found.form == "ad":
        rest = "" if title_key(written) == title_key(title) else written
        return Start(index, body, number, title, entry, rest)
    if entry is not None and not written and _facts_below(marks, body):
        return Start(index, body, number, title, entry)
    if not written and below_number(rows, marks, index) < len(rows):
        body = below_number(rows, marks, index)
        written = rows[body].text
        body += 1
    written, again = printed_once(written)
    if entry is not None:
        if (
            contents_number
            and number != contents_number
            and one.found.form in ("bare", "alone", "glued")
        ):
            number = None  # the number of a page
        start = Start(index, body, number, title, entry)
        titled = _titled_by_contents(rows, marks, start, written)
        bare = without_case_at_end(titled.title or "")
        return titled._replace(title=bare or None, rest=titled.rest or again)
    written, rest = split_title(written) if marks.english else (written, "")
    rest = f"{rest} {again}".strip()
    lost_ends = rows[index].run_on or (body < len(rows) and rows[body].run_on)
    if (lost_ends or len(written) > _LONG) and not rest:
        written, rest = _split_run_on(without_case(written)[1])
    while (
        not rest
        and body < len(rows)
        and len(written) < 250
        and _title_goes_on(rows, marks, body, written)
        and not _is_repeat(rows[body].text, written)
    ):
        written = f"{written} {rows[body].text}"
        body += 1
    written = without_case_at_end(without_case(written)[1])
    if body == index + 1 and len(rows[index].cells) > 1:
        written = _without_case_beside(written, rows[index].cells[-1])
    start = Start(index, body, number, written or None, rest=rest)
    return start._replace(body=past_repeat(rows, start))


def _without_case_beside(written: str, last: str) -> str:
    """A title without the number of its case, which stands in the `last` column of its row."""
    if CASE_NUMBER.fullmatch(last) and written.endswith(f" {last}"):
        return written.removesuffix(last).rstrip()
    return written


def without_cases(starts: Sequence[Start]) -> list[Start]:
    """The starts with titles that end before the number of their case, where that is what the most
    of them end with: a column of the document that lost its space."""
    bare = [_CASE_LAST.sub("", one.title) if one.title else one.title for one in starts]
    cased = sum(one.title != title for one, title in zip(starts, bare, strict=True))
    if cased < _FEWEST_CASED or cased * 3 < len(starts) * 2:
        return list(starts)
    return [one._replace(title=title) for one, title in zip(starts, bare, strict=True)]


def _facts_below(marks: Landmarks, body: int) -> bool:
    """Whether the facts of an item stand right below its number: the title is further down."""
    label = marks.labels[body] if body < len(marks.labels) else None
    return label is not None and label.kind in META_KINDS


def _split_run_on(written: str) -> tuple[str, str]:
    """(title, what stands behind it) of a row that lost its line ends: the decision in a word,
    or a sentence."""
    decided = _DECIDED_IN_A_WORD.search(written)
    if decided and decided.start() > 8:
        return written[: decided.start()], decided[0].strip()
    begins = sentence_begins(written)
    return (written[:begins].rstrip(), written[begins:]) if begins else (written, "")


def _title_goes_on(rows: Sequence[Row], marks: Landmarks, body: int, written: str) -> bool:
    row = rows[body]
    if row.gap and not (row.run_on and goes_on(written)):
        return False
    if row.bullet or marks.labels[body] is not None or access_word(row.text):
        return False
    if written.endswith((".", ":")) or len(row.text) > 150 or is_chrome(row):
        return False
    if numbered(row.text) is not None or (len(row.text) < 40 and case_number_in(row.text)):
        return False
    if LETTERED.match(row.text):
        return False
    if row.text[0].islower() and len(written) > 20:
        return True
    if goes_on(written):
        return True
    below = body + 1
    return (
        len(written) >= 50
        and len(row.text) <= len(written)
        and not reads_as_sentence(row.text)
        and not says_result(row.text)
        and below < len(rows)
        and (marks.labels[below] is not None or rows[below].gap)
    )


def _titled_by_contents(rows: Sequence[Row], marks: Landmarks, start: Start, written: str) -> Start:
    """The title as the table and the row together give it: the longer of two that agree."""
    wanted = title_key(start.title or "")
    body = start.body
    got = written
    if wanted.startswith(title_key(got)) and wanted[len(title_key(got)) :].isdigit():
        # The number of a page, glued to the title in the table of contents.
        plain = start._replace(title=got)
        return plain._replace(body=past_repeat(rows, plain))
    while body < len(rows) and len(title_key(got)) < len(wanted) and marks.labels[body] is None:
        longer = f"{got} {rows[body].text}"
        if not wanted.startswith(title_key(longer)[: len(wanted)]):
            break
        got = longer
        body += 1
    key = title_key(got)
    if key == wanted:
        start = start._replace(title=got)  # the table may have broken its lines within words
    if len(key) > len(wanted):
        rest = _rest_after(got, start.title or "")
        if not _YEAR.fullmatch(rest) and (
            rows[start.row].run_on
            or len(key) > len(wanted) + 160
            or reads_as_sentence(got)
            or (rest[:1].isupper() and rest.endswith(".") and key.startswith(wanted))
            or _is_no_title(got, rest)
            or _is_prose(rest)
        ):
            return start._replace(body=past_repeat(rows, start._replace(body=body)), rest=rest)
        while (
            body < len(rows)
            and len(got) < 250
            and _title_goes_on(rows, marks, body, got)
            and not _is_repeat(rows[body].text, got)
        ):
            got = f"{got} {rows[body].text}"
            body += 1
        start = start._replace(title=got)
    start = start._replace(body=body)
    return start._replace(body=past_repeat(rows, start))


def _is_no_title(got: str, rest: str) -> bool:
    """Whether `rest`, which `got` ends with, is a fact or heading behind the title."""
    return (
        BODY.fullmatch(rest) is not None
        or bool(bodies_in(rest) and days_in(rest) and rest[0].isupper())
        or (rest in _GLUED and got.endswith(rest) and got[-len(rest) - 1].isalnum())
        or _FACTS.search(rest) is not None
        or _LABELLED.match(rest) is not None
        or CASE_NUMBER.fullmatch(rest) is not None
        or _ONLY_LABELS.fullmatch(rest) is not None
    )


def _is_prose(rest: str) -> bool:
    """Whether `rest`, behind a title that the table ends before it, is what was said of it."""
    return len(rest) > _LEAST_PROSE and rest[0].isupper() and ". " in rest and has_verb(rest)


def from_first_printing(rows: Sequence[Row], start: Start, after: int, number: str | None) -> Start:
    """The start at the first of two printings of number and title, where only the names of files
    stand between them, or at its `number` right above. `after`: the last row of the item before."""
    key = title_key(start.title or "")
    for place in range(max(after + 1, start.row - _PRINTED_ABOVE), start.row):
        found = numbered(rows[place].text)
        alone = found is not None and not found.title and place == start.row - 1
        if (
            found is not None
            and found.number == number
            and (alone or title_key(found.title) == key)
        ):
            return start._replace(row=place)
    return start


def _bare(title: str) -> str:
    """A title without the case number in brackets behind it."""
    bracket = _IN_BRACKETS.search(title)
    return title[: bracket.start()] if bracket and case_number_in(bracket[1]) else title


def _is_repeat(text: str, title: str) -> bool:
    return title_key(_bare(text)) == title_key(_bare(title))


def _rest_after(text: str, title: str) -> str:
    """What stands on a row behind the title."""
    wanted = len(title_key(title))
    seen = 0
    for place, letter in enumerate(text):
        seen += letter.isalnum()
        if seen >= wanted:
            return text[place + 1 :].lstrip(" .:")
    return ""


def past_repeat(rows: Sequence[Row], start: Start) -> int:
    """The first row after a title that is printed twice or three times."""
    key = title_key(_bare(start.title or ""))
    body = start.body
    for _ in range(3):
        if body >= len(rows) or len(key) < 4:
            break
        found = numbered(rows[body].text)
        texts = [rows[body].text] + ([found.title] if found and found.title else [])
        if all(title_key(_bare(text)) != key for text in texts):
            break
        body += 1
    return body
