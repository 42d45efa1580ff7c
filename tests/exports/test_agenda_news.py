"""What is told of an agenda is no longer than a person reads."""

from __future__ import annotations

from agenda.reading import AgendaReading, ItemRead, MeetingRead
from exports import language
from exports.agenda_news import doubts


def test_of_many_titles_in_doubt_the_first_are_told_and_the_others_counted() -> None:
    language.use("en")
    few, many = (tuple(f"Sag {one}" for one in range(count)) for count in (10, 300))
    twice = tuple(ItemRead(number=str(one % 150)) for one in range(300))
    (line,) = doubts(AgendaReading(meeting=MeetingRead(), unplaced=few))
    assert line.endswith("Sag 8; Sag 9")
    told = doubts(
        AgendaReading(
            meeting=MeetingRead(),
            items=twice,
            unplaced=many,
            unknown_headings=many,
            missing=("same-number",),
        )
    )
    assert len(told) == 3
    assert told[0].count(", ") < 12
    assert told[1].endswith("Sag 8; Sag 9 and 290 more")
    assert told[2].endswith("Sag 8; Sag 9 and 290 more")
