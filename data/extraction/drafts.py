"""A candidate while it is being put together, and the status that its frame gives it."""

from __future__ import annotations

from dataclasses import dataclass, field

from data.extraction.candidates import DateFound, MoneyFound, Reason
from data.extraction.document import DocumentFacts
from data.extraction.outline import Place, Section


@dataclass(slots=True)
class Draft:
    """A candidate while it is being put together."""

    start: int
    end: int
    why: Reason
    confidence: float
    place: Place
    actors: tuple[str, ...]
    actor_span: tuple[int, int] | None
    status: str
    status_span: tuple[int, int] | None
    list_id: int
    paragraph: int
    number: str | None = None
    table_unit: int = 0
    money: list[MoneyFound] = field(default_factory=list)
    dates: list[DateFound] = field(default_factory=list)


def framed(status: str, section: Section, facts: DocumentFacts) -> str:
    """The status that the frame gives: in an agreement all is agreed, in minutes an order under
    "Beslutning" is decided."""
    if status == "proposed" and (
        facts.kind == "budget"
        or facts.settled
        or (section.kind == "decision" and facts.kind in ("minutes", "other", "proposal"))
    ):
        return "decided"
    return status
