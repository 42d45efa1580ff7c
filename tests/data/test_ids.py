"""Identifiers: UUIDv7, in order, never twice."""

from __future__ import annotations

import time
import uuid

from data.ids import is_id, new_id, short_id


def test_identifiers_are_uuid_version_7_of_this_moment() -> None:
    made = uuid.UUID(new_id())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert abs((made.int >> 80) / 1000 - time.time()) < 60


def test_identifiers_are_new_and_in_order() -> None:
    made = [new_id() for _ in range(20_000)]
    assert len(set(made)) == len(made)
    assert made == sorted(made)


def test_the_short_form_tells_apart_what_was_made_together() -> None:
    made = [short_id(new_id()) for _ in range(1000)]
    assert len(set(made)) == len(made)


def test_what_is_no_identifier() -> None:
    assert is_id(new_id())
    assert not is_id("01a20259")
    assert not is_id(new_id().upper())
    assert not is_id(new_id() + "\n")
