"""What the labels above the items say of a meeting: "Mødested: ...", or a label with its value on
the next row, or several labels and then their values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.aliases import CHROME
from agenda.reading.bodies import bodies_in, clean_body
from agenda.reading.days import days_in, labelled_time
from agenda.reading.header_labels import label_kind, label_name, value_of
from agenda.reading.headings import folded
from agenda.reading.places import after_time, is_place, place_before, place_first, place_value
from agenda.reading.rows import Row, is_chrome

_LONGEST = 200
_LABELS_TOGETHER = 6
# The next label, where the values of a form lost their places: "Mødested: Afbud fra: ..."
_LABEL_ONLY = re.compile(r"[A-ZÆØÅ][a-zæøå]+(?: fra)?:(?:\s|$)")


class Facts:
    """What labels say, each the first time that one does; `date` and `time` as everywhere."""

    def __init__(self) -> None:
        self.body: str | None = None
        self.town: str | None = None
        self.date: str | None = None
        self.time: str | None = None
        self.place: str | None = None

    def take(self, rows: Sequence[Row], index: int) -> None:
        """Take what the label of one row says."""
        kind = label_kind(rows[index])
        if kind in (None, "people", "other", "end"):
            return
        value = value_of(rows[index])
        if not value and index + 1 < len(rows):
            if label_kind(rows[index + 1]) is None:
                value = _next_row(rows, index + 1, kind)
            elif kind == "place":
                self.place = self.place or _below_labels(rows, index + 1)
        if not value or _LABEL_ONLY.match(value):
            return
        days, time = days_in(value), labelled_time(value)
        if kind in ("date", "time", "both"):
            if days:
                self.date = self.date or days[0].value
            self.time = self.time or time
            if kind == "both":
                self.place = self.place or after_time(value) or place_before(value)
        elif kind == "place" and folded(value) not in CHROME:
            self.place = self.place or place_value(value)
        elif len(value) > _LONGEST:
            return
        elif kind == "body" and self.body is None and not days:
            names = bodies_in(value)
            self.body = clean_body(value) if names or label_name(rows[index]) != "møde" else None
        elif kind == "municipality":
            self.town = self.town or value


def _next_row(rows: Sequence[Row], index: int, kind: str | None) -> str:
    """The value on the row below its label; a place may go on below it."""
    row = rows[index]
    below = rows[index + 1] if index + 1 < len(rows) else None
    if kind == "place" and below is not None and not below.gap and len(below.text) < 20:
        goes_on = is_place(below.text) and label_kind(below) is None and "," in row.text
        return f"{row.text} {below.text}" if goes_on else row.text
    return "" if is_chrome(row) else row.text


def _below_labels(rows: Sequence[Row], index: int) -> str | None:
    """The place among the values that stand behind the last of several labels, or below them, on a
    page that lost its columns."""
    last = index
    while last + 1 < len(rows) and label_kind(rows[last + 1]) and not value_of(rows[last]):
        last += 1
    if last - index > _LABELS_TOGETHER:
        return None
    value = value_of(rows[last])
    while (led := _LABEL_ONLY.match(value)) is not None:
        value = value[led.end() :]
    if value:
        return place_first(value)
    below = rows[last + 1 : last + 2 + _LABELS_TOGETHER]
    for row in below:
        if label_kind(row) is not None:
            return None
        if is_place(row.text) and not days_in(row.text):
            return place_value(row.text)
    return None
