"""The one way text reaches a widget: cleaned, as `Content`, never as markup.

Imported text with `[@click=...]` in it fired actions in 18 of 39 ways of giving a string to a
widget; a `Content` is text and styles and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content, Span

from data.text import clean, clean_line, fold, words


def plain(text: str, style: str = "") -> Content:
    """Text of one or more lines."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def line(text: str, style: str = "") -> Content:
    """Text on one line, white space folded."""
    folded = clean_line(text)
    return Content.styled(folded, style) if style else Content(folded)


def joined(parts: Iterable[Content | str], between: str = "") -> Content:
    """Parts one after another."""
    return Content(between).join([_content(part) for part in parts])


def lines(parts: Iterable[Content | str]) -> Content:
    """Parts one below another."""
    return joined(parts, "\n")


def highlighted(text: str, matched: Iterable[str], style: str) -> Content:
    """Text with its words that were searched for styled: those that begin as a matched word does,
    compared as look-up compares."""
    wanted = tuple(fold(word) for word in matched if word)
    content = plain(text)
    if not wanted:
        return content
    spans = [
        Span(start, end, style)
        for word, start, end in words(content.plain)
        if fold(word).startswith(wanted)
    ]
    return content.add_spans(spans)


def marked(text: str, spans: Iterable[tuple[int, int]], style: str) -> Content:
    """Text on one line with the places (start, end) of it styled."""
    content = line(text)
    if content.plain != text:
        # Cleaning moved the places.
        return highlighted(content.plain, [text[start:end] for start, end in spans], style)
    return content.add_spans([Span(start, end, style) for start, end in spans])


def _content(part: Content | str) -> Content:
    return part if isinstance(part, Content) else plain(part)
