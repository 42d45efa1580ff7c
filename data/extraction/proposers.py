"""Who speaks under a heading: the party that put an item on an agenda ("Forslag fra SF og V om
..."), the candidate who presents himself under his own name.

Reads headings; the decision on an item is not asked here.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from data.extraction.actors import heading_party
from data.extraction.document import DocumentFacts
from data.extraction.drafts import Draft
from data.extraction.outline import Outline
from data.extraction.parties import PARTY_NAME

_PROPOSAL = re.compile(
    r"(?:beslutnings|byråds|ændrings|medlems|budget)?forslag\s(?:fra|af|stillet af)\s|"
    r"motion\s(?:av|från)\s",
    re.IGNORECASE,
)
# What tells the title of an item: its own number, or the number of its case below it.
_NUMBERED = re.compile(r"(?:punkt|pkt\.?|sag(?: nr\.?)?)\s?\d|\d{1,4}\s?[:.)]\s", re.IGNORECASE)
_CASE_NUMBER = re.compile(r"(?:[A-Z]{2,4}-\d{4}-\d+|\d\d\.\d\d\.\d\d-\w+|\d{2,4}[-/]\d{4,})")

_PERSON = re.compile(
    r"[A-ZÆØÅ][a-zæøåéü]+(?:-[A-ZÆØÅ][a-zæøåéü]+)?(?:\s(?:[A-ZÆØÅ]\.|[A-ZÆØÅ][a-zæøåéü]+"
    r"(?:-[A-ZÆØÅ][a-zæøåéü]+)?)){1,3}"
)
_FIRST_PERSON = re.compile(r"\b(?:jeg|mig|min|mine)\b", re.IGNORECASE)

_Named = tuple[tuple[str, ...], tuple[int, int] | None]


def name_proposers(text: str, plan: Outline, facts: DocumentFacts, drafts: list[Draft]) -> None:
    """Gives what names nobody, and was not adopted, to the party that proposed its item."""
    if facts.kind == "programme":
        items = _candidates(text, plan)
    elif facts.kind in ("minutes", "proposal", "other"):
        items = _items(text, plan)
    else:
        return
    starts = [start for start, _ in items]
    for draft in drafts:
        if draft.actors != facts.default_actors or (
            draft.status != "proposed" and facts.kind != "programme"
        ):
            continue
        index = bisect_right(starts, draft.start) - 1
        if index >= 0 and items[index][1][0]:
            draft.actors, draft.actor_span = items[index][1]


def _candidates(text: str, plan: Outline) -> list[tuple[int, _Named]]:
    """The persons that a page presents one after the other, each in the first person."""
    named = [section for section in plan.headings if _is_person(section.title)]
    ends = [*(section.start for section in named[1:]), len(text)]
    return [
        (section.start, ((section.title,), (section.start, section.end)))
        for section, end in zip(named, ends, strict=False)
        if len(_FIRST_PERSON.findall(text, section.end, end)) >= 2
    ]


def _is_person(title: str) -> bool:
    return _PERSON.fullmatch(title) is not None and PARTY_NAME.search(title) is None


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
