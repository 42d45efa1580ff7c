"""What else a person could look commitments up with, on the same texts: FTS5 with bm25, tantivy
with fuzzy terms, `fzf --filter` and ripgrep, where they are installed.

Each answers a query with the identifiers of the first commitments it finds. tantivy:
`pip install tantivy`; fzf and ripgrep come with most systems (`apt-get install fzf ripgrep`).
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.looking_up.quality import Texts

Ask = Callable[[str], list[str]]
SHOWN = 20
_INSTALL = {
    "tantivy with fuzzy terms": "pip install tantivy",
    "fzf --filter": "apt-get install fzf",
    "ripgrep": "apt-get install ripgrep",
}


class Peer(NamedTuple):
    """Another program; `ask` is None where it is not installed. `share`: of so many queries it
    gets one, for some take seconds. `times`: how much longer it takes at least, None where nothing
    is promised."""

    name: str
    ask: Ask | None
    share: int
    times: float | None

    def find(self, query: str, open_end: bool) -> list[str]:
        """What it answers; whether the last word is still being typed is all the same to it."""
        return self.ask(query) if self.ask is not None else []

    @property
    def install(self) -> str:
        """How to install it."""
        return _INSTALL.get(self.name, "")


def peers(texts: Texts, folder: Path, times_of_fts5: float) -> Iterator[Peer]:
    """One after the other, for each needs memory."""
    yield Peer("FTS5 with bm25", _fts5(texts, folder), 1, times_of_fts5)
    yield Peer("tantivy with fuzzy terms", _tantivy(texts, folder), 1, 1.0)
    yield Peer("fzf --filter", _program("fzf", texts, folder, _fzf), 10, None)
    yield Peer("ripgrep", _program("rg", texts, folder, _ripgrep), 10, None)


def _fts5(texts: Texts, folder: Path) -> Ask:
    path = folder / f"fts5-{len(texts)}.db"
    known = list(texts)
    new = not path.exists()
    connection = sqlite3.connect(path)
    if new:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(title, text, prefix='1 2 3')")
        connection.executemany("INSERT INTO t VALUES (?, ?)", texts.values())
        connection.commit()

    def ask(query: str) -> list[str]:
        match = " ".join(f'"{one}"' for one in query.split()) + "*"
        sql = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT ?"
        return [known[row[0] - 1] for row in connection.execute(sql, (match, SHOWN)).fetchall()]

    return ask


def _tantivy(texts: Texts, folder: Path) -> Ask | None:
    try:
        import tantivy
    except ImportError:
        return None
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", stored=False)
    builder.add_text_field("text", stored=False)
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    schema = builder.build()
    place = folder / f"tantivy-{len(texts)}"
    new = not place.exists()
    place.mkdir(exist_ok=True)
    found: Any = tantivy.Index(schema, path=str(place))
    if new:
        writer = found.writer(num_threads=1)
        for identifier, (title, text) in texts.items():
            writer.add_document(tantivy.Document(title=title, text=text, id=identifier))
        writer.commit()
    found.reload()
    searcher = found.searcher()

    def ask(query: str) -> list[str]:
        clauses = []
        for word in query.split():
            either = [
                (tantivy.Occur.Should,
                 tantivy.Query.fuzzy_term_query(schema, field, word, distance=1, prefix=True))
                for field in ("title", "text")
            ]  # fmt: skip
            clauses.append((tantivy.Occur.Must, tantivy.Query.boolean_query(either)))
        hits = searcher.search(tantivy.Query.boolean_query(clauses), SHOWN).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return ask


def _fzf(query: str) -> list[str]:
    return ["fzf", "--filter", query, "--delimiter", "\t", "--nth", "2.."]


def _ripgrep(query: str) -> list[str]:
    return ["rg", "-i", "-F", max(query.split(), key=len, default="")]


def _program(
    name: str, texts: Texts, folder: Path, command: Callable[[str], list[str]]
) -> Ask | None:
    if shutil.which(name) is None:
        return None
    lines = folder / f"lines-{len(texts)}.txt"
    if not lines.exists():
        rows = (f"{one}\t{title} {text}" for one, (title, text) in texts.items())
        lines.write_text("\n".join(rows), encoding="utf-8")

    def ask(query: str) -> list[str]:
        with lines.open(encoding="utf-8") as stream:
            done = subprocess.run(command(query), stdin=stream, capture_output=True, check=False)
        found = done.stdout[:20_000].decode(errors="replace").split("\n")[:SHOWN]
        return [one.partition("\t")[0] for one in found]

    return ask
