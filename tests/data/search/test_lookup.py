"""What look-up finds, in which order, and what it says about it."""

from __future__ import annotations

import threading
import time

import pytest
from msgspec.structs import replace

from data.records import Amount, Commitment, Document, Initiative, Note, Question
from data.search import candidates, index
from data.search.checking import verify_index
from data.search.lookup import Interrupted, Kind, Searcher
from data.store.library import Library

CAFÉ = "Ungestøttecafé i den gamle toldbod"
FAMILIES = "Bedre støtte til plejefamilier"
HOMEWORK = "Gratis lektiehjælp på biblioteket"
HEARD = "Børnene skal høres, før de bliver anbragt"
WATER = "Rent drikkevand fra nye boringer"
HENS = "Hønsegården ved skolen gøres i stand"
PATH = "Honsbjerg får en cykelsti"


def found(searcher: Searcher, query: str, kinds: tuple[Kind, ...] = ("commitment",)) -> list[str]:
    return [hit.title for hit in searcher.search(query, kinds=kinds).hits]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("plejefamilier", [FAMILIES]),
        ("plejefamiliernes ", [FAMILIES]),
        ("anbringelse ", [CAFÉ, HEARD]),
        ("barn anbragt", [HEARD]),
        ("ungestoettecafe", [CAFÉ]),
        ("ungestottec", [CAFÉ]),
        ("toldb", [CAFÉ]),
        ("cy", [PATH]),
        ('"gamle toldbod"', [CAFÉ]),
        ('"toldbod gamle"', []),
        ("2,5 mio", [WATER]),
        ("640.000", [CAFÉ]),
        ("august 2025", [CAFÉ]),
        ("beløb:>1mio", [HOMEWORK]),
        ("beløb:500000..700000", [CAFÉ]),
        ("beløb:<640000", []),
        ("kommune:skovlund gratis", [HOMEWORK]),
        ("gratis kommune:sk", [HOMEWORK]),
        ("anbragt dokument:b", [HEARD]),
        ("parti:venstre lektiehjælp", [HOMEWORK]),
        ("parti:havnelisten", [FAMILIES]),
        ("aktør:prøvesen anbragt", [HEARD]),
        ("tema:skole", [HOMEWORK]),
        ("status:done", [FAMILIES]),
        ("dokument:budgetaftale anbragt", [HEARD]),
        ("er:overdue", [CAFÉ]),
        ("er:ugennemset", [HENS]),
        ("er:flagged", [CAFÉ]),
        ("er:lukket", [PATH]),
        ("frist:<2026", [CAFÉ, FAMILIES]),
        ("frist:<2025-06", [FAMILIES]),
        ("frist:2026", [WATER]),
        ("år:2021 anbragt", [HEARD]),
        ("unge -plejefamilier", [CAFÉ]),
        ("hvalfangst", []),
    ],
)
def test_found(searcher: Searcher, query: str, titles: list[str]) -> None:
    assert sorted(found(searcher, query)) == sorted(titles)


@pytest.mark.parametrize(
    ("query", "first", "why"),
    [
        ("plejefamiliernes", FAMILIES, "form"),
        ("familie", FAMILIES, "part"),
        ("familie støtte", FAMILIES, "part"),
        ("lektie hjælp", HOMEWORK, "form"),
        ("støttecafé", CAFÉ, "part"),
        ("plejefamilje", FAMILIES, "typo"),
        ("lketiehjælp", HOMEWORK, "typo"),
        ("efterværn", CAFÉ, "synonym"),
        ("gratis lektiehjælp skovbrand", HOMEWORK, "literal"),
    ],
)
def test_forms_parts_typos_synonyms(searcher: Searcher, query: str, first: str, why: str) -> None:
    hit = searcher.search(query, kinds=("commitment",), open_end=False).hits[0]
    assert (hit.title, hit.why.code) == (first, why)


def test_reasons_name_the_word(searcher: Searcher) -> None:
    synonym = searcher.search("efterværn", kinds=("commitment",)).hits[0]
    assert synonym.why.values == {"word": "efterværn"}
    partly = searcher.search("gratis lektiehjælp skovbrand", kinds=("commitment",)).hits[0]
    assert partly.why.values == {"missing": ["skovbrand"]}


def test_one_word_of_two_is_not_enough(searcher: Searcher) -> None:
    assert found(searcher, "gratis skovbrand ") == []


def test_letters_as_typed_come_before_folded_ones(searcher: Searcher) -> None:
    assert found(searcher, "høns") == [HENS, PATH]
    assert found(searcher, "hons") == [PATH, HENS]


def test_title_before_context(searcher: Searcher) -> None:
    assert found(searcher, "skole")[0] == HENS


def test_everything_is_found_newest_first_when_nothing_is_asked(searcher: Searcher) -> None:
    results = searcher.search("", kinds=("commitment",))
    assert results.total == 7
    assert results.exact_total
    assert results.hits[-1].title in (HOMEWORK, HEARD)
    assert results.hits[0].why.code == "newest"


def test_commitments_stand_before_all_else_that_answers_as_well(library: Library) -> None:
    about = library.all(Commitment)[0].id
    with library.writing("import") as change:
        for number in range(120):
            change.add(Note(text=f"Husk svømmehal {number}", commitment=about))
        change.add(Commitment(title="Svømmehal", by_hand=True))
        change.add(Initiative(title="Svømmehal"))
        for number in range(120):
            change.add(Question(text=f"Hvornår kommer svømmehal {number}?", commitment=about))
    index.rebuild(library)
    with Searcher(library.path) as searcher:
        for patience in (None, 1_000.0):
            everything = searcher.search("", limit=20, patience=patience)
            kinds = [hit.kind for hit in everything.hits]
            assert kinds[:8] == ["commitment"] * 8
            assert set(kinds[8:]) == {"question"}
            assert not everything.exact_total
            hits = searcher.search("svømmehal ", limit=2, patience=patience).hits
            assert [hit.title for hit in hits if hit.kind == "commitment"] == [hits[0].title]


def test_own_questions_notes_and_items_are_found(searcher: Searcher) -> None:
    assert found(searcher, "hvornår", ()) == ["Hvornår åbner caféen?"]
    assert found(searcher, "ring bibliotek", ()) == ["Ring til biblioteket"]
    assert found(searcher, "er:punkt sommerferie", ()) == ["Status på sommerferien"]
    assert found(searcher, "er:initiativ", ()) == ["Café for tidligere anbragte"]


def test_an_initiative_that_says_no_more_than_its_commitment_is_not_shown_beside_it(
    library: Library, searcher: Searcher
) -> None:
    def shown(query: str) -> list[str]:
        return [hit.kind for hit in searcher.search(query, open_end=False).hits]

    own = Initiative(title="Skøjtebane på torvet", theme="kultur-fritid", municipality="Havneby")
    promised = Commitment(
        title=own.title, theme=own.theme, municipality=own.municipality, initiative=own.id,
        by_hand=True,
    )  # fmt: skip
    with library.writing("accept-candidate") as change:
        change.add(own)
        change.add(promised)
    assert shown("skøjtebane") == ["commitment"]
    assert searcher.search("skøjtebane").total == 1
    assert shown("er:initiativ skøjtebane") == ["initiative"]
    assert searcher.search("skøjtebane", kinds=("initiative",)).total == 1
    for fields in ({"title": "Is"}, {"initiative": None}, {"theme": None}):
        with library.writing("edit-commitment") as change:
            change.replace(promised, replace(promised, **fields))
        assert "initiative" in shown("skøjtebane"), fields
        library.undo()
        assert shown("skøjtebane") == ["commitment"]
    for words in ({"summary": "Med musik"}, {"title": "Skøjtebane og curling"}):
        with library.writing("edit-initiative") as change:
            change.replace(own, replace(own, **words))
        assert sorted(shown("skøjtebane")) == ["commitment", "initiative"], words
        library.undo()
        assert shown("skøjtebane") == ["commitment"]
    assert verify_index(library) == []


def test_matched_words_spans_and_reason(searcher: Searcher) -> None:
    hit = searcher.search("anbringelse ", kinds=("commitment",)).hits[0]
    assert hit.matched == ("anbragt",)
    assert hit.why.code == "form"
    assert [hit.title[start:end] for start, end in hit.spans] == ["anbragt"]
    text = "Om anbringelser og børn"
    assert searcher.highlight("anbragt", text) == ((3, 15),)


def test_total_says_when_there_are_more(library: Library) -> None:
    with library.writing("import") as change:
        for number in range(300):
            change.add(Commitment(title=f"Bænk nummer {number}", by_hand=True))
    with Searcher(library.path) as searcher:
        results = searcher.search("bænk", limit=10)
        assert len(results.hits) == 10
        assert not results.exact_total
        assert results.total >= 100
        assert found(searcher, "bænk nummer 7")[0] == "Bænk nummer 7"


def test_everything_is_everything_also_what_must_be_looked_at_one_by_one(
    library: Library, searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "_PAGE", 20)
    with library.writing("import") as change:
        for number in range(300):
            amount = Amount(amount=1_000_000 + number)
            change.add(Commitment(title=f"Bænk nummer {number}", by_hand=True, amounts=(amount,)))
    assert len(searcher.search("beløb:1000001..1000299", limit=20).hits) == 20
    for query in ("beløb:1000001..1000299", '"bænk nummer" -1000000', "bænk -1000000"):
        assert len(searcher.everything(query)) == 299, query
    assert len(searcher.everything("bæn")) == 300


def test_notices_say_what_was_not_read(searcher: Searcher) -> None:
    results = searcher.search("beløb:mange bænke")
    assert [one.code for one in results.notices] == ["not-a-amount"]


def test_changes_are_found_at_once_and_removed_ones_never(
    library: Library, searcher: Searcher
) -> None:
    with library.writing("add") as change:
        change.add(Commitment(title="Nyt svømmebad", by_hand=True))
    assert found(searcher, "svømmebad") == ["Nyt svømmebad"]
    library.undo()
    assert found(searcher, "svømmebad") == []
    (café,) = library.all(Initiative)
    with library.writing("edit") as change:
        change.replace(café, Initiative(id=café.id, title="Ungdomshuset"))
    assert CAFÉ in found(searcher, "ungdomshuset")


def test_what_is_no_longer_wanted_is_not_looked_for(searcher: Searcher) -> None:
    assert searcher.search("bibliotek", still_wanted=lambda: True).hits
    with pytest.raises(Interrupted):
        searcher.search("bibliotek", still_wanted=lambda: False)


def test_interrupt_stops_a_search(library: Library) -> None:
    with library.writing("import") as change:
        for number in range(3_000):
            change.add(Commitment(title=f"Bænk {number} i parken", by_hand=True))
    with Searcher(library.path) as searcher:
        query = '"bænk i" ' + " ".join(f"b{one}*" for one in range(20)) + " beløb:>1"
        stopped: list[bool] = []

        def search() -> None:
            try:
                for _ in range(2_000):
                    searcher.search('"parken bænk" park bænk')
            except Interrupted:
                stopped.append(True)

        thread = threading.Thread(target=search)
        thread.start()
        for _ in range(500):
            time.sleep(0.01)
            searcher.interrupt()
            if not thread.is_alive():
                break
        thread.join()
        assert stopped == [True]
        assert searcher.search(query).hits == ()


@pytest.mark.parametrize(
    "query",
    ['"', "''", "NEAR(a b)", "a OR b", "^a", "{a b}: c", "*", "-", "a*", "\x00", "==*", "(("],
)
def test_signs_of_the_database_are_text(searcher: Searcher, query: str) -> None:
    searcher.search(query)


def test_what_a_file_name_says_of_its_year_is_found(library: Library) -> None:
    undated = Document(title="Strategi for legepladser", file_name="skovlund_strategi-2012.txt")
    swings = Commitment(title="Flere gynger", document=undated.id, by_hand=True)
    with library.writing("import") as change:
        change.add(undated)
        change.add(swings)
    with Searcher(library.path) as searcher:
        for query in ("år:2012 gynger", "strategi 2012 gynge"):
            assert found(searcher, query) == ["Flere gynger"]


def test_a_question_finds_what_it_is_about(searcher: Searcher) -> None:
    assert found(searcher, "hvad har vi lovet plejefamilierne") == [FAMILIES]
    assert found(searcher, "hvor meget koster gratis lektiehjælp")[0] == HOMEWORK


def test_a_first_letter_narrows_what_a_rare_word_finds(library: Library) -> None:
    with library.writing("import") as change:
        for number in range(30):
            change.add(Commitment(title=f"Skilt nummer {number}", by_hand=True))
        change.add(Commitment(title="Zoneterapi og skilt", by_hand=True))
    with Searcher(library.path) as searcher:
        assert found(searcher, "skilt z") == ["Zoneterapi og skilt"]
        assert len(found(searcher, "skilt n")) == 30


def test_parts_of_an_unknown_compound_have_synonyms(library: Library) -> None:
    title = "Tolk til familier med anden etnisk baggrund"
    with library.writing("import") as change:
        change.add(Commitment(title=title, by_hand=True))
    with Searcher(library.path) as searcher:
        assert found(searcher, "indvandrerfamilie") == [title]


def test_where_and_how_words_answer_counts_more_than_age(library: Library) -> None:
    older = ("Åbent hver anden lørdag", "Flere rådgivere", "Lektiehjælpens lokaler")
    newer = ("Cykler til gæster", "Netværksrådgivere")
    with library.writing("import") as change:
        for title in (*older, *newer):
            text = "Udlån hver anden lørdag."
            change.add(Commitment(title=title, summary=text, by_hand=True))
    with Searcher(library.path) as searcher:
        assert found(searcher, '"hver anden lørdag"')[0] == older[0]
        assert found(searcher, "sagsbehandler ")[:2] == [older[1], newer[1]]
        assert {HOMEWORK, older[2]} <= set(found(searcher, "lektihjælp "))


def test_small_words_belong_to_a_phrase_that_has_synonyms(library: Library) -> None:
    title = "Færre tvangsfjernelser"
    with library.writing("import") as change:
        change.add(Commitment(title=title, by_hand=True))
    with Searcher(library.path) as searcher:
        assert title in found(searcher, "anbringelse uden samtykke")
        assert title not in found(searcher, "anbringelse samtykke")
