"""Sentences that tell what a measure costs, away from where it is proposed.

"Mentorindsatsen anslås at koste 480.000 kr." under Economy is a further mention of the mentor that
the recommendation asks for, and no commitment of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.extraction.amounts import amounts
from data.extraction.candidates import Reason
from data.extraction.dates import dates
from data.extraction.document import DocumentFacts
from data.extraction.drafts import Draft
from data.extraction.outline import ListRun, Outline
from data.extraction.sentences import sentences
from data.extraction.wordlists import word_set

# Who costs, then the verb: "<subject> (skønnes|anslås ...) (at) koste|udgør|beløber sig til ...".
_COSTS = re.compile(
    r"(?P<subject>(?:[\wæøå/-]+ ){1,8}?)(?:(?:anslås|skønnes|vurderes|beregnes|"
    r"er (?:anslået|beregnet|budgetteret|opgjort|skønnet)) til|"
    r"(?:(?:anslås|skønnes|vurderes|forventes|vil|er) (?:\w+ ){0,3}?(?:at )?)?"
    r"(?:koste[rs]?|udgøre?|beløber? sig|andrager?))\b",
    re.IGNORECASE,
)
# What there is to spend, not what a measure costs.
_FRAME = re.compile(r"\W*(?:\w*budgettet|\w*rammen|\w*indtægten|\w*beholdningen)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-zæøå]{4,}")
# What every such sentence speaks of, and what says nothing of which measure it is.
_GENERAL = word_set(
    """
    udgift udgiften udgifter udgifterne merudgift merudgiften pris prisen priser omkostning
    omkostningen omkostninger omkostningerne besparelse besparelsen gevinst gevinsten indtægt
    indtægten indtægter finansiering finansieringen forslag forslaget forslagets projekt projektet
    projekter projekterne ordning ordningen indsats indsatsen arbejde arbejdet samlet samlede
    samlede årlig årlige årligt anlægsudgift anlægsudgiften driftsudgift driftsudgiften etablering
    etableringen anskaffelse anskaffelsen drift driften bevilling bevillingen beløb beløbet
    kommune kommunen kommunens byråd byrådet udvalg udvalget forvaltning forvaltningen begge ialt
    denne dette disse deres samt over under efter inkl herunder forventet forventede nævnt nævnte
    plan planen handleplan handleplanen
    """
)
_SHARED = 5  # letters that two words begin with alike when they name one thing
_LONGEST = 300  # characters of a sentence that tells a cost
_REACH = 12_000  # characters between a measure and what is told of its cost


@dataclass(frozen=True, slots=True)
class _Cost:
    start: int
    end: int
    words: frozenset[str]  # what it is the cost of


def with_costs(
    text: str, plan: Outline, facts: DocumentFacts, groups: list[list[Draft]]
) -> list[list[Draft]]:
    """The groups of drafts, each a commitment, with the sentences that tell what they cost as
    further mentions, where a measure has no sum and the words say which one is meant."""
    costs = list(_costs(text, plan, facts))
    if not costs:
        return groups
    owners = [_words(" ".join(text[one.start : one.end] for one in group)) for group in groups]
    gone: set[int] = set()
    for cost in costs:
        told = [
            index
            for index, group in enumerate(groups)
            if all(cost.start <= one.start and one.end <= cost.end for one in group)
        ]
        best = _owner(cost, groups, owners, set(told) | gone)
        if best is None or len(told) > 1:
            continue
        gone.update(told)
        mention = replace(
            groups[best][0],
            start=cost.start,
            end=cost.end,
            why=Reason("cost"),
            status="proposed",
            status_span=None,
            money=amounts(text, cost.start, cost.end, currency=facts.currency),
            dates=dates(text, cost.start, cost.end, facts.reading_date),
        )
        groups[best] = sorted([*groups[best], mention], key=lambda one: one.start)
    return [group for index, group in enumerate(groups) if index not in gone]


def _costs(text: str, plan: Outline, facts: DocumentFacts) -> Iterator[_Cost]:
    places = (
        place
        for part in plan.parts
        for place in (part.items if isinstance(part, ListRun) else (part,))
        if place.block.kind in ("paragraph", "item")
    )
    for place in places:
        for start, end in sentences(text, place.block.start, place.block.end):
            told = _COSTS.match(text, start, end)
            if told is None or end - start > _LONGEST:
                continue
            words = _words(told["subject"])
            if (
                words
                and not _FRAME.match(told["subject"])
                and amounts(text, start, end, currency=facts.currency)
            ):
                yield _Cost(start, end, words)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.lower()) if word not in _GENERAL)


def _owner(
    cost: _Cost, groups: list[list[Draft]], owners: list[frozenset[str]], but: set[int]
) -> int | None:
    """The one measure without a sum that the cost is told of; None where that is not clear."""
    scored: list[tuple[float, int]] = []
    for index, group in enumerate(groups):
        if index in but or abs(group[0].start - cost.start) > _REACH:
            continue
        if any(one.money for one in group) or any(
            one.start < cost.end and cost.start < one.end for one in group
        ):
            continue
        alike = sum(any(_alike(word, other) for other in owners[index]) for word in cost.words)
        if alike:
            scored.append((alike / len(cost.words), index))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < 0.5 or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return scored[0][1]


def _alike(one: str, other: str) -> bool:
    """Whether two words share a beginning, also as parts of compounds ("mentor", "mentorordning",
    "vagtplanmodulet", "modul")."""
    head = one[:_SHARED]
    return other.startswith(head) if len(one) >= _SHARED else one == other
