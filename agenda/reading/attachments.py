"""The names of an item's attachments, from the rows under their heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from agenda.reading.headings import folded
from agenda.reading.numbering import access_word
from agenda.reading.result import AttachmentRead
from agenda.reading.rows import Row, is_chrome
from data.records import Access

_NONE = re.compile(
    r"(?:ingen(?: (?:bilag|vedlegg|bilagor))?|der er ingen bilag(?: til (?:sagen|punktet))?|none"
    r"|no attachments|[-–0])\W*",
    re.IGNORECASE,
)
# "1 Åben Notat om ...   222359/12": running number, access, name, number of the document.
_LISTED = re.compile(
    r"(?:\d{1,3}[.)]?\s+)?(?P<a>Åben|Åbent|Lukket|Offentlig"
    r"|Fortrolig)\s*[-–:]?\s+(?P<name>.+?)(?:\s+\(?\d[\d./-]{3,}\)?)?"
)
_DOCUMENT_NUMBER = re.compile(
    r"\s{2,}\S*\d[\d./-]{4,}$|\s\(?(?:\d{3,7}/\d{2}|\d{2,4}-\d{2,}-\d{3,}|\d{4}-\d{6,}"
    r"|[A-Z]{2,4}-\d{4}-\d+)\)?$|\s\(\d{6,8}\)$"
)
# "330-2023-398440 Kort", "17474/09Åben Kort": number of the document, and access, before the name.
_NUMBER_BEFORE = re.compile(
    r"(?:\d{3,7}/\d{2}|\d{2,4}-\d{4}-\d{3,}|\d{4}-\d{6,}|[A-Z]{2,4}-\d{4}-\d{3,}"
    r"|\d{6,8}\s[-–])\s?(?=[A-ZÆØÅ])"
)
_NUMBERED_EACH = re.compile(
    r"(?<=\S)\s+(?=(?:\d{3,7}/\d{2}\s?|\d{1,3}\s)(?:Åben|Åbent|Lukket)\s)"
    r"|(?<=\d/\d\d\))\s+(?=\d{1,3}\s[A-ZÆØÅ])"
)
# "Kort.pdfNotat.pdf": files that lost the space between them.
_FILES_GLUED = re.compile(
    r"(?<=\.(?:pdf|doc|xls|ppt))(?:[,;]\s)?(?=[A-ZÆØÅ])"
    r"|(?<=\.(?:docx|xlsx|pptx))(?:[,;]\s)?(?=[A-ZÆØÅ])"
)
# "Hvidbog, Kort over området": all names in one row; but no places or names behind "fra".
_ENUMERATED = re.compile(r"[,;]\s(?=[A-ZÆØÅ])")
_STATED_BEHIND = re.compile(r"\s[(\[](Åbent?|Lukket|Fortrolig)[)\]]$")
_BUTTONS = frozenset({"pdf", "hent", "download", "vis", "åbn", "hent bilag", "vis bilag"})
_TYPES = frozenset({"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "fil"})
_OF_NAME = re.compile(r"\b(?:fra|til|med|for|af|på|i|ved|mellem|om)\s[^,]*\b[A-ZÆØÅ][\w.-]*$")
_SIZE = re.compile(
    r"\s?[(\[](?:pdf|docx?|xlsx?|pptx?|\d+(?:[.,]\d+)?\s?[km]b)[^)\]]*[)\]]$", re.IGNORECASE
)
# "Punkt 2, Bilag 1: Referat.pdf": the first row of an attachment bound into the document.
BOUND_IN = re.compile(
    r".{0,12}?\b(?:Punkt|Pkt\.?"
    r"|Sag)\s(?P<item>\d{1,4}),\s?Bilag\s\d{1,3}\s?:\s*(?P<name>.+?\.(?:pdf|docx?|xlsx?|pptx?"
    r"|tif))",
    re.IGNORECASE,
)
# "Bilag 2.1.   Kort": number and name in columns.
_NUMBER = re.compile(r"Bilag\s\d{1,3}(?:\.\d{1,3})*\.?")
_BULLETS = re.compile(r"\s[-–•]\s(?=[A-ZÆØÅ\d])")
_FILES = re.compile(r"\S.*?\.(?:pdf|docx?|xlsx?|pptx?)(?=\s|$)", re.IGNORECASE)
_LONGEST_NAME = 300


def attachments_of(rows: Sequence[Row], heading: str = "") -> tuple[AttachmentRead, ...]:
    """The attachments that the rows under a heading name; "Lukkede bilag" are closed."""
    closed = heading.lower().startswith(("lukkede", "ikke åbne"))
    names: list[str] = []
    access: list[Access] = []
    for row in _each(_apart(rows)):
        if row.text.lower() in _BUTTONS:
            continue
        if is_chrome(row):
            if names:
                break
            continue
        if row.text.isdigit() or _NONE.fullmatch(row.text) or not any(map(str.isalpha, row.text)):
            continue
        if folded((*row.cells, row.text)[0]) in ("dokumentnavn", "titel", "navn", "filnavn"):
            continue
        if names and _goes_on(names[-1], row):
            names[-1] = f"{names[-1]} {row.text}"
            continue
        name, stated = _name(row)
        if name:
            names.append(name)
            access.append("closed" if closed else stated)
    return tuple(map(AttachmentRead, names, access))


def _apart(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows, the names apart that one row enumerates where it is the only one."""
    if len(rows) != 1 or rows[0].cells or "." in rows[0].text:
        return rows
    names = _ENUMERATED.split(rows[0].text)
    if any(map(_OF_NAME.search, names[:-1])) or re.search(r"\s(?:og|samt)\s[A-ZÆØÅ]", names[-1]):
        return rows
    return [rows[0]._replace(text=name.strip(), bullet=True) for name in names if name.strip()]


def _each(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, those that lost their line ends parted at bullets, or at the ends of files' names,
    behind the last of which the text goes on."""
    for row in rows:
        if row.text[:2] in ("- ", "– ", "• "):
            for part in _BULLETS.split(row.text[2:]):
                yield row._replace(text=part.strip(), bullet=True)
        elif len(parts := _NUMBERED_EACH.split(row.text)) > 1 or (
            len(parts := _FILES_GLUED.split(row.text)) > 1
        ):
            for part in parts:
                yield row._replace(text=part.strip(), bullet=True, cells=())
        elif row.run_on and (named := _FILES.findall(row.text)):
            for name in named:
                yield row._replace(text=name.strip(), bullet=True)
        else:
            yield row


def _goes_on(name: str, row: Row) -> bool:
    """Whether a row is the end of a name that began on the row before."""
    return row.text[0].islower() and not (row.bullet or row.gap) and len(name) < _LONGEST_NAME


def _name(row: Row) -> tuple[str, Access]:
    cells = list(row.cells)
    if len(cells) > 1:
        access = next((one for one in cells if one in ("Åben", "Åbent", "Lukket")), None)
        words = [one for one in cells if any(map(str.isalpha, one)) and one != access]
        if access is not None and words:
            name = re.sub(r"^\d{1,3}\s(?:Åben|Lukket)\s", "", max(words, key=len))
            return name, "closed" if access == "Lukket" else "open"
    text = _NUMBER_BEFORE.sub("", row.text)
    if len(cells) == 2 and cells[1].lower() in _TYPES:
        text = cells[0]
    behind = _STATED_BEHIND.search(text)
    if behind:
        return text[: behind.start()].strip(), access_word(behind[1]) or "unknown"
    listed = _LISTED.fullmatch(text)
    if listed:
        return listed["name"].strip(), access_word(listed["a"]) or "unknown"
    numbered = len(cells) == 2 and _NUMBER.fullmatch(cells[0])
    name = _SIZE.sub("", cells[1] if numbered else text)
    name = _DOCUMENT_NUMBER.sub("", name)
    return name.strip().removesuffix(" -"), "unknown"
