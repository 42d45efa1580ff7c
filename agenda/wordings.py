"""Whether the words that a citation points at bear a commitment out: its money and dates.

Knows one commitment and its texts; decides nothing by itself and writes nothing.
"""

from __future__ import annotations

from msgspec.structs import replace

from data.citations import cite
from data.records import Amount, Citation, Commitment, DatePoint
from data.store.library import Library

_ANY_DATE = "2000-01"


def as_it_reads_now(library: Library, candidate: Commitment, citation: Citation) -> Citation:
    """The citation of the words that stand where a changed one was, when they bear out the
    candidate as far as those it quotes did; else the citation as it is."""
    if citation.state != "changed" or citation.version is None:
        return citation
    text = library.text(citation.version)
    now = part(text, citation, citation.start, citation.end) if text is not None else None
    if text is None or now is None or is_disproved(text, citation, candidate):
        return citation
    return now


def corrected(library: Library, before: Commitment, after: Commitment) -> tuple[Citation, ...]:
    """The citations of a commitment after a person changed its fields: the words that stand there
    now where a changed one did not bear it out before, and does now."""
    return tuple(
        as_it_reads_now(library, after, one)
        if as_it_reads_now(library, before, one).state == "changed"
        else one
        for one in after.citations
    )


def is_disproved(text: str, changed: Citation, candidate: Commitment) -> bool:
    """Whether a sum or date of the candidate is in the words that a citation quotes, but not in
    those that stand there now."""
    quote = changed.quote or ""
    before = values_in(quote, 0, len(quote), candidate)
    after = values_in(text, changed.start, changed.end, candidate)
    return any(value not in kept for had, kept in zip(before, after, strict=True) for value in had)


def part(text: str, whole: Citation, start: int, end: int) -> Citation | None:
    """The citation of a part without the white space around it; of what was changed as new."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        return None
    cited = cite(
        text,
        start,
        end,
        document=whole.document,
        version=whole.version,
        page=whole.page,
        recognised=whole.recognised,
    )
    return cited if whole.state == "changed" else replace(cited, state=whole.state)


def values_in(
    text: str, start: int, end: int, candidate: Commitment
) -> tuple[tuple[Amount, ...], tuple[DatePoint, ...]]:
    """The money and dates of a candidate whose words stand in `text[start:end]`."""
    from data.extraction.amounts import amounts
    from data.extraction.dates import dates

    # With any year at hand a date that lacks its own is read too: its words are what counts here.
    sums = {one.amount for one in amounts(text, start, end)}
    written = {one.written for one in dates(text, start, end, _ANY_DATE)}
    return (
        tuple(one for one in candidate.amounts if one.amount in sums),
        tuple(one for one in candidate.dates if one.written in written),
    )
