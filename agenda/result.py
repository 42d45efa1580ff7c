"""A commitment as `find --json`, `related --json` and the JSON briefing hand it out.

The field names are a promise to people who build on them: the `R` of the command line's contract.
Encode with msgspec.json; every field is always there, empty where the source says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from agenda.checks import date_of, is_overdue
from data.records import (
    Actor,
    AmountKind,
    AmountRole,
    Citation,
    Commitment,
    DateRole,
    Document,
    Initiative,
    Status,
    Theme,
)
from data.store.library import Library


class ResultAmount(msgspec.Struct, frozen=True):
    """Whole units of a currency; `for` is what it pays for."""

    amount: int
    currency: str
    purpose: str | None = msgspec.field(name="for")
    kind: AmountKind
    role: AmountRole


class ResultDate(msgspec.Struct, frozen=True):
    """A date, possibly partial (`data.dates`), and what it is for."""

    value: str
    role: DateRole


class ResultCitation(msgspec.Struct, frozen=True):
    """Where it stands: `document` is the source's file name, or its title where it has none."""

    document: str
    page: int | None
    start: int
    end: int
    quote: str | None


class Result(msgspec.Struct, frozen=True):
    """One commitment. `initiative` is its title, `date` when the commitment was made, `overdue` as
    of the day asked about; `score`, `matched` and `why` tell how it was found."""

    id: str
    title: str
    initiative: str | None
    municipality: str | None
    date: str | None
    actors: tuple[str, ...]
    status: Status
    overdue: bool
    amounts: tuple[ResultAmount, ...]
    dates: tuple[ResultDate, ...]
    theme: Theme | None
    score: float
    matched: tuple[str, ...]
    why: str
    citations: tuple[ResultCitation, ...]


class Found(msgspec.Struct, frozen=True):
    """How a commitment was found: its score, the words that matched, and why."""

    score: float = 0.0
    matched: tuple[str, ...] = ()
    why: str = ""


def results(
    library: Library,
    commitments: Sequence[Commitment],
    as_of: date,
    found: Mapping[str, Found] | None = None,
) -> tuple[Result, ...]:
    """The commitments in their order, each with how it was found (by identifier)."""
    named = [one.document for one in commitments if one.document is not None]
    named += [citation.document for one in commitments for citation in one.citations]
    documents = library.some(Document, named)
    initiatives = library.some(
        Initiative, (one.initiative for one in commitments if one.initiative is not None)
    )
    actors = library.some(Actor, (id_ for one in commitments for id_ in one.actors))
    names = {identifier: one.name for identifier, one in actors.items()}
    return tuple(
        result(
            one,
            as_of,
            initiative=initiatives.get(one.initiative or ""),
            documents=documents,
            actors=[names[id_] for id_ in one.actors if id_ in names],
            found=(found or {}).get(one.id, Found()),
        )
        for one in commitments
    )


def result(
    commitment: Commitment,
    as_of: date,
    *,
    initiative: Initiative | None,
    documents: Mapping[str, Document],
    actors: Sequence[str],
    found: Found = Found(),  # noqa: B008 - frozen
) -> Result:
    """One commitment with what it refers to, already looked up."""
    return Result(
        id=commitment.id,
        title=commitment.title,
        initiative=initiative.title if initiative else None,
        municipality=commitment.municipality,
        date=date_of(commitment, documents.get(commitment.document or "")),
        actors=tuple(actors),
        status=commitment.status,
        overdue=is_overdue(commitment, as_of),
        amounts=tuple(
            ResultAmount(one.amount, one.currency, one.purpose, one.kind, one.role)
            for one in commitment.amounts
        ),
        dates=tuple(ResultDate(one.value, one.role) for one in commitment.dates),
        theme=commitment.theme,
        score=found.score,
        matched=found.matched,
        why=found.why,
        citations=tuple(_citation(one, documents) for one in commitment.citations),
    )


def _citation(citation: Citation, documents: Mapping[str, Document]) -> ResultCitation:
    document = documents.get(citation.document)
    name = (document.file_name or document.title) if document else citation.document
    return ResultCitation(name, citation.page, citation.start, citation.end, citation.quote)
