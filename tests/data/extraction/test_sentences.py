"""Sentences of council prose, with its abbreviations and ordinals."""

from __future__ import annotations

import pytest

from data.extraction.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Der afsættes 2 mio. kr. til en ny sti. Den åbner i maj.", 2),
        ("Vi støtter bl.a. foreninger, klubber m.v. i byen.", 1),
        ("Sagen kommer til 1. behandling den 4. maj. Derefter sendes den videre.", 2),
        ("Puljen er på 3 mio. kr. Den fordeles af udvalget.", 2),
        ("Forslag 1. Det gælder i 2026. Det er nyt.", 3),
        ("Er det nok? Nej! Vi vil mere.", 3),
        ("150.000 kroner. til rådgivning af familier", 1),
        ("", 0),
        ("   \n  ", 0),
    ],
)
def test_count(text: str, count: int) -> None:
    assert len(list(sentences(text, 0, len(text)))) == count


def test_spans_are_trimmed() -> None:
    text = "  Første sætning.   Anden sætning.  "
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [
        "Første sætning.",
        "Anden sætning.",
    ]
