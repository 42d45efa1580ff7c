"""The names of attachments, in the many ways that systems list them."""

from __future__ import annotations

import pytest

from agenda.reading.reading import read_agenda
from agenda.reading.result import ItemRead

_HEAD = (
    "Referat\nByrådet\nTirsdag den 4. maj 2021 kl. 16.00\n\n1. Tag på hallen\n\n"
    "Indstilling\nDet indstilles, at taget lægges.\n\nBeslutning\nGodkendt.\n\n"
)
_NEXT = "\n\n2. Ny sti ved åen\n\nBeslutning\nUdsat.\n"


def _item(listed: str) -> ItemRead:
    return read_agenda(_HEAD + listed + _NEXT).items[0]


@pytest.mark.parametrize(
    "listed",
    [
        "Bilag: Notat om tag, Kort over hallen",
        "Bilag: Notat om tag; Kort over hallen",
        "Bilag- Notat om tag\n- Kort over hallen",
        "Bilag\n330-2021-398440 Notat om tag\n330-2021-398441 Kort over hallen",
        "Bilag\n1234567 - Notat om tag\n1234568 - Kort over hallen",
        "Bilag\n17474/21Åben Notat om tag 17471/21Åben Kort over hallen",
        "Bilag\n1 Åben Notat om tag 12345/21 2 Åben Kort over hallen 12346/21",
        "Bilag\nNotat om tag (1234567)\nKort over hallen (1234568)",
        "Bilag\nNotat om tag [pdf, 3 MB]\nKort over hallen (PDF, 120 KB)",
        "Bilag\nDokumentnavn | Type\nNotat om tag | pdf\nKort over hallen | docx",
        "Bilag\nHent\nNotat om tag\nHent\nKort over hallen\nFold punkt ud",
        "Bilag (2)\nNotat om tag\nKort over hallen",
        "2 bilag\nNotat om tag\nKort over hallen",
    ],
)
def test_how_attachments_are_listed(listed: str) -> None:
    item = _item(listed)
    assert [one.name for one in item.attachments] == ["Notat om tag", "Kort over hallen"]
    assert item.decision == "Godkendt."


@pytest.mark.parametrize("listed", ["BilagNotat.pdfKort.pdf", "Bilag\nNotat.pdf, Kort.pdf"])
def test_files_that_lost_what_parts_them(listed: str) -> None:
    assert [one.name for one in _item(listed).attachments] == ["Notat.pdf", "Kort.pdf"]


def test_a_name_with_commas_is_one() -> None:
    for name in (
        "Svar fra Nordby Skole, Vestby Skole",
        "Kort, bilag 2",
        "Svar fra Skolen, Havnen og Byen",
    ):
        assert [one.name for one in _item(f"Bilag\n{name}").attachments] == [name]


def test_an_attachment_may_be_called_like_a_heading() -> None:
    item = _item("Bilag\n\nNotat\n\nHøringssvar\n\nKort\n\nTidsplan\n\nLuk punkt")
    assert [one.name for one in item.attachments] == ["Notat", "Høringssvar", "Kort", "Tidsplan"]
    item = _item("Bilag\n\nNotat\n\nØkonomi\n\nTaget koster 2 mio. kr.")
    assert [one.name for one in item.attachments] == ["Notat"]


def test_a_list_without_a_heading_ends_the_decision() -> None:
    item = _item("Bilag 1: Notat om tag\nBilag 2: Kort")
    assert [one.name for one in item.attachments] == ["Bilag 1: Notat om tag", "Bilag 2: Kort"]
    assert item.decision == "Godkendt."


@pytest.mark.parametrize(
    "listed",
    [
        "Ingen bilag",
        "Bilag\n\nFirst-agenda Sagsfremstilling",
        "Bilag:\nDer er ingen bilag til sagen.",
    ],
)
def test_no_attachments(listed: str) -> None:
    item = _item(listed)
    assert item.attachments == ()
    assert item.decision == "Godkendt."


def test_closed_attachments_are_closed() -> None:
    item = _item("Åbne bilag\nNotat om tag\nLukkede bilag\nLejekontrakt")
    assert [(one.name, one.access) for one in item.attachments] == [
        ("Notat om tag", "unknown"),
        ("Lejekontrakt", "closed"),
    ]
    assert [one.access for one in _item("Bilag\nNotat (Åben)\nKort (Lukket)").attachments] == [
        "open",
        "closed",
    ]


def test_a_file_below_the_title() -> None:
    text = _HEAD.replace("Indstilling", "application/pdf icon notat_om_tag.pdf\n\nIndstilling")
    item = read_agenda(text + _NEXT).items[0]
    assert [one.name for one in item.attachments] == ["notat_om_tag.pdf"]
