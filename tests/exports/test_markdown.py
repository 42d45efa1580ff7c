"""Briefings and agendas as Markdown: the same records give the same bytes, and it is CommonMark."""

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec
import pytest
import yaml
from markdown_it import MarkdownIt

from agenda.briefing import assemble
from agenda.keeping import keep_agenda
from agenda.matching import ItemMatches, Match
from agenda.paper import assemble_agenda
from agenda.reading.reading import read_agenda
from data.records import AgendaItem, Commitment, Meeting
from data.store.library import Library
from exports import language
from exports.briefing_json import briefing_json
from exports.markdown import agenda_markdown, briefing_markdown
from tests.agenda.example import BUDGET_ITEM, CAFE_ITEM, MEETING, OPEN_CAFE, SECRET
from tests.agenda.papers import MINUTES, as_file

GOLDEN = Path(__file__).parents[1] / "golden"
STAMP = {"da": "Indeholder lukket indhold", "en": "Contains closed content"}


def same_as_golden(text: str, name: str) -> None:
    """`TILSAGN_GOLDEN=write` keeps what is made now, for a person to look at in the diff."""
    path = GOLDEN / name
    if os.environ.get("TILSAGN_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("spoken", ["da", "en"])
@pytest.mark.parametrize("closed", [False, True], ids=["open", "with-closed"])
def test_briefing_is_as_it_was(library: Library, spoken: str, closed: bool) -> None:
    language.use(spoken)
    text = briefing_markdown(assemble(library, MEETING, include_closed=closed))
    same_as_golden(text, f"briefing{'-with-closed' if closed else ''}.{spoken}.md")


@pytest.mark.parametrize("spoken", ["da", "en"])
def test_agenda_is_as_it_was(library: Library, spoken: str) -> None:
    language.use(spoken)
    same_as_golden(agenda_markdown(assemble_agenda(library, MEETING)), f"agenda.{spoken}.md")


def test_json_is_as_it_was(library: Library) -> None:
    same_as_golden(briefing_json(assemble(library, MEETING)).decode(), "briefing.json")


def test_a_commitment_of_another_municipality_says_whose_it_is(library: Library) -> None:
    cafe = library.get(Commitment, OPEN_CAFE)
    assert cafe is not None
    for name in ("NORDBY", "Sydby"):
        with library.writing("edit-commitment") as change:
            cafe = msgspec.structs.replace(cafe, municipality=name)
            change.replace(library.all(Commitment, id=OPEN_CAFE)[0], cafe)
        text = briefing_markdown(assemble(library, MEETING))
        assert ("  - Municipality: Sydby\n" in text) == (name == "Sydby")
        assert "Municipality: NORDBY" not in text


def test_what_look_up_suggests_is_counted_apart(library: Library) -> None:
    briefing = assemble(library, MEETING)
    found = [one.suggested for item in briefing.items for one in item.statements]
    assert not any(found)
    assert "suggested by look-up" not in briefing_markdown(briefing)
    match = Match(OPEN_CAFE, 0.9, (), "words")
    item = next(one for one in briefing.items if one.statements)
    marked = msgspec.structs.replace(
        item, statements=(msgspec.structs.replace(item.statements[0], suggested=match),)
    )
    page = briefing_markdown(msgspec.structs.replace(briefing, items=(marked,)))
    assert "1 commitment, 1 of them suggested by look-up" in page


def pages(library: Library, *, closed: bool) -> list[str]:
    return [
        briefing_markdown(assemble(library, MEETING, include_closed=closed)),
        agenda_markdown(assemble_agenda(library, MEETING, include_closed=closed)),
    ]


def test_nothing_closed_goes_out_unasked(library: Library) -> None:
    for text in pages(library, closed=False):
        assert SECRET not in text
        assert STAMP["en"] not in text
        assert "1 closed item is left out." in text


def test_closed_content_stamps_every_section(library: Library) -> None:
    for text in pages(library, closed=True):
        assert SECRET in text
        sections = text.split("\n## ")
        assert len(sections) > 4
        assert all(STAMP["en"] in section for section in sections)
        assert "holds_closed: true" in text


@pytest.mark.parametrize("closed", [False, True])
def test_lines_and_blank_lines(library: Library, closed: bool) -> None:
    for text in pages(library, closed=closed):
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\n\n\n" not in text
        assert all(line == line.rstrip() for line in text.split("\n"))


def test_every_statement_has_a_source_or_says_that_it_has_none(library: Library) -> None:
    briefing = assemble(library, MEETING, include_closed=True)
    text = briefing_markdown(briefing)
    statements = [one for item in briefing.items for one in item.statements]
    assert [one.commitment.id for one in statements if not one.sources]
    for one in statements:
        after = text.split(f"- **{one.commitment.title}**")[1].split("\n- **")[0]
        assert "Source: none, entered by hand" in after if not one.sources else "[" in after
    numbers = [one.number for one in briefing.sources]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(f"- [{number}] " in text for number in numbers)


def test_the_sources_count_up_as_they_are_listed(library: Library) -> None:
    """Also where the briefing goes to and fro between two documents."""
    matches = {BUDGET_ITEM: ItemMatches((Match(OPEN_CAFE, 0.9, (), "words"),))}
    text = briefing_markdown(assemble(library, MEETING, matches=matches))
    listed = re.findall(r"^- \[(\d+)\] ", text, re.MULTILINE)
    assert len(listed) > 3
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    assert set(re.findall(r"(?<!- )\[(\d+)\]", text)) == set(listed)


def test_a_commitment_on_several_lines_counts_once(library: Library) -> None:
    briefing = assemble(library, MEETING)
    item = next(one for one in briefing.items if one.statements)
    twice = msgspec.structs.replace(briefing, items=(item, item))
    once = msgspec.structs.replace(briefing, items=(item,))
    as_of = next(one for one in briefing_markdown(once).split("\n") if one.startswith("As of"))
    assert f"{len(item.statements)} commitments, 1 overdue" in as_of
    assert as_of in briefing_markdown(twice)


def test_items_with_nothing_chosen_stand_in_one_list_and_nothing_is_lost(
    library: Library,
) -> None:
    briefing = assemble(library, MEETING)
    empty = [one for one in briefing.items if one.is_empty]
    assert empty
    numbered = [
        msgspec.structs.replace(one.item, number=str(number), case_number=f"00.{number}")
        for number, one in enumerate(empty * 9, start=31)
    ]
    items = tuple(msgspec.structs.replace(empty[0], item=one) for one in numbered)
    text = briefing_markdown(msgspec.structs.replace(briefing, items=items))
    compact = text.split("## Items with nothing chosen\n\n")[1].split("\n\n")[0].split("\n")
    assert compact == [
        f"- **{one.number}.** {one.title} (Case {one.case_number})" for one in numbered
    ]
    assert "## 31." not in text


HOSTILE = [
    "[x](javascript:alert(1))", "![x](http://evil.example/x.png)", "<script>alert(1)</script>",
    "# heading", "- item", "1. item", "> quote", "    code", "`code`", "***", "---", "===",
    "~~~", "```", "**bold** _it_", "<http://evil.example>", "http://evil.example www.evil.example",
    "a@evil.example", "&lt;b&gt; &#60;", "[1]: http://evil.example", "| a | b |\n|---|---|",
    "line\n\n# next", "\\", "a\\", "+ x", "10) x", "[ ] task", "x\n---\ny", "[^1]: note",
    "\u202egnp.exe", "\x1b[31mred", "Overskrift #", "* * *", '---\ntilsagn: "x"', "\t- x",
]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE)
def test_values_never_become_markup(library: Library, hostile: str) -> None:
    plain = [shape(text) for text in pages(library, closed=False)]
    with library.writing("edit") as change:
        for kind, identifier, fields in (
            (Commitment, OPEN_CAFE, ("title", "summary", "status_reason")),
            (AgendaItem, CAFE_ITEM, ("title", "number", "case_number")),
            (AgendaItem, BUDGET_ITEM, ("recommendation",)),
            (Meeting, MEETING, ("body", "place", "municipality")),
        ):
            old = library.get(kind, identifier)
            assert old is not None
            change.replace(old, msgspec.structs.replace(old, **dict.fromkeys(fields, hostile)))
    for text, before in zip(pages(library, closed=False), plain, strict=True):
        found = shape(text)
        # A recommendation of two paragraphs is two paragraphs; anything else stays as it was.
        assert found <= before | {("case", 1)}, found - before
        assert yaml.safe_load(text.split("\n---\n")[0])["body"]


def shape(markdown: str) -> set[tuple[str, int]]:
    """The markup in a page: kinds of tokens with their depth, without text."""
    body = markdown.split("\n---\n", 1)[1]
    parser = MarkdownIt("gfm-like")
    assert parser.linkify is not None
    # Only what GitHub makes links of: addresses with a scheme or www, and mail addresses.
    parser.linkify.set({"fuzzy_link": False})
    found = set()
    for token in parser.parse(body):
        found.add((token.type, token.level))
        found |= {(one.type, one.level) for one in token.children or ()}
    return {one for one in found if not one[0].startswith("text")}


def test_what_was_decided_stands_in_the_minutes_once(tmp_path: Path) -> None:
    with Library.open(tmp_path / "minutes.tilsagn", create=True) as library:
        file = as_file(tmp_path, MINUTES, "referat.txt")
        kept = keep_agenda(library, file, "referat.txt", read_agenda(file.text, file.passages))
        text = agenda_markdown(assemble_agenda(library, kept.meeting.id))
    assert text.count("besluttede, at caféen skal åbne i maj 2026") == 1
    assert text.count("Tegning af ungecaféen") == 1
    assert text.count("Forvaltningen orienterer om ungecaféen") == 1
