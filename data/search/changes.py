"""What was changed in a library since an index last took something in.

An index bears a stamp: its format, the library's identity, the last change it has seen, and by
which word lists and synonyms it was made. Reads both, writes neither.
"""

from __future__ import annotations

import sqlite3

from data.search import synonyms
from data.search.entries import facet
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
    """Add to `changed` what shows words, a party or a flag of a changed record."""
    flagged: dict[str, set[str]] = {"initiative": set(), "commitment": set()}
    if changed.get("question"):
        rows = library.rows(
            "SELECT json_extract(coalesce(before, '{}'), '$.initiative') AS a,"
            " json_extract(coalesce(after, '{}'), '$.initiative') AS b,"
            " json_extract(coalesce(before, '{}'), '$.commitment') AS c,"
            " json_extract(coalesce(after, '{}'), '$.commitment') AS d"
            " FROM change WHERE seq > ? AND record_table = 'question'",
            (seen,),
        )
        for row in rows:
            flagged["initiative"].update(one for one in (row["a"], row["b"]) if one)
            flagged["commitment"].update(one for one in (row["c"], row["d"]) if one)
    for identifier in changed.get("version", ()):
        rows = library.rows(
            "SELECT json_extract(coalesce(after, before), '$.document') AS document"
            " FROM change WHERE record_id = ? ORDER BY seq DESC LIMIT 1",
            (identifier,),
        )
        changed.setdefault("document", set()).update(row["document"] for row in rows)
    for table in ("meeting", "document", "agenda_item", "commitment", "initiative"):
        for identifier in tuple(changed.get(table, ())) + tuple(flagged.get(table, ())):
            for dependent, column in _DEPENDENTS[table]:
                rows = library.rows(f"SELECT id FROM {dependent} WHERE {column} = ?", (identifier,))
                changed.setdefault(dependent, set()).update(row["id"] for row in rows)
    for table, identifiers in flagged.items():
        changed.setdefault(table, set()).update(identifiers)
    for identifier in changed.get("actor", ()):
        term = facet("i", identifier.replace("-", ""))
        rows = connection.execute(
            "SELECT e.id FROM every f JOIN entry e ON e.rowid = f.rowid WHERE every MATCH ?",
            (f'"{term}"',),
        ).fetchall()
        changed.setdefault("commitment", set()).update(identifier_of(one) for (one,) in rows)
