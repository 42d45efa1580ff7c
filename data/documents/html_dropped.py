"""What of an HTML page its reader does not see, or sees but does not read: navigation, footers,
cookie banners, dialogs, buttons that do something, counters beside icons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.documents.html_nodes import address_of, attributes_of, data_of, holds_heading

if TYPE_CHECKING:
    from justhtml import Node

_DROPPED = {
    "applet", "audio", "canvas", "datalist", "embed", "footer", "head", "iframe", "input", "label",
    "math", "meter", "nav", "noscript", "object", "option", "progress", "script", "select", "style",
    "svg", "template", "textarea", "video",
}  # fmt: skip
_DROPPED_ROLES = {
    "alertdialog", "contentinfo", "dialog", "menu", "menubar", "navigation", "search", "toolbar",
    "tooltip",
}  # fmt: skip
_DROPPED_CLASS = re.compile(
    r"(?:^|\s)(?:modal|dropdown-menu|breadcrumbs?|skip-?links?|navbar|pagination"
    r"|[\w-]*cookie[\w-]*|[\w-]*consent[\w-]*)(?=\s|$)",
    re.IGNORECASE,
)
_NEVER_DROPPED_BY_CLASS = {"html", "body", "main", "article", "h1", "h2"}


def is_dropped(node: Node) -> bool:
    """Whether an element goes, with all that is in it."""
    name = node.name
    if name.startswith(("#", "!")):
        return name not in ("#document", "#document-fragment")
    if name in _DROPPED:
        return True
    attributes = attributes_of(node)
    if not attributes:
        return name == "button" and not holds_heading(node)
    if attributes.get("role") in _DROPPED_ROLES:
        return True
    if name not in _NEVER_DROPPED_BY_CLASS and (
        _DROPPED_CLASS.search(attributes.get("class") or "")
        or _DROPPED_CLASS.search(attributes.get("id") or "")
    ):
        return True
    return _is_tool(node) or _is_counter(node)


def _is_tool(node: Node) -> bool:
    """Whether `node` is a button that does something, and not the title of a panel or a link."""
    if node.name != "button" and attributes_of(node).get("role") != "button":
        return False
    if node.name == "a" and address_of(node):
        return False
    opens = "aria-expanded" in attributes_of(node) or "aria-controls" in attributes_of(node)
    is_menu = (attributes_of(node).get("aria-haspopup") or "false") != "false"
    return not (opens and not is_menu) and not holds_heading(node)


def _is_counter(node: Node) -> bool:
    """Whether `node` is the little number of attachments or comments beside an icon."""
    if "badge" not in (attributes_of(node).get("class") or "").split():
        return False
    within = [
        *(node.children or ()),
        *(part for n in node.children or () for part in n.children or ()),
    ]
    return all(data_of(part).strip().isdigit() or not data_of(part).strip() for part in within)
