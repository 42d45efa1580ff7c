"""How surely an acting verb with its object is a commitment."""

from __future__ import annotations

import re

from data.extraction.candidates import MoneyFound
from data.extraction.nouns import instrument
from data.extraction.patterns import ANAPHORA, GIVEN, MONEY_ASK, OUTSIDER, UNIVERSAL, VALUE_WORDS
from data.extraction.syntax import Analysis, Head, Named, Word
from data.extraction.verbs import CORE_VERBS
from data.extraction.wordlists import word_set

_ORDERED = re.compile(
    r"\b(?:forvaltningen|administrationen|direktionen|direktøren|sekretariatet|afdelingen|"
    r"borgmesterens afdeling|\w+forvaltningen|sekretæren|centret|kommunedirektøren|rådmannen|"
    r"administrasjonen|kommunstyrelsen|nämnden|the clerk|clerk|cllr \w+|handyman|the secretary|the "
    r"council|formanden|\w*udvalget|arbejdsgruppen|sekretær)\b",
    re.I,
)
QUANTIFIED = re.compile(
    r"\b(?:en|én|et|ét|\d+) \w+ (?:pr\.|per|for hver) |\b\d+(?:[.,]\d+)?\s?(?:%|pct|procent|"
    r"prosent|per ?cent)|\bfull dekning\b|\bfuld dækning\b|\bhalver\w+|\bfordobl\w+|\b(?:mindst|"
    r"minimum|højst|maks\w*)\s\d+|\b\d+ (?:nye|flere|boliger|pladser|stillinger|træer|ladestandere|"
    r"timer|dage|medarbejdere|årsværk|km|kilometer|new)\b|\bnul \w+",
    re.I,
)
COUNTED = re.compile(
    r"\b(?:\d[\d.,]*|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|two|three|four|five|six|två|"
    r"fyra)\s+(?!år\b|års\b|gange?\b|procent|januar|februar|marts|april|maj|juni|juli|august|"
    r"september|oktober|november|december|(?:\w+ )?\w*(?:krav|mål|målsætninger|principper|"
    r"pejlemærker|"
    r"visioner|værdier|temaer|partier|medlemmer|stemmer|mandater|måneder|uger|"
    r"dage)\b)[a-zæøåäö]{3,}",
    re.I,
)
_NOBODY = re.compile(r"\W*(?:og |men )?(?:ingen|intet|none|nobody)\b", re.I)
_NEWLY = re.compile(
    r"\b(?:en|et|alle|samtlige|flere|ekstra)?\s?(?:ny|nye|nyt|flere|ekstra|gratis|alle|samtlige)\s"
    r"[a-zæøå-]{5,}",
    re.I,
)
_ENABLED = re.compile(r"\b(?:muligt|lettere|nemmere|sværere|mulighed for|enklere) at ", re.I)
_KNOWN_SUM = re.compile(r"\b(?:de|den|disse|those|these)\s$", re.I)
_NEGATIONS = word_set("ikke ikkje inte not hverken aldrig")
_BRAND_NEW = word_set("ny nyt nye flere ekstra en et to tre fire fem new ett nya två")
_NEW_THINGS = (
    "huset",
    "centret",
    "centeret",
    "caféen",
    "hallen",
    "puljen",
    "ordningen",
    "projektet",
    "planen",
    "strategien",
    "pakken",
    "aftalen",
    "modellen",
)


def _region(analysis: Analysis, head: Head, heads: list[Head]) -> tuple[int, int]:
    """The words that can hold the object of `head`: from the verb before it to the one after."""
    clause = analysis.clauses[head.clause]
    first, last = clause.first, clause.last
    for other in heads:
        if other.index < head.index and other.clause == head.clause:
            first = max(first, other.index + 1)
        elif other.index > head.index and other.clause == head.clause:
            last = min(last, other.index)
    position = head.clause + 1
    while position < len(analysis.clauses):
        following = analysis.clauses[position]
        if following.subordinate or any(other.clause == position for other in heads):
            break
        last = following.last
        position += 1
    if (
        head.act in ("passive", "modal", "perfect")
        and first > 0
        and head.clause > 0
        and not clause.content
        and not any(other.clause < head.clause for other in heads)
    ):
        previous = analysis.clauses[head.clause - 1]
        if not previous.subordinate:
            first = previous.first
        elif head.clause > 1 and not analysis.clauses[head.clause - 2].subordinate:
            first = analysis.clauses[head.clause - 2].first
    return first, last


def _objects(analysis: Analysis, first: int, last: int) -> list[Named]:
    return [
        named
        for named in analysis.named
        if first <= named.index < last and not analysis.clauses[named.clause].subordinate
    ]


def judge(
    text: str,
    analysis: Analysis,
    head: Head,
    heads: list[Head],
    money: list[MoneyFound],
    quote: bool,
) -> tuple[float, str]:
    """How surely `head` with its object is a commitment (0 = not), and the reason's code."""
    first, last = _region(analysis, head, heads)
    words = analysis.words
    begin, finish = words[first].start, words[max(first, last - 1)].end
    near = text[begin:finish]
    named = _objects(analysis, first, last)
    paid = any(
        begin <= sum_.start < finish
        and not _KNOWN_SUM.search(text, max(begin, sum_.start - 8), sum_.start)
        for sum_ in money
    )
    code = {"modal": "modal", "perfect": "perfect", "passive": "passive", "present": "announcement",
            "past": "decision", "demand": "demand", "infinitive": "demand"}[head.act]  # fmt: skip
    if head.act == "infinitive" and _ENABLED.search(
        text, words[max(0, head.index - 6)].start, words[head.index].start
    ):
        return 0, code  # what a measure makes possible is its effect
    denied = {word.low for word in words[max(0, head.index - 3) : head.index]} & _NEGATIONS
    if denied and (head.strength != "strong" or head.act in ("perfect", "passive", "present")):
        return 0, code
    nobody = head.act in ("perfect", "passive") and _NOBODY.match(near)
    if nobody or (OUTSIDER.match(near) and not GIVEN.search(near)):
        return 0, code
    firm = [one for one in named if one.instrument.grade in ("firm", "money")]
    fresh = [one for one in firm if not one.instrument.definite]
    places = [one for one in named if one.instrument.grade == "place" and one.new]
    quantified = bool(QUANTIFIED.search(near))
    if paid and (MONEY_ASK.search(near) or head.strength != "weak"):
        return 0.9, code
    if head.strength == "strong":
        told = head.act == "perfect" and any(
            word.low == "blev" for word in words[max(first, head.index - 6) : head.index]
        )
        if told and not (fresh or places or quantified):
            return 0, code  # a story of the past, not a measure taken
        if head.lemma in CORE_VERBS:
            return (0.85 if named else 0.6), code
        if (
            UNIVERSAL.match(near)
            and not (fresh or quantified)
            and head.act == "modal"
            and not words[head.index].low.endswith("s")
        ):
            return 0, code
        if fresh or places or quantified or COUNTED.search(near):
            return 0.8, code
        if (
            UNIVERSAL.match(near)
            and head.act == "modal"
            and not words[head.index].low.endswith("s")
            and not _passive_infinitive(words, head.index)
        ):
            return 0, code
        if _NEWLY.search(near):
            return 0.6, code
        if firm and head.act in ("modal", "passive", "infinitive"):
            return 0.65, code
        if named and not UNIVERSAL.match(near) and head.act != "present":
            return 0.5, code
        if head.act in ("infinitive", "modal") and _agreed(words, head):
            return 0.6, "decision"
        if head.act in ("modal", "passive", "infinitive") and not UNIVERSAL.match(near):
            return 0.45, code  # the object may be any noun: "Vi vil renovere brandtårnet"
        return 0, code
    if _of_the_measure(text, analysis) and not (paid or quantified):
        return 0, code
    if head.strength == "order":
        return _order(text, analysis, head, near, fresh or places, code)
    if (
        head.act == "modal"
        and not words[head.index].low.endswith("s")
        and not _passive_infinitive(words, head.index)
    ):
        fresh = [one for one in fresh if one.index > head.index]
    if VALUE_WORDS.search(near) and not (paid or quantified) and not fresh:
        return 0, code
    if (
        UNIVERSAL.match(near)
        and not paid
        and not any(one.instrument.grade == "firm" for one in fresh)
    ):
        return 0, code
    if paid:
        return 0.8, code
    if head.act in ("infinitive", "modal") and _agreed(words, head):
        return 0.6, "decision"
    if head.act in ("modal", "infinitive", "demand"):
        if quantified or (
            fresh
            and head.lemma not in ("arbejde", "samarbejde", "gå", "komme", "blive")
            and (head.lemma not in ("investere", "invest") or any(one.new for one in fresh))
        ):
            return 0.65, code
        if head.lemma not in ("have", "få", "blive", "gå") and any(
            one.index - head.index in range(1, 6)
            and {word.low for word in words[max(head.index, one.index - 3) : one.index]}
            & _BRAND_NEW
            for one in places
        ):
            return 0.55, code
        return 0, code
    if head.act == "passive" and any(one.instrument.grade == "money" for one in firm):
        return 0.6, code
    if head.act == "passive" and (quantified or any(one.new for one in fresh)):
        return 0.6, code
    if head.act in ("present", "perfect") and (quantified or any(one.new for one in fresh)):
        return 0.55, code
    return 0, code


def _passive_infinitive(words: list[Word], index: int) -> bool:
    """Whether the verb at `index` is a participle ("skal være gratis", "vil blive etableret")."""
    return (
        words[index].low.endswith(("et", "t"))
        and index > 0
        and words[index - 1].low in ("blive", "være", "bli", "be")
    )


_AGREED = word_set(
    "enige enighed aftalt aftalte besluttet besluttede vedtaget vedtog beslutter vedtager agreed"
)
_VAGUE = word_set(
    """
    styrke arbejde have prioritere sikre understøtte fremme udvikle samarbejde blive gå se vurdere
    fastholde forsøge tage skabe gøre få lade støtte forbedre holde satse work make bringe give
    """
)


def _agreed(words: list[Word], head: Head) -> bool:
    """Whether the act is what was agreed or decided ("er enige om at lægge ..."), and more than a
    direction."""
    if head.lemma in _VAGUE:
        return False
    before = [word.low for word in words[max(0, head.index - 5) : head.index]]
    return bool(set(before) & _AGREED) and before[-1:] in (["at"], ["to"], ["att"])


def _of_the_measure(text: str, analysis: Analysis) -> bool:
    """Whether the sentence speaks of a thing already introduced ("Rejseholdet skal ..."): then it
    elaborates and commits to nothing new."""
    first = analysis.words[0]
    known = instrument(first.low)
    return bool(
        ANAPHORA.match(text[first.start : analysis.words[-1].end])
        or first.low.endswith(_NEW_THINGS)
        or (known is not None and known.definite and known.grade == "firm")
    )


def _order(
    text: str, analysis: Analysis, head: Head, near: str, fresh: list[Named], code: str
) -> tuple[float, str]:
    """Work ordered from the administration ("Forvaltningen undersøger sagen til næste møde")."""
    if head.act in ("perfect", "past"):
        return (0.7, code) if head.lemma == "skrive" and fresh else (0, code)
    who = _ORDERED.search(near)
    if head.act == "passive" and fresh and head.lemma in ("udforme", "indhente", "revidere"):
        return 0.55, "order"
    if head.act in ("present", "passive"):
        named = fresh or head.lemma not in ("forelægge", "fremlægge")
        return (0.6, "order") if who and named else (0, code)
    if head.act == "modal" or ((who or fresh) and head.act != "infinitive") or (who and fresh):
        return 0.6, "order"
    return (0.5, "order") if fresh else (0, code)
