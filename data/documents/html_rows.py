"""Which rows of an HTML page's tables are a frame for other content, and not a row of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.documents.html_nodes import HEADINGS, data_of

if TYPE_CHECKING:
    from justhtml import Node

# What makes a table row a frame for other content and not a row of figures.
_STRUCTURE = HEADINGS | {"ul", "ol", "table", "details"}
_LONG_ROW = 2_000


def layout_rows(root: Node) -> set[int]:
    """The `tr` elements (by `id`) that hold headings, lists, tables or pages of text."""
    layout: set[int] = set()
    rows: list[Node] = []
    sizes: list[int] = []
    stack: list[tuple[Node, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            row, size = rows.pop(), sizes.pop()
            if size > _LONG_ROW:
                layout.add(id(row))
            if sizes:
                sizes[-1] += size
            continue
        if node.name == "#text":
            if sizes:
                sizes[-1] += len(data_of(node))
            continue
        if node.name in _STRUCTURE:
            for row in reversed(rows):
                if id(row) in layout:
                    break
                layout.add(id(row))
        if node.name == "tr":
            rows.append(node)
            sizes.append(0)
            stack.append((node, True))
        stack += [(child, False) for child in reversed(node.children or ())]
    return layout
