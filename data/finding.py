"""Commitments looked for in documents that were read: in processes of their own, so that a screen
stays quick meanwhile and several documents are gone through on several cores.

Knows texts and candidates; knows neither the library nor words for a person.
"""

from __future__ import annotations

from concurrent.futures import Future

from data.documents.pool import Pool
from data.documents.reading import Reading
from data.extraction.candidates import Extraction

# The rules go through 100,000 characters a second; what takes five times as long, they choke on.
_SECONDS = 8.0
_SECONDS_A_CHARACTER = 1 / 20_000


class Finder(Pool):
    """Goes through documents as they come."""

    def find(self, reading: Reading, name: str) -> Future[Extraction]:
        """What the rules make of a document. `name` is its file name; failures as for `ask`."""
        request = {
            "name": name,
            "published": reading.date,
            "passages": [(one.start, one.end, one.page) for one in reading.passages],
        }
        allowed = _SECONDS + len(reading.text) * _SECONDS_A_CHARACTER
        return self.ask(request, reading.text.encode(), allowed, Extraction, name)
