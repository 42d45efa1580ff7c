"""HTML to text and passages: what a reader of the page sees, and the panels he can open.

Titles in buttons and hidden panels stay (agendas keep their items there), and so do the names and
addresses of attachments; navigation, footers, cookie banners, dialogs and scripts go. Also the way
in for formats that become HTML first (DOCX, First Agenda, mail). Runs in the reading process.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.documents.decode import Decoded, decode
from data.documents.html_blocks import Block, are_glued, kind_of
from data.documents.html_dropped import is_dropped
from data.documents.html_nodes import HEADINGS, address_of, data_of, number_of, text_of
from data.documents.html_rows import layout_rows
from data.documents.passage import HEADING, LIST_ITEM, TABLE_ROW
from data.documents.plain import block_passages, list_marker
from data.documents.reading import (
    AS_USUAL,
    HTML_LIMIT,
    Extract,
    How,
    Link,
    Notice,
    library_version,
    limit_size,
)
from data.documents.stated_title import stated_title
from data.errors import Problem

if TYPE_CHECKING:
    from justhtml import Node

_BLOCKS = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
    "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
_BOLD = {"b", "strong"}
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_TITLES = ("og:title", "dcterms.title", "dc.title")
_DATES = ("article:published_time", "dcterms.issued", "dcterms.date", "dc.date", "date")
_PUBLISHERS = ("og:site_name", "dcterms.publisher", "dc.publisher", "publisher")
# "Indlæser siden …" and the like: what a page shows that is written by its scripts.
_FEW_LETTERS = 40
_LINK_LIMIT = 10_000
# An agenda of 500 kB has 8,000; this many take five seconds.
_TAG_LIMIT = 250_000


def read_html(content: bytes, name: str, how: How = AS_USUAL) -> Extract:
    """An HTML file. Problem `too-large` and those of `decode` and `extract_markup`."""
    limit_size(content, HTML_LIMIT)
    decoded = _decoded(content)
    notices: tuple[Notice, ...] = ()
    if decoded.guessed:
        values = {"encoding": decoded.encoding, "preview": decoded.preview}
        notices = (Notice("encoding-guessed", values),)
    return extract_markup(decoded.text, library_version("justhtml"), notices)


def extract_markup(markup: str, parser: str, notices: tuple[Notice, ...] = ()) -> Extract:
    """`markup` as text, passages and links. Problem `needs-javascript`, `too-complex`."""
    from justhtml import JustHTML

    if markup.count("<") > _TAG_LIMIT:
        raise Problem("too-complex")
    # Not sanitised: nothing of it is ever shown as HTML, and sanitising drops buttons.
    root = JustHTML(markup, sanitize=False).root
    page = _Page(layout_rows(root))
    page.walk(root)
    text, blocks, links = page.finished()
    if page.scripts and sum(map(str.isalpha, text)) < _FEW_LETTERS:
        raise Problem("needs-javascript")
    stated = any(kind == HEADING for _, _, kind in blocks)
    return Extract(
        text,
        block_passages(text, blocks, headings=not stated),
        parser,
        notices,
        title=page.stated(_TITLES) or stated_title(page.title),
        date=_iso_date(page.stated(_DATES)),
        publisher=page.stated(_PUBLISHERS),
        links=links,
    )


def _decoded(content: bytes) -> Decoded:
    """By byte order mark or UTF-8 where the bytes are that, else as the page says, else a guess."""
    decoded = decode(content)
    declared = _CHARSET.search(content[:4096])
    if not decoded.guessed or declared is None or decoded.encoding.startswith("utf-16"):
        return decoded
    label = declared[1].decode("ascii").lower()
    # The web reads Latin-1 as Windows-1252 (WHATWG Encoding, section 4.2).
    encoding = "cp1252" if label in ("iso-8859-1", "latin1", "windows-1252") else label
    try:
        text = content.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return decoded
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding, False, "")


def _iso_date(value: str | None) -> str | None:
    found = _ISO_DATE.match(value or "")
    return found.group() if found else None


class _ListOrItem:
    """An open list (its next number, None for bullets) or an open item (its marker until used)."""

    def __init__(self, number: int | None, marker: str = "") -> None:
        self.number = number
        self.marker = marker
        self.block: Block | None = None


class _Page:
    """Walks a document without recursion (a hostile file nests 100,000 deep) and writes blocks."""

    def __init__(self, layout_rows: set[int]) -> None:
        self.scripts = 0
        self.title = ""
        self._meta: dict[str, str] = {}
        self._layout_rows = layout_rows
        self._blocks: list[Block] = []
        self._open: Block | None = None
        self._headings = 0
        self._bold = 0
        self._pre = 0
        self._in_row = False
        self._lists: list[_ListOrItem] = []
        self._items: list[_ListOrItem] = []
        self._links: list[tuple[str, Block | None, int]] = []
        self._inline_edge = False

    def stated(self, names: tuple[str, ...]) -> str | None:
        """The first of the page's `meta` statements with one of `names`."""
        return next((self._meta[name] for name in names if self._meta.get(name)), None)

    def walk(self, root: Node) -> None:
        stack: list[tuple[Node, bool]] = [(root, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                self._leave(node)
            elif node.name == "#text":
                self._write(data_of(node))
            elif node.name == "head":
                self._read_head(node)
            elif is_dropped(node):
                self.scripts += node.name == "script"
            else:
                self._enter(node)
                stack.append((node, True))
                stack += [(child, False) for child in reversed(node.children or ())]

    def finished(self) -> tuple[str, list[tuple[int, int, str | None]], tuple[Link, ...]]:
        """The whole text, its blocks and its links."""
        self._close()
        pieces: list[str] = []
        spans: list[tuple[int, int, str | None]] = []
        links: list[Link] = []
        place = 0
        before: Block | None = None
        for block in self._blocks:
            written = block.text()
            start = place - (len(written) - len(written.lstrip()))
            written = written.strip()
            if not written:
                continue
            if before is not None:
                close = block.kind == before.kind and block.kind in (LIST_ITEM, TABLE_ROW)
                pieces.append("\n" if close else "\n\n")
                place += len(pieces[-1])
                start += len(pieces[-1])
            marker = block.marker if not list_marker(written) else ""
            place += len(marker)
            start += len(marker)
            end = place + len(written)
            spans.append((place - len(marker), end, kind_of(block, written)))
            links += [
                Link(max(place, start + first), min(end, start + last), address)
                for first, last, address in block.links
                if max(place, start + first) < min(end, start + last)
            ]
            pieces += [marker, written]
            place = end
            before = block
        return "".join(pieces), spans, tuple(links[:_LINK_LIMIT])

    def _enter(self, node: Node) -> None:
        name = node.name
        if name in _BLOCKS:
            self._break()
        else:
            self._inline_edge = True
        if name in HEADINGS:
            self._headings += 1
        elif name in _BOLD:
            self._bold += 1
        elif name == "pre":
            self._pre += 1
        elif name == "br":
            self._line_end()
        elif name == "tr" and not self._in_row and id(node) not in self._layout_rows:
            self._in_row = True
            self._open = Block(TABLE_ROW)
        elif name in ("td", "th") and self._in_row:
            self._next_cell()
        elif name in ("ul", "ol", "menu"):
            self._lists.append(_ListOrItem(number_of(node, "start", 1) if name == "ol" else None))
        elif name == "li":
            self._items.append(_ListOrItem(None, self._next_marker(node)))
        elif name == "a":
            self._links.append(
                (address_of(node), self._open, self._open.length if self._open else 0)
            )

    def _leave(self, node: Node) -> None:
        name = node.name
        if name == "a":
            self._end_link()
        elif name == "tr" and self._in_row and id(node) not in self._layout_rows:
            self._in_row = False
            self._close()
        elif name in _BLOCKS:
            self._break()
        else:
            self._inline_edge = True
        if name in HEADINGS:
            self._headings -= 1
        elif name in _BOLD:
            self._bold -= 1
        elif name == "pre":
            self._pre -= 1
        elif name in ("ul", "ol", "menu"):
            self._lists.pop()
        elif name == "li":
            self._items.pop()

    def _write(self, data: str) -> None:
        text = _UNSEEN.sub("", data.replace("\x00", "\ufffd"))
        if not self._pre:
            text = _SPACE.sub(" ", text)
        block = self._open
        if block is None:
            text = text.lstrip(" ")
            if not text:
                return
            block = self._open = self._new_block()
        if text[:1] == " " and block.last in (" ", "\n", "\t", ""):
            text = text[1:]
        if self._inline_edge and are_glued(block.last, text[:1]):
            block.add(" ")
        if text:
            self._inline_edge = False
        block.add(text, bool(self._bold))

    def _new_block(self) -> Block:
        if self._headings:
            return Block(HEADING)
        if self._items:
            item = self._items[-1]
            if item.block is not None and self._blocks and self._blocks[-1] is item.block:
                # A further paragraph of the same item.
                self._blocks.pop()
                item.block.add("\n")
                return item.block
            if item.marker:
                block = item.block = Block(LIST_ITEM, item.marker)
                item.marker = ""
                return block
        return Block(None)

    def _break(self) -> None:
        """The edge of a block: white space inside a table row, else the end of what is open."""
        if self._in_row and self._open is not None:
            if self._open.last not in (" ", "\t", ""):
                self._open.add(" ")
        else:
            self._close()

    def _close(self) -> None:
        if self._open is not None:
            self._blocks.append(self._open)
            self._open = None
        self._inline_edge = False

    def _line_end(self) -> None:
        if self._open is not None and self._open.last not in ("", "\t"):
            self._open.add(" " if self._in_row or self._headings else "\n")

    def _next_cell(self) -> None:
        if self._open is None:
            self._open = Block(TABLE_ROW)
        if self._open.cells:
            self._open.end_cell()
        self._open.cells += 1

    def _next_marker(self, node: Node) -> str:
        if not self._lists or self._lists[-1].number is None:
            return "• "
        number = number_of(node, "value", self._lists[-1].number)
        self._lists[-1].number = number + 1
        return f"{number}. "

    def _end_link(self) -> None:
        if not self._links:
            return
        address, block, start = self._links.pop()
        if not address:
            return
        if block is None:
            block, start = self._open, 0
        if block is not None and block.length > start:
            block.links.append((start, block.length, address))

    def _read_head(self, node: Node) -> None:
        for child in node.children or ():
            if child.name == "title":
                self.title = " ".join(text_of(child).split())
            elif child.name == "meta":
                key = child.attrs.get("property") or child.attrs.get("name") or ""
                self._meta.setdefault(
                    key.lower(), " ".join((child.attrs.get("content") or "").split())
                )
            elif child.name == "script":
                self.scripts += 1
