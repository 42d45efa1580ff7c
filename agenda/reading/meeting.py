"""The meeting's own facts, read from the rows before the first item: body, municipality, date,
time, place, and whether the document is an agenda or minutes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.bodies import bodies_in, clean_body, split_town, town_in
from agenda.reading.days import day_without_year, days_in
from agenda.reading.headings import CHROME, CONTENTS_SURE, folded
from agenda.reading.result import MeetingRead
from agenda.reading.rows import Row
from data.records import MeetingKind

_HEADER_ROWS = 60

_LABELS: dict[str, tuple[str, ...]] = {
    "body": (
        "udvalg", "udvalgsnavn", "møde i", "mødetype", "forum", "råd", "utvalg", "nämnd", "organ",
        "committee", "body", "møde", "nævn", "mødeforum", "møteutvalg", "utval", "udvalg/råd",
    ),
    "date": (
        "mødedato", "dato", "møtedato", "mødedag", "sammanträdesdatum", "datum", "date",
        "date of meeting", "mødets dato", "dato for møde", "dag", "møde den",
    ),
    "time": (
        "tid", "tidspunkt", "mødetid", "mødetidspunkt", "starttidspunkt", "start", "mødestart",
        "klokkeslæt", "kl", "time", "møtetid", "mødet startede", "starttid", "mødet begyndte",
        "mødets starttidspunkt", "tidsrum", "klokken", "mødet åbnet", "møtestart",
    ),
    "both": (
        "plats och tid", "tid og sted", "tid och plats", "dato og tid", "date and time",
        "mødedato og tid", "mødedato og tidspunkt", "dato og tidspunkt", "dato/tid",
        "tidspunkt og sted", "dato, tid og sted", "dag og tid",
    ),
    "place": (
        "mødested", "sted", "lokale", "mødelokale", "lokation", "møtested", "stad", "plats",
        "location", "venue", "place", "adresse", "mødets sted", "sammanträdesplats",
    ),
    "municipality": ("kommune", "municipality", "kommun"),
    "end": (
        "sluttidspunkt", "slut", "mødet sluttede", "sluttid", "mødet hævet", "møteslutt",
        "mødeslut", "mødets afslutning", "mødet hævet kl", "sluttet", "slutt",
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
_OF_MEETINGS = frozenset({
    "mødedato", "møtedato", "sammanträdesdatum", "mødested", "møtested", "starttidspunkt",
    "mødetidspunkt", "plats och tid", "møtetid", "mødelokale",
})  # fmt: skip
# "Sted Biblioteket", "Dato22-08-2016": the label of a page that lost what parts it from its value.
_UNPARTED = re.compile(
    r"(Mødedato|Dato|Tidspunkt|Mødetidspunkt|Mødested|Sted|Starttidspunkt|Møtedato|Møtested"
    r"|Tid)\s?(?=[A-ZÆØÅ\d])(.*)"
)
_MINUTES = re.compile(
    r"\b(?:referat(?:et)?|beslutningsprotokol|beslutningsreferat|protokoll?|protokoll?utdrag"
    r"|minutes|møteprotokoll|mødereferat|møtebok|sammanträdesprotokoll|udskrift af protokol"
    r"|saksprotokoll|minute book)\b",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"\b(?:dagsorden(?:en)?|tillægsdagsorden|indkaldelse|innkalling|møteinnkalling|saksliste"
    r"|sakliste|sakskart|kallelse|föredragningslista|agenda|notice of meeting|summons"
    r"|rådmandsmøde)\b",
    re.IGNORECASE,
)
_SUPPLEMENTARY = re.compile(
    r"\b(?:tillægsdagsorden|supplerende dagsorden|ekstra dagsorden|tilleggssaksliste"
    r"|tilleggsinnkalling|tilläggsdagordning|supplementary agenda)\b",
    re.IGNORECASE,
)
_NOT_THE_MEETING = re.compile(
    r"\b(?:udskrevet|offentliggjort|opdateret|udsendt|frigivet|godkendt den|published|publiceret"
    r"|printed|sidst ændret|copyright|updated|posted|approved on|due|next meeting|næste møde"
    r"|frist|until|valgperiode|oprettet)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|måndag|tisdag|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday)(?:en)?\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\b[Kk]l(?:okken|\.)?\s?\.?\s?(?P<h>[0-2]?\d)(?:[.:](?P<m>[0-5]\d))?(?!\d)"
    r"|(?<![\d.:/-])(?P<h2>[0-2]?\d):(?P<m2>[0-5]\d)(?::[0-5]\d)?(?!\d)"
    r"|(?<![\d.:/-])(?P<h3>1?\d)(?:[.:](?P<m3>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?"
    r"|(?<![\d.:/-])(?P<h4>[0-2]?\d)\.(?P<m4>[0-5]\d)(?=\s?(?:-|–|til|h\b|$|,)))"
)
_PLACE_WORD = re.compile(
    r"(?:lokale|\bsalen?\b|salen\b|rådhus|\bcent(?:er|ret|rum)\b|center\b|teams\b|zoom\b|digital"
    r"|virtue|online|skole|\bhus\b|huset\b|kantine|bibliotek|hotel|\bkro\b|kontor|konference"
    r"|kursus|\bvej\s?\d|vej\s?\d|gade\s?\d"
    r"|plads\b|stræde|\ballé\b|gården\b|gård\b|byråds|mødesal|skype|webex|\bhall?\b|\broom\b"
    r"|chamber|virtual|hallen\b|museum|\bfjernmøte|rådssal|kommunehus|kulturhus|via\s|plejehjem"
    r"|\bsal\s|\b\d{4}\s[A-ZÆØÅ]|torv|hjemmet\b|slot\b|borgen\b|kirke\b|administrationsbygning"
    r"|forvaltning(?:en)?\b|café|campus)",
    re.IGNORECASE,
)
_SEPARATED = re.compile(r"\s+[-–—|]\s+|\s*[|]\s*|\t")


def is_header_row(rows: Sequence[Row], index: int) -> bool:
    """Whether a row states what meeting this is, and so is no item's title."""
    row = rows[index]
    if _LABEL.fullmatch(row.text) and _label_kind(row) is not None:
        return True
    if len(row.text) > 200:
        return False
    above = _label_kind(rows[index - 1]) if index else None
    if above is not None and _value_of(rows[index - 1]) == "" and index < 30:
        return True
    if days_in(row.text) and (
        _MINUTES.search(row.text)
        or _AGENDA.search(row.text)
        or _WEEKDAY.search(row.text)
        or bodies_in(row.text)
    ):
        return True
    if days_in(row.text) and len(row.text) < 30:
        return True
    if folded(row.text) in (
        "referat",
        "dagsorden",
        "åben dagsorden",
        "åbent referat",
        "protokol",
        "beslutningsprotokol",
        "minutes",
        "agenda",
        "referat åben",
    ):
        return True
    return (
        _is_place(row.text)
        and index > 0
        and (bool(days_in(rows[index - 1].text)) or bool(_TIME.search(rows[index - 1].text[:60])))
    )


def meeting_of(rows: Sequence[Row], first_item: int, text: str) -> MeetingRead:
    """The facts in the rows before `first_item` (the row of the first item or of the contents)."""
    header = rows[: min(first_item, _HEADER_ROWS)]
    facts = _Facts()
    for index in range(len(header)):
        facts.take(header, index)
    date, time = _best_day(header, facts)
    body = _body(header, facts)
    town = facts.town
    if body is not None:
        name, of = split_town(body)
        if not facts.body or of is None:
            body = name
        town = town or of
    header_text = "\n".join(row.text for row in header)
    return MeetingRead(
        body=body,
        municipality=town or town_in(header_text) or town_in(text[:200_000]),
        date=date,
        time=time,
        place=facts.place or _place(header),
        kind=_kind(header),
        supplementary=bool(_SUPPLEMENTARY.search(header_text)),
    )


class _Facts:
    """What labels say: "Mødested: ...", or a label with its value on the next row."""

    def __init__(self) -> None:
        self.body: str | None = None
        self.town: str | None = None
        self.date: str | None = None
        self.time: str | None = None
        self.place: str | None = None

    def take(self, rows: Sequence[Row], index: int) -> None:
        kind = _label_kind(rows[index])
        if kind in (None, "people", "other", "end"):
            return
        value = _value_of(rows[index])
        if not value and index + 1 < len(rows) and _label_kind(rows[index + 1]) is None:
            value = rows[index + 1].text
        if not value or len(value) > 200:
            return
        days, time = days_in(value), time_in(value)
        if kind in ("date", "time", "both"):
            if days:
                self.date = self.date or days[0].value
            self.time = self.time or time
            if kind == "both":
                rest = _after_time(value)
                self.place = self.place or rest or _place_before(value)
        elif kind == "body" and self.body is None and not days:
            names = bodies_in(value)
            self.body = clean_body(value) if names or _label_name(rows[index]) != "møde" else None
        elif kind == "place" and self.place is None and folded(value) not in CHROME:
            self.place = value.strip(" ,.")
        elif kind == "municipality":
            self.town = self.town or value


def _label_name(row: Row) -> str:
    text = row.cells[0] if len(row.cells) > 1 else row.text
    found = _LABEL.match(text)
    return found[1].lower() if found else ""


def _label_kind(row: Row) -> str | None:
    if len(row.cells) > 1:
        found = _LABEL.fullmatch(row.cells[0])
        if found and not found[2]:
            return _KIND_OF[found[1].lower()]
    found = _LABEL.fullmatch(row.text) or _UNPARTED.fullmatch(row.text)
    if found is None:
        return None
    return _KIND_OF[found[1].lower()]


def _value_of(row: Row) -> str:
    if len(row.cells) > 1:
        found = _LABEL.fullmatch(row.cells[0])
        if found and not found[2]:
            return " ".join(row.cells[1:])
    found = _LABEL.fullmatch(row.text) or _UNPARTED.fullmatch(row.text)
    return found[2].strip() if found else ""


def time_in(text: str) -> str | None:
    """The first clock time in `text` as HH:MM."""
    for found in _TIME.finditer(text[:300]):
        hour = int(found["h"] or found["h2"] or found["h3"] or found["h4"])
        minute = int(found["m"] or found["m2"] or found["m3"] or found["m4"] or 0)
        if found["half"] == "p" and hour < 12:
            hour += 12
        if hour < 24:
            return f"{hour:02d}:{minute:02d}"
    return None


def _best_day(header: Sequence[Row], facts: _Facts) -> tuple[str | None, str | None]:
    """The meeting's date and time: as labelled, else the date that looks most like a meeting's."""
    date, time = facts.date, facts.time
    best = 0.0
    for index, row in enumerate(header):
        kind = _label_kind(row)
        if kind in ("other", "end", "people"):
            continue
        days = days_in(row.text)
        if not days:
            continue
        weight = 2.0 - index / 40
        weight += 2 * bool(_WEEKDAY.search(row.text)) + 1.5 * bool(time_in(row.text[:300]))
        weight += 1.5 * bool(_MINUTES.search(row.text) or _AGENDA.search(row.text))
        weight += 1.0 * bool(bodies_in(row.text)) + 0.5 * row.heading
        weight -= 5 * bool(_NOT_THE_MEETING.search(row.text[: days[0].start]))
        weight -= 1.0 * (len(row.text) > 220)
        if weight > best and facts.date in (None, days[0].value):
            best = weight
            date = days[0].value
            time = facts.time or _time_beside(header, index) or time
    if time is None:
        time = next((found for row in header if (found := _clock_row(row))), None)
    return date, time


def _time_beside(header: Sequence[Row], index: int) -> str | None:
    for place in (index, index + 1):
        if place < len(header) and (place == index or len(header[place].text) < 60):
            found = time_in(_without_days(header[place].text))
            if found:
                return found
    return None


def _without_days(text: str) -> str:
    for day in reversed(days_in(text)):
        text = text[: day.start] + " " + text[day.end :]
    return text


def _clock_row(row: Row) -> str | None:
    """The time of a row that says little else ("Kl. 10:30"), or a day without its year."""
    if len(row.text) < 30 and row.text[:2].lower() == "kl":
        return time_in(row.text)
    if len(row.text) < 400 and day_without_year(row.text) and not days_in(row.text):
        return time_in(row.text)
    return None


def _body(header: Sequence[Row], facts: _Facts) -> str | None:
    if facts.body:
        return facts.body
    lower = None
    for row in header:
        if _label_kind(row) in ("people", "other", "end", "place"):
            continue
        if len(row.text) > 400 and not days_in(row.text):
            continue
        for part in _SEPARATED.split(row.text):
            for name in bodies_in(part):
                if name[0].isupper():
                    return name
                lower = lower or name
    return lower


def _after_time(text: str) -> str | None:
    """What stands behind the time in a row: "kl. 10:00 Lokale D116"."""
    ends = [found.end() for found in _TIME.finditer(text[:300])] + [
        one.end for one in days_in(text)
    ]
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
    return rest if 3 < len(rest) < 120 and _is_place(rest) else None


def _place_before(text: str) -> str | None:
    days = days_in(text)
    head = re.split(
        r",?\s(?:kl\b|mandag|tirsdag|onsdag|torsdag|fredag|måndag|tisdag|den\s\d)",
        text[: days[0].start] if days else "",
    )[0].strip(" ,")
    return head if head and _is_place(head) else None


def _is_place(text: str) -> bool:
    return len(text) < 120 and bool(_PLACE_WORD.search(text)) and not text.endswith((".", ":"))


def _place(header: Sequence[Row]) -> str | None:
    """The place that stands, without a label, behind or right below the date and time."""
    for index, row in enumerate(header[:30]):
        if len(row.text) > 700 or not (
            days_in(row.text) or _clock_row(row) or day_without_year(row.text)
        ):
            continue
        behind = _after_time(row.text)
        if behind:
            return behind
        below = header[index + 1 : index + 2]
        for one in below:
            words = re.split(r"\s(?:Mødeindhold|Indholdsfortegnelse)\b", one.text)[0]
            if (
                _label_kind(one) is None
                and _is_place(words)
                and not days_in(words)
                and not bodies_in(words)
                and folded(words) not in CONTENTS_SURE
                and not _MINUTES.search(words)
            ):
                return re.sub(r"^(?:i|på)\s", "", words)
    return None


def _kind(header: Sequence[Row]) -> MeetingKind:
    """By the row that says both what it is and when, else by the first that says what it is."""
    first: MeetingKind | None = None
    for row in header:
        if len(row.text) > 400 and not days_in(row.text):
            continue
        text = re.sub(
            r"(?i)godkendelse af (?:referat|dagsorden)|dagsordener og referater"
            r"|dagsordner og referater",
            "",
            row.text[:400],
        )
        minutes, agenda = _MINUTES.search(text), _AGENDA.search(text)
        if not minutes and not agenda:
            continue
        kind: MeetingKind = (
            "minutes"
            if minutes and not (agenda and agenda.start() < minutes.start() and "/" not in text)
            else "agenda"
        )
        if days_in(row.text):
            return kind
        if first is None and folded(text) in ("referat", "dagsorden", "protokol", "minutes"):
            return kind
        first = first or kind
    return first or "agenda"


def names_a_meeting(rows: Sequence[Row]) -> bool:
    """Whether one of the first rows calls the document an agenda or minutes."""
    for index, row in enumerate(rows[:_HEADER_ROWS]):
        if len(row.text) > 400:
            continue
        if _label_name(row) in _OF_MEETINGS or "plats och tid" in row.text.lower():
            return True
        if not (_MINUTES.search(row.text) or _AGENDA.search(row.text)):
            continue
        beside = rows[max(0, index - 3) : index + 5]
        if len(row.text) < 60 and any(
            days_in(one.text) or bodies_in(one.text) or day_without_year(one.text) for one in beside
        ):
            return True
        if days_in(row.text) or bodies_in(row.text):
            return True
    return False


def inferred_year(header: Sequence[Row], years: Sequence[int]) -> str | None:
    """The date of a header that leaves out the year, with the latest of `years` that the document's
    case numbers carry. The caller says that it was inferred."""
    if not years:
        return None
    for row in header[:_HEADER_ROWS]:
        found = day_without_year(row.text)
        if found is not None and not _NOT_THE_MEETING.search(row.text):
            return f"{max(years)}-{found[0]:02d}-{found[1]:02d}"
    return None
