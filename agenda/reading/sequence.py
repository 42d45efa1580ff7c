"""The heaviest rising sequence among rows that may begin items.

Nothing is known here of what the rows say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from agenda.reading.numbering import Numbered


class Candidate(NamedTuple):
    row: int
    order: int
    weight: float
    found: Numbered
    strong: bool


def best_chain(
    candidates: list[Candidate], order: Callable[[Candidate], int], *, steps: bool = True
) -> list[Candidate]:
    """The heaviest sequence in which `order` only rises, each row taken once; a step of one counts
    most."""
    rank: list[int] = [order(one) for one in candidates]
    values = sorted(set(rank))
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(values) + 1)
    by_value: dict[int, tuple[float, int]] = {}
    totals: list[float] = []
    before: list[int] = []
    done = 0
    for index, one in enumerate(candidates):
        # What stands on the same row cannot come before.
        while candidates[done].row < one.row:
            value = totals[done]
            if value > by_value.get(rank[done], (-1.0, -1))[0]:
                by_value[rank[done]] = (value, done)
            _raise(tree, bisect_left(values, rank[done]) + 1, (value, done))
            done += 1
        place = bisect_left(values, rank[index])
        total, previous = _best_before(tree, place)
        total -= 1.0 if steps and previous >= 0 else 0.0
        if total < 0:
            total, previous = 0.0, -1
        for step, bonus in ((1, 0.8), (2, 0.0), (3, -0.3)) if steps else ():
            known = by_value.get(rank[index] - step)
            if known is not None and known[0] + bonus > total:
                total, previous = known[0] + bonus, known[1]
        total += one.weight
        totals.append(total)
        before.append(previous)
    if not totals:
        return []
    at = max(range(len(totals)), key=lambda place: totals[place])
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = before[at]
    return chain[::-1]


def _best_before(tree: list[tuple[float, int]], place: int) -> tuple[float, int]:
    best = (0.0, -1)
    while place > 0:
        if tree[place][0] > best[0]:
            best = tree[place]
        place -= place & -place
    return best


def _raise(tree: list[tuple[float, int]], place: int, value: tuple[float, int]) -> None:
    while place < len(tree):
        if value[0] > tree[place][0]:
            tree[place] = value
        place += place & -place
