"""Sums of money as council documents write them."""

from __future__ import annotations

import pytest

from data.extraction.amounts import amounts


def values(text: str, table_unit: int = 0) -> list[int]:
    return [found.amount for found in amounts(text, 0, len(text), table_unit=table_unit)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Der afsættes 2,5 mio. kr. til flere hænder", [2_500_000]),
        ("i alt 1,2 mia. kr. over fire år", [1_200_000_000]),
        ("350 t.kr. til materialer", [350_000]),
        ("1.400 t.kr. i 2027", [1_400_000]),
        ("et beløb på 1.316.000,- til taget", [1_316_000]),
        ("1½ mio. kr. til stien", [1_500_000]),
        ("½ mio. kr.", [500_000]),
        ("mellem 2-3 mio. kr. om året", [2_000_000, 3_000_000]),
        ("fra 3,0 til 4,5 mio. kr.", [3_000_000, 4_500_000]),
        ("en halv million kroner til foreningerne", [500_000]),
        ("halvanden million kr.", [1_500_000]),
        ("to millioner kroner", [2_000_000]),
        ("kr. 750.000 til klubben", [750_000]),
        ("0,35 mio. kr.", [350_000]),
        ("10 mio. i 2028", [10_000_000]),
        ("500 000 kroner", [500_000]),
        ("2 mkr till belysning", [2_000_000]),
        ("450 tkr", [450_000]),
        ("a grant of £1,850 and £1.2 million", [1_850, 1_200_000]),
        ("150.000 kroner. til rådgivning", [150_000]),
        ("en rabat på 35 kr. pr. billet", [35]),
    ],
)
def test_forms(written: str, expected: list[int]) -> None:
    assert values(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "besøgt af 3 mio. borgere",
        "§ 17, stk. 4",
        "i 2026 og 2027",
        "den 3. marts kl. 10.30",
        "for hver en krone",
        "sag 33/15",
        "2.500 elever",
    ],
)
def test_figures_that_are_no_money(written: str) -> None:
    assert values(written) == []


def test_figure_of_comparison_is_left_out() -> None:
    assert values("Driften kostede 35 mio. kr. mod et oprindeligt budget på 33 mio. kr.") == [
        35_000_000
    ]


def test_bare_numbers_count_in_the_unit_of_a_table_only() -> None:
    assert values("Ny gangbro  1.500  250") == []
    assert values("Ny gangbro  1.500  250", table_unit=1_000) == [1_500_000, 250_000]
    assert values("Ny gangbro  1,5", table_unit=1_000_000) == [1_500_000]


def test_currency_purpose_and_kind() -> None:
    text = "Der gives en anlægsbevilling på 4 mio. kr. til ny svømmehal i Nordbyen, som åbner snart"
    [found] = amounts(text, 0, len(text))
    assert (found.currency, found.kind) == ("DKK", "capital")
    assert found.purpose == "ny svømmehal i Nordbyen"
    assert text[found.start : found.end] == "4 mio. kr."
    assert amounts("€ 3 mio. fra EU", 0, 15)[0].currency == "EUR"
    assert amounts("2 mill. kroner", 0, 14, currency="NOK")[0].currency == "NOK"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("et rådighedsbeløb på 2 mio. kr.", "allotment"),
        ("frigivelse af 2 mio. kr.", "release"),
        ("en tillægsbevilling på 2 mio. kr.", "supplementary"),
        ("2 mio. kr. årligt", "operating"),
        ("2 mio. kr.", "unspecified"),
    ],
)
def test_kinds_are_told_apart(text: str, kind: str) -> None:
    assert amounts(text, 0, len(text))[0].kind == kind
