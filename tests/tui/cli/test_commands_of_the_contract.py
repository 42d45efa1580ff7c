"""The promises of the command line's contract, one after the other, on the demo library."""

from __future__ import annotations

import json
import stat

import pytest

from tests.tui.cli.command import Home, first_id

RESULT_FIELDS = {
    "id", "title", "initiative", "municipality", "date", "actors", "status", "overdue", "amounts",
    "dates", "theme", "score", "matched", "why", "citations",
}  # fmt: skip


# demo


def test_the_demo_briefing_is_the_same_each_time(newcomer: Home) -> None:
    first = newcomer.run("demo", "--brief")
    assert first.code == 0
    assert first.out.startswith("---\n")
    assert newcomer.run("demo").out == first.out
    danish = newcomer.run("demo", "--brief", "--lang", "da").out
    assert "Mødeforberedelse" in danish


def test_the_demo_library_is_kept_until_it_is_made_anew(newcomer: Home) -> None:
    newcomer.run("demo")
    made = newcomer.data / "demo.tilsagn"
    assert not newcomer.library.exists()
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    newcomer.run("agenda", "new", "Skoleudvalget", "--library", made)
    newcomer.run("demo")
    assert "Skoleudvalget" in newcomer.run("agenda", "list", "--library", made).out
    newcomer.run("demo", "--reset")
    assert "Skoleudvalget" not in newcomer.run("agenda", "list", "--library", made).out


# find


def test_find_finds_the_cafe(user: Home) -> None:
    said = user.run("find", "--json", "2025 ungestøtte").json
    assert said["query"] == "2025 ungestøtte"
    found = next(one for one in said["results"] if "café" in one["title"].lower())
    assert set(found) >= RESULT_FIELDS
    assert 750000 in [one["amount"] for one in found["amounts"]]
    assert "2025-08" in [one["value"] for one in found["dates"]]
    assert set(found["citations"][0]) == {"document", "page", "start", "end", "quote"}
    assert set(found["amounts"][0]) == {"amount", "currency", "for", "kind", "role"}


def test_find_answers_one_when_there_is_nothing(user: Home) -> None:
    said = user.run("find", "--json", "zeppelinerhangar")
    assert said.code == 1
    assert said.json["results"] == []
    assert user.run("find", "zeppelinerhangar").out == ""


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (("café", "-unge"), "café -unge"),
        (("-unge", "café"), "-unge café"),
        (("café", "--json-lignende", "-x"), "café --json-lignende -x"),
        (("-limit", "3"), "-limit 3"),
        (("år:2025", "-status:done", "beløb:>1mio"), "år:2025 -status:done beløb:>1mio"),
        (("a", "--", "--limit", "-b"), "a --limit -b"),
        ((), ""),
    ],
)
def test_a_word_with_a_dash_belongs_to_the_query(
    user: Home, words: tuple[str, ...], query: str
) -> None:
    assert user.run("find", "--json", *words).json["query"] == query


def test_options_may_stand_among_the_words(user: Home) -> None:
    said = user.run("find", "unge", "--limit", "1", "-café", "--json").json
    assert said["query"] == "unge -café"
    assert len(said["results"]) == 1
    assert user.run("find", "--limit=1", "--json", "unge").json["results"] == said["results"][:1]


@pytest.mark.parametrize("form", [("--json",), ()])
def test_what_does_not_parse_is_searched_for_as_text_and_that_is_said(
    user: Home, form: tuple[str, ...]
) -> None:
    assert "xyz is no status" in user.run("find", "status:xyz", *form).err


def test_lines_are_answered_one_by_one(user: Home) -> None:
    said = user.run("find", "--lines", "--json", typed="ungestøtte\n\nzeppelinerhangar\n-x\n")
    answers = [json.loads(line) for line in said.out.splitlines()]
    assert [one["query"] for one in answers] == ["ungestøtte", "", "zeppelinerhangar", "-x"]
    assert answers[0]["results"]
    assert answers[2] == answers[2] | {"total": 0, "results": []}
    assert said.code == 0
    assert user.run("find", "--lines", typed="zeppelinerhangar\n").code == 1


def test_find_for_people_shows_money_deadline_and_source(user: Home) -> None:
    said = user.run("find", "ungestøttecaféen", "--lang", "da").out
    assert "750.000 kr." in said
    assert "august 2025" in said
    assert "aarhus-handleplan-chanceulighed.txt" in said


# questions, notes, status, link


def test_a_question_from_flag_to_answer(user: Home) -> None:
    on = first_id(user.run("find", "ungestøttecaféen").out)
    flagged = user.run("question", "add", "- Hvornår åbner den?", "--on", on)
    assert flagged.code == 0
    number = first_id(flagged.out)
    asked = user.run("question", "ask", number, "--of", "Rådmanden", "--on", "2026-11-01")
    assert asked.code == 0
    entry = next(
        one
        for one in user.run("question", "list", "--json").json["questions"]
        if one["id"].endswith(number)
    )
    assert (entry["status"], entry["asked_of"]) == ("asked", "Rådmanden")
    assert (entry["due_on"], entry["overdue"]) == ("2026-11-15", True)
    assert user.run("question", "answer", number, "I maj.").code == 0
    assert number not in user.run("question", "list").out
    assert number in user.run("question", "list", "--all").out
    for _ in range(3):
        assert user.run("undo").code == 0
    assert number not in user.run("question", "list", "--all").out


def test_a_question_on_a_line_of_an_item_keeps_the_line(user: Home) -> None:
    shown = user.run("agenda", "show", "2025-10-08", "--json").json
    item = next(one for one in shown["items"] if one["number"] == "6")
    wrong = user.run("question", "add", "Hvorfor?", "--on", item["id"], "--line", "999")
    assert (wrong.code, "has no line 999" in wrong.err) == (2, True)
    added = user.run("question", "add", "Hvem betaler?", "--on", item["id"], "--line", "32")
    assert added.code == 0
    listed = user.run("question", "list", "--json").json["questions"]
    assert [one["line"] for one in listed if one["text"] == "Hvem betaler?"] == ["32"]
    row = next(one for one in user.run("question", "list").out.splitlines() if "Hvem bet" in one)
    assert " 32: " in row
    briefing = user.run("brief", "2025-10-08", "--format", "json").json
    asked = [one for each in briefing["items"] for one in each["questions"]]
    assert [one["line"] for one in asked if one["text"] == "Hvem betaler?"] == ["32"]


def test_a_question_in_parts_and_one_that_is_dropped(user: Home) -> None:
    on = first_id(user.run("find", "ungestøttecaféen").out)
    parts = ("--part", "Hvor?", "--part", "Hvornår?")
    number = first_id(user.run("question", "add", "To ting", "--on", on, *parts).out)
    assert (
        "the question has 2" in user.run("question", "answer", number, "x", "--part", "3").refused()
    )
    for part in ("1", "2"):
        assert user.run("question", "answer", number, "Her.", "--part", part).code == 0
    assert number not in user.run("question", "list").out
    other = first_id(user.run("question", "add", "Noget andet", "--on", on).out)
    assert user.run("question", "drop", other).code == 0
    assert other not in user.run("question", "list").out


def test_identifiers_may_be_typed_by_their_tail(user: Home) -> None:
    whole = user.run("find", "--json", "ungestøttecaféen").json["results"][0]["id"]
    for typed in (whole, whole[-8:], whole[-8:].upper()):
        assert user.run("note", "add", "Husk", "--on", typed).code == 0
    said = user.run("note", "add", "Husk", "--on", whole[-1]).refused()
    assert "stands for several" in said
    assert "nothing here" in user.run("note", "add", "Husk", "--on", "zzzz").refused()
    assert "nothing here" in user.run("note", "add", "Husk", "--on", "").refused()


def test_status_with_evidence_and_back(user: Home) -> None:
    found = user.run("find", "--json", "ungestøttecaféen").json["results"][0]
    said = user.run("status", "set", found["id"], "done", "--note", "Åbnede i maj")
    assert said.code == 0
    now = user.run("find", "--json", "ungestøttecaféen").json["results"][0]
    assert (now["status"], now["overdue"]) == ("done", False)
    user.run("undo")
    assert user.run("find", "--json", "ungestøttecaféen").json["results"][0] == now | {
        "status": found["status"], "overdue": found["overdue"],
    }  # fmt: skip
    assert "--note" in user.run("status", "set", found["id"], "done").refused()
    assert "finished" in user.run("status", "set", found["id"], "finished", "--note", "x").refused()
    assert (
        "i morgen is no date"
        in user.run(
            "status", "set", found["id"], "done", "--note", "x", "--on", "i morgen"
        ).refused()
    )


def test_a_follow_up_by_hand_stands_on_the_initiative(user: Home) -> None:
    one = user.run("find", "--json", "er:initiative", "ungestøttecaféen").json["results"][0]
    told = ("follow-up", "add", one["id"], "Lejen er betalt", "--on", "2026-03")
    assert user.run(*told, "--amount", "250.000").code == 0
    assert "Lejen er betalt" in user.run("export", "er:initiative", "ungestøttecaféen").out
    assert "skæg is no sum" in user.run(*told, "--amount", "skæg").refused()


def test_a_commitment_changes_its_initiative(user: Home) -> None:
    one, *_ = user.run("find", "--json", "ungestøttecaféen").json["results"]
    other = next(
        each
        for each in user.run("find", "--json", "er:initiative").json["results"]
        if each["title"] != one["initiative"]
    )
    assert user.run("link", one["id"], other["id"]).code == 0
    now = user.run("find", "--json", "ungestøttecaféen").json["results"][0]
    assert now["initiative"] == other["title"]
    assert user.run("link", one["id"], "--off").code == 0
    now = user.run("find", "--json", "ungestøttecaféen").json["results"][0]
    assert now["initiative"] is None


# agenda, brief


def test_meetings_are_known_by_date_words_and_tail(user: Home) -> None:
    number = first_id(user.run("agenda", "list").out)
    whole = user.run("agenda", "list", "--json").json["meetings"][0]
    for typed in (number, whole["id"], "2025-10-08", "2025-10", "aarhus byraad 2025-10-08"):
        shown = user.run("agenda", "show", typed, "--json").json
        assert shown["meeting"]["date"] == "2025-10-08"
    assert len(shown["items"]) == whole["items"]
    assert "no such meeting" in user.run("agenda", "show", "2024").refused()
    user.run("agenda", "new", "Aarhus Byråd", "--date", "2025-11-12")
    assert "stands for several meetings" in user.run("agenda", "show", "aarhus 2025").refused()


def test_a_meeting_made_by_hand(newcomer: Home) -> None:
    made = newcomer.run("agenda", "new", "Skoleudvalget", "--date", "2027-01-14", "--time", "16:30")
    assert made.code == 0
    for title in ("Nyt tag", "Svømmehal"):
        assert newcomer.run("agenda", "add-item", "skole", title, "--open").code == 0
    last = newcomer.run("agenda", "show", "2027-01-14", "--json").json["items"][1]
    assert newcomer.run("agenda", "move-item", last["id"], "1").code == 0
    shown = newcomer.run("agenda", "show", "skole", "--json").json["items"]
    assert [one["title"] for one in shown] == ["Svømmehal", "Nyt tag"]
    assert newcomer.run("agenda", "remove-item", shown[0]["id"]).code == 0
    assert "Svømmehal" not in newcomer.run("agenda", "export", "skole").out
    assert "Nyt tag" in newcomer.run("agenda", "export", "skole").out
    bad = newcomer.run("agenda", "new", "Udvalget", "--date", "2026-02-30").refused()
    assert "2026-02-30 is no date" in bad
    assert "time" in newcomer.run("agenda", "new", "U", "--time", "25:00").refused()


def test_a_commitment_is_chosen_for_an_item_and_dismissed(user: Home) -> None:
    item = user.run("agenda", "show", "2025-10-08", "--json").json["items"][-1]["id"]
    one = user.run("find", "--json", "ungestøttecaféen").json["results"][0]
    assert user.run("agenda", "choose", item, one["id"]).code == 0
    items = user.run("brief", "2025-10-08", "--format", "json").json["items"]
    assert one["id"] in [each["id"] for each in items[-1]["commitments"]]
    assert user.run("agenda", "dismiss", item, one["id"]).code == 0
    items = user.run("brief", "2025-10-08", "--format", "json").json["items"]
    assert one["id"] not in [each["id"] for each in items[-1]["commitments"]]
    assert user.run("agenda", "forget", item, one["id"]).code == 0
    assert "neither chosen" in user.run("agenda", "forget", item, one["id"]).refused()


def test_the_briefing_as_json(user: Home) -> None:
    said = user.run("brief", "2025-10-08", "--format", "json").json
    assert {"meeting", "items", "sources"} <= set(said)
    fields = {
        "number",
        "title",
        "access",
        "commitments",
        "lines",
        "questions",
        "suggested",
        "notes",
    }
    assert all(fields <= set(one) for one in said["items"])
    results = [
        one
        for item in said["items"]
        for one in [
            *item["commitments"],
            *(r for line in item["lines"] for r in line["commitments"]),
        ]
    ]
    assert results
    assert all(set(one) >= RESULT_FIELDS and one["citations"] for one in results)


def test_the_briefing_goes_to_a_file_and_never_over_another(user: Home) -> None:
    target = user.folder / "til mødet.md"
    said = user.run("brief", "2025-10-08", "-o", target)
    assert (said.code, said.out) == (0, "")
    assert target.read_text(encoding="utf-8") == user.run("brief", "2025-10-08").out
    assert user.run("brief", "2025-10-08", "-o", target, "--lang", "da").code == 0
    target.write_text("Mine egne ord\n", encoding="utf-8")
    assert str(target) in user.run("brief", "2025-10-08", "-o", target).refused()
    assert target.read_text(encoding="utf-8") == "Mine egne ord\n"
    nowhere = user.folder / "ingen" / "b.md"
    assert "no such folder" in user.run("brief", "2025-10-08", "-o", nowhere).refused()
    assert user.run("brief", "2025-10-08", "-o", user.folder).code == 0


def test_what_is_closed_stays_in(user: Home) -> None:
    user.run("agenda", "add-item", "2025-10-08", "Hemmelig grund", "--closed")
    for words in (("brief", "2025-10-08"), ("agenda", "export", "2025-10-08"), ("export",)):
        said = user.run(*words)
        assert "Hemmelig" not in said.out + said.err
        asked = user.run(*words, "--include-closed")
        assert "Hemmelig grund" in asked.out
        assert "not to be passed on" in asked.err


# export and back


@pytest.mark.parametrize("form", ["yaml", "jsonl"])
def test_an_export_comes_back_whole(user: Home, newcomer: Home, form: str) -> None:
    pack = user.folder / f"alt.{form}"
    assert user.run("export", "--format", form, "-o", pack).code == 0
    other = user.folder / "ny.tilsagn"
    assert user.run("import", pack, "--library", other).code == 0
    again = user.run("export", "--format", form, "--library", other)
    assert again.out == pack.read_text(encoding="utf-8")


def test_an_export_of_what_a_query_finds(user: Home) -> None:
    said = user.run("export", "ungestøttecaféen", "-fritidscenter", "--format", "jsonl").out
    records = [json.loads(line) for line in said.splitlines()[1:]]
    kinds = {one["record"] for one in records}
    assert {"commitment", "document", "initiative", "actor"} <= kinds
    assert user.run("export", "zeppelinerhangar").code == 1


def test_a_public_export_leaves_questions_and_notes(user: Home) -> None:
    on = first_id(user.run("find", "ungestøttecaféen").out)
    user.run("question", "add", "Mit spørgsmål?", "--on", on)
    user.run("note", "add", "Min note", "--on", on)
    assert "Mit spørgsmål?" in user.run("export").out
    public = user.run("export", "--public").out
    assert "Mit spørgsmål?" not in public
    assert "Min note" not in public


# the safety net


def test_log_undo_and_redo(user: Home) -> None:
    user.file("config/tilsagn/settings.toml", 'name = "Formanden"\n')
    user.run("agenda", "new", "Skoleudvalget")
    user.run("undo")
    actions = user.run("log", "--json").json["actions"]
    assert [(one["kind"], one["verb"]) for one in actions[:2]] == [
        ("undo", "make-meeting"), ("do", "make-meeting"),
    ]  # fmt: skip
    assert actions[1]["author"] == "Formanden"
    said = user.run("log", "--limit", "1")
    assert said.out.count("\n") == 1
    assert "undone: made a meeting" in said.out
    assert user.run("redo").code == 0
    assert user.run("redo").code == 1
    assert "fortrudt" in user.run("undo", "--lang", "da").out


def test_nothing_to_undo_is_said(newcomer: Home) -> None:
    newcomer.run("agenda", "new", "Skoleudvalget")
    assert newcomer.run("undo").code == 0
    said = newcomer.run("undo")
    assert (said.code, said.out, said.err) == (1, "", "there is nothing to undo\n")


def test_a_backup_where_one_wants_it(user: Home) -> None:
    target = user.folder / "kopi.tilsagn"
    assert user.run("backup", target).code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert str(target) in user.run("backup", target).refused()
    user.run("agenda", "new", "Skoleudvalget")
    said = user.run("restore", target)
    assert said.code == 0
    assert "is kept in" in said.err
    assert "Skoleudvalget" not in user.run("agenda", "list").out


def test_there_are_no_backups_yet(user: Home) -> None:
    assert user.run("restore").code == 1


# formats


@pytest.mark.parametrize(
    ("command", "form", "start"),
    [
        ("brief", "md", b"---\n"),
        ("brief", "html", b"<!DOCTYPE html>"),
        ("brief", "docx", b"PK"),
        ("agenda export", "html", b"<!DOCTYPE html>"),
        ("agenda export", "docx", b"PK"),
        ("export", "csv", b"\xef\xbb\xbf"),
        ("export", "ics", b"BEGIN:VCALENDAR"),
    ],
)
def test_every_format_goes_to_a_file_of_its_usual_name(
    user: Home, command: str, form: str, start: bytes
) -> None:
    about = [] if command == "export" else ["2025-10-08"]
    folder = user.folder / "out"
    folder.mkdir()
    done = user.run(*command.split(), *about, "--format", form, "-o", folder)
    assert done.code == 0, done
    assert done.out == ""
    (written,) = folder.iterdir()
    assert written.suffix == f".{form}"
    assert written.read_bytes().startswith(start)


# related


def test_what_was_promised_before_for_a_text(user: Home) -> None:
    line = user.file("punkt.txt", "Udvidelse af ungestøttecaféen for tidligere anbragte\n")
    answer = user.run("related", line, "--json")
    assert answer.code == 0, answer
    assert list(answer.json) == ["results"]
    first = answer.json["results"][0]
    assert "afé" in first["title"]
    assert first["citations"]
    assert first["matched"]
    assert len(user.run("related", line, "--json", "--limit", "1").json["results"]) == 1
    same = user.run("related", "-", "--json", typed=line.read_bytes())
    assert same.json == answer.json
    assert "ngestøttecafé" in user.run("related", line).out


def test_nothing_is_related_to_what_nothing_was_promised_about(user: Home) -> None:
    answer = user.run("related", "-", "--json", typed="Ny belægning på rundkørslen\n")
    assert answer.code == 1
    assert answer.json == {"results": []}
    assert "no such file" in user.run("related", "ingen.txt").refused()


# purge


def test_purge_takes_a_document_out_and_says_what_may_still_hold_it(user: Home) -> None:
    made = user.file("my-plan.yaml", PURGED_PACK)
    assert user.run("import", made).code == 0
    user.run("backup")
    out = user.folder / "out.csv"
    user.run("export", "sommerfuglehave", "-o", out, "--format", "csv")
    assert "--yes" in user.run("purge", "sommerfugle.txt").refused()
    said = user.run("purge", "sommerfugle.txt", "--yes")
    assert said.code == 0, said
    assert "rewritten without it: " in said.out
    assert f"handed out, may hold it: {out}" in said.out
    assert user.run("find", "sommerfuglehave").code == 1
    out.unlink()
    made.unlink()
    left = [
        path
        for path in user.folder.rglob("*")
        if path.is_file() and b"ommerfugle" in path.read_bytes()
    ]
    assert left == []
    user.run("purge", "sommerfugle.txt", "--yes").refused()


PURGED_PACK = """tilsagn: 1
documents:
  - title: Sommerfugleplan
    file_name: sommerfugle.txt
commitments:
  - title: Anlægge en sommerfuglehave
    document: Sommerfugleplan
    by_hand: true
"""


# a synchronised folder


def test_a_library_in_a_synchronised_folder_is_refused_with_an_offer_that_works(
    newcomer: Home,
) -> None:
    there = newcomer.folder / "OneDrive - Nordby" / "library.tilsagn"
    refused = newcomer.run("agenda", "new", "Skoleudvalget", "--library", there)
    said = refused.refused(3)
    assert "OneDrive" in said
    assert "--local-library" in said
    assert not there.parent.exists()
    there.parent.mkdir(parents=True)
    words = ("--library", there)
    assert newcomer.run("agenda", "new", "Skoleudvalget", *words, "--local-library").code == 0
    assert "Skoleudvalget" in newcomer.run("agenda", "list", *words).out
    assert newcomer.run("agenda", "list", *words, "--synced-library").code == 1
    made = newcomer.run("backup", *words)
    assert str(there) in made.out
    assert "Skoleudvalget" in newcomer.run("agenda", "list", *words, "--synced-library").out
