"""What the rules found in an imported document becomes commitments that wait for a person.

A candidate is a commitment with `reviewed` unset: it has its citations, confidence and reason, and
no initiative until a person accepts it (`agenda.review`). Of a document that is known already only
what nobody has looked at yet becomes one: a text that comes after commitments were chosen on it
brings none, and another edition brings those whose words stood in no edition before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

import msgspec

from data.citations import SkeletonText, cite
from data.documents.importing import Imported
from data.documents.passage import Passage, page_at
from data.documents.reading import Reading
from data.extraction.candidates import Candidate, Span
from data.naming import Names
from data.records import (
    RECORD_TYPES,
    Amount,
    AmountKind,
    AmountRole,
    Citation,
    Commitment,
    DatePoint,
    DateRole,
    Initiative,
    Status,
    Theme,
    Version,
    references,
    table_of,
)
from data.store.changes import Changes
from data.store.library import Library
from data.text import clean, clean_line, skeleton
from data.why import stored_why

_LINE = 1_000
_TITLE = 200
_REASON = 1_000


def add_candidates(
    library: Library,
    changes: Changes,
    imported: Imported,
    reading: Reading,
    found: Sequence[Candidate],
    *,
    accept: bool = False,
) -> int:
    """Keep as commitments what was found in a document that has just been kept; how many.

    They wait for review, or with `accept` count as reviewed and belong to an initiative each.
    """
    fresh = list(_fresh(library, imported, reading.text, found))
    if not fresh:
        return 0
    names = Names(library, changes)
    place = SkeletonText(reading.text)
    for one in fresh:
        commitment = _commitment(one, imported, place, reading.passages, names)
        if accept:
            # Of its own: that two belong together is for a person to say.
            own = Initiative(
                title=commitment.title,
                theme=commitment.theme,
                municipality=commitment.municipality,
            )
            changes.add(own)
            commitment = msgspec.structs.replace(commitment, reviewed=True, initiative=own.id)
        changes.add(commitment)
    return len(fresh)


def is_candidate(commitment: Commitment) -> bool:
    """Whether a commitment was found by rule and waits for review."""
    return not commitment.reviewed and not commitment.by_hand


def overlap(one: Iterable[tuple[int, int]], other: Iterable[tuple[int, int]]) -> int:
    """How many characters two sets of spans share."""
    spans = list(other)
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in spans)


def spans_in(citations: Iterable[Citation], version: str) -> list[tuple[int, int]]:
    """Where citations stand in the text of a version."""
    return [(one.start, one.end) for one in citations if one.version == version]


def references_to(library: Library, commitment: str) -> int:
    """How many records (questions, notes, choices for a briefing) are on a commitment."""
    total = 0
    for kind in RECORD_TYPES:
        for field, table in references(kind).items():
            if table == table_of(Commitment):
                sql = f"SELECT count(*) FROM {table_of(kind)} WHERE {field} = ?"
                total += library.rows(sql, (commitment,))[0][0]
    return total


def _fresh(
    library: Library, imported: Imported, text: str, found: Sequence[Candidate]
) -> Iterable[Candidate]:
    """The candidates that nobody has looked at yet."""
    if imported.outcome == "same":
        return
    here = library.all(Commitment, document=imported.document.id)
    if imported.outcome == "source" and any(one.reviewed for one in here):
        return
    cited = [span for one in here for span in spans_in(one.citations, imported.version.id)]
    before = _skeletons_before(library, imported) if imported.outcome == "edition" else []
    for one in found:
        known = any(skeleton(one.text) in earlier for earlier in before)
        if not known and not overlap(((span.start, span.end) for span in one.mentions), cited):
            yield one


def _skeletons_before(library: Library, imported: Imported) -> list[str]:
    """The letters and digits of the other editions of a document."""
    others = library.all(Version, document=imported.document.id)
    texts = (library.text(one.id) for one in others if one.id != imported.version.id)
    return [skeleton(text) for text in texts if text is not None]


def _commitment(
    one: Candidate,
    imported: Imported,
    place: SkeletonText,
    passages: Sequence[Passage],
    names: Names,
) -> Commitment:
    municipality = one.municipality or imported.document.municipality
    return Commitment(
        title=clean_line(one.title)[:_TITLE] or clean_line(one.text)[:_TITLE],
        document=imported.document.id,
        actors=tuple(names.actor(name, municipality) for name in _lines(one.actors)),
        municipality=municipality,
        status=cast("Status", one.status),
        status_reason=_status_reason(one, place.text),
        amounts=tuple(
            Amount(
                amount=money.amount,
                currency=money.currency,
                purpose=_line(money.purpose),
                kind=cast("AmountKind", money.kind),
                role=cast("AmountRole", money.role),
            )
            for money in one.amounts
        ),
        dates=tuple(
            DatePoint(
                value=point.value, role=cast("DateRole", point.role), written=_line(point.written)
            )
            for point in one.dates
        ),
        section=_line(one.section),
        number=_line(one.number),
        theme=cast("Theme", one.theme),
        citations=tuple(
            _citation(span, imported, place, passages) for span in sorted(set(one.mentions))
        ),
        confidence=one.confidence,
        why=stored_why(one.why.code, one.why.values),
        reviewed=False,
    )


def _citation(
    span: Span, imported: Imported, place: SkeletonText, passages: Sequence[Passage]
) -> Citation:
    return cite(
        place,
        span.start,
        span.end,
        document=imported.document.id,
        version=imported.version.id,
        page=page_at(passages, span.start),
        recognised=imported.version.recognised,
    )


def _status_reason(one: Candidate, text: str) -> str | None:
    """The words that the status rests on."""
    said = [text[two.start : two.end] for two in one.sources if two.field == "status"]
    return clean("\n".join(dict.fromkeys(said))).strip()[:_REASON] or None


def _lines(values: Iterable[str]) -> list[str]:
    return [line for one in values if (line := _line(one))]


def _line(text: str | None) -> str | None:
    return clean_line(text or "")[:_LINE] or None
