"""Partial dates: which days they cover, and when they have passed."""

from __future__ import annotations

from datetime import date

import pytest

from data.dates import date_span, has_passed, is_date, today


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-08-15", "2025-08-15", "2025-08-15"),
        ("2025-Q3", "2025-07-01", "2025-09-30"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("2025-summer", "2025-06-01", "2025-08-31"),
        ("2025-winter", "2025-12-01", "2026-02-28"),
        ("2025/2027-06", "2025-01-01", "2027-06-30"),
    ],
)
def test_a_date_covers_its_days(value: str, first: str, last: str) -> None:
    assert date_span(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    ["", "2026-02-30", "2026-13", "2026-Q5", "2026-W54", "26", "2026-monsoon", "2027/2026", "i går",
     "2026-1-1", "20260101", "2026/", "2026-01-01T10:00", "٢٠٢٦"],
)  # fmt: skip
def test_what_is_no_date(value: str) -> None:
    assert not is_date(value)


def test_a_partial_date_passes_with_its_last_day() -> None:
    assert not has_passed("2025-summer", date(2025, 8, 31))
    assert has_passed("2025-summer", date(2025, 9, 1))
    assert not has_passed("2025", date(2025, 12, 31))


def test_today_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TILSAGN_TODAY", "2025-10-08")
    assert today() == date(2025, 10, 8)
    monkeypatch.setenv("TILSAGN_TODAY", "2025-99-99")
    assert today() == date.today()
