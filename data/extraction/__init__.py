"""Commitments found in council prose by rules: Danish first, its neighbours and English too.

Pure functions over text: no store, no files, no words for people (reasons are codes).
"""

from __future__ import annotations

from data.extraction.candidates import (
    Candidate,
    DateFound,
    FieldSource,
    MoneyFound,
    PassageHint,
    Reason,
    Span,
    TotalCheck,
)
from data.extraction.finding import extract

__all__ = [
    "Candidate",
    "DateFound",
    "FieldSource",
    "MoneyFound",
    "PassageHint",
    "Reason",
    "Span",
    "TotalCheck",
    "extract",
]
