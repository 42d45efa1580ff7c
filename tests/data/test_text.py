"""Text from outside is safe to show, and Danish spellings meet."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text import clean, clean_line, fold, skeleton, sort_key, words


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("Rødgrød og æbler, 2½ mio. kr. – “ja”", "Rødgrød og æbler, 2½ mio. kr. – “ja”"),
        ("rød\x1b[31m tekst\x1b[0m", "rød tekst"),
        ("\x1b]52;c;aGVq\x07klippebord", "klippebord"),
        ("\x1b]0;titel\x1b\\vindue", "vindue"),
        ("\x9b2Jryd \x9d8;;http://x\x9clink", "ryd link"),
        ("\x1bPq#0\x1b\\sixel", "sixel"),
        ("a\x00b\x08c\x7fd\x85e", "abcd\ne"),
        ("bag\u202elæns\u202c \u2066isoleret\u2069", "baglæns isoleret"),
        ("u\u200bsyn\u2060lig\ufeff\u00ad", "usynlig"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("linje\r\nlinje\rlinje\u2028linje", "linje\nlinje\nlinje\nlinje"),
        ("halv \ud800 surrogat", "halv  surrogat"),
        ("tab\tog\nlinje", "tab\tog\nlinje"),
    ],
)
def test_clean_keeps_words_and_drops_what_acts(given_text: str, shown: str) -> None:
    assert clean(given_text) == shown


def test_at_most_three_marks_stay_on_a_letter() -> None:
    piled = "a" + "\u0301" * 40 + "b"
    assert clean(piled) == "a" + "\u0301" * 3 + "b"


def test_long_lines_are_broken_and_nothing_is_lost() -> None:
    shown = clean("x" * 10_000)
    assert max(map(len, shown.split("\n"))) == 4_000
    assert shown.replace("\n", "") == "x" * 10_000


@given(st.text())
def test_cleaned_text_obeys_and_hides_nothing(text: str) -> None:
    shown = clean(text)
    kinds = {unicodedata.category(mark) for mark in shown if mark not in "\t\n"}
    assert not kinds & {"Cc", "Cs"}
    assert not set(shown) & set("\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff")
    assert clean(shown) == shown


def test_a_line_is_one_line() -> None:
    assert clean_line("  to\n\tlinjer \x1b[1m her ") == "to linjer her"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ærø", "AEROE"), ("Ærø", "aero"), ("Århus", "Aarhus"), ("århus", "arhus"),
        ("Børnehøjde", "bornehojde"), ("Café", "cafe"), ("Skåne", "skaane"),
        ("ÆBLE", unicodedata.normalize("NFD", "æble")),
    ],
)  # fmt: skip
def test_spellings_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_other_words_do_not_meet() -> None:
    assert fold("bør") != fold("bær")
    assert fold("hus") != fold("hund")


def test_numbers_stay_whole_words() -> None:
    found = words("Der er 750.000 kr. og 2,5 mio. kl. 16:30.")
    assert [word for word, _, _ in found] == [
        "Der", "er", "750.000", "kr", "og", "2,5", "mio", "kl", "16:30",
    ]  # fmt: skip
    assert all("Der er 750.000 kr. og 2,5 mio. kl. 16:30."[a:b] == w for w, a, b in found)


def test_the_skeleton_survives_a_new_layout() -> None:
    assert skeleton("Støtte-\nordning til »alle« børn") == skeleton("støtteordning til alle BØRN")
    assert skeleton("1,5 mio.") == skeleton("15 mio")  # which is why citations compare numbers too


def test_danish_order() -> None:
    names = ["Åbyhøj", "Ølsted", "Viborg", "Aarhus", "Ærø", "Aalborg", "Beder"]
    assert sorted(names, key=sort_key) == [
        "Beder", "Viborg", "Ærø", "Ølsted", "Åbyhøj", "Aalborg", "Aarhus",
    ]  # fmt: skip
