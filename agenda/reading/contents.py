"""The table of contents: the titles of all items before the first item's text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.aliases import CONTENTS_LIKELY, CONTENTS_SURE
from agenda.reading.contents_numbered import (
    BEFORE_FIRST,
    finished,
    numbered_entries,
    passes,
    title_below,
)
from agenda.reading.contents_run_on import parted, proved_contents, run_on_contents
from agenda.reading.entries import (
    LEADER,
    NO_CONTENTS,
    Contents,
    Entry,
    entry_access,
    group_of,
    without_page,
)
from agenda.reading.headings import (
    folded,
    is_column_heading,
    label_of,
)
from agenda.reading.numbering import (
    access_of_title,
    numbered,
)
from agenda.reading.rows import Row, case_row, is_chrome
from agenda.reading.sentences import sentence_begins
from agenda.reading.titles import STOCK, is_title, same_title, title_key
from agenda.reading.transcript import transcript_begins
from data.records import Access

# Headings of items that the head of a document has too.
_OF_HEADER = frozenset({"bemærkninger", "orientering", "beskrivelse", "beslutningsreferat"})
_ANNOUNCED = re.compile(r".{0,120}\b(?:[Dd]agsorden|[Pp]unkter|[Ss]ager|[Ee]mner)\w*\b.{0,60}:")
_SCANNED = 600
_TOP = 20
_FEWEST = 2
_MOST_LOST = 60
_LOOKED_FOR = 3


def contents_of(rows: Sequence[Row]) -> Contents:
    """The table of contents among the first rows, `NO_CONTENTS` where there is none."""
    begins = transcript_begins([row.text for row in rows[:_TOP]])
    for index, row in enumerate(rows[begins:_SCANNED], begins):
        key = folded(row.text) if len(row.text) < 60 else ""
        columns = is_column_heading(row.text) and (
            len(row.text.split()) > 1 or _columns_follow(rows, index)
        )
        if key in CONTENTS_SURE or key in CONTENTS_LIKELY or columns or _announces(rows, index):
            found = _after_heading(rows, index, sure=columns or key in CONTENTS_SURE)
            if found is not None:
                return found
        elif _begins_item_text(row):
            break
    return proved_contents(rows) or _without_heading(rows)


def _announces(rows: Sequence[Row], index: int) -> bool:
    """Whether a row says that the list below it is the agenda: "På dagsordenen er:"."""
    return (
        _ANNOUNCED.fullmatch(rows[index].text) is not None
        and index + 1 < len(rows)
        and rows[index + 1].bullet
    )


def _columns_follow(rows: Sequence[Row], index: int) -> bool:
    """Whether the heads of columns stand in rows of their own: "Punkt", "Sag", "Side"."""
    below = rows[index + 1 : index + 2]
    return bool(below) and is_column_heading(below[0].text) and len(below[0].text.split()) == 1


def _begins_item_text(row: Row) -> bool:
    label = label_of(row.text)
    if label is None or folded(label.heading) in _OF_HEADER:
        return False
    return label.kind in ("decision", "recommendation", "summary", "case")


def _after_heading(rows: Sequence[Row], heading: int, *, sure: bool) -> Contents | None:
    first = heading + 1
    group = group_of(rows[heading]) or "unknown"
    for collect in (numbered_entries, _bulleted_entries):
        found = _in_group(collect(rows, first), group)
        if found is not None and _are_items(rows, found):
            return None
        if found is not None and (len(found.entries) >= _FEWEST or _again(rows, found)):
            return parted(found, rows)
    if (sure or group != "unknown") and (late := _numbered_late(rows, first)):
        return _in_group(late, group)
    if sure and (run_on := run_on_contents(rows, first, group)):
        return run_on
    return _in_group(_plain_entries(rows, first), group)


def _numbered_late(rows: Sequence[Row], first: int) -> Contents | None:
    """A table of which the first numbers are lost: the paragraphs above its first number are as
    many as are missing."""
    titles: list[Entry] = []
    for index in range(first, min(len(rows), first + _MOST_LOST)):
        row = rows[index]
        found = numbered(row.text)
        if found is not None and found.value == len(titles) + 1 and len(titles) >= _FEWEST:
            below = numbered_entries(rows, index)
            if below is None or len(below.entries) < _FEWEST or below.entries[0].row != index:
                return None
            return Contents((*titles, *below.entries), first, below.last)
        if titles and not row.gap:
            titles[-1] = titles[-1]._replace(title=f"{titles[-1].title} {row.text}")
            continue
        if found or label_of(row.text) or row.bullet or group_of(row) is not None:
            return None
        titles.append(Entry(None, row.text, access_of_title(row.text), index, None))
    return None


def _in_group(found: Contents | None, group: Access) -> Contents | None:
    """The entries up to the first that says something of access itself, as their group has it."""
    if found is None or group == "unknown":
        return found
    entries = list(found.entries)
    for at, one in enumerate(entries):
        if one.access != "unknown":
            break
        entries[at] = one._replace(access=group)
    return found._replace(entries=tuple(entries))


def _are_items(rows: Sequence[Row], found: Contents) -> bool:
    """Whether what looks like a table are the items themselves, under the heads of columns: the
    headings of an item stand below the last of them, and the first do not come again."""
    below = [
        row
        for row in rows[found.last : found.last + 4]
        if not is_chrome(row) and case_row(row) is None
    ]
    items = bool(below) and _begins_item_text(below[0])
    return items and not _comes_again(rows, found, _LOOKED_FOR)


def _again(rows: Sequence[Row], found: Contents) -> bool:
    """Whether every entry stands in the rows after the table too."""
    later = {title_key(row.text) for row in rows[found.last : found.last + _SCANNED]}
    return all(
        title_key(f"{one.number or ''}{one.title}") in later or title_key(one.title) in later
        for one in found.entries
    )


def _bulleted_entries(rows: Sequence[Row], first: int) -> Contents | None:
    entries: list[Entry] = []
    group: Access = "unknown"
    index = first
    while index < len(rows) and (
        rows[index].bullet
        or (stated := group_of(rows[index]))
        or (not entries and index - first < BEFORE_FIRST and passes(rows[index], False))
    ):
        row = rows[index]
        if not row.bullet:
            group = stated or group
        else:
            if numbered(row.text) is not None or not is_title(row.text) or _begins_item_text(row):
                return None
            access = entry_access("unknown", row.text, group)
            entries.append(Entry(None, row.text, access, index, None))
        index += 1
    return finished(entries, first, index, 0) if len(entries) > 2 else None


def _plain_entries(rows: Sequence[Row], first: int) -> Contents | None:
    """Titles without numbers or bullets: a table when the first of them comes again later."""
    start = first
    while start < min(len(rows), first + BEFORE_FIRST) and passes(rows[start], False):
        start += 1
    entries: list[Entry] = []
    group: Access = "unknown"
    for index in range(start, min(len(rows), start + 120)):
        row = rows[index]
        access = group_of(row)
        if access is not None:
            group = access
            continue
        title = without_page(row.text)
        if entries and title_key(title) == title_key(entries[0].title):
            return Contents(tuple(entries), first, entries[-1].row + 1)
        if case_row(row) is not None:
            continue
        found = numbered(row.text)
        if found is not None and not found.title:
            return None
        if not is_title(title) or label_of(row.text) or len(title) > 200:
            return None
        entries.append(Entry(None, title, entry_access("unknown", title, group), index, None))
    return None


def _without_heading(rows: Sequence[Row]) -> Contents:
    """Numbered titles one after another that come again later, or that have page numbers."""
    for index, row in enumerate(rows[:120]):
        if _begins_item_text(row):
            break
        found = numbered(row.text)
        if found is None or not (found.title or title_below(rows, index)):
            continue
        contents = numbered_entries(rows, index)
        if contents is None or contents.entries[0].row != index:
            continue
        many = len(contents.entries) >= _FEWEST
        leaders = any(LEADER.search(rows[one.row].text) for one in contents.entries)
        told = any(sentence_begins(one.title) for one in contents.entries)
        if leaders or (
            many and (_comes_again(rows, contents) or (not told and _all_of_it(rows, contents)))
        ):
            return contents
    return NO_CONTENTS


def _comes_again(rows: Sequence[Row], contents: Contents, most: int = 1) -> bool:
    """Whether one of the first entries, `most` of them, stands below the table too."""
    keys = [title_key(one.title) for one in contents.entries[:most]]
    for row in rows[contents.last : contents.last + _SCANNED]:
        found = numbered(row.text)
        below = title_key(found.title if found else row.text)
        if any(same_title(below, key) for key in keys):
            return True
    return False


def _all_of_it(rows: Sequence[Row], contents: Contents) -> bool:
    """An agenda that is nothing but its titles."""
    entries = contents.entries
    if len(entries) < 3 or len(rows) - contents.last > 12:
        return False
    stock = sum(bool(STOCK.match(one.title)) for one in entries)
    return stock > 0 and not any(_begins_item_text(row) for row in rows[contents.last :])
