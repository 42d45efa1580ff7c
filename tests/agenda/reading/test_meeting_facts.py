"""The meeting's own facts, in the many ways that pages and transcripts print them."""

from __future__ import annotations

import pytest

from agenda.reading.reading import read_agenda
from agenda.reading.result import MeetingRead

_ITEMS = (
    "\n\n1. Tag på hallen\n\nIndstilling\nDet indstilles, at taget lægges.\n\nBeslutning\n"
    "Godkendt.\n\n2. Ny sti ved åen\n\nBeslutning\nUdsat.\n"
)


def _read(head: str, items: str = _ITEMS) -> MeetingRead:
    return read_agenda(head + items).meeting


def test_a_form_in_one_line_is_cut_at_its_labels() -> None:
    meeting = _read(
        "Referat Teknisk Udvalg Ordinært møde Dato 4. maj 2021 Tid 15:30 Sted Nordby Rådhus,"
        " Lokale 0.28 NB. Fraværende Ingen Medlemmer NN (V) - Formand"
    )
    assert (meeting.date, meeting.time) == ("2021-05-04", "15:30")
    assert meeting.place == "Nordby Rådhus, Lokale 0.28"


def test_labels_glued_to_the_values_before_them() -> None:
    meeting = _read(
        "Byrådet - ReferatDato: 4. maj 2021Tid: 17:00Sted: Salen, Torvet 1, 9999 Nordby"
    )
    assert (meeting.date, meeting.time) == ("2021-05-04", "17:00")
    assert meeting.place == "Salen, Torvet 1, 9999 Nordby"


def test_values_in_cells_below_their_labels() -> None:
    meeting = _read(
        "Dato: |\n04-05-2021 17:30:00 |\n---|---|\nUdvalg: |\nByrådet |\nSted: |\nSalen |"
    )
    assert (meeting.body, meeting.time, meeting.place) == ("Byrådet", "17:30", "Salen")


def test_labels_over_columns_are_no_values() -> None:
    meeting = _read("Mødedetaljer\n\nUdvalg Dato Type Hent\nByrådet 04-05-2021 16:00 Referat Fil")
    assert (meeting.body, meeting.date, meeting.time) == ("Byrådet", "2021-05-04", "16:00")


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Mødedato: 4. maj 2021\nMødested: Salen Afbud: Ingen", "Salen"),
        ("Mødedato: 4. maj 2021\nMødelokale:\nSalen, Nordby\nRådhus", "Salen, Nordby Rådhus"),
        (
            "Mødedato:\nMødet påbegyndt:\nMødet afsluttet:\nMødested:\nFraværende:\n4. maj 2021\n"
            "kl. 18:00\nkl.\nNordby Rådhus, Torvet 5",
            "Nordby Rådhus, Torvet 5",
        ),
        (
            "Mødedato: 4. maj 2021\nMødelokale:\nMedlemmer:\nAfbud: Rådets mødesal NN, NN",
            "Rådets mødesal",
        ),
        ("Tirsdag den 4. maj 2021\nMødet begyndte kl. 17.00 i Multisalen", "Multisalen"),
        ("Møde i Byrådet den 4. maj 2021, Kl på Nordby Rådhus, Salen", "Nordby Rådhus, Salen"),
        ("Byrådet (Dagsorden) 4. maj 2021 :15 Lokale 103, Rådhuset", "Lokale 103, Rådhuset"),
        ("Byrådets møde den 4. maj 2021 kl. 14:00 i Nordby 214", "Nordby 214"),
        ("TIRSDAG DEN 4. MAJ 2021, KL. 16.00 LOKALE 3 MEDLEMMER: NN", "LOKALE 3"),
        ("Møde nr. 5 Afholdt i Salen tirsdag den 4. maj 2021 Kl. 16.00", "Salen"),
        ("Den 4. maj 2021 kl. 16 afholdt Byrådet møde i Salen. Mødet slut kl. 18.00", "Salen"),
        ("Hvornår: 4. maj 2021 kl. 16\nHvor: Salen", "Salen"),
        ("Tirsdag den 4. maj 2021, Salen, kl. 16.00", "Salen"),
        ("4. maj 2021 kl. 16.00 | Kulturudvalget | Salen", "Salen"),
        ("Den 4. maj 2021\nMødet blev holdt i Salen og begyndte kl. 16.00", "Salen"),
        ("Byrådets møde den 4. maj 2021 på Nordby Rådhus EKSTRA PUNKTER", "Nordby Rådhus"),
        ("Tirsdag den 4. maj 2021\nEkstra møde - Lokale F7 kl. 12.00", "Lokale F7"),
        (
            "Tirsdag den 4. maj 2021 kl. 17 holdt Byrådet møde i\nsalen på rådhuset.",
            "salen på rådhuset",
        ),
    ],
)  # fmt: skip
def test_where_the_place_stands(head: str, place: str) -> None:
    assert _read(f"Referat\nByrådet\n{head}").place == place


@pytest.mark.parametrize(
    ("head", "time"),
    [
        ("Tid: 16-18", "16:00"),
        ("Møtestad: Salen\nKl. 09.00 - 12.30", "09:00"),
        ("Tidspunkt: kl. 1630", "16:30"),
        ("Tid: 9.30 Slut: 11.00", "09:30"),
    ],
)
def test_times_behind_their_label(head: str, time: str) -> None:
    assert _read(f"Referat\nByrådet\nDato: 4. maj 2021\n{head}").time == time


@pytest.mark.parametrize(
    "head",
    [
        "Tirsdag den 4. maj 2021 kl. 17.00 i Byrådet",
        "Tirsdag den 4. maj 2021 kl. 17.00 er der byrådsmøde i Nordby Kommune.",
    ],
)
def test_what_is_no_place(head: str) -> None:
    assert _read(f"Referat\n{head}").place is None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Nordby Kommune Referat Parkudvalget's møde den 04-05-2021", "Parkudvalget"),
        ("Referat Udvalget for Vej og Park Tirsdag den 4. maj 2021", "Udvalget for Vej og Park"),
        ("BYRÅD\nREFERAT\n4. maj 2021", "Byråd"),
        ("BØRNE- OG UNGEUDVALGET\nREFERAT\n4. maj 2021", "Børne- og Ungeudvalget"),
        ("Referat\nMøde i byrådet den 4. maj 2021", "Byrådet"),
        ("Udskrift af Byrådets protokol den 4. maj 2021", "Byrådet"),
        ("4. mai 2021\nMøtereferat Ungdomsrådet", "Ungdomsrådet"),
        ("Referat Udvalget for Vej og Park d. 04-05-2021", "Udvalget for Vej og Park"),
        ("Nordby Kommune Handicaprådet\nReferat\n4. maj 2021", "Handicaprådet"),
        ("Kultur og fritids møde den 4. maj 2021\nReferat", "Kultur og fritid"),
        (
            "Det fælles havneråd - Dagsordener og referater\nMødedato: 4. maj 2021",
            "Det fælles havneråd",
        ),
        ("Der holdes kommunalbestyrelsesmøde den 4. maj 2021 kl. 17", "Kommunalbestyrelsen"),
        ("Protokol\nBestyrelsesmøde\n4. maj 2021", "Bestyrelsen"),
        ("Protokoll 2021-05-04\nNämnd/Styrelse Kommunfullmäktige", "Kommunfullmäktige"),
        ("Møde i\nBestyrelsen for Nordtrafik\n4. maj 2021", "Bestyrelsen for Nordtrafik"),
        ("REFERAT\nKKR Nordsøen\n4. maj 2021", "KKR Nordsøen"),
        ("Referat\n§ 17 stk. 4-udvalget for åer\nDato: 04-05-2021", "§ 17 stk. 4-udvalget for åer"),
        (
            "Norham County Council\nMinutes of the Roads Committee held at the Hall\n4 May 2021",
            "Roads Committee",
        ),
    ],
)  # fmt: skip
def test_whose_meeting_it_is(head: str, body: str) -> None:
    assert _read(head).body == body


def test_who_approves_the_agenda_meets() -> None:
    meeting = _read(
        "2. Godkendelse af dagsorden\n\nIndstilling\n\nFormanden indstiller,\n"
        "1. at Ungerådet godkender dagsordenen\n\nBeslutning\n\nGodkendt.\n",
        "",
    )
    assert meeting.body == "Ungerådet"


def test_the_page_of_one_item_says_who_treats_it() -> None:
    meeting = _read(
        "Beslutning om mødeplan\n\n21-008754 -\n\nBilag\n\nFirst-agenda Sagsfremstilling\n\n"
        "Beslutning\n\nGodkendt.\n\nIndstillinger\n\n"
        "Chefen indstiller, at planen godkendes.\n\nBehandling\n\nHavneudvalget.\n\n"
        "Sagsfremstilling\n\nUdvalget mødes fem gange.\n",
        "",
    )
    assert meeting.body == "Havneudvalget"


def test_the_agenda_that_is_approved_says_the_day() -> None:
    meeting = _read(
        "Referat\nKulturudvalget\nMødedato: Tirsdag den",
        "\n\n1. Godkendelse af dagsorden for mødet den 4. maj 2021\n\nBeslutning\nGodkendt.\n\n"
        "2. Tag på hallen\n\nBeslutning i Økonomiudvalget den 1. juni 2021\nUdsat.\n",
    )
    assert meeting.date == "2021-05-04"


@pytest.mark.parametrize(
    ("head", "municipality"),
    [
        ("Samsø\n\nReferat\nByrådet 4. maj 2021", "Samsø"),
        ("Referat\nKulturudvalget 4. maj 2021\nTemamøde med Samsø Ældreråd", "Samsø"),
        ("Referat\nByrådet 4. maj 2021\nMødested: Odense Rådhus\nSamsø Kommune", "Samsø"),
        ("Referat\nRegionsrådet 4. maj 2021\nSag om Samsø Kommune", None),
        ("Referat\nByrådet 4. maj 2021\nBrev fra NN i Region Sjælland", None),
        (
            "Dagsorden\nUdvalg for regional udvikling 4. maj 2021\nRegion Sjælland\nStrøby Kommune",
            "Region Sjælland",
        ),
    ],
)
def test_whose_municipality_it_is(head: str, municipality: str | None) -> None:
    assert _read(head).municipality == municipality


def test_the_caption_of_a_transcript_keeps_what_its_page_lost() -> None:
    meeting = _read(
        "REFERAT. for. Byrådets møde den 4. maj 2021, Kl på Nordby Rådhus\n\nStørrelse: px\n\n"
        'Download "REFERAT. for. Byrådets møde den 4. maj 2021, Kl. 18.00 på Nordby Rådhus"\n\n'
        "Transkript\n\n1 REFERAT for Byrådets møde den 4. maj 2021, Kl på Nordby Rådhus"
    )
    assert (meeting.date, meeting.time) == ("2021-05-04", "18:00")


def test_minutes_say_in_the_first_item_when_the_meeting_began() -> None:
    meeting = _read(
        "Referat\nByrådet 4. maj 2021",
        "\n\n1. Dagsorden\n\nBeslutning\nMødet startede kl. 15.30.\n",
    )
    assert meeting.time == "15:30"


@pytest.mark.parametrize(
    "head",
    [
        "Dato\n20. april 2021\nDagsorden til møde i\nByrådet\n4. maj 2021 kl. 10.00",
        "Dagsorden\nByrådet\nDato: 20. april 2021\nTid: Tirsdag den 4. maj 2021, kl. 10:00",
    ],
)
def test_the_date_of_the_letter_is_not_that_of_the_meeting(head: str) -> None:
    meeting = _read(head)
    assert (meeting.date, meeting.time) == ("2021-05-04", "10:00")


def test_labels_for_a_place_in_other_languages() -> None:
    assert _read("Kommunstyrelsen\nDatum: 2021-05-04Tid: 08:15Plats: Salen").place == "Salen"
    assert _read("Formannskapet\nMøtedato: 04.05.2021\nMøtestad: Tinghuset").place == "Tinghuset"
