"""A table of contents that lost its line ends: its titles, and what numbers are left of them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from agenda.reading.aliases import META_KINDS, OPENING_KINDS
from agenda.reading.entries import (
    COUNTING,
    Contents,
    Entry,
    cut_at_pages,
    entry_access,
    group_headings,
    group_in,
    holds_end,
    without_end,
    without_page,
    without_tail,
)
from agenda.reading.headings import group_access, label_of
from agenda.reading.numbering import numbered
from agenda.reading.rows import Row
from agenda.reading.run_on import titles_in
from agenda.reading.titles import LONGEST_TITLE, goes_on, has_verb, is_title, title_key
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
# The page for signatures, where it is the first one listed.
_FIRST_PAGES = re.compile(
    r"^Underskrift(?:sside|sblad|s?ark|er)?(?:[\s.…]+\d{1,4})?\s+(?=[A-ZÆØÅ\d])"
)
_NUMBER = re.compile(r"(?:^|(?<=\s))(\d{1,4})\.?\s+(?=[A-ZÆØÅÄÖ\"”“»])")
_DOTS = re.compile(r"(?:\.{3,}|…)\s?(?:\d{1,4}|[ivxl]{1,6})?(?=\s|$)")
# The committee whose items follow, in the agenda of a council.
_BODY_AT_END = re.compile(
    r"(?:^|\s)(?:Udvalg(?:et)? for [A-ZÆØÅ][^\d.:;]{3,60}|[A-ZÆØÅ][\wæøå-]*(?:\sog\s\w+)?udvalget)$"
)
_FEWEST_PROVED = 3
_BEGINNING = 60
_SURE_TITLE = 10
_AGAIN_WITHIN = 2
_MISSING = 20
_NEAR = 9
_WORD = re.compile(r"\S+")
_OPEN_END = re.compile(r"[-–:,/(]$")
_PAGE_BEHIND = re.compile(r"\s\d{1,3}(?=\s|$)")
_BETWEEN = ' .,;)"”'
_LEADER_AT_END = re.compile(r"(?:\.{3,}|…)\s?(?P<page>\d{1,4})$")
_HEAD = 60


def run_on_contents(rows: Sequence[Row], first: int, group: Access = "unknown") -> Contents | None:
    """The table that begins at row `first` or right below, under the heading of a `group`; None
    where the row is no such one."""
    begins = first
    while first < len(rows) and len(rows[first].text) < _SHORTEST and _leads(rows[first]):
        group = group_in(rows[first].text) or group
        first += 1
    if first >= len(rows) or len(rows[first].text) < _SHORTEST:
        return None
    end = first
    entries: list[Entry] = []
    while end < len(rows) and end - first < _MOST_ROWS:
        row = rows[end]
        if end > first and (
            _ends_table(row) or _begins_again(row, rows[first]) or not _goes_on(rows, first, end)
        ):
            break
        end += 1
    below = _below(rows, end)
    for place in range(first, end):
        stated = group_access(rows[place].text)
        group = stated or group
        if stated is None:
            found, group = _entries(rows[place].text, place, group, below)
            entries += found
            if holds_end(rows[place].text):
                break
    entries = _before_first_again(entries)
    above = " ".join(row.text for row in rows[max(0, begins - 1) : first])
    return _without_pages(cut_at_pages(Contents(tuple(entries), first, end), above), range(end))


def proved_contents(rows: Sequence[Row]) -> Contents | None:
    """A table without a heading that lost its line ends: it begins with a title that stands again
    below, over the first item's text, and holds others of them, or ends with a page."""
    for index, row in enumerate(rows[:_HEAD]):
        if len(row.text) < _SHORTEST or has_verb(row.text):
            continue
        text = _past_columns(row.text)
        text = text[begins.end() :] if (begins := _NUMBER.match(text)) else text
        known = _known_in(text, _below(rows, index + 1).titles)
        if not known or known[0][0] or known[0][1] == len(text):
            continue
        if len(known) > 1 or _LEADER_AT_END.search(text):
            found = run_on_contents(rows, index)
            if found is not None and len(found.entries) >= _FEWEST_PROVED:
                return found
    return None


def _before_first_again(entries: Sequence[Entry]) -> list[Entry]:
    """The entries up to where the first of them stands again: there the first item begins, on the
    page that the table ends on."""
    for at in range(max(2, len(entries) - _AGAIN_WITHIN), len(entries)):
        key = title_key(entries[at].title)
        known = len(key) > _SURE_TITLE and title_key(entries[0].title).startswith(key)
        if known and entries[at].number is None:
            return list(entries[:at])
    return list(entries)


def parted(contents: Contents, rows: Sequence[Row]) -> Contents:
    """`contents` with the entries parted that hold several titles, because only some numbers are
    left: as many of them as the next number leaves room for."""
    entries: list[Entry] = []
    cut: set[int] = set()
    below: _Below | None = None
    for place, entry in enumerate(contents.entries):
        row = rows[entry.row]
        most = _room(contents.entries, place)
        if most == 1 or not (row.run_on or len(row.text) > 2 * _SHORTEST):
            entries.append(entry)
            continue
        below = below or _below(rows, contents.last)
        found, _ = _entries(row.text, entry.row, entry.access, below, most)
        if len(found) < 2 or found[0].number != entry.number:
            entries.append(entry)
            continue
        entries.append(entry._replace(title=found[0].title))
        entries += found[1:]
        cut.add(entry.row)
        if holds_end(row.text):
            break
    above = " ".join(row.text for row in rows[max(0, contents.first - 1) : entries[0].row])
    if cut:
        entries = _before_first_again(entries)
    whole = cut_at_pages(contents._replace(entries=tuple(entries)), above)
    return _without_pages(whole, cut)


def _without_pages(contents: Contents, rows: Container[int]) -> Contents:
    """The entries in `rows` without the numbers of pages behind their titles."""
    entries = tuple(
        one._replace(title=without_page(one.title)) if one.row in rows else one
        for one in contents.entries
    )
    return contents._replace(entries=entries)


def _room(entries: Sequence[Entry], place: int) -> int:
    """How many titles stand between an entry's number and the next: 0 where it is not said."""
    if place + 1 >= len(entries):
        return 0
    values = [one.number or "" for one in entries[place : place + 2]]
    if not all(map(str.isdigit, values)):
        return 0
    return max(1, int(values[1]) - int(values[0]))


def _leads(row: Row) -> bool:
    """Whether a short row stands over the first titles: the words over the columns, or a group."""
    return (
        _is_columns(row.text)
        or group_in(row.text) is not None
        or (row.run_on and row.text.isupper())
    )


def _goes_on(rows: Sequence[Row], first: int, place: int) -> bool:
    """Whether the table goes on in a row: cut from the same line, or on the next page, which goes
    on with the numbers."""
    row = rows[place]
    if not row.gap or row.run_on:
        return True
    pages = [_LEADER_AT_END.search(one.text) for one in (rows[place - 1], row)]
    if pages[0] and pages[1] and int(pages[0]["page"]) <= int(pages[1]["page"]):
        return True
    text = _past_columns(row.text)
    begins = _NUMBER.match(text)
    before = [int(found[1]) for one in rows[first:place] for found in _NUMBER.finditer(one.text)]
    return (
        begins is not None
        and bool(before)
        and max(before) < int(begins[1]) <= max(before) + _MISSING
        and len(_numbered_parts(text)) > 1
        and not any(_ends_table(later) for later in rows[place + 1 : place + 4] if later.run_on)
    )


def _begins_again(row: Row, head: Row) -> bool:
    """Whether a row has the number and title that the table begins with: the first item."""
    found = numbered(row.text)
    key = skeleton(row.text[:_BEGINNING])
    return found is not None and len(key) > 8 and skeleton(head.text[:500]).startswith(key[:40])


def _ends_table(row: Row) -> bool:
    label = label_of(row.text)
    return label is not None and label.kind in ("decision", "recommendation", "summary", "case")


def _is_columns(text: str) -> bool:
    return _COLUMNS.fullmatch(f"{text} ") is not None


def _past_columns(text: str) -> str:
    """A row without the words over the columns that it may begin with."""
    found = _COLUMNS.match(text)
    return text[found.end() :] if found else text


class _Below(NamedTuple):
    """What stands below the table: its letters, and the keys of titles that are sure."""

    letters: str
    titles: tuple[str, ...]


def _below(rows: Sequence[Row], first: int) -> _Below:
    told = rows[first : first + 400]
    titles = set()
    for row, after in pairwise(told):
        if len(row.text) > LONGEST_TITLE:
            continue
        label = label_of(after.text, run_on=True)
        if label is None or label.kind not in META_KINDS | OPENING_KINDS:
            continue
        found = numbered(row.text)
        if found is not None or label_of(row.text, run_on=True) is None:
            before = found is not None and found.form != "trailing"
            titles.add(title_key(found.title if found is not None and before else row.text))
    sure = sorted((one for one in titles if len(one) > _SURE_TITLE), key=len, reverse=True)
    return _Below(skeleton(" ".join(row.text for row in told)[:_READ_ON]), tuple(sure))


def _known_in(text: str, titles: Sequence[str]) -> list[tuple[int, int]]:
    """Where in `text` titles stand that are known from below, as whole words, in their order."""
    tokens = list(_WORD.finditer(text))
    begins: dict[int, int] = {}
    ends: dict[int, int] = {0: 0}
    many = 0
    for at, one in enumerate(tokens):
        before = tokens[at - 1][0] if at else ""
        if one[0][0].isupper() and not (goes_on(before) and before[:1].islower()):
            begins[many] = one.start()
        many += len(skeleton(one[0]))
        behind = tokens[at + 1][0] if at + 1 < len(tokens) else ""
        if not (_OPEN_END.search(one[0]) or (behind[:1].islower() and goes_on(behind))):
            ends[many] = one.end()
    key = skeleton(text)
    found: list[tuple[int, int]] = []
    for title in titles:
        at = key.find(title)
        while at >= 0:
            last = at + len(title)
            if at in begins and last in ends:
                span = (begins[at], ends[last])
                if all(span[1] <= one[0] or one[1] <= span[0] for one in found):
                    found.append(span)
            at = key.find(title, at + 1)
    return sorted(found)


def _parted_by_known(text: str, titles: Sequence[str]) -> list[tuple[str, bool]]:
    """`text` cut before and behind the titles that are known from below; whether each is one."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for first, last in _known_in(text, titles):
        page = _PAGE_BEHIND.match(text, last)
        last = page.end() if page else last
        parts += [(text[at:first].strip(_BETWEEN), False), (text[first:last], True)]
        at = last
    return [one for one in [*parts, (text[at:].strip(_BETWEEN), False)] if one[0]]


def _entries(
    text: str, place: int, group: Access, below: _Below, most: int = 0
) -> tuple[list[Entry], Access]:
    """The entries in the text of one row, and the access of the last group heading in it."""
    text = without_end(_FIRST_PAGES.sub("", _past_columns(text)))
    text = _before_first_item(_DOTS.sub(" ", text))
    entries: list[Entry] = []
    at = 0
    for heading in [*group_headings(text), None]:
        chunk = text[at : heading.start() if heading else len(text)]
        parts = _numbered_parts(chunk)
        for order, (number, words) in enumerate(parts):
            beyond = parts[order + 1][0] if order + 1 < len(parts) else None
            if beyond is not None:
                words = _BODY_AT_END.sub("", words)
            room = int(beyond) - int(number) if number and beyond else most
            for index, part in enumerate(_titles(words, below, room)):
                title = without_tail(part.strip(" ,;"))
                bare = without_page(title)
                if (is_title(bare) or part[0].islower()) and not _is_columns(bare):
                    access = entry_access("unknown", title, group)
                    entries.append(Entry(None if index else number, title, access, place, None))
        if heading:
            group = group_in(heading[0]) or "unknown"
            at = heading.end()
    return entries, group


def _titles(words: str, below: _Below, most: int) -> list[str]:
    """The titles that `words` run together, cut first at those known from below."""
    parts = _parted_by_known(words, below.titles)
    if len(parts) == 1:
        return (
            [words] if parts[0][1] else [one.text for one in titles_in(words, below.letters, most)]
        )
    found: list[str] = []
    for part, known in parts:
        found += [part] if known else [one.text for one in titles_in(part, below.letters)]
    return found


def _before_first_item(text: str) -> str:
    """The text of a table without the heading of the first item, where it runs into that."""
    first = re.match(r"(\d{1,4})\.?\s+([A-ZÆØÅ]\S{6,})", text)
    if first is None:
        return text
    again = text.find(f"{first[1]}. {first[2]}", first.end())
    return text[:again] if again > 0 else text


def _numbered_parts(text: str) -> list[tuple[str | None, str]]:
    """(number, text behind it) for the numbers in `text` that only rise; the text before the first
    has none."""
    parts: list[tuple[str | None, str]] = []
    number: str | None = None
    at = last = 0
    for found in _NUMBER.finditer(text):
        value = int(found[1])
        if not last < value <= last + 40 + 2_000 * (not last):
            continue
        if "." not in found[0] and found.start() > 0 and not _is_bare_number(text, found, last):
            continue
        if found.start() > at:
            parts.append((number, text[at : found.start()]))
        number, at, last = found[1], found.end(), value
    parts.append((number, text[at:]))
    return [(one, words) for one, words in parts if words.strip() and numbered(words) is None]


def _is_bare_number(text: str, found: re.Match[str], last: int) -> bool:
    """Whether a number without a full stop is that of an item: it stands behind the number of a
    page, or is one of the next after `last`."""
    before = text[: found.start()].split()
    if not before:
        return True
    return (
        0 < int(found[1]) - last <= (_NEAR if last else 2_000)
        and not goes_on(before[-1])
        and before[-1].lower() not in COUNTING
        and (last > 0 or _BODY_AT_END.search(text[: found.start()].rstrip()) is not None)
    )
