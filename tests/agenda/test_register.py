"""The list of initiatives, and what is suggested to belong together."""

from __future__ import annotations

from datetime import date

from agenda import initiatives, register
from agenda.overview import overdue_ids
from data.records import Commitment, Initiative
from data.store.library import Library
from data.text import sort_key
from tests.agenda.example import OPEN_CAFE

TODAY = date(2025, 10, 8)


def test_every_initiative_is_in_the_list_in_danish_order(library: Library) -> None:
    listed = [one.initiative.title for one in register.initiatives(library, TODAY)]
    assert listed == sorted((one.title for one in library.all(Initiative)), key=sort_key)


def test_counts_agree_with_the_records(library: Library) -> None:
    late = set(overdue_ids(library, TODAY))
    for one in register.initiatives(library, TODAY):
        mine = library.all(Commitment, initiative=one.initiative.id)
        assert one.commitments == len(mine)
        assert one.overdue == sum(found.id in late for found in mine)


def test_an_initiative_of_closed_commitments_is_closed(library: Library) -> None:
    made = initiatives.make_initiative(library, "Lukket sag")
    initiatives.make_commitment(library, "Salg af grund", initiative=made.id, closed=True)
    summaries = {one.initiative.id: one for one in register.initiatives(library, TODAY)}
    assert summaries[made.id].closed
    open_one = library.get(Commitment, OPEN_CAFE)
    assert open_one is not None
    assert not summaries[open_one.initiative or ""].closed


def test_likeness_of_titles_comes_first_and_says_why(library: Library) -> None:
    family = initiatives.make_initiative(
        library, "Broen over åen", theme="trafik", municipality="Odder"
    )
    alike = initiatives.make_commitment(
        library, "Ny bro over åen", theme="trafik", municipality="Odder"
    )
    initiatives.make_commitment(library, "Ny bro over åen", initiative=family.id)
    found = register.link_candidates(library, family.id)
    assert found[0].commitment.id == alike.id
    assert found[0].score > found[1].score
    codes = {one.code: one.value for one in found[0].reasons}
    assert int(codes["titles-alike"]) > 80
    assert codes["same-theme"] == "trafik"
    assert codes["same-municipality"] == "Odder"
    assert all(one.commitment.initiative != family.id for one in found)


def test_words_in_common_are_named_however_they_are_spelt(library: Library) -> None:
    family = initiatives.make_initiative(library, "Aabning af skaterparken")
    made = initiatives.make_commitment(library, "Skaterparken får en åbning")
    found = {one.commitment.id: one for one in register.link_candidates(library, family.id)}
    shared = next(one for one in found[made.id].reasons if one.code == "shared-words")
    assert shared.value == "Skaterparken, åbning"


def test_only_so_many_are_handed_out(library: Library) -> None:
    family = initiatives.make_initiative(library, "Alt")
    assert len(register.link_candidates(library, family.id, limit=2)) == 2


def test_titles_that_share_no_word_are_not_said_to_be_alike_by_chance(library: Library) -> None:
    family = initiatives.make_initiative(library, "Skolemad i alle klasser")
    far = initiatives.make_commitment(library, "Broen over åen")
    near = initiatives.make_commitment(library, "Skolemaden i klasserne")
    found = {one.commitment.id: one for one in register.link_candidates(library, family.id)}
    assert [one.code for one in found[far.id].reasons] == []
    assert "titles-alike" in [one.code for one in found[near.id].reasons]
