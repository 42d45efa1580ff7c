"""Headings of decisions and recommendations, and whose decision an item's own is."""

from __future__ import annotations

import pytest

from agenda.reading.decisions import body_and_date, dated_decision, dated_step
from agenda.reading.reading import read_agenda

_HEAD = "Referat\nByrådet\nTirsdag den 4. maj 2021 kl. 16.00\n\n"


@pytest.mark.parametrize(
    ("heading", "body", "date"),
    [
        ("Beslutning d. 4/5-2021", None, "2021-05-04"),
        ("Beslutning af Byrådet d. 04.05.2021 (pkt. 12)", "Byrådet", "2021-05-04"),
        ("ØU den 4. maj 2021:", None, "2021-05-04"),
        ("Byrådets møde 4. maj 2021 Punkt 2: ", "Byrådet", "2021-05-04"),
        ("Social og Sundhed, 4. maj 2021, pkt. 12:", None, "2021-05-04"),
    ],
)
def test_headings_with_a_day(heading: str, body: str | None, date: str) -> None:
    label = dated_decision(heading)
    assert label is not None
    assert label.kind == "decision"
    assert label.value == len(heading)
    assert body_and_date(label.heading) == (body, date)


def test_a_heading_names_the_years_of_its_body() -> None:
    assert dated_step("Byrådet 2018-2021 den 04-05-2021") is not None


def test_a_short_name_and_a_day_alone_are_no_heading() -> None:
    assert dated_decision("Vej og Park, 4. maj 2021 kl. 10") is None


def test_the_decision_of_the_day_wins_over_an_undated_summary_before_it() -> None:
    text = _HEAD + (
        "1. Tag på hallen\n\nBeslutning\nByrådet har i marts valgt et rødt tag.\n\n"
        "Beslutning på byrådsmødet den 4. maj 2021\nTaget bliver sort.\n\n"
        "2. Ny sti ved åen\n\nBeslutning\nUdsat.\n\nSagens forløb\n"
        "04-05-2021 - Byrådet:\nSendes retur.\n"
    )
    items = read_agenda(text).items
    assert [one.decision for one in items] == ["Taget bliver sort.", "Udsat."]


def test_the_answer_by_the_number_of_the_item_in_a_transcript() -> None:
    text = (
        "Referat af Byrådets møde\n\nTranskript\n\n"
        "1 REFERAT for Byrådets møde den 4. maj 2021 kl. 16.00 i Salen\n\n"
        "2 Pkt.nr. 1 Tag på hallen Indstilling: Borgmesteren indstiller, at taget lægges."
        " Byrådets møde 4. maj 2021 Punkt 1: Godkendt. Pkt.nr. 2 Ny sti ved åen Indstilling:"
        " Borgmesteren indstiller, at stien anlægges. Byrådets møde 4. maj 2021 Punkt 2: Udsat.\n"
    )
    items = read_agenda(text).items
    assert [one.decision for one in items] == ["Godkendt.", "Udsat."]


@pytest.mark.parametrize(
    "heading", ["Behandling", "Protokol", "Beslutning / opfølgning", "Konklusion/handling"]
)
def test_words_over_what_came_of_an_item(heading: str) -> None:
    text = _HEAD + (
        "1. Tag på hallen\n\nIndstilling\nDet indstilles, at taget lægges.\n\n"
        f"Ændringsforslag\nTaget males.\n\n{heading}\nGodkendt.\n\n"
        "2. Ny sti ved åen\n\nBeslutning\nUdsat.\n"
    )
    first = read_agenda(text).items[0]
    assert first.recommendation == "Det indstilles, at taget lægges."
    assert first.decision == "Godkendt."


def test_what_is_recommended_shortly() -> None:
    text = _HEAD + (
        "1. Tag på hallen\n\nTaget er utæt.\n\nIndstilles til drøftelse.\n\n"
        "Beslutning\nDrøftet.\n\n"
        "2. Ny sti ved åen\n\nForvaltningen foreslår\nat stien anlægges.\n\nBeslutning\nUdsat.\n"
    )
    items = read_agenda(text).items
    assert [one.recommendation for one in items] == [
        "Indstilles til drøftelse.",
        "at stien anlægges.",
    ]


def test_what_english_minutes_resolve() -> None:
    text = (
        "Little Marsh Parish Council\nMinutes of the meeting held on 4 May 2021 at 7.30pm\n\n"
        "1. Minutes\nThe minutes were read out. The Council RESOLVED to approve them.\n\n"
        "2. Roof of the hall\nResolved: to accept the report\n"
        "Resolved: to ask for two quotes\n\n"
        "3. Exclusion of the press\n3.1 The committee looked at the item.\n"
        "3.2 RESOLVED: That the press be excluded.\n"
    )
    assert [one.decision for one in read_agenda(text).items] == [
        "to approve them.",
        "to accept the report\nto ask for two quotes",
        "That the press be excluded.",
    ]


def test_a_word_behind_the_name_of_the_body_right_below_the_title() -> None:
    text = _HEAD + (
        "§ 1.  Tag på hallen.\n--------------------\nByrådet: Godkendt.\n\n"
        "§ 2.  Lån til hallen.\n--------------------\nByrådet: Afslag.\n\nMødet hævet kl. 18.\n"
    )
    assert [one.decision for one in read_agenda(text).items][1] == "Afslag."


@pytest.mark.parametrize(
    "text",
    [
        "Indstilling | at taget lægges.\nBeslutning | Godkendt.\nBilag | Notat",
        "Indstilling\tat taget lægges.\nBeslutning\tGodkendt.\nBilag\tNotat",
        "Indstilling\nat taget lægges.\n\nBeslutning\n\nAfbud:\nNN (V)\nMM (A)\n\nGodkendt.\n\n"
        "Bilag\nNotat",
    ],
)
def test_headings_in_cells_and_those_absent_in_a_list(text: str) -> None:
    first = read_agenda(
        f"{_HEAD}1. Tag på hallen\n\n{text}\n\n2. Sti\n\nBeslutning\nUdsat.\n"
    ).items[0]
    assert first.recommendation == "at taget lægges."
    assert first.decision == "Godkendt."
    assert [one.name for one in first.attachments] == ["Notat"]


def test_an_item_said_to_be_closed_in_its_text() -> None:
    text = _HEAD + (
        "1. Leje af lager\n\nSagsfremstilling\nTo har budt.\n\n"
        "Sagen omhandler en aftale og behandles derfor som lukket punkt.\n\n"
        "2. Ny sti ved åen\n\nSagsfremstilling\nSagen er ikke lukket for andre forslag.\n"
    )
    assert [one.access for one in read_agenda(text).items] == ["closed", "unknown"]


@pytest.mark.parametrize(
    "said",
    [
        "Dagsordenspunkttype: Lukket",
        "Dette punkt er lukket",
        "Sagen er fortrolig",
        "Behandles for lukkede døre",
        "Lukket i henhold til § 10 i loven",
    ],
)
def test_what_says_that_an_item_is_closed(said: str) -> None:
    text = _HEAD + (
        f"1. Leje af lager\n\n{said}\n\nSagsfremstilling\nTo har budt.\n\n"
        "2. Ny sti ved åen\n\nSagsfremstilling\nSagen er ikke fortrolig.\n"
    )
    assert [one.access for one in read_agenda(text).items] == ["closed", "unknown"]


def test_the_number_behind_its_label_is_the_case() -> None:
    text = _HEAD + "".join(
        f"MOD-2021-00240\n\n{at} (Åben) {title}\n\nSags ID: EMN-2021-0091{at}\n\nBeslutning\n"
        "Godkendt.\n\n"
        for at, title in enumerate(("Tag på hallen", "Ny sti ved åen"), 1)
    )
    assert [one.case_number for one in read_agenda(text).items] == [
        "EMN-2021-00911",
        "EMN-2021-00912",
    ]


_PAGES = (
    "Referat Byrådet\n\nTranskript\n\n1 NORDBY KOMMUNE Referat Byrådet Mødedato: Tirsdag den"
    " 4. maj 2021 Mødetidspunkt: 16:00 Mødested: Salen Medlemmer: NN\n\n2 Indholdsfortegnelse"
    " Punkt Side 1. Tag på hallen 3 2. Ny sti ved åen 4 3. Leje af lager 5 4. Eventuelt 6\n\n"
    "3 1. Tag på hallen {}\n\n4 2. Ny sti ved åen Beslutning Udsat.\n\n"
    "5 3. Leje af lager Beslutning Godkendt.\n\n6 4. Eventuelt Beslutning Intet.\n"
)


@pytest.mark.parametrize(
    "page",
    [
        "Indstilling Det indstilles, at taget lægges. Referat Godkendt.",
        "INDSTILLING Det indstilles, at taget lægges. BESLUTNING Godkendt. BILAG Notat om tag",
        "Taget er utæt. Forvaltningens indstilling Det indstilles, at taget lægges."
        " Udvalgets beslutning Godkendt.",
        "Indstilling Det indstilles, at taget lægges. Beslutning i Teknisk Udvalg den Anbefales."
        " Beslutning i Byrådet den Godkendt.",
        "Indstilling Det indstilles, at taget lægges. Beslutning i Udvalget for Vej og Park den"
        " Anbefales. Beslutning i Byrådet den Godkendt.",
    ],
)
def test_headings_on_a_page_that_lost_its_line_ends(page: str) -> None:
    first = read_agenda(_PAGES.format(page)).items[0]
    assert first.recommendation == "Det indstilles, at taget lægges."
    assert first.decision == "Godkendt."
