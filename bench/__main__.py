"""Run every benchmark, or those named: `python -m bench [NAME ...]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# Not measurements: pictures are drawn by `make screenshots`.
_OTHER = {"__init__", "__main__", "screenshots"}


def main() -> int:
    """Run each benchmark in a process of its own; the exit code says how many failed."""
    names = sys.argv[1:] or sorted(
        path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in _OTHER
    )
    failed = 0
    for name in names:
        print(f"\n== {name}", flush=True)
        failed += (
            subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode != 0
        )
    return failed


if __name__ == "__main__":
    sys.exit(main())
