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
        ("projekter fra 3,0 til 4,5 mio. kr.", [3_000_000, 4_500_000]),
        ("3-4.000 kr. pr. klasse", [3_000, 4_000]),
        ("100-150.000 kr. om året", [100_000, 150_000]),
        ("5-600.000 kr. til gangbroen", [500_000, 600_000]),
        ("mellem 1 og 5 mio. kr.", [1_000_000, 5_000_000]),
        ("med henholdsvis 1,2 og 1,5 mio. kr.", [1_200_000, 1_500_000]),
        ("2,0, 3,0 og 4,0 mio. kr. i de tre år", [2_000_000, 3_000_000, 4_000_000]),
        ("der blev sat to millioner af til stien", [2_000_000]),
        ("Vi viderefører den nuværende pulje på 6 mio. kr.", [6_000_000]),
        ("taksten bliver 20 kr., svarende til 1 mio. kr.", [20, 1_000_000]),
        ("afsættes 8,5 mio. kr. til en ny hal", [8_500_000]),
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
        ("kajen overdrages for 1 krone", [1]),
        ("9,5 mio. kr. til 3-4 nye kajer", [9_500_000]),
        ("vi tager 80 millioner op af kassen", [80_000_000]),
        ("en mia. kr. til metroen", [1_000_000_000]),
        ("1500.000 kr. til en hal", [1_500_000]),
        ("6 mio. kr., heraf 2,5 fra en fond", [6_000_000, 2_500_000]),
        ("6 mio. kr. i 2026, heraf 40 procent fra en fond", [6_000_000]),
    ],
)
def test_forms(written: str, expected: list[int]) -> None:
    assert values(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "besøgt af 3 mio. borgere",
        "2 mio. delebiler på vejene",
        "alle 9.-klasser på tur",
        "§ 17, stk. 4",
        "i 2026 og 2027",
        "den 3. marts kl. 10.30",
        "for hver en krone",
        "sag 33/15",
        "2.500 elever",
        "beløb i 1.000 kr.",
        "et par hundrede tusinde kr.",
        "hallen blev to millioner under budget",
    ],
)
def test_figures_that_are_no_money(written: str) -> None:
    assert values(written) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Driften kostede 35 mio. kr. mod et oprindeligt budget på 33 mio. kr.", [35_000_000]),
        ("Puljen hæves fra 1,2 til 1,5 mio. kr.", [1_500_000]),
        ("Tilskuddet øges fra 2 mio. kr. i 2025 til 3 mio. kr. i 2026", [3_000_000]),
        ("Kontingentet sænkes fra 350 kr. til 300 kr.", [300]),
        ("Puljen på 3 mio. kr. nedsættes til 2 mio. kr.", [2_000_000]),
        ("Halvering af puljen til byfester (fra 2 til 1 mio. kr.)", [1_000_000]),
        ("Et kort koster 90 kr. mod 70 kr. i dag", [90]),
        ("Kassen vokser fra 90 mio. kr. i 2024 til mindst 120 mio. kr.", [120_000_000]),
        ("Der er afsat 2 mio. kr. til det. Vi vil have beløbet hævet til 3 mio. kr.", [3_000_000]),
        ("Vi vil ikke være med til at bruge 30 mio. kr. på et rådhus", []),
    ],
)
def test_figures_of_comparison_are_left_out(written: str, expected: list[int]) -> None:
    assert values(written) == expected


def test_bare_numbers_count_in_the_unit_of_a_table_only() -> None:
    assert values("Ny gangbro  1.500  250") == []
    assert values("Ny gangbro  1.500  250", table_unit=1_000) == [1_500_000, 250_000]
    assert values("Ny gangbro  1,5", table_unit=1_000_000) == [1_500_000]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Gangbro ved mosen, 2. etape   0   6.200   5.100   0", [6_200_000, 5_100_000]),
        ("Læsevejledere i alle 1.-3. klasser 420 420 840 840", [420_000, 840_000]),
        ("Færre møder -310 -310 -310 -310", [310_000]),
        ("Skovsø skole | 1.500 | (250)", [1_500_000, 250_000]),
        ("Bænke i parken\n75\n80", [75_000, 80_000]),
        ("Ny trappe 1.250", [1_250_000]),
        ("Fire nye stillinger", []),
        ("Legeplads til 3 klasser i 2026", []),
    ],
)
def test_only_columns_of_a_row_are_sums(row: str, expected: list[int]) -> None:
    assert list(dict.fromkeys(values(row, table_unit=1_000))) == expected


def test_the_unit_may_stand_below_the_table() -> None:
    row = "Færre møder om havnen -1,2 -1,5"
    text = f"{row}\nFælles ledelse af to skoler -0,3 -0,6\n(mio. kr.)\n"
    found = amounts(text, 0, len(row))
    assert [sum_.amount for sum_ in found] == [1_200_000, 1_500_000]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Rundkørsel ved møllen 3.200.000 2026-2027", [3_200_000]),
        ("Bump ved skolen 280.000", [280_000]),
        ("Hævet flade   1.100.000   2026", [1_100_000]),
        ("Cykelsti på 2,4 km til byen", []),
    ],
)
def test_whole_kroner_stand_at_the_end_of_a_priced_row(row: str, expected: list[int]) -> None:
    for caption, priced in (("Sted Overslag (kr.) År", True), ("Sted Antal biler År", False)):
        text = f"{caption}\n{row}"
        found = amounts(text, text.index(row), len(text))
        assert [sum_.amount for sum_ in found] == (expected if priced else [])


def test_the_unit_is_read_from_the_caption_above_a_row() -> None:
    row = "Ny trappe ved havnen 400 0 250 0"
    for caption, unit in (("Anlæg (1.000 kr.)", 1_000), ("Beløb i mio. kr.", 1_000_000), ("", 0)):
        text = f"{caption}\n2026 2027 2028 2029\n{row}"
        found = amounts(text, text.index(row), len(text))
        assert [sum_.amount for sum_ in found] == ([400 * unit, 250 * unit] if unit else [])
        assert all(text[sum_.start : sum_.end] in ("400", "250") for sum_ in found)


def test_a_row_may_have_one_figure_under_a_caption_with_the_unit() -> None:
    row = "Gratis frugt i skolerne 600"
    for above, expected in (
        ("Forslag (1.000 kr.)\nNye bænke 2.400\nFærre møder -75\n", [600_000]),
        ("Forslag (mio. kr.)\nNye bænke 2\n", [600_000_000]),
        ("Forslag (1.000 kr.)\nNye bænke får lys.\n", []),
        ("Børn i hver klasse\nKirkeskolen 240\n", []),
    ):
        text = f"{above}{row}\n"
        found = amounts(text, text.index(row), text.index(row) + len(row))
        assert [sum_.amount for sum_ in found] == expected


def test_a_purpose_that_is_an_act_keeps_its_infinitive() -> None:
    """It is read as "500.000 kr. til at male skolen"."""
    text = "Der er afsat 500.000 kr. til at male skolen."
    (found,) = amounts(text, 0, len(text))
    assert found.purpose == "at male skolen"


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
