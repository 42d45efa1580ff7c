"""Sentences that tell what a measure costs or when it comes, away from where it is proposed.

"Mentorindsatsen anslås at koste 480.000 kr." under Economy is a further mention of the mentor that
the recommendation asks for, and no commitment of its own; so is "Mentoren begynder i maj".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
    r"er (?:[^\s.,;]+ ){0,3}?(?:sat|afsat|bevilget) (?:til|med)|"
    r"(?:(?:anslås|skønnes|vurderes|forventes|vil|er) (?:\w+ ){0,3}?(?:at )?)?"
    r"(?:koste[rs]?|udgøre?|beløber? sig|andrager?))\b",
    re.IGNORECASE,
)
# What comes, then the verb: "<subject> (forventes|skal|kan ...) begynde|stå klar|forelægges ...".
_COMES = re.compile(
    r"(?P<subject>(?:[\wæøå/-]+ ){1,6}?)(?:"
    r"(?:ventes|forventes|planlægges|er planlagt|skal|vil|kan|er|bliver|blev) "
    r"(?:[^\s.,;]+ ){0,5}?)?"
    r"(?:begynde[rs]?|starte[rs]?|går i gang|gå i gang|påbegynd\w+|igangsæt\w+|sættes i gang|"
    r"udbydes|udbudt|afslutte[st]|færdig\w*|klar|i brug|ibrugtag\w+|åbne[rst]?|indvies|indviet|"
    r"forelægges|fremlægges|udføres|gennemføres|behandles|evalueres|leveres|indfases|opføres|"
    r"træde[r]? i kraft|sendes i|løbe[r]? (?:fra|til|frem)|flytte[rs]?)\b",
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
    plan planen handleplan handleplanen handlingsplan handlingsplanen
    politik politikken første anden tredje næste sidste nye
    """
)
# The paper that speaks, where it tells when it holds itself.
_ITSELF = re.compile(r"\W*(?:\w*aftalen|forliget) ", re.IGNORECASE)
_SHARED = 5  # letters that two words begin with alike when they name one thing
_LONGEST = 300  # characters of a sentence that tells a cost
_REACH = 12_000  # characters between a measure and what is told of it


@dataclass(frozen=True, slots=True)
class _Told:
    start: int
    end: int
    words: frozenset[str]  # what it is told of
    field: str  # "money" or "dates": what it tells


def with_told(
    text: str, plan: Outline, facts: DocumentFacts, groups: list[list[Draft]]
) -> list[list[Draft]]:
    """The groups of drafts, each a commitment, with the sentences that tell what they cost or when
    they come as further mentions, where a measure has no sum or date and it is clear which one is
    meant."""
    told = list(_told(text, plan, facts))
    if not told:
        return groups
    owners = [_words(" ".join(text[one.start : one.end] for one in group)) for group in groups]
    begins = [group[0].start for group in groups]  # in order
    gone: set[int] = set()
    for one in told:
        near = range(
            bisect_left(begins, one.start - _REACH), bisect_right(begins, one.start + _REACH)
        )
        inside = [
            index
            for index in near
            if all(one.start <= draft.start and draft.end <= one.end for draft in groups[index])
        ]
        but = set(inside) | gone
        best = _owner(one, groups, owners, [index for index in near if index not in but])
        if best is None or len(inside) > 1:
            continue
        gone.update(inside)
        mention = replace(
            groups[best][0],
            start=one.start,
            end=one.end,
            why=Reason("told"),
            status="proposed",
            status_span=None,
            money=amounts(text, one.start, one.end, currency=facts.currency),
            dates=dates(text, one.start, one.end, facts.reading_date),
        )
        groups[best] = sorted([*groups[best], mention], key=lambda draft: draft.start)
    return [group for index, group in enumerate(groups) if index not in gone]


def _told(text: str, plan: Outline, facts: DocumentFacts) -> Iterator[_Told]:
    places = (
        place
        for part in plan.parts
        for place in (part.items if isinstance(part, ListRun) else (part,))
        if place.block.kind in ("paragraph", "item")
    )
    for place in places:
        for start, end in sentences(text, place.block.start, place.block.end):
            if end - start > _LONGEST:
                continue
            if (found := _COSTS.match(text, start, end)) and amounts(
                text, start, end, currency=facts.currency
            ):
                field = "money"
            elif (found := _COMES.match(text, start, end)) and dates(
                text, start, end, facts.reading_date
            ):
                field = "dates"
            else:
                continue
            words = _words(found["subject"])
            no_measure = _FRAME if field == "money" else _ITSELF
            if words and not no_measure.match(found["subject"]):
                yield _Told(start, end, words, field)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text.lower()) if word not in _GENERAL)


def _owner(
    told: _Told, groups: list[list[Draft]], owners: list[frozenset[str]], near: list[int]
) -> int | None:
    """The one measure without a sum or date that it is told of; None where that is not clear."""
    open_ = [
        index
        for index in near
        if not any(getattr(draft, told.field) for draft in groups[index])
        and not any(draft.start < told.end and told.start < draft.end for draft in groups[index])
    ]
    scored: list[tuple[float, int]] = []
    for index in open_:
        alike = sum(any(_alike(word, other) for other in owners[index]) for word in told.words)
        if alike:
            scored.append((alike / len(told.words), index))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < 0.5 or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return scored[0][1]


def _alike(one: str, other: str) -> bool:
    """Whether two words name one thing: they share their beginning, also as parts of compounds
    ("mentor", "mentorordning", "vagtplanmodulet", "modul")."""
    head = one[:_SHARED]
    return other.startswith(head) if len(one) >= _SHARED else one == other
