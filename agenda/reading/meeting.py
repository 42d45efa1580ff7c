"""The meeting's own facts, read from the rows before the first item: body, municipality, date,
time, place, and whether the document is an agenda or minutes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agenda.reading.aliases import CHROME, CONTENTS_SURE
from agenda.reading.bodies import BODY, bodies_in, clean_body, split_town, town_in
from agenda.reading.days import TIME, day_without_year, days_in, time_in, without_days
from agenda.reading.decisions import from_capitals
from agenda.reading.header_labels import OF_MEETINGS, label_kind, label_name, value_of
from agenda.reading.headings import folded
from agenda.reading.places import after_time, is_place, place_before
from agenda.reading.result import MeetingRead
from agenda.reading.rows import Row
from agenda.reading.titles import reads_as_sentence
from data.records import MeetingKind

_HEADER_ROWS = 60
_LONGEST_NAMING = 250
_TOP = 12
_LONGEST_NAME = 70
_READ_FOR_BODY = 20_000

_MINUTES = re.compile(
    r"\b(?:referat(?:et)?|beslutningsprotokol|beslutningsreferat|protokoll?|protokoll?utdrag"
    r"|minutes|møteprotokoll|mødereferat|møtebok|sammanträdesprotokoll|udskrift af protokol"
    r"|saksprotokoll|minute book)\b",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"\b(?:dagsorden(?:en)?|tillægsdagsorden|indkaldelse|innkalling|møteinnkalling|saksliste|ärendelista"
    r"|sakliste|sakskart|kallelse|föredragningslista|agenda|notice of meeting|summons"
    r"|rådmandsmøde|saksframlegg|saksfremlegg|sakspapir|saksframstilling|saksutgreiing)\b",
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
    r"|frist|until|valgperiode|oprettet|justeringens|anslagsdatum)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|måndag|tisdag|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday)(?:en)?\b",
    re.IGNORECASE,
)
_BEGUN_OR_ENDED = re.compile(
    r"Mødet (?:begyndte|startede|sluttede|slut|åbnede|åbnet|(?:blev )?hævet|blev sat)\b"
)
# The next label, where the values of a form lost their places: "Mødested: Afbud fra: ..."
_LABEL_ONLY = re.compile(r"[A-ZÆØÅ][a-zæøå]+(?: fra)?:(?:\s|$)")
_SEPARATED = re.compile(
    r"\s+[-–—|]\s+|\s*[|]\s*|\t"
    r"|\s*\b(?:(?:sammanträdes|møte)?protokoll?|møtebok|møteinnkalling)\b"
    r"(?:\s(?:for|sid[ae](?:\s\d+)?)\b)?\s*",
    re.IGNORECASE,
)


def is_header_row(rows: Sequence[Row], index: int) -> bool:
    """Whether a row states what meeting this is, and so is no item's title."""
    row = rows[index]
    if label_kind(row) is not None:
        return True
    if len(row.text) > 200:
        return False
    if _BEGUN_OR_ENDED.match(row.text):
        return True
    above = label_kind(rows[index - 1]) if index else None
    if above is not None and value_of(rows[index - 1]) == "" and index < 30:
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
        is_place(row.text)
        and index > 0
        and (bool(days_in(rows[index - 1].text)) or bool(TIME.search(rows[index - 1].text[:60])))
    )


def meeting_of(rows: Sequence[Row], first_item: int, text: str) -> MeetingRead:
    """The facts in the rows before `first_item` (the row of the first item or of the contents)."""
    header = rows[: min(first_item, _HEADER_ROWS)]
    facts = _Facts()
    for index in range(len(header)):
        facts.take(header, index)
    date, time = _best_day(header, facts)
    body = _body(header, facts, text)
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
        supplementary=any(
            _SUPPLEMENTARY.search(row.text) and not reads_as_sentence(row.text) for row in header
        ),
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
        kind = label_kind(rows[index])
        if kind in (None, "people", "other", "end"):
            return
        value = value_of(rows[index])
        if not value and index + 1 < len(rows) and label_kind(rows[index + 1]) is None:
            value = rows[index + 1].text
        if not value or len(value) > 200 or _LABEL_ONLY.match(value):
            return
        days, time = days_in(value), time_in(value)
        if kind in ("date", "time", "both"):
            if days:
                self.date = self.date or days[0].value
            self.time = self.time or time
            if kind == "both":
                rest = after_time(value)
                self.place = self.place or rest or place_before(value)
        elif kind == "body" and self.body is None and not days:
            names = bodies_in(value)
            self.body = clean_body(value) if names or label_name(rows[index]) != "møde" else None
        elif kind == "place" and self.place is None and folded(value) not in CHROME:
            self.place = value.strip(" ,.")
        elif kind == "municipality":
            self.town = self.town or value


def _best_day(header: Sequence[Row], facts: _Facts) -> tuple[str | None, str | None]:
    """The meeting's date and time: as labelled, else the date that looks most like a meeting's."""
    date, time = facts.date, facts.time
    best = 0.0
    for index, row in enumerate(header):
        kind = label_kind(row)
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
            found = time_in(without_days(header[place].text))
            if found:
                return found
    return None


def _clock_row(row: Row) -> str | None:
    """The time of a row that says little else ("Kl. 10:30"), or a day without its year or date."""
    if len(row.text) < 30 and row.text[:2].lower() == "kl":
        return time_in(row.text)
    if len(row.text) < 400 and not days_in(row.text):
        day = day_without_year(row.text) or _WEEKDAY.search(row.text[:_LONGEST_NAME])
        return time_in(row.text) if day else None
    return None


def _body(header: Sequence[Row], facts: _Facts, text: str) -> str | None:
    if facts.body:
        return facts.body
    lower = None
    for row in header:
        if label_kind(row) in ("people", "other", "end", "place"):
            continue
        if len(row.text) > 400 and not days_in(row.text):
            continue
        shown = from_capitals(row.text) if row.text.isupper() else row.text
        for part in _SEPARATED.split(shown):
            for name in bodies_in(part):
                half = name[: len(name) // 2]
                name = half if name == f"{half} {half}" else name
                if name[0].isupper():
                    at = row.text.casefold().find(name.casefold())
                    return row.text[at : at + len(name)] if at >= 0 else name
                lower = lower or name
    return lower or _body_without_word(header, text)


def _body_without_word(header: Sequence[Row], text: str) -> str | None:
    """The name right above the day of the meeting that the text has behind "udvalget for"."""
    for above, row in pairwise(header):
        name = above.text
        named = _is_summons(row) and len(name) < _LONGEST_NAME and name[:1].isupper()
        if named and re.search(
            rf"udvalg(?:et)? for {re.escape(name)}\b", text[:_READ_FOR_BODY], re.IGNORECASE
        ):
            return name
    return None


def _place(header: Sequence[Row]) -> str | None:
    """The place that stands, without a label, behind or right below the date and time."""
    for index, row in enumerate(header[:30]):
        if len(row.text) > 700 or not (
            days_in(row.text) or _clock_row(row) or day_without_year(row.text)
        ):
            continue
        behind = after_time(row.text)
        if behind:
            return behind
        below = header[index + 1 : index + 2]
        if below and BODY.fullmatch(below[0].text):
            below = header[index + 2 : index + 3]
        for one in below:
            words = re.split(r"\s(?:Mødeindhold|Indholdsfortegnelse)\b", one.text)[0]
            if (
                label_kind(one) is None
                and is_place(words)
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
        if label_name(row) in OF_MEETINGS or "plats och tid" in row.text[:400].lower():
            return True
        head = row.text[:_LONGEST_NAMING]
        if index < _TOP and bodies_in(head) and days_in(head) and time_in(head):
            return True
        if len(row.text) > 400:
            continue
        beside = rows[max(0, index - 3) : index + 5]
        if _is_summons(row) and any(bodies_in(one.text) for one in beside if len(one.text) < 120):
            return True
        if not (_MINUTES.search(row.text) or _AGENDA.search(row.text)):
            continue
        if len(row.text) < 60 and any(
            days_in(one.text) or bodies_in(one.text) or day_without_year(one.text) for one in beside
        ):
            return True
        if (
            len(row.text) < _LONGEST_NAMING
            and not reads_as_sentence(row.text)
            and (days_in(row.text) or bodies_in(row.text))
        ):
            return True
    return False


def _is_summons(row: Row) -> bool:
    """Whether a row is a day and hour and little else: "Onsdag den 5. maj 2021 kl. 16.00"."""
    return (
        len(row.text) < 70
        and _WEEKDAY.match(row.text) is not None
        and bool(days_in(row.text))
        and time_in(row.text) is not None
    )


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
