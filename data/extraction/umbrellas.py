"""Umbrella sums: a total that the document shares out, checked against the parts that follow."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.extraction.candidates import TotalCheck

_TOTAL_WORDS = re.compile(
    r"\bi alt\b|\bsamlet\b|\bpakke\b|\w+pakke\b|\bfordeles\b|\bramme\b|\budmøntes\b|\bekstra "
    r"initiativer\b|\bpulje\b|\bin total\b|\btotalt\b",
    re.IGNORECASE,
)
_REACH = 20


def totals(texts: Sequence[str], sums: Sequence[Sequence[int]]) -> dict[int, TotalCheck]:
    """Candidates that are umbrellas: index -> the total with its parts.

    A sum is an umbrella when the single sums of the candidates right after it add up to it, or
    when its own words say that it is a total (then the parts are unknown: `adds_up` is None).
    """
    found: dict[int, TotalCheck] = {}
    for index, own in enumerate(sums):
        if not own:
            continue
        total = max(own)
        parts = _parts(sums, index, total)
        if len(parts) >= 2:
            found[index] = TotalCheck(total, parts, True)
        elif re.search(
            r"\bi alt\b|\bin total\b|\btotalt\b", texts[index], re.IGNORECASE
        ) and _TOTAL_WORDS.search(texts[index]):
            found[index] = TotalCheck(total, (), None)
    return found


def _parts(sums: Sequence[Sequence[int]], index: int, total: int) -> tuple[int, ...]:
    parts: list[int] = []
    for follow in sums[index + 1 : index + 1 + _REACH]:
        if not follow:
            continue
        if len(follow) > 1 or follow[0] >= total:
            break
        parts.append(follow[0])
        if sum(parts) == total:
            return tuple(parts)
        if sum(parts) > total:
            break
    return ()
