"""Putting text on the clipboard: by the system's own tool where there is one, else the terminal.

Over ssh, and where no tool is installed, the terminal is asked to do it (OSC 52); whether it did,
nobody can tell, so the person is told which way was taken.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

_SECONDS = 2


def native_tool() -> list[str] | None:
    """The command that takes the clipboard's text on its standard input, where one fits here."""
    if os.environ.get("SSH_CONNECTION"):
        return None
    tools = []
    if sys.platform == "darwin":
        tools = [["pbcopy"]]
    elif sys.platform == "win32":
        tools = [["clip"]]
    elif os.environ.get("WAYLAND_DISPLAY"):
        tools = [["wl-copy"]]
    elif os.environ.get("DISPLAY"):
        tools = [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return next((tool for tool in tools if shutil.which(tool[0])), None)


def copy_with_tool(text: str) -> str | None:
    """Copy with the system's tool; its name, or None when there is none or it failed."""
    tool = native_tool()
    if tool is None:
        return None
    encoding = "utf-16" if sys.platform == "win32" else "utf-8"
    try:
        subprocess.run(
            tool,
            input=text.encode(encoding),
            timeout=_SECONDS,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return tool[0]
