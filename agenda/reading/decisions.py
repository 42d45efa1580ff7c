"""Headings over decisions that name a body and a date, or either."""

from __future__ import annotations

import re
from functools import lru_cache

from agenda.reading.bodies import BODY, bodies_in, clean_body
from agenda.reading.days import days_in
from agenda.reading.headings import Label

_HEADING = re.compile(
    r"(?P<word>Beslutning(?:er)?|BESLUTNING|Indstilling og beslutning|Vedtak|Saksprotokoll|Beslut"
    r"|Behandling|Afgørelse|Udtalelse|Referat|Protokol|Tidligere beslutning(?:er)?|Anbefaling"
    r"|Vedtagelse|Indstilling)"
    r"(?=[\s:,–-])\s?(?:(?:[iI]|fra|af|for|truffet i|truffet af|på|-|–|,|:)\s)?(?=\S)"
)
_YEARS = r"(?:\s(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d)?"
_BARE_BODY = re.compile(
    rf"(?P<body>[A-ZÆØÅ][^:;!?\d]{{1,80}}?){_YEARS},?\s(?:den\s|d\.\s?|på møde(?:t)? den\s"
    r"|møde(?:t)? den\s)?(?=\d)"
)
# "ØU", "Social og Sundhed": a body by its letters or by what it works with.
_SHORT_BODY = re.compile(
    r"[A-ZÆØÅ]{2,5}|[A-ZÆØÅ][a-zæøå]+(?:(?:,? og|,| &) [A-ZÆØÅ][a-zæøå]+){1,4}"
)
_AFTER_DATE = re.compile(
    r"(?:,?\s?(?:kl\.?\s?\d{1,2}[.:]\d{2}))?(?:,?\s?\(?(?:som\s)?(?:pkt\.?|punkt|sag"
    r"|sak)\s?(?:nr\.?\s?)?\d{1,4}(?:/\d{2,4})?\)?)?\s?[.:]?\s*"
)
_PAGE_BEHIND = re.compile(r"(?:side|s\.)\s?\d{1,4}.{0,12}", re.IGNORECASE)
_NUMBERED_POINT = re.compile(r"\b(?:pkt\.?|punkt|sag)\s(?:nr\.?\s?)?\d{1,4}(?=[A-ZÆØÅ]|$)")
# Names that say which kind of body decided, not which: the meeting's own.
_ANY_BODY = frozenset({
    "udvalget", "rådet", "bestyrelsen", "nævnet", "utvalget", "nämnden", "mødet", "styrelsen",
})  # fmt: skip
_LONGEST_HEADING = 160
_SMALL_WORD = re.compile(
    r"\b(?:I|Den|Af|Og|For|Pkt|Punkt|Fra|På|Til|Januar|Februar|Marts|April|Maj|Juni|Juli|August"
    r"|September|Oktober|November|December|Kl|Nr)\b"
    r"|(?<=s )(?:Beslutning|Indstilling|Behandling|Anbefaling|Udtalelse)\b"
)


_OF_POINT = re.compile(
    r"(?:Beslutning|Vedtak|Indstilling) (?:for|til|vedr\.?|i) (?:Punkt|Pkt\.?|Sak"
    r"|Sag)\s?(?:nr\.\s?)?\d{1,4}\b"
)
_OWNED = re.compile(
    r"(?P<body>[A-ZÆØÅ][^.:;!?\d]{3,80}?)s\s(?P<word>beslutning|behandling|indstilling|anbefaling"
    r"|vedtak|beslut|erklæring|udtalelse)"
    r"(?:\s(?:i|på)\s(?:mødet|møde))?,?\s?(?:den\s|d\.\s?|af\s)?(?=\d|\s?:|$|[A-ZÆØÅÄÖ])"
)


# "Byrådets møde 3. marts 2020 Punkt 4: Godkendt.": the answer by the number of its item.
_ANSWERED = re.compile(
    r"(?P<body>[A-ZÆØÅ][^.:;!?\d]{3,80}?)s\smøde,?\s(?:den\s|d\.\s)?(?=\d)"
    r"(?P<date>[^:]{6,24}?),?\s(?:Punkt|Pkt\.?|punkt|pkt\.?)\s\d{1,4}\s?:\s*"
)

# The date is lost in some transcripts: "Beslutning den : ...", "BESLUTNING I RÅDET DEN Godkendt."
_LOST_DATE = re.compile(
    r"((?:Beslutning(?:er)?|BESLUTNING(?:ER)?)(?:\s(?:[iI]\s)?(?P<body>[A-ZÆØÅ][^.:;]{2,70}?))?)"
    r"(?:\s[iI])?\s(?:den|DEN)(?:\s?:|(?=\s[A-ZÆØÅ\"”]|$))\s*"
)


@lru_cache(maxsize=8_192)
def dated_decision(text: str) -> Label | None:
    """A heading "Beslutning i X den 3. marts 2020:" or "X, 6. januar 2020, pkt. 123:" with what
    stands behind it on the row."""
    if len(text) < 8 or not text[0].isupper():
        return None
    if len(text) < _LONGEST_HEADING and text.isupper() and not text.title().isupper():
        plain = dated_decision(from_capitals(text))
        return Label(plain.kind, plain.heading, len(text)) if plain else None
    head = text[:220]
    point = _OF_POINT.match(head)
    if point and len(text) < 220:
        kind = "recommendation" if text.startswith("Indstilling") else "decision"
        return Label(kind, text.rstrip(": "), len(text))
    undated = _LOST_DATE.match(head)
    if undated and (
        undated["body"] is None
        or undated["body"].lower() in _ANY_BODY
        or BODY.search(undated["body"].title())
    ):
        return Label("decision", undated[1].strip(), undated.end())
    answered = _ANSWERED.match(head)
    if answered and BODY.fullmatch(answered["body"]) and days_in(answered["date"]):
        return Label("decision", answered[0].rstrip(": "), answered.end())
    owned = _OWNED.match(head)
    if owned:
        return _owned(text, head, owned)
    found = _HEADING.match(head)
    if found:
        return _worded(text, head, found)
    if any(map(str.isdigit, head[:140])):
        return _of_bare_body(text, head)
    return None


def _of_bare_body(text: str, head: str) -> Label | None:
    """ "Byrådet, 6. januar 2020, pkt. 123: ..." """
    bare = _BARE_BODY.match(head)
    if bare is None or not _is_heading_end(text, bare.end()):
        return None
    name = bare["body"].strip(" ,-–")
    if not (BODY.fullmatch(name) or _SHORT_BODY.fullmatch(name)):
        return None
    day = days_in(head[bare.end() :])
    if not day or day[0].start > 1:
        return None
    end = bare.end() + day[0].end
    after = _AFTER_DATE.match(text, end)
    value = after.end() if after else end
    point = re.search(r"(?:pkt|punkt|sag)", text[end:value])
    if not point and (":" not in text[end:value] or not (BODY.fullmatch(name) or name.isupper())):
        return None
    return Label("decision", text[:value].strip().rstrip(": "), value)


@lru_cache(maxsize=8_192)
def dated_step(text: str) -> Label | None:
    """A further decision below a heading for all of them: "Byrådet, 22.11.2016 Godkendt." """
    head = text[:160]
    bare = _BARE_BODY.match(head)
    if bare is None or not BODY.fullmatch(bare["body"].strip(" ,-–")):
        return None
    day = days_in(head[bare.end() :])
    if not day or day[0].start > 1:
        return None
    end = bare.end() + day[0].end
    value = end + len(text[end:]) - len(text[end:].lstrip(" .:,"))
    rest = text[value:]
    if rest[:1].islower() or _PAGE_BEHIND.fullmatch(rest):
        return None
    return Label("decision", text[:end].strip(), value)


def from_capitals(text: str) -> str:
    """A heading in capitals as it is written otherwise: names begin with one, small words do not.
    "BESLUTNING I ØKONOMIUDVALGET DEN 3. MARTS 2020" """
    return _SMALL_WORD.sub(lambda found: found[0].lower(), text.title())


def _owned(text: str, head: str, found: re.Match[str]) -> Label | None:
    """ "Udvalgets beslutning i mødet den 3. marts 2020:" """
    days = days_in(head[found.end() :])
    end = found.end()
    if not BODY.fullmatch(found["body"]):
        return None
    if days and days[0].start <= 1:
        end += days[0].end
    elif not (end >= len(text) or text[end:].lstrip()[:1] == ":" or text[end - 1].islower()):
        return None
    after = _AFTER_DATE.match(text, end)
    value = after.end() if after else end
    if value < len(text) and ":" not in text[end:value] and text[value - 1].isspace():
        return None
    kind = (
        "decision"
        if found["word"] in ("beslutning", "behandling", "vedtak", "beslut")
        else ("recommendation" if found["word"] == "indstilling" else "hearing")
    )
    return Label(kind, text[:value].strip().rstrip(": "), value)


def _is_heading_end(text: str, start: int) -> bool:
    head = text[start : start + 60]
    return ":" in head or len(text) - start < 40 or _NUMBERED_POINT.search(head) is not None


def _worded(text: str, head: str, found: re.Match[str]) -> Label | None:
    kind = {
        "indstilling og beslutning": "recommendation_and_decision",
        "udtalelse": "hearing", "referat": "other",
        "anbefaling": "recommendation", "indstilling": "recommendation",
        "tidligere beslutning": "history", "tidligere beslutninger": "history",
    }.get(found["word"].lower(), "decision")  # fmt: skip
    if kind in ("other", "hearing"):
        return None
    days = days_in(head[found.end() :])
    if days:
        end = found.end() + days[0].end
        between = head[found.end() : found.end() + days[0].start]
        if len(between) > 150 or re.search(r"(?<!\bd)[.;!?]\s|\bat\b", between):
            return None
        after = _AFTER_DATE.match(text, end)
        value = after.end() if after else end
        rest = text[value:]
        if rest and ":" not in text[end:value] and (rest[0].islower() or not rest[0].isalnum()):
            return None
        if kind == "recommendation" and rest:
            return None
        return Label(kind, text[:value].strip().rstrip(": "), value)
    colon = head.find(":", found.end())
    name = head[found.end() : colon if colon >= 0 else len(head)].strip()
    if len(text) <= 110 or colon >= 0:
        body = clean_body(name)
        if body and BODY.fullmatch(body) and not re.search(r"\b(?:om|vedr)\b", name):
            value = colon + 1 if colon >= 0 else len(text)
            value += len(text[value:]) - len(text[value:].lstrip())
            return Label(kind, text[:value].strip().rstrip(": "), value)
    return None


def body_and_date(heading: str) -> tuple[str | None, str | None]:
    """The body and the ISO date that a decision's heading names."""
    days = days_in(heading)
    owned = _OWNED.match(heading) or _ANSWERED.match(f"{heading}: ")
    if owned:
        body = clean_body(owned["body"])
        return None if body and body.lower() in _ANY_BODY else body, days[0].value if days else None
    if _OF_POINT.match(heading):
        return None, None
    named = _HEADING.match(heading)
    start = named.end() if named else 0
    end = days[0].start if days else len(heading)
    between = re.sub(
        r",?\s?(?:den|d\.|på mødet?(?: den)?|mødet?(?: den)?|kl\.?)?\s*$",
        "",
        heading[start:end].strip(" ,:-–"),
    ).strip(" ,:-–")
    body = clean_body(between) if between else None
    if body and not BODY.fullmatch(body):
        found = bodies_in(heading)
        body = found[0] if found else None
    named_so = body is not None and body.lower() not in _ANY_BODY
    return body if named_so else None, days[0].value if days else None
