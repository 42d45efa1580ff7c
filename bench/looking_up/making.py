"""A library of any size with an index, made once and kept in the temporary folder."""

from __future__ import annotations

import random
import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from bench.corpora.commitments import Corpus
from bench.looking_up.quality import Texts
from bench.looking_up.table import row
from data.places import index_file
from data.records import Commitment
from data.search import index
from data.search.lookup import Searcher
from data.search.sources import text_size
from data.store.library import Library

QUERIES = 120
_DRAWN_FROM = 20_000


def library_of(size: int, folder: Path) -> Path:
    """The library of that many commitments, made where it is not."""
    path = folder / f"lookup-{size}.tilsagn"
    if not path.exists():
        draft = path.with_suffix(".making")
        draft.unlink(missing_ok=True)
        with (
            Library.open(draft, create=True) as library,
            library.writing_in_batches("bench") as change,
        ):
            for record in Corpus(size).records():
                change.add(record)
        draft.rename(path)
    return path


def texts_of(path: Path) -> Texts:
    """Title and text of each commitment by its identifier."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT id, title, summary FROM commitment").fetchall()
    return {identifier: (title, text) for identifier, title, text in rows}


def prefixes(texts: Texts) -> list[str]:
    """Queries of one to three words of a title, each as it grows key by key."""
    chance = random.Random(7)
    found = []
    for title, _ in chance.sample(list(texts.values()), QUERIES):
        words = [one for one in title.lower().split() if len(one) > 2]
        query = " ".join(chance.sample(words, min(len(words), chance.choice((1, 2, 2, 3)))))
        found += [query[:end] for end in range(1, len(query) + 1)]
    return found


def building(path: Path) -> bool:
    """Build the index anew: what it takes, and how large it is; at most 100,000 commitments are
    measured again where there is an index already."""
    with Library.open(path) as library:
        count = library.count(Commitment)
        if count > 100_000 and index_file(path).exists():
            index.bring_up_to_date(library)
            row("index", "was there already")
        else:
            start = time.process_time()
            index.rebuild(library)
            seconds = (time.process_time() - start) * 100_000 / count
            figure = f"{seconds:.1f} s"
            row("index, processor time per 100,000", figure, "30 s", seconds <= 30, timed=True)
        share = index_file(path).stat().st_size / text_size(library)
    return row("index, share of the text", f"{share:.2f}", "1.3", share <= 1.3)


def words_of(texts: Texts, seed: int) -> Callable[[int], list[str]]:
    """Draws any number of words, each as often as the library has it."""
    chance = random.Random(seed)
    some = chance.sample(list(texts.values()), min(len(texts), _DRAWN_FROM))
    words = [word for title, text in some for word in f"{title} {text}".split()]
    return lambda count: chance.choices(words, k=count)


def inserting(path: Path, texts: Texts) -> list[bool]:
    """What a new commitment costs beyond its own commit, while look-up is open: one in the words
    of the library, and one of which every fourth word is in no other."""
    return [
        _inserting(path, "index, a new commitment, median", words_of(texts, 3)),
        _inserting(path, "  with six new words, median", Corpus(1, seed=3).words),
    ]


def _inserting(path: Path, name: str, words: Callable[[int], list[str]]) -> bool:
    taken = []
    added = []
    with Library.open(path) as library, Searcher(path) as searcher:
        for _ in range(60):
            title, summary = " ".join(words(6)), " ".join(words(20))
            added.append(Commitment(title=title, summary=summary, by_hand=True))
            with library.writing("add") as change:
                change.add(added[-1])
            start = time.perf_counter()
            searcher.catch_up()
            taken.append((time.perf_counter() - start) * 1000)
        # They are taken out again.
        with library.writing("remove") as change:
            for one in added:
                change.remove(one)
        searcher.catch_up()
    median = statistics.median(taken)
    return row(name, f"{median:.2f} ms", "3 ms", median <= 3, timed=True)
