"""How an agenda or its minutes read, as a secretary hands them out. Words only; every format is
made from this."""

from __future__ import annotations

from agenda.paper import AgendaPaper, PaperItem
from data.records import Attachment, Decision, ItemLine, Section
from data.text import skeleton
from exports import words
from exports.language import _, date
from exports.meeting_page import (
    case_number,
    closed_mark,
    heading,
    item_heading,
    known_lines,
    left_out,
    meeting_title,
    stamp,
    whole_page,
)
from exports.page import Block, Entry, Page, Paragraph, entries, line, paragraphs_of

# Letters of a printed section that may stand in no record of it: "PDF", "Åbent bilag".
_LEFT_OVER = 20


def agenda_page(paper: AgendaPaper) -> Page:
    """The whole agenda in the language in use."""
    meeting = paper.meeting
    kind = words.word(words.MEETING_KIND, meeting.kind)
    blocks: list[Block] = []
    for one in paper.items:
        blocks += _item(one, paper.holds_closed)
    return whole_page(
        f"{kind[:1].upper()}{kind[1:]}: {meeting_title(meeting)}",
        meeting.kind,
        meeting,
        [*blocks, *left_out(paper.items_left_out)],
        holds_closed=paper.holds_closed,
    )


def _item(one: PaperItem, holds_closed: bool) -> list[Block]:
    item = one.item
    blocks = [item_heading(item, one.closed), *stamp(holds_closed), *case_number(item)]
    # An agenda that was read keeps these two under their printed headings as well.
    printed = {section.text for section in item.sections}
    if item.recommendation and item.recommendation not in printed:
        blocks += [heading(3, _("Recommendation")), *paragraphs_of(item.recommendation)]
    if item.case_text and item.case_text not in printed:
        blocks += [heading(3, _("The case")), *paragraphs_of(item.case_text)]
    for section in item.sections:
        if _is_told_below(section, one):
            continue
        blocks += [heading(3, section.heading)] if section.heading.strip() else []
        blocks += paragraphs_of(section.text)
    blocks += entries(Entry((line(_numbered(part)),)) for part in item.lines)
    for decision in one.decisions:
        blocks += _decision(decision)
    if one.attachments:
        blocks.append(heading(3, _("Attachments")))
        blocks += entries(Entry((line(_attachment(found)),)) for found in one.attachments)
    return blocks


def _is_told_below(section: Section, one: PaperItem) -> bool:
    """Whether a printed section holds nothing but the decisions or attachments that follow."""
    if section.kind in ("decision", "minority"):
        told = [text for made in one.decisions for text in (made.text, *made.minority_statements)]
    elif section.kind == "attachments":
        told = [found.name for found in one.attachments]
    else:
        return False
    rest = skeleton(section.text)
    for text in sorted(map(skeleton, told), key=len, reverse=True):
        rest = rest.replace(text, "") if text else rest
    return bool(told) and len(rest) <= _LEFT_OVER


def _numbered(part: ItemLine) -> str:
    number = f"{part.number}: " if part.number else ""
    return number + part.text + (f" ({part.actor})" if part.actor else "")


def _decision(decision: Decision) -> list[Block]:
    known = [decision.body, date(decision.date) if decision.date else None]
    title = ": ".join(filter(None, (_("Decision"), ", ".join(filter(None, known)))))
    blocks: list[Block] = [heading(3, title + closed_mark(decision.closed))]
    blocks += paragraphs_of(decision.text)
    # Both often stand in the text as well.
    votes, minority = (decision.votes or ""), decision.minority_statements
    said = [_("Votes: {votes}").format(votes=votes)] if votes not in decision.text else []
    for statement in minority:
        if statement not in decision.text:
            said.append(_("Minority statement: {text}").format(text=statement))
    return blocks + [Paragraph(one) for one in known_lines(*said)]


def _attachment(attachment: Attachment) -> str:
    text = attachment.name + closed_mark(attachment.closed)
    return f"{text}: {attachment.address}" if attachment.address else text
