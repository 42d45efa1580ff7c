"""The party beside a person's name: of the time, and only where a document tells it."""

from __future__ import annotations

import pytest

from agenda.actors import party_of
from data.records import Actor, Affiliation


def person(*parties: tuple[str, str | None]) -> Actor:
    told = tuple(Affiliation(party=party, period=period) for party, period in parties)
    return Actor(name="N. N.", kind="person", affiliations=told)


@pytest.mark.parametrize(
    ("parties", "when", "expected"),
    [
        ((), "2021", None),
        ((("S", "2021"),), "2021-03", "S"),
        ((("S", "2018/2021"),), "2020-05-01", "S"),
        ((("S", "2018"),), "2021", None),
        ((("S", None),), "2021", "S"),
        ((("S", "2012"), ("V", "2021")), "2021-03", "V"),
        ((("S", "2012"), ("V", "2021")), None, None),
        ((("S", "2012"), ("S", "2021")), None, "S"),
        ((("S", "in his youth"),), "2021", None),
    ],
)
def test_a_party_belongs_to_its_time(
    parties: tuple[tuple[str, str | None], ...], when: str | None, expected: str | None
) -> None:
    assert party_of(person(*parties), when) == expected


def test_a_party_has_no_party_beside_it() -> None:
    told = (Affiliation(party="S"),)
    assert party_of(Actor(name="S", kind="party", affiliations=told), "2021") is None
