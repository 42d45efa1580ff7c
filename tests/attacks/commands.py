"""Types many commands into one terminal, each a process of its own that ends as it would.

`python -m tests.attacks.commands FILE`: the file holds the words of every command as JSON. Python
and the command line are loaded once, and each command runs in a child made by forking.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.attacks.terminal import Terminal

_ENDED = "the command ended with "


def typed(folder: Path, commands: Sequence[Sequence[str | Path]]) -> list[tuple[int, bytes]]:
    """The exit code of each command, and every byte that it wrote to the terminal."""
    file = folder / "commands.json"
    file.write_text(json.dumps([[*map(str, words)] for words in commands]), encoding="ascii")
    with Terminal(file, module=__name__) as terminal:
        assert terminal.end() == 0, terminal.output[-3_000:]
    parts = re.split(rf"{_ENDED}(\d+)\r\n".encode(), terminal.output)
    found = list(zip(map(int, parts[1::2]), parts[::2], strict=False))
    assert len(found) == len(commands), parts[-1][-3_000:]
    return found


def main() -> int:
    """Run the commands in the file named in `sys.argv`."""
    from tui.__main__ import main as command_line

    for words in json.loads(Path(sys.argv[1]).read_text(encoding="ascii")):
        child = os.fork()
        if child == 0:
            sys.argv = ["tilsagn", *words]
            return command_line()
        _, status = os.waitpid(child, 0)
        print(f"{_ENDED}{os.waitstatus_to_exitcode(status)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
