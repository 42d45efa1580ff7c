"""Which earlier commitments go with an agenda item, or with one line of it, as far as words tell.

Computed and never stored: a person confirms or dismisses what is suggested (`agenda.meetings`).
Stricter than look-up, where a person judges what was found: a briefing is silent when in doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from agenda import meetings
from data.records import AgendaItem, ItemLine, Meeting
from data.store.library import Library

if TYPE_CHECKING:
    from data.search.lookup import Hit, Searcher

OnStep = Callable[[int, int], None]

_MOST_OF_ITEM = 8
_MOST_OF_LINE = 5
_MOST_COMPARED = 30
# The summary of an item says what it is about; a whole case text mentions too much besides.
_GIST = 700
_TOLD_IN = ("summary", "case", "background", "problem", "solution", "lead", "recommendation")
# An item goes with a commitment when its title alone does and the whole text as well, or when one
# word shared counts for very much, or two or three for much.
_SURE = ((1, 0.2), (2, 0.15), (3, 0.1))
_BY_TITLE = 0.05
# Subjects are mostly long words: one short word (`boliger`) stands in titles of many subjects.
_SUBJECT_LENGTH = 8
# A line says little: one shared word has to count for more than two.
_SURE_OF_LINE = ((1, 0.12), (2, 0.05))
# From so many lines on, an item without a summary is about its lines and nothing else.
_LIST = 3


class Match(msgspec.Struct, frozen=True):
    """A commitment (identifier) that goes with an item or line: how well, from 0 to 1, the words
    they share, and why as a code of `Searcher.related` with the values of it."""

    commitment: str
    score: float
    words: tuple[str, ...]
    why: str
    values: dict[str, object] = {}


class ItemMatches(msgspec.Struct, frozen=True):
    """What goes with an item as a whole, and with its lines (`ItemLine.key`), best first."""

    whole: tuple[Match, ...] = ()
    lines: dict[str, tuple[Match, ...]] = {}

    def places(self) -> Iterator[tuple[str | None, Match]]:
        """Every match with the line it goes with, None for the item as a whole."""
        for one in self.whole:
            yield None, one
        for line, found in self.lines.items():
            for one in found:
                yield line, one


NO_MATCHES: Mapping[str, ItemMatches] = MappingProxyType({})


def _tell_nobody(done: int, total: int) -> None:
    """For matching whose progress nobody follows."""


def match_items(
    searcher: Searcher,
    items: Iterable[AgendaItem],
    *,
    municipality: str | None = None,
    without: Iterable[str] = (),
    on_step: OnStep = _tell_nobody,
) -> dict[str, ItemMatches]:
    """What goes with each item (by identifier). `without` are commitments (identifiers) to leave
    out, such as those of the agenda itself; `on_step` is called with (done, total)."""
    every, left_out = list(items), frozenset(without)
    total = sum(1 + len(one.lines) for one in every)
    done = 0
    found = {}
    for item in every:
        lines: dict[str, tuple[Match, ...]] = {}
        for line in item.lines:
            on_step(done, total)
            done += 1
            if matches := _of_line(searcher, line, municipality, left_out):
                lines[line.key] = matches
        on_step(done, total)
        done += 1
        on_lines = {one.commitment for matches in lines.values() for one in matches}
        whole = _of_item(searcher, item, municipality, left_out | on_lines)
        if whole or lines:
            found[item.id] = ItemMatches(whole, lines)
    return found


def match_meeting(
    library: Library, searcher: Searcher, meeting: Meeting, *, on_step: OnStep = _tell_nobody
) -> dict[str, ItemMatches]:
    """What goes with each item of a meeting; what the meeting's own documents say is left out."""
    return match_items(
        searcher,
        meetings.items(library, meeting.id),
        municipality=meeting.municipality,
        without=_of_its_own(library, meeting),
        on_step=on_step,
    )


def _of_its_own(library: Library, meeting: Meeting) -> list[str]:
    if meeting.document is None:
        return []
    sql = "SELECT id FROM commitment WHERE document = ?"
    return [row["id"] for row in library.rows(sql, (meeting.document,))]


def _of_line(
    searcher: Searcher, line: ItemLine, municipality: str | None, without: frozenset[str]
) -> tuple[Match, ...]:
    hits = searcher.related(
        line.text, municipality=municipality, limit=_MOST_COMPARED, without=without
    ).hits
    sure = [one for one in hits if _is_sure(one, _SURE_OF_LINE)]
    return tuple(map(_match, sure[:_MOST_OF_LINE]))


def _of_item(
    searcher: Searcher, item: AgendaItem, municipality: str | None, without: frozenset[str]
) -> tuple[Match, ...]:
    gist = _gist(item)
    if not gist and len(item.lines) >= _LIST:
        return ()

    def related(text: str) -> tuple[Hit, ...]:
        return searcher.related(
            text, municipality=municipality, limit=_MOST_COMPARED, without=without
        ).hits

    by_title = {one.id for one in related(item.title)}
    hits = related(f"{item.title}\n\n{gist}")
    sure = [
        one for one in hits if (one.id in by_title and _is_subject(one)) or _is_sure(one, _SURE)
    ]
    return tuple(map(_match, sure[:_MOST_OF_ITEM]))


def _is_subject(hit: Hit) -> bool:
    long = any(len(word) >= _SUBJECT_LENGTH for word in hit.matched)
    return hit.score >= _BY_TITLE and (long or len(hit.matched) > 1)


def _is_sure(hit: Hit, least: tuple[tuple[int, float], ...]) -> bool:
    return any(len(hit.matched) >= words and hit.score >= score for words, score in least)


def _match(hit: Hit) -> Match:
    return Match(hit.id, hit.score, hit.matched, hit.why.code, dict(hit.why.values))


def _gist(item: AgendaItem) -> str:
    """The beginning of what tells most about an item; of an item that is a list only a summary."""
    kinds = ("summary",) if len(item.lines) >= _LIST else _TOLD_IN
    told = [section.text for kind in kinds for section in item.sections if section.kind == kind]
    if kinds == _TOLD_IN:
        told += [one for one in (item.case_text, item.recommendation) if one]
    longest = next((one for one in told if len(one) > len(item.title)), "")
    return longest if len(longest) <= _GIST else longest[:_GIST].rpartition(" ")[0]
