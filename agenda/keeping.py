"""An agenda or minutes that were read become a meeting with its items; a new edition or a
supplementary agenda brings the meeting that is here up to date.

The same item keeps the person's notes, questions and choices. Everything is one action of the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from agenda import editions, meetings, validity
from agenda.editions import Change, ChangeCode
from agenda.reading import AgendaReading, ItemRead, MeetingRead
from data.documents.importing import Imported, Importer, OfMeeting
from data.documents.reading import Reading
from data.errors import Problem
from data.records import (
    AgendaItem,
    Attachment,
    BriefingSelection,
    Decision,
    Document,
    ItemLine,
    Meeting,
    Note,
    Question,
    Section,
)
from data.store.changes import Changes
from data.store.library import Library
from data.text import clean, clean_line, name_as_text, skeleton

VERB = "add-agenda"
_LONGEST_TEXT = 100_000
_LONGEST_LINE = 1_000
# Of a closed item often nothing is printed; the title of a record is never empty.
UNTITLED = "–"


class Kept(msgspec.Struct, frozen=True):
    """What became of an agenda. `is_new`: the meeting was made; else `changes` say what is other
    than before. `imported` is the document; `reading` what was read and could not be placed."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]
    is_new: bool
    changes: tuple[Change, ...]
    imported: Imported
    reading: AgendaReading


def keep_agenda(
    library: Library,
    file: Reading,
    name: str,
    reading: AgendaReading,
    *,
    body: str | None = None,
    date: str | None = None,
    municipality: str | None = None,
    closed: bool = False,
    author: str = "",
    imported: Imported | None = None,
) -> Kept:
    """Keep the file `name` as a document and what it says as a meeting. `body` and `date` stand in
    for what the text does not say, `municipality` too; `imported` is the document where it was kept
    already, by the action that this one belongs to.

    Problem: `no-agenda`, `agenda-without-body`, `agenda-without-date` (all with `file`).
    """
    told = _completed(reading.meeting, body, date, municipality)
    _require(reading, told, name)
    with library.as_one(VERB, author=author, files=[name_as_text(name)]) as change:
        if imported is None:
            imported = Importer(library, change).keep(
                file, name, meeting=of_meeting(told), closed=closed
            )
        document = _described(library, change, imported, told)
        imported = msgspec.structs.replace(imported, document=document)
        before = _same_meeting(library, told)
        if before is None:
            meeting = _meeting(told, document, closed)
            change.add(meeting)
        else:
            meeting = _updated_meeting(change, before, told, document, closed)
        # The very file again tells nothing new, and what was edited by hand since stays.
        again = before is not None and before.document == document.id and imported.outcome == "same"
        keeper = _Keeper(library, change, meeting, told)
        changes = [] if again else keeper.keep(reading.items, before is None)
        if meeting.closed:
            changes = [msgspec.structs.replace(one, closed=True) for one in changes]
    return Kept(
        meeting=meeting,
        items=tuple(meetings.items(library, meeting.id)),
        is_new=before is None,
        changes=() if before is None else tuple(changes),
        imported=imported,
        reading=reading,
    )


def of_meeting(told: MeetingRead) -> OfMeeting:
    """What the importer of documents needs to know of a meeting."""
    return OfMeeting(told.kind, told.body, told.date)


def _completed(
    told: MeetingRead, body: str | None, date: str | None, municipality: str | None
) -> MeetingRead:
    return msgspec.structs.replace(
        told,
        body=body or told.body,
        date=date or told.date,
        municipality=told.municipality or municipality,
    )


def _require(reading: AgendaReading, told: MeetingRead, name: str) -> None:
    if not reading.items:
        raise Problem("no-agenda", file=name)
    if told.body is None:
        raise Problem("agenda-without-body", file=name)
    if told.date is None:
        raise Problem("agenda-without-date", file=name)


def _same_meeting(library: Library, told: MeetingRead) -> Meeting | None:
    """The meeting of that body and date, where it is here."""
    assert told.body is not None
    wanted = editions.body_key(told.body, told.municipality)
    for one in library.all(Meeting, date=told.date):
        if editions.body_key(one.body, one.municipality or told.municipality) == wanted:
            return one
    return None


def _described(
    library: Library, change: Changes, imported: Imported, told: MeetingRead
) -> Document:
    """The document with what the agenda itself says about it, where nothing was known."""
    document = imported.document
    if imported.outcome != "new":
        return library.get(Document, document.id) or document
    better = msgspec.structs.replace(
        document,
        kind=told.kind,
        publisher=document.publisher or told.body,
        municipality=document.municipality or told.municipality,
        date=told.date or document.date,
    )
    change.replace(document, better)
    return better


def _meeting(told: MeetingRead, document: Document, closed: bool) -> Meeting:
    return validity.made(
        Meeting,
        body=told.body,
        municipality=told.municipality,
        date=told.date,
        time=told.time,
        place=_line(told.place),
        kind=told.kind,
        document=document.id,
        closed=closed or document.closed,
    )


def _updated_meeting(
    change: Changes, before: Meeting, told: MeetingRead, document: Document, closed: bool
) -> Meeting:
    """The meeting with what the newer file says of it; what it leaves out stays."""
    supplement = told.supplementary and before.document is not None
    meeting = msgspec.structs.replace(
        before,
        municipality=before.municipality or told.municipality,
        time=told.time or before.time,
        place=_line(told.place) or before.place,
        kind="minutes" if "minutes" in (told.kind, before.kind) else "agenda",
        document=before.document if supplement else document.id,
        closed=before.closed or closed or document.closed,
    )
    change.replace(before, meeting)
    return meeting


class _Keeper:
    """Writes the items of one file into one meeting."""

    def __init__(
        self, library: Library, change: Changes, meeting: Meeting, told: MeetingRead
    ) -> None:
        self._library = library
        self._change = change
        self._meeting = meeting
        self._told = told
        self.changes: list[Change] = []

    def keep(self, read: Sequence[ItemRead], is_new: bool) -> list[Change]:
        """Make or change the items; what is other than before."""
        before = meetings.items(self._library, self._meeting.id)
        pairs = editions.pair(before, read)
        kept = {one.id for one in pairs.values()}
        whole = not self._told.supplementary and 2 * len(kept) >= len(before)
        position = 0 if whole else 1 + max((one.position for one in before), default=-1)
        for place, one in enumerate(read):
            old = pairs.get(place)
            if old is None:
                self._add(one, position)
                position += 1
            else:
                self._update(old, one, position if whole else old.position)
                position += whole
        if whole and not is_new:
            self._leave_out([one for one in before if one.id not in kept], position)
        return self.changes

    def _add(self, read: ItemRead, position: int) -> None:
        item = validity.made(
            AgendaItem, meeting=self._meeting.id, position=position, **_fields(read)
        )
        self._change.add(item)
        self._add_beside(item, read, [], [])
        self._tell("item-added", item)

    def _update(self, old: AgendaItem, read: ItemRead, position: int) -> None:
        fields = editions.merged(old, _fields(read), minutes=self._told.kind == "minutes")
        new = validity.edited(old, {**fields, "position": position})
        self._change.replace(old, new)
        self.changes += editions.differences(old, new)
        self._rename_lines(old, new)
        attachments = self._library.all(Attachment, agenda_item=old.id)
        decisions = self._library.all(Decision, agenda_item=old.id)
        self._add_beside(new, read, attachments, decisions, is_new=False)

    def _rename_lines(self, old: AgendaItem, new: AgendaItem) -> None:
        """Choices and questions for a line go with its words when it gets another number."""
        moved = editions.renamed_lines(old.lines, new.lines)
        placed: list[BriefingSelection | Question] = []
        placed += self._library.all(BriefingSelection, agenda_item=old.id)
        placed += self._library.all(Question, agenda_item=old.id)
        for one in placed:
            if one.line in moved:
                renamed = msgspec.structs.replace(one, line=moved[one.line])
                self._change.replace(one, renamed)

    def _add_beside(
        self,
        item: AgendaItem,
        read: ItemRead,
        attachments: Sequence[Attachment],
        decisions: Sequence[Decision],
        *,
        is_new: bool = True,
    ) -> None:
        known = {skeleton(one.name) for one in attachments}
        for attachment in read.attachments:
            line = _line(attachment.name)
            if line and skeleton(line) not in known:
                known.add(skeleton(line))
                closed = attachment.access == "closed"
                address = _line(attachment.address)
                self._change.add(
                    Attachment(agenda_item=item.id, name=line, address=address, closed=closed)
                )
                if not is_new:
                    self._tell("attachment-added", item, line, closed=closed)
        for decision in _decisions(read, item, self._told):
            self._add_decision(item, decision, decisions, is_new)

    def _add_decision(
        self, item: AgendaItem, new: Decision, known: Sequence[Decision], is_new: bool
    ) -> None:
        """A decision that is new, or in the place of the same body's of the same day; what was
        closed stays closed."""
        if any(skeleton(one.text) == skeleton(new.text) for one in known):
            return
        same = [one for one in known if (one.body, one.date) == (new.body, new.date)]
        if same:
            new = msgspec.structs.replace(new, id=same[0].id, closed=same[0].closed)
            self._change.replace(same[0], new)
        else:
            self._change.add(new)
        if not is_new:
            self._tell("decision-added", item, new.text, closed=new.closed)

    def _tell(
        self, code: ChangeCode, item: AgendaItem, new: str | None = None, *, closed: bool = False
    ) -> None:
        closed = closed or item.closed
        self.changes.append(Change(code, item.id, item.number, item.title, new=new, closed=closed))

    def _leave_out(self, items: Sequence[AgendaItem], position: int) -> None:
        """Items that the new edition has no longer: kept, last, where they hold the person's own
        words or choices, else taken out."""
        for place, item in enumerate(items):
            mine = any(
                self._library.all(kind, agenda_item=item.id)
                for kind in (Note, Question, BriefingSelection)
            )
            code: ChangeCode = "item-kept" if mine else "item-gone"
            self._tell(code, item)
            if mine:
                moved = msgspec.structs.replace(item, position=position + place)
                self._change.replace(item, moved)
                continue
            for kind in (Attachment, Decision):
                for record in self._library.all(kind, agenda_item=item.id):
                    self._change.remove(record)
            self._change.remove(item)


def _fields(read: ItemRead) -> dict[str, Any]:
    return {
        "title": _line(read.title) or UNTITLED,
        "number": _line(read.number),
        "case_number": _line(read.case_number),
        "access": read.access,
        "recommendation": _text(read.recommendation),
        "case_text": _text(read.case_text),
        "sections": tuple(
            Section(heading=clean_line(one.heading), text=_text(one.text) or "", kind=one.kind)
            for one in read.sections
            if one.heading.strip() or one.text.strip()
        ),
        "lines": tuple(
            ItemLine(text=text, number=_line(one.number), actor=_line(one.actor))
            for one in read.lines
            if (text := _line(one.text))
        ),
    }


def _decisions(read: ItemRead, item: AgendaItem, told: MeetingRead) -> list[Decision]:
    """What the bodies decided; the meeting's own with its body and day, which its heading leaves
    out. Where only the whole decision was read, that."""
    made = [
        Decision(
            agenda_item=item.id,
            body=_line(one.body or (told.body if one.own else None)),
            date=one.date or (told.date if one.own else None),
            text=text,
            votes=_text(one.votes),
            minority_statements=tuple(
                said for each in one.minority_statements if (said := _text(each))
            ),
        )
        for one in read.decisions
        if (text := _text(one.text))
    ]
    own = _text(read.decision)
    if not made and own:
        made.append(Decision(agenda_item=item.id, body=_line(told.body), date=told.date, text=own))
    return made


def _text(text: str | None) -> str | None:
    return clean(text or "").strip()[:_LONGEST_TEXT] or None


def _line(text: str | None) -> str | None:
    return clean_line(text or "")[:_LONGEST_LINE] or None
