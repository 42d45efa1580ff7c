"""Whether a sentence only goes on about the measure that the sentence before it names.

Guidelines: such a sentence belongs to the measure when it gives its sum, date or manner and cannot
stand alone ("Teamet begynder den 1. maj", "Udgiften er 2 mio. kr.").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.extraction.patterns import ANAPHORA
from data.extraction.subjects import answers
from data.extraction.wordlists import word_set

# Openings that lean on what was just said, whatever it was.
_LEANS = re.compile(
    r"\W*(?:heraf|deraf|det er der (?:afsat|sat|bevilget)|det (?:koster|svarer|sker|gøres|gælder|"
    r"kræver|sparer|giver|vil (?:give|spare|koste)|finansieres)|"
    r"(?:den|de) (?:skal|er|bliver|får|nye|kostede|koster|laves)|"
    r"disse \w+|(?:den|de|det) (?:samlede|forventede|årlige|første)|samlet (?:pris|udgift)|"
    r"kommunens (?:andel|udgift)|til formålet|til det formål|første gang (?:sker|er|bliver)|"
    r"der er tale om|det sidste (?:koster|skulle|vil|kan)|"
    r"(?:regning|udgift|pris|merpris|rest|leje|gevinst|besparelse|merudgift|anlægsudgift|driftsudgift|"
    r"ramme|finansiering)en|beløbet|budgettet|provenuet|\w+tabet|pengene|midlerne|"
    r"til (?:\w+(?:en|et|erne)) (?:afsættes|bevilges|er der (?:af)?sat))\b|"
    r"\W*(?:\d[\d.,]*\s?(?:mio|mill|t\.?\s?kr|kr|kroner)|"
    r"(?:en|to|tre|fire|fem|seks|syv|otte|ni|ti|\w+ten|tyve) million\w*)\b",
    re.IGNORECASE,
)
# A fragment that has the measure as its unsaid subject ("Indføres fra august.", "Afsat 2 mio.").
_FRAGMENT = re.compile(
    r"\W*(?:afsat|bevilget|afsluttet|finansieres|afsluttes|gennemføres|igangsættes|påbegyndes|"
    r"startes|indføres|forventes|forelægges|evalueres|etableres|udgift|pris|tidsplan|økonomi|"
    r"finansiering|start|frist|budget|anlægsudgift|driftsudgift|besparelse|merudgift|mindreudgift|"
    r"indtægt|gevinst|effektivisering|ramme|beløb|anlæg|drift|engangsudgift|årlig udgift)\b",
    re.IGNORECASE,
)
_LONGEST_FRAGMENT = 140  # characters
# What was just named, by a word for any measure ("Arbejdet ...", "Projektet ...").
_KINDS = re.compile(
    r"(?:projekt|arbejde|byggeri|forsøg|ordning|pulje|tilbud|team|indsats|tilskud|ombygning|"
    r"renovering|udvidelse|udskiftning|ændring|anskaffelse|stilling|anlæg|udbud|analyse|"
    r"kortlægning|resultat|ansøgning|initiativ|etablering|effektivisering|bevilling)\w*$"
)
_DEFINITE = re.compile(r"\W*([A-ZÆØÅ][a-zæøå-]{3,}?)(erne|ene|en|et|n)\b")
_WORD = re.compile(r"[a-zæøå]{4,}")
_MANNER = re.compile(
    r"\W*det (?:gøres|kan gøres|sker|er der (?:\w+ )?(?:sat|afsat|bevilget)) ", re.IGNORECASE
)
# A sum that is set aside or paid, and not said for what: for what was just named.
_FOR_THIS = re.compile(
    r"\W*(?:der (?:er|blev|bliver) (?:\w+ )?(?:sat|afsat|bevilget|reserveret)|der afsættes|"
    r"(?:kommunen|staten|regionen) (?:betaler|bidrager med|giver|yder)) (?:\w+ ){0,2}?\d"
    r"(?!.*\btil\b(?! rådighed))",
    re.IGNORECASE | re.DOTALL,
)
# "This was agreed to." settles what was just proposed.
_SETTLES = re.compile(
    r"\W*(?:this|it|dette|det|detta) (?:was|were|blev|ble|er|är) (?:\w+ )?(?:agreed|carried|"
    r"approved|"
    r"resolved|vedtaget|godkendt|besluttet|vedtatt|tiltrådt|bifallet)\b",
    re.IGNORECASE,
)
# People, bodies and places: they do something new, or live in what was named.
_SOMEBODY = word_set(
    """
    borger beboer elev lærer forælder forældre medarbejder skole institution forening virksomhed
    parti forligsparti part forvaltning administration direktion udvalg byråd råd kommune region
    stat regering flertal formand borgmester entreprenør
    """
)


def goes_on(before: str, sentence: str, *, adds: bool, parted: bool = False) -> bool:
    """Whether `sentence` goes on about the measure named in the sentence `before`; `adds` says
    that it has a sum or a date, `parted` that it may hold several measures itself."""
    if parted:
        return adds and _LEANS.match(sentence) is not None
    if _MANNER.match(sentence) or _SETTLES.match(sentence):
        return True
    if not adds:
        return False
    if any(opening.match(sentence) for opening in (_LEANS, ANAPHORA, _FOR_THIS)):
        return True
    if _FRAGMENT.match(sentence) and len(sentence) < _LONGEST_FRAGMENT:
        return True
    return _takes_up(before, sentence)


def ties(before: str, sentence: str) -> Iterator[str]:
    """How `sentence` is tied to what was said before it, as codes: it leans on it, points back,
    takes up a word of the sentence right before it (empty: none), leaves out its subject."""
    if _LEANS.match(sentence):
        yield "leans"
    if ANAPHORA.match(sentence):
        yield "points_back"
    if before and _takes_up(before, sentence):
        yield "takes_up"
    if _FRAGMENT.match(sentence):
        yield "fragment"


def _takes_up(before: str, sentence: str) -> bool:
    """Whether a definite noun at the beginning takes up a word just used, or the measure."""
    found = _DEFINITE.match(sentence)
    if found is None:
        return False
    stem, whole = found[1].lower(), (found[1] + found[2]).lower()
    if stem in _SOMEBODY or answers(whole):
        return False
    if stem[-1] == stem[-2]:
        stem = stem[:-1]  # "hallen", "anlæggene": the consonant is doubled before the ending
    return bool(_KINDS.match(stem)) or any(
        word.startswith(stem) or word.endswith(stem) for word in _WORD.findall(before.lower())
    )
