"""Agendas and minutes read from text: meeting, items, sections, decisions, lines.

Parsed by evidence and a table of heading aliases, never by municipality or place in the text. What
is read is here; the rules (`document`, `reading`) take half a second to load and run in a process
of their own. From the text to the reading, with the modules that know each step:

1. text -> rows: `rows`, cut where a page lost its line ends (`cuts`, `transcript`), without what
   runs along on every page (`furniture`).
2. headings in the rows: `aliases` is the table of them, `headings` finds them, `decisions` those
   that name a body or a day, `landmarks` holds what was found.
3. where items begin, in several readings that compete: `starts` lists them. With a table of
   contents (`contents` and `contents_*`, one for each way such a table is printed) the titles are
   looked for below it (`by_contents`); the other `by_*`, and `case_page`, do without. `numbering`
   says what the number of an item looks like, `titles` what a title does, `title_rows` which rows
   it takes up; `run_on` parts titles that run together.
4. `plausible` takes the reading whose items look most like items; `recognition` says whether that
   is an agenda at all.
5. the meeting: `meeting`, from the header's labels (`header_labels`), `days`, `bodies`, `places`.
6. each item: `items`, its text taken apart by headings (`parts`), its number, case and access
   (`item_facts`, `access`), decisions (`item_decisions`), `attachments` and `lines`.
"""

from agenda.reading.result import (
    NO_AGENDA,
    AgendaReading,
    AttachmentRead,
    DecisionRead,
    ItemRead,
    LineRead,
    MeetingRead,
    SectionRead,
    as_json,
)

__all__ = [
    "NO_AGENDA",
    "AgendaReading",
    "AttachmentRead",
    "DecisionRead",
    "ItemRead",
    "LineRead",
    "MeetingRead",
    "SectionRead",
    "as_json",
]
