"""How an item of a list is worded: as something wanted or done, as a fact, or neither."""

from __future__ import annotations

import re
from typing import Literal

from data.extraction.amounts import amounts
from data.extraction.nouns import instrument
from data.extraction.syntax import MODALS
from data.extraction.verbs import VERB_FORMS
from data.extraction.wordlists import word_set

_WORD = re.compile(r"[^\W\d_]+(?:-/?[^\W\d_]+)*|\d+")


# What a demand without a verb begins with: "Flere pædagoger", "Gratis skolemad", "Nej til ...".
_WANTED = word_set(
    """
    flere mere bedre øget øgede større ny nye nyt gratis fri færre mindre lavere højere
    billigere hurtigere tryggere sikrere grønnere styrket styrkede styrkelse udvidet
    udvidede forbedret forbedrede markant ingen stop nej ja fuld fulde tidlig tidligere
    længere kortere fast faste permanent minimumsnormeringer afskaf bevar giv sæt lad fjern
    skab sikr styrk indfør byg opret etabler ansæt invester prioriter luk åbn hæv sænk gør
    støt hjælp udvid forbedr reducér reducer fasthold drop forbyd tilbyd genindfør udnyt
    boost genopret bättre fler flera ökad ökade gratis nya ny lägre högre trygg trygga inför
    bygg anställ satsa öka stärk flere bedre økt økte nye gratis lavere styrke styrket bygg
    ansett innfør more better free new stop build create introduce reduce increase improve
    protect support invest provide deliver cut freeze extend expand fund løft lokale lokalt
    lokal fortsat målrettet målrettede fokus genåbning mulighed særlig særlige ekstra mindst
    minimum ret halvér forsøg tilskud pulje investering støtte rettidig samarbejde indsats
    økonomisk kommunal kommunale økonomiske åbne flexible fleksible klare klar hele alle
    """
)


_NOMINAL_ACTS = re.compile(
    r"\w*(?:etablering|oprettelse|indførelse|udvidelse|afskaffelse|ansættelse|renovering|"
    r"forhøjelse|styrkelse|nedsættelse|sænkning|udbygning|opførelse|anlæggelse|udarbejdelse|"
    r"gennemførelse"
    r"|iværksættelse|igangsættelse|videreførelse|forlængelse|genetablering|genindførelse|"
    r"genoprettelse|udskiftning|frigivelse|bevilling|udvikling|finansiering|fjernelse|nedlæggelse|"
    r"fastholdelse"
    r"|forbedring|omlægning|opgradering|modernisering|kortlægning|undersøgelse|analyse|evaluering|"
    r"indsats|pulje|tilskud|fond|afprøvning|udpegning|flytning|tildeling|reduktion|besparelse|"
    r"effektivisering|udvidning|regulering|implementering|bevarelse|ombygning|nyanlæg|nybyggeri|"
    r"opkvalificering|oprustning|rekruttering"
    r"|opprettelse|etableringen|bygging|utvidelse|inrättande|utbyggnad|rustning)(?:en|er|s)?$"
)


_STARTED = word_set(
    """
    igangsat indledt påbegyndt afsat ansat investeret etableret oprettet indført vedtaget
    besluttet godkendt åbnet lavet udarbejdet gennemført startet igangsatt ansatt avsatt
    etablert bevilget opprettet satt sat nedsat udvidet lanceret bevilget indgået arbejde
    arbejdet
    """
)


_FACT_VERBS = word_set(
    """
    er har var blev havde bygger består findes kan kunne bor gik kommer viser betyder
    oplever ligger står gælder omfatter handler skyldes kostede deltog är har var är is are
    was were has had ga falder stiger
    """
)

# "Marts 2027: ...": what follows the date is what is to happen.
DATED_LABEL = re.compile(
    r"(?:(?:primo|medio|ultimo) )?(?:[^\W\d]+\.?|\d\. (?:kvartal|halvår)|uge \d{1,2})"
    r"(?: ?[-–] ?\w+\.?)? (?:19|20)\d\d ?[:–-]\s+",
    re.IGNORECASE,
)


def form(text: str, start: int, end: int) -> Literal["demand", "fact", "open"]:
    """How an item is worded: as something wanted or done, as a fact, or neither."""
    label = DATED_LABEL.match(text, start, end)
    start = label.end() if label else start
    words = [found.group().lower() for found in _WORD.finditer(text, start, min(end, start + 400))]
    if not words:
        return "open"
    head = words[0]
    if head in ("at", "att", "å") and len(words) > 1:
        return "demand"
    main = words[:14]
    if set(main) & MODALS:
        return "demand"
    if (
        head in _STARTED
        or _NOMINAL_ACTS.match(head)
        or (len(words) > 1 and _NOMINAL_ACTS.match(words[1]))
    ):
        return "demand"
    if any(
        lemma_form in ("infinitive", "imperative") for _, lemma_form, _ in VERB_FORMS.get(head, ())
    ) and head not in ("have", "plan"):
        return "demand"
    if (
        any(name == "present" for _, name, _ in VERB_FORMS.get(head, ()))
        and head not in _FACT_VERBS
    ):
        return "demand"
    if any(_is_fact_verb(words, index) for index in range(1, min(8, len(words)))):
        return "fact"
    if head in _WANTED or amounts(text, start, min(end, start + 400)):
        return "demand"
    if (
        head in ("vi", "we")
        and len(words) > 1
        and any(name in ("present", "infinitive") for _, name, _ in VERB_FORMS.get(words[1], ()))
    ):
        return "demand"
    if any(name == "passive" for word in words[:8] for _, name, _ in VERB_FORMS.get(word, ())):
        return "demand"
    if any((known := instrument(word)) is not None and not known.definite for word in words[:5]):
        return "demand"
    return "open"


def _is_fact_verb(words: list[str], index: int) -> bool:
    return words[index] in _FACT_VERBS and not set(words[:index]) & {
        "der",
        "som",
        "hvor",
        "når",
        "så",
        "at",
    }
