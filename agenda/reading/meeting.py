"""The meeting's own facts, read from the rows before the first item: body, municipality, date,
time, place, and whether the document is an agenda or minutes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agenda.reading.aliases import CONTENTS_SURE
from agenda.reading.bodies import (
    BODY,
    bodies_in,
    body_key,
    most_named,
    municipality,
    region_in,
    split_town,
    town_in,
)
from agenda.reading.days import TIME, day_without_year, days_in, time_in
from agenda.reading.decisions import from_capitals
from agenda.reading.header_labels import OF_MEETINGS, Facts, label_kind, label_name, value_of
from agenda.reading.header_rows import header_rows
from agenda.reading.headings import folded, recommendation_lead
from agenda.reading.places import after_time, has_time, is_place, place_before, place_value
from agenda.reading.result import MeetingRead
from agenda.reading.rows import Row
from agenda.reading.titles import reads_as_sentence
from data.records import MeetingKind

_HEADER_ROWS = 60
_LONGEST_NAMING = 250
_LONGEST_DATED = 500
_OF_REGION = body_key("regionsrådet")
_OF_TOWN = frozenset(map(body_key, ("byrådet", "kommunalbestyrelsen")))
_REGIONAL = re.compile(r"\bRegionshuset\b|\bRegionsgården\b|\bregional udvikling\b")
_TOP = 12
# "KTU", "KB": a body called by its letters.
_LONGEST_LETTERS = 4
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
# "Kultur og fritids møde den 3. maj", where committees are called by what they work with.
_MEETS = re.compile(r"(?P<body>[A-ZÆØÅ][a-zæøå]+(?:(?:,| og)? [a-zæøå]+){0,5})s møde (?:den )?\d")
_PAGE_OF = re.compile(
    r"(?P<body>[A-ZÆØÅ][a-zæøå]+ [a-zæøå -]{0,40}(?:råd|udvalg|nævn)(?:et)?)\s[-–|]\s"
    r"(?:Dagsorden|Referat|Møde).*"
)
# "Sammanträde 2024-03-05", "Møde den 5. marts 2024": a row of nothing but the day of a meeting.
_MEETING_ON = re.compile(
    r"(?:Sammanträde|Møte|Møde|Meeting)\s(?:(?:den|on)\s)?(?:\w+dag,?\s)?[\w. -]{6,20}$"
)
_MEETING_OF = re.compile(r"(?i)\b(?:minutes|meeting|agenda) of (?:the|a)\b")
_HELD = re.compile(r"(?i)\b(?:held|afholdt|afholdes)\b")
_BEGAN = re.compile(r"Mødet (?:startede|begyndte|åbnede|blev åbnet|blev sat)\b.{0,30}?(?=kl)")
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
    header = header_rows(rows, first_item)
    facts = Facts()
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
        body = from_capitals(body) if body.isupper() and len(body) > _LONGEST_LETTERS else body
    place = facts.place or _place(header)
    return MeetingRead(
        body=body,
        municipality=town or _town(header, place, body, text[:200_000]),
        date=date,
        time=time or _began(text[:_READ_FOR_BODY]),
        place=place,
        kind=_kind(header),
        supplementary=any(
            _SUPPLEMENTARY.search(row.text) and not reads_as_sentence(row.text) for row in header
        ),
    )


def _town(header: Sequence[Row], place: str | None, body: str | None, text: str) -> str | None:
    """The municipality that the header names, but as where the meeting is held, else the text; or
    the region, where the body is one of a region."""
    shown = "\n".join(row.text for row in header)
    shown = shown.replace(place, "") if place else shown
    key = body_key(body) if body is not None else None
    if key == _OF_REGION:
        return region_in(text)
    if key not in _OF_TOWN:
        regional = _REGIONAL.search(text[:_READ_FOR_BODY])
        if region := region_in(text if regional else shown):
            return region
    alone = (name for row in header[:_TOP] if (name := municipality(row.text)))
    return town_in(shown) or next(alone, None) or town_in(text) or most_named(text)


def _began(text: str) -> str | None:
    """The time at which minutes say that the meeting began."""
    found = _BEGAN.search(text)
    return time_in(text[found.end() : found.end() + 20]) if found else None


def _best_day(header: Sequence[Row], facts: Facts) -> tuple[str | None, str | None]:
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
        later = facts.of_letter and time_in(row.text[:300]) and days[0].value > (facts.date or "")
        if weight > best and (later or facts.date in (None, days[0].value)):
            best = weight
            date = days[0].value
            time = facts.time or _time_beside(header, index) or time
    if time is None:
        same = (
            at for at, row in enumerate(header) if date in [one.value for one in days_in(row.text)]
        )
        time = next((found for at in same if (found := _time_beside(header, at))), None)
    if time is None:
        time = next((found for row in header if (found := _clock_row(row))), None)
    return date, time


def _time_beside(header: Sequence[Row], index: int) -> str | None:
    for place in (index, index + 1):
        if place < len(header) and (place == index or len(header[place].text) < 60):
            found = time_in(header[place].text)
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


def _body(header: Sequence[Row], facts: Facts, text: str) -> str | None:
    if facts.body:
        return facts.body
    lower = None
    for row in sorted(header, key=lambda one: _MEETING_OF.search(one.text) is None):
        if label_kind(row) in ("people", "other", "end", "place") or recommendation_lead(row.text):
            continue
        if not days_in(row.text) and (len(row.text) > 400 or _is_prose(row.text)):
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
    return f"{lower[0].upper()}{lower[1:]}" if lower else _body_without_word(header, text)


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_NAME and text.endswith(".") and reads_as_sentence(text)


def _body_without_word(header: Sequence[Row], text: str) -> str | None:
    """The name in the genitive before the day of its meeting, or before "Dagsordener og referater";
    or right above the day, where the text has it behind "udvalget for"."""
    for row in header:
        met = _MEETS.match(row.text) or _PAGE_OF.fullmatch(row.text)
        if met:
            return met["body"]
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
        text = row.text[:_LONGEST_DATED]
        if not (days_in(text) or has_time(text) or day_without_year(text)):
            continue
        held = after_time(text) or (place_before(text) if _HELD.search(text) else None)
        if held:
            return held
        below = header[index + 1 : index + 2]
        if below and text.endswith((" i", " på")):
            return place_value(below[0].text)
        if below and BODY.fullmatch(below[0].text):
            below = header[index + 2 : index + 3]
        for one in below:
            if place := _stands_as_place(one):
                return place
    return None


def _stands_as_place(row: Row) -> str | None:
    """The place that is all of a row, but for the time and what runs into it."""
    words = re.split(r"\s(?:Mødeindhold|Indholdsfortegnelse)\b", row.text)[0]
    if has_time(words) and (place := after_time(words) or place_before(words)):
        return place
    if (
        label_kind(row) is not None
        or not is_place(words)
        or days_in(words)
        or bodies_in(words)
        or folded(words) in CONTENTS_SURE
        or _MINUTES.search(words)
    ):
        return None
    return place_value(re.sub(r"^(?:i|på)\s", "", words))


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
        if index < _TOP and _MEETING_ON.match(head) and days_in(head):
            return True
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
