"""The numbers of a briefing's sources: counted up document by document, as they are listed."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from agenda.briefing_values import (
    Briefing,
    BriefingItem,
    BriefingLine,
    BriefingSuggestion,
    Since,
    Statement,
)

Numbered = TypeVar("Numbered", Statement, Since, BriefingSuggestion)


def by_document(briefing: Briefing) -> Briefing:
    """The briefing with its sources grouped by document, in the order in which it first names one,
    and numbered from 1 in that order: whoever looks up a number finds it by counting."""
    documents = list(dict.fromkeys(one.document.id for one in briefing.sources))
    ordered = sorted(
        briefing.sources, key=lambda one: (documents.index(one.document.id), one.number)
    )
    numbers = {one.number: place for place, one in enumerate(ordered, start=1)}
    return msgspec.structs.replace(
        briefing,
        items=tuple(_item(one, numbers) for one in briefing.items),
        sources=tuple(msgspec.structs.replace(one, number=numbers[one.number]) for one in ordered),
    )


def _item(item: BriefingItem, numbers: dict[int, int]) -> BriefingItem:
    def renumbered(found: tuple[Numbered, ...]) -> tuple[Numbered, ...]:
        return tuple(
            msgspec.structs.replace(one, sources=tuple(numbers[old] for old in one.sources))
            for one in found
        )

    def line(one: BriefingLine) -> BriefingLine:
        return msgspec.structs.replace(one, statements=renumbered(one.statements))

    return msgspec.structs.replace(
        item,
        statements=renumbered(item.statements),
        lines=tuple(map(line, item.lines)),
        since=renumbered(item.since),
        suggested=renumbered(item.suggested),
    )
