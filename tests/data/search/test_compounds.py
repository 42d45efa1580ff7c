"""Compounds come apart where two words meet, and other words stay whole."""

from __future__ import annotations

import pytest

from data.search.compounds import Splitter
from data.search.words import key
from data.text import fold

LISTED_ONLY = Splitter(lambda shared: 0, lambda folded: False)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("plejefamilier", "pleje familie"),
        ("børnehjem", "børn hjem"),
        ("lektiehjælp", "lektie hjælp"),
        ("anbringelsesområdet", "anbringelse område"),
        ("kulturinstitutionerne", "kultur institution"),
        ("boligforening", "bolig forening"),
        ("lektiehjælpskonsulentordning", "lektiehjælp konsulent ordning"),
    ],
)
def test_compounds(word: str, parts: str) -> None:
    assert LISTED_ONLY.parts(fold(word)) == tuple(key(fold(one)) for one in parts.split())


@pytest.mark.parametrize(
    "word",
    [
        "uddannelse",
        "forebyggelse",
        "medarbejder",
        "samarbejde",
        "tilgængelighed",
        "ansvarlig",
        "eskaleringen",
        "september",
        "forældre",
        "borgere",
        "vurdering",
        "bygning",
        "fællesskab",
        "aarhus",
        "støjvold",
        "2024",
        "x",
    ],
)  # fmt: skip
def test_words_that_are_none(word: str) -> None:
    assert LISTED_ONLY.parts(fold(word)) == ()


def test_the_words_of_the_library_are_parts_too() -> None:
    common = {"krystal", "palads"}
    splitter = Splitter(lambda shared: 3 if shared in map(key, common) else 0, common.__contains__)
    assert splitter.parts("krystalpaladset") == ("krystal", key("palads"))
    assert LISTED_ONLY.parts("krystalpaladset") == ()
