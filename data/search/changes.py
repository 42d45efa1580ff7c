"""What was changed in a library since an index last took something in.

An index bears a stamp: its format, the library's identity, the last change it has seen, and by
which word lists and synonyms it was made. Reads both, writes neither.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from data.closed_items import documents_of_days
from data.records import AgendaItem, Meeting
from data.search import synonyms
from data.search.entries import actor_facet, document_facet
from data.search.tables import FORMAT, identifier_of, newest
from data.search.words import word_lists_stamp
from data.store.library import Library

# So many records changed, or this share of all, and building anew is quicker than catching up.
_MANY_CHANGES = 2_000
_SHARE_CHANGED = 0.2


Stamp = dict[str, str]


def stamp_of(connection: sqlite3.Connection) -> Stamp:
    """The stamp of an index; an empty one where there is no index yet."""
    try:
        return dict(connection.execute("SELECT key, value FROM meta").fetchall())
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return {}
        raise


def wanted_stamp(library: Library) -> Stamp:
    """The stamp of an index that holds what the library holds now."""
    return {
        "format": str(FORMAT),
        "library": library.identity(),
        "words": word_lists_stamp(),
        "synonyms": synonyms.stamp(),
        **last_change(library),
    }


def last_change(library: Library) -> Stamp:
    """That part of a stamp which every change of the library changes."""
    last = library.rows("SELECT seq, action FROM change ORDER BY seq DESC LIMIT 1")
    return {
        "change": str(last[0]["seq"] if last else 0),
        "action": last[0]["action"] if last else "",
    }


def changed_records(
    library: Library, connection: sqlite3.Connection, stamp: Stamp, wanted: Stamp
) -> dict[str, set[str]] | None:
    """The records whose entries may be others since the index got its stamp, by table; None when it
    must be built anew."""
    if any(stamp.get(one) != wanted[one] for one in ("format", "words", "library")):
        return None
    seen = int(stamp["change"])
    # Another history (a backup was restored) has another action under the number last seen.
    known = library.rows("SELECT action FROM change WHERE seq = ?", (seen,))
    if seen and (not known or known[0]["action"] != stamp["action"]):
        return None
    most = max(_MANY_CHANGES, int(newest(connection) * _SHARE_CHANGED))
    rows = library.rows(
        "SELECT DISTINCT record_table, record_id FROM change WHERE seq > ? LIMIT ?", (seen, most)
    )
    if len(rows) == most:
        return None
    changed: dict[str, set[str]] = {}
    for row in rows:
        changed.setdefault(row["record_table"], set()).add(row["record_id"])
    _add_dependents(library, connection, changed, seen)
    return None if sum(map(len, changed.values())) > 2 * most else changed


# Which records show words of another: {changed table: ((table, its column), ...)}.
_DEPENDENTS = {
    "document": (("commitment", "document"),),
    "initiative": (
        ("commitment", "initiative"), ("question", "initiative"), ("note", "initiative"),
    ),
    "commitment": (("question", "commitment"), ("note", "commitment")),
    "agenda_item": (("question", "agenda_item"), ("note", "agenda_item")),
    "meeting": (("agenda_item", "meeting"),),
}  # fmt: skip


def _add_dependents(
    library: Library, connection: sqlite3.Connection, changed: dict[str, set[str]], seen: int
) -> None:
    """Add to `changed` what shows words, a party or a flag of a changed record, or hides words that
    are closed."""
    log = _Log(library, seen)
    flagged: dict[str, set[str]] = {"initiative": set(), "commitment": set()}
    if changed.get("question"):
        for table, found in flagged.items():
            found |= log.values("question", table)
    for identifier in changed.get("version", ()):
        rows = library.rows(
            "SELECT json_extract(coalesce(after, before), '$.document') AS document"
            " FROM change WHERE record_id = ? ORDER BY seq DESC LIMIT 1",
            (identifier,),
        )
        _add(changed, "document", (row["document"] for row in rows))
    if changed.get("document"):
        _add(changed, "actor", _actors_told_of(library, log.opened_or_closed("document")))
    for table in ("decision", "attachment"):
        if changed.get(table):
            _add(changed, "agenda_item", log.values(table, "agenda_item"))
    if changed.get("meeting") or changed.get("agenda_item"):
        _add(changed, "document", _documents_telling_of(library, changed, log))
    for table in ("meeting", "document", "agenda_item", "commitment", "initiative"):
        for identifier in tuple(changed.get(table, ())) + tuple(flagged.get(table, ())):
            for dependent, column in _DEPENDENTS[table]:
                rows = library.rows(f"SELECT id FROM {dependent} WHERE {column} = ?", (identifier,))
                _add(changed, dependent, (row["id"] for row in rows))
    for table, identifiers in flagged.items():
        _add(changed, table, identifiers)
    # An initiative may say no more than one of its commitments does, or no longer.
    if changed.get("commitment"):
        _add(changed, "initiative", log.values("commitment", "initiative"))
    terms = [actor_facet(one) for one in changed.get("actor", ())]
    terms += [document_facet(one) for one in changed.get("document", ())]
    for term in terms:
        rows = connection.execute(
            "SELECT e.id FROM every f JOIN entry e ON e.rowid = f.rowid WHERE every MATCH ?",
            (f'"{term}"',),
        ).fetchall()
        _add(changed, "commitment", (identifier_of(one) for (one,) in rows))


def _add(changed: dict[str, set[str]], table: str, identifiers: Iterable[str]) -> None:
    changed.setdefault(table, set()).update(identifiers)


_IS_OR_WAS_CLOSED = (
    "json_extract(before, '$.closed') OR json_extract(after, '$.closed')"
    " OR 'closed' IN (json_extract(before, '$.access'), json_extract(after, '$.access'))"
)


class _Log:
    """What the change log says of the time since a change."""

    def __init__(self, library: Library, seen: int) -> None:
        self._library = library
        self._seen = seen

    def values(self, table: str, field: str, where: str = "1") -> set[str]:
        """What a field of changed records was or is."""
        rows = self._library.rows(
            "SELECT json_extract(before, :path), json_extract(after, :path) FROM change"
            f" WHERE seq > :seen AND record_table = :table AND ({where})",
            {"path": f"$.{field}", "seen": self._seen, "table": table},
        )
        return {one for row in rows for one in row if one}

    def of_closed(self, table: str, field: str) -> set[str]:
        """The same of records that are closed or were."""
        return self.values(table, field, _IS_OR_WAS_CLOSED)

    def opened_or_closed(self, table: str) -> set[str]:
        """The records that are closed and were not, or the other way round."""
        rows = self._library.rows(
            "SELECT record_id FROM change WHERE seq > ? AND record_table = ?"
            " AND json_extract(before, '$.closed') IS NOT json_extract(after, '$.closed')",
            (self._seen, table),
        )
        return {row["record_id"] for row in rows}


def _actors_told_of(library: Library, documents: set[str]) -> set[str]:
    """The actors of whom one of some documents tells something."""
    if not documents:
        return set()
    rows = library.rows(
        "SELECT id, affiliations || roles AS told FROM actor"
        " WHERE instr(affiliations || roles, '\"source\"')"
    )
    return {row["id"] for row in rows if any(one in row["told"] for one in documents)}


def _documents_telling_of(library: Library, changed: dict[str, set[str]], log: _Log) -> set[str]:
    """The documents that tell of meetings where something that is or was closed has changed: by its
    words no other commitment may be found (`data.closed_items`)."""
    beside = log.of_closed("decision", "agenda_item") | log.of_closed("attachment", "agenda_item")
    items = library.some(AgendaItem, changed.get("agenda_item", ())).values()
    held = log.values("agenda_item", "meeting") | {one.meeting for one in items}
    wanted = changed.get("meeting", set()) | log.of_closed("agenda_item", "meeting")
    wanted |= {one.id for one in library.some(Meeting, held).values() if one.closed}
    wanted |= {one.meeting for one in items if one.closed or one.id in beside}
    found = library.some(Meeting, wanted).values()
    made_from = log.values("meeting", "document") | {one.document for one in found if one.document}
    days = log.values("meeting", "date") | {one.date for one in found if one.date}
    return made_from | documents_of_days(library, days)
