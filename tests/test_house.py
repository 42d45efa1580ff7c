"""The house keeps its shape: imports point one way, and the core runs without the screen."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("data", "agenda", "exports", "tui")
ONLY_TUI = {"textual", "rich"}


def modules(layer: str) -> list[Path]:
    found = sorted((ROOT / layer).rglob("*.py"))
    assert found, f"{layer}/ holds no code"
    return found


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_one_way(layer: str) -> None:
    above = set(LAYERS[LAYERS.index(layer) + 1 :]) | {"tests", "bench"}
    for path in modules(layer):
        upward = {name for name in imported(path) if name.split(".")[0] in above}
        assert not upward, f"{path.relative_to(ROOT)} imports {upward}"


@pytest.mark.parametrize("layer", ["data", "agenda", "exports"])
def test_only_tui_knows_the_screen(layer: str) -> None:
    for path in modules(layer):
        found = {name for name in imported(path) if name.split(".")[0] in ONLY_TUI}
        assert not found, f"{path.relative_to(ROOT)} imports {found}"


@pytest.mark.parametrize("layer", ["data", "agenda"])
def test_the_core_knows_no_language(layer: str) -> None:
    for path in modules(layer):
        assert "gettext" not in imported(path), path.relative_to(ROOT)


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {
        module_name(path): top_level_imports(path) for layer in LAYERS for path in modules(layer)
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name in done:
            return
        for target in graph[name]:
            if target in graph:
                visit(target, (*trail, name))
        done.add(name)

    for name in graph:
        visit(name, ())


def top_level_imports(path: Path) -> set[str]:
    """What a module needs to be loaded: not what a function imports when it is called."""
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_the_core_loads_without_the_screen_and_the_heavy_libraries() -> None:
    """Each of these costs the cold start 35 to 250 ms and is imported where it is used."""
    heavy = ["textual", "rich", "sqlite_utils", "yaml", "rapidfuzz"]
    names = [module_name(path) for layer in LAYERS[:3] for path in modules(layer)]
    script = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stderr
    assert found.stdout.strip() == "[]"
