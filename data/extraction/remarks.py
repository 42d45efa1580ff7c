"""What is said further down about a row of a table, under the code of the row.

"TM-04 Bro over åen 400 400" in the table, "TM-04 Arbejdet begynder i maj." among the remarks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.extraction.drafts import Draft

# A code that nothing else in a document is called by.
_CODE = re.compile(r"[A-ZÆØÅ]{1,3}[- ]?\d{1,3}|\d{3}")
_OPENS = re.compile(rf"(?P<code>{_CODE.pattern})[.:]?\s")


def remarks(text: str, drafts: Sequence[Draft]) -> dict[int, int]:
    """Drafts that only go on about a row: index of the draft -> index of the row. Of what stands
    under a code it is the first."""
    rows = {
        draft.number: index
        for index, draft in enumerate(drafts)
        if draft.why.code == "table_row" and draft.number and _CODE.fullmatch(draft.number)
    }
    about: dict[int, int] = {}
    for index, draft in enumerate(drafts if rows else ()):
        section = draft.place.section
        named = _OPENS.match(text, draft.place.block.start) or _OPENS.match(text, section.start)
        row = rows.pop(named["code"], None) if named and draft.why.code != "table_row" else None
        if row is not None:
            about[index] = row
    return about
