"""Money, dates and parts of questions as people type them into forms, one per line, and back.

A line that is left as it was keeps all that is known about it, also what the form does not show.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from data.dates import is_date
from data.records import Amount, DatePoint, DateRole, ItemLine, QuestionPart
from data.search.query import read_amount
from data.text import clean_line, fold
from exports import words
from exports.language import _, current

_AMOUNT = re.compile(
    r"(?P<figure>\d[\d.,]*(?:\s*(?:mio|mia|tkr|m|bn)\b\.?)?)\s*(?P<currency>kr\b\.?|[A-Z]{3}\b)?"
    r"\s*(?P<purpose>.*)"
)
# A word between a sum and its purpose, which the purpose is read out with anyway. "To" is a number
# in Danish.
_BETWEEN = re.compile(r"^til(?:\s+|$)", re.IGNORECASE)
_BETWEEN_IN_ENGLISH = re.compile(r"^(?:til|to|for)(?:\s+|$)", re.IGNORECASE)
# A further sum among words: a figure with its currency or scale, in millions, or grown onto a word.
_FURTHER_SUM = re.compile(
    r"\d[\d.,]*\s*(?:kr|kroner|mio|mia|tkr|bn|DKK|EUR)\b|\d{1,3}(?:[.,]\d{3}){2,}"
    r"|(?<=[^\W\d_])\d{1,3}[.,]\d{3}\b",
    re.IGNORECASE,
)
_LONGEST = 1_000


def amount_line(one: Amount) -> str:
    """An amount on one line: `750.000 kr. caféen`."""
    figure = f"{one.amount:,}".replace(",", "." if current() == "da" else ",")
    currency = "kr." if one.currency == "DKK" else one.currency
    return " ".join(part for part in (figure, currency, one.purpose) if part)


def amounts_text(amounts: Sequence[Amount]) -> str:
    """Amounts as they are edited."""
    return "\n".join(amount_line(one) for one in amounts)


def amounts_in(text: str, before: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts that the lines name; those of `before` whose line is unchanged as they were.
    ValueError with the line that names none."""
    known = {clean_line(amount_line(one)): one for one in before}
    return tuple(known.get(row) or _amount(row) for row in _rows(text))


def _amount(row: str) -> Amount:
    found = _AMOUNT.fullmatch(row)
    # "2,500,000" is how English writes what Danish writes "2.500.000".
    figure = found["figure"].rstrip(".,") if found else ""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", figure):
        figure = figure.replace(",", ".")
    amount = read_amount(figure)
    if found is None or amount is None:
        raise ValueError(row)
    currency = found["currency"] or "kr"
    between = _BETWEEN if current() == "da" else _BETWEEN_IN_ENGLISH
    return Amount(
        amount=amount,
        currency="DKK" if currency.startswith("kr") else currency,
        purpose=between.sub("", found["purpose"], count=1)[:_LONGEST] or None,
    )


def check_amounts(text: str, before: Sequence[Amount] = ()) -> str | None:
    """What is wrong with the lines, as a sentence; nothing with those of `before`."""
    try:
        found = amounts_in(text, before)
    except ValueError as error:
        return _("{line}: begin with a figure, such as 750.000 or 2,5 mio.").format(line=error)
    for one in found:
        if one not in before and _FURTHER_SUM.search(one.purpose or ""):
            return _("two sums, write one to a line: {line}").format(line=amount_line(one))
    return None


def point_line(one: DatePoint) -> str:
    """A date on one line: `deadline 2025-08`."""
    return f"{words.word(words.DATE_ROLE, one.role)} {one.value}"


def points_text(points: Sequence[DatePoint]) -> str:
    """Dates as they are edited."""
    return "\n".join(point_line(one) for one in points)


def points_in(text: str, before: Sequence[DatePoint]) -> tuple[DatePoint, ...]:
    """The dates that the lines name; those of `before` whose line is unchanged as they were.
    ValueError with the line that names none."""
    known = {point_line(one): one for one in before}
    return tuple(known.get(row) or _point(row) for row in _rows(text))


def _point(row: str) -> DatePoint:
    name, _space, value = row.rpartition(" ")
    roles: dict[str, DateRole] = {}
    for role in get_args(DateRole):
        roles[fold(role)] = roles[fold(words.word(words.DATE_ROLE, role))] = role
    # A bare date is what people wait for.
    role = roles.get(fold(name.strip(" :"))) if name else "deadline"
    if role is None or not is_date(value):
        raise ValueError(row)
    return DatePoint(value=value, role=role)


def check_points(text: str) -> str | None:
    """What is wrong with the lines, as a sentence."""
    try:
        points_in(text, ())
    except ValueError as error:
        return _("{line}: write {example}").format(
            line=error, example=f"{words.word(words.DATE_ROLE, 'deadline')} 2026-08"
        )
    return None


def date_in(text: str) -> str:
    """A date as people write it (`1.10.2026`, `1. oktober 2026`) as it is kept (`2026-10-01`); what
    is no date, or says no year, as it is."""
    from data.extraction.dates import dates

    if is_date(text):
        return text
    found = dates(text, 0, len(text))
    whole = len(found) == 1 and found[0].end == len(text)
    return found[0].value if whole else text


def check_date(text: str) -> str | None:
    """What is wrong with a date, as a sentence."""
    if is_date(date_in(text)):
        return None
    return _("{value} is no date; write 2026-02-28, 2026-02 or 2026").format(value=text)


def _rows(text: str) -> list[str]:
    return [row for line in text.splitlines() if (row := clean_line(line))]


def parts_text(parts: Sequence[QuestionPart]) -> str:
    """The parts of a question as they are edited, one per line."""
    return "\n".join(clean_line(one.text) for one in parts)


def parts_in(text: str, before: Sequence[QuestionPart]) -> tuple[QuestionPart, ...]:
    """The parts that the lines hold; those of `before` whose line is unchanged keep their
    answer."""
    known = {clean_line(one.text): one for one in before}
    return tuple(known.get(row) or QuestionPart(text=row) for row in _rows(text))


_ITEM_LINE = re.compile(r"(?:(?P<number>\S{1,12}): )?(?P<text>.*?)(?: \((?P<actor>[^()]*)\))?")


def lines_text(lines: Sequence[ItemLine]) -> str:
    """The lines of an agenda item as they are edited: `32: Relational welfare (M)`."""
    return "\n".join(_item_line(one) for one in lines)


def _item_line(one: ItemLine) -> str:
    text = f"{one.number}: {one.text}" if one.number else one.text
    return clean_line(f"{text} ({one.actor})" if one.actor else text)


def lines_in(text: str, before: Sequence[ItemLine]) -> tuple[ItemLine, ...]:
    """The lines of an agenda item; those of `before` that are unchanged as they were."""
    known = {_item_line(one): one for one in before}
    return tuple(known.get(row) or _read_item_line(row) for row in _rows(text))


def _read_item_line(row: str) -> ItemLine:
    found = _ITEM_LINE.fullmatch(row)
    if found is None or not found["text"]:
        return ItemLine(text=row[:_LONGEST])
    return ItemLine(text=found["text"][:_LONGEST], number=found["number"], actor=found["actor"])


_TIME = re.compile(r"(?:kl\.? ?)?(\d{1,2})(?:[.:](\d{2}))?")


def time_in(text: str) -> str:
    """A time of day as people write it (`16`, `16.30`, `kl. 16:30`) as 16:30; else as it is."""
    found = _TIME.fullmatch(text.strip())
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else text


def check_time(text: str) -> str | None:
    """What is wrong with a time of day, as a sentence."""
    if re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", time_in(text)):
        return None
    return _("{value} is no time of day; write 16:00").format(value=text)
