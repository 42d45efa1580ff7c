"""Dates in running text as ISO values, possibly partial, with the year the document implies.

Ages, durations, weekdays, clock times and paragraph numbers are no dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.dates import is_date
from data.extraction.candidates import DateFound

_MONTH_NUMBERS = {
    "januar": 1, "januari": 1, "january": 1, "jan": 1, "februar": 2, "februari": 2, "february": 2,
    "feb": 2, "marts": 3, "mars": 3, "march": 3, "april": 4, "apr": 4, "maj": 5, "mai": 5, "may": 5,
    "juni": 6, "june": 6, "juli": 7, "july": 7, "august": 8, "augusti": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "october": 10, "okt": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "desember": 12, "dec": 12, "des": 12,
}  # fmt: skip
_SEASONS = {
    "forår": "spring", "foråret": "spring", "våren": "spring", "vår": "spring", "spring": "spring",
    "sommer": "summer", "sommeren": "summer", "sommerferien": "summer", "sommaren": "summer",
    "summer": "summer",
    "efterår": "autumn", "efteråret": "autumn", "høst": "autumn", "høsten": "autumn",
    "hösten": "autumn", "autumn": "autumn", "vinter": "winter", "vinteren": "winter",
    "vintern": "winter", "winter": "winter",
}  # fmt: skip
_EDGES = {"primo": 1, "medio": 6, "ultimo": 12}
_ORDINALS = {
    "1": 1, "2": 2, "3": 3, "4": 4, "første": 1, "andet": 2, "anden": 2, "tredje": 3, "fjerde": 4,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "första": 1, "andra": 2, "andre": 2,
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_LONG_MONTH = "|".join(
    sorted((m for m in _MONTH_NUMBERS if len(m) > 3 or m in ("maj", "mai")), key=len, reverse=True)
)
_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s?(?:-|–|—|/)\s?|\s(?:til|till|to|and|og|och)(?:\s(?:og|och)\smed)?\s(?:d(?:en|\.)\s)?"

_DATE = re.compile(
    # 2026-03-01
    rf"(?P<iso>(?<![\d-]){_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-]))"
    # 01.03.2026, 1/3-2026, 1/3 2026, 01-03-2026
    rf"|(?<![\d./-])(?P<nd>[0-3]?\d)(?P<ns>[./-])\s?(?P<nm>[01]?\d)(?:(?P=ns)|[-\s]|"
    rf"\.\s?)(?P<ny>{_YEAR})(?![\d-])"
    # den 1. marts (2026)( - 31. maj 2026)
    rf"|(?<![\d.,])(?P<dd>[0-3]?\d)(?:\.|st|nd|rd|th|"
    rf":e)?(?:{_DASH})(?P<ed>[0-3]?\d)\.?\s(?P<em>{_MONTH})\b\.?(?:,?\s(?P<ey>{_YEAR}))?"
    rf"|(?<![\d.,])(?P<d>[0-3]?\d)(?:\.|st|nd|rd|th|"
    rf":e)?\s(?:of\s)?(?P<dm>{_MONTH})\b\.?(?:,?\s(?P<dy>{_YEAR}))?"
    # March 3, 2026
    rf"|\b(?P<am>January|February|March|April|May|June|July|August|September|October|November|"
    rf"December)\s(?P<ad>[0-3]?\d)(?:st|nd|rd|th)?,\s(?P<ay>{_YEAR})"
    # d. 1/8
    rf"|\b(?:d\.|den|pr\.|senest|fra|til|inden)\s(?P<sd>[0-3]?\d)/(?P<sm>1[0-2]|0?[1-9])(?![\d/-])"
    # primo/medio/ultimo 2026, ultimo marts 2026
    rf"|\b(?P<edge>primo|medio|"
    rf"ultimo)\s(?:(?P<gm>{_LONG_MONTH})\b\s?)?(?:(?:år(?:et)?\s)?(?P<gy>{_YEAR}))?"
    # inden udgangen af 2026, senest ved årets udgang, by the end of 2026
    rf"|\b(?:udgangen|slutningen|utgången|utgangen|slutten|slutet|end)\s(?:af|av|"
    rf"of)\s(?:(?P<zm>{_LONG_MONTH})\b\s?)?(?P<zy>{_YEAR}|året|year|år)?"
    r"|\b(?P<ye>årets (?:udgang|slutning|utgang|slut)|årsskiftet|nytår|årsskiftet)\b"
    # 1. kvartal 2026, andet halvår 2026
    rf"|\b(?P<q>[1-4]|første|andet|tredje|fjerde|first|second|third|fourth|första|andra|"
    rf"andre)\.?\s(?P<qk>kvartal|kvartalet|quarter|halvår|halvåret|halvår)(?:\s(?:af|i|"
    rf"of)?\s?(?P<qy>{_YEAR}))?"
    r"|\bQ(?P<eq>[1-4])\s(?P<eqy>20\d\d)"
    # uge 12, uge 34-36 2026
    rf"|\b(?:uge|uke|vecka|week|ugerne)\s(?P<w>[0-5]?\d)(?:\s?(?:-|–|og|"
    rf"til)\s?(?P<w2>[0-5]?\d))?(?![\d.]*\d)(?:,?\s(?:i\s)?(?P<wy>{_YEAR}))?"
    # sommeren 2026, til foråret
    r"|\b(?P<season>sommerferien|foråret|forår|sommeren|sommer|sommaren|efteråret|efterår|vinteren|"
    r"vinter|"
    r"vintern|våren|vår|høsten|høst|hösten|spring|summer|autumn|winter)"
    rf"(?:\s(?:i\s|of\s)?(?P<sy>{_YEAR})(?:[/-](?P<sy2>\d\d(?:\d\d)?))?)?\b"
    # marts 2026, januar-marts 2026, i august
    rf"|\b(?P<m>{_MONTH})\b\.?(?:\s?(?:-|–|til|/|"
    rf"og)\s?(?P<m2>{_LONG_MONTH})\b)?(?:,?\s(?:i\s)?(?P<my>{_YEAR}))?"
    # 2026-2029, 2026/27, 2026 til 2029
    rf"|(?<![\d.,/-])(?P<y1>{_YEAR})(?:\s?[-–—/]\s?|\s(?:til|till|to)(?:\s(?:og|"
    rf"och)\smed)?\s)(?P<y2>{_YEAR}|\d\d)(?![\d.,]\d|\d|-)"
    # 2026
    rf"|(?<![\d.,/§#-])(?P<y>{_YEAR})(?![.,]?\d|-\d|[/]\d| (?:kr|mio|t\.kr|kroner|stk|m2|personer|"
    rf"borgere|elever)\b)"
    r"|\b(?P<rel>i år|til næste år|næste år|i indeværende år|neste år|nästa år|next year|this year|"
    r"det kommende år)\b",
    re.IGNORECASE,
)
# A bare year is a date only after one of these; "Vision 2030" is a name.
_YEAR_LEAD = re.compile(
    r"(?:\b(?:i|fra|til|inden|for|af|per|pr\.|efter|før|senest|og|om|år|året|årene|budget|"
    r"budgettet|budgetår|budgetåret"
    r"|budgetoplæg|budgetoplægget|budgetforslag|budgetforslaget|budgetforlig|budgetforliget|budgetaftale|budgetaftalen|overslagsår|overslagsårene|in|by|"
    r"from|until|before|under|år|från|till|innan|årsbudget|økonomiplan|"
    r"sidst|start|starten|begyndelsen af|midten af|mot|mod|to|of|around|omkring|ved|allerede|med|"
    r"samt|and|och|during|"
    r"senast|innen|since|b)|[,(–-])[\s(]*$|\t\s*$|\s{2,}$|\|\s*$",
    re.IGNORECASE,
)
_BACKGROUND_LEAD = re.compile(
    r"\b(?:siden|anno|sidan|since|tilbage i|tilbake i)\s*$", re.IGNORECASE
)
_DEADLINE = re.compile(
    r"(?:\binden|\bsenest|\bfrist\w*|\bfør|\bsenast|\binnen|\binnan|\bby|\bbefore|\bno later than|"
    r"\bfærdig\w*|\bklar"
    r"|\bafslut\w+|\bdeadline|\bfremlægges|\bforelægges|\bnå\w*|\bmål\w*|\btil og "
    r"med)(?:\s[\w.,]+){0,4}\s*$",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?:\bfra(?: og med)?|\båbn\w+|\bstart\w*|\bbegynd\w*|\btræder\w*(?: i kraft)?|\bgælde\w*|"
    r"\bpr\.|\bper|\bfrån|\bfrom|\bopstart\w*|\bopen\w*"
    r"|\bindvi\w*|\btiltræd\w*|\bindfør\w*|\bigangsæt\w*|\biværksæt\w*|\bgår i gang|\bbegin\w*|"
    r"\bgjeld\w*)(?:\s[\w.,]+){0,5}\s*$",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"(?:\bbeslut\w+|\bvedt\w+|\bgodkend\w+|\baftal\w+|\bbudgetaftalen?|\bbudgetforliget?|"
    r"\bforlig\w*|\bmøde\w*|\bbehandle\w*|\bbevilge\w+|\bresolved|\bagreed|\bapproved)"
    r"(?:\s[\w.,]+){0,4}\s*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\s?(?:-|–|—|til(?: og med)?|till(?: och med)?|to|until)\s?(?:(?:den|d\.|ultimo|udgangen "
    r"af)\s)?",
    re.I,
)
_FUTURE = re.compile(
    r"(?:\binden|\bsenest|\btil|\bfra|\bfør|\bby|\bbefore|\bnæste|\bkommende|\binnen|\bsenast|"
    r"\bpr\.)\s(?:d(?:en|\.)\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Base:
    """The document's own date: what a missing year is taken from."""

    year: int
    month: int | None


def _base(document_date: str | None) -> _Base | None:
    if not document_date or not document_date[:4].isdigit():
        return None
    month = document_date[5:7]
    return _Base(int(document_date[:4]), int(month) if month.isdigit() else None)


def dates(text: str, start: int, end: int, document_date: str | None = None) -> list[DateFound]:
    """The dates in `text[start:end]`, in order. Without `document_date` a date that lacks its year
    is left out rather than guessed."""
    base = _base(document_date)
    found: list[DateFound] = []
    for match in _DATE.finditer(text, start, end):
        before = text[max(start, match.start() - 50) : match.start()]
        if _BACKGROUND_LEAD.search(before):
            continue
        value = _read(match, base, before)
        if value is None or not is_date(value):
            continue
        written = match.group().rstrip()
        first = match.start()
        point = DateFound(
            value,
            _role(match, value, before),
            " ".join(written.split()),
            first,
            first + len(written),
        )
        if found and _UNTIL.fullmatch(text, found[-1].end, first) and _joined(found[-1], point):
            point = _period(found.pop(), point, text)
        found.append(point)
    return found


def _joined(first: DateFound, last: DateFound) -> bool:
    return "/" not in first.value + last.value and is_date(f"{first.value}/{last.value}")


def _period(first: DateFound, last: DateFound, text: str) -> DateFound:
    written = " ".join(text[first.start : last.end].split())
    return DateFound(f"{first.value}/{last.value}", "period", written, first.start, last.end)


def _role(match: re.Match[str], value: str, before: str) -> str:
    if "/" in value:
        return "period"
    if match["zm"] or match["zy"] or match["ye"] or (match["edge"] or "").lower() == "ultimo":
        return "deadline"
    for role, lead in (("decision", _DECISION), ("deadline", _DEADLINE), ("start", _START)):
        if lead.search(before):
            return role
    return "start" if len(value) == 10 and value[5].isdigit() and value[8].isdigit() else "period"


def _year(base: _Base | None, month: int, before: str) -> int | None:
    if base is None:
        return None
    if base.month and month < base.month and (_FUTURE.search(before) or base.month - month > 6):
        return base.year + 1
    return base.year


def _day(day: str, month: int, year: str | None, base: _Base | None, before: str) -> str | None:
    found = int(year) if year else _year(base, month, before)
    return f"{found}-{month:02d}-{int(day):02d}" if found else None


def _read(match: re.Match[str], base: _Base | None, before: str) -> str | None:
    if match["iso"]:
        return match["iso"]
    if match["ny"]:
        return _day(match["nd"], int(match["nm"]), match["ny"], base, before)
    if match["ed"]:
        return _day_range(match, base, before)
    if match["d"]:
        return _day(match["d"], _MONTH_NUMBERS[match["dm"].lower()], match["dy"], base, before)
    if match["ad"]:
        return _day(match["ad"], _MONTH_NUMBERS[match["am"].lower()], match["ay"], base, before)
    if match["sd"]:
        return _day(match["sd"], int(match["sm"]), None, base, before)
    if match["edge"]:
        return _edge(match, base, before)
    if match["zm"] or match["zy"] or match["ye"]:
        return _end_of(match, base, before)
    if match["q"] or match["eq"]:
        return _quarter(match, base)
    if match["w"]:
        return _week(match, base, before)
    if match["season"]:
        return _season(match, base, before)
    if match["m"]:
        return _month(match, base, before)
    return _years(match, base, before)


def _day_range(match: re.Match[str], base: _Base | None, before: str) -> str | None:
    month = _MONTH_NUMBERS[match["em"].lower()]
    first, last = (_day(match[day], month, match["ey"], base, before) for day in ("dd", "ed"))
    return f"{first}/{last}" if first and last else None


def _edge(match: re.Match[str], base: _Base | None, before: str) -> str | None:
    month = _MONTH_NUMBERS[match["gm"].lower()] if match["gm"] else _EDGES[match["edge"].lower()]
    if not match["gm"] and not match["gy"]:
        return None
    year = int(match["gy"]) if match["gy"] else _year(base, month, before)
    return f"{year}-{month:02d}" if year else None


def _end_of(match: re.Match[str], base: _Base | None, before: str) -> str | None:
    year = (
        int(match["zy"]) if match["zy"] and match["zy"].isdigit() else (base.year if base else None)
    )
    if match["zm"]:
        month = _MONTH_NUMBERS[match["zm"].lower()]
        year = year if match["zy"] else _year(base, month, before)
        return f"{year}-{month:02d}" if year else None
    return f"{year}-12-31" if year else None


def _quarter(match: re.Match[str], base: _Base | None) -> str | None:
    if match["eq"]:
        return f"{match['eqy']}-Q{match['eq']}"
    number = _ORDINALS[match["q"].lower()]
    year = int(match["qy"]) if match["qy"] else (base.year if base else None)
    if year is None:
        return None
    if match["qk"].lower().startswith("halv"):
        return {1: f"{year}-01/{year}-06", 2: f"{year}-07/{year}-12"}.get(number)
    return f"{year}-Q{number}"


def _week(match: re.Match[str], base: _Base | None, before: str) -> str | None:
    month = min(12, int(match["w"]) * 12 // 53 + 1)
    year = int(match["wy"]) if match["wy"] else _year(base, month, before)
    if year is None:
        return None
    first = f"{year}-W{int(match['w']):02d}"
    return f"{first}/{year}-W{int(match['w2']):02d}" if match["w2"] else first


def _season(match: re.Match[str], base: _Base | None, before: str) -> str | None:
    season = _SEASONS[match["season"].lower()]
    if match["sy"]:
        return f"{match['sy']}-{season}"
    word = match["season"].lower()
    if word == "sommer" and re.search(r"\btil\s$", before, re.I) and base is not None:
        return f"{base.year + (1 if base.month and base.month > 8 else 0)}-summer"
    if word in (
        "forår",
        "sommer",
        "efterår",
        "vinter",
        "vår",
        "høst",
        "spring",
        "summer",
        "autumn",
        "winter",
    ):
        return None
    lead = re.search(
        r"\b(til|i løbet af|i|inden|efter|fra|før|over|under|denne|kommende|næste|den|the|this|in|"
        r"by)\s$",
        before,
        re.I,
    )
    if base is None or not lead:
        return None
    start = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[season]
    ahead = lead[1].lower() in ("til", "inden", "næste", "kommende", "før")
    return f"{base.year + (1 if ahead and base.month and start + 2 < base.month else 0)}-{season}"


def _month(match: re.Match[str], base: _Base | None, before: str) -> str | None:
    written = match["m"]
    month = _MONTH_NUMBERS[written.lower()]
    if not match["my"]:
        ambiguous = written.lower() in (
            "may",
            "mars",
            "march",
            "mar",
            "des",
            "dec",
            "jan",
            "feb",
            "apr",
            "aug",
            "sep",
            "sept",
            "okt",
            "oct",
            "nov",
            "mai",
        )
        lead = re.search(
            r"\b(?:i|til|fra|inden|senest|for|af|in|by|until|from|ultimo|primo|medio|start|midten "
            r"af|slutningen af|begyndelsen af|hele|før|efter|innen|senast)\s$",
            before,
            re.I,
        )
        if not lead or (ambiguous and len(written) > 3 and not written[0].islower()):
            return None
        if ambiguous and len(written) <= 3 and written.lower() != "mai":
            return None
    year = int(match["my"]) if match["my"] else _year(base, month, before)
    if year is None:
        return None
    first = f"{year}-{month:02d}"
    return f"{first}/{year}-{_MONTH_NUMBERS[match['m2'].lower()]:02d}" if match["m2"] else first


def _years(match: re.Match[str], base: _Base | None, before: str) -> str | None:
    if match["y1"]:
        last = match["y2"] if len(match["y2"]) == 4 else match["y1"][:2] + match["y2"]
        return f"{match['y1']}/{last}" if last > match["y1"] else None
    if match["y"]:
        return match["y"] if _YEAR_LEAD.search(before) else None
    if base is None or not match["rel"]:
        return None
    ahead = match["rel"].lower() not in ("i år", "i indeværende år", "this year")
    return str(base.year + ahead)
