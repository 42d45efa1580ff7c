"""Fit the weights by which `data.extraction` tells a commitment from another sentence.

    python -m bench.training [--write] FOLDER[*WEIGHT] ...

Each folder holds labelled documents: NAME.txt, and NAME.yaml with `commitments`, each with
`mentions` (`start`, `end`, code points in the text). A folder may count WEIGHT times as much. Every
sentence of running text is an example: one that a labelled span covers is a commitment. What is
printed is measured on documents left out of the fit (twelve parts, by document). With --write,
`data/extraction/weights.json` is written, fitted on all of them.

Needs scikit-learn (`pip install '.[bench]'`). The labelled documents are third-party texts and not
in the repository; a vocabulary word has to stand in at least four of them, names left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import yaml

from data.extraction import extract, paragraphs, prose
from data.extraction.found import Found
from data.extraction.weights import WEIGHTS, Weights

FOLDS = 12
LEAST_DOCUMENTS = 4  # in which a word has to stand
LEAST_SENTENCES = 5  # of which something has to be observed
STRENGTH = 0.3  # inverse of the L2 penalty, by cross-validation
WORDS_SCALE = 4.0  # how much less words are penalised than observations, by cross-validation
TARGET = Path("data/extraction/weights.json")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of a document, what was seen in it, and whether it is a commitment."""

    document: str
    weight: float
    seen: frozenset[str]
    said: tuple[str, ...]
    commits: bool


@contextmanager
def _recorded() -> Iterator[list[tuple[int, int, frozenset[str], list[str]]]]:
    """Every sentence that is weighed while the block runs: where it stands and what was seen."""
    weighed: list[tuple[int, int, frozenset[str], list[str]]] = []
    place = (0, 0)

    def judge(text: str, start: int, end: int, **options: Any) -> list[Found]:
        nonlocal place
        place = (start, end)
        return prose.sentence_commitments(text, start, end, **options)

    def weigh(seen: frozenset[str], said: list[str]) -> float:
        weighed.append((*place, seen, said))
        return likelihood(seen, said)

    likelihood = prose.likelihood
    with (
        patch.object(paragraphs, "sentence_commitments", judge),
        patch.object(prose, "likelihood", weigh),
    ):
        yield weighed


def examples(folder: Path, weight: float) -> Iterator[Example]:
    """The sentences of every labelled document of a folder."""
    for labels in sorted(folder.glob("*.yaml")):
        source = labels.with_suffix(".txt")
        if not source.exists():
            continue
        text = source.read_bytes().decode()
        labelled = yaml.safe_load(labels.read_text(encoding="utf-8"))
        spans = [
            (mention["start"], mention["end"])
            for commitment in labelled["commitments"]
            for mention in commitment["mentions"]
        ]
        with _recorded() as weighed:
            extract(text, name=source.name)
        for start, end, seen, said in weighed:
            commits = any(_covers(text, span, (start, end)) for span in spans)
            yield Example(str(labels), weight, seen, tuple(said), commits)


def _covers(text: str, span: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Whether a labelled span is about this sentence: much the same, begun in it, or within it."""

    def letters(start: int, end: int) -> int:
        return sum(not letter.isspace() for letter in text[start:end]) if end > start else 0

    shared = letters(max(span[0], sentence[0]), min(span[1], sentence[1]))
    if not shared:
        return False
    either = letters(*span) + letters(*sentence) - shared
    begins = sentence[0] - 3 <= span[0] < sentence[1]
    return (
        shared >= 0.35 * either
        or (begins and shared >= 0.5 * letters(*sentence))
        or shared >= 0.8 * letters(*span)
    )


def _features(
    rows: list[Example], observed: set[str], vocabulary: set[str]
) -> list[dict[str, float]]:
    return [
        {f"seen {name}": 1.0 for name in row.seen & observed}
        | {
            f"said {word}": WORDS_SCALE / max(1.0, sqrt((len(row.said) + 1) / 2))
            for word in set(row.said) & vocabulary
        }
        for row in rows
    ]


def fit(rows: list[Example]) -> tuple[Any, Any]:
    """The vectorizer and the fitted logistic regression of scikit-learn."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for row in rows for name in row.seen)
    documents: dict[str, set[str]] = {}
    for row in rows:
        for word in set(row.said):
            documents.setdefault(word, set()).add(row.document)
    observed = {name for name, count in counts.items() if count >= LEAST_SENTENCES}
    vocabulary = {word for word, where in documents.items() if len(where) >= LEAST_DOCUMENTS}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(_features(rows, observed, vocabulary))
    model = LogisticRegression(C=STRENGTH, max_iter=4000)
    model.fit(matrix, [row.commits for row in rows], sample_weight=[row.weight for row in rows])
    return vectorizer, model


def as_weights(vectorizer: Any, model: Any, threshold: float) -> Weights:
    """What `weights.json` holds; what counts next to nothing is left out."""
    found: dict[str, dict[str, float]] = {"seen": {}, "said": {}}
    for name, weight in sorted(zip(vectorizer.feature_names_, model.coef_[0], strict=True)):
        group, _, what = name.partition(" ")
        value = round(float(weight) * (WORDS_SCALE if group == "said" else 1.0), 2)
        if abs(value) >= 0.03:
            found[group][what] = value
    bias = round(float(model.intercept_[0]), 3)
    return Weights(threshold, bias, observations=found["seen"], words=found["said"])


def main() -> int:
    """Measure, and write with --write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", metavar="FOLDER[*WEIGHT]")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET}")
    parser.add_argument("--threshold", type=float, default=WEIGHTS.threshold)
    options = parser.parse_args()
    rows = [
        row
        for folder, _, weight in (one.partition("*") for one in options.folders)
        for row in examples(Path(folder), float(weight or 1))
    ]
    documents = sorted({row.document for row in rows})
    commit = sum(row.commits for row in rows)
    print(f"{len(documents)} documents, {len(rows)} sentences, {commit} of them commit")
    _measure(rows, documents, options.threshold)
    if options.write:
        weights = as_weights(*fit(rows), options.threshold)
        TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
        print(f"{TARGET}: {len(weights.observations)} observations, {len(weights.words)} words")
    return 0


def _measure(rows: list[Example], documents: list[str], threshold: float) -> None:
    """Precision and recall of sentences in documents left out of the fit."""
    part = {name: number % FOLDS for number, name in enumerate(documents)}
    hits = found = 0
    for number in range(FOLDS):
        kept = [row for row in rows if part[row.document] != number]
        weights = as_weights(*fit(kept), threshold)
        for row in rows:
            if part[row.document] == number:
                likely = prose.likelihood(row.seen, list(row.said), weights) >= threshold
                found += likely
                hits += likely and row.commits
    right = sum(row.commits for row in rows)
    print(
        f"left out: precision {hits / max(1, found):.3f}, recall {hits / max(1, right):.3f}, "
        f"F1 {2 * hits / max(1, found + right):.3f} at {threshold}"
    )


if __name__ == "__main__":
    sys.exit(main())
