"""Making and editing by hand: initiatives, commitments, what became of them, and what belongs
together. Each asks in a form, writes through the desk and says what was done.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, get_args

from data.records import Commitment, Initiative, Status, Theme
from exports import words
from exports.language import _
from tui.screens.forms import Choice, Field
from tui.screens.typed import (
    amounts_in,
    amounts_text,
    check_amounts,
    check_points,
    points_in,
    points_text,
)

if TYPE_CHECKING:
    from agenda.register import LinkCandidate, Reason
    from data.store.library import Library
    from tui.screens.base import CommandScreen


# Initiatives


async def make_initiative(screen: CommandScreen[None]) -> str | None:
    """Ask for a new initiative; its identifier, None when it was left."""
    from agenda import initiatives

    answers = await screen.ask(_("New initiative"), *_initiative_fields(None), draft="initiative")
    if answers is None:
        return None
    author = screen.app.settings.name
    made = await screen.app.desk.write(
        lambda library: initiatives.make_initiative(
            library, author=author, **_initiative_values(answers)
        )
    )
    screen.app.announce(_("Initiative made: {title}").format(title=made.title))
    return made.id


async def edit_initiative(screen: CommandScreen[None], identifier: str) -> None:
    """Change the title, theme or summary of an initiative."""
    from agenda import initiatives

    one = await screen.app.desk.read(lambda library: library.get(Initiative, identifier))
    if one is None:
        return
    answers = await screen.ask(
        _("Edit initiative"), *_initiative_fields(one), draft=f"edit:{identifier}"
    )
    if answers is None:
        return
    author = screen.app.settings.name
    await screen.app.desk.write(
        lambda library: initiatives.edit_initiative(
            library, one, author=author, **_initiative_values(answers)
        )
    )
    screen.app.announce(_("Initiative changed"))


def _initiative_fields(one: Initiative | None) -> list[Field]:
    return [
        Field("title", _("Title"), value=one.title if one else "", required=True),
        theme_field(one.theme if one else None),
        Field("municipality", _("Municipality"), value=(one and one.municipality) or ""),
        Field("summary", _("Summary"), value=(one and one.summary) or "", kind="text"),
        closed_field(bool(one and one.closed)),
    ]


def _initiative_values(answers: dict[str, str]) -> dict[str, Any]:
    return {
        "title": answers["title"],
        "theme": answers["theme"] or None,
        "municipality": answers["municipality"],
        "summary": answers["summary"],
        "closed": answers["closed"] == "closed",
    }


def theme_field(theme: Theme | None) -> Field:
    """A field for one of the themes, or none."""
    choices = [Choice("", _("(none)"))]
    choices += [Choice(code, words.word(words.THEME, code)) for code in get_args(Theme)]
    return Field("theme", _("Theme"), value=theme or "", kind="choice", choices=choices)


def closed_field(closed: bool) -> Field:
    """A field that says whether something is kept behind closed doors."""
    choices = [Choice("open", words.word(words.ACCESS, "open"))]
    choices.append(Choice("closed", words.word(words.ACCESS, "closed")))
    value = "closed" if closed else "open"
    return Field("closed", _("Access"), value=value, kind="choice", choices=choices)


# Commitments


async def make_commitment(screen: CommandScreen[None], initiative: Initiative) -> None:
    """Ask for a commitment that stands in no imported source; it says that it was typed."""
    from agenda import initiatives

    answers = await screen.ask(
        _("New commitment: {title}").format(title=initiative.title),
        *_commitment_fields(None, initiative, []),
        draft=f"commitment:{initiative.id}",
    )
    if answers is None:
        return
    author, values = screen.app.settings.name, _commitment_values(answers, None)
    await screen.app.desk.write(
        lambda library: initiatives.make_commitment(
            library, initiative=initiative.id, author=author, **values
        )
    )
    screen.app.announce(_("Commitment entered by hand; briefings say that it has no source"))


async def edit_commitment(screen: CommandScreen[None], commitment: Commitment) -> None:
    """Change the fields of a commitment; its citations stay."""
    from agenda import initiatives

    actors = await screen.app.desk.read(
        lambda library: initiatives.actor_names(library, commitment)
    )
    answers = await screen.ask(
        _("Edit commitment"),
        *_commitment_fields(commitment, None, actors),
        draft=f"edit:{commitment.id}",
    )
    if answers is None:
        return
    author, values = screen.app.settings.name, _commitment_values(answers, commitment)
    now = await screen.app.desk.write(
        lambda library: initiatives.edit_commitment(library, commitment, author=author, **values)
    )
    same = now == commitment
    screen.app.announce(_("Nothing was changed") if same else _("Commitment changed"))


def _commitment_fields(
    one: Commitment | None, initiative: Initiative | None, actors: list[str]
) -> list[Field]:
    beside = one or initiative
    amounts, points = (one.amounts, one.dates) if one else ((), ())
    return [
        Field("title", _("Title"), value=one.title if one else "", required=True),
        status_field(one.status if one else "unknown"),
        Field("status_reason", _("Evidence"), value=(one and one.status_reason) or ""),
        Field(
            "amounts", _("Money"), value=amounts_text(amounts), kind="text",
            check=partial(check_amounts, before=amounts),
            hint=_("one per line: 750.000 what it pays for"),
        ),
        Field(
            "dates", _("Dates"), value=points_text(points), kind="text", check=check_points,
            hint=_("one per line: deadline 2026-08, decision 2025, start, period"),
        ),
        Field(
            "actor_names", _("Who"), value="\n".join(actors), kind="text",
            hint=_("one per line"),
        ),
        Field("summary", _("Summary"), value=(one and one.summary) or "", kind="text"),
        theme_field(beside.theme if beside else None),
        Field("municipality", _("Municipality"), value=(beside and beside.municipality) or ""),
        Field("section", _("Section"), value=(one and one.section) or ""),
        Field("number", _("Number"), value=(one and one.number) or ""),
        closed_field(bool(one and one.closed)),
    ]  # fmt: skip


def _commitment_values(answers: dict[str, str], one: Commitment | None) -> dict[str, Any]:
    return {
        "title": answers["title"],
        "status": answers["status"],
        "status_reason": answers["status_reason"],
        "amounts": amounts_in(answers["amounts"], one.amounts if one else ()),
        "dates": points_in(answers["dates"], one.dates if one else ()),
        "actor_names": answers["actor_names"].splitlines(),
        "summary": answers["summary"],
        "theme": answers["theme"] or None,
        "municipality": answers["municipality"],
        "section": answers["section"],
        "number": answers["number"],
        "closed": answers["closed"] == "closed",
    }


def status_field(status: Status) -> Field:
    """A field for a commitment's status."""
    choices = [Choice(code, words.word(words.STATUS, code)) for code in get_args(Status)]
    return Field("status", _("Status"), value=status, kind="choice", choices=choices)


# What became of it


async def set_status(screen: CommandScreen[None], subject: Commitment | str) -> None:
    """Ask what became of a commitment, or of the initiative of that identifier, and what shows it.
    It stands as a follow-up on the initiative from then on."""
    from agenda import initiatives
    from data.dates import today

    identifier = subject if isinstance(subject, str) else subject.id
    answers = await screen.ask(
        _("What became of it?"),
        Field("note", _("Evidence"), kind="text", required=True),
        status_field("done" if isinstance(subject, str) else subject.status),
        Field("on", _("When"), value=today().isoformat(), required=True, kind="date"),
        draft=f"status:{identifier}",
    )
    if answers is None:
        return
    author = screen.app.settings.name
    status: Status = answers["status"]  # type: ignore[assignment]

    def write(library: Library) -> None:
        found = library.get(Initiative, subject) if isinstance(subject, str) else subject
        if found is not None:
            initiatives.set_status(
                library, found, status, on=answers["on"], note=answers["note"], author=author
            )

    await screen.app.desk.write(write)
    screen.app.announce(_("Status set: {status}").format(status=words.word(words.STATUS, status)))


async def add_follow_up(screen: CommandScreen[None], initiative: Initiative) -> None:
    """Ask for something that happened to an initiative, and keep it on its timeline. The status
    stays as it was: that is for `set_status`."""
    from agenda import initiatives
    from data.dates import today

    answers = await screen.ask(
        _("Follow-up: {title}").format(title=initiative.title),
        Field("note", _("What happened"), kind="text", required=True),
        Field("on", _("When"), value=today().isoformat(), required=True, kind="date"),
        Field(
            "amount", _("Money"), check=check_amounts,
            hint=_("where money moved: 750.000 what it pays for"),
        ),
        closed_field(initiative.closed),
        draft=f"follow-up:{initiative.id}",
    )  # fmt: skip
    if answers is None:
        return
    author, moved = screen.app.settings.name, amounts_in(answers["amount"], ())
    await screen.app.desk.write(
        lambda library: initiatives.add_follow_up(
            library,
            initiative.id,
            on=answers["on"],
            note=answers["note"],
            amount=moved[0] if moved else None,
            closed=answers["closed"] == "closed",
            author=author,
        )
    )
    screen.app.announce(_("Kept as a follow-up of {title}").format(title=initiative.title))


# What belongs together


async def link_commitment(screen: CommandScreen[None], initiative: Initiative) -> None:
    """Suggest commitments that may belong to an initiative, with the reason; attach the one that
    the person chooses."""
    from agenda import initiatives, register

    found = await screen.app.desk.read(
        lambda library: register.link_candidates(library, initiative.id)
    )
    if not found:
        screen.app.announce(_("There is no other commitment in the library"))
        return
    chosen = await screen.choose(
        _("Which commitment belongs to {title}?").format(title=initiative.title),
        [Choice(one.commitment.id, _candidate(one), _reasons(one)) for one in found],
    )
    if chosen is None:
        return
    commitment = next(one.commitment for one in found if one.commitment.id == chosen)
    author = screen.app.settings.name
    await screen.app.desk.write(
        lambda library: initiatives.link(library, commitment, initiative.id, author=author)
    )
    screen.app.announce(_("Attached: {title}").format(title=commitment.title))


async def attach_to_initiative(screen: CommandScreen[None], commitment_id: str) -> None:
    """Attach a commitment to the initiative that the person chooses."""
    from agenda import initiatives

    commitment = await screen.app.desk.read(lambda library: library.get(Commitment, commitment_id))
    chosen = await choose_initiative(screen, commitment) if commitment else None
    if commitment is None or chosen is None:
        return
    author = screen.app.settings.name
    await screen.app.desk.write(
        lambda library: initiatives.link(library, commitment, chosen.id, author=author)
    )
    screen.app.announce(_("Attached to {title}").format(title=chosen.label))


async def choose_initiative(screen: CommandScreen[None], commitment: Commitment) -> Choice | None:
    """Ask for an initiative, first those that the commitment may belong to, with the reason."""
    choices = await screen.app.desk.read(lambda library: _families(library, commitment))
    if not choices:
        screen.app.announce(_("There is no initiative to attach it to; + on screen 2 makes one"))
        return None
    title = _("Which initiative does “{title}” belong to?").format(title=commitment.title)
    chosen = await screen.choose(title, choices)
    return next((choice for choice in choices if choice.id == chosen), None)


def _families(library: Library, commitment: Commitment) -> list[Choice]:
    """The likely initiatives with the reason, then all others but its own."""
    from agenda import register
    from data.text import sort_key

    likely = register.family_candidates(library, commitment)
    choices = [
        Choice(
            one.initiative.id,
            one.initiative.title,
            "; ".join(_reason(reason) for reason in one.reasons),
        )
        for one in likely
    ]
    named = {one.initiative.id for one in likely} | {commitment.initiative}
    others = [one for one in library.all(Initiative) if one.id not in named]
    others.sort(key=lambda one: sort_key(one.title))
    return [*choices, *(Choice(one.id, one.title, one.municipality or "") for one in others)]


def _candidate(one: LinkCandidate) -> str:
    year = one.document.date[:4] if one.document and one.document.date else ""
    return " · ".join(part for part in (one.commitment.title, year) if part)


def _reasons(one: LinkCandidate) -> str:
    said = [_reason(reason) for reason in one.reasons]
    if one.initiative is not None:
        said.append(_("now on {title}").format(title=one.initiative.title))
    return "; ".join(said)


def _reason(reason: Reason) -> str:
    if reason.code == "titles-alike":
        return _("{percent} % alike").format(percent=reason.value)
    if reason.code == "shared-words":
        return _("both say {words}").format(words=reason.value)
    if reason.code == "same-theme":
        return words.word(words.THEME, reason.value)
    return reason.value


async def unlink_commitment(screen: CommandScreen[None], commitment: Commitment) -> None:
    """Take a commitment off its initiative; undo puts it back."""
    from agenda import initiatives

    author = screen.app.settings.name
    await screen.app.desk.write(
        lambda library: initiatives.link(library, commitment, None, author=author)
    )
    screen.app.announce(_("Taken off the initiative; u puts it back"))
