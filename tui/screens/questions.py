"""The question ledger: what is asked of whom, due when, answered how; overdue answers first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from exports.language import _
from tui.screens import actions
from tui.screens.actions import About
from tui.screens.base import bindings
from tui.screens.forms import Choice, Field
from tui.screens.list_and_pane import ListAndPane
from tui.screens.matched import NOTHING_MATCHED, Matched, matched_now
from tui.widgets.fields import LineField
from tui.widgets.outline import Outline
from tui.widgets.reading_pane import ReadingPane
from tui.widgets.result_list import Column

if TYPE_CHECKING:
    from agenda.questions import LedgerEntry
    from data.records import Meeting, Question
    from data.store.library import Library


@dataclass(frozen=True, slots=True)
class State:
    """The ledger, the words that narrow it down, and by question (identifier) the coming meeting at
    which it comes up. `matched` is what look-up suggests for those meetings, so far."""

    entries: tuple[LedgerEntry, ...] = ()
    typed: str = ""
    coming: Mapping[str, Meeting] = field(default_factory=dict)
    matched: Mapping[str, Matched] = field(default_factory=dict)


class Questions(ListAndPane):
    """All questions; what each is about can be opened from here."""

    place = "questions"
    BINDINGS = bindings("questions")
    AUTO_FOCUS = "Outline"
    DEFAULT_CSS = """
    Questions #head { height: 1; padding: 0 1; }
    Questions #panes { height: 1fr; }
    Questions Outline { height: 1fr; min-height: 5; }
    Questions ReadingPane { height: 1fr; border-top: solid $primary; }
    Questions.-wide #panes { layout: horizontal; }
    Questions.-wide Outline { width: 3fr; margin: 0 1 0 0; }
    Questions.-wide ReadingPane { width: 2fr; border-top: none; border-left: solid $primary; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.state = State()

    def body(self) -> Iterable[Widget]:
        yield Static(id="head", markup=False)
        yield LineField(placeholder=_("Type to narrow down the questions"))
        yield Container(
            Outline(
                Column(),
                Column(20, from_width=96),
                Column(12),
                Column(13),
                empty=_("No questions yet; f flags one on any other screen"),
            ),
            ReadingPane(),
            id="panes",
        )

    def about(self) -> str:
        return _("What is asked of whom, due when, answered how; what is open comes back by itself")

    def main_list(self) -> Outline:
        return self.query_one(Outline)

    def field(self) -> Widget:
        return self.query_one(LineField)

    # What is shown

    async def show(self, target: str) -> None:
        """Show the ledger with one question, by its identifier, highlighted."""
        self.query_one(LineField).value = ""
        self.state = replace(self.state, typed="")
        await self.reload()
        self.main_list().move_to_id(target)
        self.main_list().focus()

    async def reload(self) -> None:
        from agenda.questions import ledger
        from data.dates import today
        from tui.screens.question_view import head

        entries = await self.app.desk.read(lambda library: ledger(library, today()))
        self.state = replace(self.state, entries=entries)
        self.query_one("#head", Static).update(head(entries))
        self._narrow()
        self.look_at()
        self.in_background(self._look_ahead(), name="ahead")

    async def _look_ahead(self) -> None:
        """Work out at which coming meeting each question comes up, beside the screen."""
        from agenda.coming_up import comes_up, coming_meetings
        from data.dates import today

        desk = self.app.desk
        coming: dict[str, Meeting] = {}
        known: dict[str, Matched] = {}
        for meeting in await desk.read(lambda library: coming_meetings(library, today())):
            before = self.state.matched.get(meeting.id, NOTHING_MATCHED)
            matched = known[meeting.id] = await matched_now(desk, meeting.id, before)
            found = await desk.read(partial(comes_up, meeting=meeting.id, matches=matched.found))
            coming = {**dict.fromkeys(found, meeting), **coming}
        changed = coming != self.state.coming
        self.state = replace(self.state, coming=coming, matched=known)
        if changed:
            self.look_at()

    def _narrow(self) -> None:
        from data.dates import today
        from data.text import fold
        from tui.screens.question_view import ledger_rows

        parts = fold(self.state.typed).split()
        shown = [
            entry
            for entry in self.state.entries
            if all(part in fold(_searched(entry)) for part in parts)
        ]
        self.main_list().show(ledger_rows(shown, today()))

    def on_input_changed(self, event: Input.Changed) -> None:
        self.state = replace(self.state, typed=event.value)
        self._narrow()

    async def show_detail(self, pane: ReadingPane) -> None:
        from agenda.notes import notes_on
        from data.records import Document
        from tui.screens.question_view import question_content

        entry = self._entry()
        if entry is None:
            pane.show(Content(""))
            return
        one = entry.question
        documents, notes = await self.app.desk.read(
            lambda library: (
                library.some(Document, (cited.document for cited in one.answer_citations)),
                notes_on(library, "question", [one.id]),
            )
        )
        pane.show(question_content(entry, documents, notes, self.state.coming.get(one.id)))

    def _entry(self) -> LedgerEntry | None:
        """The entry that is highlighted."""
        row = self.main_list().row
        entries = (one for one in self.state.entries if row and one.question.id == row.id)
        return next(entries, None)

    def to_purge(self) -> str | None:
        entry = self._entry()
        return entry.question.id if entry else None

    # Going

    def _nothing_chosen(self) -> str | None:
        return None if self._entry() else _("Nothing is highlighted")

    why_not_open = _nothing_chosen
    why_not_edit = _nothing_chosen
    why_not_write_note = _nothing_chosen

    def do_open(self) -> None:
        """To what the question is about."""
        entry = self._entry()
        if entry is None:
            return
        if entry.initiative is not None:
            self.app.go("initiative", entry.initiative.id)
        elif entry.agenda_item is not None:
            self.app.go("agenda", entry.agenda_item.id)
        else:
            self.app.announce(_("Its commitment belongs to no initiative yet"))

    # Writing

    def why_not_ask_question(self) -> str | None:
        entry = self._entry()
        if entry is not None and not entry.is_open:
            return _("It is closed already; o takes it up again")
        return self._nothing_chosen()

    why_not_answer_question = why_not_ask_question
    why_not_take_off = why_not_ask_question

    def why_not_reopen(self) -> str | None:
        entry = self._entry()
        if entry is not None and entry.is_open:
            return _("It is open already")
        return self._nothing_chosen()

    async def do_ask_question(self) -> None:
        """Of whom it was asked, when, and by when the answer is due."""
        from agenda import questions
        from agenda.coming_up import due_day
        from data.dates import today

        if (entry := self._entry()) is None:
            return
        one = entry.question
        day, settings = today().isoformat(), self.app.settings

        def by_rule(library: Library, asked_on: str) -> str | None:
            return due_day(
                library, one, asked_on, rule=settings.answer_rule, days=settings.answer_days
            )

        asked_on, agreed = one.asked_on or day, _due(one, day)
        due = agreed or await self.app.desk.read(lambda library: by_rule(library, day))
        answers = await self.ask(
            _("Ask: {question}").format(question=one.text),
            Field("asked_of", _("Asked of"), value=one.asked_of or "", required=True),
            Field("asked_on", _("Asked on"), value=asked_on, required=True, kind="date"),
            Field("due_on", _("Answer due"), value=due or "", kind="date"),
        )  # fmt: skip
        if answers is None:
            return
        author = self.app.settings.name

        def ask(library: Library) -> None:
            due_on = answers["due_on"] or None
            # Asked on another day: the rule counts from that, unless the end was written as well.
            if answers["asked_on"] != asked_on and due_on == due and agreed is None:
                due_on = by_rule(library, answers["asked_on"])
            questions.ask(
                library,
                one,
                asked_of=answers["asked_of"],
                asked_on=answers["asked_on"],
                due_on=due_on,
                author=author,
            )

        await self.app.desk.write(ask)
        self.app.announce(_("Asked of {name}").format(name=answers["asked_of"]))

    async def do_answer_question(self) -> None:
        """An answer to the whole, or to one of the parts."""
        if (entry := self._entry()) is None:
            return
        part = await self._part(entry.question)
        if part is not None:
            await self._answer(entry.question, part)

    async def _part(self, question: Question) -> int | None:
        """Which part is answered, from 0; -1 for the whole; None when that was left."""
        waiting = [
            Choice(str(number), f"{number + 1}. {part.text}")
            for number, part in enumerate(question.parts)
            if not part.answered
        ]
        if not waiting:
            return -1
        chosen = await self.choose(
            _("Which part is answered?"), [*waiting, Choice("-1", _("The whole question"))]
        )
        return None if chosen is None else int(chosen)

    async def _answer(self, question: Question, part: int) -> None:
        from agenda import questions
        from data.dates import today

        asked = question.text if part < 0 else question.parts[part].text
        answers = await self.ask(
            _("Answer: {question}").format(question=asked),
            Field("text", _("Answer"), kind="text", required=True),
            Field("on", _("Answered on"), value=today().isoformat(), required=True, kind="date"),
            draft=f"answer:{question.id}:{part}",
        )
        if answers is None:
            return
        author, on = self.app.settings.name, answers["on"]
        if part < 0:
            await self.app.desk.write(
                lambda library: questions.answer(
                    library, question, answers["text"], answered_on=on, author=author
                )
            )
        else:
            await self.app.desk.write(
                lambda library: questions.answer_part(
                    library, question, part, answers["text"], answered_on=on, author=author
                )
            )
        self.app.announce(_("Answer kept"))

    async def do_take_off(self) -> None:
        """Give the question up; it stays in the ledger."""
        from agenda import questions

        if entry := self._entry():
            author = self.app.settings.name
            await self.app.desk.write(
                lambda library: questions.drop(library, entry.question, author=author)
            )
            self.app.announce(_("Question given up; u takes that back"))

    async def do_reopen(self) -> None:
        """Take an answered or dropped question up again."""
        from agenda import questions

        if entry := self._entry():
            author = self.app.settings.name
            await self.app.desk.write(
                lambda library: questions.reopen(library, entry.question, author=author)
            )
            self.app.announce(_("Question taken up again"))

    async def do_edit(self) -> None:
        """The words of the question and its parts."""
        from agenda import questions
        from tui.screens.typed import parts_in, parts_text

        if (entry := self._entry()) is None:
            return
        one = entry.question
        answers = await self.ask(
            _("Question"),
            Field("text", _("Question"), value=one.text, kind="text", required=True),
            Field("parts", _("Parts"), value=parts_text(one.parts), kind="text"),
            draft=f"edit-question:{one.id}",
        )
        if answers is None:
            return
        author, parts = self.app.settings.name, parts_in(answers["parts"], one.parts)
        await self.app.desk.write(
            lambda library: questions.edit(
                library, one, text=answers["text"], parts=parts, author=author
            )
        )
        self.app.announce(_("Question changed"))

    async def do_write_note(self) -> None:
        if entry := self._entry():
            text = entry.question.text
            await actions.write_note(self, About(text, question=entry.question.id))


def _due(question: Question, asked_on: str) -> str | None:
    """The day that is set already, where it is still to come."""
    return question.due_on if (question.due_on or "") >= asked_on else None


def _searched(entry: LedgerEntry) -> str:
    about = (entry.initiative, entry.commitment, entry.agenda_item)
    titles = " ".join(one.title for one in about if one)
    return f"{entry.question.text} {entry.question.asked_of or ''} {titles}"
