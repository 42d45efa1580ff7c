"""How long the full-screen app keeps a key waiting while somebody types, at 100,000 commitments.

A library is made once in the temporary folder. The app runs on it in a pseudo-terminal of 120x40,
with a timer of 10 ms on its event loop, while queries are typed key by key at the pace of a fast
typist and taken back again. What counts is the largest gap between two ticks: as long as a gap
lasts, nothing on the screen moves. Bytes per key are what the app wrote to the terminal.

    python -m bench.typing_gap [COMMITMENTS]
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.cold_start import Screen
from bench.ticking import LIMIT, command, gaps_at_the_end
from data.records import Amount, Commitment, DatePoint, Initiative, Status
from data.store.library import Library

COUNT = 100_000
# Between two keys of a fast typist.
PACE = 0.08
PLACES = ("Aarhus", "Aalborg", "Odense", "Randers", "Viborg", "Horsens")
STATUSES: tuple[Status, ...] = ("proposed", "decided", "under_way", "done", "dropped", "unknown")
WORDS = [
    "plejefamilier", "anbringelse", "skole", "dagtilbud", "ungecafé", "efterværn",
    "rådgivning", "bolig", "støtte", "indsats", "behandling", "fritidsjob",
    "mentor", "netværk", "familie", "forebyggelse", "sundhed", "cykelsti",
    "klima", "bibliotek", "ældre", "hjemmehjælp", "budget", "forsøg",
    "udvikling", "samarbejde", "kommune", "børn", "unge", "forældre",
    "læsning",
]  # fmt: skip
QUERIES = ("efterværn aarhus", "børn og unge", "status:done bolig", "beløb:>1mio skole", "plejefam")


def records(count: int) -> Iterator[Initiative | Commitment]:
    """Initiatives and commitments of common words, the same every time."""
    chance = random.Random(1)
    initiative: Initiative | None = None
    for number in range(count):
        title = " ".join(chance.choices(WORDS, k=chance.randint(3, 7))).capitalize()
        place = chance.choice(PLACES)
        if number % 20 == 0:
            initiative = Initiative(title=title, municipality=place)
            yield initiative
        yield Commitment(
            title=f"{title} {number}",
            summary=" ".join(chance.choices(WORDS, k=25)),
            initiative=initiative.id if initiative else None,
            municipality=place,
            status=chance.choice(STATUSES),
            amounts=(Amount(amount=chance.randint(1, 9_000) * 1_000),),
            dates=(DatePoint(value=str(chance.randint(2012, 2030)), role="deadline"),),
            by_hand=True,
        )


def library_of(count: int, folder: Path) -> Path:
    """The library of that many commitments, made where it is not."""
    path = folder / f"typing-{count}.tilsagn"
    if not path.exists():
        draft = path.with_suffix(".making")
        draft.unlink(missing_ok=True)
        with (
            Library.open(draft, create=True) as library,
            library.writing_in_batches("bench") as change,
        ):
            for record in records(count):
                change.add(record)
        draft.rename(path)
    from data.search.lookup import Searcher

    Searcher(path).close()  # makes the index where there is none
    return path


def type_into(screen: Screen) -> list[int]:
    """Type the queries and take them back; the bytes written after each key."""
    written = []
    for query in QUERIES:
        for key in [*query, *["\x7f"] * len(query)]:
            before = len(screen.written)
            screen.type(key.encode())
            end = time.perf_counter() + PACE
            while (left := end - time.perf_counter()) > 0:
                screen.read(left)
            written.append(len(screen.written) - before)
    return written


def main() -> int:
    """Print the gaps; 1 when the largest is over the limit."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    folder = Path(tempfile.gettempdir(), "tilsagn-bench")
    folder.mkdir(exist_ok=True)
    os.environ |= {f"XDG_{name}_HOME": str(folder) for name in ("DATA", "CACHE", "CONFIG", "STATE")}
    path = library_of(count, folder)
    report = folder / "gaps.json"
    report.unlink(missing_ok=True)
    screen = Screen(command(path, report), {**os.environ, "TERM": "xterm-256color"})
    screen.until(b" hits")
    time.sleep(2)  # the start is measured elsewhere
    written = type_into(screen)
    gaps = gaps_at_the_end(screen, report)
    print(f"{count} commitments, {len(written)} keys")
    for name, value in (
        ("median gap", statistics.median(gaps)),
        ("99th percentile", statistics.quantiles(gaps, n=100)[98]),
        ("largest gap", max(gaps)),
    ):
        print(f"{name:18}{value * 1000:8.1f} ms")
    print(f"largest may be    {LIMIT * 1000:8.1f} ms")
    print(f"bytes per key     {statistics.mean(written):8.0f}  (most {max(written)})")
    return 1 if max(gaps) > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
