"""Word documents: real headings and lists, the same bytes every time, stamped on every page."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import msgspec
from docx import Document

from agenda.briefing import assemble
from agenda.paper import assemble_agenda
from data.records import Commitment
from data.store.library import Library
from exports import language
from exports.docx_page import agenda_docx, briefing_docx
from tests.agenda.example import MEETING, OPEN_CAFE, OPENING_HOURS, PACKAGE, SECRET
from tests.exports.test_markdown import HOSTILE

# Commitments that the briefing shows, and what they are called where nothing is hostile.
SHOWN = (OPEN_CAFE, PACKAGE, OPENING_HOURS)
PLAIN = ("Første", "Anden", "Tredje")


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    document = Document(io.BytesIO(content))
    return [(one.style.name if one.style else "", one.text) for one in document.paragraphs]


def everything_in(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(one).decode("utf-8", "replace") for one in parts.namelist())


def test_headings_lists_and_facts(library: Library) -> None:
    language.use("da")
    found = paragraphs(briefing_docx(assemble(library, MEETING)))
    assert found[0] == ("Heading 1", "Mødeforberedelse: Børneudvalget, onsdag 8. oktober 2025")
    assert ("Heading 2", "4. Ungecaféen") in found
    assert ("List Bullet", "Ungecaféen åbner (frist overskredet)") in found
    assert ("List Bullet 2", "Beløb: 2,5 mio. kr. (anlæg) til ombygning") in found
    assert ("List Bullet 2", "Kilder: [2], [3]") in found
    quoted = "[2] side 4, tegn 1.204–1.260: »Caféen åbner inden sommeren er forbi.«"
    assert ("List Bullet", quoted) in found
    assert ("List Continue", "Også på øerne?") in found


def test_the_same_bytes_every_time(library: Library) -> None:
    briefing = assemble(library, MEETING)
    first = briefing_docx(briefing)
    assert first == briefing_docx(briefing)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {one.date_time[0] for one in parts.infolist()} == {1980}
    told = Document(io.BytesIO(first)).core_properties
    assert (told.title, told.author, told.language) == (
        "Briefing: Børneudvalget, Wednesday 8 October 2025",
        "",
        "en-GB",
    )


def test_closed_content_is_left_out_or_stamped(library: Library) -> None:
    assert SECRET not in everything_in(briefing_docx(assemble(library, MEETING)))
    assert SECRET not in everything_in(agenda_docx(assemble_agenda(library, MEETING)))
    content = briefing_docx(assemble(library, MEETING, include_closed=True))
    assert SECRET in everything_in(content)
    header = Document(io.BytesIO(content)).sections[0].header
    assert header.paragraphs[0].text.startswith("Contains closed content")


def briefing_with(library: Library, values: Sequence[str]) -> list[tuple[str, str]]:
    """A briefing in which commitments are called, and say, these values."""
    with library.writing("edit") as change:
        for identifier, value in zip(SHOWN, values, strict=False):
            old = library.get(Commitment, identifier)
            assert old is not None
            change.replace(old, msgspec.structs.replace(old, title=value, summary=value))
    return paragraphs(briefing_docx(assemble(library, MEETING)))


def test_values_stay_text(library: Library) -> None:
    before = briefing_with(library, PLAIN)
    for value in PLAIN:
        assert [text.startswith(value) for _, text in before].count(True) >= 2, value
    styles = [style for style, _ in before]
    for start in range(0, len(HOSTILE), len(SHOWN)):
        hostile = HOSTILE[start : start + len(SHOWN)]
        assert [style for style, _ in briefing_with(library, hostile)] == styles, hostile
