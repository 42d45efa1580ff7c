"""What coming meetings mean for questions: at which of them one comes up, as in the briefing of
that meeting, and by when its answer is due by the local rule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from agenda.briefing import assemble
from agenda.editions import body_key
from agenda.matching import NO_MATCHES, ItemMatches
from data.dates import date_span
from data.records import AgendaItem, Meeting, Question
from data.store.library import Library

Rule = Literal["days", "next-meeting"]
NEXT_MEETING: Rule = "next-meeting"
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


def due_day(
    library: Library, question: Question, asked_on: str, *, rule: Rule, days: int
) -> str | None:
    """The day (ISO) by which the answer is due when the question is asked on `asked_on`.

    By the rule `next-meeting` that of the next meeting of the body whose item the question is on,
    or of any body where it is on none; where no such meeting is known, and by the rule `days`, so
    many days later. None where `asked_on` is not a whole date.
    """
    try:
        asked = date.fromisoformat(asked_on)
    except ValueError:
        return None
    if rule == NEXT_MEETING and (meeting := _next_meeting(library, question, asked)):
        return meeting
    return (asked + timedelta(days=days)).isoformat()


def _next_meeting(library: Library, question: Question, asked: date) -> str | None:
    item = library.get(AgendaItem, question.agenda_item) if question.agenda_item else None
    own = library.get(Meeting, item.meeting) if item else None
    wanted = body_key(own.body, own.municipality) if own else None
    later = [
        one.date
        for one in library.all(Meeting)
        if one.date is not None
        and len(one.date) == len("2025-10-08")
        and one.date > asked.isoformat()
        and (wanted is None or body_key(one.body, one.municipality) == wanted)
    ]
    return min(later, default=None)
