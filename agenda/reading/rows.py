"""A document's text as rows: its lines, cut where a page lost the line ends between headings.

Only the form of the text is looked at here. What a row means is for the modules beside this one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from agenda.reading.aliases import CHROME
from agenda.reading.cuts import numbers_again, pieces_of, repeats_in
from agenda.reading.furniture import furniture
from agenda.reading.headings import folded, label_of
from agenda.reading.numbering import case_number_in
from agenda.reading.transcript import pages_of
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


_BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□►➢✓\uf0a7\uf0b7\uf0d8*]\s*|[-–̵]\s+|o\s+(?=[A-ZÆØÅ]))(?=\S)")
# A gap between rows is measured on so many characters; what is rare and often there, as shares.
_SAMPLE = 40_000
_RARE = 0.05
_OFTEN = 0.2
# "1\\. Title": Markdown escapes what would begin a list.
_ESCAPED = re.compile(r"\\(?=[.*#()_\[\]-])")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:#|https?:|/)[^()\s]*\)")
# The spaces that do not break and those of typesetters, one for one.
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))
_CELL = re.compile(r"\t+| {3,}|\s*\|\s*")
_NUMBER_CELL = re.compile(r"\d{1,4}\.?")
_TITLE_HEADS = frozenset({"dagsorden", "punkt", "emne", "dagsordenspunkt", "pkt.", "sag"})
_MINUTED_HEADS = frozenset({"referat", "beslutning", "konklusion", "bemærkninger", "beslutninger"})
_FRONT_MATTER = re.compile(r"\s*---\n(?:[^\n]*\n){1,60}?---\n")

# What Word prints in place of a page that it lost: "Fejl! Bogmærke er ikke defineret."
_LOST_PAGE = re.compile(r"\s?\b(?:Fejl|Feil|Fel)! Bo[gk]m\w*(?: er ikke definer\w*\.?)?")
# The text of a button, behind the title that it unfolds.
_UNFOLDS = re.compile(
    r"(?<=\w)(?:Klik her for at (?:folde|se|læse)\b.*|(?:Åbn/luk|Vis/skjul) punkt)$"
)
# What a page says in place of the picture beside a label: "Tidspunkt Ikon".
_ICON = re.compile(r"(?<=\w)\s(?:Ikon|ikon|Icon|icon)$")

# A line drawn below a title, or below the heads of columns: "-----", "---|---|---".
_RULE = re.compile(r"[-=_]{5,}|[-:=]+(?:\s?\|\s?[-:=]+)+")

# Markup that copies of PDFs on the web leave in: a line that ends with a break goes on in the next,
# whatever stands between them.
_TAG = re.compile(r"</?(?:br|strong|b|em|i|u|p|span)\b[^<>]{0,60}>")
_BROKEN = ("<br />", "<br/>", "<br>")


def rows_of(text: str, passages: Sequence[Passage] = (), known: Sequence[int] = ()) -> list[Row]:
    """The rows of `text`, page numbers and running headers left out. `known`: where in it rows
    begin besides those that are found."""
    headings = {one.start for one in passages if one.kind == HEADING}
    text = text.translate(_SPACES)
    repeats = repeats_in(text)
    again = [*numbers_again(text), *known]
    found: list[Row] = []
    gap = True
    blank, apart = 0, _blank_lines_of_a_gap(text)
    front = _FRONT_MATTER.match(text[:6_000])
    place = front.end() if front else 0
    pages = pages_of(text)
    in_columns = broken = False
    for line in text[place:].split("\n"):
        start, place = place, place + len(line) + 1
        if not line.strip():
            blank += 1
            gap = gap or (blank >= apart and not broken)
            continue
        blank = 0
        broken = line.rstrip().endswith(_BROKEN)
        gap = gap or "\f" in line
        page = pages.get(start)
        skipped = page.first if page is not None else 0
        shown = line[: page.last] if page is not None else line
        named = [at - start for at in again if start < at < start + len(shown)]
        if page is not None and page.head < page.first:
            head = _row(text, start + page.head, start + page.first, True, headings)
            found += [head] if head is not None else []
        for first, last in pieces_of(shown, skipped, repeats, named, page is not None):
            row = _row(text, start + first, start + last, gap or first > 0, headings)
            if row is None:
                continue
            in_columns = in_columns or _heads_columns(row)
            if in_columns and len(row.cells) == 2 and row.text[0].isdigit():
                found += _cells_apart(text, row, headings)
            else:
                found.append(row._replace(run_on=first > skipped))
            gap = False
    dropped = furniture([row.text for row in found])
    return [row for at, row in enumerate(found) if at not in dropped]


def _blank_lines_of_a_gap(text: str) -> int:
    """How many blank lines set two rows apart: one, but where pages turned into text have one
    between all rows, and more between some."""
    counts: list[int] = []
    blank = 0
    for line in text[:_SAMPLE].split("\n"):
        if line.strip():
            counts.append(blank)
            blank = 0
        else:
            blank += 1
    more = [one for one in counts[1:] if one > 1]
    doubled = counts[1:].count(0) <= _RARE * len(counts) and len(more) >= _OFTEN * len(counts)
    return min(more) if more and doubled else 1


def _row(text: str, start: int, end: int, gap: bool, headings: set[int]) -> Row | None:
    raw = text[start:end]
    stripped = raw.strip()
    if not stripped:
        return None
    start += raw.index(stripped[0])
    end = start + len(stripped)
    heading = start in headings
    stripped = _LINK.sub(r"\1", _ESCAPED.sub("", stripped))
    if "<" in stripped:
        stripped = _TAG.sub("", stripped).strip()
        if not stripped:
            return None
    hashes = re.match(r"#{1,6}\s+", stripped)
    if hashes:
        heading = True
        stripped = stripped[hashes.end() :]
    if "**" in stripped:
        heading = heading or (stripped.startswith("**") and stripped.rstrip(":").endswith("**"))
        stripped = stripped.replace("**", "").strip()
    bullet = _BULLET.match(stripped)
    if bullet:
        stripped = stripped[bullet.end() :]
    barred = not bullet and stripped.startswith("|")
    if barred:
        stripped = stripped.strip("| ")
    elif stripped.endswith("|"):
        stripped = stripped.rstrip("| ")
    cells: tuple[str, ...] = ()
    if "\t" in stripped or "   " in stripped or "|" in stripped:
        cells = tuple(
            " ".join(cell.split()) for cell in _CELL.split(stripped) if cell and cell.strip()
        )
    stripped = _ICON.sub("", _UNFOLDS.sub("", stripped))
    words = " ".join(stripped.replace("\ufffe", "").split())
    words = _LOST_PAGE.sub("…", words) if "!" in words else words
    numbered_cells = "|" in stripped and len(cells) > 1 and _NUMBER_CELL.fullmatch(cells[0])
    if (barred or numbered_cells) and cells and not _RULE.fullmatch(words):
        words = " ".join(cells)
    if not words or _RULE.fullmatch(words):
        return None
    return Row(start, end, words, gap, bullet is not None, heading, cells)


def _heads_columns(row: Row) -> bool:
    """Whether a row is the head of a table of titles and what was said: "Punkt", "Referat"."""
    cells = [one.lower().rstrip(":") for one in row.cells]
    return len(cells) == 2 and cells[0] in _TITLE_HEADS and cells[1] in _MINUTED_HEADS


def _cells_apart(text: str, row: Row, headings: set[int]) -> list[Row]:
    """The rows of a table's two cells."""
    parting = _CELL.search(text, row.start, row.end)
    if parting is None:
        return [row]
    apart = (
        _row(text, row.start, parting.start(), True, headings),
        _row(text, parting.end(), row.end, True, headings),
    )
    return [one for one in apart if one is not None]


def joined(rows: Sequence[Row], most: int) -> tuple[str, list[int]]:
    """The first `most` characters of the rows' text, a row to a line, and where each begins."""
    parts: list[str] = []
    places: list[int] = []
    length = 0
    for row in rows:
        if length > most:
            break
        places.append(length)
        parts.append(row.text)
        length += len(row.text) + 1
    return "\n".join(parts)[:most], places


def is_chrome(row: Row) -> bool:
    """Whether the row is a button or banner of the page, not a part of the agenda."""
    return len(row.text) < 60 and (row.text.lower() in CHROME or folded(row.text) in CHROME)


def case_row(row: Row) -> str | None:
    """The case number of a row that says nothing else."""
    if len(row.text) > 50:
        return None
    label = label_of(row.text)
    if label is not None:
        return case_number_in(row.text[label.value :]) if label.kind == "case_number" else None
    case = case_number_in(row.text)
    return case if case is not None and len(case) >= len(row.text) - 2 else None
