"""100,000 commitments from JSON Lines: seconds, and against sqlite-utils inserting bare rows.

The import checks every field, keeps a hash and a log entry for each record and can be undone; the
peer puts the same fields into one table without any of that.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import sqlite_utils

from data.packs.importing import import_pack
from data.packs.writer import json_lines
from data.records import Amount, Citation, Commitment, DatePoint, Document, Initiative, Record
from data.store.library import Library
from data.store.rows import to_row

COMMITMENTS = 100_000


def records(count: int) -> list[Record]:
    """`count` commitments on 50 documents and 1,000 initiatives, all of them different."""
    documents = [
        Document(title=f"Plan nummer {one}", date=str(2000 + one % 26)) for one in range(50)
    ]
    initiatives = [Initiative(title=f"Indsats nummer {one}") for one in range(1_000)]
    made: list[Record] = [*documents, *initiatives]
    for one in range(count):
        document = documents[one % 50]
        citation = Citation(
            document=document.id, start=one, end=one + 80, skeleton_length=60,
            skeleton_hash=f"{one:064x}",
        )  # fmt: skip
        made.append(
            Commitment(
                title=f"Støtteordning nummer {one} til skolernes cykelstier",
                summary=f"Kommunen afsætter {one} kr. til ordning nummer {one}.",
                document=document.id,
                initiative=initiatives[one % 1_000].id,
                amounts=(Amount(amount=one, purpose="cykelstier"),),
                dates=(DatePoint(value="2026-08", role="deadline"),),
                citations=(citation,),
            )
        )
    return made


def main() -> None:
    """Print the seconds and the ratio."""
    made = records(COMMITMENTS)
    commitments = [to_row(one) for one in made if isinstance(one, Commitment)]
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "bulk.jsonl"
        with pack.open("wb") as file:
            file.writelines(json_lines(made))
        started = time.perf_counter()
        with Library.open(Path(folder) / "library.tilsagn", create=True) as library:
            import_pack(library, pack, author="bench")
        ours = time.perf_counter() - started
        peer = sqlite_utils.Database(Path(folder) / "peer.db")
        started = time.perf_counter()
        peer.table("commitment").insert_all(commitments, pk="id")
        bare = time.perf_counter() - started
        peer.close()
        size = pack.stat().st_size / 1e6
    print(f"{COMMITMENTS:,} commitments, {size:.0f} MB of JSON Lines")
    print(f"import: {ours:.1f} s (promised: under 60 s)")
    print(f"sqlite-utils insert_all of the bare rows: {bare:.1f} s; ratio {ours / bare:.1f}")


if __name__ == "__main__":
    main()
