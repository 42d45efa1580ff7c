"""The forms in which Danish, Norwegian, Swedish and English prose writes dates. Data."""

from __future__ import annotations

import re

MONTH_NUMBERS = {
    "januar": 1, "januari": 1, "january": 1, "jan": 1, "februar": 2, "februari": 2, "february": 2,
    "feb": 2, "marts": 3, "mars": 3, "march": 3, "april": 4, "apr": 4, "maj": 5, "mai": 5, "may": 5,
    "juni": 6, "june": 6, "juli": 7, "july": 7, "august": 8, "augusti": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "october": 10, "okt": 10, "oct": 10,
    "november": 11, "nov": 11, "december": 12, "desember": 12, "dec": 12, "des": 12,
}  # fmt: skip
SEASONS = {
    "forår": "spring", "foråret": "spring", "våren": "spring", "vår": "spring", "spring": "spring",
    "sommer": "summer", "sommeren": "summer", "sommerferien": "summer", "sommaren": "summer",
    "summer": "summer",
    "efterår": "autumn", "efteråret": "autumn", "høst": "autumn", "høsten": "autumn",
    "hösten": "autumn", "autumn": "autumn", "vinter": "winter", "vinteren": "winter",
    "vintern": "winter", "winter": "winter", "sensommeren": "summer", "sensommer": "summer",
    "forsommeren": "summer", "forsommer": "summer", "vinterferien": "winter",
    "efterårsferien": "autumn", "sommerferie": "summer", "efterårsferie": "autumn",
    "vinterferie": "winter", "turistsæson": "summer", "turistsæsonen": "summer",
    "sommersæson": "summer",
    "sommersæsonen": "summer",
}  # fmt: skip
EDGES = {"primo": 1, "medio": 6, "ultimo": 12}
ORDINALS = {
    "1": 1, "2": 2, "3": 3, "4": 4, "første": 1, "andet": 2, "anden": 2, "tredje": 3, "fjerde": 4,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "första": 1, "andra": 2, "andre": 2,
}  # fmt: skip
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_LONG_MONTH = "|".join(
    sorted((m for m in MONTH_NUMBERS if len(m) > 3 or m in ("maj", "mai")), key=len, reverse=True)
)
_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s?(?:-|–|—|/)\s?|\s(?:til|till|to|and|og|och)(?:\s(?:og|och)\smed)?\s(?:d(?:en|\.)\s)?"

# All forms begin where a word begins: said once, it spares looking inside every word.
# No form begins with these letters, and many words do.
DATE = re.compile(
    r"\b(?![bcgklxzæø])(?:"
    # 2026-03-01
    rf"(?P<iso>(?<![\d-]){_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\d-]))"
    # 01.03.2026, 1/3-2026, 1/3 2026, 01-03-2026
    rf"|(?:(?<![\d./-])|(?<=[12]\d\d\d-))(?P<nd>[0-3]?\d)(?P<ns>[./-])\s?(?P<nm>[01]?\d)"
    rf"(?:(?P=ns)|[-\s]|\.\s?)(?P<ny>{_YEAR})(?!\d|-(?!\d\d?[./]\d))"
    # den 1. marts (2026)( - 31. maj 2026)
    rf"|(?<![\d.,])(?P<dd>[0-3]?\d)(?:\.|st|nd|rd|th|"
    rf":e)?(?:{_DASH})(?P<ed>[0-3]?\d)\.?\s(?P<em>{_MONTH})\b\.?(?:,?\s(?P<ey>{_YEAR}))?"
    rf"|(?<![\d.,])(?P<d>[0-3]?\d)(?:\.|st|nd|rd|th|"
    rf":e)?\s(?:of\s)?(?P<dm>{_MONTH})\b\.?(?:,?\s(?P<dy>{_YEAR}))?"
    # 1/8-26
    r"|(?<![\d./-])(?P<td>[0-3]?\d)/(?P<tm>1[0-2]|0?[1-9])-(?P<ty>[1-4]\d)(?![\d./-])"
    # March 3, 2026
    rf"|\b(?P<am>January|February|March|April|May|June|July|August|September|October|November|"
    rf"December)\s(?P<ad>[0-3]?\d)(?:st|nd|rd|th)?,\s(?P<ay>{_YEAR})"
    # d. 1/8
    rf"|\b(?:d\.|den|pr\.|senest|fra|til|inden)\s(?P<sd>[0-3]?\d)/(?P<sm>1[0-2]|0?[1-9])(?![\d/-])"
    # primo/medio/ultimo 2026, ultimo marts 2026
    rf"|\b(?P<edge>primo|medio|"
    rf"ultimo)\s(?:(?P<gm>{_LONG_MONTH})\b\s?)?(?:(?:år(?:et)?\s)?(?P<gy>{_YEAR}))?"
    # inden udgangen af 2026, senest ved årets udgang, by the end of 2026
    rf"|\b(?P<ze>udgangen|slutningen|utgången|utgangen|slutten|slutet|end)\s(?:af|av|"
    rf"of)\s(?:(?P<zm>{_LONG_MONTH})\b\s?)?(?P<zy>{_YEAR}|året|year|år)?"
    r"|\b(?P<ye>årets (?:udgang|slutning|utgang|slut)|årsskiftet|nytår)\b"
    # inden jul, til påske, ved skolestart 2026
    rf"|\b(?P<feast>jul|påske)(?:en)?\b(?!\s{_YEAR})"
    rf"|\b(?P<school>skolestart(?:en)?)(?:\s(?:i\s)?(?P<ky>{_YEAR}))?\b(?!\si\s)"
    # 3.-4. kvartal 2026
    rf"|\b(?P<q1>[1-4])\.?\s?(?:-|–|og|til)\s?(?P<q2>[1-4])\.\s?kvartal(?:et)?(?:\s(?:af\s|i\s)?"
    rf"(?P<q2y>{_YEAR}))?"
    # 1. kvartal 2026, andet halvår 2026
    rf"|\b(?P<q>[1-4]|første|andet|tredje|fjerde|first|second|third|fourth|första|andra|"
    rf"andre)\.?\s(?P<qk>kvartal|kvartalet|quarter|halvår|halvåret|halvår)(?:\s(?:af|i|"
    rf"of)?\s?(?P<qy>{_YEAR}))?"
    r"|\bQ(?P<eq>[1-4])\s(?P<eqy>20\d\d)"
    # uge 12, uge 34-36 2026
    rf"|\b(?:uge|uke|vecka|week|ugerne)\s(?P<w>[0-5]?\d)(?:\s?(?P<ws>-|–|og|"
    rf"til)\s?(?P<w2>[0-5]?\d))?(?![\d.]*\d)(?:,?\s(?:i\s)?(?P<wy>{_YEAR}))?"
    # sommeren 2026, til foråret
    r"|\b(?P<season>sommerferien|vinterferien|efterårsferien|(?:sen|for)?sommeren|(?:sen|for)sommer|"
    r"(?:sommer|efterårs|vinter)ferie(?=\s20\d\d)|(?:turist|sommer)sæson(?:en)?|"
    r"foråret|forår|sommer|sommaren|efteråret|efterår|vinteren|"
    r"vinter|"
    r"vintern|våren|vår|høsten|høst|hösten|spring|summer|autumn|winter)"
    rf"(?:\s(?:i\s|of\s)?(?P<sy>{_YEAR})(?:[/-](?P<sy2>\d\d(?:\d\d)?))?)?\b"
    # marts 2026, januar-marts 2026, i august
    rf"|\b(?P<m>{_MONTH})\b\.?(?:\s?(?P<ms>-|–|til|/|og|eller|"
    rf"samt)\s?(?P<m2>{_LONG_MONTH})\b)?(?:,?\s(?:i\s)?(?P<my>{_YEAR}))?"
    # skoleåret 26/27
    r"|\b(?:skoleåret|skoleår|sæsonen|sæson|regnskabsåret|FY)\s(?P<f1>\d\d)/(?P<f2>\d\d)(?!\d)"
    # 2026-2029, 2026/27, 2026 til 2029
    rf"|(?<![\d.,/-])(?P<y1>{_YEAR})(?P<ys>\s?[-–—/]\s?|\s(?:til|till|to)(?:\s(?:og|"
    rf"och)\smed)?\s)(?P<y2>{_YEAR}|\d\d|(?<=/)\d)(?![\d.,]\d|\d|-)"
    # 2026
    rf"|(?<![\d.,/§#-])(?P<y>{_YEAR})(?![.,]?\d|-\d|[/]\d|[-\s](?:niveau|pris\w*|pl|"
    rf"p/l)\b| (?:kr|mio|t\.kr|kroner|stk|m2|personer|"
    rf"borgere|elever)\b)"
    r"|\b(?P<rel>i år|til næste år|næste år|i indeværende år|neste år|nästa år|next year|this year|"
    r"det kommende år|i løbet af året|i årets løb|senere på året|sidste år)\b"
    # seen from the day of the document
    r"|\b(?P<near>denne uge|i går)\b)",
    re.IGNORECASE,
)
# Without a figure, a season or the like there is no date.
MAYBE_DATE = re.compile(
    r"\d|år|uge\b|\bjul\b|påske|skolestart|sæson|sommer|sommar|vint|høst|höst|spring|summer|autumn|ultimo|primo|medio|udgang|slutning|"
    r"utgång|utgang|slutt|slutet|\bend\b|year|kvart|halv|quarter|janu|febr|mar[ts]|april|maj|mai|may|"
    r"juni|juli|june|july|augus|septem|okto|octo|novem|decem|desem",
    re.IGNORECASE,
)
