"""The quotes of a document are found again however an edition of it is set, and a figure that
became another one is never taken for the same."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from data.documents.files import read_document
from data.documents.importing import Importer
from data.store.library import Library
from data.verify import verify
from tests.data.documents.makers import (
    lines_down,
    make_docx,
    make_pdf,
    paragraph,
    word_document,
)
from tests.data.plan import PLAN, keep, know_plan

_WIDTH = 38
_LONG_WORD = re.compile(r"([^\W\d_]{4})([^\W\d_]{3,})")


def _hyphenated(text: str) -> list[str]:
    """The lines of `text`, each long word broken by a hyphen at the end of a line."""
    return _LONG_WORD.sub(r"\1-\n\2", text).split("\n")


def _two_columns(text: str) -> bytes:
    lines = textwrap.wrap(text, _WIDTH)
    half = (len(lines) + 1) // 2
    return make_pdf([[*lines_down(lines[:half], x=60), *lines_down(lines[half:], x=320)]])


SETTINGS: dict[str, Callable[[str], bytes]] = {
    "two-columns.pdf": _two_columns,
    "hyphenated.pdf": lambda text: make_pdf([lines_down(_hyphenated(text))]),
    "hyphenated.txt": lambda text: "\n".join(_hyphenated(text)).encode(),
    "word.docx": lambda text: make_docx(word_document("".join(map(paragraph, text.split("\n"))))),
    "latin-1.txt": lambda text: textwrap.fill(text, _WIDTH).encode("latin-1"),
}


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize(
    "changes", [{}, {"400.000": "40.000"}, {"2027": "2028", "400.000": "4000.00"}]
)
def test_an_edition_keeps_what_stands_and_tells_what_changed(
    tmp_path: Path, name: str, changes: dict[str, str]
) -> None:
    text = PLAN
    for old, new in changes.items():
        text = text.replace(old, new)
    edition = tmp_path / name
    edition.write_bytes(SETTINGS[name](text))
    with Library.open(tmp_path / "a.tilsagn", create=True) as library:
        know_plan(library)
        first = keep(library, tmp_path, "plan.txt", PLAN)
        with library.writing("import") as change:
            kept = Importer(library, change).keep(read_document(edition), name)
        report = verify(library)
    assert (kept.outcome, kept.document.id) == ("edition", first.document.id)
    states = dict(report.citations)
    assert states.pop("changed", 0) == len(changes)
    assert set(states) <= {"unchanged", "moved"}
    assert sum(states.values()) == 3 - len(changes)
