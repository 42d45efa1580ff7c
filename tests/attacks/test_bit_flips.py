"""A bit of the library flips: whatever changed in what is kept, `verify` or opening says so."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path
from random import Random

import msgspec

from data.documents.passage import Passage
from data.errors import Problem
from data.records import Initiative, Version
from data.store.changes import now
from data.store.library import Library
from data.verify import verify
from tests.agenda.example import PLAN
from tests.attacks.acting import filled, state
from tests.attacks.conftest import Tally, Times


def test_no_flipped_bit_goes_unseen(tmp_path: Path, times: Times, tally: Tally) -> None:
    original, path = tmp_path / "original.tilsagn", tmp_path / "flipped.tilsagn"
    with Library.open(original, create=True) as library:
        filled(library)
        _add_source(library)
        before = _kept(library)
    whole = original.read_bytes()
    chance = Random(6)
    flips, harmless = times(60, 1_000), 0
    for _ in range(flips):
        shutil.copyfile(original, path)
        place = chance.randrange(len(whole))
        content = bytearray(whole)
        content[place] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        if _goes_unnoticed(path):
            harmless += 1
            with Library.open(path) as library:
                assert _kept(library) == before, place
    tally("flipped bits, seen", flips - harmless)
    tally("flipped bits, where nothing is kept", harmless)


def _add_source(library: Library) -> None:
    """A version with text and bytes, and so many records that most bytes are somebody's words."""
    with library.writing("import") as change:
        for number in range(500):
            change.add(Initiative(title=f"Indsats {number}", summary="ord for ord " * 20))
    text = "Vi bygger en park i Nordby, og den står klar i 2027.\n" * 40
    digest = sha256(text.encode()).hexdigest()
    version = Version(
        document=PLAN, sha256=digest, text_sha256=digest, size=len(text.encode()), format="text",
        parser="plain", file_name="plan.txt",
    )  # fmt: skip
    passages = [Passage("paragraph", start, start + 50) for start in range(0, 2_000, 53)]
    with library.writing("import") as change:
        change.add(version)
        change.add_content(version.id, text.encode(), text, passages)
    library.save_draft("note:x", "Halvt skrevet " * 40, now())
    for number in range(40):
        library.remember_file(f"ud/{number}.md", digest, now(), holds_closed=False)


def _goes_unnoticed(path: Path) -> bool:
    try:
        with Library.open(path) as library:
            return not verify(library).damaged
    except Problem:
        return False


def _kept(library: Library) -> list[object]:
    """The records and everything beside them."""
    tables = ("content", "passage", "change", "draft", "handed_out", "meta")
    found = [set(map(tuple, library.rows(f"SELECT * FROM {table}"))) for table in tables]
    return [state(library), *found, msgspec.json.encode(library.log(1_000))]


def test_a_damaged_file_is_never_a_traceback(tmp_path: Path, times: Times, tally: Tally) -> None:
    """Whole pages of noise, and files that were cut off."""
    original, path = tmp_path / "original.tilsagn", tmp_path / "damaged.tilsagn"
    with Library.open(original, create=True) as library:
        filled(library)
    whole = original.read_bytes()
    chance = Random(7)
    count = times(25, 500)
    for number in range(count):
        if number % 2:
            content = whole[: chance.randrange(len(whole))]
        else:
            page = chance.randrange(len(whole) // 4096) * 4096
            content = whole[:page] + chance.randbytes(4096) + whole[page + 4096 :]
        path.write_bytes(content)
        assert not _goes_unnoticed(path), number
    tally("damaged files", count)
