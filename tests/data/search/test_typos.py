"""A mistyped word leads to the word that was meant, and forgotten words to none."""

from __future__ import annotations

import pytest

from data.places import index_file
from data.search.index import bring_up_to_date, connect
from data.search.typos import meant
from data.store.library import Library


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("plejefamiler", "plejefamilier"),
        ("plejfamilier", "plejefamilier"),
        ("lpejefamilier", "plejefamilier"),
        ("lektiehjlæp", "lektiehjalp"),
        ("lekteihjalp", "lektiehjalp"),
        ("lekteihjlap", "lektiehjalp"),
        ("borinnger", "boringer"),
        ("grtis", "gratis"),
    ],
)
def test_meant(library: Library, typed: str, word: str) -> None:
    bring_up_to_date(library)
    connection = connect(index_file(library.path))
    found = meant(connection, typed.replace("æ", "a"), still_open=False)
    connection.close()
    assert word in found


def test_short_words_and_other_words_mean_nothing_else(library: Library) -> None:
    bring_up_to_date(library)
    connection = connect(index_file(library.path))
    assert meant(connection, "unk", still_open=False) == []
    assert meant(connection, "hvalfangst", still_open=False) == []
    assert "plejefamilier" in meant(connection, "plejfam", still_open=True)
    connection.close()
