"""Where the text of each item begins: numbers that count on, titles of the table of contents, and
where neither is printed the headings that come round again.

Evidence is weighed, the best sequence wins; no rule looks at who publishes the agenda.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from agenda.reading.attachments import BOUND_IN
from agenda.reading.contents import NO_CONTENTS, Contents
from agenda.reading.decisions import dated_decision
from agenda.reading.english import is_english, split_title
from agenda.reading.headings import (
    OPENING_KINDS,
    Label,
    folded,
    group_access,
    label_of,
)
from agenda.reading.meeting import is_header_row
from agenda.reading.numbering import Numbered, access_word, case_number_in, numbered, without_case
from agenda.reading.rows import Row, case_row, is_chrome
from agenda.reading.titles import STOCK, goes_on, is_title, reads_as_sentence, same_title, title_key

_LOOK_AHEAD = 5
_FORM_WEIGHT = {
    "access": 1.5, "word": 1.5, "series": 1.5, "paragraph": 1.0, "slash": 1.0, "dot": 0.6,
    "colon": 0.7, "dash": 0.6, "trailing": 1.0, "bare": 0.3, "glued": 0.2, "alone": 0.1,
}  # fmt: skip
# Forms that one document mixes: "3 Åbent", "4 Title".
_FAMILY = {"access": "bare", "alone": "bare", "series": "slash"}
_ENDINGS = frozenset(
    {"attachments", "history", "absent", "signature", "decision", "minority", "debate"}
)


# "Borgmester NN (A)": a person, none of the matters of an agenda.
_OF_PARTY = re.compile(r"\([A-ZÆØÅ]{1,3}\)$")


class Start(NamedTuple):
    """The item whose text begins at `row` and whose title ends before row `body`; `entry` is its
    place in the table of contents."""

    row: int
    body: int
    number: str | None
    title: str | None
    entry: int | None = None
    rest: str = ""


class _Candidate(NamedTuple):
    row: int
    order: int
    weight: float
    found: Numbered
    strong: bool


class Landmarks(NamedTuple):
    """What each row is: the label it begins with, and the kind of section it stands in; and
    whether the rows are English, where title and text often share a line."""

    labels: tuple[Label | None, ...]
    sections: tuple[str, ...]
    english: bool = False


def landmarks(rows: Sequence[Row]) -> Landmarks:
    """The labels of `rows`, and for each row the kind of the last label before it."""
    labels: list[Label | None] = []
    sections = []
    section = ""
    for row in rows:
        label = dated_decision(row.text) or label_of(row.text, run_on=row.run_on)
        labels.append(label)
        sections.append(section)
        if label is not None:
            section = label.kind
    sample = " ".join(row.text[:200] for row in rows[:100])
    return Landmarks(tuple(labels), tuple(sections), is_english(sample))


def starts_of(rows: Sequence[Row], marks: Landmarks, contents: Contents) -> list[Start]:
    """Where the items begin, in the order of the text."""
    if contents is not NO_CONTENTS:
        placed = _by_contents(rows, marks, contents)
        if placed:
            return _with_others(placed, _by_numbers(rows, marks, contents.last), contents)
        beyond = _by_numbers(rows, marks, contents.last)
        return [one for one in beyond if _follows_on(one, contents)]
    numbers = _by_numbers(rows, marks, 0)
    if numbers:
        return numbers
    return _by_labels(rows, marks)


def _follows_on(start: Start, contents: Contents) -> bool:
    """Whether an item that the table of contents does not name can be one all the same."""
    return start.number is None or all(one.number != start.number for one in contents.entries)


# Titles of the table of contents


def _by_contents(rows: Sequence[Row], marks: Landmarks, contents: Contents) -> list[Start]:
    keys = [title_key(one.title) for one in contents.entries]
    by_first: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        by_first.setdefault(key[:5], []).append(place)
    candidates = []
    bound = 0
    for index in range(contents.last, len(rows)):
        inside = BOUND_IN.match(rows[index].text)
        if inside:
            bound = int(inside["item"])
        candidates += [
            one
            for one in _placed(rows, marks, index, contents, keys, by_first)
            # What is bound in as an attachment may be minutes with the same items.
            if not bound or _value(contents.entries[one.order].number) > bound
        ]
    chain = _best_chain(candidates, lambda one: one.order, steps=False)
    return [
        _start_of(
            rows,
            marks,
            one,
            contents.entries[one.order].title,
            one.order,
            contents.entries[one.order].number,
        )
        for one in chain
    ]


def _placed(
    rows: Sequence[Row],
    marks: Landmarks,
    index: int,
    contents: Contents,
    keys: list[str],
    by_first: dict[str, list[int]],
) -> list[_Candidate]:
    row = rows[index]
    if len(row.text) > 8_000:
        return []
    found = numbered(row.text)
    forms = [(found.title, found)] if found and found.title else []
    forms.append((row.text, Numbered("", 0, "plain", row.text)))
    if found and found.form == "alone" and index + 1 < len(rows):
        forms.append((rows[index + 1].text, found))
    placed = []
    for text, form in forms:
        key = title_key(text)
        for place in by_first.get(key[:5]) or _numbered_places(form, contents):
            entry = contents.entries[place]
            if not _matches(key, keys[place]):
                at = key.find(keys[place], 0, 600) if form.number == entry.number else -1
                if at < 0 or len(keys[place]) < 8:
                    continue
            agrees = bool(form.number) and form.number == entry.number
            if (
                form.number
                and entry.number
                and not agrees
                and form.form not in ("bare", "alone", "glued")
            ):
                continue
            weight = 2.0 + 2.0 * agrees + 1.0 * (key == keys[place]) + 0.5 * row.heading
            strong = _opens(rows, marks, index)
            weight += 1.5 * strong + 0.3 * row.gap
            if marks.labels[index] is not None and not form.number:
                weight -= 2.5  # "Orientering" the heading, or the title
            if marks.sections[index] == "attachments" and not (agrees or strong or row.gap):
                weight -= 2.5
            placed.append(_Candidate(index, place, weight, form, strong))
    return placed


def _numbered_places(form: Numbered, contents: Contents) -> list[int]:
    """The entries with the number of a row whose title stands further on in it."""
    if form.form not in ("word", "series", "slash"):
        return []
    return [at for at, one in enumerate(contents.entries) if one.number == form.number]


def _matches(key: str, entry: str) -> bool:
    if key == entry:
        return True
    if len(entry) < 12:
        return key.startswith(entry) and len(key) <= len(entry) + 8
    return (
        key.startswith(entry)
        or (len(key) >= 15 and entry.startswith(key))
        or (len(key) < 320 and same_title(key, entry))
    )


def _with_others(placed: list[Start], numbers: list[Start], contents: Contents) -> list[Start]:
    """`placed` with items that the table does not name, where they are as surely items."""
    known = {one.number for one in contents.entries if one.number}
    taken = {one.row for one in placed}
    if not known:
        return placed
    last = max(one.row for one in placed)
    more = [
        one
        for one in numbers
        if one.number not in known
        and one.row not in taken
        and one.row > last
        and one.title
        and _value(one.number) > max(_value(number) for number in known)
    ]
    return sorted([*placed, *more])


def _value(number: str | None) -> int:
    digits = re.match(r"\d+", number or "")
    return int(digits[0]) if digits else 0


# Numbers


def _by_numbers(rows: Sequence[Row], marks: Landmarks, first: int) -> list[Start]:
    families: dict[str, list[_Candidate]] = {}
    for index in range(first, len(rows)):
        candidate = _candidate(rows, marks, index)
        if candidate is not None:
            family = _FAMILY.get(candidate.found.form, candidate.found.form)
            families.setdefault(family, []).append(candidate)
    chains = [
        _trimmed(rows, marks, _best_chain(candidates, lambda one: one.found.value), candidates)
        for candidates in families.values()
    ]
    # Numbers with an item's headings under them before numbers that only count.
    best = max(
        chains,
        key=lambda chain: (
            sum(one.strong for one in chain),
            sum(one.weight for one in chain) + 0.5 * len(chain),
        ),
        default=[],
    )
    if not _is_agenda(rows, best):
        return []
    return [_start_of(rows, marks, one, one.found.title) for one in best]


def _candidate(rows: Sequence[Row], marks: Landmarks, index: int) -> _Candidate | None:
    row = rows[index]
    found = numbered(row.text)
    if found is None or found.form == "ad" or marks.labels[index] is not None:
        return None
    if found.form == "bare" and len(row.cells) > 2:
        return None  # a row of a table
    title = found.title
    if not title:
        if found.form in ("alone", "word", "access", "paragraph", "series") and _title_follows(
            rows, marks, index
        ):
            title = rows[index + 1].text
        elif found.form == "word" and _title_above(rows, marks, index):
            return _below_title(rows, marks, index, found)
        elif found.form != "access":
            return None
    if (
        title
        and not is_title(title)
        and not (found.form in ("slash", "series") and len(title) > 60)
    ):
        return None
    weight = _FORM_WEIGHT[found.form] + 0.5 * row.heading + 0.3 * row.gap
    strong = _opens(rows, marks, index) or _is_led_in(rows, index)
    weight += 2.2 * strong
    section = marks.sections[index]
    if section == "attachments" and not strong:
        weight -= 1.5 if found.form != "word" else 0
    if section in ("recommendation", "recommendation_and_decision") and not strong:
        weight -= 1.0
    if title and reads_as_sentence(title) and not strong:
        weight -= 1.2
    if index and rows[index - 1].text.endswith((":", " at", ", at", "at,")) and not strong:
        weight -= 1.5
    if len(title) > 200 and found.form not in ("slash", "series"):
        weight -= 1.0
    if title and STOCK.match(title):
        weight += 0.8
    return _Candidate(index, found.value, weight, found, strong)


def _is_led_in(rows: Sequence[Row], index: int) -> bool:
    """Whether a row stands right below a group heading or a case number: so items do of which
    nothing more is printed, the closed ones."""
    above = rows[index - 1] if index else None
    return above is not None and (
        group_access(above.text) is not None or case_row(above) is not None
    )


def _title_above(rows: Sequence[Row], marks: Landmarks, index: int) -> bool:
    """Whether the number of an item stands below its title: "Sag nr. 24"."""
    return (
        index > 0
        and marks.labels[index - 1] is None
        and _stands_as_title(rows[index - 1], at_once=False)
        and _opens(rows, marks, index)
    )


def _below_title(rows: Sequence[Row], marks: Landmarks, index: int, found: Numbered) -> _Candidate:
    titled = found._replace(title=rows[index - 1].text)
    return _Candidate(index - 1, found.value, _FORM_WEIGHT["word"] + 2.2, titled, True)


def _title_follows(rows: Sequence[Row], marks: Landmarks, index: int) -> bool:
    return (
        index + 1 < len(rows)
        and marks.labels[index + 1] is None
        and is_title(rows[index + 1].text)
        and len(rows[index + 1].text) < 250
    )


def _opens(rows: Sequence[Row], marks: Landmarks, index: int) -> bool:
    """Whether an item's own headings or its case number follow right below a row."""
    for place in range(index + 1, min(index + 1 + _LOOK_AHEAD, len(rows))):
        label = marks.labels[place]
        if label is not None:
            return label.kind in OPENING_KINDS or label.kind in ("access", "attachments")
        row = rows[place]
        if access_word(row.text):
            return True
        if len(row.text) < 40 and case_number_in(row.text) is not None:
            return True
        if place > index + 3 or len(row.text) > 250:
            return False
        if numbered(row.text) is not None and place > index + 1:
            return False
    return False


def _best_chain(
    candidates: list[_Candidate], order: Callable[[_Candidate], int], *, steps: bool = True
) -> list[_Candidate]:
    """The heaviest sequence in which `order` only rises; a step of one counts most."""
    rank: list[int] = [order(one) for one in candidates]
    values = sorted(set(rank))
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(values) + 1)
    by_value: dict[int, tuple[float, int]] = {}
    totals: list[float] = []
    before: list[int] = []
    for index, one in enumerate(candidates):
        place = bisect_left(values, rank[index])
        total, previous = _best_before(tree, place)
        total -= 1.0 if steps and previous >= 0 else 0.0
        if total < 0:
            total, previous = 0.0, -1
        for step, bonus in ((1, 0.8), (2, 0.0), (3, -0.3)) if steps else ():
            known = by_value.get(rank[index] - step)
            if known is not None and known[0] + bonus > total:
                total, previous = known[0] + bonus, known[1]
        total += one.weight
        totals.append(total)
        before.append(previous)
        if total > by_value.get(rank[index], (-1.0, -1))[0]:
            by_value[rank[index]] = (total, index)
        _raise(tree, place + 1, (total, index))
    if not totals:
        return []
    at = max(range(len(totals)), key=lambda place: totals[place])
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = before[at]
    return chain[::-1]


def _best_before(tree: list[tuple[float, int]], place: int) -> tuple[float, int]:
    best = (0.0, -1)
    while place > 0:
        if tree[place][0] > best[0]:
            best = tree[place]
        place -= place & -place
    return best


def _raise(tree: list[tuple[float, int]], place: int, value: tuple[float, int]) -> None:
    while place < len(tree):
        if value[0] > tree[place][0]:
            tree[place] = value
        place += place & -place


def _trimmed(
    rows: Sequence[Row],
    marks: Landmarks,
    chain: list[_Candidate],
    candidates: list[_Candidate],
) -> list[_Candidate]:
    """`chain` without the list entries that its numbers happen to go on into."""
    strong = [one for one in chain if one.strong]
    if not strong:
        return [one for one in chain if one.weight > 0]
    rows_of_value: dict[int, list[int]] = {}
    for one in candidates:
        rows_of_value.setdefault(one.found.value, []).append(one.row)
    kept: list[_Candidate] = []
    for one in chain:
        before = rows_of_value.get(one.found.value - 1, [])
        if one.strong or (
            not _goes_on_list(one, kept, before) and _may_be_weak(rows, marks, one, kept)
        ):
            kept.append(one)
    return kept


def _goes_on_list(one: _Candidate, kept: list[_Candidate], before: list[int]) -> bool:
    """Whether a number goes on a list inside the item before it: the number before its own stands
    in that item's text (`before`: the rows where it stands)."""
    first = kept[-1].row if kept else -1
    at = bisect_right(before, first)
    return at < len(before) and before[at] < one.row


def _may_be_weak(
    rows: Sequence[Row], marks: Landmarks, one: _Candidate, kept: list[_Candidate]
) -> bool:
    """Whether a number without headings below it begins an item: after the end of another, or
    under a title that agendas have."""
    row = rows[one.row]
    if one.found.form in ("word", "series", "slash", "access", "paragraph") or row.heading:
        return True
    title = one.found.title or (rows[one.row + 1].text if one.row + 1 < len(rows) else "")
    if reads_as_sentence(title) or title[-1:] in (".", ";", ",") or _OF_PARTY.search(title):
        return False
    if kept and one.found.value != kept[-1].found.value + 1:
        return False
    section = _section_within(marks, kept, one.row)
    if STOCK.match(title):
        return section not in ("recommendation", "attachments") or row.gap
    before = section == ""
    return (
        row.gap
        and len(title) < 150
        and (before or (section in _ENDINGS and section != "attachments"))
    )


def _section_within(marks: Landmarks, kept: list[_Candidate], row: int) -> str:
    """The kind of the last heading before a row, of the same item: '' where it has none yet."""
    first = kept[-1].row if kept else 0
    if any(marks.labels[place] is not None for place in range(max(first, row - 400), row)):
        return marks.sections[row]
    return ""


def _is_agenda(rows: Sequence[Row], chain: list[_Candidate]) -> bool:
    """Whether a sequence of numbers is that of an agenda, not of any numbered list."""
    if any(one.strong for one in chain):
        return True
    if not chain:
        return False
    sure = [
        one for one in chain if one.found.form in ("word", "slash", "series", "access", "paragraph")
    ]
    if len(sure) >= 2 or any(one.found.form == "series" for one in chain):
        return True
    stock = sum(
        bool(STOCK.match(one.found.title or rows[min(one.row + 1, len(rows) - 1)].text))
        for one in chain
    )
    return len(chain) >= 2 and stock >= max(1, len(chain) // 5)


def _start_of(
    rows: Sequence[Row],
    marks: Landmarks,
    one: _Candidate,
    title: str,
    entry: int | None = None,
    contents_number: str | None = None,
) -> Start:
    """The start with its title over as many rows as it takes."""
    index = one.row
    number = one.found.number or None
    body = index + 1
    written = one.found.title
    if not written and body < len(rows):
        written = rows[body].text
        body += 1
    if entry is not None:
        if (
            contents_number
            and number != contents_number
            and one.found.form in ("bare", "alone", "glued")
        ):
            number = None  # the number of a page
        return _titled_by_contents(rows, marks, Start(index, body, number, title, entry), written)
    written, rest = split_title(written) if marks.english else (written, "")
    while (
        not rest
        and body < len(rows)
        and len(written) < 250
        and _title_goes_on(rows, marks, body, written)
    ):
        written = f"{written} {rows[body].text}"
        body += 1
    written = without_case(written)[1]
    start = Start(index, body, number, written or None, rest=rest)
    return start._replace(body=_past_repeat(rows, start))


def _title_goes_on(rows: Sequence[Row], marks: Landmarks, body: int, written: str) -> bool:
    row = rows[body]
    if row.gap or row.bullet or marks.labels[body] is not None or access_word(row.text):
        return False
    if written.endswith((".", ":")) or len(row.text) > 150 or is_chrome(row):
        return False
    if numbered(row.text) is not None or (len(row.text) < 40 and case_number_in(row.text)):
        return False
    if row.text[0].islower() and len(written) > 20:
        return True
    if goes_on(written):
        return True
    below = body + 1
    return (
        len(written) >= 50
        and len(row.text) <= len(written)
        and not reads_as_sentence(row.text)
        and below < len(rows)
        and (marks.labels[below] is not None or rows[below].gap)
    )


def _titled_by_contents(rows: Sequence[Row], marks: Landmarks, start: Start, written: str) -> Start:
    """The title as the table and the row together give it: the longer of two that agree."""
    wanted = title_key(start.title or "")
    body = start.body
    got = written
    if wanted.startswith(title_key(got)) and wanted[len(title_key(got)) :].isdigit():
        # The number of a page, glued to the title in the table of contents.
        plain = start._replace(title=got)
        return plain._replace(body=_past_repeat(rows, plain))
    while body < len(rows) and len(title_key(got)) < len(wanted) and marks.labels[body] is None:
        longer = f"{got} {rows[body].text}"
        if not wanted.startswith(title_key(longer)[: len(wanted)]):
            break
        got = longer
        body += 1
    key = title_key(got)
    if len(key) > len(wanted):
        if rows[start.row].run_on or len(key) > len(wanted) + 160 or reads_as_sentence(got):
            rest = _rest_after(got, start.title or "")
            return start._replace(body=_past_repeat(rows, start._replace(body=body)), rest=rest)
        while body < len(rows) and len(got) < 250 and _title_goes_on(rows, marks, body, got):
            got = f"{got} {rows[body].text}"
            body += 1
        start = start._replace(title=got)
    start = start._replace(body=body)
    return start._replace(body=_past_repeat(rows, start))


def _rest_after(text: str, title: str) -> str:
    """What stands on a row behind the title."""
    wanted = len(title_key(title))
    seen = 0
    for place, letter in enumerate(text):
        seen += letter.isalnum()
        if seen >= wanted:
            return text[place + 1 :].lstrip(" .:")
    return ""


def _past_repeat(rows: Sequence[Row], start: Start) -> int:
    """The first row after a title that is printed twice or three times."""
    key = title_key(start.title or "")
    body = start.body
    for _ in range(3):
        if body >= len(rows) or len(key) < 4:
            break
        found = numbered(rows[body].text)
        if found and not found.title and found.number == start.number:
            body += 1
            continue
        texts = [rows[body].text] + ([found.title] if found and found.title else [])
        if all(title_key(text) != key for text in texts):
            break
        body += 1
    return body


# Headings that come round again


def _by_labels(rows: Sequence[Row], marks: Landmarks) -> list[Start]:
    """Items without numbers: each begins above the headings that come round again."""
    starts: list[Start] = []
    used: Counter[str] = Counter()
    closing = False
    first = _header_end(rows, marks)
    for index, row in enumerate(rows):
        label = marks.labels[index]
        kind = "access" if access_word(row.text) else label.kind if label is not None else ""
        if kind not in _ROUND:
            first = index + 1 if label is not None and starts else first
            continue
        title = _title_row(rows, first, index, begun=bool(starts))
        heading = folded(label.heading) if label is not None else kind
        round_again = kind in _FIRST and used[heading] > 0 and used["decision"] > 0
        if not starts or _begins_item(kind, used, title is not None or round_again, closing):
            start = Start(index, index, None, None)
            if title is not None:
                start = Start(title, title + 1, None, rows[title].text)
                start = start._replace(body=_past_repeat(rows, start))
            starts.append(start)
            used.clear()
            closing = False
        used.update({kind, heading})
        first = index + 1
        closing = closing or kind in ("attachments", "history")
    return starts


# What an item without title begins with, when it comes again after a decision.
_FIRST = ("case", "recommendation", "background")
_ROUND = OPENING_KINDS | {"attachments", "access"}


def _begins_item(kind: str, used: Counter[str], titled: bool, closing: bool) -> bool:
    """Whether a heading of `kind` begins the next item: `closing` when the last one has come to
    what stands at the end of an item."""
    again = used[kind] > 0
    if kind == "case_number":
        return again
    if kind in _FIRST:
        return closing or (again and titled)
    if kind in ("summary", "access", "problem"):
        return closing or again
    if kind == "decision" and again and closing:
        return True
    return titled and (closing or again)


def _header_end(rows: Sequence[Row], marks: Landmarks) -> int:
    """The first row after those that say which meeting this is."""
    last = 0
    for index, row in enumerate(rows[:40]):
        label = marks.labels[index]
        if label is not None and label.kind in OPENING_KINDS - {"responsible"}:
            break
        if is_header_row(rows, index) or group_access(row.text):
            last = index + 1
    return last


def _title_row(rows: Sequence[Row], first: int, index: int, *, begun: bool) -> int | None:
    """The row of the title above the heading at `index`, None where none stands there."""
    above = [
        place
        for place in range(max(first, index - 8), index)
        if not is_chrome(rows[place]) and not access_word(rows[place].text)
    ]
    # Above the first item's headings something may stand that has no heading: the title is before.
    return next(
        (
            place
            for place in (above[-1:] if begun else above)
            if _stands_as_title(rows[place], at_once=place == first)
        ),
        None,
    )


def _stands_as_title(row: Row, *, at_once: bool) -> bool:
    if not is_title(row.text) or len(row.text) > 200 or reads_as_sentence(row.text):
        return False
    return row.heading or ((row.gap or at_once) and not row.text.endswith("."))
