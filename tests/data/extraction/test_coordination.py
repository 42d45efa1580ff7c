"""One sentence with several commitments, and sentences that stay one."""

from __future__ import annotations

import pytest

from data.extraction.evidence import Setting
from data.extraction.prose import sentence_commitments

AGREED = Setting("budget", "other", "other", quote=False, listed=False, opening=True)


def parts(text: str) -> list[str]:
    found = sentence_commitments(text, 0, len(text), setting=AGREED, currency="DKK")
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("first", "joint", "second"),
    [
        (
            "Der afsættes 2 mio. kr. til kajen",
            ", og ",
            "dækningsafgiften nedsættes med en promille.",
        ),
        ("Færgen lægges om til eldrift", ", og ", "der indkøbes to nye ladestandere."),
        (
            "Partierne er enige om, at biblioteket renoveres",
            ", og ",
            "at musikskolen udvides med en sal.",
        ),
        ("Vi vil ansætte en skovfoged", ", og så ", "skal vi oprette en naturskole."),
    ],
)
def test_parts_with_their_own_verbs(first: str, joint: str, second: str) -> None:
    found = parts(first + joint + second)
    assert len(found) == 2
    assert found[0] == first
    assert second.endswith(found[1].removeprefix("så "))


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi vil renovere og udvide biblioteket på Kløvervej.",
        "Kommunen ansætter en vejleder, og det betyder, at flere får hjælp.",
        "De medarbejdere, som tager imod tilbuddet, belønnes med 5.000 kr.",
        "Der oprettes en pulje på 1 mio. kr. til at istandsætte og male klubhuse.",
    ],
)
def test_one_act_stays_one(sentence: str) -> None:
    assert len(parts(sentence)) == 1


def test_a_verb_with_its_particle_apart_is_one_verb() -> None:
    assert parts("De to forvaltninger lægges sammen.") != []
    assert parts("Privatiseringen af havnen skal rulles tilbage.") != []
