"""How the number of an agenda item is printed, and the number of its case: forms as plain data."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from data.records import Access


class Numbered(NamedTuple):
    """A row that may begin an item: its number as printed, the number's value in the order of
    items, the form it is printed in, the rest of the row, and what the form says of access."""

    number: str
    value: int
    form: str
    title: str
    access: Access = "unknown"


_ACCESS_WORDS: dict[str, Access] = {
    "åben": "open", "åbent": "open", "åbne": "open", "åpen": "open", "open": "open",
    "offentlig": "open",
    "lukket": "closed", "lukkede": "closed", "closed": "closed", "fortrolig": "closed",
    "lukka": "closed",
    "åbent punkt": "open", "åben sag": "open", "lukket punkt": "closed", "lukket sag": "closed",
    "fortroligt": "closed", "exempt": "closed", "confidential": "closed", "åben punkt": "open",
}  # fmt: skip
_MONTHS = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|mars|mai"
    "|desember|januari|februari|augusti|january|february|march|may|june|july|october"
)
# A number that counts its noun is none of an item: "1. behandling", "3. kvartal", "5. juni".
_COUNTED = re.compile(
    rf"(?i:(?:{_MONTHS})\b|pkt\b|punkt\b)|kl\b"
    r"|(?:kvartal|halvår|behandling|klasse|sal\b|etape|udgave|gang\b|runde|møde\b|del\b|tekniske"
    r"|viceborgmester|næstformand|suppleant|udkast|oplæg|og \d|til \d|-\s?\d|–\s?\d)"
)
_ORDINAL = re.compile(r"\d{1,2}\.\s[a-zæøå]{4}")

# What a row begins with, in which form, and how it goes on; the first form that fits counts.
_FORMS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "digit",
        "access",
        re.compile(
            r"(?!\d+\.?\s+(?i:lukket(?:\s(?:punkt|sag)\b|\s?:))|\d+\.\s(?:LUKKET|Lukket)\s?[-–])(?P<n>\d{1,4})\.?\s*[-–:]?\s*(?:[(\[]\s?(?P<a>Åben|Åbent|Lukket|Åpen|Open|Closed"
            r"|Fortrolig|ÅBEN|LUKKET)\s?[)\]]"
            r"|(?P<b>Åbent|Åben|Lukket|ÅBENT|LUKKET|ÅBEN)(?=\s+[-–:A-ZÆØÅ0-9]|\s?$"
            r"|\s?[:.]))[.:]?\s*[-–:]?\s*(?P<t>.*)"
        ),
    ),
    (
        "letter",
        "access",  # "åbent 3 Title", "Lukket sag: 4. Title"
        re.compile(
            r"(?P<a>[Åå]bent?|[Ll]ukket|[Åå]pen)(?P<b>)\s(?:(?:punkt|sag):?\s)?(?P<n>\d{1,4})\.?\s+"
            r"(?P<t>[A-ZÆØÅ\"”].*)"
        ),
    ),
    (
        "letter",
        "cased",  # "KS/2014:1 235 Title"
        re.compile(r"[A-ZÅÄÖ]{2,6}/\d{4}:\d{1,5}\s(?P<n>\d{1,4})\s+(?P<t>[A-ZÅÄÖ][a-zåäö].*)"),
    ),
    (
        "letter",
        "cased",  # "KS 163 Title", "Ks 1 Dnr 2012-KS123 Title"
        re.compile(
            r"(?:KS|Ks|KF|Kf|KSAU|AU|Au)\s§?\s?(?P<n>\d{1,4})\s+(?P<t>(?:DNR|[A-ZÅÄÖ][a-zåäö]).*)"
        ),
    ),
    (
        "letter",
        "word",
        re.compile(
            r"(?:(?:(?:Dagsordens?(?:ens )?|Beslutnings|Orienterings|Drøftelses)?(?:[Pp]unkt|PUNKT)"
            r"|P(?:kt|KT)\.?|S(?:ag|AG|ak|AK)|Emne|Ærende|Ärende)(?:\s?(?:[Nn]r|NR)\.?)?\s?:?"
            r"|N(?:r|R)\.?|Item|ITEM|Agenda item)\s*(?P<n>\d{1,4}(?:/\d{2,4}|[A-Z](?=:))?)"
            r"(?![\d,]|\.\d|-\d)(?:\s(?:af|av|of)\s\d{1,3}$)?\s*[.:)]?\s*[-–]?\s*(?P<t>.*)"
        ),
    ),
    (
        "letter",
        "series",
        re.compile(
            r"(?P<n>(?!SAK)[A-ZÆØÅ]{2,4}[- ]?\d{1,3}/(?:20)?\d{1,2}(?:-[A-ZÆØÅ]{1,2}\b)?)(?!\d)"
            r"[.:]?\s*[-–:]?\s*(?P<t>.*)"
        ),
    ),
    (
        "letter",
        "series",
        re.compile(
            r"(?:[A-ZÆØÅ]{2,4}-?[Ss]ak|Saksnr\.?|Utvalgssak)\s?:?\s?(?P<n>\d{1,3}/\d{2})(?!\d)"
            r"[.:]?\s*[-–:]?\s*(?P<t>.*)"
        ),
    ),
    (
        "either",
        "series",  # "T3. Title": the letter of the committee; "19-003 Title": year, running number
        re.compile(
            r"(?:(?:Punkt|Pkt\.|Sag)\s)?(?P<n>[A-ZÆØÅ]\d{1,3}(?=\.\s)|\d{2}-\d{3}(?![\d-]))[.:]?\s+"
            r"(?P<t>[A-ZÆØÅa-zæøå\"”].*)"
        ),
    ),
    (
        "sign",
        "paragraph",
        re.compile(r"§+\s*(?P<n>\d{1,4}(?:/\d{2})?)\b(?!,)[.:]?\s*[-–]?\s*(?P<t>.*)"),
    ),
    (
        "digit",
        "slash",
        re.compile(r"(?P<n>\d{1,4}/(?:\d{2,3}|20\d\d))(?![\d-])[.:]?\s+[-–:]?\s*(?P<t>.*)"),
    ),
    ("digit", "alone", re.compile(r"(?P<n>\d{1,4}/\d{2,3})(?P<t>)")),
    (
        "letter",
        "ad",
        re.compile(
            r"[Aa]d\.?\s?(?:pkt\.?\s?|punkt\s)?(?P<n>\d{1,4})\s?[.):]?\)?\s*[-–:]?\s*(?P<t>.*)"
        ),
    ),
    ("digit", "twice", re.compile(r"(?P<n>\d{1,4})\.\s+(?P=n)\.\s+(?P<t>[A-ZÆØÅ].*)")),
    # "#3 Title", "(3) Title", "[3] Title"
    (
        "sign",
        "marked",
        re.compile(r"[#(\[]\s?(?P<n>\d{1,3})\s?[)\]]?[.:]?\s*[-–]?\s*(?P<t>[A-ZÆØÅÄÖ\"”].*)"),
    ),
    (
        "letter",
        "series",  # "FC/285/07-08 Declarations of Interest": committee, running number, year
        re.compile(r"(?P<n>[A-Z][A-Za-z]{0,4}/\d{1,4}/\d{2}(?:-\d{2})?)[.:]?\s+(?P<t>[A-Z].*)"),
    ),
    (
        "digit",
        "series",  # "21.44 ELECTION OF CHAIR": the year and the running number
        re.compile(r"(?P<n>\d{2}\.\d{2,3})\s+(?P<t>[A-Z]{4}[^a-z]*)"),
    ),
    # "268/12/13 FINANCE": running number, month and year; fewer digits would be those of a day.
    ("digit", "series", re.compile(r"(?P<n>\d{3}/\d{2}/\d{2})(?!\d)[.:]?\s+(?P<t>[A-Z].*)")),
    ("digit", "dot", re.compile(r"(?P<n>\d{1,4})\.(?!\d)\s*(?P<t>.*)")),
    ("digit", "colon", re.compile(r"(?P<n>\d{1,4})\s*[:)](?:\s+|(?=[A-ZÆØÅ]))(?P<t>.*)")),
    ("digit", "dash", re.compile(r"(?P<n>\d{1,4})\s*[-–](?:\s+|(?=[A-ZÆØÅ]))(?P<t>.*)")),
    ("digit", "glued", re.compile(r"(?P<n>\d{1,3})(?P<t>(?:[A-ZÆØÅ][a-zæøå]{2,}|[A-ZÆØÅ]{5,}).*)")),
    ("digit", "bare", re.compile(r"(?P<n>\d{1,5})\s+(?P<t>[A-ZÆØÅ\"”»'’§(ÄÖ\d].*)")),
    ("digit", "alone", re.compile(r"(?P<n>\d{1,4})\.?(?P<t>)")),
)
_OF_LEAD = {
    lead: tuple((form, pattern) for first, form, pattern in _FORMS if first in (lead, "either"))
    for lead in ("digit", "letter", "sign")
}
# "Punkt 3: (Åben) Title": access in brackets before the title.
_STATED = re.compile(r"[(\[]\s?(\w+(?:\s(?:sag|punkt))?)\s?[)\]]\s*[-–:]?\s*(?=\S)")
_TRAILING = re.compile(
    r"(?P<t>\S.{2,200}?)\s*(?:[-–(,]?\s*\b[Ss]ag\s?nr\.?|\((?:[Pp]unkt|[Pp]kt\.)(?=[^()]*\)$))\s?"
    r"(?P<n>\d{1,4})\)?"
)


def access_before(title: str) -> tuple[Access | None, str]:
    """What stands in brackets before a title says of access, and the title."""
    stated = _STATED.match(title)
    said = access_word(stated[1]) if stated else None
    return (said, title[stated.end() :]) if stated and said is not None else (None, title)


_NUMBER_ENDS = frozenset("0123456789)")
_SIGNS = ("§", "#", "(", "[")


# A row is looked at from several sides, also from the rows above it.
@lru_cache(maxsize=65_536)
def numbered(text: str) -> Numbered | None:
    """`text` as the beginning of an item, where it has the form of one."""
    if len(text) > 6_000:
        text = text[:6_000]
    for form, pattern in _OF_LEAD.get(_lead(text), ()):
        found = pattern.fullmatch(text)
        if found is None or (form == "dot" and not found["t"]):
            continue
        result = _as_numbered(form, found)
        if result is not None:
            return result
    found = _TRAILING.fullmatch(text) if len(text) < 230 and text[-1:] in _NUMBER_ENDS else None
    if found:
        return Numbered(found["n"], int(found["n"]), "trailing", found["t"].rstrip(" -–(,"))
    return None


def _lead(text: str) -> str:
    """What a row begins with: "digit", "sign", "letter" where letters or digits go on, or ""."""
    if text[:1].isdigit():
        return "digit"
    if text[:1] in _SIGNS:
        return "sign"
    return "letter" if text[:4].strip()[:2].isalnum() else ""


def _as_numbered(form: str, found: re.Match[str]) -> Numbered | None:
    number, title = found["n"], found["t"].strip()
    counting = next((part for part in number.split("/") if any(map(str.isdigit, part))), "")
    value = int(re.sub(r"\D", "", counting) or 0)
    access: Access = "unknown"
    if form == "access":
        access = access_word(found["a"] or found["b"] or "") or "unknown"
    if form == "word":
        said, title = access_before(title)
        access = said or access
    if value == 0 and form != "word":
        return None
    if form in ("dot", "bare", "dash", "colon") and _COUNTED.match(title):
        return None
    if form in ("bare", "dash", "glued", "alone", "colon") and 1900 <= value <= 2100:
        return None
    if form == "bare" and (
        (value >= 1000 and not title.isupper())
        or (title[0].isdigit() and not _ORDINAL.match(title))
    ):
        return None  # two columns of figures
    if form in ("paragraph", "slash", "series", "word", "cased") and ONLY_CASE.fullmatch(title):
        title = ""  # the title stands below
    if form == "word" and title[:1] == "(" and CASE_NUMBER.fullmatch(title.strip("() ")):
        title = ""
    if form == "word" and re.match(r"(?:,|og\b|til\b|samt\b|i\b|fra\b|på\b|blev\b|\()", title):
        return None
    if form == "word" and not title and "/" in number and len(number) > 7:
        return None
    return Numbered(number, value, form, title, access)


# Case numbers as the systems of Danish, Norwegian and Swedish municipalities write them, the
# longest form first. None may continue in letters or digits.
CASE_NUMBER = re.compile(
    r"(?<![\w./-])(?:"
    r"\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d{1,6}-\d{2}"  # KLE and running number
    r"|\d{2}\.\d{2}\.\d{2}[A-ZÆØÅ]\d{2}(?:-\d{1,6}(?:-\d{2})?)?"
    r"|[A-ZÆØÅ]{1,6}-?\d{4}-\d{3,8}"  # EMN-2025-003928, S2019-1234
    r"|[A-ZÅÄÖ]{2,6}[ /-]?\d{4}[/:-]\d{1,6}"  # KS 2020/123, KS/2020:1
    r"|\d{4}[-/][A-ZÅÄÖ]{2,4}\s?\d{1,5}"  # 2012-KS123, 2023/BUN 0214
    r"|\d-\d{2}(?:-\d{2})?-\d{1,5}-\d{2}"  # 1-51-71-3321-08, 1-21-1-14
    r"|\d{2}[A-ZÅÄÖ]{2,4}\d{2,4}"  # 21KS112
    r"|\d{2,4}-\d{4}-\d{1,7}"  # 330-2019-2104
    r"|(?:19|20)\d{2}[/-](?!(?:19|20)\d{2}(?!\d))\d{3,8}"  # 2012/057275, 2020-003398
    r"|\d{2}/\d{3,7}(?:-\d{1,3})?"  # 12/27845
    r"|\d{3,5}/\d{5,6}"  # 7350/23455
    r"|\d{2}-\d{5,7}[A-Z]?"  # 21-014470
    r"|(?!\d\d(?:0\d|1[0-2]))\d{6}-20\d\d"  # no day and month, which begin a person's number
    r"|\d{3}-\d{2}-\d{3,6}|\d{1,4}-\d{2}/\d{2,4}"
    r")(?![\w/-]|\.\d)"
)

# "§ 41 Dnr KS 2019/55": the number of the case in place of the title.
ONLY_CASE = re.compile(
    rf"(?:Dnr|DNR|Diarienr|Sagsnr|Saksnr|J\.?nr)\.?\s?:?\s?"
    rf"(?:{CASE_NUMBER.pattern}|(?:[A-ZÅÄÖ]{{2,4}} ){{0,2}}\S*\d\S*)"
)


# The case of a row that has its item's number before it may be as short: "23/12 12/57 Title".
_SHORT_CASE = re.compile(r"\d{2}/\d{2}(?=\s+[A-ZÆØÅ])")
# "Dnr 2012-KS Title": the digits behind the letters are lost.
_LOST_CASE = re.compile(r"Dnr\s\d{4}-[A-ZÅÄÖ]{2,4}\s(?=[A-ZÅÄÖ])")


def without_case(title: str) -> tuple[str | None, str]:
    """(case number, title) of a title that begins with the number of its case."""
    lost = _LOST_CASE.match(title)
    if lost:
        return None, title[lost.end() :]
    label = re.match(r"(?:Dnr|Diarienr|Sagsnr|J\.?nr)\.?\s?:?\s*(?=\S)", title)
    place = label.end() if label else 0
    found = CASE_NUMBER.match(title, place) or _SHORT_CASE.match(title, place)
    if found is None or not title[found.end() :].strip():
        return None, title
    return found[0], title[found.end() :].strip(" -–:")


_CASE_AT_END = re.compile(
    r"\s+(?P<open>\()?(?:Dnr|Diarienr|[Ss]agsnr|Sagsid|J\.?\s?nr|Arkivsaksnr|[Ss]aksnr)\.?\s?:?\s?"
    r"(?P<case>\S[^:()]{3,24})(?(open)\))$"
)
_BRACKETS_AT_END = re.compile(r"\s+\((?P<case>[^()]{5,30})\)$")


def without_case_at_end(title: str) -> str:
    """A title that ends with the number of its case, behind its label or in brackets, without."""
    found = _CASE_AT_END.search(title) or _BRACKETS_AT_END.search(title)
    if found is None or not CASE_NUMBER.fullmatch(found["case"].strip()):
        return title
    return title[: found.start()].rstrip(" ,-–")


def access_word(text: str) -> Access | None:
    """What a word or cell that stands alone says of access: "Åbent", "(Lukket punkt)"."""
    if len(text) > 24:
        return None
    return _ACCESS_WORDS.get(text.strip(" ()[].:-–").lower())


_CLOSED_TITLE = re.compile(
    r"\(?(?:lukket|lukkede|fortrolig|fortroligt)(?:\s(?:punkt|sag|dagsordenspunkt|sager"
    r"|møde))?\)?\s?(?:[:.\-–)]|$)|lukket (?:punkt|sag)\b"
    r"|.*(?:[-–(]\s?|\b)(?:lukket(?:\s(?:punkt|sag))|LUKKET)\)?\s*$"
    r"|.*\((?:lukket|closed|exempt|(?:for|bag) lukkede døre)\)\s*$"
    r"|.*\((?:lukket (?:punkt|sag)|fortroligt?)\)"  # before what a table of contents left behind it
    r"|closed\s?:|(?:unntatt offentlighet|unnateke offentlegheit|u\.?off\.?|exempt item"
    r"|closed item)\b"
    r"|.*\[para(?:graph)?s? \d[\d, and]*\]\s*$",  # of the Act that shuts the public out
    re.IGNORECASE,
)
_CLOSED_BEFORE = re.compile(r"(?:Lukket|LUKKET)(?:\s(?:punkt|sag|PUNKT|SAG))?\s[A-ZÆØÅ\d]")
_OPEN_TITLE = re.compile(
    r"\(?(?:åbent|åben|åpen)(?:\s(?:punkt|sag))?\)?\s?[:\-–]\s|.*[(\[](?:åben|åbent|åben sag"
    r"|åbent punkt|åpen|open)[)\]]\s*$"
    r"|.*\s[-–]\s(?:åben|åbent|åben sag|åbent punkt)\s*$",
    re.IGNORECASE,
)


def access_of_title(title: str) -> Access:
    """What an item's title says of access: "Lukket: ...", "... - LUKKET SAG", "(Lukket punkt)"."""
    if _CLOSED_TITLE.match(title) or _CLOSED_BEFORE.match(title):
        return "closed"
    return "open" if _OPEN_TITLE.match(title) else "unknown"


# "00.01.00A04 - 2007/12345": the subject of the case in the KLE, then its number.
_SUBJECT_BEFORE = re.compile(
    rf"\d{{2}}\.\d{{2}}\.\d{{2}}[A-ZÆØÅ]\d{{2}}\s[-–]\s(?={CASE_NUMBER.pattern})"
)


def case_number_in(text: str) -> str | None:
    """The first case number in `text`."""
    found = CASE_NUMBER.search(text := _SUBJECT_BEFORE.sub("", text[:400]))
    return found[0] if found else None
