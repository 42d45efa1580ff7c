"""Money, numbers and dates the way each language writes them."""

from __future__ import annotations

import pytest

from exports import language
from exports.language import clock, date, day_date, money, names, number

MONEY = [
    (2_500_000, "2,5 mio. kr.", "DKK 2.5m"),
    (1_000_000, "1 mio. kr.", "DKK 1m"),
    (750_000, "750.000 kr.", "DKK 750,000"),
    (1_250_000, "1,25 mio. kr.", "DKK 1.25m"),
    (1_316_000, "1.316.000 kr.", "DKK 1,316,000"),
    (1_500_000_000, "1,5 mia. kr.", "DKK 1.5bn"),
    (12_345_000_000, "12.345 mio. kr.", "DKK 12,345m"),
    (-2_500_000, "-2,5 mio. kr.", "DKK -2.5m"),
    (0, "0 kr.", "DKK 0"),
]
DATES = [
    ("2025", "2025", "2025"),
    ("2025-08", "august 2025", "August 2025"),
    ("2025-08-15", "15. august 2025", "15 August 2025"),
    ("2025-03-01", "1. marts 2025", "1 March 2025"),
    ("2025-Q3", "3. kvartal 2025", "Q3 2025"),
    ("2025-W34", "uge 34, 2025", "week 34, 2025"),
    ("2025-W05", "uge 5, 2025", "week 5, 2025"),
    ("2025-summer", "sommeren 2025", "summer 2025"),
    ("2025-winter", "vinteren 2025/26", "winter 2025/26"),
    ("1999-winter", "vinteren 1999/00", "winter 1999/00"),
    ("2025/2028", "2025–2028", "2025–2028"),
    ("2025-08/2026-03", "august 2025 – marts 2026", "August 2025 – March 2026"),
]


@pytest.mark.parametrize(("amount", "danish", "english"), MONEY)
def test_money(amount: int, danish: str, english: str) -> None:
    assert money(amount) == english
    language.use("da")
    assert money(amount) == danish


def test_money_in_full_and_in_other_currencies() -> None:
    assert money(2_500_000, full=True) == "DKK 2,500,000"
    assert money(2_500_000, "EUR") == "EUR 2.5m"
    language.use("da")
    assert money(2_500_000, full=True) == "2.500.000 kr."
    assert money(2_500_000, "EUR") == "2,5 mio. EUR"


@pytest.mark.parametrize(("value", "danish", "english"), DATES)
def test_dates(value: str, danish: str, english: str) -> None:
    assert date(value) == english
    language.use("da")
    assert date(value) == danish


def test_days_times_numbers_names() -> None:
    assert day_date("2025-10-08") == "Wednesday 8 October 2025"
    assert day_date("2025-10") == "October 2025"
    assert (clock("16:30"), number(1_204), names(["A", "B", "C"])) == (
        "16:30",
        "1,204",
        "A, B and C",
    )
    language.use("da")
    assert day_date("2025-10-08") == "onsdag 8. oktober 2025"
    assert day_date("2025-summer") == "sommeren 2025"
    assert (clock("16:30"), number(1_204), names(["A", "B", "C"])) == (
        "kl. 16.30",
        "1.204",
        "A, B og C",
    )
    assert names(["A"]) == "A"
