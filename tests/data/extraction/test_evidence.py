"""What is observed of a sentence, and how much it counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.extraction.amounts import amounts
from data.extraction.analysis import analyse
from data.extraction.evidence import Setting, observations, words
from data.extraction.weights import SENTENCES

PROGRAMME = Setting("programme", "other", "other", quote=False, listed=False, opening=True)


def observed(sentence: str, setting: Setting = PROGRAMME, score: float = 0.0) -> frozenset[str]:
    analysis = analyse(sentence, 0, len(sentence))
    money = amounts(sentence, 0, len(sentence))
    return observations(sentence, analysis, money, False, setting, score, None)


@pytest.mark.parametrize(
    ("sentence", "there", "absent"),
    [
        ("Vi siger nej til flere butikker ved ringvejen.", "stance", "sum"),
        ("Udgiften til snerydning var 4 mio. kr.", "told", "modal_firm"),
        ("Ældre har ret til et bad om ugen.", "right", "stance"),
        ("Hvis det sner, ryddes vejen.", "if_first", "right"),
        ("Der er 14 søer i kommunen.", "idle", "sum"),
        ("Ordningen evalueres efter to år.", "follow_up", "told"),
        ("Naboerne klager over støjen.", "people", "weak_past"),
        ("Udvalget pegede på en grund ved kirken.", "weak_past", "people"),
        ("Den vedtagne plan gælder endnu.", "end:stop", "weak_past"),
        ("Vej, sti og bro: en plan for dem alle", "commas:1", "end:stop"),
        ("En bro, en sti, en vej, en plads og en park.", "commas:3", "commas:4"),
        ("Bedre veje i hele byen:", "end:colon", "end:stop"),
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


@pytest.mark.parametrize(
    ("before", "sentence", "tie"),
    [
        ("Vi bygger en bro.", "Heraf betaler staten halvdelen.", "leans"),
        ("Der ansættes en gartner.", "Pengene findes i kassen.", "points_back"),
        ("Der bygges en svømmehal ved søen.", "Svømmehallen får seks baner.", "takes_up"),
        ("Der bygges en bro.", "Forventes færdig til foråret.", "fragment"),
    ],
)
def test_how_a_sentence_is_tied_to_the_one_before(before: str, sentence: str, tie: str) -> None:
    beside = replace(PROGRAMME, before=before)
    alone = "Vi bygger en park ved åen."
    assert tie in observed(sentence, beside)
    assert not {"leans", "points_back", "takes_up", "fragment"} & observed(alone, beside)
    if tie == "takes_up":
        assert tie not in observed(sentence)


def test_where_in_the_document_a_sentence_stands_is_observed() -> None:
    assert "quarter:0" in observed("Vi bygger en bro.")
    assert "quarter:3" in observed("Vi bygger en bro.", replace(PROGRAMME, quarter=3))


def test_words_come_singly_in_pairs_and_long_ones_by_how_they_begin_and_end() -> None:
    assert words("Vi bygger 12 huse i Nørreby.") == [
        *("vi", "bygger", "0", "huse", "i", "N"),
        *("vi bygger", "bygger 0", "0 huse", "huse i", "i N"),
        *("bygge-", "-gger"),
    ]
    assert words("") == []


def test_every_observation_moves_the_likelihood_its_own_way() -> None:
    plain = SENTENCES.likelihood(frozenset(), [])
    for name, weight in SENTENCES.observations.items():
        assert (SENTENCES.likelihood(frozenset({name}), []) > plain) == (weight > 0)
    for word, weight in list(SENTENCES.words.items())[::50]:
        assert (SENTENCES.likelihood(frozenset(), [word]) > plain) == (weight > 0)
    assert 0 < plain < 1 > SENTENCES.threshold > 0


def test_a_word_counts_less_the_more_words_there_are() -> None:
    word = max(SENTENCES.words, key=lambda one: SENTENCES.words[one])
    assert SENTENCES.likelihood(frozenset(), [word]) > SENTENCES.likelihood(
        frozenset(), [word, *["qqq"] * 20]
    )


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("Der afsættes 3 mio. kr. til en bro.", "Broen kostede 3 mio. kr."),
        ("Vi vil indføre gratis bustransport.", "Mange tager bussen på arbejde."),
        ("Byrådet besluttede at ansætte en gartner.", "Gartneren er glad for parken."),
    ],
)
def test_acts_weigh_more_than_accounts(more: str, less: str) -> None:
    assert SENTENCES.likelihood(observed(more, score=0.85), words(more)) > SENTENCES.likelihood(
        observed(less), words(less)
    )
