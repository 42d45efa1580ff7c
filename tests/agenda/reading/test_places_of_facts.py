"""Where the facts of items stand: beside the title, below it, in a column, behind a body's name."""

from __future__ import annotations

import pytest

from agenda.reading.days import days_in, time_in
from agenda.reading.headings import group_access, recommendation_lead
from agenda.reading.numbering import access_of_title, numbered
from agenda.reading.reading import read_agenda

_HEAD = "Referat af møde i Byrådet\nTirsdag den 4. maj 2021 kl. 16.00\n\n"


def test_a_table_with_bars_says_what_is_open() -> None:
    text = (
        _HEAD + "| Punkt | Emne | Sagsnr. | Adgang |\n|---|---|---|---|\n"
        "| 1 | Ny sti ved åen | S2021-177 | Åben |\n| 2 | Leje af lager | S2021-178 | Lukket |\n"
        "| 3 | Tag på hallen | S2021-179 | Åben |\n\n"
        "Punkt 1: Ny sti ved åen\n\nIndstilling:\nDet indstilles, at stien anlægges.\n\n"
        "Beslutning:\nGodkendt.\n\nPunkt 2: Leje af lager\n\n"
        "Punktet blev behandlet for lukkede døre.\n\n"
        "Punkt 3: Tag på hallen\n\nBeslutning:\nGodkendt.\n"
    )
    items = read_agenda(text).items
    assert [one.title for one in items] == ["Ny sti ved åen", "Leje af lager", "Tag på hallen"]
    assert [one.access for one in items] == ["open", "closed", "open"]
    assert [one.case_number for one in items] == ["S2021-177", "S2021-178", "S2021-179"]


def test_a_title_stands_below_the_number_of_its_case() -> None:
    text = _HEAD + "".join(
        f"{at} Åbent\n00.30.10-S00-{at}-21\n{title}\n\nBeslutning\nGodkendt.\n\n"
        for at, title in enumerate(("Dagsorden", "Tag på hallen", "Ny sti"), 1)
    )
    items = read_agenda(text).items
    assert [one.title for one in items] == ["Dagsorden", "Tag på hallen", "Ny sti"]
    assert items[1].case_number == "00.30.10-S00-2-21"


def test_the_number_of_a_case_in_the_last_column_is_no_part_of_the_title() -> None:
    text = _HEAD + "".join(
        f"{at} (Åben) {title}                 21/{at}077\n\nBeslutning\nGodkendt.\n\n"
        for at, title in enumerate(("Tag på hallen", "Ny sti"), 1)
    )
    items = read_agenda(text).items
    assert [one.title for one in items] == ["Tag på hallen", "Ny sti"]
    assert [one.case_number for one in items] == ["21/1077", "21/2077"]


def test_bulleted_titles_stand_under_open_and_closed_meeting() -> None:
    text = (
        "Byrådet holder møde tirsdag den 4. maj 2021 kl. 16.00\n\nDAGSORDEN\n\nÅbent møde:\n\n"
        " • Tag på hallen\n • Ny sti ved åen\n • Meddelelser\n\nLukket møde:\n\n • Leje af lager\n"
    )
    items = read_agenda(text).items
    assert [one.title for one in items] == [
        "Tag på hallen", "Ny sti ved åen", "Meddelelser", "Leje af lager",
    ]  # fmt: skip
    assert [one.access for one in items] == ["open", "open", "open", "closed"]


def test_a_heading_glued_to_a_title_of_the_contents_is_none_of_it() -> None:
    text = (
        _HEAD + "Indhold\n1.Tag på hallen\n2.Ny sti ved åen\n3. LUKKET PUNKT: Leje af lager\n\n"
        "1. Tag på hallenReferat\n\nGodkendt.\n\nResumé\n\nTaget er utæt.\n\n"
        "2. Ny sti ved åenReferat\n\nUdsat.\n\nResumé\n\nStien går langs åen.\n"
    )
    items = read_agenda(text).items
    assert [one.title for one in items][:2] == ["Tag på hallen", "Ny sti ved åen"]
    assert [one.decision for one in items] == ["Godkendt.", "Udsat.", None]
    assert items[2].access == "closed"


def test_what_a_body_decided_stands_behind_its_name() -> None:
    text = _HEAD + (
        "§ 1.  Meddelelser.\n\nDer er kommet et brev.\n\nByrådet: Til efterretning.\n\n"
        "§ 2.  Tag på hallen.\n\nTaget er utæt.\n\nTMU anbefaler, at der lægges nyt tag.\n\n"
        "Byrådet: Sagen går tilbage.\n"
    )
    items = read_agenda(text).items
    assert [one.decision for one in items] == ["Til efterretning.", "Sagen går tilbage."]
    assert items[1].recommendation == "TMU anbefaler, at der lægges nyt tag."


@pytest.mark.parametrize(
    ("text", "number"),
    [("21.44 PUBLIC FORUM", "21.44"), ("1361 MAYOR'S REPORT", "1361")],
)
def test_english_numbers_that_run_on_over_the_years(text: str, number: str) -> None:
    found = numbered(text)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize("text", ["21.44 Roads", "1361 Roads", "MAY 3 MEETINGS"])
def test_figures_before_small_letters_are_no_such_numbers(text: str) -> None:
    assert numbered(text) is None


def test_parts_of_a_meeting_say_who_may_come() -> None:
    assert group_access("PART ONE – OPEN TO THE PUBLIC") == "open"
    assert group_access("PART TWO – CONFIDENTIAL") == "closed"
    assert group_access("Punktet blev behandlet for lukkede døre.") is None
    assert access_of_title("Leje af lager (FOR LUKKEDE DØRE)") == "closed"


def test_a_year_may_stand_before_the_day() -> None:
    assert [one.value for one in days_in("År 2001, tirsdag den 3. april kl. 17")] == ["2001-04-03"]
    assert time_in("HELD AT 7PM IN THE HALL") == "19:00"


def test_an_abbreviated_body_recommends() -> None:
    assert recommendation_lead("TMU anbefaler, at planen vedtages.") is not None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Møtebok for Formannskapet", "Formannskapet"),
        ("MALMBY KOMMUN SAMMANTRÄDESPROTOKOLL Sida Kommunstyrelsen", "Kommunstyrelsen"),
    ],
)
def test_the_word_for_minutes_is_no_part_of_a_body(head: str, body: str) -> None:
    read = read_agenda(f"{head}\n4. mai 2021\n\n1. Nytt tak\n\nVedtak\nGodkjent.\n")
    assert read.meeting.body == body


def test_a_list_behind_what_is_recommended_begins_no_item() -> None:
    text = _HEAD + (
        "1. Nyt tag på hallen\n\nIndstilling\n\nDirektionen indstiller, at\n\n"
        "  1. Byrådet lægger nyt tag.\nBeslutning\n\nGodkendt.\n\n"
        "2. Ny sti ved åen\n\nIndstilling\n\nDirektionen indstiller, at\n\n"
        "  1. Byrådet anlægger stien.\nBeslutning\n\nGodkendt.\n"
    )
    assert [one.title for one in read_agenda(text).items] == ["Nyt tag på hallen", "Ny sti ved åen"]


@pytest.mark.parametrize("numbers", [("2", "3"), ("3", "4")])
@pytest.mark.parametrize(
    "title",
    [
        written
        for word in ("Lukket sag", "Lukket punkt", "Lukket")
        for form in (word, word.upper())
        for written in (f"{form} - Køb af bro", f"{form}: Køb af bro", f"Køb af bro ({form})")
    ],
)
def test_a_closed_item_joins_no_open_one(title: str, numbers: tuple[str, str]) -> None:
    text = (
        "Dagsorden\n\nTeknikudvalget, Tingby Kommune\n\nMødedato: den 26. februar 2031\n\n"
        "1. Godkendelse af dagsorden\n\nIndstilling: Det indstilles, at dagsordenen godkendes.\n\n"
        "2. Bænke langs åen\n\nSagsfremstilling: Der opstilles ti bænke langs åen.\n\n"
        f"{numbers[0]}. Café på havnen\n\nSagsfremstilling: Caféen drives videre.\n\n"
        f"{numbers[1]}. {title}\n\nSagsfremstilling: Prisen er 9.999.999 kr.\n"
    )
    *others, last = read_agenda(text).items
    assert (last.number, last.access) == (numbers[1], "closed")
    assert len(others) == 3
    assert not any("9.999.999" in str(one) for one in others)


@pytest.mark.parametrize(
    "titles",
    [
        ["35. Salg af jord (lukket)"],
        ["35. Salg af jord (fortroligt)"],
        ["35. Salg af jord - lukket"],
        ["35 Salg af jord (Lukket punkt)"],
        ["Punkt 35: Salg af jord (lukket sag)"],
        ["35. Salg af jord, lukket punkt"],
        [f"{number}. Salg af jord (lukket)" for number in range(35, 47)],
    ],
)
def test_closed_titles_with_nothing_below_are_items(titles: list[str]) -> None:
    text = (
        "Byrådet - dagsorden\nMødedato: onsdag den 4. september 2024 kl. 16.00\n\n"
        "33. Godkendelse af dagsorden\n\nIndstilling\nGodkendes.\n\n"
        "34. Ny vej til havnen\n\nSagsfremstilling\nVejen er smal.\n\n"
        "Indstilling\nDirektøren indstiller, at vejen bygges.\n\n" + "\n\n".join(titles) + "\n"
    )
    items = read_agenda(text).items
    assert [one.access for one in items] == ["unknown", "unknown", *["closed"] * len(titles)]
    assert not any("jord" in str(one) for one in items[:2])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Nytt tak", "Omfattas av sekretess"),
        ("Nytt tak", "Sekretess"),
        ("Unnateke offentlegheit - Offl. § 13", "Saksnr.: 21/177"),
        ("New roof [Para 13]", "Report by the officer"),
    ],
)
def test_closed_in_other_languages(title: str, text: str) -> None:
    items = read_agenda(
        f"{_HEAD}1. Dagordning\n\nBeslut\nGodkänns.\n\n2. {title}\n\n{text}\n\n3. Övrigt\n"
    ).items
    assert [one.access for one in items] == ["unknown", "closed", "unknown"]


def test_a_label_says_that_an_item_is_open() -> None:
    said = "Åbenhed:\nÅben sag. Bilag 2 er lukket."
    text = f"{_HEAD}1. Tag på hallen\n\n{said}\n\nBeslutning:\nUdsat.\n"
    assert [one.access for one in read_agenda(text).items] == ["open"]


def test_a_closed_item_without_a_number_stands_behind_the_last_decision() -> None:
    text = _HEAD + (
        "1. Tag på hallen\nBeslutningGodkendt.\n\n2. Eventuelt\nBeslutningIntet.\n\nLukket punkt\n"
    )
    items = read_agenda(text).items
    assert [(one.number, one.access) for one in items] == [
        ("1", "unknown"), ("2", "unknown"), (None, "closed"),
    ]  # fmt: skip
    assert "Lukket" not in str(items[1])


def test_a_heading_glued_to_the_number_of_the_case() -> None:
    text = _HEAD + "".join(
        f"{at}. {title}\nSagsnr.: 21/{at}0177ResuméByen har fem haller.\nBeslutningUdsat.\n\n"
        for at, title in enumerate(("Tag på hallen", "Ny sti"), 1)
    )
    items = read_agenda(text).items
    assert [one.case_number for one in items] == ["21/10177", "21/20177"]
    assert items[0].case_text == "Byen har fem haller."


def test_what_norwegian_minutes_recommend_and_decide() -> None:
    text = (
        "MØTEPROTOKOLL\nFormannskapet\nMøtedato: 04.05.2021\n\nSak 8/21\nNytt tak\n\n"
        "Tilråding frå rådmannen:\nTaket vert lagt.\n\nHandsaming:\nIngen ordskifte.\n\n"
        "F-sak 8/21 VEDTAK:\nTaket vert utsett.\n\n\nSak 9/21\nOrienteringar\n"
    )
    item = read_agenda(text).items[0]
    assert (item.recommendation, item.decision) == ("Taket vert lagt.", "Taket vert utsett.")


def test_a_title_of_the_contents_goes_on_below_a_gap() -> None:
    text = (
        "Byrådet\n\nTirsdag den 4. maj 2021 kl. 16.00\n\nIndholdsfortegnelse:\n\nÅbne\n"
        "17 Lokalplan 15 for hotel ved\n\nNordhavn - godkendelse\n18 Tag på hallen\n"
        "20 Ny sti ved åen\n\nLukkede\n19 Salg af ejendom\n"
        "Medlemmer:\n\nÅbne\n\n17. Lokalplan 15 for hotel ved Nordhavn - godkendelse\n\n"
        "Sagsfremstilling\nHotellet er nyt.\n\nBeslutning\nGodkendt.\n"
    )
    items = read_agenda(text).items
    assert {one.number: one.access for one in items} == {
        "17": "open", "18": "open", "20": "open", "19": "closed",
    }  # fmt: skip


def test_titles_stand_below_the_numbers_of_their_cases() -> None:
    text = "Sammanträdesprotokoll\nKommunfullmäktige 2021-05-04\n\n" + "".join(
        f"KF § {at} DNR: NU.2021.{at}\n\n{title}\n\nKommunfullmäktiges beslut\n\nBifall.\n\n"
        for at, title in enumerate(("Nytt tak", "Ny bro", "Ny stig"), 41)
    )
    items = read_agenda(text).items
    assert [one.title for one in items] == ["Nytt tak", "Ny bro", "Ny stig"]
    assert [one.decision for one in items] == ["Bifall."] * 3


def test_numbers_of_which_only_the_year_is_left_part_titles() -> None:
    text = (
        "Møtebok for Formannskapet\n\nTranskript\n\n"
        "1 Nordby kommune Møtedato: Møtested: Salen Møtetid: 09:00 Møtebok for Formannskapet"
        " NN Ordførar\n\n"
        "2 Sakliste Saknr Tittel 001/2021 Nytt tak på hallen 002/2021 Ny bru over elva"
        " /2021 Trafikkplan for kommunen 004/2021 Lys ved leikeplassen /2021 Målstyring\n"
    )
    items = read_agenda(text).items
    assert [(one.number, one.title) for one in items] == [
        ("001/2021", "Nytt tak på hallen"),
        ("002/2021", "Ny bru over elva"),
        (None, "Trafikkplan for kommunen"),
        ("004/2021", "Lys ved leikeplassen"),
        (None, "Målstyring"),
    ]


def test_numbers_of_pages_in_brackets_are_no_text() -> None:
    text = "Protokoll\nKommunfullmäktige 2021-05-04\n\n(1)\n\n" + "".join(
        f"§ {at} {title} Kommunfullmäktiges beslut Bifall.\n\n({at - 39})\n\n"
        for at, title in enumerate(("Nytt tak", "Ny bro", "Ny stig"), 41)
    )
    items = read_agenda(text).items
    assert [(one.title, one.decision) for one in items] == [
        ("Nytt tak", "Bifall."), ("Ny bro", "Bifall."), ("Ny stig", "Bifall."),
    ]  # fmt: skip
