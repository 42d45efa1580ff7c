"""No open record is found by closed words beside or about it, and is again once they are open."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from data.citations import cite
from data.records import (
    TYPE_OF_TABLE,
    Actor,
    Affiliation,
    AgendaItem,
    Attachment,
    Commitment,
    Decision,
    Document,
    Meeting,
    Record,
    Section,
    Version,
    table_of,
)
from data.search.checking import verify_index
from data.search.lookup import Searcher
from data.store.library import Library

OPEN = "Kommunen anlægger en cykelsti langs åen i 2027."
CLOSED = "Forhandlingerne om pakhus-\nkøbet fortsætter."
DECIDED = "Udvalget godkendte ottetallet."
TEXT = f"3. Pakhuset\n{CLOSED}\n4. Stier\n{OPEN}\n{DECIDED}\nBilag: Tilbudsbog.pdf"


@pytest.fixture
def stored(library: Library) -> dict[str, Record]:
    """An agenda whose open item 4 is promised right after item 3, which is open as well."""
    document = Document(title="Dagsorden", kind="agenda", date="2025-10-08")
    memo = Document(title="Notat")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    version = Version(
        document=document.id, sha256=digest, text_sha256=digest, size=len(TEXT), format="txt",
        parser="test", file_name="dagsorden.txt",
    )  # fmt: skip
    meeting = Meeting(body="Teknikudvalget", date="2025-10-08")
    warehouse = AgendaItem(
        meeting=meeting.id, position=0, title="Pakhuset", access="open",
        # As a reader of files joins a word that was divided at the end of a line.
        sections=(Section(heading="Sag", text="Forhandlingerne om pakhuskøbet fortsætter."),),
    )  # fmt: skip
    paths = AgendaItem(
        meeting=meeting.id, position=1, title="Stier", access="open",
        sections=(
            Section(heading="Sag", text=OPEN),
            Section(heading="Beslutning", text=DECIDED),
            Section(heading="Bilag", text="Tilbudsbog.pdf"),
        ),
    )  # fmt: skip
    decided = Decision(agenda_item=paths.id, text=DECIDED)
    attached = Attachment(agenda_item=paths.id, name="Tilbudsbog.pdf")
    person = Actor(
        name="Formanden", kind="person",
        affiliations=(Affiliation(party="Silkelisten", source=memo.id),),
    )  # fmt: skip
    start = TEXT.index(OPEN)
    cited = cite(TEXT, start, start + len(OPEN), document=document.id, version=version.id)
    path = Commitment(
        title="Cykelsti", document=document.id, citations=(cited,), actors=(person.id,)
    )
    # Tells of the same place, kept with another document.
    other = Commitment(title="Sti ved åen", document=memo.id, citations=(cited,))
    records = (
        document, memo, version, meeting, warehouse, paths, decided, attached, person, path, other
    )  # fmt: skip
    with library.writing("import") as change:
        for one in records:
            change.add(one)
        change.add_content(version.id, TEXT.encode(), TEXT)
    return {
        "document": memo, "meeting": meeting, "agenda_item": warehouse, "decision": decided,
        "attachment": attached, "path": path,
    }  # fmt: skip


@pytest.fixture
def change_to(library: Library) -> Callable[..., None]:
    def change_to(record: Record, **fields: Any) -> None:
        old = library.get(TYPE_OF_TABLE[table_of(type(record))], record.id)
        assert old is not None
        with library.writing("reclassify") as change:
            change.replace(old, msgspec.structs.replace(old, **fields))

    return change_to


@pytest.mark.parametrize(
    ("closed", "words", "found"),
    [
        ("agenda_item", ("forhandlingerne", "pakhus", "købet"), {"Cykelsti", "Sti ved åen"}),
        ("decision", ("ottetallet",), {"Cykelsti", "Sti ved åen", "Stier"}),
        ("attachment", ("tilbudsbog",), {"Cykelsti", "Sti ved åen", "Stier"}),
        ("document", ("silkelisten",), {"Cykelsti"}),
    ],
)
def test_what_becomes_closed_leads_to_nothing_open_until_it_is_open_again(
    library: Library, stored: dict[str, Record], change_to: Callable[..., None],
    searcher: Searcher, closed: str, words: tuple[str, ...], found: set[str],
) -> None:  # fmt: skip
    record = stored[closed]
    own = {"Pakhuset", "Stier"} - found
    item = isinstance(record, AgendaItem)

    def by(word: str) -> set[str]:
        hits = searcher.search(word, open_end=False).hits
        hits += searcher.search(f"er:item {word}", open_end=False).hits
        return {one.title for one in hits} - own

    assert all(by(word) >= found for word in words)
    change_to(record, **({"access": "closed"} if item else {"closed": True}))
    assert not any(by(word) & found for word in words)
    assert by("cykelsti") >= {"Cykelsti"}
    assert verify_index(library) == []
    change_to(record, **({"access": "open"} if item else {"closed": False}))
    assert all(by(word) >= found for word in words)
    assert verify_index(library) == []


@pytest.mark.parametrize("closed", ["meeting", "path"])
def test_what_is_closed_itself_is_still_found_by_what_stands_beside_it(
    library: Library, stored: dict[str, Record], change_to: Callable[..., None],
    searcher: Searcher, closed: str,
) -> None:  # fmt: skip
    """It is left out wherever closed ones are not asked for, and found as well where they are."""
    change_to(stored["agenda_item"], access="closed")
    assert not searcher.search("forhandlingerne", open_end=False).hits[1:]
    change_to(stored[closed], closed=True)
    found = {one.title for one in searcher.search("forhandlingerne", open_end=False).hits[1:]}
    assert found == ({"Cykelsti"} if closed == "path" else {"Cykelsti", "Sti ved åen"})
    assert verify_index(library) == []


def test_a_closed_document_is_still_found_by_what_it_tells(
    library: Library, stored: dict[str, Record], change_to: Callable[..., None], searcher: Searcher
) -> None:
    person = next(one for one in library.all(Actor) if one.name == "Formanden")
    with library.writing("add") as change:
        change.add(Commitment(
            title="Sluse", document=stored["document"].id, by_hand=True, actors=(person.id,)
        ))  # fmt: skip
    change_to(stored["document"], closed=True)
    hits = searcher.search("silkelisten", open_end=False).hits
    assert [one.title for one in hits] == ["Sluse"]


def test_what_is_taken_out_of_a_meeting_hides_nothing_any_more(
    library: Library, stored: dict[str, Record], change_to: Callable[..., None], searcher: Searcher
) -> None:
    change_to(stored["agenda_item"], access="closed")
    assert not searcher.search("forhandlingerne", open_end=False).hits[1:]
    item = library.get(AgendaItem, stored["agenda_item"].id)
    assert item is not None
    with library.writing("remove-item") as change:
        change.remove(item)
    assert len(searcher.search("forhandlingerne", open_end=False).hits) == 2
    assert verify_index(library) == []
    library.undo()
    assert not searcher.search("forhandlingerne", open_end=False).hits[1:]
    assert verify_index(library) == []
