"""The parts of a sentence as the rules see them: words, clauses, acting verbs, named instruments.

Types and the closed class of auxiliaries only; nothing here reads a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.extraction.nouns import Instrument
from data.extraction.verbs import Strength
from data.extraction.wordlists import word_set

Act = Literal["modal", "perfect", "passive", "present", "past", "demand", "infinitive"]


MODALS = word_set("vil skal bør ska skall vill bör måste will shall should must")


AUXILIARIES = word_set(
    """
    har er blev bliver blevet været havde hadde blir ble är var have has is are was were
    been være være blive bli
    """
)


@dataclass(slots=True)
class Word:
    """A word or separator of the sentence: lower case, place, clause number."""

    low: str
    start: int
    end: int
    clause: int = 0
    name: bool = False


@dataclass(slots=True)
class Head:
    """A verb that carries an act: index of its word, how it is governed, how strong it is."""

    index: int
    act: Act
    strength: Strength
    lemma: str
    clause: int


@dataclass(slots=True)
class Named:
    """An instrument named in the sentence: index of its word."""

    index: int
    instrument: Instrument
    new: bool
    clause: int


@dataclass(slots=True)
class Clause:
    """A clause: its words `first`..`last` (exclusive), and whether it depends on another."""

    first: int
    last: int
    subordinate: bool
    content: bool = False


@dataclass(slots=True)
class Analysis:
    """One sentence, taken apart."""

    words: list[Word]
    clauses: list[Clause]
    heads: list[Head]
    named: list[Named]
