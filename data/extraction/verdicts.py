"""The words by which a body adopts, postpones or refuses what lies before it. Data and look-up."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADOPTED = re.compile(
    r"\b(?:godkendt|godkender|godkendte|tiltrådt|tiltræder|tiltrådte|vedtaget|vedtog|vedtages|"
    r"bevilget|følges|følger indstillingen|indstillingen blev fulgt|som indstillet|i henhold "
    r"til indstillingen|besluttet|besluttede|enstemmig\w* (?:vedtatt|vedtaget)|vedtatt|enligt "
    r"förslaget|bifaller|bifölls|approved|agreed|resolved|carried)\b",
    re.IGNORECASE,
)
_NOT_ADOPTED = re.compile(
    r"\b(?:ikke (?:godkendt|vedtaget|tiltrådt)|udsat|udsættes|afvist|forkastet|nedstemt|oversendes|"
    r"fremsendes|sendes (?:til|tilbage)|anbefal\w+|indstille[rs]|drøftet|henvist|utsatt|"
    r"bordlades|återremitter\w+|rejected|deferred)\b",
    re.IGNORECASE,
)
# The recommendation as such was adopted, whatever else was put to the vote.
_RECOMMENDATION_ADOPTED = re.compile(
    r"\b(?:indstilling\w*|hovedforslag\w*|punkt(?:et|erne)?)\b"
    r"(?:(?!\bikke\b|anbefal|\bindstill)[^.\n]){0,70}\b(?:godkendt|vedtaget|tiltrådt|fulgt)\b",
    re.IGNORECASE,
)
# Whoever was missing is told before what was decided.
_ABSENT = re.compile(r"\s*(?:fraværende|afbud|ikke til stede)\b[^\n]*", re.IGNORECASE)
_DEBATE = 2_500  # characters of a decision with other votes before that on the recommendation
_TOLD = 300  # characters of a decision within which it says what became of the recommendation

# What became of a proposal that was put to the vote.
CARRIED = re.compile(r"\b(?:vedtaget|godkendt|tiltrådt)\b", re.IGNORECASE)
FELL = re.compile(
    r"\b(?:bortfaldt|bortfalder|faldt|forkastet|forkastes|nedstemt|afvist|ikke vedtaget)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether what was recommended was adopted, and the words that say so."""

    adopted: bool
    span: tuple[int, int]


def verdict(text: str, start: int, end: int) -> Verdict | None:
    """What the decision `text[start:end]` says of what was recommended; None: nothing."""
    if absent := _ABSENT.match(text, start, end):
        start = absent.end()
    if whole := _RECOMMENDATION_ADOPTED.search(text, start, min(end, start + _DEBATE)):
        return Verdict(True, whole.span())
    end = min(end, start + _TOLD)
    adopted, refused = _ADOPTED.search(text, start, end), _NOT_ADOPTED.search(text, start, end)
    if refused and (adopted is None or refused.start() < adopted.start()):
        return Verdict(False, refused.span())
    return Verdict(True, adopted.span()) if adopted else None
