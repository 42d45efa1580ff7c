"""Items found by numbers that begin paragraphs and count on by one, whatever stands below them:
minutes that print no more of an item than its title and what came of it, lists of titles."""

from __future__ import annotations

from collections.abc import Sequence

from agenda.reading.landmarks import Landmarks
from agenda.reading.numbering import numbered
from agenda.reading.rows import Row
from agenda.reading.sequence import Candidate
from agenda.reading.title_rows import Start, start_of

_FEWEST = 3
_LONGEST = 300
_CELLS = 3
_LISTS = frozenset({"attachments", "recommendation", "recommendation_and_decision"})
_LEADS_IN = (":", " at", ",")


def by_paragraphs(rows: Sequence[Row], marks: Landmarks) -> list[Start]:
    """The longest run of numbers of one form that begin paragraphs, or stand in rows right below
    such a one; [] where it has under three."""
    forms: dict[str, list[Candidate]] = {}
    in_list: dict[int, int] = {}
    begins: dict[int, int] = {}
    for index, row in enumerate(rows):
        found = numbered(row.text) if _may_begin(rows, marks, index) else None
        if found is None or not found.title or len(found.title) > _LONGEST:
            continue
        led_in = index > 0 and rows[index - 1].text.endswith(_LEADS_IN)
        if led_in or in_list.get(index - 1) == found.value - 1:
            in_list[index] = found.value
        elif row.gap or begins.get(index - 1) == found.value - 1:
            begins[index] = found.value
            one = Candidate(index, found.value, 1.0, found, False)
            forms.setdefault(found.form, []).append(one)
    longest = max((_longest_run(one) for one in forms.values()), key=len, default=[])
    return [
        start_of(rows, marks, one, one.found.title) for one in longest if len(longest) >= _FEWEST
    ]


def _may_begin(rows: Sequence[Row], marks: Landmarks, index: int) -> bool:
    """Whether an item may begin here: no heading, no row of a table, no list of what is recommended
    or attached."""
    return (
        marks.labels[index] is None
        and marks.sections[index] not in _LISTS
        and len(rows[index].cells) < _CELLS
    )


def _longest_run(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The most candidates whose values rise by one, those that stand first where there are more."""
    runs: dict[int, list[Candidate]] = {}
    for one in candidates:
        run = [*runs.get(one.order - 1, []), one]
        if len(run) > len(runs.get(one.order, [])):
            runs[one.order] = run
    return max(runs.values(), key=len, default=[])
