"""Who commits: names as a briefing shows them, a person with the party of that time."""

from __future__ import annotations

from collections.abc import Mapping

from agenda.closed import ClosedCheck, without_closed_sources
from data.dates import date_span
from data.records import Actor, Commitment


def names_of(actors: Mapping[str, Actor], commitment: Commitment) -> tuple[str, ...]:
    """The names of a commitment's actors (by identifier) in its order."""
    return tuple(actors[one].name for one in commitment.actors if one in actors)


def parties_of(
    actors: Mapping[str, Actor],
    commitment: Commitment,
    when: str | None,
    check: ClosedCheck | None,
) -> tuple[str | None, ...]:
    """Beside each of `names_of` the person's party on a day (also partial); None where no document
    tells it. With `check` what only closed documents tell is not known."""
    found = (actors[one] for one in commitment.actors if one in actors)
    return tuple(
        party_of(without_closed_sources(one, check) if check else one, when) for one in found
    )


def party_of(actor: Actor, when: str | None) -> str | None:
    """The party of a person on a day; None where several are told of, or of another time only."""
    parties = {one.party for one in actor.affiliations if when is None or _covers(one.period, when)}
    return parties.pop() if actor.kind == "person" and len(parties) == 1 else None


def _covers(period: str | None, when: str) -> bool:
    if period is None:
        return True
    try:
        (begin, end), (first, last) = date_span(period), date_span(when)
    except ValueError:
        return False
    return begin <= last and first <= end
