"""Citations: proof that can be carried from one edition of a source to the next.

A citation is made on one text and found again on another by its skeleton (letters and digits in
NFC and lower case, `data.text.skeleton`): that survives other columns, hyphens, quotation marks
and white space. Where the quote may not be handed on, the length and SHA-256 of its skeleton stand
for it. The skeleton cannot tell 1,5 from 15 or -1.250 from 1.250, so a citation only counts as
found when its numbers and dates stand there too, sign and separators included.

Must not know where texts are kept or how a state is shown.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from data.composed import clusters, continues, is_composed
from data.records import Citation
from data.text import skeleton
from data.written_numbers import numbers, numbers_of_span

CONTEXT = 32
# A skeleton this long is no accident inside a longer word, so it may begin in the middle of one.
_LONG_ENOUGH_ANYWHERE = 24
_SEED = 10
_SEED_HITS = 50
# rapidfuzz's 0-100: below it the passage is another one, not the same one with changes.
_SAME_PASSAGE = 70.0
_SAMPLE = 8

_SIGNS_AROUND = re.compile(r"(?P<before>[\W_]*)[^\W_](?:.*[^\W_])?(?P<after>[\W_]*)", re.DOTALL)


class SkeletonText:
    """A text with its skeleton and the way back from it, worked out once for all its citations."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _mapped(self) -> tuple[str, array[int]]:
        folded = self.text.casefold()
        if len(folded) == len(self.text) and is_composed(self.text):
            # Case-folding never shortens: at equal length every character stands for itself.
            places = [place for place, letter in enumerate(folded) if letter.isalnum()]
            return "".join([folded[place] for place in places]), array("L", places)
        letters: list[str] = []
        origins = array("L")
        for start, end in clusters(self.text):
            kept = skeleton(self.text[start:end])
            letters.append(kept)
            origins.extend([start] * len(kept))
        return "".join(letters), origins

    @property
    def skeleton(self) -> str:
        """The letters and digits of the text, NFC and case-folded."""
        return self._mapped[0]

    @property
    def origins(self) -> array[int]:
        """For every character of the skeleton, the offset in the text where it comes from."""
        return self._mapped[1]

    @cached_property
    def word_starts(self) -> array[int]:
        """The skeleton positions at which something other than a letter or digit goes before."""
        origins = self.origins
        starts = array("L", [0] if origins else [])
        starts.extend([at for at in range(1, len(origins)) if origins[at] - origins[at - 1] > 1])
        return starts

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where skeleton positions `start` to `end` (exclusive) stand in the text."""
        last = self.origins[end - 1] + 1
        while last < len(self.text) and continues(self.text[last]):
            last += 1
        return self.origins[start], last

    def position(self, offset: int) -> int:
        """The first skeleton position at or after `offset` of the text."""
        return bisect_left(self.origins, offset)

    def starts_word(self, position: int) -> bool:
        """Whether no letter or digit stands directly before this skeleton position."""
        starts = self.word_starts
        at = bisect_left(starts, position)
        return at < len(starts) and starts[at] == position

    def digests(self, length: int) -> dict[str, list[int]]:
        """SHA-256 of every window of `length` that starts at a word, with its positions."""
        if self._digests[0] != length:
            found: dict[str, list[int]] = {}
            text = self.skeleton
            for start in self.word_starts:
                if start + length > len(text):
                    break
                found.setdefault(_digest(text[start : start + length]), []).append(start)
            self._digests = (length, found)
        return self._digests[1]

    # Only the last length asked for: citations are asked about one after the other, and the table
    # of a text of a million characters takes tens of megabytes.
    _digests: tuple[int, dict[str, list[int]]] = (-1, {})


def cite(
    text: str | SkeletonText,
    start: int,
    end: int,
    *,
    document: str,
    version: str | None = None,
    page: int | None = None,
    recognised: bool = False,
) -> Citation:
    """The citation of `text[start:end]` in a document and, where it is imported, its version.
    `recognised`: of a version that was read off pictures.

    ValueError when the span is empty or lies outside the text.
    """
    whole = text.text if isinstance(text, SkeletonText) else text
    if not 0 <= start < end <= len(whole):
        raise ValueError(f"{start}-{end} of {len(whole)}")
    kept = skeleton(whole[start:end])
    return Citation(
        document=document,
        version=version,
        page=page,
        start=start,
        end=end,
        skeleton_length=len(kept),
        skeleton_hash=_digest(kept),
        state="unchanged",
        recognised=recognised,
        **_words_at(whole, start, end),
    )


def find_again(citation: Citation, text: str | SkeletonText, version_id: str) -> Citation:
    """The citation as it stands in another text: a version of the same document.

    State *unchanged*: at the same offsets, same skeleton, same numbers. *moved*: the same
    somewhere else. Both get the offsets, version and wording of this text. *changed*: the passage
    is there with other numbers or words; offsets and version point at it, the quote stays the old
    one, so that both can be shown. *gone*: not found, nothing but the state is touched. A citation
    without a quote is found by hash and filled in; what changed in it cannot be told, so it is
    *gone*.
    """
    place = text if isinstance(text, SkeletonText) else SkeletonText(text)
    if _stands_at_hint(citation, place):
        return _placed(citation, place, (citation.start, citation.end), version_id, "unchanged")
    spans = list(_spans_by_skeleton(citation, place))
    if not spans and citation.quote is not None:
        spans = list(_spans_by_likeness(citation, place))[:1]
    if not spans:
        return msgspec.structs.replace(citation, state="gone")
    best = max(spans, key=lambda span: _rank(citation, place.text, span))
    best = _with_signs(citation, place.text, best)
    if _same_letters(citation, place.text, best) and _same_numbers(citation, place.text, best):
        same_place = best == (citation.start, citation.end)
        state = "unchanged" if same_place else "moved"
        return _placed(citation, place, best, version_id, state)
    return msgspec.structs.replace(
        citation, start=best[0], end=best[1], version=version_id, page=None, state="changed"
    )


def recognise(citations: Iterable[Citation], text: str | SkeletonText) -> float:
    """How much of a document's citations `text` holds, 0 to 1: whether it is an edition of it.

    Every citation is looked for at its own offsets, which costs one hash. Where fewer than half
    stand there, up to eight of the longest are searched for in the whole text and speak for all.
    """
    asked = list(citations)
    if not asked:
        return 0.0
    place = text if isinstance(text, SkeletonText) else SkeletonText(text)
    at_hint = sum(_stands_at_hint(one, place) for one in asked) / len(asked)
    if at_hint >= 0.5:
        return at_hint
    sample = sorted(asked, key=lambda one: one.skeleton_length, reverse=True)[:_SAMPLE]
    found = sum(any(True for _ in _spans_by_skeleton(one, place)) for one in sample) / len(sample)
    return max(at_hint, found)


def _digest(kept: str) -> str:
    return hashlib.sha256(kept.encode("utf-8", "surrogatepass")).hexdigest()


def _words_at(text: str, start: int, end: int) -> dict[str, str]:
    return {
        "quote": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start],
        "suffix": text[end : end + CONTEXT],
    }


def _placed(
    citation: Citation, place: SkeletonText, span: tuple[int, int], version_id: str, state: str
) -> Citation:
    same = state == "unchanged" and citation.version == version_id
    return msgspec.structs.replace(
        citation,
        start=span[0],
        end=span[1],
        version=version_id,
        page=citation.page if same else None,
        state=state,
        **_words_at(place.text, *span),
    )


def _same_letters(citation: Citation, text: str, span: tuple[int, int]) -> bool:
    kept = skeleton(text[span[0] : span[1]])
    return len(kept) == citation.skeleton_length and _digest(kept) == citation.skeleton_hash


def _same_numbers(citation: Citation, text: str, span: tuple[int, int]) -> bool:
    if citation.quote is None:
        return True
    before, after = citation.prefix, citation.suffix
    if not before and not after:  # what stood around it is not known
        return numbers(text[span[0] : span[1]]) == numbers(citation.quote)
    whole = f"{before}{citation.quote}{after}"
    old = numbers_of_span(whole, len(before), len(whole) - len(after))
    return numbers_of_span(text, *span) == old


def _stands_at_hint(citation: Citation, place: SkeletonText) -> bool:
    span = citation.start, citation.end
    if citation.end > len(place.text):
        return False
    same = citation.quote is not None and place.text[span[0] : span[1]] == citation.quote
    return (same or _same_letters(citation, place.text, span)) and _same_numbers(
        citation, place.text, span
    )


def _spans_by_skeleton(citation: Citation, place: SkeletonText) -> Iterator[tuple[int, int]]:
    """Every place in the text with exactly the citation's letters and digits."""
    length = citation.skeleton_length
    if length == 0:
        return
    if citation.quote is None:
        for start in place.digests(length).get(citation.skeleton_hash, ()):
            yield place.span(start, start + length)
        return
    needle = skeleton(citation.quote)
    start = place.skeleton.find(needle)
    while start >= 0:
        end = start + len(needle)
        whole_words = place.starts_word(start) and (
            end == len(place.skeleton) or place.starts_word(end)
        )
        if whole_words or len(needle) >= _LONG_ENOUGH_ANYWHERE:
            yield place.span(start, end)
        start = place.skeleton.find(needle, start + 1)


def _rank(citation: Citation, text: str, span: tuple[int, int]) -> tuple[bool, int, int]:
    """Same numbers first, then the same words around it, then the nearest."""
    around = 0
    if citation.quote is not None:
        words = _words_at(text, *span)
        around = _common(skeleton(citation.prefix)[::-1], skeleton(words["prefix"])[::-1])
        around += _common(skeleton(citation.suffix), skeleton(words["suffix"]))
    return _same_numbers(citation, text, span), around, -abs(span[0] - citation.start)


def _with_signs(citation: Citation, text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span with the signs before its first and after its last letter that the quote has."""
    signs = _SIGNS_AROUND.fullmatch(citation.quote or "")
    if signs is None:
        return span
    start, end = span
    if text.endswith(signs["before"], 0, start):
        start -= len(signs["before"])
    if text.startswith(signs["after"], end):
        end += len(signs["after"])
    return start, end


def _common(one: str, other: str) -> int:
    for length, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return length
    return min(len(one), len(other))


def _spans_by_likeness(citation: Citation, place: SkeletonText) -> Iterator[tuple[int, int]]:
    """Where the passage stands with changes: between its old neighbours, else where most of its
    pieces stand in a row."""
    needle = skeleton(citation.quote or "")
    if not needle:
        return
    yield from _between_neighbours(citation, place, needle)
    yield from _by_pieces(citation, place, needle)


def _between_neighbours(
    citation: Citation, place: SkeletonText, needle: str
) -> Iterator[tuple[int, int]]:
    before, after = skeleton(citation.prefix), skeleton(citation.suffix)
    if len(before) < _SEED or len(after) < _SEED:
        return
    text, length = place.skeleton, len(needle)
    left = text.find(before)
    while left >= 0:
        start = left + len(before)
        right = text.find(after, start, start + 2 * length + CONTEXT + len(after))
        if right > start and 2 * (right - start) >= length:
            yield place.span(*_without_additions(text, needle, start, right))
        left = text.find(before, left + 1)


def _without_additions(text: str, needle: str, start: int, end: int) -> tuple[int, int]:
    """The span without a new passage between the quote and its neighbours."""
    if len(needle) < _LONG_ENOUGH_ANYWHERE:
        return start, end
    first = max(start, text.find(needle[:_SEED], start, end))
    last = text.rfind(needle[-_SEED:], first, end)
    return first, last + _SEED if last > first else end


def _by_pieces(citation: Citation, place: SkeletonText, needle: str) -> Iterator[tuple[int, int]]:
    from rapidfuzz.fuzz import partial_ratio_alignment

    text = place.skeleton
    slack = max(_SEED, len(needle) // 4)
    votes: Counter[int] = Counter()
    for offset in range(0, len(needle) - _SEED + 1, _SEED // 2):
        found = text.find(needle[offset : offset + _SEED])
        hits = 0
        while found >= 0 and hits < _SEED_HITS:
            votes[(found - offset) // slack] += 1
            hits += 1
            found = text.find(needle[offset : offset + _SEED], found + 1)
    if not votes:
        return
    hint = place.position(citation.start) // slack
    row = max(votes, key=lambda one: (votes[one] + votes[one + 1], -abs(one - hint)))
    first = max(0, (row - 1) * slack)
    window = text[first : (row + 3) * slack + len(needle)]
    match = partial_ratio_alignment(needle, window, score_cutoff=_SAME_PASSAGE)
    if match is not None and match.dest_end > match.dest_start:
        start, end = first + match.dest_start, first + match.dest_end
        yield place.span(*_whole(place, needle, start, end))


def _whole(place: SkeletonText, needle: str, start: int, end: int) -> tuple[int, int]:
    """The span from the first to the last letters of the needle, else of whole words. An alignment
    is never longer than the needle: it cuts off an end where something was put in between."""
    text, head, tail = place.skeleton, needle[:_SEED], needle[-_SEED:]
    most = len(needle) // 2
    first, last = _nearest(text, head, start, most), _nearest(text, tail, end - _SEED, most)
    begins = _word_start(place, start) if first is None else first
    ends = _word_start(place, end) if last is None else last + _SEED
    return (begins, ends) if begins < ends else (start, end)


def _nearest(text: str, piece: str, near: int, most: int) -> int | None:
    """Where a piece stands nearest to a place, `most` characters from it; None when it does not."""
    found = text.find(piece, max(0, near - most))
    places = []
    while 0 <= found <= near + most:
        places.append(found)
        found = text.find(piece, found + 1)
    return min(places, key=lambda one: abs(one - near), default=None)


def _word_start(place: SkeletonText, position: int) -> int:
    """The place between two words that is nearest to a skeleton position."""
    starts, size = place.word_starts, len(place.skeleton)
    at = bisect_left(starts, position)
    before = starts[at - 1] if at else 0
    after = starts[at] if at < len(starts) else size
    return before if position - before < after - position else after
