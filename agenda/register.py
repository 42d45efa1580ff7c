"""All initiatives as a list, which commitments might belong to one of them, and to which of them a
commitment might.

Worked out in SQL, so that tens of thousands take a fraction of a second. That two things concern
the same undertaking is only ever suggested here, with the reason; a person decides
(`agenda.initiatives.link`).
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Literal

import msgspec

from agenda import validity
from agenda.closed import ClosedCheck
from agenda.overview import overdue_ids
from data.records import Commitment, Document, Initiative, Theme
from data.store.library import Library
from data.store.rows import from_row
from data.text import fold, sort_key, words

# rapidfuzz holds the interpreter while it compares: 100,000 titles freeze a screen for 100 ms.
_MOST_COMPARED = 2_000
# Short words stand in every title and tell nothing.
_SHORT = 3
# A word in the titles of so few initiatives is what one of them is about, and worth so much.
_RARE = 5
_RARE_WORTH = 12.0
_ELSEWHERE = 15.0
# Titles of which no word is the same are this alike in percent by their letters alone: of 37,000
# pairs of titles about different things one in a thousand came above 58.
_ALIKE_WITHOUT_WORDS = 60.0

ReasonCode = Literal["titles-alike", "shared-words", "same-theme", "same-municipality"]


class InitiativeSummary(msgspec.Struct, frozen=True):
    """An initiative in a list: how many commitments, how many of them are overdue, how many
    questions are open, and the year of the latest document that speaks of it."""

    initiative: Initiative
    commitments: int
    overdue: int
    questions: int
    year: int | None
    closed: bool


class Reason(msgspec.Struct, frozen=True):
    """Why a commitment is suggested: `titles-alike` with the similarity in percent (not where it is
    chance), `shared-words` with the words, `same-theme`, `same-municipality` with the code or name.
    """

    code: ReasonCode
    value: str


class LinkCandidate(msgspec.Struct, frozen=True):
    """A commitment that may belong to an initiative. `score` is from 0 to 100; `initiative` is the
    one that it belongs to now."""

    commitment: Commitment
    document: Document | None
    initiative: Initiative | None
    score: float
    reasons: tuple[Reason, ...]
    closed: bool


def initiatives(library: Library, today: date) -> tuple[InitiativeSummary, ...]:
    """All initiatives, in Danish alphabetical order."""
    sql = """
        SELECT i.*, count(c.id) AS commitments, max(substr(d.date, 1, 4)) AS year,
            (SELECT count(*) FROM question q WHERE q.status IN ('draft', 'asked') AND (
                q.initiative = i.id OR q.commitment IN (
                    SELECT id FROM commitment WHERE initiative = i.id))) AS questions
        FROM initiative i
        LEFT JOIN commitment c ON c.initiative = i.id
        LEFT JOIN document d ON d.id = c.document
        GROUP BY i.id"""
    late = _overdue_by_initiative(library, today)
    closed = _closed(library)
    found = []
    for row in library.rows(sql):
        one = from_row(Initiative, row)
        found.append(
            InitiativeSummary(
                initiative=one,
                commitments=row["commitments"],
                overdue=late[one.id],
                questions=row["questions"],
                year=int(row["year"]) if row["year"] else None,
                closed=closed is not None and closed.is_closed(one),
            )
        )
    return tuple(sorted(found, key=lambda one: sort_key(one.initiative.title)))


def _overdue_by_initiative(library: Library, today: date) -> Counter[str]:
    late = library.some(Commitment, overdue_ids(library, today)).values()
    return Counter(one.initiative for one in late if one.initiative is not None)


def _closed(library: Library) -> ClosedCheck | None:
    """None where nothing at all is closed, so that nothing has to be asked record by record."""
    tables = ("document", "initiative", "commitment", "meeting")
    sql = " UNION ALL ".join(f"SELECT 1 FROM {one} WHERE closed" for one in tables)
    sql += " UNION ALL SELECT 1 FROM agenda_item WHERE access = 'closed'"
    return ClosedCheck(library) if library.rows(f"{sql} LIMIT 1") else None


class FamilyCandidate(msgspec.Struct, frozen=True):
    """An initiative that a commitment may belong to; `score` and `reasons` as above."""

    initiative: Initiative
    score: float
    reasons: tuple[Reason, ...]
    closed: bool


def family_candidates(
    library: Library, commitment: Commitment, *, limit: int = 100
) -> tuple[FamilyCandidate, ...]:
    """The initiatives that a commitment may belong to, likeliest first, its own left out.

    At most 2,000 are compared: of the same municipality, of the same theme, the newest. A word of
    the commitment or its quotes that few of their titles have tells more than one that many have.
    """
    sql = """
        SELECT * FROM initiative WHERE id IS NOT ?
        ORDER BY municipality IS NOT ?, theme IS NOT ?, id DESC LIMIT ?"""
    values = (commitment.initiative, commitment.municipality, commitment.theme, _MOST_COMPARED)
    compared = [from_row(Initiative, row) for row in library.rows(sql, values)]
    scored = [
        (_family_score(one, shared, commitment), one)
        for one, shared in _with_rare_words(compared, commitment)
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].id))
    check = ClosedCheck(library)
    return tuple(
        FamilyCandidate(
            initiative=one,
            score=score,
            reasons=_reasons(
                one, [fold(one.title)], commitment, _similarity([fold(one.title)], commitment.title)
            ),
            closed=check.is_closed(one),
        )
        for score, one in scored[:limit]
    )


def _with_rare_words(
    compared: list[Initiative], commitment: Commitment
) -> list[tuple[Initiative, int]]:
    """Each initiative with how many rare words of its title the commitment has too."""
    words_of = [_telling_words(one.title) for one in compared]
    spread = Counter(word for each in words_of for word in each)
    quotes = (one.quote or "" for one in commitment.citations)
    own = _telling_words("\n".join([commitment.title, *quotes]))
    return [
        (one, sum(spread[word] <= _RARE for word in each & own))
        for one, each in zip(compared, words_of, strict=True)
    ]


def _family_score(initiative: Initiative, rare: int, commitment: Commitment) -> float:
    score = min(100.0, _similarity([fold(initiative.title)], commitment.title) + _RARE_WORTH * rare)
    places = {initiative.municipality, commitment.municipality}
    return max(0.0, score - _ELSEWHERE) if len(places) == 2 and None not in places else score


def link_candidates(
    library: Library, initiative_id: str, *, limit: int = 100
) -> tuple[LinkCandidate, ...]:
    """Commitments of other initiatives, or of none, that may belong to this one, likeliest first.

    At most 2,000 titles are compared: those without an initiative, of the same municipality, of
    the same theme, the newest. Problem `unknown-record` when there is no such initiative.
    """
    initiative = validity.get(library, Initiative, initiative_id)
    own = [one.title for one in library.all(Commitment, initiative=initiative_id)]
    titles = [fold(title) for title in (initiative.title, *own)]
    sql = """
        SELECT * FROM commitment WHERE initiative IS NOT ?
        ORDER BY initiative IS NOT NULL, municipality IS NOT ?, theme IS NOT ?, id DESC LIMIT ?"""
    values = (initiative_id, initiative.municipality, initiative.theme, _MOST_COMPARED)
    compared = [from_row(Commitment, row) for row in library.rows(sql, values)]
    scored = [(_similarity(titles, one.title), one) for one in compared]
    scored.sort(key=lambda pair: (-pair[0], pair[1].id))
    best = scored[:limit]
    documents = library.some(Document, (one.document for _, one in best if one.document))
    families = library.some(Initiative, (one.initiative for _, one in best if one.initiative))
    check = ClosedCheck(library)
    return tuple(
        LinkCandidate(
            commitment=one,
            document=documents.get(one.document or ""),
            initiative=families.get(one.initiative or ""),
            score=score,
            reasons=_reasons(initiative, titles, one, score),
            closed=check.is_closed(one),
        )
        for score, one in best
    )


def _telling_words(text: str) -> set[str]:
    return {fold(word) for word, _, _ in words(text) if len(word) > _SHORT}


def _similarity(titles: list[str], title: str) -> float:
    from rapidfuzz import fuzz

    folded = fold(title)
    return max(fuzz.token_set_ratio(one, folded) for one in titles)


def _reasons(
    initiative: Initiative, titles: list[str], commitment: Commitment, score: float
) -> tuple[Reason, ...]:
    known = {word for title in titles for word, _, _ in words(title)}
    shared = [
        word for word, _, _ in words(commitment.title) if len(word) > _SHORT and fold(word) in known
    ]
    found = []
    if shared or score >= _ALIKE_WITHOUT_WORDS:
        found.append(Reason("titles-alike", str(round(score))))
    if shared:
        found.append(Reason("shared-words", ", ".join(dict.fromkeys(shared))))
    theme: Theme | None = initiative.theme
    if theme is not None and theme == commitment.theme:
        found.append(Reason("same-theme", theme))
    place = initiative.municipality
    if place is not None and place == commitment.municipality:
        found.append(Reason("same-municipality", place))
    return tuple(found)
