"""Actors and initiatives by the names that a text gives them: found among what is here, or made.

Remembers what it looked up and made during one action of the change log.
"""

from __future__ import annotations

from data.records import Actor, Initiative, Theme
from data.store.changes import Changes
from data.store.library import Library


class Names:
    """The actors and initiatives of a library while one action adds to them."""

    def __init__(self, library: Library, changes: Changes) -> None:
        self._changes = changes
        self._actors = library.all(Actor)
        self._initiatives = {
            (one.title, one.municipality): one.id for one in library.all(Initiative)
        }

    def actor(self, name: str, municipality: str | None) -> str:
        """The actor called so, by name before by alias. One of another municipality is another:
        every town has its own council."""
        here = [
            one
            for one in self._actors
            if municipality is None or one.municipality in (None, municipality)
        ]
        wanted = name.casefold()
        for called in (
            (one for one in here if one.name.casefold() == wanted),
            (one for one in here if wanted in (alias.casefold() for alias in one.aliases)),
        ):
            if found := next(called, None):
                return found.id
        actor = Actor(name=name, municipality=municipality)
        self._changes.add(actor)
        self._actors.append(actor)
        return actor.id

    def initiative(self, title: str, theme: Theme | None, municipality: str | None) -> str:
        """The initiative of that title in that municipality."""
        key = title, municipality
        if key not in self._initiatives:
            initiative = Initiative(title=title, theme=theme, municipality=municipality)
            self._changes.add(initiative)
            self._initiatives[key] = initiative.id
        return self._initiatives[key]
