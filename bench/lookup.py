"""Look-up on a library that it makes itself: speed, quality, size.

Speed: the answer to every prefix of many queries, from disk, beside what else a person could use
(`looking_up.peers`), as ratios in one run with what each finds. While a person types, what takes
long to find waits for a pause; both times are measured. Quality: for words of a known commitment,
written in other forms, in parts, wrongly, without Danish letters or not to the end, whether it is
among the first ten. Size: the index against the text that it finds, and the memory of the process.
Hostile queries, and how soon a search stops.

Absolute times depend on the machine and on what else runs there: what is slower than promised is
`missed` in the table and no failure. What the machine has no say in (quality, size, ratios in the
same run) is `NOT KEPT` and one.

    python -m bench.lookup [--size COMMITMENTS] [--hostile STRINGS]

The library is made once and kept in the temporary folder (`tilsagn-bench`): a million commitments
take some ten minutes and 2.5 GB.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.looking_up import making
from bench.looking_up.hostile import STRINGS, hostile, interrupting
from bench.looking_up.peers import SHOWN, peers
from bench.looking_up.quality import Texts, cases, print_shares, share_of_all, shares
from bench.looking_up.table import percentile, row, times_row
from data.search.lookup import Kind, Searcher

COMMITMENTS = 100_000
# What a keystroke may take before compounds, synonyms and typos wait for a pause in typing.
PATIENCE = 3.0
# So many queries the other programs get; of a million commitments they take seconds for some.
_SOME = 200
_SOME_OF_MANY = 40
_SOME_CASES = 4
_SOME_CASES_OF_MANY = 11


def main() -> int:
    """Measure and print; 1 when a promise is not kept that no machine can help."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=COMMITMENTS)
    parser.add_argument("--hostile", type=int, default=STRINGS // 10, metavar="STRINGS")
    options = parser.parse_args()
    folder = Path(tempfile.gettempdir(), "tilsagn-bench")
    folder.mkdir(exist_ok=True)
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    row(f"{options.size} commitments", "", "promised")
    path = making.library_of(options.size, folder)
    texts = making.texts_of(path)
    _set_aside()
    kept = [making.building(path), *making.inserting(path, texts)]
    kept += _speed(path, texts, folder)
    interrupting(path)
    words = sorted({word for title, _ in list(texts.values())[:2_000] for word in title.split()})
    kept.append(hostile(path, words, options.hostile))
    _related(path, texts)
    return 0 if all(kept) else 1


Clock = Callable[[], float]


def _times(
    ask: Callable[[str], object], queries: list[str], clock: Clock = time.perf_counter
) -> list[float]:
    taken = []
    for query in queries:
        start = clock()
        ask(query)
        taken.append((clock() - start) * 1000)
    return sorted(taken)


def _in_turn(asks: Sequence[Callable[[str], object]], queries: list[str]) -> list[list[float]]:
    """The times of several, each query asked of one after the other: what else the machine does
    then slows all of them."""
    taken: list[list[float]] = [[] for _ in asks]
    for query in queries:
        for ask, one in zip(asks, taken, strict=True):
            one += _times(ask, [query])
    return [sorted(one) for one in taken]


def _speed(path: Path, texts: Texts, folder: Path) -> list[bool]:
    queries = making.prefixes(texts)
    limit = 8 if len(texts) <= COMMITMENTS else 16
    kept: list[bool] = []
    with Searcher(path) as searcher:

        def typed(query: str) -> object:
            kinds: tuple[Kind, ...] = ("commitment",)
            return searcher.search(query, limit=SHOWN, kinds=kinds, patience=PATIENCE)

        def paused(query: str) -> object:
            return searcher.search(query, limit=SHOWN, kinds=("commitment",))

        for name, ask in (("while typing", typed), ("everything, as `find`", paused)):
            ours = _times(ask, queries)
            times_row(f"{len(queries)} keystrokes, {name}", ours)
            tail = percentile(ours, 0.95)
            row("  95 of 100", f"{tail:.1f} ms", f"{limit} ms", tail <= limit, timed=True)
            # What of it was not waiting for other programs on the same machine.
            own = percentile(_times(ask, queries, time.thread_time), 0.95)
            row("  95 of 100, processor time", f"{own:.1f} ms", f"{limit} ms")

        def find(query: str, open_end: bool) -> list[str]:
            found = searcher.search(query, limit=10, kinds=("commitment",), open_end=open_end)
            return [hit.id for hit in found.hits]

        asked = list(cases(texts))
        kept += print_shares(shares(asked, find), len(asked))
        grown = _memory(path, queries)
        if grown is not None:
            figure = f"{grown:.0f} MB"
            kept.append(row("memory, beside the mapped file", figure, "150 MB", grown <= 150))
        large = len(texts) > COMMITMENTS
        wanted, step = (_SOME_OF_MANY, _SOME_CASES_OF_MANY) if large else (_SOME, _SOME_CASES)
        some = queries[:: max(1, len(queries) // wanted)]
        for peer in peers(texts, folder, 5 if len(texts) <= COMMITMENTS else 30):
            if peer.ask is None:
                row(peer.name, "not installed", peer.install)
                continue
            theirs, *ours_beside = _in_turn((peer.ask, typed, paused), some[:: peer.share])
            times_row(peer.name, theirs)
            ratios = [percentile(theirs, 0.95) / percentile(one, 0.95) for one in ours_beside]
            figure = f"{ratios[0]:.1f} / {ratios[1]:.1f}"
            promised = "" if peer.times is None else f">= {peer.times:g}"
            fine = None if peer.times is None else ratios[0] >= peer.times
            kept.append(row("  times as long: typing / everything", figure, promised, fine))
            found = shares(asked[:: step * peer.share], peer.find)
            row("  found among ten", f"{share_of_all(found):.2f}")
    return kept


# Only what is the process's own, so without mapped files.
_MEASURE_MEMORY = """
import re, sys
from pathlib import Path
from data.search.lookup import Kind, Searcher
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


def _set_aside() -> None:
    """Keep what is the measurement's own, its texts and figures, from being searched for waste
    while look-up is timed."""
    gc.collect()
    gc.freeze()


def _related(path: Path, texts: Texts) -> None:
    words = making.words_of(texts, 5)
    asked = [" ".join(words(50 + 4 * number)) for number in range(60)]
    _set_aside()
    with Searcher(path) as searcher:
        taken = _times(searcher.related, asked)
        own = _times(searcher.related, asked, time.thread_time)
    times_row("related to 50-300 words", taken)
    tail = percentile(taken, 0.95)
    row("  95 of 100", f"{tail:.1f} ms", "30 ms", tail <= 30, timed=True)
    row("  95 of 100, processor time, asked again", f"{percentile(own, 0.95):.1f} ms", "30 ms")


if __name__ == "__main__":
    sys.exit(main())
