"""A meeting in First Agenda's JSON: what stands in fields is taken from the fields, the rest is
read from the document's text.

`IsOpen` is false in every file seen, also for open items, and is never read.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from msgspec.structs import replace

from agenda.reading.entries import NO_CONTENTS
from agenda.reading.reading import assembled, read_agenda
from agenda.reading.result import (
    NO_AGENDA,
    AgendaReading,
    AttachmentRead,
    ItemRead,
    MeetingRead,
)
from agenda.reading.rows import Row, rows_of
from agenda.reading.title_rows import Start
from data.documents.json_fields import Fields, line_in, object_in, objects_in
from data.documents.passage import HEADING, Passage

# A council meeting has tens of items; a file with thousands is none, and would take too long.
_MOST_ITEMS = 5_000


def read_first_agenda(content: bytes, text: str, passages: Sequence[Passage] = ()) -> AgendaReading:
    """The meeting in `content`, whose text (`data.documents.first_agenda`) is `text`. Where the
    two do not go together, the text alone is read."""
    try:
        meeting = json.loads(content)
    except (ValueError, RecursionError):
        return read_agenda(text, passages)
    if not isinstance(meeting, dict):
        return read_agenda(text, passages)
    points = objects_in(meeting.get("Dagsordenpunkter"))
    if len(points) > _MOST_ITEMS:
        return NO_AGENDA
    rows = rows_of(text, passages)
    starts = _starts(rows, points, {one.start for one in passages if one.kind == HEADING})
    if starts is None:
        return read_agenda(text, passages)
    read = assembled(rows, starts, NO_CONTENTS, text)
    items = tuple(map(_with_fields, read.items, points))
    return replace(read, meeting=_meeting(meeting, read.meeting), items=items)


def _starts(
    rows: Sequence[Row], points: Sequence[Fields], headings: set[int]
) -> list[Start] | None:
    """The rows in which the text names the items, one after another; None when one is not there."""
    starts: list[Start] = []
    index = 0
    for point in points:
        number, title = _number(point), _title(point)
        wanted = f"{number}. {title}" if number else title
        while index < len(rows) and not (
            rows[index].text == wanted and (not headings or rows[index].start in headings)
        ):
            index += 1
        if index == len(rows):
            return None
        starts.append(Start(index, index + 1, number or None, title or None))
        index += 1
    return starts


def _with_fields(item: ItemRead, point: Fields) -> ItemRead:
    case = line_in(point.get("CaseNumber")) or line_in(point.get("SagsNummer"))
    addresses = [
        link for one in objects_in(point.get("Felter")) if "/" in (link := line_in(one.get("Link")))
    ]
    stem = addresses[0].rpartition("/")[0] if addresses else ""
    attachments = tuple(
        AttachmentRead(name, "unknown", f"{stem}/{identifier}" if stem and identifier else None)
        for one in objects_in(point.get("Bilag"))
        if (name := line_in(one.get("Navn")))
        for identifier in (line_in(one.get("Id")),)
    )
    return replace(item, case_number=case or item.case_number, attachments=attachments)


def _meeting(meeting: Fields, read: MeetingRead) -> MeetingRead:
    about, body = object_in(meeting.get("Moede")), object_in(meeting.get("Udvalg"))
    when = line_in(about.get("Dato"))
    return replace(
        read,
        body=line_in(body.get("Navn")) or read.body,
        date=read.date or when[:10] or None,
        time=when[11:16] if len(when) >= 16 else read.time,
        place=line_in(about.get("Sted")) or None,
        supplementary=meeting.get("TillaegsDagsorden") is True or read.supplementary,
    )


def _number(point: Fields) -> str:
    return line_in(point.get("Number")) or line_in(point.get("Punktnummer"))


def _title(point: Fields) -> str:
    return line_in(point.get("Caption")) or line_in(point.get("Navn"))
