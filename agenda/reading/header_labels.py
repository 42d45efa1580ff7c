"""Labels in the header of an agenda or of minutes, "Mødested: ...", and what they say of the
meeting: beside them, on the next row, or several labels and then their values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.aliases import CHROME
from agenda.reading.bodies import bodies_in, clean_body
from agenda.reading.days import days_in, labelled_time
from agenda.reading.headings import folded
from agenda.reading.places import after_time, is_place, place_before, place_first, place_value
from agenda.reading.rows import Row, is_chrome

_LABELS: dict[str, tuple[str, ...]] = {
    "body": (
        "udvalg", "udvalgsnavn", "møde i", "mødetype", "forum", "råd", "utvalg", "nämnd", "organ",
        "committee", "body", "møde", "nævn", "mødeforum", "møteutvalg", "utval", "udvalg/råd",
        "utvalg/styre/råd", "nämnd/styrelse",
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
        "stad", "plats", "møtestad",
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
_OF_LETTERS = frozenset({"dato", "datum", "date"})
OF_MEETINGS = frozenset({
    "mødedato", "møtedato", "sammanträdesdatum", "mødested", "møtested", "starttidspunkt",
    "mødetidspunkt", "plats och tid", "møtetid", "mødelokale",
})  # fmt: skip
# "Sted Biblioteket", "Dato22-08-2016": the label of a page that lost what parts it from its value.
_UNPARTED = re.compile(
    r"(Mødedato|Mødeafholdelse|Dato|Tidspunkt|Mødetidspunkt|Mødested|Sted"
    r"|Starttidspunkt(?: for møde)?|Møtedato|Møtested|Sluttidspunkt|Stedfortrædere?"
    r"|Tid|Udvalg|Nämnd/Styrelse|Mødedeltagere|Medlemmer|Deltagere|Fraværende|Afbud|Plats och tid"
    r"|Mødelokale(?=\s\w*(?:værelse|sal)\b))\s?(?=[A-ZÆØÅ\d])(.*)"
)
# When a mail was sent (RFC 5322, 3.3), not when the meeting is that it is about.
_SENT = re.compile(r"Date:\s(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d\d:\d\d")
_LONGEST = 200
_LABELS_TOGETHER = 6
# The next label, where the values of a form lost their places: "Mødested: Afbud fra: ..."
_LABEL_ONLY = re.compile(r"[A-ZÆØÅ][a-zæøå]+(?: fra)?:(?:\s|$)")


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


class Facts:
    """What labels say, each the first time that one does; `date` and `time` as everywhere."""

    def __init__(self) -> None:
        self.body: str | None = None
        self.town: str | None = None
        self.date: str | None = None
        self.time: str | None = None
        self.place: str | None = None
        self.of_letter = False  # the date may be that on which the agenda was sent

    def take(self, rows: Sequence[Row], index: int) -> None:
        """Take what the label of one row says."""
        kind = label_kind(rows[index])
        if kind in (None, "people", "other", "end"):
            return
        value = value_of(rows[index])
        if not value and index + 1 < len(rows):
            if label_kind(rows[index + 1]) is None:
                value = _next_row(rows, index + 1, kind)
            elif kind == "place":
                self.place = self.place or _below_labels(rows, index + 1)
        if not value or _LABEL_ONLY.match(value):
            return
        days, time = days_in(value), labelled_time(value)
        if kind in ("date", "time", "both"):
            if days and (self.date is None or (kind == "time" and self.of_letter)):
                self.date = days[0].value
                self.of_letter = kind == "date" and label_name(rows[index]) in _OF_LETTERS
            self.time = self.time or time
            if kind == "both":
                self.place = self.place or after_time(value) or place_before(value)
        elif kind == "place" and folded(value) not in CHROME:
            self.place = self.place or place_value(value)
        elif len(value) > _LONGEST:
            return
        elif kind == "body" and self.body is None and not days:
            names = bodies_in(value)
            self.body = clean_body(value) if names or label_name(rows[index]) != "møde" else None
        elif kind == "municipality":
            self.town = self.town or value


def _next_row(rows: Sequence[Row], index: int, kind: str | None) -> str:
    """The value on the row below its label; a place may go on below it."""
    row = rows[index]
    below = rows[index + 1] if index + 1 < len(rows) else None
    if kind == "place" and below is not None and not below.gap and len(below.text) < 20:
        goes_on = is_place(below.text) and label_kind(below) is None and "," in row.text
        return f"{row.text} {below.text}" if goes_on else row.text
    return "" if is_chrome(row) else row.text


def _below_labels(rows: Sequence[Row], index: int) -> str | None:
    """The place among the values that stand behind the last of several labels, or below them, on a
    page that lost its columns."""
    last = index
    while last + 1 < len(rows) and label_kind(rows[last + 1]) and not value_of(rows[last]):
        last += 1
    if last - index > _LABELS_TOGETHER:
        return None
    value = value_of(rows[last])
    while (led := _LABEL_ONLY.match(value)) is not None:
        value = value[led.end() :]
    if value:
        return place_first(value)
    below = rows[last + 1 : last + 2 + _LABELS_TOGETHER]
    for row in below:
        if label_kind(row) is not None:
            return None
        if is_place(row.text) and not days_in(row.text):
            return place_value(row.text)
    return None
