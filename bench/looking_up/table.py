"""The table that the measurements of look-up print."""

from __future__ import annotations

from collections.abc import Sequence


def row(
    what: str, figure: str, limit: str = "", kept: bool | None = None, *, timed: bool = False
) -> bool:
    """One line of the table; False for a promise not kept, unless it is one of time."""
    broken = "missed" if timed else "NOT KEPT"
    verdict = "" if kept is None else "kept" if kept else broken
    print(f"{what:48} {figure:>26} {limit:>12} {verdict}", flush=True)
    return timed or kept is not False


def percentile(taken: Sequence[float], share: float) -> float:
    """The value under which that share of the sorted values lies."""
    return taken[min(int(len(taken) * share), len(taken) - 1)]


def times_row(name: str, taken: Sequence[float]) -> None:
    """A line with the median, the 95th of 100 and the longest of sorted milliseconds."""
    figures = "/".join(f"{percentile(taken, share):.1f}" for share in (0.5, 0.95, 1))
    row(f"{name}: median/95 of 100/longest", f"{figures} ms")
