"""What a heading or the words before a list announce: demands, decisions, background, furniture.

Reads single lines; knows nothing of what stands below them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from data.extraction.flat_tables import name_columns

SectionKind = Literal[
    "recommendation", "decision", "summary", "case", "economy", "furniture", "values", "facts",
    "demands", "other",
]  # fmt: skip
LeadKind = Literal["demands", "decisions", "elaboration", "facts", "none"]

_SECTIONS: tuple[tuple[SectionKind, str], ...] = (
    ("furniture",
        r"eventuelt$|evt\.?$|bilag(?:sliste|sfortegnelse)?\b|vedlegg|bilagor?\b|attachments?\b|"
        r"appendi|sagsforløb|"
        r"sagens (?:videre )?(?:forløb|gang)|sagsprocedure"
     r"|høring\b|(?:videre |den videre )?proces(?:plan)?$|kompetence\b|"
     r"beslutningskompetence|(?:rets|"
     r"lov)\w*grundlag|retligt grundlag|lovhjemmel"
     r"|deltager|fraværende|ikke til ?stede|til ?stede|afbud|forfall|närvarande|present\b|"
     r"apologies|in attendance|underskrift|indhold(?:sfortegnelse)?$|punkter$"
     r"|relatere|kontakt(?:person\w*|oplysninger|info\w*)?\b|yderligere "
     r"oplysninger|læs (?:også|mere)|mest læste|seneste|del\b|"
     r"kilder?$|noter$|litteratur|kommunikation$|pressekontakt"
     r"|sagsnr|sagsbehandler|dagsorden$|medlemmer$|mødedeltagere|innkalling|godkendelse af "
     r"(?:dagsorden|referat)|tidsplan|tidslinje|for yderligere"
     r"|declarations? of interest|public participation|date of next|correspondence|planning "
     r"applications|copyright|foto\b|arkiv$|offentliggør|resultat af afstemning|afstemning"),
    ("recommendation",
        r"(?:hoved|alternativ )?indstilling(?:en|er|spunkter)?\b|(?:.{0,40}\b)?indstiller(?:,|:|"
        r"\b)|forslag til beslutning|beslutningspunkt"
     r"|(?:forvaltningen|administrationen|direktionen|direktøren|borgmesteren|\w+forvaltningen|"
     r"\w+udvalget) (?:foreslår|anbefaler)|anbefaling(?:er)?:?$"
     r"|(?:\w+ens? |\w+ets )?innstilling|forslag til vedtak|(?:\w+s )?förslag till beslut|"
     r"recommendations?\b|recommended\b|det indstilles|det foreslås"),
    ("decision",
        r"(?:indstilling og )?beslutning(?:er|en)?\b(?! (?:om|træffes|tages|skal|kan|er)\b)|"
        r"vedtak\b|beslut\b|"
        r"kommunfullmäktiges beslut|resolved\b|resolutions?\b|decisions?\b|afgørelse|konklusion|"
        r"vedtagelse"
     r"|protokol(?:tilførsel)?\b|\w*udvalget,? den \d|byrådet,? den \d"),
    ("summary",
        r"(?:sags)?resum[eé]|sammenfatning|kort fortalt|sammendrag|sammanfattning|(?:executive "
        r")?summary|sagens kerne|overblik"),
    ("case",
        r"(?:supplerende )?(?:sags|sagens )?(?:fremstilling|beskrivelse)|sagsbeskrivelse|baggrund|"
        r"problemstilling|redegørelse|motivation|motivering|begrundelse"
     r"|saksopplysning|saksframstilling|bakgrunn|bakgrund|ärendet|ärendebeskrivning|background|"
     r"vurdering|formål|beslutningstema|indledning|forord|historik|vurdering|introduktion"
     r"|præsentation|bedömning|inledning|innledning|introduction"),
    ("economy",
        r"økonomi(?:ske)?(?: (?:og|konsekvenser|forhold).*)?:?$|konsekvenser|ekonomiska|økonomiske|"
        r"financial implications"),
    ("values",
        r"(?:vores |vore )?(?:\d|to|tre|fire|fem|seks|syv|otte|ni|ti) (?:\w+ )?(?:principper|"
        r"værdier)$|(?:vores |vore )?"
        r"(?:vision(?:en|er)?|værdi(?:er|grundlag)|principper|pejlemærker|"
        r"menneskesyn|holdning|mission|vår visjon|verdier|värderingar|values|guiding principles|de "
        r"overordnede mål)\b(?! for)|verdigrunnlag|grundlæggende principper"),
    ("facts",
        r"fakta(?:boks)?\b|faktaboks|om (?:kommunen|programmet|projektet|os|partiet|planen|"
        r"strategien)|udfordring(?:er|en)?\b|status\b|resultater|erfaringer|hvad ved vi|tal og "
        r"fakta|vidste du|nøgletal|om udvalget|opsamling|forudsætninger|eksisterende indsatser|det "
        r"gør vi (?:allerede|i dag)"),
    ("demands",
        r"(?:.{0,60}\b)?(?:initiativer(?:ne)?|indsatser(?:ne)?|tiltag|handlinger|forslag(?:ene)?|"
        r"mærkesager(?:ne)?|krav|aktiviteter|løfter|valgløfter|budgetforslag.{0,40}|"
        r"ændringsforslag|investeringer|delaftaler|prioriteringer)(?::|$)|(?:derfor |det |sådan "
        r")?vil (?:vi|\w+)\b.{0,25}:?$|vi (?:vil|foreslår|kræver|ønsker|går til valg på|"
        r"lover)\b.{0,40}|\w+ (?:vil|foreslår|kræver)(?: at)?:?$"
     r"|det (?:vil|gør|skal) (?:vi|\w+).{0,20}|sådan gør vi|vår(?:e|a)? (?:forslag|saker|krav)|we "
     r"will|our (?:pledges|proposals|plan)|action points|actions\b|handlingsplan\b|konkrete mål"),
)  # fmt: skip
_SECTION_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _SECTIONS)
_NUMBERING = re.compile(
    r"^(?:\d{1,3}(?:\.\d{1,2})*[.):]?|[A-Z][.)]|[IVX]{1,4}\.|pkt\.? \d+\.?|punkt \d+:?|[•*#]+)\s+|"
    r"^\*+|\**:?\**$",
    re.IGNORECASE,
)

_ELABORATION = re.compile(
    r"\b(?:analysen|undersøgelsen|rapporten|planen|strategien|modellen|oplægget|ordningen|"
    r"evalueringen|redegørelsen|notatet|kortlægningen|projektet|centret|centeret|tilbuddet|"
    r"arbejdsgruppen|udvalget|puljen|indsatsen|pakken|aftalen|puljens|midlerne|handleplanen|"
    r"helhedsplanen|utredningen|undersøkelsen|planen|the (?:report|review|plan|survey)|den|det|de|"
    r"som|der)\b"
    r"[^.:]{0,80}\b(?:skal|bør|vil|kan|ska|should|shall|will)\b[^.:]{0,60}\b(?:omfatte|belyse|"
    r"indeholde|fokusere|have fokus|se på|afdække|undersøge|vurdere|tage højde|bestå|handle om|"
    r"beskrive|bidrage|have følgende|sikre|understøtte|anvendes til|bruges til|gå til|prioriteres "
    r"til|inneholde|omfatta|innehålla|cover|include)\b[^.]{0,40}:?$"
    r"|\b(?:herunder|fx|f\.eks\.|for eksempel|eksempelvis|såsom|bl\.a\.|blandt andet|for example|"
    r"including|med fokus på|med følgende (?:indhold|fokus|formål|elementer|kriterier)|ud fra "
    r"følgende \w+|på følgende (?:vilkår|betingelser))\s*:?$",
    re.IGNORECASE,
)
_FACTS = re.compile(
    r"\b(?:fordi|udfordring\w*|deltog|deltager|består af|bygger på|hviler på|principper|værdier|"
    r"kriterier|formål\w*|betyder|handler|omhandler|introduktion\w*|introducere\w*|spørgsmål|"
    r"drøftede|det blev sagt|bemærke\w*|fremgår|bilag|temaer|emner|konsekvens\w*|resultat\w*|viser|"
    r"oplever|ved vi|årsager?|baggrund\w*|fordele|ulemper|orienter\w+|i dag|allerede|har vi opnået|"
    r"kendetegn\w*|definer\w+|mødtes|medlemmer|kontakt|læs mere|forudsætning\w*|visioner?|"
    r"dilemma\w*|tal\b|fakta|status|høringssvar\w*|pejlemærker|ønsket er|behov for|present|"
    r"apologies|noted|because|principles|background|challenges|mangler|indkom\w*|godkendelsen? af|"
    r"største \w*(?:poster|udgifter|indtægter)|fortalte|fortæller|ministermål|har udmeldt|"
    r"datoer?|følgende dage|disse dage|mødedage|tidspunkter|afgørende for)\b[^.]{0,40}:?\s*$"
    r"|^\W*(?:formålet|målet|hensigten|baggrunden|fordelen|fordelene|begrundelsen|tanken)\b.{0,150}"
    r"\ber\b\W*$"
    r"|\b(?:er|var) (?:følgende|disse|blandt andet|bl\.a\.)\s*:?$",
    re.IGNORECASE,
)
_THEMES = re.compile(
    r"\b(?:temaer|emner|grupper|principper|kriterier|pejlemærker|deltagere|medlemmer|partier|faser|"
    r"spørgsmål|målgrupper|værdier|skoler|institutioner|teman|temaene|principles|themes|"
    r"members)\W*$",
    re.IGNORECASE,
)
# "Indsatserne omfatter:", "Tiltagene, som er omtalt i bilag 2, er:": what follows are the measures.
_MEASURES_ARE = re.compile(
    r"\W*(?:(?:de|disse|vores|kommunens|forvaltningens) )?(?:[\w-]+ ){0,2}?"
    r"(?:indsatserne|initiativerne|tiltagene|forslagene|handlingerne|aktiviteterne|indsatser|"
    r"initiativer|tiltag|forslag)\b[^.:]{0,90}\b(?:er|omfatter|rummer|vedrører|drejer sig om|"
    r"består af)"
    r"(?: (?:følgende|disse|blandt andet))?\s*:$",
    re.IGNORECASE,
)
# What one may choose, or apply to have paid, is nobody's measure.
_OPTIONS = re.compile(
    r"\bkan (?:\w+ ){0,4}?(?:beslutte|vælge|søge|søges|ansøge|ansøges|få (?:støtte|tilskud))"
    r"\b[^.:]{0,60}:?$"
    r"|\bopnår? (?:vi )?følgende\W*$|\bmulighed(?:er|erne) er\b[^.:]{0,30}:?$",
    re.IGNORECASE,
)
_SPELLED_OUT = (("f.eks.", "fx"), ("bl.a.", "blandt andet"))
_DECISIONS = re.compile(
    r"\bindstill(?:er|es|ing)\b|\bbeslut(?:ter|tede|tet|ning|ades?|ar|et)\b|\bvedt(?:ager|og|aget|"
    r"ar|as|ok|att|ages)\b|\bgodkend(?:er|te|es|t)\b|\benige(?:s)? om\b|\baftal(?:er|te|t)\b|"
    r"\banbefal(?:er|es|ede)\b|\bmøteboka\b|\bresolved\b|\bagreed\b|\bfullmäktige\b|\bbevilge(?:r|"
    r"de|t)\b|\btiltræder\b|\bfölj?ande beslut|\bforslag til vedtak|\binnstill(?:er|ing)|"
    r"\bpålægger|\bbemyndig\w+|\bber (?:kommunedirektøren|rådmannen|administrasjonen|"
    r"kommunstyrelsen)|recommend(?:s|ed)?\b",
    re.IGNORECASE,
)
_DEMANDS = re.compile(
    r"\b(?:vil|skal|bør|ska|skall|vill|husk|husk at|gør (?:vi|følgende)|vi gør|ønsker|önskar|"
    r"kræver|krever|kräver|"
    r"foreslår|föreslår|foreslås|"
    r"lover|kæmper for|arbejder for|arbeide for|går (?:ind|til valg|inn) (?:for|på)|mærkesager?|"
    r"initiativer|indsatser|tiltag|tiltak|forslag|förslag|åtgärder|satsninger|handlinger|"
    r"aktiviteter|prioriter\w+|afsættes|afsatte?|avsettes|igangsættes|iværksættes|gennemføres|"
    r"etableres|investeres|finansieres|har vi|vi har|fordeles|udmøntes|midlerne går|styrkes|krav|"
    r"løfter|mål|målsætninger|will|would|propose[sd]?|pledge[sd]?|demands?|actions?|measures|"
    r"punkter|steder|områder|investeringer|konkret|ændringer|anbefalinger)\b",
    re.IGNORECASE,
)


# Markdown inside a line: **bold**, _slanted_, `code`, [words](address), ## heading ##.
_MARKS = re.compile(r"\*\*|__|`|^#+\s+|\s+#+$|(?<!\w)[*_](?=\w)|(?<=[\w.!?])[*_](?!\w)")
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\([^()\s]{1,300}\)")


def without_marks(line: str) -> str:
    """The words of a line that is written in Markdown, without its signs and addresses."""
    if not any(sign in line for sign in "*_`#["):
        return line
    return _MARKS.sub("", _LINK.sub(r"\1", line)).strip()


def bare(heading: str) -> str:
    """A heading without its numbering, Markdown signs and final colon."""
    stripped = _NUMBERING.sub("", without_marks(heading.strip()))
    return _NUMBERING.sub("", stripped).strip(" :*")


@lru_cache(maxsize=8_192)
def section_kind(heading: str) -> SectionKind:
    """What a heading says of the text under it. Long headings say less than short ones."""
    words = bare(heading)[:120]
    for kind, pattern in _SECTION_PATTERNS:
        found = pattern.match(words)
        if found and (
            kind in ("recommendation", "decision", "demands", "furniture") or len(words) < 60
        ):
            return kind
    return "other"


# Labels that scraped minutes glue to the text after them ("BeslutningGodkendt.").
GLUED_LABEL = re.compile(
    r"(Beslutning(?:er)?|Indstilling|Sagsfremstilling|Resum[eé]|Baggrund|Bilag|Økonomi|Økonomiske "
    r"konsekvenser|Høring|Vurdering"
    r"|Fraværende|Konsekvenser|Sagsforløb|Lovgrundlag)(?=[A-ZÆØÅ–-])"
    r"|Beslutning(?= (?:Tilbagesendes|Fremsendes|Godkendt|Tiltrådt|Vedtaget|Anbefal|Indstill|"
    r"Udvalget|Byrådet|Sagen|Udsat|Drøftet|Taget|Til ))"
)
# "Beslutning: Godkendt." and "Indstilling: At ..." on one line.
LABEL_WITH_TEXT = re.compile(
    r"(?:Beslutning(?:er)?|Indstilling|Vedtak|Beslut|Beslutning i [^:\n]{3,60}|Konklusion|Resumé|"
    r"Resume|Sagsfremstilling|Baggrund|Bilag"
    r"|Fraværende|Afbud|RESOLVED|Resolved|Forslag|Økonomi):\s+(?=\S)"
)


def names_measures(head: str) -> bool:
    """Whether a line is the head of a table of measures: "Indsats Ansvarlig Status"."""
    words = [word for word in head.split() if not any(map(str.isdigit, word))]
    return len(words) >= 2 and name_columns(words)


@lru_cache(maxsize=8_192)
def lead_kind(lead: str) -> LeadKind:
    """What the words right before a list say of its items; `lead` is their last sentence."""
    words = lead.strip()[-300:]
    if not words:
        return "none"
    if names_measures(words):
        return "demands"
    for short, full in _SPELLED_OUT:
        words = words.replace(short, full)
    if _MEASURES_ARE.match(words):
        return "demands"
    if _THEMES.search(words) or _OPTIONS.search(words):
        return "facts"
    if _DECISIONS.search(words) and not re.search(r"\bdrøft\w*\W*$", words):
        return "decisions"
    if _ELABORATION.search(words):
        return "elaboration"
    if _FACTS.search(words):
        return "facts"
    return "demands" if _DEMANDS.search(words) else "none"
