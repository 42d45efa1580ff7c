"""The text of one item taken apart: its sections by heading, case number, access, recommendation,
decisions, attachments and lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from agenda.reading.aliases import CASE_KINDS, META_KINDS
from agenda.reading.attachments import attachments_of
from agenda.reading.headings import recommendation_lead
from agenda.reading.item_decisions import decisions_of
from agenda.reading.item_facts import access_of, case_number_of
from agenda.reading.lines import lines_of
from agenda.reading.parts import Part, parts_of, text_of
from agenda.reading.result import AttachmentRead, ItemRead, MeetingRead, SectionRead
from agenda.reading.rows import Row
from agenda.reading.title_rows import Start
from data.records import Access

_PROPOSAL = re.compile(
    r"(?:Beslutnings|Medlems)?[Ff]orslag fra\s|Initiativret|Motion\b|Sag rejst af|Anmodning fra",
    re.I,
)
# "Forvaltningen foreslår,": who recommends, of which the page does not say what.
_ONLY_WHO = re.compile(r"[^.\n]{0,120}\b(?:indstiller|foreslår|anbefaler),")
_NONE = re.compile(r"(?:Ingen|Der er ingen)(?: indstilling)?\W*|-", re.IGNORECASE)
_FILES = re.compile(r"\S+\.(?:pdf|docx?|xlsx?|pptx?)(?:\s\S+\.(?:pdf|docx?|xlsx?|pptx?))*", re.I)
# What a page says in place of the picture before a file's name.
_ICON = re.compile(r"^(?:application/\S+|PDF|Fil)\s[Ii](?:con|kon)\s")
_RECOMMENDS_ON = re.compile(r"(?:\d{1,2}[.)]|[a-zA-Z]\)|[Aa]t\b|[•–-])\s?")


class ItemParts(NamedTuple):
    """An item before its decisions are weighed: needed because which decision is the meeting's own
    depends on the meeting, whose date may stand in the decisions' headings."""

    item: ItemRead
    unknown_headings: tuple[str, ...]
    case_labelled: bool


def read_item(
    rows: Sequence[Row], start: Start, meeting: MeetingRead, inherited: Access
) -> ItemParts:
    """The item whose title and text are `rows`, the text beginning at `start.body - start.row`."""
    body = list(rows[start.body - start.row :])
    # What members propose is no recommendation of the administration, however it is worded.
    parts = parts_of(body, start.rest, bool(_PROPOSAL.match(start.title or "")))
    sections = tuple(
        SectionRead(part.label.heading, part.label.kind, text)
        for part in parts
        if (text := text_of(part)) or part.label.heading
    )
    head = [one.text for one in rows[: start.body - start.row]]
    attachments = _named_files(head, parts) + tuple(
        one
        for part in parts
        if part.label.kind == "attachments"
        for one in attachments_of(part.rows, part.label.heading)
    )
    lead = parts[0].rows if parts and parts[0].label.kind == "lead" else []
    decisions = decisions_of(_for_decisions(sections), meeting)
    own = [one.text for one in decisions if one.own]
    item = ItemRead(
        number=start.number,
        title=start.title,
        access=access_of(rows, start, body, parts, attachments, inherited),
        case_number=case_number_of(rows, start, body, parts),
        sections=tuple(one for one in sections if one.kind not in META_KINDS),
        recommendation=_recommendation(sections),
        case_text=_case_text(sections),
        decision=own[-1] if own else None,
        decisions=decisions,
        lines=lines_of(body, [one.name for one in attachments], lead),
        attachments=attachments,
        start=rows[0].start,
        end=rows[-1].end,
    )
    unknown = tuple(
        part.label.heading for part in parts if part.label.kind == "other" and part.label.heading
    )
    labelled = any(part.label.kind == "case_number" and text_of(part) for part in parts)
    return ItemParts(item, unknown, labelled)


def _named_files(head: list[str], parts: list[Part]) -> tuple[AttachmentRead, ...]:
    """Files that stand by their names in or right below the title's rows, without a heading."""
    lead = [_ICON.sub("", one) for one in head + (parts[0].texts[:3] if parts else [])]
    return tuple(
        AttachmentRead(name) for text in lead if _FILES.fullmatch(text) for name in text.split()
    )


def _for_decisions(sections: tuple[SectionRead, ...]) -> tuple[SectionRead, ...]:
    """The sections, with that of both recommendation and decision reduced to the decision."""
    return tuple(
        SectionRead(one.heading, "decision", _both(one.text)[1])
        if one.kind == "recommendation_and_decision"
        else one
        for one in sections
    )


def _both(text: str) -> tuple[str, str]:
    """(recommendation, decision) of a text under one heading for the two."""
    lines = text.split("\n")
    last = 0
    for index, line in enumerate(lines):
        if (
            recommendation_lead(line)
            or _RECOMMENDS_ON.match(line)
            or re.search(r"\bindstil", line[:200])
        ):
            last = index + 1
        elif index > last + 1:
            break
    if not last:
        return "", text
    return "\n".join(lines[:last]).strip(), "\n".join(lines[last:]).strip()


def _recommendation(sections: tuple[SectionRead, ...]) -> str | None:
    for one in sections:
        said = one.kind == "recommendation" and one.text
        if said and not (_ONLY_WHO.fullmatch(said) or _NONE.fullmatch(said)):
            return one.text
        if one.kind == "recommendation_and_decision" and (text := _both(one.text)[0]):
            return text
    return None


def _case_text(sections: tuple[SectionRead, ...]) -> str | None:
    told = [one for one in sections if one.kind in CASE_KINDS and one.text]
    if len(told) == 1:
        return told[0].text
    return "\n\n".join(f"{one.heading}\n{one.text}".strip() for one in told) or None
