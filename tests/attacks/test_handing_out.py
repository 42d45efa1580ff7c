"""Generated agendas and libraries, handed out in every format: no closed word, no live markup, no
formula."""

from __future__ import annotations

import csv
import html
import io
import shutil
import zipfile
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from random import Random

from markdown_it import MarkdownIt

from agenda.briefing import assemble
from agenda.paper import assemble_agenda
from data.errors import Problem
from data.records import Meeting
from data.store.library import Library
from exports import formats, packs
from tests.agenda.example import records
from tests.attacks.conftest import Tally, Times, parts
from tests.attacks.payloads import MARKUP, PAYLOADS, with_payload
from tests.exports.test_closed_content import CLOSABLE, closed, derived, mark_of, marked

_PARTS = 10
_ONE_DOCX_IN = 8
_NOW = datetime(2026, 11, 22, tzinfo=UTC)
_MARKDOWN = MarkdownIt("commonmark")
_LIVE = {"link_open", "image", "html_inline", "html_block", "fence", "code_block", "code_inline"}
_SIGNS = "\\`*_{}[]<>()#+-.!|~&@:=/\"'$^% \t\nab1wæø;"


@parts(_PARTS)
def test_nothing_closed_and_nothing_live_is_handed_out(
    part: int, tmp_path: Path, times: Times, tally: Tally
) -> None:
    count = times(8, 10_000 // _PARTS)
    empty, path = tmp_path / "empty.tilsagn", tmp_path / "library.tilsagn"
    Library.open(empty, create=True).close()
    for number in range(count):
        chance = Random(f"{part}-{number}")
        shutil.copyfile(empty, path)
        with Library.open(path) as library:
            hidden = _filled(library, _payload(chance), chance)
            # Making a DOCX takes as long as making all the rest.
            found = _handed_out(library, docx=number % _ONE_DOCX_IN == 0)
        text = _as_read(found)
        for mark in hidden:
            assert mark not in text, (part, number)
        for name, content in found.items():
            _REQUIRE_DEAD.get(name.rpartition(".")[2], _anything)(content)
    tally("libraries handed out, looked through for closed words, live markup, formulas", count)


def _as_read(found: dict[str, str]) -> str:
    """All of it without escapes, and without the line ends that calendars put into words."""
    text = "\n".join(found.values()).replace("\r\n ", "").replace("\\", "")
    return f"{text}\n{html.unescape(text)}"


def _filled(library: Library, payload: str, chance: Random) -> set[str]:
    """The example with the payload and a mark of its own in the texts of each record, and up to
    four records closed; the marks of what must not go out."""
    everything = records()
    chosen = chance.sample(CLOSABLE, chance.randrange(5))
    with library.writing("import") as change:
        for number, one in enumerate(everything):
            record = with_payload(marked(one, number), payload)
            change.add(closed(record) if number in chosen else record)
    hidden = derived(everything, {everything[number].id for number in chosen})
    return {mark_of(number) for number, one in enumerate(everything) if one.id in hidden}


def _payload(chance: Random) -> str:
    fate = chance.random()
    if fate < 0.4:
        return chance.choice(MARKUP)
    if fate < 0.6:
        return chance.choice(MARKUP) + chance.choice(PAYLOADS) + chance.choice(MARKUP)
    return "".join(chance.choice(_SIGNS) for _ in range(chance.randrange(1, 60)))


def _handed_out(library: Library, *, docx: bool) -> dict[str, str]:
    """All that goes out by default, by what it is."""
    found: dict[str, bytes] = {}
    for number, meeting in enumerate(library.all(Meeting)):
        try:
            briefing, paper = assemble(library, meeting.id), assemble_agenda(library, meeting.id)
        except Problem as problem:
            if problem.code != "closed-meeting":
                raise
            continue
        for form in ("md", "html", "json"):
            found[f"briefing {number}.{form}"] = formats.briefing_in(briefing, form)
        for page in ("md", "html"):
            found[f"agenda {number}.{page}"] = formats.agenda_in(paper, page)
        if docx:
            found[f"{number}.docx"] = _of_docx(formats.briefing_in(briefing, "docx"))
    contents = packs.everything(library)
    for table in ("yaml", "jsonl", "csv", "ics"):
        found[f"all.{table}"] = b"".join(formats.contents_in(contents, table, _NOW))
    return {name: content.decode() for name, content in found.items()}


def _of_docx(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml") + archive.read("docProps/core.xml")


def _require_dead_markdown(text: str) -> None:
    body = text.split("\n---\n", 1)[1]
    for token in _MARKDOWN.parse(body):
        for one in (token, *(token.children or ())):
            assert one.type not in _LIVE, (one.type, one.content)


class _Reader(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "iframe", "img", "object", "embed", "form", "base"), tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            if name in ("href", "src"):
                assert (value or "").startswith("#"), value


def _require_dead_html(text: str) -> None:
    _Reader().feed(text)


def _require_no_formula(text: str) -> None:
    text = text.removeprefix("\ufeff")
    dialect = csv.Sniffer().sniff(text.splitlines()[0], delimiters=";,\t")
    for row in csv.reader(io.StringIO(text), dialect):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell


def _anything(_text: str) -> None:
    """What can be neither markup nor a formula."""


_REQUIRE_DEAD = {
    "md": _require_dead_markdown,
    "html": _require_dead_html,
    "csv": _require_no_formula,
}
