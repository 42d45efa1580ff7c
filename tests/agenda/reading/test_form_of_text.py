"""What is read does not hang on spaces, blank lines or how letters are coded: metamorphic tests
(Chen 1998) over every layout, in which the text takes another form and the items stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import yaml

from agenda.reading import AgendaReading
from agenda.reading.reading import read_agenda
from data.text import skeleton

_LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.yaml"))


def _set_in(text: str) -> str:
    """Every line begins with the same spaces, and is coded as files from macOS are."""
    lines = (f"    {line}" if line.strip() else line for line in text.split("\n"))
    return unicodedata.normalize("NFD", "\n".join(lines))


def _spaces_that_do_not_break(text: str) -> str:
    return re.sub(r"(?m)^(\d{1,3}[.)]?) (?=\S)", "\\1\u00a0", text)


def _doubled(text: str) -> str:
    """A blank line after every line, and three where there was one; a text that hardly has any
    stays as it is, for there is nothing left to tell them by."""
    return text.replace("\n", "\n\n") if text.count("\n\n") * 5 > text.count("\n") else text


def _items(read: AgendaReading) -> list[tuple[str | None, str, str]]:
    return [(one.number, skeleton(one.title or ""), one.access) for one in read.items]


@cache
def _layout(path: Path) -> tuple[str, list[tuple[str | None, str, str]]]:
    """A text, and the items that are read from it."""
    text = yaml.safe_load(path.read_text(encoding="utf-8"))["text"]
    return text, _items(read_agenda(text))


@pytest.mark.parametrize("formed", [_set_in, _spaces_that_do_not_break, _doubled])
def test_the_same_items_in_another_form(formed: Callable[[str], str]) -> None:
    other = []
    for path in _LAYOUTS:
        text, items = _layout(path)
        if (form := formed(text)) != text and _items(read_agenda(form)) != items:
            other.append(path.stem)
    assert other == []
