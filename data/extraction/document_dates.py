"""When a document was made: by its own dateline, the line that gives its meeting or agreement, its
file name, its case number, or the election or budget it is for. None where nothing says so."""

from __future__ import annotations

import re
from collections import Counter

from data.dates import is_date
from data.extraction.candidates import DateFound
from data.extraction.dates import dates

_DATELINE = re.compile(r"(?:\bdate\s+|\bdato:?\s*|mødedato:?\s*)(20\d\d-\d\d(?:-\d\d)?)", re.I)
_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[-_](0[1-9]|1[0-2])(?:[-_](0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)
# A line that says when: "Mandag den 4. maj 2026 kl. 19", "Indgået den 12. september 2026".
_SAYS_WHEN = re.compile(
    r"\bmød\w+|\breferat|\bdagsorden|\bkl\.|dag (?:den |d\. )?\d|\bfremsat|\bbehandling|\bindgået|"
    r"\bvedtaget|\bgodkendt|\budvalg|\bbyråd|\bkommune\b|\bpubliceret|\bopdateret|\bdateret|"
    r"\bpressemeddelelse|\bdato",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:senest|inden|frist\w*|skal|vil|åbner|fra og med|til og med|gælder|udløber)\b|"
    r"^\W*[•*–-]\s",
    re.IGNORECASE,
)
_CASE_YEAR = re.compile(r"\b[A-ZÆØÅ]{2,5}-(20\d\d)-\d{3,}")
_ELECTION = re.compile(
    r"\b(?:kommunalvalg(?:et)?\s?(?:i\s)?|byrådsvalg(?:et)?\s?(?:i\s)?|kv\s?)(20\d\d|\d\d)\b",
    re.IGNORECASE,
)
_BUDGET = re.compile(r"\bbudget(?:forlig|aftale|forslag)?(?:et|en)?\s(?:for\s)?(20\d\d)", re.I)
# "Valgprogram 2025", "Strategi 2026-2030" (from its first year), but not "Vision 2030".
_YEAR = re.compile(r"(?<![\d-])(?<!\bvision\s)(?<!\bmod\s)(20\d\d)(?!\d)", re.IGNORECASE)
_PERIOD = re.compile(r"(?<![\d-])(20\d\d)\s?[-–/]\s?(?:20)?\d\d(?!\d)")
_SPOKEN_OF = re.compile(r"\b(?:i|fra|inden|for) (20[0-3]\d)\b")
_OF_A_BUDGET = re.compile(r"budget(?!\w*opf[øo])|forlig", re.IGNORECASE)


def document_date(text: str, head: str, title: str, name: str, published: str | None) -> str | None:
    """The ISO date of the document, possibly partial; `head` is its beginning, `name` its file
    name, `published` its date where that is known from outside."""
    if published and is_date(published):
        return published
    dateline = _DATELINE.search(head)
    if dateline and is_date(dateline[1]):
        return dateline[1]
    found = dates(text, 0, len(head))
    own = next((one.value for one in found if _is_own(head, one)), None)
    return own or _by_name(found, head, title, name) or _by_purpose(text, head, title)


def year_of_writing(text: str) -> str | None:
    """The year that the text speaks of most: a hint for reading dates without a year, no more."""
    years = Counter(_SPOKEN_OF.findall(text, 0, 60_000))
    return years.most_common(1)[0][0] if years else None


def _is_own(head: str, found: DateFound) -> bool:
    """Whether a whole day stands in a line of its own, or in one that says when something was."""
    if len(found.value) != 10 or not found.value[8:].isdigit():
        return False
    first = head.rfind("\n", 0, found.start) + 1
    stop = head.find("\n", found.end)
    line = head[first : stop if stop >= 0 else len(head)].strip()
    if len(line) > 110 or _TO_COME.search(line):
        return False
    return len(line) - len(found.written) <= 30 or _SAYS_WHEN.search(line) is not None


def _by_name(found: list[DateFound], head: str, title: str, name: str) -> str | None:
    """The date of the file name, made more exact by the first in the head that agrees with it."""
    named = _IN_NAME.search(name)
    whole = [
        one.value
        for one in found
        if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", one.value) and one.role != "deadline"
    ]
    if named is None:
        return _most_exact(whole)
    value = "-".join(part for part in named.groups() if part)
    if len(value) == 4 and _OF_A_BUDGET.search(f"{name} {title}"):
        value = str(int(value) - 1)  # a budget is agreed in the autumn before its year
    if not is_date(value):
        return named[1]
    agreeing = [one for one in whole if one.startswith(value)]
    return _most_exact(agreeing) or value


def _most_exact(whole: list[str]) -> str | None:
    full = [value for value in whole[:3] if len(value) == 10]
    return full[0] if full else whole[0] if whole else None


def _by_purpose(text: str, head: str, title: str) -> str | None:
    case = _CASE_YEAR.search(head)
    if case:
        return case[1]
    election = _ELECTION.search(text, 0, 20_000)
    if election:
        return election[1] if len(election[1]) == 4 else f"20{election[1]}"
    budget = _BUDGET.search(head)
    if budget:
        return str(int(budget[1]) - 1)
    titled = _YEAR.search(title) or _PERIOD.search(head, 0, 300)
    return titled[1] if titled else None
