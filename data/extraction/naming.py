"""Which words of a sentence name an instrument, and whether it is a new one. Decides no more."""

from __future__ import annotations

from data.extraction.nouns import Instrument, instrument
from data.extraction.syntax import Named, Word
from data.extraction.wordlists import word_set

_NEW = word_set(
    """
    ny nye nyt nya nytt flere fler mere mer new more en et én ét ett a an to tre fire fem
    seks to otte ti ekstra gratis fri færre alle særlig særligt billigere lavere højere
    længere fast faste permanent lokal lokalt lokale additional free extra another two three
    five half kommunal kommunalt fælles egen øget udvidet årlig
    """
)


_POSSESSIVES = word_set(
    "vores vore deres sine sin sit min mine mit dets dens disse our their its våre vår våra vårt"
)


_GENITIVES = ("ens", "ets", "ernes", "ndes")


def named_instruments(words: list[Word]) -> list[Named]:
    found: list[Named] = []
    for index, word in enumerate(words):
        if len(word.low) < 3 and word.low not in ("bus",):
            continue
        known = instrument(word.low)
        if known is None:
            if (
                word.low in ("ret", "right", "rett", "rätt")
                and index + 1 < len(words)
                and words[index + 1].low in ("til", "till", "to")
            ) or word.low in (
                "gratis",
                "forbud",
                "forbydes",
                "free",
                "kostnadsfri",
                "afgiftsfri",
                "tilskudsfri",
            ):
                known = Instrument("firm", False)
            else:
                continue
        if word.low.endswith(_PERSONS) and index and words[index - 1].low in _GIVEN_TO:
            continue
        near = [other.low for other in words[max(0, index - 4) : index]]
        if not known.definite and known.grade != "money" and _owned(near[-2:]):
            known = Instrument(known.grade, True)
        new = not known.definite and bool(set(near) & _NEW or any(low.isdigit() for low in near))
        found.append(Named(index, known, new, word.clause))
    return found


# "frihed til lærere": people right after a preposition are those who gain, not posts.
_PERSONS = ("lærere", "pædagoger", "ansatte", "sygeplejersker", "konsulenter", "rådgivere", "læger",
            "sagsbehandlere", "psykologer", "studerende", "teachers", "nurses")  # fmt: skip


_GIVEN_TO = word_set("til for hos af blandt fra med mellem til for från fra among between of")


def _owned(before: list[str]) -> bool:
    """Whether a possessive or a genitive makes the noun a known one: "vores tilbud"."""
    return any(low in _POSSESSIVES or low.endswith(_GENITIVES) for low in before)
