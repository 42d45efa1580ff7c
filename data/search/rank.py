"""How well a record answers a query: which of its words match, how, and where they stand.

Pure: numbers of words in, a score out. Knows neither the index nor the query language.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

# How a word matches, best first, and what that is worth.
LITERAL, FOLDED, FORM, PREFIX, FOLDED_PREFIX, PART, TYPO, SYNONYM, SYNONYM_PART = range(9)
MANNERS = ("literal", "literal", "form", "prefix", "prefix", "part", "typo", "synonym", "synonym")
_WORTH = (1.0, 0.97, 0.9, 0.84, 0.81, 0.62, 0.55, 0.5, 0.44)
# Where it stands: title, text, headings, context (place, document, who said it), beside quotes.
_PLACES = (1.0, 0.72, 0.6, 0.5, 0.3)
_SIDE_BY_SIDE = 0.06
_MISSING = -1

Manners = Mapping[int, int]
# Which word of the query and which of its parts a word answers, and in which manner.
_Answer = tuple[int, int, int]


class Sought(NamedTuple):
    """One word of a query and what answers it: any of `ways`, of each way every part. A part is
    {number of a word: manner}."""

    ways: tuple[tuple[Manners, ...], ...]
    weight: float


class Verdict(NamedTuple):
    """A record's score between 0 and about 1; the manner of the weakest match and which word of the
    query that was; the numbers of the words that matched; the share of the query's weight that was
    found, and which words of the query were not."""

    score: float
    manner: int
    weakest: int
    words: tuple[int, ...]
    found: float
    missing: tuple[int, ...]


class Judge:
    """Judges records by one query."""

    def __init__(self, sought: Sequence[Sought]) -> None:
        self._sought = sought
        self._total = sum(one.weight for one in sought) or 1.0
        # Every part of every way has a number; a word's number leads to the parts it answers.
        # The end of a place (0) is always of interest.
        self._parts: dict[int, tuple[_Answer, ...]] = {0: ()}
        self._ways: list[list[tuple[int, ...]]] = []
        count = 0
        for index, one in enumerate(sought):
            ways = []
            for way in one.ways:
                ways.append(tuple(range(count, count + len(way))))
                for manners in way:
                    self._add(index, count, manners)
                    count += 1
            self._ways.append(ways)
        self._count = count

    def _add(self, index: int, part: int, manners: Manners) -> None:
        """Let words answer a part; thousands of them, mostly all in the same manner."""
        numbers: dict[int, list[int]] = {}
        for number, manner in manners.items():
            numbers.setdefault(manner, []).append(number)
        for manner, some in numbers.items():
            same: tuple[_Answer, ...] = ((index, part, manner),)
            answers = dict.fromkeys(some, same)
            for number in answers.keys() & self._parts.keys():
                answers[number] = self._parts[number] + answers[number]
            self._parts.update(answers)

    def judge(self, words: array[int]) -> Verdict:
        """Judge a record by its words (numbers; 0 ends each place)."""
        worths = [0.0] * self._count
        manners = [_MISSING] * self._count
        matched: list[int] = []
        together = place = 0
        before, before_index = -2, _MISSING
        parts = self._parts
        for position, number in [(at, one) for at, one in enumerate(words) if one in parts]:
            if number == 0:
                place += 1
                continue
            hits = parts[number]
            for _, part, manner in hits:
                worth = _WORTH[manner] * _PLACES[place]
                if worth > worths[part]:
                    worths[part], manners[part] = worth, manner
            matched.append(number)
            index = hits[0][0]
            together += position == before + 1 and index == before_index + 1
            before, before_index = position, index
        return self._verdict(worths, manners, matched, together)

    def _verdict(
        self, worths: list[float], manners: list[int], matched: list[int], together: int
    ) -> Verdict:
        score = found = 0.0
        weakest, weakest_word = _MISSING, _MISSING
        missing = []
        for index, (one, ways) in enumerate(zip(self._sought, self._ways, strict=True)):
            worth, manner = 0.0, _MISSING
            for way in ways:
                if len(way) == 1:
                    this, how = worths[way[0]], manners[way[0]]
                else:
                    this = min([worths[part] for part in way])
                    how = max([manners[part] for part in way])
                if this > worth:
                    worth, manner = this, how
            if not worth:
                missing.append(index)
                continue
            score += one.weight * worth
            found += one.weight
            if manner > weakest:
                weakest, weakest_word = manner, index
        score = score / self._total + _SIDE_BY_SIDE * min(together, 3) / max(len(self._ways), 1)
        words = tuple(dict.fromkeys(matched))
        return Verdict(score, weakest, weakest_word, words, found / self._total, tuple(missing))


def side_by_side(words: array[int], phrase: Sequence[Container[int]]) -> bool:
    """Whether words that answer `phrase` stand one after the other in one place."""
    length = len(phrase)
    return any(
        all(words[start + offset] in phrase[offset] for offset in range(length))
        for start in range(len(words) - length + 1)
    )


def merged(parts: Iterable[Manners]) -> dict[int, int]:
    """One part that any of `parts` answers, each word in its best manner."""
    found: dict[int, int] = {}
    for part in parts:
        for number, manner in part.items():
            found[number] = min(manner, found.get(number, manner))
    return found
