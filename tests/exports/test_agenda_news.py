"""What is told of an agenda is no longer than a person reads."""

from __future__ import annotations

from agenda.editions import Change, without_closed_words
from agenda.reading import AgendaReading, ItemRead, MeetingRead
from exports import language
from exports.agenda_news import change_lines, doubts


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


def test_of_closed_items_it_is_told_once_that_they_changed() -> None:
    language.use("en")
    changes = (
        Change("title-changed", "a", "3", "Salg af havnen", "Salg", "Salg af havnen", True),
        Change("line-added", "a", "3", "Salg af havnen", new="Til en bank", closed=True),
        Change("item-added", "b", "4", "Køb", closed=True),
        Change("line-added", "c", "5", "Skoler", new="Et drivhus"),
    )
    assert change_lines(changes)[:2] == [
        "⊘ 3. Salg af havnen: was called “Salg”", "⊘ 3. Salg af havnen: new line “Til en bank”",
    ]  # fmt: skip
    assert change_lines(without_closed_words(changes)) == [
        "3. closed item: changed", "4. closed item: new", "5. Skoler: new line “Et drivhus”"
    ]  # fmt: skip
