"""A table of contents that lost its line ends: its titles, and what numbers are left of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.entries import Contents, Entry, entry_access, without_page
from agenda.reading.headings import group_access, label_of
from agenda.reading.numbering import numbered
from agenda.reading.rows import Row
from agenda.reading.run_on import titles_in
from agenda.reading.titles import is_title
from data.records import Access
from data.text import skeleton

_SHORTEST = 100
_MOST_ROWS = 12
_READ_ON = 40_000
# The words over the columns, before the first title.
_COLUMNS = re.compile(
    r"(?:(?:Punkter til dagsorden(?:en)?|(?:Punkt|Pkt|Sag|Saks?|Saksnr|Sagsnr|Sidenr|Side|SIDE|Nr"
    r"|nr|Tekst|Emne|EMNE|Titel|Tittel|Innhold|Ärende|Sida|Sid|Indhold)(?=[\s.:]))[.:]*\s+)+"
)
# What stands behind the last title: lists, signatures, who was there.
_END = re.compile(
    r"\s?(?:[Ss]amlet\s)?(?:[Bb]ilagsliste|Bilagsoversigt|Bilagsfortegnelse|Underskrift(?:er|s?side"
    r"|s?blad|s?ark)?|Signaturer|Afbud|Fraværende|Medlemmer|Deltagere)(?=[\s.:]|$).*$"
)
_NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,4})\.?\s+(?=[A-ZÆØÅÄÖ\"”“»])")
_DOTS = re.compile(r"(?:\.{3,}|…)\s?(?:\d{1,4}|[ivxl]{1,6})?(?=\s|$)")
# Headings over several titles, in a line with them.
_GROUP = re.compile(
    r"(?:^|(?<=\s))(?:"
    r"(?:(?:Åbne|ÅBNE|Lukkede|LUKKEDE) (?:[a-zæøå]*(?:sager|punkter)|[A-ZÆØÅ]*(?:SAGER|PUNKTER))"
    r"|LUKKET MØDE|ÅBENT MØDE|(?:Til|TIL) \w+ - for (?:åbne|lukkede) døre"
    r"|(?:Sager|SAGER) (?:for|FOR) (?:åbne|lukkede|ÅBNE|LUKKEDE) (?:døre|DØRE)):?"
    r"|(?:[A-ZÆØÅ]{2,}[.,]?\s){2,}[A-ZÆØÅ]{2,}(?![a-zæøå]))(?=[\s.:]|$)"
)
_CLOSED_SUFFIX = re.compile(r"[-–(]\s?$")


def run_on_contents(rows: Sequence[Row], first: int) -> Contents | None:
    """The table that begins at row `first` or right below; None where the row is no such one."""
    while first < len(rows) and len(rows[first].text) < _SHORTEST and _is_columns(rows[first].text):
        first += 1
    if first >= len(rows) or len(rows[first].text) < _SHORTEST:
        return None
    end = first
    group: Access = "unknown"
    entries: list[Entry] = []
    while end < len(rows) and end - first < _MOST_ROWS:
        row = rows[end]
        if end > first and ((row.gap and not row.run_on) or _ends_table(row)):
            break
        end += 1
    later = _later(rows, end)
    for place in range(first, end):
        stated = group_access(rows[place].text)
        group = stated or group
        if stated is None:
            found, group = _entries(rows[place].text, place, group, later)
            entries += found
            if _END.search(rows[place].text):
                break
    return Contents(tuple(entries), first, end) if len(entries) > 1 else None


def parted(contents: Contents, rows: Sequence[Row]) -> Contents:
    """`contents` with the entries parted that hold several titles, because only some numbers are
    left: as many of them as the next number leaves room for."""
    entries: list[Entry] = []
    later = ""
    for place, entry in enumerate(contents.entries):
        row = rows[entry.row]
        most = _room(contents.entries, place)
        if most == 1 or not (row.run_on or len(row.text) > 2 * _SHORTEST):
            entries.append(entry)
            continue
        later = later or _later(rows, contents.last)
        found, _ = _entries(row.text, entry.row, entry.access, later, most)
        if len(found) < 2 or found[0].number != entry.number:
            entries.append(entry)
            continue
        entries.append(entry._replace(title=found[0].title))
        entries += found[1:]
        if _END.search(row.text):
            break
    return contents._replace(entries=tuple(entries))


def _room(entries: Sequence[Entry], place: int) -> int:
    """How many titles stand between an entry's number and the next: 0 where it is not said."""
    if place + 1 >= len(entries):
        return 0
    values = [one.number or "" for one in entries[place : place + 2]]
    if not all(map(str.isdigit, values)):
        return 0
    return max(1, int(values[1]) - int(values[0]))


def _ends_table(row: Row) -> bool:
    label = label_of(row.text)
    return label is not None and label.kind in ("decision", "recommendation", "summary", "case")


def _is_columns(text: str) -> bool:
    return _COLUMNS.fullmatch(f"{text} ") is not None


def _later(rows: Sequence[Row], first: int) -> str:
    return skeleton(" ".join(row.text for row in rows[first : first + 400])[:_READ_ON])


def _entries(
    text: str, place: int, group: Access, later: str, most: int = 0
) -> tuple[list[Entry], Access]:
    """The entries in the text of one row, and the access of the last group heading in it."""
    text = _END.sub("", _DOTS.sub(" ", _COLUMNS.sub("", text, count=1)))
    entries: list[Entry] = []
    at = 0
    for heading in [*_headings(text), None]:
        chunk = text[at : heading.start() if heading else len(text)]
        for number, words in _numbered_parts(chunk):
            for index, part in enumerate(titles_in(words, later, most)):
                title = without_page(part.text).strip(" ,;")
                if is_title(title) and not _is_columns(title):
                    access = entry_access("unknown", title, group)
                    entries.append(Entry(None if index else number, title, access, place, None))
        if heading:
            group = group_access(heading[0].strip(" :")) or "unknown"
            at = heading.end()
    return entries, group


def _headings(text: str) -> list[re.Match[str]]:
    """The group headings in a row; what a title says of itself behind a dash is none, and where
    titles are in capitals themselves there is nothing to tell a heading by."""
    found = [one for one in _GROUP.finditer(text) if not _CLOSED_SUFFIX.search(text[: one.start()])]
    capitals = sum(len(one[0]) for one in found)
    return [] if capitals * 2 > len(text) else found


def _numbered_parts(text: str) -> list[tuple[str | None, str]]:
    """(number, text behind it) for the numbers in `text` that only rise; the text before the first
    has none."""
    parts: list[tuple[str | None, str]] = []
    number: str | None = None
    at = last = 0
    for found in _NUMBER.finditer(text):
        dotted = "." in found[0]
        value = int(found[1])
        if (not dotted and found.start() > 0) or not last < value <= last + 40 + 2_000 * (not last):
            continue
        if found.start() > at:
            parts.append((number, text[at : found.start()]))
        number, at, last = found[1], found.end(), value
    parts.append((number, text[at:]))
    return [(one, words) for one, words in parts if words.strip() and numbered(words) is None]
