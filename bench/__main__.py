"""Run every benchmark whose figures stand in the README, or one with its arguments:

python -m bench [NAME [ARGUMENT ...]]
"""

from __future__ import annotations

import subprocess
import sys

_ALL = ("cold_start", "extraction", "lookup", "packs", "reading", "terminal", "typing_gap")


def main() -> int:
    """Run each benchmark in a process of its own; the exit code says how many failed."""
    failed = 0
    for name in sys.argv[1:2] or _ALL:
        print(f"\n== {name}", flush=True)
        command = [sys.executable, "-m", f"bench.{name}", *sys.argv[2:]]
        failed += subprocess.run(command, check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
