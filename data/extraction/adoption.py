"""Which recommendations the text says were adopted: they are decided."""

from __future__ import annotations

import re
from bisect import bisect_right

from data.extraction.document import DocumentFacts
from data.extraction.drafts import Draft
from data.extraction.outline import Outline, Section

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
_MINUTES = re.compile(r"\breferat|\bminutes\b|\bprotokoll?\b|protokoll\b", re.IGNORECASE)
_RECOMMENDING = re.compile(
    r"\b(?:indstill|foreslå|anbefal|innstill|föreslå|recommend)\w*", re.IGNORECASE
)


def adopt(text: str, plan: Outline, facts: DocumentFacts, drafts: list[Draft]) -> None:
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


def _decided_after(text: str, plan: Outline, draft: Draft) -> tuple[int, int] | None:
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


def _is_minuted(text: str, facts: DocumentFacts, draft: Draft) -> bool:
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
    if decision_first and all(section.kind == "decision" for section in marks):
        marks = [  # nothing is recommended but in the summary below the decision
            section for section in plan.headings if section.kind in ("summary", "decision")
        ]
    adopted: dict[int, tuple[int, int]] = {}
    for index, section in enumerate(marks):
        if section.kind == "decision":
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
            if other.kind != "decision":
                if text[min(other.end, section.end) : max(other.start, section.start)].strip():
                    break
                continue  # "Indstilling" and right below it "Det indstilles:"
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
