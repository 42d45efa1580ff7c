"""The launcher: finds the folder that holds `tui/`, puts it first on the path, starts the command
line.

The same file is `python -m tui` in a checkout and `tilsagn/__main__.py` in an installed Tilsagn,
where the four folders lie beside it. `--version` is answered here, before anything that costs
time is loaded.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path


def main() -> int:
    """Run the command in `sys.argv`; returns its exit code."""
    here = Path(__file__).resolve().parent
    home = str(here if (here / "tui").is_dir() else here.parent)
    if sys.path[:1] != [home]:
        sys.path.insert(0, home)
    if sys.getfilesystemencoding() == "ascii" and os.environ.get("PYTHONUTF8") != "1":
        # Words and names of files are UTF-8, also under a locale that knows a to z only.
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    arguments = sys.argv[1:]
    end = arguments.index("--") if "--" in arguments else len(arguments)
    if "--version" in arguments[:end]:
        from data.version import VERSION

        # Past `sys.stdout`, which complains at the end where nobody reads (`| true`).
        with suppress(OSError):
            os.write(1, f"tilsagn {VERSION}\n".encode())
        return 0
    from tui.cli.main import main as command_line

    return command_line(arguments)


if __name__ == "__main__":
    sys.exit(main())
