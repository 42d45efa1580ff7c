"""Names of keys: which may be bound, and how they are shown to a person.

Knows keyboards, not commands. The names are those of Textual, which this module must not import:
a character stands for itself (`/`, `g`, `G`), others have names (`escape`, `f1`, `ctrl+d`).
"""

from __future__ import annotations

from exports.language import N_, _

# On a Danish keyboard these need AltGr or are dead keys that wait for a letter.
_NOT_ON_DANISH_KEYS = frozenset("@[]{}\\|~$£€^¨´`")
# A terminal sends these as backspace, tab, newline, return and escape; ctrl+z belongs to the shell.
_TAKEN = frozenset(f"ctrl+{letter}" for letter in "hijmz[")
_SHOWN = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": N_("Space"),
    "backspace": N_("Backspace"),
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_FUNCTION_KEYS = frozenset(f"f{number}" for number in range(1, 13))


def can_be_bound(key: str) -> bool:
    """Whether a key name is known, reaches the program in every terminal and needs no AltGr."""
    if len(key) == 1:
        return key.isprintable() and key != " " and key not in _NOT_ON_DANISH_KEYS
    if key in _TAKEN:
        return False
    if key in _SHOWN or key in _FUNCTION_KEYS:
        return True
    modifier, plus, bare = key.rpartition("+")
    if modifier == "ctrl" and len(bare) == 1:
        return bare.isascii() and bare.isalpha() and bare.islower()
    return bool(plus) and modifier in ("shift", "ctrl", "ctrl+shift") and bare in _SHOWN


def textual_name(key: str) -> str:
    """The key as Textual's bindings write it, where a comma separates keys."""
    return "comma" if key == "," else key


def shown(key: str) -> str:
    """The key as a person reads it in the footer and in help."""
    *modifiers, bare = key.split("+") if len(key) > 1 else [key]
    name = _(_SHOWN[bare]) if bare in _SHOWN else bare.upper() if bare in _FUNCTION_KEYS else bare
    return "+".join((*modifiers, name))
