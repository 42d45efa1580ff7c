"""Items numbered in two steps: the points of a meeting, "2.", and the items under each, "2.1."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.landmarks import Landmarks, opens
from agenda.reading.rows import Row
from agenda.reading.title_rows import Start
from agenda.reading.titles import is_title

_ITEM = re.compile(
    r"(?P<number>(?P<point>\d{1,2})\.(?P<value>\d{1,2}))\.?\s+(?P<title>[A-ZÆØÅÄÖ].*)"
)
_POINT = re.compile(r"(?P<value>\d{1,2})\.\s+(?P<title>[A-ZÆØÅÄÖ].*)")
_FEWEST = 3
_ABOVE = 3


def by_parts(rows: Sequence[Row], marks: Landmarks) -> list[Start]:
    """The points and their items, where most of the items have an item's headings below them and
    each point counts its own from one; [] where that is not so."""
    items: list[Start] = []
    points: dict[int, Start] = {}
    last = (0, 0)
    for at, row in enumerate(rows):
        found = _ITEM.fullmatch(row.text)
        if found is None or not is_title(found["title"]):
            continue
        step = int(found["point"]), int(found["value"])
        if step[1] == 1 and step[0] > last[0]:
            above = _point_above(rows, at, step[0])
            if above is None:
                continue
            points[step[0]] = above
        elif step != (last[0], last[1] + 1):
            continue
        last = step
        items.append(Start(at, at + 1, found["number"], found["title"]))
    sure = sum(opens(rows, marks, one.row) for one in items)
    if len(items) < _FEWEST or sure * 3 < 2 * len(items):
        return []
    capitals = all((one.title or "").isupper() for one in points.values())
    after = max(one.row for one in items)
    for at in range(after + 1, len(rows)):
        found = _POINT.fullmatch(rows[at].text)
        follows = found and rows[at].gap and int(found["value"]) == max(points) + 1
        if found and follows and found["title"].isupper() == capitals:
            points[max(points) + 1] = Start(at, at + 1, found["value"], found["title"])
    return sorted([*items, *points.values()], key=lambda one: one.row)


def _point_above(rows: Sequence[Row], at: int, value: int) -> Start | None:
    """The point whose first item begins at a row."""
    for place in range(at - 1, max(-1, at - 1 - _ABOVE), -1):
        found = _POINT.fullmatch(rows[place].text)
        if found and int(found["value"]) == value:
            return Start(place, place + 1, found["value"], found["title"])
    return None
