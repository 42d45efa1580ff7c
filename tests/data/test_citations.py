"""Citations are made, carried to other editions, and told apart from near misses."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import msgspec
import pytest

from data.citations import SkeletonText, cite, find_again, recognise
from data.ids import new_id
from data.records import Citation
from data.text import skeleton
from data.written_numbers import numbers

DOCUMENT = new_id()
EDITION = new_id()
TEXT = (
    "Budgetnotat for børneområdet\n\n"
    "Byen afsætter 1.250 kr. pr. barn til svømning i Åhavnen fra 1.3.2025.\n"
    "Ingen svømmer gratis om vinteren.\n"
    "Rapporten om støj ligger klar, når æblerne er plukket.\n"
)
SENTENCE = "Byen afsætter 1.250 kr. pr. barn til svømning i Åhavnen fra 1.3.2025."


def cited(quote: str = SENTENCE, text: str = TEXT) -> Citation:
    start = text.index(quote)
    return cite(text, start, start + len(quote), document=DOCUMENT)


def without_quote(citation: Citation) -> Citation:
    return msgspec.structs.replace(citation, quote=None, prefix="", suffix="", state="not_imported")


def test_a_citation_carries_the_quote_and_what_stands_around_it() -> None:
    citation = cited()
    assert citation.quote == SENTENCE
    assert citation.prefix == "Budgetnotat for børneområdet\n\n"
    assert citation.suffix == "\nIngen svømmer gratis om vintere"
    assert citation.skeleton_length == len(skeleton(SENTENCE))
    assert citation.state == "unchanged"


@pytest.mark.parametrize("span", [(5, 5), (6, 5), (-1, 4), (0, len(TEXT) + 1)])
def test_a_span_outside_the_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="of"):
        cite(TEXT, *span, document=DOCUMENT)


def test_the_same_text_leaves_the_citation_as_it_is() -> None:
    again = find_again(cited(), TEXT, EDITION)
    assert again == msgspec.structs.replace(cited(), version=EDITION)


def test_a_missing_quote_is_filled_in_where_it_stands() -> None:
    again = find_again(without_quote(cited()), TEXT, EDITION)
    assert (again.quote, again.state, again.version) == (SENTENCE, "unchanged", EDITION)


@pytest.mark.parametrize("known", [True, False])
def test_another_setting_of_the_text_is_followed(known: bool) -> None:
    reset = TEXT.replace("svømning", "svøm-\nning").replace(" ", "  ").replace("Budget", "Nyt bud")
    citation = cited() if known else without_quote(cited())
    again = find_again(citation, reset, EDITION)
    assert again.state == "moved"
    assert again.quote == reset[again.start : again.end]
    assert skeleton(again.quote or "") == skeleton(SENTENCE)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_offsets_are_right_where_letters_are_decomposed(form: str) -> None:
    # Normalised for the test; ligature and sharp s change length when case is folded.
    text = unicodedata.normalize(form, "ßßß ﬁ ÅÆØ " + TEXT)  # type: ignore[arg-type]
    again = find_again(without_quote(cited()), text, EDITION)
    assert again.state == "moved"
    assert unicodedata.normalize("NFC", again.quote or "") == SENTENCE.removesuffix(".")


def test_the_map_of_a_skeleton_leads_back_to_every_letter() -> None:
    text = unicodedata.normalize("NFD", "Åse ß spiste 각설탕 på øen é́")
    place = SkeletonText(text)
    assert place.skeleton == skeleton(text)
    assert len(place.origins) == len(place.skeleton)
    for at in range(len(place.skeleton)):
        start, end = place.span(at, at + 1)
        assert place.skeleton[at] in skeleton(text[start:end])


@pytest.mark.parametrize(
    ("old", "new"),
    [("1.250", "-1.250"), ("1.250", "12.50"), ("1.3.2025", "13.2025"), ("1.250", "1 250")],
)
def test_other_numbers_in_the_same_letters_are_a_change(old: str, new: str) -> None:
    again = find_again(cited(), TEXT.replace(old, new), EDITION)
    assert (again.state, again.quote) == ("changed", SENTENCE)
    assert new in TEXT.replace(old, new)[again.start : again.end]


def test_changed_words_are_shown_beside_the_old_ones() -> None:
    text = "Forside. " + TEXT.replace("1.250 kr. pr. barn", "900 kr. pr. elev")
    again = find_again(cited(), text, EDITION)
    assert (again.state, again.quote, again.version) == ("changed", SENTENCE, EDITION)
    assert text[again.start : again.end] == SENTENCE.replace(
        "1.250 kr. pr. barn", "900 kr. pr. elev"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1.250 kr. pr. barn", "1.750 kr. pr. barn og pr. skoleklasse"),
        ("pr. barn til svømning i", "til"),
        ("fra 1.3.2025", "fra 1.3.2027"),
        ("Byen afsætter", "Nu afsættes"),
    ],
)
def test_the_new_words_are_whole_where_their_neighbours_are_others(old: str, new: str) -> None:
    now = SENTENCE.replace(old, new)
    again = find_again(cited(), f"Ny plan\n\n{now}\nStøjen er målt på ny.\n", EDITION)
    assert again.state == "changed"
    assert f"Ny plan\n\n{now}"[again.start : again.end] == now


def test_a_new_passage_beside_it_is_no_part_of_what_changed() -> None:
    now = SENTENCE.replace("1.250", "1.750")
    for before, after in (("Nyt i år.\n", ""), ("", "Nyt i år.\n"), ("Først.\n", "Sidst.\n")):
        text = TEXT.replace(f"{SENTENCE}\n", f"{before}{now}\n{after}")
        again = find_again(cited(), text, EDITION)
        assert again.state == "changed"
        assert text[again.start : again.end] == now


def test_what_moved_keeps_the_signs_around_it() -> None:
    quote = "»Ingen svømmer gratis om vinteren.«"
    citation = cited(quote, f"Notat\n\nHun sagde: {quote}\n")
    again = find_again(citation, f"Referat af mødet\n\nHun sagde:\n{quote}\nSlut.\n", EDITION)
    assert (again.state, again.quote) == ("moved", quote)


def test_changed_words_are_found_without_their_neighbours() -> None:
    text = "Alt andet er nyt. " + SENTENCE.replace("svømning", "undervisning") + " Slut."
    again = find_again(cited(), text, EDITION)
    assert again.state == "changed"
    assert "undervisning i Åhavnen" in text[again.start : again.end]


def test_what_is_not_there_is_gone_and_keeps_its_quote() -> None:
    other = "Et helt andet notat om veje, broer og vintervedligehold i landsbyerne. " * 20
    again = find_again(cited(), other, EDITION)
    assert again == msgspec.structs.replace(cited(), state="gone")
    assert find_again(without_quote(cited()), other, EDITION).state == "gone"


def test_of_two_places_the_one_in_the_same_company_is_taken() -> None:
    text = "A. Parken lukkes ikke. B. Havnen renses. Parken lukkes ikke. C. Stien asfalteres."
    second = text.rindex("Parken")
    citation = cite(text, second, second + len("Parken lukkes ikke."), document=DOCUMENT)
    longer = "Indledning. " * 9 + text
    assert find_again(citation, longer, EDITION).start == longer.rindex("Parken")


def test_a_short_quote_is_not_found_inside_a_word() -> None:
    citation = cite("Husk: is til alle.", 6, 8, document=DOCUMENT)
    assert find_again(citation, "Tirsdag vises filmen.", EDITION).state == "gone"


@pytest.mark.parametrize(
    ("quote", "old", "new"),
    [
        ("Haven rummer alle byens børn i 2031", "", "0"),
        ("Haven rummer alle byens børn for 5", " mio. kr.", ",5 mio. kr."),
        ("Haven rummer alle byens børn for 5", " mio. kr.", ".000 kr."),
        ("Haven rummer alle byens børn for 5", ".000 kr.", " mio. kr."),
        ("Haven rummer alle byens børn i 2031.", "", "500"),
    ],
)
@pytest.mark.parametrize("moved", ["", "Nyt.\n"])
def test_a_number_that_goes_on_past_the_end_of_a_quote_is_a_change(
    quote: str, old: str, new: str, moved: str
) -> None:
    citation = cited(quote, f"Notat.\n\n{quote}{old}\nSlut.\n")
    assert (
        find_again(citation, f"{moved}Notat.\n\n{quote}{new}\nSlut.\n", EDITION).state == "changed"
    )
    again = find_again(citation, f"{moved}Notat.\n\n{quote}{old}\nSlut.\n", EDITION)
    assert again.state == ("moved" if moved else "unchanged")


@pytest.mark.parametrize(("old", "new"), [("", "-"), ("-", ""), ("−", ""), ("", "1."), ("", "3")])
def test_a_sign_or_a_figure_before_a_quote_belongs_to_its_number(old: str, new: str) -> None:
    quote = "250 nye pladser i alle byens haver"
    citation = cited(quote, f"Notat: {old}{quote}.\n")
    assert find_again(citation, f"Notat: {new}{quote}.\n", EDITION).state == "changed"
    assert find_again(citation, f"Nyt notat: {old}{quote}.\n", EDITION).state == "moved"


def test_a_quote_without_what_stood_around_it_is_compared_by_itself() -> None:
    quote = "250 nye pladser i alle byens haver"
    bare = msgspec.structs.replace(cited(quote, f"- {quote}."), prefix="", suffix="")
    assert find_again(bare, f"Notat: -{quote}.\n", EDITION).state == "moved"


def test_numbers_keep_sign_and_separators_and_ranges() -> None:
    assert numbers("fra −3 til 1.250,50 kr. i 2025–2026 og 2025 - 2026") == [
        "-3",
        "1.250,50",
        "2025-2026",
        "2025-2026",
    ]
    assert numbers("i 2025-\n2026") == ["2025-2026"]
    assert numbers("kr.500 og 1. marts") == ["500", "1"]


def test_an_edition_is_recognised_and_a_stranger_is_not() -> None:
    sentences = [one for one in TEXT.split("\n") if one]
    citations = [without_quote(cited(one)) for one in sentences]
    assert recognise(citations, TEXT) == 1
    assert recognise(citations, "Ny forside\n" + TEXT.upper()) == 1
    assert recognise(citations, "Referat fra generalforsamlingen i roklubben. " * 9) == 0
    assert recognise([], TEXT) == 0


def test_the_gold_mentions_are_found_in_a_shifted_edition() -> None:
    folder = Path(__file__).parents[3] / "shared" / "gold" / "dev"
    if not folder.is_dir():
        pytest.skip("needs the development data in ../shared")
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        words = list(range(0, len(text) - 200, 311))
        shifted = SkeletonText("Ny udgave.\n" + text.replace("\n\n", "\n"))
        for start in words:
            begin = text.index(" ", start) + 1
            citation = cite(text, begin, begin + 90, document=DOCUMENT)
            again = find_again(citation, shifted, EDITION)
            assert again.state in ("moved", "unchanged"), text[begin : begin + 90]
            assert skeleton(again.quote or "") == skeleton(text[begin : begin + 90])
