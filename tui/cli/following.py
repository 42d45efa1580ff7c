"""`note add`, `status set`, `follow-up add`, `link`: following an initiative."""

from __future__ import annotations

from argparse import Namespace
from typing import get_args

from data.ids import short_id
from data.records import (
    AgendaItem,
    Amount,
    Commitment,
    Document,
    Initiative,
    Meeting,
    Question,
    Status,
    table_of,
)
from exports.language import _
from tui.cli import identifiers
from tui.cli.context import Context
from tui.cli.output import show
from tui.cli.parser import Parser


def note(parser: Parser) -> None:
    """`tilsagn note add TEXT --on ID`."""
    parser.actions({"add": (_("write a note"), _note_arguments)})


def _note_arguments(parser: Parser) -> None:
    parser.add_argument("text", metavar="TEXT", help=_("the note"))
    parser.add_argument("--on", required=True, metavar="ID", help=_("what it is about"))
    parser.add_argument("--shared", action="store_true", help=_("not only for yourself"))
    parser.add_argument("--closed", action="store_true", help=_("for closed doors only"))
    parser.set_defaults(run=_add_note)


def _add_note(context: Context, options: Namespace) -> int:
    from agenda.notes import add_note

    kinds = (Initiative, Commitment, Question, AgendaItem, Meeting, Document)
    with context.library() as library:
        about = identifiers.record(library, options.on, *kinds)
        kept = add_note(
            library,
            options.text,
            shared=options.shared,
            closed=options.closed,
            author=context.author,
            **{table_of(type(about)): about.id},
        )
    show(f"{short_id(kept.id)}  {identifiers.name_of(about)}")
    return 0


def status(parser: Parser) -> None:
    """`tilsagn status set ID STATUS --note TEXT`."""
    parser.actions({"set": (_("say what became of it, and what shows it"), _status_arguments)})


def _status_arguments(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help=_("a commitment or an initiative"))
    parser.add_argument(
        "status", choices=get_args(Status), metavar="STATUS", help=_("one of %(choices)s")
    )
    parser.add_argument("--note", required=True, metavar="TEXT", help=_("what shows it"))
    parser.add_argument("--on", metavar="DATE", help=_("when it happened; else today"))
    parser.set_defaults(run=_set_status)


def _set_status(context: Context, options: Namespace) -> int:
    from agenda.initiatives import set_status
    from data.dates import today
    from exports import words

    with context.library() as library:
        subject = identifiers.record(library, options.id, Commitment, Initiative)
        assert isinstance(subject, Commitment | Initiative)
        set_status(
            library,
            subject,
            options.status,
            on=options.on or today().isoformat(),
            note=options.note,
            author=context.author,
        )
    show(f"{short_id(subject.id)}  {words.word(words.STATUS, options.status)}  {subject.title}")
    return 0


def follow_up(parser: Parser) -> None:
    """`tilsagn follow-up add INITIATIVE TEXT`."""
    parser.actions({"add": (_("write down what came of an initiative"), _follow_up_arguments)})


def _follow_up_arguments(parser: Parser) -> None:
    parser.add_argument("initiative", metavar="INITIATIVE", help=_("its identifier"))
    parser.add_argument("text", metavar="TEXT", help=_("what happened"))
    parser.add_argument("--on", metavar="DATE", help=_("when it happened; else today"))
    parser.add_argument("--amount", metavar="SUM", help=_("money that moved: 750.000, 2,5 mio"))
    parser.add_argument("--closed", action="store_true", help=_("for closed doors only"))
    parser.set_defaults(run=_add_follow_up)


def _add_follow_up(context: Context, options: Namespace) -> int:
    from agenda.initiatives import add_follow_up
    from data.dates import today
    from data.errors import Problem
    from data.search.query import read_amount

    moved = read_amount(options.amount) if options.amount else None
    if options.amount and moved is None:
        raise Problem("not-an-amount", value=options.amount)
    with context.library() as library:
        initiative = identifiers.record(library, options.initiative, Initiative)
        kept = add_follow_up(
            library,
            initiative.id,
            on=options.on or today().isoformat(),
            note=options.text,
            amount=None if moved is None else Amount(amount=moved),
            closed=options.closed,
            author=context.author,
        )
    show(f"{short_id(kept.id)}  {initiative.title}")
    return 0


def link(parser: Parser) -> None:
    """`tilsagn link COMMITMENT INITIATIVE`, `tilsagn link COMMITMENT --off`."""
    parser.add_argument("commitment", metavar="COMMITMENT", help=_("its identifier"))
    parser.add_argument("initiative", nargs="?", metavar="INITIATIVE", help=_("its identifier"))
    parser.add_argument("--off", action="store_true", help=_("take it off its initiative"))
    parser.set_defaults(run=_link)


def _link(context: Context, options: Namespace) -> int:
    from agenda.initiatives import link as attach
    from data.errors import Problem

    if (options.initiative is None) != options.off:
        raise Problem("usage", command="tilsagn link", message=_("name an initiative, or --off"))
    with context.library() as library:
        commitment = identifiers.record(library, options.commitment, Commitment)
        initiative = (
            None if options.off else identifiers.record(library, options.initiative, Initiative)
        )
        attach(library, commitment, initiative.id if initiative else None, author=context.author)
    whither = initiative.title if initiative else "-"
    show(f"{short_id(commitment.id)}  {commitment.title} → {whither}")
    return 0
