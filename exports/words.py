"""The words for the codes of the records, the log and the checks, in the language in use.

Every code has its word here and nowhere else. `word(Table, code)` answers with the code itself
where a newer library knows one that we do not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from agenda.checks import PartsFinding, Sum
from data.records import Amount, DatePoint
from data.text import clean_line, fold, shortened
from data.why import why_in
from exports.language import N_, _, date, money, ngettext

if TYPE_CHECKING:
    from agenda.editions import Change

Words = dict[str, str]

# So much of a text is quoted in a line about it.
_VALUE_LENGTH = 100

STATUS: Words = {
    "proposed": N_("proposed"),
    "decided": N_("decided"),
    "under_way": N_("under way"),
    "done": N_("done"),
    "dropped": N_("dropped"),
    "unknown": N_("unknown"),
}
QUESTION_STATUS: Words = {
    "draft": N_("draft"),
    "asked": N_("asked"),
    "answered": N_("answered"),
    "dropped": N_("given up"),
}
ACCESS: Words = {
    "open": N_("open"),
    "closed": N_("closed"),
    "unknown": N_("unknown"),
}
MEETING_KIND: Words = {"agenda": N_("agenda"), "minutes": N_("minutes")}
CITATION_STATE: Words = {
    "not_imported": N_("source not imported"),
    "unchanged": N_("unchanged"),
    "moved": N_("moved"),
    "changed": N_("changed"),
    "gone": N_("gone"),
}
# What `verify` looks at, one after the other.
VERIFIED: Words = {
    "records": N_("records"),
    "citations": N_("citations"),
    "index": N_("look-up index"),
}
AMOUNT_KIND: Words = {
    "operating": N_("operating"),
    "capital": N_("capital"),
    "allotment": N_("allotment"),
    "release": N_("release"),
    "supplementary": N_("supplementary"),
    "unspecified": N_("unspecified"),
}
AMOUNT_ROLE: Words = {
    "total": N_("in total"),
    "part": N_("part of a total"),
    "single": N_("by itself"),
}
DATE_ROLE: Words = {
    "deadline": N_("deadline"),
    "decision": N_("decision"),
    "start": N_("start"),
    "period": N_("period"),
}
DOCUMENT_KIND: Words = {
    "action_plan": N_("action plan"),
    "party_programme": N_("party programme"),
    "budget_agreement": N_("budget agreement"),
    "budget": N_("budget"),
    "proposal": N_("proposal"),
    "minutes": N_("minutes"),
    "agenda": N_("agenda"),
    "strategy": N_("strategy"),
    "news": N_("news"),
    "interview": N_("interview"),
    "report": N_("report"),
    "other": N_("other"),
}
FOLLOW_UP_KIND: Words = {
    "status": N_("status changed"),
    "evidence": N_("evidence found"),
    "amount": N_("money moved"),
}
THEME: Words = {
    "børn-unge": N_("children and young people"),
    "skole": N_("schools"),
    "ældre-sundhed": N_("older people and health"),
    "social": N_("social services"),
    "beskæftigelse": N_("employment"),
    "klima-miljø": N_("climate and environment"),
    "trafik": N_("traffic"),
    "byudvikling": N_("urban development"),
    "kultur-fritid": N_("culture and leisure"),
    "økonomi": N_("finance"),
    "demokrati": N_("democracy"),
    "erhverv": N_("business"),
    "andet": N_("other"),
}
RECORD: Words = {
    "document": N_("document"),
    "version": N_("version"),
    "actor": N_("actor"),
    "initiative": N_("initiative"),
    "commitment": N_("commitment"),
    "follow_up": N_("follow-up"),
    "meeting": N_("meeting"),
    "agenda_item": N_("agenda item"),
    "attachment": N_("attachment"),
    "decision": N_("decision"),
    "briefing_selection": N_("choice for a briefing"),
    "question": N_("question"),
    "note": N_("note"),
}
VERB: Words = {
    "flag-question": N_("flagged a question"),
    "ask-question": N_("asked a question"),
    "answer-question": N_("entered an answer"),
    "answer-question-part": N_("entered part of an answer"),
    "drop-question": N_("dropped a question"),
    "reopen-question": N_("took a question up again"),
    "edit-question": N_("edited a question"),
    "remove-question": N_("removed a question"),
    "add-note": N_("wrote a note"),
    "edit-note": N_("edited a note"),
    "remove-note": N_("removed a note"),
    "make-meeting": N_("made a meeting"),
    "edit-meeting": N_("edited a meeting"),
    "remove-meeting": N_("removed a meeting"),
    "add-item": N_("added an agenda item"),
    "edit-item": N_("edited an agenda item"),
    "move-item": N_("moved an agenda item"),
    "remove-item": N_("removed an agenda item"),
    "add-to-agenda": N_("added a commitment to the agenda"),
    "dismiss-from-agenda": N_("dismissed a commitment from the agenda"),
    "forget-selection": N_("took back what was said of a commitment on the agenda"),
    "move-selection": N_("moved a commitment on the agenda"),
    "make-initiative": N_("made an initiative"),
    "edit-initiative": N_("edited an initiative"),
    "make-commitment": N_("entered a commitment"),
    "edit-commitment": N_("edited a commitment"),
    "link-commitment": N_("attached a commitment to an initiative"),
    "unlink-commitment": N_("took a commitment off its initiative"),
    "set-status": N_("set a status"),
    "add-follow-up": N_("added a follow-up"),
    "import": N_("imported files"),
    "add-agenda": N_("kept an agenda"),
    "keep-follow-ups": N_("made follow-ups of what was decided"),
    "accept-candidate": N_("accepted a commitment"),
    "accept-candidates": N_("accepted commitments"),
    "accept-wording": N_("accepted the new words of a source"),
    "reject-candidate": N_("rejected a candidate"),
    "split-candidate": N_("split a candidate"),
    "join-candidates": N_("joined two candidates"),
    "purge": N_("purged records"),
}
# What is other in a new edition of an agenda.
ITEM_CHANGE: Words = {
    "item-added": N_("{item}: new"),
    "item-gone": N_("{item}: no longer on the agenda, taken out"),
    "item-kept": N_("{item}: no longer on the agenda, kept because of what you added"),
    "title-changed": N_("{item}: was called “{old}”"),
    "number-changed": N_("{item}: was number {old}"),
    "access-changed": N_("{item}: was {old}, is {new}"),
    "recommendation-changed": N_("{item}: the recommendation was changed"),
    "case-changed": N_("{item}: the text of the case was changed"),
    "line-added": N_("{item}: new line “{new}”"),
    "line-gone": N_("{item}: line “{old}” is gone"),
    "line-changed": N_("{item}: line “{old}” is now “{new}”"),
    "attachment-added": N_("{item}: new attachment “{new}”"),
    "decision-added": N_("{item}: decided: {new}"),
    "changed": N_("{item}: changed"),
}
# What an agenda leaves in doubt; `{numbers}` are those that several items have.
AGENDA_DOUBT: Words = {
    "year-inferred": N_("the agenda says no year; it was taken from its case numbers"),
    "same-number": N_("several items have the number {numbers}; all are kept"),
    "untitled-items": N_("some items have no title"),
}
# Why the rules took a passage for a commitment; `{words}` are the text's own.
WHY: Words = {
    "list_demands": N_("a demand in the list “{words}”"),
    "list_decisions": N_("a decision in the list “{words}”"),
    "list_nominal": N_("a point in the list “{words}”"),
    "table_row": N_("a row of the table “{words}”"),
    "numbered_initiative": N_("a numbered initiative: “{words}”"),
    "modal": N_("says what shall or will be: “{words}”"),
    "announcement": N_("reads like a commitment: “{words}”"),
    "passive": N_("says what is being done: “{words}”"),
    "perfect": N_("says what has been done: “{words}”"),
    "decision": N_("says what was decided: “{words}”"),
    "order": N_("gives an order: “{words}”"),
    "demand": N_("says what to do: “{words}”"),
    "share": N_("gives it a share of the money: “{words}”"),
    "enumeration": N_("one of the measures announced before it: “{words}”"),
}
# The same where no words of the text stand for it.
WHY_WORDLESS: Words = {
    "announcement": N_("the sentence reads like a commitment"),
}


def word(words: Words, code: str) -> str:
    """The word for a code of one of the tables above."""
    message = words.get(code, code)
    return _(message) if message else ""


def recognised() -> str:
    """The warning beside a citation whose words a program read off a picture."""
    return _("read from a picture")


def why(code: str, values: Sequence[str]) -> str:
    """Why the rules took a passage, with the words of the text that met the rule."""
    # Of a list the heading tells more than the first word of the point.
    said = next((clean_line(one) for one in values if one.strip()), "")
    return word(WHY, code).format(words=said) if said else word(WHY_WORDLESS, code)


def commitment_why(text: str) -> str:
    """A commitment's `why` in words: a rule's code, or what a person or another program wrote."""
    code, values = why_in(text)
    return why(code, values) if code in WHY or code in WHY_WORDLESS else text


def status(code: str, reason: str | None) -> str:
    """A status with the words that show it, unless these only repeat it."""
    name, shown = word(STATUS, code), clean_line(reason or "")
    return f"{name} – {shown}" if fold(shown) not in ("", fold(name)) else name


def item_change(change: Change) -> str:
    """What is other in a new edition of an agenda item, as a line; of one that is closed it is
    marked, and without its words no more than that it changed."""
    title = change.title or _("closed item")
    item = f"{change.number}. {title}" if change.number else title
    if change.closed and not change.title:
        code = change.code if change.code in ("item-added", "item-gone", "item-kept") else "changed"
        return word(ITEM_CHANGE, code).format(item=item)
    item = f"⊘ {item}" if change.closed else item
    old, new = (shortened(one or "–", _VALUE_LENGTH) for one in (change.old, change.new))
    if change.code == "access-changed":
        old, new = (word(ACCESS, one or "") for one in (change.old, change.new))
    return word(ITEM_CHANGE, change.code).format(item=clean_line(item), old=old, new=new)


def citation_counts(states: Mapping[str, int]) -> str:
    """How many citations stand how, what needs a look first: `changed 1, gone 1, unchanged 4`.
    Empty without any."""
    urgent = ("changed", "gone", "moved", "unchanged")
    ranked = sorted(states, key=lambda one: urgent.index(one) if one in urgent else len(urgent))
    return ", ".join(f"{word(CITATION_STATE, one)} {states[one]}" for one in ranked if states[one])


def record_count(table: str, count: int) -> str:
    """So many records of a kind: `1 commitment`, `49 commitments`."""
    forms = {
        "document": ngettext("{count} document", "{count} documents", count),
        "initiative": ngettext("{count} initiative", "{count} initiatives", count),
        "commitment": ngettext("{count} commitment", "{count} commitments", count),
        "question": ngettext("{count} question", "{count} questions", count),
        "note": ngettext("{count} note", "{count} notes", count),
        "meeting": ngettext("{count} meeting", "{count} meetings", count),
        "agenda_item": ngettext("{count} agenda item", "{count} agenda items", count),
        "actor": ngettext("{count} actor", "{count} actors", count),
        "version": ngettext("{count} version", "{count} versions", count),
        "follow_up": ngettext("{count} follow-up", "{count} follow-ups", count),
        "attachment": ngettext("{count} attachment", "{count} attachments", count),
        "decision": ngettext("{count} decision", "{count} decisions", count),
        "briefing_selection": ngettext(
            "{count} choice for a briefing", "{count} choices for a briefing", count
        ),
    }
    return forms[table].format(count=count)


def waiting_for_review(count: int) -> str:
    """What is to be said where candidates could have mattered, had they been accepted."""
    return ngettext(
        "{count} commitment waits for review", "{count} commitments wait for review", count
    ).format(count=count)


def amount(one: Amount) -> str:
    """An amount with what is known about it: `750.000 kr. (drift, i alt) til caféen`."""
    known = [word(AMOUNT_KIND, one.kind)] if one.kind != "unspecified" else []
    known += [word(AMOUNT_ROLE, one.role)] if one.role != "single" else []
    figure = money(one.amount, one.currency)
    if known:
        figure = f"{figure} ({', '.join(known)})"
    if one.purpose is None:
        return figure
    return _("{amount} for {purpose}").format(amount=figure, purpose=one.purpose)


def money_sum(one: Sum) -> str:
    """A sum with its kind: `2,5 mio. kr. (drift)`."""
    figure = money(one.amount, one.currency)
    return figure if one.kind == "unspecified" else f"{figure} ({word(AMOUNT_KIND, one.kind)})"


def date_point(one: DatePoint) -> str:
    """A date with its role: `frist: august 2025`."""
    return f"{word(DATE_ROLE, one.role)}: {date(one.value)}"


def parts_finding(one: PartsFinding) -> str:
    """Whether the parts of a total add up, as a sentence."""
    total = money(one.total.amount, one.total.currency, full=True)
    count = len(one.parts)
    values: dict[str, Any] = {"count": count, "total": total}
    if one.added is None or one.difference is None:
        message = _("The {count} parts are of other kinds of money than the total of {total}.")
        return _sentence(message.format(**values))
    values["sum"] = money(one.added, one.total.currency, full=True)
    values["difference"] = money(abs(one.difference), one.total.currency, full=True)
    message = {
        "parts-add-up": _("The {count} parts add up to {total}."),
        "parts-fall-short": _(
            "The {count} parts come to {sum}, {difference} less than the total of {total}."
        ),
        "parts-exceed": _(
            "The {count} parts come to {sum}, {difference} more than the total of {total}."
        ),
    }[one.code]
    return _sentence(message.format(**values))


def _sentence(text: str) -> str:
    """A sentence that ends in `kr.` has its full stop already."""
    return text[:-1] if text.endswith("..") else text
