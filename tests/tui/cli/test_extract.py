"""`extract`: commitments found in files as JSON Lines, nothing stored."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.data.plan import PLAN, SENTENCES
from tests.tui.cli.command import GOLD, Answer, Home

FIELDS = {
    "doc", "start", "end", "mentions", "page", "text", "title", "section", "number", "actors",
    "municipality", "status", "amounts", "dates", "theme", "confidence", "why",
}  # fmt: skip


def lines(answer: Answer) -> list[dict[str, Any]]:
    return [json.loads(one) for one in answer.out.splitlines()]


def test_each_line_is_a_commitment_with_its_place_and_reason(newcomer: Home) -> None:
    said = newcomer.run("extract", newcomer.file("plan.txt", PLAN), "--json")
    assert said.code == 0
    found = lines(said)
    assert all(one.keys() >= FIELDS for one in found)
    assert [one["text"] for one in found[:2]] == SENTENCES[:2]
    for one in found:
        assert PLAN[one["start"] : one["end"]] == one["text"]
        assert [one["start"], one["end"]] in one["mentions"]
    money = found[1]
    assert money["amounts"] == [400_000]
    assert money["money"][0]["currency"] == "DKK"
    assert found[0]["dates"] == ["2027-summer"]
    assert found[0]["date_points"][0]["role"] == "deadline"
    places = {one["field"]: PLAN[one["start"] : one["end"]] for one in money["sources"]}
    assert "400.000" in places["amounts"]
    assert not newcomer.library.exists()


def test_the_reason_is_said_in_the_readers_language(newcomer: Home) -> None:
    plan = newcomer.file("plan.txt", PLAN)
    english = lines(newcomer.run("--lang", "en", "extract", "--json", plan))
    danish = lines(newcomer.run("--lang", "da", "extract", "--json", plan))
    assert english[0]["why"].startswith("says")
    assert danish[0]["why"].startswith("siger")
    read = newcomer.run("--lang", "da", "extract", plan)
    assert "400.000 kr." in read.out
    assert danish[0]["why"] in read.out


def test_several_files_come_in_their_order_and_a_bad_one_is_told(newcomer: Home) -> None:
    files = [newcomer.file(f"plan{number}.txt", PLAN * number) for number in (3, 1, 2)]
    bad = newcomer.file("tom.txt", "")
    said = newcomer.run("extract", "--json", files[0], bad, *files[1:])
    docs = list(dict.fromkeys(one["doc"] for one in lines(said)))
    assert docs == ["plan3", "plan1", "plan2"]
    assert said.code == 2
    assert said.err.startswith(f"{bad}: ")
    assert said.err.count("\n") == 1


def test_a_text_without_commitments_is_nothing_found(newcomer: Home) -> None:
    plain = newcomer.file("brev.txt", "Kære alle\n\nTak for en hyggelig aften i går.\n")
    said = newcomer.run("extract", plain)
    assert (said.code, said.out) == (1, "")


def test_what_extract_prints_can_be_taken_in(newcomer: Home) -> None:
    plan = newcomer.file("plan.txt", PLAN)
    found = newcomer.file("plan.jsonl", newcomer.run("extract", "--json", plan).out)
    assert newcomer.run("import", plan, found).code == 0
    deadlines = newcomer.run("find", "--json", "sti").json["results"][0]["dates"]
    assert deadlines == [{"value": "2027-summer", "role": "deadline"}]


@pytest.mark.skipif(not GOLD.exists(), reason="../shared/gold is not here")
def test_the_labelled_documents_are_found_again(newcomer: Home) -> None:
    texts = sorted((GOLD / "dev").glob("*.txt"))
    found = newcomer.file("found.jsonl", newcomer.run("extract", "--json", *texts).out)
    scored = subprocess.run(
        [sys.executable, str(GOLD / "score.py"), str(GOLD / "dev"), str(found)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    macro = next(line for line in scored.splitlines() if line.startswith("MACRO")).split()
    assert all(float(figure) >= 0.9 for figure in macro[1:4])
