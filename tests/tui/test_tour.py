"""The README's tour, key by key: from the start screen to a briefing that was handed out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.screen_text import SMALL, open_on, shows, type_in

ROOT = Path(__file__).parents[2]
AGENDA = ROOT / "docs" / "example-agenda.md"
FIRST = "Hvad koster caféen om året, og hvem betaler?"
SECOND = "Hvor mange plejefamilier mangler der?"
# The README says so; at most 40 are allowed.
KEYS = 17


class Counted:
    """A person at the keys. Text that is typed or pasted into a field is not counted."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot
        self.keys = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self._pilot.press(*keys)

    async def type(self, text: str) -> None:
        await type_in(self._pilot, text)

    async def sees(self, *wanted: str) -> str:
        return await shows(self._pilot, *wanted)


async def test_from_the_start_screen_to_a_briefing_in_seventeen_keys(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(AGENDA, tmp_path)
    monkeypatch.chdir(tmp_path)
    async with open_on(demo).run_test(size=SMALL) as pilot:
        person = Counted(pilot)
        await person.sees("94 hits")
        await person.press("escape", "5", "i")
        await person.sees("Agenda or minutes")
        await person.type(AGENDA.name)
        await person.press("enter", "enter")
        await person.sees("New meeting: Børne- og Ungeudvalget, 5 agenda items", "suggested")
        # What look-up suggests for the second item is chosen and asked about.
        await person.press("j", "enter", "j", "a")
        await person.sees("1 chosen", "▶   • Aarhus: Ungestøttecaféen i Vestergade 58")
        await person.press("f")
        await person.sees("Question: Ungestøttecaféen")
        await person.type(FIRST)
        await person.press("ctrl+s")
        await person.sees("? Hvad koster")
        await person.press("n")
        await person.sees("▶ 3. Plejefamilier")
        await person.press("f")
        await person.sees("Question: Plejefamilier")
        await person.type(SECOND)
        await person.press("ctrl+s")
        await person.sees("? Hvor mange")
        await person.press("e")
        await person.sees("Export the briefing")
        await person.press("enter", "enter")
        await person.sees("Written: 2026-12-09-boerne-og-ungeudvalget-briefing.md")
        assert person.keys == KEYS
    written = tmp_path / "2026-12-09-boerne-og-ungeudvalget-briefing.md"
    briefing = written.read_text(encoding="utf-8")
    assert FIRST in briefing
    assert SECOND in briefing
    for number in range(1, 6):
        assert f"\n## {number}. " in briefing or f"\n- **{number}.** " in briefing


def test_the_readme_counts_the_same_keys() -> None:
    assert f"{KEYS} keys" in (ROOT / "README.md").read_text(encoding="utf-8")
