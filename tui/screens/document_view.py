"""How documents read: rows of the list, the head of one, and what is cited at a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from data.text import fold
from exports import words
from exports.language import _, number, short_date
from tui.record_text import LATE, QUIET, date_text, fact, titled
from tui.widgets.result_list import Row
from tui.widgets.source_text import Mark
from tui.widgets.wording import joined, line, lines

if TYPE_CHECKING:
    from agenda.sources import CitedPlace, DocumentSummary, Source
    from data.records import Document

# A title stands on one line of the head.
_TITLE = 76
# What a title that others have too and the name of its file have together, narrow and wide; so
# much of the title is always left.
_ROOM, _WIDE_ROOM, _LEAST_OF_TITLE = 33, 60, 12
# Said in words where a person has to look at it; what is as it was is only counted.
_DOUBTFUL = ("changed", "gone", "not_imported")


def folded(summary: DocumentSummary) -> str:
    """The words by which a document is narrowed down."""
    one = summary.document
    kind = words.word(words.DOCUMENT_KIND, one.kind)
    told = (one.title, one.file_name, one.publisher, one.municipality, one.date, kind)
    return fold(" ".join(part for part in told if part))


def shared_titles(documents: Iterable[Document]) -> frozenset[str]:
    """The titles that more than one of the documents has."""
    counted = Counter(one.title for one in documents)
    return frozenset(title for title, count in counted.items() if count > 1)


def told_apart(document: Document, shared: Container[str]) -> str:
    """The title, and where it is among those that are `shared` the name of the file."""
    if document.title not in shared or not document.file_name:
        return document.title
    return f"{document.title} · {document.file_name}"


def _title(summary: DocumentSummary, shared: Container[str], *, wide: bool) -> Content:
    one = summary.document
    title, name = titled(one.title, closed=summary.closed), line(one.file_name or "", QUIET)
    if not one.file_name or not (wide or one.title in shared):
        return title
    if one.title in shared:
        room = (_WIDE_ROOM if wide else _ROOM) - name.cell_length
        title = title.truncate(max(_LEAST_OF_TITLE, room), ellipsis=True)
    return joined([title, name], " · ")


def summary_row(
    summary: DocumentSummary, shared: Container[str] = (), *, wide: bool = False
) -> Row:
    """A document in the list of all. Where others have its title too, and in a `wide` terminal, the
    name of its file stands behind it."""
    one = summary.document
    if not summary.has_text:
        mark = line(_("no file here"), QUIET)
    elif summary.waiting:
        mark = line(_("{count} to review").format(count=number(summary.waiting)), "italic")
    elif summary.changed:
        mark = line(_("! {count} changed").format(count=number(summary.changed)), LATE)
    else:
        mark = line("")
    found = words.record_count("commitment", summary.commitments) if summary.commitments else ""
    return Row(
        one.id,
        (
            _title(summary, shared, wide=wide),
            line(short_date(one.date) if one.date else "", QUIET),
            joined([part for part in (line(found), mark) if part.plain], ", "),
        ),
    )


def head(source: Source, place: CitedPlace | None) -> Content:
    """The title of a document, who published it when, and how its citations stand."""
    one = source.document
    marks = [line(_("CLOSED"), "reverse bold")] if source.closed else []
    facts = [one.publisher or "", one.municipality or "", date_text(one.date)]
    if source.editions > 1:
        facts.append(_("{count} editions, the latest shown").format(count=source.editions))
    facts.append(
        words.record_count("commitment", len({each.commitment.id for each in source.places}))
    )
    states = [
        line(
            f"{words.word(words.CITATION_STATE, state)}: {count}",
            LATE if state in _DOUBTFUL else "",
        )
        for state, count in source.states.items()
        if state != "unchanged"
    ]
    if place is not None:
        at = _("{number} of {total}").format(
            number=source.places.index(place) + 1, total=len(source.places)
        )
        states.insert(0, line(at, "bold"))
    title = joined([*marks, line(one.title, "bold").truncate(_TITLE, ellipsis=True)], "  ")
    about = joined([*(line(part, QUIET) for part in facts if part), *states], " · ")
    return lines([title, about])


def marks(source: Source) -> list[Mark]:
    """The citations that have a place in the text."""
    return [Mark(one.id, one.citation.start, one.citation.end) for one in source.places if one.here]


def place_text(place: CitedPlace | None, source: Source) -> Content:
    """The commitment that is cited at a place, and how its citation stands: of a changed one both
    wordings."""
    if place is None:
        if source.text is None:
            return line(_("No file of this document is here; i imports it"), QUIET)
        return line(_("n and N go through the commitments in the text"), QUIET)
    one, citation = place.commitment, place.citation
    title = titled(one.title, closed=False).stylize("bold")
    status = words.word(words.STATUS, one.status)
    told = [status, *(words.amount(amount) for amount in one.amounts)]
    told += [words.date_point(point) for point in one.dates]
    if citation.page is not None:
        told.append(_("page {page}").format(page=citation.page))
    if len(one.citations) > 1:
        told.append(
            _("citation {number} of {total}").format(
                number=place.number + 1, total=len(one.citations)
            )
        )
    parts = [title if one.reviewed else joined(["? ", title]), line(" · ".join(told))]
    if not one.reviewed:
        parts.append(line(_("not reviewed; Enter takes it up"), "italic"))
    state = words.word(words.CITATION_STATE, citation.state).capitalize()
    if citation.state == "unchanged":
        parts.append(line(state, QUIET))
    elif citation.state == "changed":
        how = [line(_how_accepted(place, source), "italic")] if one.reviewed else []
        parts.append(joined([line(state, LATE), *how], " · "))
        parts.append(fact(_("It was"), citation.quote or "–"))
        parts.append(fact(_("It is now"), place.now or "–"))
    else:
        parts.append(line(state, LATE if citation.state in _DOUBTFUL else ""))
        if not place.here and citation.quote:
            parts.append(fact(_("It was"), citation.quote))
    return lines(parts)


def _how_accepted(place: CitedPlace, source: Source) -> str:
    """What a person does about a wording that changed."""
    from agenda.wordings import is_disproved

    if source.text is not None and is_disproved(source.text, place.citation, place.commitment):
        return _("with other sums or dates: Enter, then r, corrects it")
    return _("Space accepts the new words")
