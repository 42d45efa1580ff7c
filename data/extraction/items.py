"""An item or row that counts, and what can be none: dates, attachments, furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.extraction.flat_tables import name_columns
from data.extraction.outline import Place
from data.extraction.patterns import FURNITURE

_DATE_ONLY = re.compile(
    r"^\W*(?:\w+dag(?:en)?,? )?(?:den |d\. ?)?\d{1,2}[./](?: ?\w{3,9}|\d{1,2})?(?: \d{4})?(?:,? "
    r"kl\.? ?[\d.:]+)?(?:\s*\([^)]{0,60}\))?\W*$|^\W*[\d.,:/%\s-]+$",
    re.I,
)


_ATTACHMENT = re.compile(
    r"^\W*(?:bilag|vedlegg|bilaga|notat|annex|appendix|pdf)\b|\.(?:pdf|docx?|xlsx?)\b|\.{5,}", re.I
)


# "Søg" is on a page, "søge midler" is a plan; so are contacts made with somebody.
_NO_FURNITURE = re.compile(
    r"\W*(?:(?:søge|vælge|hente|kontakte|tilmelde)[rs]?\b|kontakt (?:til|med)\b)", re.IGNORECASE
)
# The fields of a form that describes one measure: why, who, when, for what money.
SIDE_FIELD = re.compile(
    r"\W*(?:hvorfor|hvem|hvornår|hvordan måle\w+[^:]{0,20}|ansvarlig\w*|"
    r"tids(?:plan|ramme|punkt)|økonomi|"
    r"finansiering|deadline|status|målgruppe|formål|baggrund|samarbejdspart\w+|bemærkning\w*|"
    r"resultat\w*|effekt\w*|succes\w*(?: er[^:]{0,10})?) ?:",
    re.IGNORECASE,
)
MAIN_FIELD = re.compile(
    r"(?:hvad(?: gør vi| vil vi(?: gøre)?)?|handling|indsats|tiltag|"
    r"initiativ|aktivitet|forslag) ?:\s+(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ItemFound:
    """An item or row that counts: span, code of the reason, how sure, parties in a column."""

    place: Place
    start: int
    end: int
    code: str
    confidence: float
    parties: str = ""
    number: str | None = None
    table_unit: int = 0


def not_an_item(content: str) -> bool:
    return bool(
        len(content.split()) < 1
        or _DATE_ONLY.match(content)
        or _ATTACHMENT.search(content)
        or (FURNITURE.match(content) and not _NO_FURNITURE.match(content))
        or SIDE_FIELD.match(content)
        or name_columns(content.split())
        or not any(map(str.isalpha, content))
        or len(content) < 4
    )
