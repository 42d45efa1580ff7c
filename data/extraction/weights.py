"""How much each observation and each word of a sentence counts for its being a commitment.

Read from `weights.json`, which `python -m bench.training` writes and nobody edits by hand.
"""

from __future__ import annotations

from pathlib import Path

import msgspec


class Weights(msgspec.Struct, frozen=True):
    """A logistic regression (L2): the log odds are `bias` and the sum of what is met with; of the
    words, the sum is divided by the root of their number. `threshold` is the least likelihood of
    a commitment, 0 to 1."""

    threshold: float
    bias: float
    observations: dict[str, float]
    words: dict[str, float]


WEIGHTS = msgspec.json.decode((Path(__file__).parent / "weights.json").read_bytes(), type=Weights)
