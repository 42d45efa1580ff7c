"""`agenda add` and `brief FILE`: from the file of an agenda to the briefing."""

from __future__ import annotations

import pytest

from tests.agenda.papers import FIRST, SECOND
from tests.tui.cli.command import GOLD, Home

REAL = GOLD.parent / "real" / "aarhus-byraad-2025-10-08-dagsorden.html"
needs_shared = pytest.mark.skipif(not REAL.exists(), reason="the development data is not here")


def test_an_agenda_becomes_a_meeting_and_a_newer_one_changes_it(newcomer: Home) -> None:
    first = newcomer.file("dagsorden.txt", FIRST)
    added = newcomer.run("agenda", "add", first)
    assert added.code == 0, added
    assert "2025-10-08 Børneudvalget, 4 agenda items" in added.out
    assert "is here already" in newcomer.run("agenda", "add", first).out
    second = newcomer.file("dagsorden-2.txt", SECOND)
    changed = newcomer.run("agenda", "add", second, "--json").json
    assert not changed["new"]
    assert {"item-added", "item-gone", "title-changed"} <= {
        one["code"] for one in changed["changes"]
    }
    assert newcomer.run("undo").code == 0
    shown = newcomer.run("agenda", "show", "2025-10-08").out
    assert "Ny rundkørsel ved stationen" in shown


def test_a_briefing_says_that_what_waits_for_review_is_not_in_it(newcomer: Home) -> None:
    agenda = newcomer.file("dagsorden.txt", FIRST)
    assert "wait" not in newcomer.run("brief", agenda).err
    plan = newcomer.file("plan.txt", "Plan\n\nKommunen åbner en ungecafé på havnen i 2026.\n")
    assert newcomer.run("import", plan).code == 0
    said = newcomer.run("brief", agenda)
    assert "1 commitment waits for review; only what is accepted is in the briefing" in said.err
    assert newcomer.run("undo").code == 0
    assert newcomer.run("import", plan, "--accept").code == 0
    assert "wait" not in newcomer.run("brief", agenda).err


def test_an_import_says_that_it_made_a_meeting(newcomer: Home) -> None:
    agenda = newcomer.file("dagsorden.txt", FIRST)
    said = newcomer.run("import", agenda)
    assert said.code == 0, said
    assert "new meeting" in said.out
    assert "4 agenda items, 0 commitments chosen" in newcomer.run("agenda", "list").out
    assert newcomer.run("import", agenda, "--json").json["meetings"][0]["new"] is False
    assert newcomer.run("undo").code == 0
    assert newcomer.run("agenda", "list").code == 1


def test_an_import_says_of_which_agenda_it_made_no_meeting(newcomer: Home) -> None:
    undated = FIRST.replace("Onsdag den 8. oktober 2025", "").replace("-25\n", "\n")
    said = newcomer.run("import", newcomer.file("uden-dato.txt", undated))
    assert said.code == 0, said
    assert "uden-dato.txt: is an agenda that does not say who meets when" in said.err
    assert newcomer.run("agenda", "list").code == 1


def test_one_command_from_the_file_to_the_briefing(newcomer: Home) -> None:
    agenda = newcomer.file("dagsorden.txt", FIRST)
    briefing = newcomer.run("brief", agenda)
    assert briefing.code == 0, briefing
    assert "- **3.** Ungecafé på havnen" in briefing.out
    assert "new meeting" in briefing.err
    again = newcomer.run("brief", agenda, "--format", "json", "-o", newcomer.folder)
    assert "is here already" in again.err
    assert (newcomer.folder / "2025-10-08-borneudvalget-briefing.json").exists() or list(
        newcomer.folder.glob("2025-10-08-*-briefing.json")
    )


def test_what_is_no_agenda_is_said_in_one_line(newcomer: Home) -> None:
    letter = newcomer.file("brev.txt", "Kære udvalg\n\nVi håber, at I har det godt.\n")
    assert "brev.txt: no agenda items" in newcomer.run("brief", letter).refused()
    assert not newcomer.library.exists()
    assert "mangler.html: no such file" in newcomer.run("brief", "mangler.html").refused()
    empty = newcomer.file("tom.txt", "")
    assert "tom.txt" in newcomer.run("agenda", "add", empty).refused()
    no_body = newcomer.file("uden.txt", FIRST.replace("Børneudvalget\n", ""))
    no_date = newcomer.file(
        "udato.txt", FIRST.replace("Onsdag den 8. oktober 2025 kl. 16:30\n", "")
    )
    assert "--body" in newcomer.run("brief", no_body).refused()
    assert "--date" in newcomer.run("brief", no_date).refused()
    said = newcomer.run("brief", no_date, "--date", "2025-10-08", "--body", "Børneudvalget")
    assert said.code == 0
    assert "i morgen is no date" in newcomer.run("brief", no_date, "--date", "i morgen").refused()


def test_a_template_of_ones_own(user: Home) -> None:
    good = user.file("mine.html", "<html><body><h1>{{ title }}</h1></body></html>")
    page = user.run("brief", "2025-10-08", "--template", good)
    assert page.code == 0, page
    assert page.out.startswith("<html><body><h1>Briefing: Aarhus Byråd")
    bad = user.file("bad.md", "{{ title }}\n{{ titel }}\n")
    said = user.run("brief", "2025-10-08", "--template", bad, "-o", user.folder / "x.md").refused()
    assert "bad.md, line 2: the template has an error" in said
    assert not (user.folder / "x.md").exists()
    assert "md or html" in (
        user.run("brief", "2025-10-08", "--template", good, "--format", "json").refused()
    )


@needs_shared
@pytest.mark.parametrize("library", ["made_gold", "made_demo"])
def test_a_real_agenda_of_two_hundred_proposals(
    newcomer: Home, request: pytest.FixtureRequest, library: str
) -> None:
    newcomer.take(request.getfixturevalue(library))
    briefing = newcomer.run("brief", REAL, "--format", "json")
    assert briefing.code == 0, briefing
    items = {one["number"]: one for one in briefing.json["items"]}
    carries = {line["number"]: line for line in items["6"]["lines"] if line["commitments"]}
    assert {"32", "36", "39", "40", "52"} <= carries.keys()
    assert len(carries) - 5 <= 5
    assert (carries["32"]["actor"], carries["52"]["actor"]) == ("M", "S")
    for line in ("32", "36", "39", "40", "52"):
        files = {
            citation["document"]
            for one in carries[line]["commitments"]
            for citation in one["citations"]
        }
        assert "aarhus-handleplan-chanceulighed.txt" in files
    for number in ("11", "20", "21", "22", "23", "24", "32"):
        assert not items[number]["commitments"], number
        assert not items[number]["lines"], number


@pytest.mark.parametrize(
    ("agenda", "said"),
    [
        ("Kære udvalg\n\nVi ses.\n", "no agenda items"),
        (FIRST.replace("Onsdag den 8. oktober 2025", "").replace("-25\n", "\n"), "add --date"),
        (FIRST.replace("Børneudvalget\n", ""), "who meets; add --body"),
    ],
)
def test_what_an_agenda_lacks_is_said_and_nothing_is_kept(
    newcomer: Home, agenda: str, said: str
) -> None:
    file = newcomer.file("dagsorden.txt", agenda)
    refused = newcomer.run("brief", file).refused()
    assert refused.startswith("dagsorden.txt: ")
    assert said in refused
    assert newcomer.run("agenda", "list").code != 0


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ title }}\n{{ meeting.bdoy }}\n", "mine.j2, line 2: the template has an error"),
        ("{{ title }}\n\n{% for one in %}\n", "mine.j2, line 3: the template has an error"),
        ("{{ 1 // 0 }}", "mine.j2, line 1: the template has an error"),
    ],
)
def test_an_error_in_a_template_is_named_with_its_line(
    user: Home, template: str, said: str
) -> None:
    file, old = user.file("mine.j2", template), user.file("old.md", "Mine ord\n")
    refused = user.run("brief", "2025-10-08", "--template", file, "-o", old).refused()
    assert said in refused
    assert old.read_text(encoding="utf-8") == "Mine ord\n"


def test_an_attachment_that_cannot_be_read_does_not_keep_the_agenda_out(newcomer: Home) -> None:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Dagsorden", "a@example.org", "b@example.org"
    mail.set_content(FIRST)
    mail.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="bilag.pdf")
    file = newcomer.file("dagsorden.eml", mail.as_string())
    said = newcomer.run("import", file)
    assert said.code == 2
    (told,) = (line for line in said.err.splitlines() if "bilag.pdf" in line)
    assert told.endswith("dagsorden.eml/bilag.pdf: is damaged; get the file again")
    assert "4 agenda items" in said.out


@pytest.mark.parametrize("command", [("agenda", "add"), ("agenda", "read"), ("brief",)])
def test_items_of_one_number_are_named_with_the_file(
    newcomer: Home, command: tuple[str, ...]
) -> None:
    file = newcomer.file("dagsorden.txt", FIRST.replace("3. Ungecafé", "2. Ungecafé"))
    said = newcomer.run(*command, file).err
    assert "dagsorden.txt: several items have the number 2; all are kept" in said
