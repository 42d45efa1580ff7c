"""Items found by the titles of the table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.aliases import META_KINDS
from agenda.reading.attachments import BOUND_IN
from agenda.reading.entries import Contents
from agenda.reading.headings import label_of
from agenda.reading.landmarks import Landmarks, opens
from agenda.reading.numbering import Numbered, numbered
from agenda.reading.rows import Row
from agenda.reading.sequence import Candidate, best_chain
from agenda.reading.title_rows import Start, start_of
from agenda.reading.titles import same_title, title_key

# Of so many titles that begin alike, none is told by likeness.
_MANY_ALIKE = 60


def by_contents(rows: Sequence[Row], marks: Landmarks, contents: Contents) -> list[Start]:
    """The items whose titles in the table are found in the rows below it, in that order."""
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
            if not bound or number_value(contents.entries[one.order].number) > bound
        ]
    chain = best_chain(candidates, lambda one: one.order, steps=False)
    return [
        start_of(
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
) -> list[Candidate]:
    row = rows[index]
    if len(row.text) > 8_000:
        return []
    found = numbered(row.text)
    forms = [(found.title, found)] if found and found.title else []
    forms.append((row.text, Numbered("", 0, "plain", row.text)))
    if found and found.form == "alone" and index + 1 < len(rows):
        forms.append((rows[index + 1].text, found))
    placed = []
    counted = _counted_place(rows, marks, index, found, contents)
    if counted is not None and found is not None:
        return [Candidate(index, counted, 4.0, found._replace(title=""), True)]
    if found is not None and found.form == "ad":
        named = [at for at, one in enumerate(contents.entries) if one.number == found.number]
        return [Candidate(index, at, 4.0, found, True) for at in named]
    for text, form in forms:
        key = title_key(text)
        places = by_first.get(key[:5]) or _numbered_places(form, contents)
        for place in places:
            entry = contents.entries[place]
            if not _matches(key, keys[place], nearly=len(places) < _MANY_ALIKE):
                at = key.find(keys[place], 0, 600) if form.number == entry.number else -1
                if at < 0 or len(keys[place]) < 8:
                    continue
            agrees = bool(form.number) and form.number == entry.number
            weight = 2.0 + 2.0 * agrees + 1.0 * (key == keys[place]) + 0.5 * row.heading
            strong = opens(rows, marks, index)
            weight += 1.5 * strong + 0.3 * row.gap
            if marks.labels[index] is not None and not form.number:
                weight -= 2.5  # "Orientering" the heading, or the title
            placed.append(Candidate(index, place, weight, form, strong))
    return placed


def _counted_place(
    rows: Sequence[Row], marks: Landmarks, index: int, found: Numbered | None, contents: Contents
) -> int | None:
    """The entry that a row "Punkt: 3" names where the table has no numbers: the third. The title
    may stand below the facts of the item."""
    if found is None or found.form != "word" or any(one.number for one in contents.entries):
        return None
    facts = label_of(found.title) if found.title else None
    below = marks.labels[index + 1] if index + 1 < len(rows) else None
    stated = facts or (below if not found.title else None)
    if stated is None or stated.kind not in META_KINDS or not found.value <= len(contents.entries):
        return None
    return found.value - 1


def _numbered_places(form: Numbered, contents: Contents) -> list[int]:
    """The entries with the number of a row whose title stands further on in it."""
    if form.form not in ("word", "series", "slash"):
        return []
    return [at for at, one in enumerate(contents.entries) if one.number == form.number]


def _matches(key: str, entry: str, *, nearly: bool) -> bool:
    """Whether a row has an entry's title; `nearly`: also in other letters, which takes time."""
    if key == entry:
        return True
    if len(entry) < 12:
        return key.startswith(entry) and len(key) <= len(entry) + 8
    return (
        key.startswith(entry)
        or (len(key) >= 15 and entry.startswith(key))
        or (nearly and len(key) < 320 and same_title(key, entry))
    )


def number_value(number: str | None) -> int:
    """A number's place in the order of items; 0 where there is none."""
    digits = re.match(r"\d+", number or "")
    return int(digits[0]) if digits else 0
