"""A document's text as rows: its lines, cut where a page lost the line ends between headings.

Only the form of the text is looked at here. What a row means is for the modules beside this one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from agenda.reading.headings import CHROME, folded
from data.documents.passage import HEADING, Passage


class Row(NamedTuple):
    """`text` is what stands at `start` to `end` of the document, folded and without its bullet.

    `gap`: a blank line, or nothing, stands before it. `heading`: the format sets it as a heading.
    `run_on`: it was cut out of a line that had lost its line ends.
    """

    start: int
    end: int
    text: str
    gap: bool
    bullet: bool
    heading: bool
    cells: tuple[str, ...] = ()
    run_on: bool = False


_BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□►➢✓\uf0a7\uf0b7\uf0d8*]\s*|[-–]\s+|o\s+(?=[A-ZÆØÅ]))(?=\S)")
_CELL = re.compile(r"\t+|[ \u00a0]{3,}|\s*\|\s*")
_FRONT_MATTER = re.compile(r"\s*---\n(?:[^\n]*\n){1,60}?---\n")
_PAGE_NUMBER = re.compile(
    r"(?:(?:side|page|s\.|sida)\s*\d{1,4}(?:\s*(?:af|of|av|/)\s*\d{1,4})?|\d{1,4}\s*(?:af|of|av|/)\s*\d{1,4}"
    r"|[-–]\s?\d{1,4}\s?[-–])",
    re.IGNORECASE,
)
_PAGE_AT_END = re.compile(
    r"\S.*\b(?:side|page)\s?\d{1,4}(?:\s?(?:af|of|/)\s?\d{1,4})?", re.IGNORECASE
)

# Where a row is cut although no line ends there.
_CUTS = re.compile(
    # "... 3 Punkt 4: ..." of a table of contents in one line
    r"(?<=\s)(?=(?:Punkt|Pkt\.|Dagsordenspunkt|Sag)\s\d{1,3}\s?[:.]\s)"
    # "Referat9. Frigivelse af ..."
    r"|(?<=[a-zæøå]{4})(?=\d{1,3}\.\s?[A-ZÆØÅ][a-zæøå])"
    # "... Mødeindhold", "... Indholdsfortegnelse Side 1. ..."
    r"|(?<=\s)(?=(?:Mødeindhold|Indholdsfortegnelse|Sagsoversigt)(?:\s|$))"
    r"|(?<=\sMødeindhold)(?=\s)|(?<=Indholdsfortegnelse)(?=\s(?!Side))|(?<=Indholdsfortegnelse Side)(?=\s)"
    r"|(?<=\s)(?=Kategori\s-\s)"
)
_LONG = 250
_STRONG = (
    r"Sagsfremstilling|Sagsbeskrivelse|Sagsresum[eé]|Resum[eé]|Beslutningstema|Sagens formål|Saksopplysninger"
    r"|Ärendebeskrivning|Lovgrundlag|Retsgrundlag|Økonomiske konsekvenser|Indstilling|Beslutning|Hovedindstilling"
)
_IN_PROSE = re.compile(
    rf"(?<=\s)(?=(?:{_STRONG})(?::|\s[A-ZÆØÅ\"”•\d]))"
    r"|(?<=\s)(?=(?:Sagsnr\.?|Sags ?nr\.?|Journalnr\.?|J\.nr\.?|Sag nr\.?|Sagsansvarlig|Sagsbehandler|Fraværende|Afbud"
    r"|Sagsid|Åben sag|Lukket sag|Saksnr\.?|Arkivsak)\s?:)"
    r"|(?<=[.!?:)]\s)(?=(?:Baggrund|Økonomi|Bilag|Høring|Vurdering|Konsekvenser|Tidsplan|Formål|Vedtak|Innstilling|Behandling)"
    r"(?::|\s[A-ZÆØÅ\"”•\d]))"
)
_NUMBERED_IN_PROSE = re.compile(r"(?<=\s)(?=(\d{1,4})\.\s?[A-ZÆØÅ][a-zæøåA-ZÆØÅ])")
# "173/20 Openness Notice": what makes the numbering of a document written in one line each.
_REPEATED = re.compile(
    r"\s*((?:\d{1,4}\.|(?:Punkt|Pkt\.?)\s\d{1,4}[:.]?)\s?[A-ZÆØÅ][^\n]{9,200}?)\s*"
)
_REPEATS_LOOKED_FOR = 150


def rows_of(text: str, passages: Sequence[Passage] = ()) -> list[Row]:
    """The rows of `text`, page numbers and running headers left out."""
    headings = {one.start: one.end for one in passages if one.kind == HEADING}
    repeats = _repeats(text)
    found: list[Row] = []
    gap = True
    front = _FRONT_MATTER.match(text[:6_000])
    place = front.end() if front else 0
    for line in text[place:].split("\n"):
        start, place = place, place + len(line) + 1
        if not line.strip():
            gap = True
            continue
        if "\f" in line:
            gap = True
        for first, last in _pieces(line, repeats):
            row = _row(text, start + first, start + last, gap or first > 0, headings)
            if row is not None:
                found.append(row._replace(run_on=first > 0))
                gap = False
    return _without_furniture(found)


def _row(text: str, start: int, end: int, gap: bool, headings: dict[int, int]) -> Row | None:
    raw = text[start:end]
    stripped = raw.strip()
    if not stripped:
        return None
    start += raw.index(stripped[0])
    end = start + len(stripped)
    heading = start in headings
    hashes = re.match(r"#{1,6}\s+", stripped)
    if hashes:
        heading = True
        stripped = stripped[hashes.end() :]
    stars = re.fullmatch(r"\*\*([^*]+)\*\*:?", stripped)
    if stars:
        heading = True
        stripped = stars[1]
    bullet = _BULLET.match(stripped)
    if bullet:
        stripped = stripped[bullet.end() :]
    elif stripped.startswith("|"):
        stripped = stripped.strip("| ")
    cells: tuple[str, ...] = ()
    if "\t" in stripped or "   " in stripped or "\u00a0" in stripped or "|" in stripped:
        cells = tuple(
            " ".join(cell.split()) for cell in _CELL.split(stripped) if cell and cell.strip()
        )
    folded_text = " ".join(stripped.replace("\ufffe", "").split())
    if not folded_text:
        return None
    return Row(start, end, folded_text, gap, bullet is not None, heading, cells)


def _pieces(line: str, repeats: tuple[str, ...]) -> list[tuple[int, int]]:
    if len(line) < 12:
        return [(0, len(line))]
    cuts = {found.start() for found in _CUTS.finditer(line)}
    if len(line) > _LONG:
        cuts.update(_prose_cuts(line))
    if len(line) < 2_000:
        for one in repeats:
            at = line.find(one, 1)
            if (at > 0 and line[at - 1] != " ") or (at > 0 and line[:at].strip()):
                cuts.add(at)
    places = [0, *sorted(cut for cut in cuts if 0 < cut < len(line)), len(line)]
    return list(zip(places, places[1:], strict=False))


def _prose_cuts(line: str) -> set[int]:
    cuts = {found.start() for found in _IN_PROSE.finditer(line)}
    numbers = [(int(found[1]), found.start()) for found in _NUMBERED_IN_PROSE.finditer(line)]
    # Numbers that count on are those of items; a single one may be anything.
    by_value = {value for value, _ in numbers}
    cuts.update(at for value, at in numbers if {value - 1, value + 1} & by_value)
    return cuts


def _repeats(text: str) -> tuple[str, ...]:
    """Numbered lines that stand in the text again, glued to something: a table of contents whose
    last entry runs into the first heading."""
    looked_for = []
    for line in text[:60_000].split("\n"):
        found = _REPEATED.fullmatch(line) if len(line) < 260 else None
        if found:
            looked_for.append(found[1])
        if len(looked_for) >= _REPEATS_LOOKED_FOR:
            break
    return tuple(dict.fromkeys(one for one in looked_for if text.count(one) > 1))


def _without_furniture(rows: list[Row]) -> list[Row]:
    """`rows` without page numbers and the headers that run along with them."""
    masks = [re.sub(r"\d+", "0", row.text) if len(row.text) < 160 else "" for row in rows]
    times = Counter(mask for mask in masks if mask)
    dropped = set()
    for index, row in enumerate(rows):
        if len(row.text) > 160:
            continue
        if _PAGE_NUMBER.fullmatch(row.text):
            dropped.add(index)
        elif times[masks[index]] > 1 and _PAGE_AT_END.fullmatch(row.text):
            dropped.add(index)
            if index + 1 < len(rows) and times[masks[index + 1]] >= times[masks[index]]:
                dropped.add(index + 1)
    # The first of the running headers may say when and what the meeting is.
    first = min(dropped, default=0)
    kept = []
    seen_header = False
    for index, row in enumerate(rows):
        if index in dropped:
            if not seen_header and not _PAGE_NUMBER.fullmatch(row.text):
                seen_header = index > first + 2
                kept.append(row)
            continue
        kept.append(row)
    return kept


def is_chrome(row: Row) -> bool:
    """Whether the row is a button or banner of the page, not a part of the agenda."""
    return len(row.text) < 60 and (row.text.lower() in CHROME or folded(row.text) in CHROME)
