"""Look-up on a library that it makes itself: speed, quality, size.

Speed: the answer to every prefix of many queries, from disk, beside what else a person could use,
as ratios in one run: FTS5 with bm25 over the same text, tantivy with fuzzy terms, `fzf --filter`
and ripgrep where they are installed. Quality: for words of a known commitment, written in other
forms, in parts, wrongly, without Danish letters or not to the end, whether it is among the first
ten. Size: the index against the text that it finds, and the memory of the process.

Absolute times depend on the machine and on what else runs there: what is slower than promised is
`missed` in the table and no failure. What the machine has no say in (quality, size, ratios in the
same run) is `NOT KEPT` and one.

    python -m bench.lookup [COMMITMENTS]
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.corpora.commitments import Corpus
from data.places import index_file
from data.records import Commitment, Record
from data.search import index
from data.search.lookup import Interrupted, Searcher
from data.store.library import Library

COMMITMENTS = 100_000
QUERIES = 100
PER_CLASS = 55
# As many as a terminal of 24 lines shows.
SHOWN = 20
# What a keystroke may take before compounds, synonyms and typos wait for a pause in typing.
PATIENCE = 3.0

Ask = Callable[[str], list[str]]


def main() -> int:
    """Measure and print; 1 when a promise is not kept that no machine can help."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else COMMITMENTS
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        path = Path(folder) / "bench.tilsagn"
        corpus = Corpus(size)
        with Library.open(path, create=True) as library:
            titles = _import(library, corpus)
            kept = [_building(library), _inserting(library, corpus)]
            kept += _speed(path, titles, Path(folder))
            _interrupting(path)
            kept += _quality(path, titles)
            _related(path, corpus)
    return 0 if all(kept) else 1


def _import(library: Library, corpus: Corpus) -> dict[str, tuple[str, str]]:
    """Fill the library; answers title and text of each commitment by identifier."""
    texts = {}

    def noted() -> Iterator[Record]:
        for record in corpus.records():
            if isinstance(record, Commitment):
                texts[record.id] = (record.title, record.summary or "")
            yield record

    with library.writing_in_batches("import") as change:
        for record in noted():
            change.add(record)
    return texts


def _row(
    what: str, figure: str, limit: str = "", kept: bool | None = None, *, timed: bool = False
) -> bool:
    """One line of the table; False for a promise not kept, unless it is one of time."""
    broken = "missed" if timed else "NOT KEPT"
    verdict = "" if kept is None else "kept" if kept else broken
    print(f"{what:44} {figure:>24} {limit:>18} {verdict}", flush=True)
    return timed or kept is not False


def _building(library: Library) -> bool:
    start = time.process_time()
    index.rebuild(library)
    seconds = time.process_time() - start
    text = index.text_size(library)
    share = index_file(library.path).stat().st_size / text
    per = seconds * 100_000 / library.count(Commitment)
    _row("index, processor time per 100,000", f"{per:.1f} s", "30 s", per <= 30, timed=True)
    return _row("index, share of the text", f"{share:.2f}", "1.3", share <= 1.3)


def _inserting(library: Library, corpus: Corpus) -> bool:
    """What a new commitment costs beyond its own commit, while look-up is open."""
    taken = []
    searcher = Searcher(library.path)
    for _ in range(60):
        with library.writing("add") as change:
            title = " ".join(corpus.words(6))
            change.add(Commitment(title=title, summary=" ".join(corpus.words(20)), by_hand=True))
        start = time.perf_counter()
        searcher.catch_up()
        taken.append((time.perf_counter() - start) * 1000)
    searcher.close()
    median = statistics.median(taken)
    figure = f"{median:.2f} ms"
    return _row("index, a new commitment, median", figure, "3 ms", median <= 3, timed=True)


# Speed


def _prefixes(titles: dict[str, tuple[str, str]]) -> list[str]:
    chance = random.Random(7)
    found = []
    for title, _ in chance.sample(list(titles.values()), QUERIES):
        words = [one for one in title.lower().split() if len(one) > 2]
        query = " ".join(chance.sample(words, min(len(words), chance.choice((1, 2, 2, 3)))))
        found += [query[:end] for end in range(1, len(query) + 1)]
    return found


def _times(ask: Ask, queries: list[str]) -> list[float]:
    taken = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def _percentile(taken: list[float], share: float) -> float:
    return taken[min(int(len(taken) * share), len(taken) - 1)]


def _speed(path: Path, titles: dict[str, tuple[str, str]], folder: Path) -> list[bool]:
    queries = _prefixes(titles)
    size = len(titles)
    limit = 8 if size <= COMMITMENTS else 16
    kept = []
    with Searcher(path) as searcher:

        def typed(query: str) -> list[str]:
            found = searcher.search(query, limit=SHOWN, kinds=("commitment",), patience=PATIENCE)
            return [hit.id for hit in found.hits]

        ours = _times(typed, queries)
        _show("tilsagn, per keystroke", ours)
        tail = _percentile(ours, 0.95)
        _row("  95 of 100", f"{tail:.1f} ms", f"{limit} ms", tail <= limit, timed=True)

        def paused(query: str) -> list[str]:
            found = searcher.search(query, limit=SHOWN, kinds=("commitment",))
            return [hit.id for hit in found.hits]

        _show("tilsagn, after a pause (everything)", _times(paused, queries[::5]))
    grown = _memory(path, queries)
    if grown is not None:
        figure = f"{grown:.0f} MB"
        kept.append(_row("memory, beside the mapped file", figure, "150 MB", grown <= 150))
    some = queries[:: max(1, len(queries) // 300)]
    for name, ask, times in (
        ("FTS5 with bm25", _fts5(titles, folder), 5 if size <= COMMITMENTS else 30),
        ("tantivy with fuzzy terms", _tantivy(titles, folder), 1),
        ("fzf --filter", _filter("fzf", ["--filter"], titles, folder), 1),
        ("ripgrep", _filter("rg", ["-i", "-F"], titles, folder), 1),
    ):
        if ask is None:
            _row(name, "not installed")
            continue
        theirs = _times(ask, some if name.startswith(("FTS5", "tantivy")) else some[::10])
        _show(name, theirs)
        ratio = _percentile(theirs, 0.95) / tail
        promised = name.startswith(("FTS5", "tantivy"))
        kept.append(
            _row("  times as long at 95 of 100", f"{ratio:.1f}", f">= {times}" if promised else "",
                 ratio >= times if promised else None)
        )  # fmt: skip
    return kept


# Only what is the process's own, so without mapped files.
_MEASURE_MEMORY = """
import re, sys
from pathlib import Path
from data.search.lookup import Searcher
def own():
    return int(re.search(r"RssAnon:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
before = own()
with Searcher(Path(sys.argv[1])) as searcher:
    for query in sys.stdin:
        searcher.search(query.rstrip("\\n"), limit=20)
    searcher.related("ny plan for alle skoler")
    print(own() - before)
"""


def _memory(path: Path, queries: list[str]) -> float | None:
    """Megabytes that look-up takes in a process of its own; None where the operating system does
    not say."""
    if not Path("/proc/self/status").exists():
        return None
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE_MEMORY, str(path)], input="\n".join(queries[::4]),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return int(done.stdout) / 1000


def _interrupting(path: Path) -> None:
    """How long a search goes on after it was told to stop."""
    chance = random.Random(3)
    taken = []
    with Searcher(path) as searcher:
        for _ in range(60):
            ended: list[float] = []

            def search(ended: list[float] = ended) -> None:
                with contextlib.suppress(Interrupted):
                    while True:
                        searcher.search('"skal for" s b -"og i" beløb:>1')
                ended.append(time.perf_counter())

            thread = threading.Thread(target=search)
            thread.start()
            time.sleep(0.005 + chance.random() / 50)
            told = time.perf_counter()
            # Between two searches there is nothing to stop.
            while not ended:
                searcher.interrupt()
                thread.join(0.5)
            taken.append((ended[0] - told) * 1000)
    taken.sort()
    tail = _percentile(taken, 0.95)
    _row("stopped after, 95 of 100", f"{tail:.1f} ms", "20 ms", tail <= 20, timed=True)


def _show(name: str, taken: list[float]) -> None:
    figures = "/".join(f"{_percentile(taken, share):.1f}" for share in (0.5, 0.95, 1))
    _row(f"{name}: median/95 of 100/longest", f"{figures} ms")


def _fts5(titles: dict[str, tuple[str, str]], folder: Path) -> Ask:
    connection = sqlite3.connect(folder / "fts5.db")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5(title, text, prefix='1 2 3')")
    connection.executemany("INSERT INTO t VALUES (?, ?)", titles.values())
    connection.commit()

    def ask(query: str) -> list[str]:
        match = " ".join(f'"{one}"' for one in query.split()) + "*"
        sql = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t) LIMIT ?"
        return [str(row[0]) for row in connection.execute(sql, (match, SHOWN)).fetchall()]

    return ask


def _tantivy(titles: dict[str, tuple[str, str]], folder: Path) -> Ask | None:
    try:
        import tantivy
    except ImportError:
        return None
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", stored=False)
    builder.add_text_field("text", stored=False)
    schema = builder.build()
    place = folder / "tantivy"
    place.mkdir()
    found: Any = tantivy.Index(schema, path=str(place))
    writer = found.writer()
    for title, text in titles.values():
        writer.add_document(tantivy.Document(title=title, text=text))
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
        asked = tantivy.Query.boolean_query(clauses)
        return [str(address) for _, address in searcher.search(asked, SHOWN).hits]

    return ask


def _filter(
    program: str, options: list[str], titles: dict[str, tuple[str, str]], folder: Path
) -> Ask | None:
    if shutil.which(program) is None:
        return None
    lines = folder / "lines.txt"
    if not lines.exists():
        lines.write_text("\n".join(f"{title} {text}" for title, text in titles.values()))

    def ask(query: str) -> list[str]:
        with lines.open() as stream:
            done = subprocess.run(
                [program, *options, query], stdin=stream, capture_output=True, check=False
            )
        return done.stdout[:10_000].decode(errors="replace").split("\n")[:SHOWN]

    return ask


# Quality


def _quality(path: Path, titles: dict[str, tuple[str, str]]) -> list[bool]:
    """Whether a commitment is among the first ten for two words of its title, one of them changed
    in the way of its class."""
    chance = random.Random(11)
    found: dict[str, list[bool]] = {}
    with Searcher(path) as searcher:
        for name, change in _CLASSES.items():
            found[name] = []
            while len(found[name]) < PER_CLASS:
                identifier, (title, _) = chance.choice(list(titles.items()))
                query = _query(title, change, chance)
                if query is None:
                    continue
                results = searcher.search(
                    query, limit=10, kinds=("commitment",), open_end=name == "prefix"
                )
                found[name].append(identifier in [hit.id for hit in results.hits])
    kept = []
    for name, hits in found.items():
        share = sum(hits) / len(hits)
        kept.append(_row(f"found among ten: {name}", f"{share:.3f}", ">= 0.90", share >= 0.9))
    all_hits = [hit for hits in found.values() for hit in hits]
    share = sum(all_hits) / len(all_hits)
    figure = f"{share:.3f} of {len(all_hits)}"
    kept.append(_row("found among ten: all", figure, ">= 0.95", share >= 0.95))
    return kept


Change = Callable[[str, random.Random], str | None]


def _query(title: str, change: Change, chance: random.Random) -> str | None:
    """Three words of a title, the longest of them changed; None when it cannot be."""
    words = sorted({one for one in title.lower().split() if len(one) > 3}, key=len)
    if len(words) < 3:
        return None
    changed = change(words[-1], chance)
    return None if changed is None else f"{words[-2]} {words[-3]} {changed}"


def _inflected(word: str, chance: random.Random) -> str | None:
    if word.endswith(("erne", "en", "er", "s", "e")):
        return None
    return word + chance.choice(("en", "er", "erne", "ens"))


def _part(word: str, chance: random.Random) -> str | None:
    """One part of a compound: the corpus makes them of its simple words."""
    parts = [one for one in _simple() if word.startswith(one) and len(one) < len(word) - 3]
    return max(parts, key=len) if parts and max(map(len, parts)) >= 4 else None


def _simple() -> list[str]:
    if not _SIMPLE:
        _SIMPLE.extend(Corpus(1).simple)
    return _SIMPLE


_SIMPLE: list[str] = []


def _mistyped(word: str, chance: random.Random) -> str | None:
    if len(word) < 6:
        return None
    place = chance.randrange(1, len(word) - 1)
    other = chance.choice("aeioutrnslk")
    return chance.choice((
        word[:place] + word[place + 1 :],
        word[:place] + other + word[place:],
        word[:place] + other + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ))  # fmt: skip


def _twice_mistyped(word: str, chance: random.Random) -> str | None:
    if len(word) < 10:
        return None
    half = len(word) // 2
    first, last = _mistyped(word[:half] + "xxx", chance), _mistyped("xxx" + word[half:], chance)
    if not first or not last or not first.endswith("xxx") or not last.startswith("xxx"):
        return None
    return first[:-3] + last[3:]


def _spelt(word: str, _: random.Random) -> str | None:
    spelt = word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return spelt if spelt != word else None


def _bare(word: str, _: random.Random) -> str | None:
    bare = word.replace("æ", "a").replace("ø", "o").replace("å", "a")
    return bare if bare != word else None


def _begun(word: str, chance: random.Random) -> str | None:
    return word[: chance.randint(4, len(word) - 2)] if len(word) > 6 else None


_CLASSES: dict[str, Change] = {
    "exact": lambda word, _: word,
    "inflected": _inflected,
    "compound": _part,
    "one typo": _mistyped,
    "two typos": _twice_mistyped,
    "ae/oe/aa": _spelt,
    "dropped letters": _bare,
    "prefix": _begun,
}


def _related(path: Path, corpus: Corpus) -> None:
    with Searcher(path) as searcher:
        taken = []
        for number in range(60):
            text = " ".join(corpus.words(50 + 4 * number))
            start = time.perf_counter()
            searcher.related(text)
            taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    _show("related to 50-300 words", taken)
    tail = _percentile(taken, 0.95)
    _row("  95 of 100", f"{tail:.1f} ms", "30 ms", tail <= 30, timed=True)


if __name__ == "__main__":
    sys.exit(main())
