"""Tables copied with one cell a line."""

from __future__ import annotations

from data.extraction import extract
from data.extraction.lines import lines_of
from data.extraction.stacked_tables import stacked_rows

HEAD = "Tiltag\nHvem\nHvornår\nBudget\n\n"


def rows(text: str) -> list[list[str]]:
    found, _ = stacked_rows(text, lines_of(text))
    return [[text[start:end] for start, end in cells] for _, cells in found.values()]


def test_a_head_of_names_and_numbered_rows() -> None:
    text = (
        HEAD + "1. Havnen\n1.1 Nye bolværker ved kaj 4\nHavnekontoret\n2031\n2,5 mio. kr.\n"
        "1.2 Rensning af bassinet\nEr i gang\n-\n\n2. Stranden\n"
        "2.1 Livreddere i skolernes ferie\nFritid\nSommer 2031\n90.000 kr.\n"
    )
    assert rows(text) == [
        ["1.1", "Nye bolværker ved kaj 4", "Havnekontoret", "2031", "2,5 mio. kr."],
        ["1.2", "Rensning af bassinet", "Er i gang"],
        ["2.1", "Livreddere i skolernes ferie", "Fritid", "Sommer 2031", "90.000 kr."],
    ]


def test_rows_without_numbers_have_a_line_for_each_column() -> None:
    text = (
        HEAD + "Skraldespande på stien\nVejafdelingen\n2031\n40.000 kr.\n\n"
        "Drikkevand ved stationen\nForsyningen\n2031-2032\nInden for rammen\n\n"
        "Hvad er gået forud\nPlanen blev til efter tre møder med beboerne ved den gamle havn, og "
        "mange kom med forslag, som er tænkt ind i de enkelte tiltag.\n"
    )
    assert [row[0] for row in rows(text)] == ["Skraldespande på stien", "Drikkevand ved stationen"]


def test_labels_with_figures_under_them() -> None:
    text = (
        "Forslag\n\n1.000 kr.\n\n2031\n\n2032\n\n1.\n\nTandpleje til unge under 22 år\n\n800\n\n"
        "1.600\n\n2.\n\nFlere svømmetimer\n\n0\n\n350\n\n3.\n\nBogbus til landsbyerne\n\n"
        "420\n\n420\n"
    )
    assert rows(text) == [
        ["1", "Tandpleje til unge under 22 år", "800", "1.600"],
        ["2", "Flere svømmetimer", "0", "350"],
        ["3", "Bogbus til landsbyerne", "420", "420"],
    ]


def test_the_title_of_some_rows_is_none() -> None:
    text = (
        "Nye lygter på stien\n200\n100\nBro over bækken\n900\n0\nSkoleudvalget\n"
        "Legehus til børnehaven\n75\n75\n"
    )
    assert [row[0] for row in rows(text)] == [
        "Nye lygter på stien",
        "Bro over bækken",
        "Legehus til børnehaven",
    ]


def test_the_posts_of_an_account_are_no_measures() -> None:
    text = "Husleje\n304\n304\nVarme\n38\n38\nRengøring i ugen\n82\n82\nForsikring\n6\n6\n"
    assert rows(text) == []


def test_a_row_of_years_is_none() -> None:
    assert rows("Udvalg og tema\n2031\n2032\n2033\nDrift\n2031\n2032\n2033\n") == []


def test_sums_are_read_in_the_unit_of_the_caption() -> None:
    document = (
        "Budgetaftale\n\nForslag\n\n1.000 kr.\n\n2031\n\n2032\n\nTandpleje til unge under 22 år\n\n"
        "800\n\n1.600\n\nFlere svømmetimer i indskolingen\n\n0\n\n350\n\nBogbus til landsbyerne\n\n"
        "420\n\n420\n\nÆndringer i alt\n\n1.220\n\n2.370\n"
    )
    found = extract(document)
    assert [[sum_.amount for sum_ in one.amounts] for one in found] == [
        [800_000, 1_600_000],
        [350_000],
        [420_000],
    ]


def test_whole_figures_are_thousands_though_the_caption_says_millions() -> None:
    document = (
        "Budgetaftale\n\nForslag\n\nMio. kr.\n\n2031\n\n2032\n\nTandpleje til unge under 22 år\n\n"
        "800\n\n1.600\n\nFlere svømmetimer i indskolingen\n\n0\n\n350\n\nBogbus til landsbyerne\n\n"
        "420\n\n420\n"
    )
    assert [one.amounts[-1].amount for one in extract(document)] == [1_600_000, 350_000, 420_000]


def test_the_head_is_no_section() -> None:
    document = (
        "Handleplan for havnen\n\n"
        + HEAD
        + (
            "1 Nye bolværker ved kaj 4\nHavnen\n2031\n2,5 mio. kr.\n"
            "2 Rensning af bassinet\nHavnen\n2032\n0,3 mio. kr.\n"
        )
    )
    assert [one.section for one in extract(document)] == ["Handleplan for havnen"] * 2


def test_numbered_titles_over_rows_without_numbers() -> None:
    text = (
        "Mål\n\nTiltag\n\nHvem\n\nHvornår\n\n1. Flere på cykel\n\n"
        "Nye stativer ved skolerne\n\nVej\n\n"
        "2031\n\nLån af ladcykler til familier\n\nFritid\n\n-\n\n2. Færre uheld\n\n"
        "Chikaner på Havnegade\n\nVej\n\n2032\n"
    )
    assert [row[0] for row in rows(text)] == [
        "Nye stativer ved skolerne",
        "Lån af ladcykler til familier",
        "Chikaner på Havnegade",
    ]
    assert [one.text.split("\n")[0] for one in extract("Handleplan\n\n" + text)] == [
        "Nye stativer ved skolerne",
        "Lån af ladcykler til familier",
        "Chikaner på Havnegade",
    ]


def test_rows_may_begin_with_a_code_of_its_own_line() -> None:
    document = (
        "Budgetaftale\n\nNye tiltag (1.000 kr.)\n\nNr.\nTiltag\n2031\n2032\n\n"
        "H1\nEkstra havnevagt i badesæsonen\n300\n600\n\n"
        "H2\nNye redningsstiger langs kajen\n120\n120\n\n"
        "V-1\nSlukning af hver anden gadelampe\n-80\n-160\n"
    )
    assert [(one.text.split("\n")[0], one.amounts[0].amount) for one in extract(document)] == [
        ("Ekstra havnevagt i badesæsonen", 300_000),
        ("Nye redningsstiger langs kajen", 120_000),
        ("Slukning af hver anden gadelampe", 80_000),
    ]
