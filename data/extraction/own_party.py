"""Which party a text is by, where it does not say so in a head of its own: the masthead of its
page, the office below a letter to the editor, or the party that says throughout what it wants."""

from __future__ import annotations

import re
from collections import Counter

from data.extraction.lists import DocumentKind
from data.extraction.parties import PARTIES, PARTY_NAME, PLAIN_SHORT_FORMS

_NAME = PARTY_NAME.pattern
_WANTS = (
    r"(?:vil|ønsker|foreslår|mener|går ind for|arbejder for|kæmper for|kræver|afsætter|indfører|"
    r"støtter)"
)
# "SF vil have flere busser", "derfor ønsker SF", "går vi i SF ind for", and so does a government.
_WISH = re.compile(rf"\b(?:{_WANTS}|går)\b")
_BEFORE = re.compile(rf"(?P<name>{_NAME}|\b[Rr]egeringen)\s(?:derfor\s|også\s|samtidig\s)?$")
_AFTER = re.compile(rf"\s(?:vi i\s)?(?P<name>{_NAME}|[Rr]egeringen\b)")
_LONGEST_NAME = 50  # characters
# "SF Odder" in a line of its own above everything else.
_MASTHEAD = re.compile(rf"\W*(?P<name>{_NAME})(?:\s(?:i\s)?[A-ZÆØÅ][\wæøå-]+)?\s*\n")
# "Medlem af byrådet for SF, Odder" below, "Læserbrev af byrådsmedlem for SF" above.
_SHORT = "|".join(re.escape(name) for name in PLAIN_SHORT_FORMS)
_OFFICE = re.compile(
    r"\b(?:medlem af (?:byrådet|kommunalbestyrelsen|regionsrådet)|byrådsmedlem|regionsrådsmedlem|"
    r"gruppeformand|spidskandidat|byrådskandidat|(?:politisk )?ordfører)\s(?:for|i)\s"
    rf"(?P<name>{_NAME}|{_SHORT})",
    re.IGNORECASE,
)
_OFFICE_LETTER = re.compile(
    r"\b(?:byråds|regionsråds|kommunalbestyrelses)medlem(?: for)?\s\((?P<name>[A-ZÆØÅ]{1,2})\)",
    re.IGNORECASE,
)
_SELDOM = 2
_PARTY_OF = {
    form.lower(): party
    for party, forms in reversed(PARTIES.items())
    for form in (party, f"{party}s", *forms)
    if len(form) > 1
}


def party_speaking(text: str, kind: DocumentKind) -> tuple[int, int] | None:
    """Where the party is first named that speaks in `text`; None where none or several do."""
    if kind in ("minutes", "budget", "proposal", "interview"):
        return None
    head = _MASTHEAD.match(text, 0, min(len(text), 200))
    if head:
        return head.span("name")
    if kind != "plan":
        office = (
            _OFFICE.search(text, max(0, len(text) - 300))
            or _OFFICE_LETTER.search(text, 0, 300)
            or _OFFICE_LETTER.search(text, max(0, len(text) - 300))
        )
        if office:
            return office.span("name")
    return who_wants(text) if kind in ("plan", "other") else None


def who_wants(text: str) -> tuple[int, int] | None:
    """The one party that tells, several times over, what it wants."""
    said: Counter[str] = Counter()
    places: dict[str, tuple[int, int]] = {}
    for wish in _WISH.finditer(text, 0, min(len(text), 60_000)):
        place = wish.start()
        found = _AFTER.match(text, wish.end()) or (
            _BEFORE.search(text, max(0, place - _LONGEST_NAME), place)
            if text[max(0, place - 2) : place - 1].isalpha()
            else None
        )
        if found is None:
            continue
        name = _PARTY_OF.get(found["name"].lower(), found["name"].removesuffix("s").lower())
        said[name] += 1
        places.setdefault(name, found.span("name"))
    if not said:
        return None
    name, count = said.most_common(1)[0]
    if count < _SELDOM or count < 0.75 * said.total():
        return None
    first, last = places[name]
    return first, last - text[first:last].endswith("s")
