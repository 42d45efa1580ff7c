"""The title that a file states of itself in its properties, where a person gave it one.

Knows what programs leave there; knows no format.
"""

from __future__ import annotations

_LEFT_BY_PROGRAMS = (
    "about:",
    "file:",
    "http:",
    "https:",
    "layout ",
    "microsoft powerpoint",
    "microsoft word",
    "unavngivet",
    "untitled",
)
_FILE_ENDINGS = (
    ".doc", ".docm", ".docx", ".dot", ".dotx", ".eml", ".htm", ".html", ".indd", ".md", ".odt",
    ".pdf", ".ppt", ".pptx", ".pub", ".qxp", ".rtf", ".tmp", ".txt", ".xls", ".xlsx",
)  # fmt: skip
_FEWEST_LETTERS = 4


def stated_title(value: str | None) -> str | None:
    """`value` on one line; None where it is no title: nothing, the name of a file, the address of
    a page, or what a program calls a paper that nobody gave a name."""
    title = " ".join((value or "").split())
    lowered = title.lower()
    if len(title) < _FEWEST_LETTERS or lowered.startswith(_LEFT_BY_PROGRAMS):
        return None
    return None if lowered.endswith(_FILE_ENDINGS) else title
