"""How much each observation and each word counts: weights of logistic regressions.

Read from `weights.json`, which `python -m bench.training` writes and nobody edits by hand.
"""

from __future__ import annotations

from collections.abc import Collection
from math import exp, sqrt
from pathlib import Path

import msgspec


class Weights(msgspec.Struct, frozen=True):
    """A logistic regression (L2): the log odds are `bias` and the sum of what is met with; of the
    words, the sum is divided by the root of their number. `threshold` is the least likelihood with
    which something is taken, 0 to 1."""

    threshold: float
    bias: float
    observations: dict[str, float]
    words: dict[str, float]

    def likelihood(self, seen: Collection[str], said: Collection[str] = ()) -> float:
        """How likely it is, 0 to 1, where `seen` was observed and `said` was read."""
        observed = sum(self.observations.get(name, 0.0) for name in seen)
        return 1 / (1 + exp(-(self.bias + observed + self.wording(said))))

    def wording(self, said: Collection[str]) -> float:
        """What the words `said` add to the log odds; the more there are, the less each counts."""
        known = sum(self.words.get(word, 0.0) for word in set(said))
        return known / sqrt(max(1, len(said)))


class _All(msgspec.Struct, frozen=True):
    sentences: Weights
    cuts: Weights


_ALL = msgspec.json.decode((Path(__file__).parent / "weights.json").read_bytes(), type=_All)
SENTENCES = _ALL.sentences  # that a sentence is a commitment
CUTS = _ALL.cuts  # that a second commitment begins within a sentence
