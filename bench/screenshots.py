"""Draw every screen of the demo library as SVG into docs/screenshots, the same bytes each time.

`make screenshots`, or `python -m bench.screenshots [FOLDER [NAME…]]`. In both languages, on a fixed
day, at 80x24, and at 120x40 where there is a second pane to see.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tui.app import TilsagnApp

DAY = "2025-10-01"
FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
SMALL, WIDE = (80, 24), (120, 40)
LANGUAGES = ("en", "da")
_WAITS = 600
# So many looks in a row without a change.
_STILL = 15


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its file name, what is pressed from the start screen (a key, or `type:words`, or
    `wait:words` until they are seen), and the sizes it is taken in."""

    name: str
    steps: Sequence[str]
    sizes: Sequence[tuple[int, int]] = (SMALL,)


_CAFE = ("escape", "2", "wait:▶", "up", "type:ungestøttecaf", "wait:▷ Unges", "enter")
_MEETING = ("escape", "5", "wait:Byrådssalen|Aarhus Byråd", "enter", "wait:32:")
_TAKE_IN = ("escape", "5", "i", "wait:Esc", "type:example-agenda.md", "enter", "enter")
_TOUR_1 = (*_TAKE_IN, "wait:1 suggested|1 muligt")
_TOUR_2 = (*_TOUR_1, "j", "enter", "wait:◦ ", "j", "a", "wait:1 chosen|1 valgt")
_TOUR_3 = (*_TOUR_2, "f", "wait:Esc", "type:Hvad koster caféen om året, og hvem betaler?")
_TOUR_4 = (*_TOUR_3, "ctrl+s", "wait:? Hvad koster", "p", "wait:Briefing|Mødeforb", "ctrl+d")
PICTURES = (
    Picture("lookup", ("type:unge støtte", "down", "wait:▶"), (SMALL, WIDE)),
    Picture("initiatives", ("escape", "2", "wait:▶")),
    Picture("initiative", (*_CAFE, "wait:750", "j", "wait:750.000|750,000"), (SMALL, WIDE)),
    Picture("attach", (*_CAFE, "wait:750", "l", "wait:Fireårigt")),
    Picture("meetings", ("escape", "5", "wait:Aarhus Byråd")),
    Picture("agenda", _MEETING, (SMALL, WIDE)),
    Picture("preview", (*_MEETING, "p", "wait:EMN-2025")),
    Picture("item", (*_MEETING, "r", "wait:EMN-2025")),
    Picture("questions", ("escape", "6", "wait:▶"), (SMALL, WIDE)),
    Picture(
        "answer", ("escape", "6", "wait:▶", "v", "wait:1.", "enter", "wait:1 Oct 2025|01.10.2025")
    ),
    Picture("overview", ("escape", "7", "wait:█"), (SMALL, WIDE)),
    Picture("settings", ("escape", ",", "wait:14")),
    Picture("help", ("escape", "5", "wait:Aarhus Byråd", "?", "wait:Enter")),
    Picture("palette", ("escape", ":", "wait:Enter")),
    Picture("tour-1-agenda", _TOUR_1),
    Picture("tour-2-choose", _TOUR_2),
    Picture("tour-3-question", _TOUR_3),
    Picture("tour-4-briefing", _TOUR_4),
    Picture("first-start", ("wait:demo|eksempel",)),
    Picture("document", ("escape", "3", "wait:▶", "enter", "wait:##", "n"), (SMALL, WIDE)),
    Picture("review", ("escape", "4", "wait:90"), (SMALL, WIDE)),
)
# What a picture is taken of where that is not the demo library.
_DOCS = Path(__file__).parents[1] / "docs"
_PLAN, _AGENDA = _DOCS / "example-plan.md", _DOCS / "example-agenda.md"
_LIBRARY_OF = {"first-start": "none", "document": "example.tilsagn", "review": "example.tilsagn"}
# Pictures that write take a library of their own.
_WRITES = "tour-"


def main() -> int:
    """Draw all pictures; the exit code."""
    folder = Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else FOLDER
    wanted = [one for one in PICTURES if not sys.argv[2:] or one.name in sys.argv[2:]]
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        # Before anything asks where things lie: nothing of the person's own is read or written.
        for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = home
        os.environ["TILSAGN_TODAY"] = DAY
        os.environ.pop("NO_COLOR", None)
        os.chdir(home)
        from data.demo import open_demo

        library = Path(home) / "demo.tilsagn"
        open_demo(library).close()
        shutil.copy(_AGENDA, home)
        _import_example(library.with_name("example.tilsagn"))
        for language in LANGUAGES:
            for picture in wanted:
                for size in picture.sizes:
                    here = library.with_name(_LIBRARY_OF.get(picture.name, library.name))
                    if picture.name.startswith(_WRITES):
                        here = Path(shutil.copy(library, library.with_name("tour.tilsagn")))
                    drawn = asyncio.run(draw(here, picture, language, size))
                    name = f"{picture.name}-{language}-{size[0]}x{size[1]}.svg"
                    (folder / name).write_text(drawn, encoding="utf-8")
                    print(name)
    return 0


def _import_example(library: Path) -> None:
    command = [sys.executable, "-m", "tui", "--library", str(library), "import", str(_PLAN)]
    root = _DOCS.parent
    subprocess.run(command, check=True, cwd=root, stdout=subprocess.DEVNULL)


async def draw(library: Path, picture: Picture, spoken: str, size: tuple[int, int]) -> str:
    """One picture as SVG."""
    from data.settings import Settings
    from exports import language
    from tui.app import TilsagnApp

    language.use(spoken)
    app = TilsagnApp(library, Settings(name="", municipality="Aarhus"))
    async with app.run_test(size=size) as pilot:
        for step in picture.steps:
            kind, colon, rest = step.partition(":")
            if kind == "wait" and colon:
                await _wait(app, pilot, rest.split("|"))
            elif kind == "type" and colon:
                await pilot.press(*("space" if one == " " else one for one in rest))
            else:
                await pilot.press(step)
        await _settle(app, pilot)
        return _steady(app.export_screenshot(title="Tilsagn"))


def _steady(svg: str) -> str:
    """Without the web fonts that Rich names: a picture must not fetch anything."""
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code, monospace", "DejaVu Sans Mono, Consolas, Menlo, monospace")


async def _wait(app: TilsagnApp, pilot: Pilot[None], wanted: Sequence[str]) -> None:
    for _ in range(_WAITS):
        await pilot.pause(0.02)
        if any(one in text_of(app) for one in wanted):
            return
    raise SystemExit(f"never on the screen: {' or '.join(wanted)}\n{text_of(app)}")


async def _settle(app: TilsagnApp, pilot: Pilot[None]) -> None:
    """Wait until nothing has changed for a while."""
    before, same = "", 0
    while same < _STILL:
        await pilot.pause(0.02)
        now = text_of(app)
        same = same + 1 if now == before else 0
        before = now


def text_of(app: TilsagnApp) -> str:
    """The plain text of the screen."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in strip) for strip in strips)


if __name__ == "__main__":
    sys.exit(main())
