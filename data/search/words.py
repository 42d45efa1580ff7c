"""Danish words as look-up compares them: tokens, foldings, and the key that inflections share.

Works on folded letters (`data.text.fold`) throughout, so that `anbragte boern` and `anbragte børn`
have the same keys, and so that umlaut plurals (hånd, hænder; bog, bøger) meet without a word list.
Knows single words, neither records nor the index.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from data.text import fold

_RUN = re.compile(r"\w+(?:[.,:]\w+)*")
# In a run with separators: a number with them, an abbreviation (`ph.d.`), or words on their own.
_PIECE = re.compile(
    r"\d+(?:[.,:]\d+)*(?!\w)|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+(?!\w)|\w+",
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_LONGEST = 48
_NO_LETTERS = re.compile(r"[\x00-+\-/;-@\[-^`{-\x7f]")


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
    # Folding takes signs apart that stand for several (`⑴`): what is no letter then is no word.
    return word, _NO_LETTERS.sub("", fold(word))


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """The words of `text` as written, and where they start."""
    for run in _RUN.finditer(text):
        written = run.group()
        if written.isalnum():
            yield written, run.start()
        else:
            for piece in _PIECE.finditer(written):
                yield piece.group(), run.start() + piece.start()


def tokens(text: str) -> list[Token]:
    """The words of `text` in order: `750.000` as `750000`, `ph.d.` as `phd`."""
    found = []
    for written, start in _pieces(text):
        word, folded = _forms(written)
        if folded:
            found.append(Token(word, folded, start, start + len(written)))
    return found


def runs(text: str) -> list[str]:
    """The runs of letters, digits and separators in `text`; most of them are one word."""
    found: list[str] = _RUN.findall(text)
    return found


def forms(run: str) -> list[tuple[str, str]]:
    """The words of a run, each in lower case and folded: `tokens` without places."""
    found = [run] if run.isalnum() else _PIECE.findall(run)
    return [one for one in map(_forms, found) if one[1]]


def _list(name: str) -> str:
    return files("data.search").joinpath(name).read_text(encoding="utf-8")


@cache
def word_lists_stamp() -> str:
    """What the word lists are, in short: words analysed by other lists are analysed anew."""
    lists = _list("compound_parts.txt") + _list("function_words.txt")
    return hashlib.sha256(lists.encode()).hexdigest()[:16]


def read_list(name: str) -> list[str]:
    """The folded words of one of the word lists that lie beside this module."""
    text = _list(name)
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return [fold(one) for line in lines for one in line.split()]


@cache
def function_words() -> frozenset[str]:
    """Folded words that say nothing about what a text is about."""
    return frozenset(read_list("function_words.txt"))


# The endings of the Danish Snowball stemmer
# (https://snowballstem.org/algorithms/danish/stemmer.html) on folded letters, and more of them: it
# is better that two words meet than that two forms of one word do not, since what is written as it
# was asked stands first anyway. Endings fall until none is left (`aktiviteter`, `aktivitet`);
# what makes nouns of verbs falls too (`anbringes`, `anbringelsen`); unstressed vowels before l, n
# and r do not count (`midler`, `middel`); strong forms stand in a table.
_VOWELS = "aeiouy"
_VOWEL_AND_CONSONANT = re.compile("[aeiouy][^aeiouy]")
_ENDINGS = (
    "hed", "ethed", "ered", "e", "erede", "ende", "erende", "ene", "erne", "ere", "en",
    "heden", "eren", "er", "heder", "erer", "heds", "es", "endes", "erendes", "enes", "ernes",
    "eres", "ens", "hedens", "erens", "ers", "ets", "erets", "et", "eret", "ede", "edes",
    "ering", "elig", "lig", "ig", "els", "ning", "ing", "isk",
)  # fmt: skip
# By the last two letters of a word, or the last where they lead to none, the longest first.
_ENDINGS_AT = {
    end: sorted((one for one in _ENDINGS if one.endswith(end) or one == end[-1]), key=len)[::-1]
    for end in {one[-2:] for one in _ENDINGS}
}
_BEFORE_S = frozenset("abcdfghjklmnoprtvyz")
# Endings that make words of words: they only fall when enough of a word is left.
_MAKING = {"hed": 3, "ering": 4, "elig": 4, "lig": 4, "ig": 4, "els": 5, "ning": 4, "ing": 4,
           "isk": 4}  # fmt: skip
# Roots that end like an ending, and which ending that is.
_ROOTS = {
    "ing": ("bring", "spring", "tving", "sving", "ting", "string"),
    "ende": ("kende", "sende", "vende", "brande", "spande"),
    "endes": ("kendes", "sendes", "vendes"),
    "erne": ("interne", "eksterne"),
    "ede": ("brede", "vejlede", "indlede", "udlede", "aflede", "berede", "fortrede"),
    "et": ("sret",),
    "eret": ("rneret",),
    "ning": ("forening",),
}
# Those of them that belong to the root altogether.
_WHOLE_ROOTS = ("ing", "et", "eret", "ning")
# Folded stems that vowels or folding keep apart, by the end of the word, because prefixes and
# compounds take them along (`anbragt`, `plejebørn`, `vedtog`).
_STRONG = {
    "born": "barn", "bragt": "bring", "brag": "bring", "gav": "giv", "vedtog": "vedtag",
    "optog": "optag", "modtog": "modtag", "deltog": "deltag", "inddrog": "inddrag",
    "skrev": "skriv", "fandt": "find", "fund": "find", "modr": "mor", "fadr": "far",
    "brodr": "bror", "gjor": "gor", "gjort": "gor", "hjulp": "hjalp", "solg": "salg",
    "fulg": "folg", "bund": "bind", "tvung": "tving", "vund": "vind", "brud": "bryd",
    "brod": "bryd", "slar": "sla", "slat": "sla", "slad": "sla", "gar": "ga", "gik": "ga",
    "star": "sta", "stod": "sta", "blev": "bliv", "abn": "aben", "greb": "grib", "uger": "uge",
    "ugen": "uge", "byen": "by", "byer": "by", "aret": "ar",
}  # fmt: skip
_STRONG_AT = {
    end: sorted((one for one in _STRONG if one.endswith(end)), key=len)[::-1]
    for end in {one[-2:] for one in _STRONG}
}
_MOST_ROUNDS = 4
# What follows an é, which folding makes an e: `caféen`, `idéerne`.
_ACCENTED = re.compile(r"(?<=\w\we)e(?:n|ns|r|rs|rne|rnes)$")


def _region(word: str) -> int:
    """Where the part of a word begins in which endings are looked for, as Snowball's R1."""
    found = _VOWEL_AND_CONSONANT.search(word)
    return max(3, found.end()) if found else len(word)


def _drop_ending(word: str, region: int) -> str:
    for ending in _ENDINGS_AT.get(word[-2:], _ENDINGS_AT.get(word[-1], [])):
        left = len(word) - len(ending)
        if left >= region and word.endswith(ending) and left >= _MAKING.get(ending, 0):
            if ending not in _ROOTS or not word.endswith(_ROOTS[ending]):
                return word[:left]
            return word if ending in _WHOLE_ROOTS else word[:-1]
    if word.endswith("s") and len(word) > region and word[-2] in _BEFORE_S:
        return word[:-1]
    return word


def _drop_last_consonant(word: str) -> str:
    """Without the t of a neuter or a participle, without the last of two equal consonants, and
    without the n or r that stands alone when its vowel fell (`voksne`, `centre`)."""
    last, before = word[-1], word[-2]
    if last in _VOWELS or before in _VOWELS:
        return word
    if last == before or word[-2:] in ("gd", "dt", "gt", "kt"):
        return word[:-1]
    if last == "t" and len(word) >= 6:
        return word[:-1]
    if last in "nr" and before in "skdtgbp" and len(word) >= 5:
        return word[:-1]
    return word


def _weak(word: str) -> str:
    for form in _STRONG_AT.get(word[-2:], ()):
        length = len(form)
        if word.endswith(form) and (len(word) == length or len(word) >= length + 2):
            return word[:-length] + _STRONG[form]
    return word


@lru_cache(maxsize=200_000)
def key(folded: str) -> str:
    """What the forms of one word share. Numbers are their own key.

    >>> key("anbragte") == key("anbringelserne") == key("anbringes")
    True
    """
    if len(folded) < 4 or not folded.isalpha():
        return folded
    word = _weak(_ACCENTED.sub("", folded) if "ee" in folded else folded)
    for number in range(_MOST_ROUNDS):
        shorter = _drop_last_consonant(_drop_ending(word, _region(word)))
        if shorter == word or (number and len(shorter) < 4) or shorter in function_words():
            break
        word = _weak(shorter)
    if word.endswith("el") and len(word) >= 5 and word[-3] not in _VOWELS:
        word = word[:-2] + "l"
        if word[-2] == word[-3]:
            word = word[:-2] + "l"
    ends_in_i = word.endswith("i") and len(word) >= 6 and not word.endswith("politi")
    return word[:-1] if ends_in_i else word


def word_key(token: Token) -> str:
    """`key` of a word; a single letter as it stands, for Ø and O, Å and A are different parties."""
    return token.word if len(token.word) == 1 else key(token.folded)
