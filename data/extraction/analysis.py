"""A sentence taken apart: words, clauses, the verbs that carry an act, the instruments it names.

Grammar only. Whether it is a commitment is decided elsewhere.
"""

from __future__ import annotations

import re

from data.extraction.clauses import clauses_of
from data.extraction.heads import acting_verbs
from data.extraction.naming import named_instruments
from data.extraction.syntax import Analysis, Word
from data.extraction.wordlists import word_set

_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+|,\d+)*|[,;:–—()]|-(?=\s)")


_LETTERS = re.compile(r"[A-ZÆØÅ]{2,3}")
_LONGEST = 2_500  # characters of a sentence that are read; longer ones are broken layouts


_DEMAND_VERBS = word_set(
    """
    foreslår foreslås foreslog kræver krever kräver ønsker önskar lover kæmper anbefaler
    prioriteres proposes proposed demands pledges föreslår
    """
)


def analyse(text: str, start: int, end: int) -> Analysis:
    """The sentence `text[start:end]` as words, clauses, acting verbs and named instruments."""
    end = min(end, start + _LONGEST)
    loud = text[start:end].isupper()
    words = [
        Word(
            _small(found.group(), loud=loud),
            found.start(),
            found.end(),
            name=found.start() > start
            and found.group().istitle()
            and text[found.start() - 1] == " "
            and text[max(start, found.start() - 2)] not in '.:–-”"',
        )
        for found in _TOKEN.finditer(text, start, end)
    ]
    clauses = clauses_of(words)
    for number, clause in enumerate(clauses):
        for word in words[clause.first : clause.last]:
            word.clause = number
    analysis = Analysis(words, clauses, [], named_instruments(words))
    analysis.heads = acting_verbs(words, clauses)
    return analysis


def _small(word: str, *, loud: bool) -> str:
    """A word in small letters, but for the letters of a party: "LA" is not Norwegian for "let". In
    a sentence that is `loud`, all of it in capitals, they cannot be told."""
    return word if _LETTERS.fullmatch(word) and not loud else word.lower()


def has_demand_verb(analysis: Analysis) -> bool:
    """Whether a main clause proposes or demands ("SF foreslår en pulje")."""
    return any(
        word.low in _DEMAND_VERBS
        for word in analysis.words
        if not analysis.clauses[word.clause].subordinate
    )
