"""The rows of a table that count: a numbered proposal with its parties, a measure with its sums."""

from __future__ import annotations

import re

from data.extraction.amounts import amounts
from data.extraction.cells import caption_unit
from data.extraction.flat_tables import name_columns
from data.extraction.items import ItemFound, not_an_item
from data.extraction.outline import ListRun, Place
from data.extraction.parties import LETTERS
from data.extraction.wordings import form

_TOTAL_ROW = re.compile(
    r"^\W*(?:(?:[\w-]+ ){1,3}i alt$|(?:i alt|ialt|total|sum|samlet|sammenlagt|totalt|manko|"
    r"saldo|balance|"
    r"underskud|overskud|finansiering|finansieret|finanseres|midler|restbeløb|budget)\b)",
    re.I,
)


# What is no measure by itself: a kind of cost, or a committee in a table of its posts.
_NO_MEASURE = re.compile(
    r"(?:.{1,30}, )?(?:afledte? )?(?:anlæg|drift)(?:s?udgift(?:er)?)?|"
    r"(?:[\w-]+,? (?:og |samt )?){0,4}[\w-]*(?:udvalg(?:et)?|bestyrelsen?|kommission(?:en)?)",
    re.IGNORECASE,
)


_PARTY_CELL = re.compile(
    r"^[A-ZÆØÅ][A-Za-zÆØÅæøå]{0,4}(?:(?:\s*[,/&+]\s*|\s+(?:og|"
    r"samt)\s+)[A-ZÆØÅ][A-Za-zÆØÅæøå]{0,4})*\.?$"
)


_NUMBER_CELL = re.compile(
    r"^\(?[-–−+]?\s?\d[\d.,\s]*\)?(?:\s?(?:mio|t)?\.?\s?kr\.?|\s?mio\.?|,-)?$|^[-–—]$", re.I
)


_UNIT_THOUSAND = re.compile(
    r"\b1\.?000\s?(?:kr|kroner)|\bt\.?\s?kr|\btkr\b|\bhele tusind|\bi tusind", re.I
)


_UNIT_MILLION = re.compile(r"\bmio\.?|\bmillioner|\bmkr\b|\bmill\.", re.I)


_UNIT_ONE = re.compile(r"\b(?:i )?(?:hele )?(?:kr\.|(?:kroner|beløb|dkk)\b)", re.I)


_NUMBERS_ROW = re.compile(r"\d{1,3}(?:\.\d{1,2})*|[A-ZÆØÅ]{1,3}-?\d{1,3}")


def table_commitments(text: str, run: ListRun) -> list[ItemFound]:
    """Rows of a table: a numbered proposal with its parties, or a measure with its sums."""
    if run.items[0].section.kind in ("furniture",) and run.lead not in ("demands", "decisions"):
        return []
    header = _header(text, run)
    columns = [text[a:b].split()[0] for a, b in run.items[0].block.cells if text[a:b].strip()]
    named = name_columns(columns)
    rows = [
        found
        for place in run.items[1 if named else 0 :]
        if (found := _row(text, place, header, named=named)) is not None
    ]
    alone = header or run.items[0].block.marker == "stacked"
    return rows if len(rows) >= 2 or (rows and alone) else []


def _header(text: str, run: ListRun) -> int:
    """What a bare number in the table counts: 1, 1,000 or 1,000,000 kr.; 0 when it is not said."""
    above = text[max(0, run.items[0].block.start - 300) : run.items[0].block.start]
    marker = run.items[0].block.marker
    if marker == "flat":
        lines = above.rstrip().splitlines()[-1:]
    elif marker == "stacked":
        lines = above.splitlines()[-12:]
    else:
        lines = [above.rsplit("\n\n", 2)[-1] if "\n\n" in above else above]
        lines += [text[place.block.start : place.block.end] for place in run.items[:2]]
    joined = " ".join(lines)
    if _UNIT_THOUSAND.search(joined):
        return 1_000
    if _UNIT_MILLION.search(joined):
        return 1_000 if _in_thousands(text, run) else 1_000_000
    if marker in ("flat", "stacked") and not _UNIT_ONE.search(joined):
        return caption_unit(text, run.items[0].block.start)
    return 1 if _UNIT_ONE.search(joined) else 0


def _in_thousands(text: str, run: ListRun) -> bool:
    """Whether the figures of a table of single cells are written as thousands of kroner, whatever
    its caption says: millions have decimals ("1,4"), thousands are whole and grouped ("1.400")."""
    if run.items[0].block.marker != "stacked":
        return False
    figures = [text[a:b] for place in run.items for a, b in place.block.cells[1:]]
    bare = [figure for figure in figures if _NUMBER_CELL.match(figure)]
    return any("." in figure for figure in bare) and not any("," in figure for figure in bare)


def _row(text: str, place: Place, unit: int, *, named: bool) -> ItemFound | None:
    cells = list(place.block.cells)
    number = None
    first = text[cells[0][0] : cells[0][1]].strip(".) ")
    if len(cells) > 1 and (_NUMBERS_ROW.fullmatch(first) or (first in "-•*–" and first)):
        number = first if first not in "-•*–" else None
        cells = cells[1:]
    if not cells:
        return None
    label = text[cells[0][0] : cells[0][1]]
    if _NO_MEASURE.fullmatch(label.strip()):
        return None
    short = len(label.split()) < 2 and len(label) < 9 and not (named and number)
    if _TOTAL_ROW.match(label) or not_an_item(label) or short:
        return None
    start, end = place.block.start, place.block.end
    end = start + len(text[start:end].rstrip(" |\t"))
    rest = [text[a:b].strip() for a, b in cells[1:]]
    if any(_PARTY_CELL.match(cell) and _letters(cell) for cell in rest):
        parties = next(cell for cell in rest if _PARTY_CELL.match(cell) and _letters(cell))
        return ItemFound(place, cells[0][0], cells[0][1], "table_row", 0.8, parties, number)
    if place.block.marker in ("flat", "stacked"):
        sure = 0.7 if form(text, *cells[0]) == "demand" else 0.6
        return ItemFound(place, cells[0][0], end, "table_row", sure, "", number, unit)
    years = sum(
        bool(re.fullmatch(r"(?:B|BO|Budget |Overslag )?20\d\d(?:-\d+)?", cell)) for cell in rest
    )
    if (
        rest
        and years < max(1, len(rest) // 2)
        and any(_NUMBER_CELL.match(cell) and any(map(str.isdigit, cell)) for cell in rest)
        and unit
    ):
        shape = form(text, cells[0][0], cells[0][1])
        if shape == "fact" or label.endswith(":"):
            return None
        return ItemFound(
            place,
            cells[0][0],
            end,
            "table_row",
            0.7 if shape == "demand" else 0.55,
            "",
            number,
            unit,
        )
    if number is not None and amounts(text, start, end):
        return ItemFound(place, cells[0][0], end, "table_row", 0.65, "", number, 0)
    if (
        len(rest) >= 1
        and form(text, cells[0][0], cells[0][1]) == "demand"
        and any(amounts(text, a, b) for a, b in cells[1:])
    ):
        return ItemFound(place, cells[0][0], end, "table_row", 0.7, "", number, 0)
    if named and (len(label.split()) > 2 or number is not None):
        return ItemFound(place, cells[0][0], end, "table_row", 0.6, "", number)
    return None


def _letters(cell: str) -> bool:
    names = re.split(r"\s*[,/&+]\s*|\s+(?:og|samt)\s+", cell.strip(" ."))
    return all(name in LETTERS for name in names if name)
