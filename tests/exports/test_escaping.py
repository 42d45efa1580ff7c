"""What comes from outside stays text, whatever it is and wherever it is put."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from data.text import clean_line
from exports.escaping import escape

COMMONMARK = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like")
assert GITHUB.linkify is not None
GITHUB.linkify.set({"fuzzy_link": False})

SIGNS = st.text(st.sampled_from("\\`*_{}[]<>()#+-.!|~&@:=/\"'$^ \t\nab1wæø;"), max_size=40)
TEXTS = st.one_of(SIGNS, st.text(max_size=60))
ADDRESSES = st.sampled_from(
    ["http://x.dk", "https://x.dk/a_b", "www.x.dk", "ftp://x.dk", "a@x.dk", "mailto:a@x.dk",
     "//x.dk", "<http://x.dk>", "HTTP://X.DK", "xmpp:a@x.dk", "http://a@x.dk"]
)  # fmt: skip


def words_of(tokens: list[Token]) -> str:
    found = []
    for token in tokens:
        found += [one.content for one in token.children or ()]
    return "".join(found)


def kinds(tokens: list[Token]) -> list[str]:
    inline = [one.type for token in tokens for one in token.children or ()]
    return [token.type for token in tokens] + [one for one in inline if one != "text"]


PLACES = {
    "{}": ["paragraph_open", "inline", "paragraph_close"],
    "# {}": ["heading_open", "inline", "heading_close"],
    "- {}": [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close",
        "list_item_close", "bullet_list_close",
    ],
    "- [1] {}": [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close",
        "list_item_close", "bullet_list_close",
    ],
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@given(text=st.one_of(TEXTS, st.tuples(TEXTS, ADDRESSES, TEXTS).map("".join)))
@example(text="1.")
@example(text="- -")
@example(text="a #")
@example(text="&amp;")
@example(text="x\\")
def test_any_text_shows_as_itself(place: str, text: str) -> None:
    line = escape(text, starts_line=not place.startswith(("#", "- [")))
    if not line:
        return
    for parser in (COMMONMARK, GITHUB):
        tokens = parser.parse(place.format(line))
        assert kinds(tokens) == PLACES[place]
        shown = words_of(tokens).removeprefix("[1] " if "[1]" in place else "")
        assert shown.strip() == clean_line(text)


@given(text=TEXTS)
@example(text="7. juni")
@example(text="- -")
def test_strong_text_is_strong_and_nothing_else(text: str) -> None:
    if clean_line(text):
        tokens = COMMONMARK.parse(f"- **{escape(text, starts_line=False)}** (x)")
        assert kinds(tokens)[7:] == ["strong_open", "strong_close"]
        assert words_of(tokens) == f"{clean_line(text)} (x)"


@given(text=TEXTS, before=TEXTS)
def test_a_line_after_a_line_makes_no_heading_of_it(text: str, before: str) -> None:
    if escape(text) and escape(before):
        tokens = COMMONMARK.parse(f"{escape(before)}\n{escape(text)}")
        assert [one.type for one in tokens] == ["paragraph_open", "inline", "paragraph_close"]


def test_ordinary_prose_stays_readable() -> None:
    prose = "750.000 kr. (jf. § 9, stk. 2) – »i gang« kl. 16.30: f.eks. børne-/ungeområdet!"
    assert escape(prose) == prose
