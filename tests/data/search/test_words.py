"""Forms of a word share a key; different words do not."""

from __future__ import annotations

import pytest

from data.search.words import key, tokens
from data.text import fold


@pytest.mark.parametrize(
    "forms",
    [
        "anbragt anbragte anbringes anbringelse anbringelserne",
        "barn børn børnene barnets",
        "rådgiver rådgivere rådgivningen",
        "skole skoler skolerne skolernes",
        "hånd hænder",
        "bog bøger",
        "forebygge forebyggelse forebyggende",
        "plejefamilie plejefamilier plejefamilierne",
        "café caféen caféer caféerne",
        "børneret børneretten børnerettigheder",
    ],
)
def test_forms_of_one_word_meet(forms: str) -> None:
    assert len({key(fold(one)) for one in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["skole skov", "barn bane", "pleje plads", "vej vejr", "2024 2025"]
)
def test_other_words_stay_apart(pair: str) -> None:
    one, other = pair.split()
    assert key(fold(one)) != key(fold(other))


def test_typed_without_danish_letters_the_key_is_the_same() -> None:
    assert key(fold("boernehjemmet")) == key(fold("børnehjem"))


def test_tokens_of_numbers_and_abbreviations() -> None:
    found = [one.folded for one in tokens("Ph.d. om 750.000 kr., 2,5 mio. kl. 16:30 i CO2-plan")]
    assert found == ["phd", "om", "750000", "kr", "2,5", "mio", "kl", "16:30", "i", "co2", "plan"]
