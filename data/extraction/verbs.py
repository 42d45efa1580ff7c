"""The verbs by which councils and parties commit themselves, with their forms. Data and look-up.

A verb is *strong* when it makes an instrument of its object (to hire, to set up, to fund, to ban:
"did it come?" can be asked of whatever follows), *weak* when only the object can tell (to
strengthen, to give, to secure), and *ordering* when it is work that an administration is told to
do (to examine, to draw up, to invite).
"""

from __future__ import annotations

from typing import Literal

from data.extraction.verb_lists import STRONG_DA
from data.extraction.verb_lists_neighbours import OTHER
from data.extraction.verb_lists_open import ORDER_DA, WEAK_DA
from data.extraction.wordlists import word_set

Strength = Literal["strong", "weak", "order"]
Form = Literal["infinitive", "present", "passive", "past", "participle", "imperative"]


# Imperatives that are nouns as well: "Start", "Køb", "Leje", "Bygge".
_NOUN_STEMS = word_set("starte købe leje plante arrangere uddanne frede kompensere udstykke")
_NAMES: tuple[Form, ...] = ("infinitive", "present", "passive", "past", "participle")


def _regular(infinitive: str) -> tuple[str, ...]:
    """Forms of a Danish verb of the first class: oprette opretter oprettes oprettede oprettet;
    verbs in -ere alike: etablere etablerer etableres etablerede etableret."""
    stem = infinitive[:-1]
    return infinitive, f"{infinitive}r", f"{infinitive}s", f"{infinitive}de", f"{stem}et"


def _imperative(infinitive: str) -> str | None:
    """The Danish imperative: the stem, with one consonant ("oprette": opret). None where the stem
    is a noun as well."""
    if not infinitive.endswith("e") or infinitive in _NOUN_STEMS:
        return None
    stem = infinitive[:-1]
    return stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem


def _read(
    lines: str, strength: Strength, into: dict[str, list[tuple[str, Form, Strength]]]
) -> None:
    for line in lines.split("\n"):
        forms = tuple(line.split())
        if not forms or "-" in forms[0]:
            continue
        if len(forms) == 1:
            forms = _regular(forms[0])
        for name, word in zip(_NAMES, forms, strict=True):
            entry = (forms[0], name, strength)
            if word != "-" and entry not in into.setdefault(word, []):
                into[word].append(entry)
        imperative = _imperative(forms[0])
        if imperative and strength == "strong" and imperative not in into:
            into[imperative] = [(forms[0], "imperative", strength)]


def _lexicon() -> dict[str, tuple[tuple[str, Form, Strength], ...]]:
    forms: dict[str, list[tuple[str, Form, Strength]]] = {}
    _read(STRONG_DA, "strong", forms)
    _read(ORDER_DA, "order", forms)
    _read(WEAK_DA, "weak", forms)
    for strength in ("strong", "order", "weak"):
        _read(OTHER[strength], strength, forms)
    return {word: tuple(entries) for word, entries in forms.items()}


# Word form -> (infinitive, form, strength), strongest reading first.
VERB_FORMS = _lexicon()

# Verbs that leave no doubt whatever their object is.
CORE_VERBS = word_set(
    """
    ansætte afsætte bevilge oprette etablere indføre afskaffe nedlægge forbyde opføre
    genindføre genoprette nyansætte anlægge opsige hjemtage halvere fordoble udbyde
    opnormere tilføre permanentgøre omlægge fjerne ophæve
    annullere aflyse udskyde fremrykke udfase droppe ansette avsette innføre opprette
    inrätta anställa avsätta införa avskaffa oppheve avvikle innføre gjeninnføre hire appoint
    recruit abolish scrap ban allocate
    fund
    """
)
