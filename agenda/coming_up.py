"""At which coming meeting a question comes up: where its initiative, its commitment or its item
turns up, as in the briefing of that meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from agenda.briefing import assemble
from agenda.matching import NO_MATCHES, ItemMatches
from data.dates import date_span
from data.records import Meeting
from data.store.library import Library

# Agendas are known a few days before the meeting, so there are never many.
_MOST = 5


def coming_meetings(library: Library, today: date) -> list[Meeting]:
    """The meetings that are still to come or may be, the next one first, at most five."""
    coming = [
        (date_span(one.date), one.id, one)
        for one in library.all(Meeting)
        if one.date is not None and date_span(one.date)[1] >= today
    ]
    return [one for _when, _id, one in sorted(coming, key=lambda found: found[:2])][:_MOST]


def comes_up(
    library: Library, meeting: str, matches: Mapping[str, ItemMatches] = NO_MATCHES
) -> frozenset[str]:
    """The open questions (identifiers) that come up at a meeting (identifier), closed ones too.
    Problem `unknown-record`."""
    briefing = assemble(library, meeting, include_closed=True, matches=matches)
    return frozenset(one.question.id for item in briefing.items for one in item.questions)
