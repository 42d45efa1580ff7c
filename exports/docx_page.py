"""Pages as a Word document for the secretary: real headings and lists, so that it can be edited,
put into the house's template, and read aloud.

The same records give the same bytes: no time of making, no author, nothing of this machine.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from agenda.briefing_values import Briefing
from agenda.paper import AgendaPaper
from exports.agenda_page import agenda_page
from exports.briefing_page import briefing_page
from exports.page import Block, Divider, Entries, Entry, Heading, Line, Page, Paragraph, Stamp

_LANGUAGE = {"da": "da-DK", "en": "en-GB"}
# The first moment that a ZIP file can name; Word shows it nowhere.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def briefing_docx(briefing: Briefing) -> bytes:
    """A briefing as a Word document."""
    return docx(briefing_page(briefing))


def agenda_docx(paper: AgendaPaper) -> bytes:
    """The agenda itself, or the minutes, as a Word document."""
    return docx(agenda_page(paper))


def docx(page: Page) -> bytes:
    """A page as a Word document. What is closed stamps the top of every page."""
    from docx import Document

    document = Document()
    _describe(document, page)
    stamps = [one for one in page.blocks if isinstance(one, Stamp)]
    if stamps:
        header = document.sections[0].header.paragraphs[0]
        header.add_run(stamps[0].text).bold = True
    styles = _style_ids(document)
    for block in page.blocks:
        _add_block(document, styles, block)
    made = io.BytesIO()
    document.save(made)
    return _without_times(made.getvalue())


def _describe(document: Any, page: Page) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    told = document.core_properties
    # Word's own limit for a property; the heading on the page is whole.
    told.title, told.language = page.title[:255], _LANGUAGE.get(page.language, page.language)
    told.author = told.last_modified_by = told.comments = told.keywords = told.subject = ""
    told.created = told.modified = datetime(*_NO_TIME)
    properties = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), told.language)
    properties.append(language)


def _style_ids(document: Any) -> dict[str, str]:
    # Asked for once: python-docx goes through all styles for every paragraph that names one.
    return {one.name: one.style_id for one in document.styles}


def _add_block(document: Any, styles: dict[str, str], block: Block) -> None:
    if isinstance(block, Heading):
        _paragraph(document, styles[f"Heading {block.level}"]).add_run(block.text)
    elif isinstance(block, Paragraph):
        _add_line(_paragraph(document), block.line)
    elif isinstance(block, Stamp):
        _paragraph(document).add_run(block.text).bold = True
    elif isinstance(block, Divider):
        _paragraph(document)
    elif isinstance(block, Entries):
        for one in block.entries:
            _add_entry(document, styles, one)


def _add_entry(document: Any, styles: dict[str, str], entry: Entry) -> None:
    for place, line in enumerate(entry.lines):
        style = styles["List Continue" if place else "List Bullet"]
        paragraph = _paragraph(document, style)
        if place == 0 and entry.source is not None:
            paragraph.add_run(f"[{entry.source}] ")
        _add_line(paragraph, line)
    for line in entry.facts:
        _add_line(_paragraph(document, styles["List Bullet 2"]), line)


def _paragraph(document: Any, style_id: str | None = None) -> Any:
    paragraph = document.add_paragraph()
    if style_id is not None:
        paragraph._p.style = style_id
    return paragraph


def _add_line(paragraph: Any, line: Line) -> None:
    for span in line:
        paragraph.add_run(span.text).bold = True if span.strong else None


def _without_times(content: bytes) -> bytes:
    """The same parts in the same order, without the time at which they were written."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, _NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(part))
    return made.getvalue()
