"""Items printed as forms: the same labels come again for each, its value beside each label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.landmarks import Landmarks
from agenda.reading.rows import Row
from agenda.reading.title_rows import Start

_TITLE = re.compile(
    r"(?:Emne|Titel|Overskrift|Sag(?:en)?s\s?titel|Sak(?:en)?s\s?tittel|Tittel|Ämne|Rubrik|Subject"
    r"|Vedr(?:\.|ørende)|Angående)\s?:\s*(?P<title>\w.*)"
)
_NUMBER = re.compile(
    r"(?:L(?:øbe|b\.?\s?)nr|(?:Dagsordens?)?[Pp](?:unkt|kt)|Sak|Sag|Item|Ärende|Nr)\.?(?:\s?nr\.?)?"
    r"\s?:\s*(?P<number>\d{1,4}(?:/\d{2,4})?)\.?"
)
_OTHER = re.compile(r"[A-ZÆØÅÄÖ][\w./]*(?:\s\w+){0,2}\s?:")
_FEWEST = 2
_MOST_ROWS_OF_A_TITLE = 4


def by_forms(rows: Sequence[Row], marks: Landmarks) -> list[Start]:
    """Where each form begins: at the label of its title, or at that of its number beside it."""
    titles = [(at, found) for at, row in enumerate(rows) if (found := _TITLE.match(row.text))]
    if len(titles) < _FEWEST:
        return []
    starts: list[Start] = []
    for at, found in titles:
        first, number = _numbered(rows, at)
        body = at + 1
        while body < min(at + _MOST_ROWS_OF_A_TITLE, len(rows)) and _goes_on(rows, marks, body):
            body += 1
        title = " ".join((found["title"], *(row.text for row in rows[at + 1 : body])))
        starts.append(Start(first, body, number, title))
    return starts


def _numbered(rows: Sequence[Row], at: int) -> tuple[int, str | None]:
    """The first row of the form whose title is at `at`, and the item's number."""
    for place in range(max(0, at - 2), min(at + 2, len(rows))):
        if found := _NUMBER.fullmatch(rows[place].text):
            return min(place, at), found["number"]
    return at, None


def _goes_on(rows: Sequence[Row], marks: Landmarks, at: int) -> bool:
    """Whether the value of the row above goes on here."""
    row = rows[at]
    return not (row.gap or row.bullet or marks.labels[at] is not None or _OTHER.match(row.text))
