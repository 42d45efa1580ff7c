"""Money, dates, parts and lines as people type them."""

from __future__ import annotations

import pytest

from data.records import Amount, DatePoint, ItemLine, QuestionPart
from exports import language
from tui.screens import typed


@pytest.mark.parametrize(
    ("line", "amount", "currency", "purpose"),
    [
        ("750.000", 750_000, "DKK", None),
        ("750,000", 750_000, "DKK", None),
        ("2.500.000 kr. til badet", 2_500_000, "DKK", "badet"),
        ("2,5 mio. kr. til badet", 2_500_000, "DKK", "badet"),
        ("2,5 mio til badet", 2_500_000, "DKK", "badet"),
        ("750,000 for a hall", 750_000, "DKK", "a hall"),
        ("1000 EUR a pilot", 1_000, "EUR", "a pilot"),
        ("500 tkr. drift", 500_000, "DKK", "drift"),
    ],
)
def test_money_is_read_as_people_write_it(
    line: str, amount: int, currency: str, purpose: str | None
) -> None:
    assert typed.amounts_in(line, ()) == (
        Amount(amount=amount, currency=currency, purpose=purpose),
    )


@pytest.mark.parametrize("line", ["free", "about 2", "kr. 5", "-5"])
def test_what_is_no_money_is_refused_with_the_line(line: str) -> None:
    assert line in str(typed.check_amounts(f"100\n{line}"))


def test_a_number_before_the_purpose_stays_in_danish() -> None:
    was = language.current()
    language.use("da")
    try:
        (found,) = typed.amounts_in("750.000 to busser", ())
    finally:
        language.use(was)
    assert found.purpose == "to busser"


@pytest.mark.parametrize(
    "line",
    [
        "750.000 en hal 2750.000 kr. en bro",
        "750.000 kr. en hal750.000 en bro",
        "1 mio. en hal, 2 mio. en bro",
        "750.000 en hal 2.500.000 en bro",
    ],
)
def test_two_sums_in_a_line_are_refused_unless_they_stood_there(line: str) -> None:
    assert "two sums" in str(typed.check_amounts(f"100\n{line}"))
    known = typed.amounts_in(line, ())
    assert typed.check_amounts(typed.amounts_text(known), known) is None


@pytest.mark.parametrize("line", ["750.000 en hal 1", "750.000 mad til 15.000 borgere"])
def test_other_numbers_may_stand_in_a_purpose(line: str) -> None:
    assert typed.check_amounts(line) is None


@pytest.mark.parametrize("spoken", ["da", "en"])
def test_an_unchanged_line_keeps_what_the_form_does_not_show(spoken: str) -> None:
    before = (
        Amount(amount=2_500_000, kind="capital", role="total", purpose="alt"),
        Amount(amount=750_000, currency="EUR", kind="operating"),
    )
    points = (DatePoint(value="2025-summer", role="deadline", written="til sommer"),)
    parts = (QuestionPart(text="Hvornår?", answered=True, answer="I dag"),)
    lines = (ItemLine(text="Ny vej (øst)", number="32", actor="M"), ItemLine(text="Sti"))
    was = language.current()
    language.use(spoken)
    try:
        assert typed.amounts_in(typed.amounts_text(before), before) == before
        assert typed.points_in(typed.points_text(points), points) == points
        assert typed.parts_in(typed.parts_text(parts), parts) == parts
        assert typed.lines_in(typed.lines_text(lines), lines) == lines
    finally:
        language.use(was)


@pytest.mark.parametrize(
    ("line", "role", "value"),
    [
        ("2026-08", "deadline", "2026-08"),
        ("deadline: 2026-Q1", "deadline", "2026-Q1"),
        ("Decision 2025", "decision", "2025"),
        ("period 2025/2028", "period", "2025/2028"),
    ],
)
def test_dates_are_read_with_their_role(line: str, role: str, value: str) -> None:
    (found,) = typed.points_in(line, ())
    assert (found.role, found.value) == (role, value)


@pytest.mark.parametrize("line", ["2026-02-30", "soon", "perhaps 2026"])
def test_what_is_no_date_is_refused(line: str) -> None:
    assert line in str(typed.check_points(line))
    assert typed.check_date("2026-02-30") is not None
    assert typed.check_date("2026-spring") is None


@pytest.mark.parametrize(
    ("text", "time"), [("16", "16:00"), ("16.30", "16:30"), ("kl. 9:15", "09:15")]
)
def test_a_time_of_day_is_read_as_people_write_it(text: str, time: str) -> None:
    assert typed.time_in(text) == time
    assert typed.check_time(text) is None


@pytest.mark.parametrize("text", ["25", "16:60", "noon", "16:5"])
def test_what_is_no_time_of_day_is_refused(text: str) -> None:
    assert text in str(typed.check_time(text))


def test_lines_of_an_item_are_taken_apart() -> None:
    found = typed.lines_in("32: Ny vej (M)\nSti\nA: B: C", ())
    assert found == (
        ItemLine(text="Ny vej", number="32", actor="M"),
        ItemLine(text="Sti"),
        ItemLine(text="B: C", number="A"),
    )


def test_dates_as_people_write_them() -> None:
    for text in ("1.10.2026", "1/10-2026", "1. oktober 2026", "den 1. oktober 2026", "2026-10-01"):
        assert typed.date_in(text) == "2026-10-01"
        assert typed.check_date(text) is None
    # What says no year, or more than a date, is asked for again.
    for text in ("1. oktober", "31.2.2026", "fra 1.10.2026 til jul", "10 dage"):
        assert typed.date_in(text) == text
        assert typed.check_date(text) is not None
