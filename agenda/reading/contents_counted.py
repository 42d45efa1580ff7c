"""A table of contents read by its numbers alone: they count on one by one, whatever stands before,
between and behind the titles.

For tables that have no heading, lost their line ends, or are broken by running heads.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from agenda.reading.aliases import CONTENTS_SURE
from agenda.reading.bodies import BODY
from agenda.reading.days import days_in
from agenda.reading.entries import (
    Contents,
    Entry,
    cut_at_pages,
    entry_access,
    group_of,
    heading_in,
    without_end,
    without_page,
    without_tail,
)
from agenda.reading.headings import folded, group_access, is_column_heading, label_of
from agenda.reading.numbering import ONLY_CASE, access_word, without_case
from agenda.reading.rows import Row, case_row, joined
from agenda.reading.run_on import titles_in
from agenda.reading.sentences import sentence_begins
from agenda.reading.titles import LETTERED, goes_on, is_title, reads_as_sentence
from data.records import Access
from data.text import skeleton

_READ = 40_000
_FEWEST = 3
_TOLD = 400
# From the number of one entry to that of the next, in characters.
_FARTHEST = 420
_MOST_LOST = 6
_LONGEST = 260
_NUMBER = re.compile(
    r"(?:(?<=\s)|^)(?<!\bs\.[ ])"  # not "s. 4", a page
    r"(?P<n>(?:[A-ZÆØÅ]{2,4}[- ]?)?(?P<v>\d{1,4})(?:/(?:20)?\d\d)?)(?P<s>[.:)]?)"
    r"\s+(?=[A-ZÆØÅÄÖ\"”“»§]|\d\.\s[a-zæøå])",
    re.MULTILINE,
)
_WORD = re.compile(r"[^\s\d]{1,15}$")
_NUMBER_BEFORE = re.compile(r"(?:\s\d{1,4}[.:)]?\s*(?:\(?(?:Åbent?|Lukket)\)?\s*)?)?$")
_BEGINNING = 20
_HEAD = 120
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|ma[jiy]|jun|jul|aug|sep|o[kc]t|nov|de[cs])[a-z]*\s\d", re.I
)
_WORD_OF_NUMBER = re.compile(r"(?:Punkt|Pkt\.?|Sag|Sak)\s?nr\b", re.IGNORECASE)
_PAGE_AT_END = re.compile(r"(?<=\s)\d{1,4}$")
_OF_PAGE = re.compile(r"\b(?:[Ss]ide?|[Ss]ida|[Pp]age)\s\d")
# Over the items of one sort.
_SORT = re.compile(r"(?:sager|punkter) til \w+", re.IGNORECASE)
# Over the items that a body sends: "Fra Børne- og Skoleudvalget".
_SENDER = re.compile(r"(?:Sager )?[Ff]ra ")
_REACH = 20
_SAME_WORD = 0.6
_FULL_LINE = 45


class _Mark(NamedTuple):
    """A number that may begin an entry: where it stands, and where the title behind it begins."""

    at: int
    title: int
    number: str
    value: int
    style: str


class _Piece(NamedTuple):
    """What stands behind one number: a title, what is said of its access, and of that of the
    entries behind it (None where nothing is); `used` of its characters belong to the table."""

    title: str
    access: Access
    group: Access | None
    used: int


def counted_contents(rows: Sequence[Row], end: int) -> Contents | None:
    """The entries behind the longest row of numbers above row `end`; None where it is short, or
    what stands behind the numbers are no titles."""
    text, places = joined(rows[:end], _READ)
    numbers = _marks(text)
    chain = _longest(numbers)
    if len(chain) < _FEWEST or all(after.value - one.value > 1 for one, after in pairwise(chain)):
        return None  # numbers of which none is next to another are those of pages
    words = _words_before(text, chain)
    ends = [_with_words(text, one.at, words) for one in chain[1:]]
    first = text[chain[0].title : min(ends[0], chain[0].title + _BEGINNING)]
    run_on = rows[bisect_right(places, chain[-1].title) - 1].run_on
    ends.append(_last_end(text, chain[-1], numbers, words, first.strip(), run_on=run_on))
    often = {one for one, times in Counter(row.text for row in rows).items() if times > 2}
    pieces = [_piece(text[one.title : end], often) for one, end in zip(chain, ends, strict=True)]
    shown = [*(one.title for one in pieces[:-1]), pieces[-1].title[:_LONGEST]]
    if not all(map(_is_matter, shown)):
        return None
    last = bisect_right(places, chain[-1].title + max(pieces[-1].used - 1, 0))
    later = skeleton(" ".join(row.text for row in rows[last : last + _TOLD])[:_READ])
    above = bisect_right(places, chain[0].at)
    before = text[places[above - 1] : _with_words(text, chain[0].at, words)].strip()
    group = group_access(before) or access_word(before) or _group_above(rows, above)
    entries: list[Entry] = []
    for at, (one, piece) in enumerate(zip(chain, pieces, strict=True)):
        row = bisect_right(places, one.title) - 1
        room = chain[at + 1].value - one.value if at + 1 < len(chain) else 0
        lost_ends = rows[row].run_on or len(rows[row].text) > _LONGEST
        case, title = without_case(piece.title)
        titles = _parted(title, later, room) if room != 1 and lost_ends else [title]
        for order, each in enumerate(titles):
            access = entry_access(piece.access, each, group)
            entries.append(Entry(None if order else one.number, each, access, row, case))
        group = piece.group or group
    entries[-1] = entries[-1]._replace(title=without_tail(entries[-1].title))
    found = Contents(tuple(entries), entries[0].row, last)
    return _without_pages(cut_at_pages(found, text[max(0, chain[0].at - _HEAD) : chain[0].at]))


def _is_matter(title: str) -> bool:
    """Whether a title can be that of an item: no sentence, not the body's name, which stands behind
    the page number of the last entry, not the word before the next number, no number of a case."""
    return (
        is_title(title)
        and not reads_as_sentence(title)
        and BODY.fullmatch(title) is None
        and _WORD_OF_NUMBER.match(title) is None
        and ONLY_CASE.fullmatch(title) is None
    )


def _marks(text: str) -> list[_Mark]:
    return [
        _Mark(one.start(), one.end(), one["n"], int(one["v"]), _style(one))
        for one in _NUMBER.finditer(text)
        if int(one["v"]) > 0 and not _MONTH.match(text, one.end())
    ]


def _style(found: re.Match[str]) -> str:
    return re.sub(r"\d+", "0", found["n"]) + found["s"]


def _longest(marks: Sequence[_Mark]) -> list[_Mark]:
    """The longest chain of numbers in one style that rise, mostly by one, each near the last."""
    ends: dict[tuple[str, int], int] = {}
    totals: list[float] = []
    before: list[int] = []
    for at, one in enumerate(marks):
        total, previous = 1.0, -1
        for step in range(1, _MOST_LOST + 1):
            found = ends.get((one.style, one.value - step))
            if found is None or one.at - marks[found].at > _FARTHEST * step:
                continue
            gain = totals[found] + (1.0 if step == 1 else 0.7 / step)
            if gain > total:
                total, previous = gain, found
        totals.append(total)
        before.append(previous)
        known = ends.get((one.style, one.value))
        if known is None or totals[known] <= total or one.at - marks[known].at > _FARTHEST:
            ends[one.style, one.value] = at
    at = max(range(len(totals)), key=totals.__getitem__, default=-1)
    chain = []
    while at >= 0:
        chain.append(marks[at])
        at = before[at]
    while len(chain) > _FEWEST and chain[-1].value + 2 < chain[-2].value:
        chain.pop()  # a number far below the others counts something else
    return chain[::-1]


def _words_before(text: str, chain: Sequence[_Mark]) -> list[str]:
    """The one or two words that stand before most of the numbers, the nearest first: "Sag nr."."""
    found: list[str] = []
    ends = [one.at for one in chain]
    for _ in range(2):
        shown = Counter(one[0] for end in ends if (one := _word(text, end)) is not None)
        word, times = shown.most_common(1)[0] if shown else ("", 0)
        alike = sum(count for one, count in shown.items() if _alike(one, word))
        if times < 2 or alike * 3 < 2 * len(chain):
            break
        found.append(word)
        ends = [_with_words(text, end, [word]) for end in ends]
    return found


def _word(text: str, end: int) -> re.Match[str] | None:
    """The word before a place, on the same line; its span is that within the last characters."""
    return _WORD.search(text[max(0, end - _REACH) : end].rstrip(" "))


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= _SAME_WORD


def _with_words(text: str, at: int, words: Sequence[str]) -> int:
    """Where a number begins, with those of `words` that stand before it."""
    for word in words:
        found = _word(text, at)
        if found is None or not _alike(found[0], word):
            break
        at = max(0, at - _REACH) + found.start()
    return at


def _last_end(
    text: str,
    last: _Mark,
    marks: Sequence[_Mark],
    words: Sequence[str],
    first: str,
    *,
    run_on: bool,
) -> int:
    """Where the title of the last number ends at the latest: at the next number of the same style,
    before the title that begins as `first` does, a list, or a sentence."""
    row = text.find("\n", last.title)
    # Behind the last number that is left the titles of lost ones follow in the same row.
    end = min(max(last.title + _LONGEST, row if run_on else 0), len(text))
    again = text.find(first, last.title, end)
    if again > 0:
        number = _NUMBER_BEFORE.search(text, max(last.title, again - _REACH), again)
        end = number.start() if number else again
    for one in marks:
        if one.at > last.at and one.style == last.style and one.value <= last.value + _MOST_LOST:
            end = min(end, _with_words(text, one.at, words))
            break
    shown = without_end(text[last.title : end])
    return last.title + (sentence_begins(shown) or len(shown))


def _piece(text: str, often: set[str]) -> _Piece:
    """The text behind a number taken apart; `often`: the lines that come again and again."""
    stated: Access = "unknown"
    lines: list[str] = []
    used = 0
    for line in text.split("\n"):
        shown = line.strip()
        row = Row(0, 0, shown, False, False, False)
        said = access_word(shown)
        group = group_of(row) if said is None and shown else None
        if group is not None:
            return _Piece(" ".join(lines), stated, group, used)
        if said is not None:
            stated = said
        elif _is_passed(row, often):
            pass
        elif lines and (label_of(shown) is not None or not _carries_on(lines[-1], shown)):
            break
        else:
            lines.append(shown)
        used += len(line) + 1
    title = " ".join(lines)
    inside = heading_in(title)
    if inside is not None:
        return _Piece(title[: inside[0]].strip(), stated, inside[1], used)
    return _Piece(title, stated, None, used)


def _is_passed(row: Row, often: set[str]) -> bool:
    """Whether a line between two numbers is none of a title: what runs along on each page, the
    number of a page or a case, or the heads of columns."""
    shown = row.text
    return (
        not shown
        or shown.isdigit()
        or shown in often
        or is_column_heading(shown)
        or folded(shown) in CONTENTS_SURE
        or _SORT.fullmatch(shown) is not None
        or ((sender := _SENDER.match(shown)) and BODY.fullmatch(shown, sender.end()) is not None)
        or case_row(row) is not None
        or bool(days_in(shown[:14]))
        or (_OF_PAGE.search(shown) is not None and bool(days_in(shown)))
    )


def _carries_on(line: str, below: str) -> bool:
    """Whether a title goes on in the line below."""
    if LETTERED.match(below):
        return False
    return below[0].islower() or goes_on(line) or len(line) > _FULL_LINE


def _parted(title: str, later: str, room: int) -> list[str]:
    """The titles that stand behind one number because the numbers of the others are lost."""
    found = [each.text for each in titles_in(title, later, room)]
    return [without_page(each) for each in found] if len(found) > 1 else found


def _group_above(rows: Sequence[Row], end: int) -> Access:
    """What the last group heading above the first entry says."""
    for row in reversed(rows[:end]):
        inside = heading_in(row.text)
        found = group_of(row) or (inside[1] if inside else None)
        if found is not None:
            return found
    return "unknown"


def _without_pages(found: Contents) -> Contents:
    """The entries without the numbers of pages, where most have one and they never go down."""
    bare = [without_page(one.title) for one in found.entries]
    paged = sum(title != one.title for title, one in zip(bare, found.entries, strict=True))
    pages = [int(one[0]) for each in found.entries if (one := _PAGE_AT_END.search(each.title))]
    if paged * 2 < len(bare) or any(b < a for a, b in pairwise(pages)):
        return found
    entries = [one._replace(title=title) for one, title in zip(found.entries, bare, strict=True)]
    return found._replace(entries=tuple(entries))
