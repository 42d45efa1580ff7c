"""What extraction hands on: one candidate commitment with the words each field came from.

Knows nothing of files, the store or wording for people: reasons are codes with values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class PassageHint(Protocol):
    """The part of a passage that extraction reads: its extent and its page."""

    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def page(self) -> int | None: ...


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` (exclusive) of the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MoneyFound:
    """A sum of money in the text: whole units of `currency`, what it pays for in the text's own
    words (empty when it does not say), `kind` and `role` as in domain.md."""

    amount: int
    currency: str
    purpose: str
    kind: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateFound:
    """A calendar point or period in the text: ISO value, possibly partial, its role, the words."""

    value: str
    role: str
    written: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a passage was taken: a rule's code and the words of the text that met it.

    Codes: `list_demands`, `list_decisions`, `list_nominal`, `table_row`, `numbered_initiative`,
    `modal`, `announcement`, `passive`, `perfect`, `decision`, `order`, `demand`, `share`,
    `enumeration`.
    """

    code: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSource:
    """The place in the text that one field of a candidate rests on."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """An umbrella sum against its parts: `adds_up` is None where the text gives no parts."""

    total: int
    parts: tuple[int, ...]
    adds_up: bool | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A commitment as the rules found it, for a person to accept, correct or reject.

    `start`, `end` and `text` are the fullest mention; `mentions` has all, in the order of the
    text. `confidence` is 0 to 1. `sources` says for each field where it was read.
    """

    start: int
    end: int
    mentions: tuple[Span, ...]
    page: int | None
    text: str
    title: str
    section: str | None
    number: str | None
    actors: tuple[str, ...]
    municipality: str | None
    status: str
    amounts: tuple[MoneyFound, ...]
    dates: tuple[DateFound, ...]
    theme: str
    confidence: float
    why: Reason
    umbrella: bool
    total: TotalCheck | None
    sources: tuple[FieldSource, ...]


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a document says of itself: `kind` as in domain.md, `language` (ISO 639-1), `date` (ISO
    8601, possibly partial) and `municipality`; None where it does not say."""

    kind: str
    language: str
    date: str | None
    municipality: str | None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the rules make of a document: its particulars, and its candidates in text order."""

    particulars: Particulars
    candidates: tuple[Candidate, ...]
