"""Which earlier commitments go with an agenda item, or with one line of it, as far as words tell.

Computed and never stored: a person confirms or dismisses what is suggested (`agenda.meetings`).
Stricter than look-up, where a person judges what was found: a briefing is silent when in doubt.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from agenda import meetings
from data.dates import date_span
from data.records import AgendaItem, ItemLine, Meeting
from data.search.words import key, tokens
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
# Subjects are mostly long words: one short word (`boliger`) stands in titles of many subjects, and
# has to be much of what the line and the commitment are about. So does one of which
# the commitment has but the beginning: a mentor programme is a programme, not a mentor.
_SUBJECT_LENGTH = 8
_WEAK_WORD_ALONE = 0.33
# By its title alone an item shares one word with what is about something else: that word has to
# stand in the title of the commitment too, or to count for more.
_ONE_WORD_OF_TITLE = 0.15
# `års` beside another word is no second word.
_WORD_LENGTH = 4
# A word at so many places of one agenda, in any form or compound that begins so, is what the agenda
# is about, not what a single line is.
_MANY_PLACES = 3
_STEM = 8
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


def match_meeting(
    library: Library, searcher: Searcher, meeting: Meeting, *, on_step: OnStep = _tell_nobody
) -> dict[str, ItemMatches]:
    """What goes with each item (by identifier) of a meeting; what the meeting's own document says
    is left out, and what papers of a later day do. `on_step` is called with (done, total)."""
    every, left_out = meetings.items(library, meeting.id), _not_earlier(library, meeting)
    municipality, field = meeting.municipality, _Field(every)
    total = sum(1 + len(one.lines) for one in every)
    done = 0
    found = {}
    for item in every:
        lines: dict[str, tuple[Match, ...]] = {}
        for line in item.lines:
            on_step(done, total)
            done += 1
            if matches := _of_line(searcher, line, field, municipality, left_out):
                lines[line.key] = matches
        on_step(done, total)
        done += 1
        on_lines = {one.commitment for matches in lines.values() for one in matches}
        whole = _of_item(searcher, item, municipality, left_out | on_lines)
        if whole or lines:
            found[item.id] = ItemMatches(whole, lines)
    return found


def choices(
    library: Library, searcher: Searcher, item: AgendaItem, line: str | None
) -> tuple[Match, ...]:
    """What a person may want to put on an item, or on its line of that key, best first: also what
    only has words in common with it (`same-words`), and for a line what goes with its item. What
    was chosen there or taken off is left out."""
    meeting = library.get(Meeting, item.meeting)
    judged = [one for one in meetings.selections(library, item.id) if one.line == line]
    without = {one.commitment for one in judged}
    if meeting is not None:
        without.update(_not_earlier(library, meeting))
    municipality = meeting.municipality if meeting else None
    places = [(one.text, one.text) for one in item.lines if one.key == line]
    found: dict[str, Match] = {}
    for text, title in (*places, (_told(item), item.title)):
        related = _related(searcher, text, municipality, without)
        alike = searcher.search(
            title, limit=_MOST_COMPARED, open_end=False, kinds=("commitment",)
        ).hits
        ranked = [_match(one) for one in related]
        ranked += [
            Match(one.id, one.score, one.matched, "same-words", {"words": one.matched})
            for one in alike
            if one.id not in without
        ]
        for one in ranked:
            found.setdefault(one.commitment, one)
    return tuple(found.values())


def _related(
    searcher: Searcher, text: str, municipality: str | None, without: Collection[str]
) -> tuple[Hit, ...]:
    return searcher.related(
        text, municipality=municipality, limit=_MOST_COMPARED, without=without
    ).hits


def _not_earlier(library: Library, meeting: Meeting) -> frozenset[str]:
    """The commitments of the meeting's own document, and of those that are surely of a later day
    than the meeting."""
    documents = {meeting.document} if meeting.document is not None else set()
    if meeting.date is not None:
        last = date_span(meeting.date)[1]
        sql = "SELECT id, date FROM document WHERE date > ?"
        documents |= {
            row["id"]
            for row in library.rows(sql, (meeting.date,))
            if date_span(row["date"])[0] > last
        }
    sql = "SELECT id FROM commitment WHERE document IN (SELECT value FROM json_each(?))"
    return frozenset(row["id"] for row in library.rows(sql, (json.dumps(sorted(documents)),)))


def _of_line(
    searcher: Searcher,
    line: ItemLine,
    field: _Field,
    municipality: str | None,
    without: frozenset[str],
) -> tuple[Match, ...]:
    hits = _related(searcher, line.text, municipality, without)
    sure = [one for one in hits if _is_sure(one, _SURE_OF_LINE) and not field.is_all_of(one)]
    return tuple(map(_match, sure[:_MOST_OF_LINE]))


class _Field:
    """What an agenda is about as a whole: words at many of its places tell no line from another."""

    def __init__(self, items: Iterable[AgendaItem]) -> None:
        places: Counter[str] = Counter()
        for item in items:
            for text in (item.title, *(line.text for line in item.lines)):
                places.update(_stems(text))
        self._common = {stem for stem, seen in places.items() if seen >= _MANY_PLACES}

    def is_all_of(self, hit: Hit) -> bool:
        """Whether a commitment shares only such a word with a line, and is not about it either."""
        words = _words(hit)
        return len(words) < 2 and _stems(" ".join(words)) <= self._common and not _in_title(hit)


def _stems(text: str) -> set[str]:
    return {key(one.folded)[:_STEM] for one in tokens(text)}


def _in_title(hit: Hit) -> bool:
    """Whether a shared word stands in the title of the commitment, in any form or compound."""
    title = {stem for one in tokens(hit.title) if len(stem := key(one.folded)) >= _WORD_LENGTH}
    # Of a name of several words the last one: `youth council` is a council.
    shared = {key(tokens(one)[-1].folded) for one in hit.matched}
    return any(mine in theirs or theirs in mine for mine in shared for theirs in title)


def _is_long(words: tuple[str, ...]) -> bool:
    return any(len(one) >= _SUBJECT_LENGTH for one in words)


def _words(hit: Hit) -> tuple[str, ...]:
    return tuple(one for one in hit.matched if len(one) >= _WORD_LENGTH) or hit.matched[:1]


def _is_of_another_kind(title: str, word: str) -> bool:
    """Whether a title speaks only of what a compound begins with, and not of what it is, which its
    end says: of a mentor, where the word is a mentor programme."""
    mine = key(tokens(word)[-1].folded)
    every = [one for token in tokens(title) if len(one := key(token.folded)) >= _WORD_LENGTH]
    if any(mine in theirs or mine.endswith(theirs) for theirs in every):
        return False
    return any(_begins(mine, theirs) for theirs in every)


def _begins(compound: str, word: str) -> bool:
    """Whether a compound begins with a word, in any of its forms."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(compound, word, strict=False))
    shared = sum(1 for _ in same)
    left, ending = len(compound) - shared, len(word) - shared
    return shared >= _WORD_LENGTH and left >= _WORD_LENGTH > ending


def _of_item(
    searcher: Searcher, item: AgendaItem, municipality: str | None, without: frozenset[str]
) -> tuple[Match, ...]:
    if len(item.lines) >= _LIST and not _gist(item):
        return ()
    by_title = {one.id for one in _related(searcher, item.title, municipality, without)}
    hits = _related(searcher, _told(item), municipality, without)
    sure = [
        one for one in hits if (one.id in by_title and _is_subject(one)) or _is_sure(one, _SURE)
    ]
    return tuple(map(_match, sure[:_MOST_OF_ITEM]))


def _is_subject(hit: Hit) -> bool:
    words = _words(hit)
    if len(words) > 1:
        return hit.score >= _BY_TITLE
    return _is_long(words) and hit.score >= (_BY_TITLE if _in_title(hit) else _ONE_WORD_OF_TITLE)


def _is_sure(hit: Hit, least: tuple[tuple[int, float], ...]) -> bool:
    words = _words(hit)
    is_weak = not _is_long(words) or _is_of_another_kind(hit.title, words[0])
    if len(words) == 1 and is_weak and hit.score < _WEAK_WORD_ALONE:
        return False
    return any(len(words) >= many and hit.score >= score for many, score in least)


def _match(hit: Hit) -> Match:
    return Match(hit.id, hit.score, hit.matched, hit.why.code, dict(hit.why.values))


def _told(item: AgendaItem) -> str:
    return f"{item.title}\n\n{_gist(item)}"


def _gist(item: AgendaItem) -> str:
    """The beginning of what tells most about an item; of an item that is a list only a summary."""
    kinds = ("summary",) if len(item.lines) >= _LIST else _TOLD_IN
    told = [section.text for kind in kinds for section in item.sections if section.kind == kind]
    if kinds == _TOLD_IN:
        told += [one for one in (item.case_text, item.recommendation) if one]
    longest = next((one for one in told if len(one) > len(item.title)), "")
    return longest if len(longest) <= _GIST else longest[:_GIST].rpartition(" ")[0]
