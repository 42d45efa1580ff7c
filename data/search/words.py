"""Danish words as look-up compares them: tokens, foldings, and the key that inflections share.

Works on folded letters (`data.text.fold`) throughout, so that `anbragte boern` and `anbragte børn`
have the same keys, and so that umlaut plurals (hånd, hænder; bog, bøger) meet without a word list.
Knows single words, neither records nor the index.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from data.text import fold

# A number with its separators is one word; letters with full stops are an abbreviation (`ph.d.`).
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?![^\W\d_])"
    r"|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+(?![^\W_])"
    r"|\w+"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_LONGEST = 48


class Token(NamedTuple):
    """One word of a text: in lower case, folded, and where it stands."""

    word: str
    folded: str
    start: int
    end: int


@lru_cache(maxsize=50_000)
def _forms(written: str) -> tuple[str, str]:
    word = unicodedata.normalize("NFC", written).casefold().strip("_")[:_LONGEST]
    if _THOUSANDS.fullmatch(word) or (not word[:1].isdigit() and "." in word):
        word = word.replace(".", "")
    return word, fold(word)


def tokens(text: str) -> list[Token]:
    """The words of `text` in order: `750.000` as `750000`, `ph.d.` as `phd`."""
    found = []
    for match in _TOKEN.finditer(text):
        word, folded = _forms(match.group())
        if folded:
            found.append(Token(word, folded, match.start(), match.end()))
    return found


# The Danish Snowball stemmer (https://snowballstem.org/algorithms/danish/stemmer.html) on folded
# letters. Changed: what forms nouns from verbs (-else, -ning, -ing) falls too, so that `anbringes`
# and `anbringelsen` meet; strong forms that folding does not bring together stand in a table.
_VOWELS = "aeiouy"
_ENDINGS = sorted(
    (
        "hed", "ethed", "ered", "e", "erede", "ende", "erende", "ene", "erne", "ere", "en",
        "heden", "eren", "er", "heder", "erer", "heds", "es", "endes", "erendes", "enes", "ernes",
        "eres", "ens", "hedens", "erens", "ers", "ets", "erets", "et", "eret",
    ),
    key=len,
    reverse=True,
)  # fmt: skip
_BEFORE_S = frozenset("abcdfghjklmnoprtvyz")
_NOUN_ENDINGS = ("els", "ning", "ing")
# Roots in -ing, where the ending is no ending.
_ROOTS_IN_ING = ("bring", "spring", "tving", "sving", "ting", "string", "ring", "ving")
# Stems that umlaut or ablaut keeps apart after folding, by the end of the word, because prefixes
# and compounds take them along (`anbragt`, `plejebørn`).
_STRONG = {
    "born": "barn", "bragt": "bring", "brag": "bring", "gav": "giv", "vedtog": "vedtag",
    "optog": "optag", "modtog": "modtag", "deltog": "deltag", "inddrog": "inddrag",
    "skrev": "skriv", "fandt": "find", "fand": "find", "fund": "find", "modr": "mor",
    "moder": "mor", "fadr": "far", "brodr": "bror", "gjor": "gor", "hjalp": "hjalp",
    "hjulp": "hjalp", "solg": "salg", "fulg": "folg", "bund": "bind", "tvung": "tving",
    "vund": "vind", "brudt": "bryd", "brud": "bryd", "brod": "bryd", "budt": "byd",
}  # fmt: skip
_STRONG_LENGTHS = sorted({len(form) for form in _STRONG}, reverse=True)


def _region(word: str) -> int:
    for place in range(1, len(word)):
        if word[place] not in _VOWELS and word[place - 1] in _VOWELS:
            return max(3, place + 1)
    return len(word)


def _drop_hard_pair(word: str, region: int) -> str:
    if len(word) - 2 >= region and word[-2:] in ("gd", "dt", "gt", "kt"):
        return word[:-1]
    return word


def _stem(word: str) -> str:
    region = _region(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= region:
            word = word[: -len(ending)]
            break
    else:
        if word.endswith("s") and len(word) > region and word[-2] in _BEFORE_S:
            word = word[:-1]
    word = _drop_hard_pair(word, region)
    if word.endswith("igst"):
        word = word[:-2]
    for ending in ("elig", "lig", "els", "ig"):
        if word.endswith(ending) and len(word) - len(ending) >= region:
            word = _drop_hard_pair(word[: -len(ending)], region)
            break
    return word


def _undouble(word: str) -> str:
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        return word[:-1]
    return word


def _weak(word: str) -> str:
    for length in _STRONG_LENGTHS:
        weak = _STRONG.get(word[-length:])
        if weak is not None and (len(word) == length or len(word) >= length + 2):
            return word[:-length] + weak
    return word


def _drop_noun_ending(word: str) -> str:
    for ending in _NOUN_ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= 3 and any(one in _VOWELS for one in stem):
            return word if ending == "ing" and word.endswith(_ROOTS_IN_ING) else stem
    return word


@lru_cache(maxsize=100_000)
def key(folded: str) -> str:
    """What the forms of one word share. Numbers are their own key.

    >>> key("anbragte") == key("anbringelserne") == key("anbringes")
    True
    """
    if len(folded) < 4 or not folded.isalpha():
        return folded
    return _undouble(_weak(_drop_noun_ending(_stem(folded))))
