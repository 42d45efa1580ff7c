"""Two editions of one agenda: which items are the same, and what is other than before.

Knows items as values; knows neither the library nor words for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from agenda.reading import ItemRead
from data.records import AgendaItem, ItemLine, Section
from data.text import fold, skeleton, words

ChangeCode = Literal[
    "item-added", "item-gone", "item-kept", "title-changed", "number-changed", "access-changed",
    "recommendation-changed", "case-changed", "line-added", "line-gone", "line-changed",
    "attachment-added", "decision-added",
]  # fmt: skip

# rapidfuzz's 0-100. With the same number a title may be reworded; without it, hardly.
_SAME_WITH_NUMBER = 55.0
_SAME_WITHOUT = 88.0
_SAME_LINE = 85.0
_SAME_NUMBERED_LINE = 40.0
# Kinds of sections whose words are an item's recommendation, decisions and attachments.
_TOLD_BESIDE = frozenset(
    {"recommendation", "decision", "recommendation_and_decision", "minority", "attachments"}
)
_ENDINGS = re.compile(r"(?:ets|ens|et|en|s)$")


class Change(msgspec.Struct, frozen=True):
    """One thing that is other than in the edition before, on the item (identifier) of that number
    and title; `old` and `new` where they are short enough to be shown side by side. `closed`: it
    tells of something closed; without a title its words are left out (`without_closed_words`)."""

    code: ChangeCode
    item: str
    number: str | None
    title: str
    old: str | None = None
    new: str | None = None
    closed: bool = False


def without_closed_words(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes that tell of something closed no more than the number of its item."""
    return tuple(
        msgspec.structs.replace(one, title="", old=None, new=None) if one.closed else one
        for one in changes
    )


def body_key(body: str, municipality: str | None) -> str:
    """A body's name without the municipality's and without endings: `Aarhus Byråd` and `Byrådet`
    of Aarhus are one."""
    place = {fold(word) for word, _, _ in words(municipality or "")} | {"kommune", "kommunes"}
    found = [fold(word) for word, _, _ in words(body)]
    kept = [word for word in found if word not in place and _ENDINGS.sub("", word) not in place]
    return " ".join(_ENDINGS.sub("", word) for word in kept or found)


def pair(before: Sequence[AgendaItem], read: Sequence[ItemRead]) -> dict[int, AgendaItem]:
    """The item that each place of the new edition had before: by case number, then by number and
    a like title, then by title alone, the likeliest first."""
    scored = [
        (score, place, item)
        for place, new in enumerate(read)
        for item in before
        if (score := _likeness(item, new))
    ]
    scored.sort(key=lambda one: (-one[0], one[1], one[2].position))
    found: dict[int, AgendaItem] = {}
    taken: set[str] = set()
    for _score, place, item in scored:
        if place not in found and item.id not in taken:
            found[place] = item
            taken.add(item.id)
    return found


def _likeness(old: AgendaItem, new: ItemRead) -> float:
    """How surely two are one item; 0 when they are not."""
    from rapidfuzz import fuzz

    title = fuzz.token_sort_ratio(fold(old.title), fold(new.title or ""))
    same_number = bool(old.number) and old.number == new.number
    if old.case_number and new.case_number:
        if skeleton(old.case_number) == skeleton(new.case_number):
            return 200.0 + title
        same_number = False
    if same_number and (title >= _SAME_WITH_NUMBER or not new.title):
        return 100.0 + title
    return title if title >= _SAME_WITHOUT else 0.0


def merged(old: AgendaItem, new: Mapping[str, Any], *, minutes: bool) -> dict[str, Any]:
    """The fields of the new edition; what it leaves out stays as it was, and what was closed stays
    closed until a person opens it. Minutes often repeat less of the case than the agenda told: what
    stood under other headings stays."""
    fields = {name: value for name, value in new.items() if value not in (None, ())}
    if old.access == "closed" or fields.get("access") == "unknown":
        fields["access"] = old.access
    if not skeleton(str(fields["title"])):  # of a closed item the title is often left out
        fields["title"] = old.title
    if minutes and "sections" in fields:
        fields["sections"] = _with_sections_of(old.sections, fields["sections"])
    return fields


def _with_sections_of(old: Sequence[Section], new: Sequence[Section]) -> tuple[Section, ...]:
    """The old sections in their order, each as the new edition has it under that heading, then
    those that are new."""
    by_heading = {skeleton(one.heading): one for one in new}
    kept = [by_heading.pop(skeleton(one.heading), one) for one in old]
    return (*kept, *(one for one in new if skeleton(one.heading) in by_heading))


def differences(old: AgendaItem, new: AgendaItem) -> list[Change]:
    """What is other in the new edition of an item, most important first."""

    def change(code: ChangeCode, was: str | None = None, becomes: str | None = None) -> Change:
        closed = old.closed or new.closed
        return Change(code, new.id, new.number, new.title, was, becomes, closed)

    found = []
    if skeleton(old.title) != skeleton(new.title):
        found.append(change("title-changed", old.title, new.title))
    if old.number != new.number:
        found.append(change("number-changed", old.number, new.number))
    if old.access != new.access:
        found.append(change("access-changed", old.access, new.access))
    if skeleton(old.recommendation or "") != skeleton(new.recommendation or ""):
        found.append(change("recommendation-changed", old.recommendation, new.recommendation))
    if _told(old) != _told(new):
        found.append(change("case-changed"))
    return found + _line_changes(old, new)


def _told(item: AgendaItem) -> str:
    """All that is told of the case but what is compared by itself."""
    told = [one.text for one in item.sections if one.kind not in _TOLD_BESIDE]
    return skeleton("".join(told) or item.case_text or "")


def _line_changes(old: AgendaItem, new: AgendaItem) -> list[Change]:
    pairs = _pair_lines(old.lines, new.lines)
    found: list[Change] = []

    def add(code: ChangeCode, was: ItemLine | None, becomes: ItemLine | None) -> None:
        shown = [
            f"{one.number or ''} {one.text}".strip() if one else None for one in (was, becomes)
        ]
        closed = old.closed or new.closed
        found.append(Change(code, new.id, new.number, new.title, shown[0], shown[1], closed))

    for place, line in enumerate(new.lines):
        was = old.lines[pairs[place]] if place in pairs else None
        if was is None:
            add("line-added", None, line)
        elif skeleton(was.text) != skeleton(line.text) or was.number != line.number:
            add("line-changed", was, line)
    for place, line in enumerate(old.lines):
        if place not in pairs.values():
            add("line-gone", line, None)
    return found


def renamed_lines(old: Sequence[ItemLine], new: Sequence[ItemLine]) -> dict[str, str]:
    """The keys of lines that stand under another key now, by their old key."""
    return {
        old[was].key: new[place].key
        for place, was in _pair_lines(old, new).items()
        if old[was].key != new[place].key
    }


def _pair_lines(old: Sequence[ItemLine], new: Sequence[ItemLine]) -> dict[int, int]:
    """The old place of each new line: by its words, else by its number and like words."""
    by_text = {skeleton(one.text): place for place, one in reversed(list(enumerate(old)))}
    found: dict[int, int] = {}
    for place, line in enumerate(new):
        was = by_text.pop(skeleton(line.text), None)
        if was is not None:
            found[place] = was
    for place, line in enumerate(new):
        if place in found:
            continue
        for was, before in enumerate(old):
            if was not in found.values() and _is_same_line(before, line):
                found[place] = was
                break
    return found


def _is_same_line(old: ItemLine, new: ItemLine) -> bool:
    from rapidfuzz import fuzz

    likeness = fuzz.token_set_ratio(fold(old.text), fold(new.text))
    if old.number is not None and old.number == new.number:
        return likeness >= _SAME_NUMBERED_LINE
    return likeness >= _SAME_LINE
