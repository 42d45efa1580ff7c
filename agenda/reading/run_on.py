"""Titles that ran together when a page lost its line ends: where the next one begins.

Danish, Norwegian and Swedish titles hold capitals only in names, so a capital is where a title may
begin; what stands before and behind it is weighed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from agenda.reading.bodies import BODY
from agenda.reading.titles import OPENERS, goes_on
from data.extraction.municipalities import MUNICIPALITIES
from data.text import skeleton

_TOKEN = re.compile(r"\S+")
_CAPITAL = re.compile(r"[\"”“»«'’]*[A-ZÆØÅÄÖ]")
_ENDS_OPEN = re.compile(r"[-–:,/(&+]$")
_LOST_DIGITS = re.compile(r"\d/$")
# "15/16823", the number of a case behind its title, of which the year was lost.
_REST_OF_CASE = re.compile(r"/\d{3,6}")
_CASE_BEHIND = re.compile(r"\s/\d{3,6}$")
# Behind these the digits of a year were lost: "regnskab for", "pr".
_BEFORE_LOST_YEAR = re.compile(
    r"(?:regnskab|budget|kvartal|overslagsår\w*|årene|år|\d{4})\s(?:for|og|pr\.?)$|\bpr\.?$",
    re.IGNORECASE,
)
# Digits are lost behind these more often than a name follows that begins like a title.
_BEFORE_LOST_DIGITS = frozenset({"for", "i", "pr", "pr."})
_LINKS = frozenset({
    "af", "til", "om", "vedr.", "vedr", "vedrørende", "fra", "for", "på", "nr.", "nr", "av",
    "angående", "som", "hos", "over",
})  # fmt: skip
_WEAK_LINKS = frozenset({"i", "ved", "med", "og", "-", "–"})
# The tails of the nouns that titles of cases begin with.
_NOUN = re.compile(
    r"(?:ning|ling|hed|skab|sel|eri|tet|else|ering|tion|materiale|plan|politikk?|strategi|aftale|regnskab|rapport|bevilling|forslag"
    r"|optagelse|måling|projekt|beretning|opgave|redegørelse|årsmål|budget|takst|vedtægt|regulativ"
    r"|kontrakt|ansøgning|høring|analyse|tilskud|støtte|valg|salg|køb|udbud|status|proces"
    r"|program|kommissorium|arbejde|samarbejde|tilbud|lokale|område|sted|standard|katalog|ordning"
    r"|overenskomst|dispensation|klage|henvendelse|besøg|møde|stipendi|priser?|frekvens|overslag"
    r"|meddelelse|punkt|sag|fritagelse|godtgørelse|afgift|gebyr|garanti|lån|institution|dagtilbud"
    r"|bofællesskab|bibliotek|service|indsats|behandling|eventuelt|tema|oplæg|notat|temadag"
    r"|mødeplan|ressourcer|struktur|udvikling|tiltag|initiativ|opfølgning|adgang|anlæg|nedlæggelse"
    r"|overdragelse|udstykning|evaluering|kapacitet|kvalitet|retningslinje|princip|fordeling"
    r"|renovering|ændring|information|bidrag|revision|stipendium|rapporter|riktlinjer|motion"
    r"|sak|søknad|innstilling|avtale|reglement|regulering|melding|kommunereform\w*|bosetting|svar"
    r"|forskrift|medborgarförslag|taxa|taxor|yttrande|ansökan|upphandling|detaljplan|remiss|skole"
    r"|våben|vandværk|bygning|forsyning|midler|oversigt)"
    r"(?:en|er|erne|et|ne|n|s|a|ar|r|e|ene|erna)?$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\w{2,}(?:vej|vejen|gade|gaden|gata|veien|vænget|parken|plads|torv|torvet|stræde|allé|gården"
    r"|gård|skolen|hallen|centret|centeret|huset|bjerg|borg|rup|trup|lev|løse|holm|vang|toft"
    r"|tofte|bæk|vig|ø|lund|bro|sund|fjord|strand|by|sted|inge|dal|høj|købing|havn|land|stad)s?"
)
# "Kommunens", "Rådets": in the definite form a noun is no name, and has no capital but where a
# title begins. ("Jensens", "Horsens" are names.)
_DEFINITE_GENITIVE = re.compile(r"[A-ZÆØÅ][a-zæøå]+(?<!s)(?:ens|ets|ernes)")
_ADJECTIVE = re.compile(
    r"(?:Ny|Nye|Nyt|Den|Det|De|Fælles|Årlig|Årlige|Øget|Ekstra|[A-ZÆØÅ]\w{2,}(?:isk|iske|lig|lige|ig"
    r"|ige|elle|el|ende|bar|bare|som|somme|iv|ive|ret|eret|ede))"
)
# "Socialistisk", "Regional": what is said of the noun in a name, which follows.
_OF_NOUN = re.compile(
    r"[A-ZÆØÅ]\w{2,}(?:isk|iske|lige|elle|ende|ive|bare|somme)|Regionale?|Radikale|Delvis|Ekstra"
    r"|Større|Ny|Nye|Nyt|Fælles"
)
_WITH_DIGIT = re.compile(r"[A-ZÆØÅ]{1,3}[-.]?\d")
_YEAR_ENDS = re.compile(r"^(?:19|20)\d\d\.$")
_ABBREVIATED = re.compile(r"(?:Chr|Nr|Sct|Skt|Sdr|Ndr|Gl|Kgl|Dr|St|Vesterg|Østerg|\d{1,3})\.$")
# What ends a list of examples ends the title.
_AND_SO_ON = frozenset({"m.m.", "m.v.", "mv.", "mm.", "m.fl.", "etc.", "o.lign.", "osv.", "m.m"})
_ALONE = re.compile(
    r"(?:Meddelelser|Orientering(?:er)?|Spørgetid|Eventuelt|Bordrunde|Referatsaker|Budgetstatus"
    r"|Mødeplan|Dagsorden|Referat|Rapporter|Opfølgning)$"
)
# "Det regionale", "den kommende": what is said of a noun that has not come yet.
_BEFORE_NOUN = re.compile(r"\b(?:[Dd]et|[Dd]en|[Dd]e)\s[a-zæøå]+e$")
# "Ansøgning fra X", of whom "om" says what they want; "Tillæg nr. 8 til X", a plan's place.
_WHOSE = re.compile(
    r"\b(?:Ansøgning|Henvendelse|Anmodning|Forslag|Klage|Forespørgsel|Brev)\sfra\s(?!.*\som\s)[^:;]{2,60}$"
)
_OF_PLAN = re.compile(r"[Tt]illæg\s(?:nr\.?\s)?(?:\S+\s)?til\s(?:for\s)?[A-ZÆØÅ]\S+$")
_PLAN = re.compile(r"(?:Kommune|Lokal|Region|Spildevands|Varme)plan")
_PLAN_NUMBER = re.compile(r"[Ll]okalplan(?:forslag)?\s(?:nr\.?\s)?\d[\d.-]*$")
_AFTER_PLAN = ("for", "i", "ved", "på")
_LOST_PLAN_NUMBER = re.compile(
    r"\b(?:af|til|for|på|og|samt|med)\s(?:Lokalplan|Lokalplanforslag|Kommuneplantillæg)"
    r"(?:\s[A-ZÆØÅ]{2,4}(?:\.[A-ZÆØÅ])?)?$"
)
# No title ends with one of these, nor with an institution or project whose name is still to come.
_NEVER_LAST = frozenset({
    "at", "ny", "nyt", "nye", "os", "der", "hvor", "skal", "kan", "er", "sin", "sit", "sine", "mod",
    "uden", "blandt", "gennem", "inden", "omkring", "ad", "per", "projekt", "stednavnet",
})  # fmt: skip
# Behind these a noun has what it is about, as a name has not.
_OF_MATTER = frozenset({"af", "om", "vedr.", "vedr", "vedrørende", "angående"})
_NAME_FOLLOWS = re.compile(
    r"\w*(?:huset|haven|skolen|centret|centeret|hjemmet|gården|institutionen|foreningen|selskabet)"
)
_ARTICLES = frozenset({"Den", "Det", "De", "En", "Et"})
# "Nordby Museum søger om ...": who wants something, before what is wanted.
_WANTS = frozenset({"søger", "ansøger", "anmoder", "ønsker", "foreslår", "klager", "tilbyder"})
_DIRECTIONS = frozenset({"Syd", "Nord", "Øst", "Vest", "Midt"})
# "Lokalplan 12 for havnen. Endelig vedtagelse": the stage of a case, behind its title.
_STAGE = re.compile(r"(?:Endelig vedtagelse|Offentlig høring|Fornyet behandling)\b(?! af\b)")
_CLOSED_BEHIND = re.compile(r"(?:LUKKET SAG|LUKKET PUNKT|LUKKET|Lukket sag|Lukket punkt)$")
_ONLY_CLOSED = re.compile(r"(?:LUKKE[TD]E?|Lukke[td]e?)$")
_ALWAYS = re.compile(
    r"(?:Lukket(?:\s?[-:–]|\s(?:punkt|sag))|Lukket -|Eventuelt\b|EVENTUELT\b|Gensidig orientering"
    r"|Til orientering -|Orientering -|(?:Beslutning|Orientering|Drøftelse)\s?:"
    r"|Forslag (?:til|om|fra)|Meddelelser\b|Referatsaker\b"
    r"|Motion (?:om|från|av)|Anmodning om|Tillæg til|(?:FORTROLIG|Fortrolig)(?=\s?[-–:])|Evt\.?$)"
)
# What has a name of its own before it: "Nordby Skole".
_OF_NAMES = frozenset({
    "Skole", "Skoler", "Hal", "Hallen", "Kirke", "Station", "Havn", "Bibliotek", "Vandværk",
    "Museum", "Slot", "Plejecenter", "Plejehjem", "Børnehave", "Teater", "Idrætscenter", "Strand",
    "Vej", "By", "Amt", "Amts", "Kommune", "Kommunes", "Kraftvarmeværk", "Varmeværk", "Mølle",
    "Friskole", "Hospital", "Biblioteker", "Venstre", "Folkeparti",
    "Lufthavn", "Børnehus", "Forsyning", "Spildevand", "Bibliotekerne",
})  # fmt: skip
_ORGANISATION = re.compile(
    r"(?:forening|klub|selskab|fond|center|centret|hallen|museum|skole|forsyning|fjernvarme"
    r"|vandværk|gadebelysning|teater|lokalråd)(?:en|et|ben)?$",
    re.IGNORECASE,
)
_THE_ORGANISATION = re.compile(r"(?:foreningen|klubben|selskabet|fonden|centret|museet)$")
# "Vestby Andels Boligforening - ...": whose case it is, before a dash.
_NAMES_ORGANISATION = re.compile(
    r"(?:[A-ZÆØÅ][\w.&-]+\s){1,3}[A-ZÆØÅ]\w*(?:forening|klub|selskab|fond)(?:en|et)?,?\s[-–]\s"
)
_COMPANIES = frozenset({"A/S", "I/S", "ApS", "AS", "AB"})
_ONE_CLOSED = re.compile(r"(?:LUKKET|Lukket) (?:PUNKT|SAG|punkt|sag)\b:")
_POST_CODE = 4
_LOOKED_BACK = 30
# More is no table of contents.
_MOST_TOKENS = 4_000
_ENOUGH = 0.4
_LETTERS = re.compile(r"[A-ZÆØÅ]{2,4}")
_FEWEST_PREFIXED = 3
_FEWEST_STOPS = 5
_STOP = 5.0
_SURE = 3.0
_ALMOST_SURE = 2.9
# At this score or below no title begins, however many there must be.
_NEVER = -2.0


_ENOUGH_IN_CAPITALS = 1.9
_FEW_LETTERS = 20
_GENITIVE = re.compile(r"\w{4}s$")
# What is said of a noun that has not come yet.
_BEFORE_CAPITALS = re.compile(r"\w+(?:iske?|lige?|elle?|ende|ske|erede|ede)|endelig|årlig")


class Part(NamedTuple):
    """One title, and where it stands in the text it was cut from."""

    start: int
    end: int
    text: str


def titles_in(text: str, later: str = "", most: int = 0, fewest: int = 1) -> list[Part]:
    """The titles that `text` runs together, `most` of them at most (0: any number), and `fewest`
    at least where a title may begin in as many places. `later` is the skeleton of the rest of the
    document, where titles stand again."""
    tokens = list(islice(_TOKEN.finditer(text), _MOST_TOKENS))
    again = _openers_again(tokens)
    prefixed = _prefixed(tokens)
    stopped = _are_stopped(tokens)
    capitals = _is_in_capitals(text)
    # Where the first title has its letters, so have the others, but for closed ones.
    enough = _ALMOST_SURE if prefixed and _LETTERS.fullmatch(tokens[0][0]) else _ENOUGH
    if capitals:
        enough = _ENOUGH_IN_CAPITALS
    possible = sorted(
        (
            (
                _SURE
                if at in prefixed
                else _score(text, tokens, at, later, capitals=capitals)
                + 0.6 * (tokens[at][0] in again)
                + _STOP * (stopped and _is_stop(tokens[at - 1][0])),
                tokens[at].start(),
            )
            for at in range(1, len(tokens))
        ),
        key=lambda one: -one[0],
    )
    scored = [
        one
        for rank, one in enumerate(possible, 2)
        if one[0] > (_NEVER if rank <= fewest else enough)
    ]
    if most:
        scored = scored[: most - 1]
    places = [0, *sorted(place for _, place in scored), len(text)]
    return [
        Part(first, last, _CASE_BEHIND.sub("", text[first:last].strip()))
        for first, last in pairwise(places)
        if text[first:last].strip()
    ]


def _are_stopped(tokens: Sequence[re.Match[str]]) -> bool:
    """Whether titles end with a full stop: so many words before a capital do."""
    return (
        sum(
            _is_stop(one[0]) and _CAPITAL.match(after[0]) is not None
            for one, after in pairwise(tokens)
        )
        >= _FEWEST_STOPS
    )


def _is_stop(word: str) -> bool:
    return word.endswith(".") and len(word) > 3 and _ABBREVIATED.search(word) is None


def _prefixed(tokens: Sequence[re.Match[str]]) -> frozenset[int]:
    """The places of the letters that stand before each title with a dash: "ØU - Title TM - Title",
    where they do so several times; () where they stand behind what belongs to the same title."""
    found = [
        at
        for at in range(1, len(tokens) - 1)
        if _LETTERS.fullmatch(tokens[at][0])
        and tokens[at + 1][0] in ("-", "–")
        and tokens[at - 1][0] not in ("-", "–")
    ]
    return frozenset(found if len(found) >= _FEWEST_PREFIXED else [])


def _openers_again(tokens: Sequence[re.Match[str]]) -> frozenset[str]:
    """The words in capitals that stand more than once where a title may begin."""
    times = Counter(
        one[0]
        for at, one in enumerate(tokens)
        if _CAPITAL.match(one[0])
        and (not at or not (_CAPITAL.match(tokens[at - 1][0]) or goes_on(tokens[at - 1][0])))
    )
    return frozenset(word for word, count in times.items() if count > 1)


def _score(
    text: str, tokens: Sequence[re.Match[str]], at: int, later: str, *, capitals: bool = False
) -> float:
    """How surely a title begins at token `at`; below nought where none can."""
    if capitals:
        return _score_in_capitals(text, tokens, at, later)
    word, before = tokens[at][0], tokens[at - 1][0]
    if not _CAPITAL.match(word) or _WITH_DIGIT.match(word) or len(word) == 1:
        return -9.0
    behind = tokens[at + 1][0] if at + 1 < len(tokens) else ""
    first = max(0, at - _LOOKED_BACK)
    head = text[tokens[first].start() : tokens[at - 1].end()]
    told = _told(text, tokens[at], head, before, behind)
    if told is not None:
        return told
    score = _before(head, [one[0] for one in tokens[first:at]])
    score += _opening(text, tokens, at, behind)
    if len(tokens) > at + 2 and tokens[at + 2][0] in _COMPANIES:
        score += 1.0
    score += 1.0 if _NAMES_ORGANISATION.match(text, tokens[at].start()) else 0.0
    score += 1.2 if behind in _LINKS else 0.3 if behind in _WEAK_LINKS else 0.0
    return score + _stands_again(text, tokens, at, later)


def _is_in_capitals(text: str) -> bool:
    """Whether a text of some words has hardly a small letter."""
    letters = [one for one in text if one.isalpha()]
    return len(letters) > _FEW_LETTERS and sum(map(str.isupper, letters)) * 10 > len(letters) * 9


def _score_in_capitals(text: str, tokens: Sequence[re.Match[str]], at: int, later: str) -> float:
    """The same where no word can be told by its capital: a noun of matter with what it is about
    begins a title, "ÆNDRING AF", behind a word that wants no more."""
    word, before = tokens[at][0].capitalize(), tokens[at - 1][0].lower()
    behind = tokens[at + 1][0].lower() if at + 1 < len(tokens) else ""
    again = _stands_again(text, tokens, at, later)
    if not tokens[at][0][0].isalpha() or _ENDS_OPEN.search(before) or goes_on(before):
        return -9.0
    if before in _NEVER_LAST or _GENITIVE.search(before) or _BEFORE_CAPITALS.fullmatch(before):
        return again - 3.0
    bare = word.strip(".,:()")
    begins = bool(_NOUN.search(bare)) or _ALONE.match(bare) is not None
    if _of_definite(bare) and _NOUN.search(behind):
        return again + 2.0
    return again + (1.5 + 1.2 * (behind in _LINKS) if begins else 0.0)


def _told(text: str, token: re.Match[str], head: str, before: str, behind: str) -> float | None:
    """The score of a word of which one thing tells all, None for any other."""
    word = token[0]
    if _ONE_CLOSED.match(text, token.start()):
        return 3.0
    if word.startswith("Udvalg") and behind == "for":
        return -3.0
    if word[0] in "\"”“»«'’" and (goes_on(before) or _ADJECTIVE.fullmatch(before)):
        return -5.0
    if behind in _COMPANIES and _CAPITAL.match(before):
        return -2.0
    if _BEFORE_NOUN.search(head) or (behind == "om" and _WHOSE.search(head)):
        return -5.0
    if _PLAN.match(word) and _OF_PLAN.search(head):
        return -5.0
    if before == "i" and _is_place(word.strip(".,:"), behind):
        return -5.0
    if before in _ARTICLES and not _ALWAYS.match(text, token.start()):
        return -5.0
    if before in _NEVER_LAST or word in _DIRECTIONS or _names_of_plan(head, behind):
        return -5.0
    if before.endswith(".") and _STAGE.match(text, token.start()):
        return -5.0
    named = behind[:1].islower() and behind not in _OF_MATTER and not _opens(text, token)
    if named and _NAME_FOLLOWS.fullmatch(before):
        return -1.0
    if _OF_NOUN.fullmatch(before) and " " in head:
        return -2.0
    if _LOST_PLAN_NUMBER.search(head):
        return -1.0
    if _in_capitals(before) and _in_capitals(word):
        closed = _CLOSED_BEHIND.search(head) and word.strip(":.") not in ("SAG", "PUNKT")
        return 3.0 if closed else -9.0
    return -9.0 if head.count("(") > head.count(")") else None


def _opens(text: str, token: re.Match[str]) -> bool:
    """Whether a word is one that titles begin with."""
    space = token.start() - 1
    return bool(
        _NOUN.search(token[0]) or OPENERS.match(text, space) or _ALWAYS.match(text, token.start())
    )


def _names_of_plan(head: str, behind: str) -> bool:
    """Whether the name of a plan follows its number: "Lokalplan 12 Boliger i Nørreby"."""
    return behind in _AFTER_PLAN and _PLAN_NUMBER.search(head) is not None


def _opening(text: str, tokens: Sequence[re.Match[str]], at: int, behind: str) -> float:
    """What the word itself says: whether titles begin with it, or it is a name."""
    word, before = tokens[at][0], tokens[at - 1][0]
    bare = word.strip(".,:\"”“»«'’()")
    if _ALWAYS.match(text, tokens[at].start()):
        return 3.0
    if before[:1].isupper() and (bare in _OF_NAMES or _ORGANISATION.search(bare)):
        return -2.0
    if _THE_ORGANISATION.search(bare) and behind[:1].isupper():
        return -2.0  # whose matter it is: "regnskab Borgerforeningen Plan for ..."
    if OPENERS.match(text, tokens[at - 1].end()) or _NOUN.search(bare):
        return 1.5
    if _of_definite(bare) and behind[:1].islower():
        return 1.0
    if bare.endswith("s") and behind[:1].islower() and _NOUN.search(behind):
        return 0.5  # "Museets regnskab"
    if _ADJECTIVE.fullmatch(bare) and behind[:1].islower():
        return 2.0 if _NOUN.search(behind) else 1.0
    if before[:1].islower() and _WANTS & {one[0] for one in tokens[at + 1 : at + 4]}:
        return 1.5
    if _is_place(bare, behind):
        if behind in ("-", "–") and before[:1].islower():
            return 0.0  # "Møllevej - ny belægning": the place, and what is to happen there
        # "8000 Aarhus", "Vej 3, Aarhus i ...": a place says where, it opens no title.
        return -2.0 if before.isdigit() and len(before) == _POST_CODE else -1.0
    if behind[:1].isupper() and not behind.isupper():
        return -1.0 if bare.endswith("s") else -0.5
    return 0.0


def _of_definite(bare: str) -> bool:
    """Whether a word is a noun in the genitive of the definite form, and not that of a name."""
    return (
        _DEFINITE_GENITIVE.fullmatch(bare) is not None
        and not _PLACE.fullmatch(bare)
        and not _NAME_FOLLOWS.fullmatch(bare.removesuffix("s"))
    )


def _before(head: str, words: Sequence[str]) -> float:
    """What the title before, `head` to its last word, says of one that would begin behind it."""
    before = words[-1]
    if _CLOSED_BEHIND.search(head):
        return 3.0
    if _ONLY_CLOSED.search(before) or _ABBREVIATED.search(before) or before.lower() == "region":
        return -9.0
    if _REST_OF_CASE.fullmatch(before):
        return 2.0
    if _BEFORE_LOST_YEAR.search(head) or _LOST_DIGITS.search(before):
        return 0.5
    if _ENDS_OPEN.search(before) or (goes_on(before) and before[:1].islower()):
        return -1.5 if before in _BEFORE_LOST_DIGITS else -5.0
    if before.endswith((")", "?")) or _YEAR_ENDS.search(before):
        return 1.0
    if before.isdigit():
        return 1.2  # the number of a page, a plan, a road or a year
    if before in _AND_SO_ON:
        return 1.0
    if before.endswith(".") and len(before) > 3:
        return -3.0 if BODY.fullmatch(before.rstrip(".")) else -2.6
    if not _CAPITAL.match(before):
        return 1.0
    return _behind_name(words)


def _behind_name(words: Sequence[str]) -> float:
    """What capitals say that stand one after another: the end of a name, or of nothing yet."""
    before = words[-1]
    of_region = len(words) > 1 and words[-2] == "Region"
    if of_region or before.lower() in ("kommune", "kommun") or _ALONE.match(before):
        return 0.6
    if before.endswith("s") and before not in MUNICIPALITIES and len(before) > 4:
        return -2.0  # a genitive asks for what it owns
    first = len(words) - 1
    while first and _CAPITAL.match(words[first - 1]):
        first -= 1
    if first == 0:
        return 0.4 if _NOUN.search(before) else -0.3
    if not (goes_on(words[first - 1]) or words[first - 1] in "-–"):
        return 0.4 if _NOUN.search(before) else -0.3
    return 0.4 if len(words) - first > 1 else 0.0


def _is_place(bare: str, behind: str) -> bool:
    return (
        bool(_PLACE.fullmatch(bare))
        or bare.rstrip("s") in MUNICIPALITIES
        or any(map(str.isupper, bare[1:]))
        or behind.lower().startswith(("kommune", "kommun"))
    )


def _in_capitals(word: str) -> bool:
    return word[:2].isupper() and len(word) > 1


def _stands_again(text: str, tokens: Sequence[re.Match[str]], at: int, later: str) -> float:
    """Whether the words around token `at` stand together further on, or those before it only."""
    if not later or at < 2:
        return 0.0
    lead = skeleton(text[tokens[max(0, at - 4)].start() : tokens[at - 1].end()])
    if len(lead) < 10 or lead not in later:
        return 0.0
    whole = lead + skeleton(tokens[at][0])
    return -4.0 if whole in later else 2.0
