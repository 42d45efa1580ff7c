"""Titles that ran together when a page lost its line ends: where the next one begins.

Danish, Norwegian and Swedish titles hold capitals only in names, so a capital is where a title may
begin; what stands before and behind it is weighed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from agenda.reading.bodies import BODY
from agenda.reading.run_on_words import (
    ABBREVIATED,
    ADJECTIVE,
    ALONE,
    ALWAYS,
    AND_SO_ON,
    BEFORE_CAPITALS,
    BEFORE_LOST_DIGITS,
    BEFORE_NOUN,
    COMPANIES,
    DEFINITE_GENITIVE,
    DIRECTIONS,
    LINKS,
    NAME_FOLLOWS,
    NAMES_ORGANISATION,
    NEVER_LAST,
    NOUN,
    OF_MATTER,
    OF_NAMES,
    OF_NOUN,
    OF_PLAN,
    ORGANISATION,
    PLACE,
    PLAN,
    THE_ORGANISATION,
    WEAK_LINKS,
    WHOSE,
)
from agenda.reading.titles import OPENERS, goes_on
from data.extraction.municipalities import MUNICIPALITIES
from data.text import skeleton

_TOKEN = re.compile(r"\S+")
_CAPITAL = re.compile(r"[\"”“»«'’]*[A-ZÆØÅÄÖ]")
_ENDS_OPEN = re.compile(r"[-–:,/(&+]$")
_LOST_DIGITS = re.compile(r"\d/$")
# "15/16823", the number of a case behind its title, of which the year was lost.
_REST_OF_CASE = re.compile(r"/\d{3,6}")
_CASE_BEHIND = re.compile(r"\s/\d{3,6}$")
# Behind these the digits of a year were lost: "regnskab for", "pr".
_BEFORE_LOST_YEAR = re.compile(
    r"(?:regnskab|budget|kvartal|overslagsår\w*|årene|år|\d{4})\s(?:for|og|pr\.?)$|\bpr\.?$",
    re.IGNORECASE,
)
_WITH_DIGIT = re.compile(r"[A-ZÆØÅ]{1,3}[-.]?\d")
_YEAR_ENDS = re.compile(r"^(?:19|20)\d\d\.$")
_LOST_PLAN_NUMBER = re.compile(
    r"\b(?:af|til|for|på|og|samt|med)\s(?:Lokalplan|Lokalplanforslag|Kommuneplantillæg)"
    r"(?:\s[A-ZÆØÅ]{2,4}(?:\.[A-ZÆØÅ])?)?$"
)
_CLOSED_BEHIND = re.compile(r"(?:LUKKET SAG|LUKKET PUNKT|LUKKET|Lukket sag|Lukket punkt)$")
_ONLY_CLOSED = re.compile(r"(?:LUKKE[TD]E?|Lukke[td]e?)$")
_CLOSED_BEFORE = re.compile(r"(?:Lukket|LUKKET) [A-ZÆØÅ][a-zæøå]")
_OPENS_MARK = re.compile(r"[-–(/:]$")
_ONE_CLOSED = re.compile(r"(?:LUKKET|Lukket) (?:PUNKT|SAG|punkt|sag)\b:")
_POST_CODE = 4
_LOOKED_BACK = 30
# More is no table of contents.
_MOST_TOKENS = 4_000
_ENOUGH = 0.4
_LETTERS = re.compile(r"[A-ZÆØÅ]{2,4}")
_FEWEST_PREFIXED = 3
_FEWEST_STOPS = 5
_STOP = 5.0
_SURE = 3.0
_ALMOST_SURE = 2.9
_FEW_LETTERS = 20
_GENITIVE = re.compile(r"\w{4}s$")


class Part(NamedTuple):
    """One title, and where it stands in the text it was cut from."""

    start: int
    end: int
    text: str


def titles_in(text: str, later: str = "", most: int = 0) -> list[Part]:
    """The titles that `text` runs together, `most` of them at most (0: any number).
    `later` is the skeleton of the rest of the document, where titles stand again."""
    tokens = list(islice(_TOKEN.finditer(text), _MOST_TOKENS))
    again = _openers_again(tokens)
    prefixed = _prefixed(tokens)
    stopped = _are_stopped(tokens)
    capitals = _is_in_capitals(text)
    # Where the first title has its letters, so have the others, but for closed ones.
    enough = _ALMOST_SURE if prefixed and _LETTERS.fullmatch(tokens[0][0]) else _ENOUGH
    possible = sorted(
        (
            (
                _SURE
                if at in prefixed
                else _score(text, tokens, at, later, capitals=capitals)
                + 0.6 * (tokens[at][0] in again)
                + _STOP * (stopped and _is_stop(tokens[at - 1][0])),
                tokens[at].start(),
            )
            for at in range(1, len(tokens))
        ),
        key=lambda one: -one[0],
    )
    scored = [one for one in possible if one[0] > enough]
    if most:
        scored = scored[: most - 1]
    places = [0, *sorted(place for _, place in scored), len(text)]
    return [
        Part(first, last, _CASE_BEHIND.sub("", text[first:last].strip()))
        for first, last in pairwise(places)
        if text[first:last].strip()
    ]


def _are_stopped(tokens: Sequence[re.Match[str]]) -> bool:
    """Whether titles end with a full stop: so many words before a capital do."""
    return (
        sum(
            _is_stop(one[0]) and _CAPITAL.match(after[0]) is not None
            for one, after in pairwise(tokens)
        )
        >= _FEWEST_STOPS
    )


def _is_stop(word: str) -> bool:
    return word.endswith(".") and len(word) > 3 and ABBREVIATED.search(word) is None


def _prefixed(tokens: Sequence[re.Match[str]]) -> frozenset[int]:
    """The places of the letters that stand before each title with a dash: "ØU - Title TM - Title",
    where they do so several times; () where they stand behind what belongs to the same title."""
    found = [
        at
        for at in range(1, len(tokens) - 1)
        if _LETTERS.fullmatch(tokens[at][0])
        and tokens[at + 1][0] in ("-", "–")
        and tokens[at - 1][0] not in ("-", "–")
    ]
    return frozenset(found if len(found) >= _FEWEST_PREFIXED else [])


def _openers_again(tokens: Sequence[re.Match[str]]) -> frozenset[str]:
    """The words in capitals that stand more than once where a title may begin."""
    times = Counter(
        one[0]
        for at, one in enumerate(tokens)
        if _CAPITAL.match(one[0])
        and (not at or not (_CAPITAL.match(tokens[at - 1][0]) or goes_on(tokens[at - 1][0])))
    )
    return frozenset(word for word, count in times.items() if count > 1)


def _score(
    text: str, tokens: Sequence[re.Match[str]], at: int, later: str, *, capitals: bool = False
) -> float:
    """How surely a title begins at token `at`; below nought where none can."""
    if capitals:
        return _score_in_capitals(text, tokens, at, later)
    word, before = tokens[at][0], tokens[at - 1][0]
    if not _CAPITAL.match(word) or _WITH_DIGIT.match(word) or len(word) == 1:
        return -9.0
    behind = tokens[at + 1][0] if at + 1 < len(tokens) else ""
    first = max(0, at - _LOOKED_BACK)
    head = text[tokens[first].start() : tokens[at - 1].end()]
    told = _told(text, tokens[at], head, before, behind)
    if told is not None:
        return told
    score = _before(head, [one[0] for one in tokens[first:at]])
    score += _opening(text, tokens, at, behind)
    if len(tokens) > at + 2 and tokens[at + 2][0] in COMPANIES:
        score += 1.0
    score += 1.0 if NAMES_ORGANISATION.match(text, tokens[at].start()) else 0.0
    score += 1.2 if behind in LINKS else 0.3 if behind in WEAK_LINKS else 0.0
    return score + _stands_again(text, tokens, at, later)


def _is_in_capitals(text: str) -> bool:
    """Whether a text of some words has hardly a small letter."""
    letters = [one for one in text if one.isalpha()]
    return len(letters) > _FEW_LETTERS and sum(map(str.isupper, letters)) * 10 > len(letters) * 9


def _score_in_capitals(text: str, tokens: Sequence[re.Match[str]], at: int, later: str) -> float:
    """The same where no word can be told by its capital: a noun of matter with what it is about
    begins a title, "ÆNDRING AF", behind a word that wants no more."""
    word, before = tokens[at][0].capitalize(), tokens[at - 1][0].lower()
    behind = tokens[at + 1][0].lower() if at + 1 < len(tokens) else ""
    again = _stands_again(text, tokens, at, later)
    if not tokens[at][0][0].isalpha() or _ENDS_OPEN.search(before) or goes_on(before):
        return -9.0
    if before in NEVER_LAST or _GENITIVE.search(before) or BEFORE_CAPITALS.fullmatch(before):
        return again - 3.0
    bare = word.strip(".,:()")
    begins = bool(NOUN.search(bare)) or ALONE.match(bare) is not None
    return again + (1.5 + 1.2 * (behind in LINKS) if begins else 0.0)


def _told(text: str, token: re.Match[str], head: str, before: str, behind: str) -> float | None:
    """The score of a word of which one thing tells all, None for any other."""
    word = token[0]
    if _ONE_CLOSED.match(text, token.start()):
        return 3.0
    if _CLOSED_BEFORE.match(text, token.start()) and not _OPENS_MARK.search(before):
        return 3.0  # "Lukket Salg af ejendom"
    if word.startswith("Udvalg") and behind == "for":
        return -3.0
    if word[0] in "\"”“»«'’" and (goes_on(before) or ADJECTIVE.fullmatch(before)):
        return -5.0
    if BEFORE_NOUN.search(head) or (behind == "om" and WHOSE.search(head)):
        return -5.0
    if PLAN.match(word) and OF_PLAN.search(head):
        return -5.0
    if before in NEVER_LAST or word in DIRECTIONS:
        return -5.0
    named = behind[:1].islower() and behind not in OF_MATTER and not _opens(text, token)
    if named and NAME_FOLLOWS.fullmatch(before):
        return -1.0
    if OF_NOUN.fullmatch(before) and " " in head:
        return -2.0
    if _LOST_PLAN_NUMBER.search(head):
        return -1.0
    if _in_capitals(before) and _in_capitals(word):
        closed = _CLOSED_BEHIND.search(head) and word.strip(":.") not in ("SAG", "PUNKT")
        return 3.0 if closed else -9.0
    return -9.0 if head.count("(") > head.count(")") else None


def _opens(text: str, token: re.Match[str]) -> bool:
    """Whether a word is one that titles begin with."""
    space = token.start() - 1
    return bool(
        NOUN.search(token[0]) or OPENERS.match(text, space) or ALWAYS.match(text, token.start())
    )


def _opening(text: str, tokens: Sequence[re.Match[str]], at: int, behind: str) -> float:
    """What the word itself says: whether titles begin with it, or it is a name."""
    word, before = tokens[at][0], tokens[at - 1][0]
    bare = word.strip(".,:\"”“»«'’()")
    if ALWAYS.match(text, tokens[at].start()):
        return 3.0
    if before[:1].isupper() and (bare in OF_NAMES or ORGANISATION.search(bare)):
        return -2.0
    if THE_ORGANISATION.search(bare) and behind[:1].isupper():
        return -2.0  # whose matter it is: "regnskab Borgerforeningen Plan for ..."
    if OPENERS.match(text, tokens[at - 1].end()) or NOUN.search(bare):
        return 1.5
    if _of_definite(bare) and behind[:1].islower():
        return 1.0
    if bare.endswith("s") and behind[:1].islower() and NOUN.search(behind):
        return 0.5  # "Museets regnskab"
    if ADJECTIVE.fullmatch(bare) and behind[:1].islower():
        return 2.0 if NOUN.search(behind) else 1.0
    if _is_place(bare, behind):
        if behind in ("-", "–") and before[:1].islower():
            return 0.0  # "Møllevej - ny belægning": the place, and what is to happen there
        # "8000 Aarhus", "Vej 3, Aarhus i ...": a place says where, it opens no title.
        return -2.0 if before.isdigit() and len(before) == _POST_CODE else -1.0
    if behind[:1].isupper() and not behind.isupper():
        return -1.0 if bare.endswith("s") else -0.5
    return 0.0


def _of_definite(bare: str) -> bool:
    """Whether a word is a noun in the genitive of the definite form, and not that of a name."""
    return (
        DEFINITE_GENITIVE.fullmatch(bare) is not None
        and not PLACE.fullmatch(bare)
        and not NAME_FOLLOWS.fullmatch(bare.removesuffix("s"))
    )


def _before(head: str, words: Sequence[str]) -> float:
    """What the title before, `head` to its last word, says of one that would begin behind it."""
    before = words[-1]
    if _CLOSED_BEHIND.search(head):
        return 3.0
    if _ONLY_CLOSED.search(before) or ABBREVIATED.search(before) or before.lower() == "region":
        return -9.0
    if _REST_OF_CASE.fullmatch(before):
        return 2.0
    if _BEFORE_LOST_YEAR.search(head) or _LOST_DIGITS.search(before):
        return 0.5
    if _ENDS_OPEN.search(before) or (goes_on(before) and before[:1].islower()):
        return -1.5 if before in BEFORE_LOST_DIGITS else -5.0
    if before.endswith((")", "?")) or _YEAR_ENDS.search(before):
        return 1.0
    if before.isdigit():
        return 1.2  # the number of a page, a plan, a road or a year
    if before in AND_SO_ON:
        return 1.0
    if before.endswith(".") and len(before) > 3:
        return -3.0 if BODY.fullmatch(before.rstrip(".")) else -2.6
    if not _CAPITAL.match(before):
        return 1.0
    return _behind_name(words)


def _behind_name(words: Sequence[str]) -> float:
    """What capitals say that stand one after another: the end of a name, or of nothing yet."""
    before = words[-1]
    of_region = len(words) > 1 and words[-2] == "Region"
    if of_region or before.lower() in ("kommune", "kommun") or ALONE.match(before):
        return 0.6
    if before.endswith("s") and before not in MUNICIPALITIES and len(before) > 4:
        return -2.0  # a genitive asks for what it owns
    return 0.4 if len(words) > 1 and _CAPITAL.match(words[-2]) else 0.0


def _is_place(bare: str, behind: str) -> bool:
    return (
        bool(PLACE.fullmatch(bare))
        or bare.rstrip("s") in MUNICIPALITIES
        or any(map(str.isupper, bare[1:]))
        or behind.lower().startswith(("kommune", "kommun"))
    )


def _in_capitals(word: str) -> bool:
    return word[:2].isupper() and len(word) > 1


def _stands_again(text: str, tokens: Sequence[re.Match[str]], at: int, later: str) -> float:
    """Whether the words around token `at` stand together further on, or those before it only."""
    if not later or at < 2:
        return 0.0
    lead = skeleton(text[tokens[max(0, at - 4)].start() : tokens[at - 1].end()])
    if len(lead) < 10 or lead not in later:
        return 0.0
    whole = lead + skeleton(tokens[at][0])
    return -4.0 if whole in later else 2.0
