"""Drafts of candidates from a list or table."""

from __future__ import annotations

from data.extraction.actors import Speakers, sentence_actors
from data.extraction.candidates import Reason
from data.extraction.document import DocumentFacts
from data.extraction.drafts import Draft, framed
from data.extraction.items import ItemFound
from data.extraction.lists import list_commitments
from data.extraction.outline import ListRun
from data.extraction.paragraphs import from_paragraph
from data.extraction.parties import letters
from data.extraction.status import wording

_LONGEST_OPENING = 80  # characters of the words before a list that a reason quotes


def from_list(text: str, run: ListRun, facts: DocumentFacts, speakers: Speakers) -> list[Draft]:
    found = list_commitments(text, run, facts.kind)
    lead = text[run.lead_span[0] : run.lead_span[1]] if run.lead_span else ""
    drafts = [_item_draft(text, run, item, facts, lead) for item in found]
    if not found and run.items[0].block.kind == "item":
        for place in run.items:
            drafts.extend(from_paragraph(text, place, facts, speakers, False, lead=run.lead))
    return drafts


def take_in(text: str, run: ListRun, drafts: list[Draft]) -> None:
    """A list that only spells out one ordered product belongs to it, where it follows directly."""
    if not drafts or run.lead_span is None or not run.items:
        return
    gap = text[drafts[-1].end : run.lead_span[0]]
    if drafts[-1].start < run.lead_span[1] and "\n\n" not in gap:
        drafts[-1].end = max(drafts[-1].end, run.items[-1].block.end)


def _item_draft(text: str, run: ListRun, item: ItemFound, facts: DocumentFacts, lead: str) -> Draft:
    if item.parties:
        actors: tuple[str, ...] = letters(item.parties)
        place = text.find(item.parties, item.end)
        span = (place, place + len(item.parties)) if place >= 0 else None
    else:
        actors, span = sentence_actors(text, item.start, item.end, item.place, facts, run.lead_span)
    status, words = wording(text, item.start, item.end, lead)
    status = framed(status, item.place.section, facts)
    first = text[item.start : item.start + 60].split(" ", 1)[0]
    opening = _last_words(lead) or item.place.section.title[:_LONGEST_OPENING]
    return Draft(
        item.start, item.end, Reason(item.code, (opening, first)), item.confidence, item.place,
        actors, span, status, words, run.items[0].block.group, item.place.block.start,
        item.number, item.table_unit,
    )  # fmt: skip


def _last_words(lead: str) -> str:
    """The end of the words before a list, from a whole word on."""
    if len(lead) <= _LONGEST_OPENING:
        return lead
    return lead[-_LONGEST_OPENING:].partition(" ")[2]
