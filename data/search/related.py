"""Which earlier commitments matter for a text: an agenda item, or one line of it.

Compares the subjects of the text (`topic`) with those of the records. Nothing is related when what
is shared is too little.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from data.search.candidates import Candidate, load
from data.search.entries import facet
from data.search.expand import any_of, quoted
from data.search.hits import Hit, Marker, titles_of
from data.search.known import Known, Term
from data.search.plan import OTHER_KINDS
from data.search.query import Query, Remark, Word
from data.search.reading import Reading
from data.search.tables import KEY_MARK, PART_MARK, unpack_numbers
from data.search.topic import Topic
from data.search.words import tokens
from data.store.library import Library

# What a word of a commitment counts by where it stands: title, text, headings, context, beside its
# quotes.
_PLACES = (1.0, 0.75, 0.35, 0.12, 0.1)
# A commitment of a municipality that the text names, and one of another than it names.
_SAME_PLACE = 1.2
_OTHER_PLACE = 0.9
# Below the first nothing is related, however far the best is ahead. Where nothing that is shared
# stands in the title of the text more is needed, and of a single word much more, for in the midst
# of a text much is mentioned by the way. What follows a related one may have less: a share of the
# best, more of it for a line than for an item. What is shared must tell something: fields of work
# that both are about (school, culture, dwellings) relate only a line, that shares two and much.
_LEAST = 0.05
_LEAST_BY_THE_WAY = 0.06
_LEAST_OF_ONE_WORD = 0.14
_LEAST_AFTER = 0.02
_LEAST_TELLING = 0.55
_LEAST_OF_FIELDS = 0.25
_SHARE_OF_BEST = 0.15
_SHARE_OF_BEST_LINE = 0.5
# Of what a line is about so much must be shared.
_LEAST_OF_LINE = 0.33
# With so much of the best one's score a commitment speaks for its initiative, and the others of the
# initiative come with so much of its own; a package of many measures is about too much for that.
_SURE = 0.5
_SIBLING = 0.6
_SMALL = 5
_POSTINGS = 6_000
_PER_SUBJECT = 600
_MOST_SUBJECTS = 24
_MOST_ASKED = 100
_CANDIDATES = 32
# A word that `Known` does not know.
_NOTHING = Term("", 0.0, ())
# Of the words that are shared those are named that count so much of the strongest.
_TELLING = 0.15
_MOST_NAMED = 6


def _hit(identifier: str, title: str, score: float, why: Remark, words: tuple[str, ...]) -> Hit:
    answers = tuple(Word(token) for word in words for token in tokens(word))
    spans = Marker(Query("", answers)).spans(title)
    return Hit("commitment", identifier, title, round(score, 4), words, why, spans)


class _Likeness(NamedTuple):
    """How like a text a record is, from 0 to 1, how much of that tells by itself what the text is
    about, and the words that they share with what each of them counts."""

    score: float
    telling: float
    shared: Mapping[str, float]

    @property
    def words(self) -> tuple[str, ...]:
        """The telling ones of the words, strongest first."""
        ordered = sorted(self.shared.items(), key=lambda one: -one[1])
        strong = [word for word, worth in ordered if worth >= _TELLING * ordered[0][1]]
        return tuple(strong[:_MOST_NAMED])


def related_to(
    text: str, municipality: str, known: Known, reading: Reading, library: Library
) -> list[Hit]:
    """The commitments that matter for a text, best first. `known` belongs to the state of the index
    that `reading` reads."""
    topic = Topic(known, text, municipality)
    loaded = load(reading, _candidates(topic, reading))
    found = list(_compared(topic, known, loaded, reading, library))
    if found and not topic.is_line:
        found += _siblings(found, library)
        found.sort(key=lambda one: -one.score)
    return found


def _candidates(topic: Topic, reading: Reading) -> list[int]:
    """The rowids of the commitments that share most with the text, strongest subjects first until
    enough postings were read. What waits for review may be no commitment at all."""
    without = any_of((quoted(facet("e", "unreviewed")), *OTHER_KINDS))
    gathered: dict[int, float] = {}
    left, subjects = _POSTINGS, _MOST_SUBJECTS
    # (The strongest may be words that no record has, any number of them.)
    for shared, weight in topic.strongest()[:_MOST_ASKED]:
        either = f"{quoted(KEY_MARK + shared)} OR {quoted(PART_MARK + shared)}"
        rows = reading.ask(
            "SELECT rowid FROM every WHERE every MATCH ? ORDER BY rowid DESC LIMIT ?",
            (f"({either}) NOT {without}", min(left, _PER_SUBJECT)),
        )
        for (rowid,) in rows:
            gathered[rowid] = gathered.get(rowid, 0.0) + weight
        left -= len(rows)
        subjects -= bool(rows)
        if left <= 0 or not subjects:
            break
    best = sorted(gathered, key=lambda rowid: -gathered[rowid])
    return best[:_CANDIDATES]


def _compared(
    topic: Topic, known: Known, candidates: list[Candidate], reading: Reading, library: Library
) -> Iterator[Hit]:
    """Those of the candidates that are like enough, best first."""
    numbers = set().union(*(one.words for one in candidates)) - {0}
    known.read_terms(numbers)
    comparison = _Comparison(topic, known, numbers)
    local = _local(topic, [one.rowid for one in candidates], reading)
    found = []
    for one in candidates:
        reading.stop_if_told()
        likeness = comparison.likeness(one.words)
        near = _SAME_PLACE if one.rowid in local else _OTHER_PLACE if topic.places else 1.0
        found.append((one, likeness._replace(score=likeness.score * near)))
    found.sort(key=lambda one: (-one[1].score, -one[0].rowid))
    chosen = _chosen(topic, found)
    titles = titles_of(library, (candidate for candidate, _ in chosen))
    for candidate, likeness in chosen:
        title = titles.get(candidate.id)
        if title is not None:  # else removed by another window a moment ago
            code = "same-place" if candidate.rowid in local else "shared-words"
            words = likeness.words
            why = Remark(code, {"words": words})
            yield _hit(candidate.id, title, likeness.score, why, words)


def _chosen(
    topic: Topic, found: list[tuple[Candidate, _Likeness]]
) -> list[tuple[Candidate, _Likeness]]:
    """Those of what was found, best first, that are like enough. For an item one of them that is
    by itself brings others along."""
    if topic.is_line:
        found = [one for one in found if _is_like(topic, one[1])]
        share = _SHARE_OF_BEST_LINE
    else:
        found = found if any(_is_like(topic, one) for _, one in found) else []
        share = _SHARE_OF_BEST
    least = max(_LEAST_AFTER, share * found[0][1].score) if found else 0.0
    return [one for one in found if one[1].score >= least]


def _is_like(topic: Topic, likeness: _Likeness) -> bool:
    """Whether a record that is so like the text is related to it by itself."""
    if likeness.score < _LEAST:
        return False
    words = likeness.words
    least = _LEAST_BY_THE_WAY
    if topic.is_line or topic.is_in_title(words):
        least = _LEAST
    elif len(words) == 1:
        least = _LEAST_OF_ONE_WORD
    if likeness.telling < _LEAST_TELLING * least:
        return topic.is_line and len(words) > 1 and likeness.score >= _LEAST_OF_FIELDS
    return likeness.score >= least


def _local(topic: Topic, rowids: list[int], reading: Reading) -> frozenset[int]:
    """Which of the records are of a municipality that the text names."""
    if not topic.places:
        return frozenset()
    rows = reading.ask_for("SELECT rowid, facets FROM entry WHERE rowid IN ({})", rowids)
    return frozenset(rowid for rowid, facets in rows if topic.places & set(unpack_numbers(facets)))


class _Comparison:
    """Compares records with one text, by words that `known` has learnt: all those that the records
    have."""

    def __init__(self, topic: Topic, known: Known, words: Iterable[int]) -> None:
        self._topic = topic
        self._terms = known.terms
        # What a word of a record shares with the text: {number: [(word of the text, how much) ...]}
        # and the most of it that by itself tells what the text is about.
        self._shares: dict[int, list[tuple[str, float]]] = {}
        self._telling: dict[int, float] = {}
        reach, terms = topic.reach, known.terms
        for number in words:
            key, worth, parts = terms.get(number, _NOTHING)
            if key not in reach and (not parts or reach.keys().isdisjoint(parts)):
                continue
            found = []
            told = 0.0
            for one in reach.get(key, ()):
                much = one.whole * worth
                found.append((one.word, much))
                if one.telling and much > told:
                    told = much
            for place, part in enumerate(parts):
                for one in reach.get(part, ()):
                    much = (one.first if place == 0 else one.other) * known.part_worth(part, part)
                    found.append((one.word, much))
                    if one.telling and much > told:
                        told = much
            self._shares[number] = found
            if told:
                self._telling[number] = told

    def likeness(self, words: array[int]) -> _Likeness:
        """How like the text a record is, by its words."""
        own: dict[str, float] = {}
        shared: dict[str, float] = {}
        terms, shares, telling = self._terms, self._shares, self._telling
        told = 0.0
        seen = {0}
        start = 0
        # What stands in an earlier place counts more: of a word only the first is looked at.
        for place in _PLACES:
            end = words.index(0, start)
            for number in words[start:end]:
                if number in seen:
                    continue
                seen.add(number)
                # (Another window may have given the number to another word a moment ago.)
                key, worth, _ = terms.get(number, _NOTHING)
                weight = place * worth
                if weight > own.get(key, 0.0):
                    own[key] = weight
                if number in shares:
                    if number in telling:
                        told = max(told, place * telling[number])
                    for word, worth in shares[number]:
                        if place * worth > shared.get(word, 0.0):
                            shared[word] = place * worth
            start = end + 1
        return self._weighed(shared, own, told)

    def _weighed(
        self, shared: Mapping[str, float], own: Mapping[str, float], told: float
    ) -> _Likeness:
        topic = self._topic
        if not shared or (topic.is_line and topic.covered(shared) < _LEAST_OF_LINE):
            return _Likeness(0.0, 0.0, {})
        length = math.sqrt(sum([weight * weight for weight in own.values()])) * topic.length or 1.0
        return _Likeness(sum(shared.values()) / length, told / length, shared)


def _siblings(found: Iterable[Hit], library: Library) -> Iterator[Hit]:
    """The other commitments of the initiatives of what is surely related."""
    best = max(one.score for one in found)
    sure = {one.id: one for one in found if one.score >= _SURE * best}
    marks = ",".join("?" * len(sure))
    rows = library.rows(
        "SELECT s.id, s.title, c.id AS found FROM commitment c"
        " JOIN commitment s ON s.initiative = c.initiative AND s.reviewed"
        f" WHERE c.id IN ({marks}) AND {_SMALL} >="
        " (SELECT count(*) FROM commitment o WHERE o.initiative = c.initiative) ORDER BY s.id",
        list(sure),
    )
    seen = {one.id for one in found}
    for row in rows:
        if row["id"] not in seen:
            seen.add(row["id"])
            related = sure[row["found"]]
            why = Remark("same-initiative", {"title": related.title})
            yield _hit(row["id"], row["title"], related.score * _SIBLING, why, ())
