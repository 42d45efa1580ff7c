"""How many commitments of labelled documents are found, and how many of those found are any.

    python -m bench.labelled FOLDER ...

Each folder holds NAME.txt, and NAME.yaml with `commitments`, each with `mentions` (`start`, `end`,
code points in the text), `amounts` (`dkk` or `amount`), `dates` (`value`) and `status`. A candidate
and a commitment are one if a mention of each shares half of the letters they have together;
pairs are made one to one, the closest first. A candidate that only meets another mention of a
commitment already found counts neither way. Figures are means over the documents; those of the
fields are over the pairs, of amounts and dates over pairs where either has any.

The documents behind the README's figures are third-party texts and not in the repository.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from data.extraction import extract
from data.extraction.candidates import Candidate

CLOSE = 0.5  # letters shared, of the letters of both

_Span = tuple[int, int]


@dataclass(slots=True)
class Tally:
    """What was found in one document: shares 0 to 1, and right fields of those compared."""

    precision: float
    recall: float
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def documents(folder: Path) -> Iterator[tuple[Path, str, list[dict[str, Any]]]]:
    """The labelled documents of a folder: the file of the text, the text, its commitments."""
    for labels in sorted(folder.glob("*.yaml")):
        source = labels.with_suffix(".txt")
        if source.exists():
            labelled = yaml.safe_load(labels.read_text(encoding="utf-8"))
            yield source, source.read_bytes().decode(), labelled["commitments"]


def compare(text: str, labelled: Sequence[dict[str, Any]], found: Sequence[Candidate]) -> Tally:
    """The candidates of a document beside the labels."""
    letters = [0]
    for letter in text:
        letters.append(letters[-1] + (not letter.isspace()))
    mentions = [[(one["start"], one["end"]) for one in each["mentions"]] for each in labelled]
    spans = [[(one.start, one.end) for one in each.mentions] for each in found]
    close = sorted(
        (
            (_shared(letters, span, mention), candidate, label, place)
            for candidate, candidate_spans in enumerate(spans)
            for span in candidate_spans
            for label, label_mentions in enumerate(mentions)
            for place, mention in enumerate(label_mentions)
        ),
        reverse=True,
    )
    close = [one for one in close if one[0] >= CLOSE]
    pairs: dict[int, int] = {}
    taken: set[_Span] = set()
    for _, candidate, label, place in close:
        if candidate not in pairs and label not in pairs.values():
            pairs[candidate] = label
            taken.add((label, place))
    again: set[int] = set()
    for _, candidate, label, place in close:
        if candidate not in pairs and candidate not in again and (label, place) not in taken:
            again.add(candidate)
            taken.add((label, place))
    counted = len(found) - len(again)
    return Tally(
        len(pairs) / counted if counted else float(not labelled),
        len(pairs) / len(labelled) if labelled else 1.0,
        _fields([(found[one], labelled[other]) for one, other in pairs.items()]),
    )


def _shared(letters: list[int], one: _Span, other: _Span) -> float:
    start, end = max(one[0], other[0]), min(one[1], other[1])
    if start >= end:
        return 0.0
    shared = letters[end] - letters[start]
    either = sum(letters[span[1]] - letters[span[0]] for span in (one, other)) - shared
    return shared / either if either else 0.0


def _fields(pairs: list[tuple[Candidate, dict[str, Any]]]) -> dict[str, tuple[int, int]]:
    sums = [
        (
            {one.amount for one in candidate.amounts},
            {int(one.get("dkk", one.get("amount"))) for one in label["amounts"]},
        )
        for candidate, label in pairs
    ]
    points = [
        (
            {one.value for one in candidate.dates},
            {str(one["value"]) for one in label["dates"]},
        )
        for candidate, label in pairs
    ]
    status = [(candidate.status, label["status"]) for candidate, label in pairs]
    return {
        "amounts": _right([one for one in sums if any(one)]),
        "dates": _right([one for one in points if any(one)]),
        "status": _right(status),
    }


def _right(pairs: Sequence[tuple[object, object]]) -> tuple[int, int]:
    return sum(one == other for one, other in pairs), len(pairs)


def main() -> int:
    """Measure the folders named."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    tallies = [
        compare(text, labelled, extract(text, name=source.name))
        for folder in parser.parse_args().folders
        for source, text, labelled in documents(folder)
    ]
    if not tallies:
        print("no labelled documents: NAME.txt with NAME.yaml", file=sys.stderr)
        return 1
    means = [
        sum(getattr(one, name) for one in tallies) / len(tallies)
        for name in ("precision", "recall", "f1")
    ]
    print(f"{len(tallies)} documents: found {means[1]:.2f} of the commitments, {means[0]:.2f} of")
    print(f"what was found is one; F1 {means[2]:.2f} (means over documents)")
    for name in ("amounts", "dates", "status"):
        right = sum(one.fields[name][0] for one in tallies)
        print(f"{name:8} right in {right} of {sum(one.fields[name][1] for one in tallies)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
