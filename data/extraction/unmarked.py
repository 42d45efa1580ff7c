"""Lists without markers: one proposal per line under "Vi vil", after "Vi foreslår:", lines that all
end with a sum or begin with a code, or bare lines.

Looks at the form of the lines; what their items say is judged elsewhere.
"""

from __future__ import annotations

import re

from data.extraction.blocks import Block
from data.extraction.labels import lead_kind, section_kind
from data.extraction.sentences import sentences

_FEWEST_LINES = 5
_FEWEST_ALIKE = 3
_LONGEST_ALIKE = 220  # characters
# "Lukning af biblioteket i byen (1,1 mio. kr.)": lines that each end with a sum in brackets.
_SUMMED = re.compile(
    r"(?P<number>)(?P<point>[A-ZÆØÅ][^\n]{8,}\([^()\n]*\d\s?(?:(?:mio|mia|mill|t)\.?|tusind)?\s?"
    r"(?:kr\.?|kroner)[^()\n]*\)\.?)"
)
# "C2. Pulje til stier", "C3. Naturpris": lines with the code of their theme.
_CODED = re.compile(
    r"(?P<number>[A-ZÆØÅ]{1,2}-?\d{1,2})(?:[.:]|(?=[ \t]))[ \t]+(?P<point>[^\W\d][^\n]{7,})"
)


def unmarked_lists(text: str, found: list[Block]) -> None:
    """One proposal per line without a marker: the lines under "Vi vil" or after "Vi foreslår:"."""
    group = 1 + max((block.group for block in found), default=0)
    index = 0
    while index < len(found):
        lead = found[index]
        index += 1
        content = text[max(lead.start, lead.end - 160) : lead.end]
        opens = (
            lead.kind == "paragraph"
            and content.endswith(":")
            and lead_kind(content) in ("demands", "decisions")
        )
        announces = lead.kind == "heading" and section_kind(content) == "demands"
        if not opens and not announces:
            continue
        last = index
        while last < len(found) and _is_line(text, found, last, index):
            last += 1
        if last - index >= (2 if opens else 3):
            for block in found[index:last]:
                block.kind, block.marker, block.group = "item", "line", group
            group += 1
            index = last
    group = _alike(text, found, group, _SUMMED)
    group = _alike(text, found, group, _CODED)
    _bare_lines(text, found, group)


def _alike(text: str, found: list[Block], group: int, form: re.Pattern[str]) -> int:
    """Lines of one form that follow each other are the points of a list; what `form` calls their
    number is no part of them. The next free group."""
    index = 0
    while index < len(found):
        last = index
        while last < len(found) and _has_form(text, found[last], form):
            last += 1
        if last - index >= _FEWEST_ALIKE:
            for block in found[index:last]:
                block.kind, block.marker, block.group = "item", "line", group
                point = form.match(text, block.start, block.end)
                if point is not None:
                    block.number = point["number"] or None
                    block.start = point.start("point")
            group += 1
        index = max(last, index + 1)
    return group


def _has_form(text: str, block: Block, form: re.Pattern[str]) -> bool:
    return (
        block.kind in ("heading", "paragraph")
        and not block.level
        and block.end - block.start <= _LONGEST_ALIKE
        and form.fullmatch(text, block.start, block.end) is not None
        and sum(1 for _ in sentences(text, block.start, block.end)) <= 2
    )


def _bare_lines(text: str, found: list[Block], group: int) -> None:
    """Lines that follow each other without a blank line, each a short sentence or phrase: perhaps
    a list, which the wording of its items decides later."""
    index = 0
    while index < len(found):
        last = index
        while last < len(found) and _is_bare(text, found[last], first=last == index):
            last += 1
        if last - index >= _FEWEST_LINES:
            for block in found[index:last]:
                block.kind, block.marker, block.group = "item", "line", group
            group += 1
        index = max(last, index + 1)


def _is_bare(text: str, block: Block, *, first: bool) -> bool:
    size = block.end - block.start
    return (
        block.kind in ("heading", "paragraph")
        and not block.level
        and block.marker != "named"
        and 20 <= size <= 170
        and (first or not block.blank_before)
        and text[block.start].isupper()
        and text[block.end - 1] not in ":?"
        and "\n" not in text[block.start : block.end]
        and section_kind(text[block.start : block.end]) == "other"
    )


def _is_line(text: str, found: list[Block], place: int, first: int) -> bool:
    """A line of the same make as the first of an unmarked list."""
    block = found[place]
    content = text[block.start : block.end]
    if (
        block.kind not in ("heading", "paragraph")
        or block.level
        or len(content) > 220
        or "\n" in content
        or content[-1] in ":?"
    ):
        return False
    if section_kind(content) != "other" or len(content.split()) < 2:
        return False
    if content[0] in '”“"»«' or (block.blank_before and content[-1] == "." and len(content) > 60):
        return False
    if (
        place > first
        and block.blank_before
        != found[max(first, place - 1 if place - 1 > first else place)].blank_before
    ):
        return False
    if block.kind == "heading" and block.blank_before and place + 1 < len(found):
        below = found[place + 1]
        if below.kind == "item" or (
            below.kind == "paragraph" and (not below.blank_before or below.end - below.start > 220)
        ):
            return False
    return sum(1 for _ in sentences(text, block.start, block.end)) <= 2
