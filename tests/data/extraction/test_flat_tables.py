"""Rows of tables whose columns a PDF reader has run together."""

from __future__ import annotations

from data.extraction import extract
from data.extraction.flat_tables import flat_rows, name_columns
from data.extraction.lines import lines_of


def rows(text: str) -> list[list[str]]:
    return [
        [text[start:end] for start, end in cells]
        for cells in flat_rows(text, lines_of(text)).values()
    ]


def test_figures_at_the_end_of_line_after_line() -> None:
    text = "Ny havnebus 1.200 1.200 1.200\nFærre skilte -300 -300 -300\nLys på 2. etape 0 450 450\n"
    assert rows(text) == [
        ["Ny havnebus", "1.200", "1.200", "1.200"],
        ["Færre skilte", "-300", "-300", "-300"],
        ["Lys på 2. etape", "0", "450", "450"],
    ]


def test_a_line_of_column_names_opens_a_table() -> None:
    text = "Nr. Tiltag Overslag kr. År\n1 Chikane ved mejeriet 80.000 2031\n2 Bump 45.000 2032\n"
    assert rows(text) == [
        ["1", "Chikane ved mejeriet", "80.000", "2031"],
        ["2", "Bump", "45.000", "2032"],
    ]


def test_sentences_with_figures_are_no_rows() -> None:
    text = "I 2031 var der 12 skoler.\nVejen er 4 km og har 3 bump.\nDer bor 900 ved åen.\n"
    assert rows(text) == []


def test_the_columns_stay_named_below_titles_between_the_rows() -> None:
    text = (
        "Nr. Projekt 2031 2032\n\nHavne\n11 Ny mole 2.000 400\n\nSkoler\n21 Tag på skolen 800\n\n"
        "Her slutter oversigten over projekterne.\n31 elever fik 12 bøger 400\n"
    )
    assert rows(text) == [["11", "Ny mole", "2.000", "400"], ["21", "Tag på skolen", "800"]]


def test_sums_in_the_unit_of_the_caption_also_with_a_last_column_of_words() -> None:
    text = (
        "Alle beløb er i 1.000 kr.\n\nNr. Tiltag 2031 2032 Status\n"
        "K-01 Kortere åbningstid på biblioteket -150 -300 Gul\nK-02 Ny bro over åen 400 0 I gang\n"
    )
    found = extract(text, name="budget.txt")
    assert [[sum_.amount for sum_ in one.amounts] for one in found] == [
        [150_000, 300_000],
        [400_000],
    ]


def test_a_remark_under_the_code_of_a_row_is_about_the_row() -> None:
    text = (
        "Beløb i 1.000 kr.\n\nNr. Tiltag 2031 2032\nK-01 Kortere åbningstid -150 -300\n"
        "K-02 Ny bro over åen 400 0\n\nBemærkninger\n\nK-02 Broen\n"
        "Byrådet besluttede i maj, at arbejdet udføres af egne folk.\n"
    )
    mentions = [len(one.mentions) for one in extract(text, name="budget.txt")]
    assert mentions == [1, 2]


def test_names_of_columns() -> None:
    assert name_columns(["Initiativ", "Ansvarlig", "Tidsfrist", "Økonomi"])
    assert not name_columns(["Havnen", "Økonomi", "vokser", "hurtigt"])


def test_the_rows_count_under_their_header() -> None:
    document = (
        "Klimaplan\n\nInitiativ\tAnsvarlig\tTidsfrist\n"
        "Varmepumpe i svømmehallen\tEjendomme\tApril 2031\n"
        "Elbiler til hjemmeplejen nord\tÆldre\tUltimo 2032\n"
    )
    assert [one.text.split("\t")[0] for one in extract(document)] == [
        "Varmepumpe i svømmehallen",
        "Elbiler til hjemmeplejen nord",
    ]
