"""The query language in both languages; nothing that is typed is an error."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.search.query import Field, Phrase, Word, parse, read_amount


def words(text: str) -> list[str]:
    return [one.token.folded for one in parse(text).words]


def test_words_phrases_and_exclusions() -> None:
    query = parse('støtte -skole "to voksne" -"fire vægge" ')
    assert [one.token.word for one in query.words] == ["støtte"]
    assert [[token.word for token in one.tokens] for one in query.phrases] == [["to", "voksne"]]
    first, second = query.without
    assert isinstance(first, Word)
    assert first.token.word == "skole"
    assert isinstance(second, Phrase)


def test_only_the_last_word_is_open_and_only_while_it_is_typed() -> None:
    assert [one.open for one in parse("gratis lek").words] == [False, True]
    assert [one.open for one in parse("gratis lek ").words] == [False, False]
    assert [one.open for one in parse("gratis lek", open_end=False).words] == [False, False]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("kommune:Århus", Field("municipality", ("arhus",), open=True)),
        ("municipality:Aarhus ", Field("municipality", ("arhus",))),
        ('kommune:"Søby Nord" ', Field("municipality", ("soby", "nord"))),
        ("parti:Ø ", Field("party", ("ø",))),
        ("år:2012-2021", Field("year", low=2012, high=2021)),
        ("aar:>2012", Field("year", low=2013)),
        ("beløb:>1mio", Field("amount", low=1_000_001)),
        ("beloeb:>= 1,5 mio. kr.", Field("amount", low=1_500_000)),
        ("amount:<=750.000", Field("amount", high=750_000)),
        ("amount:100000..500000", Field("amount", low=100_000, high=500_000)),
        ("status:igang", Field("status", ("under_way",))),
        ("status:gennemført", Field("status", ("done",))),
        ("tema:børn-unge", Field("theme", ("børn-unge",))),
        ("theme:climate", Field("theme", ("klima-miljø",))),
        ("er:forfalden", Field("is", ("overdue",))),
        ("is:question", Field("is", ("question",))),
        ("frist:<2026", Field("deadline", high=date(2025, 12, 31).toordinal())),
        ("frist:31-12-2025", Field("deadline", low=739616, high=739616)),
    ],
)
def test_fields(text: str, field: Field) -> None:
    query = parse(text)
    assert query.fields == (field,)
    assert not query.words
    assert not query.remarks


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("beløb:omkring2", "not-a-amount"),
        ("frist:2026-02-30", "not-a-deadline"),
        ("år:tolv", "not-a-year"),
        ("status:måske", "not-a-status"),
        ("farve:rød", "unknown-field"),
    ],
)
def test_what_cannot_be_read_is_text_and_said(text: str, code: str) -> None:
    query = parse(text)
    assert not query.fields
    assert len(query.words) >= 2
    assert [one.code for one in query.remarks] == [code]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2,5 mio", 2_500_000), ("1 million", 1_000_000), ("750.000", 750_000),
        ("3 mia", 3 * 10**9), ("500 tkr", 500_000), ("1.250.000,50 kr.", 1_250_000),
        ("2.5m", 2_500_000), ("mange", None),
    ],
)  # fmt: skip
def test_amounts(text: str, amount: int | None) -> None:
    assert read_amount(text) == amount


def test_a_sum_in_running_text_is_a_sum_and_a_year_is_not() -> None:
    query = parse("2,5 mio til hjem 2025")
    assert [one.amount for one in query.money] == [2_500_000]
    assert words("2,5 mio til hjem 2025") == ["til", "hjem", "2025"]


@given(st.text(max_size=200))
def test_no_text_is_an_error(text: str) -> None:
    query = parse(text)
    assert all(one.token.folded for one in query.words)


@given(st.text(alphabet='-":<>=.år beløb:012..kommune:"mio', max_size=60))
def test_no_signs_are_an_error(text: str) -> None:
    parse(text)
