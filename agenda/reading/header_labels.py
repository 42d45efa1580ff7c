"""Labels in the header of an agenda or of minutes: "Mødested: ...", and the value beside them."""

from __future__ import annotations

import re

from agenda.reading.rows import Row

_LABELS: dict[str, tuple[str, ...]] = {
    "body": (
        "udvalg", "udvalgsnavn", "møde i", "mødetype", "forum", "råd", "utvalg", "nämnd", "organ",
        "committee", "body", "møde", "nævn", "mødeforum", "møteutvalg", "utval", "udvalg/råd",
        "utvalg/styre/råd",
    ),
    "date": (
        "mødedato", "dato", "møtedato", "mødedag", "sammanträdesdatum", "datum", "date",
        "date of meeting", "mødets dato", "dato for møde", "dag", "møde den",
    ),
    "time": (
        "tid", "tidspunkt", "mødetid", "mødetidspunkt", "starttidspunkt", "start", "mødestart",
        "klokkeslæt", "kl", "time", "møtetid", "mødet startede", "starttid", "mødet begyndte",
        "mødets starttidspunkt", "tidsrum", "klokken", "klockan", "mødet åbnet", "møtestart",
        "starttidspunkt for møde", "mødet påbegyndt", "mødets start",
    ),
    "both": (
        "plats och tid", "tid og sted", "tid och plats", "dato og tid", "date and time",
        "mødedato og tid", "mødedato og tidspunkt", "dato og tidspunkt", "dato/tid",
        "tidspunkt og sted", "dato, tid og sted", "dag og tid", "møtedato/tid", "hvornår",
        "dato og klokkeslæt",
    ),
    "place": (
        "mødested", "mødeafholdelse", "sted", "lokale", "mødelokale", "lokation", "møtested",
        "stad", "plats",
        "location", "venue", "place", "adresse", "mødets sted", "sammanträdesplats",
        "møtested/lokaler", "hvor", "møde lokation", "mødelokation",
    ),
    "municipality": ("kommune", "municipality", "kommun"),
    "end": (
        "sluttidspunkt", "slut", "mødet sluttede", "sluttid", "mødet hævet", "møteslutt",
        "mødeslut", "mødets afslutning", "mødet hævet kl", "sluttet", "slutt", "mødet afsluttet",
        "avsluttet",
    ),
    "people": (
        "deltagere", "medlemmer", "fraværende", "afbud", "mødedeltagere", "til stede", "tilstede",
        "present", "in attendance", "also in attendance", "also, in attendance", "apologies",
        "forfall", "møtte", "møtende", "beslutande", "närvarande", "ledamöter", "ersättare",
        "ikke til stede", "øvrige deltagere", "deltager", "deltog", "mødeleder", "formand",
        "sekretær", "referent", "stemmeberettigede", "til stede var", "tilstedeværende",
        "følgende medlemmer møtte", "administrationen", "fra administrationen", "bemærkninger",
        "information", "noter", "mødedeltagere fra administrationen", "gæster", "mødesekretær",
        "øvrige", "justerare", "attendees", "members", "ordstyrer", "medlemmer til stede",
        "stedfortræder", "stedfortrædere",
    ),
    "other": (
        "hent som fil", "offentliggjort", "udskrevet", "frigivet", "opdateret", "udsendt",
        "senest opdateret", "published", "type", "sidst ændret", "bilag", "udgivet", "hent",
        "referat godkendt", "link", "status",
    ),
}  # fmt: skip
_KIND_OF = {alias: kind for kind, aliases in _LABELS.items() for alias in aliases}
_LABEL = re.compile(
    "("
    + "|".join(map(re.escape, sorted(_KIND_OF, key=len, reverse=True)))
    + r")\s?(?::|\t|$)\s*(.*)",
    re.IGNORECASE,
)
OF_MEETINGS = frozenset({
    "mødedato", "møtedato", "sammanträdesdatum", "mødested", "møtested", "starttidspunkt",
    "mødetidspunkt", "plats och tid", "møtetid", "mødelokale",
})  # fmt: skip
# "Sted Biblioteket", "Dato22-08-2016": the label of a page that lost what parts it from its value.
_UNPARTED = re.compile(
    r"(Mødedato|Mødeafholdelse|Dato|Tidspunkt|Mødetidspunkt|Mødested|Sted"
    r"|Starttidspunkt(?: for møde)?|Møtedato|Møtested|Sluttidspunkt|Stedfortrædere?"
    r"|Tid|Udvalg|Mødedeltagere|Medlemmer|Deltagere|Fraværende|Afbud|Plats och tid"
    r"|Mødelokale(?=\s\w*(?:værelse|sal)\b))\s?(?=[A-ZÆØÅ\d])(.*)"
)
# When a mail was sent (RFC 5322, 3.3), not when the meeting is that it is about.
_SENT = re.compile(r"Date:\s(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d\d:\d\d")


def label_name(row: Row) -> str:
    """The label that a row begins with, in lower case; '' where it begins with none."""
    text = row.cells[0] if len(row.cells) > 1 else row.text
    found = _LABEL.match(text)
    return found[1].lower() if found else ""


def label_kind(row: Row) -> str | None:
    """What the label of a row states (a key of the table above), None for a row without one."""
    if _SENT.match(row.text):
        return "other"
    if len(row.cells) > 1:
        found = _LABEL.fullmatch(row.cells[0])
        if found and not found[2]:
            return _KIND_OF[found[1].lower()]
    found = _LABEL.fullmatch(row.text) or _UNPARTED.fullmatch(row.text)
    if found is None or _heads_columns(found[2]):
        return None
    return _KIND_OF[found[1].lower()]


def _heads_columns(value: str) -> bool:
    """Whether what stands behind a label are labels too, over columns: "Udvalg Dato Type"."""
    words = value.split()
    return len(words) > 1 and all(word.lower() in _KIND_OF for word in words)


def value_of(row: Row) -> str:
    """What stands behind the label of a row; '' where nothing does."""
    if len(row.cells) > 1:
        found = _LABEL.fullmatch(row.cells[0])
        if found and not found[2]:
            return " ".join(row.cells[1:])
    found = _LABEL.fullmatch(row.text) or _UNPARTED.fullmatch(row.text)
    return found[2].strip(' |"”') if found else ""
