"""No list says a closed word unless it is asked for by name; then it is marked."""

from __future__ import annotations

import msgspec
import pytest

from data.records import Meeting
from data.store.library import Library
from tests.tui.cli.command import Home

AGENDA = """Nordby Kommune
Børneudvalget
Dagsorden
Onsdag den 8. oktober 2025 kl. 16:30

1. Cykelsti
Resumé
Kommunen anlægger stien langs åen i 2027.

2. Køb af bagkontoret (lukket punkt)
Resumé
Kommunen køber bagkontoret for 3 mio. kr.
"""
LISTS = (
    ("agenda", "show", "2025-10-08"),
    ("agenda", "show", "2025-10-08", "--json"),
    ("question", "list"),
    ("question", "list", "--json"),
)


@pytest.fixture
def clerk(newcomer: Home) -> Home:
    """A secretary with an agenda with a closed item, a question on it and a closed memo."""
    newcomer.run("import", newcomer.file("dagsorden.txt", AGENDA))
    memo = newcomer.file("bagkontoret.txt", "Kommunen skal betale 5 mio. kr. for bagkontoret.\n")
    newcomer.run("import", "--closed", "--accept", memo)
    listed = newcomer.run("agenda", "show", "2025-10-08", "--include-closed", "--json").json
    item = listed["items"][1]["id"]
    newcomer.run("question", "add", "Er bagkontoret dyrt?", "--on", item)
    return newcomer


@pytest.mark.parametrize("words", [("import",), ("agenda", "add"), ("agenda", "add", "--json")])
def test_what_minutes_change_in_a_closed_item_is_not_said(
    clerk: Home, words: tuple[str, ...]
) -> None:
    minutes = AGENDA.replace("Dagsorden", "Referat").replace("for 3 mio.", "for 4 mio.")
    minutes = minutes.replace("Køb af bagkontoret", "Køb af hele bagkontoret")
    minutes = minutes.replace("langs åen i 2027", "langs åen i 2028")
    said = clerk.run(*words, clerk.file("referat.txt", minutes))
    assert "1. Cykelsti" in said.out or "case-changed" in said.out
    assert "bagkontoret" not in said.out.lower() + said.err.lower()
    assert "2. closed item: changed" in said.out or "title-changed" in said.out


def test_no_list_says_a_closed_word_unasked(clerk: Home) -> None:
    for words in LISTS:
        said = clerk.run(*words)
        assert "bagkontoret" not in said.out.lower() + said.err.lower()
        assert "1 closed one is left out; --include-closed shows it" in said.err
        asked = clerk.run(*words, "--include-closed")
        assert "bagkontoret" in asked.out
        assert "[closed]" in asked.out or '"closed"' in asked.out
        assert asked.err == ""
    actions = clerk.run("log", "--json").json["actions"]
    details = [one["detail"] for one in actions if one["verb"] == "import"]
    assert details == [{}, {"files": ["dagsorden.txt"]}]
    clerk.run("undo")
    clerk.run("undo")
    assert "bagkontoret" not in clerk.run("log", "--json").out


def test_a_closed_meeting_is_in_no_list(newcomer: Home) -> None:
    for body, date in (("Bagudvalget", "2026-01-14"), ("Skoleudvalget", "2026-01-15")):
        newcomer.run("agenda", "new", body, "--date", date)
    with Library.open(newcomer.library) as library:
        meeting = library.all(Meeting)[0]
        with library.writing("close") as change:
            change.replace(meeting, msgspec.structs.replace(meeting, closed=True))
    said = newcomer.run("agenda", "list")
    assert "Skoleudvalget" in said.out
    assert "Bagudvalget" not in said.out
    assert "1 closed one is left out" in said.err
    assert "[closed] Bagudvalget" in newcomer.run("agenda", "list", "--include-closed").out
    assert "Bagudvalget" not in newcomer.run("agenda", "show", "2026-01-14").refused()
    several = newcomer.run("agenda", "show", "2026-01").refused()
    assert "Skoleudvalget" in several
    assert "Bagudvalget" not in several
