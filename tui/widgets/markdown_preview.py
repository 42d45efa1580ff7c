"""Markdown as a person reads it: headings, lists and emphasis as styled text, no links, no actions.

Textual's own Markdown widget makes a widget per block and takes links for actions; a preview that
follows every key must cost nothing, and text from outside must not be able to act.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui.widgets.reading_pane import ReadingPane
from tui.widgets.wording import joined, plain

if TYPE_CHECKING:
    from markdown_it.token import Token

# So many characters tell one heading from another.
_TELLING = 20
_POINT = "• "
_INLINE = {"strong_open": "bold", "em_open": "italic"}


class MarkdownPreview(ReadingPane):
    """Shows Markdown; keeps its place while the text changes."""

    _markdown = ""

    def show_markdown(self, text: str) -> bool:
        """Show other Markdown, without its front matter; False where it is as before."""
        if text == self._markdown:
            return False
        self._markdown = text
        self.show(markdown_content(text), keep_place=True)
        return True

    def show_place(self, heading: str) -> None:
        """Bring a heading or point of a list to the top of the pane, if one reads so."""
        for number, shown in enumerate(self._lines):
            start = shown.plain.strip().removeprefix(_POINT)
            # A long heading goes on on the next line.
            if start and heading.startswith(start) and len(start) >= min(_TELLING, len(heading)):
                self.scroll_to(y=number, animate=False, immediate=True, force=True)
                return


def markdown_content(text: str) -> Content:
    """Markdown as styled text. Blocks are an empty line apart, items of a list are not."""
    from markdown_it import MarkdownIt

    blocks: list[Content] = []
    depth, heading, tight, mark = 0, "", False, ""
    for token in MarkdownIt("commonmark").parse(_without_front_matter(text)):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
            tight = depth > 0
        elif token.type == "list_item_open":
            mark = f"{token.info}{token.markup} " if token.info else _POINT
        elif token.type == "heading_open":
            heading = token.tag
        elif token.type == "heading_close":
            heading = ""
        elif token.type == "hr":
            blocks.append(Content("─" * 20))
        elif token.type in ("fence", "code_block"):
            blocks.append(plain(token.content.rstrip()))
        elif token.type == "inline":
            inline = _inline(token.children or [])
            if heading:
                style = "bold underline" if heading in ("h1", "h2") else "bold"
                inline = inline.stylize(style)
            elif depth:
                indent = "  " * (depth - 1)
                inline = joined([Content(indent + (mark or "  ")), inline])
            gap = "" if not blocks or (depth and tight) else "\n"
            blocks.append(Content(gap) + inline)
            tight, mark = depth > 0, ""
    return Content("\n").join(blocks)


def _inline(tokens: Sequence[Token]) -> Content:
    parts: list[Content] = []
    styles: list[str] = []
    for token in tokens:
        if token.type in _INLINE:
            styles.append(_INLINE[token.type])
        elif token.type.endswith("_close") and styles:
            styles.pop()
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(Content(" " if token.type == "softbreak" else "\n"))
        elif token.content:
            parts.append(plain(token.content, " ".join(styles)))
    return joined(parts)


def _without_front_matter(text: str) -> str:
    if text.startswith("---\n"):
        _, found, rest = text[4:].partition("\n---\n")
        return rest if found else text
    return text
