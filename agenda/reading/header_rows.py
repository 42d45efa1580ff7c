"""The rows above the items, cut where several labels of a meeting's facts stand on one row.

Pages that were turned into text print a form as one line: "Dato 3. maj 2021 Tid 15:30 Sted Salen".
Only where a fact begins and ends is looked at here, not what it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agenda.reading.bodies import bodies_in
from agenda.reading.header_labels import label_kind
from agenda.reading.headings import folded
from agenda.reading.rows import Row

_MOST = 60
_OF_MEETING = frozenset({"date", "time", "both", "place"})
_LONGEST = 1_200
# What stands over the pages of a transcript, and how far down.
_TRANSCRIPT = frozenset({"transkript", "transcription", "transcript", "avskrift"})
_ABOVE_PAGES = 25
_FIRST_PAGE = 600
_NAMES_MEETING = re.compile(
    r"\b(?:referat|dagsorden|protokol|minutes|agenda|møteinnkalling|innkalling|indkaldelse)",
    re.IGNORECASE,
)
_CAPTION = re.compile(r'Download\s["”“]')
# The caption of a transcript has the lines of the first page, a full stop behind each.
_LINE_OF_CAPTION = re.compile(r"(?<=[\w)]{3})\.\s(?=[A-ZÆØÅ])")
_UNPARTED = (
    "Mødested|Møtested|Mødedato|Møtedato|Mødetidspunkt|Mødetid|Møtetid|Tidspunkt|Starttidspunkt"
    "|Mødets start|Sluttidspunkt|Dato|Tid|Sted|Medlemmer|Deltagere|Mødedeltagere|Fraværende|Afbud"
    "|Stedfortrædere?|Bemærkninger|Tema|Beslutande|Plats och tid"
)
_INNER = re.compile(
    rf"(?<=[\s.])(?:(?=(?:{_UNPARTED})(?:\.|\sfor\smøde)?\s?(?::|\s(?=[A-ZÆØÅ\d])|$))"
    r"|(?=(?:Mødeafholdelse|Mødelokale|Lokale|Information|Udvalg|Utvalg|Forfall|Møtested/lokaler"
    r"|Møtedato/tid|Referent|Tilstede|Til stede|Avsluttet)\s?:)"
    r"|(?=(?:Eventuelt forfall|Evt\. forfall|Forfall meldes|NB\.|Innkalte til|Åbent møde kl)\b))"
    # "ReferatDato: 3. maj 2021Tid: 17:00": a page that lost its line ends.
    r"|(?<=[a-zæøå\d])(?=(?:Dat(?:o|um)|Tid|Sted|Plats|Mødedato|Mødested|Tidspunkt|Afbud|Deltagere|Medlemmer):)"
)


def header_rows(rows: Sequence[Row], first: int) -> list[Row]:
    """The rows above row `first`, and of a transcript the top of its first page, each with one
    label at most."""
    last = min(first, _MOST)
    while last < min(len(rows), _MOST) and label_kind(rows[last]) in _OF_MEETING:
        last += 1
    header = [*rows[:last], *_first_page(rows, last)]
    return [piece for row in header for piece in _pieces(row)]


def _first_page(rows: Sequence[Row], first: int) -> list[Row]:
    """The top of the first page of a transcript, where the items were found to begin on it, or
    before it in its caption."""
    marks = [at for at, row in enumerate(rows[:_ABOVE_PAGES]) if folded(row.text) in _TRANSCRIPT]
    if not marks or first > marks[0] + 1:
        return []
    page = rows[marks[0] + 1 : marks[0] + 2]
    for row in rows[marks[0] + 2 : marks[0] + 8]:
        if not row.run_on or label_kind(row) is None:
            break
        page = [*page, row]
    if not page:
        return []
    top = page[0].text[:_FIRST_PAGE]
    named = _NAMES_MEETING.search(top[:200]) or bodies_in(top[:200])
    above = rows[first : marks[0]] if named else ()
    return [*above, page[0]._replace(text=top), *page[1:]] if named else []


def _pieces(row: Row) -> list[Row]:
    text = row.text[:_LONGEST]
    cuts = {found.start() for found in _INNER.finditer(text)}
    if _CAPTION.match(text):
        cuts |= {found.end() for found in _LINE_OF_CAPTION.finditer(text)}
    elif len(cuts) < 2 and not (cuts and label_kind(row) is not None):
        return [row]
    places = [0, *sorted(cut for cut in cuts if cut), len(text)]
    return [
        row._replace(text=piece, cells=(), run_on=first > 0 or row.run_on)
        for first, last in pairwise(places)
        if (piece := text[first:last].strip())
    ]
