"""How the overview reads: its lists and bars as rows, and where each row leads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import get_args

from textual.content import Content

from agenda.overview import MoneyEntry, Overview
from data.records import Status
from exports import language, words
from exports.language import _, number
from tui.record_text import HEADING, LATE, QUIET, titled
from tui.widgets.bar_plot import line_of
from tui.widgets.outline import heading_row
from tui.widgets.result_list import Row
from tui.widgets.wording import joined, line

# The colour of a bar, which says nothing that its length does not.
_BAR_STYLE = "$primary-lighten-2"


def head(figures: Overview, today: date) -> Content:
    """The library in figures."""
    facts = [
        line(words.record_count("commitment", figures.commitments), HEADING),
        line(words.record_count("initiative", figures.initiatives)),
    ]
    if figures.unreviewed:
        text = _("{count} not reviewed")
        facts.append(line(text.format(count=number(figures.unreviewed))))
    as_of = _("as of {date}").format(date=language.date(today.isoformat()))
    facts.append(line(as_of, QUIET))
    return joined(facts, " · ")


# What needs attention


def attention_rows(figures: Overview) -> list[Row]:
    """What is overdue, oldest deadline first, and the questions without an answer."""
    rows = []
    if figures.overdue:
        title = _("Overdue ({count})").format(count=number(figures.overdue_total))
        rows.append(heading_row("overdue", title))
    for late in figures.overdue:
        one = late.commitment
        rows.append(
            Row(
                one.id,
                (
                    titled(one.title, closed=late.closed),
                    line(f"! {language.short_date(late.deadline)}", LATE),
                ),
            )
        )
    if figures.unanswered:
        title = _("Without an answer ({count})").format(count=number(len(figures.unanswered)))
        rows.append(heading_row("unanswered", title))
    for entry in figures.unanswered:
        one_asked = entry.question
        if one_asked.due_on:
            due = language.short_date(one_asked.due_on)
            mark = line(f"! {due}", LATE) if entry.overdue else line(due)
        else:
            mark = line(words.word(words.QUESTION_STATUS, one_asked.status))
        rows.append(Row(one_asked.id, (titled(one_asked.text, closed=entry.closed), mark)))
    return rows


# Figures


def figure_rows(figures: Overview, bar: int) -> list[Row]:
    """Commitments by status, and money by initiative and year of the document; `bar` cells wide.

    Documents stand apart: two that state the same promise would otherwise count it twice."""
    rows = []
    if figures.statuses:
        rows.append(heading_row("statuses", _("Commitments by status")))
        rows += _status_rows(figures, bar)
    if figures.money:
        rows.append(heading_row("money", _("Money by initiative, year and document")))
        most = max(one.money.amount for one in figures.money)
        rows += [_money_row(one, most, bar) for one in figures.money]
    return rows


def _status_rows(figures: Overview, bar: int) -> Iterable[Row]:
    most = max(figures.statuses.values())
    for status in get_args(Status):
        count = figures.statuses.get(status, 0)
        if count:
            name = line(words.word(words.STATUS, status))
            drawn = line_of(count / most, bar, _BAR_STYLE)
            yield Row(f"status:{status}", (name, Content(""), drawn, line(number(count))))


def _money_row(one: MoneyEntry, most: int, bar: int) -> Row:
    year = line("" if one.year is None else str(one.year), QUIET)
    drawn = line_of(one.money.amount / most, bar, _BAR_STYLE)
    return Row(
        _money_id(one),
        (titled(one.title, closed=one.closed), year, drawn, _figure(one)),
    )


def _money_id(one: MoneyEntry) -> str:
    return f"money:{one.initiative}:{one.document}:{one.money.currency}:{one.money.kind}"


def _figure(one: MoneyEntry) -> Content:
    figure = line(language.money(one.money.amount, one.money.currency))
    if one.money.kind == "unspecified":
        return figure
    return joined([figure, line(words.word(words.AMOUNT_KIND, one.money.kind), QUIET)], " ")


# Where the lines lead


def ways(figures: Overview) -> dict[str, tuple[str, str]]:
    """For each row the screen, and what is shown there."""
    found = {}
    for late in figures.overdue:
        one = late.commitment
        found[one.id] = ("initiative", one.id) if one.initiative else ("lookup", _quoted(one.title))
    for entry in figures.unanswered:
        found[entry.question.id] = ("questions", entry.question.id)
    for money in figures.money:
        found[_money_id(money)] = ("initiative", money.initiative)
    for status in figures.statuses:
        found[f"status:{status}"] = ("lookup", f"status:{status}")
    return found


def _quoted(title: str) -> str:
    return f'"{title}"'
