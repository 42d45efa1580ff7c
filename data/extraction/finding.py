"""From a document's text to its candidate commitments: runs the rules in order and puts each
candidate together. The rules themselves stand in the modules it calls."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from data.extraction.actors import Speakers, letters, sentence_actors
from data.extraction.amounts import amounts
from data.extraction.blocks import Block, blocks
from data.extraction.candidates import (
    Candidate,
    DateFound,
    FieldSource,
    MoneyFound,
    PassageHint,
    Reason,
    Span,
    TotalCheck,
)  # fmt: skip
from data.extraction.dates import dates
from data.extraction.document import DocumentFacts, read_document
from data.extraction.labels import bare
from data.extraction.lists import ItemFound, list_commitments
from data.extraction.merging import Statement, merge
from data.extraction.nouns import instrument
from data.extraction.outline import ListRun, Outline, Place, Section, outline
from data.extraction.patterns import ANAPHORA, ANNOUNCED_MEASURES, ENUMERATION, ORDERS, PROCESS
from data.extraction.prose import Found, sentence_commitments, shared_sums
from data.extraction.sentences import sentences
from data.extraction.status import most_advanced, wording
from data.extraction.themes import theme
from data.extraction.titles import title
from data.extraction.umbrellas import totals

_APPROVED = re.compile(
    r"\b(?:godkendt|godkender|godkendte|tiltrådt|tiltræder|tiltrådte|vedtaget|vedtog|vedtages|"
    r"bevilget|følger indstillingen|indstillingen (?:følges|blev fulgt)|som indstillet|i henhold "
    r"til indstillingen|besluttet|besluttede|enstemmig\w* (?:vedtatt|vedtaget)|vedtatt|enligt "
    r"förslaget|bifaller|bifölls|approved|agreed|resolved|carried)\b",
    re.IGNORECASE,
)
_NOT_APPROVED = re.compile(
    r"\b(?:ikke (?:godkendt|vedtaget|tiltrådt)|udsat|udsættes|afvist|forkastet|nedstemt|oversendes|"
    r"fremsendes|sendes (?:til|tilbage)|anbefal\w+|indstilles|drøftet|henvist|utsatt|bordlades|"
    r"återremitter\w+|rejected|deferred)\b",
    re.IGNORECASE,
)
_RECOMMENDED = re.compile(
    r"\b(?:indstill|foreslå|anbefal|innstill|föreslå)\w*,? (?:at|att)\b", re.IGNORECASE
)
_RESOLVED = re.compile(r"resolved\b|vedtak\b", re.IGNORECASE)
_MINUTES = re.compile(r"\breferat|\bminutes\b|\bprotokoll?\b|protokoll\b", re.IGNORECASE)
_RECOMMENDING = re.compile(
    r"\b(?:indstill|foreslå|anbefal|innstill|föreslå|recommend)\w*", re.IGNORECASE
)
_MANNER = re.compile(r"\W*det (?:gøres|sker) ", re.IGNORECASE)
_STRICT = frozenset({"case", "facts", "values", "economy"})


@dataclass(slots=True)
class _Draft:
    """A candidate while it is being put together."""

    start: int
    end: int
    why: Reason
    confidence: float
    place: Place
    actors: tuple[str, ...]
    actor_span: tuple[int, int] | None
    status: str
    status_span: tuple[int, int] | None
    list_id: int
    paragraph: int
    number: str | None = None
    table_unit: int = 0
    money: list[MoneyFound] = field(default_factory=list)
    dates: list[DateFound] = field(default_factory=list)


def extract(
    text: str,
    passages: Sequence[PassageHint] | None = None,
    *,
    name: str = "",
    published: str | None = None,
) -> list[Candidate]:
    """The candidate commitments of a document, in the order of its text.

    `text` is what all offsets refer to (code points); `passages` give page numbers where the
    format has pages; `name` is the file name and `published` the ISO date when it is known from
    outside. Pure, never fails on any text, and takes time linear in its length.
    """
    plan = outline(text, blocks(text))
    facts = read_document(text, plan, name, published)
    drafts = _drafts(text, plan, facts)
    _adopt(text, plan, facts, drafts)
    for draft in drafts:
        draft.money = amounts(
            text, draft.start, draft.end, currency=facts.currency, table_unit=draft.table_unit
        )
        draft.dates = dates(text, draft.start, draft.end, facts.date)
    return _candidates(text, drafts, facts, _Pages(passages))


class _Pages:
    """Looks up the page of a place among passages in the order of the text."""

    def __init__(self, passages: Sequence[PassageHint] | None) -> None:
        known = sorted(
            (passage.start, passage.page) for passage in passages or () if passage.page is not None
        )
        self._starts = [start for start, _ in known]
        self._pages = [page for _, page in known]

    def page(self, place: int) -> int | None:
        index = bisect_right(self._starts, place) - 1
        return self._pages[index] if index >= 0 else None


def _drafts(text: str, plan: Outline, facts: DocumentFacts) -> list[_Draft]:
    drafts: list[_Draft] = []
    speakers = Speakers(facts)
    announced = False
    for part in plan.parts:
        if isinstance(part, ListRun):
            if part.lead == "elaboration":
                _take_in(text, part, drafts)
            else:
                drafts.extend(_from_list(text, part, facts, speakers))
            announced = False
        else:
            drafts.extend(_from_paragraph(text, part, facts, speakers, announced))
            announced = bool(
                ANNOUNCED_MEASURES.search(
                    text[max(part.block.start, part.block.end - 200) : part.block.end]
                )
            )
    drafts.extend(_from_named_headings(text, plan, facts, drafts))
    return sorted(drafts, key=lambda draft: (draft.start, draft.end))


def _from_list(text: str, run: ListRun, facts: DocumentFacts, speakers: Speakers) -> list[_Draft]:
    found = list_commitments(text, run, facts.kind)
    lead = text[run.lead_span[0] : run.lead_span[1]] if run.lead_span else ""
    drafts = [_item_draft(text, run, item, facts, lead) for item in found]
    if not found and run.items[0].block.kind == "item":
        for place in run.items:
            drafts.extend(_from_paragraph(text, place, facts, speakers, False, listed=True))
    return drafts


def _take_in(text: str, run: ListRun, drafts: list[_Draft]) -> None:
    """A list that only spells out one ordered product belongs to it, where it follows directly."""
    if not drafts or run.lead_span is None or not run.items:
        return
    gap = text[drafts[-1].end : run.lead_span[0]]
    if drafts[-1].start < run.lead_span[1] and "\n\n" not in gap:
        drafts[-1].end = max(drafts[-1].end, run.items[-1].block.end)


def _item_draft(
    text: str, run: ListRun, item: ItemFound, facts: DocumentFacts, lead: str
) -> _Draft:
    if item.parties:
        actors: tuple[str, ...] = letters(item.parties)
        place = text.find(item.parties, item.end)
        span = (place, place + len(item.parties)) if place >= 0 else None
    else:
        actors, span = sentence_actors(text, item.start, item.end, item.place, facts, run.lead_span)
    status, words = wording(text, item.start, item.end, lead)
    status = _framed(status, item.place.section, facts)
    first = text[item.start : item.start + 60].split(" ", 1)[0]
    opening = lead[-80:] or item.place.section.title[:80]
    return _Draft(
        item.start, item.end, Reason(item.code, (opening, first)), item.confidence, item.place,
        actors, span, status, words, run.items[0].block.group, item.place.block.start,
        item.number, item.table_unit,
    )  # fmt: skip


def _framed(status: str, section: Section, facts: DocumentFacts) -> str:
    """The status that the frame gives: in an agreement all is agreed, in minutes an order under
    "Beslutning" is decided."""
    if status == "proposed" and (
        facts.kind == "budget"
        or (section.kind == "decision" and facts.kind in ("minutes", "other", "proposal"))
    ):
        return "decided"
    return status


def _from_paragraph(
    text: str,
    place: Place,
    facts: DocumentFacts,
    speakers: Speakers,
    announced: bool,
    *,
    listed: bool = False,
) -> list[_Draft]:
    block, section = place.block, place.section
    speaker = speakers.paragraph(text, place)
    if section.kind == "furniture":
        return []
    spans = list(sentences(text, block.start, block.end))
    found = shared_sums(text, block.start, block.end, spans, facts.currency)
    frame = section.frame if facts.kind == "minutes" else section.kind
    strict = frame in _STRICT and facts.kind in ("minutes", "proposal", "plan", "other")
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
                    strict=strict,
                    currency=facts.currency,
                    quote=place.quote,
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
    found.sort(key=lambda one: one.start)
    return [
        _paragraph_draft(
            text,
            one,
            found,
            spans,
            place,
            facts,
            speaker or speakers.referred(text, one.start, one.end),
            listed,
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
    found: list[Found],
    spans: list[tuple[int, int]],
    place: Place,
    facts: DocumentFacts,
    speaker: tuple[str, tuple[int, int]] | None,
    listed: bool,
) -> _Draft:
    end = _extended(text, one, found, spans)
    actors: tuple[str, ...]
    span: tuple[int, int] | None
    if speaker:
        actors, span = (speaker[0],), speaker[1]
    else:
        actors, span = sentence_actors(text, one.start, one.end, place, facts, None)
    status, words = wording(text, one.start, end)
    if one.why.code in ("perfect",) and status == "proposed":
        status = "done"
    if one.why.code == "order" and facts.kind == "minutes" and status == "proposed":
        status = "decided"
    status = _framed(status, place.section, facts)
    confidence = one.confidence - (0.1 if listed else 0.0)
    return _Draft(
        one.start,
        end,
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


def _extended(text: str, one: Found, found: list[Found], spans: list[tuple[int, int]]) -> int:
    """The end of `one` with the next sentence, where that only adds its sum, date or manner."""
    number = bisect_left(spans, one.end, key=lambda span: span[1])
    if number + 1 >= len(spans) or text[one.end : spans[number][1]].strip(" .;"):
        return one.end
    start, finish = spans[number + 1]
    follow = bisect_right(found, one.start, key=lambda other: other.start)
    if follow < len(found) and found[follow].start < finish:
        return one.end
    content = text[start:finish]
    adds = ANAPHORA.match(content) and (
        amounts(text, start, finish) or dates(text, start, finish, None) or _MANNER.match(content)
    )
    return finish if adds else one.end


def _from_named_headings(
    text: str, plan: Outline, facts: DocumentFacts, drafts: list[_Draft]
) -> list[_Draft]:
    """Numbered initiatives as headings ("Initiativ 3: ..."): the first sentence under one when no
    sentence was taken, the heading itself when nothing stands under it."""
    extra: list[_Draft] = []
    taken = {id(draft.place.section) for draft in drafts}
    first: dict[int, Place] = {}
    for part in plan.parts:
        opening = part.items[0] if isinstance(part, ListRun) else part
        first.setdefault(id(opening.section), opening)
    for section in plan.headings:
        if not section.named or id(section) in taken or facts.kind == "minutes":
            continue
        place = first.get(id(section))
        if place is not None:
            span = next(sentences(text, place.block.start, place.block.end), None)
            start, end = span if span else (place.block.start, place.block.end)
        else:
            start, end = section.start, section.end
            place = Place(Block("heading", start, end), section)
        actors, actor_span = sentence_actors(text, start, end, place, facts, None)
        status, words = wording(text, start, end)
        extra.append(
            _Draft(start, end, Reason("numbered_initiative", (section.title[:80],)), 0.6, place,
                   actors, actor_span,
                   _framed(status, section, facts), words, -2, place.block.start, section.number)
        )  # fmt: skip
    return extra


def _adopt(text: str, plan: Outline, facts: DocumentFacts, drafts: list[_Draft]) -> None:
    """Recommendations that the minutes say were adopted are decided; shares of a sum that has been
    decided are decided with it."""
    if facts.kind in ("minutes", "proposal", "other"):
        adopted = _adopted_sections(text, plan)
        for draft in drafts:
            if id(draft.place.section) in adopted and draft.status == "proposed":
                draft.status, draft.status_span = "decided", adopted[id(draft.place.section)]
            elif draft.status == "proposed" and (words := _decided_after(text, plan, draft)):
                draft.status, draft.status_span = "decided", words
            elif draft.status == "proposed" and _is_minuted(text, facts, draft):
                draft.status = "decided"
    if facts.kind in ("press", "interview"):
        decided = False
        for draft in drafts:
            if decided and draft.status == "proposed" and draft.why.code in ("share", "passive"):
                draft.status = "decided"
            decided = decided or draft.status == "decided"


def _decided_after(text: str, plan: Outline, draft: _Draft) -> tuple[int, int] | None:
    """The words of the decision that follows a recommendation worded in running text."""
    if draft.place.section.kind == "decision" or not _RECOMMENDING.search(
        text, max(draft.place.block.start, draft.start - 120), min(draft.end, draft.start + 120)
    ):
        return None
    following = bisect_right(plan.headings, draft.start, key=lambda section: section.start)
    for section in plan.headings[following : following + 3]:
        if section.kind == "recommendation" or section.start - draft.end > 2_500:
            return None
        if section.kind == "decision":
            return _approval(text, section)
    return None


def _is_minuted(text: str, facts: DocumentFacts, draft: _Draft) -> bool:
    """Whether minutes without headings of their own record it: "Klubben bevilges 5.000 kr." """
    return (
        facts.kind == "minutes"
        and _MINUTES.search(text, 0, 1_500) is not None
        and draft.place.section.frame in ("other", "decision")
        and draft.why.code in ("passive", "announcement")
        and _RECOMMENDING.search(text, draft.start, draft.end) is None
    )


def _adopted_sections(text: str, plan: Outline) -> dict[int, tuple[int, int]]:
    """Recommendation sections whose item has a decision that adopts them, with its words."""
    marks = [section for section in plan.headings if section.kind in ("recommendation", "decision")]
    decision_first = bool(marks) and marks[0].kind == "decision"
    adopted: dict[int, tuple[int, int]] = {}
    for index, section in enumerate(marks):
        if section.kind != "recommendation":
            continue
        order = (
            marks[index - 1 :: -1]
            if decision_first and index
            else []
            if decision_first
            else marks[index + 1 :]
        )
        decisions: list[Section] = []
        for other in order:
            if other.kind == "recommendation":
                break
            decisions.append(other)
        span = next(
            (found for one in reversed(decisions) if (found := _approval(text, one)) is not None),
            None,
        )
        if span:
            adopted[id(section)] = span
    return adopted


def _approval(text: str, decision: Section) -> tuple[int, int] | None:
    end = min(len(text), decision.end + 300)
    found = _APPROVED.search(text, decision.end, end)
    refused = _NOT_APPROVED.search(text, decision.end, end)
    if found is None or (refused and refused.start() < found.start()):
        return None
    return found.span()


def _restated_only(group: list[_Draft], facts: DocumentFacts, recommended: bool) -> bool:
    """A summary of a case restates what is worded elsewhere; alone it is no commitment (E9)."""
    return (
        recommended
        and facts.kind in ("minutes", "proposal", "other")
        and all(draft.place.section.kind == "summary" for draft in group)
    )


def _candidates(
    text: str, drafts: list[_Draft], facts: DocumentFacts, pages: _Pages
) -> list[Candidate]:
    drafts = _without_overlaps(drafts)
    recommended = facts.kind == "minutes" or any(
        draft.place.section.kind in ("recommendation", "decision") for draft in drafts
    )
    statements = [
        Statement(
            text[draft.start : draft.end], draft.number, draft.list_id, draft.paragraph,
            frozenset(sum_.amount for sum_ in draft.money), draft.actors,
            draft.why.code == "table_row",
        )
        for draft in drafts
    ]  # fmt: skip
    groups = [[drafts[index] for index in group] for group in merge(statements)]
    groups = [group for group in groups if not _restated_only(group, facts, recommended)]
    umbrella = totals(
        [text[group[0].start : group[0].end] for group in groups],
        [sorted({sum_.amount for draft in group for sum_ in draft.money}) for group in groups],
    )
    found = [
        _candidate(text, group, facts, pages, index, umbrella) for index, group in enumerate(groups)
    ]
    return sorted(found, key=lambda one: (one.mentions[0].start, one.start))


def _without_overlaps(drafts: list[_Draft]) -> list[_Draft]:
    kept: list[_Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.start, -one.end)):
        if kept and draft.start < kept[-1].end:
            if draft.confidence > kept[-1].confidence + 0.2:
                kept[-1] = draft
            continue
        kept.append(draft)
    return kept


def _candidate(
    text: str,
    group: list[_Draft],
    facts: DocumentFacts,
    pages: _Pages,
    index: int,
    umbrella: dict[int, TotalCheck],
) -> Candidate:
    main = max(
        group, key=lambda draft: (len(draft.money) + len(draft.dates), draft.end - draft.start)
    )
    check = umbrella.get(index)
    status = most_advanced([draft.status for draft in group])
    number = next((draft.number for draft in group if draft.number), None)
    actors = next(
        (
            draft.actors
            for draft in group
            if draft.actor_span and draft.actors != facts.default_actors
        ),
        main.actors,
    )
    money = _unique_money(group, check is not None)
    points = _unique_dates(group)
    heading = bare(main.place.section.title)
    passage = text[main.start : main.end]
    return Candidate(
        start=main.start,
        end=main.end,
        mentions=tuple(Span(draft.start, draft.end) for draft in group),
        page=pages.page(main.start),
        text=passage,
        title=title(passage),
        section=heading or None,
        number=number,
        actors=actors,
        municipality=facts.municipality,
        status=status,
        amounts=money,
        dates=points,
        theme=theme(passage, heading, facts.title),
        confidence=round(
            min(0.99, max(draft.confidence for draft in group) + 0.04 * (len(group) > 1)), 2
        ),
        why=main.why,
        umbrella=check is not None,
        total=check,
        sources=_sources(group, main, facts, money, points, status),
    )


def _unique_money(group: list[_Draft], total: bool) -> tuple[MoneyFound, ...]:
    seen: dict[tuple[int, str], MoneyFound] = {}
    for draft in group:
        for sum_ in draft.money:
            role = "total" if total else "part" if draft.why.code == "share" else "single"
            found = MoneyFound(
                sum_.amount, sum_.currency, sum_.purpose, sum_.kind, role, sum_.start, sum_.end
            )
            seen.setdefault((sum_.amount, sum_.currency), found)
    return tuple(seen.values())


def _unique_dates(group: list[_Draft]) -> tuple[DateFound, ...]:
    seen: dict[str, DateFound] = {}
    for draft in group:
        for point in draft.dates:
            seen.setdefault(point.value, point)
    return tuple(seen.values())


def _sources(
    group: list[_Draft],
    main: _Draft,
    facts: DocumentFacts,
    money: tuple[MoneyFound, ...],
    points: tuple[DateFound, ...],
    status: str,
) -> tuple[FieldSource, ...]:
    found = [FieldSource("text", draft.start, draft.end) for draft in group]
    found.append(FieldSource("title", main.start, main.end))
    section = main.place.section
    if section.end > section.start:
        found.append(FieldSource("section", section.start, section.end))
    found.extend(FieldSource("actors", *draft.actor_span) for draft in group if draft.actor_span)
    found.extend(
        FieldSource("status", *draft.status_span)
        for draft in group
        if draft.status_span and draft.status == status
    )
    if facts.municipality_span:
        found.append(FieldSource("municipality", *facts.municipality_span))
    found.extend(FieldSource("amounts", sum_.start, sum_.end) for sum_ in money)
    found.extend(FieldSource("dates", point.start, point.end) for point in points)
    return tuple(found)
