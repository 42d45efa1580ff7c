"""Commitments in running sentences: someone (T1), an instrument (T2), an act (T3), no exception.

Strict, as the labelling guidelines ask of prose: a direction without an instrument is none.
"""

from __future__ import annotations

import re

from data.extraction.amounts import amounts
from data.extraction.analysis import analyse, has_demand_verb
from data.extraction.candidates import MoneyFound, Reason
from data.extraction.coordination import coordinated
from data.extraction.found import Found
from data.extraction.judging import judge
from data.extraction.patterns import (
    ANAPHORA,
    BACKGROUND,
    FURNITURE,
    GIVEN,
    HYPOTHETICAL,
    NEED,
    ORDERS,
    OUTSIDER,
    OWN_AGREEMENT,
    PROCESS,
    QUOTED_THANKS,
    RESTATES,
)  # fmt: skip
from data.extraction.phrases import PHRASES
from data.extraction.subjects import answers, usable
from data.extraction.syntax import Analysis, Named

_YEAR_OR_DEADLINE = re.compile(r"\b20\d\d\b|\bnytår\b|\bsenest\b|\binden\b", re.I)
_ANNOUNCES_LIST = re.compile(
    r"\b(?:følgende|disse|these|the following|følgjande|följande)\b[^:]{0,60}:\s*$", re.I
)
_FINANCES = re.compile(
    r"^\W*(?:det|dertil|hertil|til (?:det|dette|formålet)) (?:er|bliver) der (?:\w+ )?"
    r"(?:sat|afsat|bevilget)\b", re.I,
)  # fmt: skip
_LONGEST = 6_000  # characters; what is longer is a broken layout, of which the beginning is read


def sentence_commitments(
    text: str, start: int, end: int, *, strict: bool, currency: str, quote: bool = False
) -> list[Found]:
    """The commitments of the sentence `text[start:end]`; several when parts have verbs or sums of
    their own. `strict` in sections of background, where only proposals and decisions count."""
    end = min(end, start + _LONGEST)
    content = text[start:end]
    if len(content) < 15 or content.rstrip("”“\"'»").endswith("?") or FURNITURE.match(content):
        return []
    if _ANNOUNCES_LIST.search(content) and not any(map(str.isdigit, content)):
        return []
    if PROCESS.search(content) and not ORDERS.search(content):
        return []
    money = amounts(text, start, end, currency=currency)
    if _excluded(content) or (not money and OWN_AGREEMENT.search(content)):
        return []
    analysis = analyse(text, start, end)
    main = _main_clauses(text, analysis)
    if HYPOTHETICAL.search(main) or (BACKGROUND.search(main) and not money):
        return []
    heads = [head for head in analysis.heads if usable(head, strict, analysis)]
    found = [
        (head, score, code)
        for head in heads
        for score, code in [judge(text, analysis, head, heads, money, quote)]
        if score > 0
    ]
    if found and not money and _FINANCES.match(content):
        return []
    if not found:
        return _by_phrase(text, start, end, analysis, money, strict)
    return coordinated(text, start, end, analysis, found)


def _excluded(content: str) -> bool:
    if NEED.match(content) or RESTATES.match(content) or QUOTED_THANKS.search(content):
        return True
    return bool(OUTSIDER.match(content)) and not GIVEN.search(content[:120])


def _main_clauses(text: str, analysis: Analysis) -> str:
    """The words of the sentence outside its subordinate clauses."""
    words = analysis.words
    return " ".join(
        text[words[clause.first].start : words[clause.last - 1].end]
        for clause in analysis.clauses
        if not clause.subordinate and clause.last > clause.first
    )


def _by_phrase(
    text: str, start: int, end: int, analysis: Analysis, money: list[MoneyFound], strict: bool
) -> list[Found]:
    """A sentence whose act lies in a phrase, or in somebody's bare wish ("SF vil en ny vej")."""
    main = [one for one in analysis.named if not analysis.clauses[one.clause].subordinate]
    new = any(one.new for one in main if not one.instrument.definite)
    content = text[start:end]
    for phrase in PHRASES:
        if strict and not phrase.in_background:
            continue
        met = {
            "nothing": len(analysis.words) > 5,
            "new": new,
            "new_or_money": new or bool(money),
            "money": bool(money) and not ANAPHORA.match(content),
            "sum": bool(money),
            "date": _YEAR_OR_DEADLINE.search(content) is not None,
        }[phrase.need]
        if met and (found := phrase.pattern.search(content)):
            return [
                Found(start, end, Reason(phrase.code, (found.group()[:60],)), phrase.confidence)
            ]
    firm = [one for one in main if one.new and one.instrument.grade != "place"]
    if (firm or (money and not strict)) and _demanded(analysis, strict):
        return [Found(start, end, Reason("demand", _words(analysis, firm[:1])), 0.6)]
    return []


def _demanded(analysis: Analysis, strict: bool) -> bool:
    """Whether somebody proposes or demands; "vil" counts only beside the one who wants."""
    if has_demand_verb(analysis):
        return True
    words = analysis.words
    return not strict and any(
        word.low in ("vil", "vill")
        and not analysis.clauses[word.clause].subordinate
        and any(answers(near.low) for near in words[max(0, index - 1) : index + 5])
        for index, word in enumerate(words)
    )


def _words(analysis: Analysis, named: list[Named]) -> tuple[str, ...]:
    return tuple(analysis.words[one.index].low for one in named)
