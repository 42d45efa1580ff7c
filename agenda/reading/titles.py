"""What the title of an agenda item looks like, and when two of them are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from data.text import skeleton

LONGEST_TITLE = 320
# "a. Applications": the first of an item's parts, no rest of its title.
LETTERED = re.compile(r"(?:[a-z]|[ivx]{1,4})[.)]\s")

# Titles that come back in every municipality: an item without a body, without a case number.
STOCK = re.compile(
    r"(?:godkendelse af (?:dagsorden|referat|protokol)|eventuelt\b|meddelelser|orientering(?:er"
    r"|ssager)?\b|gensidig orientering|bordrunde|lukket\b"
    r"|åbent?\b|underskrift|protokol|valg af|spørgetid|aktuelle sager|næste møde|dagsorden\b"
    r"|referat\b|temadrøftelse|mødeplan|åbning af mødet|afslutning"
    r"|kommende sager|kommende dagsorden|siden sidst|sager til behandling|forespørgsler"
    r"|orienteringspunkt|godkjenning av|referatsaker|eventuell|delegerte|orienteringer"
    r"|val av|mötets öppnande|meddelanden|anmälan|övriga|fastställande|apologies|declarations? of"
    r"|minutes of|any other|to receive|to approve|to note|public participation"
    r"|date of next|correspondence|matters arising|chair)",
    re.IGNORECASE,
)
# Where the next title begins in a table of contents that lost its line ends.
OPENERS = re.compile(
    r"(?<=[\w.)])(?<!\d\.)\s+(?=(?:Orientering (?:om|fra|vedr)|Orienteringer|Godkendelse af"
    r"|Drøftelse af|Gensidig orientering|Lukket(?:\s?[-:–]|\s(?:punkt|sag))|Underskrift"
    r"|Eventuelt\b|Meddelelser\b|Ansøgning(?:er)? (?:om|fra|til)|Forslag (?:til|om|fra)"
    r"|Anlægsbevilling|Anlægsregnskab|Frigivelse af|Høring|Lokalplan(?:forslag)?\b|Kommuneplan"
    r"|Valg af|Udpegning af|Budgetopfølgning|Regnskab|Årsregnskab|Status (?:på|for)|Temadrøftelse"
    r"|Evaluering af|Revision af|Ændring af|Vedtagelse af|Endelig vedtagelse|Salg af|Køb af"
    r"|Bevilling|Tillægsbevilling|Indkaldelse|Redegørelse|Evt\.|Aktuelle sager|Spørgetid"
    r"|Tilskud til|Fastsættelse af|Igangsættelse af|Dispensation|Udbud af|Nedlæggelse af"
    r"|Etablering af|Sager til"
    r"|Godkjenning av|Referatsaker|Val av|Åbent? -|Resultat af|Opfølgning på|Mødeplan|Beretning"
    r"|Byggeregnskab|Lånoptagelse|Optagelse af|Deltagelse i|Præsentation af|Information om"
    r"|Proces for))"
)
_SHORTEST_TWICE = 8
_SENTENCE = re.compile(
    r"\b(?:er|var|har|havde|blev|skal|kan|vil|indstiller|anbefaler|besluttede|godkendte|foreslår"
    r"|bliver|deltager|deltog|orienterede|fremgår|fik|tog|is|was|were|has|will|noted)\b"
)
_RESULT = re.compile(
    r"\b(?:godkendt|vedtaget|tiltrådt|drøftet|udsat|udskudt|bevilget|afslag|afslået"
    r"|(?:til|som) (?:efterretning|orientering)|godkjent|vedtatt)\.$",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\s\((?:(?:kl|ca)\.?\s?)*[\d.:\s–-]*(?:min(?:utter|\.)?)?\)(?:\s?v\.?\s?/.*)?$", re.IGNORECASE
)
_FEWEST_TIMED = 3
_FILE = re.compile(r"\w\.(?:pdf|docx?|xlsx?|pptx?)$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:[-–,/&]|\b(?:af|for|til|i|på|om|og|med|fra|vedr\.|vedrørende|ved|samt|den|det|de|en|et"
    r"|jf\.|under|mellem|hos|efter|som|eller|nr\.|of|the|to|and|from|in|on|av|i|och|för|till|vid|från|inom|mot|langs|omkring|uden))$",
    re.IGNORECASE,
)


def is_title(text: str) -> bool:
    """Whether `text` could be a title: begins as one, no whole sentence, not too long."""
    if not 2 < len(text) <= LONGEST_TITLE or not any(map(str.isalpha, text)):
        return False
    first = text.lstrip("\"”“»«'’(§…")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    if re.match(r"(?:At|AT)\s", text):
        return False
    return not (text.endswith((".", ";", ",", ":")) and len(text) > 60 and _SENTENCE.search(text))


def reads_as_sentence(text: str) -> bool:
    """Whether `text` is rather a sentence of prose than a title."""
    return text.endswith((".", ":", ";", ",")) and bool(_SENTENCE.search(text))


def says_result(text: str) -> bool:
    """Whether `text` ends with what came of an item: "Dagsorden godkendt." """
    return bool(_RESULT.search(text))


def has_verb(text: str) -> bool:
    """Whether `text` has a word that makes it a sentence rather than a heading."""
    return bool(_SENTENCE.search(text))


def names_file(text: str) -> bool:
    """Whether `text` ends with the name of a file: an attachment."""
    return bool(_FILE.search(text))


def goes_on(text: str) -> bool:
    """Whether a title that ends like this must go on in the next row."""
    return bool(_GOES_ON.search(text))


def printed_once(text: str) -> tuple[str, str]:
    """(title, what stands behind it) of `text`, which may print its title twice in one line, as
    the page has it in its heading and again above the text."""
    words = text[: 2 * LONGEST_TITLE].split()
    keys = [skeleton(word) for word in words]
    for many in range(len(words) // 2, 0, -1):
        if keys[:many] == keys[many : 2 * many] and sum(map(len, keys[:many])) >= _SHORTEST_TWICE:
            return " ".join(words[:many]), " ".join(text.split()[2 * many :])
    return text, ""


def without_times(titles: Sequence[str | None]) -> list[str | None]:
    """The titles without the time each is given and who brings it up, where most of them end so:
    "(kl. 9.15-9.30) v/ formanden"."""
    bare = [_TIMED.sub("", one) if one else one for one in titles]
    timed = sum(one != title for one, title in zip(titles, bare, strict=True))
    return bare if timed >= _FEWEST_TIMED and timed * 2 > len(titles) else list(titles)


def title_key(text: str) -> str:
    """A title as titles are compared: letters and digits only."""
    return skeleton(text[:LONGEST_TITLE])


def same_title(one: str, other: str) -> bool:
    """Whether two keys (`title_key`) are one title, one of them perhaps cut short."""
    if one == other:
        return bool(one)
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    if long.startswith(short) and (len(short) >= 12 or len(long) <= len(short) + 4):
        return True
    if abs(len(one) - len(other)) > max(6, len(long) // 4) or len(short) < 8:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.9
