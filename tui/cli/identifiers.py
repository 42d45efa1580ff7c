"""From what a person types to the record it stands for: whole identifiers, their tails, and for
meetings also the date and the body."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from data.dates import is_date
from data.errors import Problem
from data.ids import short_id
from data.records import Meeting, Record
from data.store.library import Library
from data.text import fold

Meant = TypeVar("Meant", bound=Record)

_CANDIDATES = 5
_TITLES = ("title", "name", "text", "body")


def record(library: Library, typed: str, *kinds: type[Meant]) -> Meant:
    """The record of one of `kinds` whose identifier is `typed` or ends in it.

    Problem `no-such-record`, or `ambiguous-id` with the candidates.
    """
    tail = typed.strip().lower()
    found = [
        one
        for kind in kinds
        for identifier in (library.identifiers(kind, tail) if tail else ())
        if (one := library.get(kind, identifier)) is not None
    ]
    if not found:
        raise Problem("no-such-record", id=typed)
    if len(found) > 1:
        raise Problem("ambiguous-id", id=typed, candidates=_names(library, found))
    return found[0]


def meeting(library: Library, typed: str) -> Meeting:
    """The meeting that `typed` stands for: an identifier, its tail, a date (also partial), words of
    the body's name or municipality, or words and date.

    Problem `no-such-meeting`, or `ambiguous-meeting` with the candidates.
    """
    if typed.strip():
        tail = library.identifiers(Meeting, typed.strip().lower())
        found = list(library.some(Meeting, tail).values())
    else:
        found = []
    if not found:
        found = [one for one in library.all(Meeting) if _is_meant(one, typed.split())]
    if not found:
        raise Problem("no-such-meeting", meeting=typed)
    if len(found) > 1:
        raise Problem("ambiguous-meeting", meeting=typed, candidates=_names(library, found))
    return found[0]


def _is_meant(one: Meeting, typed: list[str]) -> bool:
    name = fold(f"{one.body} {one.municipality or ''}")
    return bool(typed) and all(
        (one.date or "").startswith(word) if is_date(word) else fold(word) in name for word in typed
    )


def _names(library: Library, found: Iterable[Record]) -> str:
    """Identifiers and names; nobody has asked for the names of closed ones."""
    from agenda.closed import ClosedCheck

    kept, check = list(found), ClosedCheck(library)
    names = [
        short_id(one.id) if check.is_closed(one) else f"{short_id(one.id)} {name_of(one)}"
        for one in kept[:_CANDIDATES]
    ]
    return "; ".join([*names, "…"] if len(kept) > _CANDIDATES else names)


def name_of(one: Record) -> str:
    """What a person calls a record: its title, name, body or first words."""
    called = next((str(getattr(one, field)) for field in _TITLES if hasattr(one, field)), "")
    if isinstance(one, Meeting):
        called = f"{one.date or ''} {called}".strip()
    return called if len(called) <= 60 else f"{called[:60]}…"
