"""Numbers as they are written, and those that a span begins or ends in."""

from __future__ import annotations

from data.written_numbers import numbers_of_span


def _around(text: str, words: str) -> list[str]:
    start = text.index(words)
    return numbers_of_span(text, start, start + len(words))


def test_a_number_that_a_span_begins_or_ends_in_is_taken_whole() -> None:
    assert _around("i alt -1.250,75 kr.", "75 kr") == ["-1.250,75"]
    assert _around("i alt 2016.500 kr.", "alt 2016") == ["2016.500"]
    assert _around("den 3/4:12 her", "12 her") == ["3/4:12"]
    assert _around("afsnit 2..5 her", "5 her") == ["5"]


def test_many_figures_in_a_row_before_a_letter_cost_no_more_than_others() -> None:
    # Where the figures could be divided up in any way this took minutes.
    assert _around("7" * 31 + "a5 kr.", "5 kr") == ["5"]
