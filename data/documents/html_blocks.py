"""A block of an HTML page's text on its way: white space folded as a browser does, and how much
of it is bold."""

from __future__ import annotations

from data.documents.passage import HEADING, TABLE_ROW
from data.documents.plain import looks_like_title


class Block:
    """A block of text on its way, its white space folded as a browser does."""

    def __init__(self, kind: str | None, marker: str = "") -> None:
        self.kind = kind
        self.marker = marker
        self.pieces: list[str] = []
        self.length = 0
        self.last = ""
        self.cells = 0
        self.letters = 0
        self.bold_letters = 0
        self.links: list[tuple[int, int, str]] = []

    def add(self, text: str, bold: bool = False) -> None:
        """Go on with `text`."""
        if not text:
            return
        self.pieces.append(text)
        self.length += len(text)
        self.last = text[-1]
        letters = sum(map(str.isalnum, text))
        self.letters += letters
        self.bold_letters += letters if bold else 0

    def end_cell(self) -> None:
        """Go on with the next cell of a table row."""
        if self.last == " ":
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
        self.add("\t")

    def text(self) -> str:
        """All of it so far."""
        return "".join(self.pieces)


def kind_of(block: Block, text: str) -> str | None:
    """The kind of a passage that a block is: bold alone, it is a heading."""
    if block.kind == TABLE_ROW and "\t" not in text:
        return None
    bold = block.bold_letters and block.bold_letters >= 0.95 * block.letters
    if block.kind is None and bold and "\n" not in text and looks_like_title(text):
        return HEADING
    return block.kind


def are_glued(before: str, after: str) -> bool:
    """Whether two elements without white space between them would run two words into one, as in
    "BeslutningGodkendt": a capital after a small letter, a digit or the end of a sentence."""
    return after.isupper() and (before.islower() or before.isdigit() or before in (".:;!?)"))
