"""What a decision says of what was recommended."""

from __future__ import annotations

import pytest

from data.extraction.verdicts import verdict


@pytest.mark.parametrize(
    ("decision", "adopted"),
    [
        ("Godkendt som indstillet.", True),
        ("Fraværende: ingen drøftet\nTiltrådt.", True),
        ("Et ændringsforslag blev forkastet. Indstillingen blev vedtaget med 9 stemmer.", True),
        ("Sagen udsættes og er dermed ikke godkendt.", False),
        ("Ikke godkendt.", False),
        ("Udvalget anbefaler, at forslaget godkendes.", False),
        ("The item was deferred to the next meeting.", False),
        ("Mødet sluttede klokken 18.", None),
        ("", None),
    ],
)
def test_what_became_of_the_recommendation(decision: str, adopted: bool | None) -> None:
    said = verdict(decision, 0, len(decision))
    assert (said.adopted if said else None) is adopted
    if said:
        assert decision[slice(*said.span)].strip()


def test_only_the_decision_itself_is_read() -> None:
    assert verdict("Godkendt.", 0, 4) is None
