"""What a briefing is made of: frozen values and codes, and the numbers of its sources. How it is
put together is in `agenda.briefing`, how it reads in `exports`.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import msgspec

from agenda.checks import PartsFinding, Sum
from agenda.matching import Match
from agenda.suggestions import Suggestion
from data.records import (
    AgendaItem,
    Citation,
    Commitment,
    DatePoint,
    Document,
    FollowUp,
    Initiative,
    Meeting,
    Note,
    Question,
)
from data.text import fold


class Source(msgspec.Struct, frozen=True):
    """One place in one source; `number` counts from 1, document by document in the order
    in which the briefing first names one."""

    number: int
    citation: Citation
    document: Document
    closed: bool


class Statement(msgspec.Struct, frozen=True):
    """One commitment that was chosen, or that is `suggested` and neither chosen nor dismissed.
    `parties`: beside each of `actors` the person's party then, None where it is not known.
    `sources` are the numbers of its citations; it has at least one, or `commitment.by_hand` is set.
    `passed`: the deadlines that have passed as of the meeting."""

    commitment: Commitment
    initiative: Initiative | None
    document: Document | None
    actors: tuple[str, ...]
    parties: tuple[str | None, ...]
    money: tuple[Sum, ...]
    parts: tuple[PartsFinding, ...]
    passed: tuple[DatePoint, ...]
    sources: tuple[int, ...]
    closed: bool
    suggested: Match | None = None

    @property
    def overdue(self) -> bool:
        """Whether a deadline has passed while it is neither done nor dropped."""
        return bool(self.passed)

    def elsewhere(self, here: str | None) -> str | None:
        """The municipality that it binds, where that is another one than `here`."""
        where = self.commitment.municipality
        return where if where and here and fold(where) != fold(here) else None


class BriefingLine(msgspec.Struct, frozen=True):
    """A line inside an item, by its number or text, with the commitments that go with it."""

    number: str | None
    text: str
    actor: str | None
    statements: tuple[Statement, ...]


class BriefingQuestion(msgspec.Struct, frozen=True):
    """An open question. `comes_back`: it was flagged elsewhere and turns up here by itself, because
    of `about`, the title of the initiative, commitment or item that it is on."""

    question: Question
    about: str
    comes_back: bool
    overdue: bool
    closed: bool


class BriefingNote(msgspec.Struct, frozen=True):
    """A note; `about` is the title of what it is on, None for the item or meeting itself."""

    note: Note
    about: str | None
    closed: bool


class BriefingSuggestion(msgspec.Struct, frozen=True):
    """A question that one could ask, with the numbers of its sources."""

    suggestion: Suggestion
    sources: tuple[int, ...]


class Since(msgspec.Struct, frozen=True):
    """What came of an initiative on the item, with the numbers of its sources; without any its own
    note says it."""

    follow_up: FollowUp
    initiative: Initiative
    sources: tuple[int, ...]
    closed: bool


class BriefingItem(msgspec.Struct, frozen=True):
    """One item of the agenda: what goes with all of it, line by line, what came of that `since`,
    the newest first, and what to ask. `asked` are the texts of all questions on its commitments,
    also answered ones."""

    item: AgendaItem
    statements: tuple[Statement, ...]
    lines: tuple[BriefingLine, ...]
    questions: tuple[BriefingQuestion, ...]
    notes: tuple[BriefingNote, ...]
    closed: bool
    since: tuple[Since, ...] = ()
    suggested: tuple[BriefingSuggestion, ...] = ()
    asked: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing goes with the item."""
        return not (self.statements or self.lines or self.questions or self.notes)


class Briefing(msgspec.Struct, frozen=True):
    """A meeting with everything chosen for it. `as_of` decides what is overdue: the meeting's own
    date, else today. `holds_closed` stamps every page; `items_left_out` counts closed items."""

    meeting: Meeting
    as_of: date
    items: tuple[BriefingItem, ...]
    notes: tuple[BriefingNote, ...]
    sources: tuple[Source, ...]
    meeting_closed: bool
    holds_closed: bool
    items_left_out: int


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
