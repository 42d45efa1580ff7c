"""The search thread: the newest request wins, and nothing older is ever shown."""

from __future__ import annotations

import queue
from pathlib import Path

import pytest
from textual.content import Content

from agenda.initiatives import make_commitment
from data.errors import Problem
from data.store.library import Library
from tui.search_thread import Answer, Failure, SearchThread
from tui.widgets.result_list import Row

Answers = queue.Queue[Answer | Failure]


def searching(path: Path, answers: Answers, patience: float = 3.0) -> SearchThread:
    return SearchThread(
        path, lambda found, _hit: Row(found.id, (Content(found.title),)), answers.put, patience
    )


def test_one_request_is_answered_with_rows(demo: Path) -> None:
    answers: Answers = queue.Queue()
    thread = searching(demo, answers)
    number = thread.ask("vestergade")
    answer = answers.get(timeout=20)
    assert isinstance(answer, Answer)
    assert answer.number == number
    assert len(answer.rows) == len(answer.results.hits) > 0
    assert thread.is_newest(number)
    thread.end()


def test_of_many_requests_the_last_is_answered_and_no_answer_is_out_of_order(demo: Path) -> None:
    answers: Answers = queue.Queue()
    thread = searching(demo, answers)
    thread.ask("")
    answers.get(timeout=20)
    for _ in range(20):
        for end in range(1, len("ungestøttecaféen") + 1):
            last = thread.ask("ungestøttecaféen"[:end])
        seen = [answers.get(timeout=20)]
        while seen[-1].number != last:
            seen.append(answers.get(timeout=20))
        assert [one.number for one in seen] == sorted(one.number for one in seen)
        assert isinstance(seen[-1], Answer)
        assert seen[-1].results.query == "ungestøttecaféen"
    thread.end()


def test_what_is_cut_at_first_comes_whole_after_a_pause(demo: Path) -> None:
    answers: Answers = queue.Queue()
    thread = searching(demo, answers)
    number = thread.ask("")
    first, whole = answers.get(timeout=20), answers.get(timeout=20)
    assert isinstance(first, Answer)
    assert isinstance(whole, Answer)
    assert first.number == whole.number == number
    assert first.is_cut
    assert len(whole.rows) > len(first.rows)
    assert [row.id for row in whole.rows[:10]] == [row.id for row in first.rows[:10]]
    thread.end()


def test_what_there_was_no_time_for_comes_after_a_pause(tmp_path: Path) -> None:
    path = tmp_path / "own.tilsagn"
    with Library.open(path, create=True) as library:
        for title in ("Støtte til familier", "Flere plejefamilier"):
            make_commitment(library, title)
    answers: Answers = queue.Queue()
    thread = searching(path, answers, patience=0.0)
    thread.ask("familie ")
    first, whole = answers.get(timeout=20), answers.get(timeout=20)
    assert isinstance(first, Answer)
    assert isinstance(whole, Answer)
    assert [hit.title for hit in first.results.hits] == ["Støtte til familier"]
    assert not first.results.exact_total
    assert [hit.title for hit in whole.results.hits] == [
        "Støtte til familier", "Flere plejefamilier",
    ]  # fmt: skip
    assert whole.results.exact_total
    thread.end()


def test_nothing_is_said_to_be_found_before_everything_was_tried(demo: Path) -> None:
    answers: Answers = queue.Queue()
    thread = searching(demo, answers, patience=0.0)
    thread.ask("vestregade ")
    answer = answers.get(timeout=20)
    assert isinstance(answer, Answer)
    assert answer.results.complete
    assert answer.results.hits
    thread.end()


def test_what_keeps_it_from_searching_is_told(tmp_path: Path) -> None:
    answers: Answers = queue.Queue()
    thread = searching(tmp_path / "none.tilsagn", answers)
    thread.ask("x")
    failure = answers.get(timeout=20)
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, Problem)
    assert failure.error.code == "no-library"
    thread.end()


def test_after_the_end_nothing_is_newest(demo: Path) -> None:
    thread = searching(demo, queue.Queue())
    number = thread.ask("x")
    thread.end()
    assert not thread.is_newest(number)


@pytest.mark.parametrize("times", [1, 5])
def test_it_can_be_ended_at_once(demo: Path, times: int) -> None:
    for _ in range(times):
        searching(demo, queue.Queue()).end()
