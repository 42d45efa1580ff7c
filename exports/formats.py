"""The formats in which things are handed out, by their codes, which are also file endings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from agenda.briefing_values import Briefing
from agenda.paper import AgendaPaper
from data.dates import today
from exports.packs import PackContents, pack

PageFormat = Literal["md", "html", "docx"]
BriefingFormat = Literal["md", "html", "docx", "json"]
TableFormat = Literal["yaml", "jsonl", "csv", "ics"]
# What is no text and belongs in a file.
BINARY = frozenset({"docx"})


def briefing_in(briefing: Briefing, form: BriefingFormat) -> bytes:
    """A briefing in one of the formats, in the language in use."""
    if form == "json":
        from exports.briefing_json import briefing_json

        return briefing_json(briefing)
    if form == "html":
        from exports.html_page import briefing_html

        return briefing_html(briefing)
    if form == "docx":
        from exports.docx_page import briefing_docx

        return briefing_docx(briefing)
    from exports.markdown import briefing_markdown

    return briefing_markdown(briefing).encode()


def agenda_in(paper: AgendaPaper, form: PageFormat) -> bytes:
    """The agenda itself, or the minutes, in one of the formats, in the language in use."""
    if form == "html":
        from exports.html_page import agenda_html

        return agenda_html(paper)
    if form == "docx":
        from exports.docx_page import agenda_docx

        return agenda_docx(paper)
    from exports.markdown import agenda_markdown

    return agenda_markdown(paper).encode()


def contents_in(contents: PackContents, form: TableFormat, at: datetime) -> Iterable[bytes]:
    """Records of the library in one of the formats, piece by piece. `at` is the moment of the
    export, which a calendar names."""
    if form == "csv":
        from exports.csv_table import csv_table

        return [csv_table(contents, today())]
    if form == "ics":
        from exports.ics import calendar

        return [calendar(contents, at)]
    return pack(contents, form)
