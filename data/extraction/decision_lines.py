"""The lines by which minutes say who decided when, and whether the last of them adopted.

"Økonomiudvalget, 18-08-2026, pkt. 140", "Byrådets beslutning den 3. maj 2026", "Beslutning fra
Byrådet, den 3. maj 2026:": they stand among the text as well as in headings, several below each
other, and only what the last body decided counts.
"""

from __future__ import annotations

import re

_DAY = r"(?:mandag |tirsdag |onsdag |torsdag |fredag )?(?:den |d\. ?)?\d{1,2}[-./ ][^\n]{3,50}"
_BODY = (
    r"(?:Byrådet|Kommunalbestyrelsen|Borgerrepræsentationen|Regionsrådet|"
    r"[A-ZÆØÅ](?:[\w,-]+ ){0,6}?[\w-]*[Uu]dvalget|Udvalget for [^\n:;.]{3,50}?)"
)
_DECISION_LINE = re.compile(
    r"(?m)^[^\S\n]*(?:"
    rf"Beslutning(?:er)?(?:\s(?:fra|i|af|på)\s[^\n.;]{{3,60}}?)?(?:,?\s{_DAY})?"
    rf"|{_BODY}(?:s beslutning)?,?(?:\si mødet|\spå mødet)?\s{_DAY}"
    r")[ \t:]*$"
)
# The recommendation as such was adopted, whatever else was put to the vote.
RECOMMENDATION_ADOPTED = re.compile(
    r"\b(?:indstilling\w*|hovedforslag\w*|punkt(?:et|erne)?)\b"
    r"(?:(?!\bikke\b|anbefal|\bindstill)[^.\n]){0,70}\b(?:godkendt|vedtaget|tiltrådt|fulgt)\b",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\b(?:godkendt|godkender|tiltrådt|tiltræder|vedtaget|vedtog|bevilget|besluttet|følges|"
    r"som indstillet)\b",
    re.IGNORECASE,
)
_NOT_APPROVED = re.compile(
    r"\b(?:ikke (?:godkendt|vedtaget|tiltrådt)|udsat|udsættes|afvist|forkastet|oversendes|"
    r"fremsendes|sendes (?:til|tilbage)|anbefal\w+|indstille[rs]|drøftet|henvist|taget til)\b",
    re.IGNORECASE,
)
# Whoever was missing is told before what was decided.
_ABSENT = re.compile(r"\s*(?:fraværende|afbud|ikke til stede)\b[^\n]*", re.IGNORECASE)
_APART = 1_500  # characters between the decisions of two bodies in one case
_DEBATE = 2_500  # of a decision with other votes before that on the recommendation
_TOLD = 300  # characters of a decision within which it says what became of the recommendation


def last_adoption(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words by which the last decision told in `text[start:end]` adopts what was recommended
    there; None where it does not, or nothing is told."""
    lines: list[re.Match[str]] = []
    for line in _DECISION_LINE.finditer(text, start, end):
        if lines and line.start() - lines[-1].end() > _APART:
            break  # of another case
        lines.append(line)
    for number in range(len(lines) - 1, -1, -1):
        limit = lines[number + 1].start() if number + 1 < len(lines) else end
        begin = lines[number].end()
        if absent := _ABSENT.match(text, begin, limit):
            begin = absent.end()
        if whole := RECOMMENDATION_ADOPTED.search(text, begin, min(limit, begin + _DEBATE)):
            return whole.span()
        limit = min(limit, begin + _TOLD)
        found = _APPROVED.search(text, begin, limit)
        refused = _NOT_APPROVED.search(text, begin, limit)
        if refused and (found is None or refused.start() < found.start()):
            return None
        if found:
            return found.span()
    return None
