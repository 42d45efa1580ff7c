"""The entries of a table of contents, and what their rows say of access and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from agenda.reading.headings import group_access
from agenda.reading.numbering import access_of_title, access_word
from agenda.reading.rows import Row
from data.records import Access
from data.text import skeleton

# What leads from a title to its page, with the page.
LEADER = re.compile(
    r"(?:(?:\s?[.…_]){3,}[.…_\s]*|\s?…+\s*|(?:\s\.){2,}\s*)(?:\d{1,4}|[ivxl]{1,6})?$"
)
_LAST = re.compile(r"(Eventuelt|Evt\.?)\s+[A-ZÆØÅ]\S*\s")
_SIGNED = re.compile(r"\s[A-ZÆØÅ]\w+\s[Kk]ommune,?\s(?:den\s)?\d{1,2}\.\s?[a-z]+\s\d{4}.*$")
PAGE = re.compile(r"(?<!\b[Nn]r)(?<!\b[Nn]r\.)\s\d{1,3}$")
# At the foot of the page that the table ends with: "Side 2 af 56", "2/56".
_FOOT = re.compile(
    r"\s(?:(?:Side|Sida|side)\s\d{1,4}(?:\s(?:af|av)\s\d{1,4})?|\d{0,3}/\d{2,3}|\d/\d)$"
)

# What stands behind the last title: lists, signatures, who was there.
_END = re.compile(
    r"\s?(?:[Ss]amlet\s)?(?:[Bb]ilagsliste|Bilagsoversigt|Bilagsfortegnelse|Underskrift(?:er|s?side"
    r"|s?blad|s?ark)?|Signaturer|Afbud|Fraværende|Medlemmer|Deltagere)(?=[\s.:]|$).*$"
)
# Headings over several titles, in a line with them.
_GROUP = re.compile(
    r"(?:^|(?<=\s))(?:"
    r"(?:(?:Åbne|ÅBNE|Lukkede|LUKKEDE) (?:[a-zæøå]*(?:sager|punkter)|[A-ZÆØÅ]*(?:SAGER|PUNKTER))"
    r"|LUKKET MØDE|ÅBENT MØDE|(?:Åbne|Åbent|Lukkede|Lukket) møde(?![a-zæøå])"
    r"|(?:Åben|ÅBEN|Lukket|LUKKET) (?:dagsorden|DAGSORDEN)(?=\s\d|$)"
    r"|(?:Til|TIL) \w+ - for (?:åbne|lukkede) døre"
    r"|(?:Åben|ÅBEN|Lukket|LUKKET)(?=:\s\d)"
    r"|(?:Sager|SAGER) (?:for|FOR) (?:åbne|lukkede|ÅBNE|LUKKEDE) (?:døre|DØRE)):?"
    r"|(?:(?!LUKKET\s(?:PUNKT|SAG)\b|A[BS]\s)[A-ZÆØÅÄÖ]{2,}[.,]?\s){2,}"
    r"(?!LUKKET\s(?:PUNKT|SAG)\b)[A-ZÆØÅÄÖ]{2,}(?![a-zæøåäö]))(?=[\s.:]|$)"
)
_CLOSED_SUFFIX = re.compile(r"[-–(]\s?$")
# The head of the column of pages.
_SIDE = re.compile(r"\b(?:[Ss]ide|SIDE)(?:nr\.?)?(?=\s|$)")
_PAGE_INSIDE = re.compile(r"(?<=[a-zæøåA-ZÆØÅ)\]])\s(?P<page>\d{1,3})(?=\s[A-ZÆØÅ]|$)")
_LOST_NUMBER = re.compile(r"\s/(?:20)?\d{2}\s+(?=[A-ZÆØÅÄÖ])")
_TELLING = 10  # letters
_FEWEST_TWICE = 3
_FARTHEST_PAGE = 60
_FEWEST_PAGES = 2
# Behind these words a number counts something else.
COUNTING = frozenset({
    "lokalplan", "lokalplanforslag", "kommuneplantillæg", "tillæg", "punkt", "etape", "bilag",
    "afdeling", "afd.", "nr.", "nr", "§", "uge", "pkt.", "skema", "hal", "liste", "del", "budget",
})  # fmt: skip


class Entry(NamedTuple):
    """One title of the table of contents; `number` as printed, None where there is none."""

    number: str | None
    title: str
    access: Access
    row: int
    case_number: str | None


class Contents(NamedTuple):
    """The entries, and the rows (first, one past the last) that the table takes up."""

    entries: tuple[Entry, ...]
    first: int
    last: int


NO_CONTENTS = Contents((), 0, 0)


def group_of(row: Row) -> Access | None:
    """What a group heading says of the entries under it; None for a row that is none."""
    return group_access(LEADER.sub("", row.text)) if len(row.text) < 200 else None


def entry_access(stated: Access, title: str, group: Access) -> Access:
    """The access of an entry: as stated beside it, else in its title, else of its group."""
    for one in (stated, access_of_title(title), group):
        if one != "unknown":
            return one
    return "unknown"


def without_tail(title: str) -> str:
    """The last title of an agenda, "Eventuelt", without what runs into it from below the table, as
    the place and day of a letter do."""
    found = _LAST.match(title)
    return found[1] if found else _SIGNED.sub("", title)


def without_page(title: str) -> str:
    """A title without its leader and the number of its page."""
    return PAGE.sub("", LEADER.sub("", _FOOT.sub("", title))).strip()


def once_printed(contents: Contents) -> Contents:
    """The entries with each title once, where the table prints most of them twice, above one
    another, and what lost its line ends runs the first printing into the entry before."""
    entries = contents.entries
    words = [one.title.split() for one in entries]
    bare: list[Entry] = []
    twice = 0
    for at, one in enumerate(entries):
        into = _runs_into(words[at], words[at + 1]) if at + 1 < len(entries) else 0
        if into == len(words[at]) and (one.number or not entries[at + 1].number):
            into = 0  # two items of one title: "Lukket punkt"
        shown = _apart(words[at][: len(words[at]) - into])
        twice += into > 0 or len(words[at]) > sum(map(len, shown))
        for order, part in enumerate(shown):
            title = _FOOT.sub("", " ".join(part))
            access = entry_access("unknown", title, "unknown") if order else one.access
            number = None if order else one.number
            bare.append(one._replace(number=number, title=title, access=access))
    return contents._replace(entries=tuple(bare)) if twice >= _FEWEST_TWICE else contents


def with_lost_numbers(contents: Contents) -> Contents:
    """The entries, those parted that hold several titles because all but the year of a number is
    lost: "12/21 Title /21 Title"."""
    entries: list[Entry] = []
    for one in contents.entries:
        first, *others = _LOST_NUMBER.split(one.title) if "/" in (one.number or "") else [one.title]
        entries.append(one._replace(title=first))
        entries += [
            Entry(None, title, entry_access("unknown", title, one.access), one.row, None)
            for title in others
        ]
    return contents._replace(entries=tuple(entries))


def _apart(words: Sequence[str]) -> list[Sequence[str]]:
    """The words before those that stand twice, one after another, and from the second of them."""
    keys = [skeleton(word) for word in words]
    for at in range(len(words)):
        for many in range((len(words) - at) // 2, 0, -1):
            head = keys[at : at + many]
            labels = many == 1 and words[at].endswith(":")  # "Lukket: Lukket punkt"
            told = labels or sum(map(len, head)) >= _TELLING
            if told and head == keys[at + many : at + 2 * many]:
                return [*([words[:at]] if at else []), *_apart(words[at + many :])]
    return [words] if words else []


def _runs_into(words: Sequence[str], after: Sequence[str]) -> int:
    """With how many words a title ends that the next one begins with."""
    keys, wanted = ([skeleton(word) for word in one] for one in (words, after))
    for many in range(min(len(keys), len(wanted)), 0, -1):
        if keys[-many:] == wanted[:many] and sum(map(len, wanted[:many])) >= _TELLING:
            return many
    return 0


def cut_at_pages(contents: Contents, above: str) -> Contents:
    """The entries without their pages and what stands behind those, the heading over the entries
    that follow, where `above` names a column of pages. Most of them may be lost; those that are
    left never go down."""
    entries = contents.entries
    if _SIDE.search(above) is None:
        return contents
    ends = []
    page = 0
    for one in entries:
        found = next(
            (
                each
                for each in _PAGE_INSIDE.finditer(one.title)
                if page <= int(each["page"]) <= page + _FARTHEST_PAGE
                and one.title[: each.start()].split()[-1].lower() not in COUNTING
            ),
            None,
        )
        page = int(found["page"]) if found else page
        ends.append(found.start() if found else len(one.title))
    if sum(end < len(one.title) for end, one in zip(ends, entries, strict=True)) < _FEWEST_PAGES:
        return contents
    bare = [one._replace(title=one.title[:end]) for end, one in zip(ends, entries, strict=True)]
    return contents._replace(entries=tuple(bare))


def group_in(heading: str) -> Access | None:
    """What a heading in a table says of the titles under it: "Åbne punkter", "Lukket:"."""
    return group_access(heading.strip(" :")) or access_word(heading)


def without_end(text: str) -> str:
    """`text` without the lists that stand behind the last title."""
    return _END.sub("", text)


def holds_end(text: str) -> bool:
    """Whether a row has what stands behind the last title."""
    return _END.search(text) is not None


def heading_in(text: str) -> tuple[int, Access] | None:
    """Where a group heading stands in a line, and what it says of the titles behind it; None where
    none does."""
    for found in group_headings(text):
        return found.start(), group_in(found[0]) or "unknown"
    return None


def group_headings(text: str) -> list[re.Match[str]]:
    """The group headings in a row; what a title says of itself behind a dash is none, and where
    titles are in capitals themselves there is nothing to tell a heading by."""
    found = [one for one in _GROUP.finditer(text) if not _CLOSED_SUFFIX.search(text[: one.start()])]
    capitals = sum(len(one[0]) for one in found if one[0].isupper())
    return [] if capitals * 2 > len(text) else found
