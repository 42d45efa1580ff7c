"""Values of the library inside Markdown: what comes from outside stays text.

Everything that is not our own markup passes through `escape`, whole line by whole line.
"""

from __future__ import annotations

import re

from data.text import clean, clean_line

# Signs that open markup wherever they stand: escapes, code, emphasis, links and images, HTML,
# headings (also closing ones), tables, strike-through, and GitHub's mentions and mail addresses.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>#|~@]")
_ENTITY = re.compile(r"&(?=#?\w)")
# Bare addresses, which GitHub's and many other readers turn into links.
_ADDRESS = re.compile(r"(?i)(?<=\bwww)\.|:(?=//)|(?<=/)/(?=\w)")
# What makes a list, a line or a heading only at the start of a line.
_AT_START = re.compile(r"^(?:[-+=]|\d{1,9}[.)](?=\s|$))")


def escape(text: str) -> str:
    """`text` on one line, as Markdown that shows exactly this text: no link, image, HTML, heading,
    list, emphasis, code or address comes of it in CommonMark or with bare addresses made links.

    Compose a line as plain text first and escape it whole: what starts a line is escaped too.
    """
    line = _ANYWHERE.sub(r"\\\g<0>", clean_line(text))
    line = _ADDRESS.sub(r"\\\g<0>", _ENTITY.sub(r"\\&", line))
    return _AT_START.sub(lambda start: start.group()[:-1] + "\\" + start.group()[-1], line)


def escaped_lines(text: str) -> list[str]:
    """Every line that is not empty, escaped: for words whose line breaks were meant."""
    return [escape(line) for line in clean(text).split("\n") if line.strip()]


def escaped_paragraphs(text: str) -> list[str]:
    """Every paragraph, escaped: for text of documents, whose lines break where the page ended."""
    return [escape(part) for part in re.split(r"\n\s*\n", clean(text)) if part.strip()]


def bold(text: str) -> str:
    """`text` escaped and strong; nothing for nothing."""
    line = escape(text)
    return f"**{line}**" if line else ""
