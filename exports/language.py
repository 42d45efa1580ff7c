"""The reader's language: which one it is, and the words of the program in it.

English is the language of the source; the catalogues in `locales/` hold the others.
"""

from __future__ import annotations

import gettext
import locale
import os
from pathlib import Path

LANGUAGES = ("da", "en")
LOCALES = Path(__file__).parent / "locales"

_current = "en"
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def use(language: str) -> None:
    """Speak `language` (`da` or `en`) from now on; argparse's own words follow."""
    global _current, _catalogue
    _current = language if language in LANGUAGES else "en"
    _catalogue = gettext.translation("tilsagn", LOCALES, languages=[_current], fallback=True)
    # argparse asks gettext's global domain, and that asks the environment for the language.
    os.environ["LANGUAGE"] = _current
    gettext.bindtextdomain("tilsagn", str(LOCALES))
    gettext.textdomain("tilsagn")


def current() -> str:
    """The language in use."""
    return _current


def from_locale() -> str:
    """The language of the person's system where we speak it, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "da" if value.startswith("da") else "en"
    return "da" if (locale.getlocale()[0] or "").startswith(("da", "Danish")) else "en"


def _(message: str) -> str:
    """`message` in the language in use."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a message that goes with `count`."""
    return _catalogue.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for marking
    """Mark a message for translation where it is written down before the language is known."""
    return message
