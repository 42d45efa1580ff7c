"""Whether a commitment is among the first ten for two words of its title and a third one that is
changed in the way of its class."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import NamedTuple

from bench.corpora.commitments import Corpus
from bench.looking_up.table import row

PER_CLASS = 55
_LEAST, _LEAST_OF_ALL = 0.9, 0.95

Texts = dict[str, tuple[str, str]]
# A query to the identifiers found, best first; whether its last word is still being typed.
Find = Callable[[str, bool], list[str]]


class Case(NamedTuple):
    """A query and the commitment it is meant for."""

    name: str
    query: str
    meant: str


def cases(texts: Texts) -> Iterator[Case]:
    """The same cases for the same texts (identifier: title, text), class by class."""
    chance = random.Random(11)
    every = list(texts.items())
    for name, change in _CLASSES.items():
        left = PER_CLASS
        while left:
            identifier, (title, _) = chance.choice(every)
            query = _query(title, change, chance)
            if query is not None:
                left -= 1
                yield Case(name, query, identifier)


def shares(asked: list[Case], find: Find) -> dict[str, float]:
    """How many are found among the first ten, by class."""
    found: dict[str, list[bool]] = {}
    for one in asked:
        first = find(one.query, one.name == "prefix")[:10]
        found.setdefault(one.name, []).append(one.meant in first)
    return {name: sum(hits) / len(hits) for name, hits in found.items()}


def share_of_all(by_class: dict[str, float]) -> float:
    """All classes count the same."""
    return sum(by_class.values()) / len(by_class)


def print_shares(by_class: dict[str, float], count: int) -> list[bool]:
    """The lines of the table; what was kept."""
    kept = [
        row(f"found among ten: {name}", f"{share:.3f}", f">= {_LEAST}", share >= _LEAST)
        for name, share in by_class.items()
    ]
    share = share_of_all(by_class)
    figure = f"{share:.3f} of {count}"
    kept.append(row("found among ten: all", figure, f">= {_LEAST_OF_ALL}", share >= _LEAST_OF_ALL))
    return kept


Change = Callable[[str, random.Random], str | None]


def _query(title: str, change: Change, chance: random.Random) -> str | None:
    """Three words of a title, the longest of them changed; None when it cannot be."""
    words = sorted({one for one in title.lower().split() if len(one) > 3}, key=len)
    if len(words) < 3:
        return None
    changed = change(words[-1], chance)
    return None if changed is None else f"{words[-2]} {words[-3]} {changed}"


def _inflected(word: str, chance: random.Random) -> str | None:
    if word.endswith(("erne", "en", "er", "s", "e")):
        return None
    return word + chance.choice(("en", "er", "erne", "ens"))


def _part(word: str, chance: random.Random) -> str | None:
    """One part of a compound: the corpus makes them of its simple words."""
    parts = [one for one in _simple() if word.startswith(one) and len(one) < len(word) - 3]
    return max(parts, key=len) if parts and max(map(len, parts)) >= 4 else None


def _simple() -> list[str]:
    if not _SIMPLE:
        _SIMPLE.extend(Corpus(1).simple)
    return _SIMPLE


_SIMPLE: list[str] = []


def _mistyped(word: str, chance: random.Random) -> str | None:
    if len(word) < 6:
        return None
    place = chance.randrange(1, len(word) - 1)
    other = chance.choice("aeioutrnslk")
    return chance.choice((
        word[:place] + word[place + 1 :],
        word[:place] + other + word[place:],
        word[:place] + other + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ))  # fmt: skip


def _twice_mistyped(word: str, chance: random.Random) -> str | None:
    if len(word) < 10:
        return None
    half = len(word) // 2
    first, last = _mistyped(word[:half] + "xxx", chance), _mistyped("xxx" + word[half:], chance)
    if not first or not last or not first.endswith("xxx") or not last.startswith("xxx"):
        return None
    return first[:-3] + last[3:]


def _spelt(word: str, _: random.Random) -> str | None:
    spelt = word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return spelt if spelt != word else None


def _bare(word: str, _: random.Random) -> str | None:
    bare = word.replace("æ", "a").replace("ø", "o").replace("å", "a")
    return bare if bare != word else None


def _begun(word: str, chance: random.Random) -> str | None:
    return word[: chance.randint(4, len(word) - 2)] if len(word) > 6 else None


_CLASSES: dict[str, Change] = {
    "exact": lambda word, _: word,
    "inflected": _inflected,
    "compound": _part,
    "one typo": _mistyped,
    "two typos": _twice_mistyped,
    "ae/oe/aa": _spelt,
    "dropped letters": _bare,
    "prefix": _begun,
}
