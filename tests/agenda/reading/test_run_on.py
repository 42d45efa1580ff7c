"""Titles that lost their line ends, and the furniture and running heads of pages."""

from __future__ import annotations

import pytest

from agenda.reading.furniture import furniture
from agenda.reading.run_on import titles_in
from agenda.reading.transcript import pages_of
from data.text import skeleton


@pytest.mark.parametrize(
    "titles",
    [
        ["Godkendelse af dagsorden", "Meddelelser", "Ny plan for kysten", "Takster for 2013"],
        ["Salg af areal - LUKKET SAG", "Udvidelse af havnen", "Lukket - Personalesag", "Eventuelt"],
        [
            "Anlægsregnskab for",
            "Tillæg til kommuneplan",
            "Renovering af Nørreby Skole",
            "IT-strategi",
        ],
        ["Høring om Aarhus Kommunes trafikplan", "Køb af Engvej 1, 8000 Aarhus", "Valg af formand"],
        ["Forslag fra Liste T om gratis bus", "Besøg på Nordby Museum", "Driftsaftale med hallen"],
        [
            "Udvidelse (2. etape af Tingby Havn)",
            "Lynæs Fjernvarme A/S",
            "Fysisk plan for børnehuse",
        ],
        ["Svar til Det kommende Ungeråd", "Ansøgning fra børnehaven Kløveren om flere pladser"],
        ["Endelig vedtagelse af tillæg nr. 3 til Tingby Kommuneplan", "Fritidspolitikken", "Evt"],
        ["Forslag fra Socialistisk Folkeparti om at Tingby Havn bliver fri", "Takster for 2013"],
        [
            "Lokalplan 12 for molen. Endelig vedtagelse",
            "Strategi for fisk",
            "Klage til nævnet?",
            "Udvidelse af børnehuset Mælkevejen til to grupper",
        ],
        ["Valg til bestyrelsen i Region Sjælland", "Fritidsrådets ordning", "FORTROLIG - Leje"],
        ["Status på planområde Syd", "Vedtagelse af kulturplan", "Vandforsyning - status"],
        ["Endelig vedtagelse af Lokalplan TIN.B Boligområde ved Engvej", "Takster for mad"],
        ["Tingbyhallen. Renovering af svømmehal - Anlægsregnskab", "Salg af Havnegade 3"],
        [
            "Godkendelse af dagsorden.",
            "Strandvejen 7, nedrivning.",
            "Færgens tider i vinter.",
            "Havnens venner søger lån.",
            "Bådelauget - takster.",
            "Tingby Skole.",
        ],
        ["Direktionens mål", "Tingby Andels Boligforening - lån til tage", "Køb af Engvej 1"],
    ],
)
def test_titles_are_parted(titles: list[str]) -> None:
    assert [one.text for one in titles_in(" ".join(titles))] == titles


def test_what_stands_again_parts_titles() -> None:
    text = "Status på anlæg Lynæs Havn og Nørreby Bro"
    again = skeleton("Status på anlæg Lynæs Havn og Nørreby Bro Sagsnr. 12/3456")
    assert [one.text for one in titles_in(text, again)] == [text]


def test_no_more_titles_than_numbers_leave_room_for() -> None:
    text = "Salg af grund Udbud af rengøring Takster for mad"
    assert len(titles_in(text)) == 3
    assert len(titles_in(text, most=2)) == 2


def test_running_heads_and_feet_are_left_out() -> None:
    head = "Miljøudvalget den 4. maj 2017 Side"
    lines = [
        "1 Referat fra Miljøudvalget, mødet holdt på rådhuset med alle dem, der kunne komme",
        f"2 {head} 2 Godkendelse af dagsorden, som den var sendt ud til alle Godkendt 2",
        f"3 {head} 3 Nye træer i byens parker og på de pladser, hvor der er lidt skygge Udsat 3",
        f"4 {head} 4 Eventuelt, hvor der ikke var noget, som nogen af medlemmerne ville tage op 4",
    ]
    text = "Transkript\n\n" + "\n\n".join(lines) + "\n"
    shown = [
        text[start + page.first : start + page.last].strip()
        for start, page in pages_of(text).items()
    ]
    assert [one.split()[0] for one in shown] == ["Referat", "Godkendelse", "Nye", "Eventuelt,"]
    assert [one.split()[-1] for one in shown[1:]] == ["Godkendt", "Udsat", "op"]


def test_what_is_decided_beside_page_numbers_is_no_furniture() -> None:
    rows = ["Referat", "Byrådet 3. marts 2020"]
    for number in range(1, 6):
        rows += [f"{number}. Titel", "Beslutning i Byrådet den 3. marts 2020", "Godkendt."]
        rows += [f"Byrådet Referat Side {number}", "Fortroligt udkast fra sekretariatet"]
    dropped = {rows[at] for at in furniture(rows)}
    assert dropped == {f"Byrådet Referat Side {number}" for number in range(1, 6)} | {
        "Fortroligt udkast fra sekretariatet"
    }
