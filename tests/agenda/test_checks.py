"""Overdue, sums, parts: what dates and figures alone can tell."""

from __future__ import annotations

from datetime import date

import pytest

from agenda.checks import (
    Sum,
    check_commitments,
    check_parts,
    is_answer_overdue,
    is_overdue,
    sums,
)
from data.records import (
    Amount,
    AmountKind,
    AmountRole,
    Commitment,
    DatePoint,
    DateRole,
    Question,
    QuestionStatus,
    Status,
)
from tests.agenda.example import id_of

TODAY = date(2025, 10, 8)


def money(amount: int, role: AmountRole = "single", kind: AmountKind = "unspecified") -> Amount:
    return Amount(amount=amount, role=role, kind=kind)


def commitment(*amounts: Amount, initiative: str | None = None) -> Commitment:
    return Commitment(title="x", by_hand=True, amounts=amounts, initiative=initiative)


@pytest.mark.parametrize(
    ("status", "role", "value", "overdue"),
    [
        ("decided", "deadline", "2025-10-07", True),
        ("decided", "deadline", "2025-10-08", False),
        ("decided", "deadline", "2025-10", False),
        ("decided", "deadline", "2025-09", True),
        ("unknown", "deadline", "2025-summer", True),
        ("under_way", "deadline", "2025", False),
        ("proposed", "deadline", "2024/2025", False),
        ("done", "deadline", "2024", False),
        ("dropped", "deadline", "2024", False),
        ("decided", "start", "2024", False),
        ("decided", "decision", "2024", False),
    ],
)
def test_overdue(status: Status, role: DateRole, value: str, overdue: bool) -> None:
    one = Commitment(
        title="x", by_hand=True, status=status, dates=(DatePoint(value=value, role=role),)
    )
    assert is_overdue(one, TODAY) is overdue


@pytest.mark.parametrize(
    ("status", "due_on", "overdue"),
    [
        ("asked", "2025-10-07", True),
        ("asked", "2025-10-08", False),
        ("asked", None, False),
        ("draft", "2025-01-01", False),
        ("answered", "2025-01-01", False),
    ],
)
def test_an_answer_is_overdue(status: QuestionStatus, due_on: str | None, overdue: bool) -> None:
    one = Question(text="x", initiative=id_of(1), status=status, due_on=due_on)
    assert is_answer_overdue(one, TODAY) is overdue


def test_kinds_and_currencies_are_never_mixed() -> None:
    euro = Amount(amount=5, currency="EUR", kind="operating")
    found = sums([money(100, kind="operating"), money(7, kind="capital"), euro, money(1)])
    assert found == (
        Sum(100, "DKK", "operating", 1),
        Sum(7, "DKK", "capital", 1),
        Sum(5, "EUR", "operating", 1),
        Sum(1, "DKK", "unspecified", 1),
    )


def test_a_total_is_not_added_to_its_parts() -> None:
    parts = [money(60, "part"), money(40, "part")]
    assert sums([money(100, "total"), *parts]) == (Sum(100, "DKK", "unspecified", 1),)
    assert sums(parts) == (Sum(100, "DKK", "unspecified", 2),)
    assert sums([money(100, "total"), money(30, "part", "capital")])[0].amount == 100
    apart = sums([money(100, "total", "operating"), money(30, "part", "capital")])
    assert [one.amount for one in apart] == [100, 30]


@pytest.mark.parametrize(
    ("parts", "code", "difference"),
    [
        ([150, 50, 50, 150, 300, 300], "parts-add-up", 0),
        ([150, 50], "parts-fall-short", -800),
        ([900, 200], "parts-exceed", 100),
    ],
)
def test_parts_of_a_package(parts: list[int], code: str, difference: int) -> None:
    found = check_parts("x", money(1000, "total"), [money(one, "part") for one in parts])
    assert found is not None
    assert (found.code, found.difference) == (code, difference)


def test_parts_of_another_kind_are_not_compared() -> None:
    total = money(100, "total", "operating")
    found = check_parts("x", total, [money(100, "part", "capital")])
    assert found is not None
    assert (found.code, found.added, found.difference) == ("parts-not-comparable", None, None)
    assert check_parts("x", total, [money(100)]) is None


def test_parts_are_found_beside_the_total_in_its_document() -> None:
    package = commitment(money(100, "total"))
    rest = [commitment(money(60, "part")), commitment(money(40, "part"))]
    (found,) = check_commitments([package, *rest])
    assert (found.owner, found.code) == (package.id, "parts-add-up")


def test_several_totals_claim_parts_only_by_themselves_or_their_initiative() -> None:
    one, two = id_of(1), id_of(2)
    own = commitment(money(10, "total"), money(4, "part"))
    family = [commitment(money(100, "total"), initiative=one)]
    family += [commitment(money(100, "part"), initiative=one)]
    rivals = [commitment(money(50, "total"), initiative=two) for _ in range(2)]
    rivals += [commitment(money(50, "part"), initiative=two)]
    found = check_commitments([own, *family, *rivals])
    assert [(one.owner, one.code) for one in found] == [
        (own.id, "parts-fall-short"),
        (family[0].id, "parts-add-up"),
    ]
