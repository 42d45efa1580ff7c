"""What the program's own code imports and calls, looked up once for all tests that ask."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
LAYERS = ("data", "agenda", "exports", "tui")


class Call(NamedTuple):
    """A call: `owner.name(*texts)`. A text is that of a literal or of a constant of the module,
    None where the argument is anything else; the owner is "" where it is no plain name."""

    owner: str
    name: str
    texts: tuple[str | None, ...]


class Module(NamedTuple):
    """A module by its path below the root. `needs` is what it imports to be loaded, `imports` that
    and what its functions import when they are called."""

    path: Path
    needs: frozenset[str]
    imports: frozenset[str]
    calls: tuple[Call, ...]

    @property
    def name(self) -> str:
        """The name under which it is imported."""
        parts = self.path.with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules(*layers: str) -> tuple[Module, ...]:
    """All modules of these layers; of all where none is named."""
    paths = [path for layer in layers or LAYERS for path in (ROOT / layer).rglob("*.py")]
    assert paths, f"{layers} hold no code"
    return tuple(map(_module, sorted(paths)))


def calls() -> Iterator[Call]:
    """Every call in the program."""
    return (call for module in modules() for call in module.calls)


@cache
def _module(path: Path) -> Module:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    constants = {
        node.targets[0].id: _text(node.value, {})
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    return Module(
        path.relative_to(ROOT),
        frozenset(name for node in tree.body for name in _imported(node)),
        frozenset(name for node in nodes for name in _imported(node)),
        tuple(_call(node, constants) for node in nodes if isinstance(node, ast.Call)),
    )


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"relative import in line {node.lineno}"
        yield node.module or ""
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _call(node: ast.Call, constants: dict[str, str | None]) -> Call:
    owner = getattr(getattr(node.func, "value", None), "id", "")
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    return Call(owner, name, tuple(_text(one, constants) for one in node.args))


def _text(node: ast.expr, constants: dict[str, str | None]) -> str | None:
    if isinstance(node, ast.Name):
        return constants.get(node.id)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
