"""Whatever is typed or pasted, look-up answers, and soon."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.search import reading
from data.search.lookup import Searcher

PIECES = (
    '"', "'", "-", "--", "*", "^", ":", "::", "(", ")", "{", "}", "NEAR(", "AND", "OR", "NOT", "\0",
    "==k", "==*", "==eclosed", "kommune:", "parti:Ø", "beløb:>", "beløb:9" * 40, "år:99999",
    "frist:0000", "frist:9999-12..", "er:", "-er:note", "tema:x", "æøå", "Ｆｕｌｌ", "ﬁ", "\u202e",
    "\u0301" * 50, "a" * 5_000, "1" * 400, "1.000." * 50, "mio", "2,5 mio", "-2,5 mio", "%s", "\\",
    "''; DROP TABLE entry;", "børn", "unge", "plejefamilier", "☃", "日本語", "п", "ß", "İ",
    "\ud800", "⑴", "½", "℀", "﹦﹡",
)  # fmt: skip


def test_strings_of_hostile_pieces(searcher: Searcher) -> None:
    chance = random.Random(0)
    for _ in range(500):
        parts = chance.choices(PIECES, k=chance.randint(1, 8))
        query = chance.choice(("", " ")).join(parts)
        results = searcher.search(query, open_end=chance.random() < 0.5)
        assert len(results.hits) <= results.total or not results.exact_total
        searcher.highlight(query, "Børn & unge: \x1b[31m")


def test_what_takes_too_long_ends_with_what_was_found_by_then(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_LONGEST", 0.0)
    found = searcher.search("plejefamilier", open_end=False)
    assert [hit.why.code for hit in found.hits] == ["literal"]
    assert not found.complete
    assert searcher.search("plejefamilierne i toldboden").hits == ()


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=120))
def test_any_text(searcher: Searcher, text: str) -> None:
    searcher.search(text)
    searcher.related(text)
