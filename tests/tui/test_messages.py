"""Every code that the program raises has a sentence, and every sentence can be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from data.errors import Problem
from exports import language
from tests.program import ROOT, calls
from tui.messages import NOTICES, REASONS, SENTENCES, codes, notice, reason, sentence


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    language.use("en")
    yield
    language.use("en")


def codes_given_to(*names: str) -> set[str]:
    """The texts that stand first in calls of functions called so, anywhere in the program."""
    firsts = {call.texts[0] for call in calls() if call.name in names and call.texts}
    return {text for text in firsts if text is not None}


def test_every_problem_that_is_raised_has_a_sentence() -> None:
    raised = codes_given_to("Problem", "problem")
    assert "unknown-field" in raised
    assert raised <= codes()


def test_every_code_of_the_records_own_checks_has_a_sentence() -> None:
    said = codes_given_to("ValueError")
    told = {text.split()[0] for text in said if re.match(r"[a-z]+-[a-z-]+ ", text)}
    source = (ROOT / "data" / "records.py").read_text(encoding="utf-8")
    told |= set(re.findall(r'ValueError\(f?"([a-z]+(?:-[a-z]+)+) ', source))
    assert "no-citation" in told
    assert told <= codes()


def test_every_notice_of_a_reader_has_its_words() -> None:
    found = codes_given_to("Notice")
    assert "encoding-guessed" in found
    assert found <= set(NOTICES)


def test_every_remark_of_look_up_has_its_words() -> None:
    found = codes_given_to("Remark", "_say")
    assert "unknown-field" in found
    assert found <= set(REASONS)


def test_a_sentence_says_where_what_and_what_to_do() -> None:
    problem = Problem(
        "unknown-field", file="plan.yaml", line=12, field="amounts[0].sum", suggestion="amount"
    )
    assert sentence(problem) == (
        "plan.yaml, line 12, amounts[0].sum: there is no such field; take it out or correct its"
        " name – did you mean amount?"
    )


def test_the_same_in_danish() -> None:
    language.use("da")
    said = sentence(Problem("missing-file", file="plan.yaml"))
    assert said == "plan.yaml: filen findes ikke; se efter navn og mappe"


def test_every_sentence_is_one_line_in_both_languages() -> None:
    for spoken in language.LANGUAGES:
        language.use(spoken)
        for code in SENTENCES:
            said = sentence(Problem(code, file="a.txt"))
            assert "\n" not in said
            assert "{" not in said
        told = [notice(code, {}) for code in NOTICES] + [reason(code, {}) for code in REASONS]
        assert not [one for one in told if "\n" in one or "{" in one]


def test_what_comes_from_outside_cannot_drive_a_terminal() -> None:
    said = sentence(Problem("missing-file", file="\x1b]52;c;aGVq\x07x\n\u202ey.txt"))
    assert "\x1b" not in said
    assert "\n" not in said
    assert "\u202e" not in said


def test_an_unknown_code_is_shown_rather_than_failing() -> None:
    assert sentence(Problem("never-heard-of", file="a.txt", size=3)) == (
        "a.txt: never-heard-of a.txt 3"
    )


def test_a_library_says_why_it_can_only_be_read() -> None:
    newer = sentence(Problem("library-read-only", file="a.tilsagn", why="newer"))
    locked = sentence(Problem("library-read-only", file="a.tilsagn", why="read-only"))
    assert "newer Tilsagn" in newer
    assert "who may write" in locked
