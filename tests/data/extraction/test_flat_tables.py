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
