"""How a candidate reads: its fields, and where its passage can be taken apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content

from data.text import fold
from exports import language, words
from exports.language import _, ngettext
from tui.record_text import LATE, QUIET, date_text, fact, titled
from tui.screens.forms import Choice
from tui.widgets.source_text import Mark
from tui.widgets.wording import joined, line, lines

if TYPE_CHECKING:
    from agenda.review import Entry
    from data.records import Citation, Commitment

# Where the second of two commitments may begin: after a sign (a full stop before a small letter or
# a figure is that of an abbreviation or an ordinal), and before a word that joins them.
_BREAK = re.compile(
    r"(?<=[;:!?,])\s+|(?<=\.)\s+(?=[^\w\s]*[A-ZÆØÅÄÖ])|\s*\n\s*|\s+(?=(?:og|samt|men|and|but)\s)"
)
_WORD = re.compile(r"\s+(?=\S)")
_TELLING = 70


def percent(confidence: float | None) -> str:
    """How sure the rules are, as a person reads it."""
    return _("{percent} % sure").format(percent=round(100 * (confidence or 0.0)))


def progress(entry: Entry, number: int, total: int) -> Content:
    """Where in the queue the candidate stands, and where it comes from."""
    place = _("{number} of {total}").format(number=number, total=total)
    parts = [line(place, "bold"), line(percent(entry.commitment.confidence))]
    if entry.closed:
        parts.append(line(_("CLOSED"), "reverse bold"))
    if entry.document is not None:
        parts.append(line(entry.document.title, QUIET))
    return joined(parts, " · ")


def sure_enough(count: int, left: int) -> str:
    """How many candidates are accepted at once, and how many of the same are not."""
    told = words.record_count("commitment", count)
    if not left:
        return told
    beside = ngettext(
        "{count} changed or gone is left",
        "{count} changed or gone are left",
        left,
    )
    return f"{told}; {beside.format(count=language.number(left))}"


def fields(entry: Entry) -> Content:
    """The fields of a candidate; those that the text does not support are left out."""
    one = entry.commitment
    status = words.status(one.status, one.status_reason)
    shown = [titled(one.title, closed=False).stylize("bold"), *_news(entry)]
    shown += [fact(_("Status"), status)]
    shown += [fact(_("Money"), words.amount(amount)) for amount in one.amounts]
    shown += [line(words.parts_finding(finding)) for finding in entry.parts]
    for point in one.dates:
        role = words.word(words.DATE_ROLE, point.role).capitalize()
        said, written = date_text(point.value), point.written
        told = written is None or _same_words(written, said)
        shown.append(fact(role, said if told else f"{said} ({written})"))
    if entry.actors:
        shown.append(fact(_("Who"), language.names(list(entry.actors))))
    shown += [fact(name, text) for name, text in _places(one) if text]
    if one.why:
        shown.append(fact(_("Why"), words.commitment_why(one.why)))
    return lines(shown)


def _news(entry: Entry) -> list[Content]:
    """What the newest edition of the source says otherwise than the candidate, or no longer."""
    told = []
    for cited in entry.commitment.citations:
        state = words.word(words.CITATION_STATE, cited.state).capitalize()
        was = fact(_("It was"), " ".join((cited.quote or "–").split()))
        if cited.state == "changed":
            told.append(joined([line(state, LATE), was], " · "))
        elif cited.state == "gone" and (entry.commitment.id, cited.start, cited.end) in entry.cited:
            older = _("Not found again in the new edition; an older one is shown")
            told.append(line(older, LATE))
        elif cited.state == "gone":
            told.append(joined([line(state, LATE), was], " · "))
    return told


def _same_words(one: str, other: str) -> bool:
    return fold(" ".join(one.split())) == fold(" ".join(other.split()))


def _places(one: Commitment) -> list[tuple[str, str]]:
    theme = words.word(words.THEME, one.theme) if one.theme else ""
    where = ", ".join(part for part in (one.municipality, theme) if part)
    section = " · ".join(part for part in (one.section, one.number) if part)
    pages = ", ".join(
        str(page) for page in sorted({cited.page or 0 for cited in one.citations} - {0})
    )
    several = len(one.citations)
    said = _("{count} places").format(count=several) if several > 1 else ""
    place = " · ".join(part for part in (_("page {page}").format(page=pages) if pages else "", said)
                       if part)  # fmt: skip
    return [(_("Where"), where), (_("Section"), section), (_("In the text"), place)]


def marks(entry: Entry) -> list[Mark]:
    """What is cited in the text of the candidate."""
    return [Mark(*one) for one in entry.cited]


def own_mark(entry: Entry) -> Mark | None:
    """The candidate's first passage."""
    return next((Mark(*one) for one in entry.cited if one[0] == entry.commitment.id), None)


def breaks(entry: Entry) -> list[Choice]:
    """Where the candidate can be split: the offset, and the words that would begin the second
    one. Likely places come first, then every other word."""
    text = entry.text or ""
    found: dict[int, None] = {}
    for pattern in (_BREAK, _WORD):
        for one in entry.commitment.citations:
            for place in pattern.finditer(text, one.start, one.end):
                if one.start < place.end() < one.end:
                    found.setdefault(place.end())
    return [
        Choice(str(place), _words_at(text, place, entry.commitment.citations)) for place in found
    ]


def _words_at(text: str, place: int, citations: tuple[Citation, ...]) -> str:
    end = next((one.end for one in citations if one.start <= place < one.end), len(text))
    told = " ".join(text[place:end].split())
    return told if len(told) <= _TELLING else f"{told[:_TELLING]}…"
