"""How lines of text become headings, paragraphs, list items and table rows."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from data.documents.passage import KINDS
from data.documents.plain import list_marker, passages


def read(text: str) -> list[tuple[str, str]]:
    return [(item.kind, text[item.start : item.end]) for item in passages(text)]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in read(text)]


def test_programme_with_headings_and_bullets() -> None:
    text = (
        "Et grønnere Nordby\n\nPartiet vil plante flere træer i midtbyen.\n\nTrafik\n\n"
        " • Gratis busser for unge\n • Flere cykelstier\n   langs havnen\n\n"
        "Til slut siger vi tak.\n"
    )
    assert read(text) == [
        ("heading", "Et grønnere Nordby"),
        ("paragraph", "Partiet vil plante flere træer i midtbyen."),
        ("heading", "Trafik"),
        ("list_item", "• Gratis busser for unge"),
        ("list_item", "• Flere cykelstier\n   langs havnen"),
        ("paragraph", "Til slut siger vi tak."),
    ]


def test_wrapped_lines_are_one_paragraph_until_the_break_was_meant() -> None:
    text = (
        "Kommunen bygger i de kommende år en ny skole ved havnen, og den skal\n"
        "stå klar, når de første familier flytter ind i kvarteret til næste\n"
        "sommer.\n"
        "Byggeriet er sat til 80 mio. kr., som er afsat i årets budget, og en\n"
        "del af beløbet går til en idrætshal.\n"
    )
    assert [part.count("\n") for _, part in read(text)] == [2, 1]


def test_a_line_is_a_paragraph_where_nothing_is_wrapped() -> None:
    assert len(read("Første forslag er et bibliotek.\nAndet forslag er en park.\n")) == 2


@pytest.mark.parametrize(
    "marker",
    ["• ", "- ", "– ", "* ", "1. ", "12) ", "(3) ", "a) ", "A) ", "2.1 ", "2.1. ", "At 1) ",
     "Ad. 1. ", "iv) ", "II. ", "\uf0b7 ", "•"],
)  # fmt: skip
def test_markers(marker: str) -> None:
    assert list_marker(f"{marker}Flere pædagoger") == marker


@pytest.mark.parametrize(
    "line",
    ["1. januar 2026 åbner hallen", "2. behandling af budgettet", "3. kvartal viser fremgang",
     "750.000 kr. til en café", "2026 bliver et godt år", "A. Andersens Vej lukkes",
     "1,5 mio. kr. til leg", "-12 grader var det"],
)  # fmt: skip
def test_not_markers(line: str) -> None:
    assert list_marker(line) == ""


def test_quotation_dash_is_speech_and_not_a_list() -> None:
    text = (
        "Hallen lukker til maj.\n\n- Vi finder en løsning for klubberne, siger formanden.\n\n"
        "Klubberne venter spændt.\n"
    )
    assert kinds(text) == ["paragraph"] * 3
    assert kinds("Vi vil:\n- bygge en hal\n- åbne en park\n") == [
        "paragraph",
        "list_item",
        "list_item",
    ]


def test_numbered_titles_over_text_are_headings_and_numbered_proposals_are_not() -> None:
    agenda = (
        "1. Godkendelse af dagsorden\n\nUdvalget godkendte den.\n\n"
        "2. Ny svømmehal\n\nForvaltningen indstiller, at hallen bygges.\n"
    )
    assert kinds(agenda) == ["heading", "paragraph"] * 2
    plan = "Vores plan\n\n1. En ny svømmehal\n2. En ny park\n\nDet er det hele.\n"
    assert kinds(plan) == ["heading", "list_item", "list_item", "paragraph"]


def test_at_clauses_under_a_recommendation_stand_alone() -> None:
    text = "Udvalget indstiller,\nat der afsættes 2 mio. kr. til en park,\nat den åbner i maj.\n"
    assert len(read(text)) == 3


def test_a_dash_or_an_ordinal_in_a_broken_sentence_is_no_marker() -> None:
    text = (
        "Alle unge i byen skal have lige muligheder for at klare sig godt i livet, og\n"
        "de skal have hjælp fra den dag, de flytter hjemmefra, og så længe det er\n"
        "nødvendigt for dem.\n\n"
        "Kommunen vil over de næste år give alle unge – også dem uden for byen\n"
        "– en fast kontakt, som de kan bruge helt frem til den dag, hvor de er fyldt\n"
        "18. år og kan klare sig selv, hvis de har lyst til det og evner for det, og\n"
        "at ingen bliver glemt.\n"
    )
    assert len(read(text)) == 2


def test_tables_leaders_and_rules() -> None:
    columns = "Navn\tBeløb\nPark\t2 mio.\n\n"
    text = columns + "| a | b |\n|---|---|\n| c | d |\n\nIndhold ........ 3\n\n=====\n"
    assert kinds(text) == ["table_row"] * 5


def test_markdown_heading_loses_its_hashes() -> None:
    assert read("## Økonomi ##\n\nDet koster noget.\n")[0] == ("heading", "Økonomi")


def test_lead_in_is_no_heading_but_a_short_label_is() -> None:
    text = "Derfor vil vi:\n\n- bygge\n- plante\n\nTidsplan:\n\nVi begynder i maj.\n"
    assert kinds(text) == ["paragraph", "list_item", "list_item", "heading", "paragraph"]


def test_form_feeds_number_the_pages_and_do_not_cut_a_sentence() -> None:
    text = (
        "Byrådet har i dag vedtaget en plan for byen, som\nskal gøre området grønt og give plads\n"
        "til flere både end i\n\f\ndag, og planen gælder i fire år til den\nskal skrives om.\n"
        "\f\nTak for i dag.\n"
    )
    found = passages(text)
    assert [(item.page, text[item.start : item.end].count("\f")) for item in found] == [
        (1, 1),
        (3, 0),
    ]


@pytest.mark.parametrize("seed", range(30))
def test_passages_cover_every_letter_in_order_without_overlap(seed: int) -> None:
    chance = random.Random(seed)
    pieces = ["Borgmesteren", "og", "- ", "1. ", "\n", "\n\n", "\t", " ", "\f", ". ", ":", "a)",
              "| x |", "# ", "æøå", "   ", "At ", "....... 4", "—"]  # fmt: skip
    text = "".join(chance.choice(pieces) for _ in range(200))
    found = passages(text)
    place = 0
    kept = ""
    for item in found:
        assert place <= item.start < item.end <= len(text)
        assert item.kind in KINDS
        assert text[item.start : item.end] == text[item.start : item.end].strip()
        kept += text[item.start : item.end]
        place = item.end
    letters = [letter for letter in text if letter.isalnum()]
    assert [letter for letter in kept if letter.isalnum()] == letters


def test_gold_texts_lose_nothing() -> None:
    folder = Path(__file__).parents[3].parent / "shared" / "gold" / "dev"
    if not folder.is_dir():
        pytest.skip("../shared is not here")
    for file in sorted(folder.glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        kept = "".join(text[item.start : item.end] for item in passages(text))
        assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()], file.name
