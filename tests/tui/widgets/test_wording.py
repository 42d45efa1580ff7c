"""Text reaches a widget cleaned, and never as markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.wording import highlighted, joined, line, lines, marked, plain


@given(st.text())
def test_any_text_becomes_content_without_actions_or_controls(text: str) -> None:
    for content in (plain(text), line(text), highlighted(text, ["a", text[:3]], "bold")):
        assert not any(char < " " and char not in "\n\t" for char in content.plain)
        assert all("@click" not in str(span.style) for span in content.spans)


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[@click=app.quit]x[/]", "[/nothing", "[red"])
def test_brackets_stay_brackets(text: str) -> None:
    assert plain(text).plain == text
    assert not plain(text).spans


def test_words_that_were_searched_for_are_marked_as_look_up_compares_them() -> None:
    content = highlighted("Ærø får en Skole og skolebiblioteker", ["aero", "skole"], "bold")
    found = [content.plain[span.start : span.end] for span in content.spans]
    assert found == ["Ærø", "Skole", "skolebiblioteker"]


def test_places_are_marked_and_found_again_where_cleaning_moved_them() -> None:
    content = marked("en skole", [(3, 8)], "bold")
    assert [(span.start, span.end) for span in content.spans] == [(3, 8)]
    content = marked("en\u200b  skole", [(5, 10)], "bold")
    assert [content.plain[span.start : span.end] for span in content.spans] == ["skole"]


def test_parts_are_joined() -> None:
    assert joined(["a", plain("b")], ", ").plain == "a, b"
    assert lines(["a", "b"]).plain == "a\nb"
