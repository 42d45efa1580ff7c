"""The decisions of one item: steps of its history and its own sections, votes, minority statements,
and which of them is the meeting's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from agenda.reading.bodies import body_key
from agenda.reading.days import days_in
from agenda.reading.decisions import body_and_date, dated_decision
from agenda.reading.result import DecisionRead, MeetingRead, SectionRead
from agenda.reading.titles import says_result

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
_ABSENT = re.compile(r"(?:Fraværende|Afbud|Ikke til stede|Deltog ikke|Forfall)\s?:")
_ENDED = re.compile(r"Mødet (?:blev )?(?:hævet|sluttede|slut|afsluttet)\b")
_SEARCHED = 20_000
_RESOLVED = ("RESOLVED", "AGREED")
_COUNCILS = tuple(map(body_key, ("byrådet", "kommunalbestyrelsen", "regionsrådet")))


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
    headed: list[bool] = []
    goes_on = False  # English minutes resolve several things in one item
    for section in sections:
        if section.kind == "history":
            found += [
                _decision(words, body, date)
                for body, date, words in history_steps(section.text)
                if words and not _NOT_RELEASED.fullmatch(words)
            ]
        elif section.kind == "decision":
            text = _without_absence_lines(section.text)
            resolved = section.heading.upper().endswith(_RESOLVED)
            if text and resolved and goes_on:
                found[-1] = _decision(f"{found[-1].text}\n{text}", None, None)
            elif text and not _NOT_RELEASED.fullmatch(text):
                body, date = body_and_date(section.heading)
                found.append(_decision(text, body, date))
            goes_on = resolved and bool(text)
        elif section.kind == "minority" and found and section.text:
            found[-1] = _with_minority(found[-1], section.text)
        elif section.kind == "debate" and found and section.text and found[-1].votes is None:
            found[-1] = _with_votes(found[-1], section.text)
        headed += [section.kind == "decision"] * (len(found) - len(headed))
    if not found and (told := _told(sections)):
        found, headed = [_decision(told, None, None)], [True]
    own = _own_index(found, headed, meeting)
    return tuple(replace(one, own=True) if index == own else one for index, one in enumerate(found))


def _told(sections: Sequence[SectionRead]) -> str | None:
    """What came of an item that has no decision but under "Behandling": "Godkendt." """
    for section in sections:
        first = section.text.partition("\n")[0]
        if section.heading.lower() == "behandling" and says_result(first):
            return _without_absence_lines(section.text)
    return None


def _without_absence_lines(text: str) -> str:
    """A decision without who was absent, above it, and without when the meeting ended, below."""
    lines = text.split("\n")
    while lines and _ABSENT.match(lines[0]):
        lines.pop(0)
    ended = (at for at, line in enumerate(lines) if at and _ENDED.match(line))
    return "\n".join(lines[: next(ended, len(lines))]).strip()


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


def _is_same(key: str, own: str) -> bool:
    """Whether two bodies are one, a council with the name of its town or without it."""
    return key == own or (key in _COUNCILS and own.endswith(key))


def _own_index(
    found: Sequence[DecisionRead], headed: Sequence[bool], meeting: MeetingRead
) -> int | None:
    """The meeting's own decision: of its date and body where the headings say (`headed`: not a
    step of the case's history), else the one that names neither, else the last of its body."""
    own_body = body_key(meeting.body) if meeting.body else None

    def of_body(one: DecisionRead) -> bool:
        return one.body is None or own_body is None or _is_same(body_key(one.body), own_body)

    dated = [
        index
        for index, one in enumerate(found)
        if one.date is not None and one.date == meeting.date and of_body(one)
    ]
    plain = [index for index, one in enumerate(found) if one.date is None and one.body is None]
    if plain and not any(headed[index] or index < plain[0] for index in dated):
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
