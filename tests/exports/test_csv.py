"""The table: one row each, no formulas, in the way the reader's spreadsheet takes it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.records import Commitment
from data.store.library import Library
from exports import language
from exports.csv_table import csv_table, safe_cell
from exports.packs import everything
from tests.agenda.example import OPEN_CAFE, SECRET

TODAY = date(2025, 10, 8)


def table(library: Library, *, delimiter: str = ",", closed: bool = False) -> list[list[str]]:
    content = csv_table(everything(library, include_closed=closed), TODAY)
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_one_row_each(library: Library) -> None:
    header, *found = table(library)
    assert {len(one) for one in found} == {len(header)}
    cafe = dict(zip(header, found[0], strict=True))
    assert cafe == {
        "Kind": "commitment",
        "Title": "Ungecaféen åbner",
        "Initiative": "Ungecafé på havnen",
        "Municipality": "",
        "Date": "2024-03",
        "Status": "decided",
        "Overdue": "yes",
        "Deadline": "summer 2025",
        "Money": "DKK 2.5m (capital) for ombygning",
        "Whole amount": "2500000",
        "Currency": "DKK",
        "Who": "Børneudvalget and Ungerådet",
        "Theme": "children and young people",
        "Source": "Plan for unge i Nordby, page 4; Plan for unge i Nordby, page 11",
        "Answer": "",
        "Identifier": OPEN_CAFE,
    }
    asked = [dict(zip(header, one, strict=True)) for one in found if one[0] == "question"]
    assert [one["Status"] for one in asked] == ["asked", "draft", "draft", "answered"]
    assert asked[0]["Overdue"] == "yes"
    assert asked[2]["Title"] == "Når lektiehjælpen alle? Også på øerne?"


def test_what_nobody_has_reviewed_says_so(library: Library) -> None:
    with library.writing("edit-commitment") as change:
        cafe = library.all(Commitment, id=OPEN_CAFE)[0]
        change.replace(cafe, msgspec.structs.replace(cafe, reviewed=False))
    kinds = [row[0] for row in table(library)]
    assert kinds.count("commitment, not reviewed") == 1
    assert "commitment" in kinds


def test_danish_spreadsheets(library: Library) -> None:
    language.use("da")
    header, *found = table(library, delimiter=";")
    assert header[:2] == ["Slags", "Titel"]
    assert found[0][0] == "tilsagn"


def test_closed_rows_are_left_out_or_stamped(library: Library) -> None:
    assert not any(SECRET in cell for row in table(library) for cell in row)
    stamped = table(library, closed=True)
    assert stamped[0] == ["Contains closed content. Not to be passed on."]
    assert any(SECRET in cell for row in stamped for cell in row)


@given(st.text(st.sampled_from("=+-@＝－\t\r\n '\"ab;,1"), max_size=12))
def test_no_cell_is_a_formula_whatever_sign_parts_the_rows(text: str) -> None:
    first, *others = re.split("[,;]", safe_cell(text))
    assert not first.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "－"))
    for one in others:
        assert not re.match(r"\s*([=@＝]|[+－-]+[\w'\"])", one), one


def test_amounts_as_danes_write_them_stay() -> None:
    assert safe_cell("Kontingent 500,-, pr. barn 50,-/md.") == "Kontingent 500,-, pr. barn 50,-/md."


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1+1", "－1", "＠A1", "−1"]
)
def test_formulas_in_records(library: Library, formula: str) -> None:
    old = library.get(Commitment, OPEN_CAFE)
    assert old is not None
    with library.writing("edit") as change:
        change.replace(old, msgspec.structs.replace(old, title=formula))
    assert table(library)[1][1] == f"'{formula.strip()}"
