"""What a date that somebody else read out of a text is for there, by our own rules for dates.

For lines that give bare values: a role is never guessed, and what the words do not tell is a
period.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import cast

from data.records import DateRole


class DateRoles:
    """Tells the roles of dates in one text. `name` is its file name, `published` its ISO date where
    that is known: dates without a year are read by them."""

    def __init__(self, text: str, name: str, published: str | None) -> None:
        self._text = text
        self._name = name
        self._published = published

    def role(self, value: str, spans: Iterable[tuple[int, int]]) -> DateRole:
        """The role of a date that stands in one of the spans."""
        from data.extraction.dates import dates

        found = (
            one.role
            for start, end in spans
            for one in dates(self._text, start, end, self._document_date)
            if one.value == value
        )
        return cast("DateRole", next(found, "period"))

    @cached_property
    def _document_date(self) -> str | None:
        from data.extraction.blocks import blocks
        from data.extraction.document import read_document
        from data.extraction.outline import outline

        plan = outline(self._text, blocks(self._text))
        return read_document(self._text, plan, self._name, self._published).reading_date
