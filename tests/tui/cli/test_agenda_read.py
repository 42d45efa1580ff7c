"""`agenda read FILE`: an agenda taken apart, nothing kept."""

from __future__ import annotations

from tests.tui.cli.command import Home

AGENDA = """Dagsorden
Havneudvalget
Mødedato: 8. oktober 2025 kl. 16:30
Mødested: Lokale 4

1. Nyt kajtæppe
Sagsnr. 25/01234

Indstilling
Direktøren indstiller, at kajen renoveres.

Bilag
Tegning af kajen

2. Lukket punkt: Køb af grund
Sagsnr. 25/01235

3. Eventuelt
"""


def test_an_agenda_taken_apart(newcomer: Home) -> None:
    file = newcomer.file("dagsorden.txt", AGENDA)
    shown = newcomer.run("agenda", "read", file)
    assert shown.code == 0, shown
    assert "Havneudvalget, 8 October 2025 16:30, Lokale 4" in shown.out
    assert "recommendation, 1 attachment" in shown.out
    assert "[closed] Lukket punkt: Køb af grund" in shown.out
    assert not newcomer.library.exists()


def test_as_json(newcomer: Home) -> None:
    read = newcomer.run("agenda", "read", newcomer.file("dagsorden.txt", AGENDA), "--json").json
    assert read["meeting"]["place"] == "Lokale 4"
    first, closed, last = read["items"]
    assert first["case_number"] == "25/01234"
    assert first["attachments"] == ["Tegning af kajen"]
    assert first["recommendation"] == "Direktøren indstiller, at kajen renoveres."
    assert AGENDA[first["start"] :].startswith("1. Nyt kajtæppe")
    assert closed["access"] == "closed"
    assert last["decision"] is None
    assert read["unplaced"] == []


def test_no_agenda_is_nothing_found(newcomer: Home) -> None:
    letter = newcomer.file("brev.txt", "Kære udvalg\n\nVi håber, at I har det godt.\n")
    said = newcomer.run("agenda", "read", letter)
    assert said.code == 1
    assert "brev.txt: no agenda items were found" in said.err
    assert newcomer.run("agenda", "read", letter, "--json").json["items"] == []
    assert "mangler.pdf" in newcomer.run("agenda", "read", "mangler.pdf").refused()
