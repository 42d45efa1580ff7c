"""Which records go out in a pack: what was asked for and everything it refers to, nothing closed
unless it is asked for by name, and with `public` nobody's notes and questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from agenda.closed import ClosedCheck, without_closed_sources
from data.closed_items import without_closed_parts
from data.packs.writer import json_lines, yaml_pack
from data.records import (
    RECORD_TYPES,
    Actor,
    AgendaItem,
    Commitment,
    Document,
    FollowUp,
    Note,
    Question,
    Record,
    Version,
    references,
    table_of,
)
from data.store.cited import citations_of
from data.store.library import Library
from exports.language import _

PackFormat = Literal["yaml", "jsonl"]

_PRIVATE: tuple[type[Record], ...] = (Question, Note)


class PackContents(msgspec.Struct, frozen=True):
    """What goes into a pack. `left_out` counts the closed records that were asked for and stay;
    `holds_closed` says that some are in it."""

    records: tuple[Record, ...]
    left_out: int
    holds_closed: bool


def everything(
    library: Library, *, public: bool = False, include_closed: bool = False
) -> PackContents:
    """The whole library."""
    chosen = _Chosen(library, public, include_closed)
    # Commitments before initiatives, which are closed when all of their commitments are.
    for kind in reversed(RECORD_TYPES):
        if kind is not Actor:
            chosen.take(library.all(kind))
    chosen.take_actors(also_unused=True)
    return chosen.contents()


def found_by(
    library: Library,
    hits: Iterable[tuple[str, str]],
    *,
    public: bool = False,
    include_closed: bool = False,
) -> PackContents:
    """What a query found, as (table, identifier), with everything it refers to: a commitment's
    document, actors and initiative, the initiative's follow-ups, and unless `public` the questions
    and notes on any of it."""
    chosen = _Chosen(library, public, include_closed)
    wanted: dict[str, list[str]] = {}
    for table, identifier in hits:
        wanted.setdefault(table, []).append(identifier)
    for kind in RECORD_TYPES:
        chosen.take(library.some(kind, wanted.get(table_of(kind), [])).values())
    chosen.take_about()
    chosen.take_referred()
    chosen.take_actors(also_unused=False)
    return chosen.contents()


def pack(contents: PackContents, form: PackFormat) -> Iterator[bytes]:
    """The pack piece by piece: YAML for people, JSON Lines for bulk. Only YAML has room for the
    stamp of a pack that holds closed content."""
    if form == "jsonl":
        yield from json_lines(contents.records)
        return
    if contents.holds_closed:
        stamp = _("Contains closed content. Not to be passed on.")
        yield f"# {stamp}\n".encode()
    yield from yaml_pack(contents.records)


class _Chosen:
    """Records chosen so far; every one passes the same gate."""

    def __init__(self, library: Library, public: bool, include_closed: bool) -> None:
        self._library = library
        self._public = public
        self._include_closed = include_closed
        self._check = ClosedCheck(library)
        self._records: dict[tuple[str, str], Record] = {}
        self._left_out: set[str] = set()
        self._holds_closed = False

    def contents(self) -> PackContents:
        return PackContents(tuple(self._records.values()), len(self._left_out), self._holds_closed)

    def take(self, records: Iterable[Record]) -> None:
        for record in records:
            if self._public and isinstance(record, _PRIVATE):
                continue
            if self._check.is_closed(record):
                if not self._include_closed:
                    self._left_out.add(record.id)
                    continue
                self._holds_closed = True
            if not self._include_closed:
                record = self._check.without_closed_context(record)
                if isinstance(record, AgendaItem):
                    record = without_closed_parts(record, self._library)
            self._records[table_of(type(record)), record.id] = record

    def take_about(self) -> None:
        """Follow-ups, questions and notes on what was chosen, and on the initiatives of it."""
        for _round in range(2):  # notes can be on questions that came in the first round
            ids = {identifier for _table, identifier in self._records}
            ids |= {
                one.initiative
                for one in self._records.values()
                if isinstance(one, Commitment) and one.initiative is not None
            }
            for kind in (FollowUp, Question, Note):
                self.take(self._about(kind, ids))

    def _about(self, kind: type[Record], ids: set[str]) -> list[Record]:
        fields = references(kind)
        return [
            one
            for one in self._library.all(kind)
            if any(getattr(one, field) in ids for field in fields)
        ]

    def take_referred(self) -> None:
        """What the chosen records name, until nothing new turns up."""
        fresh = list(self._records.values())
        while fresh:
            wanted: dict[str, set[str]] = {}
            for record in fresh:
                for table, identifier in _named(record):
                    if (table, identifier) not in self._records:
                        wanted.setdefault(table, set()).add(identifier)
            before = set(self._records)
            for kind in RECORD_TYPES:
                if kind is not Actor:
                    self.take(self._library.some(kind, wanted.get(table_of(kind), ())).values())
            fresh = [one for key, one in self._records.items() if key not in before]

    def take_actors(self, *, also_unused: bool) -> None:
        """The actors that something chosen names; with `also_unused` those that nothing names too.
        Without closed content, what only a closed document says of them stays."""
        chosen = [one for one in self._records.values() if isinstance(one, Commitment)]
        named = {identifier for one in chosen for identifier in one.actors}
        if also_unused:
            used = "SELECT DISTINCT a.value FROM commitment c, json_each(c.actors) a"
            unused = self._library.rows(f"SELECT id FROM actor WHERE id NOT IN ({used})")
            named |= {row["id"] for row in unused}
        for actor in self._library.some(Actor, sorted(named)).values():
            shown = actor if self._include_closed else without_closed_sources(actor, self._check)
            self._records[table_of(Actor), actor.id] = shown
            told = [one.source for one in shown.affiliations] + [one.source for one in shown.roles]
            self.take(self._library.some(Document, filter(None, told)).values())


def _named(record: Record) -> Iterator[tuple[str, str]]:
    for field, table in references(type(record)).items():
        value = getattr(record, field)
        if isinstance(value, str):
            yield table, value
    for citation in citations_of(record):
        yield table_of(Document), citation.document
        if citation.version is not None:
            yield table_of(Version), citation.version
