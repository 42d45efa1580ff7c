"""Items without numbers, found by the headings that come round again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from agenda.reading.aliases import CONTENTS_SURE, OPENING_KINDS
from agenda.reading.bodies import bodies_in, town_in
from agenda.reading.days import days_in
from agenda.reading.header_labels import label_kind, value_of
from agenda.reading.headings import Label, folded, group_access
from agenda.reading.landmarks import Landmarks, opens, stands_as_title
from agenda.reading.meeting import is_header_row
from agenda.reading.numbering import access_of_title, access_word
from agenda.reading.rows import Row, case_row, is_chrome
from agenda.reading.title_rows import Start, past_repeat
from agenda.reading.transcript import transcript_begins

# What an item without title begins with, when it comes again after a decision.
_FIRST = ("case", "recommendation", "background")
_ROUND = OPENING_KINDS | {"attachments", "access"}


# What a form prints above the title.
_CAPTIONS = frozenset({"titel", "emne", "overskrift", "sagens titel", "tittel"})
# "Home / Politics / Agendas": the way to a page of a site; or what is said of the document.
_TRAIL = re.compile(r"\s[/>›»|]\s|\b(?:[Dd]agsorden|[Rr]eferat|[Pp]rotokol|[Mm]øde)")
_ABSENT = re.compile(r"(?:Fraværende|Afbud|Stedfortræder|Suppleant)\w*[^:.]{0,30}:\s\S")
_AGENDA_APPROVED = re.compile(r"Dagsorden(?:en)?\s(?:\w+\s){0,3}godkendt\W*$")


def by_labels(rows: Sequence[Row], marks: Landmarks) -> list[Start]:
    """Items without numbers: each begins above the headings that come round again."""
    starts: list[Start] = []
    used: Counter[str] = Counter()
    closing = False
    first = header = _header_end(rows, marks)
    only = _only_heading(marks)
    for index, row in enumerate(rows):
        if index < header:
            continue
        label = marks.labels[index]
        if starts and label is None and (_is_closed_title(row) or _is_all_closed(rows, index)):
            starts.append(Start(index, index + 1, None, row.text))
            used.clear()
            first, closing = index + 1, True
            continue
        kind = _kind(row, label)
        if kind == "case_number" and label is None and _stands_over_title(rows, marks, index):
            continue
        if (
            kind == "case_number"
            and label is not None
            and not starts
            and _has_title_below(rows, marks, index, label)
        ):
            starts.append(Start(index, index + 2, None, rows[index + 1].text))
            used.update({kind, folded(label.heading)})
            first = index + 2
            continue
        if kind not in _ROUND:
            first = index + 1 if label is not None and starts else first
            continue
        title = _title_row(rows, first, index, begun=bool(starts))
        heading = folded(label.heading) if label is not None else kind
        round_again = (
            kind in _FIRST and used[heading] > 0 and (used["decision"] > 0 or heading == only)
        )
        alone_again = heading == only and kind == "decision" and used[heading] > 0
        if title is None and heading == only and used[heading]:
            title = _headed(rows, first, index)
        below = _below_absent(rows, marks, index) if used[heading] else None
        if below is not None:
            starts.append(Start(below, below, None, None))
            used.clear()
            closing = False
        elif (
            not starts
            or alone_again
            or _begins_item(kind, used, title is not None or round_again, closing)
        ):
            start = Start(index, index, None, None)
            if title is not None:
                start = Start(title, title + 1, None, rows[title].text)
                start = start._replace(body=past_repeat(rows, start))
            starts.append(start)
            used.clear()
            closing = False
        alone = not used and _is_all(rows, marks, index)
        used.update({kind, heading})
        first = index + 1
        closing = closing or kind in ("attachments", "history") or alone
    if len(starts) == 1 and starts[0].title is None:
        above = _title_over_header(rows, min(header, starts[0].row))
        if above is not None:
            return [Start(above, above + 1, None, rows[above].text)]
    return starts


def _title_over_header(rows: Sequence[Row], header: int) -> int | None:
    """The row of the title of a page of one item, which names its meeting below the title."""
    if transcript_begins([row.text for row in rows[:40]]):
        return None
    return next(
        (
            place
            for place in range(header - 1, -1, -1)
            if stands_as_title(rows[place], at_once=False)
            and len(rows[place].text.split()) > 1
            and not _TRAIL.search(rows[place].text)
            and not days_in(rows[place].text)
            and not bodies_in(rows[place].text)
            and town_in(rows[place].text) is None
            and not is_header_row(rows, place)
            and not is_chrome(rows[place])
        ),
        None,
    )


def _only_heading(marks: Landmarks) -> str:
    """The heading of a document that has no other, and so one for each item; '' for any else."""
    headings = {folded(one.heading) for one in marks.labels if one is not None}
    return headings.pop() if len(headings) == 1 else ""


def _below_absent(rows: Sequence[Row], marks: Landmarks, index: int) -> int | None:
    """Where the text begins that stands between two decisions under one dated heading, which only
    two items can have: below who was absent from the first of them."""
    label = marks.labels[index]
    if label is None or label.kind != "decision" or not days_in(label.heading):
        return None
    above = index - 1
    while above and not _ABSENT.match(rows[above].text):
        if marks.labels[above] == label:
            return None
        above -= 1
    return above + 1 if 0 < above < index - 1 else None


def _kind(row: Row, label: Label | None) -> str:
    """What a row says by its form: an access, a case number, or a heading."""
    if access_word(row.text):
        return "access"
    if label is None and case_row(row) is not None:
        return "case_number"
    return label.kind if label is not None else ""


def _is_all(rows: Sequence[Row], marks: Landmarks, index: int) -> bool:
    """Whether the decision at `index` is all of its item: that the agenda was approved."""
    label = marks.labels[index]
    if label is None or label.kind != "decision":
        return False
    below = rows[index + 1 : index + 4]
    return any(_AGENDA_APPROVED.match(one.text) for one in below)


def _stands_over_title(rows: Sequence[Row], marks: Landmarks, index: int) -> bool:
    """Whether a case number stands above the title of its item, not below it."""
    below = index + 1
    return (
        below < len(rows)
        and marks.labels[below] is None
        and access_word(rows[below].text) is None
        and stands_as_title(rows[below], at_once=False)
        and opens(rows, marks, below)
    )


def _has_title_below(rows: Sequence[Row], marks: Landmarks, index: int, label: Label) -> bool:
    """Whether the first item's title stands alone below the facts of its case, not above them."""
    below = index + 1
    return (
        label.value < len(rows[index].text)
        and below + 1 < len(rows)
        and marks.labels[below] is None
        and _title_row(rows, 0, index, begun=True) is None
        and rows[below].gap
        and rows[below + 1].gap
        and stands_as_title(rows[below], at_once=False)
    )


def _is_closed_title(row: Row) -> bool:
    """Whether a row is all that an agenda prints of a closed item."""
    return (
        access_of_title(row.text) == "closed"
        and access_word(row.text) is None
        and group_access(row.text) is None
        and stands_as_title(row, at_once=False)
        and len(row.text) < 120
    )


def _is_all_closed(rows: Sequence[Row], index: int) -> bool:
    """Whether "Lukket sag" is all that is printed of an item, one of the last."""
    return all(access_word(row.text) == "closed" and " " in row.text for row in rows[index:])


def _begins_item(kind: str, used: Counter[str], titled: bool, closing: bool) -> bool:
    """Whether a heading of `kind` begins the next item: `closing` when the last one has come to
    what stands at the end of an item."""
    again = used[kind] > 0
    if kind == "case_number":
        return again or (titled and closing)
    if kind in _FIRST:
        return closing or (again and titled)
    if kind in ("summary", "access", "problem"):
        return closing or again
    return titled and (closing or again)


def _header_end(rows: Sequence[Row], marks: Landmarks) -> int:
    """The first row after those that say which meeting this is."""
    last = transcript_begins([row.text for row in rows[:40]])
    for index, row in enumerate(rows[:40]):
        label = marks.labels[index]
        stated = label_kind(row) is not None and value_of(row) != ""
        if label is not None and label.kind in OPENING_KINDS - {"responsible"} and not stated:
            break
        if is_header_row(rows, index) or group_access(row.text):
            # The value of a label may stand in a cell of its own, below it.
            last = index + 1 + (not value_of(row) and row.text.endswith(":"))
    return last


def _headed(rows: Sequence[Row], first: int, index: int) -> int | None:
    """The last row from `first` to `index` that is set as a heading, with text below it: the title
    of an item in a document that has one other heading in each."""
    return next(
        (
            place
            for place in range(index - 2, first - 1, -1)
            if rows[place].heading
            and rows[place].gap
            and rows[place + 1].gap
            and stands_as_title(rows[place], at_once=False)
        ),
        None,
    )


def _title_row(rows: Sequence[Row], first: int, index: int, *, begun: bool) -> int | None:
    """The row of the title above the heading at `index`, None where none stands there."""
    above = [
        place
        for place in range(max(first, index - 8), index)
        if not is_chrome(rows[place])
        and not access_word(rows[place].text)
        and folded(rows[place].text) not in CONTENTS_SURE | _CAPTIONS
    ]
    # Above the first item's headings something may stand that has no heading: the title is before.
    return next(
        (
            place
            for place in (above[-1:] if begun else above)
            if stands_as_title(
                rows[place],
                at_once=place == first or folded(rows[place - 1].text) in _CAPTIONS,
            )
        ),
        None,
    )
