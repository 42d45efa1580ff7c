"""Drafts of candidates from headings that name a measure ("Initiativ 3: ...")."""

from __future__ import annotations

from data.extraction.actors import sentence_actors
from data.extraction.blocks import Block
from data.extraction.candidates import Reason
from data.extraction.document import DocumentFacts
from data.extraction.drafts import Draft, framed
from data.extraction.outline import ListRun, Outline, Place
from data.extraction.sentences import sentences
from data.extraction.status import wording


def from_named_headings(
    text: str, plan: Outline, facts: DocumentFacts, drafts: list[Draft]
) -> list[Draft]:
    """Numbered initiatives as headings ("Initiativ 3: ..."): the first sentence under one when no
    sentence was taken, the heading itself when nothing stands under it."""
    extra: list[Draft] = []
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
            Draft(start, end, Reason("numbered_initiative", (section.title[:80],)), 0.6, place,
                   actors, actor_span,
                   framed(status, section, facts), words, -2, place.block.start, section.number)
        )  # fmt: skip
    return extra
