"""A document's text cut into headings, list items, paragraphs and table rows, with their places.

Looks at the form of lines only: markers, indents, blank lines, wrapping. Knows nothing of what a
heading or an item means. One pass over the lines, so time is linear in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from data.extraction.entries import entries
from data.extraction.flat_tables import flat_rows
from data.extraction.line_forms import (
    CLOCK_OR_DATE,
    is_heading,
    is_running_text,
    is_unfinished,
)
from data.extraction.lines import Line, lines_of, wrap_width
from data.extraction.stacked_tables import stacked_rows

BlockKind = Literal["heading", "item", "paragraph", "row"]

_BULLET = r"[•●▪■‣◦·∙⁃➢➤→✓✔▶❖»›□■*+–—\-\uf0b7\uf0a7]|o(?=\s{1,4}[A-ZÆØÅ])"
_MARKER = re.compile(
    rf"[ \t\u00a0]*(?:(?P<bullet>{_BULLET})(?:[ \t\u00a0]+|(?<=[•●▪■‣◦·∙➢\uf0b7\uf0a7]))(?=\S)"
    r"|(?P<at>(?:At|at|Ad|ad|AT)\.?[ \t\u00a0]\d{0,2}[).:]+)[ \t\u00a0]+(?=\S)"
    r"|\((?P<bracketed>\d{1,3})\)[ \t\u00a0]+(?=\S)|(?P<number>\d{1,3})(?:[.)]|(?=\t|[ "
    r"]{2,}))(?![\d./])[ \t\u00a0]+(?=\S)"
    r"|(?P<glued>\d{1,2}\))(?=[A-ZÆØÅa-zæøå])"
    r"|\(?(?P<letter>[a-zA-Z]|[ivx]{2,4})[)][ \t\u00a0]+(?=\S)"
    r"|(?P<dotted>[a-h]\.)[ \t\u00a0]+(?=[a-zæøåA-ZÆØÅ]))"
)
_AT_LINE = re.compile(r"[ \t]*(?:at|att|å)[ \t]+(?=\w)")
_OPENS_AT = re.compile(
    r"(?:[:,]|\b(?:og|samt|och|beslutar|beslutter|indstiller|indstilles|foreslår|föreslår|"
    r"godkender|vedtar|anbefaler|besluttede))\s*$",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:indstil|innstil|beslut|anbefal|foresl[åo]|föresl|vedt|godkend|enig|aftal|forudsæt|ønske|"
    r"kræve|bemyndig|pålæg|bed(?:er|t|es)\b|ber\b|mener\b|idet\b|vil\b|skal\b|mål(?:et|ene)?\b|"
    r"arbejde|betyder\b)",
    re.IGNORECASE,
)
_HASHES = re.compile(r"[ \t]{0,3}(#{1,6})[ \t]+(?=\S)")
_INLINE_BULLET = re.compile(r"[ \t]+[•●▪‣][ \t]*(?=\w)")
_INLINE_NUMBER = re.compile(r"(?<=[\s(])(?P<number>\d{1,2})\)[ \t]+(?=[\w”\"])")
_INLINE_AT = re.compile(r"(?<=:)[ \t]+(?:At|at)[ \t](?P<number>\d{1,2})[).:][ \t]+(?=\w)")
_TERMINAL = re.compile(r"[.!?:;,…][)\]\"”“»’']*$")
_ORDINAL = re.compile(r"(?<!\w)\d{1,2}\.$")
_CELLS = re.compile(r"\t+|[ ]{2,}|[ \t]*\|[ \t]*")
_NAMED_NUMBER = re.compile(
    r"(?:Initiativ|Indsats|Forslag|Tiltag|Ændringsforslag|Budgetforslag|Anbefaling|Mærkesag|"
    r"Handling|Aktion|Delmål|Åtgärd"
    r"|Action|Proposal|Recommendation|Initiative)\s*(?:nr\.?\s*)?(?P<number>\d{1,3})(?!\d)\s*[:.–-]?\s*",
    re.IGNORECASE,
)
# How a line begins that goes on with a sentence: "ansættes", "14. dag", "250 meter".
_WITHIN = re.compile(r"(?:\d{1,3}\.?[ \u00a0]+)?[^\W\d_A-ZÆØÅÄÖ]")


@dataclass(slots=True)
class Block:
    """One block. `start`..`end` is the content without marker and number; `cells` of a row."""

    kind: BlockKind
    start: int
    end: int
    marker: str = ""
    number: str | None = None
    indent: int = 0
    level: int = 0
    group: int = -1
    cells: tuple[tuple[int, int], ...] = ()
    blank_before: bool = False


def blocks(text: str) -> list[Block]:
    """The blocks of `text`, in order. Every block lies inside the text and is not empty."""
    lines = lines_of(text)
    width = wrap_width(lines)
    flat = flat_rows(text, lines)
    stacked, heads = stacked_rows(text, lines)
    entry_at = entries(text, lines)
    found: list[Block] = []
    current: Block | None = None
    read = -1
    for index, line in enumerate(lines):
        if index <= read or index in heads:
            continue
        if index in entry_at:
            read, code, start = entry_at[index]
            current = Block("item", start, lines[read].end, "entry", code, line.indent,
                            blank_before=line.blank_before)  # fmt: skip
            found.append(current)
            continue
        if index in stacked:
            read, cells = stacked[index]
            current = Block("row", line.start, lines[read].end, "stacked", indent=line.indent,
                            cells=cells, blank_before=line.blank_before)  # fmt: skip
            found.append(current)
            continue
        follow = lines[index + 1] if index + 1 < len(lines) else None
        if index in flat:
            current = Block("row", line.start, line.end, "flat", indent=line.indent,
                            cells=flat[index], blank_before=line.blank_before)  # fmt: skip
            found.append(current)
            continue
        entry = _entry(text, line, follow)
        if entry is not None:
            read = index + 1
            current = entry
            found.append(current)
            continue
        opened = _open(text, line, follow, current, width, found)
        if opened is None and current is not None:
            current.end = line.end
            continue
        current = opened or Block(
            "paragraph", line.start, line.end, indent=line.indent, blank_before=line.blank_before
        )
        found.append(current)
    return _group([part for block in found for part in _inline_items(text, block)], text)


def _entry(text: str, line: Line, follow: Line | None) -> Block | None:
    """The name of a measure under its number: "Initiativ 3" is all of a line, the name the next."""
    named = _NAMED_NUMBER.fullmatch(text, line.start, line.end)
    if named is None or follow is None or follow.blank_before or not 8 <= follow.length <= 200:
        return None
    if not text[follow.start].isupper() or text[follow.end - 1] in ".:;?!":
        return None
    return Block("heading", follow.start, follow.end, "entry", named["number"], blank_before=True)


def _open(
    text: str,
    line: Line,
    follow: Line | None,
    current: Block | None,
    width: int,
    found: list[Block],
) -> Block | None:
    """A new block that begins at `line`, or None when the line goes on with `current`."""
    if line.number:
        return Block("item", line.start, line.end, "number", line.number, line.indent,
                     blank_before=line.blank_before)  # fmt: skip
    hashes = _HASHES.match(text, line.start, line.end)
    if hashes:
        return Block("heading", hashes.end(), line.end, level=len(hashes[1]), blank_before=True)
    row = _row(text, line)
    if row is not None:
        return row
    marker = _MARKER.match(text, line.start, line.end)
    if marker and not _is_sentence_number(text, marker, line, current, width):
        return _marked(text, line, marker)
    named = _NAMED_NUMBER.match(text, line.start, line.end)
    content = text[named.end() : line.end] if named else ""
    if (
        named
        and line.length <= 140
        and (any(map(str.isalpha, content)) or (follow and not content))
    ):
        start = named.end() if named.end() < line.end else line.start
        return Block(
            "heading", start, line.end, marker="named", number=named["number"], blank_before=True
        )
    at_line = _AT_LINE.match(text, line.start, line.end)
    if at_line and (
        line.blank_before
        or (current and (current.marker == "at" or _opens_at(text, current, follow)))
    ):
        return Block(
            "item",
            line.start,
            line.end,
            marker="at",
            indent=line.indent,
            blank_before=line.blank_before,
        )
    if current is not None and not line.blank_before and _goes_on(text, line, current, width):
        return None
    if is_heading(text, line, follow, width):
        return Block(
            "heading", line.start, line.end, indent=line.indent, blank_before=line.blank_before
        )
    return Block(
        "paragraph", line.start, line.end, indent=line.indent, blank_before=line.blank_before
    )


def _opens_at(text: str, above: Block, follow: Line | None) -> bool:
    """Whether the words above open a list of "at ...": a comma does only before two such lines, or
    after what is wanted or decided, else the sentence just goes on ("Vi forventer,")."""
    found = _OPENS_AT.search(text, max(above.start, above.end - 14), above.end)
    if found is None:
        return False
    if found.group().strip() != ",":
        return True
    if follow is not None and _AT_LINE.match(text, follow.start, follow.end):
        return True
    return _DECIDED.search(text, max(above.start, above.end - 220), above.end) is not None


def _is_sentence_number(
    text: str, marker: re.Match[str], line: Line, current: Block | None, width: int
) -> bool:
    """Whether a number that begins a line is part of a sentence: "2. behandling", "24. april"."""
    number = marker["number"]
    if number and CLOCK_OR_DATE.match(text, line.start, min(line.end, line.start + 20)):
        return True
    if not number or line.blank_before or current is None:
        return False
    if not text[marker.end()].islower() or text.startswith("at ", marker.end()):
        return False
    if current.kind == "paragraph":
        return bool(width) or not _ended(text, current)
    next_in_list = current.marker == "number" and current.number == str(int(number) - 1)
    return current.kind == "item" and not next_in_list and not _ended(text, current)


def _ended(text: str, block: Block) -> bool:
    """Whether the block ends as a sentence does; "den 28." at the end of a line does not."""
    tail = text[max(block.start, block.end - 6) : block.end]
    return _TERMINAL.search(tail) is not None and _ORDINAL.search(tail) is None


def _marked(text: str, line: Line, marker: re.Match[str]) -> Block:
    number = (
        marker["number"]
        or marker["bracketed"]
        or (marker["glued"] or "").rstrip(")")
        or marker["letter"]
        or None
    )
    kind = (
        "bullet"
        if marker["bullet"]
        else "at"
        if marker["at"]
        else "number"
        if not marker["letter"]
        else "letter"
    )
    if marker["at"]:
        number = "".join(filter(str.isdigit, marker["at"])) or None
    if marker["dotted"]:
        kind, number = "letter", marker["dotted"][0]
    name = marker["bullet"] if marker["bullet"] else kind
    return Block(
        "item",
        marker.end(),
        line.end,
        marker=name,
        number=number,
        indent=line.indent,
        blank_before=line.blank_before,
    )


def _row(text: str, line: Line) -> Block | None:
    """A line of two cells or more, the last ones short: a table row, or a numbered proposal with
    the proposing parties in a column of their own."""
    if line.length > 600 or not _CELLS.search(text, line.start, line.end):
        return None
    cells: list[tuple[int, int]] = []
    start = line.start
    for gap in _CELLS.finditer(text, line.start, line.end):
        if gap.start() > start:
            cells.append((start, gap.start()))
        start = gap.end()
    if start < line.end:
        cells.append((start, line.end))
    if (
        len(cells) == 2
        and _MARKER.match(text, line.start, line.end)
        and cells[0][1] - cells[0][0] <= 4
    ):
        return None
    if len(cells) < 2 or max(last - first for first, last in cells[1:]) > 160:
        return None
    if is_running_text(text, line, cells):
        return None
    if text.count("|", line.start, line.end) == 1 and len(cells) == 2:
        return None
    if all(text[a:b].replace("-", "").replace(":", "").strip() == "" for a, b in cells):
        return None
    return Block(
        "row",
        line.start,
        line.end,
        marker="row",
        indent=line.indent,
        cells=tuple(cells),
        blank_before=line.blank_before,
    )


def _goes_on(text: str, line: Line, current: Block, width: int) -> bool:
    """Whether a line without marker and without blank line before it continues the block above."""
    if current.kind == "row":
        return current.marker == "row" and line.indent >= current.indent + 3
    if current.kind == "heading":
        return bool(width) and text[line.start].islower()
    last_break = max(text.rfind("\n", current.start, current.end), current.start - 1)
    above = current.end - last_break - 1
    ended = _ended(text, current)
    if not ended and _WITHIN.match(text, line.start, line.end):
        return True
    if ended and text[current.end - 1] == ":":
        return False
    if is_unfinished(text, current.start, current.end):
        return True
    if not width:
        return False
    if current.kind == "item" and line.indent > current.indent and not ended:
        return True
    return above + current.indent >= (0.72 if ended else 0.6) * width


def _inline_items(text: str, block: Block) -> list[Block]:
    """A paragraph that holds a list on one line ("• a • b", "1) a, 2) b") as its parts."""
    if block.kind == "heading" or block.kind == "row":
        return [block]
    cuts = list(_INLINE_BULLET.finditer(text, block.start, block.end))
    if cuts and (len(cuts) >= 2 or block.marker):
        return _cut(text, block, [(cut.start(), cut.end(), "•", None) for cut in cuts])
    at = _INLINE_AT.search(text, block.start, block.end)
    if at and block.marker != "at":
        return _cut(text, block, [(at.start(), at.end(), "at", at["number"])])
    numbers = list(_INLINE_NUMBER.finditer(text, block.start, block.end))
    begin = int(block.number) + 1 if block.number and block.number.isdigit() else 1
    run: list[tuple[int, int, str, str | None]] = []
    for match in numbers:
        if int(match["number"]) == begin + len(run):
            run.append((match.start(), match.end(), "number", match["number"]))
    if len(run) >= 2 or (run and begin > 1):
        return _cut(text, block, run)
    return [block]


def _cut(text: str, block: Block, cuts: list[tuple[int, int, str, str | None]]) -> list[Block]:
    parts: list[Block] = []
    head_end = len(text[block.start : cuts[0][0]].rstrip()) + block.start
    if head_end > block.start:
        parts.append(
            Block(
                block.kind,
                block.start,
                head_end,
                block.marker,
                block.number,
                block.indent,
                blank_before=block.blank_before,
            )
        )
    for index, (_, start, marker, number) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else block.end
        end = start + len(text[start:end].rstrip())
        if end > start:
            parts.append(Block("item", start, end, marker, number, block.indent + 1))
    return parts


def _group(found: list[Block], text: str) -> list[Block]:
    """Numbers the lists: items of one marker, also with paragraphs between numbered items."""
    group = -1
    open_groups: dict[str, tuple[int, int, int]] = {}  # marker -> (group, last number, last index)
    for index, block in enumerate(found):
        if block.kind == "heading":
            open_groups.clear()
            continue
        if block.kind not in ("item", "row"):
            continue
        name = block.marker
        number = int(block.number) if block.number and block.number.isdigit() else -1
        known = open_groups.get(name)
        near = known is not None and (
            index - known[2] == 1
            or (number > 1 and number == known[1] + 1 and index - known[2] <= 12)
            or (
                all(
                    found[i].kind == "item"
                    for i in range(known[2] + 1, index)
                    if index - known[2] <= 12
                )
                and index - known[2] <= 12
            )
        )
        if known is not None and near and not (number == 1 and known[1] >= 1):
            block.group = known[0]
        else:
            group += 1
            block.group = group
        open_groups[name] = (block.group, number, index)
    return found
