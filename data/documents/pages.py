"""Lines of printed pages to one text: hyphens joined, headers and footers out, pages kept apart.

Knows typography, not PDF: every reader of pages (pdfium, pypdf, OCR) brings its lines here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from data.documents.hyphens import rejoined
from data.documents.passage import Passage
from data.documents.plain import list_marker, passages
from data.documents.reading import Notice

PAGE_BREAK = "\n\f\n"
HEADER_LINES = 7
FOOTER_LINES = 4
_FURNITURE_SHARE = 0.6
_FURNITURE_PAGES = 3
# Points: a header of one height is set within some of them, and moves by two lines at most on pages
# of another kind, the last one say.
_LEVEL = 4
_MOVES = 24
# pdfium marks a hyphen at a line end so (older versions with U+0002); pypdf leaves the hyphen.
_HYPHENS = ("\ufffe", "\x02", "\u00ad")
_TITLE_LENGTH = 160
_FEWEST_STEPS = 3
_ENDS_IN_RANGE = re.compile(r"\d[-–]$")
_DIGITS = re.compile(r"\d+")
# Numbered headings that open page after page look like headers, and are not.
_NUMBERED_TITLE = re.compile(
    r"(?:punkt|pkt|sag|sagsnr|nr|bilag|kapitel|afsnit|initiativ|indsats|forslag|mål|§)\b", re.I
)
_PAGE_WORDS = re.compile(r"\b(?:side|page|af|of|s|p)\b|[\W\d_]+", re.IGNORECASE)
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uefff]")
_UNSEEN = re.compile("[\u200b\u2060\ufeff\x00]")


class Line(NamedTuple):
    """One printed line. `top` is the height of its baseline on the page (larger is higher), `size`
    that of its type in points; both 0 where unknown. `bold` when it is bold throughout; only told
    of lines that may be titles."""

    text: str
    top: float = 0.0
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text of all pages, `PAGE_BREAK` between them, with its passages."""

    text: str
    passages: tuple[Passage, ...]
    notices: tuple[Notice, ...]


def assemble(pages: Sequence[Sequence[Line]]) -> Assembled:
    """`pages` as one text. A page without text keeps its place, so that page numbers are right."""
    kept, notices = _without_furniture([[_tidy(line) for line in page] for page in pages])
    body = _body_size(kept)
    pieces: list[str] = []
    titles: set[int] = set()
    place = 0
    for number, (page, step) in enumerate(zip(kept, _line_steps(kept), strict=True)):
        if number:
            pieces.append(PAGE_BREAK)
            place += len(PAGE_BREAK)
        for text, is_title, gap in _written(page, body, step):
            separator = "\n\n" if gap else "\n" if gap is not None else ""
            pieces += [separator, text]
            place += len(separator)
            if is_title:
                titles.add(place)
            place += len(text)
    text = "".join(pieces)
    return Assembled(text, passages(text, frozenset(titles), paged=True), notices)


def may_be_title(text: str) -> bool:
    """Whether `text`, if it is set as a title, is worded so that it can be one."""
    return (
        len(text) <= _TITLE_LENGTH
        and not text.endswith((".", ",", ";", *_HYPHENS))
        and not text[0].islower()
        and any(map(str.isalpha, text))
    )


def unreadable_share(text: str) -> float:
    """The share of characters that a font without a character map gives instead of letters."""
    written = len(text) - text.count("\n") - text.count(" ")
    return len(_NOT_TEXT.findall(text)) / written if written else 0.0


def _tidy(line: Line) -> Line:
    text = _UNSEEN.sub("", line.text).strip()
    return line if text == line.text else line._replace(text=text)


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _written(page: Sequence[Line], body: float, step: float) -> list[tuple[str, bool, bool | None]]:
    """The lines of a page as (text, whether set as a title, whether a gap stands before it; None
    for the first), words that a line end hyphenated joined on the first line."""
    written: list[tuple[str, bool, bool | None]] = []
    before: Line | None = None
    for line in page:
        if not line.text:
            continue
        is_title = _is_title(line, body)
        if before is None:
            written.append((line.text, is_title, None))
        elif _is_cut(written[-1][0], line.text):
            text, was_title, was_gap = written.pop()
            joined, rest = _join(text[:-1], line.text)
            if joined:
                written.append((joined, was_title, was_gap))
            if rest:
                written.append((rest, is_title, False if joined else was_gap))
        else:
            changed = is_title != written[-1][1] or (is_title and line.size != before.size)
            gap = changed or (step > 0 and before.top - line.top > 1.3 * step)
            written.append((line.text, is_title, gap))
        before = line
    return [
        (f"{text[:-1]}-" if text.endswith(_HYPHENS) else text, is_title, gap)
        for text, is_title, gap in written
    ]


def _is_cut(text: str, following: str) -> bool:
    """Whether a line ends within a word, or within a range of figures."""
    return text.endswith(_HYPHENS) or bool(_ENDS_IN_RANGE.search(text) and following[:1].isdigit())


def _join(text: str, following: str) -> tuple[str, str]:
    """A line that a hyphen ended and the one after it, as the two lines that they are when the word
    is not cut: the beginning of the word moves down to its rest, as if it had not been broken."""
    upper, _, half = text.rpartition(" ")
    whole = rejoined(half, following)
    if whole is None:
        return f"{text}-", following
    if list_marker(f"{upper} x") == f"{upper} ":
        return f"{upper} {whole}", ""  # a list marker does not stand alone
    return upper, whole


def _line_steps(pages: Sequence[Sequence[Line]]) -> list[float]:
    """The usual distance between the baselines of a paragraph on each page, 0 where there is none
    to tell: that above the lines which go on in lower case, on the page or, where it has hardly
    any, in the document; else the shorter of those between all its lines, of which the most may be
    headings and short paragraphs."""
    steps = [
        [
            (before.top - line.top, line.text[:1].islower())
            for before, line in pairwise(page)
            if 0 < before.top - line.top < 3 * max(line.size, before.size)
        ]
        for page in pages
    ]
    on_all = [step for page in steps for step, goes_on in page if goes_on]
    return [_line_step(page, on_all) for page in steps]


def _line_step(steps: Sequence[tuple[float, bool]], on_all: Sequence[float]) -> float:
    for going_on in ([step for step, goes_on in steps if goes_on], on_all):
        if len(going_on) >= _FEWEST_STEPS:
            return median(going_on)
    among_all = sorted(step for step, _ in steps)
    return among_all[len(among_all) // 5] if len(among_all) >= _FEWEST_STEPS else 0.0


def _is_title(line: Line, body: float) -> bool:
    larger = body > 0 and line.size > 1.12 * body
    return (larger or line.bold) and may_be_title(line.text)


def _without_furniture(
    pages: Sequence[Sequence[Line]],
) -> tuple[list[list[Line]], tuple[Notice, ...]]:
    """`pages` without the headers and footers they repeat.

    Each stays where it stands first (a header may be all that names the body and the day), unless
    it only counts the pages.
    """
    furniture = _furniture(pages)
    if not furniture:
        return [list(page) for page in pages], ()
    seen: set[str] = set()
    kept: list[list[Line]] = []
    removed = 0
    for page in pages:
        edge = _edge(page)
        lines = []
        for place, line in enumerate(page):
            masked = _masked(line.text) if place in edge else ""
            if masked in furniture and abs(line.top - furniture[masked].top) <= _MOVES:
                if masked in seen or not _PAGE_WORDS.sub("", line.text):
                    removed += 1
                    continue
                seen.add(masked)
            lines.append(line)
        kept.append(lines)
    if not any(line.text for page in kept for line in page):
        return [list(page) for page in pages], ()  # nothing but these: then they are the text
    examples = tuple(line.text for line in furniture.values())[:5]
    return kept, (Notice("page-furniture", {"removed": removed, "examples": examples}),)


def _furniture(pages: Sequence[Sequence[Line]]) -> dict[str, Line]:
    """What is repeated at one height of the pages' edges, digits masked, and where it is first."""
    if len(pages) == 2:
        return _furniture_of_two(*pages)
    if len(pages) < _FURNITURE_PAGES:
        return {}
    met: dict[str, list[Line]] = {}
    for page in pages:
        for masked, line in {
            _masked(page[place].text): page[place] for place in _edge(page)
        }.items():
            met.setdefault(masked, []).append(line)
    found: dict[str, Line] = {}
    for masked, lines in met.items():
        level = Counter(map(_level, lines)).most_common(1)[0][0]
        same = [line for line in lines if abs(_level(line) - level) <= 1]
        counts_titles = _counts_titles([line.text for line in same])
        if masked and len(same) >= _FURNITURE_SHARE * len(pages) and not counts_titles:
            found[masked] = same[0]
    return found


def _level(line: Line) -> int:
    """The height of a line on its page, in steps that neighbours may differ by: headers and footers
    stand at one, headings that come back inside the text do not."""
    return round(line.top / _LEVEL)


def _furniture_of_two(first: Sequence[Line], second: Sequence[Line]) -> dict[str, Line]:
    """The lines at the edges of two pages that count them, and where there are some what both pages
    begin with, word for word: two pages may well be alike by chance."""
    pages = [[line for line in page if line.text] for page in (first, second)]
    most = min(HEADER_LINES, *(len(page) - 1 for page in pages))
    if most < 1:
        return {}
    found, counted = {}, False
    for one, other in list(zip(*pages, strict=False))[:most]:
        counts = _count_pages(one.text, other.text)
        if one.text != other.text and not counts:
            break
        found[_masked(one.text)], counted = one, counted or counts
    last, other_last = pages[0][-1], pages[1][-1]
    if _count_pages(last.text, other_last.text):
        found[_masked(last.text)], counted = last, True
    return found if counted else {}


def _count_pages(one: str, other: str) -> bool:
    """Whether two lines are "Side 1 af 2" and "Side 2 af 2"."""
    if _masked(one) != _masked(other) or _PAGE_WORDS.sub("", one):
        return False
    numbers, next_numbers = (list(map(int, _DIGITS.findall(line))) for line in (one, other))
    return bool(numbers) and next_numbers == [numbers[0] + 1, *numbers[1:]]


def _counts_titles(texts: list[str]) -> bool:
    """Whether these are "Punkt 3", "Punkt 4" … and not one header with one number."""
    return len(set(texts)) > 1 and all(_NUMBERED_TITLE.match(text) for text in texts)


def _edge(page: Sequence[Line]) -> set[int]:
    """The places of the lines where headers and footers stand."""
    written = [place for place, line in enumerate(page) if line.text]
    return {*written[:HEADER_LINES], *written[-FOOTER_LINES:]}


@lru_cache(maxsize=8_192)
def _masked(text: str) -> str:
    return " ".join(_DIGITS.sub("#", text).casefold().split())
