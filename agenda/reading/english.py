"""Where a title ends in English minutes that put title and text on one line."""

from __future__ import annotations

import re

from agenda.reading.titles import has_verb

_VERBS = (
    "was|were|is|are|had|has|have|read|declared|provided|received|advised|noted|agreed|reported"
    "|confirmed|attended|proposed|gave|"
    "thanked|asked|explained|resolved|raised|informed|stated|welcomed|opened|closed|requested"
    "|said|updated|outlined|discussed|signed|will"
)
_LONGEST_MATTER = 45
_NAME = r"[A-Z][\w'’-]*"
_SENTENCE_BEGINS = re.compile(
    r"(?<=[\w.)’'])\s(?="
    r"(?:RESOLVED|AGREED|NOTED|DEFERRED|Resolved|Agreed|Noted)\b"
    r"|(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\.?\s[A-Z\d]"
    r"|(?:Members|Councillors|Cllrs)\s?:"
    rf"|(?:The|It|This|There|No|None|All|Standing|An?)\s(?:\w+\s){{0,9}}?(?:{_VERBS})\b"
    rf"|{_NAME}\s(?:were|are|was|is)\b"
    rf"|(?!The|Cllr|It|This|There)(?:{_NAME}\s){{2}}(?!were|are|was|is)(?:{_VERBS})\b"
    rf"|{_NAME}\s{_NAME},\s(?:the|who|of|from|[Cc]hair)\b"
    r")"
)
# "APOLOGIES To receive ...": a title in capitals before what it is about.
_CAPITAL_LEAD = re.compile(
    r"(?=[A-Z][^a-z]*[A-Z]{4})[A-Z][^a-z]{3,80}?(?=\s(?:[A-Z][a-z]+\s|\d+\.\d))"
)
_CAPITALS_AND_BRACKETS = re.compile(r"[A-Z][^a-z()]{3,80}\s\([^()]+\)")
# "Finance: It was resolved ...": a short title before its text.
_COLON_LEAD = re.compile(r"([A-Z][^.:;]{2,60}):\s+(?=[A-Z])")
# "Apologies for absence Apologies came from ...": the sentence begins with the title's own word.
_FIRST_WORD_AGAIN = re.compile(r"([A-Z][a-z]{4,})\b.{3,60}?(?=\s\1\b)")
_TITLE_STOPS = re.compile(r"(?<=[a-z)])\.\s(?=[A-Z])")


def split_title(text: str) -> tuple[str, str]:
    """(title, text behind it) of a row of English minutes; ('', '') is never returned for words:
    a row that is all title comes back whole."""
    head = text[:400]
    capitals = _CAPITAL_LEAD.match(head)
    if capitals:
        return capitals[0].rstrip(), text[capitals.end() :].strip()
    led = _COLON_LEAD.match(head)
    if led and not _names_matter(text[led.end() :]):
        return led[1], text[led.end() :].strip()
    cuts = [found.start() for found in (_SENTENCE_BEGINS.search(head, 7),) if found]
    stop = _TITLE_STOPS.search(head, 8)
    if stop:
        cuts.append(stop.start() + 1)
    again = _FIRST_WORD_AGAIN.match(head)
    if again:
        cuts.append(again.end())
    if not cuts:
        return text, ""
    cut = min(cuts)
    return text[:cut].rstrip(), text[cut:].strip()


def _names_matter(text: str) -> bool:
    """Whether what stands behind the colon of a title belongs to it: "Budget: Month 6"."""
    return len(text) < _LONGEST_MATTER and not text.endswith(".") and not has_verb(text)


def leads_in_capitals(text: str) -> bool:
    """Whether a title is in capitals, or begins with a title that is."""
    return (
        (text.isupper() and len(text) > 3)
        or _CAPITAL_LEAD.match(text) is not None
        or _CAPITALS_AND_BRACKETS.fullmatch(text) is not None
    )


def is_english(text: str) -> bool:
    """Whether most small words of `text` are English ones."""
    sample = text[:20_000]
    english = len(re.findall(r"\b(?:the|and|of|was|were|to)\b", sample))
    nordic = len(re.findall(r"\b(?:og|af|av|til|at|på|för|att|och|det|den)\b", sample))
    return english > 2 * nordic
