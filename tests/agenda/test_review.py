"""Review: every step does one thing, can be undone, and nothing is decided twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from agenda import review
from agenda.initiatives import accept_wording, edit_commitment
from agenda.register import family_candidates
from data.citations import cite, find_again
from data.documents.files import read_document
from data.documents.importing import Importer
from data.errors import Problem
from data.records import (
    Actor,
    Amount,
    Citation,
    Commitment,
    DatePoint,
    Document,
    Initiative,
    Note,
    Version,
)
from data.store.library import Library
from data.verify import verify

PATH = "Kommunen anlægger en sti til stationen for 2 mio. kr. inden udgangen af 2028"
AND = " og "
LIGHT = "sætter lamper op for 300.000 kr. i maj."
POOL = "Der bygges en svømmehal."
AGAIN = "Stien til stationen anlægges i 2028."
TEXT = f"Plan\n\n{PATH}{AND}{LIGHT}\n\n{POOL}\n\n{AGAIN}\n"


@pytest.fixture
def library(empty: Library, tmp_path: Path) -> Library:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    with empty.writing("import") as change:
        kept = Importer(empty, change).keep(read_document(path), "plan.txt")
        for one in _candidates(kept.document.id, kept.version.id):
            change.add(one)
    return empty


def _candidates(document: str, version: str) -> list[Commitment]:
    def cited(words: str) -> tuple[Citation, ...]:
        start = TEXT.index(words)
        return (cite(TEXT, start, start + len(words), document=document, version=version, page=3),)

    return [
        Commitment(
            title="Sti til stationen", document=document, reviewed=False, confidence=0.6,
            status="proposed", municipality="Nordby", theme="trafik",
            amounts=(Amount(amount=2_000_000), Amount(amount=300_000)),
            dates=(DatePoint(value="2028-12-31", role="deadline", written="udgangen af 2028"),
                   DatePoint(value="2026-05", role="period", written="maj.")),
            citations=cited(PATH + AND + LIGHT),
        ),
        Commitment(
            title="Svømmehal", document=document, reviewed=False, confidence=0.9,
            citations=cited(POOL),
        ),
        Commitment(
            title="Stien anlægges", document=document, reviewed=False, confidence=0.3,
            status="decided", status_reason="anlægges", citations=cited(AGAIN),
            dates=(DatePoint(value="2028", role="period", written="i 2028"),),
        ),
    ]  # fmt: skip


def at(library: Library, number: int) -> Commitment:
    """The candidate of that place in the queue."""
    found = review.entry(library, review.queue(library)[number])
    assert found is not None
    return found.commitment


def test_the_surest_come_first_with_their_text(library: Library) -> None:
    titles = [at(library, number).title for number in range(3)]
    assert titles == ["Svømmehal", "Sti til stationen", "Stien anlægges"]
    document = library.all(Document)[0]
    assert review.queue(library, document.id) == review.queue(library)
    assert review.queue(library, library.all(Version)[0].id) == ()
    assert [one.waiting for one in review.documents_waiting(library)] == [3]
    found = review.entry(library, review.queue(library)[0])
    assert found is not None
    assert found.text == TEXT
    assert found.document == document
    assert {one for one, _start, _end in found.cited} == set(review.queue(library))


def test_those_about_as_sure_follow_each_other_as_the_document_does(library: Library) -> None:
    sure, _likely, doubtful = (at(library, number) for number in range(3))
    with library.writing("edit-commitment") as change:
        change.replace(sure, replace(sure, confidence=0.7))
        change.replace(doubtful, replace(doubtful, confidence=0.74))
    titles = [at(library, number).title for number in range(3)]
    assert titles == ["Sti til stationen", "Svømmehal", "Stien anlægges"]
    review.split(library, at(library, 0), TEXT.index(LIGHT))
    assert [at(library, number).citations[0].start for number in range(3)] == [
        TEXT.index(one) for one in (PATH, LIGHT, POOL)
    ]


def test_an_accepted_one_has_an_initiative_of_its_own(library: Library) -> None:
    accepted = review.accept(library, at(library, 0), author="me")
    assert accepted.reviewed
    own = library.get(Initiative, str(accepted.initiative))
    assert own is not None
    assert own.title == "Svømmehal"
    assert accepted.id not in review.queue(library)
    assert review.entry(library, accepted.id) is None
    assert library.log(limit=1)[0].verb == "accept-candidate"


def test_it_can_be_attached_to_an_initiative_that_is_here(library: Library) -> None:
    other = Initiative(title="Svømning")
    with library.writing("make-initiative") as change:
        change.add(other)
    assert review.accept(library, at(library, 0), initiative=other.id).initiative == other.id
    assert library.count(Initiative) == 1
    with pytest.raises(Problem, match="unknown-record"):
        review.accept(library, at(library, 0), initiative=library.all(Document)[0].id)


def test_all_that_are_sure_enough_are_accepted_in_one_step(library: Library) -> None:
    assert review.how_many(library, 0.5) == (2, 0)
    assert review.accept_all(library, 0.5) == 2
    assert [at(library, 0).title] == ["Stien anlægges"]
    assert library.count(Initiative) == 2
    library.undo()
    assert len(review.queue(library)) == 3
    assert library.count(Initiative) == 0
    assert review.accept_all(library, 0.5, document=library.all(Version)[0].id) == 0


def next_edition(library: Library, text: str) -> None:
    """Import another edition of the plan."""
    path = library.path.parent / "plan.txt"
    path.write_text(text, encoding="utf-8")
    with library.writing("import") as change:
        Importer(library, change).keep(read_document(path), "plan.txt")


def test_what_a_later_edition_says_otherwise_is_not_accepted_unseen(library: Library) -> None:
    later = TEXT.replace("for 2 mio.", "for 20 mio.").replace(f"{POOL}\n\n", "")
    next_edition(library, later)
    states = {one.title: one.citations[0].state for one in library.all(Commitment)}
    assert states == {
        "Sti til stationen": "changed",
        "Svømmehal": "gone",
        "Stien anlægges": "moved",
    }
    assert review.how_many(library, 0.5) == (0, 2)
    assert review.how_many(library, 0) == (1, 2)
    assert review.accept_all(library, 0) == 1
    assert [at(library, number).title for number in range(2)] == ["Svømmehal", "Sti til stationen"]
    gone, changed = (review.entry(library, one) for one in review.queue(library))
    assert gone is not None
    assert changed is not None
    assert (gone.text, changed.text) == (TEXT, later)


def test_the_newest_edition_is_shown_that_holds_some_of_it(library: Library) -> None:
    joined = review.join(library, at(library, 1), at(library, 0))
    later = TEXT.replace(PATH + AND + LIGHT, "Intet.")
    next_edition(library, later)
    found = review.entry(library, joined.id)
    assert found is not None
    assert [one.state for one in found.commitment.citations] == ["gone", "moved"]
    assert found.text == later


def test_what_undo_and_redo_wrote_is_known(library: Library) -> None:
    before = library.last_change()
    first, second = review.split(library, at(library, 1), TEXT.index(AND) + len(AND))
    rejected = at(library, 0)
    review.reject(library, rejected)
    assert review.replayed(library, before) == review.Replayed()
    library.undo()
    assert review.replayed(library, before).latest == {rejected.id}
    library.undo()
    assert review.replayed(library, before).latest == {first.id, second.id}
    assert review.replayed(library, before).out == {second.id}
    assert review.replayed(library, library.last_change()) == review.Replayed()
    library.redo()
    assert review.replayed(library, before).latest == {first.id, second.id}


def test_a_rejected_one_is_gone_and_undo_brings_it_back(library: Library) -> None:
    candidate = at(library, 0)
    review.reject(library, candidate)
    assert library.get(Commitment, candidate.id) is None
    library.undo()
    assert at(library, 0) == candidate


LATER = TEXT.replace("for 2 mio.", "for 20 mio.").replace(POOL, POOL.replace("bygges", "opføres"))


def test_what_is_accepted_as_a_later_edition_says_it_rests_on_the_new_words(
    library: Library,
) -> None:
    next_edition(library, LATER)
    pool, path = at(library, 0), at(library, 1)
    assert {one.citations[0].state for one in (pool, path)} == {"changed"}
    corrected = edit_commitment(
        library, path, amounts=(Amount(amount=20_000_000), Amount(amount=300_000))
    )
    for candidate in (pool, corrected):
        cited = review.accept(library, candidate).citations[0]
        assert cited.state == "unchanged"
        assert cited.quote == LATER[cited.start : cited.end]
        assert find_again(cited, LATER, str(cited.version)) == cited
    assert verify(library).doubts == ()
    library.undo()
    assert library.get(Commitment, path.id) == corrected


def test_what_is_accepted_as_the_old_edition_said_it_stays_changed(library: Library) -> None:
    next_edition(library, LATER)
    path = at(library, 1)
    assert review.accept(library, path).citations == path.citations


def test_what_was_accepted_before_and_is_corrected_then_rests_on_the_new_words(
    library: Library,
) -> None:
    accepted = [review.accept(library, at(library, 1)), review.accept(library, at(library, 0))]
    next_edition(library, LATER)
    here = library.some(Commitment, [one.id for one in accepted])
    renamed = [edit_commitment(library, here[one.id], title="Andet") for one in accepted]
    assert [one.citations[0].state for one in renamed] == ["changed", "changed"]
    amounts = (Amount(amount=20_000_000), Amount(amount=300_000))
    cited = edit_commitment(library, renamed[0], amounts=amounts).citations[0]
    assert (cited.state, cited.quote) == ("unchanged", LATER[cited.start : cited.end])
    assert "for 20 mio." in str(cited.quote)
    library.undo()
    assert library.get(Commitment, renamed[0].id) == renamed[0]


@pytest.mark.parametrize("amount", [2_000_000, 20_000_000])
def test_split_of_what_was_changed_rests_on_the_new_words_where_they_say_the_same(
    library: Library, amount: int
) -> None:
    next_edition(library, LATER)
    path = edit_commitment(
        library, at(library, 1), amounts=(Amount(amount=amount), Amount(amount=300_000))
    )
    first, second = review.split(library, path, LATER.index(LIGHT))
    assert second.citations[0].state == "unchanged"
    assert second.citations[0].quote == LIGHT
    if amount == 20_000_000:
        assert first.citations[0].state == "unchanged"
    else:
        old, new = path.citations[0], first.citations[0]
        assert (new.state, new.quote, new.start) == ("changed", old.quote, old.start)
        assert LATER[: new.end].endswith(" og")


def test_both_parts_of_what_is_gone_are_gone(library: Library) -> None:
    next_edition(library, TEXT.replace(PATH + AND + LIGHT, "Intet."))
    gone = at(library, 1)
    assert gone.citations[0].state == "gone"
    for part in review.split(library, gone, TEXT.index(LIGHT)):
        assert (part.citations[0].state, part.citations[0].version) == (
            "gone",
            gone.citations[0].version,
        )


def test_one_with_a_note_is_not_rejected(library: Library) -> None:
    candidate = at(library, 0)
    with library.writing("add-note") as change:
        change.add(Note(text="Hvor?", commitment=candidate.id))
    with pytest.raises(Problem, match="still-written-on"):
        review.reject(library, candidate)
    assert at(library, 0) == candidate


def test_a_corrected_one_goes_on_waiting(library: Library) -> None:
    candidate = at(library, 0)
    changed = edit_commitment(library, candidate, title="  Ny svømmehal ")
    assert at(library, 0) == replace(candidate, title="Ny svømmehal") == changed
    with pytest.raises(Problem, match="changed-elsewhere"):
        review.accept(library, candidate)


def test_split_gives_each_part_its_words_money_and_dates(library: Library) -> None:
    candidate = at(library, 1)
    offset = TEXT.index(AND) + len(AND)
    first, second = review.split(library, candidate, offset)
    assert [one.quote for one in first.citations] == [PATH + AND.rstrip()]
    assert [one.quote for one in second.citations] == [LIGHT]
    assert [one.amount for one in first.amounts] == [2_000_000]
    assert [one.amount for one in second.amounts] == [300_000]
    assert [one.written for one in first.dates] == ["udgangen af 2028"]
    assert [one.written for one in second.dates] == ["maj."]
    assert first.id == candidate.id
    assert second.citations[0].page == 3
    assert len(review.queue(library)) == 4
    library.undo()
    assert at(library, 1) == candidate
    assert len(review.queue(library)) == 3


@pytest.mark.parametrize(
    "place",
    [
        lambda: 0,
        lambda: TEXT.index(PATH),
        lambda: TEXT.index(LIGHT) + len(LIGHT),
        lambda: TEXT.index(POOL) + 3,
    ],
)
def test_split_needs_words_on_both_sides(library: Library, place: Callable[[], int]) -> None:
    with pytest.raises(Problem, match="cannot-split"):
        review.split(library, at(library, 1), place())
    assert len(review.queue(library)) == 3


def test_joined_ones_are_one_with_both_citations(library: Library) -> None:
    first, second = at(library, 1), at(library, 2)
    joined = review.join(library, first, second)
    assert [one.quote for one in joined.citations] == [PATH + AND + LIGHT, AGAIN]
    assert (joined.title, joined.status) == (first.title, "decided")
    assert joined.status_reason == "anlægges"
    assert [one.value for one in joined.dates] == ["2028-12-31", "2026-05", "2028"]
    assert joined.confidence == 0.6
    assert len(review.queue(library)) == 2
    library.undo()
    assert (at(library, 1), at(library, 2)) == (first, second)


def test_only_two_of_one_document_are_joined(library: Library) -> None:
    first, second = at(library, 1), at(library, 2)
    with pytest.raises(Problem, match="cannot-join"):
        review.join(library, first, first)
    with pytest.raises(Problem, match="cannot-join"):
        review.join(library, first, replace(second, document=None))


def test_partners_are_the_nearest_of_the_document(library: Library) -> None:
    found = review.partners(library, at(library, 2))
    assert [one.title for one in found] == ["Svømmehal", "Sti til stationen"]


def test_initiatives_are_suggested_with_the_reason(library: Library) -> None:
    known = [
        Initiative(title="Stien mellem stationen og havnen", municipality="Nordby"),
        Initiative(title="Sti til stationen", municipality="Sønderby"),
        Initiative(title="Skolemad i alle klasser", municipality="Nordby"),
    ]
    with library.writing("test") as change:
        for one in (*known, Actor(name="Nordby Kommune")):
            change.add(one)
    found = family_candidates(library, at(library, 1))
    assert {one.initiative.title for one in found[:2]} == {known[0].title, known[1].title}
    here = next(one for one in found if one.initiative == known[0])
    reasons = {one.code: one.value for one in here.reasons}
    assert "stationen" in reasons["shared-words"]
    assert reasons["same-municipality"] == "Nordby"
    assert all(0 <= one.score <= 100 for one in found)


def test_new_words_become_the_proof_of_what_was_reviewed_before(library: Library) -> None:
    for title in ("Svømmehal", "Sti til stationen"):
        review.accept(library, next(one for one in library.all(Commitment) if one.title == title))
    next_edition(library, LATER)
    pool, path = (
        next(one for one in library.all(Commitment) if one.title == title)
        for title in ("Svømmehal", "Sti til stationen")
    )
    assert [one.citations[0].state for one in (pool, path)] == ["changed", "changed"]
    now = accept_wording(library, pool, 0, author="me").citations[0]
    assert (now.state, now.quote) == ("unchanged", POOL.replace("bygges", "opføres"))
    with pytest.raises(Problem, match="wording-disproved"):
        accept_wording(library, path, 0)
    library.undo()
    assert library.get(Commitment, pool.id) == pool
