"""The words of the questions that one could ask, and of their reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from agenda.briefing_values import BriefingItem, BriefingSuggestion
from agenda.suggestions import Suggestion
from data.text import clean_line, fold, shortened
from exports import words
from exports.language import N_, _, date, money, names

_QUOTE_LENGTH = 200

QUESTIONS: dict[str, str] = {
    "deadline-passed": N_(
        "The deadline for “{title}” was {deadline}. Has it been done, and if not, when will it be?"
    ),
    "other-sum": N_(
        "{promised} was promised for “{title}”; now it says {told}. What explains the difference?"
    ),
    "money-not-found": N_(
        "{promised} was promised for “{title}”. Is the money in this item, and where?"
    ),
    "parts-do-not-add-up": N_("The figures of “{title}” do not add up. What is the right sum?"),
    "shall-became-can": N_(
        "“{title}” was binding and is now only a possibility. Is it still going to be done?"
    ),
    "promised-again": N_(
        "“{title}” has been promised since {first}. What stands in the way of doing it?"
    ),
    "depends-on-others": N_("“{title}” depends on {others}. What has been agreed?"),
    "no-actor": N_("Who is responsible for “{title}”?"),
    "no-money": N_("What does “{title}” cost, and who pays?"),
}
REASONS: dict[str, str] = {
    "deadline-passed": N_("The deadline has passed, and nothing was recorded since."),
    "other-sum": N_("The sum is not the one that was promised."),
    "money-not-found": N_("The sum that was promised does not stand in the text of the item."),
    "parts-do-not-add-up": N_("{finding}"),
    "shall-became-can": N_("Then: “{was}” Now: “{becomes}”"),
    "promised-again": N_("Promised in {years}; that it was done is not recorded."),
    "depends-on-others": N_("The text names {others}."),
    "no-actor": N_("The text names nobody who is to do it."),
    "no-money": N_("The text names no money."),
}


class Offered(msgspec.Struct, frozen=True):
    """A question that one could ask, in words, with its reason and the numbers of its sources."""

    suggestion: Suggestion
    text: str
    reason: str
    sources: tuple[int, ...]


def offered(item: BriefingItem) -> Iterator[Offered]:
    """The questions that one could ask about an item, those left out that were asked already."""
    known = {fold(clean_line(text)) for text in item.asked}
    known |= {fold(clean_line(one.question.text)) for one in item.questions}
    for one in item.suggested:
        found = in_words(one)
        if fold(found.text) not in known:
            yield found


def in_words(one: BriefingSuggestion) -> Offered:
    """A suggestion in the language in use."""
    values = _values(one.suggestion)
    code = one.suggestion.code
    return Offered(
        suggestion=one.suggestion,
        text=_(QUESTIONS[code]).format_map(values),
        reason=_(REASONS[code]).format_map(values),
        sources=one.sources,
    )


class _Values(dict[str, Callable[[], str]]):
    """Values by name, each put into words only where a sentence asks for it."""

    def __getitem__(self, name: str) -> Any:
        return super().__getitem__(name)()


def _values(one: Suggestion) -> _Values:
    return _Values(
        title=lambda: clean_line(one.commitment.title),
        deadline=lambda: date(one.deadline.value) if one.deadline else "",
        promised=lambda: money(one.promised.amount, one.promised.currency) if one.promised else "",
        told=lambda: money(one.told.amount, one.told.currency) if one.told else "",
        finding=lambda: words.parts_finding(one.parts) if one.parts else "",
        was=lambda: shortened(one.was or "", _QUOTE_LENGTH),
        becomes=lambda: shortened(one.becomes or "", _QUOTE_LENGTH),
        first=lambda: one.years[0] if one.years else "",
        years=lambda: names(list(one.years)),
        others=lambda: names([clean_line(each) for each in one.others]),
    )
