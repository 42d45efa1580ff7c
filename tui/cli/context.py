"""What every command stands on: which library, whose settings, which language, which terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import Problem
from exports import language
from tui.cli.output import say
from tui.messages import sentence

if TYPE_CHECKING:
    from data.settings import Settings
    from data.store.library import Library


class Context:
    """The surroundings of one command. Nothing is read before a command asks for it."""

    def __init__(
        self, library: Path | None, *, kept_here: bool = False, anywhere: bool = False
    ) -> None:
        self._library = library
        self._kept_here = kept_here
        self._anywhere = anywhere

    @cached_property
    def named_library(self) -> Path:
        """The library file: `--library`, else `TILSAGN_LIBRARY`, else the user's data folder."""
        if self._library is not None:
            return self._library
        from data.places import default_library

        return default_library()

    @cached_property
    def library_path(self) -> Path:
        """The file to open for it, which is another where the named one lies in a synchronised
        folder or on the network. Problem `library-synced`."""
        from data.store.at_home import where_to_open

        return where_to_open(self.named_library, here=self._kept_here, anyway=self._anywhere)

    @cached_property
    def settings(self) -> Settings:
        """Who the person is and how they like it; the defaults, and a line that says so, where the
        file cannot be used."""
        from data.settings import read_settings

        settings, problem = read_settings()
        if problem is not None:
            say(sentence(problem))
        return settings

    @property
    def author(self) -> str:
        """The name that goes into the log."""
        return self.settings.name

    def speak(self, named: str | None) -> None:
        """Choose the language: `--lang`, else `TILSAGN_LANG`, else the settings, else the locale,
        else English."""
        for wish in (named, os.environ.get("TILSAGN_LANG")):
            if wish and wish[:2].lower() in language.LANGUAGES:
                language.use(wish[:2].lower())
                return
        language.use(language.from_locale())  # what is wrong with the settings is said in it
        from data.places import settings_file

        # Reading settings costs 30 ms, finding out that there are none costs 10.
        if settings_file().exists() and self.settings.language is not None:
            language.use(self.settings.language)

    def library(self) -> Library:
        """The library, open. Problem with exit code 3."""
        from data.store.library import Library

        return Library.open(self.library_path)

    @contextmanager
    def library_or_new(self) -> Iterator[Library]:
        """The library, made if there is none, and taken away again if nothing could come into it.
        Problem with exit code 3."""
        from data.store.library import Library
        from data.store.opening import remove_library

        made = not self.library_path.exists()
        with Library.open(self.library_path, create=True) as library:
            try:
                yield library
            except BaseException:
                if made and not library.last_change():
                    library.close()
                    remove_library(self.library_path)
                raise

    @staticmethod
    def at_terminal() -> bool:
        """Whether a person sits at a screen that can be drawn on."""
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))

    def open_app(self, library: Path | None = None) -> int:
        """The full-screen app, on the library of this command unless another is named. Where that
        lies in a synchronised folder, the app asks what to do."""
        from tui.start import open_app

        try:
            path = library or self.library_path
        except Problem as problem:
            from data.places import home_of

            home = home_of(self.named_library)
            if problem.code != "library-synced" or home.exists():
                raise
            return open_app(home, self.settings, offered=self.named_library)
        return open_app(path, self.settings)
