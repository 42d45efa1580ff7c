"""Lines of plain text to passages: which lines belong together, and which are headings, list items
or table rows.

Works on text alone (a text file, or a PDF page by page), so its rules are those of Danish
typography; it knows nothing of commitments or agendas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.documents.passage import HEADING, LIST_ITEM, PARAGRAPH, TABLE_ROW, Passage

# Bullets of Word, LibreOffice and the web; U+F0B7 and its neighbours are Word's Symbol font.
_BULLET = "[•·▪▫◦‣⁃●○■□◆◇►▸➢➤✓✔*+\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc]"
_DASH = "[-–—−‐‑]"
_ORDINALS = (  # "1. januar", "2. behandling": a number that belongs to its noun, not a marker
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|jan\b|feb\b|mar\b|apr\b|aug\b|sept?\b|okt\b|nov\b|dec\b|kvartal|halvår|behandling|klasse"
    r"|sal\b|del\b|udgave|gang|plads|semester|trin|møde\b|led\b|pkt|stk)"
)
_MARKER = re.compile(
    rf"(?:{_BULLET}[ \t\u00a0]*(?=\S)|{_DASH}[ \t\u00a0]+|o[ \t]+(?=[A-ZÆØÅ])"
    rf"|(?:[Aa][td]\.?[ ]+)?\(?\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}[.)]"
    rf"[ \t\u00a0]*(?!{_ORDINALS})(?=[^\W\d_]|[\"“”»'’(§])"
    rf"|\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}[ \t\u00a0]+(?=[A-ZÆØÅ])"
    rf"|\(?[a-zæøå]\)[ \t\u00a0]*|[A-ZÆØÅ]\)[ \t\u00a0]*|[a-h]\.[ \t\u00a0]+(?=[^\W\d_])"
    rf"|\(?[ivx]{{1,4}}\)[ \t\u00a0]*|[ivx]{{1,4}}\.[ \t\u00a0]+|[IVX]{{1,4}}[.)][ \t\u00a0]+)"
)
_NUMBERED = re.compile(r"(?:[Aa][td]\.?[ ]+)?\(?\d")
_DASHED = re.compile(_DASH)
# Danish newspapers and web pages open a quotation with a dash; the speaker follows it.
_SAID = re.compile(
    r"[,!?”\"»][ \n](?:siger|fortæller|forklarer|understreger|mener|lyder|tilføjer"
    r"|fastslår|udtaler|uddyber|påpeger|pointerer|slutter|konstaterer|vurderer|skriver|sagde|fortalte|says|said)\b"
)
_AT_LEAD = re.compile(r"(?:(?:indstill|anbefal|foreslå|beslutte|godkend)\w*,?|:)$")
_AT = re.compile(r"[Aa]t\s+\w")
_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_RULE = re.compile(r"(?:=|-|_|\*|~|─|═){3,}")
_TABLE_RULE = re.compile(r"[|:+\-= \t]{3,}")
_COLUMNS = re.compile(r"\S(?:[ ]{3,}|[ ]*\t[ ]*)\S")
_LEADER = re.compile(r"\.{5,}|(?: \.){4,}|_{5,}")
_TERMINAL = re.compile(r"[.!?;,:…][\"”»'’)\]]*$")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”»'’)\]]*$")
# A line that leads in to a list is a sentence begun, not a heading.
_LEADS_IN = re.compile(
    r"\b(?:vi|jeg|vil|har|skal|bør|er|blev|kan|ønsker|foreslår|indstiller|indstilles|anbefaler|mener"
    r"|besluttede|we|will|has|have|is|are)\b",
    re.IGNORECASE,
)
_HEADING_WORDS = 18
_HEADING_LENGTH = 120
_LIST_RUN = 5


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    page: int | None
    after_gap: bool  # a blank line, a rule or a page end stands before it
    marker: int  # characters of list marker, 0 for none
    table: bool


class _Group:
    """The lines of one passage, its kind as far as it is known."""

    def __init__(self, text: str, lines: list[_Line], kind: str | None = None) -> None:
        first = lines[0]
        self.start, self.end = first.start, lines[-1].end
        self.text = text[self.start : self.end]
        self.page = first.page
        self.after_gap = first.after_gap
        self.lines = len(lines)
        self.marker = first.text[: first.marker]
        self.stated = kind is not None
        self.kind = kind or (TABLE_ROW if first.table else LIST_ITEM if self.marker else PARAGRAPH)
        self.number = _number(self.marker)

    def passage(self) -> Passage:
        if (
            self.kind == HEADING
            and not self.stated
            and (hashes := _MARKDOWN_HEADING.match(self.text))
        ):
            start = self.start + hashes.end() - 1
            return Passage(
                HEADING, start, start + len(self.text[hashes.end() - 1 :].rstrip("# ")), self.page
            )
        return Passage(self.kind, self.start, self.end, self.page)


def list_marker(text: str) -> str:
    """The list marker that `text` begins with (`"• "`, `"At 1) "`, `"12. "`), or ''."""
    if text[:3].isalpha() and text[0] not in "ivxIVX":
        return ""  # a word: nearly every line, told without the pattern
    found = _MARKER.match(text)
    return found.group() if found else ""


def passages(
    text: str, titles: frozenset[int] = frozenset(), *, paged: bool = False
) -> tuple[Passage, ...]:
    """The passages of `text`. Where it holds form feeds, each begins a new page; with `paged` it
    has pages also when there is only one.

    `titles` are the offsets of lines that are set as titles (larger or bold); where there are some,
    they are the headings, and wording alone makes none.
    """
    lines = list(_lines(text, paged=paged or "\f" in text))
    if not lines:
        return ()
    groups = [_Group(text, group) for group in _grouped(lines, _wrap_width(lines))]
    _unmark_quotations(groups)
    if titles:
        for group in groups:
            group.kind = HEADING if group.start in titles else group.kind
    else:
        _mark_headings(groups)
    return tuple(group.passage() for group in groups)


def block_passages(
    text: str, blocks: Sequence[tuple[int, int, str | None]], *, headings: bool
) -> tuple[Passage, ...]:
    """The passages of `text` where a format has said what is a block: (start, end, kind), the kind
    None for a block of unknown kind, whose lines are each read by the rules for plain text.

    With `headings`, short lines among the unknown blocks may be headings, as in plain text; for a
    file that states none.
    """
    groups: list[_Group] = []
    for start, end, kind in blocks:
        lines = list(_lines(text[start:end], start))
        if kind is None:
            groups += [_Group(text, [line]) for line in lines]
        elif lines:
            groups.append(_Group(text, lines, kind))
    _unmark_quotations(groups)
    if headings:
        _mark_headings(groups)
    return tuple(group.passage() for group in groups)


def _lines(text: str, place: int = 0, *, paged: bool = False) -> Iterator[_Line]:
    """The lines of `text` that have something on them; `place` is the offset of its beginning."""
    page = 1
    gap = True
    for raw in text.split("\n"):
        page += raw.count("\f")
        written = raw.strip()
        gap = gap or "\f" in raw
        if not written or _is_rule(written):
            gap = True
        else:
            start = place + raw.index(written[0])
            yield _Line(
                start,
                start + len(written),
                written,
                page if paged else None,
                gap,
                len(list_marker(written)),
                _is_table_row(written),
            )
            gap = False
        place += len(raw) + 1


def _is_rule(line: str) -> bool:
    if line[0].isalnum() or line[-1].isalnum():
        return False
    return bool(_RULE.fullmatch(line) or _TABLE_RULE.fullmatch(line))


def _is_table_row(line: str) -> bool:
    if line.startswith("|") and line.count("|") > 1:
        return True
    if "\t" in line or "   " in line:
        return bool(_COLUMNS.search(line, len(list_marker(line))) or _LEADER.search(line))
    return any(sign in line for sign in ("..", ". .", "__")) and bool(_LEADER.search(line))


def _wrap_width(lines: list[_Line]) -> int:
    """The width at which the text was broken into lines, 0 when a line is a whole paragraph.

    Evidence is a line that goes on in lower case on the next one."""
    neighbours = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.after_gap and not following.table and not line.table
    ]
    broken = sorted(len(line.text) for line, following in neighbours if _goes_on(line, following))
    if len(broken) < 2 or len(broken) * 8 < len(neighbours):
        return 0
    return broken[(len(broken) * 9) // 10]


def _goes_on(line: _Line, following: _Line) -> bool:
    """Whether `following` is the middle of a sentence begun on `line`."""
    return (
        not following.marker
        and following.text[0].islower()
        and not _SENTENCE_END.search(line.text)
        and not _AT.match(following.text)
    )


def _grouped(lines: list[_Line], width: int) -> list[list[_Line]]:
    groups = [[lines[0]]]
    for line, following in pairwise(lines):
        if _continues(line, following, width, groups[-1][0]):
            groups[-1].append(following)
        else:
            groups.append([following])
    return groups


def _continues(line: _Line, following: _Line, width: int, first: _Line) -> bool:
    if following.table or line.table:
        return False
    if following.marker and not _only_looks_marked(line, following, width, first):
        return False
    if _MARKDOWN_HEADING.match(line.text) or _MARKDOWN_HEADING.match(following.text):
        return False
    if following.after_gap:
        # A sentence that a page end cuts in two is one passage.
        return following.page != line.page and bool(width) and _goes_on(line, following)
    if _goes_on(line, following):
        return True
    if _AT.match(following.text) and _opens_clause(line, first):
        return False
    # The lines of a list item stand in from its marker and are shorter by as much.
    return _is_full(line, following, 0.8 * width if first.marker else 0.88 * width)


def _is_full(line: _Line, following: _Line, width: float) -> bool:
    """Whether the first word of `following` had no room on `line`, where lines are broken."""
    first_word = following.text.split(None, 1)[0]
    return width > 0 and len(line.text) + 1 + len(first_word) > width


def _opens_clause(line: _Line, first: _Line) -> bool:
    """Whether an "at" on the next line is one of several things that are recommended."""
    end = line.text[-40:]
    return bool(
        _AT_LEAD.search(end) or (_AT.match(first.text) and end.endswith((",", ";", ".", " og")))
    )


def _only_looks_marked(line: _Line, following: _Line, width: int, first: _Line) -> bool:
    """Whether `following` begins with a dash or an ordinal ("18. år") only by the way its sentence
    was broken into lines."""
    same_list = first.marker and first.text[0].isdigit() == following.text[0].isdigit()
    return (
        not following.after_gap
        and not same_list
        and (following.text[0].isdigit() or bool(_DASHED.match(following.text)))
        and following.text[following.marker : following.marker + 1].islower()
        and not _SENTENCE_END.search(line.text)
        and _is_full(line, following, 0.88 * width)
    )


def _number(marker: str) -> int | None:
    digits = re.findall(r"\d+", marker)
    return int(digits[-1]) if digits else None


def _unmark_quotations(groups: list[_Group]) -> None:
    """Make paragraphs of what opens with a dash and is somebody speaking, not an item of a list."""
    dashed = [group for group in groups if _DASHED.match(group.marker) and not group.stated]
    spoken = [group for group in dashed if _SAID.search(group.text)]
    speech = len(spoken) * 3 >= len(dashed)
    for before, group, after in _neighbours(groups):
        if group.stated or not _DASHED.match(group.marker):
            continue
        listed = any(near is not None and _DASHED.match(near.marker) for near in (before, after))
        led_in = before is not None and before.text.endswith(":")
        alone = not listed and not led_in and len(group.text) > 120
        if _SAID.search(group.text) or alone or (speech and _sentences(group.text) > 1):
            group.kind = PARAGRAPH


def _mark_headings(groups: list[_Group]) -> None:
    """Short lines without a full stop that stand above something, and Markdown's own headings."""
    could = [_looks_like_heading(group) for group in groups]
    for place, (before, group, after) in enumerate(_neighbours(groups)):
        if group.stated:
            continue
        if _MARKDOWN_HEADING.match(group.text):
            group.kind = HEADING
        elif not could[place] or after is None or after.text[0].islower():
            continue
        elif group.number is not None:
            if _is_numbered_heading(before, group, after, could[place + 1]):
                group.kind = HEADING
        elif group.kind == PARAGRAPH and (
            group.after_gap
            or not could[place + 1]
            or (before is not None and before.kind == HEADING)
        ):
            group.kind = HEADING
    _unmark_runs(groups)


def _unmark_runs(groups: list[_Group]) -> None:
    """Five or more headings with nothing under them are a list, one proposal or name a line; the
    first of them may still be its title."""
    run: list[_Group] = []
    for group in [*groups, None]:
        if (
            group is not None
            and group.kind == HEADING
            and not group.stated
            and not _MARKDOWN_HEADING.match(group.text)
        ):
            run.append(group)
            continue
        if len(run) > _LIST_RUN:
            for item in run[1:-1] if run[-1].after_gap else run[1:]:
                item.kind = PARAGRAPH
        run = []


def _looks_like_heading(group: _Group) -> bool:
    if group.kind == LIST_ITEM and group.number is None:
        return False
    return (
        group.kind in (PARAGRAPH, LIST_ITEM)
        and group.lines <= 2
        and looks_like_title(group.text[len(group.marker) :])
    )


def looks_like_title(text: str) -> bool:
    """Whether `text` is worded as a title: short, without a full stop, not in mid-sentence."""
    if not text or len(text) > _HEADING_LENGTH or text[0].islower():
        return False
    words = text.split()
    if text.endswith(":"):
        return len(words) <= 4 and not _LEADS_IN.search(text)
    if len(words) > _HEADING_WORDS or not any(map(str.isalpha, text)):
        return False
    if re.search(r":\s*[\d(]", text) or re.match(r"[\d(]", words[-1]):
        return text.isupper()
    if text.endswith("?"):
        return len(words) <= 10
    return not _TERMINAL.search(text)


def _is_numbered_heading(
    before: _Group | None, group: _Group, after: _Group, title_next: bool
) -> bool:
    """Whether "3. Title" is a heading and not item three of a list."""
    if after.kind == LIST_ITEM and after.number == (group.number or 0) + 1:
        return False
    if before is not None and before.kind == LIST_ITEM and before.number == (group.number or 0) - 1:
        return False
    return title_next or after.kind in (PARAGRAPH, TABLE_ROW) or after.number == 1


def _sentences(text: str) -> int:
    return len(re.findall(r"[.!?][”\"»]?(?=\s+[A-ZÆØÅ]|$)", text))


def _neighbours(groups: list[_Group]) -> Iterator[tuple[_Group | None, _Group, _Group | None]]:
    yield from zip([None, *groups], groups, [*groups[1:], None], strict=False)
