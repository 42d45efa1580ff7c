"""A document's text read as an agenda or minutes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from agenda.reading.access import (
    access_above,
    access_of_groups,
    access_right_above,
    document_access,
    is_group,
    with_closed,
)
from agenda.reading.aliases import META_KINDS
from agenda.reading.attachments import BOUND_IN
from agenda.reading.bodies import BODY
from agenda.reading.days import days_in
from agenda.reading.entries import Contents
from agenda.reading.found_again import places_again
from agenda.reading.headings import GROUP_OF_KIND, LETTERED_GROUP, label_of
from agenda.reading.items import ItemParts, read_item
from agenda.reading.landmarks import landmarks
from agenda.reading.meeting import inferred_year, meeting_of, names_a_meeting
from agenda.reading.numbering import access_word
from agenda.reading.plausible import most_plausible
from agenda.reading.recognition import holds_items, is_agenda
from agenda.reading.result import (
    NO_AGENDA,
    AgendaReading,
    AttachmentRead,
    ItemRead,
    MeetingRead,
)
from agenda.reading.rows import Row, case_row, rows_of
from agenda.reading.starts import readings_of
from agenda.reading.title_rows import Start
from agenda.reading.titles import without_times
from data.composed import Composed, is_composed
from data.documents.passage import Passage
from data.records import Access

_AGENDA_OF = re.compile(r"[Dd]agsorden(?:en)?\s(?:for|til|i)\s((?:[^.\n]|(?<=\d)\.){4,90})")
# Whose agenda the first items are about: "at Ungerådet godkender dagsordenen".
_APPROVER = re.compile(
    r"\bat (?P<body>[A-ZÆØÅ][\w -]{3,50}?) godkender (?:forslag til )?dagsorden"
    r"|[Dd]agsorden (?:til|for) (?:dagens )?mødet? i "
    r"(?P<of>[A-ZÆØÅ][\w, -]{3,60}?)(?=[.,\n]| den\b|$)"
)
_FACTS = 12
# A table of so many titles, under a name of a meeting, needs no body and no date.
_LISTED = 5
_YEAR_OF_CASE = re.compile(r"^(?:(20\d\d|19\d\d)[-/]|(\d\d)/\d|\D*-?(20\d\d)-)")


def read_agenda(text: str, passages: Sequence[Passage] = ()) -> AgendaReading:
    """The meeting and the items that `text` states. `passages` add what a format knows of its
    headings. Never raises; a text that is no agenda has no items."""
    if is_composed(text):
        return _read(text, passages)
    whole = Composed(text)
    starts = [replace(one, start=whole.composed(one.start)) for one in passages]
    read = _read(whole.text, starts)
    items = (
        replace(one, start=whole.stored(one.start), end=whole.stored(one.end)) for one in read.items
    )
    return replace(read, items=tuple(items))


def _read(text: str, passages: Sequence[Passage]) -> AgendaReading:
    rows = rows_of(text, passages)
    if not rows:
        return NO_AGENDA
    marks = landmarks(rows)
    best = most_plausible(rows, marks, readings_of(rows, marks))
    if again := places_again(text, rows, best):
        rows = rows_of(text, passages, again)
        marks = landmarks(rows)
        best = most_plausible(rows, marks, readings_of(rows, marks))
    if not is_agenda(rows, marks, best.contents):
        return NO_AGENDA
    starts = with_closed(rows, marks, best)
    read = assembled(rows, starts, best.contents, text)
    listed = len(read.items) >= _LISTED and names_a_meeting(rows)
    return read if listed or holds_items(read) else NO_AGENDA


def assembled(
    rows: Sequence[Row], starts: Sequence[Start], contents: Contents, text: str
) -> AgendaReading:
    """The reading of a document whose items begin at `starts`."""
    first = min(
        [one.row for one in starts] + ([contents.first] if contents.entries else []), default=0
    )
    meeting = meeting_of(rows, first if starts or contents.entries else min(len(rows), 40), text)
    if len(starts) == 1 and meeting.date is None and meeting.body is None:
        # A page of one item may name its meeting below the title.
        meeting = meeting_of(rows, _text_begins(rows, starts[0]), text)
    header = rows[:first]
    base = document_access(header)
    placed = _items(rows, starts, contents, meeting, base)
    dated, inferred = _dated(meeting, header, [one.item for one in placed], contents)
    if dated != meeting:
        meeting = dated
        placed = _items(rows, starts, contents, meeting, base)
    items = _with_contents([one.item for one in placed], starts, contents, base)
    titles = without_times([one.title for one in items])
    items = [replace(one, title=title) for one, title in zip(items, titles, strict=True)]
    items = _bound_in(items, rows)
    meeting = _bodied(meeting, items)
    meeting, items = _kind_weighed(meeting, items, header)
    return AgendaReading(
        meeting=meeting,
        items=tuple(items),
        unplaced=tuple(one.title or "" for one in items if one.in_contents_only),
        unknown_headings=tuple(
            dict.fromkeys(heading for one in placed for heading in one.unknown_headings)
        ),
        missing=_missing(meeting, items, inferred),
    )


def _text_begins(rows: Sequence[Row], start: Start) -> int:
    """The row of the first heading of an item's text, past the facts below its title."""
    for index in range(start.body, min(start.body + _FACTS, len(rows))):
        label = label_of(rows[index].text)
        if label is not None and label.kind not in META_KINDS:
            return index
    return start.body


def _items(
    rows: Sequence[Row],
    starts: Sequence[Start],
    contents: Contents,
    meeting: MeetingRead,
    base: Access,
) -> list[ItemParts]:
    groups = access_of_groups(rows, contents.last, starts)
    cased = [one.row > 0 and case_row(rows[one.row - 1]) is not None for one in starts]
    before = cased[:1] == [True] or sum(cased) * 2 > len(cased)
    led = access_above(rows, starts)
    right_above = {} if led else access_right_above(rows, starts)
    placed = []
    for index, start in enumerate(starts):
        end = starts[index + 1].row if index + 1 < len(starts) else len(rows)
        _, of_next = right_above.get(end, ("unknown", bool(led)))
        own, case = _own_rows(rows, start, end, before, led=of_next)
        entry = contents.entries[start.entry].access if start.entry is not None else "unknown"
        above, _ = right_above.get(start.row, (groups.get(start.row), False))
        inherited = above or (entry if entry != "unknown" else base)
        read = read_item(own, start, meeting, inherited)
        if case is not None and not read.case_labelled:
            read = read._replace(item=replace(read.item, case_number=case))
        if led:
            read = read._replace(item=replace(read.item, access=led[start.row]))
        placed.append(read)
    return placed


def _own_rows(
    rows: Sequence[Row], start: Start, end: int, before: bool, *, led: bool
) -> tuple[Sequence[Row], str | None]:
    """The rows of an item, and the case number that stands above its title where that is the
    document's way (`before`), as the access may (`led`). Not its own are the group heading, access
    and case number of the next item, and what is bound into the document as an attachment."""
    case = case_row(rows[start.row - 1]) if before and start.row else None
    if before and end > start.body and case_row(rows[end - 1]) is not None:
        end -= 1
    while end > start.body and (
        is_group(rows[end - 1])
        or (GROUP_OF_KIND.fullmatch(rows[end - 1].text) and not _is_value(rows[end - 2]))
        or LETTERED_GROUP.match(rows[end - 1].text)
        or (led and access_word(rows[end - 1].text) is not None)
    ):
        end -= 1
    for index in range(start.body, end):
        if BOUND_IN.match(rows[index].text):
            end = index
            break
    return rows[start.row : max(end, start.row + 1)], case


def _is_value(above: Row) -> bool:
    """Whether what stands below a row is the text of its heading, whatever it looks like."""
    label = label_of(above.text)
    return label is not None and label.value == len(above.text)


def _dated(
    meeting: MeetingRead, header: Sequence[Row], items: Sequence[ItemRead], contents: Contents
) -> tuple[MeetingRead, bool]:
    """The meeting with a date that its header lacks: of the decisions' own headings, or the day of
    the header with the year of the newest case. Says whether the year was inferred."""
    if meeting.date is not None:
        return meeting, False
    cases = [one.case_number for one in items] + [one.case_number for one in contents.entries]
    years = [year for one in cases if one and (year := _year_of_case(one))]
    date = inferred_year(header, years)
    if date is not None:
        return replace(meeting, date=date), True
    approved = _AGENDA_OF.search(_opening(items))
    if approved and (days := days_in(approved[1])):
        return replace(meeting, date=days[0].value), False
    lasts = Counter(
        days[0].value
        for item in items
        for section in item.sections
        if section.kind in ("decision", "recommendation_and_decision")
        and (days := days_in(section.heading))
    )
    return (replace(meeting, date=max(lasts)) if lasts else meeting), False


def _opening(items: Sequence[ItemRead]) -> str:
    """What the first items say, among which the agenda is approved."""
    return "\n".join(
        f"{one.title or ''}\n{one.case_text or ''}\n{one.recommendation or ''}"[:2_000]
        for one in items[:3]
    )


def _bodied(meeting: MeetingRead, items: Sequence[ItemRead]) -> MeetingRead:
    """The meeting with a body that its header lacks: that which approves the agenda, else that
    whose decisions carry the meeting's date, or that of which the page of one item says that it
    treats it."""
    if meeting.body is not None:
        return meeting
    approver = _APPROVER.search(_opening(items))
    name = (approver["body"] or approver["of"]) if approver else ""
    if BODY.fullmatch(name):
        return replace(meeting, body=name)
    names = Counter(
        one.body
        for item in items
        for one in item.decisions
        if one.body and one.date is not None and one.date == meeting.date
    )
    if not names and len(items) == 1:
        told = (one.text.rstrip(". ") for one in items[0].sections if one.kind == "debate")
        names.update(name for name in told if BODY.fullmatch(name))
    return replace(meeting, body=names.most_common(1)[0][0]) if len(names) == 1 else meeting


def _year_of_case(case: str) -> int | None:
    found = _YEAR_OF_CASE.match(case)
    if found is None:
        return None
    year = found[1] or found[3] or f"20{found[2]}"
    return int(year)


def _with_contents(
    items: list[ItemRead], starts: Sequence[Start], contents: Contents, base: Access
) -> list[ItemRead]:
    """The items in the order of the table of contents, those whose text was not found among
    them."""
    if not contents.entries:
        return items
    by_entry = {
        start.entry: item
        for start, item in zip(starts, items, strict=True)
        if start.entry is not None
    }
    ordered = []
    for place, entry in enumerate(contents.entries):
        found = by_entry.get(place)
        if found is None:
            ordered.append(
                ItemRead(
                    number=entry.number,
                    title=entry.title,
                    access=entry.access if entry.access != "unknown" else base,
                    case_number=entry.case_number,
                    in_contents_only=True,
                )
            )
        else:
            ordered.append(
                replace(
                    found,
                    number=found.number or entry.number,
                    case_number=found.case_number or entry.case_number,
                )
            )
    ordered += [item for start, item in zip(starts, items, strict=True) if start.entry is None]
    return ordered


def _bound_in(items: list[ItemRead], rows: Sequence[Row]) -> list[ItemRead]:
    """The items with what is bound into the document: "Punkt 2, Bilag 1: x.pdf"."""
    names: dict[str, list[str]] = {}
    for row in rows:
        found = BOUND_IN.match(row.text) if "ilag" in row.text[:40] else None
        if found:
            names.setdefault(found["item"], []).append(found["name"].strip())
    if not names:
        return items
    return [
        replace(
            one,
            attachments=(
                *one.attachments,
                *map(AttachmentRead, dict.fromkeys(names.get(one.number or "", ()))),
            ),
        )
        for one in items
    ]


def _kind_weighed(
    meeting: MeetingRead, items: list[ItemRead], header: Sequence[Row]
) -> tuple[MeetingRead, list[ItemRead]]:
    """Minutes are what holds decisions. In an agenda a lone "Beslutning:" is part of a proposal."""
    placed = [one for one in items if not one.in_contents_only]
    decided = sum(one.decision is not None for one in placed)
    if meeting.kind == "minutes" or not decided:
        return meeting, items
    if decided * 3 >= len(placed):
        return replace(meeting, kind="minutes"), items
    return meeting, [
        replace(
            one, decision=None, decisions=tuple(replace(each, own=False) for each in one.decisions)
        )
        for one in items
    ]


def _missing(meeting: MeetingRead, items: Sequence[ItemRead], inferred: bool) -> tuple[str, ...]:
    numbers = Counter(one.number for one in items if one.number)
    found = {
        "no-items": not items,
        "no-body": meeting.body is None,
        "no-date": meeting.date is None,
        "year-inferred": inferred,
        "same-number": any(times > 1 for times in numbers.values()),
        "untitled-items": any(one.title is None for one in items),
        "unplaced-items": any(one.in_contents_only for one in items)
        and not all(one.in_contents_only for one in items),
    }
    return tuple(code for code, holds in found.items() if holds)
