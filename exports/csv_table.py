"""Commitments and questions as one table for a spreadsheet, in the language in use.

Danish spreadsheets take semicolons between columns, because the comma is in the numbers; the mark
of UTF-8 at the start keeps their æøå. What would be taken for a formula gets an apostrophe.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date as day

from agenda.checks import sums
from data.records import Citation
from data.text import clean_line
from exports import contents as rows
from exports import words
from exports.contents import CommitmentRow, QuestionRow
from exports.language import _, current, date, names
from exports.packs import PackContents

# A cell that begins so is calculated; the wide signs of East Asian keyboards are taken for the
# narrow ones. A spreadsheet that splits rows at the other sign, comma or semicolon, has cells begin
# inside one of ours: signs before an amount (`500,-`) stay as they are there.
_SIGNS = "+＋﹢－﹣−-"
_FORMULA = re.compile(f"[=@＝＠﹦﹫{_SIGNS}]")
_FORMULA_INSIDE = re.compile(rf"(?<=[,;])\s*(?=[=@＝＠﹦﹫]|[{_SIGNS}]+[^\s/.,;){_SIGNS}])")


def csv_table(contents: PackContents, today: day) -> bytes:
    """One row per commitment, then one per question, in UTF-8; `today` decides what is overdue."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";" if current() == "da" else ",", lineterminator="\r\n")
    if contents.holds_closed:
        writer.writerow([_("Contains closed content. Not to be passed on.")])
    writer.writerow(_header())
    for commitment in rows.commitments(contents, today):
        writer.writerow([safe_cell(one) for one in _commitment(commitment)])
    for question in rows.questions(contents, today):
        writer.writerow([safe_cell(one) for one in _question(question)])
    return b"\xef\xbb\xbf" + made.getvalue().encode()


def safe_cell(text: str) -> str:
    """A text as a cell that no spreadsheet calculates. A white space character in front of a sign
    does not help everywhere, so the text is trimmed first."""
    cell = _FORMULA_INSIDE.sub(r"\g<0>'", clean_line(text))
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _header() -> list[str]:
    return [
        _("Kind"), _("Title"), _("Initiative"), _("Municipality"), _("Date"), _("Status"),
        _("Overdue"), _("Deadline"), _("Money"), _("Whole amount"), _("Currency"), _("Who"),
        _("Theme"), _("Source"), _("Answer"), _("Identifier"),
    ]  # fmt: skip


def _yes(overdue: bool) -> str:
    yes = _("yes")
    return yes if overdue else ""


def _commitment(one: CommitmentRow) -> list[str]:
    commitment, document = one.commitment, one.document
    found = sums(commitment.amounts)
    deadlines = [date(point.value) for point in commitment.dates if point.role == "deadline"]
    # A figure to calculate with only where there is one that says all.
    only = found[0] if len(found) == 1 else None
    kind = words.word(words.RECORD, "commitment")
    return [
        kind if commitment.reviewed else f"{kind}, {_('not reviewed')}",
        commitment.title,
        one.initiative.title if one.initiative else "",
        commitment.municipality or "",
        (document.date if document else None) or "",
        words.word(words.STATUS, commitment.status),
        _yes(one.overdue),
        ", ".join(deadlines),
        "; ".join(words.amount(amount) for amount in commitment.amounts),
        str(only.amount) if only else "",
        only.currency if only else "",
        names(list(one.actors)),
        words.word(words.THEME, commitment.theme) if commitment.theme else "",
        "; ".join(dict.fromkeys(_source(citation, one) for citation in commitment.citations)),
        "",
        commitment.id,
    ]


def _source(citation: Citation, one: CommitmentRow) -> str:
    document = one.documents.get(citation.document)
    title = document.title if document else citation.document
    if citation.page is None:
        return title
    page = _("page {page}").format(page=citation.page)
    return f"{title}, {page}"


def _question(one: QuestionRow) -> list[str]:
    question = one.question
    return [
        words.word(words.RECORD, "question"),
        question.text,
        one.initiative.title if one.initiative else one.about,
        "",
        question.asked_on or "",
        words.word(words.QUESTION_STATUS, question.status),
        _yes(one.overdue),
        date(question.due_on) if question.due_on else "",
        "",
        "",
        "",
        question.asked_of or "",
        "",
        "",
        question.answer or "",
        question.id,
    ]
