"""What is handed out before it has a format: headings, paragraphs, lists, in words of the reader's.

Texts are clean (`data.text`), one line each, and nothing in them is markup: each format escapes
them in its own way. Must not know any format, nor the records.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from data.text import clean, clean_line


class Span(msgspec.Struct, frozen=True):
    """A stretch of a line; `source` refers to the entry of that number in the list of sources."""

    text: str
    strong: bool = False
    source: int | None = None


Line = tuple[Span, ...]


class Heading(msgspec.Struct, frozen=True):
    """A heading; level 1 stands once, on top."""

    level: int
    text: str


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of running text."""

    line: Line


class Stamp(msgspec.Struct, frozen=True):
    """The warning that closed content is in here; stands on top and under every heading of level
    2, so that no section goes on without it."""

    text: str


class Entry(msgspec.Struct, frozen=True):
    """One item of a list: a line or several, and facts below them. `source` is the number under
    which a source is referred to."""

    lines: tuple[Line, ...]
    facts: tuple[Line, ...] = ()
    source: int | None = None


class Entries(msgspec.Struct, frozen=True):
    """A list of at least one entry."""

    entries: tuple[Entry, ...]


class Divider(msgspec.Struct, frozen=True):
    """A line across, before what is said about the page as a whole."""


Block = Heading | Paragraph | Stamp | Entries | Divider


class Page(msgspec.Struct, frozen=True):
    """One document that is handed out. `about` are codes and values for machines (front matter),
    `language` the one its words are in."""

    title: str
    language: str
    about: dict[str, str]
    holds_closed: bool
    blocks: tuple[Block, ...]


def line(text: str) -> Line:
    """A line of plain text; empty for an empty text."""
    shown = clean_line(text)
    return (Span(shown),) if shown else ()


def strong(text: str) -> Span:
    """A stretch that stands out."""
    return Span(clean_line(text), strong=True)


def with_marks(text: Line, marks: Iterable[Span]) -> Line:
    """A line with remarks in brackets after it: `Café (overdue, closed)`."""
    found: list[Span] = []
    for mark in marks:
        found += [Span(", " if found else " ("), mark]
    return (*text, *found, Span(")")) if found else text


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line that is not empty: for words whose line breaks were meant."""
    return tuple(found for one in clean(text).split("\n") if (found := line(one)))


def paragraphs_of(text: str) -> list[Paragraph]:
    """Every paragraph: for text of documents, whose lines break where the page ended."""
    found: list[list[str]] = [[]]
    for one in clean(text).split("\n"):
        if one.strip():
            found[-1].append(one)
        elif found[-1]:
            found.append([])
    return [Paragraph(line(" ".join(part))) for part in found if part]


def entries(found: Iterable[Entry]) -> list[Block]:
    """A list of what was found; nothing where nothing was."""
    every = tuple(found)
    return [Entries(every)] if every else []
