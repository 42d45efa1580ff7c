"""Items found by their numbers, which count on through the document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from agenda.reading.bodies import BODY
from agenda.reading.cells import title_cell
from agenda.reading.days import days_in
from agenda.reading.english import leads_in_capitals
from agenda.reading.headings import folded, group_access, is_column_heading
from agenda.reading.landmarks import TELLING, Landmarks, below_number, opens, stands_as_title
from agenda.reading.list_numbers import ENDINGS, title_of, trimmed
from agenda.reading.meeting import is_header_row
from agenda.reading.numbering import Numbered, access_word, case_number_in, numbered
from agenda.reading.rows import Row, case_row
from agenda.reading.sequence import Candidate, best_chain
from agenda.reading.title_rows import Start, start_of, without_cases
from agenda.reading.titles import (
    STOCK,
    is_title,
    names_file,
    reads_as_sentence,
    says_result,
    title_key,
)
from agenda.reading.transcript import transcript_begins
from data.text import skeleton

_FORM_WEIGHT = {
    "access": 1.5, "word": 1.5, "twice": 1.5, "cased": 1.5, "series": 1.5, "paragraph": 1.0,
    "slash": 1.0, "dot": 0.6, "colon": 0.7, "dash": 0.6, "trailing": 1.0, "bare": 0.3,
    "glued": 0.2, "marked": 0.6, "alone": 0.1,
}  # fmt: skip
# Forms that one document mixes: "3 Åbent", "4 Title".
_FAMILY = {"access": "bare", "alone": "bare", "series": "slash", "twice": "dot"}


# Forms that begin an item even where its text runs on in the same line.
_RUNNING = frozenset({"slash", "series", "cased", "paragraph"})
_FEWEST_FLAT = 3
_FAR = 60
_LONGEST_BELOW = 600
_TITLED_BELOW = frozenset({"alone", "word", "access", "paragraph", "series", "cased"})
_NO_TITLE = frozenset({"dagsordenspunkt", "dagsordenpunkt", "punkt", "sag", "dagsorden", "referat"})
_SURE = 12
_DATE = 20
_FILED = 60
_TOP = 6
_AROUND = 3
_LONGEST_SENTENCE = 200
# How a row ends whose sentence goes on in the numbers below it.
_LEADS = (" at", " at:", "at,", ", at:")


# "1. At der gives en bevilling": no title, however it stands.
# "Punkter på dagsordenen:" leads in items, what else ends so a list.
_OF_AGENDA = re.compile(r"\bdagsorden(?:en)?:?$|\bpunkter:?$", re.IGNORECASE)
_RECOMMENDED = re.compile(r"[Aa]t\s")


def candidates_of(rows: Sequence[Row], marks: Landmarks) -> list[Candidate]:
    """The rows whose number may begin an item."""
    begins = transcript_begins([row.text for row in rows[:_FAR]])
    found = (_candidate(rows, marks, index) for index in range(begins, len(rows)))
    return [one for one in found if one is not None]


def by_numbers(
    rows: Sequence[Row], marks: Landmarks, candidates: Sequence[Candidate], first: int
) -> list[Start]:
    """The items that the numbers from row `first` on begin; [] where they only number a list."""
    families = _families([one for one in candidates if one.row >= first])
    chains = _chains(rows, marks, families)
    flat = _flattened(rows, families.get("dot", []))
    best = chains[0] if chains else []
    if len(flat) > len(best):
        return _starts(rows, marks, flat)
    if not _is_agenda(rows, marks, best):
        return []
    return _starts(rows, marks, _with_repeated(rows, marks, best, families))


def by_each_form(
    rows: Sequence[Row], marks: Landmarks, candidates: Sequence[Candidate]
) -> list[list[Start]]:
    """The items that the numbers in each form begin, whatever they number, the surest first."""
    chains = _chains(rows, marks, _families(candidates))
    return [_starts(rows, marks, chain) for chain in chains if chain]


def _families(candidates: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    """The rows that may begin an item, by the form of their numbers."""
    families: dict[str, list[Candidate]] = {}
    for one in candidates:
        families.setdefault(_FAMILY.get(one.found.form, one.found.form), []).append(one)
    if "slash" in families:
        families["slash"] = _by_second(families["slash"])
    return families


def _chains(
    rows: Sequence[Row], marks: Landmarks, families: dict[str, list[Candidate]]
) -> list[list[Candidate]]:
    """The numbers of each form that count on: those with an item's headings under them first."""
    chains = [
        trimmed(rows, marks, best_chain(whole, lambda one: one.found.value), whole)
        for candidates in families.values()
        for whole in [[one for one in candidates if not _is_lettered(one)]]
    ]
    return sorted(
        chains,
        key=lambda chain: (
            sum(one.strong for one in chain),
            sum(one.weight for one in chain) + 0.5 * len(chain),
        ),
        reverse=True,
    )


def _starts(rows: Sequence[Row], marks: Landmarks, found: Sequence[Candidate]) -> list[Start]:
    return without_cases([start_of(rows, marks, one, one.found.title) for one in found])


def _by_second(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates in the order of the number behind the stroke, where the year stands before it:
    "16/45", "16/46"."""
    split = all("/" in one.found.number for one in candidates)
    if not split or len(candidates) < 2 or len({one.found.value for one in candidates}) > 1:
        return candidates
    found = [
        one.found._replace(value=int(one.found.number.partition("/")[2])) for one in candidates
    ]
    return [
        one._replace(order=new.value, found=new) for one, new in zip(candidates, found, strict=True)
    ]


def _flattened(rows: Sequence[Row], candidates: Sequence[Candidate]) -> list[Candidate]:
    """The items of a page that numbers each of its lists from one, and so each item "1.": titles
    that stand alone, most of them with an item's headings below."""
    ones = [
        one
        for one in candidates
        if one.found.value == 1
        and rows[one.row].gap
        and one.row + 1 < len(rows)
        and rows[one.row + 1].gap
        and not reads_as_sentence(one.found.title)
    ]
    strong = sum(one.strong for one in ones)
    return ones if strong >= _FEWEST_FLAT and strong * 2 >= len(ones) else []


def _with_repeated(
    rows: Sequence[Row],
    marks: Landmarks,
    chain: list[Candidate],
    families: dict[str, list[Candidate]],
) -> list[Candidate]:
    """`chain` with the items that bear the number of the one before them: with a letter, "3A", or
    by mistake, with another title and an item's headings below it."""
    following = {one.row: after.row for one, after in pairwise(chain)}
    found = list(chain)
    for first in chain:
        family = families[_FAMILY.get(first.found.form, first.found.form)]
        after = bisect_right(family, first.row, key=lambda one: one.row)
        end = bisect_left(family, following.get(first.row, len(rows)), key=lambda one: one.row)
        found += [
            one
            for one in family[after:end]
            if _is_lettered(one) and one.found.value == first.found.value
        ]
        if not first.strong:
            continue
        titles = {skeleton(title_of(rows, marks, first))}
        for one in family[after:end]:
            same = one.strong and one.found == first.found._replace(title=one.found.title)
            title = skeleton(title_of(rows, marks, one)) if same else ""
            if same and title not in titles:
                titles.add(title)
                found.append(one)
    return sorted(found, key=lambda one: one.row)


def _is_lettered(one: Candidate) -> bool:
    """Whether an item is a part of the one before it: "Punkt 3A"."""
    return one.found.form == "word" and one.found.number[-1:].isalpha()


def _candidate(rows: Sequence[Row], marks: Landmarks, index: int) -> Candidate | None:
    row = rows[index]
    found = numbered(row.text)
    if found is None or found.form == "ad" or marks.labels[index] is not None:
        return None
    if found.form == "bare" and len(row.cells) > 2 and not title_cell(row, found.number)[1]:
        return None  # a row of a table
    title = found.title
    if title and (
        _RECOMMENDED.match(title) or (marks.sections[index] in ENDINGS and says_result(title))
    ):
        return None
    if not title:
        if found.form == "word" and _title_above(rows, marks, index):
            return _below_title(rows, marks, index, found)
        if found.form in _TITLED_BELOW and _title_follows(rows, marks, index):
            title = rows[below_number(rows, marks, index)].text
        elif found.form != "access":
            return None
        if found.form == "alone" and _is_treatment(rows, index):
            return None
    if (
        title
        and not is_title(title)
        and not (found.form in _RUNNING and len(title) > 60)
        and not (row.gap and title[0].isupper() and len(title) < _LONGEST_SENTENCE)
        and not (marks.english and leads_in_capitals(title))
    ):
        return None
    weight = _FORM_WEIGHT[found.form] + 0.5 * row.heading + 0.3 * row.gap
    filed = _is_filed(rows, index)
    strong = (
        filed
        or _is_led_in(rows, index)
        or _is_of_page(rows, index, title)
        or (opens(rows, marks, index) and not _goes_on_right_below(rows, marks, index, found))
    )
    section = marks.sections[index]
    led = index > 0 and rows[index - 1].text.endswith(_LEADS)
    listed = section == "absent" and not row.gap and found.form == "dot" and not filed
    strong = strong and not led and not listed
    weight += 2.2 * strong
    if section == "attachments" and not strong:
        weight -= 1.5 if found.form != "word" else 0
    above = rows[index - 1].text if index else ""
    if above.endswith((":", " at", ", at", "at,")) and not (strong or _OF_AGENDA.search(above)):
        weight -= 1.5
    if title and STOCK.match(title):
        weight += 0.8
    return Candidate(index, found.value, weight, found, strong)


def _is_treatment(rows: Sequence[Row], index: int) -> bool:
    """Whether a number stands in a table of where else the case is treated: body, date, number."""
    below = rows[index + 1 : index + 3]
    return len(below) == 2 and bool(
        BODY.fullmatch(below[0].text) and len(below[1].text) < _DATE and days_in(below[1].text)
    )


def _goes_on_right_below(
    rows: Sequence[Row], marks: Landmarks, index: int, found: Numbered
) -> bool:
    """Whether a number stands right below the one before it, as in a list: the headings further
    down belong to the text that the list stands in."""
    if rows[index].gap or index == 0 or index + 1 >= len(rows):
        return False
    if marks.labels[index + 1] and marks.sections[index] != "recommendation":
        return False
    above = numbered(rows[index - 1].text)
    return above is not None and above.value == found.value - 1


def _is_of_page(rows: Sequence[Row], index: int, title: str) -> bool:
    """Whether a title is that of the page, which has it on top too, without the number."""
    key = title_key(title)
    return len(key) > _SURE and any(title_key(row.text) == key for row in rows[: min(index, _TOP)])


def _is_led_in(rows: Sequence[Row], index: int) -> bool:
    """Whether a row stands right below a group heading, a case number or the heads of columns: so
    items do of which nothing more is printed, the closed ones."""
    above = rows[index - 1] if index else None
    return above is not None and (
        group_access(above.text) is not None
        or access_word(above.text) is not None
        or case_row(above) is not None
        or is_column_heading(above.text)
    )


def _is_filed(rows: Sequence[Row], index: int) -> bool:
    """Whether the row right below says of an item whether it is open, and of which case."""
    below = rows[index + 1] if index + 1 < len(rows) else None
    return (
        below is not None
        and len(below.text) < _FILED
        and bool(access_word(below.text.split(" ")[0]) and case_number_in(below.text))
    )


def _title_above(rows: Sequence[Row], marks: Landmarks, index: int) -> bool:
    """Whether the number of an item stands right below its title: "Sag nr. 24"."""
    return (
        index > 0
        and (
            not rows[index].gap
            or (_evenly_set(rows, index) and not _title_follows(rows, marks, index))
        )
        and marks.labels[index - 1] is None
        and not _is_of_list(rows, marks, index - 1)
        and stands_as_title(rows[index - 1], at_once=False)
        and not names_file(rows[index - 1].text)
        and group_access(rows[index - 1].text) is None
        and folded(rows[index - 1].text) not in _NO_TITLE
        and not is_header_row(rows, index - 1)
    )


def _is_of_list(rows: Sequence[Row], marks: Landmarks, index: int) -> bool:
    """Whether a row goes on the list of those who are absent, above the first item."""
    listed = marks.sections[index] == "absent" and not rows[index].gap
    return listed and not any(one and one.kind in TELLING for one in marks.labels[:index])


def _evenly_set(rows: Sequence[Row], index: int) -> bool:
    """Whether every row around one stands apart, as the paragraphs of a Word document do: that
    this one does tells nothing."""
    return all(row.gap for row in rows[max(0, index - _AROUND) : index + _AROUND + 1])


def _below_title(rows: Sequence[Row], marks: Landmarks, index: int, found: Numbered) -> Candidate:
    titled = found._replace(title=rows[index - 1].text)
    return Candidate(index - 1, found.value, _FORM_WEIGHT["word"] + 2.2, titled, True)


def _title_follows(rows: Sequence[Row], marks: Landmarks, index: int) -> bool:
    below = below_number(rows, marks, index)
    return (
        below < len(rows)
        and (marks.labels[below] is None or STOCK.match(rows[below].text) is not None)
        and is_title(rows[below].text)
        and access_word(rows[below].text) != "open"
        and case_row(rows[below]) is None
        and len(rows[below].text) < _LONGEST_BELOW
    )


def _is_agenda(rows: Sequence[Row], marks: Landmarks, chain: list[Candidate]) -> bool:
    """Whether a sequence of numbers is that of an agenda, not of any numbered list."""
    if any(one.strong for one in chain):
        return True
    if not chain:
        return False
    sure = [
        one for one in chain if one.found.form in ("word", "slash", "series", "access", "paragraph")
    ]
    if len(sure) >= 2 or any(one.found.form == "series" for one in chain):
        return True
    stock = sum(bool(STOCK.match(title_of(rows, marks, one))) for one in chain)
    return len(chain) >= 2 and stock >= max(1, len(chain) // 5)
