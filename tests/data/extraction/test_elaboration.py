"""Which sentences belong to the measure before them."""

from __future__ import annotations

import pytest

from data.extraction import extract
from data.extraction.elaboration import goes_on

BEFORE = "Der oprettes et rejsehold til havnene."


@pytest.mark.parametrize(
    "sentence",
    [
        "Rejseholdet begynder den 1. maj.",
        "Udgiften er 2 mio. kr. om året.",
        "Den samlede pris er 3 mio. kr.",
        "Heraf betaler staten 1 mio. kr.",
        "Afsat 2 mio. kr. i 2031.",
        "Projektet afsluttes i 2033.",
        "Det koster 400.000 kr. om året.",
        "Det vil give 2 mio. kr. om året.",
        "Til holdet afsættes 2 mio. kr.",
        "180.000 kr.",
        "Budgettet på 350.000 kr. er uændret.",
        "Første gang sker i maj 2032.",
        "Der er tale om 2 mio. kr. om året.",
        "To millioner om året.",
        "Det kan gøres for 90.000 kr.",
        "Der er sat 500.000 kr. af, og havnen lægger det samme.",
        "Kommunen betaler 2 mio. kr., staten resten.",
    ],
)
def test_what_gives_the_sum_or_the_date_goes_on(sentence: str) -> None:
    assert goes_on(BEFORE, sentence, adds=True)


@pytest.mark.parametrize(
    ("sentence", "adds"),
    [
        ("Rejseholdet er populært hos lystfiskerne.", False),
        ("Forvaltningen udarbejder en plan til maj.", True),
        ("Vuggestuen ved fjorden flytter i 2032.", True),
        ("Borgerne får besked i juni.", True),
        ("Vi vil også købe to både for 4 mio. kr.", True),
        ("Der er afsat 2 mio. kr. til en ny kaj.", True),
        ("Staten giver 2 mio. kr. til en ny kaj.", True),
        ("Derudover afsættes 2 mio. kr. til kajen.", True),
    ],
)
def test_what_is_new_or_adds_nothing_does_not(sentence: str, adds: bool) -> None:
    assert not goes_on(BEFORE, sentence, adds=adds)


def test_the_sum_and_the_date_of_the_next_sentence_belong_to_the_measure() -> None:
    document = (
        "Budgetaftale 2031\n\nDer oprettes et rejsehold til havnene. Holdet begynder den 1. maj "
        "2031. Udgiften er 2 mio. kr. om året.\n\nDer ansættes en havnefoged.\n"
    )
    first, second = extract(document)
    assert first.text.endswith("om året.")
    assert [money.amount for money in first.amounts] == [2_000_000]
    assert [point.value for point in first.dates] == ["2031-05-01"]
    assert second.text == "Der ansættes en havnefoged."
