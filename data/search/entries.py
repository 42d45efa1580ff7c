"""What the index keeps of a record: its words in three places, its facets and its age.

The one description of what look-up finds a record by. Reads records, writes nothing, knows no SQL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from data.closed_items import ClosedItems, without_closed_sources
from data.dates import date_span
from data.records import (
    Actor,
    AgendaItem,
    Amount,
    Commitment,
    DatePoint,
    Document,
    Initiative,
    Meeting,
    Note,
    Question,
    Record,
    table_of,
)
from data.search.words import tokens, word_key
from data.text import fold

R = TypeVar("R", bound=Record)

# Kinds that look-up finds, in the order of their number in the index.
FOUND: tuple[type[Record], ...] = (Commitment, Initiative, Question, Note, AgendaItem)
KINDS: tuple[str, ...] = tuple(table_of(kind) for kind in FOUND)

# Facet terms begin with three characters, two of which no folded word has, so that they stay out of
# the index of prefixes.
MARK = "=="
EVERYTHING = "==*"
# An initiative of which one of its commitments tells all that it says itself: whoever finds it
# finds the commitment, too, on a line of the same words.
TOLD_BY_COMMITMENT = "==etold"
AMOUNTS_PER_TENFOLD = 8
_LONGEST_TEXT = 200_000
# Who said it and what it is about often stands in the sentence before or after.
_BESIDE = 400
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
    "oktober", "november", "december",
)  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SEASONS = {"spring": "forår", "summer": "sommer", "autumn": "efterår", "winter": "vinter"}


class Entry(msgspec.Struct, frozen=True):
    """One record as the index sees it: what is searched of it, place by place, its exact terms, and
    its age as an ordinal day.

    `places` are its title, its text, the headings it stands under (section, initiative), its
    context (place, document, who said it), and what stands beside its quotes.
    """

    kind: str
    id: str
    places: tuple[str, str, str, str, str]
    facets: tuple[str, ...]
    day: int


class Surroundings:
    """The records that a batch of entries refers to, by table and identifier."""

    def __init__(
        self,
        records: Mapping[str, Mapping[str, Record]],
        flagged: Container[str],
        told: Container[str],
        texts: Mapping[str, str],
        closed_items: ClosedItems,
    ) -> None:
        self._records = records
        self._flagged = flagged
        self._told = told
        self._texts = texts
        self._closed_items = closed_items

    def get(self, kind: type[R], identifier: str | None) -> R | None:
        """The record referred to, None when there is none."""
        found = self._records.get(table_of(kind), {}).get(identifier or "")
        return found if isinstance(found, kind) else None

    def flagged(self, identifier: str | None) -> bool:
        """Whether an open question stands on that record."""
        return identifier is not None and identifier in self._flagged

    def told_by_commitment(self, initiative: Initiative) -> bool:
        """Whether one of its commitments tells all that an initiative says itself."""
        return initiative.id in self._told

    def actors(self, record: Commitment) -> list[Actor]:
        """Who commits; of what only a closed document tells of them no more than that document's
        own commitments may be found by."""
        found = (self.get(Actor, one) for one in record.actors)
        own = self._is_closed_document(record.document or "")
        return [
            one if own else without_closed_sources(one, self._is_closed_document)
            for one in found
            if one
        ]

    def _is_closed_document(self, identifier: str) -> bool:
        found = self.get(Document, identifier)
        return found is not None and found.closed

    def beside(self, record: Commitment) -> str:
        """What stands before and after the citations of a commitment in their sources, where those
        are imported; of what is closed there nothing, unless the commitment itself is."""
        found = []
        is_closed = self._is_closed(record)
        for one in record.citations:
            text = self._texts.get(one.version or "")
            if text is not None:
                before = text[max(0, one.start - _BESIDE) : one.start]
                told = f"{before}\n{text[one.end : one.end + _BESIDE]}"
                if not is_closed:
                    told = self._closed_items.open_words(one.document, told)
                found.append(told)
        return "\n".join(found).strip()

    def _is_closed(self, record: Commitment) -> bool:
        """Whether a commitment is closed, by itself or by what it derives from."""
        initiative = self.get(Initiative, record.initiative)
        return (
            record.closed
            or (initiative is not None and initiative.closed)
            or self._is_closed_document(record.document or "")
            or any(self._is_closed_document(one.document) for one in record.citations)
            or any(map(self._closed_items.standing_in, record.citations))
        )


def facet(letter: str, value: str) -> str:
    """The term of one facet: `facet("s", "done")` is `==sdone`."""
    return f"{MARK}{letter}{value}"


def document_facet(identifier: str) -> str:
    """The term of a commitment that cites another document than its own."""
    return facet("u", identifier.replace("-", ""))


def actor_facet(identifier: str) -> str:
    """The term of an actor's commitments."""
    return facet("i", identifier.replace("-", ""))


def amount_bucket(amount: int) -> int:
    """Which of eight buckets per power of ten an amount lies in; negative ones mirrored."""
    import math

    if amount == 0:
        return 500
    bucket = int(math.log10(abs(amount)) * AMOUNTS_PER_TENFOLD + 1e-9) + 1
    return 500 + (bucket if amount > 0 else -bucket)


def entry_of(record: Record, around: Surroundings) -> Entry:
    """The entry of a record of one of the kinds in `FOUND`."""
    makers: dict[type[Record], Callable[[Any, Surroundings], Entry]] = {
        Commitment: _commitment, Initiative: _initiative, Question: _question, Note: _note,
        AgendaItem: _agenda_item,
    }  # fmt: skip
    return makers[type(record)](record, around)


def _entry(
    record: Record, title: str, text: Iterable[str | None], context: Iterable[str | None],
    facets: Iterable[str], day: int | None = None, headings: Iterable[str | None] = (),
    beside: str = "",
) -> Entry:  # fmt: skip
    kind = table_of(type(record))
    closed = [facet("e", "closed")] if getattr(record, "closed", False) else []
    every = (EVERYTHING, facet("t", kind), *closed, *facets)
    return Entry(
        kind,
        record.id,
        (title, _joined(text), _joined(headings), _joined(context), beside),
        tuple(dict.fromkeys(every)),
        made_on(record.id) if day is None else day,
    )


def _joined(parts: Iterable[str | None]) -> str:
    return "\n".join(part for part in parts if part)[:_LONGEST_TEXT]


def made_on(identifier: str) -> int:
    """The day a record was made, from the clock in its UUIDv7."""
    milliseconds = int(identifier[:8] + identifier[9:13], 16)
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).toordinal()
    except (ValueError, OverflowError, OSError):
        return 0


def _words(letter: str, *texts: str | None) -> list[str]:
    return [one for text in texts if text for one in _word_facets(letter, text)]


# (What is kept in mind here, `data.purge` forgets.)
@lru_cache(maxsize=5_000)
def _word_facets(letter: str, text: str) -> list[str]:
    return [facet(letter, one.folded) for one in tokens(text)]


def _commitment(record: Commitment, around: Surroundings) -> Entry:
    document = around.get(Document, record.document)
    initiative = around.get(Initiative, record.initiative)
    actors = around.actors(record)
    municipality = record.municipality or (document.municipality if document else None)
    text = (
        record.summary, record.status_reason, *(one.quote for one in record.citations),
        *(one.purpose for one in record.amounts), *(one.written for one in record.dates),
    )  # fmt: skip
    context = (
        record.number, municipality, *map(_actor_words, actors),
        document.title if document else None, _stem(document),
        *(_date_words(one.value) for one in record.dates),
        " ".join(str(one.amount) for one in record.amounts),
    )  # fmt: skip
    facets = [
        *_words("c", municipality), *(term for one in actors for term in _actor_facets(one)),
        *_amount_facets(record.amounts),
        *_date_facets(record, document), *_words("f", *_document_names(document)),
        facet("s", record.status), *([facet("h", fold(record.theme))] if record.theme else ()),
        *([] if record.reviewed else [facet("e", "unreviewed")]),
        *([facet("e", "flagged")]
          if around.flagged(record.id) or around.flagged(record.initiative) else ()),
        *(document_facet(one.document) for one in record.citations
          if one.document != record.document),
    ]  # fmt: skip
    headings = (record.section, initiative.title if initiative else None)
    day = _day(record, document)
    return _entry(record, record.title, text, context, facets, day, headings, around.beside(record))


def _initiative(record: Initiative, around: Surroundings) -> Entry:
    facets = [
        *_words("c", record.municipality),
        *([facet("h", fold(record.theme))] if record.theme else ()),
        *([facet("e", "flagged")] if around.flagged(record.id) else ()),
        *([TOLD_BY_COMMITMENT] if around.told_by_commitment(record) else ()),
    ]
    return _entry(record, record.title, (record.summary,), (record.municipality,), facets)


def _question(record: Question, around: Surroundings) -> Entry:
    text = (record.answer, *(part.text for part in record.parts))
    return _entry(record, record.text, text, (record.asked_of, _about(record, around)), ())


def _note(record: Note, around: Surroundings) -> Entry:
    return _entry(record, record.text, (), (_about(record, around),), ())


def _about(record: Question | Note, around: Surroundings) -> str | None:
    about = (
        around.get(Initiative, record.initiative), around.get(Commitment, record.commitment),
        around.get(AgendaItem, record.agenda_item),
    )  # fmt: skip
    return next((one.title for one in about if one is not None), None)


def _agenda_item(record: AgendaItem, around: Surroundings) -> Entry:
    meeting = around.get(Meeting, record.meeting)
    text = (
        record.recommendation, record.case_text,
        *(f"{one.heading}\n{one.text}" for one in record.sections),
        *(one.text for one in record.lines),
    )  # fmt: skip
    context = (
        record.number, record.case_number,
        *((meeting.body, meeting.municipality) if meeting else ()),
        _date_words(meeting.date) if meeting and meeting.date else None,
    )  # fmt: skip
    place = meeting.municipality if meeting else None
    day = _last_day(meeting.date) if meeting and meeting.date else None
    return _entry(record, record.title, text, context, _words("c", place), day)


@lru_cache(maxsize=2_000)
def _actor_words(actor: Actor) -> str:
    parties = (one.party for one in actor.affiliations)
    roles = (one.title for one in actor.roles)
    return "\n".join((actor.name, *actor.aliases, *parties, *roles))


@lru_cache(maxsize=2_000)
def _actor_facets(actor: Actor) -> list[str]:
    facets = _words("a", actor.name, *actor.aliases)
    # A person's party, or the party itself; what is neither says nothing about a party.
    parties = [one.party for one in actor.affiliations]
    if not parties and actor.kind in ("party", "other"):
        parties = [actor.name, *actor.aliases]
    named = (one for party in parties for one in tokens(party))
    facets += [facet("p", word_key(one)) for one in named]
    facets.append(actor_facet(actor.id))
    return facets


def _amount_facets(amounts: Iterable[Amount]) -> list[str]:
    return [
        term
        for one in amounts
        for term in (facet("m", str(one.amount)), facet("b", f"{amount_bucket(one.amount):03}"))
    ]


def _stem(document: Document | None) -> str | None:
    """The words of a document's file name, which often say of what year and kind it is."""
    if document is None or document.file_name is None:
        return None
    stem, dot, _ = document.file_name.rpartition(".")
    return (stem if dot else document.file_name).replace("_", " ")


def _document_names(document: Document | None) -> tuple[str | None, ...]:
    return (document.title, document.file_name, document.publisher) if document else ()


@lru_cache(maxsize=5_000)
def _date_words(value: str) -> str:
    """The month, season and year of a date as a person writes them."""
    words = []
    for point in value.split("/"):
        year, _, rest = point.partition("-")
        if rest[:2].isdigit():
            words.append(_MONTHS[int(rest[:2]) - 1])
        elif rest in _SEASONS:
            words.append(_SEASONS[rest])
        words.append(year)
    return " ".join(words)


@lru_cache(maxsize=5_000)
def _years(value: str) -> range:
    first, last = date_span(value)
    return range(first.year, min(last.year, first.year + 100) + 1)


def _date_facets(record: Commitment, document: Document | None) -> list[str]:
    values = [one.value for one in record.dates]
    if document and document.date:
        values.append(document.date)
    elif document:
        # Without a date it is of the years that its names tell.
        names = f"{document.title} {document.file_name or ''}"
        values += _YEAR.findall(names)
    facets = [facet("y", str(year)) for value in values for year in _years(value)]
    for one in record.dates:
        if one.role == "deadline":
            facets += [facet("d", str(year)) for year in _years(one.value)]
            if record.reviewed and record.status not in ("done", "dropped"):
                facets.append(facet("e", "open-deadline"))
    return facets


@lru_cache(maxsize=5_000)
def _last_day(value: str) -> int:
    return date_span(value)[1].toordinal()


def _day(record: Commitment, document: Document | None) -> int:
    """How old a commitment is: when its document is from, else when it was decided. One typed by
    hand is as old as its record; what only an undated document says is older than all the rest."""
    if document and document.date:
        return _last_day(document.date)
    decided = [_last_day(one.value) for one in record.dates if one.role in ("decision", "start")]
    if decided:
        return max(decided)
    return made_on(record.id) if document is None else 0


def deadlines(points: Iterable[DatePoint]) -> list[tuple[date, date]]:
    """First and last day of each deadline."""
    return [date_span(one.value) for one in points if one.role == "deadline"]
