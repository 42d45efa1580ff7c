"""Where a meeting is held: what reads as a place, beside its time and date."""

from __future__ import annotations

import re

from agenda.reading.bodies import BODY
from agenda.reading.days import TIME, days_in

_PLACE_WORD = re.compile(
    r"(?:lokale|\bsalen?\b|salen\b|\w{3}sal\b|rådhus|\bcent(?:er|ret|rum)\b|center\b|teams\b|zoom\b|digital"
    r"|virtue|online|skole|\bhus\b|huset\b|kantine|bibliotek|hotel|\bkro\b|kontor|konference"
    r"|kursus|\bvej\s?\d|vej\s?\d|gade\s?\d"
    r"|plads\b|stræde|\ballé\b|gården\b|gård\b|byråds|mødesal|skype|webex|\bhall?\b|\broom\b"
    r"|værelset?\b|chamber|virtual|hallen\b|museum|\bfjernmøte|rådssal|kommunehus|kulturhus|via\s|plejehjem"
    r"|\bsal\s|\b\d{4}\s[A-ZÆØÅ]|torv|hjemmet\b|slot\b|borgen\b|kirke\b|administrationsbygning"
    r"|forvaltning(?:en)?\b|café|campus|\b(?:school|church|library|pavilion)\b)",
    re.IGNORECASE,
)
# A time whose figures a transcript lost: "kl i salen", ":15 Lokale 3".
_LOST_TIME = re.compile(r"\b[Kk][Ll]\.?(?=\s(?!\d))|(?:^|(?<=\s)):[0-5]\d(?=\s)")
_UNTIL = re.compile(r"^(?:\s?(?:-|–|til|to)\s?(?:kl\.?\s?)?[\d.:]+)")
_IN = re.compile(r"^(?:[Ii]|[Pp]å|I|PÅ|at|in)\s(?=\S)")
# What follows a place: the next label, a remark, who takes part, a heading in capitals.
_BEHIND = re.compile(
    r"\s(?:[A-ZÆØÅ][a-zæøå]+(?:\s[a-zæøå]+){0,2}\s?:|[A-ZÆØÅ]{4,}\s?:"
    r"|(?:Afbud|Fraværende|Mødeindhold|Indholdsfortegnelse|Medlemmer|Deltagere"
    r"|Til stede|Present|Stedfortrædere?|Bemærkninger|Information|Beslutande"
    r"|Referat|REFERAT|Dagsorden|DAGSORDEN)\b|NB\.|Møde nr\b|at \d|[Kk]l\.?(?:\s|$)|Side \d)"
    r"|(?<=[a-zæøå]{4})\.\s(?=[A-ZÆØÅ])|\sog (?:begyndte|startede|sluttede)\b"
)
_CAPITALS_BEHIND = re.compile(r"(?<=[a-zæøå])\s[A-ZÆØÅ]{4,}[\s.].*")
_NAME_BEHIND = re.compile(
    r"\s(?:[A-ZÆØÅ][\w.-]*\s){1,4}(?:\([A-ZÆØÅ]{1,3}\)|(?:\d{1,2}\s)?(?:deltog|gik|forlod|kom)\b)"
)
_MET_IN = re.compile(r".*\b(?:møde|møte)\s(?=(?:i|på)\s)")
_TOWN_BEHIND = re.compile(r"(?<=[\wæøå])(?<!\si)(?<!\sved)\s[A-ZÆØÅ][\wæøå]+ [Kk]ommune$")
_HELD = re.compile(
    r"(?i).*\b(?:held (?:at|in)|(?:mødet (?:\w+ )?hold(?:es|t)|afhold(?:es|t))"
    r"(?: møde i \w+)? (?:i|på|via)) "
)
_TAG = re.compile(r"<[^<>]{1,20}>")
# "kl. 18 er der møde i ...": the sentence goes on behind the time.
_SENTENCE = re.compile(
    r"(?:er|var|blev|bliver|holder|holdt|holdes|skal|mødes|begynder|med|og|som|hvor|for)\b"
)
_BARS = re.compile(r"\s*\|\s*")
_MOST_LETTERS = 120
_LONGEST_NAMED = 60
_PLACE_FIRST = re.compile(
    r"[A-ZÆØÅ\d].{0,70}(?:sal(?:en)?|lokale(?: \d\w*)?|[Rr]ådhus(?:et)?|værelset?|[Mm]øde|center"
    r"|centret)(?=\s[A-ZÆØÅ]|$)"
)


def is_place(text: str) -> bool:
    """Whether a short text has a word that places have."""
    return (
        len(text) < _MOST_LETTERS
        and bool(_PLACE_WORD.search(text))
        and not text.endswith((".", ":"))
    )


def has_time(text: str) -> bool:
    """Whether a text has a time of day, be it without its figures."""
    return bool(TIME.search(text) or _LOST_TIME.search(text))


def place_value(text: str) -> str | None:
    """The place that a label's value begins with, without what runs into it."""
    text = _HELD.sub("", _TAG.sub("", text[: 2 * _MOST_LETTERS]))
    behind = _BEHIND.search(f" {text}")
    place = text[: max(behind.start() - 1, 0)] if behind else text
    place = _CAPITALS_BEHIND.sub("", place)
    if not place.upper().startswith(("KOMMUNE", "HELE ")):
        place = _TOWN_BEHIND.sub("", place)
    place = place.strip(" ,.;|-–")
    return place if 1 < len(place) < _MOST_LETTERS else None


def place_first(text: str) -> str | None:
    """The place at the beginning of a text in which people follow it: "Byrådssalen NN, NN"."""
    found = _PLACE_FIRST.match(text[:_MOST_LETTERS].partition(" (")[0])
    return found[0].rstrip(" ,") if found else None


def after_time(text: str) -> str | None:
    """What stands behind the time in a row: "kl. 10:00 Lokale D116"."""
    times = [*TIME.finditer(text[:300])] or [*_LOST_TIME.finditer(text[:300])]
    ends = [one.end() for one in times[:1]] + [one.end for one in days_in(text)[:1]]
    if not ends:
        return None
    if times and (between := text[min(ends) : times[0].start()].strip(" ,")) and is_place(between):
        return place_value(_IN.sub("", between))
    rest = _UNTIL.sub("", text[max(ends) :]).strip(" ,.;:-–()")
    rest = _MET_IN.sub("", rest[:_MOST_LETTERS]) + rest[_MOST_LETTERS:]
    named = _NAME_BEHIND.search(rest)
    if named:
        # Behind a comma the place goes on: "Salen, Storegade 3, Nordby".
        kept = rest[: named.start()]
        rest = f"{kept} {named[0].split()[0]}" if kept.endswith(",") else kept
    led = bool(_IN.match(rest))
    if "|" in rest:
        rest = next((one for one in _BARS.split(rest) if is_place(one) and not BODY.match(one)), "")
    rest = place_value(_IN.sub("", rest)) or ""
    if len(rest) < 4:
        return None
    if _SENTENCE.match(rest):
        return None
    told = led and bool(times) and len(rest) < _LONGEST_NAMED and rest[0].isupper()
    return rest if is_place(rest) or (told and not BODY.match(rest)) else None


def place_before(text: str) -> str | None:
    """The place that stands before the date or time in a row: "Byrådssalen, tirsdag den ..."."""
    days = days_in(text)
    head = re.split(
        r"(?i:,?\s(?:kl\b|klockan\b|mandag|tirsdag|onsdag|torsdag|fredag|måndag|tisdag|den\s\d"
        r"|monday|tuesday|wednesday|thursday|friday))",
        text[: days[0].start] if days else text,
    )[0].strip(" ,")
    if head == text.strip(" ,"):
        return None
    head = place_value(head.rpartition(" - ")[2]) or ""
    return head if is_place(head) else None
