"""Commitments in running sentences: someone (T1), an instrument (T2), an act (T3), no exception.

Strict, as the labelling guidelines ask of prose: a direction without an instrument is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from data.extraction.amounts import amounts
from data.extraction.candidates import MoneyFound, Reason
from data.extraction.clauses import MODALS, Analysis, Head, Named, Word, analyse, has_demand_verb
from data.extraction.nouns import instrument
from data.extraction.patterns import (
    ANAPHORA,
    BACKGROUND,
    FURNITURE,
    HYPOTHETICAL,
    MONEY_ASK,
    NEED,
    ORDERS,
    OUTSIDER,
    PROCESS,
    QUOTED_THANKS,
    UNIVERSAL,
    VALUE_WORDS,
)  # fmt: skip
from data.extraction.phrases import PHRASES
from data.extraction.wordlists import word_set


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that the rules take: place, reason, how sure (0 to 1)."""

    start: int
    end: int
    why: Reason
    confidence: float


# Verbs that leave no doubt whatever their object is.
_CORE = word_set(
    """
    ansætte afsætte bevilge oprette etablere indføre afskaffe nedlægge forbyde bygge opføre
    genindføre genoprette nyansætte anlægge opsige hjemtage halvere fordoble udbyde
    opnormere tilføre permanentgøre omlægge fjerne ophæve
    annullere aflyse udskyde fremrykke udfase droppe ansette avsette innføre opprette
    inrätta anställa avsätta införa avskaffa hire appoint recruit abolish scrap ban allocate
    fund
    """
)
_NO_PRESENT = word_set(
    """
    have få gøre tage holde arbejde lade føre betale deltage koble knytte begrænse bruge
    sætte stille trække sikre understøtte hjælpe skabe fremme samle lægge samarbejde gå
    ha få ge starte spare søge blive dække uddanne flytte vurdere følge købe sælge
    kræve leje work make run pay bring add reduce bevare fastholde gi modtage gjøre
    """
)
_NO_PERFECT = word_set(
    """
    have få gøre tage holde arbejde lade føre blive gå skabe øge reducere bruge hjælpe
    modtage flytte vokse deltage søge stille sætte lægge ha få samle betale udvikle forbedre
    samarbejde trække flytte lukke købe sælge vurdere
    """
)
_PRONOUN_SUBJECTS = word_set(
    """
    vi jeg we i kommunen byrådet kommunalbestyrelsen magistraten udvalget regionsrådet
    regionen partiet forvaltningen administrationen kommunestyret kommunfullmäktige
    kommunstyrelsen council clerk direktionen borgmesteren rådmanden sekretariatet parterne
    forligspartierne aftalepartierne partierne der byen han hun rådmanden formanden
    """
)
_ORDERED = re.compile(
    r"\b(?:forvaltningen|administrationen|direktionen|direktøren|sekretariatet|afdelingen|"
    r"borgmesterens afdeling|\w+forvaltningen|sekretæren|centret|kommunedirektøren|rådmannen|"
    r"administrasjonen|kommunstyrelsen|nämnden|the clerk|clerk|cllr \w+|handyman|the secretary|the "
    r"council|formanden|\w*udvalget|arbejdsgruppen|sekretær)\b",
    re.I,
)
_QUANTIFIED = re.compile(
    r"\b(?:en|én|et|ét|\d+) \w+ (?:pr\.|per|for hver) |\b\d+(?:[.,]\d+)?\s?(?:%|pct|procent|"
    r"prosent|per ?cent)|\bhalver\w+|\bfordobl\w+|\b(?:mindst|"
    r"minimum|højst|maks\w*)\s\d+|\b\d+ (?:nye|flere|boliger|pladser|stillinger|træer|ladestandere|"
    r"timer|dage|medarbejdere|årsværk|km|kilometer|new)\b|\bnul \w+",
    re.I,
)
_COUNTED = re.compile(
    r"\b(?:\d[\d.,]*|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|two|three|four|five|six|två|"
    r"fyra)\s+(?!år\b|års\b|gange?\b|procent|januar|februar|marts|april|maj|juni|juli|august|"
    r"september|oktober|november|december)[a-zæøåäö]{3,}",
    re.I,
)
_GIVEN = re.compile(r"\b(?:bevilges|tildeles|ydes|gives|tilbydes|får|modtager)\b", re.I)
_NOBODY = re.compile(r"\W*(?:og |men )?(?:ingen|intet|none|nobody)\b", re.I)
_YEAR_OR_DEADLINE = re.compile(r"\b20\d\d\b|\bnytår\b|\bsenest\b|\binden\b", re.I)
_NEWLY = re.compile(
    r"\b(?:en|et|alle|samtlige|flere|ekstra)?\s?(?:ny|nye|nyt|flere|ekstra|gratis|alle|samtlige)\s"
    r"[a-zæøå-]{5,}",
    re.I,
)
_LONGEST = 6_000  # characters; what is longer is a broken layout, of which the beginning is read
_NEGATIONS = word_set("ikke ikkje inte not hverken aldrig")


def sentence_commitments(
    text: str, start: int, end: int, *, strict: bool, currency: str, quote: bool = False
) -> list[Found]:
    """The commitments of the sentence `text[start:end]`; several when parts have verbs or sums of
    their own. `strict` in sections of background, where only proposals and decisions count."""
    end = min(end, start + _LONGEST)
    content = text[start:end]
    if len(content) < 15 or content.rstrip("”“\"'»").endswith("?") or FURNITURE.match(content):
        return []
    if PROCESS.search(content) and not ORDERS.search(content):
        return []
    money = amounts(text, start, end, currency=currency)
    if _excluded(content):
        return []
    analysis = analyse(text, start, end)
    main = _main_clauses(text, analysis)
    if HYPOTHETICAL.search(main) or (BACKGROUND.search(main) and not money):
        return []
    heads = [head for head in analysis.heads if _usable(head, strict, analysis)]
    found = [
        (head, score, code)
        for head in heads
        for score, code in [_judge(text, analysis, head, heads, money, quote)]
        if score > 0
    ]
    if not found:
        return _by_phrase(text, start, end, analysis, money, strict)
    return _split(text, start, end, analysis, found, money, strict)


def _excluded(content: str) -> bool:
    if NEED.match(content) or QUOTED_THANKS.search(content):
        return True
    return bool(OUTSIDER.match(content)) and not _GIVEN.search(content[:120])


def _main_clauses(text: str, analysis: Analysis) -> str:
    """The words of the sentence outside its subordinate clauses."""
    words = analysis.words
    return " ".join(
        text[words[clause.first].start : words[clause.last - 1].end]
        for clause in analysis.clauses
        if not clause.subordinate and clause.last > clause.first
    )


def _usable(head: Head, strict: bool, analysis: Analysis) -> bool:
    if head.act == "present":
        return not strict and head.lemma not in _NO_PRESENT and _own_subject(analysis, head)
    if head.act == "past":
        before = analysis.words[head.index - 1].low if head.index else ""
        return (
            not strict
            and not before[:1].isdigit()
            and _own_subject(analysis, head)
            and head.strength == "strong"
            and head.lemma
            in _CORE | {"vedtage", "godkende", "frigive", "uddele", "adopt", "approve"}
        )
    if head.act == "perfect":
        return not strict and head.lemma not in _NO_PERFECT
    return head.act != "modal" or _commissive(analysis, head)


def _commissive(analysis: Analysis, head: Head) -> bool:
    """Whether a modal commits: "vil" promises only where someone answers ("Vi vil ...", "Der vil
    blive ..."); with a thing as its subject it foretells ("Ordningen vil give ro")."""
    words = analysis.words
    modal = next((index for index in range(head.index, -1, -1) if words[index].low in MODALS), None)
    if modal is None or words[modal].low not in ("vil", "vill", "will"):
        return True
    clause = analysis.clauses[words[modal].clause]
    before = [word.low for word in words[clause.first : modal]]
    near = before[-5:] + [word.low for word in words[modal + 1 : modal + 4]]
    if not before and clause.first:
        near += [word.low for word in words[max(0, clause.first - 8) : clause.first]]
    return any(_answers(low) for low in near) or (
        head.index - modal == 1 and head.lemma in _CORE and not before
    )


def _answers(word: str) -> bool:
    return (
        word in _PRONOUN_SUBJECTS
        or word in _PARTY_WORDS
        or word.endswith(
            (
                "kommune",
                "udvalget",
                "forvaltningen",
                "byråd",
                "rådet",
                "listen",
                "partiet",
                "folkeparti",
                "gruppen",
                "demokraterne",
                "council",
                "nämnden",
                "styret",
                "ministeren",
                "chefen",
            )
        )
    )


def _own_subject(analysis: Analysis, head: Head) -> bool:
    """Present tense is an announcement only with us as its subject, right before or after."""
    near = analysis.words[max(0, head.index - 3) : head.index + 3]
    for word in near:
        if word.low in _PRONOUN_SUBJECTS or word.low.endswith(
            ("kommune", "udvalget", "forvaltningen", "byråd")
        ):
            return True
    first = analysis.words[max(0, head.index - 1)]
    return first.low in _PARTY_WORDS


_PARTY_WORDS = word_set(
    """
    venstre socialdemokratiet sf enhedslisten alternativet konservative radikale moderaterne
    la df danmarksdemokraterne kd folkeparti alliance høyre arbeiderpartiet labour
    """
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


def _judge(
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
    paid = any(begin <= sum_.start < finish for sum_ in money)
    code = {"modal": "modal", "perfect": "perfect", "passive": "passive", "present": "announcement",
            "past": "decision", "demand": "demand", "infinitive": "demand"}[head.act]  # fmt: skip
    denied = {word.low for word in words[max(0, head.index - 3) : head.index]} & _NEGATIONS
    if denied and (head.strength != "strong" or head.act in ("perfect", "passive", "present")):
        return 0, code
    nobody = head.act in ("perfect", "passive") and _NOBODY.match(near)
    if nobody or (OUTSIDER.match(near) and not _GIVEN.search(near)):
        return 0, code
    firm = [one for one in named if one.instrument.grade in ("firm", "money")]
    fresh = [one for one in firm if not one.instrument.definite]
    places = [one for one in named if one.instrument.grade == "place" and one.new]
    quantified = bool(_QUANTIFIED.search(near))
    if paid and (MONEY_ASK.search(near) or head.strength != "weak"):
        return 0.9, code
    if head.strength == "strong":
        told = head.act == "perfect" and any(
            word.low == "blev" for word in words[max(first, head.index - 6) : head.index]
        )
        if told and not (fresh or places or quantified):
            return 0, code  # a story of the past, not a measure taken
        if head.lemma in _CORE:
            return (0.85 if named else 0.6), code
        if (
            UNIVERSAL.match(near)
            and not (fresh or quantified)
            and head.act == "modal"
            and not words[head.index].low.endswith("s")
        ):
            return 0, code
        if fresh or places or quantified or _COUNTED.search(near):
            return 0.8, code
        if (
            UNIVERSAL.match(near)
            and head.act == "modal"
            and not words[head.index].low.endswith("s")
            and not passive_infinitive(words, head.index)
        ):
            return 0, code
        if _NEWLY.search(near):
            return 0.6, code
        if firm and head.act in ("modal", "passive", "infinitive"):
            return 0.65, code
        if named and not UNIVERSAL.match(near) and head.act != "present":
            return 0.5, code
        return 0, code
    if _of_the_measure(text, analysis) and not (paid or quantified):
        return 0, code
    if head.strength == "order":
        return _order(text, analysis, head, near, fresh or places, code)
    if (
        head.act == "modal"
        and not words[head.index].low.endswith("s")
        and not passive_infinitive(words, head.index)
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
    if head.act in ("modal", "infinitive", "demand"):
        if quantified or (
            fresh and (head.lemma not in ("arbejde", "samarbejde", "gå", "komme", "blive"))
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


def passive_infinitive(words: list[Word], index: int) -> bool:
    """Whether the verb at `index` is a participle ("skal være gratis", "vil blive etableret")."""
    return (
        words[index].low.endswith(("et", "t"))
        and index > 0
        and words[index - 1].low in ("blive", "være", "bli", "be")
    )


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
    if head.act in ("present", "passive"):
        named = fresh or head.lemma not in ("forelægge", "fremlægge")
        return (0.6, "order") if who and named else (0, code)
    if head.act == "modal" or ((who or fresh) and head.act != "infinitive") or (who and fresh):
        return 0.6, "order"
    return (0.5, "order") if fresh else (0, code)


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
        and any(_answers(near.low) for near in words[max(0, index - 1) : index + 5])
        for index, word in enumerate(words)
    )


def _words(analysis: Analysis, named: list[Named]) -> tuple[str, ...]:
    return tuple(analysis.words[one.index].low for one in named)


def _split(
    text: str,
    start: int,
    end: int,
    analysis: Analysis,
    found: list[tuple[Head, float, str]],
    money: list[MoneyFound],
    strict: bool,
) -> list[Found]:
    """One commitment, or one for each coordinated verb that has an instrument of its own."""
    cuts: list[tuple[int, Head, float, str]] = []
    for head, score, code in found:
        place = _cut_before(analysis, head) if cuts else start
        own = score >= 0.55 or any(one.clause == head.clause for one in analysis.named)
        if not cuts:
            cuts.append((start, head, score, code))
        elif (
            place is not None
            and own
            and place > cuts[-1][0]
            and _separate(analysis, cuts[-1][1], head, text, place)
        ):
            cuts.append((place, head, score, code))
        elif score > cuts[-1][2]:
            cuts[-1] = (cuts[-1][0], head, score, code)
    results: list[Found] = []
    for number, (place, head, score, code) in enumerate(cuts):
        finish = cuts[number + 1][0] if number + 1 < len(cuts) else end
        begin, finish = _tidy(text, place, finish)
        verb = text[analysis.words[head.index].start : analysis.words[head.index].end]
        if finish - begin >= 12:
            results.append(Found(begin, finish, Reason(code, (verb,)), score))
    return results


def _separate(analysis: Analysis, first: Head, second: Head, text: str, place: int) -> bool:
    """Whether two acting verbs are two measures: each with an object of its own, not one purpose
    within the other ("afsættes 2 mio. kr. til at ansætte")."""
    between = [word.low for word in analysis.words[first.index + 1 : second.index]]
    if len(between) < 2 or (
        second.act == "infinitive"
        and first.act != "infinitive"
        and not any(low in ("og", "samt", ";") for low in between)
    ):
        return False
    if "til" in between[-3:] or "ved" in between[-2:] or "for" in between[-2:]:
        return False
    own_first = (
        first.lemma in _CORE
        or any(first.index - 6 <= one.index < second.index for one in analysis.named)
        or any(char.isdigit() for low in between for char in low)
    )
    own_second = any(
        one.index > second.index - 7 and one.start >= place for one in _places(analysis)
    )
    return own_first and own_second


@dataclass(frozen=True, slots=True)
class _At:
    index: int
    start: int


def _places(analysis: Analysis) -> list[_At]:
    return [_At(one.index, analysis.words[one.index].start) for one in analysis.named]


def _cut_before(analysis: Analysis, head: Head) -> int | None:
    """Where the part of `head` begins: after the last ", og" / "og" / ";" / "," before it that
    opens its coordinate."""
    words = analysis.words
    limit = max(0, head.index - 16)
    for index in range(head.index - 1, limit - 1, -1):
        low = words[index].low
        if low in ("og", "samt", "and", "och", "ligesom", "mens"):
            follow = words[index + 1].low
            if (
                index + 1 == head.index
                or low in ("ligesom", "samt")
                or follow in ("at", "att")
                or words[index - 1].low == ","
                or follow in ("der", "vil", "skal", "vi")
            ):
                return words[index + 1].start
        if low == ";":
            return words[index + 1].start
        if low == "," and (
            index + 1 == head.index or words[index + 1].low in ("at", "att", "og", "dels", "der")
        ):
            return words[index + 1].start
    return None


def _tidy(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and text[end - 1] in " \n\t,;":
        end -= 1
    tail = re.search(r"[\s,]+(?:og|samt|and|och|men|ligesom)$", text[max(start, end - 12) : end])
    if tail:
        end -= len(tail.group())
    return start, end


_SHARED_OUT = re.compile(
    r"\bfordel(?:es|er|t|ing)\w*|\budmøntes|\bgår (?:blandt andet |bl\.a\. )?til\b|\bafsættes|"
    r"\bbevilg\w+|\bprioriteres|\bafsat\b|\bbruges|\ballocated?\b|\bfördelas",
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
    begin, finish = _tidy(text, begin, finish)
    return Found(begin, finish, Reason("share", (text[sum_.start : sum_.end],)), 0.85)


def _part_start(text: str, low: int, place: int) -> int:
    """The start of the part whose sum stands at `place`: after the last comma or "og" before it."""
    cuts = [
        match.end()
        for match in re.finditer(
            r",\s+(?:og\s+|samt\s+|endelig\s+)*|\s(?:og|samt)\s+|[.]\s+", text[low:place]
        )
    ]
    return low + cuts[-1] if cuts else place
