"""What an element of a parsed HTML page holds: its own text, attributes, address and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from justhtml import Node

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_NO_ADDRESS = ("#", "javascript:", "mailto:", "tel:", "data:")


def holds_heading(node: Node) -> bool:
    """Whether a heading stands directly in it."""
    return any(child.name in HEADINGS for child in node.children or ())


def text_of(node: Node) -> str:
    """The text that stands directly in it."""
    return "".join(data_of(child) for child in node.children or () if child.name == "#text")


def data_of(node: Node) -> str:
    """The characters of a text node, nothing of others."""
    return node.data if isinstance(node.data, str) else ""


def attributes_of(node: Node) -> dict[str, str | None]:
    """Its attributes by name."""
    return node.attrs or {}


def address_of(node: Node) -> str:
    """Where a link leads; nothing when it stays on the page or does something."""
    address = (attributes_of(node).get("href") or "").strip()
    return "" if address.lower().startswith(_NO_ADDRESS) else address


def number_of(node: Node, name: str, otherwise: int) -> int:
    """An attribute that is a number of at most six digits."""
    value = attributes_of(node).get(name)
    return int(value) if value and re.fullmatch(r"\d{1,6}", value) else otherwise
