"""What a person is told when an agenda was read: what is new in it, and what is in doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from exports import words
from exports.language import _, ngettext

if TYPE_CHECKING:
    from agenda.editions import Change
    from agenda.reading import AgendaReading

_MOST_CHANGES = 20
_MOST_IN_A_LINE = 10


def change_lines(changes: Iterable[Change]) -> list[str]:
    """What is other than before, a line each, the rest counted."""
    every = list(dict.fromkeys(words.item_change(one) for one in changes))
    if len(every) > _MOST_CHANGES:
        rest = len(every) - _MOST_CHANGES
        more = ngettext("{count} more change", "{count} more changes", rest).format(count=rest)
        every = [*every[:_MOST_CHANGES], more]
    return every


def _used_twice(reading: AgendaReading) -> list[str]:
    times = Counter(one.number for one in reading.items if one.number)
    return [number for number, seen in times.items() if seen > 1]


def doubts(reading: AgendaReading, *, apart: bool = False) -> list[str]:
    """What an agenda leaves in doubt, what could not be placed, headings that are not known; titles
    and headings in one sentence, or `apart`: in one each."""
    found = [
        words.word(words.AGENDA_DOUBT, code).format(numbers=_some(_used_twice(reading), ", "))
        for code in reading.missing
        if code in words.AGENDA_DOUBT
    ]
    only = _("in the table of contents only: {titles}")
    if apart:
        unknown = _("a heading that is not known: {heading}")
        found += [only.format(titles=one) for one in reading.unplaced]
        return found + [unknown.format(heading=one) for one in reading.unknown_headings]
    if reading.unplaced:
        found.append(only.format(titles=_some(reading.unplaced)))
    if reading.unknown_headings:
        headings = _some(reading.unknown_headings)
        found.append(_("headings that are not known: {headings}").format(headings=headings))
    return found


def _some(titles: Sequence[str], between: str = "; ") -> str:
    """The first of many titles, and how many more there are."""
    told = between.join(titles[:_MOST_IN_A_LINE])
    more = len(titles) - _MOST_IN_A_LINE
    return told if more <= 0 else _("{titles} and {count} more").format(titles=told, count=more)
