"""Headings of agendas and minutes: how a row is looked up in the table of aliases, and what a
heading over several items says of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from agenda.reading.aliases import (
    ALIASES,
    CLOSED_GROUPS,
    CONTENTS_COLUMNS,
    META_KINDS,
    OPEN_GROUPS,
)
from data.records import Access

_KIND_OF = {alias: kind for kind, aliases in ALIASES.items() for alias in aliases}
_BY_LENGTH = sorted(_KIND_OF, key=len, reverse=True)
_LONGEST = len(_BY_LENGTH[0])

# Words that are labels with a value only behind a colon: they begin many a sentence and title.
_COLON_ONLY = frozenset({
    "sag", "reference", "ref", "ref.", "arkiv", "center", "plan", "tid", "status", "information",
    "orientering", "presse", "forslag", "sagen",
})  # fmt: skip


class _Words:
    """The longest of many words that a text begins with, where `behind` matches what follows it. A
    pattern of hundreds of words takes longer to compile than a short document to read."""

    def __init__(self, words: Iterable[str], behind: str, *, any_case: bool = False) -> None:
        self._behind = re.compile(behind, re.IGNORECASE if any_case else 0)
        self._any_case = any_case
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._by_first.setdefault(word[:2], []).append(word)

    def match(self, text: str) -> tuple[str, int] | None:
        """The word as printed, and the end of what follows it."""
        head = text[:_LONGEST].lower() if self._any_case else text
        for word in self._by_first.get(head[:2], ()):
            if head.startswith(word) and (found := self._behind.match(text, len(word))):
                return text[: len(word)], found.end()
        return None


_WITH_COLON = _Words(_BY_LENGTH, r"\.?\s?(?::|\s-\s)\s*", any_case=True)
# "Sagsnr. 12/3456", "Fraværende- NN": the label of a fact beside its value.
_META_BESIDE = _Words(
    (
        alias
        for alias in _BY_LENGTH
        if _KIND_OF[alias] in ("case_number", "document_number", "absent")
        and alias not in _COLON_ONLY
        and (
            alias.endswith(".") or _KIND_OF[alias] == "absent" or "nr" in alias or "number" in alias
        )
    ),
    r"(?:\s?(?=[\dA-Z]{1,12}[-./]?\d)|\s?-\s?(?=[A-ZÆØÅ]))",
    any_case=True,
)
# "Sag nr. 24" is the number of an item, not of a case.
_NUMBER_OF_ITEM = re.compile(
    r"(?:Sag|Sak)\s?nr\.?\s?\d{1,4}(?:\s?[:.–-]?\s+[A-ZÆØÅ\"”\d].*)?", re.IGNORECASE
)
# Labels that lose the space before their text when a page is turned into text.
_GLUABLE = sorted(
    (
        alias.capitalize()
        for alias in _BY_LENGTH
        if len(alias) > 4 and alias[-1].isalpha() and alias not in _COLON_ONLY
    ),
    key=len,
    reverse=True,
)
# Labels that are surely none of the words of a sentence when a colon follows.
LABELS = [
    "Dok.nr", "Dok. nr", "Acadre sagsnr",
    *(one for one in _GLUABLE if len(one) > 7),
    "Sagsnr.", "Sagsnr", "J.nr.", "Dnr", "Afbud", "Resume", "Resumé", "Vedtak", "Bilag", "Sagsid",
]  # fmt: skip
# Headings in capitals, as they stand in the middle of a line.
CAPITAL_LABELS = sorted(
    {
        alias.upper()
        for alias in _BY_LENGTH
        if len(alias) > 5
        and alias[-1].isalpha()
        and alias not in _COLON_ONLY
        and _KIND_OF[alias] in ("recommendation", "decision", "summary", "case", "economy", "law")
    },
    key=len,
    reverse=True,
)
_GLUED = _Words(_GLUABLE, r"(?=[A-ZÆØÅÄÖ•“\"”0-9])")
_SPACED = _Words([*CAPITAL_LABELS, "BILAG", *_GLUABLE], r"(?=\s[A-ZÆØÅÄÖ•“\"”0-9\[])")
# "Bilag - Notat - Kort": a list that lost its line ends.
_LISTED = _Words(["Bilag"], r"(?=\s?[-–•]\s\S)")
_LISTED_GLUED = _Words(["Bilag"], r"(?=[-–•]\s\S)")
_CAPITALS_SPACED = _Words(CAPITAL_LABELS, r"(?=\s[A-ZÆØÅ][a-zæøå])")
# "Forvaltningen foreslår:", "Direktøren indstiller, at": who recommends, as a row of its own.
_RECOMMENDS = re.compile(
    r"[A-ZÆØÅ][^.:;?!]{0,90}?\b(?:indstiller|anbefaler|foreslår|innstiller|tilrår|föreslår)\b"
    r"(?: til [^.:;]{1,60})?(?:,? (?:at|om at|att))?\s?[:,]?",
)
_RECOMMENDER = (
    r"(?:(?:[A-ZÆØÅ]\w+ )?\w*[Ff]orvaltning(?:en)?\b[^.:;,]{0,60}|\w{3,}stab(?:en)?"
    r"|Administrationen|Direktør(?:en|området)?\b[^.:;,]{0,60}"
    r"|Direktionen|Kommunaldirektøren|Borgmesteren\b[^.:;,]{0,30}|Sekretariatet|\w*[Cc]hefen"
    r"|Udvalgsformanden|Formanden|[A-ZÆØÅ]{2,4}"
    r"|Center(?:et)? for [^.:;]{2,60}|Centerchefen|[\wæøå]*[Aa]fdelingen|Fagcentret"
    r"|Magistratsafdelingen\b[^.:;]{0,60}"
    r"|Rådmannen|Kommunedirektøren|Det|\w*(?:udvalget|Udvalget)|Byplan[^.:;,]{0,30}"
    r"|[A-ZÆØÅ][^.:;,]{1,50} og [A-ZÆØÅ][^.:;,]{1,40})"
)
_RECOMMENDATION_SENTENCE = re.compile(
    rf"(?:{_RECOMMENDER} (?:indstilles?r?|innstiller|tilrår)\b"
    rf"|(?:Administrationen|Forvaltningen|Direktionen|Direktøren|Kommunaldirektøren) (?:anbefaler"
    rf"|foreslår)"
    rf"(?: til [^.:;]{{1,60}})?(?:, at\b|:|\s?$)"
    r"|[A-ZÆØÅ]{2,4} anbefaler,? at\b"
    r"|[A-ZÆØÅ][^.:;]{0,50}[Uu]dvalget (?:anbefaler|foreslår)(?:,? at\b|:| forslag\b)"
    r"|Det (?:indstilles|anbefales|foreslås)(?: til [^.:;,]{1,60})?,? ?(?:at\b|:|$)"
    r"|Indstilling om,? ?(?:at\b|:|$)|Indstilles?(?: til [^.:;,]{1,40})?,? at\b)"
)


# What a word over what came of an item is followed by, where only a space parts the two.
DECIDED = (
    r"(?:Godkendt|Drøftet|Tiltrådt|Vedtaget|Udsat|Taget til|Til efterretning|Orienteringen"
    r"|Indstillingen|Dagsordenen)\b"
)
_MINUTED = re.compile(rf"(Referat|REFERAT|Protokol)\s?(?::\s*|$|(?<=\s)(?={DECIDED}))")


class Label(NamedTuple):
    """A heading at the beginning of a row: what it means, as printed, and where in the row's text
    the text under it begins (the row's length when it begins on the next row)."""

    kind: str
    heading: str
    value: int


def folded(text: str) -> str:
    """A heading as the table has it: lower case, single spaces, no bullet and no final colon."""
    return " ".join(text.split()).strip("*_#•- ").rstrip(":. ").lower() or text.strip()


# Headings that differ from municipality to municipality in one word.
_KIND_BY_FORM = tuple(
    (kind, re.compile(form))
    for kind, form in (
        (
            "decision",
            r"\w+s (?:beslutning|konklusion|afgørelse|vedtagelse|vedtak|beslut)"
            r"(?: (?:på|i|fra) mødet)?",
        ),
        ("decision", r"(?:\w{1,4}-)?sak \d{1,3}/\d{2,4} vedtak"),
        ("decision", r"(?:beslutning|konklusion) ?/ ?\w+"),
        ("hearing", r"\w+s (?:udtalelse|høringssvar)"),
        ("case", r"\w+s overvejelser"),
        ("attachments", r"bilag til (?:punkt|pkt|sag)\b.{0,12}"),
        ("recommendation", r"(?:indstilling|forslag) til (?:udvalget|byrådet|rådet|bestyrelsen)"),
        (
            "recommendation",
            r"[\w ,-]{3,60}s (?:förslag till beslut|(?:forslag|framlegg) til"
            r" (?:vedtak|beslutning))",
        ),
        ("recommendation", r"\w+(?:s|ive?|v|ende|ig) (?:indstilling|innstilling|anbefaling)"),
        ("economy", r"økonomiske (?:og \w+ )?(?:konsekvenser|forhold|aspekter)(?: .{0,30})?"),
        ("effects", r"\w+(?:mæssige|tekniske) (?:og \w+ )?(?:konsekvenser|forhold)"),
        ("effects", r"risikovurdering"),
        ("endorsement", r"(?:.{0,40} )?påtegning"),
        ("law", r"(?:rets|lov)(?:regler|grundlag|forhold)\b.{0,40}"),
    )
)


def _kind(key: str) -> str | None:
    return _KIND_OF.get(key) or _KIND_OF.get(key + ".") or _kind_by_form(key)


@lru_cache(maxsize=8_192)
def _kind_by_form(key: str) -> str | None:
    return next((kind for kind, form in _KIND_BY_FORM if form.fullmatch(key)), None)


@lru_cache(maxsize=8_192)
def label_of(text: str, *, run_on: bool = False) -> Label | None:
    """The label that a row of text begins with; with `run_on` also one that only a space parts
    from its text. Headings that name a body or date are not here: see `agenda.reading.decisions`.
    """
    if not text or not (text[0].isalpha() or text[0] in "•*-#_"):
        return None
    if len(text) <= _LONGEST + 4:
        kind = _kind(folded(text))
        if kind is not None:
            return Label(kind, text.strip("*_#• ").rstrip(": "), len(text))
    found = (_SPACED if run_on else _CAPITALS_SPACED).match(text)
    found = found or (_LISTED if run_on else _LISTED_GLUED).match(text)
    if found:
        word, end = found
        return Label(_KIND_OF[word.lower()], word, end + text[end].isspace())
    return _beside(text)


def _beside(text: str) -> Label | None:
    """A label with its text on the same row."""
    if found := _WITH_COLON.match(text):
        word, end = found
        kind = _KIND_OF[word.lower()]
        if ":" in text[len(word) : end] or kind in META_KINDS:
            return Label(kind, word, end)
    head, colon, _ = text[:_LONGEST].partition(":")
    formed = _kind_by_form(folded(head)) if colon and text[0].isupper() else None
    if formed in ("recommendation", "decision"):
        behind = len(head) + 1
        return Label(
            formed, head.strip(), behind + len(text[behind:]) - len(text[behind:].lstrip())
        )
    found = _META_BESIDE.match(text)
    if found and not _NUMBER_OF_ITEM.fullmatch(text):
        return Label(_KIND_OF[found[0].lower()], *found)
    found = _GLUED.match(text)
    if found and not text[found[1] :].startswith(("-", "/")):
        return Label(_KIND_OF[found[0].lower()], *found)
    return None


def minuted(text: str) -> Label | None:
    """The heading "Referat" inside an item, which stands over what came of it; above the items the
    same word names the document."""
    found = _MINUTED.match(text)
    return Label("decision", found[1], found.end()) if found else None


def recommendation_lead(text: str) -> Label | None:
    """A row that says who recommends, where no heading does: all of a row ("Forvaltningen
    foreslår:") is the heading, of a sentence that goes on the text is the recommendation."""
    if len(text) > 2_000:
        text = text[:2_000]
    if len(text) <= 120 and text.isupper() and not text.capitalize().isupper():
        plain = recommendation_lead(f"{text.capitalize().rstrip(' :')}:")
        return Label("recommendation", text, len(text)) if plain else None
    alone = text.endswith((":", "foreslår,", "anbefaler,")) or "indstiller" in text
    if len(text) <= 120 and alone and _RECOMMENDS.fullmatch(text):
        return Label("recommendation", text.rstrip(":, "), len(text))
    if _RECOMMENDATION_SENTENCE.match(text):
        return Label("recommendation", "", 0)
    return None


# Headings over items of one kind, which say nothing of access.
GROUP_OF_KIND = re.compile(
    r"(?:(?:Efterretnings|Beslutnings|Orienterings|Drøftelses|Referat)sager"
    r"|(?:Sager )?[Tt]il (?:efterretning|behandling|orientering|drøftelse|beslutning)):?",
    re.IGNORECASE,
)
# "A. Sager til afgørelse i Byrådet": the part of an agenda, with a letter.
LETTERED_GROUP = re.compile(
    r"[A-H][.)]\s(?:Sager|Punkter|Udvalgets|Byrådets|Orientering|Drøftelse|Til|Lukkede|Åbne"
    r"|Eventuelt)\b"
)
_LETTER = re.compile(r"^[a-h][.)]\s")
_WORD = re.compile(r"\w[\w-]*")
_GROUP_ACCESS: dict[str, Access] = {
    **dict.fromkeys(("åbne", "åben", "åbent", "offentlige", "offentlig", "åpne"), "open"),
    **dict.fromkeys(
        ("lukkede", "lukket", "fortrolige", "fortrolig", "ikke-offentlige", "ikke-offentlig"),
        "closed",
    ),
}
_OF_SEVERAL = ("sager", "saker", "punkter", "dagsorden", "dagsordener", "møde", "døre")
_GROUP_WORDS = frozenset({
    "til", "behandling", "orientering", "efterretning", "drøftelse", "beslutning", "afgørelse",
    "godkendelse", "for", "bag", "på", "i", "af", "og", "der", "som", "er", "behandles", "del",
    "referat", "byrådet", "kommunalbestyrelsen", "udvalget", "økonomiudvalget", "udvalg", "byråd",
})  # fmt: skip
# "Punktet blev behandlet for lukkede døre.": said of one item, in its text.
_OF_ONE = ("Punktet ", "Sagen ")
_GROUP = re.compile(
    r".{0,60}\b(?:for|bag) (?P<a>åbne|lukkede) døre:?|(?P<b>åbne|lukkede|åbent|lukket|åpne"
    r"|åben) (?:\w*(?:sager|punkter)|saker|møde|dagsorden|del)\b.{0,12}"
    r"|part \w+\W{1,3}(?P<c>open|public|closed|confidential|exempt|private)\b.{0,30}",
    re.IGNORECASE,
)


def _access_in_words(text: str) -> Access | None:
    """What a row of nothing but the words of such headings says: "Til orientering (lukkede
    punkter)", "B. Lukkede sager"."""
    words = _WORD.findall(_LETTER.sub("", text.lower()).replace("ikke off", "ikke-off"))
    several = [word for word in words if word.endswith(_OF_SEVERAL)]
    said = {_GROUP_ACCESS[word] for word in words if word in _GROUP_ACCESS}
    known = all(word in _GROUP_ACCESS or word in _GROUP_WORDS or word in several for word in words)
    return said.pop() if known and several and len(said) == 1 else None


def group_access(text: str) -> Access | None:
    """What a heading over several items says of them; None for a row that is no such heading."""
    if len(text) > 70:
        return None
    key = folded(text)
    if key in OPEN_GROUPS:
        return "open"
    if key in CLOSED_GROUPS:
        return "closed"
    found = _GROUP.fullmatch(key)
    if found is None or text.startswith(_OF_ONE):
        return _access_in_words(text)
    said = (found["a"] or found["b"] or found["c"]).lower()
    return "open" if said.startswith(("åb", "åp", "open", "public")) else "closed"


def is_column_heading(text: str) -> bool:
    """Whether a row is the heading of columns of a table of contents: "Punkt nr. Side"."""
    words = text.lower().replace(":", " ").split()
    return 0 < len(words) < 9 and all(word.rstrip(".,") in CONTENTS_COLUMNS for word in words)
