"""Where Tilsagn keeps things on this machine, by the custom of each operating system."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_NAME = "tilsagn"


def _platform_dir(kind: str) -> Path:
    import platformdirs

    found: str = getattr(platformdirs, f"user_{kind}_dir")(_NAME, appauthor=False)
    return Path(found)


def typed_path(typed: str) -> Path:
    """The path that a person typed: `~` and `~name` at its beginning are home folders. A name that
    is nobody's, such as that of Word's `~$agenda.docx`, stays as it is."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def default_library() -> Path:
    """The library that is opened when none is named."""
    named = os.environ.get("TILSAGN_LIBRARY")
    return typed_path(named) if named else _platform_dir("data") / "library.tilsagn"


def home_of(library: Path) -> Path:
    """Where a library is kept on this machine instead of the place `library`."""
    return _platform_dir("data") / f"{library.stem}-{_key(library)}.tilsagn"


def demo_library() -> Path:
    """The library made from the built-in packs."""
    return _platform_dir("data") / "demo.tilsagn"


def settings_file() -> Path:
    """The person's settings (`data.settings`)."""
    return _platform_dir("config") / "settings.toml"


def synonyms_file() -> Path:
    """The person's own synonyms (`data.search.synonyms`)."""
    return _platform_dir("config") / "synonyms.yaml"


def _key(library: Path) -> str:
    return hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:16]


def index_folder() -> Path:
    """Where the indexes of all libraries lie."""
    return _platform_dir("cache")


def index_file(library: Path) -> Path:
    """The derived full-text index of `library`; can be deleted at any time."""
    return index_folder() / f"{library.stem}-{_key(library)}.index"


def backup_root() -> Path:
    """Where the backups of all libraries lie, a folder for each."""
    return _platform_dir("state") / "backups"


def backup_folder(library: Path) -> Path:
    """Where backups of `library` go: never beside it, so that losing one folder loses one copy."""
    return backup_root() / f"{library.stem}-{_key(library)}"
