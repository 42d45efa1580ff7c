"""The fields of a form below a measure."""

from __future__ import annotations

from data.extraction import extract

FORM = (
    "Ændringsforslag til budget 2032\n\nHavnen\n\n"
    "Der ansættes to havnebetjente til badesæsonen.\n\n{field}\n\n"
    "Skolerne\n\nDer bygges et drivhus ved hver skole.\n"
)


def test_the_sum_and_the_time_below_a_measure_are_its_own() -> None:
    [first, second] = extract(FORM.format(field="Udgift: 1,2 mio. kr. i 2032."))
    assert [one.amount for one in first.amounts] == [1_200_000]
    assert [one.value for one in first.dates] == ["2032"]
    assert first.text == "Der ansættes to havnebetjente til badesæsonen."
    assert [first.text, len(first.mentions)] != [second.text, len(second.mentions)]
    assert not second.amounts

    [first, _] = extract(FORM.format(field="Tidsplan: Begge møder fra 1. maj 2032."))
    assert [one.value for one in first.dates] == ["2032-05-01"]


def test_a_field_that_tells_neither_is_left_alone() -> None:
    [first, _] = extract(FORM.format(field="Finansiering: Kassen."))
    assert len(first.mentions) == 1


def test_a_field_under_another_heading_is_not_of_the_measure_above() -> None:
    elsewhere = FORM.format(field="Skolerne\n\nUdgift: 3 mio. kr.")
    assert not extract(elsewhere)[0].amounts
