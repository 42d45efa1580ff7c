"""Where a Danish compound is taken apart: `plejefamilier` is pleje and familie.

Decided by the words of the library itself and by a list of words that council compounds are made
of (`compound_parts.txt`; `-` before what is no part, `!` before what is never taken apart). Knows
keys of words, not the index.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from data.search.words import key, read_list

# The first part may have two letters when it is listed (`by`, `bo`, `el`), the last three.
_SHORTEST_FIRST = 2
_SHORTEST_LAST = 3
# Below this length only listed words are parts: short words turn up in others by accident.
SHORTEST_UNLISTED = 5
_LISTED_FREQUENCY = 30
_LINKS = ("", "s", "e")


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
        frozenset(key(one) for one in (*no_parts, *read_list("function_words.txt"))) - parts,
        frozenset(key(one[1:]) for one in lines if one.startswith("!")),
    )


class Splitter:
    """Takes words apart. `frequency` says how many records have a word of that key that is at
    least five letters long; words of one record alone are no parts."""

    def __init__(self, frequency: Callable[[str], int]) -> None:
        self._frequency = frequency

    def parts(self, folded: str) -> tuple[str, ...]:
        """The keys of a compound's parts in their order; none when it is no compound."""
        if len(folded) < _SHORTEST_FIRST + _SHORTEST_LAST or not folded.isalpha():
            return ()
        whole = key(folded)
        two = None if whole in _words().whole else self._best(folded)
        if two is None:
            return ()
        left, right, _score = two
        keys: list[str] = []
        for part, shared in (left, right):
            inner = self._best(part) if len(part) >= 9 else None
            keys += [inner[0][1], inner[1][1]] if inner else []
            keys.append(shared)
        return tuple(one for one in dict.fromkeys(keys) if one != whole)

    def _best(self, word: str) -> tuple[tuple[str, str], tuple[str, str], float] | None:
        best = None
        for place in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1):
            right = self._known(word[place:], last=True)
            if right is None:
                continue
            left = self._known(word[:place], last=False)
            if left is None:
                continue
            score = math.log(left[1]) + math.log(right[1])
            # Long parts are seldom an accident.
            score += 0.5 * min(place, len(word) - place)
            if best is None or score > best[2]:
                best = ((word[:place], left[0]), (word[place:], right[0]), score)
        return best

    def _known(self, part: str, *, last: bool) -> tuple[str, float] | None:
        """The key and weight of a part as it stands, or without its link."""
        words = _words()
        for link in ("",) if last else _LINKS:
            bare = part.removesuffix(link)
            if (link and bare == part) or len(bare) < _SHORTEST_FIRST:
                continue
            shared = key(bare)
            if shared in words.never:
                continue
            # The last part of a compound is inflected (`landsbyen`), a long first part may be.
            inflects = last or len(bare) >= SHORTEST_UNLISTED
            listed = bare in words.parts or (inflects and shared in words.keys)
            if listed:
                return shared, _LISTED_FREQUENCY + self._frequency(shared)
            if len(bare) >= SHORTEST_UNLISTED and (found := self._frequency(shared)) > 1:
                return shared, found
        return None
