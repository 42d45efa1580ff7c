"""By when a question is answered by the local rule: so many days, or the next meeting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from agenda.editions import body_key
from data.records import AgendaItem, Meeting, Question
from data.store.library import Library

Rule = Literal["days", "next-meeting"]
NEXT_MEETING: Rule = "next-meeting"


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
