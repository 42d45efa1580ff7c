"""The reader's own words on any record; private unless shared."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from agenda import validity
from data.records import Note
from data.store.library import Library
from data.store.rows import from_row

_ABOUT = ("initiative", "commitment", "question", "agenda_item", "meeting", "document")


def add_note(
    library: Library,
    text: str,
    *,
    initiative: str | None = None,
    commitment: str | None = None,
    question: str | None = None,
    agenda_item: str | None = None,
    meeting: str | None = None,
    document: str | None = None,
    shared: bool = False,
    closed: bool = False,
    author: str = "",
) -> Note:
    """A new note on exactly one record (an identifier).

    Problem `about-not-one` when it is on none or several; others: see `agenda.validity`.
    """
    note = validity.made(
        Note,
        text=text,
        initiative=initiative,
        commitment=commitment,
        question=question,
        agenda_item=agenda_item,
        meeting=meeting,
        document=document,
        shared=shared,
        closed=closed,
        author=author,
    )
    return validity.add(library, note, "add-note", author)


def edit_note(library: Library, note: Note, *, author: str = "", **fields: Any) -> Note:
    """Change fields of a note by name: `edit_note(library, note, text="…", shared=True)`."""
    return validity.replace(library, note, fields, "edit-note", author)


def remove_note(library: Library, note: Note, *, author: str = "") -> None:
    """Take a note out of the library."""
    with library.writing("remove-note", author=author) as change:
        change.remove(note)


def notes_on(library: Library, field: str, identifiers: Iterable[str]) -> list[Note]:
    """The notes on those records, oldest first; `field` says of which kind: `commitment`."""
    if field not in _ABOUT:
        raise ValueError(field)
    wanted = list(dict.fromkeys(identifiers))
    marks = ",".join("?" * len(wanted))
    sql = f"SELECT * FROM note WHERE {field} IN ({marks}) ORDER BY id"
    return [from_row(Note, row) for row in library.rows(sql, wanted)]
