"""The unit in which a document's text is read: one heading, paragraph, list item or table row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

HEADING = "heading"
PARAGRAPH = "paragraph"
LIST_ITEM = "list_item"
TABLE_ROW = "table_row"
KINDS = (HEADING, PARAGRAPH, LIST_ITEM, TABLE_ROW)


class Passage(msgspec.Struct, frozen=True):
    """`text[start:end]` of a version's text, with no white space at either end.

    Offsets are code points, `end` exclusive. `page` counts from 1 and is the page on which the
    passage starts, None where the format has no pages. A list item includes its marker; a passage
    may hold line ends. Passages do not overlap and stand in the order of the text.
    """

    kind: str
    start: int
    end: int
    page: int | None = None


def page_at(passages: Sequence[Passage], place: int) -> int | None:
    """The page on which a place lies: that of the last passage that begins at or before it."""
    before = bisect_right(passages, place, key=lambda one: one.start)
    return passages[before - 1].page if before else None
