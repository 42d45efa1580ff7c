"""Page numbers, and the headers and footers that run along with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from agenda.reading.decisions import dated_decision, dated_step
from agenda.reading.headings import label_of
from agenda.reading.numbering import access_word, case_number_in, numbered

_PAGE_NUMBER = re.compile(
    r"(?:(?:side|page|s\.|sida)\s*\d{1,4}(?:\s*(?:af|of|av|/)\s*\d{1,4})?"
    r"|\d{1,4}\s(?:af|of|av|/)\s\d{1,4}|[-–]\s?\d{1,4}\s?[-–]|\(\d{1,3}\))",
    re.IGNORECASE,
)
_PAGE_AT_END = re.compile(
    r"\S.*\b(?:side|page)\s?\d{1,4}(?:\s?(?:af|of|/)\s?\d{1,4})?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LONGEST = 160
_FEWEST = 3
_NEAR = 3
# The first of a running head may be all that says when and what the meeting is.
_COVER = 12


def furniture(texts: Sequence[str]) -> set[int]:
    """The places of the rows that are furniture of the page."""
    masks = [_DIGITS.sub("0", text) if len(text) < _LONGEST else "" for text in texts]
    times = Counter(masks)
    pages = {
        at
        for at, text in enumerate(texts)
        if masks[at]
        and (
            _PAGE_NUMBER.fullmatch(text) or (times[masks[at]] > 1 and _PAGE_AT_END.fullmatch(text))
        )
    }
    beside = {
        place
        for at in pages
        for place in range(at - _NEAR, at + _NEAR + 1)
        if 0 <= place < len(texts) and masks[place]
    } - pages
    dated = _dated_heads(texts)
    # A page may have two such rows, one at its head and one at its foot.
    turns = sum(pages.isdisjoint(range(at - _NEAR, at)) for at in pages)
    near: Counter[str] = Counter()
    before = dict.fromkeys(masks, -_COVER)
    for place in sorted(beside):
        # A title that is printed twice stands beside one and the same page number.
        near[masks[place]] += place - before[masks[place]] > _NEAR
        before[masks[place]] = place
    # What stands beside page numbers again and again, and elsewhere once at most: on the cover.
    running = {
        mask
        for mask, count in near.items()
        if count > 1
        and count >= times[mask] - 1
        and count * 2 >= turns
        and any(map(str.isalpha, mask))
    }
    found = pages | {
        place for place in beside if masks[place] in running and not _says_something(texts[place])
    }
    first = {mask: at for at, mask in reversed(list(enumerate(masks)))}
    cover = next(
        (at for at in range(min(_COVER, len(texts))) if _says_something(texts[at])), _COVER
    )
    return dated | {
        at
        for at in found
        if _PAGE_NUMBER.fullmatch(texts[at]) or at >= cover or first[masks[at]] != at
    }


def _dated_heads(texts: Sequence[str]) -> set[int]:
    """Rows with the body and the day of the meeting that stand again and again right above a number
    which rises: the head of each page, and its number. The first stays, without its number. Where a
    title follows every number, it is that of an item in a table."""
    pages: dict[str, list[int]] = {}
    for at, text in enumerate(texts):
        if text.isdigit() and at and dated_step(texts[at - 1]) is not None:
            pages.setdefault(texts[at - 1], []).append(at)
    found: set[int] = set()
    for places in pages.values():
        numbers = [int(texts[at]) for at in places]
        rises = len(places) >= _FEWEST and all(a < b for a, b in pairwise(numbers))
        if rises and any(_goes_on(text) for at in places for text in texts[at + 1 : at + 2]):
            found |= {*places, *(at - 1 for at in places[1:])}
    return found


def _goes_on(text: str) -> bool:
    """Whether a row is no title of its own: text, a heading, or a title with its number."""
    return text.endswith(".") or label_of(text) is not None or numbered(text) is not None


def _says_something(text: str) -> bool:
    """Whether a row that comes again and again is a heading, number or fact of an item."""
    return (
        label_of(text) is not None
        or dated_decision(text) is not None
        or access_word(text) is not None
        or numbered(text) is not None
        or case_number_in(text) == text
        or (text.endswith(".") and not any(map(str.isdigit, text)))  # "Godkendt."
    )
