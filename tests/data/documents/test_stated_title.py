"""What is a title in a file's properties, and what a program left there."""

from __future__ import annotations

import pytest

from data.documents.docx import read_docx
from data.documents.html import read_html
from data.documents.pdf import read_pdf
from data.documents.stated_title import stated_title
from tests.data.documents.makers import (
    lines_down,
    make_docx,
    make_pdf,
    paragraph,
    word_document,
)

PROSE = "Vi anlægger en sti langs åen i 2027."


@pytest.mark.parametrize(
    "title", ["Plan for stier", "  Plan\n for stier ", "Bilag 2: www.stier.example"]
)
def test_what_a_person_wrote_is_kept_on_one_line(title: str) -> None:
    assert stated_title(title) == " ".join(title.split())


@pytest.mark.parametrize(
    "left",
    [
        None, "", "abc", "Microsoft Word - stier.doc", "Plan for stier.PDF", "stier.html",
        "about:blank", "https://stier.example/plan", "file:///home/stier", "Unavngivet-1",
    ],
)  # fmt: skip
def test_what_a_program_left_is_no_title(left: str | None) -> None:
    assert stated_title(left) is None


@pytest.mark.parametrize(
    ("stated", "title"), [("stier.html", None), ("Stier i byen", "Stier i byen")]
)
def test_every_format_that_states_a_title_is_asked_the_same(stated: str, title: str | None) -> None:
    core = f"<cp:coreProperties><dc:title>{stated}</dc:title></cp:coreProperties>"
    page = f"<html><title>{stated}</title><p>{PROSE}</html>"
    assert read_pdf(make_pdf([lines_down([PROSE])], title=stated), "a.pdf").title == title
    parts: dict[str, str | bytes] = {"docProps/core.xml": core}
    assert read_docx(make_docx(word_document(paragraph(PROSE)), parts), "a.docx").title == title
    assert read_html(page.encode(), "a.html").title == title
