"""What was found in a text of composed letters, with the offsets of the text as it is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from data.composed import Composed
from data.extraction.candidates import (
    Candidate,
    DateFound,
    Extraction,
    FieldSource,
    MoneyFound,
    Span,
)

Placed = TypeVar("Placed", Span, MoneyFound, DateFound, FieldSource)


def as_stored(found: Extraction, whole: Composed, stored: str) -> Extraction:
    """`found` in `whole.text`, as found in `stored`: the quote is the stored text's own."""

    def placed(one: Placed) -> Placed:
        return replace(one, start=whole.stored(one.start), end=whole.stored(one.end))

    def candidate(one: Candidate) -> Candidate:
        start, end = whole.stored(one.start), whole.stored(one.end)
        return replace(
            one,
            start=start,
            end=end,
            text=stored[start:end],
            mentions=tuple(map(placed, one.mentions)),
            amounts=tuple(map(placed, one.amounts)),
            dates=tuple(map(placed, one.dates)),
            sources=tuple(map(placed, one.sources)),
        )

    return replace(found, candidates=tuple(map(candidate, found.candidates)))
