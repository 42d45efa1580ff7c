"""What is shown when the program itself fails: where, but nothing of what was on the screen."""

from __future__ import annotations

import traceback
from pathlib import Path

from rich.text import Text

from data.version import VERSION
from exports.language import _

_HOME = Path(__file__).resolve().parent.parent
_FOLDERS = ("data", "agenda", "exports", "tui")
_PLACES = 4


class CrashError(Exception):
    """A fault of the program, to be shown without local variables or the error's own words: both
    can hold what people wrote."""

    def __init__(self, error: Exception) -> None:
        # A worker's failure wraps what happened in it.
        cause = getattr(error, "error", error)
        super().__init__(type(cause).__name__)
        self.__cause__ = cause

    def __rich__(self) -> Text:
        """The message, for the terminal after the screen is restored."""
        error = self.__cause__
        frames = traceback.extract_tb(error.__traceback__ if error else None)
        ours = [(Path(frame.filename), frame) for frame in frames]
        places = [
            f"  {path.relative_to(_HOME)}:{frame.lineno} {frame.name}"
            for path, frame in ours
            if any(path.is_relative_to(_HOME / folder) for folder in _FOLDERS)
        ][-_PLACES:]
        return Text(
            "\n".join(
                [
                    _("Tilsagn had to stop: a fault in the program. All you did is saved."),
                    _("Start it again to go on. Please report these lines:"),
                    f"  tilsagn {VERSION}: {self}",
                    *places,
                ]
            )
        )
