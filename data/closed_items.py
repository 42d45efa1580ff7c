"""What is closed in documents that are open as a whole: items, decisions and attachments of an
agenda or minutes, and the sources of what is known of an actor.

A commitment that was found there cites the document only. So the words of a citation are looked for
in what is closed of the meetings that the document tells of. Worked out anew each time: what is
reclassified later follows at once. Must not decide what to do about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

import msgspec

from data.records import (
    Actor,
    Affiliation,
    AgendaItem,
    Attachment,
    Citation,
    Decision,
    Document,
    Record,
    Role,
    table_of,
)
from data.store.library import Library
from data.store.rows import from_row
from data.text import skeleton

# Letters and digits; a shorter title says nothing of its own.
_SHORTEST_TITLE = 8
# So many letters at the ends of a quote tell where it stands.
_EDGE = 20
_PIECE = 12
# So many letters tell a part of a word from what any text has.
_SHORTEST_PART = 3
_PART = re.compile(r"[^\W_]+")
# So many letters at its ends mostly tell that a word is not there.
_TELLING = 4

# What is of a meeting's day may tell of it.
_OF_MEETINGS = ("agenda", "minutes")

R = TypeVar("R", bound=Record)
S = TypeVar("S", Affiliation, Role)


class _ClosedText(NamedTuple):
    """The letters and digits of a closed record (table, identifier): all that it says, and the
    title of an item, which may be one word."""

    record: tuple[str, str]
    told: str
    title: str = ""
    is_one_word: bool = False


class ClosedItems:
    """What is closed in the open documents of a library, remembering what it looked up."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: dict[str, Sequence[_ClosedText]] = {}
        self._says: dict[str, Callable[[str], bool]] = {}
        self._open: dict[str, str] = {}

    def place_of(self, citation: Citation) -> tuple[str, str] | None:
        """The closed item, decision or attachment (table, identifier) in which a citation stands,
        or the item of which it quotes the title; None where it is in none, or its source was not
        imported. A title of one word may be any word: what stands in an open item quotes none."""
        if found := self.standing_in(citation):
            return found
        quote = skeleton(citation.quote or "")
        for one in self._of_document(citation.document):
            if len(one.title) >= _SHORTEST_TITLE and one.title in quote:
                if one.is_one_word and quote in self._told_openly(citation.document):
                    continue
                return one.record
        return None

    def standing_in(self, citation: Citation) -> tuple[str, str] | None:
        """The closed item, decision or attachment in which a citation stands; None as above."""
        texts = self._of_document(citation.document)
        quote = skeleton(citation.quote or "") if texts else ""
        if not quote:
            return None
        before, after = skeleton(citation.prefix), skeleton(citation.suffix)
        for one in texts:
            if quote in one.told or _is_between(before, quote, after, one.told):
                return one.record
        return None

    def _told_openly(self, identifier: str) -> str:
        """The letters and digits of what the open items tell, part by part."""
        if identifier not in self._open:
            document = self._library.get(Document, identifier)
            access = "NOT m.closed AND agenda_item.access <> 'closed'"
            items = self._found(AgendaItem, access, document) if document else []
            parts = (part for one in items for part in self._open_parts(one))
            self._open[identifier] = "\n".join(map(skeleton, parts))
        return self._open[identifier]

    def _open_parts(self, item: AgendaItem) -> Iterator[str]:
        yield from _parts_of(without_closed_parts(item, self._library))
        for decision in self._library.all(Decision, agenda_item=item.id, closed=0):
            yield from _words_of(decision)

    def without_context(self, citation: Citation) -> Citation:
        """A citation without the words around it, where those may be of a closed item."""
        if not self._of_document(citation.document):
            return citation
        return msgspec.structs.replace(citation, prefix="", suffix="")

    def open_words(self, document: str, text: str) -> str:
        """Of a text that stands in a document (identifier) the words that nothing closed in it
        says, whole or in part: a text may be cut in the middle of a word."""
        if not self._of_document(document):
            return text
        if document not in self._says:
            self._says[document] = cache(self._told_in(document))
        says = self._says[document]
        return " ".join(word for word in text.split() if not says(word))

    def _told_in(self, document: str) -> Callable[[str], bool]:
        told = " ".join(one.told for one in self._of_document(document))

        pieces = {told[at : at + _TELLING] for at in range(len(told))}

        def has(letters: str) -> bool:
            # To look through all that is told for what is not there takes long.
            ends = letters[:_TELLING], letters[-_TELLING:]
            return (len(letters) < _TELLING or pieces.issuperset(ends)) and letters in told

        def says(word: str) -> bool:
            if has(skeleton(word)):
                return True
            parts = [] if word.isalnum() else _PART.findall(word)
            return any(has(skeleton(one)) for one in parts if len(one) >= _SHORTEST_PART)

        return says

    def _of_document(self, identifier: str) -> Sequence[_ClosedText]:
        if identifier not in self._texts:
            document = self._library.get(Document, identifier)
            self._texts[identifier] = list(self._closed_texts(document)) if document else []
        return self._texts[identifier]

    def _closed_texts(self, document: Document) -> Iterator[_ClosedText]:
        for item in self._found(AgendaItem, "m.closed OR agenda_item.access = 'closed'", document):
            yield self._text(item)
        for decision in self._found(Decision, "decision.closed", document):
            yield _closed_text(decision, _words_of(decision))
        for attachment in self._found(Attachment, "attachment.closed", document):
            yield _closed_text(attachment, [attachment.name])

    def _found(self, kind: type[R], closed: str, document: Document) -> list[R]:
        """Of the meeting that was made from the document, or is of its day: an agenda is no longer
        a meeting's own document when its minutes have come."""
        tells = document.kind in _OF_MEETINGS
        table = table_of(kind)
        beside = (
            "" if kind is AgendaItem else f"JOIN {table} ON {table}.agenda_item = agenda_item.id"
        )
        sql = f"""
            SELECT {table}.* FROM meeting m JOIN agenda_item ON agenda_item.meeting = m.id {beside}
            WHERE (m.document = ? OR m.date = ?) AND ({closed})"""
        rows = self._library.rows(sql, (document.id, document.date if tells else None))
        return [from_row(kind, row) for row in rows]

    def _text(self, item: AgendaItem) -> _ClosedText:
        decisions = self._library.all(Decision, agenda_item=item.id)
        attachments = self._library.all(Attachment, agenda_item=item.id)
        told = _parts_of(item)
        told += [one for decision in decisions for one in _words_of(decision)]
        told += [one.name for one in attachments]
        return _closed_text(item, told, item.title)


def documents_of_days(library: Library, days: Iterable[str]) -> set[str]:
    """The documents that may tell of meetings on some days."""
    sql = "SELECT id FROM document WHERE date = ? AND kind IN (?, ?)"
    return {row["id"] for day in days for row in library.rows(sql, (day, *_OF_MEETINGS))}


def _is_between(before: str, quote: str, after: str, told: str) -> bool:
    """Whether a quote stands inside a closed text although it is not told word for word: what an
    agenda prints between its sections (who was absent, the head of a page) is in none of them.

    Its two ends tell so, or what stands around it; around it stand headings that every item has,
    too, so a good part of its own words must be told there.
    """
    head, tail = quote[:_EDGE], quote[-_EDGE:]
    edges = ((before[-_EDGE:], after[:_EDGE]), (before[-_EDGE:], tail), (head, after[:_EDGE]))
    if not any(all(len(one) == _EDGE and one in told for one in pair) for pair in edges):
        return False
    pieces = [quote[at : at + _PIECE] for at in range(max(1, len(quote) - _PIECE + 1))]
    return 3 * sum(one in told for one in pieces) >= len(pieces)


def _closed_text(record: Record, told: Iterable[str], title: str = "") -> _ClosedText:
    place = table_of(type(record)), record.id
    is_one_word = len(_PART.findall(title)) == 1
    return _ClosedText(place, skeleton("\n".join(told)), skeleton(title), is_one_word)


def _parts_of(item: AgendaItem) -> list[str]:
    """What an item tells, as it stands in a document: the title, then section by section."""
    told = [item.title]
    told += [f"{one.heading} {one.text}" for one in item.sections]
    told += [one for one in (item.case_text, item.recommendation, item.case_number) if one]
    return told + [one.text for one in item.lines]


def _words_of(decision: Decision) -> list[str]:
    return [decision.text, *filter(None, [decision.votes]), *decision.minority_statements]


def without_closed_parts(item: AgendaItem, library: Library) -> AgendaItem:
    """An open item without the printed parts that repeat what is closed beside it: the words of a
    decision, the name of an attachment."""
    hidden = [
        skeleton(words)
        for one in library.all(Decision, agenda_item=item.id)
        if one.closed
        for words in _words_of(one)
    ]
    attachments = library.all(Attachment, agenda_item=item.id)
    hidden += [skeleton(one.name) for one in attachments if one.closed]
    hidden = list(filter(None, hidden))
    if not hidden:
        return item

    def is_open(text: str | None) -> bool:
        told = skeleton(text or "")
        return not any(one in told or (told and told in one) for one in hidden)

    return msgspec.structs.replace(
        item,
        sections=tuple(one for one in item.sections if is_open(one.text)),
        recommendation=item.recommendation if is_open(item.recommendation) else None,
        case_text=item.case_text if is_open(item.case_text) else None,
    )


def without_closed_sources(actor: Actor, is_closed: Callable[[str], bool]) -> Actor:
    """An actor without the affiliations and roles that only a closed document (identifier) tells
    of."""

    def open_ones(values: tuple[S, ...]) -> tuple[S, ...]:
        return tuple(one for one in values if one.source is None or not is_closed(one.source))

    sources = [told.source for told in actor.affiliations] + [told.source for told in actor.roles]
    if not any(sources):
        return actor
    return msgspec.structs.replace(
        actor, affiliations=open_ones(actor.affiliations), roles=open_ones(actor.roles)
    )
