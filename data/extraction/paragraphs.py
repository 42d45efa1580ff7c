"""Drafts of candidates from a paragraph of running text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from data.extraction.actors import Speakers, sentence_actors
from data.extraction.amounts import amounts
from data.extraction.candidates import Reason
from data.extraction.dates import dates
from data.extraction.document import DocumentFacts
from data.extraction.drafts import Draft, framed
from data.extraction.elaboration import goes_on
from data.extraction.evidence import Setting
from data.extraction.found import Found
from data.extraction.labels import LeadKind
from data.extraction.nouns import instrument
from data.extraction.outline import Place
from data.extraction.patterns import ANNOUNCED_MEASURES, ENUMERATION, ORDERS, PROCESS
from data.extraction.prose import sentence_commitments
from data.extraction.sentences import sentences
from data.extraction.shares import shared_sums
from data.extraction.status import wording
from data.extraction.status_words import NOT_SO

_RECOMMENDED = re.compile(
    r"\b(?:indstill|foreslå|anbefal|innstill|föreslå)\w*,? (?:at|att)\b", re.IGNORECASE
)
_RESOLVED = re.compile(r"resolved\b|vedtak\b", re.IGNORECASE)


def from_paragraph(
    text: str,
    place: Place,
    facts: DocumentFacts,
    speakers: Speakers,
    announced: bool,
    *,
    lead: LeadKind | None = None,
) -> list[Draft]:
    """The drafts of a paragraph, or of a point of a list that the words before it, of kind `lead`,
    do not make one of demands."""
    block, section = place.block, place.section
    speaker = speakers.paragraph(text, place)
    if section.kind == "furniture":
        return []
    spans = list(sentences(text, block.start, block.end))
    found = shared_sums(text, block.start, block.end, spans, facts.currency)
    taken = sorted((one.start, one.end) for one in found)
    for number, (start, end) in enumerate(spans):
        before = text[spans[number - 1][0] : spans[number - 1][1]] if number else ""
        if (
            ENUMERATION.match(text[start:end])
            and (ANNOUNCED_MEASURES.search(before) or (announced and not number))
            and _names_instrument(text, start, end)
        ):
            found.append(Found(start, end, Reason("enumeration", (before[-60:],)), 0.6))
            continue
        for free_start, free_end in _free(start, end, taken):
            found.extend(
                sentence_commitments(
                    text,
                    free_start,
                    free_end,
                    setting=Setting(
                        facts.kind,
                        section.kind,
                        section.frame,
                        place.quote,
                        lead is not None,
                        not number,
                        bool(number and found and found[-1].end > spans[number - 1][0]),
                        int(facts.date[:4]) if facts.date else None,
                        before,
                        min(3, 4 * free_start // max(1, len(text))),
                        lead,
                    ),
                    currency=facts.currency,
                )
            )
    if (
        spans
        and not found
        and _RESOLVED.match(section.title)
        and not PROCESS.search(text, *spans[0])
    ):
        found.append(Found(*spans[0], Reason("decision", (section.title,)), 0.6))
    if spans and not found and section.kind == "recommendation":
        found.extend(_recommended(text, spans))
    found = _with_elaboration(
        text, sorted(found, key=lambda one: one.start), spans, facts.reading_date
    )
    return [
        _paragraph_draft(
            text,
            one,
            spans,
            place,
            facts,
            speaker or speakers.referred(text, one.start, one.end),
            lead is not None,
        )
        for one in found
    ]


def _recommended(text: str, spans: list[tuple[int, int]]) -> list[Found]:
    """A recommendation of one sentence is a list of one decision point."""
    return [
        Found(start, end, Reason("list_decisions", (found.group(),)), 0.55)
        for start, end in spans
        if text[end - 1] not in ":,"
        and (found := _RECOMMENDED.search(text, start, min(end, start + 200))) is not None
        and (not PROCESS.search(text, start, end) or ORDERS.search(text, start, end))
    ]


def _names_instrument(text: str, start: int, end: int) -> bool:
    return any(
        (known := instrument(word.group().lower())) is not None and known.grade != "place"
        for word in re.finditer(r"[^\W\d_]{3,}", text[start : min(end, start + 400)])
    )


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a sentence that no shared-out sum has taken."""
    first = bisect_right(taken, start, key=lambda one: one[1])
    last = bisect_left(taken, end, key=lambda one: one[0])
    inside = taken[first:last]
    if not inside:
        return [(start, end)]
    free: list[tuple[int, int]] = []
    position = start
    for a, b in inside:
        if a - position > 40:
            free.append((position, a))
        position = max(position, b)
    if end - position > 40:
        free.append((position, end))
    return free


def _paragraph_draft(
    text: str,
    one: Found,
    spans: list[tuple[int, int]],
    place: Place,
    facts: DocumentFacts,
    speaker: tuple[str, tuple[int, int]] | None,
    listed: bool,
) -> Draft:
    actors: tuple[str, ...]
    span: tuple[int, int] | None
    if speaker:
        actors, span = (speaker[0],), speaker[1]
    else:
        actors, span = sentence_actors(text, one.start, one.end, place, facts, None)
    status, words = wording(text, one.start, one.end)
    is_so = NOT_SO.search(text, one.start, one.end) is None
    if one.why.code == "perfect" and status == "proposed" and is_so:
        status = "done"
    if one.why.code == "order" and facts.kind == "minutes" and status == "proposed":
        status = "decided"
    status = framed(status, place.section, facts)
    confidence = one.confidence - (0.1 if listed else 0.0)
    return Draft(
        one.start,
        one.end,
        one.why,
        confidence,
        place,
        actors,
        span,
        status,
        words,
        -1,
        place.block.start,
    )


def _with_elaboration(
    text: str, found: list[Found], spans: list[tuple[int, int]], dated: str | None
) -> list[Found]:
    """Each measure with the sentences after it that only go on about it: they give its sum, its
    date or its manner. `dated` is the date of the document."""
    taken: set[int] = set()
    results: list[Found] = []
    for one in found:
        if one.start in taken:
            continue
        number = bisect_left(spans, one.end, key=lambda span: span[1])
        last = one
        while _ends_with(text, last, spans, number) and number + 1 < len(spans):
            start, end = spans[number + 1]
            inside = [other for other in found if start <= other.start < end]
            adds = bool(amounts(text, start, end) or dates(text, start, end, dated))
            if "share" in {one.why.code, *(other.why.code for other in inside)} or not goes_on(
                text[one.start : one.end], text[start:end], adds=adds, parted=len(inside) > 1
            ):
                break
            taken.update(other.start for other in inside)
            last = Found(one.start, end, one.why, one.confidence)
            number += 1
        results.append(last)
    return results


def _ends_with(text: str, one: Found, spans: list[tuple[int, int]], number: int) -> bool:
    """Whether `one` ends where the sentence `number` does."""
    return number < len(spans) and not text[one.end : spans[number][1]].strip(" .;")
