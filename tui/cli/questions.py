"""`question add|list|ask|answer|drop`: the question ledger."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from data.errors import NOTHING_FOUND, Problem
from data.ids import short_id
from data.records import AgendaItem, Commitment, Initiative, Question, table_of
from exports.language import _
from tui.cli import identifiers
from tui.cli.closed import add_include_closed, open_ones
from tui.cli.context import Context
from tui.cli.output import marked_closed, show, show_json, show_table
from tui.cli.parser import Parser, count

if TYPE_CHECKING:
    from agenda.questions import LedgerEntry


def question(parser: Parser) -> None:
    """`tilsagn question ACTION`."""
    parser.actions(
        {
            "add": (_("flag a question"), _add_arguments),
            "list": (_("the open questions, overdue ones first"), _list_arguments),
            "ask": (_("note of whom it was asked, and when"), _ask_arguments),
            "answer": (_("note the answer"), _answer_arguments),
            "drop": (_("give a question up"), _drop_arguments),
        }
    )


def _add_arguments(parser: Parser) -> None:
    parser.add_argument("text", metavar="TEXT", help=_("the question"))
    parser.add_argument(
        "--on", required=True, metavar="ID", help=_("an initiative, commitment or agenda item")
    )
    parser.add_argument("--line", metavar="N", help=_("the number of a line inside the item"))
    parser.add_argument(
        "--part", action="append", default=[], metavar="TEXT", help=_("a part, closed by itself")
    )
    parser.add_argument("--closed", action="store_true", help=_("for closed doors only"))
    parser.set_defaults(run=_add)


def _add(context: Context, options: Namespace) -> int:
    from agenda.meetings import require_line
    from agenda.questions import flag

    with context.library() as library:
        about = identifiers.record(library, options.on, Initiative, Commitment, AgendaItem)
        if isinstance(about, AgendaItem):
            require_line(about, options.line)
        elif options.line is not None:
            raise Problem("no-such-line", title=options.on, line=options.line)
        flagged = flag(
            library,
            options.text,
            line=options.line,
            parts=options.part,
            closed=options.closed,
            author=context.author,
            **{table_of(type(about)): about.id},
        )
    _say_done(flagged)
    return 0


def _list_arguments(parser: Parser) -> None:
    parser.add_argument("--all", action="store_true", help=_("answered and dropped ones too"))
    add_include_closed(parser)
    parser.add_argument("--json", action="store_true", help=_("one JSON document"))
    parser.set_defaults(run=_list)


def _list(context: Context, options: Namespace) -> int:
    from agenda.questions import ledger
    from data.dates import today

    with context.library() as library:
        listed = [one for one in ledger(library, today()) if options.all or one.is_open]
    entries = open_ones(listed, options, lambda one: one.closed)
    if options.json:
        show_json({"questions": [_as_json(one) for one in entries]})
    else:
        show_table(_as_row(one) for one in entries)
    return 0 if entries else NOTHING_FOUND


def _as_row(entry: LedgerEntry) -> tuple[str, ...]:
    from exports import language, words

    question = entry.question
    state = _("overdue") if entry.overdue else words.word(words.QUESTION_STATUS, question.status)
    due = language.date(question.due_on) if question.due_on else ""
    text = marked_closed(question.text, entry.closed)
    return short_id(question.id), state, due, text, entry.about


def _as_json(entry: LedgerEntry) -> dict[str, Any]:
    question = entry.question
    return {
        "id": question.id,
        "text": question.text,
        "status": question.status,
        "overdue": entry.overdue,
        "asked_of": question.asked_of,
        "asked_on": question.asked_on,
        "due_on": question.due_on,
        "parts": [
            {"text": one.text, "answered": one.answered, "answer": one.answer}
            for one in question.parts
        ],
        "answer": question.answer,
        "answered_on": question.answered_on,
        "closed": entry.closed,
        "initiative": entry.initiative.title if entry.initiative else None,
        "commitment": entry.commitment.title if entry.commitment else None,
        "agenda_item": entry.agenda_item.title if entry.agenda_item else None,
        "line": question.line,
    }


def _ask_arguments(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the question"))
    parser.add_argument("--of", required=True, metavar="WHOM", help=_("who has to answer"))
    parser.add_argument("--on", metavar="DATE", help=_("when it was asked; else today"))
    parser.add_argument(
        "--due", metavar="DATE", help=_("when the answer is due: a date, or next-meeting")
    )
    parser.set_defaults(run=_ask)


def _ask(context: Context, options: Namespace) -> int:
    from agenda.coming_up import NEXT_MEETING, Rule, due_day
    from agenda.questions import ask
    from data.dates import today

    asked_on = options.on or today().isoformat()
    settings = context.settings
    rule: Rule = NEXT_MEETING if options.due == NEXT_MEETING else settings.answer_rule
    with context.library() as library:
        question = identifiers.record(library, options.id, Question)
        due_on = options.due
        if due_on in (None, NEXT_MEETING):
            due_on = due_day(library, question, asked_on, rule=rule, days=settings.answer_days)
        asked = ask(
            library,
            question,
            asked_of=options.of,
            asked_on=asked_on,
            due_on=due_on,
            author=context.author,
        )
    _say_done(asked)
    return 0


def _answer_arguments(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the question"))
    parser.add_argument("text", metavar="TEXT", help=_("the answer"))
    parser.add_argument("--on", metavar="DATE", help=_("when it was answered; else today"))
    parser.add_argument(
        "--part", type=count, metavar="N", help=_("the part that it answers, from 1")
    )
    parser.set_defaults(run=_answer)


def _answer(context: Context, options: Namespace) -> int:
    from agenda.questions import answer, answer_part
    from data.dates import today

    answered_on = options.on or today().isoformat()
    with context.library() as library:
        question = identifiers.record(library, options.id, Question)
        answered = (
            answer(library, question, options.text, answered_on=answered_on, author=context.author)
            if options.part is None
            else answer_part(
                library,
                question,
                options.part - 1,
                options.text,
                answered_on=answered_on,
                author=context.author,
            )
        )
    _say_done(answered)
    return 0


def _drop_arguments(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the question"))
    parser.set_defaults(run=_drop)


def _drop(context: Context, options: Namespace) -> int:
    from agenda.questions import drop

    with context.library() as library:
        dropped = drop(
            library, identifiers.record(library, options.id, Question), author=context.author
        )
    _say_done(dropped)
    return 0


def _say_done(question: Question) -> None:
    from exports import words

    status = words.word(words.QUESTION_STATUS, question.status)
    show(f"{short_id(question.id)}  {status}  {question.text}")
