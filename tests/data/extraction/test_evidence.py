"""What is observed of a sentence, and how much it counts."""

from __future__ import annotations

import pytest

from data.extraction.amounts import amounts
from data.extraction.analysis import analyse
from data.extraction.evidence import Setting, observations
from data.extraction.prose import likelihood
from data.extraction.weights import BIAS, THRESHOLD, WEIGHTS

PROGRAMME = Setting("programme", "other", "other", quote=False, listed=False, opening=True)


def observed(sentence: str, setting: Setting = PROGRAMME, score: float = 0.0) -> frozenset[str]:
    analysis = analyse(sentence, 0, len(sentence))
    money = amounts(sentence, 0, len(sentence))
    return observations(sentence, analysis, money, False, setting, (score, ""), None)


@pytest.mark.parametrize(
    ("sentence", "there", "absent"),
    [
        ("Vi siger nej til flere butikker ved ringvejen.", "stance", "sum"),
        ("Kommunen må bevilge penge til havnebadet.", "må", "skal"),
        ("Udgiften til snerydning var 4 mio. kr.", "accounts+sum", "modal_firm"),
        ("Skatten fastholdes på samme niveau.", "stays", "new"),
        ("Børn skal opleve naturen.", "people_first", "money:some"),
        ("Halvdelen af taget dækkes med solceller.", "share_of", "right"),
        ("Ældre har ret til et bad om ugen.", "right", "share_of"),
        ("Jeg er født og opvokset ved fjorden.", "I_am", "I_will"),
        ("Jeg vil kæmpe for en svømmesal.", "I_will", "I_am"),
    ],
)
def test_what_is_observed(sentence: str, there: str, absent: str) -> None:
    seen = observed(sentence)
    assert there in seen
    assert absent not in seen


def test_the_year_of_the_document_parts_past_from_ahead() -> None:
    minutes = Setting("minutes", "case", "case", False, False, True, year=2031)
    assert "year:past" in observed("I 2024 fik byen en ny bro.", minutes)
    assert "year:ahead" in observed("I 2033 får byen en ny bro.", minutes)
    assert not {"year:past", "year:ahead"} & observed("I 2024 fik byen en ny bro.")


def test_every_observation_moves_the_likelihood_its_own_way() -> None:
    plain = likelihood(frozenset())
    for name, weight in WEIGHTS.items():
        assert (likelihood(frozenset({name})) > plain) == (weight > 0)
    assert 0 < plain < THRESHOLD < 1
    assert BIAS < 0


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Der afsættes 3 mio. kr. til en bro.", "Broen kostede 3 mio. kr."),
        ("Vi vil indføre gratis bustransport.", "Mange tager bussen på arbejde."),
        ("Byrådet besluttede at ansætte en gartner.", "Gartneren er glad for parken."),
    ],
)
def test_acts_weigh_more_than_accounts(more: str, less: str) -> None:
    assert likelihood(observed(more, score=0.85)) > likelihood(observed(less))
