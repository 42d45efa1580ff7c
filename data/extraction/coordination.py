"""One sentence with several commitments, cut between its coordinated verbs."""

from __future__ import annotations

from dataclasses import dataclass

from data.extraction.candidates import Reason
from data.extraction.found import Found, tidy
from data.extraction.syntax import Analysis, Head
from data.extraction.verbs import CORE_VERBS


def coordinated(
    text: str,
    start: int,
    end: int,
    analysis: Analysis,
    found: list[tuple[Head, float, str]],
) -> list[Found]:
    """One commitment, or one for each coordinated verb that has an instrument of its own."""
    cuts: list[tuple[int, Head, float, str]] = []
    for head, score, code in found:
        place = _cut_before(analysis, head) if cuts else start
        own = score >= 0.55 or any(one.clause == head.clause for one in analysis.named)
        if not cuts:
            cuts.append((start, head, score, code))
        elif (
            place is not None
            and own
            and place > cuts[-1][0]
            and _separate(analysis, cuts[-1][1], head, text, place)
        ):
            cuts.append((place, head, score, code))
        elif score > cuts[-1][2]:
            cuts[-1] = (cuts[-1][0], head, score, code)
    results: list[Found] = []
    for number, (place, head, score, code) in enumerate(cuts):
        finish = cuts[number + 1][0] if number + 1 < len(cuts) else end
        begin, finish = tidy(text, place, finish)
        verb = text[analysis.words[head.index].start : analysis.words[head.index].end]
        if finish - begin >= 12:
            results.append(Found(begin, finish, Reason(code, (verb,)), score))
    return results


def _separate(analysis: Analysis, first: Head, second: Head, text: str, place: int) -> bool:
    """Whether two acting verbs are two measures: each with an object of its own, not one purpose
    within the other ("afsættes 2 mio. kr. til at ansætte")."""
    between = [word.low for word in analysis.words[first.index + 1 : second.index]]
    if len(between) < 2 or (
        second.act == "infinitive"
        and first.act != "infinitive"
        and not any(low in ("og", "samt", ";") for low in between)
    ):
        return False
    if "til" in between[-3:] or "ved" in between[-2:] or "for" in between[-2:]:
        return False
    own_first = (
        first.lemma in CORE_VERBS
        or any(first.index - 6 <= one.index < second.index for one in analysis.named)
        or any(char.isdigit() for low in between for char in low)
    )
    own_second = any(
        one.index > second.index - 7 and one.start >= place for one in _places(analysis)
    )
    return own_first and own_second


@dataclass(frozen=True, slots=True)
class _At:
    index: int
    start: int


def _places(analysis: Analysis) -> list[_At]:
    return [_At(one.index, analysis.words[one.index].start) for one in analysis.named]


def _cut_before(analysis: Analysis, head: Head) -> int | None:
    """Where the part of `head` begins: after the last ", og" / "og" / ";" / "," before it that
    opens its coordinate."""
    words = analysis.words
    limit = max(0, head.index - 16)
    for index in range(head.index - 1, limit - 1, -1):
        low = words[index].low
        if low in ("og", "samt", "and", "och", "ligesom", "mens"):
            follow = words[index + 1].low
            if (
                index + 1 == head.index
                or low in ("ligesom", "samt")
                or follow in ("at", "att")
                or words[index - 1].low == ","
                or follow in ("der", "vil", "skal", "vi", "så")
            ):
                return words[index + 1].start
        if low == ";":
            return words[index + 1].start
        if low == "," and (
            index + 1 == head.index or words[index + 1].low in ("at", "att", "og", "dels", "der")
        ):
            return words[index + 1].start
    return None
