"""Where a meeting is held: what reads as a place, beside its time and date."""

from __future__ import annotations

import re

from agenda.reading.days import TIME, days_in

_PLACE_WORD = re.compile(
    r"(?:lokale|\bsalen?\b|salen\b|rådhus|\bcent(?:er|ret|rum)\b|center\b|teams\b|zoom\b|digital"
    r"|virtue|online|skole|\bhus\b|huset\b|kantine|bibliotek|hotel|\bkro\b|kontor|konference"
    r"|kursus|\bvej\s?\d|vej\s?\d|gade\s?\d"
    r"|plads\b|stræde|\ballé\b|gården\b|gård\b|byråds|mødesal|skype|webex|\bhall?\b|\broom\b"
    r"|værelset?\b|chamber|virtual|hallen\b|museum|\bfjernmøte|rådssal|kommunehus|kulturhus|via\s|plejehjem"
    r"|\bsal\s|\b\d{4}\s[A-ZÆØÅ]|torv|hjemmet\b|slot\b|borgen\b|kirke\b|administrationsbygning"
    r"|forvaltning(?:en)?\b|café|campus)",
    re.IGNORECASE,
)


def is_place(text: str) -> bool:
    """Whether a short text has a word that places have."""
    return len(text) < 120 and bool(_PLACE_WORD.search(text)) and not text.endswith((".", ":"))


def after_time(text: str) -> str | None:
    """What stands behind the time in a row: "kl. 10:00 Lokale D116"."""
    ends = [found.end() for found in TIME.finditer(text[:300])] + [one.end for one in days_in(text)]
    if not ends:
        return None
    rest = re.sub(r"^(?:\s?(?:-|–|til|to)\s?(?:kl\.?\s?)?[\d.:]+)", "", text[max(ends) :])
    rest = re.split(r"\s(?:[A-ZÆØÅ][\w.-]*\s){1,4}\([A-ZÆØÅ]{1,3}\)", rest)[0]
    rest = re.split(
        r"\s(?:Afbud|Fraværende|Mødeindhold|Indholdsfortegnelse|Medlemmer|Deltagere|Til stede"
        r"|Present)\b",
        rest,
    )[0]
    rest = rest.strip(" ,.;:-–()")
    rest = re.sub(r"^(?:i|på|at|in)\s", "", rest)
    return rest if 3 < len(rest) < 120 and is_place(rest) else None


def place_before(text: str) -> str | None:
    """The place that stands before the date in a row: "Byrådssalen, tirsdag den ..."."""
    days = days_in(text)
    head = re.split(
        r",?\s(?:kl\b|mandag|tirsdag|onsdag|torsdag|fredag|måndag|tisdag|den\s\d)",
        text[: days[0].start] if days else "",
    )[0].strip(" ,")
    return head if head and is_place(head) else None
