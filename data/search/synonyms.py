"""Words of the council world that mean the same, kept in the index as keys: those of
`synonyms.yaml` beside this module, and the person's own (`data.places.synonyms_file`).

- words: [efterværn, ungestøtte]      any of them finds the others
  also: [kontaktperson]               found by `words`, not the other way round
  near: [hjemløshed]                  same subject; counts for what is related to a text only
  source: where one can read it
- apart: [ungehjem, døgninstitution]  these do not find each other, whatever the list says
"""

from __future__ import annotations

import hashlib
import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from data.errors import Problem
from data.places import synonyms_file
from data.search.words import function_words, tokens, word_key

if TYPE_CHECKING:
    from data.packs.nodes import Node

TABLE = "CREATE TABLE synonym (phrase TEXT NOT NULL, other TEXT NOT NULL, near INTEGER NOT NULL)"
_LONGEST_FILE = 1_000_000
_KEYS = ("words", "also", "near", "apart")


class Alternative(NamedTuple):
    """Words `start` to `end` of a query, and what may stand for them as keys."""

    start: int
    end: int
    other: tuple[str, ...]


class Entry(NamedTuple):
    """One entry of a list of synonyms, its words as keys."""

    words: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


def _built_in() -> bytes:
    return files("data.search").joinpath("synonyms.yaml").read_bytes()


@cache
def _built_in_stamp() -> str:
    return hashlib.sha256(_built_in()).hexdigest()[:16]


def stamp() -> str:
    """What the synonyms are, in short: an index that holds others takes them in anew."""
    try:
        state = synonyms_file().stat()
        _last[:] = [f"{_built_in_stamp()} {state.st_mtime_ns} {state.st_size} {state.st_ino}"]
    except OSError:
        _last[:] = [_built_in_stamp()]
    return _last[0]


_last: list[str] = []


def last_stamp() -> str:
    """`stamp` when it was last asked for: a search begins with that and need not look again."""
    return _last[0] if _last else stamp()


def keep_synonyms(connection: sqlite3.Connection) -> None:
    """Write the synonyms into the index, in the place of those that were there. Of a person's own
    list that cannot be understood nothing is taken (`own_synonyms`)."""
    entries = read_entries(_built_in(), "synonyms.yaml") + own_synonyms()[0]
    pairs: dict[tuple[str, str], int] = {}
    for entry in entries:
        for phrase in entry.words:
            others = (*entry.words, *entry.also)
            pairs.update({(phrase, other): 0 for other in others if other != phrase})
            for other in entry.near:
                pairs.setdefault((phrase, other), 1)
                pairs.setdefault((other, phrase), 1)
    for entry in entries:
        for pair in itertools.permutations(entry.apart, 2):
            pairs.pop(pair, None)
    connection.execute("DROP TABLE IF EXISTS synonym")
    connection.execute(TABLE)
    connection.executemany(
        "INSERT INTO synonym VALUES (?, ?, ?)",
        ((phrase, other, near) for (phrase, other), near in pairs.items()),
    )


def own_synonyms() -> tuple[list[Entry], Problem | None]:
    """The person's own synonyms, and what is wrong with their file where something is; then there
    are none, for half a list would be worse to find out about."""
    path = synonyms_file()
    if not path.exists():
        return [], None
    from data.files import read_bytes

    try:
        return read_entries(read_bytes(path, _LONGEST_FILE), str(path)), None
    except Problem as problem:
        return [], problem


def read_entries(content: bytes, file: str) -> list[Entry]:
    """The entries of a list of synonyms. Problem (file, line): what `data.packs.nodes` finds wrong,
    `synonyms-not-a-list`, `synonyms-unknown-key` (field), `synonyms-not-words` (field),
    `synonyms-too-few`."""
    from data.packs.nodes import Sequence as Items
    from data.packs.nodes import read_yaml

    root = read_yaml(content, file)
    if root is None:
        return []
    if not isinstance(root, Items):
        raise Problem("synonyms-not-a-list", file=file, line=root.line)
    return [_entry(item, file) for item in root.items]


def _entry(node: Node, file: str) -> Entry:
    from data.packs.nodes import Mapping

    if not isinstance(node, Mapping):
        raise Problem("synonyms-not-a-list", file=file, line=node.line)
    found = {}
    for name, value in node.values.items():
        if name in _KEYS:
            found[name] = tuple(_phrases(value, name, file))
        elif name != "source":
            line = node.key_lines[name]
            raise Problem("synonyms-unknown-key", file=file, line=line, field=name)
    entry = Entry(**found)
    alone = not entry.words or len(entry.words + entry.also + entry.near) < 2
    if alone and len(entry.apart) < 2:
        raise Problem("synonyms-too-few", file=file, line=node.line)
    return entry


def _phrases(node: Node, name: str, file: str) -> Iterator[str]:
    from data.packs.nodes import Scalar
    from data.packs.nodes import Sequence as Items

    items: Iterable[Node] = node.items if isinstance(node, Items) else (node,)
    for item in items:
        text = item.text if isinstance(item, Scalar) else None
        phrase = " ".join(word_key(one) for one in tokens(text or ""))
        if not phrase:
            raise Problem("synonyms-not-words", file=file, line=item.line, field=name)
        yield phrase


def _telling(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase, without those that say nothing where there are others."""
    keys = tuple(phrase.split())
    return tuple(one for one in keys if one not in function_words()) or keys


class Synonyms:
    """The synonyms as an index holds them."""

    def __init__(self, connection: sqlite3.Connection, *, near: bool = False) -> None:
        self._others: dict[str, list[str]] = {}
        rows = connection.execute(
            "SELECT phrase, other FROM synonym WHERE near <= ?", (int(near),)
        ).fetchall()
        for phrase, other in rows:
            self._others.setdefault(phrase, []).append(other)
        # Of the phrases that begin with a key, how many words the longest has.
        self._longest: dict[str, int] = {}
        for phrase in self._others:
            first, *rest = phrase.split()
            self._longest[first] = max(self._longest.get(first, 0), 1 + len(rest))

    def alternatives(self, keys: Sequence[str]) -> Iterator[Alternative]:
        """What may stand for some of the words that have these keys (`word_key`)."""
        for start in range(len(keys)):
            longest = min(self._longest.get(keys[start], 0), len(keys) - start)
            for end in range(start + 1, start + longest + 1):
                for other in self._others.get(" ".join(keys[start:end]), ()):
                    yield Alternative(start, end, _telling(other))

    def knows(self, shared: str) -> bool:
        """Whether a key stands in the list by itself: then it is a subject."""
        return shared in self._others

    def of(self, shared: str) -> Iterator[tuple[str, ...]]:
        """What may stand for one key, as keys."""
        return map(_telling, self._others.get(shared, ()))


_read: dict[bool, tuple[str, Synonyms]] = {}


def synonyms_of(connection: sqlite3.Connection, *, near: bool = False) -> Synonyms:
    """The synonyms of an index, read once: all indexes that are current hold the same."""
    now = last_stamp()
    known = _read.get(near)
    if known is None or known[0] != now:
        known = _read[near] = (now, Synonyms(connection, near=near))
    return known[1]
