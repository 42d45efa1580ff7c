"""How plausible a reading of a document is: how many of its items are likely to be items, and how
many it is likely to have missed.

Several readings of one document are weighed against each other by what they found, whatever way
they found it. The weights (`plausible.json`) are fitted by `python -m bench.reading_training`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec

from agenda.reading.entries import NO_CONTENTS, Contents
from agenda.reading.landmarks import TELLING, Landmarks, opens
from agenda.reading.numbering import numbered
from agenda.reading.rows import Row
from agenda.reading.title_rows import Start
from agenda.reading.titles import STOCK, title_key


class Layout(NamedTuple):
    """One way to read a document: how it was found, its table of contents, and where the items
    begin."""

    way: str
    contents: Contents
    starts: tuple[Start, ...]


class _Item(NamedTuple):
    """One item of a reading: its rows, () where only the table of contents names it."""

    number: str | None
    title: str
    start: Start | None
    end: int
    listed: bool


_MOST_TIMES = 1.0
_FEW = 3
_FAR = 12
# More items than most meetings have say no more.
_MANY = 24.0
_DIGITS = re.compile(r"\d+")
_NO_MATTERS = frozenset({"recommendation", "attachments", "absent", "case", "decision"})

WEIGHTS = msgspec.json.decode(
    (Path(__file__).parent / "plausible.json").read_bytes(), type=dict[str, float]
)


def most_plausible(rows: Sequence[Row], marks: Landmarks, readings: Sequence[Layout]) -> Layout:
    """The reading that what it found speaks for most; that of nothing where there is none."""
    if len(readings) < 2:
        return readings[0] if readings else Layout("", NO_CONTENTS, ())
    seen = observations(rows, marks, readings)
    return readings[max(range(len(seen)), key=lambda at: _weighed(seen[at]))]


def _weighed(seen: dict[str, float]) -> float:
    return sum(weight * seen.get(name, 0.0) for name, weight in WEIGHTS.items())


def observations(
    rows: Sequence[Row], marks: Landmarks, readings: Sequence[Layout]
) -> list[dict[str, float]]:
    """What is observed of each reading: how many items it has, by itself and beside the reading
    with the most, and shares of them."""
    items = [_items_of(rows, one) for one in readings]
    most = min(max(map(len, items)), _MANY)
    begins = min(
        (
            start.row
            for one in readings
            if not one.contents.entries
            for start in one.starts
            if start.number and opens(rows, marks, max(start.body - 1, start.row))
        ),
        default=len(rows),
    )
    by_case = any(one.way == "case" for one in readings)
    return [
        {
            **_observed(rows, marks, one, found),
            "many": math.log(min(len(found), _MANY)),
            "of most": min(len(found) / most, 1.0),
            "untitled beside case": float(by_case and not all(each.title for each in found)),
            "below an item": float(any(entry.row > begins for entry in one.contents.entries[:1])),
        }
        for one, found in zip(readings, items, strict=True)
    ]


def _observed(
    rows: Sequence[Row],
    marks: Landmarks,
    one: Layout,
    items: Sequence[_Item],
) -> dict[str, float]:
    found: Counter[str] = Counter()
    keys = Counter(title_key(each.title) for each in items)
    values = [_value(each.number) for each in items]
    if one.way == "parts":
        values = [*range(1, len(items) + 1)]  # "2.1" goes on from "2"
    times = Counter(values)
    numbers = sum(value is not None for value in values)
    for at, each in enumerate(items):
        key = title_key(each.title)
        value = values[at]
        beside = (*values[max(at - 1, 0) : at], *values[at + 1 : at + 2])
        counts = value is not None and (value - 1 in beside[:1] or value + 1 in beside[-1:])
        found["untitled"] += not each.title
        found["stock"] += STOCK.match(each.title) is not None
        found["title twice"] += bool(key) and keys[key] > 1
        found["number in title"] += numbered(each.title) is not None
        found["ends as sentence"] += each.title.endswith((",", ";", ":"))
        found["counts on"] += counts
        found["counts not"] += value is not None and not counts and len(values) > 1
        found["unnumbered"] += value is None and numbers * 2 <= len(values)
        found["number twice"] += value is not None and times[value] > 1
        if each.start is not None:
            found["listed and found"] += each.listed
    shares = {name: count / len(items) for name, count in found.items()}
    return {
        "few": float(len(items) < _FEW),
        "holes": min(_holes(values) / len(items), _MOST_TIMES),
        one.way: 1.0,
        **shares,
        **_of_whole(rows, marks, one, items),
    }


def _items_of(rows: Sequence[Row], one: Layout) -> list[_Item]:
    """The items of a reading, in the order of its table, then of the text."""
    starts = one.starts
    ends = [*(after.row for after in starts[1:]), len(rows)][: len(starts)]
    placed = {
        start.entry: (start, end)
        for start, end in zip(starts, ends, strict=True)
        if start.entry is not None
    }
    items = []
    for at, entry in enumerate(one.contents.entries):
        start, end = placed.get(at, (None, 0))
        number = start.number if start is not None else None
        title = start.title if start is not None else entry.title
        items.append(_Item(number or entry.number, title or "", start, end, True))
    items += [
        _Item(start.number, start.title or "", start, end, False)
        for start, end in zip(starts, ends, strict=True)
        if start.entry is None
    ]
    return items


def _value(number: str | None) -> int | None:
    found = _DIGITS.search(number or "")
    return int(found[0]) if found else None


def _holes(values: Sequence[int | None]) -> int:
    """How many numbers are left out that no item without a number can have."""
    known = sorted({value for value in values if value is not None})
    # Closed items may have numbers of their own, far above the others.
    left_out = sum(b - a - 1 for a, b in pairwise(known) if b - a <= _FAR)
    return max(0, left_out - values.count(None))


def _of_whole(
    rows: Sequence[Row], marks: Landmarks, one: Layout, items: Sequence[_Item]
) -> dict[str, float]:
    """What is left of the document: the headings of items that stand above all items, or below
    the table and in none; and how regular the items are."""
    entries = [entry.row for entry in one.contents.entries]
    titles = {at + below for at in entries for below in (0, 1)}  # "Orientering" may be a title
    places = [
        at
        for at, label in enumerate(marks.labels)
        if label and label.kind in TELLING and at not in titles
    ]
    first = min((start.row for start in one.starts), default=len(rows))
    top = min([first, *entries[:1]])
    before = sum(at < top for at in places)
    left = sum(top <= at < first for at in places)
    listed = sum(marks.sections[at] in _NO_MATTERS and not rows[at].gap for at in entries)
    placed = [each for each in items if each.start is not None]
    having = Counter(kind for each in placed for kind in _kinds(marks, each))
    many = len(items)
    return {
        "headings above": min(before / many, _MOST_TIMES),
        "any heading above": float(before > 0),
        "headings left": min(left / many, _MOST_TIMES),
        "share left": left / max(len(places), 1),
        "entries in sections": listed / many,
        "regular": max(having.values(), default=0) / max(len(placed), 1),
    }


def _kinds(marks: Landmarks, one: _Item) -> set[str]:
    """The kinds of headings in the text of an item."""
    if one.start is None:
        return set()
    labels = marks.labels[one.start.body : one.end]
    return {label.kind for label in labels if label is not None} & TELLING
