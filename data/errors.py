"""The one error that a person is meant to see: a code with values, put into words by `tui`."""

from __future__ import annotations

from typing import Any

NOTHING_FOUND = 1
BAD_INPUT = 2
CANNOT_OPEN = 3


class Problem(Exception):  # noqa: N818 - it is a problem with what came in, not a fault of the program
    """Something from outside that cannot be used.

    `code` names the sentence (`tui.messages`), `values` fill it in, `exit_code` is what the command
    line answers: 2 for bad usage or bad input, 3 for a library that cannot be opened or written.
    """

    def __init__(self, code: str, *, exit_code: int = BAD_INPUT, **values: Any) -> None:
        super().__init__(code, values)
        self.code = code
        self.exit_code = exit_code
        self.values = values

    def __str__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.code}({values})"
