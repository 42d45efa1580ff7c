"""The rows of one item cut into parts: a label, and the rows and texts under it."""

from __future__ import annotations

import re
from typing import NamedTuple

from agenda.reading.aliases import META_KINDS
from agenda.reading.bodies import BODY
from agenda.reading.decisions import dated_decision, dated_step
from agenda.reading.headings import Label, label_of, minuted, recommendation_lead
from agenda.reading.numbering import CASE_NUMBER, access_word, case_number_in
from agenda.reading.rows import Row, is_chrome
from agenda.reading.titles import has_verb, says_result

_DECIDED_WORDS = ("vedtaget", "besluttet", "samrøystes vedtak", "enstemmig vedtak")
# Under "Hvem beslutter": who has a say in the case, not what is recommended.
_WHO_RECOMMENDS = re.compile(r"[A-ZÆØÅ][^.:;]{3,60} (?:indstiller|anbefaler)")
# "Forvaltningen foreslår", set as a heading; "Indstilles til drøftelse.", which is all there is.
_WHO_AS_HEADING = re.compile(
    r"(?=[A-ZÆØÅ])[^.:;,]{0,60}(?:[Ff]orvaltningen|[Aa]dministrationen|[Cc]hefen|[Dd]irektøren"
    r"|Direktionen|Borgmesteren|Formanden|[Ss]ekretariatet|[Aa]fdelingen|[Cc]ent(?:eret|ret))"
    r" (?:foreslår|anbefaler|indstiller)"
)
_RECOMMENDED_SHORTLY = re.compile(
    r"(?:(?:Sagen|Punktet|Orienteringen) )?[Ii]ndstilles til (?:drøftelse|orientering|efterretning"
    r"|godkendelse|beslutning|behandling)\.?"
)
_BEFORE_DECISION = frozenset({
    "recommendation", "case", "economy", "background", "summary", "solution", "hearing", "law",
    "effects", "schedule", "communication",
})  # fmt: skip
_IN_CELLS = frozenset({
    "recommendation", "decision", "recommendation_and_decision", "summary", "case", "background",
    "attachments", "case_number", "absent",
})  # fmt: skip
_MEMBER = re.compile(r"(?:[A-ZÆØÅ][\w.-]*\s){1,5}\([A-ZÆØÅ]{1,4}\),?")
# Headings whose words attachments are called by, too.
_ALSO_NAMES = frozenset({"hearing", "schedule", "economy", "communication", "law", "effects"})
_LONGEST_NAME = 60
_LONGEST_NAMED = 120
_SHORTEST_SAID = 20
_COUNTED = re.compile(r"(?:Bilag|BILAG)\s?\(\d{1,3}\)|\d{1,3} bilag:?")
_NONE_ENCLOSED = re.compile(r"(?:Der er i|I)ngen bilag(?: til (?:sagen|punktet))?\.?")
_FIRST_ENCLOSED = re.compile(r"Bilag 1\s?[:–-]\s?[A-ZÆØÅ]")
_DASHES = ("-", "–")
# How far below its summary an item's recommendation is looked for.
_TOLD = 200
_RESOLVED = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2})+\s)?(?:RESOLVED|AGREED|Resolved)\b\s?(?:unanimously\s?)?(?::|\s(?=that|to|That))\s*"
    r"|(?=[^.]{0,120}\b(?:RESOLVED|AGREED|APPROVED)\b)"
    r"(?:(?:[Ii]t was|Unanimously|Members|[Tt]he [Cc]ouncil|[Tt]he [Cc]ommittee)\s(?:was\s|then\s)?"
    r"(?:unanimously\s)?(?:RESOLVED|AGREED)\s)?"
)
# "The minutes were read. The Council RESOLVED to ...": the decision behind what was said.
_RESOLVED_BEHIND = re.compile(
    r"(?<=[.\w)])\s(?=(?:(?:[Ii]t was|[Mm]embers|[Tt]he [Cc]ouncil|[Tt]he [Cc]ommittee)\s"
    r"(?:then\s)?)?(?:unanimously\s)?RESOLVED(?:\s(?:to|that)\b|:))"
)
# A decision without a heading, right behind what was recommended.
_DECIDED = re.compile(
    r"(?:Indstilling(?:en|erne)|(?:Ændrings)?[Ff]orslaget|Dagsordenen|Punktet|Sagen|Redegørelsen"
    r"|Orienteringen|Referatet)\s(?:blev|er|var)\s(?:\w+\s){0,3}?(?:godkendt|vedtaget|tiltrådt"
    r"|forkastet|udsat|anbefalet|taget til efterretning|sendt|drøftet)\b.{0,160}"
)
_IN_A_WORD = re.compile(
    r"(?:Godkendt|Vedtaget|Tiltrådt|Udsat|Drøftet|Bevilget"
    r"|(?:Taget t|T)il efterretning)\."
)
# What was decided, behind those who were absent, in a row that lost its line ends.
_BEHIND_ABSENT = re.compile(
    r"(?<=\s)(?:(?:Godkendt|Tiltrådt|Vedtaget|Drøftet|Udsat|Anbefalet|Anbefales"
    r"|Taget til efterretning|Til efterretning)\b.*|(?:Indstillingen|Dagsorden(?:en)?"
    r"|Orienteringen|Sagen|Punktet|Forslaget|Referatet|Udvalget|Rådet|Byrådet)\s.+)$"
)


class Part(NamedTuple):
    """A label with the rows below it, their texts, and what stands beside the label."""

    label: Label
    rows: list[Row]
    texts: list[str]
    beside: str = ""


def parts_of(body: list[Row], rest: str, proposal: bool) -> list[Part]:
    """The parts of an item's rows, `rest` (what stands behind the title) before them. What members
    propose (`proposal`) is no recommendation, however it is worded."""
    parts = [Part(Label("lead", "", 0), [], [])]
    if rest:
        # What stands behind the title on its own row.
        body = [Row(0, 0, rest, False, False, False, run_on=True), *body]
    body = [piece for row in body for piece in _before_resolved(row)]
    absent = False
    for index, row in enumerate(body):
        if absent and _MEMBER.fullmatch(row.text):
            continue
        absent = False
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
            absent = True
            if not row.text.rstrip(": ").lower().startswith(("fraværende", "afbud")):
                parts.append(Part(label, [], []))
            continue
        value = beside = row.text[label.value :].strip()
        if label.kind == "attachments" and parts[-1].label.kind in META_KINDS:
            value = value if parts[-1].texts else _without_facts(value)
        parts.append(
            Part(label, [row] if value and label.kind == "attachments" else [], [], beside)
        )
        if label.kind == "attachments" and value:
            parts[-1].rows[0] = row._replace(text=value, cells=())
        elif value:
            parts[-1].texts.append(value)
            if label.kind in META_KINDS and label.kind != "absent":
                parts.append(Part(Label("lead", "", 0), [], []))
    return parts


def _before_resolved(row: Row) -> list[Row]:
    """A row of English minutes, what was resolved apart from what was said before."""
    if "RESOLVED" not in row.text:
        return [row]
    behind = _RESOLVED_BEHIND.search(row.text)
    if behind is None or behind.start() < _SHORTEST_SAID:
        return [row]
    return [
        row._replace(text=row.text[: behind.start()], cells=()),
        row._replace(text=row.text[behind.end() :], cells=(), gap=False, run_on=True),
    ]


def _without_facts(value: str) -> str:
    """What is left of a value when those of the labels before it are taken from its beginning, on
    a page that lost its columns: "Sagsnr.: Sagen afgøres i: Bilag: 12/34567 Byrådet Kort.pdf"."""
    case = CASE_NUMBER.match(value)
    value = value[case.end() :].strip() if case else value
    body = BODY.match(value)
    return value[body.end() :].strip() if body else value


def _take(parts: list[Part], row: Row) -> None:
    part = parts[-1]
    if part.label.kind == "attachments":
        part.rows.append(row)
        return
    if row.text in _DASHES and part.label.kind == "decision" and not part.texts:
        part.texts.append(row.text)  # that there is nothing to minute
        return
    if is_chrome(row) or (part.label.kind == "lead" and _states_fact(row)):
        return
    if part.texts and part.texts[0] in _DASHES:
        part.texts.clear()
    if part.label.kind in META_KINDS - {"absent"} and (
        part.texts or (row.gap and part.label.kind != "competence") or len(row.text) > 150
    ):
        parts.append(Part(Label("lead", "", 0), [row], [row.text]))
        return
    if part.label.kind == "solution" and not part.texts and recommendation_lead(row.text):
        # "Forslag" is a heading of what is proposed, or of what somebody proposes to decide.
        part = parts[-1] = part._replace(label=part.label._replace(kind="recommendation"))
    part.rows.append(row)
    part.texts.append(("• " if row.bullet else "") + row.text)


def _states_fact(row: Row) -> bool:
    """Whether a row is an access or a case number, said elsewhere in the reading."""
    case = case_number_in(row.text) if len(row.text) < 40 else None
    return access_word(row.text) is not None or case == row.text


def _decision_is_open(parts: list[Part]) -> bool:
    part = parts[-1]
    return part.label.kind == "decision" and not part.texts


def _label(body: list[Row], index: int, parts: list[Part], proposal: bool) -> Label | None:
    row = body[index]
    if is_chrome(row) or (parts[-1].label.kind == "attachments" and row.bullet):
        return None  # an attachment may be called "Indstilling"
    label = dated_decision(row.text) or label_of(row.text, run_on=row.run_on) or minuted(row.text)
    label = label or _beside_cell(row)
    if label is not None and (
        _is_prose(body, index, label, parts[-1])
        or _says_decided(row, parts)
        or (parts[-1].label.kind == "attachments" and _is_enclosed(body, index, label))
    ):
        label = None
    if label is not None and not _names_recommender(row, label, parts[-1]):
        return label
    kind = parts[-1].label.kind
    if kind != "attachments" and (enclosed := _enclosed(row)):
        return enclosed
    resolved = _RESOLVED.match(row.text)
    if resolved and kind not in ("decision", "recommendation"):
        return Label("decision", resolved[0].rstrip(": "), resolved.end())
    said = _said_by_body(body, index)
    if said is not None and (kind == "lead" or kind in _BEFORE_DECISION):
        return said
    step = dated_step(row.text)
    if step is not None and (kind == "decision" or _is_dated_heading(row, step, kind)):
        return step
    if (
        kind == "recommendation"
        and row.gap
        and (_DECIDED.fullmatch(row.text) or _IN_A_WORD.fullmatch(row.text))
    ):
        return Label("decision", "", 0)
    if kind not in (
        "recommendation",
        "decision",
        "recommendation_and_decision",
        "history",
        "attachments",
    ) and not (kind == "competence" and _WHO_RECOMMENDS.fullmatch(row.text)):
        lead = None if proposal else _recommends(row.text)
        if lead is not None and kind == "solution" and not parts[-1].texts:
            return None
        if lead is not None and not any(part.label.kind == "recommendation" for part in parts):
            told = not lead.heading and _is_recommended_below(body, index)
            return None if told else lead
    if access_word(row.text):
        return None
    if row.heading and kind != "attachments" and _is_unknown_heading(row, parts[-1]):
        return Label("other", row.text.rstrip(": "), len(row.text))
    return None


def _recommends(text: str) -> Label | None:
    """The recommendation that a row without a heading for it begins."""
    if _WHO_AS_HEADING.fullmatch(text):
        return Label("recommendation", text, len(text))
    if _RECOMMENDED_SHORTLY.fullmatch(text):
        return Label("recommendation", "", 0)
    return recommendation_lead(text)


def _enclosed(row: Row) -> Label | None:
    """The heading "Bilag (2)", the first attachment of a list without one, or "Ingen bilag"."""
    if _COUNTED.fullmatch(row.text) or _NONE_ENCLOSED.fullmatch(row.text):
        return Label("attachments", "Bilag", len(row.text))
    if (
        _FIRST_ENCLOSED.match(row.text)
        and not row.text.endswith(".")
        and len(row.text) < _LONGEST_NAMED
    ):
        return Label("attachments", "", 0)
    return None


def _said_by_body(body: list[Row], index: int) -> Label | None:
    """What a body decided behind its name, in a word or as the last of the item: "Byrådet:
    Godkendt." """
    row = body[index]
    name, colon, words = row.text.partition(":")
    apart = row.gap or not index
    if not (colon and words and apart and len(name) < _LONGEST_NAME and BODY.fullmatch(name)):
        return None
    last = all(not one.gap for one in body[index + 1 :])
    if not (last or says_result(words)):
        return None
    return Label("decision", name, len(row.text) - len(words.lstrip()))


def _names_recommender(row: Row, label: Label, part: Part) -> bool:
    """Whether a row only says who recommends, right below the heading over it, where it begins the
    text: "Indstilling:", "Forvaltningen indstiller: ..." """
    return (
        label.kind == part.label.kind == "recommendation"
        and not part.texts
        and bool(part.label.heading)
        and label.heading.endswith(("indstiller", "foreslår", "anbefaler"))
        and row.text.startswith(label.heading)
    )


def _is_recommended_below(body: list[Row], index: int) -> bool:
    """Whether a heading further down has what is recommended, which a summary only tells."""
    labels = (label_of(row.text, run_on=row.run_on) for row in body[index + 1 :][:_TOLD])
    return any(one is not None and one.kind == "recommendation" for one in labels)


def _is_dated_heading(row: Row, step: Label, kind: str) -> bool:
    """Whether body and date are all of a row: "Byrådet den 3. marts 2020", over its decision."""
    return row.gap and step.value >= len(row.text) and kind in _BEFORE_DECISION


def _beside_cell(row: Row) -> Label | None:
    """A heading in the first of a row's two cells, with its text in the other."""
    if len(row.cells) != 2:
        return None
    label = label_of(row.cells[0])
    if label is None or label.kind not in _IN_CELLS or label.value < len(row.cells[0]):
        return None
    value = row.text.rfind(row.cells[1])
    return Label(label.kind, label.heading, value) if value > 0 else None


def _is_enclosed(body: list[Row], index: int, label: Label) -> bool:
    """Whether a word that may be a heading is the name of an attachment, in a list of them:
    "Høringssvar", with no text below."""
    if label.kind not in _ALSO_NAMES or label.value < len(body[index].text):
        return False
    below = body[index + 1 : index + 2]
    return all(
        len(row.text) < _LONGEST_NAMED
        and not row.text.endswith((".", ":"))
        and (is_chrome(row) or label_of(row.text) is None)
        for row in below
    )


def _says_decided(row: Row, parts: list[Part]) -> bool:
    """Whether a word that may be a heading is the decision itself: "Vedtaget." """
    alone = _decision_is_open(parts) or row.text.endswith(".")
    return alone and row.text.rstrip(".").lower() in _DECIDED_WORDS


def _is_unknown_heading(row: Row, part: Part) -> bool:
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


def _is_prose(body: list[Row], index: int, label: Label, part: Part) -> bool:
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


def text_of(part: Part) -> str:
    """The text under a part's label, one line to a row."""
    return "\n".join(part.texts).strip()
