"""Bars and Markdown as lines of text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.widgets.bar_plot import Bar, bar_lines
from tui.widgets.markdown_preview import markdown_content

GOLDEN = Path(__file__).parents[2] / "golden"


def test_bars_are_as_long_as_their_values_and_fit_the_width() -> None:
    bars = [Bar("besluttet", 10, "10"), Bar("i gang", 5, "5"), Bar("bortfaldet", 0, "0")]
    rows = bar_lines(bars, 40).plain.splitlines()
    assert [row.count("█") for row in rows] == [26, 13, 0]
    assert {len(row.rstrip()) for row in rows} <= {39, 40}
    assert all(len(row) <= 40 for row in rows)


def test_a_small_value_beside_a_large_one_is_still_seen() -> None:
    rows = bar_lines([Bar("a", 1, "1"), Bar("b", 100_000, "100.000")], 30).plain.splitlines()
    assert "▏" in rows[0]


def test_no_bars_are_no_text_and_nothing_but_nothing_has_no_bar() -> None:
    assert bar_lines([], 40).plain == ""
    assert "█" not in bar_lines([Bar("a", 0, "0")], 40).plain


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
