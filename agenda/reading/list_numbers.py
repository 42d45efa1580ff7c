"""Which of the numbers that count on begin items: not the entries of a list inside an item, which
its numbers happen to go on into.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from agenda.reading.english import leads_in_capitals
from agenda.reading.landmarks import Landmarks, below_number
from agenda.reading.rows import Row
from agenda.reading.sequence import Candidate
from agenda.reading.titles import STOCK

# The headings that stand at the end of an item.
ENDINGS = frozenset(
    {"attachments", "history", "absent", "signature", "decision", "minority", "debate"}
)


def trimmed(
    rows: Sequence[Row],
    marks: Landmarks,
    chain: list[Candidate],
    candidates: list[Candidate],
) -> list[Candidate]:
    """`chain` without the list entries that its numbers happen to go on into."""
    titled = [leads_in_capitals(title_of(rows, marks, one)) for one in chain]
    in_capitals = sum(titled) > 2 and sum(titled) * 3 >= 2 * len(chain)
    if not in_capitals and not any(one.strong for one in chain):
        return [one for one in chain if one.weight > 0]
    rows_of_value: dict[int, list[int]] = {}
    for one in candidates:
        rows_of_value.setdefault(one.found.value, []).append(one.row)
    kept: list[Candidate] = []
    for one, capitals in zip(chain, titled, strict=True):
        before = rows_of_value.get(one.found.value - 1, [])
        if one.strong or (
            capitals
            if in_capitals
            else not _goes_on_list(one, kept, before) and _may_be_weak(rows, marks, one, kept)
        ):
            kept.append(one)
    return kept


def _goes_on_list(one: Candidate, kept: list[Candidate], before: list[int]) -> bool:
    """Whether a number goes on a list inside the item before it: the number before its own stands
    in that item's text (`before`: the rows where it stands)."""
    first = kept[-1].row if kept else -1
    at = bisect_right(before, first)
    return at < len(before) and before[at] < one.row


def _may_be_weak(
    rows: Sequence[Row], marks: Landmarks, one: Candidate, kept: list[Candidate]
) -> bool:
    """Whether a number without headings below it begins an item: after the end of another, or
    under a title that agendas have."""
    row = rows[one.row]
    if one.found.form in ("word", "series", "slash", "access", "paragraph") or row.heading:
        return True
    title = title_of(rows, marks, one)
    section = _section_within(marks, kept, one.row)
    if STOCK.match(title):
        return section not in ("recommendation", "attachments") or row.gap
    before = section == ""
    return (
        row.gap
        and len(title) < 150
        and (before or (section in ENDINGS and section != "attachments"))
    )


def title_of(rows: Sequence[Row], marks: Landmarks, one: Candidate) -> str:
    """The title of a candidate, behind its number or below it."""
    below = below_number(rows, marks, one.row)
    return one.found.title or (rows[below].text if below < len(rows) else "")


def _section_within(marks: Landmarks, kept: list[Candidate], row: int) -> str:
    """The kind of the last heading before a row, of the same item: '' where it has none yet."""
    first = kept[-1].row if kept else 0
    if any(marks.labels[place] is not None for place in range(max(first, row - 400), row)):
        return marks.sections[row]
    return ""
