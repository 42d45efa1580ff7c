"""What each row is: the label it begins with, the kind of section it stands in, and what follows
right below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from agenda.reading.aliases import META_KINDS, OPENING_KINDS
from agenda.reading.decisions import dated_decision
from agenda.reading.english import is_english
from agenda.reading.headings import Label, label_of, minuted, recommendation_lead
from agenda.reading.numbering import access_word, case_number_in, numbered
from agenda.reading.rows import Row, case_row
from agenda.reading.titles import is_title, reads_as_sentence

# The kinds of headings that stand in items and nowhere else.
TELLING = frozenset({"case", "recommendation", "decision", "summary", "background"})
_OF_HEADER = 2
_LOOK_AHEAD = 5
_MOST_FACTS = 4
_OF_PART = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,3}\.?")


class Landmarks(NamedTuple):
    """What each row is: the label it begins with, and the kind of section it stands in; and
    whether the rows are English, where title and text often share a line."""

    labels: tuple[Label | None, ...]
    sections: tuple[str, ...]
    english: bool = False


def landmarks(rows: Sequence[Row]) -> Landmarks:
    """The labels of `rows`, and for each row the kind of the last label before it."""
    labels: list[Label | None] = []
    sections = []
    section = ""
    for row in rows:
        label = dated_decision(row.text) or label_of(row.text, run_on=row.run_on)
        labels.append(label)
        sections.append(section)
        if label is not None:
            section = label.kind
    sample = " ".join(row.text[:200] for row in rows[:100])
    return Landmarks(tuple(labels), tuple(sections), is_english(sample))


def above_items(marks: Landmarks) -> int:
    """How many rows stand above the items' own headings: a table of contents stands there. A few
    words of the head may look like such a heading."""
    told = [at for at, one in enumerate(marks.labels) if one is not None and one.kind in TELLING]
    return told[_OF_HEADER] if len(told) > _OF_HEADER else len(marks.labels)


def opens(rows: Sequence[Row], marks: Landmarks, index: int) -> bool:
    """Whether an item's own headings or its case number follow right below a row."""
    for place in range(index + 1, min(index + 1 + _LOOK_AHEAD, len(rows))):
        label = marks.labels[place]
        if label is not None:
            return label.kind in OPENING_KINDS or label.kind in ("access", "attachments")
        row = rows[place]
        if access_word(row.text):
            return True
        if len(row.text) < 40 and case_number_in(row.text) is not None:
            return True
        if minuted(row.text) or (place == index + 1 and recommendation_lead(row.text)):
            return True
        if place > index + 3 or len(row.text) > 250:
            return False
        if numbered(row.text) is not None and place > index + 1:
            return False
    return False


def below_number(rows: Sequence[Row], marks: Landmarks, index: int) -> int:
    """The row below a number that stands alone, past the numbers of its parts and the facts that
    stand beside their labels."""
    place = index + 1
    while place < min(len(rows), index + 5) and _OF_PART.fullmatch(rows[place].text):
        place += 1
    title = place
    while title < min(len(rows), place + _MOST_FACTS) and _is_fact(
        rows[title], marks.labels[title]
    ):
        title += 1
    is_below = title < len(rows) and marks.labels[title] is None and is_title(rows[title].text)
    return title if is_below else place


def _is_fact(row: Row, label: Label | None) -> bool:
    if label is None:
        return case_row(row) is not None
    return label.kind in META_KINDS and label.value < len(row.text)


def stands_as_title(row: Row, *, at_once: bool) -> bool:
    """Whether a row is set as a title: alone, or right below what ended before (`at_once`)."""
    if not is_title(row.text) or len(row.text) > 200 or reads_as_sentence(row.text):
        return False
    return row.heading or ((row.gap or at_once) and not row.text.endswith("."))
