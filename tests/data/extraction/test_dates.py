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
        ("Byen vokser, og der blev i 2024 indviet en ny bro", ["2024"]),
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
        ("Forsøg 1.2.2026-30.11.2027", ["2026-02-01/2027-11-30"]),
        ("Møder i marts og maj", ["2026-03", "2026-05"]),
        ("Åbner i april eller maj 2026", ["2026-04", "2026-05"]),
        ("fra november til februar 2027", ["2026-11/2027-02"]),
        ("tælles i uge 11 og 14", ["2026-W11", "2026-W14"]),
        ("den 1. maj næste år", ["2026-05-01"]),
        ("til juni næste år", ["2026-06"]),
        ("et kursus i løbet af året", ["2025"]),
        ("klar inden jul", ["2025-12"]),
        ("færdig inden påske", ["2026-spring"]),
        ("nye borde til skolestarten 2026", ["2026-08"]),
        ("klar ved skolestart", ["2026-08"]),
        ("gratis bad i skolernes sommerferie 2026", ["2026-summer"]),
        ("nye kajer inden turistsæsonen 2026", ["2026-summer"]),
        ("gælder fra nytår", ["2026-01-01"]),
        ("bygges i hele 2026", ["2026"]),
        ("gælder indtil 2028", ["2028"]),
        ("fordelt på 2026 og 2027", ["2026", "2027"]),
        ("Udbud: 2026", ["2026"]),
        ("Nye bænke\nTeknisk Afdeling\n2026\n40.000 kr.", ["2026"]),
        ("Nye bænke Teknisk Afdeling 2026 40.000 kr.", ["2026"]),
        ("kortlægning færdig februar", ["2026-02"]),
        ("i slutningen af november", ["2025-11"]),
        ("I gang siden maj 2024", ["2024-05"]),
        ("Siden 2024 har ordningen omfattet alle", ["2024"]),
        ("den 3. maj 2024, blev det besluttet at bygge", ["2024-05-03"]),
        ("ned med op mod 25 procent i 2030", ["2030"]),
        ("midlerne fra budget 2028 og frem", ["2028"]),
        ("Foreningen har siden 2021 lånt lokalerne ud", ["2021"]),
        ("100.000 kr. i både 2026 og 2027", ["2026", "2027"]),
        ("skydes til tidligst 2028", ["2028"]),
        ("Planen dækker 2026 og 2027", ["2026", "2027"]),
        ("melder ind fra årsskiftet", ["2026-01-01"]),
        ("Nye skilte ved havnen 2026 Vej og Park Afventer", ["2026"]),
        ("Nyt tag på hallen 2024 Gennemført", ["2024"]),
        ("Udvalget vedtog puljen sidste år", ["2024"]),
        ("Reglerne skrives om i årets løb", ["2025"]),
        ("Hallen, som byrådet bevilgede i 2023, udvides", ["2023"]),
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
        "ingen lukkedage mellem jul og nytår",
        "håndværkerne kommer efter nytår",
        "nyt regulativ for i vinter- og sommerdrift",
        "stien, som naboerne siden 2016 har savnet",
        "Regnskabet sendes inden 1. marts",
        "optages i Kommuneplan 2025-2037",
        "tilskud til ovne fra før 2008",
        "gøres om, sådan som rådet besluttede i 2022",
        "en liste på baggrund af borgermødet den 4. maj 2025",
        "linjen, som besluttet i byrådet 4. maj 2025",
        "lavere end i dag (2025)",
        "Det gamle bibliotek, som blev lukket i 2019, åbner igen",
        "Festen, der i 2023 var en dag, bliver til to",
        "Skolen, hvor taget blev lagt i 2004",
        "Pumpen er fra 1998",
        "huse opført 1955-1970",
        "Vi handler nu i stedet for at vente på loven i 2027",
        "ifølge forvaltningens svar af 4. maj 2025",
        "mod 40 sidste år",
        "Stiplan 2009 følges og søges gennemført",
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
        ("Opfølgning i 2. kvartal", ["2026-Q2"]),
        ("Stien indvies i foråret", ["2026-spring"]),
        ("Stien er indviet i foråret", ["2025-spring"]),
        ("Udvalget har i december indført et loft", ["2024-12"]),
        ("Udvalget traf i december beslutning om stien", ["2024-12"]),
        ("Et kursus for ti ledige er gået i gang i uge 45", ["2024-W45"]),
        ("Bump | Udført i november", ["2024-11"]),
        ("Festen er planlagt i maj", ["2026-05"]),
        ("De sidste bænke opstilles i maj", ["2026-05"]),
        ("Broen blev åbnet i maj, og i juni følger stien", ["2025-05", "2026-06"]),
        ("Kajen blev støbt i sommer", ["2025-summer"]),
        ("Vi skruer ned for varmen i vinter", ["2025-winter"]),
        ("Vi flytter til sommer", ["2026-summer"]),
        ("To skoler blev lukket fra nytår", ["2025-01-01"]),
        ("Siden 1. november er alle døre låst", ["2024-11-01"]),
        ("Vi har ændret vagtplanen fra 1. november", ["2024-11-01"]),
        ("Der er fra 1. november indført en ny takst", ["2024-11-01"]),
        ("Vi ændrer vagtplanen fra 1. november", ["2025-11-01"]),
        ("Vi har bedt om et notat, som kommer i februar", ["2026-02"]),
        ("Vi venter på den plan, som rådet bestilte i november", ["2024-11"]),
        ("Planen skulle efter planen være færdig i november", ["2024-11"]),
        ("Centret oprettede i november et fælles team", ["2024-11"]),
        ("Puljen vokser fra 80 pladser i 2024 til 120 i 2027", ["2027"]),
    ],
)
def test_a_missing_year_follows_the_tense(written: str, expected: list[str]) -> None:
    assert values(written) == expected


def test_a_day_seen_from_the_day_of_the_document() -> None:
    assert values("Stien åbner i denne uge") == ["2025-W41"]
    assert values("Udvalget vedtog i går en ny takst") == ["2025-10-07"]
    assert values("Stien åbner i denne uge", "2025-10") == []


def test_the_first_of_january_lies_ahead_of_the_year_it_is_written_in() -> None:
    assert values("Taksten gælder fra 1. januar", "2025") == ["2026-01-01"]
    assert values("Taksten blev sat ned den 1. januar", "2025") == ["2025-01-01"]


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
