"""Values of the library inside Markdown: what comes from outside stays text."""

from __future__ import annotations

import re

from data.text import clean_line

# Signs that open markup wherever they stand: escapes, code, emphasis, links and images, HTML,
# headings (also closing ones), tables, strike-through, and GitHub's mentions and mail addresses.
_ANYWHERE = re.compile(r"[\\`*_\[\]<>#|~@]")
_ENTITY = re.compile(r"&(?=#?\w)")
# Bare addresses, which GitHub's and many other readers turn into links.
_ADDRESS = re.compile(r"(?i)(?<=\bwww)\.|:(?=//)|(?<=/)/(?=\w)")
# What makes a list, a line or a heading only at the start of a line.
_AT_START = re.compile(r"^(?:[-+=]|\d{1,9}[.)](?=\s|$))")


def escape(text: str, *, starts_line: bool = True) -> str:
    """`text` on one line, as Markdown that shows exactly this text: no link, image, HTML, heading,
    list, emphasis, code or address comes of it in CommonMark or with bare addresses made links.

    What opens a list or a heading does so only at the start of a line: text that stands after a
    heading's signs or after other text on its line says so with `starts_line`.
    """
    line = _ANYWHERE.sub(r"\\\g<0>", clean_line(text))
    line = _ADDRESS.sub(r"\\\g<0>", _ENTITY.sub(r"\\&", line))
    if not starts_line:
        return line
    return _AT_START.sub(lambda start: start.group()[:-1] + "\\" + start.group()[-1], line)
