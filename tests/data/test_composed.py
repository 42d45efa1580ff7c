"""Letters written in parts, as PDFs made on macOS hand them on."""

from __future__ import annotations

import unicodedata

import pytest

from agenda.reading.reading import read_agenda
from data.composed import Composed, is_composed
from data.documents.passage import PARAGRAPH, Passage
from data.extraction import extract

_PLAN = """Handleplan for unge på Nordø

- Rådet opretter 12 pladser på Åskolen i 2026, og det koster 3 mio. kr.
- Børne- og Ungeudvalget skal følge op på støtten til pårørende.
"""
_AGENDA = """Nordø Kommune
Børneudvalget
Dagsorden til mødet den 3. marts 2026 kl. 16.00

1. Godkendelse af dagsorden
Indstilling
Det indstilles, at dagsordenen godkendes.

2. Støtte til pårørende
Sagsfremstilling
Rådet får en årlig rapport.
Indstilling
Det indstilles, at støtten forhøjes.
"""


def _in_parts(text: str) -> str:
    parted = unicodedata.normalize("NFD", text)
    assert parted != text
    return parted


def test_every_offset_finds_its_way_there_and_back() -> None:
    stored = _in_parts("Åben å, 한국 o\u0323\u0302 é")
    whole = Composed(stored)
    assert whole.text == unicodedata.normalize("NFC", stored)
    assert is_composed(whole.text)
    assert whole.stored(len(whole.text)) == len(stored)
    for place, letter in enumerate(whole.text):
        end = whole.stored(place + 1)
        assert unicodedata.normalize("NFC", stored[whole.stored(place) : end]) == letter
        assert whole.composed(whole.stored(place)) == place


@pytest.mark.parametrize("text", ["", "\u0301", "a"])
def test_the_shortest_texts_have_a_way_back(text: str) -> None:
    whole = Composed(text)
    assert (whole.text, whole.stored(len(whole.text))) == (text, len(text))


def test_commitments_are_found_and_quoted_as_stored() -> None:
    stored = _in_parts(_PLAN)
    pages = [Passage(PARAGRAPH, 0, len(stored), 4)]
    found = extract(stored, pages)
    plain = extract(_PLAN, [Passage(PARAGRAPH, 0, len(_PLAN), 4)])
    assert found
    assert [unicodedata.normalize("NFC", one.text) for one in found] == [one.text for one in plain]
    for one, other in zip(found, plain, strict=True):
        assert stored[one.start : one.end] == one.text
        assert (one.page, one.status, one.actors) == (4, other.status, other.actors)
        assert [sum_.amount for sum_ in one.amounts] == [sum_.amount for sum_ in other.amounts]
        for date in one.dates:
            assert unicodedata.normalize("NFC", stored[date.start : date.end]) == date.written


def test_an_agenda_is_read_with_places_as_stored() -> None:
    stored = _in_parts(_AGENDA)
    read, plain = read_agenda(stored), read_agenda(_AGENDA)
    assert read.meeting == plain.meeting
    assert [one.title for one in read.items] == [one.title for one in plain.items]
    assert len(read.items) == 2
    for one, other in zip(read.items, plain.items, strict=True):
        words = unicodedata.normalize("NFC", stored[one.start : one.end])
        assert words == _AGENDA[other.start : other.end]
