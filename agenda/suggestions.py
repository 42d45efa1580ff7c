"""Questions that one could ask, each from a check that can be explained and with its citations.

Codes and values only; the words are chosen in `exports.suggestions`. They are offered, never put
among a person's questions by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from agenda.checks import CLOSING, PartsFinding, counted, date_of
from data.dates import date_span
from data.extraction.amounts import amounts
from data.extraction.sentences import sentences
from data.records import Amount, Citation, Commitment, DatePoint, Document, FollowUp
from data.text import clean_line, fold, words

SuggestionCode = Literal[
    "deadline-passed", "other-sum", "money-not-found", "parts-do-not-add-up", "shall-became-can",
    "promised-again", "depends-on-others", "no-actor", "no-money",
]  # fmt: skip

_MOST_OF_ONE = 2
_STRONG = re.compile(
    r"\b(skal|vil|sikrer|garanterer|afsætter|forpligter|shall|must|will|guarantees?)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(kan|kunne|bør|burde|overveje\w*|undersøge\w*|muligvis|can|could|may|might|should"
    r"|consider\w*)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b([Ss]tatens?|[Ss]tatslig\w*|[Rr]egeringens?|[Ff]olketingets?|\w*[Mm]inisteri\w+"
    r"|[Rr]egionens?|Region [A-ZÆØÅ]\w+|\w*[Ff]ondens?|[Ff]onde(?:ne)?|[A-ZÆØÅ]\w+ Fond(?:en)?"
    r"|[Tt]he (?:government|state|region)|[Pp]arliament|[Ff]oundations?)\b"
)
_SUBJECT_LENGTH = 6
_MOST_TOLD = 20_000


class Suggestion(msgspec.Struct, frozen=True):
    """A question to ask about a commitment, by the code of its reason.

    `deadline`: the one that passed. `promised`, `told`: sums of money then and now. `parts`: the
    finding. `was`, `becomes`: the words then and now. `years`: when it was promised. `others`: on
    whom it depends. `citations` prove what is said; empty for what was typed by hand.
    """

    code: SuggestionCode
    commitment: Commitment
    citations: tuple[Citation, ...]
    line: str | None = None
    deadline: DatePoint | None = None
    promised: Amount | None = None
    told: Amount | None = None
    parts: PartsFinding | None = None
    was: str | None = None
    becomes: str | None = None
    years: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class Facts(msgspec.Struct, frozen=True):
    """What is known of one commitment on an item. `chosen`: a person put it there. `family` are the
    other commitments of its initiative that may be shown, with `documents` by identifier; `told` is
    what the item, or the line, says now."""

    commitment: Commitment
    chosen: bool = True
    passed: tuple[DatePoint, ...] = ()
    parts: tuple[PartsFinding, ...] = ()
    family: tuple[Commitment, ...] = ()
    documents: dict[str, Document] = {}
    follow_ups: tuple[FollowUp, ...] = ()
    told: str = ""
    line: str | None = None
    # A long item may be about other money too.
    told_is_short: bool = False
    # Promised in another municipality than the one that meets.
    elsewhere: bool = False


def suggest(facts: Facts) -> tuple[Suggestion, ...]:
    """The questions that the checks give rise to, at most two, the most pressing first; none about
    what is done or dropped, nor about what another municipality promised and nobody chose."""
    if facts.commitment.status in CLOSING or (facts.elsewhere and not facts.chosen):
        return ()
    found = [one for check in _CHECKS for one in check(facts)]
    return tuple(found[:_MOST_OF_ONE])


def _made(
    facts: Facts, code: SuggestionCode, citations: Sequence[Citation] | None = None
) -> Suggestion:
    cited = facts.commitment.citations if citations is None else tuple(citations)
    return Suggestion(code, facts.commitment, cited, facts.line)


def _deadline_passed(facts: Facts) -> Iterator[Suggestion]:
    """A deadline has passed and nothing was told since."""
    if not facts.passed:
        return
    last = max(facts.passed, key=lambda one: date_span(one.value)[1])
    since = date_span(last.value)[0]
    if not any(date_span(one.date)[1] >= since for one in facts.follow_ups):
        yield msgspec.structs.replace(_made(facts, "deadline-passed"), deadline=last)


def _money(facts: Facts) -> Iterator[Suggestion]:
    """Money was promised, and the item names another sum or none."""
    promised = counted(facts.commitment.amounts)
    if not promised:
        return
    text = facts.told[:_MOST_TOLD]
    told = [Amount(amount=one.amount, currency=one.currency) for one in amounts(text, 0, len(text))]
    known = {one.amount for one in facts.commitment.amounts}
    known.add(sum(one.amount for one in promised))
    if any(one.amount in known for one in told):
        return
    largest = max(promised, key=lambda one: one.amount)
    if len(told) == 1 and facts.told_is_short and told[0].currency == largest.currency:
        one = _made(facts, "other-sum")
        yield msgspec.structs.replace(one, promised=largest, told=told[0])
    else:
        yield msgspec.structs.replace(_made(facts, "money-not-found"), promised=largest)


def _parts(facts: Facts) -> Iterator[Suggestion]:
    """The parts of a total do not come to the total."""
    for finding in facts.parts:
        if finding.difference:
            yield msgspec.structs.replace(_made(facts, "parts-do-not-add-up"), parts=finding)


def _shall_became_can(facts: Facts) -> Iterator[Suggestion]:
    """Binding words then, loose words now: in a later commitment on the same initiative, or in the
    item itself where it speaks of the same thing."""
    was = _binding(facts.commitment)
    if was is None:
        return
    when = _year(facts, facts.commitment)
    for later in facts.family:
        becomes = _loose(later)
        if becomes and when and (_year(facts, later) or "") > when:
            cited = (*facts.commitment.citations, *later.citations)
            one = _made(facts, "shall-became-can", cited)
            yield msgspec.structs.replace(one, was=was, becomes=becomes)
            return
    for sentence in _sentences_about(facts):
        if _WEAK.search(sentence) and not _STRONG.search(sentence):
            one = _made(facts, "shall-became-can")
            yield msgspec.structs.replace(one, was=was, becomes=sentence)
            return


def _quotes(commitment: Commitment) -> list[str]:
    return [clean_line(one.quote) for one in commitment.citations if one.quote]


def _binding(commitment: Commitment) -> str | None:
    found = (one for one in _quotes(commitment) if _STRONG.search(one) and not _WEAK.search(one))
    return next(found, None)


def _loose(commitment: Commitment) -> str | None:
    found = (one for one in _quotes(commitment) if _WEAK.search(one) and not _STRONG.search(one))
    return next(found, None)


def _sentences_about(facts: Facts) -> Iterator[str]:
    """The sentences of the item that share two long words with the commitment's title, or the one
    that it has."""
    subjects = _subjects(facts.commitment.title)
    text = facts.told[:_MOST_TOLD]
    for start, end in sentences(text, 0, len(text)):
        sentence = clean_line(text[start:end])
        if subjects and len(subjects & _subjects(sentence)) >= min(2, len(subjects)):
            yield sentence


def _subjects(text: str) -> set[str]:
    # The beginning of a word stands for its forms.
    found = (fold(word) for word, _, _ in words(text))
    return {word[:_SUBJECT_LENGTH] for word in found if len(word) >= _SUBJECT_LENGTH}


def _promised_again(facts: Facts) -> Iterator[Suggestion]:
    """Promised in several years and, as far as is known, never done."""
    every = (facts.commitment, *facts.family)
    told = {one.status for one in every} | {one.status for one in facts.follow_ups}
    if "done" in told:
        return
    years = {year: one for one in every if (year := _year(facts, one))}
    if len(years) > 1:
        cited = [citation for year in sorted(years) for citation in years[year].citations]
        one = _made(facts, "promised-again", cited)
        yield msgspec.structs.replace(one, years=tuple(sorted(years)))


def _year(facts: Facts, commitment: Commitment) -> str | None:
    when = date_of(commitment, facts.documents.get(commitment.document or ""))
    return when[:4] if when else None


def _depends_on_others(facts: Facts) -> Iterator[Suggestion]:
    """Somebody else has to act or pay: the state, a region, a foundation."""
    told = [*_quotes(facts.commitment), facts.commitment.summary or ""]
    others = dict.fromkeys(found[0] for one in told for found in _OTHERS.finditer(one))
    if others:
        one = _made(facts, "depends-on-others")
        yield msgspec.structs.replace(one, others=tuple(others))


def _no_actor(facts: Facts) -> Iterator[Suggestion]:
    """Nobody is named who will do it."""
    if facts.chosen and not facts.commitment.actors:
        yield _made(facts, "no-actor")


def _no_money(facts: Facts) -> Iterator[Suggestion]:
    """No money is named, neither here nor in what else was promised of it. Most commitments name
    none, so only of what a person chose."""
    if facts.chosen and not any(one.amounts for one in (facts.commitment, *facts.family)):
        yield _made(facts, "no-money")


# In the order in which a member would ask.
_CHECKS = (
    _deadline_passed, _money, _parts, _shall_became_can, _promised_again, _depends_on_others,
    _no_actor, _no_money,
)  # fmt: skip
