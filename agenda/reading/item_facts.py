"""Facts about an item that stand beside it: the number of its case, and whether it is open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agenda.reading.headings import label_of
from agenda.reading.numbering import (
    CASE_NUMBER,
    access_of_title,
    access_word,
    case_number_in,
    numbered,
)
from agenda.reading.parts import Part, text_of
from agenda.reading.result import AttachmentRead
from agenda.reading.rows import Row
from agenda.reading.title_rows import Start
from agenda.reading.titles import reads_as_sentence
from data.records import Access

_ACCESS_IN_ROW = re.compile(
    r"(?:^|\s{2,}|\t|\s)(?P<a>(?:Åbent|Åben|Lukket)(?: (?:sag|punkt))?"
    r"|(?:ÅBENT?|LUKKET) (?:SAG|PUNKT))\s*$"
)
# "Åben sag Indledning ...": a row that lost its line ends.
_ACCESS_LEADS = re.compile(r"((?:Åbent|Åben|Lukket) (?:sag|punkt))\s(?=[A-ZÆØÅ])")
_ACCESS_AND_CASE = re.compile(rf"(Åbent|Åben|Lukket)\s[-–]\s{CASE_NUMBER.pattern}$")
# "UDV 12/2006  J.nr. 34567/05": a label within a short row.
_CASE_BESIDE = re.compile(
    r"(?<=\s)(?:[Jj]\.?\s?nr|[Jj]ournalnr|[Ss]agsnr|[Ss]agsid)\.?\s?:?\s([\w./-]*\d[\w./-]*)"
)
# "Sagen behandles derfor som lukket punkt": said of the item, in its text.
_SAID_CLOSED = re.compile(
    r"(?:Punktet|Sagen|Dette punkt|Denne sag)\b[^.]{0,80}?\b(?:er|behandles|blev behandlet)"
    r"(?: derfor)?(?: som)?(?: et)? (?:lukket(?: punkt| sag)?(?=[.,;]|$| af hensyn| i henhold| jf)"
    r"|(?:for|bag) lukkede døre|fortrolig)"
    r"|Behandle(?:s|t) (?:for|bag) lukkede døre|Lukket (?:i henhold til|jf\.|efter) ",
)
_OF_CASE = re.compile(r"(?:acadre )?sag|arkivsak|esdh|edoc", re.IGNORECASE)
_FACTS_APART = re.compile(r"\s[·|•]\s")
_LONGEST_FACT = 80
_LABELS_TOGETHER = 4


def case_number_of(
    rows: Sequence[Row], start: Start, body: list[Row], parts: list[Part]
) -> str | None:
    """The number of an item's case: behind its label, in its title, or beside it. `rows` are the
    item's, `body` those below the title, which `parts` take apart."""
    # The number of the case before that of its file, where both are printed.
    for part in sorted(parts, key=lambda one: not _OF_CASE.match(one.label.heading)):
        if part.label.kind == "case_number":
            value = text_of(part)
            beside = _CASE_BESIDE.search(f" {value[:_LONGEST_FACT]}")
            if beside and (found := case_number_in(beside[1])):
                return found
            found = case_number_in(value)
            if found:
                return found
            if not value:
                break
            first = value.split()[0].rstrip(",;.")
            if re.fullmatch(r"[\w./-]*\d[\w./-]*", first):
                return first
    if (below := _case_below_labels(parts)) is not None:
        return below
    for row in body[:4]:
        beside = _CASE_BESIDE.search(row.text) if len(row.text) < 60 else None
        if beside:
            return beside[1]
    for row in rows[: start.body - start.row]:
        found = case_number_in(row.text)
        if found and found not in (start.number or ""):
            return found
    for row in body[:4]:
        if len(row.text) < 60 and not reads_as_sentence(row.text):
            found = case_number_in(row.text)
            if found and found not in (start.number or ""):
                return found
    return None


def _case_below_labels(parts: list[Part]) -> str | None:
    """The case number behind the last of several labels, where a page lost its columns: "Sagsnr.:
    Sagen afgøres i: Bilag: 12/34567 Byrådet"."""
    kinds = [part.label.kind for part in parts]
    first = kinds.index("case_number") if "case_number" in kinds else len(parts)
    for part in parts[first : first + _LABELS_TOGETHER]:
        text = text_of(part) or part.beside or " ".join(row.text for row in part.rows)
        if text:
            found = CASE_NUMBER.match(text)
            return found[0] if found else None
    return None


def access_of(
    rows: Sequence[Row],
    start: Start,
    body: list[Row],
    parts: list[Part],
    attachments: Sequence[AttachmentRead],
    inherited: Access,
) -> Access:
    """Whether an item is open, by its number, title, the rows below it or its attachments; what it
    has from its group or document (`inherited`) where it says nothing itself."""
    stated = numbered(rows[0].text)
    if stated is not None and stated.access != "unknown":
        return stated.access
    by_title = access_of_title(start.title or "")
    if by_title != "unknown":
        return by_title
    behind = _ACCESS_IN_ROW.search(start.rest)
    if behind and case_number_in(start.rest):
        return access_word(behind["a"]) or "unknown"
    for row in body[:6]:
        alone = access_word(_FACTS_APART.split(row.text, maxsplit=1)[0])
        if alone:
            return alone
        led = _ACCESS_LEADS.match(row.text) if row.run_on else None
        led = led or _ACCESS_AND_CASE.match(row.text)
        if led:
            return access_word(led[1]) or "unknown"
        beside = (
            _ACCESS_IN_ROW.search(row.text)
            if label_of(row.text) or case_number_in(row.text)
            else None
        )
        if beside and len(row.text) < 200:
            return access_word(beside["a"]) or "unknown"
        if re.match(
            r"(?i)\(?lukket (?:punkt|sag|dagsordenspunkt)|unntatt (?:fra )?offentl"
            r"|unnateke offentleg"
            r"|omfattas av sekretess|sekretess(?:belagt)?\.?$"
            r"|punktet (?:er|behandles|blev behandlet) (?:lukket|for lukkede)",
            row.text,
        ):
            return "closed"
    if any(_SAID_CLOSED.match(row.text) for row in body):
        return "closed"
    for part in parts:
        if part.label.kind == "access":
            value = access_word(text_of(part).split("\n")[0].partition(".")[0])
            if value:
                return value
    if inherited == "unknown" and attachments and all(one.access == "open" for one in attachments):
        return "open"
    return inherited
