"""Why the rules took a passage, in the one field that a commitment has for it: `code|words|words`.

Knows the form only; the words for a person are chosen in `exports`.
"""

from __future__ import annotations

from collections.abc import Sequence

from data.text import clean_line

_BETWEEN = "|"
_LONGEST = 200


def stored_why(code: str, values: Sequence[str]) -> str:
    """A rule's code with the words of the text that met it, as `Commitment.why` keeps them."""
    said = (clean_line(one).replace(_BETWEEN, "/")[:_LONGEST] for one in values[:2])
    return _BETWEEN.join((code, *said))


def why_in(text: str) -> tuple[str, tuple[str, ...]]:
    """The opposite of `stored_why`; of other text the code is all of it."""
    code, *values = text.split(_BETWEEN)
    return code, tuple(values)
