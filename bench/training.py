"""Fit the weights by which `data.extraction` tells a commitment from another sentence, and one with
two commitments from one with one.

    python -m bench.training [--write] FOLDER[*WEIGHT] ...

Each folder holds labelled documents: NAME.txt, and NAME.yaml with `commitments`, each with
`mentions` (`start`, `end`, code points in the text). A folder may count WEIGHT times as much. Every
sentence of running text is an example, a commitment if a labelled span covers it; and in those that
hold one, every joint where a second may begin. What is printed is measured on documents left out of
the fit (twelve parts, by document). With --write, `data/extraction/weights.json` is written, fitted
on all of them.

Needs scikit-learn (`pip install '.[bench]'`). The labelled documents are third-party texts and not
in the repository; a vocabulary word has to stand in at least four of them, names left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from unittest.mock import patch

import msgspec

from bench.labelled import documents
from data.extraction import extract, paragraphs, prose
from data.extraction.amounts import amounts
from data.extraction.analysis import analyse
from data.extraction.coordination import cuts
from data.extraction.evidence import Setting
from data.extraction.found import Found
from data.extraction.weights import CUTS, SENTENCES, Weights

FOLDS = 12
LEAST_DOCUMENTS = 4  # in which a word has to stand
LEAST_EXAMPLES = 5  # in which something has to be observed
LEAST_WEIGHT = 0.1  # in log odds; what counts less is left out
STRENGTH = 0.3  # inverse of the L2 penalty, by cross-validation
WORDS_SCALE = 5.0  # how much less words are penalised than observations, by cross-validation
TARGET = Path("data/extraction/weights.json")

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """What was seen and said at one place of a document, and whether it is one."""

    document: str
    weight: float
    seen: frozenset[str]
    said: tuple[str, ...]
    positive: bool


@dataclass(slots=True)
class _Recorder:
    """Stands in for the weights of sentences and for what calls them, and writes down what they
    are asked: the sentence, what was seen in it and what it says."""

    weighed: list[tuple[_Span, frozenset[str], list[str]]]
    joints: list[tuple[_Span, int, frozenset[str]]]
    sentence: _Span = (0, 0)
    threshold: float = SENTENCES.threshold

    def likelihood(self, seen: frozenset[str], said: list[str]) -> float:
        self.weighed.append((self.sentence, seen, said))
        return SENTENCES.likelihood(seen, said)

    def judge(
        self, text: str, start: int, end: int, *, setting: Setting, currency: str
    ) -> list[Found]:
        self.sentence = (start, end)
        analysis, money = analyse(text, start, end), amounts(text, start, end, currency=currency)
        acts = prose.acts_of(text, analysis, money, quote=setting.quote)
        for place, seen in cuts(analysis, acts, money):
            self.joints.append((self.sentence, analysis.words[place].start, seen))
        return prose.sentence_commitments(text, start, end, setting=setting, currency=currency)


def examples(folder: Path, weight: float) -> tuple[list[Example], list[Example]]:
    """The sentences of every labelled document of a folder, and the joints in those that hold a
    commitment."""
    sentences: list[Example] = []
    joints: list[Example] = []
    for source, text, labelled in documents(folder):
        name = str(source)
        spans = [
            (mention["start"], mention["end"])
            for commitment in labelled
            for mention in commitment["mentions"]
        ]
        recorder = _Recorder([], [])
        with (
            patch.object(paragraphs, "sentence_commitments", recorder.judge),
            patch.object(prose, "SENTENCES", recorder),
        ):
            extract(text, name=source.name)
        for sentence, seen, said in recorder.weighed:
            commits = any(_covers(text, span, sentence) for span in spans)
            sentences.append(Example(name, weight, seen, tuple(said), commits))
        for sentence, place, seen in recorder.joints:
            inside = [one for one in spans if one[0] < sentence[1] and one[1] > sentence[0]]
            if inside:
                parted = _parts(inside, sentence, place)
                joints.append(Example(name, weight, seen, (), parted))
    return sentences, joints


def _covers(text: str, span: _Span, sentence: _Span) -> bool:
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


def _parts(spans: list[_Span], sentence: _Span, place: int) -> bool:
    """Whether one labelled span ends before `place` and another begins about there; a label may
    begin with the coordinator or a word after it."""
    begun = any(place - 9 <= start <= place + 9 and start > sentence[0] + 8 for start, _ in spans)
    return begun and any(start < place and end <= place + 9 for start, end in spans)


def _features(
    rows: list[Example], observed: set[str], vocabulary: set[str]
) -> list[dict[str, float]]:
    return [
        {f"seen {name}": 1.0 for name in row.seen & observed}
        | {
            f"said {word}": WORDS_SCALE / sqrt(max(1, len(row.said)))
            for word in set(row.said) & vocabulary
        }
        for row in rows
    ]


def fit(rows: list[Example], threshold: float) -> Weights:
    """The weights of a logistic regression over the examples; what counts next to nothing is left
    out."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    if len({row.positive for row in rows}) < 2:
        raise SystemExit("too few labelled documents: all their examples are of one kind")
    counts = Counter(name for row in rows for name in row.seen)
    documents: dict[str, set[str]] = {}
    for row in rows:
        for word in set(row.said):
            documents.setdefault(word, set()).add(row.document)
    observed = {name for name, count in counts.items() if count >= LEAST_EXAMPLES}
    vocabulary = {word for word, where in documents.items() if len(where) >= LEAST_DOCUMENTS}
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(_features(rows, observed, vocabulary))
    model = LogisticRegression(C=STRENGTH, max_iter=4000)
    model.fit(matrix, [row.positive for row in rows], sample_weight=[row.weight for row in rows])
    found: dict[str, dict[str, float]] = {"seen": {}, "said": {}}
    for name, weight in sorted(zip(vectorizer.feature_names_, model.coef_[0], strict=True)):
        group, _, what = name.partition(" ")
        value = round(float(weight) * (WORDS_SCALE if group == "said" else 1.0), 2)
        if abs(value) >= LEAST_WEIGHT:
            found[group][what] = value
    bias = round(float(model.intercept_[0]), 3)
    return Weights(threshold, bias, observations=found["seen"], words=found["said"])


def main() -> int:
    """Measure, and write with --write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", metavar="FOLDER[*WEIGHT]")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET}")
    parser.add_argument("--sentences", type=float, default=SENTENCES.threshold, metavar="LEAST")
    parser.add_argument("--cuts", type=float, default=CUTS.threshold, metavar="LEAST")
    options = parser.parse_args()
    sentences: list[Example] = []
    joints: list[Example] = []
    for folder, _, weight in (one.partition("*") for one in options.folders):
        found = examples(Path(folder), float(weight or 1))
        sentences += found[0]
        joints += found[1]
    print(f"{len({row.document for row in sentences})} documents")
    _measure("sentences that commit", sentences, options.sentences)
    _measure("second commitments in a sentence", joints, options.cuts)
    if options.write:
        weights = {
            "sentences": fit(sentences, options.sentences),
            "cuts": fit(joints, options.cuts),
        }
        TARGET.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    return 0


def _measure(what: str, rows: list[Example], threshold: float) -> None:
    """Precision and recall in documents left out of the fit."""
    documents = sorted({row.document for row in rows})
    part = {name: number % FOLDS for number, name in enumerate(documents)}
    hits = found = 0
    for number in range(FOLDS):
        weights = fit([row for row in rows if part[row.document] != number], threshold)
        for row in rows:
            if part[row.document] == number:
                likely = weights.likelihood(row.seen, row.said) >= threshold
                found += likely
                hits += likely and row.positive
    right = sum(row.positive for row in rows)
    print(
        f"{what}: {right} of {len(rows)}; left out: precision {hits / max(1, found):.3f}, "
        f"recall {hits / max(1, right):.3f}, F1 {2 * hits / max(1, found + right):.3f} "
        f"at {threshold}"
    )


if __name__ == "__main__":
    sys.exit(main())
