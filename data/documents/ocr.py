"""Pictures of text to text, by the system's tesseract where it is installed with Danish.

Without the Danish model every æ, ø and å is destroyed: then it is not used at all. Runs in the
reading process; the picture goes through a pipe, no file is written.
"""

from __future__ import annotations

import os
import shutil
import subprocess

DOTS_PER_INCH = 200
SECONDS_A_PAGE = 60
LANGUAGE = "dan"


def tesseract_version() -> str | None:
    """`tesseract 5.3.0` where it is installed with Danish, else None."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        languages = _run([program, "--list-langs"]).stdout.decode("utf-8", "replace").split()
        version = _run([program, "--version"]).stdout.decode("utf-8", "replace").split("\n")[0]
    except (OSError, subprocess.SubprocessError):
        return None
    return version.strip() if LANGUAGE in languages else None


def recognise(pixels: bytes, width: int, height: int) -> list[str]:
    """The lines of a grey picture, one byte a pixel, row by row, at 200 dots per inch."""
    program = shutil.which("tesseract")
    if program is None:
        return []
    picture = f"P5 {width} {height} 255\n".encode() + pixels
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DOTS_PER_INCH)]
    try:
        return _run(command, picture).stdout.decode("utf-8", "replace").splitlines()
    except (OSError, subprocess.SubprocessError):
        return []


def _run(command: list[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    # One thread: several compete for the same cache and are slower together.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(
        command,
        input=given,
        capture_output=True,
        env=environment,
        timeout=SECONDS_A_PAGE,
        check=True,
    )
