"""What is measured on labelled documents, by a document made here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.labelled import compare, documents
from data.extraction import extract

TEXT = (
    "Plan for Nordby\n\nKommunen ansætter en gartner i 2031.\n\n"
    "Der afsættes 2 mio. kr. til en bro.\n\nByen har 400 træer.\n"
)


def labelled(quote: str, **fields: object) -> dict[str, Any]:
    start = TEXT.index(quote)
    mention = {"start": start, "end": start + len(quote)}
    return {"mentions": [mention], "amounts": [], "dates": [], "status": "proposed", **fields}


GARDENER = labelled("Kommunen ansætter en gartner i 2031.", dates=[{"value": "2031"}])
BRIDGE = labelled("Der afsættes 2 mio. kr. til en bro.", amounts=[{"dkk": 1}], status="decided")
TREES = labelled("Byen har 400 træer.")


def test_all_found_and_nothing_else() -> None:
    tally = compare(TEXT, [GARDENER, BRIDGE], extract(TEXT))
    assert (tally.precision, tally.recall, tally.f1) == (1.0, 1.0, 1.0)
    assert tally.fields["dates"] == (1, 1)
    assert tally.fields["amounts"] == (0, 1)


def test_what_is_missed_and_what_is_too_much() -> None:
    assert compare(TEXT, [GARDENER, BRIDGE, TREES], extract(TEXT)).recall == pytest.approx(2 / 3)
    assert compare(TEXT, [GARDENER], extract(TEXT)).precision == 0.5
    assert compare(TEXT, [], extract(TEXT)).f1 == 0.0


def test_another_mention_counts_neither_way() -> None:
    twice = {**GARDENER, "mentions": [*GARDENER["mentions"], *BRIDGE["mentions"]]}
    tally = compare(TEXT, [twice], extract(TEXT))
    assert (tally.precision, tally.recall) == (1.0, 1.0)


def test_a_text_without_labels_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    assert list(documents(tmp_path)) == []
    (tmp_path / "one.yaml").write_text("commitments: []\n", encoding="utf-8")
    assert [text for _, text, _ in documents(tmp_path)] == [TEXT]
