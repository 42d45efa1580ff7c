"""Text of any kind is read without an exception, and long text in time that grows with it."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from agenda.reading.first_agenda import read_first_agenda
from agenda.reading.reading import read_agenda
from data.documents import signature
from data.documents.plain import passages
from data.documents.reading import extract

_WORDS = st.sampled_from([
    "Beslutning", "Indstilling", "Bilag", "1.", "2.", "Punkt 3:", "Åben", "Lukket", "\n", "\n\n",
    "\t", ":", "3. marts 2020", "Økonomiudvalget", "Sagsnr.", "12/27845", "§ 7", "Godkendelse af",
    "dagsorden", "at", "i", "den", "•", "kl. 16:30", "(V)", "....", "Indholdsfortegnelse", "PDF",
    "Sagsforløb", "RESOLVED:", "RESOLVED to", "Mødested:", "Sted", "Lukkede bilag",
    "Transkript", "Referat", "Dagsorden", "-", "|", "\u00a0", "\ufffe", "\f", "#", "T1.", "19-003",
])  # fmt: skip
_HEAD = "Referat\nByrådet\nMødedato: 3. marts 2020 kl. 16\n\n"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_WORDS, st.sampled_from(["", " ", "\n"])), max_size=120))
def test_any_order_of_what_agendas_are_made_of(words: list[tuple[str, str]]) -> None:
    text = "".join(word + after for word, after in words)
    for whole in (text, _HEAD + text):
        reading = read_agenda(whole, passages(whole))
        for item in reading.items:
            assert 0 <= item.start <= item.end <= len(whole)


def test_numbers_of_one_value_that_are_written_in_two_ways() -> None:
    read_agenda(_HEAD + "T1. Titel\nBeslutning\nGodkendt.\n1/12 Titel\nT1. Titel\nBeslutning\n")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    read_agenda(text)
    read_agenda(_HEAD + text)


def test_long_text_of_one_kind() -> None:
    """None of these may take more than its share; a rule that looks back over and over would not
    come to an end here."""
    for piece in (
        "a", ".", "(", " \u00a0", "1. A ", "Punkt 1: X ", "Beslutning i ", "A B C ", "12/20 A ",
        "3. marts 2020 ", "Udvalget for a og b, c ", "• ", "| a ", "Direktøren indstiller ",
        "x stemte for ", "V tog forbehold ",
    ):  # fmt: skip
        read_agenda(_HEAD + "1. Titel\nBeslutning\n" + piece * (100_000 // len(piece)))


def test_a_list_in_a_list_in_a_list() -> None:
    """Half a minute where each space before a line is looked at."""
    deep = "\n".join(f"{' ' * depth}- punkt" for depth in range(0, 10_000, 10))
    items = read_agenda(f"{_HEAD}1. Titel\nBeslutning\n{deep}").items
    assert [one.title for one in items] == ["Titel"]


def test_lines_that_are_cut_at_every_word() -> None:
    for piece in ("Lukket punkt ", "KLP 66/11 TILBUD ", "Saksnr Utvalg Type "):
        read_agenda(_HEAD + "Transkript\n\n1 Indholdsfortegnelse " + piece * (20_000 // len(piece)))


def test_many_items_are_all_read() -> None:
    items = "".join(f"{n}. Sag nummer {n}\n\nBeslutning\nGodkendt.\n\n" for n in range(1, 2_001))
    assert len(read_agenda(_HEAD + items).items) == 2_000


def test_thousands_of_points_in_a_file_are_no_meeting() -> None:
    points = [{"Number": str(number), "Caption": "Ny bro"} for number in range(1, 5_002)]
    for kept, expected in ((points[:3], 3), (points, 0)):
        content = json.dumps({"Udvalg": {"Navn": "Byrådet"}, "Dagsordenpunkter": kept}).encode()
        found = extract(content, "punkter.json", signature.FIRST_AGENDA)
        read = read_first_agenda(content, found.text, found.passages)
        assert len(read.items) == expected
