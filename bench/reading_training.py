"""Fit the weights by which `agenda.reading` chooses among the readings of an agenda.

    python -m bench.reading_training [--write] FOLDER[*TIMES] ...

Each folder holds labels NAME.yaml, whose `items` have `number` and `title`, of agendas that lie
beside them in NAME.txt or stand in them as `text` (tests/agenda/reading/layouts). The items of
every reading are compared with those (F1), and the weights are fitted so that the reading with the
most weight is a good one: gradient ascent on the F1 to be expected where an agenda's readings are
drawn by a softmax of their weights, each weight held to the side of nought that reason puts it on.
Printed is, for each folder, the mean F1 of the first reading, of the one chosen with weights fitted
on the other folders, and of the best there is. A folder may count TIMES as much. With --write,
`agenda/reading/plausible.json` is written, fitted on all of them.

Needs numpy (`pip install '.[bench]'`). The agendas are third-party texts and not in the repository.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import numpy as np
import yaml

from agenda.reading.landmarks import landmarks
from agenda.reading.plausible import WEIGHTS, observations
from agenda.reading.reading import assembled
from agenda.reading.result import ItemRead
from agenda.reading.rows import rows_of
from agenda.reading.starts import readings_of
from agenda.reading.titles import same_title, title_key
from data.documents.files import read_document
from data.documents.plain import passages

TARGET = Path("agenda/reading/plausible.json")
FOR = frozenset({"many", "of most", "stock", "counts on", "listed and found", "regular"})
STEPS = 1_500
RATE = 0.03
DECAY = 0.002  # of each weight at a step: the L2 penalty
LATER = 0.005  # F1 by which one that is as good is the worse the later it is tried
LEAST = 0.05  # what weighs less is left out

_Values: TypeAlias = "np.ndarray[Any, Any]"


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is observed of each reading of an agenda, and the F1 of its items."""

    seen: list[dict[str, float]]
    scores: list[float]


def agendas(folder: Path) -> list[Agenda]:
    """The labelled agendas of a folder that have a reading."""
    found = []
    for labels in sorted(folder.glob("*.yaml")):
        labelled = yaml.safe_load(labels.read_text(encoding="utf-8")) or {}
        if "text" in labelled:
            text, cut = labelled["text"], passages(labelled["text"])
        elif (source := labels.with_suffix(".txt")).exists():
            document = read_document(source)
            text, cut = document.text, document.passages
        else:
            continue
        rows = rows_of(text, cut)
        marks = landmarks(rows)
        readings = readings_of(rows, marks)
        if readings and labelled.get("items"):
            read = [assembled(rows, one.starts, one.contents, text) for one in readings]
            scores = [
                score(labelled["items"], one.items) - LATER * place
                for place, one in enumerate(read)
            ]
            found.append(Agenda(observations(rows, marks, readings), scores))
    return found


def score(labelled: Sequence[dict[str, Any]], items: Sequence[ItemRead]) -> float:
    """F1 of the items read, 0 to 1: one is right where number (if there is one) and title are."""
    left = list(labelled)
    hits = 0
    for item in items:
        right = next((one for one in left if _same(one, item)), None)
        if right is not None:
            left.remove(right)
            hits += 1
    return 2 * hits / (len(labelled) + len(items)) if items else 0.0


def _same(labelled: dict[str, Any], item: ItemRead) -> bool:
    number, title = _number(labelled.get("number")), title_key(labelled.get("title") or "")
    if number and number != _number(item.number):
        return False
    read = title_key(item.title or "")
    return same_title(title, read) if title else not read or bool(number)


def _number(written: object) -> str:
    return str(written or "").strip(". ").lstrip("0")


def fit(agendas: Sequence[Agenda]) -> dict[str, float]:
    """The weights; only agendas whose readings differ teach anything."""
    apart = [one for one in agendas if max(one.scores) - min(one.scores) > 0.01]
    names = sorted({name for one in apart for seen in one.seen for name in seen})
    most = max(len(one.seen) for one in apart)
    seen = np.zeros((len(apart), most, len(names)))
    scores, missing = np.zeros((len(apart), most)), np.ones((len(apart), most), bool)
    for at, one in enumerate(apart):
        for place, each in enumerate(one.seen):
            seen[at, place] = [each.get(name, 0.0) for name in names]
        scores[at, : len(one.scores)] = one.scores
        missing[at, : len(one.scores)] = False
    best = _shares(12 * scores, missing)
    favourable = np.array([name in FOR for name in names])
    weights = _ascended(seen, scores, best, missing, favourable)
    return {
        name: round(float(weight), 2)
        for name, weight in sorted(zip(names, weights, strict=True))
        if abs(weight) >= LEAST
    }


def _ascended(
    seen: _Values,
    scores: _Values,
    best: _Values,
    missing: _Values,
    favourable: _Values,
) -> _Values:
    """Adam (Kingma and Ba 2015) on the expected score, drawn a little towards the best readings."""
    weights, mean, square = (np.zeros(seen.shape[2]) for _ in range(3))
    for step in range(1, STEPS + 1):
        chances = _shares(seen @ weights, missing)
        expected = (chances * scores).sum(1, keepdims=True)
        pull = chances * (scores - expected) + 0.3 * (best - chances)
        slope = np.einsum("ar,arn->n", pull, seen) / len(seen) - DECAY * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        scale = np.sqrt(square / (1 - 0.999**step)) + 1e-8
        weights = weights + RATE * (mean / (1 - 0.9**step)) / scale
        weights = np.where(favourable, np.maximum(weights, 0), np.minimum(weights, 0))
    return weights


def _shares(values: _Values, missing: _Values) -> _Values:
    """The softmax over the readings that there are."""
    held = np.where(missing, -1e9, values)
    grown = np.exp(held - held.max(1, keepdims=True))
    return np.asarray(grown / grown.sum(1, keepdims=True))


def chosen(one: Agenda, weights: dict[str, float]) -> float:
    """The score of the reading that the weights choose."""
    sums = [sum(weights.get(name, 0.0) * seen[name] for name in seen) for seen in one.seen]
    return one.scores[sums.index(max(sums))]


def main() -> int:
    """Measure, and write with --write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", metavar="FOLDER[*TIMES]")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET}")
    options = parser.parse_args()
    found = {
        folder: agendas(Path(folder)) * int(times or 1)
        for folder, _, times in (one.partition("*") for one in options.folders)
    }
    for folder, ours in found.items():
        others = [one for other in found if other != folder for one in found[other]]
        weights = fit(others) if others else WEIGHTS
        print(
            f"{folder}: {len(ours)} agendas; first {_mean([one.scores[0] for one in ours])}, "
            f"chosen {_mean([chosen(one, weights) for one in ours])}, "
            f"best {_mean([max(one.scores) for one in ours])}"
        )
    if options.write:
        weights = fit([one for ours in found.values() for one in ours])
        TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    return 0


def _mean(scores: Sequence[float]) -> str:
    return f"{sum(scores) / max(1, len(scores)):.3f}"


if __name__ == "__main__":
    sys.exit(main())
