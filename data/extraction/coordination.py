"""One sentence with several commitments, cut where a new one begins.

A cut may lie at a coordinator or a comma ("... afsættes 2 mio. kr., og der ansættes ..."). Whether
it does is weighed like the sentence itself: by what is observed on both sides of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.extraction.candidates import MoneyFound, Reason
from data.extraction.evidence import phrases
from data.extraction.found import Found, tidy
from data.extraction.syntax import AUXILIARIES, MODALS, Analysis, Head, Word
from data.extraction.verbs import VERB_FORMS
from data.extraction.weights import CUTS, SENTENCES
from data.extraction.wordlists import word_set

_AND = word_set("og samt mens men ligesom dels and och but medan")
_MARKS = frozenset(",;")
_JOINTS = _AND | _MARKS
_RELATIVE = word_set("der som hvor hvis når fordi så hvilket that which som där")
_SMALL = word_set(
    "der det den de dette disse her som hvor at for om til på i med af en et vi jeg ikke"
)
_ADVERBS = word_set(
    "så desuden endvidere samtidig derudover herudover endelig senere derefter herefter også"
)
_NEAR = 9  # words after a cut within which the verb of a clause stands
_SHORT = 5  # words of a part that hardly says anything
_LEAST = 12  # characters of a commitment

_Act = tuple[Head, float, str]


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place where the right part may begin: its first word, and the first word of the joint."""

    joint: int
    place: int


def coordinated(
    text: str,
    start: int,
    end: int,
    analysis: Analysis,
    acts: list[_Act],
    money: list[MoneyFound],
    whole: Found,
) -> list[Found]:
    """One commitment, or one for each part that is one by itself; `whole` is the sentence taken as
    one."""
    places = [
        0,
        *(
            place
            for place, seen in cuts(analysis, acts, money)
            if CUTS.likelihood(seen) >= CUTS.threshold
        ),
    ]
    results: list[Found] = []
    for number, first in enumerate(places):
        after = places[number + 1] if number + 1 < len(places) else len(analysis.words)
        begin = analysis.words[first].start if number else start
        finish = analysis.words[after].start if after < len(analysis.words) else end
        begin, finish = tidy(text, begin, finish)
        inside = [act for act in acts if first <= act[0].index < after]
        why = _reason(text, analysis, inside or acts) if inside or acts else whole.why
        if finish - begin >= _LEAST:
            results.append(Found(begin, finish, why, whole.confidence))
    return results


def cuts(
    analysis: Analysis, acts: list[_Act], money: list[MoneyFound]
) -> Iterator[tuple[int, frozenset[str]]]:
    """Every place where a second commitment may begin (index of its first word), and what is
    observed there."""
    for cut in _cuts(analysis):
        yield cut.place, frozenset(_observations(analysis, cut, acts, money))


def _reason(text: str, analysis: Analysis, acts: list[_Act]) -> Reason:
    head, _, code = max(acts, key=lambda act: act[1])
    word = analysis.words[head.index]
    return Reason(code, (text[word.start : word.end],))


def _cuts(analysis: Analysis) -> Iterator[_Cut]:
    """The joints of a sentence: a run of commas and coordinators, and the word after it."""
    words = analysis.words
    joint = 0
    for place in range(1, len(words)):
        if words[place].low in _JOINTS:
            continue
        if words[place - 1].low in _JOINTS:
            joint = place - 1
            while joint > 1 and words[joint - 1].low in _JOINTS:
                joint -= 1
            yield _Cut(joint, place)


def _observations(
    analysis: Analysis, cut: _Cut, acts: list[_Act], money: list[MoneyFound]
) -> Iterator[str]:
    words = analysis.words
    by = " ".join(word.low for word in words[cut.joint : cut.place])
    left, right = words[: cut.joint], words[cut.place :]
    opening = _sort(right[0].low)
    yield f"by {by}"
    yield f"opens {opening}"
    yield f"by {by}, opens {opening}"
    yield f"after {_sort(left[-1].low)}" if left else "after nothing"
    if len(right) > 1:
        yield f"then {_sort(right[1].low)}"
        yield f"opens {opening}, then {_sort(right[1].low)}"
    if len(right) > 2:
        yield f"third {_sort(right[2].low)}"
    yield from _clauses_beside(analysis, cut)
    yield from _sizes(left, right)
    yield from _acts_beside(analysis, cut, acts)
    yield f"left reads {_reads(left)}"
    yield f"right reads {_reads(right)}"
    place = words[cut.place].start
    sums = (any(one.start < place for one in money), any(one.start >= place for one in money))
    yield from (name for name, there in zip(("sum left", "sum right"), sums, strict=True) if there)
    if all(sums):
        yield "sums on both sides"
    if opening in ("at", "om at") and any(word.low == "at" for word in left):
        yield "at again"


def _clauses_beside(analysis: Analysis, cut: _Cut) -> Iterator[str]:
    words = analysis.words
    near = words[cut.place : cut.place + _NEAR]
    verb = next((n for n, word in enumerate(near) if _is_finite(word.low)), None)
    comma = next((n for n, word in enumerate(near) if word.low in _MARKS), _NEAR)
    if verb is not None and verb < comma:
        yield "verb first" if verb < 2 else "verb near"
    elif verb is not None:
        yield "verb behind a comma"
    else:
        yield "no verb near"
    left = words[: cut.joint]
    if any(_is_finite(word.low) for word in left):
        yield "verb left"
    since = max((n for n, word in enumerate(left) if word.low in _MARKS), default=-1)
    if any(word.low in _RELATIVE for word in left[since + 1 :]):
        yield "within a relative clause"
    if analysis.clauses[words[cut.place].clause].subordinate:
        yield "subordinate right"
    if left and analysis.clauses[left[-1].clause].subordinate:
        yield "subordinate left"


def _reads(part: list[Word]) -> str:
    """How the words of a part speak for a commitment, by the weights of sentences."""
    odds = SENTENCES.wording(phrases([word.low for word in part]))
    return "ill" if odds < -0.5 else "poor" if odds < 0.3 else "fair" if odds < 1.0 else "well"


def _sizes(left: list[Word], right: list[Word]) -> Iterator[str]:
    for side, part in (("left", left), ("right", right)):
        size = len(part)
        yield f"{'short' if size < _SHORT else 'medium' if size < 3 * _SHORT else 'long'} {side}"


def _acts_beside(analysis: Analysis, cut: _Cut, acts: list[_Act]) -> Iterator[str]:
    before = max((s for head, s, _ in acts if head.index < cut.place), default=0.0)
    behind = max((s for head, s, _ in acts if head.index >= cut.place), default=0.0)
    for side, score in (("left", before), ("right", behind), ("weaker", min(before, behind))):
        sure = "sure" if score >= 0.7 else "fair" if score >= 0.5 else "weak" if score else "none"
        yield f"{side} {sure}"
    named = [one.index for one in analysis.named]
    if any(index < cut.joint for index in named):
        yield "named left"
    if any(index >= cut.place for index in named):
        yield "named right"


def _is_finite(low: str) -> bool:
    return (
        low in MODALS
        or low in AUXILIARIES
        or any(form in ("passive", "present") for _, form, _ in VERB_FORMS.get(low, ()))
        or (low.endswith("es") and len(low) > 4)
    )


def _sort(low: str) -> str:
    """What sort of word it is, as far as cuts go by it."""
    if low in MODALS:
        return "modal"
    if low in AUXILIARIES:
        return "auxiliary"
    if low in _SMALL:
        return low
    if low in _ADVERBS:
        return "adverb"
    if forms := sorted(form for _, form, _ in VERB_FORMS.get(low, ())):
        return forms[0]
    if low[0].isdigit():
        return "number"
    if len(low) > 4 and low.endswith("es"):
        return "passive"
    if len(low) > 4 and low.endswith(("en", "et", "erne", "ene")):
        return "definite"
    return "word"
