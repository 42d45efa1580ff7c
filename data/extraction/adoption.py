"""Which recommendations the text says were adopted: they are decided."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from data.extraction.actors import proposer
from data.extraction.decision_lines import last_adoption
from data.extraction.document import DocumentFacts
from data.extraction.drafts import Draft
from data.extraction.outline import Outline, Section
from data.extraction.parties import PARTY_NAME
from data.extraction.status import most_advanced
from data.extraction.verdicts import CARRIED, FELL, verdict

_MINUTES = re.compile(r"\breferat|\bminutes\b|\bprotokoll?\b|protokoll\b", re.IGNORECASE)
_RECOMMENDING = re.compile(
    r"\b(?:indstill|foreslå|anbefal|innstill|föreslå|recommend)\w*", re.IGNORECASE
)


# Somebody's own proposal inside a decision, and what became of it.
_TABLED = re.compile(
    r"\b(?:fremsatte|fremsætter|stillede|stiller|ønskede|ønsker|begærede|foreslog|foreslår)\b"
    r"[^.\n]{0,60}\b(?:ændringsforslag|modforslag|forslag|protokol\w*)\b"
    r"|\b(?:mindretalsudtalelse|særstandpunkt|protokoltilførsel)\b",
    re.IGNORECASE,
)
_OWN_PROPOSAL = re.compile(
    r"\b(?:foreslog|foreslår|ønskede|ønsket|krævede|krævet|indstiller|anbefaler|ville have haft|"
    r"fremsætte forslag|vender tilbage)\b",
    re.IGNORECASE,
)
# A party's own word in the minutes, and what is still wanted of an agreement that is made.
_PARTYS_WORD = re.compile(
    rf"(?:{PARTY_NAME.pattern})\s(?:kunne ikke|ønsker|ønskede|vil arbejde|foreslår|foreslog)\b"
)
_STILL_WANTED = re.compile(
    r"\bvi foreslog\b|\bvil vi (?:i stedet )?foreslå\b|\b(?:stille|"
    r"stiller) (?:vi )?forslaget igen\b|"
    r"\bvi vender tilbage\b[^.;]{0,40}\bforslag\b|\bikke flertal for\b",
    re.IGNORECASE,
)
_OF_THE_AGENDA = re.compile(
    r"\W*(?:dagsorden(?:en)?|referatet)\s(?:blev\s)?godkendt", re.IGNORECASE
)
_AGENDA_ITEM = re.compile(r"\bgodkendelse af (?:dagsorden|referat)", re.IGNORECASE)
_REACH = 25_000  # characters of a case between what is recommended and what was decided
_INDSTILLER = re.compile(r"\bindstiller\b", re.IGNORECASE)
_LIST_BEFORE = 1_200  # characters of a list before one of its points
_CLOSE = 60  # characters between two headings of one recommendation
_SPOKEN = re.compile(r"\b(?:vi|jeg|siger)\b", re.IGNORECASE)
_ADVISED = re.compile(
    r"\b(?:forvaltningen|administrationen|direktionen|direktøren|kommunaldirektøren)\s"
    r"(?:foreslår|anbefaler|indstiller)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:foreslog|foreslår)\s(?:\w+\s){0,3}?i stedet\b|\bi stedet (?:foreslog|foreslår)\b", re.I
)
_SENTENCE_START = re.compile(r"[.!?:]\s+|\n")
_ADMINISTRATION = re.compile(
    r"^(?:forvaltning|administration|direktion|center|byråds|kommun)", re.IGNORECASE
)


def adopt(text: str, plan: Outline, facts: DocumentFacts, drafts: list[Draft]) -> None:
    """Recommendations that the minutes say were adopted are decided; shares of a sum that has been
    decided are decided with it."""
    if facts.kind in ("minutes", "proposal", "other"):
        marks = _marks(text, plan)
        adopted = _adopted_sections(text, plan, marks)
        described = _described_sections(plan, marks, adopted)
        if not _decision_first(marks):
            adopted |= _told_in_lines(text, plan, adopted)
        for draft in drafts:
            section = id(draft.place.section)
            if section in adopted and draft.status == "proposed":
                draft.status, draft.status_span = "decided", adopted[section]
            elif section in described and _is_own(facts, draft) and draft.status == "proposed":
                draft.status, draft.status_span = "decided", described[section]
            elif draft.status == "proposed" and (words := _decided_after(text, plan, draft)):
                draft.status, draft.status_span = "decided", words
            elif draft.status == "proposed" and _is_minuted(text, facts, draft):
                draft.status = "decided"
    if facts.kind in ("press", "interview"):
        decided = False
        for draft in drafts:
            told = ("share", "passive") if facts.kind == "press" else ("share",)
            spoken = _SPOKEN.search(text, draft.start, draft.end)
            if decided and draft.status == "proposed" and draft.why.code in told and not spoken:
                draft.status = "decided"
            decided = decided or draft.status == "decided"
    _take_back(text, facts, drafts)


def _is_own(facts: DocumentFacts, draft: Draft) -> bool:
    """Whether the body or its administration proposes it, nobody else."""
    return draft.actors == facts.default_actors or all(
        _ADMINISTRATION.search(name) for name in draft.actors
    )


def _take_back(text: str, facts: DocumentFacts, drafts: list[Draft]) -> None:
    """What the frame made decided though it is somebody's own proposal: one that stands against an
    agreement, one tabled under a decision, one that a committee only recommends."""
    before: tuple[int, Draft] | None = None
    for draft in drafts:
        low = draft.place.block.start
        starts = [found.end() for found in _SENTENCE_START.finditer(text, low, draft.start)]
        sentence = starts[-1] if starts else min(low, draft.start)
        if before is not None and before[0] == sentence and draft.start < draft.place.block.end:
            against = (
                draft.status_span is None
            )  # "SF foreslår i stedet at spare X og bruge dem på Y"
            draft.actors, draft.actor_span = before[1].actors, before[1].actor_span
        else:
            against = _stands_against(text, facts, draft, sentence)
        if against and draft.status == "decided":
            draft.status = "proposed"
        before = (sentence, draft) if against else None


def _stands_against(text: str, facts: DocumentFacts, draft: Draft, sentence: int) -> bool:
    section = draft.place.section
    if _TABLED.search(section.title):
        draft.actors, draft.actor_span = proposer(text, section.start, section.end) or (
            draft.actors,
            draft.actor_span,
        )
        if _carried_after(text, draft.start):
            draft.status = most_advanced([draft.status, "decided"])
            return False
        return True
    if draft.status != "decided" or draft.status_span is not None:
        return False
    if _STILL_WANTED.search(text, sentence, draft.end):
        return True
    if facts.kind == "minutes" and _PARTYS_WORD.match(text, sentence, draft.end):
        return not _carried_after(text, draft.start)
    own = _OWN_PROPOSAL.search(text, sentence, min(draft.end, sentence + 300))
    if section.kind == "decision":
        opened = section.end
        tabled = list(_TABLED.finditer(text, max(opened, draft.start - 600), draft.start))
        if tabled and (
            CARRIED.search(text, tabled[-1].end(), draft.start)
            or FELL.search(text, tabled[-1].end(), draft.start)
        ):
            tabled = []
        if tabled:
            draft.actors, draft.actor_span = proposer(text, opened, tabled[-1].end()) or (
                draft.actors,
                draft.actor_span,
            )
        return (bool(tabled) or own is not None) and not _carried_after(text, draft.start)
    if facts.kind not in ("budget", "press"):
        return False
    alone = bool(draft.actors) and set(draft.actors) != set(facts.default_actors)
    advised = _ADVISED.search(text, sentence, min(draft.end, sentence + 200))
    instead = _INSTEAD.search(text, sentence, min(draft.end, sentence + 300))
    return (alone and own is not None) or advised is not None or instead is not None


def _carried_after(text: str, place: int) -> bool:
    """Whether the vote told next adopted what was tabled."""
    end = min(len(text), place + 400)
    carried, fell = CARRIED.search(text, place, end), FELL.search(text, place, end)
    return carried is not None and (fell is None or carried.start() < fell.start())


def _marks(text: str, plan: Outline) -> list[Section]:
    """The recommendations and decisions of the cases; that the agenda is approved is none."""
    return [
        section
        for before, section in pairwise([None, *plan.headings])
        if section is not None
        and section.kind in ("recommendation", "decision")
        and not (
            section.kind == "decision"
            and (
                _OF_THE_AGENDA.match(text, section.end)
                or (before is not None and _AGENDA_ITEM.search(before.title))
            )
        )
    ]


def _described_sections(
    plan: Outline, marks: list[Section], adopted: dict[int, tuple[int, int]]
) -> dict[int, tuple[int, int]]:
    """The sections that describe a case whose recommendation was adopted, with the words of it."""
    described: dict[int, tuple[int, int]] = {}
    decision_first = _decision_first(marks)
    case: list[Section] = []
    last_was_decision = False
    for section in [*plan.headings, None]:
        is_decision = section is not None and section.kind == "decision"
        if section is None or (is_decision != last_was_decision and is_decision == decision_first):
            span = next((adopted[id(one)] for one in case if id(one) in adopted), None)
            if span:
                described |= {id(one): span for one in case if one.frame == "case"}
            case = []
        if section is not None:
            case.append(section)
        last_was_decision = is_decision
    return described


def _decided_after(text: str, plan: Outline, draft: Draft) -> tuple[int, int] | None:
    """The words of the decision that follows a recommendation worded in running text."""
    if draft.place.section.kind == "decision":
        return None
    if draft.why.code == "list_decisions" and draft.place.section.kind != "recommendation":
        advised = _INDSTILLER.search(text, max(0, draft.start - _LIST_BEFORE), draft.start)
        end = min(len(text), draft.end + _REACH)
        return last_adoption(text, draft.end, end) if advised else None
    if not _RECOMMENDING.search(
        text, max(draft.place.block.start, draft.start - 120), min(draft.end, draft.start + 120)
    ):
        return None
    following = bisect_right(plan.headings, draft.start, key=lambda section: section.start)
    for section in plan.headings[following : following + 3]:
        if section.kind == "recommendation" or section.start - draft.end > 2_500:
            return None
        if section.kind == "decision":
            return _approval(text, plan, section)
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


def _adopted_sections(text: str, plan: Outline, marks: list[Section]) -> dict[int, tuple[int, int]]:
    """Recommendation sections whose item has a decision that adopts them, with its words."""
    decision_first = _decision_first(marks)
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
            (
                found
                for one in reversed(decisions)
                if (found := _approval(text, plan, one)) is not None
            ),
            None,
        )
        if span:
            adopted[id(section)] = span
    return adopted


def _decision_first(marks: list[Section]) -> bool:
    """Whether the decision of each case stands before what was recommended."""
    return bool(marks) and marks[0].kind == "decision"


def _told_in_lines(
    text: str, plan: Outline, adopted: dict[int, tuple[int, int]]
) -> dict[int, tuple[int, int]]:
    """Recommendation sections whose case goes on to a line that says who adopted them."""
    told: dict[int, tuple[int, int]] = {}
    sections = [one for one in plan.headings if one.kind == "recommendation"]
    for index, section in enumerate(sections):
        if id(section) in adopted:
            continue
        following = sections[index + 1 :]
        end = next((one.start for one in following if one.start - section.end > _CLOSE), len(text))
        if span := last_adoption(text, section.end, end):
            told[id(section)] = span
    return told


def _approval(text: str, plan: Outline, decision: Section) -> tuple[int, int] | None:
    following = bisect_right(plan.headings, decision.start, key=lambda section: section.start)
    limit = plan.headings[following].start if following < len(plan.headings) else len(text)
    said = verdict(text, decision.end, limit)
    return said.span if said and said.adopted else None
