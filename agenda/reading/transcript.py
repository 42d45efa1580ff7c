"""Transcripts of pages: one line to a page, which begins with the page's number and perhaps with a
heading that runs along.

Only the form of the lines is looked at here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_PAGE = re.compile(r"\s{0,20}(\d{1,3})(?:\s?\(\d{1,3}\))?\s+(?:\d{1,3}\s?\(\d{1,3}\)\s+)?(?=\S)")
_FOOT = re.compile(r"\s(?:(?:Side|SIDE|Sida|side)\s)?(\d{1,4})\s*$")
_SHORTEST = 80
_SHORTEST_ONCE_BEGUN = 12
_SHORTEST_UNNAMED = 400
# One long line with a number is no page where nothing says that there are pages.
_FEWEST_UNNAMED = 2
_DIGITS = re.compile(r"\d+")
# What every page begins with because it numbers what stands on it is no running head.
_NUMBERS = re.compile(r"(?:(?:sak|sag|punkt|pkt\.?)(?:\.?nr\.?)?|nr\.?|item|§+):?", re.IGNORECASE)
_COUNTS = re.compile(r"0|[A-ZÆØÅ]0\.?|\S*/\S*0")
_OF_PAGE = re.compile(r"(?:side|s\.|sida|page):?", re.IGNORECASE)
# What is left of the rest of a running head: "Mødedato Side".
_SIDE = re.compile(r"\s(?:Mødedato\s)?(?:Side|SIDE|Sida)(?:\s\d{1,3})?(?=\s+[A-ZÆØÅÄÖ\d])")
_LONGEST_HEAD = 14
_PREAMBLE = 14


class Page(NamedTuple):
    """Where in its line the text of a page begins and ends, page number and running head left
    out; `number` as counted. `head`: where the running head begins on the first page that has it,
    where it may be all that says whose meeting it is; else `first`."""

    number: int
    first: int
    last: int
    head: int = 0


def transcript_begins(texts: Sequence[str]) -> int:
    """The place of the first row of a transcript, behind what the page says of the file; 0 where
    it says nothing."""
    for at, text in enumerate(texts[:_PREAMBLE]):
        if text.lower() in ("transkript", "transcript", "transkription"):
            return at + 1
    return 0


def pages_of(text: str) -> dict[int, Page]:
    """The pages of a transcript by where their lines start in `text`; {} where it is none."""
    lines: dict[int, tuple[str, Page]] = {}
    place = number = 0
    for line in text.split("\n"):
        start, place = place, place + len(line) + 1
        begins = _PAGE.match(line)
        if begins is None or not number < int(begins[1]) <= number + 2:
            continue
        if "ranskri" in text[:start]:
            shortest = _SHORTEST_ONCE_BEGUN if number else _SHORTEST
        else:
            shortest = _SHORTEST_UNNAMED  # or it is a numbered line of any text
        if len(line) <= shortest:
            continue
        number = int(begins[1])
        lines[start] = line, Page(number, begins.end(), len(line))
    if len(lines) < _FEWEST_UNNAMED and "ranskri" not in text:
        return {}
    head = _running_head([line[page.first :].split() for line, page in lines.values()])
    feet = _feet(lines.values())
    cover = min((page.number for _, page in lines.values()), default=0)
    found: dict[int, Page] = {}
    seen = False
    for start, (line, page) in lines.items():
        first = _behind(line, page.first, head if page.number > cover else [])
        last = feet.get(page.number, page.last)
        found[start] = Page(page.number, first, last, first if seen else page.first)
        seen = seen or first > page.first
    return found


def _running_head(pages: Sequence[Sequence[str]]) -> list[str]:
    """The words, digits masked, that more than half of the later pages begin with."""
    later = [words[:_LONGEST_HEAD] for words in pages[1:]]
    masked = [[_DIGITS.sub("0", word) for word in words] for words in later]
    head: list[str] = []
    while len(head) < _LONGEST_HEAD:
        going_on = Counter(
            words[len(head)]
            for words in masked
            if len(words) > len(head) and words[: len(head)] == head
        )
        word, times = going_on.most_common(1)[0] if going_on else ("", 0)
        if times < 2 or times * 2 <= len(masked) or _NUMBERS.fullmatch(word):
            break
        if _COUNTS.fullmatch(word) and not (head and _OF_PAGE.fullmatch(head[-1])):
            seen = {one[len(head)] for one in later if len(one) > len(head)}
            if len(seen) > 1:
                break
        head.append(word)
    if not head or not head[0][:1].isalpha():
        return []
    return head if len(head) > 1 or len(head[0]) > 8 or len(masked) > 2 else []


def _behind(line: str, first: int, head: Sequence[str]) -> int:
    """Where the text behind the running head begins."""
    place = first
    for word in head:
        found = re.compile(r"\s*(\S+)").match(line, place)
        if found is None or _DIGITS.sub("0", found[1]) != word:
            return first
        place = found.end()
    side = _SIDE.match(line, place) if head else None
    place = side.end() if side else place
    return place if line[place:].strip() else first


def _feet(lines: Iterable[tuple[str, Page]]) -> dict[int, int]:
    """Where the page number at the foot begins, for the pages that print one that counts on."""
    found = {page.number: foot for line, page in lines if (foot := _FOOT.search(line))}
    steps = Counter(number - int(foot[1]) for number, foot in found.items())
    step, times = steps.most_common(1)[0] if steps else (0, 0)
    if times < 2:
        return {}
    return {number: foot.start() for number, foot in found.items() if number - int(foot[1]) == step}
