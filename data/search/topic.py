"""What a text is about: an agenda item, or one line of it, as a bundle of subjects.

Subjects are keys of words, of the parts of compounds and of synonyms, each weighing more the fewer
records have it, and little when it stands on every agenda (`general_words.txt`). Those that name a
whole field of work (`broad_words.txt`) do not tell by themselves what a text is about.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from data.search.entries import facet
from data.search.known import BODIES, NAME, Known, general, is_telling
from data.search.words import Token, function_words, key, tokens, word_key

# What a shared word counts when it stands for itself on both sides, is the part of a compound on
# one, or on both: the first parts of two compounds are a common subject (trivselsinitiativ,
# trivselsperson), the last ones only a kind of thing (dagpleje, familiepleje).
_WHOLE_PART = 0.5
_FIRST_FIRST = 0.35
_OTHER_PARTS = 0.1
_SYNONYM = 0.7
_NEAR = 0.65
_TITLE_OF_TEXT = 3.0
# A text of so few words is a line.
_LINE = 14
_STRONGEST = 14
_LONGEST = 2_000
# `Kultur og Borgerservice`: the name of a department inside a sentence.
_DEPARTMENT = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå]+ og [A-ZÆØÅ][a-zæøå]+")


def _subjects(text: str, words: list[Token]) -> list[Token]:
    """Those of the words of a text that may be what it is about, without names of departments."""
    shorter = _DEPARTMENT.sub(" ", text)
    return (words if shorter == text else tokens(shorter))[:_LONGEST]


class Subject(NamedTuple):
    """One subject of a text: its weight there, and the word of the text it comes from."""

    weight: float
    word: str


def _may_be_subject(token: Token) -> bool:
    """Whether a word of a text can be what it is about: no number, letter or filler."""
    folded = token.folded
    return (
        len(key(folded)) >= 3
        and folded.isalpha()
        and folded not in function_words()
        and folded not in general()
    )


class _Bundle:
    """Subjects with their weights: as words of their own, as first and as other parts."""

    def __init__(self) -> None:
        self.whole: dict[str, Subject] = {}
        self.first: dict[str, Subject] = {}
        self.other: dict[str, Subject] = {}

    def add(self, table: dict[str, Subject], shared: str, weight: float, word: str) -> None:
        """Put a subject in where it counts more than before."""
        known = table.get(shared)
        if weight > 0 and (known is None or weight > known.weight):
            table[shared] = Subject(weight, word)


class Reach(NamedTuple):
    """What a record that has a subject shares with the text: which word of the text, whether that
    by itself tells what the text is about, and how much when the subject is a word of the record,
    the first part of one, or another part."""

    word: str
    telling: bool
    whole: float
    first: float
    other: float


class Topic:
    """The subjects of one text as one index sees them."""

    def __init__(self, known: Known, text: str, municipality: str = "") -> None:
        self._known = known
        first, _, rest = text.strip().partition("\n")
        title, body = tokens(first), tokens(rest)
        self.is_line = len(title) + len(body) <= _LINE
        self._title = frozenset(one.word for one in title)
        self._own: dict[str, float] = {}
        # Words that say too little by themselves, whatever they are synonyms of.
        self._broad: set[str] = set()
        self._bundle = self._read(_subjects(first, title), _subjects(rest, body))
        self.length = self._length()
        self.places = self._named_places((*title, *body, *tokens(municipality)))
        self.reach = self._reach()

    def _length(self) -> float:
        """How much the text is about: of each of its words what counts most, it or a synonym."""
        weights: dict[str, float] = {}
        for subject in self._bundle.whole.values():
            weights[subject.word] = max(weights.get(subject.word, 0.0), subject.weight)
        strongest = sorted(weights.values(), reverse=True)[:_STRONGEST]
        return math.sqrt(sum(one * one for one in strongest)) or 1.0

    def _named_places(self, words: Iterable[Token]) -> frozenset[int]:
        """The municipalities of the library that the text names, as numbers of facets."""
        places = self._known.municipalities
        terms = {facet("c", one.folded) for one in words}
        return frozenset(places[term] for term in terms & places.keys())

    def strongest(self) -> list[tuple[str, float]]:
        """The subjects and their weights, the heaviest first."""
        weights: dict[str, float] = {}
        for table, factor in (
            (self._bundle.whole, 1.0),
            (self._bundle.first, _WHOLE_PART),
            (self._bundle.other, _OTHER_PARTS),
        ):
            for shared, subject in table.items():
                weights[shared] = max(weights.get(shared, 0.0), subject.weight * factor)
        return sorted(weights.items(), key=lambda one: -one[1])

    def is_in_title(self, shared: Iterable[str]) -> bool:
        """Whether the title of the text has one of its words that are shared."""
        return any(word in self._title for written in shared for word in written.split())

    def covered(self, shared: Iterable[str]) -> float:
        """How much of what a line is about some of its words are."""
        own = {word: weight for word, weight in self._own.items() if weight}
        words = {word for written in shared for word in written.split()}
        return sum(own.get(word, 0.0) for word in words) / (sum(own.values()) or 1.0)

    def _reach(self) -> dict[str, list[Reach]]:
        found: dict[str, list[Reach]] = {}
        for table, (whole, first, other) in (
            (self._bundle.whole, (1.0, _WHOLE_PART, _WHOLE_PART)),
            (self._bundle.first, (_WHOLE_PART, _FIRST_FIRST, _OTHER_PARTS)),
            (self._bundle.other, (_WHOLE_PART, _OTHER_PARTS, _OTHER_PARTS)),
        ):
            for shared, (weight, word) in table.items():
                telling = word not in self._broad and is_telling(shared)
                reach = Reach(word, telling, weight * whole, weight * first, weight * other)
                found.setdefault(shared, []).append(reach)
        return found

    def _read(self, title: list[Token], body: list[Token]) -> _Bundle:
        bundle = _Bundle()
        counts: dict[str, float] = {}
        words: dict[str, Token] = {}
        places = ((title, _TITLE_OF_TEXT), (body, 1.0))
        for found, factor in places:
            for token in found:
                folded = token.folded
                if len(folded) < 3 or folded in function_words() or not folded.isalpha():
                    continue
                shared = key(folded)
                words.setdefault(shared, token)
                counts[shared] = counts.get(shared, 0.0) + factor
        self._known.split([one.folded for one in words.values()])
        apart = (part for one in words.values() for part in self._known.parts(one.folded))
        self._known.learn((*counts, *apart))
        self._broad = {one.word for shared, one in words.items() if not is_telling(shared)}
        for found, factor in places:
            self._add_synonyms(bundle, found, factor)
        for shared, count in counts.items():
            self._add(bundle, shared, words[shared], 1.0 + math.log(max(count, 1)))
        return bundle

    def _add(self, bundle: _Bundle, shared: str, token: Token, weight: float) -> None:
        word, folded = token.word, token.folded
        parts = self._known.parts(folded)
        body = bool(parts) and parts[-1] in BODIES
        own = weight * self._known.worth(shared, folded) * (NAME if body else 1.0)
        self._own[word] = own
        bundle.add(bundle.whole, shared, own, word)
        if body:
            return
        for place, part in enumerate(parts):
            table = bundle.first if place == 0 else bundle.other
            bundle.add(table, part, weight * self._known.part_worth(part, part), word)

    def _add_synonyms(self, bundle: _Bundle, found: list[Token], weight: float) -> None:
        kinds = [(self._known.synonyms, _SYNONYM)]
        if not self.is_line:
            kinds.append((self._known.near, _NEAR))
        keys = [word_key(one) for one in found]
        known = self._known
        alternatives = [
            (worth, one) for synonyms, worth in kinds for one in synonyms.alternatives(keys)
        ]
        known.learn(shared for _, one in alternatives for shared in one.other)
        for worth, (start, end, meant) in alternatives:
            words = found[start:end]
            if not any(_may_be_subject(one) for one in words):
                continue
            written = " ".join(one.word for one in words)
            worths = [known.worth(one, one) for one in meant]
            # Of a phrase, words that say little take nothing from those that say much.
            many = sum(worths) / (max(worths) or 1.0) or 1.0
            for one, its in zip(meant, worths, strict=True):
                bundle.add(bundle.whole, one, weight * worth * its / many, written)
