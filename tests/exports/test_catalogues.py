"""Every visible word stands in Danish too, with the same places to fill in."""

from __future__ import annotations

import gettext
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from exports.language import LOCALES

ROOT = Path(__file__).parents[2]
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}


@pytest.fixture(scope="module")
def danish() -> Catalog:
    with (LOCALES / "da" / "LC_MESSAGES" / "tilsagn.po").open("rb") as file:
        return read_po(file, locale="da", abort_invalid=True)


@pytest.fixture(scope="module")
def spoken() -> list[tuple[str, str | tuple[str, ...]]]:
    """What the code says: (file, message or its two forms)."""
    found = []
    for layer in ("exports", "tui"):
        for file, _, message, _, _ in extract_from_dir(ROOT / layer, keywords=KEYWORDS):
            found.append((f"{layer}/{file}", message))
    return found


def filled_in(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def forms(message: Message) -> Iterator[tuple[str, str]]:
    """The English and the Danish of a message, for each of its forms."""
    danish = message.string or ""
    if isinstance(message.id, str):
        yield message.id, str(danish)
        return
    for text in danish:
        yield message.id[1], text


def test_every_message_has_its_danish(
    spoken: list[tuple[str, str | tuple[str, ...]]], danish: Catalog
) -> None:
    assert len(spoken) > 100
    missing = []
    for file, message in spoken:
        known = danish.get(message if isinstance(message, str) else message[0])
        if known is None or not all(text for _, text in forms(known)):
            missing.append(f"{file}: {message}")
    assert missing == []


def test_nothing_is_kept_that_is_no_longer_said(
    spoken: list[tuple[str, str | tuple[str, ...]]], danish: Catalog
) -> None:
    said = {message if isinstance(message, str) else message[0] for _, message in spoken}
    kept = {one.id if isinstance(one.id, str) else one.id[0] for one in danish if one.id}
    assert sorted(kept - said) == []


def test_both_languages_fill_in_the_same_places(danish: Catalog) -> None:
    for message in danish:
        for english, text in forms(message):
            assert filled_in(english) == filled_in(text), english


def test_the_compiled_catalogue_is_current(danish: Catalog) -> None:
    compiled = gettext.translation("tilsagn", LOCALES, languages=["da"])
    for message in danish:
        if isinstance(message.id, str) and message.id:
            assert compiled.gettext(message.id) == message.string
        elif message.id:
            one, many = message.id[:2]
            said = [compiled.ngettext(one, many, count) for count in (1, 2)]
            assert said == [text for _, text in forms(message)]
