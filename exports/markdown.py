"""Pages as Markdown that reads well, raw as well as rendered: CommonMark with YAML front matter.

The same records give the same bytes. What may be shown was decided when the briefing was put
together, what it says when the page was made.
"""

from __future__ import annotations

from agenda.briefing_values import Briefing
from agenda.paper import AgendaPaper
from exports.agenda_page import agenda_page
from exports.briefing_page import briefing_page
from exports.escaping import escape
from exports.page import Block, Divider, Entries, Entry, Heading, Line, Page, Paragraph


def briefing_markdown(briefing: Briefing) -> str:
    """A briefing. Ends in one newline, has no trailing spaces, one blank line between blocks."""
    return markdown(briefing_page(briefing))


def agenda_markdown(paper: AgendaPaper) -> str:
    """The agenda itself, or the minutes, as a secretary hands it out."""
    return markdown(agenda_page(paper))


def markdown(page: Page) -> str:
    """A page as Markdown."""
    return "\n\n".join([_front_matter(page), *map(_block, page.blocks)]) + "\n"


def _front_matter(page: Page) -> str:
    """Only through the dumper, every string quoted: a title can neither end it nor add to it."""
    import yaml

    class Dumper(yaml.SafeDumper):
        pass

    class Quoted(str):
        pass

    Dumper.add_representer(
        Quoted,
        lambda dumper, value: dumper.represent_scalar(
            "tag:yaml.org,2002:str", str(value), style='"'
        ),
    )
    front: dict[str, Quoted | bool] = {name: Quoted(value) for name, value in page.about.items()}
    front["holds_closed"] = page.holds_closed
    dumped: str = yaml.dump(
        front, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    return f"---\n{dumped}---"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {escape(block.text, starts_line=False)}"
    if isinstance(block, Paragraph):
        return _line(block.line)
    if isinstance(block, Entries):
        return "\n".join(_entry(one) for one in block.entries)
    if isinstance(block, Divider):
        return "---"
    return f"**{escape(block.text)}**"


def _entry(entry: Entry) -> str:
    """A list item of one or several paragraphs, with a list of facts below it."""
    # Brackets of ours: no value can hold a definition that would make a link of them.
    number = "" if entry.source is None else f"[{entry.source}] "
    first = number + _line(entry.lines[0], starts_line=not number)
    rest = [_line(one) for one in entry.lines[1:]]
    text = [f"- {first}"]
    for one in rest:
        text += ["", f"  {one}"]
    if entry.facts and rest:
        text.append("")
    return "\n".join([*text, *(f"  - {_line(one)}" for one in entry.facts)])


def _line(line: Line, *, starts_line: bool = True) -> str:
    found = []
    for place, span in enumerate(line):
        # White space at an edge joins two spans, and escaping would fold it away.
        before = " " if span.text.startswith(" ") else ""
        after = " " if span.text.endswith(" ") else ""
        text = span.text
        if span.source is None:
            # Behind the stars of what stands out, nothing opens a list.
            text = escape(text, starts_line=starts_line and place == 0 and not span.strong)
        found.append(f"{before}**{text}**{after}" if span.strong else f"{before}{text}{after}")
    return "".join(found)
