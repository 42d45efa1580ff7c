"""Where a Danish compound is taken apart: `plejefamilier` is pleje and familie.

Decided by the words of the library itself and by a list of words that council compounds are made
of (`compound_parts.txt`; `-` before what is no part, `!` before what is never taken apart). Knows
keys of words, not the index.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from data.search.words import key, read_list

# The first part may have two letters when it is listed (`by`, `bo`, `el`), the last three.
_SHORTEST_FIRST = 2
SHORTEST_LAST = 3
_SHORTEST_OF_THREE = 4
# Below this length only listed words are parts: short words turn up in others by accident.
SHORTEST_UNLISTED = 5
_LISTED_FREQUENCY = 30
# Letters between two parts that belong to neither.
_LINKS = "se"


class _Words(NamedTuple):
    """Folded words by what they are to a compound."""

    parts: frozenset[str]
    keys: frozenset[str]
    never: frozenset[str]
    whole: frozenset[str]


@cache
def _words() -> _Words:
    lines = read_list("compound_parts.txt")
    no_parts = [one[1:] for one in lines if one.startswith("-")]
    parts = frozenset(one for one in lines if one[0] not in "-!")
    return _Words(
        parts,
        frozenset(key(one) for one in parts),
        frozenset(key(one) for one in no_parts)
        | frozenset(key(one) for one in read_list("function_words.txt"))
        - frozenset(key(one) for one in parts),
        frozenset(key(one[1:]) for one in lines if one.startswith("!")),
    )


def is_listed(shared: str) -> bool:
    """Whether a key is that of a word that council compounds are made of: then it names a thing."""
    return shared in _words().keys


class _Part(NamedTuple):
    """A part of a compound: its letters there, its key, and whether that is a listed word."""

    written: str
    key: str
    is_listed: bool


class _Two(NamedTuple):
    """A compound taken apart in two."""

    left: _Part
    right: _Part


class Splitter:
    """Takes words apart. `frequency` says how many records have a word of that key that is at
    least five letters long, `common` whether several have a folded word."""

    def __init__(self, frequency: Callable[[str], int], common: Callable[[str], bool]) -> None:
        self._frequency = frequency
        self._common = common
        # Many words begin with the same first part and end in the same last one.
        self._first = cache(self._read_first)
        self._last = cache(self._read_last)

    def parts(self, folded: str) -> tuple[str, ...]:
        """The keys of a compound's parts in their order; none when it is no compound."""
        if len(folded) < _SHORTEST_FIRST + SHORTEST_LAST or not folded.isalpha():
            return ()
        whole = key(folded)
        if whole in _words().whole:
            return ()
        two = self._best(folded)
        if two is None:
            return self._three(folded)
        keys: list[str] = []
        for part in (two.left, two.right):
            inner = self._best(part.written) if len(part.written) >= 9 else None
            keys += [inner.left.key, inner.right.key] if inner else []
            keys.append(part.key)
        return tuple(one for one in dict.fromkeys(keys) if one != whole)

    def places(self, word: str) -> Iterator[int]:
        """Where a first part of `word` may end: a word does there, or one and a link."""
        parts, common = _words().parts, self._common
        is_word = False
        for place in range(_SHORTEST_FIRST, len(word) - SHORTEST_LAST + 1):
            beginning, was_word = word[:place], is_word
            is_word = beginning in parts or (place >= SHORTEST_UNLISTED and common(beginning))
            if is_word or (was_word and beginning[-1] in _LINKS):
                yield place

    def _three(self, word: str) -> tuple[str, ...]:
        """The keys of the parts of a compound whose last two make no word that is known."""
        found = []
        for place in range(_SHORTEST_OF_THREE, len(word) - 2 * _SHORTEST_OF_THREE + 1):
            first = self._first(word[:place])
            rest = self._best(word[place:]) if first else None
            if first is None or rest is None:
                continue
            if min(len(rest.left.written), len(rest.right.written)) >= _SHORTEST_OF_THREE:
                found.append((first, rest))
        if not found:
            return ()
        first, rest = found[0] if len(found) == 1 else max(found, key=self._score_of_three)
        return first.key, rest.left.key, rest.right.key

    def _best(self, word: str) -> _Two | None:
        found = []
        for place in self.places(word):
            left = self._first(word[:place])
            right = self._last(word[place:]) if left else None
            if left is not None and right is not None:
                found.append(_Two(left, right))
        if len(found) > 1:  # mostly there is one, and how often its parts are used is no matter
            return max(found, key=self._score)
        return found[0] if found else None

    def _score(self, two: _Two) -> float:
        score = math.log(self._weight(two.left)) + math.log(self._weight(two.right))
        # Long parts are seldom an accident.
        return score + 0.5 * min(len(two.left.written), len(two.right.written))

    def _score_of_three(self, three: tuple[_Part, _Two]) -> float:
        first, rest = three
        return self._score(rest) + math.log(self._weight(first))

    def _read_first(self, part: str) -> _Part | None:
        """A first part as it stands, or without its link."""
        words = _words()
        for bare in (part, part[:-1]) if part[-1] in _LINKS else (part,):
            length = len(bare)
            if length < _SHORTEST_FIRST:
                break
            listed = bare in words.parts
            if listed or (length >= SHORTEST_UNLISTED and self._common(bare)):
                shared = key(bare)
                if shared not in words.never:
                    return _Part(part, shared, listed)
        return None

    def _read_last(self, part: str) -> _Part | None:
        """A last part, which takes the endings of the compound."""
        words = _words()
        shared = key(part)
        if shared in words.never:
            return None
        listed = shared in words.keys
        if listed or (len(part) >= SHORTEST_UNLISTED and self._frequency(shared) > 1):
            return _Part(part, shared, listed)
        return None

    def _weight(self, part: _Part) -> float:
        return self._frequency(part.key) + (_LISTED_FREQUENCY if part.is_listed else 1)
