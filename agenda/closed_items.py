"""What stands in the closed items and decisions of an agenda or minutes, whose document is open as
a whole.

A commitment that was found there cites the document only. So the words of a citation are looked for
in the closed items of the meeting that the document tells of. Worked out anew each time: what is
reclassified later follows at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from data.records import AgendaItem, Attachment, Citation, Decision, Document, table_of
from data.store.library import Library
from data.store.rows import from_row
from data.text import skeleton

# Letters and digits; a shorter title says nothing of its own.
_SHORTEST_TITLE = 8


class _ClosedText(NamedTuple):
    """The letters and digits of a closed record (table, identifier): all that it says, and the
    title of an item."""

    record: tuple[str, str]
    told: str
    title: str = ""


class ClosedItems:
    """What is closed in the open documents of a library, remembering what it looked up."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: dict[str, Sequence[_ClosedText]] = {}

    def place_of(self, citation: Citation) -> tuple[str, str] | None:
        """The closed item or decision (table, identifier) in which a citation stands, or of which
        it quotes the title; None where it is in none, or its source was not imported."""
        texts = self._of_document(citation.document)
        quote = skeleton(citation.quote or "") if texts else ""
        for one in texts:
            named = len(one.title) >= _SHORTEST_TITLE and one.title in quote
            if quote and (quote in one.told or named):
                return one.record
        return None

    def without_context(self, citation: Citation) -> Citation:
        """A citation without the words around it, where those may be of a closed item."""
        if not self._of_document(citation.document):
            return citation
        return msgspec.structs.replace(citation, prefix="", suffix="")

    def _of_document(self, identifier: str) -> Sequence[_ClosedText]:
        if identifier not in self._texts:
            document = self._library.get(Document, identifier)
            self._texts[identifier] = list(self._closed_texts(document)) if document else []
        return self._texts[identifier]

    def _closed_texts(self, document: Document) -> Iterator[_ClosedText]:
        for row in self._rows("i.*", "m.closed OR i.access = 'closed'", document):
            yield self._text(from_row(AgendaItem, row))
        for row in self._rows("d.*", "d.closed", document):
            decision = from_row(Decision, row)
            yield _ClosedText((table_of(Decision), decision.id), _letters(decision.text))

    def _rows(self, columns: str, closed: str, document: Document) -> list[dict[str, Any]]:
        """Of the meeting that was made from the document, or is of its day: an agenda is no longer
        a meeting's own document when its minutes have come."""
        tells = document.kind in ("agenda", "minutes")
        decisions = " JOIN decision d ON d.agenda_item = i.id" if columns == "d.*" else ""
        sql = f"""
            SELECT {columns} FROM meeting m JOIN agenda_item i ON i.meeting = m.id{decisions}
            WHERE (m.document = ? OR m.date = ?) AND ({closed})"""
        return self._library.rows(sql, (document.id, document.date if tells else None))

    def _text(self, item: AgendaItem) -> _ClosedText:
        decisions = self._library.all(Decision, agenda_item=item.id)
        attachments = self._library.all(Attachment, agenda_item=item.id)
        # As it stands in the document: the title, then section by section.
        told = [item.title]
        told += [f"{one.heading} {one.text}" for one in item.sections]
        told += [one for one in (item.case_text, item.recommendation) if one]
        told += [one.text for one in item.lines]
        told += [one.text for one in decisions]
        told += [one.name for one in attachments]
        return _ClosedText(
            (table_of(AgendaItem), item.id), _letters("\n".join(told)), skeleton(item.title)
        )


@lru_cache(maxsize=64)
def _letters(text: str) -> str:
    """`skeleton`, remembered: a list asks at every key, and a case may be long."""
    return skeleton(text)
