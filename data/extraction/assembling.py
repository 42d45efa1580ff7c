"""From drafts to candidates: overlaps removed, mentions merged, fields with their sources."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from data.extraction.candidates import (
    Candidate,
    DateFound,
    FieldSource,
    MoneyFound,
    PassageHint,
    Span,
    TotalCheck,
)  # fmt: skip
from data.extraction.document import DocumentFacts
from data.extraction.drafts import Draft
from data.extraction.form_fields import with_fields
from data.extraction.labels import bare
from data.extraction.merging import Statement, merge
from data.extraction.outline import Outline
from data.extraction.remarks import remarks
from data.extraction.status import most_advanced
from data.extraction.themes import theme
from data.extraction.titles import title
from data.extraction.told import with_told
from data.extraction.umbrellas import totals


class Pages:
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


def _restated_only(group: list[Draft], facts: DocumentFacts, recommended: bool) -> bool:
    """A summary of a case restates what is worded elsewhere; alone it is no
    commitment (E9), unless it lists the measures and nothing else in the document words them."""
    listed = all(draft.why.code.startswith("list") for draft in group)
    return (
        (recommended or not listed)
        and facts.kind in ("minutes", "proposal", "other")
        and all(draft.place.section.kind == "summary" for draft in group)
        and all(draft.why.code != "list_decisions" for draft in group)
    )


def candidates(
    text: str, drafts: list[Draft], plan: Outline, facts: DocumentFacts, pages: Pages
) -> list[Candidate]:
    drafts = _without_overlaps(drafts)
    recommended = any(
        draft.place.section.kind in ("recommendation", "decision", "other")
        and draft.confidence >= 0.5
        for draft in drafts
    )
    names = {_undertaking(text, draft) for draft in drafts} - {""}
    statements = [
        Statement(
            text[draft.start : draft.end], draft.number, draft.list_id, draft.paragraph,
            frozenset(sum_.amount for sum_ in draft.money), draft.actors,
            draft.why.code == "table_row", draft.why.code == "order", _under(text, draft, names),
        )
        for draft in drafts
    ]  # fmt: skip
    merged = merge(statements, remarks(text, drafts))
    groups = [[drafts[index] for index in group] for group in merged]
    groups = [group for group in groups if not _restated_only(group, facts, recommended)]
    groups = with_fields(text, plan, facts, groups)
    groups = with_told(text, plan, facts, groups)
    umbrella = totals(
        [text[group[0].start : group[0].end] for group in groups],
        [sorted({sum_.amount for draft in group for sum_ in draft.money}) for group in groups],
    )
    found = [
        _candidate(text, group, facts, pages, index, umbrella) for index, group in enumerate(groups)
    ]
    return sorted(found, key=lambda one: (one.mentions[0].start, one.start))


def _undertaking(text: str, draft: Draft) -> str:
    """The name in the heading above, of two words or more, where a sentence repeats it: sentences
    that tell of one undertaking under its own name. The points of a list of demands do not tell,
    each of them asks for something."""
    name = _folded(draft.place.section.title)
    return name if _tells(draft) and " " in name and name in _said(text, draft) else ""


def _under(text: str, draft: Draft, names: set[str]) -> str:
    """The undertaking that a sentence tells of: the one it stands under, or else the one whose name
    opens it ("Grøn Havn er vedtaget ...")."""
    said = _said(text, draft) if _tells(draft) else ""
    return _undertaking(text, draft) or next(
        (name for name in sorted(names) if said.startswith(f"{name} ")), ""
    )


def _tells(draft: Draft) -> bool:
    return not draft.why.code.startswith(("list_", "table_", "numbered_"))


def _said(text: str, draft: Draft) -> str:
    return _folded(text[draft.start : draft.end])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _without_overlaps(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda one: (one.start, -one.end)):
        if kept and draft.start < kept[-1].end:
            if draft.confidence > kept[-1].confidence + 0.2:
                kept[-1] = draft
            continue
        kept.append(draft)
    return kept


def _candidate(
    text: str,
    group: list[Draft],
    facts: DocumentFacts,
    pages: Pages,
    index: int,
    umbrella: dict[int, TotalCheck],
) -> Candidate:
    main = max(
        (draft for draft in group if draft.why.code != "told"),
        key=lambda draft: (len(draft.money) + len(draft.dates), draft.end - draft.start),
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


def _unique_money(group: list[Draft], total: bool) -> tuple[MoneyFound, ...]:
    seen: dict[tuple[int, str], MoneyFound] = {}
    for draft in group:
        for sum_ in draft.money:
            role = "total" if total else "part" if draft.why.code == "share" else "single"
            found = MoneyFound(
                sum_.amount, sum_.currency, sum_.purpose, sum_.kind, role, sum_.start, sum_.end
            )
            seen.setdefault((sum_.amount, sum_.currency), found)
    return tuple(seen.values())


def _unique_dates(group: list[Draft]) -> tuple[DateFound, ...]:
    seen: dict[str, DateFound] = {}
    for draft in group:
        for point in draft.dates:
            seen.setdefault(point.value, point)
    return tuple(seen.values())


def _sources(
    group: list[Draft],
    main: Draft,
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
