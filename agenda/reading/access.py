"""What is said of the access of items, outside their own text: headings over several, a row above
each, the header of the document; and items inside another that say they are closed: closed stays
closed, so each is an item of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agenda.reading.headings import group_access, label_of
from agenda.reading.landmarks import Landmarks
from agenda.reading.numbering import access_of_title, access_word, numbered
from agenda.reading.plausible import Layout
from agenda.reading.rows import Row
from agenda.reading.sequence import Candidate
from agenda.reading.title_rows import Start, start_of
from data.records import Access

_OPEN_DOCUMENT = re.compile(
    r"\b(?:åben (?:beslutningsprotokol|dagsorden|protokol|referat|tillægsdagsorden"
    r"|beslutningsreferat)|åbent (?:referat|tillægsreferat)"
    r"|åbent møde(?: for|\s+indholdsfortegnelse|$|\n)"
    r"|(?:dagsorden|referat|protokol)\s?[-–(]\s?åbent?|åben del|åbne dagsordenspunkter"
    r"|med åbne punkter"
    r"|for åbne døre\s?:)",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\b(?:in attendance|present)\b.{0,200}\b(?:members of the public|public\b)"
    r"|\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten) members? of the public\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(r"(?:Lukket|LUKKET) (?:punkt|sag|PUNKT|SAG)")
_GROUP_DISTANCE = 2
# So many rows below a title may state its case and access.
_HEAD = 2
# How far a number may be from that of the item it stands in: those between may be left out.
_NEAR = 6


def is_group(row: Row) -> bool:
    """Whether a row is a heading over several items, not the access of one: "Åben sag"."""
    several = row.text.lower().startswith(("åbne", "lukkede"))
    return group_access(row.text) is not None and (several or access_word(row.text) is None)


def access_of_groups(rows: Sequence[Row], first: int, starts: Sequence[Start]) -> dict[int, Access]:
    """What the last group heading above says of each item, by the row the item begins at. A
    heading that no item follows says nothing."""
    found: dict[int, Access] = {}
    current: Access | None = None
    done = first
    for start in starts:
        near = max(done, start.row - _GROUP_DISTANCE)
        stated = [one for row in rows[near : start.row] if (one := group_access(row.text))]
        current = stated[-1] if stated else current
        if current is not None:
            found[start.row] = current
        done = start.row
    return found


def access_above(rows: Sequence[Row], starts: Sequence[Start]) -> dict[int, Access]:
    """What a row right above the number says of access, by the row the item begins at, where that
    is the document's way for all items."""
    above = [access_word(rows[one.row - 1].text) if one.row else None for one in starts]
    if len(starts) < 2 or not all(above):
        return {}
    return {start.row: stated for start, stated in zip(starts, above, strict=True) if stated}


def access_right_above(
    rows: Sequence[Row], starts: Sequence[Start]
) -> dict[int, tuple[Access, bool]]:
    """What a row right above single items says of access, by the row the item begins at, and
    whether it says so of that item alone: below text it does, right below the title of the item
    before it may be of either, and "closed" then counts for both."""
    found: dict[int, tuple[Access, bool]] = {}
    for before, start in pairwise(starts):
        at = start.row - 1
        said = access_word(rows[at].text) if at >= before.body else None
        if said is None or (rows[start.row].gap and not rows[at].gap):
            continue
        alone = at - before.body >= _HEAD or any(
            label_of(row.text) is not None for row in rows[before.body : at]
        )
        if alone or (said == "closed" and not rows[start.row].gap):
            found[start.row] = said, alone
    return found


def document_access(header: Sequence[Row]) -> Access:
    """What the header says of all items: an open document, or one of a meeting with an audience."""
    text = "\n".join(row.text for row in header)
    alone = any(access_word(row.text) == "open" for row in header)
    return "open" if alone or _OPEN_DOCUMENT.search(text) or _PUBLIC.search(text) else "unknown"


def with_closed(rows: Sequence[Row], marks: Landmarks, layout: Layout) -> list[Start]:
    """The starts of `layout` and, in their order, those of numbered titles in the text of an item
    that say they are closed and that go on from its number, and of "Lukket punkt" behind it."""
    starts = layout.starts
    unplaced = {one.number: at for at, one in enumerate(layout.contents.entries)}
    for start in starts:
        unplaced.pop(start.number, None)
    found = list(starts)
    ends = [*(after.row for after in starts[1:]), len(rows)][: len(starts)]
    for start, end in zip(starts, ends, strict=True):
        last = numbered(rows[start.row].text)
        for index in range(start.body, end):
            one = numbered(rows[index].text)
            closed = one and "closed" in (one.access, access_of_title(one.title))
            if one and last and closed and last.value < one.value <= last.value + _NEAR:
                candidate = Candidate(index, one.value, 0.0, one, True)
                begun = start_of(rows, marks, candidate, one.title)
                found.append(begun._replace(entry=unplaced.get(one.number)))
                last = one
            elif (
                last and _CLOSED.fullmatch(rows[index].text) and _is_apart(marks, start, index, end)
            ):
                found.append(Start(index, index + 1, None, rows[index].text))
    return sorted(found, key=lambda one: one.row)


def _is_apart(marks: Landmarks, start: Start, index: int, end: int) -> bool:
    """Whether a row stands behind the decision of the item that begins at `start` and ends at
    `end`, and not right above the next one."""
    of_next = index + 1 == end < len(marks.labels)
    labels = marks.labels[start.body : index]
    return not of_next and any(one and one.kind == "decision" for one in labels)
