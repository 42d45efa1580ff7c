"""Commitments in running sentences: someone (T1), an instrument (T2), an act (T3), no exception.

No single word decides. What is observed of a sentence is weighed together (`evidence`, `weights`);
then its acting verbs say whether it is one commitment or several.
"""

from __future__ import annotations

import re

from data.extraction.amounts import amounts
from data.extraction.analysis import analyse
from data.extraction.candidates import MoneyFound, Reason
from data.extraction.coordination import coordinated
from data.extraction.evidence import Setting, observations, words
from data.extraction.found import Found
from data.extraction.judging import judge
from data.extraction.patterns import (
    ANAPHORA,
    FURNITURE,
    HYPOTHETICAL,
    ORDERS,
    OWN_AGREEMENT,
    is_process,
)
from data.extraction.phrases import PHRASES
from data.extraction.subjects import usable
from data.extraction.syntax import Analysis, Head
from data.extraction.weights import SENTENCES

_DATED = re.compile(
    r"\b20\d\d\b|\bnytår\b|\bsenest\b|\binden\b|\b(?:januar|februar|marts|april|maj|juni|juli|"
    r"august|september|oktober|november|december|kvartal|halvår|foråret|efteråret|sommeren|uge \d)",
    re.IGNORECASE,
)
_ANNOUNCES_LIST = re.compile(
    r"\bher følger\b[^:]{0,200}:\s*$|"
    r"\b(?:følgende|disse|these|the following|følgjande|följande)\b[^:]{0,60}:\s*$",
    re.IGNORECASE,
)
_NO_DEMANDS = ("values", "facts", "furniture")  # frames of lists that ask for nothing
# No act, no sum, no decision, and told as background: no commitment (T3, E3). Of 261 such sentences
# in labelled documents 16 were one.
_MERE_BACKGROUND = frozenset({"idle", "background"})
_LONGEST = 6_000  # characters; what is longer is a broken layout, of which the beginning is read


def sentence_commitments(
    text: str, start: int, end: int, *, setting: Setting, currency: str
) -> list[Found]:
    """The commitments of the sentence `text[start:end]`; several when parts have verbs or sums of
    their own."""
    end = min(end, start + _LONGEST)
    content = text[start:end]
    if _is_none(content):
        return []
    money = amounts(text, start, end, currency=currency)
    if not money and OWN_AGREEMENT.search(content):
        return []
    analysis = analyse(text, start, end)
    acts = acts_of(text, analysis, money, quote=setting.quote)
    best = max((score for _, score, _ in acts), default=0.0)
    if content.endswith(":") and not acts and not money:
        return []  # the words that open a list
    phrase = None if acts else _phrase(content, analysis, money)
    no_demands = setting.lead == "facts" or (setting.listed and setting.frame in _NO_DEMANDS)
    if no_demands and not (acts or phrase or money):
        return []  # a point among values, facts or attachments that says no act (T3)
    seen = observations(
        content, analysis, money, _DATED.search(content) is not None, setting, best,
        phrase.code if phrase else None,
    )  # fmt: skip
    if seen >= _MERE_BACKGROUND:
        return []
    sure = SENTENCES.likelihood(seen, words(content))
    if sure < SENTENCES.threshold:
        return []
    why = phrase or Reason("announcement", _verb(text, analysis))
    return coordinated(text, start, end, analysis, acts, money, Found(start, end, why, sure))


def _is_none(content: str) -> bool:
    """Whether a sentence is none whatever else it says: too short, a question, page furniture, a
    step of the procedure (E6), rejected or merely possible (E8), the words that open a list."""
    return (
        len(content) < 15
        or content.rstrip("”“\"'»").endswith("?")
        or FURNITURE.match(content) is not None
        or HYPOTHETICAL.search(content) is not None
        or (is_process(content) and not ORDERS.search(content))
        or (_ANNOUNCES_LIST.search(content) is not None and not any(map(str.isdigit, content)))
    )


def acts_of(
    text: str, analysis: Analysis, money: list[MoneyFound], *, quote: bool
) -> list[tuple[Head, float, str]]:
    """The verbs that may carry a commitment, with how surely they do by themselves."""
    heads = [head for head in analysis.heads if usable(head, analysis)]
    return [
        (head, score, code)
        for head in heads
        for score, code in [judge(text, analysis, head, heads, money, quote)]
        if score > 0
    ]


def _phrase(content: str, analysis: Analysis, money: list[MoneyFound]) -> Reason | None:
    """A fixed phrase in which the act lies, with what has to stand beside it."""
    main = [one for one in analysis.named if not analysis.clauses[one.clause].subordinate]
    new = any(one.new for one in main if not one.instrument.definite)
    met = {
        "nothing": len(analysis.words) > 5,
        "new": new,
        "new_or_money": new or bool(money),
        "money": bool(money) and not ANAPHORA.match(content),
        "sum": bool(money),
        "date": _DATED.search(content) is not None,
    }
    for phrase in PHRASES:
        if met[phrase.need] and (found := phrase.pattern.search(content)):
            return Reason(phrase.code, (found.group()[:60],))
    return None


def _verb(text: str, analysis: Analysis) -> tuple[str, ...]:
    """The first acting verb, as it is written."""
    words = (analysis.words[head.index] for head in analysis.heads[:1])
    return tuple(text[word.start : word.end] for word in words)
