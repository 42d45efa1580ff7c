"""Whether a document is an agenda or minutes at all: plans, programmes and standing orders have
numbered headings too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from agenda.reading.bodies import bodies_in
from agenda.reading.days import days_in
from agenda.reading.entries import Contents
from agenda.reading.landmarks import Landmarks
from agenda.reading.meeting import names_a_meeting
from agenda.reading.numbering import access_word, case_number_in, numbered
from agenda.reading.result import AgendaReading
from agenda.reading.rows import Row
from agenda.reading.titles import STOCK

# The standing orders of a council speak of agendas, in paragraphs.
_STATUTE = re.compile(r"Stk\.\s\d{1,2}\.")
_APPROVAL = re.compile(r"Godkendelse af (?:dagsorden|referat|protokol)|Godkjenning av", re.I)
_OF_MEETING = re.compile(r"\bdagsorden|(?:råds|udvalgs|styrelses|nævns)møde|møteinnkalling", re.I)
_FORMAL = ("decision", "recommendation", "recommendation_and_decision", "case_number", "history")


def is_agenda(rows: Sequence[Row], marks: Landmarks, contents: Contents) -> bool:
    """Whether the document says that it is about a meeting, or has the headings that only agendas
    and minutes have: plans and programmes have numbered headings too."""
    kinds = Counter(label.kind for label in marks.labels if label is not None)
    formal = sum(kinds[one] for one in _FORMAL)
    if not formal and any(_STATUTE.match(row.text) for row in rows):
        return False
    if names_a_meeting(rows):
        return True
    titled = formal > 0 or any(STOCK.match(one.title) for one in contents.entries)
    if (
        titled
        and len(contents.entries) > 1
        and any(bodies_in(row.text) for row in rows[: contents.first])
    ):
        return True
    if _lists_stock(rows, contents):
        return True
    if any(_stands_as_item(rows, marks, index) for index in range(min(len(rows), 200))):
        return True
    return formal >= 2 and kinds["decision"] + kinds["case_number"] + kinds["history"] > 0


def _lists_stock(rows: Sequence[Row], contents: Contents) -> bool:
    """Whether a table of contents, below words of a meeting, has titles that only agendas have."""
    return len(contents.entries) > 1 and (
        any(_APPROVAL.match(one.title) for one in contents.entries)
        and any(_OF_MEETING.search(row.text) for row in rows[: contents.first + 1])
    )


def holds_items(read: AgendaReading) -> bool:
    """Whether what was read is that of a meeting: a document that says neither whose nor when it
    is has items only where something is recommended or decided in one of them, or it is a case."""
    if read.meeting.body is not None and read.meeting.date is not None:
        return True
    return not read.items or any(
        one.decisions
        or one.recommendation
        or one.case_number
        or one.access != "unknown"
        or STOCK.match(one.title or "")
        for one in read.items
    )


def _stands_as_item(rows: Sequence[Row], marks: Landmarks, index: int) -> bool:
    """Whether a number and title have a case number and access, or a dated decision, below."""
    if numbered(rows[index].text) is None:
        return False
    below = range(index + 1, min(index + 6, len(rows)))
    case = any(len(rows[at].text) < 60 and case_number_in(rows[at].text) for at in below)
    access = any(access_word(rows[at].text) for at in below)
    decided = any(
        label is not None and label.kind == "decision" and days_in(label.heading)
        for label in (marks.labels[at] for at in below)
    )
    return (case and access) or decided
