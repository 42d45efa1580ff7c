"""`import`, `text` and `verify`: files in, any order, one action, and nothing from bad input."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.data.plan import PLAN, SENTENCES
from tests.tui.cli.command import GOLD, Home

needs_gold = pytest.mark.skipif(not GOLD.exists(), reason="../shared/gold is not here")

PACK = """tilsagn: 1
initiatives:
- id: 01a20264-d58d-7005-b8d3-73bc27784ade
  title: Havnesti
commitments:
- title: Sti langs vandet
  by_hand: true
  initiative: Havnesti
  amounts:
  - amount: 400000
    for: bænke
"""


def extracted_lines(doc: str = "plan") -> str:
    """The plan's sentences as `extract --json` prints them."""
    lines = []
    for one in SENTENCES:
        start = PLAN.index(one)
        line = {
            "doc": doc, "start": start, "end": start + len(one), "text": one, "title": one[:30],
            "actors": ["Havneudvalget"], "municipality": "Nordby", "status": "decided",
            "amounts": [], "dates": [], "theme": "andet", "confidence": 0.9, "why": "test",
        }  # fmt: skip
        lines.append(json.dumps(line, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def commitments(home: Home) -> int:
    found: int = home.run("verify", "--json").json["commitments"]
    return found


@needs_gold
def test_the_five_documents_and_their_commitments(newcomer: Home, made_gold: Path) -> None:
    newcomer.take(made_gold)
    checked = newcomer.run("verify", "--json")
    assert checked.code == 0
    assert checked.json["commitments"] == 49
    assert checked.json["citations"] == {"unchanged": 72}
    said = newcomer.run("verify").out
    assert "49 commitments" in said
    assert newcomer.run("undo").code == 0
    assert commitments(newcomer) == 0


@needs_gold
def test_the_sources_fill_in_the_built_in_library(user: Home) -> None:
    before = user.run("verify", "--json").json
    assert set(before["citations"]) == {"not_imported"}
    texts = sorted((GOLD / "dev").glob("*.txt"))
    documents = user.run("import", "--json", *texts).json["documents"]
    assert [one["outcome"] for one in documents] == ["source"] * 5
    after = user.run("verify", "--json").json
    assert after["commitments"] == before["commitments"] == 49
    assert after["citations"] == {"unchanged": before["citations"]["not_imported"]}


def test_the_order_of_the_files_does_not_matter(newcomer: Home) -> None:
    lines = newcomer.file("plan.jsonl", extracted_lines())
    plan = newcomer.file("plan.txt", PLAN)
    said = newcomer.run("import", "--json", lines, plan).json
    assert said["extracted"] == [{"file": "plan.jsonl", "added": 3, "already": 0}]
    assert newcomer.run("verify", "--json").json["citations"] == {"unchanged": 3}


def test_what_was_taken_in_together_is_undone_together(newcomer: Home) -> None:
    files = [
        newcomer.file("plan.jsonl", extracted_lines()),
        newcomer.file("plan.txt", PLAN),
        newcomer.file("pakke.yaml", PACK),
    ]
    assert newcomer.run("import", *files).code == 0
    assert len(newcomer.run("log", "--json").json["actions"]) == 1
    assert commitments(newcomer) == 4
    newcomer.run("undo")
    assert commitments(newcomer) == 0
    newcomer.run("redo")
    assert commitments(newcomer) == 4


def test_one_bad_file_keeps_all_of_them_out(newcomer: Home) -> None:
    plan = newcomer.file("plan.txt", PLAN)
    bad = newcomer.file("plan.jsonl", extracted_lines() + extracted_lines("en-anden"))
    before = newcomer.known()
    said = newcomer.run("import", plan, bad).refused()
    assert said.startswith(f"{bad}, line 4, doc: en-anden")
    assert newcomer.known() == before


def test_an_import_again_says_that_it_is_here(newcomer: Home) -> None:
    files = [newcomer.file("plan.txt", PLAN), newcomer.file("plan.jsonl", extracted_lines())]
    newcomer.run("import", *files)
    before = newcomer.library.read_bytes()
    said = newcomer.run("import", *files)
    assert said.code == 0
    assert "nothing was changed" in said.out
    assert newcomer.library.read_bytes() == before


def test_a_folder_is_gone_through_and_what_cannot_be_read_is_said(newcomer: Home) -> None:
    newcomer.file("sager/plan.txt", PLAN)
    newcomer.file("sager/under/pakke.yaml", PACK)
    newcomer.file("sager/tom.txt", "")
    newcomer.file("sager/billede.xyz", b"\x00\x01")
    newcomer.file("sager/.skjult.txt", PLAN)
    (newcomer.folder / "sager" / "genvej.txt").symlink_to(newcomer.folder / "sager" / "plan.txt")
    said = newcomer.run("import", "--json", newcomer.folder / "sager")
    assert said.code == 2
    assert said.err.count("\n") == 1
    taken = said.json
    assert [one["file"] for one in taken["documents"]] == ["plan.txt"]
    assert [one["file"] for one in taken["packs"]] == ["pakke.yaml"]
    assert [Path(one["file"]).name for one in taken["failed"]] == ["tom.txt"]
    assert [Path(one).name for one in taken["skipped"]] == ["billede.xyz"]


def test_packs_that_refer_to_one_another_come_in_together(newcomer: Home) -> None:
    first = newcomer.file("a.yaml", PACK.split("commitments:")[0])
    second = newcomer.file("b.yaml", "tilsagn: 1\ncommitments:" + PACK.split("commitments:")[1])
    assert "Havnesti" in newcomer.run("import", second).refused()
    assert newcomer.run("import", second, first).code == 0
    assert commitments(newcomer) == 1


def test_a_closed_document_is_closed(newcomer: Home) -> None:
    plan = newcomer.file("plan.txt", PLAN)
    newcomer.run("import", "--closed", plan, newcomer.file("plan.jsonl", extracted_lines()))
    left_out = newcomer.run("find", "sti")
    assert (left_out.code, left_out.out) == (1, "")
    assert "closed one" in left_out.err
    asked = newcomer.run("find", "--json", "--include-closed", "sti").json
    assert asked["results"][0]["closed"]
    assert "[closed]" in newcomer.run("find", "--include-closed", "sti").out
    said = newcomer.run("export", "--format", "jsonl")
    assert (said.code, said.out) == (1, "")
    assert "closed records were left out" in said.err


BAD: dict[str, tuple[str, str, str]] = {
    "not YAML": ("p.yaml", "tilsagn: 1\ndocuments: [\n", "line"),
    "no pack": ("p.yaml", "documents: []\n", "is not a library pack"),
    "unknown field": ("p.yaml", PACK.replace("for: b", "til: b"), "line 11, amounts[0].til"),
    "amount in words": (
        "p.yaml", PACK.replace("400000", "about 2"), "line 10, amounts[0].amount: “about 2”",
    ),
    "no such day": (
        "p.yaml",
        PACK + "  dates:\n  - value: 2026-02-30\n    role: deadline\n",
        "line 13, dates[0].value: 2026-02-30 is no date",
    ),
    "two with one id": (
        "p.yaml",
        PACK.replace(
            "commitments:",
            "- id: 01a20264-d58d-7005-b8d3-73bc27784ade\n  title: En anden\ncommitments:",
        ),
        "line 5, id: two records have the identifier",
    ),
    "wrong type": ("p.yaml", "tilsagn: 1\ninitiatives: mange\n", "line 2"),
    "not JSON": ("p.jsonl", '{"tilsagn": 1}\n{"record": \n', "line 2"),
    "no known record": ("p.jsonl", '{"tilsagn": 1}\n{"record": "ting"}\n', "line 2"),
    "empty": ("p.txt", "", "is empty"),
    "not text": ("p.txt", "\x01\x02\x03" * 50, "is not text"),
    "old Word": ("p.doc", "\xd0\xcf", "p.doc"),
}  # fmt: skip


@pytest.fixture(scope="session")
def made_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the plan in it, made once."""
    home = Home(tmp_path_factory.mktemp("plan"))
    assert home.run("import", home.file("plan.txt", PLAN)).code == 0
    return home.library


@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_line_and_changes_nothing(
    newcomer: Home, made_plan: Path, case: str
) -> None:
    name, content, expected = BAD[case]
    newcomer.file("data/tilsagn/library.tilsagn", made_plan.read_bytes())
    # A document is read before a pack is looked at: one pack stands for all beside one.
    if name == "p.yaml" and case != "not YAML":
        good = newcomer.file("skovsti.yaml", "tilsagn: 1\ninitiatives:\n- title: Skovsti\n")
    else:
        good = newcomer.file("plan-2.txt", "Byrådet åbner et nyt bibliotek i 2028.\n")
    bad = newcomer.file(
        name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600 if name == "p.doc" else content
    )
    before = newcomer.known()
    said = newcomer.run("import", good, bad).refused()
    assert said.startswith(str(bad))
    assert expected in said
    assert newcomer.known() == before


@pytest.mark.parametrize("kind", ["missing", "pipe"])
def test_what_is_no_file_is_refused_at_once(newcomer: Home, kind: str) -> None:
    path = newcomer.folder / "dims.txt"
    newcomer.folder.mkdir(exist_ok=True)
    if kind == "pipe":
        os.mkfifo(path)
    said = newcomer.run("import", path).refused()
    assert said.startswith(str(path))
    assert not newcomer.library.exists()


def test_text_prints_what_offsets_refer_to(newcomer: Home) -> None:
    windows = PLAN.replace("\n", "\r\n").encode("cp1252")
    said = newcomer.run("text", newcomer.file("plan.txt", windows))
    assert said.out == PLAN
    assert "cp1252" in said.err
    assert "no such file" in newcomer.run("text", newcomer.folder / "ingen.txt").refused()


def test_verify_names_what_a_new_edition_lost(newcomer: Home) -> None:
    plan = newcomer.file("plan.txt", PLAN)
    newcomer.run("import", plan, newcomer.file("plan.jsonl", extracted_lines()))
    plan.write_text(PLAN.replace("400.000", "300.000"), encoding="utf-8")
    said = newcomer.run("import", plan)
    assert "another edition of “Plan" in said.out
    assert "(plan.txt)" in said.out
    checked = newcomer.run("verify")
    assert checked.code == 1
    assert "changed: plan.txt" in checked.out
    assert newcomer.run("verify", "--json").json["doubts"][0]["state"] == "changed"


def test_a_damaged_library_is_restored_from_a_backup(newcomer: Home) -> None:
    newcomer.run("import", newcomer.file("plan.txt", PLAN))
    kept = newcomer.run("backup").out.strip()
    with closing(sqlite3.connect(newcomer.library)) as connection, connection:
        connection.execute("UPDATE document SET title = 'En anden plan'")
    checked = newcomer.run("verify")
    assert checked.code == 1
    assert "damaged:" in checked.out
    assert newcomer.run("restore").out.strip() == kept
    assert newcomer.run("restore", kept).code == 0
    assert newcomer.run("verify").code == 0


def test_what_is_found_in_a_document_waits_for_review(newcomer: Home) -> None:
    said = newcomer.run("import", "--json", newcomer.file("plan.txt", PLAN)).json
    count = said["documents"][0]["found"]
    assert count == said["documents"][0]["waiting"] >= 2
    assert commitments(newcomer) == count
    found = newcomer.run("find", "--json", "er:ugennemset").json["results"]
    assert len(found) == count
    assert not any(one["reviewed"] or one["overdue"] for one in found)
    assert "ikke gennemgået" in newcomer.run("--lang", "da", "find", "sti").out
    assert newcomer.run("related", newcomer.file("punkt.txt", SENTENCES[1])).code != 0
    newcomer.run("undo")
    assert commitments(newcomer) == 0


def test_found_commitments_can_be_accepted_at_once(newcomer: Home) -> None:
    said = newcomer.run("import", "--accept", newcomer.file("plan.txt", PLAN))
    assert "found and accepted" in said.out
    found = newcomer.run("find", "--json", "sti").json["results"]
    assert all(one["reviewed"] and one["initiative"] == one["title"] for one in found)
    assert newcomer.run("find", "er:ugennemset").code == 1


def test_lines_replace_what_waits(newcomer: Home) -> None:
    newcomer.run("import", newcomer.file("plan.txt", PLAN + "\nKommunen bygger en bro i 2029.\n"))
    assert newcomer.run("import", newcomer.file("plan.jsonl", extracted_lines())).code == 0
    assert commitments(newcomer) == 3
    assert newcomer.run("find", "er:ugennemset").code == 1
    newcomer.run("undo")
    assert newcomer.run("find", "er:ugennemset").code == 0


@needs_gold
def test_labelled_lines_that_come_later_replace_what_was_found(newcomer: Home) -> None:
    newcomer.run("import", *sorted((GOLD / "dev").glob("*.txt")))
    assert newcomer.run("import", GOLD / "dev.jsonl").code == 0
    checked = newcomer.run("verify", "--json").json
    assert (checked["commitments"], checked["citations"]) == (49, {"unchanged": 72})


def test_what_lies_broken_in_a_folder_keeps_nothing_else_out(
    newcomer: Home, tmp_path: Path
) -> None:
    folder = tmp_path / "sager"
    folder.mkdir()
    packs = {
        "a-anker.yaml": "tilsagn: 1\ninitiatives: &a []\n",
        "b-henvisning.yaml": PACK.replace("initiative: Havnesti", "initiative: Ukendt sti"),
        "c-rigtig.yaml": PACK,
        "d-linjer.jsonl": '{"tilsagn": 1}\n{"record": "initiative"}\n',
        "e-klammer.jsonl": "[" * 5_000,
        "f-ukendt.jsonl": extracted_lines(doc="findes-ikke"),
        "g-afbrudt.jsonl": extracted_lines() + '{"doc":\n',
    }
    for name, text in packs.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    ran = newcomer.run("import", folder, "--json")
    assert ran.code == 2
    broken = sorted(set(packs) - {"c-rigtig.yaml"})
    assert sorted(Path(one["file"]).name for one in ran.json["failed"]) == broken
    assert [one["file"] for one in ran.json["packs"]] == ["c-rigtig.yaml"]
    assert [one["file"] for one in ran.json["documents"]] == ["plan.txt"]
    assert newcomer.run("undo").code == 0
    assert commitments(newcomer) == 0


@pytest.mark.parametrize("name", ["a.yaml", "b.jsonl"])
def test_a_broken_pack_that_was_named_keeps_everything_out(
    newcomer: Home, tmp_path: Path, name: str
) -> None:
    plan, pack = tmp_path / "plan.txt", tmp_path / name
    plan.write_text(PLAN, encoding="utf-8")
    pack.write_text("[", encoding="utf-8")
    ran = newcomer.run("import", plan, pack)
    assert (ran.code, ran.out) == (2, "")
    assert [name in line for line in ran.err.splitlines()] == [True]
    assert newcomer.run("verify").code == 3


@pytest.mark.skipif(os.name == "nt", reason="no file can be called so")
def test_a_file_name_of_two_lines_is_told_in_one(newcomer: Home, tmp_path: Path) -> None:
    strange = tmp_path / "plan\nfor havnen.txt"
    strange.write_text("Havnen bliver renset.", encoding="utf-8")
    assert newcomer.run("import", strange).out.count("\n") == 1


def test_many_attachments_that_are_nothing_are_told_in_one_line_each_reason(
    newcomer: Home,
) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Bilag", "a@example.org", "b@example.org"
    mail.set_content("Her er billederne fra turen.")
    for number in range(5):
        mail.add_attachment(b"\x89PNG\r\n\x1a\n....", "image", "png", filename=f"{number}.png")
    mail.add_attachment(b"", "application", "octet-stream", filename="tom.txt")
    file = newcomer.file("brev.eml", mail.as_string())
    said = newcomer.run("import", file)
    assert said.code == 2
    pictures, empty = (line for line in said.err.splitlines() if "brev.eml" in line)
    assert pictures.startswith(f"{file}: attachments that were not read: 5; each is a picture")
    assert empty.startswith(f"{file}/tom.txt: is empty")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such names")
def test_a_folder_with_names_that_are_no_text_comes_in(newcomer: Home) -> None:
    folder = newcomer.file("sager/plan.txt", PLAN).parent
    for name in (b"bro-\xe5.txt", b"bro-\xe5.jsonl", b"bro-\xe5.png", b"tom-\xe5.txt"):
        content = b"" if name.startswith(b"tom") else b"Vi bygger en bro.\n"
        (folder / os.fsdecode(name)).write_bytes(content)
    kept = newcomer.run("import", "--json", folder).json
    assert [one["outcome"] for one in kept["documents"]] == ["new", "new"]
    assert sorted(Path(one["file"]).suffix for one in kept["failed"]) == [".jsonl", ".txt"]


def test_an_empty_folder_is_told(newcomer: Home) -> None:
    (newcomer.folder / "tom").mkdir(parents=True)
    said = newcomer.run("import", newcomer.folder / "tom")
    assert (said.code, said.out, said.err) == (0, "", "there was nothing to import\n")
