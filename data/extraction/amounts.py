"""Sums of money in Danish, Norwegian, Swedish and English council prose.

Gives whole units of a currency with the place of each; never adds anything up.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from data.extraction.candidates import MoneyFound

_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_NUMBER_WORDS = {
    "en halv": Decimal("0.5"), "én halv": Decimal("0.5"), "ein halv": Decimal("0.5"),
    "en kvart": Decimal("0.25"), "halvanden": Decimal("1.5"), "halvannen": Decimal("1.5"),
    "en": Decimal(1), "én": Decimal(1), "et": Decimal(1), "ét": Decimal(1), "ett": Decimal(1),
    "one": Decimal(1), "half a": Decimal("0.5"), "to": Decimal(2), "två": Decimal(2),
    "two": Decimal(2), "tre": Decimal(3), "three": Decimal(3), "fire": Decimal(4),
    "fyra": Decimal(4), "four": Decimal(4), "fem": Decimal(5), "five": Decimal(5),
    "seks": Decimal(6), "sex": Decimal(6), "six": Decimal(6), "syv": Decimal(7),
    "sju": Decimal(7), "seven": Decimal(7), "otte": Decimal(8), "åtte": Decimal(8),
    "åtta": Decimal(8), "eight": Decimal(8), "ni": Decimal(9), "nio": Decimal(9),
    "nine": Decimal(9), "ti": Decimal(10), "tio": Decimal(10), "ten": Decimal(10),
    "elleve": Decimal(11), "tolv": Decimal(12), "femten": Decimal(15), "tyve": Decimal(20),
    "halvtreds": Decimal(50), "hundrede": Decimal(100), "hundre": Decimal(100),
}  # fmt: skip
_SCALES = {
    "t": 1_000, "tusind": 1_000, "tusinde": 1_000, "tusen": 1_000, "thousand": 1_000, "k": 1_000,
    "mio": 1_000_000, "mill": 1_000_000, "million": 1_000_000, "millioner": 1_000_000,
    "milioner": 1_000_000,
    "miljon": 1_000_000, "miljoner": 1_000_000, "millions": 1_000_000, "m": 1_000_000,
    "mn": 1_000_000, "mia": 1_000_000_000, "mrd": 1_000_000_000, "milliard": 1_000_000_000,
    "milliarder": 1_000_000_000, "miljard": 1_000_000_000, "miljarder": 1_000_000_000,
    "billion": 1_000_000_000, "bn": 1_000_000_000,
}  # fmt: skip
_CODES = {
    "dkk": "DKK", "nok": "NOK", "sek": "SEK", "eur": "EUR", "€": "EUR", "euro": "EUR",
    "£": "GBP", "gbp": "GBP", "$": "USD", "usd": "USD", "kronor": "SEK", "pounds": "GBP",
}  # fmt: skip

_DIGITS = (
    r"\d{1,3}(?:[.\u00a0\u202f ]\d{3}){1,4}(?!\d)(?:,\d{1,2}(?!\d))?"  # 1.316.000 or 500 000
    r"|\d{1,3}(?:,\d{3}){1,4}(?![\d,])(?:\.\d{1,2}(?!\d))?"  # 1,316,000
    r"|\d{1,9}(?:[.,]\d{1,3})?[½¼¾]?|[½¼¾]"
)
_NUMBER_WORDS |= dict.fromkeys(("en", "én", "et", "ét", "one"), Decimal(1))
_WORDS = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
_SCALE = (
    r"mio|mia|mill(?!i)|mrd|millioner|milioner|millions?|milliarder|milliard|miljoner|miljon|"
    r"miljarder|"
    r"miljard"
    r"|tusinde|tusind|tusen|thousand|billion|t(?=\.\s?kr)|bn|mn"
)
_UNIT = r"kroner|kronor|kr|dkk|nok|sek|euro|eur|gbp|pounds|€|,-|,–"
_SUM = re.compile(
    rf"(?<![\w.,/§])(?P<lead>kr\.?|dkk|nok|sek|eur|gbp|usd|€|£|\$)?\s?"
    rf"(?<![\d.,])(?:(?P<first>{_DIGITS})\s?(?P<scale0>{_SCALE})?(?:\.|\b)?\s?(?:-|–|—|\btil\b|"
    rf"\bto\b)\s?)?"
    rf"(?:(?P<number>{_DIGITS})|\b(?P<word>{_WORDS})\b)"
    rf"(?:\s?(?P<scale>(?:{_SCALE})\b|[mk](?=\b)|bn\b)\.?)?"
    rf"(?:\s?(?P<unit>\.-|(?:{_UNIT})(?![a-zæøå0-9])|mkr\b|tkr\b|mnkr\b|msek\b|mnok\b|tsek\b)\.?)?",
    re.IGNORECASE,
)
_JOINED = {"mkr": 1_000_000, "mnkr": 1_000_000, "msek": 1_000_000, "mnok": 1_000_000,
           "tkr": 1_000, "tsek": 1_000}  # fmt: skip
# "3 mio. borgere" is no money; "10 mio. i 2026" is.
_COUNTED = re.compile(
    r"\s*(?:danske|borgere|mennesker|passagerer|ton|tons|m2|m3|m²|kvadratmeter|liter|kubik\w*|"
    r"besøg\w*"
    r"|indbyggere|personer|invånare|innbyggere|people|residents|timer|km|kilometer|rejser|træer|"
    r"af\s)",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:\bmod(?: et| en| de)?(?: (?:oprindeligt|oprindelig|budgetteret|budgetterede|forventet|"
    r"forventede|sidste år|tidligere)\w*)+(?: \w+){0,2}|\bsammenlignet med|\bi stedet for|\bi "
    r"forhold til"
    r"|\bfrem for|\bi dag(?: er| ligger på| koster)?|\bsvarende til|\bnuværende|\bhidtil|"
    r"\bcompared (?:to|with)"
    r"|\binstead of|\bcurrently)(?: \w+){0,3}\s*(?:på |af |of |på ca\. |ca\. )?$",
    re.IGNORECASE,
)
_KINDS = (
    ("supplementary", re.compile(r"tillægsbevilling|tilleggsbevilgning|tilläggsanslag", re.I)),
    ("release", re.compile(r"frigiv", re.I)),
    ("allotment", re.compile(r"rådighedsbeløb", re.I)),
    ("capital", re.compile(
        r"anlægs(?:bevilling|ramme|budget|pulje|midler|sum)|\banlæg\b|investeringsbudget", re.I,
    )),
    ("operating", re.compile(
        r"\bdrift(?:s\w+|en)?\b|\bårligt\b|\bom året\b|\bpr\. år\b|\bper år\b|\bhvert år\b"
                             r"|\bårlig\b|annually|a year\b|per year|\bvarigt\b", re.I)),
)  # fmt: skip
_PURPOSE = re.compile(
    r"\s*(?:\([^)\n]{0,40}\)\s*)?(?:(?:årligt|om året|i (?:\d{4}|alt)|ekstra|mere|yderligere|"
    r"varigt)\s+){0,3}"
    r"(?:til|for|to|för|i støtte til|på)\s+(?!at\b|og med\b|\d)([^.,;:()\n]{3,160})"
    r"|\s*(?:\w+ ){0,2}til at ([^.,;:()\n]{3,160})"
)
_CUT_PURPOSE = re.compile(r"\s(?:og|der|som|hvor|så|i perioden|fordi|samt)\s")


def amounts(
    text: str, start: int, end: int, *, currency: str = "DKK", table_unit: int = 0
) -> list[MoneyFound]:
    """The sums of money in `text[start:end]`, in order; figures of comparison are left out.

    `currency` is what a bare "kr." means; `table_unit` (1,000 or 1,000,000) is what a bare number
    in a cell counts, 0 where bare numbers are no money.
    """
    found: list[MoneyFound] = []
    for match in _SUM.finditer(text, start, end):
        code = _currency(match, currency) or _unnamed(text, match, currency, end)
        if code is None:
            if table_unit and match["number"] and not match["scale"]:
                found.extend(_cell(match, currency, table_unit))
            continue
        if _COUNTED.match(text, match.end(), min(end, match.end() + 24)) and not _has_unit(match):
            continue
        if _COMPARED.search(text, max(start, match.start() - 60), match.start()):
            continue
        found.extend(_values(text, match, code, start, end))
    return found


def _has_unit(match: re.Match[str]) -> bool:
    return bool(match["unit"] or match["lead"])


def _currency(match: re.Match[str], default: str) -> str | None:
    lead, unit, scale = match["lead"], match["unit"], (match["scale"] or "").lower()
    sign = (unit or lead or "").lower().rstrip(".")
    if _is_one(match) and not scale.startswith(_MILLIONS):
        return None  # "en kr.": a figure of speech
    if sign:
        if match["word"] and not scale and sign in ("kr", "kroner", "kronor", ",-"):
            return None  # "en krone", "to kr": figures of speech
        return _CODES.get(sign, "SEK" if sign in ("msek", "tsek") else default)
    if scale in ("mio", "mia", "mill", "mrd") or (
        match["word"] and scale.startswith(("million", "milliard", "miljon", "miljard"))
    ):
        return default
    return None


_MILLIONS = ("million", "milion", "milliard", "miljon", "miljard")
_NOT_COUNTING = re.compile(
    r"\s*(?:$|[.,;:)\n–-]|(?:mere|ekstra|yderligere|årligt|om|hvert|pr|per|til|i|fra|på|over|og|"
    r"eller|extra|"
    r"mer|till|for|för|från|more|from|to|in|a)\b)",
    re.I,
)


def _is_one(match: re.Match[str]) -> bool:
    return (match["word"] or "").lower() in ("en", "én", "et", "ét", "one")


def _unnamed(text: str, match: re.Match[str], default: str, end: int) -> str | None:
    """Millions that count nothing else ("15 millioner mere til skolerne") are money."""
    if not (match["scale"] or "").lower().startswith(_MILLIONS):
        return None
    return default if _NOT_COUNTING.match(text, match.end(), end) else None


def _value(written: str, scale: int) -> Decimal | None:
    """`1.316.000`, `2,5`, `1½`, `1,250,000`, `2.5` as a number of units."""
    extra = Decimal(0)
    if written[-1] in _FRACTIONS:
        extra, written = _FRACTIONS[written[-1]], written[:-1]
    compact = re.sub(r"[\s\u00a0\u202f]", "", written)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", compact):
        compact = compact.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", compact) and scale == 1:
        compact = compact.replace(",", "")
    else:
        compact = compact.replace(",", ".")
    try:
        return (Decimal(compact or "0") + extra) * scale
    except InvalidOperation:
        return None


def _scale(match: re.Match[str], group: str = "scale") -> int:
    scale = _SCALES.get((match[group] or "").lower(), 1)
    return scale * _JOINED.get((match["unit"] or "").lower().rstrip("."), 1)


def _values(text: str, match: re.Match[str], code: str, start: int, end: int) -> list[MoneyFound]:
    scale = _scale(match)
    written = [match["number"]] if match["number"] else []
    numbers = [_value(number, scale) for number in written]
    if match["word"]:
        numbers = [_NUMBER_WORDS[match["word"].lower()] * scale]
    if match["first"]:
        numbers.insert(
            0, _value(match["first"], _scale(match, "scale0") if match["scale0"] else scale)
        )
    kind = _kind(text, match.start(), match.end(), start, end)
    purpose = _purpose(text, match.end(), end)
    place = match.start("lead") if match["lead"] else match.start("first" if match["first"] else 0)
    if place < 0 or (not match["lead"] and not match["first"]):
        place = match.start("number") if match["number"] else match.start("word")
    return [
        MoneyFound(int(number), code, purpose, kind, "single", place, match.end())
        for number in numbers
        if number is not None and 0 < number < 10**13
    ]


def _cell(match: re.Match[str], currency: str, unit: int) -> list[MoneyFound]:
    number = _value(match["number"], unit if "," in match["number"] else 1)
    if number is not None and "," not in match["number"]:
        number *= unit
    if number is None or not 0 < number < 10**13:
        return []
    return [
        MoneyFound(
            int(number),
            currency,
            "",
            "unspecified",
            "single",
            match.start("number"),
            match.end("number"),
        )
    ]


def _kind(text: str, begin: int, finish: int, start: int, end: int) -> str:
    near = text[max(start, begin - 80) : min(end, finish + 60)]
    return next((kind for kind, words in _KINDS if words.search(near)), "unspecified")


def _purpose(text: str, position: int, end: int) -> str:
    found = _PURPOSE.match(text, position, min(end, position + 240))
    if not found:
        return ""
    words = " ".join((found[1] or found[2]).split())
    cut = _CUT_PURPOSE.search(words)
    if cut and cut.start() > 12:
        words = words[: cut.start()]
    return " ".join(words.split()[:12])
