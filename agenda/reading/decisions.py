"""Decisions: headings that name a body and a date, whose decision is the meeting's own, votes and
minority statements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from agenda.reading.bodies import BODY, bodies_in, body_key, clean_body
from agenda.reading.days import days_in
from agenda.reading.headings import Label
from agenda.reading.result import DecisionRead, MeetingRead, SectionRead

_HEADING = re.compile(
    r"(?P<word>Beslutning(?:er)?|BESLUTNING|Indstilling og beslutning|Vedtak|Saksprotokoll|Beslut"
    r"|Behandling|Afgørelse|Udtalelse|Referat|Protokol|Tidligere beslutning(?:er)?|Anbefaling"
    r"|Vedtagelse|Indstilling)"
    r"(?=[\s:,–-])\s?(?:(?:[iI]|fra|af|for|truffet i|truffet af|på|-|–|,|:)\s)?(?=\S)"
)
_BARE_BODY = re.compile(
    r"(?P<body>[A-ZÆØÅ][^:;!?\d]{3,80}?),?\s(?:den\s|d\.\s?|på møde(?:t)? den\s"
    r"|møde(?:t)? den\s)?(?=\d)"
)
_AFTER_DATE = re.compile(
    r"(?:,?\s?(?:kl\.?\s?\d{1,2}[.:]\d{2}))?(?:,?\s?(?:som\s)?(?:pkt\.?|punkt|sag"
    r"|sak)\s?(?:nr\.?\s?)?\d{1,4}(?:/\d{2,4})?)?\s?[.:]?\s*"
)
# "19-08-2019 Magistraten", "19-08-2019 - Magistraten:": a step of the case's history.
_STEP = re.compile(
    r"(?P<date>\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})"
    r"|\d{1,2}\.\s[a-z]+\s\d{4})\s?[-–:]?\s(?P<body>[A-ZÆØÅ][^.:;]{3,90})"
)
_STEP_OF_BODY = re.compile(
    r"(?P<body>[A-ZÆØÅ][^.:;\d]{3,90}?)(?:,|\s[-–])?\s(?:den\s|d\.\s?"
    r"|møde(?:t)? den\s)?(?P<date>\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})"
    r"|\d{1,2}\.\s[a-z]+\s\d{4})\s?:?"
)
_LABELLED_STEP = re.compile(
    r"(?P<what>Udvalg|Dato|Punktnummer|Punkt nr|Punkt|Forum|Utvalg|Møtedato)\s?:\s*(?P<value>.*)"
)
_NOT_RELEASED = re.compile(
    r"(?:beslutning(?:en)? (?:er )?ikke (?:frigivet|offentliggjort|truffet)|ikke (?:frigivet"
    r"|behandlet endnu)|beslutning afventer|ingen beslutning(?: frigivet)?"
    r"|afventer(?: behandling)?|der er ingen beslutning)\W*",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"(?:^|(?<=[.\n]\s)|(?<=\n))[^.\n]{0,300}\b(?:stemte (?:for|imod|nej|ja)|stemmer (?:for|imod)"
    r"|for stemte|imod stemte|undlod at stemme|undlod|stemmer mod|mot \d+ stemmer|enstemmig\w*"
    r"|samrøystes|røster|all were in favour|votes? (?:for|against)|abstained)\b[^.\n]{0,300}\.?",
    re.IGNORECASE,
)
_MINORITY = re.compile(
    r"(?:^|(?<=[.\n]\s)|(?<=\n))[^.\n]{0,200}\b(?:mindretal\w*|mindretalsudtalelse|tog forbehold"
    r"|tager forbehold|kunne ikke tiltræde|kan ikke tiltræde|kunne ikke støtte"
    r"|ønsker? (?:det )?(?:ført|tilføjet) til (?:protokol|referat)\w*"
    r"|ønskede (?:ført )?til protokol\w*|begærede? (?:sagen )?(?:i|ind)|reserverer sig"
    r"|reserverade sig|protokollerede?|særudtalelse)\b[^\n]{0,600}",
    re.IGNORECASE,
)
_PAGE_BEHIND = re.compile(r"(?:side|s\.)\s?\d{1,4}.{0,12}", re.IGNORECASE)
_NUMBERED_POINT = re.compile(r"\b(?:pkt\.?|punkt|sag)\s(?:nr\.?\s?)?\d{1,4}(?=[A-ZÆØÅ]|$)")
_SEARCHED = 20_000
# Names that say which kind of body decided, not which: the meeting's own.
_ANY_BODY = frozenset({
    "udvalget", "rådet", "bestyrelsen", "nævnet", "utvalget", "nämnden", "mødet", "styrelsen",
})  # fmt: skip
_COUNCILS = tuple(map(body_key, ("byrådet", "kommunalbestyrelsen", "regionsrådet")))
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
    r"(?:\s(?:i|på)\s(?:mødet|møde))?,?\s?(?:den\s|d\.\s?)?(?=\d|\s?:|$|[A-ZÆØÅ])"
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
    owned = _OWNED.match(head)
    if owned:
        return _owned(text, head, owned)
    found = _HEADING.match(head)
    if found:
        return _worded(text, head, found)
    if any(map(str.isdigit, head[:140])):
        bare = _BARE_BODY.match(head)
        if (
            bare
            and BODY.fullmatch(bare["body"].strip(" ,-–"))
            and _is_heading_end(text, bare.end())
        ):
            day = days_in(head[bare.end() :])
            if day and day[0].start <= 1:
                end = bare.end() + day[0].end
                after = _AFTER_DATE.match(text, end)
                value = after.end() if after else end
                if ":" in text[end:value] or re.search(r"(?:pkt|punkt|sag)", text[end:value]):
                    return Label("decision", text[:value].strip().rstrip(": "), value)
    return None


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
        if len(between) > 150 or re.search(r"[.;!?]\s|\bat\b", between):
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
    owned = _OWNED.match(heading)
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


def history_steps(text: str) -> list[tuple[str | None, str | None, str]]:
    """The steps of a case's history as (body, date, text), in the order printed."""
    steps: list[tuple[str | None, str | None, list[str]]] = []
    open_labels: set[str] = set()
    for line in text.split("\n"):
        labelled = _LABELLED_STEP.fullmatch(line)
        if labelled:
            what = labelled["what"].lower()
            value = labelled["value"].strip()
            kind = (
                "date"
                if "dato" in what
                else "body"
                if what in ("udvalg", "forum", "utvalg")
                else ""
            )
            if not steps or kind in open_labels or steps[-1][2]:
                steps.append((None, None, []))
                open_labels = set()
            open_labels.add(kind)
            body, date, words = steps[-1]
            days = days_in(value)
            if kind == "date" and days:
                date = days[0].value
            elif kind == "body":
                body = value or None
            steps[-1] = (body, date, words)
            continue
        step = _STEP.fullmatch(line) or _STEP_OF_BODY.fullmatch(line)
        label = dated_decision(line)
        if step and days_in(step["date"]):
            steps.append((step["body"].strip(), days_in(step["date"])[0].value, []))
        elif label is not None:
            body, date = body_and_date(label.heading)
            rest = line[label.value :].strip()
            steps.append((body, date, [rest] if rest else []))
        elif steps:
            steps[-1][2].append(line)
        open_labels = set() if labelled is None else open_labels
    return [(body, date, "\n".join(words).strip()) for body, date, words in steps]


def decisions_of(sections: Sequence[SectionRead], meeting: MeetingRead) -> tuple[DecisionRead, ...]:
    """Every decision that an item carries, in the order printed, the meeting's own one marked."""
    found: list[DecisionRead] = []
    for section in sections:
        if section.kind == "history":
            found += [
                _decision(words, body, date)
                for body, date, words in history_steps(section.text)
                if words and not _NOT_RELEASED.fullmatch(words)
            ]
        elif section.kind == "decision":
            text = _without_absence_lines(section.text)
            if text and not _NOT_RELEASED.fullmatch(text):
                body, date = body_and_date(section.heading)
                found.append(_decision(text, body, date))
        elif section.kind == "minority" and found and section.text:
            found[-1] = _with_minority(found[-1], section.text)
        elif section.kind == "debate" and found and section.text and found[-1].votes is None:
            found[-1] = _with_votes(found[-1], section.text)
    return _own_marked(tuple(found), meeting)


def _without_absence_lines(text: str) -> str:
    lines = text.split("\n")
    while lines and re.match(
        r"(?:Fraværende|Afbud|Ikke til stede|Deltog ikke|Forfall)\s?:", lines[0]
    ):
        lines.pop(0)
    return "\n".join(lines).strip()


def _decision(text: str, body: str | None, date: str | None) -> DecisionRead:
    head = text[:_SEARCHED]
    votes = _VOTES.search(head)
    statements = tuple(one[0].strip() for one in _MINORITY.finditer(head))
    return DecisionRead(
        text=text,
        body=body,
        date=date,
        votes=votes[0].strip() if votes else None,
        minority_statements=statements,
    )


def _with_minority(decision: DecisionRead, text: str) -> DecisionRead:
    return replace(decision, minority_statements=(*decision.minority_statements, text))


def _with_votes(decision: DecisionRead, text: str) -> DecisionRead:
    votes = _VOTES.search(text[:_SEARCHED])
    return replace(decision, votes=votes[0].strip()) if votes else decision


def _own_marked(found: tuple[DecisionRead, ...], meeting: MeetingRead) -> tuple[DecisionRead, ...]:
    own = _own_index(found, meeting)
    if own is None:
        return found
    return tuple(replace(one, own=True) if index == own else one for index, one in enumerate(found))


def _is_same(key: str, own: str) -> bool:
    """Whether two bodies are one, a council with the name of its town or without it."""
    return key == own or (key in _COUNCILS and own.endswith(key))


def _own_index(found: tuple[DecisionRead, ...], meeting: MeetingRead) -> int | None:
    """The meeting's own decision: of its date and body where the headings say, else the one that
    names neither, else the last of its body."""
    own_body = body_key(meeting.body) if meeting.body else None

    def of_body(one: DecisionRead) -> bool:
        return one.body is None or own_body is None or _is_same(body_key(one.body), own_body)

    dated = [
        index
        for index, one in enumerate(found)
        if one.date is not None and one.date == meeting.date and of_body(one)
    ]
    plain = [index for index, one in enumerate(found) if one.date is None and one.body is None]
    if plain and (not dated or plain[0] < dated[0]):
        return plain[-1]
    if dated:
        return dated[-1]
    if len(found) == 1 and found[0].date is not None and found[0].date == meeting.date:
        return 0  # the only one, of the day: its body may be written in another way
    same = [
        index for index, one in enumerate(found)
        if one.body is not None and own_body is not None and _is_same(body_key(one.body), own_body)
        and (one.date is None or meeting.date is None)
    ]  # fmt: skip
    if same:
        return same[-1]
    if meeting.date is None and own_body is None and found:
        return len(found) - 1
    return None
