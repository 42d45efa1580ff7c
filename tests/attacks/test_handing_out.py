"""Generated agendas and libraries, handed out in every format: no closed word, no live markup, no
formula."""

from __future__ import annotations

import csv
import io
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
from tests.attacks.conftest import Tally, Times
from tests.attacks.payloads import MARKUP, PAYLOADS, with_payload
from tests.exports.test_closed_content import CLOSABLE, closed, derived, mark_of, marked

_NOW = datetime(2026, 11, 22, tzinfo=UTC)
_MARKDOWN = MarkdownIt("commonmark")
_LIVE = {"link_open", "image", "html_inline", "html_block", "fence", "code_block", "code_inline"}
_SIGNS = "\\`*_{}[]<>()#+-.!|~&@:=/\"'$^% \t\nab1wæø;"


def test_nothing_closed_is_handed_out(tmp_path: Path, times: Times, tally: Tally) -> None:
    everything = records()
    count = times(8, 1_000)
    chance = Random(15)
    with Library.open(tmp_path / "library.tilsagn", create=True) as library:
        with library.writing("import") as change:
            for number, record in enumerate(everything):
                change.add(marked(record, number))
        for _ in range(count):
            chosen = chance.sample(CLOSABLE, chance.randrange(1, 5))
            with library.writing("close") as change:
                for number in chosen:
                    record = marked(everything[number], number)
                    change.replace(record, closed(record))
            text = "\n".join(_handed_out(library).values()).replace("\\", "")
            hidden = derived(everything, {everything[number].id for number in chosen})
            for number, record in enumerate(everything):
                if record.id in hidden:
                    assert mark_of(number) not in text, record
            library.undo()
    tally("libraries handed out, closed parts looked for", count)


def test_nothing_handed_out_is_live(tmp_path: Path, times: Times, tally: Tally) -> None:
    count = times(6, 500)
    chance = Random(16)
    for number in range(count):
        payload = _payload(chance)
        path = tmp_path / f"{number}.tilsagn"
        with Library.open(path, create=True) as library:
            with library.writing("import") as change:
                for record in records():
                    change.add(with_payload(record, payload))
            found = _handed_out(library)
        for name, text in found.items():
            if name.endswith("md"):
                _require_dead_markdown(text)
            elif name.endswith("html"):
                _require_dead_html(text)
            elif name.endswith("csv"):
                _require_no_formula(text)
        path.unlink()
    tally("libraries handed out, live markup and formulas looked for", count)


def _payload(chance: Random) -> str:
    fate = chance.random()
    if fate < 0.4:
        return chance.choice(MARKUP)
    if fate < 0.6:
        return chance.choice(MARKUP) + chance.choice(PAYLOADS) + chance.choice(MARKUP)
    return "".join(chance.choice(_SIGNS) for _ in range(chance.randrange(1, 60)))


def _handed_out(library: Library) -> dict[str, str]:
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
