"""The README says what the program does: its keys and its commands."""

from __future__ import annotations

import re
from pathlib import Path

from tui.cli.table import COMMANDS
from tui.key_table import with_key_table

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_keys_is_the_list_of_commands() -> None:
    assert with_key_table(README) == README, "run `make docs`"


def test_every_command_of_the_command_line_is_described() -> None:
    for name in COMMANDS:
        assert f"`tilsagn {name}" in README, name


def test_every_make_target_and_every_picture_that_is_named_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.M))
    assert set(re.findall(r"`make ([a-z]+)", README)) <= targets
    for path in re.findall(r"\]\(((?!https?:)[^)#]+)", README):
        assert (ROOT / path).exists(), path


def test_every_benchmark_that_is_named_is_there() -> None:
    texts = [
        README,
        *((ROOT / one).read_text("utf-8") for one in ("ARCHITECTURE.md", "docs/lookup.md")),
    ]
    named = set(re.findall(r'OF="?(\w+)', "\n".join(texts)))
    assert {"cold_start", "lookup", "training"} <= named
    assert [name for name in named if not (ROOT / "bench" / f"{name}.py").exists()] == []
