"""Sums of money in Danish, Norwegian, Swedish and English council prose.

Gives whole units of a currency with the place of each; never adds anything up.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from data.extraction.candidates import MoneyFound
from data.extraction.cells import caption_unit, cells, column_sum, ends_in_cells, whole_sum

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
_UNIT = r"kroner|kronor|krone|kr|dkk|nok|sek|euro|eur|gbp|pounds|€|,-|,–"
_SUM = re.compile(
    rf"(?<![\w.,/§])(?P<lead>kr\.?|dkk|nok|sek|eur|gbp|usd|€|£|\$)?\s?"
    rf"(?<![\d.,])(?:(?P<first>{_DIGITS})\s?(?P<scale0>{_SCALE})?(?:\.|\b)?\s?(?:{_UNIT}\b)?\.?\s?"
    rf"(?P<span>-|–|—|\btil\b|\bto\b)\s?(?=\d|½)(?(lead)|(?=(?:{_DIGITS})\s?(?:{_SCALE}|[mk]\b|"
    rf"{_UNIT}|\.-|[mt]kr\b))))?"
    rf"(?:(?P<number>{_DIGITS})|\b(?P<word>{_WORDS})\b)"
    rf"(?:\s?(?P<scale>(?:{_SCALE})\b|[mk](?=\b)|bn\b)\.?)?"
    rf"(?:\s?(?P<unit>\.-(?!\w)|(?:{_UNIT})(?![a-zæøå0-9])|mkr\b|tkr\b|mnkr\b|msek\b|mnok\b|tsek\b)\.?)?",
    re.IGNORECASE,
)
# Without a figure or millions there is no sum.
_MAYBE_SUM = re.compile(r"[\d½¼¾]|mi[lo]|mia|tus|hundre|thous|mrd", re.IGNORECASE)
_JOINED = {"mkr": 1_000_000, "mnkr": 1_000_000, "msek": 1_000_000, "mnok": 1_000_000,
           "tkr": 1_000, "tsek": 1_000}  # fmt: skip
# "3 mio. borgere" is no money; "10 mio. i 2026" is.
_COUNTED = re.compile(
    r"\s*(?:danske|borgere|mennesker|passagerer|ton|tons|m2|m3|m²|kvadratmeter|liter|kubik\w*|"
    r"besøg\w*|\w*(?:biler|brugere|boliger|cykler|danskere|gæster|husstande|kunder|måltider|pladser|"
    r"skader|ture)\b"
    r"|indbyggere|personer|invånare|innbyggere|people|residents|timer|km|kilometer|rejser|træer|"
    r"af\s(?!til\b))",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:\bmod(?: et| en| de)?(?: (?:oprindeligt|oprindelig|budgetteret|budgetterede|forventet|"
    r"forventede|sidste år|tidligere)\w*)+(?: \w+){0,2}|\bsammenlignet med|\bi stedet for|\bi "
    r"forhold til"
    r"|\bfrem for|\bi dag(?: er| ligger på| koster)?|\bnuværende|\bhidtil|"
    r"\bcompared (?:to|with)"
    r"|\binstead of|\bcurrently)(?: \w+){0,3}\s*(?:på |af |of |på ca\. |ca\. )?$"
    r"|\d\s?(?:mio\.?|mia\.?|t\.)?\s?(?:kr\.?|kroner)?(?: [^\W\d]+){0,3} mod(?: \w+)?\s*$",
    re.IGNORECASE,
)
# "et par hundrede tusinde": no sum can be named.
_VAGUE = re.compile(r"\b(?:et par|flere|nogle|adskillige|some|several)\s$", re.IGNORECASE)
# "2,0, 3,0 og 4,0 mio. kr.", "henholdsvis 200.000 og 300.000 kr.": the last says what all count.
_LISTED = re.compile(
    r"(?:(?<![\d.,])(?P<decimals>(?:\d{1,3},\d{1,2}(?:,\s|\s(?:og|samt|and)\s))+)"
    r"|\b(?:henholdsvis|hhv\.?|mellem|både|respectively|between)\s(?P<numbers>(?:\d[\d.]*(?:,\d+)?"
    r"(?:,\s|\s(?:og|and|samt)\s))+))$",
    re.IGNORECASE,
)
_CONTINUED = re.compile(
    r"\b(?:viderefør\w*|fasthold\w*|fortsæt\w*|bevar\w*|forlæng\w*)\b", re.IGNORECASE
)
# What a difference is measured against: "to millioner under budget".
_DIFFERENCE = re.compile(
    r"\s*(?:under|over)\s(?:det |den )?(?:oprindelige |vedtagne |afsatte |lagte )?(?:budget\w*|"
    r"ramme\w*|overslag\w*)|\s*(?:under|over)\sbudget",
    re.IGNORECASE,
)
# "hæves fra 1,2 til 1,5 mio. kr.": the old sum is one of comparison.
_CHANGE = re.compile(
    r"\b(?:hæv|øg|forhøj|forøg|sænk|nedsæt|nedsat|sat|sætte|reducer|opjuster|nedjuster|udvid|stig|"
    r"fald|ændr|voks|skær|skåret|beskær|fordobl|halver|opskriv|nedskriv|regulér|reguler|opper|gå|går|høyn|"
    r"øk|hev|redusert|höj|sänk|ök|minska|rais|increas|reduc|cut)\w*\b[^.;:]{0,80}$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:fra|från|from)\s(?:de |det |de nuværende |nuværende |i dag |ca\. )?$", re.I
)
_CHANGED_TO = re.compile(
    r"\s*(?:[^\W\d]+\s){0,3}?(?:nedsættes|hæves|øges|forhøjes|sænkes|reduceres|ændres|udvides|"
    r"opjusteres|nedjusteres|skæres|sættes (?:op|ned))\s(?:ned |op )?til\s",
    re.IGNORECASE,
)
_TO_NEW = re.compile(
    r"\s*(?:(?:i (?:dag|\d{4})|årligt|om året|pr\. \w+|a year)\s)?(?:til|till|to)\s"
    r"(?:(?:ca\.|cirka|omkring|mindst|højst|knap|godt)\s)?\d",
    re.I,
)
# "Der er afsat 2 mio. kr. til det. Vi vil have beløbet hævet til 3 mio. kr."
_RAISED_NEXT = re.compile(
    r"[^.;\n]{0,80}\.\s[^.;\n]{0,60}\b(?:beløbet|puljen|tilskuddet|bevillingen|rammen|taksten|satsen)\s"
    r"(?:\w+\s){0,2}(?:hæve[st]|hævet|øge[st]|øget|forhøje[st]|forhøjet|sænke[st]|sænket|nedsættes|"
    r"nedsat|sat (?:op|ned)|fordoble[st]|fordoblet)\s(?:op |ned )?til\s",
    re.IGNORECASE,
)
# "vi vil ikke bruge 60 mio. kr. på et nyt rådhus": what is refused costs nothing.
_REFUSED = re.compile(
    r"\bikke\s(?:\w+\s){0,6}(?:bruge|betale|ofre|spilde|afsætte)\s(?:\w+\s)?$", re.IGNORECASE
)
# "9 mio. kr., heraf 4,5 fra staten": a part that counts what the whole counts.
_PART = re.compile(
    r"[,;]?\s(?:heraf|hvoraf|deraf)\s(?P<part>\d{1,3}(?:,\d{1,2})?)(?=\s(?:fra|til|i|på|går|kommer|"
    r"finansieres|dækkes|betales)\b)",
    re.IGNORECASE,
)
# "(1.000 kr.)", "beløb i 1.000 kr.": what a table counts in, no sum.
_COUNTS_IN = re.compile(r"(?:\(|\b(?:i|hele|in)\s)\s?$", re.IGNORECASE)
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
    r"|\s*(?:\w+ ){0,2}til (at [^.,;:()\n]{3,160})"
)
_CUT_PURPOSE = re.compile(r"\s(?:og|der|som|hvor|så|i perioden|fordi|samt)\s")


def amounts(
    text: str, start: int, end: int, *, currency: str = "DKK", table_unit: int = 0
) -> list[MoneyFound]:
    """The sums of money in `text[start:end]`, in order; figures of comparison are left out.

    `currency` is what a bare "kr." means; `table_unit` (1,000 or 1,000,000) is what a bare number
    in a cell counts, 0 where only a caption above the row can say so.
    """
    found: list[MoneyFound] = []
    if _MAYBE_SUM.search(text, start, end) is None:
        return found
    for match in _SUM.finditer(text, start, end):
        code = _currency(match, currency) or _unnamed(text, match, currency, end)
        if code is None:
            continue
        if _COUNTED.match(text, match.end(), min(end, match.end() + 24)) and not _has_unit(match):
            continue
        if _is_compared(text, match, start, end):
            continue
        found.extend(_values(text, match, code, start, end))
    found.extend(_in_cells(text, start, end, currency, table_unit))
    return sorted(found, key=lambda sum_: sum_.start)


def _is_compared(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether the sum is what another is measured against, or a table's unit."""
    before = text[max(start, match.start() - 60) : match.start()]
    return bool(
        _is_measured(before)
        or _VAGUE.search(before)
        or _REFUSED.search(before)
        or _DIFFERENCE.match(text, match.end(), min(end, match.end() + 40))
        or (_left_behind(text, match, start) and not match["first"])
        or (match["number"] in ("1.000", "1000") and _counts_in(text, match, before))
    )


def _is_measured(before: str) -> bool:
    """Whether the sum stands for what another is measured against; what is continued is not."""
    found = _COMPARED.search(before)
    return found is not None and not (
        found.group().lower().startswith(("nuværende", "hidtil")) and _CONTINUED.search(before)
    )


def _counts_in(text: str, match: re.Match[str], before: str) -> bool:
    return bool(_COUNTS_IN.search(before) and text[match.end() : match.end() + 1] in "),: \n|")


def _in_cells(text: str, start: int, end: int, currency: str, table_unit: int) -> list[MoneyFound]:
    """The bare numbers of a table row that are sums."""
    unit = table_unit or (caption_unit(text, start) if ends_in_cells(text, start, end) else 0)
    sums = list(cells(text, start, end, unit)) if unit else []
    if not sums:
        one = column_sum(text, start, end) or (None if unit else whole_sum(text, start, end))
        sums = [one] if one else []
    return [
        MoneyFound(amount, currency, "", "unspecified", "single", first, last)
        for amount, first, last in sums
        if amount < 10**13
    ]


def _has_unit(match: re.Match[str]) -> bool:
    return bool(match["unit"] or match["lead"])


def _currency(match: re.Match[str], default: str) -> str | None:
    lead, unit, scale = match["lead"], match["unit"], (match["scale"] or "").lower()
    sign = (unit or lead or "").lower().rstrip(".")
    if _is_one(match) and not scale.startswith((*_MILLIONS, "mio", "mia", "mrd")):
        return None  # "en kr.": a figure of speech
    if sign:
        if match["word"] and not scale and sign in ("kr", "krone", "kroner", "kronor", ",-"):
            return None  # "en krone", "to kr": figures of speech
        return _CODES.get(sign, "SEK" if sign in ("msek", "tsek") else default)
    if scale in ("mio", "mia", "mill", "mrd") or (
        match["word"] and scale.startswith(("million", "milliard", "miljon", "miljard"))
    ):
        return default
    return None


_IS_YEAR = re.compile(r"(?:19|20)\d\d$")
_MILLIONS = ("million", "milion", "milliard", "miljon", "miljard")
_NOT_COUNTING = re.compile(
    r"\s*(?:$|[.,;:)\n–-]|(?:mere|ekstra|yderligere|årligt|om|hvert|pr|per|til|i|fra|på|over|og|"
    r"op|ned|ind|ud|tilbage|eller|extra|af til|"
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
    # "1500.000" lacks a point, and is no decimal number.
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{4,}\.\d{3}", compact):
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
    if match["first"] and not _is_old(text, match, start) and not _IS_YEAR.match(match["first"]):
        numbers.insert(0, _first_value(match, scale))
    elif listed := _LISTED.search(text, max(start, match.start() - 60), match.start()):
        said = re.findall(r"\d[\d.]*(?:,\d+)?", listed["decimals"] or listed["numbers"])
        numbers[:0] = [_value(number, scale) for number in said]
    if scale > 1 and (part := _PART.match(text, match.end(), end)):
        numbers.append(_value(part["part"], scale))
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


def _is_old(text: str, match: re.Match[str], start: int) -> bool:
    """Whether the first of two sums is the one that is left: "hæves fra 1,2 til 1,5 mio." """
    return (match["span"] or "").lower() in ("til", "to") and _changed_from(
        text, match.start("first"), start
    )


def _left_behind(text: str, match: re.Match[str], start: int) -> bool:
    """The same where words stand between: "øges fra 2 mio. kr. i 2025 til 3 mio. kr." """
    if _CHANGED_TO.match(text, match.end()) or _RAISED_NEXT.match(text, match.end()):
        return True  # "puljen på 3 mio. kr. nedsættes til 2 mio. kr."
    return _TO_NEW.match(text, match.end()) is not None and _changed_from(
        text, match.start(), start
    )


def _changed_from(text: str, place: int, start: int) -> bool:
    before = text[max(start, place - 110) : place]
    return _FROM.search(before) is not None and _CHANGE.search(before) is not None


def _first_value(match: re.Match[str], scale: int) -> Decimal | None:
    """The first sum of a range, which may leave out what the second says: "3-4.000 kr."."""
    written, second = match["first"], match["number"] or ""
    if match["scale0"]:
        return _value(written, _scale(match, "scale0"))
    number = _value(written, scale)
    grouped = re.fullmatch(r"(\d{1,3})((?:[. ]000)+)", second)
    if grouped and number is not None and written.isdigit() and int(written) < 1_000:
        shortened = int(grouped[1]) % 100 == 0 and len(written) == 1 < len(grouped[1])
        number *= 1_000 ** (len(grouped[2]) // 4) * (100 if shortened else 1)
    return number


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
