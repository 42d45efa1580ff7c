"""Two statements of one measure in a document as two mentions of one commitment.

Compares words, numbers and sums only; candidates of one list are never merged with each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data.extraction.wordlists import word_set

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = word_set(
    """
    skal vores deres derfor samt eller hvor ikke også være blive bliver bedre flere mere
    have haft efter inden mellem under over kommunen kommune kommunens byrådet udvalget
    arbejde sikre styrke styrket skabe indsats indsatsen indsatser godkender godkendes
    indstiller gennem denne dette disse hvis samme andre alle hele både enten med henblik
    forvaltningen will shall that with from have been their this council kommunestyret
    kommunfullmäktige kunne ville skulle mulighed muligheder arbejder kroner million
    millioner ekstra årligt foreslår
    """
)
_BUSY = 40  # a word in more candidates than this says nothing about which two belong together


@dataclass(slots=True)
class Statement:
    """What merging needs to know of a candidate. `under` is the name that its heading gives one
    undertaking, and that the statement repeats; empty where it does not."""

    text: str
    number: str | None
    list_id: int
    paragraph: int
    amounts: frozenset[int]
    actors: tuple[str, ...]
    tabular: bool = False
    ordered: bool = False
    under: str = ""


def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry its matter, cut to beginnings so that inflection folds."""
    return frozenset(word[:7] for word in _WORD.findall(text[:700].lower()) if word not in _COMMON)


def merge(statements: list[Statement], about: Mapping[int, int]) -> list[list[int]]:
    """Groups of indexes that state one measure, in order; most groups have one member. `about`
    says which statements are known to go on about which others."""
    words = [content_words(statement.text) for statement in statements]
    holders: dict[str, list[int]] = {}
    for index, bag in enumerate(words):
        for word in bag:
            holders.setdefault(word, []).append(index)
    group_of = list(range(len(statements)))
    named: dict[str, int] = {}
    for index, bag in enumerate(words):
        if (under := statements[index].under) and named.setdefault(under, index) != index:
            group_of[index] = group_of[named[under]]
            continue
        best = about.get(index)
        if best is None:
            best = _partner(index, bag, words, holders, statements, group_of)
        if best is not None:
            root = group_of[best]
            group_of[index] = root
    groups: dict[int, list[int]] = {}
    for index, root in enumerate(group_of):
        groups.setdefault(root, []).append(index)
    return [groups[root] for root in sorted(groups)]


def _partner(
    index: int,
    bag: frozenset[str],
    words: list[frozenset[str]],
    holders: dict[str, list[int]],
    statements: list[Statement],
    group_of: list[int],
) -> int | None:
    shared: dict[int, int] = {}
    for word in bag:
        others = holders[word]
        if len(others) > _BUSY:
            continue
        for other in others:
            if other < index:
                shared[other] = shared.get(other, 0) + 1
    best: tuple[float, int] | None = None
    for other, count in shared.items():
        score = len(bag & words[other]) / max(1, min(len(bag), len(words[other])))
        if (
            count >= 2
            and _same(statements[index], statements[other], score, min(len(bag), len(words[other])))
            and (best is None or score > best[0])
        ):
            best = (score, other)
    return best[1] if best else None


def _same(one: Statement, other: Statement, score: float, size: int) -> bool:
    if (one.list_id == other.list_id and one.list_id >= 0) or one.paragraph == other.paragraph:
        return False
    if one.amounts and other.amounts and not one.amounts & other.amounts:
        return False
    if one.ordered and other.ordered:
        return False  # two orders in one wording are two: "accept contractor A", "... supplier A"
    if one.tabular or other.tabular:
        if one.tabular != other.tabular and size >= 2 and score >= 0.6:
            return True  # an overview of sums beside the words of the agreement
        return score >= 0.9 and size >= 3 and set(one.actors) == set(other.actors)
    if one.number and one.number == other.number and one.list_id >= 0 and other.list_id >= 0:
        return score >= 0.45 and size >= 2
    if set(one.actors).isdisjoint(other.actors) and one.actors and other.actors and score < 0.85:
        return False
    return score >= 0.72 and size >= 4
