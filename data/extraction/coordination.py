"""One sentence with several commitments, cut where a part has a verb and an object of its own."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from data.extraction.candidates import Reason
from data.extraction.found import Found, tidy
from data.extraction.syntax import AUXILIARIES, MODALS, Analysis, Head
from data.extraction.verbs import CORE_VERBS, VERB_FORMS
from data.extraction.wordlists import word_set

_AND = word_set("og samt and och")
_BESIDE = word_set("ligesom mens samt dels")
# What goes on about the part before: "og det betyder", "og den skal", "og her kan".
_POINTING = word_set(
    "det den de dette disse denne her dermed derved hvor som hvilket så derfor hun han"
)
# Verbs that tell of a state or an effect: a part with nothing else commits to nothing.
_TELLING = word_set(
    """
    er var har havde kan kunne bliver blev betyder giver ligger står findes viser hedder handler
    får fik går gik ser ved tror mener koster udgør svarer følger skyldes kræver vil bor vokser
    gælder betød mangler risikerer oplever forventer forventes vurderes
    """
)
_COME = word_set("kommer indgår sker fortsætter slipper starter begynder udgår bortfalder stopper")
_CLAUSE_WORDS = 7  # words from a cut within which the verb of a clause stands


@dataclass(frozen=True, slots=True)
class _Part:
    first: int
    last: int  # indexes of its words, the last one exclusive


def coordinated(
    text: str,
    start: int,
    end: int,
    analysis: Analysis,
    acts: list[tuple[Head, float, str]],
    whole: Found,
) -> list[Found]:
    """One commitment, or one for each coordinated part that has a verb and an object of its own;
    `whole` is the sentence taken as one."""
    results: list[Found] = []
    parts = _parts(analysis, acts)
    for number, part in enumerate(parts):
        begin = analysis.words[part.first].start if number else start
        finish = analysis.words[parts[number + 1].first].start if number + 1 < len(parts) else end
        begin, finish = tidy(text, begin, finish)
        inside = [act for act in acts if part.first <= act[0].index < part.last] or acts
        if finish - begin >= 12:
            why = _reason(text, analysis, inside) if inside else whole.why
            results.append(Found(begin, finish, why, whole.confidence))
    return results


def _reason(text: str, analysis: Analysis, acts: list[tuple[Head, float, str]]) -> Reason:
    head, _, code = max(acts, key=lambda act: act[1])
    word = analysis.words[head.index]
    return Reason(code, (text[word.start : word.end],))


def _parts(analysis: Analysis, acts: list[tuple[Head, float, str]]) -> list[_Part]:
    """The sentence cut at its coordinators; a part without an act of its own stays with the one
    before it."""
    words = analysis.words
    cuts = [0, *(place for place in range(1, len(words)) if _opens(analysis, place, acts))]
    bounds = [*cuts, len(words)]
    kept: list[_Part] = []
    for first, last in pairwise(bounds):
        part = _Part(first, last)
        alone = kept and all(_acts_alone(analysis, one, acts) for one in (part, kept[-1]))
        if kept and not alone:
            kept[-1] = _Part(kept[-1].first, last)
        else:
            kept.append(part)
    return kept


def _opens(analysis: Analysis, place: int, acts: list[tuple[Head, float, str]]) -> bool:
    """Whether the word at `place` begins a coordinate with a verb of its own."""
    words = analysis.words
    before, low = words[place - 1].low, words[place].low
    earlier = words[place - 2].low if place > 1 else ""
    follow = words[place + 1].low if place + 1 < len(words) else ""
    if low == "så" and before in _AND and follow in MODALS:
        return True
    if low in _POINTING or low in _AND or low in _BESIDE:
        return False
    heads = {head.index for head, _, _ in acts}
    if before == ";":
        return True
    if before in _AND:
        return (
            place in heads
            or earlier == ","
            or before == "samt"
            or low in ("at", "att", "der", "vil", "skal", "vi")
        ) and _has_verb(analysis, place, acts)
    if before in _BESIDE:
        return _has_verb(analysis, place, acts)
    if before == ",":
        again = low in ("at", "att") and any(word.low == low for word in words[: place - 1])
        # After a relative clause the verb is the one of the clause around it.
        resumes = analysis.clauses[words[place - 2].clause].subordinate if place > 1 else False
        opens = (place in heads and not resumes) or low == "der" or again
        return opens and not analysis.clauses[words[place].clause].subordinate
    return False


def _has_verb(analysis: Analysis, place: int, acts: list[tuple[Head, float, str]]) -> bool:
    """Whether a clause begins here: an acting or finite verb within its first words."""
    near = range(place, min(len(analysis.words), place + _CLAUSE_WORDS))
    acting = {head.index for head, _, _ in acts}
    for index in near:
        low = analysis.words[index].low
        if index > place and low in (",", ";"):
            return False
        if index in acting or low in MODALS or low in AUXILIARIES or low in _COME:
            return True
        if any(form in ("passive", "present") for _, form, _ in VERB_FORMS.get(low, ())):
            return True
    return False


def _acts_alone(analysis: Analysis, part: _Part, acts: list[tuple[Head, float, str]]) -> bool:
    """Whether the part says by itself what is done to what."""
    words = analysis.words[part.first : part.last]
    content = [word.low for word in words if len(word.low) > 3 and word.low not in _TELLING]
    if len(content) < 2:
        return False
    inside = [act for act in acts if part.first <= act[0].index < part.last]
    named = any(part.first <= one.index < part.last for one in analysis.named)
    counted = any(char.isdigit() for word in words for char in word.low)
    if any(
        (score >= 0.55 and (named or counted)) or head.lemma in CORE_VERBS
        for head, score, _ in inside
    ):
        return True
    firm = [
        head
        for head in analysis.heads
        if part.first <= head.index < part.last
        and head.strength != "weak"
        and head.act in ("modal", "passive", "perfect", "infinitive")
    ]
    if firm and (named or counted or len(content) > 3):
        return True
    comes = any(word.low in _COME or word.low == "skal" for word in words)
    return comes and (named or len(content) > 3)
