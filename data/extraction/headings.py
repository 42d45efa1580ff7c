"""Drafts of candidates from headings that name a measure ("Initiativ 3: ...")."""

from __future__ import annotations

import re

from data.extraction.actors import sentence_actors
from data.extraction.blocks import Block
from data.extraction.candidates import Reason
from data.extraction.document import DocumentFacts
from data.extraction.drafts import Draft, framed
from data.extraction.outline import ListRun, Outline, Place
from data.extraction.sentences import sentences
from data.extraction.status import wording

_WORDS = re.compile(r"[^\W\d_]{3,}")
_LONGEST_ENTRY = 2_000  # characters


def from_named_headings(
    text: str, plan: Outline, facts: DocumentFacts, drafts: list[Draft]
) -> list[Draft]:
    """Numbered initiatives as headings ("Initiativ 3: ..."): the first sentence under one when no
    sentence was taken, the heading itself when nothing stands under it."""
    extra = _entries(text, plan, facts, drafts)
    taken = {id(draft.place.section) for draft in (*drafts, *extra)}
    first: dict[int, Place] = {}
    for part in plan.parts:
        opening = part.items[0] if isinstance(part, ListRun) else part
        first.setdefault(id(opening.section), opening)
    for section in plan.headings:
        if not section.named or id(section) in taken or facts.kind == "minutes":
            continue
        if not _WORDS.search(text, section.start, section.end):
            continue  # "07-A": a code, no name
        place = first.get(id(section))
        if place is not None:
            span = next(sentences(text, place.block.start, place.block.end), None)
            start, end = span if span else (place.block.start, place.block.end)
        else:
            start, end = section.start, section.end
            place = Place(Block("heading", start, end), section)
        extra.append(_draft(text, start, end, place, facts, 0.6))
    return extra


def without_contents(text: str, plan: Outline, drafts: list[Draft]) -> list[Draft]:
    """The drafts but for points of a list that only name headings further on: the contents."""
    titles: dict[str, int] = {}
    for section in plan.headings:
        titles[_words_of(text[section.start : section.end])] = section.start
    return [
        draft
        for draft in drafts
        if not draft.why.code.startswith("list_")
        or titles.get(_words_of(text[draft.start : draft.end]), 0) < draft.end
    ]


def _words_of(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _entries(text: str, plan: Outline, facts: DocumentFacts, drafts: list[Draft]) -> list[Draft]:
    """Measures whose number stands above their name like the marker of a list: name and the
    paragraph under it are the item. The sentences taken from it before are parts of it."""
    found: list[Draft] = []
    opened: set[int] = set()
    for part in plan.parts:
        section = part.items[0].section if isinstance(part, ListRun) else part.section
        first = id(section) not in opened
        opened.add(id(section))
        if isinstance(part, ListRun) or not first or not section.entry or facts.kind == "minutes":
            continue
        if part.block.end - section.start > _LONGEST_ENTRY:
            continue
        found.append(_draft(text, section.start, part.block.end, part, facts, 0.75))
    for entry in found:
        drafts[:] = [one for one in drafts if not entry.start <= one.start < entry.end]
    return found


def _draft(
    text: str, start: int, end: int, place: Place, facts: DocumentFacts, sure: float
) -> Draft:
    section = place.section
    actors, actor_span = sentence_actors(text, start, end, place, facts, None)
    status, words = wording(text, start, end)
    return Draft(
        start, end, Reason("numbered_initiative", (section.title[:80],)), sure, place, actors,
        actor_span, framed(status, section, facts), words, -2, place.block.start, section.number,
    )  # fmt: skip
