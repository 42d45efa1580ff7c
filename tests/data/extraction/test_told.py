"""Sums and dates that a document tells away from the measure they belong to."""

from __future__ import annotations

from data.extraction import extract

CASE = (
    "Referat fra Teknisk Udvalg den 4. juni 2031\n\nIndstilling\n\nForvaltningen indstiller,\n"
    "1. at der opsættes to drikkeposter på torvet,\n2. at der ansættes en havnefoged.\n\n"
    "Beslutning\n\nGodkendt.\n\nØkonomi\n\n{economy}\n"
)


def sums(economy: str) -> list[tuple[str, list[int]]]:
    return [
        (one.text, [money.amount for money in one.amounts])
        for one in extract(CASE.format(economy=economy))
    ]


def test_the_sum_told_under_economy_belongs_to_the_measure() -> None:
    assert sums("Drikkeposterne anslås at koste 85.000 kr. inklusive montering.") == [
        ("der opsættes to drikkeposter på torvet", [85_000]),
        ("der ansættes en havnefoged.", []),
    ]
    assert sums("Udgiften til havnefogeden udgør 600.000 kr. om året.")[1] == (
        "der ansættes en havnefoged.",
        [600_000],
    )


def test_the_sum_of_something_else_does_not() -> None:
    for economy in (
        "Budgettet til drikkeposter udgør 4 mio. kr.",
        "Svømmehallen koster 2 mio. kr. at drive.",
        "En kop kaffe koster 30 kr. på havnen.",
    ):
        assert [money for _, money in sums(economy)[:2]] == [[], []]


def test_the_words_of_the_measure_stay_its_passage() -> None:
    [first, _] = extract(CASE.format(economy="Drikkeposterne koster 85.000 kr."))
    assert first.text == "der opsættes to drikkeposter på torvet"
    assert len(first.mentions) == 2


def dates(told: str) -> list[tuple[str, list[str]]]:
    return [
        (one.text, [date.value for date in one.dates])
        for one in extract(CASE.format(economy=told).replace("Økonomi", "Tidsplan"))
    ]


def test_the_date_told_under_another_heading_belongs_to_the_measure() -> None:
    assert dates("Drikkeposterne forventes at stå klar den 1. maj 2032.") == [
        ("der opsættes to drikkeposter på torvet", ["2032-05-01"]),
        ("der ansættes en havnefoged.", []),
    ]
    assert dates("Havnefogeden begynder i august 2031.")[1][1] == ["2031-08"]


def test_the_date_of_something_else_or_of_the_paper_itself_does_not() -> None:
    for told in (
        "Svømmehallen åbner i august 2031.",
        "Aftalen træder i kraft den 1. maj 2032.",
        "Drikkeposterne fra 2019 er slidte.",
    ):
        assert [points for _, points in dates(told)[:2]] == [[], []]
