"""Whatever is typed: random and hostile queries, and how soon a search stops when it is told to."""

from __future__ import annotations

import contextlib
import random
import threading
import time
from pathlib import Path

from bench.looking_up.table import percentile, row
from data.search.lookup import Interrupted, Searcher

STRINGS = 100_000
_LONGEST = 1_000.0
_PIECES = (
    '"', "'", "-", "--", "*", "^", ":", "::", "(", ")", "{", "}", "NEAR(", "AND", "OR", "NOT",
    "\0", "==k", "==*", "==eclosed", "kommune:", "parti:Ø", "beløb:>", "beløb:9" * 40, "år:99999",
    "frist:0000", "frist:9999-12..", "er:", "-er:note", "tema:x", "æøå", "Ｆｕｌｌ", "ﬁ", "\u202e",
    "\u0301" * 50, "a" * 5_000, "1" * 400, "1.000." * 50, "mio", "2,5 mio", "-2,5 mio", "%s", "\\",
    "''; DROP TABLE entry;", "børn", "unge", "plejefamilier", "s", "og", "i b", "☃", "日本語", "п",
    "ß", "İ", "\ud800", "⑴", "½", "℀", "﹦﹡", "beløb:>1", "år:1900..2100", "kommune:n",
    "dokument:a",
)  # fmt: skip


def _string(chance: random.Random, words: list[str]) -> str:
    """Pieces that mean something, words of the library, or any characters at all."""
    kind = chance.random()
    if kind < 0.4:
        pieces = chance.choices(_PIECES, k=chance.randint(1, 8))
    elif kind < 0.8:
        pieces = chance.choices(words, k=chance.randint(1, 6))
        pieces = [one[: chance.randint(1, len(one))] for one in pieces]
    else:
        return "".join(chr(chance.randrange(1, 0x3000)) for _ in range(chance.randint(1, 60)))
    return chance.choice(("", " ", " ")).join(pieces)


def hostile(path: Path, words: list[str], count: int = STRINGS) -> bool:
    """No string is an error, and none takes a second."""
    chance = random.Random(13)
    slow: list[tuple[float, str]] = []
    errors = 0
    with Searcher(path) as searcher:
        for number in range(count):
            query = _string(chance, words)
            start = time.perf_counter()
            try:
                searcher.search(query, limit=20, open_end=number % 2 == 0)
            except Exception as error:  # noqa: BLE001 - that is what is counted
                errors += 1
                print(f"{query!r}: {error!r}")
            slow.append(((time.perf_counter() - start) * 1000, query))
            slow = sorted(slow, reverse=True)[:3]
    row(f"{count} hostile queries, errors", str(errors), "0", errors == 0)
    longest, query = slow[0]
    shown = query if len(query) <= 40 else f"{query[:40]}…"
    row("  longest", f"{longest:.0f} ms", "1000 ms", longest <= _LONGEST, timed=True)
    row("  which", ascii(shown))
    return errors == 0


def interrupting(path: Path) -> None:
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
                thread.join(0.001)
            taken.append((ended[0] - told) * 1000)
    taken.sort()
    tail = percentile(taken, 0.95)
    row("stopped after, 95 of 100", f"{tail:.1f} ms", "20 ms", tail <= 20, timed=True)
    row("  longest", f"{taken[-1]:.1f} ms")
