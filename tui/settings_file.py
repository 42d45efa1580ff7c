"""The settings file as the app needs it: what is wrong in it and on which line."""

from __future__ import annotations

from data.errors import Problem
from data.places import settings_file
from data.settings import Settings, line_of, read_settings, write_settings
from tui.commands import check_keys


def problem_in_settings(settings: Settings) -> Problem | None:
    """The first thing wrong: the file itself, or a key that cannot be used (file, line)."""
    path = settings_file()
    _read, problem = read_settings(path)
    if problem is not None:
        return problem
    for found in check_keys(settings.keys):
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        line = line_of(text, found.values["command"])
        return Problem(found.code, **{"file": str(path), "line": line, **found.values})
    return None


def keep_settings(settings: Settings) -> None:
    """Write the settings. Problem, and nothing is written, where the file that is there cannot be
    understood: somebody edits it by hand."""
    _read, problem = read_settings()
    if problem is not None:
        raise problem
    write_settings(settings)
