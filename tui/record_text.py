"""Records as text for panes and lists, the same on every screen. Knows words and styles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from data.records import (
    AgendaItem,
    Citation,
    Commitment,
    Document,
    Initiative,
    Meeting,
    Note,
    Question,
)
from exports import language, words
from exports.language import _
from tui.widgets.wording import highlighted, joined, line, lines, plain

if TYPE_CHECKING:
    from agenda.checks import Sum
    from agenda.detail import Detail
    from agenda.found import FoundLine
    from agenda.initiatives import Timeline, TimelineEntry

HEADING = "bold $accent"
LATE = "bold $warning"
MATCH = "bold underline"
QUIET = "dim"


# Short things


def heading(text: str) -> Content:
    """The heading of a part of a pane, with an empty line before it."""
    return Content("\n") + line(text, HEADING)


def titled(text: str, *, closed: bool) -> Content:
    """A title on one line, with a mark before it where it is closed."""
    title = line(text)
    return joined([Content.styled("⊘ ", "bold"), title]) if closed else title


def money_cell(money: Sequence[Sum]) -> Content:
    """The largest figure, with a plus where there are others of another kind or currency."""
    if not money:
        return Content("")
    first = money[0]
    return line(language.money(first.amount, first.currency) + (" +" if money[1:] else ""))


def status_cell(found: FoundLine) -> Content:
    """The status in a word; an exclamation mark and another style where it is overdue, a question
    mark where it waits for review."""
    if found.status is None:
        # The full word for an agenda item is wider than the column.
        kind = _("item") if found.kind == "agenda_item" else words.word(words.RECORD, found.kind)
        return line(kind, QUIET)
    table = words.QUESTION_STATUS if found.kind == "question" else words.STATUS
    text = words.word(table, found.status)
    if not found.reviewed:
        return line(f"? {text}", "italic")
    return line(f"! {text}", LATE) if found.overdue else line(text)


def date_text(value: str | None) -> str:
    """A date in words, or nothing."""
    return language.date(value) if value else ""


def place_of(citation: Citation, document: Document | None) -> str:
    """The document and page of a citation: what a colleague needs to look it up."""
    place = document.title if document else citation.document
    if citation.page is not None:
        place = _("{document}, page {page}").format(document=place, page=citation.page)
    return f"{place}, {words.recognised()}" if citation.recognised else place


def citation_text(citation: Citation, document: Document | None) -> str:
    """The quote and where it stands, or that the source is not imported."""
    place = place_of(citation, document)
    if citation.quote is None:
        return f"{place} ({words.word(words.CITATION_STATE, 'not_imported')})"
    quote = _("“{quote}”").format(quote=" ".join(citation.quote.split()))
    text = f"{quote} – {place}"
    if citation.state in ("changed", "gone", "moved"):
        text += f" ({words.word(words.CITATION_STATE, citation.state)})"
    return text


def meeting_text(meeting: Meeting) -> str:
    """A meeting by its body and date."""
    return ", ".join(one for one in (meeting.body, date_text(meeting.date)) if one)


def item_text(item: AgendaItem) -> str:
    """An agenda item by its number and title."""
    return f"{item.number}. {item.title}" if item.number else item.title


# One record with all that belongs to it


def detail_content(detail: Detail, matched: Sequence[str] = ()) -> Content:
    """A record as the detail pane shows it, the words that were searched for marked."""
    parts: list[Content | str] = [*_marks(detail), *_about(detail, matched)]
    if detail.commitment is not None:
        parts += _commitment(detail, detail.commitment, matched)
    if detail.timeline is not None:
        parts += timeline_lines(detail.timeline, detail.commitment)
    if detail.questions:
        parts.append(heading(_("Open questions")))
        parts += [question_line(one) for one in detail.questions]
    if detail.notes:
        parts.append(heading(_("Notes")))
        parts += [plain(one.text) for one in detail.notes]
    return lines(parts)


def _marks(detail: Detail) -> Iterable[Content]:
    marks = []
    if detail.closed:
        marks.append(line(_("CLOSED"), "reverse bold"))
    if detail.overdue:
        marks.append(line(_("OVERDUE"), LATE))
    if detail.commitment is not None and not detail.commitment.reviewed:
        marks.append(line(_("not reviewed"), QUIET))
    return [joined(marks, "  ")] if marks else []


def _about(detail: Detail, matched: Sequence[str]) -> Iterable[Content]:
    record = detail.record
    if isinstance(record, Commitment | Initiative):
        yield highlighted(record.title, matched, MATCH).stylize("bold")
        if record.summary and isinstance(record, Initiative):
            yield highlighted(record.summary, matched, MATCH)
    elif isinstance(record, Question):
        yield highlighted(record.text, matched, MATCH)
        yield from _question(record)
    elif isinstance(record, Note):
        yield highlighted(record.text, matched, MATCH)
        yield line(_("Note by {name}").format(name=record.author or "–"), QUIET)
    elif isinstance(record, AgendaItem):
        yield highlighted(item_text(record), matched, MATCH).stylize("bold")
        if record.recommendation:
            yield plain(record.recommendation)
    if detail.meeting is not None:
        yield line(meeting_text(detail.meeting), QUIET)
    if detail.commitment is not None and detail.commitment is not record:
        yield line(_("About: {title}").format(title=detail.commitment.title))


def _question(question: Question) -> Iterable[Content]:
    facts = [words.word(words.QUESTION_STATUS, question.status)]
    if question.asked_of:
        facts.append(_("Asked of {name}").format(name=question.asked_of))
    if question.due_on:
        facts.append(_("answer due {date}").format(date=date_text(question.due_on)))
    yield line(", ".join(facts))
    if question.answer:
        yield heading(_("Answer"))
        yield plain(question.answer)


def _commitment(
    detail: Detail, commitment: Commitment, matched: Sequence[str]
) -> Iterable[Content | str]:
    yield fact(_("Status"), words.status(commitment.status, commitment.status_reason))
    for amount in commitment.amounts:
        yield fact(_("Money"), words.amount(amount))
    if detail.timeline is not None:
        for finding in detail.timeline.parts:
            if finding.owner == commitment.id:
                yield fact("", words.parts_finding(finding))
    for point in commitment.dates:
        late = detail.overdue and point.role == "deadline"
        shown = fact(words.word(words.DATE_ROLE, point.role).capitalize(), date_text(point.value))
        yield shown.stylize(LATE) if late else shown
    yield heading(_("Sources") if len(commitment.citations) != 1 else _("Source"))
    places = [
        citation_text(citation, detail.documents.get(citation.document))
        for citation in commitment.citations
    ]
    for text in dict.fromkeys(places):  # two places of one source that is not here read the same
        yield highlighted(text, matched, MATCH)
    if not commitment.citations:
        yield line(_("none, entered by hand"), QUIET)
    yield Content("")
    if detail.actors:
        yield fact(_("Who"), language.names(list(detail.actors)))
    where = ", ".join(
        one
        for one in (
            commitment.municipality,
            words.word(words.THEME, commitment.theme) if commitment.theme else None,
        )
        if one
    )
    if where:
        yield fact(_("Where"), where)
    if commitment.summary:
        yield highlighted(commitment.summary, matched, MATCH)


def fact(name: str, text: str) -> Content:
    """A value with its name before it."""
    return joined([line(name, "bold"), line(text)], ": " if name else "")


def timeline_lines(timeline: Timeline, current: Commitment | None = None) -> list[Content]:
    """An initiative's life, oldest first; the line of the commitment in view is marked."""
    title = _("Initiative: {title}").format(title=timeline.initiative.title)
    return [heading(title), *(timeline_line(one, current) for one in timeline.entries)]


def timeline_line(entry: TimelineEntry, current: Commitment | None = None) -> Content:
    """One dated line: when, what, how much, how it stands."""
    marked = current is not None and entry.commitment == current
    when = line(date_text(entry.date) or _("no date"), "bold" if marked else QUIET)
    what = _entry_title(entry)
    facts = [words.money_sum(one) for one in entry.money]
    if status := _entry_status(entry):
        facts.append(status)
    text = f"{what} ({', '.join(facts)})" if facts else what
    parts = [when, line(text, "bold" if marked else "")]
    if entry.overdue:
        parts.append(line(_("overdue"), LATE))
    return joined(parts, "  ")


def _entry_title(entry: TimelineEntry) -> str:
    if entry.commitment is not None:
        return entry.commitment.title
    note = entry.follow_up.note if entry.follow_up else None
    return note or words.word(words.FOLLOW_UP_KIND, entry.kind)


def _entry_status(entry: TimelineEntry) -> str:
    record = entry.commitment or entry.follow_up
    status = record.status if record is not None else None
    return words.word(words.STATUS, status) if status and status != "unknown" else ""


def question_line(question: Question) -> Content:
    """A question with its status in a word, or that its answer is overdue."""
    from agenda.checks import is_answer_overdue
    from data.dates import today

    status = line(words.word(words.QUESTION_STATUS, question.status), QUIET)
    if is_answer_overdue(question, today()):
        status = line(f"! {_('overdue')}", LATE)
    return joined([Content("• "), line(question.text), Content("  "), status])


def copied_text(detail: Detail) -> str:
    """A record as plain text for another document: what, how much, when, and its citations."""
    rows = [content.plain for content in _about(detail, ())]
    if detail.commitment is not None:
        rows += [
            row if isinstance(row, str) else row.plain.strip()
            for row in _commitment(detail, detail.commitment, ())
        ]
    return "\n".join(rows) + "\n"
