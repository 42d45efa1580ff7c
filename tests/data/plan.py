"""A plan of our own, as a file and as a pack describes it, for tests of importing and verifying."""

from __future__ import annotations

from pathlib import Path

import msgspec

from data.citations import cite
from data.documents.files import read_document
from data.documents.importing import Imported, Importer
from data.records import Citation, Commitment, Document
from data.store.library import Library

PLAN = """Plan for havnen

Kommunen vil anlægge en sti langs vandet inden sommeren 2027.
Der afsættes 400.000 kr. til bænke og belysning ved den gamle kaj.
Havnechefen ansætter en vejleder til de unge, som bruger området om aftenen.

Planen følges op hvert år i udvalget.
"""
SENTENCES = [line for line in PLAN.splitlines() if line.endswith(".")][:3]


def keep(library: Library, folder: Path, name: str, text: str, *, closed: bool = False) -> Imported:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    reading = read_document(path)
    with library.writing("import") as change:
        return Importer(library, change).keep(reading, str(path), closed=closed)


def without_quote(citation: Citation) -> Citation:
    return msgspec.structs.replace(
        citation, quote=None, prefix="", suffix="", version=None, state="not_imported"
    )


def know_plan(library: Library, *, file_name: str | None = "plan.txt") -> list[Commitment]:
    """The plan as a pack describes it: where its sentences stand, but not what they say."""
    document = Document(title="Havneplan", file_name=file_name)
    commitments = []
    for one in SENTENCES:
        start = PLAN.index(one)
        citation = cite(PLAN, start, start + len(one), document=document.id)
        commitments.append(
            Commitment(title=one[:20], document=document.id, citations=(without_quote(citation),))
        )
    with library.writing("test") as change:
        change.add(document)
        for commitment in commitments:
            change.add(commitment)
    return commitments
