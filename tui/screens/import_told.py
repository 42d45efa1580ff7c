"""What an import came to, in words: of each file in a few and in whole, of all of them in a line.

Knows what was kept; must not know how an import runs nor how it is drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from exports import words
from exports.language import _, ngettext, number

if TYPE_CHECKING:
    from data.documents.importing import Imported
    from data.intake import DocumentKept, TakenIn

_AS_BEFORE = "unchanged"


def outcome(kept: DocumentKept, unclear: Sequence[str] = ()) -> str:
    """What became of a document, for its row. `unclear`: what it leaves in doubt as an agenda."""
    told = {
        "new": _("new"),
        "source": _("source of a known document"),
        "edition": _("another edition"),
        "same": _("here already"),
    }[kept.imported.outcome]
    if states := words.citation_counts(kept.imported.citations):
        told += f": {states}"
    if kept.commitments:
        told += f", {words.record_count('commitment', kept.commitments)}"
    if count := len(kept.notices) + len(unclear):
        told += ", " + ngettext("{count} remark", "{count} remarks", count).format(count=count)
    return told


def in_whole(kept: DocumentKept, unclear: Sequence[str] = ()) -> str:
    """What a person should know about a file: of which document it is another edition and how that
    document's citations stand in it, the remarks on how it was read, and what is `unclear` in it as
    an agenda. Empty for nothing."""
    from tui.messages import notice

    told = [_known_as(kept.imported)] if kept.imported.outcome != "new" else []
    told += [notice(one.code, one.values) for one in kept.notices]
    told += unclear
    if differs(kept.imported):
        told.append(_("Enter shows what is other than before"))
    return "; ".join(told)


def _known_as(imported: Imported) -> str:
    told = {
        "source": _("the source of “{title}”"),
        "edition": _("another edition of “{title}”"),
        "same": _("is here already as “{title}”"),
    }[imported.outcome].format(title=imported.document.title)
    # Two documents may have one title.
    if imported.document.file_name:
        told += f" ({imported.document.file_name})"
    if states := words.citation_counts(imported.citations):
        told += f": {states}"
    return told


def differs(imported: Imported) -> bool:
    """Whether a citation of the document stands otherwise in the text that came."""
    return any(count for state, count in imported.citations.items() if state != _AS_BEFORE)


def summary(
    taken: TakenIn,
    unread: int = 0,
    meetings: int = 0,
    *,
    accepted: bool = False,
    enter_reviews: bool = False,
) -> str:
    """What an import came to, in a line. `unread` counts the files that were not read, `meetings`
    those made of agendas; what was found is `accepted` already, or waits, and then the line may say
    that Enter reviews it."""
    told = _("Imported: {what}").format(what=", ".join(_came(taken, meetings)) or _("nothing new"))
    if unread:
        told += _("; not read: {count}").format(count=number(unread))
    if found := sum(one.commitments for one in taken.documents):
        if accepted:
            said_so = _("; {count} found and accepted")
        elif enter_reviews:
            said_so = _("; {count} found, Enter reviews them")
        else:
            said_so = _("; {count} found, waiting for review")
        told += said_so.format(count=number(found))
    return told


def _came(taken: TakenIn, meetings: int) -> list[str]:
    """What came in, kind by kind."""
    counts: Counter[str] = Counter()
    for _name, pack in taken.packs:
        counts += pack.added
    outcomes = Counter(one.imported.outcome for one in taken.documents)
    counts["document"] += outcomes["new"]
    counts["meeting"] += meetings
    counts["commitment"] += sum(one.added for _name, one in taken.extracted)
    came = [
        words.record_count(table, counts[table])
        for table in ("document", "commitment", "initiative", "meeting")
        if counts[table]
    ]
    if count := outcomes["source"]:
        sources = ngettext("{count} source", "{count} sources", count)
        came.append(sources.format(count=count))
    if count := outcomes["edition"]:
        editions = ngettext("{count} new edition", "{count} new editions", count)
        came.append(editions.format(count=count))
    states: Counter[str] = Counter()
    for one in taken.documents:
        states.update(one.imported.citations)
    if stand := words.citation_counts(states):
        came[-1:] = [f"{came[-1]} ({stand})"]
    return came
