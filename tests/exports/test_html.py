"""HTML: the same bytes every time, nothing but text from values, readable by ear and on paper."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest

from agenda.briefing import assemble
from agenda.paper import assemble_agenda
from data.records import Commitment
from data.store.library import Library
from exports import language
from exports.html_page import agenda_html, briefing_html
from tests.agenda.example import MEETING, OPEN_CAFE, SECRET
from tests.exports.test_markdown import HOSTILE, same_as_golden


class Outline(HTMLParser):
    """The tags with their attributes, the texts, and whether every tag is closed in its order."""

    VOID = ("meta", "hr", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def briefing(library: Library, *, closed: bool = False) -> str:
    return briefing_html(assemble(library, MEETING, include_closed=closed)).decode()


def test_it_is_as_it_was(library: Library) -> None:
    language.use("da")
    same_as_golden(briefing(library), "briefing.da.html")


def test_a_screen_reader_finds_its_way(library: Library) -> None:
    page = Outline(briefing(library))
    assert page.open == []
    assert page.named("html") == [{"lang": "en"}]
    assert len(page.named("h1")) == len(page.named("main")) == len(page.named("title")) == 1
    # The first link skips what stands before the content, and the sections are listed there.
    assert page.named("a")[0]["href"] == f"#{page.named('main')[0]['id']}"
    assert len(page.named("nav")) == 1
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_reference_leads_to_its_source(library: Library) -> None:
    page = Outline(briefing(library, closed=True))
    targets = {one["href"] for one in page.named("a")}
    assert targets
    ids = [one["id"] for _tag, one in page.tags if "id" in one]
    assert targets <= {f"#{one}" for one in ids}
    assert len(set(ids)) == len(ids)


def test_it_needs_nothing_from_outside(library: Library) -> None:
    page = Outline(briefing(library, closed=True))
    assert not page.named("script") + page.named("link") + page.named("img")
    for _tag, attributes in page.tags:
        assert not set(attributes) & {"src", "style", "onload", "onclick"}
    assert "url(" not in briefing(library)


@pytest.mark.parametrize("hostile", [*HOSTILE, '"><img src=x onerror=alert(1)>', "</title><b>x"])
def test_values_never_become_markup(library: Library, hostile: str) -> None:
    before = {tag for tag, _ in Outline(briefing(library)).tags}
    old = library.get(Commitment, OPEN_CAFE)
    assert old is not None
    with library.writing("edit") as change:
        change.replace(old, msgspec.structs.replace(old, title=hostile, summary=hostile))
    page = Outline(briefing(library))
    assert {tag for tag, _ in page.tags} == before
    assert page.open == []


def test_closed_content_is_left_out_or_stamped_on_every_page(library: Library) -> None:
    assert SECRET not in briefing(library)
    assert 'class="every-page"' not in briefing(library)
    page = briefing(library, closed=True)
    assert SECRET in page
    assert page.count("Contains closed content") == page.count("<h2 ") + 2
    assert 'class="every-page"' in page


def test_the_agenda_itself(library: Library) -> None:
    page = agenda_html(assemble_agenda(library, MEETING)).decode()
    assert "De behandles under ét." in page
    assert "Spørg til åbningen" not in page
    assert SECRET not in page
