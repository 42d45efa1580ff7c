"""What several screens do in the same words: flag a question, write a note, put a commitment on
an agenda item.

Each asks the person, writes through the desk and says what was done. A screen gives itself and
what is highlighted there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.language import _
from tui.record_text import item_text, meeting_text, place_of
from tui.screens.forms import Choice, Field

if TYPE_CHECKING:
    from data.records import AgendaItem, Commitment, Meeting
    from data.store.library import Library
    from tui.screens.base import CommandScreen


@dataclass(frozen=True, slots=True)
class About:
    """What a question or note is on: identifiers by kind, and its title for the person."""

    title: str
    initiative: str | None = None
    commitment: str | None = None
    agenda_item: str | None = None
    question: str | None = None
    meeting: str | None = None
    line: str | None = None

    @property
    def key(self) -> str:
        """The identifier that names a draft on it."""
        named = (self.question, self.commitment, self.initiative, self.agenda_item, self.meeting)
        return next((one for one in named if one), "")


async def flag_question(screen: CommandScreen[None], about: About, text: str = "") -> None:
    """Ask for a question, beginning with `text`, and keep it as a draft in the ledger."""
    from agenda import questions

    answers = await screen.ask(
        _("Question: {title}").format(title=about.title),
        Field("text", _("Question"), value=text, kind="text", required=True),
        Field("parts", _("Parts"), kind="text", hint=_("one per line, each closed by itself")),
        draft=f"question:{about.key}" if not text else f"suggested:{about.key}:{text[:80]}",
    )
    if answers is None:
        return
    author = screen.app.settings.name
    parts = [one for one in answers["parts"].splitlines() if one.strip()]
    await screen.app.desk.write(
        lambda library: questions.flag(
            library,
            answers["text"],
            initiative=about.initiative,
            commitment=about.commitment,
            agenda_item=about.agenda_item,
            line=about.line,
            parts=parts,
            author=author,
        )
    )
    screen.app.announce(_("Question kept as a draft; it comes back at the next meeting"))


async def write_note(screen: CommandScreen[None], about: About) -> None:
    """Ask for a note and keep it."""
    from agenda import notes

    answers = await screen.ask(
        _("Note: {title}").format(title=about.title),
        Field("text", _("Note"), kind="text", required=True),
        _sharing("private"),
        draft=f"note:{about.key}",
    )
    if answers is None:
        return
    author = screen.app.settings.name
    # A note is on one thing only, the most particular one.
    on = next(
        {name: value}
        for name in ("question", "commitment", "agenda_item", "initiative", "meeting")
        if (value := getattr(about, name)) is not None
    )
    await screen.app.desk.write(
        lambda library: notes.add_note(
            library, answers["text"], shared=answers["shared"] == "shared", author=author, **on
        )
    )
    screen.app.announce(_("Note kept"))


async def edit_note(screen: CommandScreen[None], note_id: str) -> None:
    """Change the words of a note, or with none left take it out."""
    from agenda import notes
    from data.records import Note

    note = await screen.app.desk.read(lambda library: library.get(Note, note_id))
    if note is None:
        return
    answers = await screen.ask(
        _("Note"),
        Field("text", _("Note"), value=note.text, kind="text", required=True),
        _sharing("shared" if note.shared else "private"),
        draft=f"edit-note:{note.id}",
    )
    if answers is None:
        return
    author, shared = screen.app.settings.name, answers["shared"] == "shared"
    await screen.app.desk.write(
        lambda library: notes.edit_note(
            library, note, text=answers["text"], shared=shared, author=author
        )
    )
    screen.app.announce(_("Note changed"))


def _sharing(value: str) -> Field:
    choices = [Choice("private", _("for myself")), Choice("shared", _("may be shared"))]
    return Field("shared", _("Who sees it"), value=value, kind="choice", choices=choices)


async def add_to_agenda(screen: CommandScreen[None], commitment: str) -> None:
    """Ask for an agenda item, where it has lines for one of them, and put the commitment there."""
    found = await screen.app.desk.read(_places)
    if not found:
        screen.app.announce(_("There is no meeting with items yet; make one on the agenda screen"))
        return
    chosen = await screen.choose(
        _("On which agenda item?"),
        [Choice(item.id, item_text(item), meeting_text(meeting)) for meeting, item in found],
    )
    if chosen is None:
        return
    item = next(item for _meeting, item in found if item.id == chosen)
    await put_on_item(screen, commitment, item)


async def put_on_item(screen: CommandScreen[None], commitment: str, item: AgendaItem) -> None:
    """Put a commitment on an agenda item, or on the one of its lines that the person names."""
    line = ""
    if item.lines:
        whole = Choice("", _("The item as a whole"))
        of_lines = [
            Choice(
                one.number or one.text,
                f"{one.number}: {one.text}" if one.number else one.text,
                one.actor or "",
            )
            for one in item.lines
        ]
        chosen = await screen.choose(_("On which line?"), [whole, *of_lines])
        if chosen is None:
            return
        line = chosen
    await put_on_line(screen, commitment, item, line)


async def put_on_line(
    screen: CommandScreen[None], commitment: str, item: AgendaItem, line: str
) -> None:
    """Put a commitment on one line of an agenda item, or with no line on all of it."""
    from agenda import meetings

    author = screen.app.settings.name
    await screen.app.desk.write(
        lambda library: meetings.choose(
            library, item.id, commitment, line=line or None, author=author
        )
    )
    screen.app.announce(_("Added to {item}").format(item=item_text(item)))


def _places(library: Library) -> list[tuple[Meeting, AgendaItem]]:
    from agenda import meetings

    return [
        (summary.meeting, item)
        for summary in meetings.meetings(library)
        for item in meetings.items(library, summary.meeting.id)
    ]


async def show_source(screen: CommandScreen[None], commitment: Commitment) -> None:
    """Go to the place in the document where a commitment stands; of several the one chosen."""
    from data.records import Document

    cited = commitment.citations
    if not cited:
        screen.app.announce(_("It was entered by hand and has no source"))
        return
    number = "0"
    if len(cited) > 1:
        documents = await screen.app.desk.read(
            lambda library: library.some(Document, (one.document for one in cited))
        )
        choices = [
            Choice(str(at), " ".join((one.quote or "–").split()),
                   place_of(one, documents.get(one.document)))
            for at, one in enumerate(cited)
        ]  # fmt: skip
        chosen = await screen.choose(_("Which place?"), choices)
        if chosen is None:
            return
        number = chosen
    screen.app.go("document", f"{commitment.id}:{number}")


async def remove_note(screen: CommandScreen[None], note_id: str) -> None:
    """Take out a note; undo brings it back."""
    from agenda import notes
    from data.records import Note

    author = screen.app.settings.name

    def remove(library: Library) -> None:
        if note := library.get(Note, note_id):
            notes.remove_note(library, note, author=author)

    await screen.app.desk.write(remove)
    screen.app.announce(_("Note taken out; u brings it back"))
