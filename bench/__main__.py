"""Run every benchmark, or those named, or one with its options:

python -m bench [NAME ... | NAME --option ...]
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# Not run with the rest: pictures are drawn by `make screenshots`, and two need labelled texts.
_OTHER = {"__init__", "__main__", "labelled", "screenshots", "training"}


def main() -> int:
    """Run each benchmark in a process of its own; the exit code says how many failed."""
    first = next((at for at, one in enumerate(sys.argv) if one.startswith("-")), len(sys.argv))
    options = sys.argv[first:]
    names = sys.argv[1:first] or sorted(
        path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in _OTHER
    )
    failed = 0
    for name in names:
        print(f"\n== {name}", flush=True)
        command = [sys.executable, "-m", f"bench.{name}", *options]
        failed += subprocess.run(command, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
