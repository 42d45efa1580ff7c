"""The clipboard: the system's tool where there is one, and what it is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.clipboard import copy_with_tool, native_tool


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds all tools there are; a Wayland desktop."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    return tmp_path


def put(folder: Path, script: str) -> None:
    tool = folder / "wl-copy"
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)


def test_the_tool_gets_the_text_and_is_named(tools: Path) -> None:
    put(tools, f'while read -r line; do echo "$line"; done > "{tools}/got"')
    assert copy_with_tool("Ærlig\ntekst\n") == "wl-copy"
    assert (tools / "got").read_text(encoding="utf-8") == "Ærlig\ntekst\n"


def test_without_a_tool_there_is_none(tools: Path) -> None:
    assert native_tool() is None
    assert copy_with_tool("x") is None


def test_a_tool_that_fails_is_none(tools: Path) -> None:
    put(tools, "exit 1")
    assert copy_with_tool("x") is None


def test_over_ssh_the_far_machines_tool_is_not_asked(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tools, "exit 0")
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")
    assert native_tool() is None
