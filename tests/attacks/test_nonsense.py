"""Nonsense from outside: queries, packs, agendas, text, settings. It is read, or
refused in one sentence; no exception, and no more time than a person would wait."""

from __future__ import annotations

import contextlib
from pathlib import Path
from random import Random

import pytest

from agenda.reading.reading import read_agenda
from data.dates import is_date
from data.errors import Problem
from data.extraction.finding import extract
from data.packs.importing import import_pack
from data.search.lookup import Searcher
from data.settings import read_settings
from data.store.library import Library
from data.text import clean, clean_line, fold, skeleton, words
from tests.agenda.example import fill
from tests.attacks.conftest import Tally, Times
from tests.attacks.payloads import MARKUP, PAYLOADS, hostile_bits
from tui.messages import sentence

_QUERY_PARTS = (
    '"', "'", "(", ")", "*", "-", "+", ":", "^", "NEAR", "AND", "OR", "NOT", "{", "}", "\\", "\x00",
    "kommune:", "beløb:", ">1mio", "..", "år:", "2012-", "-2021", "status:", "er:", "frist:<",
    "café",
    "aarhus", "unge", "æøå", "ß", "\u0301", "𝔞", "\ud800", "99999999999999999999", "a" * 300, ",",
    ";",
    "tema:", "dokument:", "is:overdue", "%", "_", "\n", "\t", "1e999", "0x10", "²", "٣", "--", "/*",
)  # fmt: skip
_YAML_PARTS = (
    "tilsagn: 1\n", "commitments:\n", "- title: ", "x\n", "  ", "documents:\n", "&a ", "*a", "!!x ",
    "? ", ": ", "[", "]", "{", "}", "|\n", ">\n", '"', "'", "#", "---\n", "...\n", "\t", "<<: *a\n",
    "lukket: true\n", "closed: yes\n", "amounts: [{amount: 1e9}]\n", "date: 2025-02-30\n", "\x00",
    "\u2028", "id: 1\n", "\ufeff", "%YAML 1.1\n", "~", "0o7", "1_000", "null\n", "@", "`",
)  # fmt: skip
_AGENDA_PARTS = (
    "Dagsorden\n", "Referat\n", "Punkt 1. Budget 2026\n", "1. ", "Lukket punkt\n", "Åben\n",
    "12.30.00",
    "Indstilling\n", "Beslutning\n", "Sagsfremstilling\n",
    "Byrådet den 8. oktober 2025 kl. 16.00\n",
    "Forvaltningen indstiller, at udvalget godkender 2,5 mio. kr.\n", "\n", "\n\n", "   ", "\t",
    "- ",
    "a) ", "§ 7", "Bilag:\n", "31. februar 2025", "kl. 99.99", "1.1.1.1.1.1. ", "IV. ",
    "*" * 80 + "\n",
    "Vi afsætter 500.000 kr. årligt i 2026-2029.\n", "." * 200, "\u00ad", "\x0c", "9" * 50,
    "kr. " * 20,
)  # fmt: skip


def _mixed(chance: Random, parts: tuple[str, ...], most: int) -> str:
    return "".join(chance.choice(parts) for _ in range(chance.randrange(1, most)))


def test_no_query_is_an_error(tmp_path: Path, times: Times, tally: Tally) -> None:
    path = tmp_path / "library.tilsagn"
    with Library.open(path, create=True) as library:
        fill(library)
    count = times(200, 100_000)
    chance = Random(8)
    with Searcher(path) as searcher:
        for number in range(count):
            query = _mixed(chance, _QUERY_PARTS + PAYLOADS + MARKUP, 9)
            if number % 2:
                query = " ".join(query)
            searcher.search(query, limit=5)
            if number % 10 == 0:
                searcher.related(query, limit=3)
    tally("fuzzed queries", count)


def test_a_pack_is_taken_in_or_refused_in_a_sentence(
    tmp_path: Path, times: Times, tally: Tally
) -> None:
    count = times(150, 20_000)
    chance = Random(9)
    with Library.open(tmp_path / "library.tilsagn", create=True) as library:
        for number in range(count):
            pack = tmp_path / ("x.yaml" if number % 4 else "x.jsonl")
            text = "tilsagn: 1\n" * (number % 2) + _mixed(chance, _YAML_PARTS, 30)
            pack.write_text(text, encoding="utf-8", errors="surrogatepass")
            with contextlib.suppress(Problem):
                import_pack(library, pack)
    tally("fuzzed packs", count)


def test_an_agenda_is_read_whatever_it_says(times: Times, tally: Tally) -> None:
    count = times(30, 20_000)
    chance = Random(10)
    for _ in range(count):
        text = _mixed(chance, _AGENDA_PARTS, 60)
        reading = read_agenda(text)
        for item in reading.items:
            assert 0 <= item.start <= item.end <= len(text)
    tally("fuzzed agendas", count)


def test_commitments_are_looked_for_in_anything(times: Times, tally: Tally) -> None:
    count = times(40, 10_000)
    chance = Random(11)
    for _ in range(count):
        text = _mixed(chance, _AGENDA_PARTS, 40)
        for found in extract(text):
            assert text[found.start : found.end].strip()
    tally("fuzzed texts searched for commitments", count)


def test_clean_text_is_clean_and_stays_so(times: Times, tally: Tally) -> None:
    count = times(1_500, 300_000)
    chance = Random(12)
    for _ in range(count):
        raw = "".join(
            chance.choice(PAYLOADS)
            if chance.random() < 0.3
            else chr(chance.choice((chance.randrange(0x300), chance.randrange(0x110000))))
            for _ in range(chance.randrange(30))
        )
        text = clean(raw)
        assert not hostile_bits(text), [hex(ord(one)) for one in raw]
        assert clean(text) == text
        assert "\n" not in clean_line(raw)
        fold(raw), skeleton(raw), words(raw), is_date(raw)
    tally("fuzzed texts cleaned", count)


def test_settings_that_make_no_sense_never_keep_it_from_starting(
    tmp_path: Path, times: Times, tally: Tally
) -> None:
    count = times(150, 20_000)
    chance = Random(13)
    path = tmp_path / "settings.toml"
    parts = (
        *_YAML_PARTS,
        "name = ",
        "[keys]\n",
        "answer_days = ",
        '"x"\n',
        "-1\n",
        "= ",
        "language",
    )
    for _ in range(count):
        path.write_text(_mixed(chance, parts, 12), encoding="utf-8", errors="surrogatepass")
        _settings, problem = read_settings(path)
        if problem is not None:
            assert "\n" not in sentence(problem)
    tally("fuzzed settings", count)


@pytest.mark.parametrize("text", ["", "\x00", "\ufeff", "\n" * 1_000, " " * 10_000, "1." * 3_000])
def test_texts_of_nothing(text: str) -> None:
    assert read_agenda(text).items is not None
    assert list(extract(text)) == []
