"""What a person told Tilsagn about themselves: who they are, their language, their keys.

TOML, because people edit it by hand and the standard library reads it in 5 ms of the cold start.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from data.errors import Problem
from data.files import make_private_folder, read_bytes, write_atomically
from data.places import settings_file

_LIMIT = 1_000_000


class Settings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """The settings. Every one can be left out.

    `name` signs changes in the log. `answer_days`: within how many days an administration answers
    a member's question by the local rule; with `answer_rule` `next-meeting` it answers at the next
    meeting of the body instead, where that is known. `keys`: {command id: key} (`tui.commands`).
    `searches`: {name: query}, searches to run again; they are the person's, not a library's.
    """

    name: str = ""
    party: str = ""
    municipality: str = ""
    committees: tuple[str, ...] = ()
    language: Literal["da", "en"] | None = None
    answer_days: Annotated[int, msgspec.Meta(ge=1, le=365)] = 14
    answer_rule: Literal["days", "next-meeting"] = "days"
    keys: dict[str, str] = {}
    searches: dict[str, str] = {}


def read_settings(path: Path | None = None) -> tuple[Settings, Problem | None]:
    """The person's settings, and what is wrong with the file where something is.

    A file that cannot be understood never keeps Tilsagn from starting: the defaults hold, nothing
    is overwritten, and the Problem `bad-settings` (file, line, reason code, field) says where.
    """
    path = path or settings_file()
    if not path.exists():
        return Settings(), None
    try:
        text = read_bytes(path, _LIMIT).decode("utf-8-sig")
    except Problem as problem:
        return Settings(), problem
    except UnicodeDecodeError:
        return Settings(), _bad(path, 1, "not-utf8", "")
    import tomllib

    try:
        return msgspec.convert(tomllib.loads(text), Settings), None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        return Settings(), _bad(path, int(found[1]) if found else 1, "not-toml", "")
    except msgspec.ValidationError as error:
        unknown = re.search(r"unknown field `(.*?)`", str(error))
        place = re.search(r"`\$\.(\w+)", str(error))
        field = (unknown or place or ["", ""])[1]
        reason = "unknown-field" if unknown else "wrong-value"
        return Settings(), _bad(path, line_of(text, field), reason, field)


def line_of(text: str, key: str) -> int:
    """The line on which `key` is set in a settings file, counted from 1; 1 where it is not."""
    sets = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    for number, line in enumerate(text.splitlines(), start=1):
        if sets.match(line):
            return number
    return 1


def write_settings(settings: Settings, path: Path | None = None) -> Path:
    """Keep `settings`, at the place for them unless told otherwise. Returns where they are."""
    path = path or settings_file()
    values: dict[str, Any] = msgspec.to_builtins(settings)
    tables = {name: values.pop(name) for name in ("keys", "searches") if name in values}
    lines = [f"{name} = {_toml(value)}" for name, value in values.items()]
    for table, entries in tables.items():
        lines += ["", f"[{table}]"]
        lines += [f"{_toml(name)} = {_toml(value)}" for name, value in entries.items()]
    make_private_folder(path.parent)
    write_atomically(path, ("\n".join(lines) + "\n").encode())
    return path


def _toml(value: Any) -> str:
    # A JSON string, number or list of strings is written the same way in TOML, but for DEL.
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")


def _bad(path: Path, line: int, reason: str, field: str) -> Problem:
    return Problem("bad-settings", file=str(path), line=line, reason=reason, field=field)
