"""What a purge takes out and what it cannot reach, in words: for the command line and the app."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from exports import words
from exports.language import _, ngettext

if TYPE_CHECKING:
    from data.purge import Copies
    from data.store.erasing import Erasure


def plan_lines(erasure: Erasure, handed_out: Sequence[str]) -> Iterator[str]:
    """What goes, what stays without it, the files that were handed out, what is not reached."""
    counts = (words.record_count(table, count) for table, count in erasure.counts().items())
    yield _("goes: {what}").format(what=", ".join(counts))
    if erasure.amended:
        count = len(erasure.amended)
        text = ngettext("stays without it: {count}", "stay without it: {count}", count)
        yield text.format(count=count)
    yield from _reach(handed_out)


def done_lines(copies: Copies) -> Iterator[str]:
    """What was done with other files, and what is left to do by hand."""
    for path in copies.rewritten:
        yield _("rewritten without it: {file}").format(file=path)
    for path in copies.removed:
        yield _("removed: {file}").format(file=path)
    yield from _reach(copies.handed_out)


def _reach(handed_out: Sequence[str]) -> Iterator[str]:
    for path in handed_out:
        yield _("handed out, may hold it: {file}").format(file=path)
    yield _(
        "not reached: files handed out, copies made by other programs or in synchronised folders, "
        "what the disk still holds of overwritten blocks, the terminal's own history"
    )


def second_question() -> str:
    """What is asked after the first yes; to be answered with how many records go."""
    return _("It goes from the log and all backups, too. Type {number}, how many records go: ")
