"""Which earlier commitments matter for a text: an agenda item, or one line of it.

Both are compared as bundles of subjects: keys of words, of the parts of compounds and of synonyms,
each weighing more the fewer records have it, and little when it stands on every agenda
(`general_words.txt`). Nothing is related when what is shared is too little.
"""

from __future__ import annotations

import math
import re
import sqlite3
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from data.search.entries import facet
from data.search.expand import quoted
from data.search.index_rows import KEY_MARK, PART_MARK, key_number, splitter_of, unpack_numbers
from data.search.synonyms import synonyms_of
from data.search.words import Token, function_words, key, read_list, tokens

# What a shared word counts when it stands for itself on both sides, is the part of a compound on
# one, or on both: the first parts of two compounds are a common subject (trivselsinitiativ,
# trivselsperson), the last ones only a kind of thing (dagpleje, familiepleje).
_WHOLE_PART = 0.5
_FIRST_FIRST = 0.35
_OTHER_PARTS = 0.1
_SYNONYM = 0.8
_NEAR = 0.65
# What words count that stand on every agenda; that name a municipality or a body; that are short
# and unknown as subjects, for subjects are mostly long.
_GENERAL = 0.06
_NAME = 0.1
_SHORT = 0.45
_MIDDLING = 0.7
_LONG_WORD = 10
_MIDDLING_WORD = 7
_TITLE_OF_TEXT = 3.0
# What a word of a commitment counts by where it stands: title, text, headings, context, beside its
# quotes.
_PLACES = (1.0, 0.75, 0.35, 0.12, 0.1)
# A commitment of a municipality that the text names, and one of another than it names.
_SAME_PLACE = 1.2
_OTHER_PLACE = 0.9
# Below the first nothing is related, however far the best is ahead. What follows a related one may
# have less: a share of the best, more of it for a line than for a whole item.
_LEAST = 0.05
_LEAST_AFTER = 0.02
_SHARE_OF_BEST = 0.15
_SHARE_OF_BEST_LINE = 0.5
# A text of so few words is a line; of what it is about so much must be shared.
LINE = 14
_LEAST_OF_LINE = 0.33
_STRONGEST = 14
_LONGEST = 2_000
_POSTINGS = 6_000
_PER_SUBJECT = 600
_MOST_SUBJECTS = 24
_AT_ONCE = 900
_CANDIDATES = 50
# So many records are kept weighed for the next text; some 20 MB.
_MOST_WEIGHED = 4_000
# Bodies and offices: a compound that ends in one of these names who, not what.
_BODIES = frozenset(
    key(one)
    for one in ("udvalg", "forvaltning", "afdeling", "magistrat", "byrad", "direktor", "rad",
                "chef", "kommune", "parti", "bestyrelse")
)  # fmt: skip
# `Kultur og Borgerservice`: the name of a department inside a sentence.
_DEPARTMENT = re.compile(r"(?<=[a-zæøå,] )[A-ZÆØÅ][a-zæøå]+ og [A-ZÆØÅ][a-zæøå]+")


class Related(NamedTuple):
    """A record that is related: its rowid, how like the text it is, why, and the shared words."""

    rowid: int
    score: float
    same_place: bool
    words: tuple[str, ...]


class Subject(NamedTuple):
    """One subject of a text: its weight there, and the word of the text it comes from."""

    weight: float
    word: str


class Likeness(NamedTuple):
    """How like a text a record is, from 0 to 1, and the words that they share, strongest first."""

    score: float
    words: tuple[str, ...]


@cache
def _general() -> frozenset[str]:
    return frozenset(read_list("general_words.txt"))


@cache
def _general_keys() -> frozenset[str]:
    return frozenset(key(one) for one in _general())


def _may_be_subject(token: Token) -> bool:
    """Whether a word of a text can be what it is about: no number, letter or filler."""
    folded = token.folded
    return (
        len(folded) >= 3
        and folded.isalpha()
        and folded not in function_words()
        and folded not in _general()
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


class _Weighed(NamedTuple):
    """The subjects of a record with their weights (as words of their own, as first and as other
    parts), and how long the words are as one vector."""

    whole: dict[str, float]
    first: dict[str, float]
    other: dict[str, float]
    length: float


class Known:
    """What one state of an index says of words and records, learnt once for all the texts that are
    compared with it: an agenda has hundreds of lines."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        # Entries are numbered densely: the last number is nearly their count, and is at hand.
        newest = connection.execute("SELECT max(rowid) FROM entry").fetchone()[0]
        self.records: int = newest or 0
        places = connection.execute(
            "SELECT term, id FROM facet WHERE term >= ? AND term < ?",
            (facet("c", ""), facet("d", "")),
        ).fetchall()
        self.municipalities: dict[str, int] = dict(places)
        self._connection = connection
        self._seen: dict[str, int] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self.splitter = splitter_of(connection)
        self.synonyms = synonyms_of(connection)
        self.near = synonyms_of(connection, near=True)
        self.terms: dict[int, tuple[str, str, tuple[str, ...]]] = {}
        self.worths: dict[tuple[str, str], float] = {}
        self.weighed: dict[bytes, _Weighed] = {}
        self.subjects: dict[int, tuple[tuple[int, str, float], ...]] = {}

    def learn(self, keys: Iterable[str]) -> None:
        """Look up at once how many records have words of some keys."""
        wanted = {key_number(one): one for one in keys if one not in self._seen}
        self._seen.update(dict.fromkeys(wanted.values(), 0))
        numbers = list(wanted)
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for number, seen in self._connection.execute(
                f"SELECT key, sum(df) FROM term WHERE key IN ({marks}) GROUP BY key", some
            ).fetchall():
                self._seen[wanted[number]] = seen

    def split(self, words: Iterable[str]) -> None:
        """Look up at once how some folded words are taken apart, as far as the library has them."""
        wanted = [one for one in words if one not in self._parts]
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for folded, parts in self._connection.execute(
                f"SELECT folded, parts FROM term WHERE folded IN ({marks})", some
            ).fetchall():
                self._parts[folded] = tuple((parts or "").split())

    def parts(self, folded: str) -> tuple[str, ...]:
        """The parts of a word, of the library or not."""
        found = self._parts.get(folded)
        if found is None:
            found = self._parts[folded] = self.splitter.parts(folded)
        return found

    def seen(self, shared: str) -> int:
        """How many records have words of a key."""
        if shared not in self._seen:
            self.learn((shared,))
        return self._seen[shared]


class Topic:
    """The subjects of one text as one index sees them. `known` belongs to the same state of it."""

    def __init__(
        self, connection: sqlite3.Connection, known: Known, text: str, municipality: str = ""
    ) -> None:
        self._connection = connection
        self._known = known
        self.is_line = len(tokens(text)) <= LINE
        self._own: dict[str, float] = {}
        self._bundle = self._read(text)
        weights = sorted((one.weight for one in self._bundle.whole.values()), reverse=True)
        self._length = math.sqrt(sum(one * one for one in weights[:_STRONGEST])) or 1.0

        self.places = self._named_places(f"{text} {municipality}")

    def choose(self, records: Mapping[int, array[int]]) -> list[Related]:
        """The related ones among records (rowid: words), best first."""
        self._prepare(records.values())
        local = self._local(records)
        found = []
        for rowid, words in records.items():
            likeness = self._likeness(self._weighed(words))
            same = rowid in local
            factor = _SAME_PLACE if same else _OTHER_PLACE if self.places else 1.0
            found.append(Related(rowid, likeness.score * factor, same, likeness.words))
        found.sort(key=lambda one: (-one.score, -one.rowid))
        if not found or found[0].score < _LEAST:
            return []
        share = _SHARE_OF_BEST_LINE if self.is_line else _SHARE_OF_BEST
        least = max(_LEAST_AFTER, share * found[0].score)
        return [one for one in found if one.score >= least]

    def _local(self, records: Iterable[int]) -> frozenset[int]:
        """Which of the records are of a municipality that the text names."""
        rowids = list(records)
        marks = ",".join("?" * len(rowids))
        rows = self._connection.execute(
            f"SELECT rowid, facets FROM entry WHERE rowid IN ({marks})", rowids
        ).fetchall()
        return frozenset(
            rowid for rowid, facets in rows if self.places & set(unpack_numbers(facets))
        )

    def _named_places(self, text: str) -> frozenset[int]:
        """The municipalities of the library that the text names, as numbers of facets."""
        terms = {facet("c", one.folded) for one in tokens(text)}
        places = self._known.municipalities
        return frozenset(places[term] for term in terms & places.keys())

    def _read(self, text: str) -> _Bundle:
        title, _, rest = _DEPARTMENT.sub(" ", text.strip()).partition("\n")
        bundle = _Bundle()
        counts: dict[str, float] = {}
        words: dict[str, str] = {}
        folded: dict[str, str] = {}
        for part, factor in ((title, _TITLE_OF_TEXT), (rest, 1.0)):
            found = tokens(part)[:_LONGEST]
            self._add_synonyms(bundle, found, factor)
            for token in found:
                if len(token.folded) < 3 or token.folded in function_words():
                    continue
                if token.folded.isalpha():
                    shared = key(token.folded)
                    words.setdefault(shared, token.word)
                    folded.setdefault(shared, token.folded)
                    counts[shared] = counts.get(shared, 0.0) + factor
        self._known.split(folded.values())
        apart = (part for one in folded.values() for part in self._known.parts(one))
        self._known.learn((*counts, *apart))
        for shared, count in counts.items():
            self._add(bundle, shared, folded[shared], words[shared], 1.0 + math.log(max(count, 1)))
        return bundle

    def _add(self, bundle: _Bundle, shared: str, folded: str, word: str, weight: float) -> None:
        parts = self._known.parts(folded)
        body = bool(parts) and parts[-1] in _BODIES
        own = weight * self.worth(shared, folded) * (_NAME if body else 1.0)
        self._own[word] = own
        bundle.add(bundle.whole, shared, own, word)
        if body:
            return
        for place, part in enumerate(parts):
            table = bundle.first if place == 0 else bundle.other
            bundle.add(table, part, weight * self.worth(part, part), word)

    def _add_synonyms(self, bundle: _Bundle, found: list[Token], weight: float) -> None:
        near = 0.0 if self.is_line else _NEAR
        kinds = ((self._known.synonyms, _SYNONYM), (self._known.near, near))
        for synonyms, worth in kinds:
            for start, end, meant in synonyms.alternatives(found):
                if not any(_may_be_subject(one) for one in found[start:end]):
                    continue
                written = " ".join(one.word for one in found[start:end])
                for one in meant:
                    share = weight * worth * self.worth(one, one) / len(meant)
                    bundle.add(bundle.whole, one, share, written)

    def worth(self, shared: str, folded: str) -> float:
        """How much a word says about what a text is about, from 0 to 1: more the fewer records
        have it and the more it looks like a subject."""
        found = self._known.worths.get((shared, folded))
        if found is None:
            found = self._rare(shared) * self._topical(shared, folded)
            self._known.worths[shared, folded] = found
        return found

    def _rare(self, shared: str) -> float:
        seen = self._known.seen(shared)
        records = self._known.records
        rare = math.log((records + 1) / (min(seen, records) + 0.5))
        return max(rare / math.log(1 + records), 0.0)

    def _topical(self, shared: str, folded: str) -> float:
        if shared in function_words():
            return 0.0
        known = self._known.near.knows(shared)
        # `fraværende` stands in every list of members, `fravær` is a subject.
        if folded in _general() or shared in _BODIES or (shared in _general_keys() and not known):
            return _GENERAL
        if facet("c", folded) in self._known.municipalities:
            return _NAME
        if known or len(folded) >= _LONG_WORD:
            return 1.0
        return _MIDDLING if len(folded) >= _MIDDLING_WORD else _SHORT

    def candidates(self, without: str) -> list[int]:
        """The rowids of the records that share most with the text, strongest subjects first until
        enough postings were read. `without`: a term that none of them has."""
        gathered: dict[int, float] = {}
        left = _POSTINGS
        for shared, weight in self._strongest():
            either = f"{quoted(KEY_MARK + shared)} OR {quoted(PART_MARK + shared)}"
            match = f"({either}) NOT {quoted(without)}"
            rows = self._connection.execute(
                "SELECT rowid FROM every WHERE every MATCH ? ORDER BY rowid DESC LIMIT ?",
                (match, min(left, _PER_SUBJECT)),
            ).fetchall()
            for (rowid,) in rows:
                gathered[rowid] = gathered.get(rowid, 0.0) + weight
            left -= len(rows)
            if left <= 0:
                break
        best = sorted(gathered, key=lambda rowid: -gathered[rowid])
        return best[:_CANDIDATES]

    def _strongest(self) -> list[tuple[str, float]]:
        weights: dict[str, float] = {}
        for table, factor in (
            (self._bundle.whole, 1.0),
            (self._bundle.first, _WHOLE_PART),
            (self._bundle.other, _OTHER_PARTS),
        ):
            for shared, subject in table.items():
                weights[shared] = max(weights.get(shared, 0.0), subject.weight * factor)
        return sorted(weights.items(), key=lambda one: -one[1])[:_MOST_SUBJECTS]

    def _prepare(self, records: Iterable[array[int]]) -> None:
        """Learn the keys of all words of some records at once."""
        wanted = {number for words in records for number in words} - {0} - self._known.terms.keys()
        numbers = list(wanted)
        keys: set[str] = set()
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for number, folded, shared, parts in self._connection.execute(
                "SELECT id, folded, coalesce(shared, folded), parts FROM term"
                f" WHERE id IN ({marks})",
                some,
            ).fetchall():
                split = tuple(parts.split()) if parts else ()
                self._known.terms[number] = (folded, shared, split)
                keys.add(shared)
                keys.update(split)
        self._known.learn(keys)

    def _weighed(self, words: array[int]) -> _Weighed:
        # By its words: another window may have given the row to a record that was changed since.
        same = words.tobytes()
        found = self._known.weighed.get(same)
        if found is None:
            if len(self._known.weighed) >= _MOST_WEIGHED:
                self._known.weighed.clear()
            found = self._known.weighed[same] = self._weigh(words)
        return found

    def _likeness(self, weighed: _Weighed) -> Likeness:
        """How like the text a record is, by its words."""
        record, text = weighed, self._bundle
        shared: dict[str, float] = {}
        for mine, theirs, factor in (
            (text.whole, record.whole, 1.0),
            (text.whole, record.first, _WHOLE_PART),
            (text.whole, record.other, _WHOLE_PART),
            (text.first, record.whole, _WHOLE_PART),
            (text.other, record.whole, _WHOLE_PART),
            (text.first, record.first, _FIRST_FIRST),
            (text.first, record.other, _OTHER_PARTS),
            (text.other, record.first, _OTHER_PARTS),
            (text.other, record.other, _OTHER_PARTS),
        ):
            for one in mine.keys() & theirs.keys():
                worth = mine[one].weight * theirs[one] * factor
                word = mine[one].word
                shared[word] = max(shared.get(word, 0.0), worth)
        if self.is_line and self._covered(shared) < _LEAST_OF_LINE:
            return Likeness(0.0, ())
        score = sum(shared.values()) / (weighed.length * self._length)
        ordered = sorted(shared.items(), key=lambda one: -one[1])
        strong = [word for word, worth in ordered if worth >= 0.15 * ordered[0][1]]
        return Likeness(score, tuple(strong[:6]))

    def _covered(self, shared: Iterable[str]) -> float:
        """How much of what a line is about the shared words are."""
        own = {word: weight for word, weight in self._own.items() if weight}
        words = {word for written in shared for word in written.split()}
        return sum(own.get(word, 0.0) for word in words) / (sum(own.values()) or 1.0)

    def _weigh(self, words: array[int]) -> _Weighed:
        tables: tuple[dict[str, float], dict[str, float], dict[str, float]] = ({}, {}, {})
        known, seen = self._known.subjects, set[int]()
        places = iter(_PLACES)
        worth = next(places)
        for number in words:
            if number == 0:
                worth = next(places, 0.0)
                continue
            # Places come in the order of their worth: a word that comes again counts no more.
            if number in seen:
                continue
            seen.add(number)
            subjects = known.get(number)
            for table, subject, own in self._subjects_of(number) if subjects is None else subjects:
                weights, weight = tables[table], worth * own
                if weight > weights.get(subject, 0.0):
                    weights[subject] = weight
        length = math.sqrt(sum(weight * weight for weight in tables[0].values())) or 1.0
        return _Weighed(*tables, length)

    def _subjects_of(self, number: int) -> tuple[tuple[int, str, float], ...]:
        """The subjects of a word of a record: in which table, which, how much."""
        folded, shared, parts = self._known.terms.get(number, ("", "", ()))
        all_of_them = [(0, shared, self.worth(shared, folded))] if shared else []
        for index, part in enumerate(parts):
            all_of_them.append((1 if index == 0 else 2, part, self.worth(part, part)))
        found = self._known.subjects[number] = tuple(one for one in all_of_them if one[2])
        return found
