"""What speaks for and against a sentence being a commitment, as a set of named observations.

Each name is one thing that a reader could point at: a modal with an act, a sum, a new instrument,
a need, a section of background. `weights` says how much each of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.extraction import elaboration, patterns
from data.extraction.analysis import has_demand_verb
from data.extraction.candidates import MoneyFound
from data.extraction.judging import COUNTED, QUANTIFIED
from data.extraction.labels import LeadKind
from data.extraction.subjects import answers
from data.extraction.syntax import Analysis
from data.extraction.verbs import VERB_FORMS
from data.extraction.wordlists import word_set

_I = re.IGNORECASE
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]?\d)")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence stands: kind of document, what its section and the frame around that
    announce, whether it is speech, in a list that is none of demands, first in its paragraph, right
    after a sentence that commits; the year of the document; the sentence right before it in its
    paragraph; which quarter of the document it is in, 0 to 3; what the words before its list say
    of the points, None in no list."""

    kind: str
    section: str
    frame: str
    quote: bool
    listed: bool
    opening: bool
    follows: bool = False
    year: int | None = None
    before: str = ""
    quarter: int = 0
    lead: LeadKind | None = None


# Verbs that say in what direction, not what.
_VAGUE = word_set(
    """
    styrke sikre skabe fremme udvikle understøtte forbedre arbejde have få blive gå gøre tage lade
    fokusere stimulere motivere koordinere opleve løse imødekomme vælge bidrage følge øge støtte
    hjælpe samarbejde deltage stille lægge holde se give
    """
)
_WORD = re.compile(r"\w+")
_ENDS = {".": "stop", "!": "call", ":": "colon", ",": "comma", ";": "comma"} | dict.fromkeys(
    "\"'”“»)]", "closed"
)  # what a sentence ends with; "open": with its last word, as a line does
_MOST_COMMAS = 3  # more say no more of how a sentence is built
_BEGINNING, _ENDING = 5, 4  # letters of a word that stand for it, by cross-validation
_DEONTIC = re.compile(r"\b(?:skal|vil|bør|må)\b", _I)
_DECIDES = re.compile(
    r"\b(?:beslut|vedt[ao]g|godkend|aftal|enig|bevilg|afsæt|afsat|tiltr[æå]d|foreslå|foreslog|"
    r"indstil|anbefal|kræve|opfordr|ønsker\b)",
    _I,
)
_TOLD = re.compile(r"\b(?:var|blev|havde|fik|kom|gik|viste|kunne|skulle|ville|startede)\b", _I)
# The people whom a measure is for, as those who act: what they do is no measure (T1).
_THE_PEOPLE = re.compile(
    r"^\W*(?:borgerne|beboerne|forældrene|eleverne|medarbejderne|foreningerne|virksomhederne|"
    r"naboerne)\b",
    _I,
)
# A weak past tense ("pegede", "mente"), unless a noun follows it ("den vedtagne plan").
_WEAK_PAST = re.compile(r"\b\w{3,}(?:ede|te)\b(?!\s\w+(?:er|en|et|e)\b)", _I)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("people", _THE_PEOPLE),
    ("weak_past", _WEAK_PAST),
    ("orders", patterns.ORDERS),
    ("need", patterns.NEED),
    ("values", patterns.VALUE_WORDS),
    ("background", patterns.BACKGROUND),
    ("outsider", patterns.OUTSIDER),
    ("right", re.compile(
        r"\bret til\b|\bgaranti|\bkrav om\b|\bforbud\b|\btillade[st]\b|\badgang til\b", _I)),
    ("follow_up", re.compile(
        r"\b(?:evaluer\w*|følges op|opfølgning|status til|afrapporter\w*|vender tilbage)\b", _I)),
    ("stance", re.compile(
        r"\b(?:siger? (?:\w+ )?(?:nej|ja|stop|fra)|går (?:\w+ )?(?:ind for|imod)|kæmper for|"
        r"arbejder for|(?:er|stemmer) (?:\w+ )?(?:imod|mod)|modsætter|vil (?:\w+ ){0,2}ikke "
        r"være med til|kræver|forlanger|insisterer)\b", _I)),
    ("act_of", re.compile(r"\b\w{4,}(?:ning|else|ering|køb|salg|bygning)(?:en)? af\b", _I)),
    ("if_first", re.compile(r"^\W*(?:hvis|såfremt|når|da|selv om|selvom|mens|fordi|siden)\b", _I)),
    ("state_first", re.compile(
        r"^\W*(?:\w+\W+){1,6}?(?:er|har|findes|ligger|handler|består|omfatter|bor|kommer|"
        r"indeholder|udgør|svarer|sidder|står)\b", _I)),
)  # fmt: skip


def observations(
    content: str,
    analysis: Analysis,
    money: list[MoneyFound],
    dated: bool,
    setting: Setting,
    best: float,
    phrase: str | None,
) -> frozenset[str]:
    """What can be observed of the sentence `content`. `best` is how sure the surest act is, 0
    where no act was found; `phrase` the code of a fixed phrase that commits."""
    found = {name for name, pattern in _PATTERNS if pattern.search(content)}
    found.update(_of_setting(setting))
    found.update(_of_place(content, setting))
    found.update(_of_acts(analysis, best))
    found.update(_of_objects(analysis))
    found.update(_of_figures(content, money, dated, setting))
    if phrase:
        found.add(f"phrase:{phrase}")
    if any(answers(word.low) for word in analysis.words[:8]):
        found.add("answers")
    if len(analysis.words) < 8:
        found.add("short")
    elif len(analysis.words) > 32:
        found.add("long")
    if has_demand_verb(analysis):
        found.add("demand_verb")
    found.update(_together(found, content, setting))
    return frozenset(found)


def words(content: str) -> list[str]:
    """What a sentence says, as the weights know it (`phrases`): its words in small letters, numbers
    as 0, a name inside the sentence as N (who it is says nothing of other municipalities)."""
    return phrases(
        [
            "0" if word.isdigit() else "N" if number and word[0].isupper() else word.lower()
            for number, word in enumerate(_WORD.findall(content))
        ]
    )


def phrases(single: Sequence[str]) -> list[str]:
    """The words, each pair of neighbours, and how the longer words begin and end ("ansæt-",
    "-ning"): so a form or compound not met before is known by its parts."""
    long = [word for word in single if len(word) > _BEGINNING]
    return [
        *single,
        *(f"{one} {two}" for one, two in pairwise(single)),
        *(f"{word[:_BEGINNING]}-" for word in long),
        *(f"-{word[-_ENDING:]}" for word in long),
    ]


def _of_figures(
    content: str, money: list[MoneyFound], dated: bool, setting: Setting
) -> Iterator[str]:
    if money:
        yield "sum"
    if len(money) > 1:
        yield "sums"
    if dated:
        yield "date"
    years = [int(year) for year in _YEAR.findall(content)]
    if years and setting.year:
        yield "year:past" if max(years) < setting.year else "year:ahead"
    if QUANTIFIED.search(content):
        yield "quantified"
    if COUNTED.search(content):
        yield "counted"


def _of_setting(setting: Setting) -> Iterator[str]:
    yield f"kind:{setting.kind}"
    yield f"frame:{setting.frame}"
    if setting.section != setting.frame:
        yield "within"
    for name in ("quote", "listed", "opening", "follows"):
        if getattr(setting, name):
            yield name
    if setting.lead:
        yield f"lead:{setting.lead}"


def _of_place(content: str, setting: Setting) -> Iterator[str]:
    """How the sentence is joined to the one before it, how it is built and where it stands."""
    yield from elaboration.ties(setting.before, content)
    yield f"commas:{min(content.count(','), _MOST_COMMAS)}"
    end = _ENDS.get(content.rstrip()[-1:], "open")
    if end != "open" or not setting.listed:  # the points of a list need no full stop
        yield f"end:{end}"
    yield f"quarter:{setting.quarter}"


def _of_acts(analysis: Analysis, score: float) -> Iterator[str]:
    yield (
        "act:sure"
        if score >= 0.85
        else "act:likely"
        if score >= 0.7
        else "act:fair"
        if score >= 0.58
        else "act:weak"
        if score
        else "act:none"
    )
    acts = {head.act for head in analysis.heads}
    yield from (f"as:{act}" for act in acts)
    yield from (f"verb:{head.strength}" for head in analysis.heads)
    if acts and all(head.lemma in _VAGUE for head in analysis.heads):
        yield "only_vague"
    firm = {head.act for head in analysis.heads if head.lemma not in _VAGUE}
    if firm & {"modal"}:
        yield "modal_firm"
    if firm & {"passive"}:
        yield "passive_firm"
    if any(
        word.low.endswith("es") and len(word.low) > 4 and word.low not in VERB_FORMS
        for word in analysis.words
    ):
        yield "unknown_passive"


def _of_objects(analysis: Analysis) -> Iterator[str]:
    main = [one for one in analysis.named if not analysis.clauses[one.clause].subordinate]
    if not main:
        yield "nothing_named" if not analysis.named else "named_below"
    for one in main:
        grade, definite = one.instrument.grade, one.instrument.definite
        yield f"{grade}:{'new' if one.new else 'known' if definite else 'some'}"


def _together(found: set[str], content: str, setting: Setting) -> Iterator[str]:
    """Observations that mean more beside each other."""
    decided, deontic = _DECIDES.search(content), _DEONTIC.search(content)
    case = setting.frame in ("case", "summary", "facts", "economy", "values")
    if setting.kind in ("programme", "proposal", "interview", "press") and "modal_firm" in found:
        yield "own+modal_firm"
    if setting.kind == "programme" and deontic:
        yield "programme+modal"
    if setting.kind in ("budget", "plan") and "passive_firm" in found:
        yield "agreed+passive_firm"
    if case and not decided:
        yield "case+undecided"
    if case and ("year:past" in found or _TOLD.search(content)):
        yield "case+then"
    if not (decided or deontic):
        if _TOLD.search(content):
            yield "told"
        if "act:none" in found and not any(name.startswith("phrase") for name in found):
            yield "idle+sum" if "sum" in found else "idle"
