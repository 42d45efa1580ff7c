"""What `verify` found, in words: for the command line and the app."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from data.ids import short_id
from exports import words
from exports.language import _, ngettext

if TYPE_CHECKING:
    from data.verify import Report


def report_lines(report: Report) -> Iterator[str]:
    """How many there are and how they stand, then what is wrong, or that nothing is."""
    total = sum(report.citations.values())
    commitments = words.record_count("commitment", report.commitments)
    citations = ngettext("{count} citation", "{count} citations", total)
    yield f"{commitments}, {citations.format(count=total)}"
    for state in words.CITATION_STATE:
        if state in report.citations:
            yield f"  {words.word(words.CITATION_STATE, state)}: {report.citations[state]}"
    for one in report.doubts:
        place = f"{one.document} {one.start}-{one.end}"
        state = words.word(words.CITATION_STATE, one.state)
        record = words.word(words.RECORD, one.table)
        yield f"{state}: {place} ({record} {short_id(one.id)})"
    for damaged in report.damaged:
        yield _("damaged: {what}").format(what=damaged)
    if report.index == "wrong":
        yield _("the look-up index does not hold the records; the next look-up makes it anew")
    if report.ok:
        yield _("records, texts and references are whole")
