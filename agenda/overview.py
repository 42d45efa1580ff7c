"""The library at a glance: what is overdue, what has no answer, how much money, which statuses.

Worked out in SQL, so that 100,000 commitments take a fraction of a second.
"""

from __future__ import annotations

from datetime import date

import msgspec

from agenda.checks import Sum, sums
from agenda.closed import ClosedCheck
from agenda.questions import LedgerEntry, ledger
from data.dates import date_span, has_passed
from data.records import Amount, Commitment, Document, Initiative, Status
from data.store.library import Library


class OverdueEntry(msgspec.Struct, frozen=True):
    """A commitment past its deadline; `deadline` is the earliest that has passed."""

    commitment: Commitment
    initiative: Initiative | None
    deadline: str
    closed: bool


class MoneyEntry(msgspec.Struct, frozen=True):
    """What one document states for one initiative, in the year of the document, of one currency
    and kind. Documents are kept apart: two that state the same promise would count it twice."""

    initiative: str
    title: str
    year: int | None
    document: str | None
    money: Sum
    closed: bool


class Overview(msgspec.Struct, frozen=True):
    """`overdue` is cut at the limit asked for, oldest deadline first; `overdue_total` is not.
    Commitments that wait for review are counted as `unreviewed` and nowhere else."""

    overdue: tuple[OverdueEntry, ...]
    overdue_total: int
    unanswered: tuple[LedgerEntry, ...]
    money: tuple[MoneyEntry, ...]
    statuses: dict[Status, int]
    commitments: int
    initiatives: int
    unreviewed: int


def overview(library: Library, today: date, *, limit: int = 200) -> Overview:
    """The library as of `today`; lists cut at `limit`, the largest sums and oldest deadlines
    first."""
    past = _overdue(library, today)
    statuses: dict[Status, int] = {}
    unreviewed = 0
    sql = "SELECT status, reviewed, count(*) AS n FROM commitment GROUP BY status, reviewed"
    for row in library.rows(sql):
        if row["reviewed"]:
            statuses[row["status"]] = statuses.get(row["status"], 0) + row["n"]
        else:
            unreviewed += row["n"]
    check = ClosedCheck(library)
    return Overview(
        overdue=_overdue_entries(library, past[:limit], check),
        overdue_total=len(past),
        unanswered=tuple(one for one in ledger(library, today) if one.is_open),
        money=_money(library, limit, check),
        statuses=statuses,
        commitments=sum(statuses.values()),
        initiatives=library.count(Initiative),
        unreviewed=unreviewed,
    )


def overdue_ids(library: Library, today: date) -> list[str]:
    """The identifiers of all overdue commitments, oldest deadline first."""
    return [identifier for _, _, identifier in _overdue(library, today)]


def _overdue(library: Library, today: date) -> list[tuple[date, str, str]]:
    """(last day, deadline, commitment) of the earliest passed deadline of each."""
    sql = """
        SELECT c.id, json_extract(d.value, '$.value') AS deadline
        FROM commitment c, json_each(c.dates) d
        WHERE c.reviewed AND c.status NOT IN ('done', 'dropped') AND c.dates LIKE '%"deadline"%'
            AND json_extract(d.value, '$.role') = 'deadline'"""
    ends: dict[str, date | None] = {}
    found: dict[str, tuple[date, str, str]] = {}
    for row in library.rows(sql):
        value = row["deadline"]
        if value not in ends:
            ends[value] = date_span(value)[1] if has_passed(value, today) else None
        end = ends[value]
        if end is not None:
            entry = end, value, row["id"]
            found[row["id"]] = min(entry, found.get(row["id"], entry))
    return sorted(found.values())


def _overdue_entries(
    library: Library, past: list[tuple[date, str, str]], check: ClosedCheck
) -> tuple[OverdueEntry, ...]:
    commitments = library.some(Commitment, (identifier for _, _, identifier in past))
    initiatives = library.some(
        Initiative, (one.initiative for one in commitments.values() if one.initiative)
    )
    return tuple(
        OverdueEntry(
            commitment=commitments[identifier],
            initiative=initiatives.get(commitments[identifier].initiative or ""),
            deadline=deadline,
            closed=check.is_closed(commitments[identifier]),
        )
        for _, deadline, identifier in past
        if identifier in commitments
    )


_AMOUNTS = """
    SELECT c.initiative, c.document,
        json_extract(a.value, '$.amount') AS amount,
        coalesce(json_extract(a.value, '$.currency'), 'DKK') AS currency,
        coalesce(json_extract(a.value, '$.kind'), 'unspecified') AS kind,
        coalesce(json_extract(a.value, '$.role'), 'single') AS role
    FROM commitment c, json_each(c.amounts) a
    WHERE c.initiative IS NOT NULL AND c.reviewed AND c.status <> 'dropped' AND c.amounts <> '[]'
"""
_IN_PARTS = """
    SELECT DISTINCT c.initiative || ' ' || coalesce(c.document, '') FROM commitment c
    WHERE c.initiative IS NOT NULL AND c.reviewed AND c.amounts LIKE '%"part"%'
"""
_PLACE = "c.initiative || ' ' || coalesce(c.document, '')"
Stated = tuple[str, str | None, Sum]


def _money(library: Library, limit: int, check: ClosedCheck) -> tuple[MoneyEntry, ...]:
    """The largest sums by initiative and document."""
    entries = _plain_sums(library, limit) + _sums_in_parts(library)
    entries.sort(key=lambda one: (-one[2].amount, one[0], one[1] or ""))
    largest = entries[:limit]
    initiatives = library.some(Initiative, (one[0] for one in largest))
    documents = library.some(Document, (one[1] for one in largest if one[1] is not None))
    return tuple(
        MoneyEntry(
            initiative=initiative,
            title=initiatives[initiative].title,
            year=_year(documents.get(document or "")),
            document=document,
            money=money,
            closed=check.is_closed(initiatives[initiative])
            or (document is not None and check.is_closed_id(Document, document)),
        )
        for initiative, document, money in largest
    )


def _plain_sums(library: Library, limit: int) -> list[Stated]:
    """The largest sums where no figure is part of another, added up in SQL."""
    sql = f"""
        SELECT initiative, document, sum(amount) AS amount, currency, kind, count(*) AS n
        FROM ({_AMOUNTS} AND {_PLACE} NOT IN ({_IN_PARTS}))
        GROUP BY initiative, document, currency, kind
        ORDER BY amount DESC, initiative, document LIMIT ?"""
    return [
        (
            row["initiative"],
            row["document"],
            Sum(row["amount"], row["currency"], row["kind"], row["n"]),
        )
        for row in library.rows(sql, (limit,))
    ]


def _sums_in_parts(library: Library) -> list[Stated]:
    """The sums of initiatives and documents that state parts, by the rule of `agenda.checks`."""
    stated: dict[tuple[str, str | None], list[Amount]] = {}
    for row in library.rows(f"{_AMOUNTS} AND {_PLACE} IN ({_IN_PARTS})"):
        one = Amount(
            amount=row["amount"], currency=row["currency"], kind=row["kind"], role=row["role"]
        )
        stated.setdefault((row["initiative"], row["document"]), []).append(one)
    return [(*place, money) for place, figures in stated.items() for money in sums(figures)]


def _year(document: Document | None) -> int | None:
    return int(document.date[:4]) if document is not None and document.date else None
