"""The text of one item taken apart: its sections by heading, case number, access, recommendation,
decisions, attachments and lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from agenda.reading.aliases import CASE_KINDS, META_KINDS
from agenda.reading.attachments import attachments_of
from agenda.reading.decisions import dated_decision, dated_step, decisions_of
from agenda.reading.headings import Label, label_of, minuted, recommendation_lead
from agenda.reading.lines import lines_of
from agenda.reading.numbering import access_of_title, access_word, case_number_in, numbered
from agenda.reading.result import AttachmentRead, ItemRead, MeetingRead, SectionRead
from agenda.reading.rows import Row, is_chrome
from agenda.reading.title_rows import Start
from agenda.reading.titles import has_verb, reads_as_sentence
from data.records import Access

_ACCESS_IN_ROW = re.compile(
    r"(?:^|\s{2,}|\t|\s)(?P<a>(?:Åbent|Åben|Lukket)(?: (?:sag|punkt))?)\s*$"
)
_RESOLVED = re.compile(
    r"(?:RESOLVED|AGREED|Resolved)\b\s?(?:unanimously\s?)?(?::|\s(?=that|to|That))\s*"
    r"|(?=[^.]{0,120}\b(?:RESOLVED|AGREED|APPROVED)\b)"
    r"(?:(?:It was|Unanimously|Members|The [Cc]ouncil|The [Cc]ommittee)\s(?:was\s|then\s)?"
    r"(?:unanimously\s)?(?:RESOLVED|AGREED)\s)?"
)
# A decision without a heading, right behind what was recommended.
_DECIDED = re.compile(
    r"(?:Indstilling(?:en|erne)|(?:Ændrings)?[Ff]orslaget|Dagsordenen|Punktet|Sagen|Redegørelsen"
    r"|Orienteringen|Referatet)\s(?:blev|er|var)\s(?:\w+\s){0,3}?(?:godkendt|vedtaget|tiltrådt"
    r"|forkastet|udsat|anbefalet|taget til efterretning|sendt|drøftet)\b.{0,160}"
)
# What was decided, behind those who were absent, in a row that lost its line ends.
_BEHIND_ABSENT = re.compile(
    r"(?<=\s)(?:(?:Godkendt|Tiltrådt|Vedtaget|Drøftet|Udsat|Anbefalet|Anbefales"
    r"|Taget til efterretning|Til efterretning)\b.*|(?:Indstillingen|Dagsorden(?:en)?"
    r"|Orienteringen|Sagen|Punktet|Forslaget|Referatet|Udvalget|Rådet|Byrådet)\s.+)$"
)
_PROPOSAL = re.compile(
    r"(?:Beslutnings|Medlems)?[Ff]orslag fra\s|Initiativret|Motion\b|Sag rejst af|Anmodning fra",
    re.I,
)
_FILES = re.compile(r"\S+\.(?:pdf|docx?|xlsx?|pptx?)(?:\s\S+\.(?:pdf|docx?|xlsx?|pptx?))*", re.I)
_RECOMMENDS_ON = re.compile(r"(?:\d{1,2}[.)]|[a-zA-Z]\)|[Aa]t\b|[•–-])\s?")


class _Part(NamedTuple):
    label: Label
    rows: list[Row]
    texts: list[str]


class ItemParts(NamedTuple):
    """An item before its decisions are weighed: needed because which decision is the meeting's own
    depends on the meeting, whose date may stand in the decisions' headings."""

    item: ItemRead
    unknown_headings: tuple[str, ...]


def read_item(
    rows: Sequence[Row], start: Start, meeting: MeetingRead, inherited: Access
) -> ItemParts:
    """The item whose title and text are `rows`, the text beginning at `start.body - start.row`."""
    body = list(rows[start.body - start.row :])
    # What members propose is no recommendation of the administration, however it is worded.
    parts = _parts(body, start.rest, bool(_PROPOSAL.match(start.title or "")))
    sections = tuple(
        SectionRead(part.label.heading, part.label.kind, text)
        for part in parts
        if (text := _text(part)) or part.label.heading
    )
    attachment_rows = [
        row for part in parts if part.label.kind == "attachments" for row in part.rows
    ]
    attachments = _named_files(parts) + attachments_of(attachment_rows)
    lead = parts[0].rows if parts and parts[0].label.kind == "lead" else []
    decisions = decisions_of(_for_decisions(sections), meeting)
    own = [one.text for one in decisions if one.own]
    item = ItemRead(
        number=start.number,
        title=start.title,
        access=_access(rows, start, body, parts, attachments, inherited),
        case_number=_case_number(rows, start, body, parts),
        sections=tuple(one for one in sections if one.kind not in META_KINDS),
        recommendation=_recommendation(sections),
        case_text=_case_text(sections),
        decision=own[-1] if own else None,
        decisions=decisions,
        lines=lines_of(body, [one.name for one in attachments], lead),
        attachments=attachments,
        start=rows[0].start,
        end=rows[-1].end,
    )
    unknown = tuple(
        part.label.heading for part in parts if part.label.kind == "other" and part.label.heading
    )
    return ItemParts(item, unknown)


def _parts(body: list[Row], rest: str, proposal: bool) -> list[_Part]:
    parts = [_Part(Label("lead", "", 0), [], [])]
    if rest:
        # What stands behind the title on its own row.
        body = [Row(0, 0, rest, False, False, False, run_on=True), *body]
    for index, row in enumerate(body):
        label = _label(body, index, parts, proposal)
        if label is None:
            _take(parts, row)
            continue
        if label.kind == "absent" and _decision_is_open(parts):
            # Who was absent stands between the heading and the decision itself.
            if label.value < len(row.text):
                behind = _BEHIND_ABSENT.search(row.text, label.value)
                parts[-1].texts.extend([behind[0]] if behind else [])
                continue
            if not row.text.rstrip(": ").lower().startswith(("fraværende", "afbud")):
                parts.append(_Part(label, [], []))
            continue
        value = row.text[label.value :].strip()
        parts.append(_Part(label, [row] if value and label.kind == "attachments" else [], []))
        if label.kind == "attachments" and value:
            parts[-1].rows[0] = row._replace(text=value, cells=())
        elif value:
            parts[-1].texts.append(value)
            if label.kind in META_KINDS and label.kind != "absent":
                parts.append(_Part(Label("lead", "", 0), [], []))
    return parts


def _take(parts: list[_Part], row: Row) -> None:
    part = parts[-1]
    if part.label.kind == "attachments":
        part.rows.append(row)
        return
    if is_chrome(row) or (part.label.kind == "lead" and _states_fact(row)):
        return
    if part.label.kind in META_KINDS - {"absent"} and (
        part.texts or (row.gap and part.label.kind != "competence") or len(row.text) > 150
    ):
        parts.append(_Part(Label("lead", "", 0), [row], [row.text]))
        return
    part.rows.append(row)
    part.texts.append(("• " if row.bullet else "") + row.text)


def _states_fact(row: Row) -> bool:
    """Whether a row is an access or a case number, said elsewhere in the reading."""
    case = case_number_in(row.text) if len(row.text) < 40 else None
    return access_word(row.text) is not None or case == row.text


def _decision_is_open(parts: list[_Part]) -> bool:
    part = parts[-1]
    return part.label.kind == "decision" and not part.texts


def _label(body: list[Row], index: int, parts: list[_Part], proposal: bool) -> Label | None:
    row = body[index]
    if is_chrome(row) or (parts[-1].label.kind == "attachments" and row.bullet):
        return None  # an attachment may be called "Indstilling"
    label = dated_decision(row.text) or label_of(row.text, run_on=row.run_on) or minuted(row.text)
    if label is not None and _is_prose(body, index, label, parts[-1]):
        label = None
    if label is not None:
        return label
    kind = parts[-1].label.kind
    resolved = _RESOLVED.match(row.text)
    if resolved and kind not in ("decision", "recommendation"):
        return Label("decision", resolved[0].rstrip(": "), resolved.end())
    if kind == "decision" and (step := dated_step(row.text)) is not None:
        return step
    if kind == "recommendation" and row.gap and _DECIDED.fullmatch(row.text):
        return Label("decision", "", 0)
    if kind not in (
        "recommendation",
        "decision",
        "recommendation_and_decision",
        "history",
        "attachments",
    ):
        lead = None if proposal else recommendation_lead(row.text)
        if lead is not None and not any(part.label.kind == "recommendation" for part in parts):
            return lead
    if access_word(row.text):
        return None
    if row.heading and kind != "attachments" and _is_unknown_heading(row, parts[-1]):
        return Label("other", row.text.rstrip(": "), len(row.text))
    return None


def _is_unknown_heading(row: Row, part: _Part) -> bool:
    """Whether a row that is set as a heading, or looks like one in plain text, is one."""
    if row.bullet or len(row.text) > 80 or len(row.text.split()) > 9 or not row.text[0].isalpha():
        return False
    if case_number_in(row.text) or ":" in row.text[:-1]:
        return False
    if not part.texts and part.label.kind != "lead":
        return False
    if part.label.kind == "recommendation" and row.text.endswith(":"):
        return False
    return row.text[0].isupper() and not has_verb(row.text) and row.text[-1] not in ".,;"


def _is_prose(body: list[Row], index: int, label: Label, part: _Part) -> bool:
    """Whether a row that begins like a label is a sentence or a name all the same."""
    row, kind = body[index], part.label.kind
    if label.value >= len(row.text):
        return kind == "attachments" and index > 0 and body[index - 1].text.lower() == "pdf"
    value = row.text[label.value :]
    if kind == "history" and label.kind not in (
        "attachments",
        "decision",
        "case",
        "recommendation",
    ):
        return True
    return kind == "attachments" and value[:1].isdigit() and label.kind != "case_number"


def _named_files(parts: list[_Part]) -> tuple[AttachmentRead, ...]:
    """Files that stand by their names right below the title, without a heading."""
    lead = parts[0].texts[:3] if parts else []
    return tuple(
        AttachmentRead(name) for text in lead if _FILES.fullmatch(text) for name in text.split()
    )


def _text(part: _Part) -> str:
    return "\n".join(part.texts).strip()


def _for_decisions(sections: tuple[SectionRead, ...]) -> tuple[SectionRead, ...]:
    """The sections, with that of both recommendation and decision reduced to the decision."""
    return tuple(
        SectionRead(one.heading, "decision", _both(one.text)[1])
        if one.kind == "recommendation_and_decision"
        else one
        for one in sections
    )


def _both(text: str) -> tuple[str, str]:
    """(recommendation, decision) of a text under one heading for the two."""
    lines = text.split("\n")
    last = 0
    for index, line in enumerate(lines):
        if (
            recommendation_lead(line)
            or _RECOMMENDS_ON.match(line)
            or re.search(r"\bindstil", line[:200])
        ):
            last = index + 1
        elif index > last + 1:
            break
    if not last:
        return "", text
    return "\n".join(lines[:last]).strip(), "\n".join(lines[last:]).strip()


def _recommendation(sections: tuple[SectionRead, ...]) -> str | None:
    for one in sections:
        if one.kind == "recommendation" and one.text:
            return one.text
        if one.kind == "recommendation_and_decision" and (text := _both(one.text)[0]):
            return text
    return None


def _case_text(sections: tuple[SectionRead, ...]) -> str | None:
    told = [one for one in sections if one.kind in CASE_KINDS and one.text]
    if len(told) == 1:
        return told[0].text
    return "\n\n".join(f"{one.heading}\n{one.text}".strip() for one in told) or None


def _case_number(
    rows: Sequence[Row], start: Start, body: list[Row], parts: list[_Part]
) -> str | None:
    for part in parts:
        if part.label.kind == "case_number":
            value = _text(part)
            found = case_number_in(value)
            if found:
                return found
            first = value.split()[0] if value else ""
            if re.fullmatch(r"[\w./-]*\d[\w./-]*", first):
                return first
    for row in rows[: start.body - start.row]:
        found = case_number_in(row.text)
        if found and found != start.number:
            return found
    for row in body[:4]:
        if len(row.text) < 60 and not reads_as_sentence(row.text):
            found = case_number_in(row.text)
            if found:
                return found
    return None


def _access(
    rows: Sequence[Row],
    start: Start,
    body: list[Row],
    parts: list[_Part],
    attachments: Sequence[AttachmentRead],
    inherited: Access,
) -> Access:
    stated = numbered(rows[0].text)
    if stated is not None and stated.access != "unknown":
        return stated.access
    by_title = access_of_title(start.title or "")
    if by_title != "unknown":
        return by_title
    for row in body[:6]:
        alone = access_word(row.text)
        if alone:
            return alone
        beside = (
            _ACCESS_IN_ROW.search(row.text)
            if label_of(row.text) or case_number_in(row.text)
            else None
        )
        if beside and len(row.text) < 200:
            return access_word(beside["a"]) or "unknown"
        if re.match(
            r"(?i)\(?lukket (?:punkt|sag|dagsordenspunkt)|punktet (?:er|behandles) (?:lukket"
            r"|for lukkede)",
            row.text,
        ):
            return "closed"
    for part in parts:
        if part.label.kind == "access":
            value = access_word(_text(part).split("\n")[0])
            if value:
                return value
    if inherited == "unknown" and attachments and all(one.access == "open" for one in attachments):
        return "open"
    return inherited
