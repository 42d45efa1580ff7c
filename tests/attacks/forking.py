"""Runs an attack's work in children of a process of its own, so that it can be killed.

`python -m tests.attacks.forking MODULE FUNCTION COUNT FOLDER`: the function gets the count and the
folder, raises AssertionError when something is lost, and answers how often it attacked. That
process has one thread, so children are made by forking, in a millisecond each.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]


def run_attack(name: str, count: int, folder: Path) -> int:
    """Run `module:function` in a process of its own; how often it attacked."""
    module, function = name.split(":")
    done = subprocess.run(
        [sys.executable, "-m", __name__, f"tests.attacks.{module}", function, str(count), folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    return int(done.stdout.split()[-1])


def fork(work: Callable[[], None]) -> int:
    """A child that does `work` and ends; its process id."""
    child = os.fork()
    if child == 0:
        _end_after(work)
    return child


def _end_after(work: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        work()
        code = 0
    except BaseException:  # noqa: BLE001 - a child must never come back
        import traceback

        traceback.print_exc()
    finally:
        os._exit(code)


def kill(child: int) -> None:
    """End a child in the middle of whatever it does, as pulling the plug of a process would."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def wait_for(child: int) -> None:
    """Wait until a child is done; AssertionError when it failed."""
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, status


def main() -> int:
    """Run the attack named in `sys.argv`."""
    module, function, count, folder = sys.argv[1:]
    sys.path.insert(0, str(ROOT))
    attack: Callable[[int, Path], int] = getattr(import_module(module), function)
    print(attack(int(count), Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
