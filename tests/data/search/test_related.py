"""What was promised before comes up for the text of an item or a line, and nothing for others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from data.packs.importing import import_pack
from data.records import AgendaItem, Commitment, Meeting
from data.search import related
from data.search.lookup import Searcher
from data.store.library import Library

BUILT_IN = Path(__file__).resolve().parents[3] / "data" / "packs" / "builtin"
LINES = Path(__file__).with_name("lines.yaml")


@pytest.fixture
def built_in(tmp_path: Path) -> Iterator[Searcher]:
    path = tmp_path / "built-in.tilsagn"
    with Library.open(path, create=True) as library:
        import_pack(library, BUILT_IN)
    with Searcher(path) as searcher:
        yield searcher


def test_lines_find_their_commitments_and_nothing_else(built_in: Searcher) -> None:
    lines: list[dict[str, Any]] = yaml.safe_load(LINES.read_text(encoding="utf-8"))
    right = wrong = missed = wanted = silent = 0
    for one in lines:
        titles = [hit.title for hit in built_in.related(one["line"]).hits]
        show, welcome = one.get("show", []), one.get("welcome", [])
        wanted += len(show)
        missed += sum(not any(title.startswith(begin) for title in titles) for begin in show)
        fitting = [title for title in titles if title.startswith((*show, *welcome, "\0"))]
        right += len(fitting)
        wrong += len(titles) - len(fitting)
        silent += not show and not titles
    assert right / (right + wrong) >= 0.85
    assert 1 - missed / wanted >= 0.9
    assert silent >= 29


def test_reasons_are_shared_words_or_the_same_place(searcher: Searcher) -> None:
    text = "Plejefamilier i Havneby\nForvaltningen orienterer om støtte til plejefamilierne."
    hit = searcher.related(text).hits[0]
    assert hit.title == "Bedre støtte til plejefamilier"
    assert hit.why.code == "same-place"
    assert "plejefamilier" in hit.matched
    assert searcher.related("Plejefamilier\nStøtte til dem").hits[0].why.code == "shared-words"
    text = "Plejefamilier\nStøtte til plejefamilier, som venter længe på et svar."
    found = searcher.related(text, municipality="Havneby").hits
    assert found[0].why.code == "same-place"
    assert searcher.related(text, without=[found[0].id]).hits == ()


def test_a_field_of_work_alone_relates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "fields.tilsagn"
    titles = (
        "Plejebørns skolegang styrkes", "En gratis dag på kulturinstitutionerne",
        "Opsporing af skader i dagtilbud", "Et trygt sted at bo", "Boliger til anbragte unge",
    )  # fmt: skip
    with Library.open(path, create=True) as library, library.writing("import") as change:
        for title in titles:
            change.add(Commitment(title=title, by_hand=True))
    with Searcher(path) as searcher:
        for line in (
            "Madordning i folkeskolen", "Kultur i gamle værksteder", "Flere pladser i vuggestuer",
            "En tryg bydel", "Boliger ved havnen",
        ):  # fmt: skip
            assert searcher.related(line).hits == ()
            assert searcher.related(f"{line}\n\nUdvalget skal godkende tidsplanen.").hits == ()
        both = searcher.related("Gratis adgang til kulturinstitutioner").hits
        assert [hit.title for hit in both] == [titles[1]]


def test_words_that_no_record_has_crowd_nothing_out(searcher: Searcher) -> None:
    unknown = " ".join(f"kvabsoheste{one}{other}k" for one in "bdfgl" for other in "aiouyeø")
    text = f"{unknown}\nGratis lektiehjælp på biblioteket, vejledning af unge i toldboden."
    assert searcher.related(text).hits


def test_agenda_items_on_the_same_subject_crowd_no_commitment_out(
    library: Library, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related, "_CANDIDATES", 2)
    (meeting,) = library.all(Meeting)
    line = "Støtte til plejefamilier og aflastning"
    (before,) = searcher.related(line).hits
    with library.writing("keep-agenda") as change:
        for position in range(4):
            change.add(AgendaItem(meeting=meeting.id, position=position, title=line))
    assert [hit.id for hit in searcher.related(line).hits] == [before.id]


def test_nothing_is_related_to_nothing(searcher: Searcher) -> None:
    for text in ("", "og", "123", "Godkendelse af dagsorden", "\x00\n\n", "Indstilling\n" * 500):
        assert searcher.related(text).hits == ()


def test_nothing_is_related_in_an_empty_library(tmp_path: Path) -> None:
    path = tmp_path / "empty.tilsagn"
    Library.open(path, create=True).close()
    with Searcher(path) as searcher:
        assert searcher.related("Plan for plejefamilier\nStøtte til skolerne").hits == ()


def test_what_is_mentioned_by_the_way_is_not_what_a_text_is_about(searcher: Searcher) -> None:
    text = "Salg af en grund ved ringvejen\n" + "Køberen vil opføre et supermarked. " * 4
    assert searcher.related(f"{text} Der ligger et bibliotek overfor.").hits == ()
