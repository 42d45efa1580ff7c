"""A sum shared out in running text: each part with its purpose is a commitment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from data.extraction.amounts import amounts
from data.extraction.candidates import MoneyFound, Reason
from data.extraction.found import Found, tidy
from data.extraction.patterns import ANAPHORA

_SHARED_OUT = re.compile(
    r"\bfordel(?:es|er|t|ing)\w*|\budmøntes|\bgår (?:blandt andet |bl\.a\. )?til\b|\bafsættes|"
    r"\bbevilg\w+|\bprioriteres|\bafsat\b|\bbruges|\bder (?:er|bliver)\b|\b(?:er|bliver) der\b|"
    r"\bsat\b[^.]{0,60}\baf til\b|\ballocated?\b|\bfördelas",
    re.I,
)
_PURPOSE_NEXT = re.compile(r"\s*(?:\w+\s){0,3}?(?:til|for|to|på|till|för)\s")
_RESTATED_TOTAL = re.compile(r"\b(?:de|den|det|disse|i alt|samlet|the|of)\s*$", re.I)


def shared_sums(
    text: str, start: int, end: int, spans: list[tuple[int, int]], currency: str
) -> list[Found]:
    """Sums shared out in a paragraph: "fordeles med 200.000 kr. til X, 100.000 kr. til Y og ...".
    Each sum with its purpose is a commitment of its own. `spans` are the paragraph's sentences."""
    if not _SHARED_OUT.search(text, start, end):
        return []
    parts = [
        sum_
        for sum_ in amounts(text, start, end, currency=currency)
        if _PURPOSE_NEXT.match(text, sum_.end, min(end, sum_.end + 40))
        and not _RESTATED_TOTAL.search(text, max(start, sum_.start - 12), sum_.start)
    ]
    ends = [finish for _, finish in spans]
    home = {sum_: min(bisect_right(ends, sum_.start), len(spans) - 1) for sum_ in parts}
    in_sentence = Counter(home.values())
    crowded = [sum_ for sum_ in parts if in_sentence[home[sum_]] >= 2]
    if not crowded:
        return []
    first = text[spans[home[parts[0]]][0] : parts[0].start]
    body = parts if re.search(r"\bfordel\w+|\budmønt\w+", first, re.I) else crowded
    return [_share(text, body, number, spans, home) for number in range(len(body))]


def _share(
    text: str,
    body: list[MoneyFound],
    number: int,
    spans: list[tuple[int, int]],
    home: dict[MoneyFound, int],
) -> Found:
    sum_ = body[number]
    sentence = spans[home[sum_]]
    begin = _part_start(text, body[number - 1].end if number else sentence[0], sum_.start)
    begin = max(begin, sentence[0])
    if sum_.start - begin > 60 or (
        number == 0 and re.search(r"\bmed\W*$", text[begin : sum_.start])
    ):
        begin = sum_.start
    finish = sentence[1]
    following = body[number + 1] if number + 1 < len(body) else None
    if following is not None and home[following] == home[sum_]:
        finish = _part_start(text, sum_.end, following.start)
    elif home[sum_] + 1 < len(spans):
        after = spans[home[sum_] + 1]
        if ANAPHORA.match(text[after[0] : min(after[1], after[0] + 60)]):
            shared = following is not None and home[following] == home[sum_] + 1
            finish = (
                _part_start(text, after[0], following.start) if following and shared else after[1]
            )
    begin, finish = tidy(text, begin, finish)
    return Found(begin, finish, Reason("share", (text[sum_.start : sum_.end],)), 0.85)


def _part_start(text: str, low: int, place: int) -> int:
    """The start of the part whose sum stands at `place`: after the last comma or "og" before it."""
    cuts = [
        match.end()
        for match in re.finditer(
            r",\s+(?:og\s+|samt\s+|endelig\s+)*|\s(?:og|samt)\s+|\.\s+(?=[A-ZÆØÅ])", text[low:place]
        )
    ]
    return low + cuts[-1] if cuts else place
