"""What look-up suggests for the meeting in view: worked out beside the screen, kept until a
commitment or an agenda item changes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from agenda.matching import NO_MATCHES, ItemMatches

if TYPE_CHECKING:
    from data.store.library import Library
    from tui.desk import Desk


@dataclass(frozen=True, slots=True)
class Matched:
    """What goes with the items of a meeting (identifier), as of a change of the library."""

    meeting: str = ""
    change: int = -1
    found: Mapping[str, ItemMatches] = field(default_factory=dict)

    def of(self, meeting: str) -> Mapping[str, ItemMatches]:
        """What is known of a meeting so far."""
        return self.found if meeting == self.meeting else NO_MATCHES


NOTHING_MATCHED = Matched()


async def matched_now(desk: Desk, meeting: str, before: Matched) -> Matched:
    """What goes with the items of a meeting: what is known already, where that is still so."""
    if before.meeting == meeting and await desk.read(lambda library: _still_so(library, before)):
        return before
    return await asyncio.to_thread(_match, desk.path, meeting)


def _still_so(library: Library, matched: Matched) -> bool:
    sql = """
        SELECT 1 FROM change WHERE seq > ?
            AND record_table IN ('commitment', 'agenda_item', 'meeting', 'document') LIMIT 1"""
    return not library.rows(sql, (matched.change,))


def _match(path: Path, meeting_id: str) -> Matched:
    from agenda.matching import match_meeting
    from data.records import Meeting
    from data.search.lookup import Searcher
    from data.store.library import Library

    with Library.open(path) as library, Searcher(path) as searcher:
        change = library.last_change()
        meeting = library.get(Meeting, meeting_id)
        found = match_meeting(library, searcher, meeting) if meeting else {}
        return Matched(meeting_id, change, found)
