"""The single rules of reading agendas: numbers, headings, decisions, dates, bodies, lines."""

from __future__ import annotations

import pytest

from agenda.reading.bodies import bodies_in, split_town, town_in
from agenda.reading.days import day_without_year, days_in, time_in
from agenda.reading.decisions import body_and_date, dated_decision
from agenda.reading.english import split_title
from agenda.reading.headings import group_access, label_of, recommendation_lead
from agenda.reading.item_decisions import history_steps
from agenda.reading.numbering import access_of_title, case_number_in, numbered
from agenda.reading.reading import read_agenda


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("1. Nyt tag på skolen", "1", "Nyt tag på skolen"),
        ("301. Nyt tag", "301", "Nyt tag"),
        ("Punkt 3: Nyt tag", "3", "Nyt tag"),
        ("Pkt. 42", "42", ""),
        ("Nr.4 - Nyt tag", "4", "Nyt tag"),
        ("Nyt tag på skolen - Sag nr. 129", "129", "Nyt tag på skolen"),
        ("3 (Åben) Nyt tag", "3", "Nyt tag"),
        ("1 Åbent Nyt tag", "1", "Nyt tag"),
        ("38Godkendelse af referat", "38", "Godkendelse af referat"),
        ("2. 2. behandling af budgettet", "2", "2. behandling af budgettet"),
        ("§ 7 Nytt tak", "7", "Nytt tak"),
        ("33/15 Nytt tak", "33/15", "Nytt tak"),
        ("3.  3. Nyt tag", "3", "Nyt tag"),
        ("PS 12/20 Nytt tak", "PS 12/20", "Nytt tak"),
        ("2 : Nyt tag", "2", "Nyt tag"),
        ("4. LUKKET - Nyt tag", "4", "LUKKET - Nyt tag"),
        ("Pkt.nr. 10 Nyt tag", "10", "Nyt tag"),
        ("Dagsordenspunkt nr. 3: Nyt tag", "3", "Nyt tag"),
        ("PUNKT 2: (Åben) Nyt tag", "2", "Nyt tag"),
        ("TU-12/09-O Nyt tag", "TU-12/09-O", "Nyt tag"),
        ("§ 41 Dnr KS 2019/55", "41", ""),
        ("§ 63/20 Nytt tak", "63/20", "Nytt tak"),
        ("KF § 102 DNR: KU.2017.3", "102", ""),
        ("§ 41 Dnr NK KS 2019/00055", "41", ""),
        ("KS 163 Nytt tak", "163", "Nytt tak"),
        ("41. Kl. 15.00: Nyt tag", "41", "Kl. 15.00: Nyt tag"),
        ("PS 36/2013 Nytt tak", "PS 36/2013", "Nytt tak"),
        ("#3 Nyt tag", "3", "Nyt tag"),
    ],
)
def test_forms_of_numbers(text: str, number: str, title: str) -> None:
    found = numbered(text)
    assert found is not None
    assert (found.number, found.title) == (number, title)


@pytest.mark.parametrize(
    "text",
    ["1. januar 2020", "3. kvartal", "2. behandling", "8410 Rønde", "2,1 mio. kr.", "Godkendt.",
     "Punkt 16 og 17 udgår", "2025 Budget"],
)  # fmt: skip
def test_what_is_no_number_of_an_item(text: str) -> None:
    assert numbered(text) is None


@pytest.mark.parametrize(
    "number",
    ["00.32.10-K07-5-25", "330-2019-2104", "2012/057275", "EMN-2025-003928", "12/27845",
     "21-014470", "2020-003398", "KS 2020/123", "1-51-71-3321-08", "7350/23455", "2012-KS123",
     "015230-2013"],
)  # fmt: skip
def test_forms_of_case_numbers(number: str) -> None:
    assert case_number_in(f"Sagsnr.: {number}   Åbent") == number


@pytest.mark.parametrize("text", ["Budget 2026-2029", "den 12/3", "kl. 16.00-18.30", "50.000 kr."])
def test_what_is_no_case_number(text: str) -> None:
    assert case_number_in(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Indstilling", "recommendation", ""),
        ("BESLUTNING:", "decision", ""),
        ("BeslutningGodkendt.", "decision", "Godkendt."),
        ("Sagsnr.: 12/3456", "case_number", "12/3456"),
        ("Administrativ indstilling", "recommendation", ""),
        ("Økonomiske og personalemæssige konsekvenser", "economy", ""),
        ("Kommunedirektørens forslag til vedtak:", "recommendation", ""),
        ("Förslag till beslut", "recommendation", ""),
        ("Havnechefens indstilling: Kajen males.", "recommendation", "Kajen males."),
    ],
)
def test_labels(text: str, kind: str, value: str) -> None:
    label = label_of(text)
    assert label is not None
    assert (label.kind, text[label.value :]) == (kind, value)


@pytest.mark.parametrize(
    "text",
    ["Beslutningen blev udsat.", "Bilaget ligger på sagen", "Økonomi og Teknik deltager i mødet",
     "Orientering om skolernes ferieplan"],
)  # fmt: skip
def test_sentences_are_no_labels(text: str) -> None:
    assert label_of(text) is None


def test_who_recommends_is_a_heading_or_the_beginning_of_the_recommendation() -> None:
    heading = recommendation_lead("Forvaltningen foreslår:")
    sentence = recommendation_lead("Direktøren indstiller, at planen godkendes.")
    assert heading is not None
    assert heading.heading == "Forvaltningen foreslår"
    assert sentence is not None
    assert sentence.value == 0
    for text in (
        "Økonomistaben indstiller, at lånet optages.",
        "Park- og Vejchefen foreslår,",
        "Havneudvalget anbefaler forslag 2.",
    ):
        assert recommendation_lead(text) is not None
    assert recommendation_lead("Forvaltningen foreslår ikke flere lamper i år.") is None


@pytest.mark.parametrize(
    ("heading", "body", "date"),
    [
        ("Beslutning i Økonomiudvalget den 12-03-2020", "Økonomiudvalget", "2020-03-12"),
        ("Kulturudvalget, 6. januar 2020, pkt. 123:", "Kulturudvalget", "2020-01-06"),
        (
            "Byrådets beslutning i mødet den 31. januar 2019:",
            "Byrådet",
            "2019-01-31",
        ),
        ("Beslutning Teknisk Udvalget den 11-08-2021", "Teknisk Udvalget", "2021-08-11"),
    ],
)
def test_headings_of_decisions(heading: str, body: str, date: str) -> None:
    label = dated_decision(heading)
    assert label is not None
    assert label.kind == "decision"
    assert body_and_date(label.heading) == (body, date)


@pytest.mark.parametrize("text", ["Byrådet 24. april 2023", "Beslutning om tilskud", "Beslutning"])
def test_what_is_no_dated_decision(text: str) -> None:
    assert dated_decision(text) is None


def test_steps_of_a_history() -> None:
    listed = "19-08-2019 Magistraten\nAnbefales.\n11-09-2019 Byrådet\nGodkendt."
    labelled = "Udvalg: Magistraten\nDato: 19-08-2019\nPunktnummer: 3\nAnbefales.\nMed 5 stemmer."
    assert history_steps(listed) == [
        ("Magistraten", "2019-08-19", "Anbefales."),
        ("Byrådet", "2019-09-11", "Godkendt."),
    ]
    assert history_steps(labelled) == [("Magistraten", "2019-08-19", "Anbefales.\nMed 5 stemmer.")]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("onsdag den 8. oktober 2025 kl. 16.00", "2025-10-08"),
        ("11-09-2019", "2019-09-11"),
        ("13.12.18", "2018-12-13"),
        ("15-maj-2002", "2002-05-15"),
        ("11.februar 2021", "2021-02-11"),
        ("Wednesday 7 October 2020", "2020-10-07"),
    ],
)
def test_days(text: str, date: str) -> None:
    assert [one.value for one in days_in(text)] == [date]


def test_a_day_is_found_where_it_stands() -> None:
    text = "Mandag den 05.maj 2014 Kl. 9.30 i Laden"
    day = days_in(text)[0]
    assert text[day.start : day.end] == "05.maj 2014"


def test_a_day_without_year_is_told_apart() -> None:
    assert day_without_year("25. juni kl. 10:00") == (6, 25)
    assert day_without_year("25. juni 2007") is None
    assert not days_in("25. juni kl. 10:00")


@pytest.mark.parametrize(
    ("text", "time"),
    [("kl. 16.00", "16:00"), ("10:00:00", "10:00"), ("7.05 pm", "19:05"), ("Kl 9", "09:00"),
     ("08-03-2021", None), ("", None), ("Mødested: B2.15", None)],
)  # fmt: skip
def test_times(text: str, time: str | None) -> None:
    assert time_in(text) == time


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Referat for Skoleudvalget møde den 17. marts 2020", "Skoleudvalget"),
        ("Børne- og Ungeudvalget (2018-2021) - Referat", "Børne- og Ungeudvalget"),
        ("Udvalget for kultur og fritid (KF)", "Udvalget for kultur og fritid (KF)"),
        ("Dagsorden for byrådets møde den 2. oktober", "byrådet"),
        ("Ekstraordinært byrådsmøde", "Byrådet"),
        ("Referat fra møde i Teknisk Udvalg", "Teknisk Udvalg"),
        ("Kontaktudvalget for Strynø", "Kontaktudvalget for Strynø"),
        ("møte i kontrollutvalget torsdag", "kontrollutvalget"),
    ],
)  # fmt: skip
def test_bodies(text: str, body: str) -> None:
    assert bodies_in(text)[0] == body


def test_municipalities_are_taken_from_what_names_them() -> None:
    assert split_town("Aarhus Byråd") == ("Byråd", "Aarhus")
    assert town_in("Mødet holdes på Silkeborg Rådhus") == "Silkeborg"
    assert town_in("Turen går til Silkeborg og tilbage") is None


def test_access_by_title_and_group() -> None:
    assert access_of_title("Lukket: Køb af grund") == "closed"
    assert access_of_title("Køb af grund - LUKKET SAG") == "closed"
    assert access_of_title("Køb af grund (Lukket sag) /8281") == "closed"
    assert access_of_title("(Lukket punkt)") == "closed"
    assert access_of_title("Lukketider for svømmehallen") == "unknown"
    assert group_access("ÅBNE SAGER") == "open"
    assert group_access("Til behandling - for lukkede døre") == "closed"
    assert group_access("Åbning af sæsonen") is None
    assert group_access("Til orientering (lukkede punkter)") == "closed"
    assert group_access("B. Lukkede sager") == "closed"
    assert group_access("Ikke offentlige punkter") == "closed"
    assert group_access("Åbne sager - orientering") == "open"
    assert group_access("Åbne og lukkede sager") is None
    assert group_access("Offentlige møder i Byrådet om trafik") is None


_CLOSED_ABOVE = """Nordby Kommune
Byrådet
Dagsorden til mødet den 3. marts 2026 kl. 16.00

1. Godkendelse af dagsorden
{first}
Lukket punkt
2. Køb af grund ved havnen

Sagsfremstilling
Grunden koster 3 mio. kr.

3. Eventuelt
"""


@pytest.mark.parametrize(
    ("first", "access"),
    [
        ("\nIndstilling\nDet indstilles, at dagsordenen godkendes.\n", ["unknown", "closed"]),
        # It may be of either: both are closed.
        ("", ["closed", "closed"]),
    ],
)
def test_what_stands_right_above_an_item_closes_it(first: str, access: list[str]) -> None:
    items = read_agenda(_CLOSED_ABOVE.format(first=first).replace("\n\nLukket", "\nLukket")).items
    assert [one.access for one in items] == [*access, "unknown"]
    assert "Lukket punkt" not in str(items[0].sections)


def test_what_stands_apart_below_an_item_is_said_of_it() -> None:
    text = _CLOSED_ABOVE.format(first="Indstilling\nDet godkendes.").replace(
        "punkt\n2.", "punkt\n\n2."
    )
    assert [one.access for one in read_agenda(text).items] == ["closed", "unknown", "unknown"]


def test_a_title_ends_where_its_sentence_begins() -> None:
    row = "Village Hall Roof The Clerk reported that two quotes were received."
    assert split_title(row)[0] == "Village Hall Roof"
    assert split_title("Village Hall Roof") == ("Village Hall Roof", "")


MINUTES = """Referat
Økonomiudvalget
Mødedato: 3. februar 2021 kl. 15:00

7. Nyt tag på skolen
Sagsnr. 21/00345

Indstilling
Direktøren indstiller, at taget skiftes.

{decisions}
8. Eventuelt
"""


def _decision(decisions: str) -> str | None:
    return read_agenda(MINUTES.format(decisions=decisions)).items[0].decision


def test_the_own_decision_is_that_of_the_meeting() -> None:
    skoleudvalget = "Beslutning i Skoleudvalget den 20-01-2021\nAnbefales.\n\n"
    earlier = "Beslutning i Økonomiudvalget den 06-01-2021\nUdsat.\n\n"
    own = "Beslutning i Økonomiudvalget den 03-02-2021\nGodkendt.\n\n"
    assert _decision(skoleudvalget + earlier + own) == "Godkendt."
    assert _decision(own + skoleudvalget) == "Godkendt."
    assert _decision(skoleudvalget) is None
    assert _decision(earlier) is None


@pytest.mark.parametrize("told", ["Beslutning ikke frigivet", "", "Afventer"])
def test_a_decision_that_is_not_released_is_none(told: str) -> None:
    assert _decision(f"Beslutning\n{told}\n\n") is None


def test_who_was_absent_is_no_decision() -> None:
    assert _decision("Beslutning\nFraværende:\nGodkendt.\n\n") == "Godkendt."
    assert _decision("Beslutning\nGodkendt.\n\nFraværende:\nMedlem 3\n\n") == "Godkendt."


def test_votes_and_minorities() -> None:
    said = "Beslutning\nGodkendt. 5 stemmer for, gruppe C stemte imod.\nGruppe V tog forbehold.\n\n"
    (decision,) = read_agenda(MINUTES.format(decisions=said)).items[0].decisions
    assert decision.votes is not None
    assert "stemte imod" in decision.votes
    assert decision.minority_statements == ("Gruppe V tog forbehold.",)


def test_in_an_agenda_a_decision_inside_a_proposal_is_none() -> None:
    items = "".join(
        f"{n}. Sag nummer {n}\nSagsnr. 21/0034{n}\n\nResume\nDer bygges nyt.\n\n"
        for n in range(1, 6)
    )
    proposal = "6. Forslag fra A om lys\nSagsnr. 21/00349\n\nBeslutning:\nDer sættes lys op.\n"
    reading = read_agenda(f"Dagsorden\nByrådet\nMødedato: 3. marts 2021\n\n{items}{proposal}")
    assert reading.meeting.kind == "agenda"
    assert len(reading.items) == 6
    assert reading.items[5].decision is None


def test_two_items_of_one_number_and_missing_facts_are_told() -> None:
    text = "Referat\n\n1. Takster\nSagsnr. 20/1234\n\nBeslutning\nGodkendt.\n"
    reading = read_agenda(text)
    assert {"no-body", "no-date"} <= set(reading.missing)
    assert reading.meeting.body is None
    assert reading.meeting.date is None


def test_titles_without_text_are_told() -> None:
    text = (
        "Referat\nSkoleudvalget\nDato: 3. maj 2021\n\nPunkter\n1. Takster\n2. Ferieplan\n\n"
        "1. Takster\n\nBeslutning\nGodkendt.\n"
    )
    reading = read_agenda(text)
    assert reading.unplaced == ("Ferieplan",)
    assert "unplaced-items" in reading.missing


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kære alle\n\nHusk kage på fredag.\n",
        "Handleplan for natur\n\n1. Flere træer\nBaggrund\nByen er varm.\n\n2. Færre fliser\n"
        "Baggrund\nVandet skal væk.\n",
    ],
)
def test_what_is_no_agenda_has_no_items(text: str) -> None:
    reading = read_agenda(text)
    assert reading.items == ()
    assert "no-items" in reading.missing


def test_a_comma_may_stand_before_the_year() -> None:
    text = "on Tuesday, 4th May, 2021 at 10.00 am"
    (day,) = days_in(text)
    assert (day.value, text[day.start : day.end]) == ("2021-05-04", "4th May, 2021")


def test_a_title_goes_on_behind_its_colon_where_no_sentence_does() -> None:
    assert split_title("Roads: Quarter 3") == ("Roads: Quarter 3", "")
    assert split_title("Roads: It was resolved to wait.")[0] == "Roads"


@pytest.mark.parametrize("said", ["Ingen indstilling.", "Ingen", "-"])
def test_no_recommendation_is_none(said: str) -> None:
    text = MINUTES.replace("Direktøren indstiller, at taget skiftes.", said)
    assert (
        read_agenda(text.format(decisions="Beslutning\nUdsat.\n\n")).items[0].recommendation is None
    )


def test_a_decision_may_be_a_word_that_stands_over_items_elsewhere() -> None:
    assert _decision("Beslutning\nTil efterretning\n\n") == "Til efterretning"


def test_a_list_right_below_the_number_before_is_recommended() -> None:
    text = MINUTES.replace(
        "Direktøren indstiller, at taget skiftes.",
        "Direktøren indstiller, at:\n1. Taget skiftes.\n2. Pengene gives.\n\nAfgøres af\nByrådet.",
    ).replace("7. Nyt", "1. Dagsorden\nSagsnr. 21/00344\n\nBeslutning\nGodkendt.\n\n2. Nyt")
    items = read_agenda(
        text.format(decisions="Beslutning\nUdsat.\n\n").replace("8. Ev", "3. Ev")
    ).items
    assert [one.number for one in items] == ["1", "2", "3"]
