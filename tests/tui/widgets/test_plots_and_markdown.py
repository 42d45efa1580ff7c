"""Bars and Markdown as lines of text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.widgets.bar_plot import line_of
from tui.widgets.markdown_preview import markdown_content

GOLDEN = Path(__file__).parents[2] / "golden"


def test_a_bar_is_as_long_as_its_share_and_fills_its_room() -> None:
    bars = [line_of(share, 26).plain for share in (1.0, 0.5, 0.0)]
    assert [bar.count("█") for bar in bars] == [26, 13, 0]
    assert {len(bar) for bar in bars} == {26}


def test_a_small_value_beside_a_large_one_is_still_seen() -> None:
    assert "▏" in line_of(1 / 100_000, 10).plain
    assert line_of(0, 10).plain.strip() == ""


def test_markdown_reads_without_its_signs() -> None:
    text = (
        "---\ntitle: x\n---\n\n# Byrådet\n\nEt **vigtigt** punkt\\*.\n\n"
        "- første\n  - under den\n- anden\n\n1. et\n2. to\n"
    )
    content = markdown_content(text)
    assert content.plain == (
        "Byrådet\n\nEt vigtigt punkt*.\n\n• første\n  • under den\n• anden\n\n1. et\n2. to"
    )
    styled = {content.plain[span.start : span.end] for span in content.spans}
    assert {"Byrådet", "vigtigt"} <= styled


def test_links_and_html_of_others_do_nothing() -> None:
    text = "[klik](javascript:x) [her](https://example.org) <b>alert</b> \\[@click=app.quit\\]"
    content = markdown_content(text)
    assert "her" in content.plain
    assert "example.org" not in content.plain
    assert "[@click=app.quit]" in content.plain
    assert not content.spans


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("**/*.md")), ids=lambda path: path.stem)
def test_every_briefing_we_write_can_be_previewed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    content = markdown_content(text)
    assert "**" not in content.plain
    assert len(content.plain) > len(text) // 2
