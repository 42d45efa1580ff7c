"""The rest of a path while it is typed, dimmed behind the cursor; the right arrow takes it."""

from __future__ import annotations

import asyncio
import os

from textual.suggester import Suggester

from data.places import typed_path
from data.text import clean_line


class PathSuggester(Suggester):
    """Completes the last name of a path to that of a file or folder that is there. What is hidden
    is only suggested to those who begin it with a full stop."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole path, or None where no name goes on so."""
        return await asyncio.to_thread(completed, value)


def completed(typed: str) -> str | None:
    """`typed` with the first name in the alphabet that goes on so, a folder with a slash behind it;
    None where nothing was typed of a name, or no name goes on so."""
    folder, begun = os.path.split(typed)
    if not begun:
        return None
    try:
        with os.scandir(typed_path(folder or ".")) as found:
            names = sorted(
                f"{one.name}/" if one.is_dir() else one.name
                for one in found
                if one.name.startswith(begun) and one.name != begun
            )
    except (OSError, ValueError):
        return None
    # A name that a terminal could obey is not shown, and so not offered.
    known = (one for one in names if clean_line(one) == one)
    name = next(known, None)
    return None if name is None else typed + name[len(begun) :]
