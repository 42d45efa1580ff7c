"""The fields of a form below a measure: "Udgift: 2 mio. kr.", "Tidsplan: Indvies i maj 2027".

What they say belongs to the measure above them; by themselves they are no commitment.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from data.extraction.amounts import amounts
from data.extraction.candidates import Reason
from data.extraction.dates import dates
from data.extraction.document import DocumentFacts
from data.extraction.drafts import Draft
from data.extraction.outline import ListRun, Outline, Place

_FIELD = re.compile(
    r"\W*(?:hvornår|tids(?:plan|ramme|punkt)|deadline|frist|opstart|ibrugtagning|økonomi|"
    r"finansiering|udgift|pris|anlægsudgift|anlæg|driftsudgift|drift|besparelse|merudgift|"
    r"mindreudgift)(?: pr\. år| i alt)? ?:\s*(?=\S)",
    re.IGNORECASE,
)
_LONGEST = 300  # characters of a field
_REACH = 1_500  # characters between a measure and a field of it
_FIELDS = 12  # fields of one form


def with_fields(
    text: str, plan: Outline, facts: DocumentFacts, groups: list[list[Draft]]
) -> list[list[Draft]]:
    """The groups of drafts, each a commitment, with the fields that tell their sum or time as
    further mentions of the measure last stated above, under the same heading."""
    gone: set[int] = set()
    stated = sorted(
        ((one.start, one.end, index) for index, group in enumerate(groups) for one in group),
    )
    for place in _places(plan):
        block = place.block
        label = _FIELD.match(text, block.start, min(block.end, block.start + 40))
        if label is None or block.end - block.start > _LONGEST:
            continue
        money = amounts(text, label.end(), block.end, currency=facts.currency)
        points = dates(text, label.end(), block.end, facts.reading_date)
        if not money and not points:
            continue
        first = bisect_left(stated, (block.start,))
        last = bisect_left(stated, (block.end,))
        inside = {index for _, _, index in stated[first:last]}
        owner = _above(place, groups, stated[max(0, first - _FIELDS) : first], gone)
        if owner is None or owner in inside or any(len(groups[index]) > 1 for index in inside):
            continue
        gone |= inside
        mention = replace(
            groups[owner][0], start=label.end(), end=block.end, why=Reason("told"),
            status="proposed", status_span=None, money=money, dates=points,
        )  # fmt: skip
        groups[owner] = [*groups[owner], mention]
    return [group for index, group in enumerate(groups) if index not in gone]


def _places(plan: Outline) -> list[Place]:
    return [
        place
        for part in plan.parts
        for place in (part.items if isinstance(part, ListRun) else (part,))
        if place.block.kind in ("paragraph", "item")
    ]


def _above(
    place: Place,
    groups: list[list[Draft]],
    stated: list[tuple[int, int, int]],
    but: set[int],
) -> int | None:
    """The measure of those `stated` before `place` (start, end, group) that was stated last under
    its heading."""
    for _, end, index in reversed(stated):
        if index in but:
            continue
        near = end <= place.block.start <= end + _REACH
        return index if near and groups[index][0].place.section is place.section else None
    return None
