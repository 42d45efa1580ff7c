"""Commitments found in council prose by rules: Danish first, its neighbours and English too.

Pure functions over text: no store, no files, no words for people (reasons are codes). The rules are
loaded when `extract` is first asked for: they take a quarter of a second, which nobody has who only
handles what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.extraction.candidates import (
    Candidate,
    DateFound,
    Extraction,
    FieldSource,
    MoneyFound,
    Particulars,
    PassageHint,
    Reason,
    Span,
    TotalCheck,
)

if TYPE_CHECKING:
    from data.extraction.finding import extract, read

__all__ = [
    "Candidate",
    "DateFound",
    "Extraction",
    "FieldSource",
    "MoneyFound",
    "Particulars",
    "PassageHint",
    "Reason",
    "Span",
    "TotalCheck",
    "extract",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in ("extract", "read"):
        raise AttributeError(name)
    from data.extraction import finding

    return getattr(finding, name)
