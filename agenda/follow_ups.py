"""What was decided becomes a follow-up of the initiative that it is about, once a person says so:
the timeline of an initiative grows by itself from agenda to minutes.

Values only. What is offered is worked out from the decisions and never stored.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from agenda import meetings, validity
from agenda.checks import date_of
from agenda.closed import ClosedCheck
from agenda.matching import NO_MATCHES, ItemMatches
from data.citations import SkeletonText, cite
from data.dates import date_span
from data.errors import Problem
from data.records import (
    AgendaItem,
    Citation,
    Commitment,
    Decision,
    Document,
    FollowUp,
    Initiative,
    Meeting,
    Status,
    Version,
)
from data.store.library import Library
from data.text import clean, skeleton

VERB = "keep-follow-ups"


class Offer(msgspec.Struct, frozen=True):
    """A decision that may be news of an initiative, which turns up on its item; not one from before
    what was promised there, which cannot have come of it. `date` is the
    decision's day, else the meeting's; `citations` is where it stands in the minutes, where they
    are here. `is_chosen`: a person put the initiative on the item; else look-up suggests it, or
    it was chosen for a line only."""

    item: AgendaItem
    decision: Decision
    initiative: Initiative
    date: str
    citations: tuple[Citation, ...]
    is_chosen: bool
    closed: bool


def offers(
    library: Library, meeting_id: str, matches: Mapping[str, ItemMatches] = NO_MATCHES
) -> tuple[Offer, ...]:
    """What was decided at a meeting (identifier) on initiatives and is not among their follow-ups
    yet, in the order of the items. Problem `unknown-record`."""
    meeting = validity.get(library, Meeting, meeting_id)
    check = ClosedCheck(library)
    minutes: _Minutes | None = None
    found = []
    for item in meetings.items(library, meeting.id):
        decided = library.all(Decision, agenda_item=item.id)
        promised = _promised(library, item, matches) if decided else {}
        for decision in decided:
            when = decision.date or meeting.date
            for initiative, is_chosen in _initiatives(promised, when).items():
                family = library.get(Initiative, initiative)
                if when is None or family is None or _is_known(library, family, decision):
                    continue
                minutes = minutes or _Minutes(library, meeting)
                closed = any(map(check.is_closed, (decision, item, family)))
                cited = minutes.citations(decision.text)
                found.append(Offer(item, decision, family, when, cited, is_chosen, closed))
    return tuple(found)


def keep(
    library: Library,
    chosen: Sequence[Offer],
    *,
    status: Status | None = None,
    author: str = "",
) -> list[FollowUp]:
    """Make follow-ups of what a person confirmed, as one action; with `status` they say how the
    initiatives stand. What is closed stays closed. Problem `nothing-chosen`."""
    if not chosen:
        raise Problem("nothing-chosen")
    made = []
    with library.writing(VERB, author=author) as change:
        for one in chosen:
            follow_up = validity.made(
                FollowUp,
                initiative=one.initiative.id,
                date=one.date,
                kind="evidence" if status is None else "status",
                status=status,
                note=_note(one.decision),
                citations=one.citations,
                closed=one.closed,
                author=author,
            )
            validity.require_references(library, follow_up)
            change.add(follow_up)
            made.append(follow_up)
    return made


def _note(decision: Decision) -> str:
    text = clean(decision.text).strip()
    return f"{decision.body}: {text}" if decision.body else text


class _Promised(NamedTuple):
    """A commitment on an item: its initiative, the day from which it stands where that is known,
    and whether a person put it on all of the item."""

    initiative: str
    since: date | None
    is_chosen: bool


def _promised(
    library: Library, item: AgendaItem, matches: Mapping[str, ItemMatches]
) -> list[_Promised]:
    """The commitments on an item that belong to an initiative; those that a person put there first.
    The decision is about the item: on a line of it what was chosen counts as suggested, and what is
    suggested is left out."""
    selections = meetings.selections(library, item.id)
    judged = {(one.commitment, one.line) for one in selections}
    chosen = [one.commitment for one in selections if one.chosen and one.line is None]
    suggested = [one.commitment for one in selections if one.chosen and one.line is not None]
    suggested += [
        one.commitment
        for one in matches.get(item.id, ItemMatches()).whole
        if (one.commitment, None) not in judged
    ]
    commitments = library.some(Commitment, [*chosen, *suggested])
    documents = library.some(
        Document, (one.document for one in commitments.values() if one.document is not None)
    )
    found = []
    for identifiers, is_chosen in ((chosen, True), (suggested, False)):
        for one in (commitments[each] for each in identifiers if each in commitments):
            if one.reviewed and one.initiative is not None:
                told = date_of(one, documents.get(one.document or ""))
                since = date_span(told)[0] if told else None
                found.append(_Promised(one.initiative, since, is_chosen))
    return found


def _initiatives(promised: Collection[_Promised], decided_on: str | None) -> dict[str, bool]:
    """The initiatives of which something had been promised when it was decided, and whether a
    person put that on the item. A day of which only the month or year is known may be the later."""
    last = date_span(decided_on)[1] if decided_on else None
    found: dict[str, bool] = {}
    for one in promised:
        if last is None or one.since is None or one.since <= last:
            found.setdefault(one.initiative, one.is_chosen)
    return found


def _is_known(library: Library, initiative: Initiative, decision: Decision) -> bool:
    told = skeleton(decision.text)
    return any(
        told in skeleton(one.note or "") for one in library.all(FollowUp, initiative=initiative.id)
    )


class _Minutes:
    """The newest text of a meeting's own document, where it is here."""

    def __init__(self, library: Library, meeting: Meeting) -> None:
        self._document = meeting.document
        self._version: Version | None = None
        self._place: SkeletonText | None = None
        if meeting.document is None:
            return
        for version in reversed(library.all(Version, document=meeting.document)):
            text = library.text(version.id)
            if text is not None:
                self._version, self._place = version, SkeletonText(text)
                self._passages = library.passages(version.id)
                return

    def citations(self, text: str) -> tuple[Citation, ...]:
        """Where a text stands, found by its letters and digits; nothing where it does not."""
        if self._place is None or self._version is None or self._document is None:
            return ()
        wanted = skeleton(text)
        at = self._place.skeleton.find(wanted) if wanted else -1
        if at < 0:
            return ()
        start, end = self._place.span(at, at + len(wanted))
        page = None
        for one in self._passages:
            if one.start <= start:
                page = one.page
        citation = cite(
            self._place,
            start,
            end,
            document=self._document,
            version=self._version.id,
            page=page,
            recognised=self._version.recognised,
        )
        return (citation,)
