"""Numbered proposals inside an item: rows "32  Title  Party", or attachments numbered like them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agenda.reading.result import LineRead
from agenda.reading.rows import Row
from data.extraction.parties import PARTIES, letters

_FEWEST = 3
_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.):]?\s+(?P<text>[^\d\s].*|\d{3,}\s.+)")
_ACTORS_AT_END = re.compile(
    r"(?:,\s|\s\(|\s[-–]\s|\s)(?P<actors>[A-ZÆØÅ][A-Za-zÆØÅ]{0,3}(?:(?:,\s?|\s?/\s?|\s&\s|\s(?:og"
    r"|samt)\s)[A-ZÆØÅ][A-Za-zÆØÅ]{0,3})*)\)?\.?"
)
_NAMES = sorted(
    (name for party, forms in PARTIES.items() for name in (party, *forms) if len(name) > 4),
    key=len,
    reverse=True,
)
_NAMED_ACTORS = re.compile(
    r"(?:,\s|\s\(|\s[-–]\s)(?P<actors>(?:"
    + "|".join(map(re.escape, _NAMES))
    + r")(?:(?:,\s|\s(?:og|samt)\s)(?:"
    + "|".join(map(re.escape, _NAMES))
    + r"))*)\)?\.?$"
)
_NAME = re.compile(r"(?:[A-ZÆØÅ][\w.'’-]*(?:\s|$)){2,5}")
_ELABORATION = re.compile(
    r"(?:\d{1,3}\s?(?:&|og|,)\s?)?\d{0,3}\s?(?:Belysning|Besvarelse|Svar|Bilag|Notat|Beregning)\b",
    re.IGNORECASE,
)


def lines_of(
    rows: Sequence[Row], attachments: Sequence[str], lead: Sequence[Row]
) -> tuple[LineRead, ...]:
    """The proposals of an item: of its rows where they name proposers or stand above all headings
    (`lead`), else of its attachments."""
    written = _run([_line(row) for row in lead], need_actors=False)
    if not written:
        written = _run([_line(row) for row in rows], need_actors=True)
    listed = _from_attachments(attachments)
    if not written:
        return listed
    if not listed:
        return written
    actors = {line.number: line.actor for line in listed}
    return tuple(
        LineRead(line.number, line.text, line.actor or actors.get(line.number)) for line in written
    )


def _line(row: Row) -> LineRead | None:
    if len(row.text) > 400:
        return None
    cells = row.cells
    if len(cells) >= 3 and re.fullmatch(r"\d{1,3}[.)]?", cells[0]):
        actor = cells[-1].rstrip(". ")
        if _are_actors(actor):
            return LineRead(cells[0].rstrip(".)"), " ".join(cells[1:-1]), actor)
    found = _NUMBERED.fullmatch(row.text)
    if found is None:
        return None
    text, actor_or_none = _split_actors(found["text"])
    return LineRead(found["number"], text, actor_or_none)


def _are_actors(cell: str) -> bool:
    return (
        bool(letters(cell)) or cell in PARTIES or any(cell in forms for forms in PARTIES.values())
    )


def _split_actors(text: str) -> tuple[str, str | None]:
    """A proposal's text and, behind it, who proposes."""
    named = _NAMED_ACTORS.search(text[-160:])
    if named:
        cut = len(text) - len(text[-160:]) + named.start()
        return text[:cut].rstrip(" ,-–"), named["actors"]
    tail = text[-60:]
    for found in _ACTORS_AT_END.finditer(tail):
        if found.end() == len(tail):
            actors = found["actors"]
            parts = [one for one in re.split(r",\s?|\s?/\s?|\s&\s|\s(?:og|samt)\s", actors) if one]
            if len(letters(actors)) == len(parts):
                cut = len(text) - len(tail) + found.start()
                return text[:cut].rstrip(" ,-–("), actors
    return text, None


def _run(found: list[LineRead | None], *, need_actors: bool) -> tuple[LineRead, ...]:
    """The longest run of numbers that rise, mostly by one; () where it is no list of proposals."""
    best: list[LineRead] = []
    current: list[LineRead] = []
    between = 0
    for line in [*found, None, None, None, None]:
        if line is None:
            between += 1
            if between > 3 or (current and current[-1].actor is None):
                best, current = max(best, current, key=len), []
            continue
        if current and not int(current[-1].number or 0) < int(line.number or 0):
            best, current = max(best, current, key=len), []
        current.append(line)
        between = 0
    best = max(best, current, key=len)
    if len(best) < _FEWEST or not _counts(best):
        return ()
    if sum(_NAME.fullmatch(line.text) is not None for line in best) * 2 > len(best):
        return ()  # who was present, with their parties
    with_actor = sum(line.actor is not None for line in best)
    if with_actor * 2 < len(best) and (need_actors or any(_prose(line) for line in best)):
        return ()
    return tuple(best)


def _counts(lines: list[LineRead]) -> bool:
    values = [int(line.number or 0) for line in lines]
    steps = sum(b == a + 1 for a, b in pairwise(values))
    return steps * 3 >= 2 * (len(values) - 1)


def _prose(line: LineRead) -> bool:
    return line.text[:1].islower() or line.text.endswith(".") or len(line.text) > 200


def _from_attachments(names: Sequence[str]) -> tuple[LineRead, ...]:
    """One line for each number that the names begin with; what elaborates one is not another."""
    lines: dict[str, LineRead] = {}
    for name in names:
        found = _NUMBERED.fullmatch(name)
        if found is None or _ELABORATION.match(name) or found["number"] in lines:
            continue
        text, actor = _split_actors(found["text"])
        lines[found["number"]] = LineRead(found["number"], text, actor)
    ordered = list(lines.values())
    values = [int(line.number or 0) for line in ordered]
    if len(ordered) < _FEWEST or values != sorted(values) or not _counts(ordered):
        return ()
    elaborated = sum(bool(_ELABORATION.match(name)) for name in names)
    named = sum(line.actor is not None for line in ordered)
    return tuple(ordered) if elaborated >= 2 or named * 2 >= len(ordered) else ()
