"""A sentence taken apart: words, clauses, the verbs that carry an act, the instruments it names.

Grammar only: which verb is governed by which modal or auxiliary, what stands in a subordinate
clause, where a coordination could be cut. Whether it is a commitment is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from data.extraction.nouns import Instrument, instrument
from data.extraction.verbs import VERB_FORMS, Form, Strength
from data.extraction.wordlists import word_set

Act = Literal["modal", "perfect", "passive", "present", "past", "demand", "infinitive"]

_TOKEN = re.compile(r"[^\W_]+(?:['’.][^\W_]+|,\d+)*|[,;:–—()]|-(?=\s)")
_LONGEST = 2_500  # characters of a sentence that are read; longer ones are broken layouts

MODALS = word_set("vil skal bør ska skall vill bör måste will shall should must")
AUXILIARIES = word_set(
    """
    har er blev bliver blevet været havde hadde blir ble är var have has is are was were
    been være være blive bli
    """
)
_SUBORDINATORS = word_set(
    """
    der som hvor så fordi hvis når da mens selvom selv hvilket hvilke hvordan hvorfor hvem
    idet eftersom ligesom end for idet where which who because if when while whether
    although slik fordi dersom mens när eftersom medan vilket såsom
    """
)
# After these an "at" clause says what is to be done.
_SPEECH_ACTS = word_set(
    """
    gerne aftales besluttes vedtages bedes opfordres forpligtes konkluderes bekræfter
    foreslår foreslås foreslå föreslår foreslog indstiller indstilles anbefaler anbefales
    kræver krever kräver ønsker önskar beslutter besluttede besluttet beslutar beslutade
    aftalt aftaler aftalte enige enig vedtager vedtog vedtaget vedtar vedtok lover lovede
    arbejder kæmper sørger sørge valgt vælger planlægger indebærer betyder bemyndiges
    pålægger pålægges beder forpligte mener skrive accepterer resolved agreed agrees agree
    proposes proposed decided decides recommends recommended plans afsat godkender godkendte
    godkendt sikre sikrer tilslutter bevilger betyr innebærer ber arbeta prioritere
    prioriterer ambition målet planen aftalen
    """
)
# Verbs that take the one who is told and a bare infinitive ("bad forvaltningen undersøge").
_ASKING = word_set("lad bad beder bedes anmoder anmodede anmodes lader pålægger pålagde ber ba")
# Verbs that take the thing wanted itself ("ønsker en ny omfartsvej").
_WANTING = word_set(
    """
    ønsker foreslår kræver krever kräver önskar föreslår anbefaler lover foreslås efterlyser
    """
)
_SET = word_set("sætte sætter sættes satte sat")
_ENGLISH_VOWS = word_set(
    "pledged pledges agreed agrees resolved decided voted plans planned promised promises vowed "
    "wants"
)
_DETERMINERS = word_set("den det de denne dette disse vores deres sin sine the")
_MOREOVER = word_set("endvidere desuden derudover yderligere endelig samt og også dertil ,")
_CONJUNCTIONS = word_set("og samt and och ligesom men eller plus")
_DEMAND_VERBS = word_set(
    """
    foreslår foreslås foreslog kræver krever kräver ønsker önskar lover kæmper anbefaler
    prioriteres proposes proposed demands pledges föreslår
    """
)
_NEW = word_set(
    """
    ny nye nyt nya nytt flere fler mere mer new more en et én ét ett a an to tre fire fem
    seks to otte ti ekstra gratis fri færre alle særlig særligt billigere lavere højere
    længere fast faste permanent lokal lokalt lokale additional free extra another two three
    five half kommunal kommunalt fælles egen øget udvidet årlig
    """
)


@dataclass(slots=True)
class Word:
    """A word or separator of the sentence: lower case, place, clause number."""

    low: str
    start: int
    end: int
    clause: int = 0
    name: bool = False


@dataclass(slots=True)
class Head:
    """A verb that carries an act: index of its word, how it is governed, how strong it is."""

    index: int
    act: Act
    strength: Strength
    lemma: str
    clause: int


@dataclass(slots=True)
class Named:
    """An instrument named in the sentence: index of its word."""

    index: int
    instrument: Instrument
    new: bool
    clause: int


@dataclass(slots=True)
class Clause:
    """A clause: its words `first`..`last` (exclusive), and whether it depends on another."""

    first: int
    last: int
    subordinate: bool
    content: bool = False


@dataclass(slots=True)
class Analysis:
    """One sentence, taken apart."""

    words: list[Word]
    clauses: list[Clause]
    heads: list[Head]
    named: list[Named]


def analyse(text: str, start: int, end: int) -> Analysis:
    """The sentence `text[start:end]` as words, clauses, acting verbs and named instruments."""
    end = min(end, start + _LONGEST)
    words = [
        Word(
            found.group().lower(),
            found.start(),
            found.end(),
            name=found.start() > start
            and found.group().istitle()
            and text[found.start() - 1] == " "
            and text[max(start, found.start() - 2)] not in '.:–-”"',
        )
        for found in _TOKEN.finditer(text, start, end)
    ]
    clauses = _clauses(words)
    for number, clause in enumerate(clauses):
        for word in words[clause.first : clause.last]:
            word.clause = number
    analysis = Analysis(words, clauses, [], _named(words, text))
    analysis.heads = _heads(words, clauses)
    return analysis


def _clauses(words: list[Word]) -> list[Clause]:
    """Cuts at commas, semicolons, dashes and before subordinators; a cut before a bare list of
    nouns makes one clause more, which does no harm."""
    starts: list[tuple[int, bool, bool]] = [
        (
            0,
            [word.low for word in words[:2]] in (["for", "at"], ["för", "att"], ["for", "å"]),
            bool(words) and words[0].low in ("at", "att", "that", "to"),
        )
    ]
    for index, word in enumerate(words):
        low = word.low
        follow = words[index + 1].low if index + 1 < len(words) else ""
        if low in (",", ";", ":", "–", "—", "-", "(", ")"):
            if index + 1 < len(words):
                starts.append(
                    (index + 1, _depends(words, index + 1, starts), _content(words, index + 1))
                )
        elif (
            index
            and low in ("for", "ved", "til", "med", "uden", "gennem", "om", "för", "genom", "på")
            and follow in ("at", "å", "att")
        ):
            governed = (
                _content(words, index + 1)
                or (low in ("til", "om", "på", "med", "ved") and _governed(words, index))
                or (low == "ved" and words[index - 1].low in ("er", "var"))
            )
            starts.append((index, not governed, governed))
        elif index and low in ("at", "att", "that") and _content(words, index):
            starts.append((index, False, True))
        elif (
            index
            and low
            in (
                "der",
                "som",
                "hvor",
                "fordi",
                "hvis",
                "så",
                "mens",
                "which",
                "who",
                "because",
                "där",
            )
            and _is_relative(words, index)
        ):
            starts.append((index, True, False))
    if starts[0][1]:
        starts.extend(_after_purpose(words, starts))
    starts = sorted({place: (place, sub, content) for place, sub, content in starts}.values())
    return [
        Clause(
            place, starts[number + 1][0] if number + 1 < len(starts) else len(words), sub, content
        )
        for number, (place, sub, content) in enumerate(starts)
    ]


def _after_purpose(
    words: list[Word], starts: list[tuple[int, bool, bool]]
) -> list[tuple[int, bool, bool]]:
    """Where the main clause begins behind a purpose without a comma ("For at mindske støjen
    opsættes en skærm"): at the first verb that is no infinitive."""
    last = min((place for place, _, _ in starts if place), default=len(words))
    for index in range(3, last):
        forms = {name for _, name, _ in VERB_FORMS.get(words[index].low, ())}
        if forms & {"passive", "present"} and "infinitive" not in forms:
            return [(index, False, False)]
    return []


_POSSESSIVES = word_set(
    "vores vore deres sine sin sit min mine mit dets dens disse our their its våre vår våra vårt"
)
_GENITIVES = ("ens", "ets", "ernes", "ndes")
_GOVERNORS = word_set(
    """
    kr kroner mio midler penge bevilling satset investeret arbejder gang enige begyndt
    aftale valgt dispensation bidrager million millioner beslutning forslag arbejdet beløb
    ramme forslaget indstilling
    """
)


def _governed(words: list[Word], index: int) -> bool:
    """After money, an effort or an agreement ("2 mio. kr. til at etablere", "satset ved at
    ansætte") the infinitive is the act itself, not its purpose."""
    before = {word.low for word in words[max(0, index - 8) : index]}
    return bool(before & _GOVERNORS)


def _depends(words: list[Word], index: int, starts: list[tuple[int, bool, bool]]) -> bool:
    low = words[index].low
    follow = words[index + 1].low if index + 1 < len(words) else ""
    if low in ("og", "samt", "men", "and", "och") and follow in (
        "der",
        "som",
        "hvor",
        "at",
        "så",
        "fordi",
    ):
        if follow in ("at", "der"):
            return starts[-1][1] and not starts[-1][2]
        return True
    if low in ("for", "ved") and follow != "at":
        return False
    if low == "der" and words[index - 1].low == ":":
        return False
    if low == "så" and follow in ("vil", "skal", "er", "bliver", "har"):
        return False
    if low == "ligesom" and index + 2 < len(words):
        return not {word.low for word in words[index : index + 5]} & (
            MODALS | {"etableres", "afsættes", "oprettes"}
        )
    if low in ("at", "att", "that"):
        return not _content(words, index)
    return low in _SUBORDINATORS


def _content(words: list[Word], index: int) -> bool:
    """Whether "at ..." here says what is proposed, decided or agreed."""
    if words[index].low not in ("at", "att", "that"):
        if words[index].low in ("og", "samt", "and", "och") and index + 1 < len(words):
            return words[index + 1].low in ("at", "att", "that")
        return False
    before = [word.low for word in words[max(0, index - 7) : index]]
    if before and before[-1] in ("for", "ved", "til", "med", "uden", "gennem", "om", "på"):
        return before[-2:] in (
            ["ind", "for"],
            ["arbejder", "for"],
            ["kæmper", "for"],
            ["arbejde", "for"],
            ["enige", "om"],
            ["sørger", "for"],
            ["sørge", "for"],
        )
    if set(before[-3:]) & {"vil", "vill"} and not set(before[-2:]) & set(VERB_FORMS):
        return True
    if set(before) <= _MOREOVER:
        return True  # "Endvidere, at der oprettes ...": the verb of saying is understood
    return bool(set(before) & _SPEECH_ACTS)


def _is_relative(words: list[Word], index: int) -> bool:
    """Whether "der", "som" or "så" joins a clause, unlike in "skal der", "som led i", "så vidt"."""
    low = words[index].low
    before = words[index - 1].low
    follow = words[index + 1].low if index + 1 < len(words) else ""
    if low == "der":
        return (
            before
            not in MODALS
            | AUXILIARIES
            | {"og", "at", "samt", "derfor", "nu", "også", "kommer", "sker"}
            and before not in VERB_FORMS
        )
    if low == "som":
        return follow not in (
            "led",
            "en",
            "et",
            "følge",
            "minimum",
            "udgangspunkt",
            "del",
            "supplement",
            "forsøg",
        )
    if low == "så":
        return (
            follow
            not in (
                "vidt",
                "mange",
                "meget",
                "tidligt",
                "hurtigt",
                "snart",
                "længe",
                "få",
                "stor",
                "kaldte",
                "vil",
                "skal",
            )
            and before != ","
        )
    return True


def _named(words: list[Word], text: str) -> list[Named]:
    found: list[Named] = []
    for index, word in enumerate(words):
        if len(word.low) < 3 and word.low not in ("bus",):
            continue
        known = instrument(word.low)
        if known is None:
            if (
                word.low in ("ret", "right", "rett", "rätt")
                and index + 1 < len(words)
                and words[index + 1].low in ("til", "till", "to")
            ) or word.low in (
                "gratis",
                "forbud",
                "forbydes",
                "free",
                "kostnadsfri",
                "afgiftsfri",
                "tilskudsfri",
            ):
                known = Instrument("firm", False)
            else:
                continue
        if word.low.endswith(_PERSONS) and index and words[index - 1].low in _GIVEN_TO:
            continue
        near = [other.low for other in words[max(0, index - 4) : index]]
        if not known.definite and known.grade != "money" and _owned(near[-2:]):
            known = Instrument(known.grade, True)
        new = not known.definite and bool(set(near) & _NEW or any(low.isdigit() for low in near))
        found.append(Named(index, known, new, word.clause))
    return found


# "frihed til lærere": people right after a preposition are those who gain, not posts.
_PERSONS = ("lærere", "pædagoger", "ansatte", "sygeplejersker", "konsulenter", "rådgivere", "læger",
            "sagsbehandlere", "psykologer", "studerende", "teachers", "nurses")  # fmt: skip
_GIVEN_TO = word_set("til for hos af blandt fra med mellem til for från fra among between of")


def _owned(before: list[str]) -> bool:
    """Whether a possessive or a genitive makes the noun a known one: "vores tilbud"."""
    return any(low in _POSSESSIVES or low.endswith(_GENITIVES) for low in before)


def _heads(words: list[Word], clauses: list[Clause]) -> list[Head]:
    heads: list[Head] = []
    for number, clause in enumerate(clauses):
        if clause.subordinate:
            continue
        heads.extend(_clause_heads(words, clauses, number))
    return heads


def _clause_heads(words: list[Word], clauses: list[Clause], number: int) -> list[Head]:
    clause = clauses[number]
    heads: list[Head] = []
    asked: int | None = None
    modal, auxiliary, infinitive_mark = _inherited(words, clauses, number)
    span = range(clause.first, clause.last)
    for index in span:
        low = words[index].low
        if low in _ASKING:
            asked = index
        if low in _WANTING and not {word.low for word in words[index + 1 : index + 4]} & {
            "at",
            "att",
            "å",
        }:
            heads.append(Head(index, "demand", "weak", low, number))
            continue
        if low in MODALS:
            modal = index
            continue
        if low in AUXILIARIES and modal is None:
            auxiliary = index
        if low in ("at", "å", "att") or (
            low == "to" and index and words[index - 1].low in _ENGLISH_VOWS
        ):
            infinitive_mark = index
        for lemma, form, strength in _readings(words, index, clause):
            act = _act(words, index, form, modal, auxiliary, infinitive_mark, clause)
            if act is None and form == "infinitive" and asked is not None and index - asked <= 5:
                act = "modal"
            if form == "participle" and act is None and _gets(words, index, clause):
                act = (
                    "perfect"
                    if words[index - 1].low == "fik"
                    or words[max(clause.first, index - 2)].low == "fik"
                    else "passive"
                )
            if act is not None:
                heads.append(Head(index, act, strength, lemma, number))
                break
    return heads


def _readings(
    words: list[Word], index: int, clause: Clause
) -> tuple[tuple[str, Form, Strength], ...]:
    """The readings of a word as a verb; "sat ... af" is "afsat", wherever the particle stands."""
    low = words[index].low
    if words[index].name:
        return ()
    particle = _particle(words, index, clause) if low in _SET else None
    if particle:
        return VERB_FORMS[f"{particle}{low}"]
    return VERB_FORMS.get(low, ())


def _particle(words: list[Word], index: int, clause: Clause) -> str | None:
    """ "af" of "sat ... af til" (money set aside) or "ned" of "sættes ned" (a level lowered)."""
    for place in range(index + 1, min(clause.last, index + 10)):
        low = words[place].low
        last = place + 1 == clause.last
        if low == "af" and (last or words[place + 1].low in ("til", "i", "på")):
            return "af"
        if low == "ned" and (place <= index + 2 or last):
            return "ned"
    return None


def _gets(words: list[Word], index: int, clause: Clause) -> bool:
    """Whether something is done for the subject: "Centret får udvidet sin åbningstid"."""
    return any(
        words[place].low in ("får", "fik") for place in range(max(clause.first, index - 2), index)
    )


def _inherited(
    words: list[Word], clauses: list[Clause], number: int
) -> tuple[int | None, int | None, int | None]:
    """The modal and auxiliary of the main clause before, for a clause that has none of its own:
    "Vi vil ansætte X, etablere Y og oprette Z"."""
    clause = clauses[number]
    own = {word.low for word in words[clause.first : clause.last]}
    if own & MODALS or clause.content:
        return None, None, (clause.first if clause.content else None)
    for earlier in range(number - 1, max(-1, number - 7), -1):
        before = words[clauses[earlier].first : clauses[earlier].last]
        modals = [index for index, word in enumerate(before) if word.low in MODALS]
        if modals and not clauses[earlier].subordinate:
            return clauses[earlier].first + modals[-1], None, None
        if clauses[earlier].content:
            return None, None, clauses[earlier].first
        auxiliaries = [index for index, word in enumerate(before) if word.low in ("har", "er")]
        if auxiliaries and not clauses[earlier].subordinate and not own & AUXILIARIES:
            return None, clauses[earlier].first + auxiliaries[-1], None
    return None, None, None


def _act(
    words: list[Word],
    index: int,
    form: str,
    modal: int | None,
    auxiliary: int | None,
    mark: int | None,
    clause: Clause,
) -> Act | None:
    before = words[index - 1].low if index else ""
    if form == "infinitive":
        if before in _DETERMINERS:
            return None  # "det åbne land": an adjective
        if modal is not None and (
            before in MODALS or index - modal <= 14 or before in _CONJUNCTIONS
        ):
            return "modal"
        if mark is not None:
            return "infinitive"
        if index == clause.first or (before in _CONJUNCTIONS and auxiliary is None):
            return "infinitive" if index == 0 else None
        return None
    if form == "passive":
        return "modal" if modal is not None and index - modal <= 14 else "passive"
    if form == "participle":
        if auxiliary is not None and index - auxiliary <= 12:
            if modal is not None and modal < auxiliary and modal >= clause.first:
                return "modal"
            return "passive" if words[auxiliary].low in ("bliver", "blir") else "perfect"
        if (
            modal is not None
            and index - modal <= 10
            and words[index - 1].low in ("blive", "være", "bli", "be", "få")
        ):
            return "modal"
        if index == 0 or (index == clause.first and before in ("", ":", ",")):
            return "perfect" if index == 0 else None
        return None
    if form == "present":
        return "present"
    if form == "past":
        return "past"
    if form == "imperative" and index == 0:
        return "demand"
    return None


def has_demand_verb(analysis: Analysis) -> bool:
    """Whether a main clause proposes or demands ("SF foreslår en pulje")."""
    return any(
        word.low in _DEMAND_VERBS
        for word in analysis.words
        if not analysis.clauses[word.clause].subordinate
    )
