"""How a briefing reads: per item the chosen commitments with money, deadline, status and proof,
open questions, notes, and the sources. Words only; every format is made from this."""

from __future__ import annotations

from collections.abc import Sequence

from agenda.briefing_values import (
    Briefing,
    BriefingItem,
    BriefingNote,
    BriefingQuestion,
    Since,
    Source,
    Statement,
)
from data.records import AgendaItem, Citation, Question
from data.text import clean_line
from exports import words
from exports.language import _, date, names, ngettext, number
from exports.meeting_page import (
    case_number,
    closed_mark,
    heading,
    item_heading,
    known_lines,
    left_out,
    meeting_title,
    printed_number,
    stamp,
    whole_page,
)
from exports.page import (
    Block,
    Entries,
    Entry,
    Line,
    Page,
    Paragraph,
    Span,
    entries,
    line,
    lines_of,
    strong,
    with_marks,
)
from exports.suggestions import offered


def briefing_page(briefing: Briefing) -> Page:
    """The whole briefing in the language in use."""
    blocks: list[Block] = [
        _summary(briefing),
        *_notes(briefing.notes, 2, briefing.holds_closed),
    ]
    for item in briefing.items:
        if not item.is_empty:
            blocks += _item(item, briefing.holds_closed, briefing.meeting.municipality)
    blocks += _empty(briefing)
    blocks += left_out(briefing.items_left_out)
    return whole_page(
        _("Briefing: {meeting}").format(meeting=meeting_title(briefing.meeting)),
        "briefing",
        briefing.meeting,
        [*blocks, *_sources(briefing.sources, briefing.holds_closed)],
        holds_closed=briefing.holds_closed,
        as_of=briefing.as_of.isoformat(),
    )


def _summary(briefing: Briefing) -> Paragraph:
    """How much there is, each commitment counted once on however many items and lines it stands."""
    placed = [
        one
        for item in briefing.items
        for one in (*item.statements, *(found for part in item.lines for found in part.statements))
    ]
    chosen = {one.commitment.id for one in placed if one.suggested is None}
    every = {one.commitment.id for one in placed}
    late = len({one.commitment.id for one in placed if one.overdue})
    questions = {one.question.id for item in briefing.items for one in item.questions}
    known = [words.record_count("commitment", len(every))]
    if offered_too := len(every - chosen):
        known.append(_("{count} of them suggested by look-up").format(count=number(offered_too)))
    if late:
        known.append(_("{count} overdue").format(count=number(late)))
    if questions:
        text = ngettext("{count} open question", "{count} open questions", len(questions))
        known.append(text.format(count=number(len(questions))))
    as_of = date(briefing.as_of.isoformat())
    return Paragraph(line(_("As of {date}: {known}.").format(date=as_of, known=", ".join(known))))


def _empty(briefing: Briefing) -> list[Block]:
    """The items that nothing goes with, a line each: what there is to read comes before them."""
    listed = [
        Entry((_on_one_line(one.item, one.closed),)) for one in briefing.items if one.is_empty
    ]
    if not listed:
        return []
    title = _("Items with nothing chosen")
    return [heading(2, title), *stamp(briefing.holds_closed), *entries(listed)]


def _on_one_line(item: AgendaItem, closed: bool) -> Line:
    printed, case = printed_number(item), item.case_number
    told = f" ({_('Case {number}').format(number=case)})" if case else ""
    title = clean_line(item.title + closed_mark(closed) + told)
    # The number stands out, so that it makes no list of its own in Markdown.
    return (strong(printed), Span(f" {title}")) if printed else line(title)


def _item(item: BriefingItem, holds_closed: bool, here: str | None) -> list[Block]:
    blocks = [item_heading(item.item, item.closed), *stamp(holds_closed), *case_number(item.item)]
    if item.statements:
        blocks.append(heading(3, _("Earlier commitments")))
        blocks += entries(_statement(one, here) for one in item.statements)
    for part in item.lines:
        title = part.text + (f" ({part.actor})" if part.actor else "")
        if part.number:
            title = _("No. {number}: {text}").format(number=part.number, text=title).strip(" :")
        blocks.append(heading(3, title))
        blocks += entries(_statement(one, here) for one in part.statements)
    if item.since:
        blocks.append(heading(3, _("What came of it since")))
        blocks += entries(_since(one) for one in item.since)
    if item.questions:
        blocks.append(heading(3, _("Open questions")))
        blocks += entries(_question(one) for one in item.questions)
    return [*blocks, *_suggested(item), *_notes(item.notes, 3)]


def _suggested(item: BriefingItem) -> list[Block]:
    listed = [
        Entry((line(one.text),), (*known_lines(one.reason), _proof(one.sources)))
        for one in offered(item)
    ]
    if not listed:
        return []
    told = _("Suggested by the checks; not among your questions until you choose them.")
    title = heading(3, _("Questions one could ask"))
    return [title, Paragraph(line(told)), *entries(listed)]


def _statement(one: Statement, here: str | None) -> Entry:
    """A commitment; with its municipality where that is another one than the meeting's."""
    commitment = one.commitment
    title = strong(commitment.title)
    head = (title if title.text else strong(_("(no title)")),)
    marks = [strong(_("deadline passed"))] if one.overdue else []
    marks += [Span(_("closed"))] if one.closed else []
    marks += [Span(_("suggested by look-up"))] if one.suggested else []
    money = [_("Money: {money}").format(money=words.amount(sum_)) for sum_ in commitment.amounts]
    family = one.initiative.title if one.initiative else commitment.title
    elsewhere = one.elsewhere(here)
    facts = [
        *known_lines(commitment.summary, *money, *map(words.parts_finding, one.parts)),
        *_dates(one),
        *known_lines(
            _status(one),
            _("Who: {names}").format(names=names(_who(one))) if one.actors else None,
            _("Municipality: {name}").format(name=elsewhere) if elsewhere else None,
            _("Initiative: {title}").format(title=family) if family != commitment.title else None,
        ),
        _proof(one.sources),
    ]
    return Entry((with_marks(head, marks),), tuple(facts))


def _since(one: Since) -> Entry:
    happened = one.follow_up
    head = _("{date}: {title}").format(date=date(happened.date), title=one.initiative.title)
    marks = [Span(_("closed"))] if one.closed else []
    money, status = happened.amount, happened.status
    facts = known_lines(
        " ".join((happened.note or "").split()),
        _("Money: {money}").format(money=words.amount(money)) if money else None,
        _("Status: {status}").format(status=words.word(words.STATUS, status)) if status else None,
    )
    author = happened.author
    by_hand = _("Source: a note by {name}").format(name=author) if author else _("Source: a note")
    proof = _proof(one.sources) if one.sources else line(by_hand)
    return Entry((with_marks((strong(head),), marks),), (*facts, proof))


def _dates(one: Statement) -> list[Line]:
    late = strong(_("overdue"))
    facts = []
    for point in one.commitment.dates:
        text = words.date_point(point)
        text = text[0].upper() + text[1:]
        facts.append(with_marks(line(text), [late] if point in one.passed else []))
    return facts


def _who(one: Statement) -> list[str]:
    """Who commits, a person with the party."""
    return [
        f"{name} ({party})" if party else name
        for name, party in zip(one.actors, one.parties, strict=True)
    ]


def _status(one: Statement) -> str:
    said = words.status(one.commitment.status, one.commitment.status_reason)
    return _("Status: {status}").format(status=said)


def _proof(sources: Sequence[int]) -> Line:
    if not sources:
        return line(_("Source: none, entered by hand"))
    label = ngettext("Source:", "Sources:", len(sources))
    spans: list[Span] = []
    for source in sources:
        spans += [Span(", " if spans else f"{label} "), Span(f"[{source}]", source=source)]
    return tuple(spans)


def _question(one: BriefingQuestion) -> Entry:
    question = one.question
    text = lines_of(question.text) or (line(_("(no text)")),)
    marks = [strong(_("answer overdue"))] if one.overdue else []
    marks += [Span(_("closed"))] if one.closed else []
    facts = [_("About: {title}").format(title=one.about), _asked(question)]
    for part in question.parts:
        done = _("answered") if part.answered else _("not answered")
        if part.answered and part.answer:
            done = _("answered: {answer}").format(answer=part.answer)
        facts.append(f"{part.text} – {done}")
    return Entry((with_marks(text[0], marks), *text[1:]), known_lines(*facts))


def _asked(question: Question) -> str:
    if question.status != "asked":
        return _("Not asked yet")
    known = [_("Asked of {name}").format(name=question.asked_of or "–")]
    if question.asked_on:
        known.append(date(question.asked_on))
    if question.due_on:
        known.append(_("answer due {date}").format(date=date(question.due_on)))
    return ", ".join(known)


def _notes(notes: Sequence[BriefingNote], level: int, holds_closed: bool = False) -> list[Block]:
    if not notes:
        return []
    listed = []
    for one in notes:
        told = _("About: {title}").format(title=one.about) if one.about else None
        facts = known_lines(told, _("Closed") if one.closed else None)
        listed.append(Entry(lines_of(one.note.text) or (line(_("(no text)")),), facts))
    return [heading(level, _("Notes")), *stamp(holds_closed), *entries(listed)]


def _sources(sources: Sequence[Source], holds_closed: bool) -> list[Block]:
    """The places by document, in the order in which the briefing first names a document."""
    by_document: dict[str, list[Source]] = {}
    for one in sources:
        by_document.setdefault(one.document.id, []).append(one)
    blocks: list[Block] = [heading(2, _("Sources")), *stamp(holds_closed)] if sources else []
    for places in by_document.values():
        document = places[0].document
        blocks.append(heading(3, document.title + closed_mark(places[0].closed)))
        known = [document.publisher, date(document.date) if document.date else None]
        if document.kind != "other":
            known.append(words.word(words.DOCUMENT_KIND, document.kind))
        blocks += [Paragraph(one) for one in known_lines(", ".join(filter(None, known)))]
        listed = (Entry((_place(one.citation),), source=one.number) for one in places)
        blocks.append(Entries(tuple(listed)))
    return blocks


def _place(citation: Citation) -> Line:
    place = [_("page {page}").format(page=citation.page)] if citation.page is not None else []
    span = {"start": number(citation.start), "end": number(citation.end)}
    place.append(_("characters {start}–{end}").format(**span))
    if citation.recognised:
        place.append(words.recognised())
    text = ", ".join(place)
    if citation.quote:
        text += ": " + _("“{quote}”").format(quote=citation.quote)
    if citation.state != "unchanged":
        text += f" ({words.word(words.CITATION_STATE, citation.state)})"
    return line(text)
