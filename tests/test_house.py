"""The house keeps its shape: imports point one way, and the core runs without the screen."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.program import LAYERS, ROOT, modules

ONLY_TUI = {"textual", "rich"}


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_point_one_way(layer: str) -> None:
    above = {*LAYERS[LAYERS.index(layer) + 1 :], "tests", "bench"}
    for module in modules(layer):
        upward = {name for name in module.imports if name.split(".")[0] in above}
        assert not upward, f"{module.path} imports {upward}"


@pytest.mark.parametrize("layer", ["data", "agenda", "exports"])
def test_only_tui_knows_the_screen(layer: str) -> None:
    for module in modules(layer):
        found = {name for name in module.imports if name.split(".")[0] in ONLY_TUI}
        assert not found, f"{module.path} imports {found}"


@pytest.mark.parametrize("layer", ["data", "agenda"])
def test_the_core_knows_no_language(layer: str) -> None:
    for module in modules(layer):
        assert "gettext" not in module.imports, module.path


def test_no_module_imports_itself_in_a_circle() -> None:
    """Not even by what its functions import, but for the screens, which lead to each other, and
    the rules of extraction, which begin at their own door."""
    inside = ("tui", "data.extraction")
    graph = {
        one.name: one.needs if one.name.startswith(inside) else one.imports for one in modules()
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


def test_the_core_loads_without_the_screen_and_the_heavy_libraries() -> None:
    """Each of these costs the cold start 35 to 250 ms and is imported where it is used."""
    heavy = ["textual", "rich", "sqlite_utils", "yaml", "rapidfuzz"]
    names = [module.name for module in modules(*LAYERS[:3])]
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
