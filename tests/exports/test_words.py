"""Every code of the records and the log has its word, in both languages."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from agenda.checks import PartsFinding, Sum
from data import records
from data.records import TYPE_OF_TABLE, Amount, DatePoint
from exports import language, words
from tests.program import calls

TABLES: list[tuple[words.Words, Any]] = [
    (words.STATUS, records.Status),
    (words.QUESTION_STATUS, records.QuestionStatus),
    (words.ACCESS, records.Access),
    (words.MEETING_KIND, records.MeetingKind),
    (words.CITATION_STATE, records.CitationState),
    (words.AMOUNT_KIND, records.AmountKind),
    (words.AMOUNT_ROLE, records.AmountRole),
    (words.DATE_ROLE, records.DateRole),
    (words.DOCUMENT_KIND, records.DocumentKind),
    (words.FOLLOW_UP_KIND, records.FollowUpKind),
    (words.THEME, records.Theme),
]


@pytest.mark.parametrize(("table", "codes"), TABLES)
def test_every_code_has_a_word(table: words.Words, codes: Any) -> None:
    assert set(table) == set(get_args(codes))
    english = [words.word(table, code) for code in table]
    language.use("da")
    danish = [words.word(table, code) for code in table]
    assert all(danish)
    assert len(set(english)) == len(english)
    assert len(set(danish)) == len(danish)


def test_every_kind_of_record_has_a_word() -> None:
    assert set(words.RECORD) == set(TYPE_OF_TABLE)


def test_every_verb_of_the_log_has_a_word() -> None:
    found = verbs()
    assert "flag-question" in found
    assert found <= set(words.VERB)


def verbs() -> set[str]:
    """The verbs given to `Library.writing` and its sisters, and to `agenda.validity`."""
    found = set()
    for owner, name, texts in calls():
        place = {"writing": 0, "writing_in_batches": 0, "as_one": 0}.get(name)
        if owner == "validity":
            place = {"add": 2, "replace": 3}.get(name)
        if place is not None and len(texts) > place:
            found.add(texts[place])
    return {verb for verb in found if verb is not None}


def test_a_code_that_is_not_known_is_shown_as_it_is() -> None:
    assert words.word(words.STATUS, "postponed") == "postponed"


def test_amounts_sums_and_dates() -> None:
    language.use("da")
    assert words.amount(Amount(amount=750_000, purpose="caféen")) == "750.000 kr. til caféen"
    total = Amount(amount=1_000_000, kind="operating", role="total")
    assert words.amount(total) == "1 mio. kr. (drift, i alt)"
    assert words.money_sum(Sum(2_500_000, "DKK", "capital", 2)) == "2,5 mio. kr. (anlæg)"
    assert words.date_point(DatePoint(value="2025-08", role="deadline")) == "frist: august 2025"
    assert words.record_count("commitment", 1) == "1 tilsagn"
    assert words.record_count("attachment", 2) == "2 bilag"


def test_parts_of_a_total() -> None:
    total = Amount(amount=1_000_000, role="total")
    parts = (Amount(amount=400_000, role="part"), Amount(amount=500_000, role="part"))
    short = PartsFinding("x", "parts-fall-short", total, parts, 900_000, -100_000)
    assert words.parts_finding(short) == (
        "The 2 parts come to DKK 900,000, DKK 100,000 less than the total of DKK 1,000,000."
    )
    language.use("da")
    whole = PartsFinding("x", "parts-add-up", total, parts, 1_000_000, 0)
    assert words.parts_finding(whole) == "De 2 delbeløb giver tilsammen 1.000.000 kr."


def test_every_reason_of_the_rules_reads_as_words_with_and_without_the_texts_own() -> None:
    for code in words.WHY:
        assert "“sættes op”" in words.commitment_why(f"{code}|sættes op")
    assert words.commitment_why("announcement|") == "the sentence reads like a commitment"


def test_a_status_is_not_said_twice() -> None:
    assert words.status("decided", "vedtaget den 3. maj") == "decided – vedtaget den 3. maj"
    language.use("da")
    assert words.status("decided", " Besluttet\n") == "besluttet"
    assert words.status("decided", None) == "besluttet"
