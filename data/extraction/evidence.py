"""What speaks for and against a sentence being a commitment, as a set of named observations.

Each name is one thing that a reader could point at: a modal with an act, a sum, a new instrument,
a need, a section of background. `weights` says how much each of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.extraction import patterns
from data.extraction.analysis import has_demand_verb
from data.extraction.candidates import MoneyFound
from data.extraction.judging import COUNTED, QUANTIFIED
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
    after a sentence that commits; the year of the document."""

    kind: str
    section: str
    frame: str
    quote: bool
    listed: bool
    opening: bool
    follows: bool = False
    year: int | None = None


# Words that are observations wherever they stand in a sentence.
_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("skal", word_set("skal ska skall shall must")),
    ("vil", word_set("vil vill will")),
    ("bør", word_set("bør bör should")),
    ("må", word_set("må")),
    ("kan", word_set("kan kunne could may might can")),
    ("we", word_set("vi os we")),
    ("I", word_set("jeg mig mit min mine")),
    ("before", word_set("var blev havde fik kom gik viste kunne skulle ville startede")),
    ("estimate", word_set(
        "forventes forventer forventet vurderes vurderer vurderet skønnes anslås ventes ventet "
        "opleves oplever viser skyldes fremgår antages betyder medfører kendetegnes oplyser "
        "oplyst anslår bemærker konstaterer koster forudsættes"
    )),
    ("possible", word_set(
        "muligt mulig muligheder eventuel eventuelt eventuelle evt såfremt hvis måske kunne"
    )),
    ("need_word", word_set(
        "behov brug nødvendigt nødvendig vigtigt vigtig afgørende væsentligt centralt"
    )),
    ("now", word_set("allerede hidtil nuværende eksisterende tidligere forvejen dag")),
    ("new", word_set("ny nyt nye flere ekstra mere yderligere øget øgede")),
    ("not", word_set("ikke ingen aldrig intet hverken")),
    ("percent", word_set("procent pct prosent promille")),
    ("because", word_set("fordi da idet eftersom")),
    ("so_that", word_set("så således")),
    ("decides", word_set(
        "besluttet besluttede beslutter vedtaget vedtog vedtager godkendt godkendte godkender "
        "aftalt aftaler enige enighed bevilget bevilges bevilger afsættes afsætter afsat "
        "afsætte tiltræder tiltrådt"
    )),
    ("decided_then", word_set(
        "vedtog besluttede godkendte afsatte bevilgede nedsatte igangsatte etablerede oprettede"
    )),
    ("proposes", word_set(
        "foreslår foreslås foreslog foreslået indstiller indstilles anbefaler anbefales kræver "
        "krav ønsker opfordrer opfordres lover"
    )),
    ("stays", word_set(
        "fastholdes fastholder fastholde bevares bevarer bevare fortsætter fortsætte fortsættes "
        "videreføres uændret uændrede holdes"
    )),
    ("free", word_set("gratis vederlagsfrit")),
    ("someone", word_set(
        "mange nogle andre flertallet man nogen hver enhver alle mennesker"
    )),
)  # fmt: skip
# Verbs that say in what direction, not what.
_VAGUE = word_set(
    """
    styrke sikre skabe fremme udvikle understøtte forbedre arbejde have få blive gå gøre tage lade
    fokusere stimulere motivere koordinere opleve løse imødekomme vælge bidrage følge øge støtte
    hjælpe samarbejde deltage stille lægge holde se give
    """
)
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("orders", patterns.ORDERS),
    ("need", patterns.NEED),
    ("values", patterns.VALUE_WORDS),
    ("background", patterns.BACKGROUND),
    ("outsider", patterns.OUTSIDER),
    ("anaphora", patterns.ANAPHORA),
    ("restates", patterns.RESTATES),
    ("there_is_done", re.compile(
        r"^\W*(?:\w+ ){0,2}der (?:\w+ ){0,2}?\w{3,}es\b|^\W*[^,.]{0,90}?\b\w{3,}es der\b", _I)),
    ("becomes_done", re.compile(r"\bbliver (?:\w+ ){0,6}?\w{3,}(?:et|t|ede)\b", _I)),
    ("accounts", re.compile(
        r"\b(?:udgift\w*|merudgift\w*|indtægt\w*|overskud\w*|underskud\w*|merforbrug\w*|gæld\w*|"
        r"kassebeholdning\w*|regnskab\w*|omsætning\w*|koste\w*|steget|faldet|vokset|"
        r"mangle[rd]\w*)\b",
        _I)),
    ("from_outside", re.compile(
        r"\bfra (?:staten|regionen|ministeriet|\w*styrelsen|\w*fonden|EU|regeringen)\b|"
        r"\bstatslig\w*"
        r"|\b(?:regeringen|folketinget|ministeren|\w+ministeren|staten|DSR|KL)\b", _I)),
    ("to_be", re.compile(
        r"\b(?:skal|bør|vil)\b (?:\w+ ){0,4}?(?:være|have|kunne|opleve|føle|blive|møde|vide|"
        r"trives)\b",
        _I)),
    ("people_first", re.compile(
        r"^\W*(?:\w+ )?(?:børn\w*|unge|ældre|borger\w*|elever\w*|familier\w*|kvinder|mænd|"
        r"forældre\w*|"
        r"mennesker|medarbejder\w*|beboer\w*|virksomheder\w*|patienter\w*)\b", _I)),
    ("right", re.compile(
        r"\bret til\b|\bgaranti|\bkrav om\b|\bforbud\b|\btillade[st]\b|\badgang til\b", _I)),
    ("past_then", re.compile(
        r"\b(?:i|fra|siden|indtil|frem til) (?:19\d\d|20[01]\d)\b(?=.*\b(?:var|blev|er|har|steg|"
        r"faldt)\b)"
        r"|\b(?:sidste år|for \w+ år siden)\b", _I)),
    ("I_will", re.compile(r"\bjeg (?:vil|foreslår|ønsker|kæmper|synes|mener)\b|\bvil jeg\b", _I)),
    ("I_am", re.compile(r"\bjeg (?:er|har|bor|blev|var|sidder|arbejder)\b|\ber jeg\b", _I)),
    ("we_will", re.compile(
        r"\b(?:vi|partiet|kommunen|byrådet|listen|\w+ kommune) (?:\w+ )?(?:vil|skal|bør|må)\b|"
        r"\b(?:vil|skal|bør|må) (?:vi|kommunen|byrådet|der)\b", _I)),
    ("invests", re.compile(r"\binvester\w*|\bsatse[rs]?\b|\bsatses\b", _I)),
    ("share_of", re.compile(r"\b(?:en|halvdelen|hver) \w*(?:del|jerdedel|tredjedel)\b|"
    r"\bhalvdelen af\b", _I)),
    ("named_plan", re.compile(r"\b\w{3,}(?:plan|strategi|politik|pulje|aftale|ordning|"
    r"projekt)\b", _I)),
    ("follow_up", re.compile(
        r"\b(?:evaluer\w*|følges op|opfølgning|status til|afrapporter\w*|vender tilbage)\b", _I)),
    ("changes_how_much", re.compile(
        r"\b(?:sænk\w*|hæve[srt]?|hæves|nedsæt\w*|forhøj\w*|øges|reducer\w*|halver\w*|"
        r"fordobl\w*)\b", _I)),
    ("stance", re.compile(
        r"\b(?:siger? (?:\w+ )?(?:nej|ja|stop|fra)|går (?:\w+ )?(?:ind for|imod)|kæmper for|"
        r"arbejder for|(?:er|stemmer) (?:\w+ )?(?:imod|mod)|modsætter|vil (?:\w+ ){0,2}ikke "
        r"være med til|kræver|forlanger|insisterer)\b", _I)),
    ("fragment", re.compile(
        r"^\W*(?:stop|flere|ingen|nej til|ja til|fart på|bedre|færre|gratis|ny|nye|nyt|øget|bevar|"
        r"mere|lavere|højere|afskaf|indfør|ret til|fuld|fri)\b", _I)),
    ("act_of", re.compile(r"\b\w{4,}(?:ning|else|ering|køb|salg|bygning)(?:en)? af\b", _I)),
    ("if_first", re.compile(r"^\W*(?:hvis|såfremt|når|da|selv om|selvom|mens|fordi|siden)\b", _I)),
    ("it_first", re.compile(r"^\W*(?:og |men )?(?:det|dette|disse|den|de)\b", _I)),
    ("known_first", re.compile(r"^\W*(?:\w{4,}(?:en|et|erne|ene))\b", _I)),
    ("administration", re.compile(
        r"\b(?:\w*forvaltningen|administrationen|direktionen|direktøren|sekretariatet|afdelingen|"
        r"kommunedirektøren|\w+udvalget)\b", _I)),
    ("reports", re.compile(r"\b(?:har|er) (?:\w+ ){0,5}?\w{3,}(?:et|t)\b", _I)),
    ("state_first", re.compile(
        r"^\W*(?:\w+\W+){1,6}?(?:er|har|findes|ligger|handler|består|omfatter|bor|kommer|"
        r"indeholder|udgør|svarer|sidder|står)\b", _I)),
    ("to_whom", re.compile(r"\bmed henblik på\b|\bfor at\b", _I)),
    ("effect", re.compile(
        r"\b(?:betyder|medfører|giver|indebærer|vil (?:\w+ ){0,2}?(?:betyde|medføre|give|kræve|"
        r"kunne|være))\b", _I)),
    ("colon", re.compile(r":\s*$")),
)  # fmt: skip


def observations(
    content: str,
    analysis: Analysis,
    money: list[MoneyFound],
    dated: bool,
    setting: Setting,
    best: tuple[float, str],
    phrase: str | None,
) -> frozenset[str]:
    """What can be observed of the sentence `content`. `best` is the surest act with its code,
    (0, "") where no act was found; `phrase` the code of a fixed phrase that commits."""
    found = {name for name, pattern in _PATTERNS if pattern.search(content)}
    low = {word.low for word in analysis.words}
    found.update(name for name, words in _WORDS if not low.isdisjoint(words))
    found.update(_of_setting(setting))
    found.update(_of_acts(analysis, best))
    found.update(_of_objects(analysis))
    if phrase:
        found.add(f"phrase:{phrase}")
    years = [int(year) for year in _YEAR.findall(content)]
    if years and setting.year:
        found.add("year:past" if max(years) < setting.year else "year:ahead")
    if money:
        found.add("sum")
        if len(money) > 1:
            found.add("sums")
    if dated:
        found.add("date")
    if QUANTIFIED.search(content):
        found.add("quantified")
    if COUNTED.search(content):
        found.add("counted")
    words = [word.low for word in analysis.words[:8]]
    if any(answers(word) for word in words):
        found.add("answers")
    if len(analysis.words) < 8:
        found.add("short")
    elif len(analysis.words) > 32:
        found.add("long")
    if has_demand_verb(analysis):
        found.add("demand_verb")
    found.update(_together(found, setting))
    return frozenset(found)


def _of_setting(setting: Setting) -> Iterator[str]:
    yield f"kind:{setting.kind}"
    yield f"frame:{setting.frame}"
    if setting.section != setting.frame:
        yield "within"
    for name in ("quote", "listed", "opening", "follows"):
        if getattr(setting, name):
            yield name


def _of_acts(analysis: Analysis, best: tuple[float, str]) -> Iterator[str]:
    score = best[0]
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


def _together(found: set[str], setting: Setting) -> Iterator[str]:
    """Observations that mean more beside each other."""
    own = setting.kind in ("programme", "proposal", "interview", "press")
    case = setting.frame in ("case", "summary", "facts", "economy", "values")
    if own and "modal_firm" in found:
        yield "own+modal_firm"
    if setting.kind == "programme" and found & {"skal", "bør", "må"}:
        yield "programme+modal"
    if setting.kind in ("budget", "plan") and "passive_firm" in found:
        yield "agreed+passive_firm"
    if setting.kind in ("budget", "plan") and found.isdisjoint({"background", "estimate"}):
        yield "agreed+plain"
    if case and found.isdisjoint({"decides", "proposes"}):
        yield "case+undecided"
    if "reports" in found and found.isdisjoint({"skal", "vil", "bør", "decides", "proposes"}):
        yield "reports_only"
        if case:
            yield "case+reports"
    if case and found & {"decided_then", "year:past", "before"}:
        yield "case+then"
    if "act:none" in found and not any(name.startswith("phrase") for name in found):
        idle = found.isdisjoint({"skal", "vil", "bør", "må", "decides", "proposes", "stance"})
        if idle and "sum" in found:
            yield "idle+sum"
        if idle and found & {"firm:new", "firm:some"}:
            yield "idle+firm"
    if found >= {"accounts", "sum"}:
        yield "accounts+sum"
    if "before" in found and found.isdisjoint({"skal", "vil", "bør", "decides", "proposes"}):
        yield "told"
    if "possible" in found and "kan" in found:
        yield "kan+possible"
