"""Each block of a document in its place: under which heading, of which list, after which words.

Turns the form of `blocks` into context for the rules; decides nothing about commitments.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from data.extraction.blocks import Block
from data.extraction.labels import (
    GLUED_LABEL,
    LABEL_WITH_TEXT,
    LeadKind,
    SectionKind,
    bare,
    lead_kind,
    section_kind,
)  # fmt: skip
from data.extraction.parties import PARTY_NAME
from data.extraction.sentences import sentences
from data.extraction.speech import SAYING
from data.extraction.unmarked import unmarked_lists

_ATTRIBUTION = re.compile(rf"\b(?:{SAYING})\b")
_SPEECH_END = re.compile(rf"\b(?:{SAYING})\b[^.\n]{{0,60}}(?<!\bat):\s*$")
# Who answers, named alone on the line above what is said: "Venstre:", "Formanden for ... (K):".
_ANSWERER = re.compile(r"(?:^|\n)(?P<who>[A-ZÆØÅ][^\n.:?!]{1,80}):\s*$")
_OFFICE = re.compile(
    r"\([A-ZÆØÅ]{1,3}\)|\b\w*(?:formand(?:en)?|borgmester(?:en)?|rådmand(?:en)?|ordfører(?:en)?|"
    r"kandidat(?:en)?|direktør(?:en)?|medlem)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[a-zæøå][.!?] [A-ZÆØÅ]")
_ITEM_HEADING = re.compile(
    r"(?:punkt|pkt\.?|sag(?: nr\.?)?|sak|ps|§|item|ärende|nr\.) ?\d|\d{1,4}\s?[:.(]",
    re.IGNORECASE,
)
_AGENDA_ITEM = re.compile(r"\d{1,3}\. [A-ZÆØÅ]")
_LINK = re.compile(r"(?:læs|se) (?:mere|også|hele)\b", re.IGNORECASE)
_SPOKEN = re.compile(r"[^\n]{60,}[.!?]\s*$")
_ATTACHMENTS = re.compile(r"(?:bilag|vedlegg|bilagor|attachments|appendices)\b", re.IGNORECASE)
_DASHES = "-–—"
_PAGE = re.compile(r"(?:side |page )?\d{1,4}(?: (?:of|af|/) \d{1,4})?$", re.IGNORECASE)


@dataclass(slots=True)
class Section:
    """A heading and what it announces. `start`..`end` is the heading in the text, empty at top."""

    title: str = ""
    kind: SectionKind = "other"
    start: int = 0
    end: int = 0
    number: str | None = None
    named: bool = False
    entry: bool = False
    parent: SectionKind = "other"

    @property
    def frame(self) -> SectionKind:
        """What is known of the text under it: its own kind, else that of the section above."""
        return self.kind if self.kind != "other" else self.parent


@dataclass(slots=True)
class Place:
    """A paragraph, item or row in its context."""

    block: Block
    section: Section
    quote: bool = False


@dataclass(slots=True)
class ListRun:
    """The items of one list with the words before it."""

    items: list[Place] = field(default_factory=list)
    lead: LeadKind = "none"
    lead_span: tuple[int, int] | None = None
    tails: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Outline:
    """The document as runs of paragraphs and lists, in order."""

    parts: list[Place | ListRun] = field(default_factory=list)
    headings: list[Section] = field(default_factory=list)


def outline(text: str, found: list[Block]) -> Outline:
    """`found` with headings told from items, quotes from dash lists, labels from text."""
    unmarked_lists(text, found)
    result = Outline()
    section = Section()
    runs: dict[int, ListRun] = {}
    counts = Counter(block.group for block in found if block.group >= 0)
    quoted = _quote_groups(text, found)
    before: Block | None = None
    for index, block in enumerate(found):
        content = text[block.start : min(block.end, block.start + 160)]
        if _is_link(text, found, index):
            continue
        if _is_section(text, found, index, counts, content, section):
            section = _section(text, block, section)
            if section.title:
                result.headings.append(section)
            before = block
            continue
        block, section = _unglue(text, block, section, result)
        place = Place(block, section)
        if block.kind in ("item", "row") and block.group in quoted and block.marker in _DASHES:
            place.quote = True
        if block.kind in ("item", "row") and not place.quote:
            _add_item(text, result, runs, place, before)
        else:
            place.quote = place.quote or text[block.start] in '”“"»„«–-'
            result.parts.append(place)
        before = block
    _attach_tails(text, result)
    return result


def _is_link(text: str, found: list[Block], index: int) -> bool:
    """Whether a heading only leads elsewhere, right under the heading of the text that follows."""
    block = found[index]
    return (
        block.kind == "heading"
        and index > 0
        and found[index - 1].kind == "heading"
        and _LINK.match(text, block.start, block.end) is not None
        and index + 1 < len(found)
        and found[index + 1].kind == "paragraph"
        and found[index + 1].end - found[index + 1].start > 120
    )


def _quote_groups(text: str, found: list[Block]) -> set[int]:
    """Groups of dash items that are speech: attributed, or standing alone and of sentences."""
    members: dict[int, list[int]] = {}
    for index, block in enumerate(found):
        if block.kind == "item" and block.marker in _DASHES:
            members.setdefault(block.group, []).append(index)
    speech: set[int] = set()
    for group, indexes in members.items():
        for index in indexes:
            content = text[found[index].start : min(found[index].end, found[index].start + 3000)]
            above = text[found[index - 1].start : found[index - 1].end][-120:] if index else ""
            if (
                _ATTRIBUTION.search(content[-160:])
                or _SPEECH_END.search(above)
                or (
                    len(indexes) == 1
                    and not above.rstrip().endswith(":")
                    and (content.count(". ") >= 1 or _SPOKEN.match(content))
                )
                or _is_answer(above, content)
                or (content.rstrip().endswith(("”", "“", '"', "»")) and content.count(". ") >= 1)
            ):
                speech.add(group)
    return speech


def _is_answer(above: str, content: str) -> bool:
    """Whether an item of several sentences is what somebody named above it answers."""
    who = _ANSWERER.search(above)
    if who is None or len(_SENTENCE_END.findall(content)) < 2:
        return False
    return bool(PARTY_NAME.fullmatch(who["who"]) or _OFFICE.search(who["who"]))


def _is_section(
    text: str,
    found: list[Block],
    index: int,
    counts: Counter[int],
    content: str,
    section: Section,
) -> bool:
    block = found[index]
    if block.kind == "heading":
        return True
    if block.kind != "item" or block.end - block.start > 240:
        return False
    if _ATTACHMENTS.match(section.title) and _goes_on_in_list(found, index):
        return False  # "Indstilling" among the files of a case
    if (
        (block.marker == "number" or _AGENDA_ITEM.match(content))
        and content.lstrip("0123456789. ")[:1].isupper()
        and (section.kind != "recommendation" or _worded_at(text, found, index))
        and _opens_case(text, found, index)
    ):
        return True
    if block.end - block.start > 120:
        return False
    if text[block.end - 1] in ".;,:" and section_kind(content) == "other":
        return False
    kind = section_kind(content)
    if (
        block.marker != "at"
        and kind in ("recommendation", "decision", "summary", "case", "furniture")
        and len(content.split()) <= 8
    ):
        return (bool(bare(content)) and content[0].isupper() and kind != "furniture") or len(
            content.split()
        ) <= 2
    if block.marker != "number" or text[block.end - 1] in ".;,":
        return False
    above, below = (found[i] if 0 <= i < len(found) else None for i in (index - 1, index + 1))
    if above is not None and text[above.end - 1] == ":":
        return False
    if below is not None and below.marker == "stacked" and (above is None or above.kind != "item"):
        return True
    alone = counts[block.group] == 1
    follows = below is not None and below.kind == "paragraph" and text[below.end - 1] in ".!?:”"
    chapter = follows and block.end - block.start <= 70 and (above is None or above.kind != "item")
    return (
        (alone or chapter) and below is not None and below.kind != "item" and content[0].isupper()
    )


def _goes_on_in_list(found: list[Block], index: int) -> bool:
    """Whether another item of the same list follows."""
    return index + 1 < len(found) and found[index + 1].group == found[index].group


def _worded_at(text: str, found: list[Block], index: int) -> bool:
    """Whether the decision points above begin with "at": then a line without is none of them."""
    return index > 0 and text[found[index - 1].start : found[index - 1].start + 3].lower() == "at "


def _opens_case(text: str, found: list[Block], index: int) -> bool:
    """A numbered line right above "Beslutning", "Indstilling" or the like is an agenda item."""
    below = found[index + 1] if index + 1 < len(found) else None
    return (
        below is not None
        and below.kind == "heading"
        and below.end - below.start <= 40
        and section_kind(text[below.start : below.end])
        in ("decision", "recommendation", "summary", "case", "furniture")
    )


def _section(text: str, block: Block, current: Section) -> Section:
    title = " ".join(text[block.start : block.end].split())
    if _PAGE.fullmatch(title):
        return current
    kind = section_kind(title)
    return Section(
        title,
        kind,
        block.start,
        block.end,
        block.number,
        block.marker in ("named", "entry"),
        block.marker == "entry",
        _inherited(block, title, current),
    )


def _inherited(block: Block, title: str, current: Section) -> SectionKind:
    """What the section above says of a heading that says nothing itself: a sub-heading within the
    background of a case is background. A number of its own opens something new."""
    if (block.number is not None and block.marker == "number") or _ITEM_HEADING.match(title):
        return "other"
    return current.kind if current.kind != "other" else current.parent


def _unglue(text: str, block: Block, section: Section, result: Outline) -> tuple[Block, Section]:
    """A paragraph that begins with its own heading ("BeslutningGodkendt.", "Beslutning: ...")."""
    if block.kind == "row":
        return block, section
    found = GLUED_LABEL.match(text, block.start, block.end) or LABEL_WITH_TEXT.match(
        text, block.start, block.end
    )
    if not found or found.end() >= block.end:
        return block, section
    title = text[found.start() : found.end()].strip(" :")
    section = Section(
        title,
        section_kind(title),
        found.start(),
        found.start() + len(title),
        parent=section.kind,
    )
    result.headings.append(section)
    return Block(
        block.kind,
        found.end(),
        block.end,
        block.marker,
        block.number,
        block.indent,
        group=block.group,
        blank_before=True,
    ), section


def _add_item(
    text: str, result: Outline, runs: dict[int, ListRun], place: Place, before: Block | None
) -> None:
    run = runs.get(place.block.group)
    if run is None or (run.items and run.items[-1].section is not place.section):
        run = ListRun()
        runs[place.block.group] = run
        span = _lead(text, before, place.section)
        if span:
            run.lead_span = span
            heading = before is not None and before.kind == "heading"
            if not heading or place.section.kind in (
                "other",
                "demands",
                "recommendation",
                "decision",
            ):
                said = lead_kind(text[span[0] : span[1]])
                told = said == "facts" and text[span[1] - 1] == ":"
                taken = not heading or told or said in ("demands", "decisions")
                run.lead = said if taken else "none"
        result.parts.append(run)
    run.items.append(place)


def _lead(text: str, before: Block | None, section: Section) -> tuple[int, int] | None:
    """The last sentence of the paragraph or heading before a list, where it opens the list."""
    if before is None:
        return None
    if before.kind == "heading":
        return (before.start, before.end)
    if before.kind == "item" and text[before.end - 1] != ":":
        return None
    above = list(sentences(text, max(before.start, before.end - 1_000), before.end))
    if not above:
        return None
    last = above[-1]
    opens = (
        text[last[1] - 1] in ":," or re.search(r"\bat\W*$", text[last[1] - 5 : last[1]]) is not None
    )
    return (
        last
        if opens or re.search(r"\bfølgende\b|\bnedenstående\b", text[last[0] : last[1]])
        else None
    )


def _attach_tails(text: str, result: Outline) -> None:
    """Paragraphs between two items of one numbered list belong to the item above them."""
    last: tuple[ListRun, Place] | None = None
    pending: list[Place] = []
    order: list[tuple[int, Place | ListRun, Place | None]] = []
    for part in result.parts:
        if isinstance(part, ListRun):
            order.extend((item.block.start, part, item) for item in part.items)
        else:
            order.append((part.block.start, part, None))
    order.sort(key=lambda entry: entry[0])
    swallowed: set[int] = set()
    for _, part, item in order:
        if item is None:
            if last is not None and isinstance(part, Place) and not part.quote:
                pending.append(part)
            continue
        if not isinstance(part, ListRun):
            continue
        if (
            last is not None
            and last[0] is part
            and pending
            and item.block.marker in ("number", "at", "letter")
        ):
            part.tails[last[1].block.start] = pending[-1].block.end
            swallowed.update(id(tail) for tail in pending)
        pending = []
        last = (part, item)
    result.parts = [part for part in result.parts if id(part) not in swallowed]
