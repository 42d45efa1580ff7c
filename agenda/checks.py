"""What can be told from dates and figures alone: overdue or not, sums, whether parts add up.

Findings are codes with values; words are chosen in `exports`. Must not know the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from data.dates import has_passed
from data.records import Amount, AmountKind, Commitment, DatePoint, Document, Question, Status

CLOSING: frozenset[Status] = frozenset({"done", "dropped"})

PartsCode = Literal["parts-add-up", "parts-fall-short", "parts-exceed", "parts-not-comparable"]


class Sum(msgspec.Struct, frozen=True):
    """Money of one currency and one kind: `amount` in whole units, `count` figures added."""

    amount: int
    currency: str
    kind: AmountKind
    count: int


class PartsFinding(msgspec.Struct, frozen=True):
    """Whether the parts of a total add up. `owner` is the commitment that states the total;
    `difference` is parts minus total, in whole units, None where the parts are of another kind or
    currency and cannot be compared."""

    owner: str
    code: PartsCode
    total: Amount
    parts: tuple[Amount, ...]
    added: int | None
    difference: int | None


def passed_deadlines(
    status: Status, dates: Iterable[DatePoint], as_of: date
) -> tuple[DatePoint, ...]:
    """The deadlines that lie wholly before `as_of`; none for what is done or dropped."""
    if status in CLOSING:
        return ()
    return tuple(one for one in dates if one.role == "deadline" and has_passed(one.value, as_of))


def date_of(commitment: Commitment, document: Document | None) -> str | None:
    """When a commitment was made: its document's date, else the date of the decision."""
    if document is not None and document.date is not None:
        return document.date
    decided = [one.value for one in commitment.dates if one.role == "decision"]
    return decided[0] if decided else None


def is_overdue(commitment: Commitment, as_of: date) -> bool:
    """Whether a deadline has passed while the commitment is neither done nor dropped. What waits
    for review is not overdue: it may be no commitment at all."""
    passed = passed_deadlines(commitment.status, commitment.dates, as_of)
    return commitment.reviewed and bool(passed)


def is_answer_overdue(question: Question, as_of: date) -> bool:
    """Whether a question was asked and the day by which it was due to be answered has passed."""
    return (
        question.status == "asked"
        and question.due_on is not None
        and has_passed(question.due_on, as_of)
    )


def _same_money(total: Amount, part: Amount) -> bool:
    kinds = {total.kind, part.kind}
    return total.currency == part.currency and (len(kinds) == 1 or "unspecified" in kinds)


def counted(amounts: Iterable[Amount]) -> list[Amount]:
    """The figures of one commitment or one document that may stand side by side: a part is left
    out where its total stands too, because the total already holds it."""
    all_amounts = list(amounts)
    totals = [one for one in all_amounts if one.role == "total"]
    return [
        one
        for one in all_amounts
        if one.role != "part" or not any(_same_money(total, one) for total in totals)
    ]


def sums(amounts: Iterable[Amount]) -> tuple[Sum, ...]:
    """The figures added up by currency and kind, which are never mixed; largest first.

    Give the amounts of one commitment, or of one document's commitments on one initiative: the
    same promise in two documents would otherwise be counted twice.
    """
    found: dict[tuple[str, AmountKind], list[int]] = {}
    for one in counted(amounts):
        found.setdefault((one.currency, one.kind), []).append(one.amount)
    added = [Sum(sum(all_), currency, kind, len(all_)) for (currency, kind), all_ in found.items()]
    return tuple(sorted(added, key=lambda one: (-one.amount, one.currency, one.kind)))


def check_parts(owner: str, total: Amount, parts: Iterable[Amount]) -> PartsFinding | None:
    """Whether `parts` add up to the `total` that commitment `owner` states; None without parts."""
    listed = tuple(one for one in parts if one.role == "part")
    if not listed:
        return None
    if not all(_same_money(total, one) for one in listed):
        return PartsFinding(owner, "parts-not-comparable", total, listed, None, None)
    added = sum(one.amount for one in listed)
    code: PartsCode = "parts-add-up"
    if added != total.amount:
        code = "parts-fall-short" if added < total.amount else "parts-exceed"
    return PartsFinding(owner, code, total, listed, added, added - total.amount)


def check_commitments(commitments: Iterable[Commitment]) -> tuple[PartsFinding, ...]:
    """The totals among commitments of one document, each with its parts.

    Parts in the total's own commitment belong to it. Otherwise all parts of the document do when it
    states one total, and those of the same initiative when it states several; where that leaves
    two totals with a claim on the same parts, nothing is said.
    """
    every = list(commitments)
    totals = [(one, money) for one in every for money in one.amounts if money.role == "total"]
    findings = []
    for owner, total in totals:
        parts = [money for money in owner.amounts if money.role == "part"]
        rivals = [one for one, _ in totals if one is owner]
        if not parts and len(totals) == 1:
            parts = [money for one in every for money in one.amounts if money.role == "part"]
        elif not parts and owner.initiative is not None:
            family = [one for one in every if one.initiative == owner.initiative]
            rivals = [one for one, _ in totals if one.initiative == owner.initiative]
            parts = [money for one in family for money in one.amounts if money.role == "part"]
        finding = check_parts(owner.id, total, parts) if len(rivals) == 1 else None
        if finding is not None:
            findings.append(finding)
    return tuple(findings)
