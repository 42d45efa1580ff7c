"""Who put an item on an agenda: "Forslag fra SF og V om ..." speaks for all that stands under it.

Reads headings; the decision on the item is not asked here.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from data.extraction.actors import heading_party
from data.extraction.document import DocumentFacts
from data.extraction.drafts import Draft
from data.extraction.outline import Outline

_PROPOSAL = re.compile(
    r"(?:beslutnings|byråds|ændrings|medlems|budget)?forslag\s(?:fra|af|stillet af)\s|"
    r"motion\s(?:av|från)\s",
    re.IGNORECASE,
)
# What tells the title of an item: its own number, or the number of its case below it.
_NUMBERED = re.compile(r"(?:punkt|pkt\.?|sag(?: nr\.?)?)\s?\d|\d{1,4}\s?[:.)]\s", re.IGNORECASE)
_CASE_NUMBER = re.compile(r"(?:[A-Z]{2,4}-\d{4}-\d+|\d\d\.\d\d\.\d\d-\w+|\d{2,4}[-/]\d{4,})")

_Named = tuple[tuple[str, ...], tuple[int, int] | None]


def name_proposers(text: str, plan: Outline, facts: DocumentFacts, drafts: list[Draft]) -> None:
    """Gives what names nobody, and was not adopted, to the party that proposed its item."""
    if facts.kind not in ("minutes", "proposal", "other"):
        return
    items = _items(text, plan)
    starts = [start for start, _ in items]
    for draft in drafts:
        if draft.actors != facts.default_actors or draft.status != "proposed":
            continue
        index = bisect_right(starts, draft.start) - 1
        if index >= 0 and items[index][1][0]:
            draft.actors, draft.actor_span = items[index][1]


def _items(text: str, plan: Outline) -> list[tuple[int, _Named]]:
    """The items in order: where each begins, and the parties that proposed it (none: nobody)."""
    found: list[tuple[int, _Named]] = []
    for section in plan.headings:
        if _PROPOSAL.match(section.title):
            names = heading_party(text, section)
            if names[0]:
                found.append((section.start, names))
        elif _NUMBERED.match(section.title) or _CASE_NUMBER.match(
            text[section.end : section.end + 40].lstrip()
        ):
            found.append((section.start, ((), None)))
    return found
