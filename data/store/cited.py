"""Which records carry citations, and all of them in turn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args, get_type_hints

from data.records import RECORD_TYPES, Citation, Record, table_of
from data.store.rows import Reads, from_row

_BATCH = 2_000


@cache
def citation_fields() -> dict[type[Record], str]:
    """The record types that carry citations, and in which field."""
    return {
        kind: name
        for kind in RECORD_TYPES
        for name, hint in get_type_hints(kind).items()
        if Citation in get_args(hint)
    }


def citations_of(record: Record) -> tuple[Citation, ...]:
    """The citations that `record` carries, none where its kind has none."""
    field = citation_fields().get(type(record))
    found: tuple[Citation, ...] = getattr(record, field) if field else ()
    return found


def citing_records(library: Reads, document: str | None = None) -> Iterator[Record]:
    """The records with citations, of one document or of all, a batch at a time in memory."""
    for kind, field in citation_fields().items():
        about = f"instr({field}, ?) > 0" if document else f"{field} <> ?"
        sql = f"SELECT * FROM {table_of(kind)} WHERE id > ? AND {about} ORDER BY id LIMIT {_BATCH}"
        last = ""
        while rows := library.rows(sql, (last, document or "[]")):
            yield from (from_row(kind, row) for row in rows)
            last = rows[-1]["id"]
