"""Dates in running text, with the year that the document implies."""

from __future__ import annotations

import pytest

from data.extraction.dates import dates

DOCUMENT = "2025-10-08"


def values(text: str, document_date: str | None = DOCUMENT) -> list[str]:
    return [found.value for found in dates(text, 0, len(text), document_date)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("den 3. marts 2026", ["2026-03-03"]),
        ("senest 3. marts", ["2026-03-03"]),
        ("d. 3/3-2026", ["2026-03-03"]),
        ("03.03.2026", ["2026-03-03"]),
        ("11-09-2019", ["2019-09-11"]),
        ("fra 1. august 2025 til 31. juli 2026", ["2025-08-01/2026-07-31"]),
        ("1.-3. juni 2026", ["2026-06-01/2026-06-03"]),
        ("i august 2026", ["2026-08"]),
        ("i perioden 2026-2029", ["2026/2029"]),
        ("fra skoleåret 2026/27", ["2026/2027"]),
        ("i 2026, 2027 og 2028", ["2026", "2027", "2028"]),
        ("mere end 500 borgere i 2026", ["2026"]),
        ("Midtvejsevaluering i 2026", ["2026"]),
        ("i 3. kvartal 2026", ["2026-Q3"]),
        ("i første halvår 2026", ["2026-01/2026-06"]),
        ("i uge 12", ["2026-W12"]),
        ("uge 42-43", ["2025-W42/2025-W43"]),
        ("til foråret", ["2026-spring"]),
        ("i sommeren 2027", ["2027-summer"]),
        ("i slutningen af sensommeren 2027", ["2027-summer"]),
        ("inden sommerferien", ["2026-summer"]),
        ("efter sommerferien 2027", ["2027-autumn"]),
        ("efter vinterferien 2027", ["2027-winter"]),
        ("fra skoleåret 26/27", ["2026/2027"]),
        ("i regnskabsåret 2026/7", ["2026/2027"]),
        ("i 3.-4. kvartal 2026", ["2026-Q3/2026-Q4"]),
        ("pr. 1/8-26", ["2026-08-01"]),
        ("fra 1. august til 31. juli 2027", ["2026-08-01/2027-07-31"]),
        ("den 1. maj og 3. juni 2027", ["2027-05-01", "2027-06-03"]),
        ("udskydes fra 2026 til 2028", ["2028"]),
        ("broen rykkes frem fra 2028 til 2026", ["2026"]),
        ("sidste forår", ["2025-spring"]),
        ("næste sommer", ["2026-summer"]),
        ("Igangsat, afsluttes 2026", ["2026"]),
        ("Vinterfestival 2026", ["2026"]),
        ("Skolebyggeri. 2027: 10 mio. kr.", ["2027"]),
        ("2027: ny gangbro over åen", ["2027"]),
        ("Gangbro over åen 2,4 mio. kr. 2027 Vejafdelingen", ["2027"]),
        ("inden udgangen af 2026", ["2026-12-31"]),
        ("senest ved årets udgang", ["2025-12-31"]),
        ("primo 2026", ["2026-01"]),
        ("medio 2026", ["2026-06"]),
        ("ultimo 2026", ["2026-12"]),
        ("ultimo marts 2026", ["2026-03"]),
        ("inden udgangen af marts", ["2026-03-31"]),
        ("i næste år", ["2026"]),
        ("by the end of 2026", ["2026-12-31"]),
        ("7 October 2020", ["2020-10-07"]),
        ("innen utgangen av 2026", ["2026-12-31"]),
        ("hösten 2026", ["2026-autumn"]),
    ],
)
def test_forms(written: str, expected: list[str]) -> None:
    assert values(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "et 4-årigt forløb",
        "omkring det 18. år",
        "sagens 1. behandling",
        "siden 2019",
        "Vision 2030",
        "forældre anno 2012",
        "kl. 10.30",
        "sag 2019-2104",
        "2.026 kr.",
        "den 31. februar 2026",
        "på mandag",
        "lukkeuger i sommerferien",
        "hvert år i marts",
        "senest den 1. april hvert år",
        "gode veje om vinteren",
        "375.000 kr. (2023-niveau)",
        "i 2026-priser",
        "kvalitetsrapport 2020/21 godkendes",
        "300 om året mod 122 i 2022",
        "halveret i forhold til 2009",
        "flere end i 2019",
        "puljen, der udløber med udgangen af året",
        "som lovet i byrådets beslutning af 3. marts 2022",
        "et notat drøftet på mødet den 3. marts 2025",
        "besparelsen fra budget 2024",
        "lavere end gennemsnittet i 2022",
        "ordningen fra 2019",
    ],
)
def test_what_is_no_date(written: str) -> None:
    assert values(written) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Stien blev åbnet i december", ["2024-12"]),
        ("I december åbnede stien", ["2024-12"]),
        ("Stien åbnes i maj", ["2026-05"]),
        ("Vi vil holde en høring den 3. april", ["2026-04-03"]),
        ("Kampagnen kører i november", ["2025-11"]),
        ("Hallen blev færdig i vinteren", ["2024-winter"]),
        ("Udvalget har bedt om, at stien åbner i maj", ["2026-05"]),
        ("It was agreed that the hall would be painted by the end of April", ["2026-04-30"]),
        ("Det sker i 1. kvartal, når vejen skal lukkes", ["2026-Q1"]),
    ],
)
def test_a_missing_year_follows_the_tense(written: str, expected: list[str]) -> None:
    assert values(written) == expected


def test_without_a_document_date_no_year_is_guessed() -> None:
    assert values("senest den 3. marts", None) == []
    assert values("til foråret", None) == []


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("skal være færdig senest den 1. maj 2026", "deadline"),
        ("inden udgangen af 2026", "deadline"),
        ("åbner i august 2026", "start"),
        ("besluttet i 2024", "decision"),
        ("i perioden 2026-2029", "period"),
    ],
)
def test_roles(written: str, role: str) -> None:
    [found] = dates(written, 0, len(written), DOCUMENT)
    assert found.role == role


def test_words_as_written() -> None:
    text = "Stien åbner i  august\n2026."
    [found] = dates(text, 0, len(text), None)
    assert found.written == "august 2026"
    assert text[found.start : found.end] == "august\n2026"
