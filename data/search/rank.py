"""How well a record answers a query: which of its words match, how, and where they stand.

Pure: numbers of words in, a score out. Knows neither the index nor the query language.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

# How a word matches, best first, and what that is worth.
LITERAL, FOLDED, FORM, PREFIX, FOLDED_PREFIX, PART, TYPO, SYNONYM = range(8)
MANNERS = ("literal", "literal", "form", "prefix", "prefix", "part", "typo", "synonym")
_WORTH = (1.0, 0.97, 0.9, 0.84, 0.81, 0.62, 0.55, 0.5)
# Where it stands: title, text, context (what the record belongs to and who said it).
_PLACES = (1.0, 0.72, 0.5)
_SIDE_BY_SIDE = 0.06


class Sought(NamedTuple):
    """One word of a query: the numbers of the words that answer it and how, and its weight.
    `unlisted`: what a record found by a short prefix is worth, whose words are not listed."""

    manners: Mapping[int, int]
    weight: float
    unlisted: float = 0.0


class Verdict(NamedTuple):
    """A record's score between 0 and about 1, the manner of the weakest match, the numbers of the
    words that matched, and the share of the query's weight that was found."""

    score: float
    manner: int
    words: tuple[int, ...]
    found: float


def judge(words: array[int], sought: Sequence[Sought]) -> Verdict:
    """Judge a record by its words (numbers; 0 ends title, text and context)."""
    total = sum(one.weight for one in sought) or 1.0
    best = [0.0] * len(sought)
    manners = [-1] * len(sought)
    matched: list[int] = []
    together = 0
    place, before = 0, -1
    for number in words:
        if number == 0:
            place, before = place + 1, -1
            continue
        hit = -1
        for index, one in enumerate(sought):
            manner = one.manners.get(number)
            if manner is None:
                continue
            hit = index
            worth = _WORTH[manner] * _PLACES[place]
            if worth > best[index]:
                best[index], manners[index] = worth, manner
        if hit >= 0:
            if before >= 0 and hit == before + 1:
                together += 1
            matched.append(number)
        before = hit
    for index, one in enumerate(sought):
        if one.unlisted > best[index]:
            best[index], manners[index] = one.unlisted, PREFIX
    score = sum(one.weight * worth for one, worth in zip(sought, best, strict=True)) / total
    found = sum(one.weight for one, worth in zip(sought, best, strict=True) if worth) / total
    if together:
        score += _SIDE_BY_SIDE * min(together, len(sought)) / len(sought)
    return Verdict(score, max(manners, default=-1), tuple(dict.fromkeys(matched)), found)


def side_by_side(words: array[int], phrase: Sequence[Container[int]]) -> bool:
    """Whether words that answer `phrase` stand one after the other in one place."""
    length = len(phrase)
    return any(
        all(words[start + offset] in phrase[offset] for offset in range(length))
        for start in range(len(words) - length + 1)
    )
