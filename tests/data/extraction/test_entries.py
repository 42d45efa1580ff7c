"""Measures set as a line with a code or with sums, and notes under it."""

from __future__ import annotations

from data.extraction import extract
from data.extraction.entries import entries
from data.extraction.lines import lines_of

NOTE = "Bygningen er fra 1970 og skal følge de nye regler for varme og lys."


def named(text: str) -> list[tuple[str | None, str]]:
    found = entries(text, lines_of(text))
    return [(code, text[start : start + 8]) for _, code, start in found.values()]


def test_lines_with_sums_and_notes_carry_their_sums() -> None:
    text = "Noter til budget 2031. Beløb i hele kr.\n\n" + "\n\n".join(
        f"{name} {sums}\n{NOTE}"
        for name, sums in (
            ("Tag på skolen, etape 2", "1.200.000 300.000 0"),
            ("Ny bro", "0 0 450.000"),
            ("Lys på stien", "90.000 0 0"),
        )
    )
    found = extract(text, name="budgetaftale.txt")
    assert [[sum_.amount for sum_ in one.amounts] for one in found] == [
        [1_200_000, 300_000],
        [450_000],
        [90_000],
    ]


def test_two_of_a_kind_and_lines_without_notes_are_none() -> None:
    assert named(f"Krav\n\nNy bro 10 20 30\n{NOTE}\n\nNy sti 10 20 30\n{NOTE}\n") == []
    assert named("Ny bro 10 20 30\n\nNy sti 10 20 30\n\nNy hal 10 20 30\n") == []


def test_names_with_notes_that_end_in_how_far_it_is() -> None:
    text = (
        "Status på handleplanen\n\n1. Booking af haller\nDer er 200 ture om ugen.\nAfsluttet\n\n"
        "2. Ny hal i Sydbyen\nDer mangler penge.\nIkke begyndt\n\n"
        "3. Redskaber i parken\nDe blev sat op i juni.\nDelvist gennemført\n"
    )
    assert named(text) == [("1", "Booking "), ("2", "Ny hal i"), ("3", "Redskabe")]
    assert [one.text.split("\n")[0] for one in extract(text)] == [
        "Booking af haller",
        "Ny hal i Sydbyen",
        "Redskaber i parken",
    ]


def test_notes_that_are_a_list_make_no_entry() -> None:
    text = "".join(f"K{n} Spor {n}\n- Flere hold\n- Nye baner\n\n" for n in (1, 2, 3))
    assert named(f"Plan for idræt\n\n{text}") == []
