"""The status of a commitment by the most advanced wording of any of its mentions."""

from __future__ import annotations

import re

from data.extraction.status_words import (
    ALLOTTED,
    ASIDE,
    DECIDED,
    DETERMINED,
    DID,
    DONE,
    DONE_VERBS,
    FILLED,
    HEADED,
    IN_A_DRAFT,
    IN_USE,
    INTO_A_DRAFT,
    MODAL_HAVE,
    NOT_YET,
    NOUN_NEXT,
    OF_ANOTHER,
    OF_THE_DEAL,
    ORDERED,
    PARTED,
    PARTICIPLES,
    PROPOSING,
    RELATIVE,
    SAID_ONLY,
    STATUS_CELL,
    STATUS_WORD,
    UNDER_WAY,
    WHO_IS,
)

_I = re.IGNORECASE
# In the order of what counts most; where a pattern is slow, what it cannot do without.
_TELLING: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    ("done", DONE, ()),
    ("done", IN_USE, (" brug", " ned")),
    ("done", PARTED, (",",)),
    ("done", DID, ("te", "de")),
    ("done", FILLED, ("begynd", "start", "tiltråd")),
    ("under_way", UNDER_WAY, ()),
    ("decided", ORDERED, (" bedt", " bad")),
    ("decided", DECIDED, ()),
)
_CELLS = re.compile(r"[|\t\n(]|  |[Ss]tatus:")  # without these there is no column
_ABBREVIATED = re.compile(r"\b(kr|mio|mia|pct|ca|nr)\. ", _I)  # their stop ends no sentence
_GOT = re.compile(r"\b(?:fik|fået)\s(?:\w+\s){0,3}$", _I)  # "at udvalget fik bevilget"
_RANK = {"unknown": 0, "proposed": 1, "decided": 2, "under_way": 3, "done": 4}


def wording(text: str, start: int, end: int, lead: str = "") -> tuple[str, tuple[int, int] | None]:
    """The status that the words of `text[start:end]` say, with the place of those words;
    `lead` is the sentence that opens the list ("Derfor har vi:")."""
    perfect_lead = bool(
        re.search(
            r"\bhar vi\W*$|\bvi har\W*$|\bhar (?:\w+ ){0,3}$|\bwe have\W*$", lead.strip(" :"), _I
        )
    )
    limit = min(end, start + 2_000)
    cell = STATUS_CELL.search(text, start, limit) if _CELLS.search(text, start, limit) else None
    if cell and cell.lastgroup:
        return cell.lastgroup.removesuffix("_alone"), cell.span(cell.lastgroup)
    noted = STATUS_WORD.search(text, start, limit)
    if noted and noted.lastgroup:
        return noted.lastgroup, noted.span()
    if told := _told(text, start, limit):
        return told
    if perfect_lead:
        if re.match(r"\W*fokus på\b", text[start:limit], _I):
            return "under_way", (start, start + 5)
        finished = re.match(rf"\W*(?:{DONE_VERBS})\b", text[start:limit], _I)
        return ("done" if finished else "proposed"), None
    if lead and DECIDED.search(lead) and not PROPOSING.search(lead):
        return "decided", None
    return "proposed", None


def _told(text: str, start: int, limit: int) -> tuple[str, tuple[int, int]] | None:
    """The most advanced status that a wording tells of the measure itself, with its place."""
    for status, pattern, hints in _TELLING:
        if hints and not any(text.find(hint, start, limit) >= 0 for hint in hints):
            continue
        finished = status == "done"
        for found in pattern.finditer(text, start, limit):
            if (
                not (finished and _is_no_end(text, start, found))
                and not _is_aside(text, start, found, finished)
                and not _is_attributive(text, start, found)
                and not (
                    ALLOTTED.search(found.group()) and INTO_A_DRAFT.match(text, found.end(), limit)
                )
                and not _ahead(text, start, found.start(), found.group())
            ):
                return status, found.span()
    return None


def _is_no_end(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether the words tell of a deal, or that something was got through that is to come."""
    word = found.group()
    return bool(
        OF_THE_DEAL.search(word)
        or (text.startswith(", at ", found.end()) and not word.lower().startswith("fik "))
        or (text[start : found.start()].strip() and not word[:1].isalpha())
    )


def _is_aside(text: str, start: int, found: re.Match[str], finished: bool) -> bool:
    """Whether the words stand in a condition or in a clause about the place or the time; what was
    `finished` in a relative clause is how it came to what is done now."""
    before = re.split(r"[.;:]\s", text[max(start, found.start() - 120) : found.start()])[-1]
    if ASIDE.search(before):
        return True
    if not finished and OF_ANOTHER.search(before):
        return True
    if found.group()[:3].lower() == "er " and WHO_IS.search(before):
        return True
    return finished and RELATIVE.search(before) is not None


def _is_attributive(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a participle says of a noun what it is: "det afsatte beløb"."""
    return (
        found.group().lower() in PARTICIPLES
        and DETERMINED.search(text, max(start, found.start() - 60), found.start()) is not None
        and NOUN_NEXT.match(text, found.end()) is not None
    )


def _ahead(text: str, start: int, place: int, word: str) -> bool:
    """Whether a modal or a proposal right before makes the word a plan: "skal være etableret"."""
    before = _ABBREVIATED.sub(r"\1 ", text[max(start, place - 80) : place])
    sentence = re.split(r"[.;:,]\s", before)[-1]
    if re.match(r"\W*(?:har|have|has)\b", word, _I):
        return MODAL_HAVE.search(before) is not None
    if word.lower().startswith("efter ") or _GOT.search(before):
        return False
    whole = re.split(r"[.;]\s|,\s(?:og|men)\s(?=[^,]*\bhar\b)", before)[-1]
    if ALLOTTED.search(word) and IN_A_DRAFT.search(whole):
        return True
    return bool(NOT_YET.search(sentence + " ") or PROPOSING.search(whole))


def headed(title: str) -> str | None:
    """The status that a heading or the opening of a list gives to all that stands below it."""
    found = HEADED.match(title)
    return found.lastgroup if found else None


def is_only_said(text: str, start: int, end: int) -> bool:
    """Whether a perfect in `text[start:end]` tells of a promise or an aim only."""
    return SAID_ONLY.search(text, start, end) is not None


def most_advanced(statuses: list[str]) -> str:
    """The most advanced of several mentions' statuses."""
    return max(statuses, key=lambda status: _RANK.get(status, 0), default="unknown")
