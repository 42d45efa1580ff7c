"""From a document's text to its candidate commitments: runs the rules in order."""

from __future__ import annotations

from collections.abc import Sequence

from data.composed import Composed, is_composed
from data.documents.passage import Passage
from data.extraction.actors import Speakers, proposer
from data.extraction.adoption import adopt
from data.extraction.amounts import amounts
from data.extraction.as_stored import as_stored
from data.extraction.assembling import Pages, candidates
from data.extraction.blocks import blocks
from data.extraction.candidates import Candidate, Extraction, PassageHint
from data.extraction.dates import dates
from data.extraction.document import DocumentFacts, particulars, read_document
from data.extraction.drafts import Draft, framed
from data.extraction.headings import from_named_headings, without_contents
from data.extraction.listed import from_list, take_in
from data.extraction.outline import ListRun, Outline, outline
from data.extraction.paragraphs import from_paragraph
from data.extraction.patterns import ANNOUNCED_MEASURES
from data.extraction.proposers import name_proposers
from data.extraction.status import headed, is_only_said


def extract(
    text: str,
    passages: Sequence[PassageHint] | None = None,
    *,
    name: str = "",
    published: str | None = None,
) -> list[Candidate]:
    """The candidate commitments of a document, in the order of its text; see `read`."""
    return list(read(text, passages, name=name, published=published).candidates)


def read(
    text: str,
    passages: Sequence[PassageHint] | None = None,
    *,
    name: str = "",
    published: str | None = None,
) -> Extraction:
    """A document's particulars, and its candidate commitments in the order of its text.

    `text` is what all offsets refer to (code points); `passages` give page numbers where the
    format has pages; `name` is the file name and `published` the ISO date when it is known from
    outside. Pure, never fails on any text, and takes time linear in its length.
    """
    if is_composed(text):
        return _read(text, passages, name, published)
    whole = Composed(text)
    placed = [
        Passage(one.kind, whole.composed(one.start), whole.composed(one.end), one.page)
        for one in passages or ()
    ]
    return as_stored(_read(whole.text, placed, name, published), whole, text)


def _read(
    text: str, passages: Sequence[PassageHint] | None, name: str, published: str | None
) -> Extraction:
    plan = outline(text, blocks(text))
    facts = read_document(text, plan, name, published)
    drafts = _drafts(text, plan, facts)
    for draft in drafts:
        draft.status = _unworded(text, draft, facts)
    adopt(text, plan, facts, drafts)
    name_proposers(text, plan, facts, drafts)
    _name_answerers(text, facts, drafts)
    for draft in drafts:
        draft.money = amounts(
            text, draft.start, draft.end, currency=facts.currency, table_unit=draft.table_unit
        )
        draft.dates = dates(text, draft.start, draft.end, facts.reading_date)
    found = candidates(text, drafts, plan, facts, Pages(passages))
    return Extraction(particulars(facts, text), tuple(found))


def _unworded(text: str, draft: Draft, facts: DocumentFacts) -> str:
    """The status of a draft where no word of its own says it: that of its heading; of a perfect
    that tells of a promise or an aim, that it is proposed."""
    if draft.status_span is not None:
        return draft.status
    if draft.why.code == "perfect" and draft.status == "done":
        only_said = is_only_said(text, draft.start, draft.end)
        return framed("proposed", draft.place.section, facts) if only_said else "done"
    return headed(draft.place.section.title) or draft.status


def _drafts(text: str, plan: Outline, facts: DocumentFacts) -> list[Draft]:
    drafts: list[Draft] = []
    speakers = Speakers(facts)
    announced = False
    for part in plan.parts:
        if isinstance(part, ListRun):
            if part.lead == "elaboration":
                take_in(text, part, drafts)
            else:
                found = from_list(text, part, facts, speakers)
                if found and _only_opens(text, part, drafts):
                    drafts.pop()
                drafts.extend(found)
            announced = False
        else:
            drafts.extend(from_paragraph(text, part, facts, speakers, announced))
            announced = bool(
                ANNOUNCED_MEASURES.search(
                    text[max(part.block.start, part.block.end - 200) : part.block.end]
                )
            )
    drafts.extend(from_named_headings(text, plan, facts, drafts))
    drafts = without_contents(text, plan, drafts)
    return sorted(drafts, key=lambda draft: (draft.start, draft.end))


def _name_answerers(text: str, facts: DocumentFacts, drafts: list[Draft]) -> None:
    """Gives what is said under "Venstre:" to the party that answers there."""
    for draft in drafts:
        section = draft.place.section
        if not draft.place.quote or draft.actors != facts.default_actors:
            continue
        if section.title.endswith(":") and (named := proposer(text, section.start, section.end)):
            draft.actors, draft.actor_span = named


def _only_opens(text: str, run: ListRun, drafts: list[Draft]) -> bool:
    """Whether the last draft is but the words that open the list ("Husk at søge:"), with no sum."""
    if not drafts or run.lead_span is None:
        return False
    last = drafts[-1]
    return (
        run.lead_span[0] <= last.start
        and last.end <= run.lead_span[1]
        and text[last.end - 1] == ":"
        and not amounts(text, last.start, last.end)
    )
