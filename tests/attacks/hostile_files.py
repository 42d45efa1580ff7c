"""Three hundred hostile files: those of `tests.data.documents.hostile`, and as many more as are
wanted, made of them by damaging them further.

`python -m tests.attacks.hostile_files FOLDER` writes them, to try them by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.data.documents.hostile import HOSTILE, form_loop

COUNT = 300
# What is larger is a bomb: it is tried as it is, and damaging it would hardly reach what it is.
_DAMAGED_UP_TO = 2_000_000
# A few that come first, when only a few are made.
_FIRST = ("truncated.pdf", "lost-head.pdf", "is-a-pdf.docx", "deep.docx", "deep.eml", "deep.html")


def hostile_files(count: int) -> Iterator[tuple[str, bytes]]:
    """So many files, the same ones every time: their names and what is in them."""
    made = {name: make() for name, (make, _ends) in HOSTILE.items()} if count > len(_FIRST) else {}
    first = {name: made.get(name) or HOSTILE[name][0]() for name in _FIRST}
    whole = first | made | ({"loop.pdf": form_loop()} if made else {})
    for number, (name, content) in enumerate(list(whole.items())[:count]):
        yield f"{number:03}-{name}", content
    bases = [(name, content) for name, content in whole.items() if content]
    bases = [(name, content) for name, content in bases if len(content) <= _DAMAGED_UP_TO]
    chance = Random(14)
    for number in range(len(whole), count):
        name, content = bases[number % len(bases)]
        yield f"{number:03}-{name}", _damaged(content, chance)


def _damaged(content: bytes, chance: Random) -> bytes:
    """Some bytes changed, doubled or taken out; now and then cut off."""
    mutable = bytearray(content)
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(mutable) or 1)
        fate = chance.random()
        if fate < 0.6 and mutable:
            mutable[at] = chance.randrange(256)
        elif fate < 0.8:
            mutable[at:at] = mutable[at : at + chance.randrange(1, 2_000)] * chance.randrange(1, 4)
        else:
            del mutable[at : at + chance.randrange(1, 200)]
    if chance.random() < 0.2:
        del mutable[chance.randrange(len(mutable) + 1) :]
    return bytes(mutable)


def main() -> None:
    """Write them into the folder named in `sys.argv`."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in hostile_files(COUNT):
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
