"""Attacks on Tilsagn: each does something a number of times and says how often.

`make test` runs a few of each. TILSAGN_SOAK=1 runs the full counts that SECURITY.md names, and
TILSAGN_SOAK=0.1 a tenth of them. Long attacks come in parts, so that two processes share them.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Times = Callable[[int, int], int]
Tally = Callable[[str, int], None]

SOAK = float(os.environ.get("TILSAGN_SOAK") or 0)


def parts(count: int) -> pytest.MarkDecorator:
    """The attack in so many parts, one of them in `make test`."""
    return pytest.mark.parametrize("part", range(count if SOAK else 1))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every attack."""
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TILSAGN_TODAY", "2026-11-22")
    return tmp_path


@pytest.fixture
def times() -> Times:
    """How often an attack is made: (in `make test`, in the full soak) -> here."""
    return lambda few, many: max(few, int(many * SOAK)) if SOAK else few


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Tally:
    """Says how often something was done, at the end of the run."""
    return lambda name, count: record_property(f"count:{name}", count)


@pytest.fixture
def most(record_property: Callable[[str, object], None]) -> Tally:
    """Says the largest of what was measured, at the end of the run."""
    return lambda name, value: record_property(f"most:{name}", value)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """The counts of all attacks, one line each."""
    counts: Counter[str] = Counter()
    for report in terminalreporter.stats.get("passed", []):
        for name, count in report.user_properties:
            kind, _, said = name.partition(":")
            if kind == "count":
                counts[said] += count
            elif kind == "most":
                counts[said] = max(counts[said], count)
    if counts:
        terminalreporter.section("attacks")
        for name in sorted(counts):
            terminalreporter.line(f"{counts[name]:>8,}  {name}")
