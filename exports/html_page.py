"""Pages as one self-contained HTML file that prints well and that a screen reader reads well.

Built as a tree, so that every text is escaped by construction; no script, no address outside the
file, and a policy that forbids both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from agenda.briefing_values import Briefing
from agenda.paper import AgendaPaper
from exports.agenda_page import agenda_page
from exports.briefing_page import briefing_page
from exports.language import _
from exports.page import Block, Divider, Entries, Entry, Heading, Line, Page, Paragraph, Span, Stamp

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# Contrast of text and stamp at least 7:1. On paper the page is a table, because browsers repeat the
# foot of a table on every sheet, and keep room for it.
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, "Segoe UI", sans-serif; margin: 0 auto; max-width: 44rem;
  padding: 1rem; color: #1a1a1a; background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin-top: 2rem; border-top: 1px solid #767676; padding-top: .5rem; }
h3 { font-size: 1.05rem; }
li { margin: .2rem 0; overflow-wrap: anywhere; }
.plain { list-style: none; padding-left: 0; }
.stamp { border: 2px solid #8c0000; color: #8c0000; font-weight: bold; padding: .25rem .5rem; }
.every-page { display: none; }
.skip { position: absolute; left: -200vw; }
.skip:focus { left: .5rem; top: .5rem; padding: .5rem; background: #fff; color: #00418c; }
nav li { margin: .1rem 0; }
a { color: #00418c; }
@media (prefers-color-scheme: dark) {
  body { color: #eee; background: #161616; } a { color: #9ecbff; }
  .stamp { border-color: #ff9d9d; color: #ff9d9d; }
  .skip:focus { background: #161616; color: #9ecbff; }
}
@media print {
  @page { margin: 2cm; }
  body { display: table; width: 100%; max-width: none; padding: 0; color: #000; background: #fff;
    font-size: 10.5pt; }
  h2, h3 { break-after: avoid; } li { break-inside: avoid; }
  a { color: inherit; text-decoration: none; } .skip, nav { display: none; }
  .stamp { border-color: #000; color: #000; }
  main { display: table-row-group; }
  .every-page { display: table-footer-group; break-inside: avoid; text-align: center;
    font-weight: bold; }
}
"""
# From so many sections on a page has a list of them to begin with.
_MANY_SECTIONS = 3
_SECTION = 2
# Safari's screen reader forgets that a list without bullets is one.
_PLAIN_LIST = {"class": "plain", "role": "list"}
_MAIN = "content"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def briefing_html(briefing: Briefing) -> bytes:
    """A briefing as one HTML file in UTF-8."""
    return html(briefing_page(briefing))


def agenda_html(paper: AgendaPaper) -> bytes:
    """The agenda itself, or the minutes, as one HTML file in UTF-8."""
    return html(agenda_page(paper))


def html(page: Page) -> bytes:
    """A page as HTML."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    root = Element("html", lang=page.language)
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "meta", name="generator", content="Tilsagn")
    SubElement(head, "title").text = page.title
    SubElement(head, "style").text = _STYLE
    body = SubElement(root, "body")
    skip = SubElement(body, "a", {"class": "skip", "href": f"#{_MAIN}"})
    skip.text = _("Skip to the content")
    sections = [number for number, one in enumerate(page.blocks) if _is_section(one)]
    # Where there are many sections, what stands before them is a head with a list of them.
    begin = sections[0] if len(sections) >= _MANY_SECTIONS else 0
    if begin:
        _add_blocks(SubElement(body, "header"), page.blocks[:begin], 0)
        _add_contents(body, page)
    main = SubElement(body, "main", id=_MAIN, tabindex="-1")
    _add_blocks(main, page.blocks[begin:], begin)
    stamps = [one for one in page.blocks if isinstance(one, Stamp)]
    if stamps:
        footer = SubElement(body, "div", {"class": "every-page", "aria-hidden": "true"})
        footer.text = stamps[0].text
    indent(root, "")
    return f"<!DOCTYPE html>\n{tostring(root, encoding='unicode', method='html')}\n".encode()


def _is_section(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == _SECTION


def _add_contents(parent: Element, page: Page) -> None:
    """A list of the sections that leads to each; it is not printed."""
    from xml.etree.ElementTree import SubElement

    named = SubElement(parent, "nav", {"aria-label": _("Contents")})
    listed = SubElement(named, "ul", _PLAIN_LIST)
    for number, block in enumerate(page.blocks):
        if isinstance(block, Heading) and _is_section(block):
            link = SubElement(SubElement(listed, "li"), "a", href=f"#section-{number}")
            link.text = block.text


def _add_blocks(parent: Element, blocks: Sequence[Block], first: int) -> None:
    for number, block in enumerate(blocks, start=first):
        _add_block(parent, block, number)


def _add_block(parent: Element, block: Block, number: int) -> None:
    from xml.etree.ElementTree import SubElement

    if isinstance(block, Heading):
        heading = SubElement(parent, f"h{block.level}")
        heading.text = block.text
        if _is_section(block):
            heading.set("id", f"section-{number}")
    elif isinstance(block, Paragraph):
        _add_line(SubElement(parent, "p"), block.line)
    elif isinstance(block, Stamp):
        SubElement(parent, "p", {"class": "stamp"}).text = block.text
    elif isinstance(block, Divider):
        SubElement(parent, "hr")
    elif isinstance(block, Entries):
        sources = any(one.source is not None for one in block.entries)
        attributes = _PLAIN_LIST if sources else {}
        listed = SubElement(parent, "ul", attributes)
        for one in block.entries:
            _add_entry(listed, one)


def _add_entry(parent: Element, entry: Entry) -> None:
    from xml.etree.ElementTree import SubElement

    item = SubElement(parent, "li")
    lines = entry.lines
    if entry.source is not None:
        item.set("id", f"source-{entry.source}")
        first = lines[0] if lines else ()
        lines = ((Span(f"[{entry.source}] "), *first), *lines[1:])
    for place, line in enumerate(lines):
        _add_line(item if place == 0 else SubElement(item, "p"), line)
    if entry.facts:
        facts = SubElement(item, "ul")
        for line in entry.facts:
            _add_line(SubElement(facts, "li"), line)


def _add_line(parent: Element, line: Line) -> None:
    from xml.etree.ElementTree import SubElement

    last: Element | None = None
    for span in line:
        if span.source is not None:
            last = SubElement(parent, "a", href=f"#source-{span.source}")
            last.text = span.text
        elif span.strong:
            last = SubElement(parent, "strong")
            last.text = span.text
        elif last is None:
            parent.text = (parent.text or "") + span.text
        else:
            last.tail = (last.tail or "") + span.text
