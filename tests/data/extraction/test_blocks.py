"""Headings, items, paragraphs and rows by the form of their lines."""

from __future__ import annotations

from data.extraction.blocks import blocks


def shape(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


def test_headings_bullets_and_numbers() -> None:
    text = (
        "Skole\n\nVi vil:\n\n• Flere lærere\n • Mindre klasser\n\n1. Ny hal\n2) Ny sti\nAt 3) Ny "
        "bro\n"
    )
    assert shape(text) == [
        ("heading", "Skole"),
        ("paragraph", "Vi vil:"),
        ("item", "Flere lærere"),
        ("item", "Mindre klasser"),
        ("item", "Ny hal"),
        ("item", "Ny sti"),
        ("item", "Ny bro"),
    ]
    assert [block.number for block in blocks(text)][-3:] == ["1", "2", "3"]


def test_wrapped_lines_are_one_block() -> None:
    line = "Udvalget har drøftet planerne for den gamle havn og ønsker et nyt oplæg om\n"
    text = (
        line
        * 5
        + "boliger.\n\n   1. at der laves et oplæg om boliger på den østlige side af det\n      "
        "gamle bassin,\n"
    )
    kinds = shape(text)
    assert [kind for kind, _ in kinds] == ["paragraph", "item"]
    assert kinds[1][1].endswith("gamle bassin,")


def test_a_list_on_one_line() -> None:
    assert shape("Vi vil 1) bygge en hal, 2) åbne en klub og 3) plante træer.") == [
        ("paragraph", "Vi vil"),
        ("item", "bygge en hal,"),
        ("item", "åbne en klub og"),
        ("item", "plante træer."),
    ]


def test_rows_have_cells() -> None:
    text = "54    Flere bænke i parken    SF og V\nNy sti\t2026\t1.500\n| Ny hal | 12,0 |\n"
    assert [len(block.cells) for block in blocks(text)] == [3, 3, 2]


def test_running_text_with_wide_gaps_is_no_row() -> None:
    text = (
        "Det samlede resultat blev på 15 mio. kr., og det er  to mio. kr. bedre end det vi ventede "
        "i foråret."
    )
    assert [kind for kind, _ in shape(text)] == ["paragraph"]


def test_a_date_or_a_reading_is_no_list_number() -> None:
    assert [kind for kind, _ in shape("24. april 2026 mødes udvalget igen om sagen.")] == [
        "paragraph"
    ]


def test_markdown_headings() -> None:
    assert shape("## Klima og natur\nVi vil noget.") == [
        ("heading", "Klima og natur"),
        ("paragraph", "Vi vil noget."),
    ]


def test_a_line_that_ends_in_a_small_word_goes_on() -> None:
    text = "Vi vil\n\n- sætte 40 stativer op ved\nHavnepladsen og\nStationen\n- male broen\n"
    assert shape(text)[-2:] == [
        ("item", "sætte 40 stativer op ved\nHavnepladsen og\nStationen"),
        ("item", "male broen"),
    ]


def test_at_after_a_comma_opens_a_list_only_where_something_is_decided() -> None:
    assert shape("Forvaltningen indstiller,\nat broen males")[-1] == ("item", "at broen males")
    assert shape("Forvaltningen regner med,\nat broen males i år")[-1][0] == "paragraph"
    two = shape("Det bygger på,\nat broen males\nat stien lyses op")
    assert [kind for kind, _ in two[1:]] == ["item", "item"]


def test_the_lines_of_a_wrapped_cell_belong_to_the_row() -> None:
    text = (
        "Nr. Indsats                  Hvem         Hvornår\n"
        "1   Kurser til frivillige    Fritid       2031\n"
        "    i alle haller\n"
        "2   Nøgleboks ved porten     Fritid       2032\n"
    )
    assert [kind for kind, _ in shape(text)] == ["row"] * 3
    assert shape(text)[1][1].endswith("i alle haller")


def test_pointed_marks_are_bullets() -> None:
    text = "Vi vil\n\n» Færger til øerne\n» Flere træer\n"
    assert shape(text)[1:] == [("item", "Færger til øerne"), ("item", "Flere træer")]


def test_a_date_or_an_ordinal_at_the_start_of_a_line_is_no_item() -> None:
    text = (
        "Udvalget indstiller,\n• at gaden fejes hver\n14. dag, og at det sker fra den\n26. juni."
        "\n\nBroen åbnes den\n12. maj 2031 med fest på torvet og\n4. sal.\n"
    )
    assert shape(text) == [
        ("paragraph", "Udvalget indstiller,"),
        ("item", "at gaden fejes hver\n14. dag, og at det sker fra den\n26. juni."),
        ("paragraph", "Broen åbnes den\n12. maj 2031 med fest på torvet og\n4. sal."),
    ]


def test_a_list_may_still_begin_its_items_in_small_letters() -> None:
    climate = "Vi vil\n1. klimasikre broen\n2. marmorere gaden\n"
    assert shape(climate)[-2:] == [("item", "klimasikre broen"), ("item", "marmorere gaden")]
    text = "Vi vil\n1. male broen\n2. feje gaden\n"
    assert shape(text)[-2:] == [("item", "male broen"), ("item", "feje gaden")]
