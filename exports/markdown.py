"""The briefing and the agenda as Markdown that reads well, raw as well as rendered.

CommonMark with YAML front matter; the same records give the same bytes. Speaks the language in use.
What may be shown was decided when the briefing was put together; nothing is looked up here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agenda.briefing import (
    Briefing,
    BriefingItem,
    BriefingNote,
    BriefingQuestion,
    Source,
    Statement,
)
from agenda.paper import AgendaPaper, PaperItem
from data.records import AgendaItem, Attachment, Citation, Decision, Meeting, Question
from exports import words
from exports.escaping import bold, escape, escaped_lines, escaped_paragraphs
from exports.language import _, clock, current, date, day_date, names, ngettext, number

MARKER = "tilsagn"


def briefing_markdown(briefing: Briefing) -> str:
    """The whole briefing. Ends in one newline, has no trailing spaces."""
    meeting = briefing.meeting
    blocks = [
        _front_matter("briefing", meeting, briefing.holds_closed, briefing.as_of.isoformat()),
        _heading(1, _("Briefing: {meeting}").format(meeting=_meeting_title(meeting))),
        *_stamp(briefing.holds_closed),
        *_time_and_place(meeting),
        *_summary(briefing),
        *_notes(briefing.notes, 2, briefing.holds_closed),
    ]
    for item in briefing.items:
        blocks += _briefing_item(item, briefing.holds_closed)
    blocks += _left_out(briefing.items_left_out)
    blocks += _sources(briefing.sources, briefing.holds_closed)
    return "\n\n".join(blocks) + "\n"


def agenda_markdown(paper: AgendaPaper) -> str:
    """The agenda itself, or the minutes, as a secretary hands it out."""
    meeting = paper.meeting
    kind = words.word(words.MEETING_KIND, meeting.kind).capitalize()
    blocks = [
        _front_matter(meeting.kind, meeting, paper.holds_closed),
        _heading(1, f"{kind}: {_meeting_title(meeting)}"),
        *_stamp(paper.holds_closed),
        *_time_and_place(meeting),
    ]
    for one in paper.items:
        blocks += _paper_item(one, paper.holds_closed)
    blocks += _left_out(paper.items_left_out)
    return "\n\n".join(blocks) + "\n"


# Shared by both


def _front_matter(kind: str, meeting: Meeting, closed: bool, as_of: str | None = None) -> str:
    """Only through the dumper, every string quoted: a title can neither end it nor add to it."""
    import yaml

    class Dumper(yaml.SafeDumper):
        pass

    class Quoted(str):
        pass

    Dumper.add_representer(
        Quoted,
        lambda dumper, value: dumper.represent_scalar(
            "tag:yaml.org,2002:str", str(value), style='"'
        ),
    )
    fields = {
        MARKER: kind,
        "body": meeting.body,
        "municipality": meeting.municipality,
        "date": meeting.date,
        "time": meeting.time,
        "place": meeting.place,
        "as_of": as_of,
        "language": current(),
    }
    front: dict[str, Quoted | bool] = {
        name: Quoted(" ".join(value.split())) for name, value in fields.items() if value
    }
    front["holds_closed"] = closed
    dumped: str = yaml.dump(
        front, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    return f"---\n{dumped}---"


def _meeting_title(meeting: Meeting) -> str:
    return f"{meeting.body}, {day_date(meeting.date)}" if meeting.date else meeting.body


def _time_and_place(meeting: Meeting) -> list[str]:
    known = []
    if meeting.time:
        known.append(clock(meeting.time))
    if meeting.place:
        known.append(meeting.place)
    line = escape(", ".join(known))
    return [line[0].upper() + line[1:]] if line else []


def _stamp(holds_closed: bool) -> list[str]:
    return [bold(_("Contains closed content. Not to be passed on."))] if holds_closed else []


def _left_out(count: int) -> list[str]:
    if not count:
        return []
    line = ngettext("{count} closed item is left out.", "{count} closed items are left out.", count)
    return ["---", escape(line.format(count=number(count)))]


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {escape(text)}"


def _closed_mark(closed: bool) -> str:
    mark = _("closed")
    return f" ({mark})" if closed else ""


def _item_heading(item: AgendaItem, closed: bool) -> str:
    title = item.title + _closed_mark(closed)
    # The number stands in front of a full stop of ours, which in a heading makes no list.
    printed = escape(item.number) if item.number else ""
    stop = "" if not printed or printed.endswith((".", ":", ")")) else "."
    return f"## {printed}{stop} {escape(title)}" if printed else f"## {escape(title)}"


def _bullets(texts: Iterable[str], depth: int = 0) -> list[str]:
    return [f"{'  ' * depth}- {text}" for text in texts if text]


def _bullet_with_more(lines: Sequence[str], more: Sequence[str]) -> str:
    """A list item of several paragraphs with a list of facts below it."""
    first, *rest = lines or [escape(_("(no text)"))]
    text = [f"- {first}"]
    for line in rest:
        text += ["", f"  {line}"]
    if more and rest:
        text.append("")
    return "\n".join([*text, *_bullets(more, 1)])


# The briefing


def _summary(briefing: Briefing) -> list[str]:
    statements = [
        one
        for item in briefing.items
        for one in (*item.statements, *(found for line in item.lines for found in line.statements))
    ]
    questions = {one.question.id for item in briefing.items for one in item.questions}
    late = sum(one.overdue for one in statements)
    known = [words.record_count("commitment", len(statements))]
    if late:
        known.append(_("{count} overdue").format(count=number(late)))
    if questions:
        known.append(
            ngettext("{count} open question", "{count} open questions", len(questions)).format(
                count=number(len(questions))
            )
        )
    as_of = _("As of {date}: {known}.")
    return [escape(as_of.format(date=date(briefing.as_of.isoformat()), known=", ".join(known)))]


def _briefing_item(item: BriefingItem, holds_closed: bool) -> list[str]:
    blocks = [_item_heading(item.item, item.closed), *_stamp(holds_closed)]
    if item.item.case_number:
        blocks.append(escape(_("Case {number}").format(number=item.item.case_number)))
    if item.is_empty:
        return [*blocks, escape(_("Nothing chosen for this item."))]
    if item.statements:
        blocks.append(_heading(3, _("Earlier commitments")))
        blocks.append("\n".join(_statement(one) for one in item.statements))
    for line in item.lines:
        heading = line.text + (f" ({line.actor})" if line.actor else "")
        if line.number:
            heading = _("No. {number}: {text}").format(number=line.number, text=heading).strip(" :")
        blocks.append(_heading(3, heading))
        blocks.append("\n".join(_statement(one) for one in line.statements))
    if item.questions:
        blocks.append(_heading(3, _("Open questions")))
        blocks.append("\n".join(_question(one) for one in item.questions))
    return blocks + _notes(item.notes, 3)


def _statement(one: Statement) -> str:
    commitment = one.commitment
    head = bold(commitment.title) or bold(_("(no title)"))
    marks = [bold(_("deadline passed"))] if one.overdue else []
    marks += [escape(_("closed"))] if one.closed else []
    facts = [
        escape(commitment.summary or ""),
        *(
            escape(_("Money: {money}").format(money=words.amount(sum_)))
            for sum_ in commitment.amounts
        ),
        *(escape(words.parts_finding(found)) for found in one.parts),
        *_dates(one),
        _status(one),
        _who(one),
        escape(_("Initiative: {title}").format(title=one.initiative.title))
        if one.initiative and one.initiative.title != commitment.title
        else "",
        _proof(one),
    ]
    return _bullet_with_more([f"{head} ({', '.join(marks)})" if marks else head], facts)


def _dates(one: Statement) -> list[str]:
    facts, overdue = [], bold(_("overdue"))
    for point in one.commitment.dates:
        text = words.date_point(point)
        text = text[0].upper() + text[1:]
        late = f" ({overdue})" if point in one.passed else ""
        facts.append(escape(text) + late)
    return facts


def _status(one: Statement) -> str:
    text = words.word(words.STATUS, one.commitment.status)
    if one.commitment.status_reason:
        text = f"{text} – {one.commitment.status_reason}"
    return escape(_("Status: {status}").format(status=text))


def _who(one: Statement) -> str:
    if not one.actors:
        return ""
    return escape(_("Who: {names}").format(names=names(list(one.actors))))


def _proof(one: Statement) -> str:
    if not one.sources:
        return escape(_("Source: none, entered by hand"))
    label = ngettext("Source:", "Sources:", len(one.sources))
    # Brackets of ours: no value can hold a definition that would make a link of them.
    return f"{escape(label)} {', '.join(f'[{source}]' for source in one.sources)}"


def _question(one: BriefingQuestion) -> str:
    question = one.question
    lines = escaped_lines(question.text)
    marks = [bold(_("answer overdue"))] if one.overdue else []
    marks += [escape(_("closed"))] if one.closed else []
    if lines and marks:
        lines[0] = f"{lines[0]} ({', '.join(marks)})"
    facts = [escape(_("About: {title}").format(title=one.about)), _asked(question)]
    for part in question.parts:
        done = _("answered") if part.answered else _("not answered")
        if part.answered and part.answer:
            done = _("answered: {answer}").format(answer=part.answer)
        facts.append(escape(f"{part.text} – {done}"))
    return _bullet_with_more(lines, facts)


def _asked(question: Question) -> str:
    if question.status != "asked":
        return escape(_("Not asked yet"))
    known = [_("Asked of {name}").format(name=question.asked_of or "–")]
    if question.asked_on:
        known.append(date(question.asked_on))
    if question.due_on:
        known.append(_("answer due {date}").format(date=date(question.due_on)))
    return escape(", ".join(known))


def _notes(notes: Sequence[BriefingNote], level: int, stamped: bool = False) -> list[str]:
    if not notes:
        return []
    entries = []
    for one in notes:
        facts = [escape(_("About: {title}").format(title=one.about))] if one.about else []
        facts += [escape(_("Closed"))] if one.closed else []
        entries.append(_bullet_with_more(escaped_lines(one.note.text), facts))
    return [_heading(level, _("Notes")), *_stamp(stamped), "\n".join(entries)]


def _sources(sources: Sequence[Source], holds_closed: bool) -> list[str]:
    """The places by document, in the order in which the briefing first names a document."""
    by_document: dict[str, list[Source]] = {}
    for one in sources:
        by_document.setdefault(one.document.id, []).append(one)
    blocks = [_heading(2, _("Sources")), *_stamp(holds_closed)] if sources else []
    for places in by_document.values():
        document = places[0].document
        blocks.append(_heading(3, document.title + _closed_mark(places[0].closed)))
        known = [document.publisher, date(document.date) if document.date else None]
        known += (
            [words.word(words.DOCUMENT_KIND, document.kind)] if document.kind != "other" else []
        )
        line = ", ".join(one for one in known if one)
        blocks += [escape(line)] if line else []
        blocks.append("\n".join(f"- [{one.number}] {_place(one.citation)}" for one in places))
    return blocks


def _place(citation: Citation) -> str:
    place = [_("page {page}").format(page=citation.page)] if citation.page is not None else []
    span = {"start": number(citation.start), "end": number(citation.end)}
    place.append(_("characters {start}–{end}").format(**span))
    text = ", ".join(place)
    if citation.quote:
        text += ": " + _("“{quote}”").format(quote=citation.quote)
    if citation.state != "unchanged":
        text += f" ({words.word(words.CITATION_STATE, citation.state)})"
    return escape(text)


# The agenda itself


def _paper_item(one: PaperItem, holds_closed: bool) -> list[str]:
    item = one.item
    blocks = [_item_heading(item, one.closed), *_stamp(holds_closed)]
    if item.case_number:
        blocks.append(escape(_("Case {number}").format(number=item.case_number)))
    # An agenda that was read keeps these two under their printed headings as well.
    printed = {section.text for section in item.sections}
    if item.recommendation and item.recommendation not in printed:
        blocks.append(_heading(3, _("Recommendation")))
        blocks += escaped_paragraphs(item.recommendation)
    if item.case_text and item.case_text not in printed:
        blocks.append(_heading(3, _("The case")))
        blocks += escaped_paragraphs(item.case_text)
    for section in item.sections:
        blocks += [_heading(3, section.heading)] if section.heading.strip() else []
        blocks += escaped_paragraphs(section.text)
    lines = [
        (f"{line.number}: " if line.number else "") + line.text
        + (f" ({line.actor})" if line.actor else "")
        for line in item.lines
    ]  # fmt: skip
    if lines:
        blocks.append("\n".join(_bullets(escape(line) for line in lines)))
    for decision in one.decisions:
        blocks += _decision(decision)
    if one.attachments:
        blocks.append(_heading(3, _("Attachments")))
        blocks.append("\n".join(_bullets(_attachment(found) for found in one.attachments)))
    return blocks


def _decision(decision: Decision) -> list[str]:
    known = [decision.body, date(decision.date) if decision.date else None]
    where = ", ".join(one for one in known if one)
    heading = ": ".join(one for one in (_("Decision"), where) if one)
    heading += _closed_mark(decision.closed)
    blocks = [_heading(3, heading), *escaped_paragraphs(decision.text)]
    if decision.votes:
        blocks.append(escape(_("Votes: {votes}").format(votes=decision.votes)))
    for statement in decision.minority_statements:
        blocks.append(escape(_("Minority statement: {text}").format(text=statement)))
    return blocks


def _attachment(attachment: Attachment) -> str:
    text = attachment.name + _closed_mark(attachment.closed)
    return escape(f"{text}: {attachment.address}" if attachment.address else text)
