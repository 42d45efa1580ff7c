"""The HTML that is handed out, looked at in a real browser: `python -m bench.browser`, part of
`make check`. Where no browser is installed it says so and passes.

Checked on the demo meeting, in both languages, with and without closed items: no request leaves the
file, nothing is said on the console, contrast of at least 4.5 in light and dark, headings in order,
a skip link that shows itself, nothing wider than a phone or a sheet of paper, and on paper every
word, none cut off, with the stamp on every page that needs it.
"""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.devtools import Browser, Tab, find_browser

DAY = "2025-10-01"
# A desk, a phone; CSS pixels. The narrowest that text has to fit (WCAG 2.2, 1.4.10).
WIDTHS = (1280, 320)
# In inches, as the browser counts paper.
A4 = (8.27, 11.69)
_PRINTED = "[...document.querySelectorAll('header, main')].map((one) => one.innerText).join(' ')"
_SCRIPT = (Path(__file__).parent / "browser.js").read_text(encoding="utf-8")


def main() -> int:
    """Check the pages; the exit code."""
    found = find_browser()
    if found is None:
        print("HTML: no Chromium here, not looked at in a browser (see CONTRIBUTING.md)")
        return 0
    faults = 0
    # A browser from a snap sees no temporary folder but those under the person's own.
    place = Path.home() if "snap" in found.resolve().name or "snap" in found.parts else None
    with (
        tempfile.TemporaryDirectory(dir=place) as folder,
        Browser(found, Path(folder) / "profile") as tabs,
    ):
        pages = dict(_pages(Path(folder)))
        for page, stamp in pages.items():
            for fault in faults_of(tabs.open(), page, stamp):
                print(f"HTML: {page.name}: {fault}")
                faults += 1
    if not faults:
        print(f"HTML: {len(pages)} pages are in order in {found.name}")
    return 1 if faults else 0


def faults_of(tab: Tab, page: Path, stamp: str | None = None) -> list[str]:
    """What is wrong with a page, as sentences. `stamp`: what every sheet of it has to say."""
    address = page.as_uri()
    tab.go(address)
    found = list(_looked_at(tab))
    found += _on_paper(tab, stamp)
    found += [f"asks for {one}" for one in tab.requests if one != address]
    found += [f"says on the console: {one}" for one in tab.said]
    return list(dict.fromkeys(found))


def _looked_at(tab: Tab) -> Iterator[str]:
    for scheme in ("light", "dark"):
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        tab.call("Emulation.setEmulatedMedia", features=features)
        for width in WIDTHS:
            tab.call(
                "Emulation.setDeviceMetricsOverride",
                width=width, height=800, deviceScaleFactor=1, mobile=False,
            )  # fmt: skip
            for fault in tab.evaluate(_SCRIPT):
                yield f"{fault} ({scheme}, {width} px)"


def _on_paper(tab: Tab, stamp: str | None) -> list[str]:
    import pypdfium2

    words = set(tab.evaluate(_PRINTED).split())
    printed = tab.call(
        "Page.printToPDF", paperWidth=A4[0], paperHeight=A4[1], preferCSSPageSize=True
    )
    document = pypdfium2.PdfDocument(base64.b64decode(printed["data"]))
    texts = []
    found = [] if len(document) else ["prints no page"]
    for number, sheet in enumerate(document, start=1):
        text = sheet.get_textpage()
        texts.append(text.get_text_bounded())
        width, height = sheet.get_size()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        if any(
            left < 0 or low < 0 or right > width or top > height for left, low, right, top in boxes
        ):
            found.append(f"is cut off on sheet {number}")
        if stamp and _letters(stamp) not in _letters(texts[-1]):
            found.append(f"has no stamp on sheet {number}")
    whole = _letters("".join(texts))
    lost = sorted(one for one in words if _letters(one) not in whole)
    return [*found, *([f"loses words on paper: {', '.join(lost[:5])}"] if lost else [])]


def _letters(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


# The pages


def _pages(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """The briefing and the agenda of the demo meeting, some items of it closed, with what every
    sheet has to say."""
    for kind in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{kind}_HOME"] = str(folder)
    os.environ["TILSAGN_TODAY"] = DAY
    from agenda import meetings
    from agenda.briefing import assemble
    from agenda.matching import match_meeting
    from agenda.paper import assemble_agenda
    from data.demo import open_demo
    from data.records import Meeting
    from data.search.lookup import Searcher
    from exports import language
    from exports.html_page import agenda_html, briefing_html
    from exports.language import _

    with open_demo(folder / "demo.tilsagn") as library:
        (meeting,) = library.all(Meeting)
        meetings.add_item(
            library, meeting.id, "Køb af en grund", number="21", access="closed",
            case_text="Prisen er fortrolig. " * 40,
        )  # fmt: skip
        with Searcher(library.path) as searcher:
            matches = match_meeting(library, searcher, meeting)
        for spoken in ("da", "en"):
            language.use(spoken)
            for closed in (False, True):
                stamp = _("Contains closed content. Not to be passed on.") if closed else None
                briefing = assemble(library, meeting.id, include_closed=closed, matches=matches)
                paper = assemble_agenda(library, meeting.id, include_closed=closed)
                for name, made in (
                    ("briefing", briefing_html(briefing)),
                    ("agenda", agenda_html(paper)),
                ):
                    page = folder / f"{name}-{spoken}{'-with-closed' if closed else ''}.html"
                    page.write_bytes(made)
                    yield page, stamp


if __name__ == "__main__":
    sys.exit(main())
