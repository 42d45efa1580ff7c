"""The words and facets of an index that stands: the number and the terms of each, and how many
records have it. New ones come in, and what no record has any more goes out.

Asks and writes for many at once: a statement costs more than what it looks up. Knows no entries.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from data.search import typos
from data.search.frequencies import Frequencies
from data.search.reading import rows_for
from data.search.tables import LONGEST_OPENING, Spelled, key_number, spelled, term_row
from data.search.words import key

# Of so many words it is kept in mind what they are.
_MOST_KNOWN = 200_000

# A word as it is folded, and as it stands in lower case.
Written = tuple[str, str]


class Vocabulary:
    """The words. `numbers` and `spelled` hold those that were learnt."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._new: dict[int, Written] = {}
        self.numbers: dict[Written, int] = {}
        self.spelled: dict[int, Spelled] = {}

    def learn(self, words: Iterable[Written]) -> None:
        """Look up those of some words that the index has."""
        self._make_room()
        wanted = {folded for folded, word in words if (folded, word) not in self.numbers}
        self._learn("folded", list(wanted))

    def learn_numbers(self, numbers: Iterable[int]) -> None:
        """Look up the words of some numbers."""
        self._make_room()
        self._learn("id", [one for one in numbers if one not in self.spelled])

    def _make_room(self) -> None:
        if len(self.spelled) > _MOST_KNOWN:
            self.numbers.clear()
            self.spelled.clear()

    def _learn(self, column: str, wanted: list[str] | list[int]) -> None:
        rows = rows_for(
            self._connection,
            "SELECT id, folded, coalesce(word, folded), coalesce(shared, folded), parts FROM term"
            f" WHERE {column} IN ({{}})",
            wanted,
        )
        for number, folded, word, shared, parts in rows:
            self.numbers[folded, word] = number
            self.spelled[number] = spelled(folded, shared, parts.split() if parts else ())

    def number_new(self, words: Iterable[Written]) -> None:
        """Give numbers to those of some learnt words that the index does not have; `count` writes
        them."""
        new = [one for one in dict.fromkeys(words) if one not in self.numbers]
        if new:
            self._new = dict(enumerate(new, 1 + _last(self._connection, "term")))
            self.numbers.update((written, number) for number, written in self._new.items())

    def count(self, changes: Mapping[int, int]) -> None:
        """So many more records have words, or fewer, by the numbers of the words."""
        self._connection.executemany(
            "UPDATE term SET df = df + ? WHERE id = ?",
            [(by, one) for one, by in changes.items() if by and one not in self._new],
        )
        self._drop_unused([one for one, by in changes.items() if by < 0])
        self._write_new(changes)

    def _drop_unused(self, numbers: list[int]) -> None:
        unused = rows_for(
            self._connection,
            "SELECT id, folded, coalesce(word, folded), parts FROM term"
            " WHERE id IN ({}) AND df <= 0",
            numbers,
        )
        delete = self._connection.executemany
        delete("DELETE FROM term WHERE id = ?", [(number,) for number, *_ in unused])
        delete(
            "DELETE FROM part WHERE key = ? AND term = ?",
            [
                (key_number(part), number)
                for number, _, _, parts in unused
                for part in (parts or "").split()
            ],
        )
        delete(
            "DELETE FROM opening WHERE letters = ? AND term = ?",
            [
                (folded[:length], number)
                for number, folded, _, _ in unused
                for length in range(1, LONGEST_OPENING + 1)
            ],
        )
        for number, folded, word, _ in unused:
            self.spelled.pop(number, None)
            self.numbers.pop((folded, word), None)
            stub = typos.stub_of(folded)
            if stub is not None:
                typos.drop(self._connection, stub)

    def _write_new(self, counts: Mapping[int, int]) -> None:
        """Write the words that are new, then take them apart by how often all words are used."""
        new, self._new = self._new, {}
        if not new:
            return
        self._connection.executemany(
            "INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                term_row(number, folded, word, key(folded), (), counts[number])
                for number, (folded, word) in new.items()
            ],
        )
        frequencies = Frequencies(self._connection)
        frequencies.prepare({folded for folded, _ in new.values()})
        leading, made = [], []
        for number, (folded, _) in new.items():
            parts = frequencies.splitter.parts(folded)
            self.spelled[number] = spelled(folded, key(folded), parts)
            if parts:
                made.append((" ".join(parts), number))
                leading += [(key_number(one), number) for one in set(parts)]
        write = self._connection.executemany
        write("UPDATE term SET parts = ? WHERE id = ?", made)
        write("INSERT INTO part VALUES (?, ?)", sorted(leading))
        stubs = (typos.stub_of(folded) for folded, _ in new.values())
        typos.keep(self._connection, {one for one in stubs if one})


class Facets:
    """The facets. `numbers` and `terms` hold those that were learnt."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._new: dict[int, str] = {}
        self.numbers: dict[str, int] = {}
        self.terms: dict[int, str] = {}

    def learn(self, terms: Iterable[str]) -> None:
        """Look up those of some facets that the index has."""
        self._learn("term", [one for one in set(terms) if one not in self.numbers])

    def learn_numbers(self, numbers: Iterable[int]) -> None:
        """Look up the facets of some numbers."""
        self._learn("id", [one for one in set(numbers) if one not in self.terms])

    def _learn(self, column: str, wanted: list[str] | list[int]) -> None:
        for term, number in rows_for(
            self._connection, f"SELECT term, id FROM facet WHERE {column} IN ({{}})", wanted
        ):
            self.numbers[term] = number
            self.terms[number] = term

    def number_new(self, terms: Iterable[str]) -> None:
        """Give numbers to those of some learnt facets that the index does not have; `count` writes
        them."""
        new = [one for one in dict.fromkeys(terms) if one not in self.numbers]
        if new:
            self._new = dict(enumerate(new, 1 + _last(self._connection, "facet")))
            self.numbers.update((term, number) for number, term in self._new.items())
            self.terms.update(self._new)

    def count(self, changes: Mapping[int, int]) -> None:
        """So many more records have facets, or fewer, by the numbers of the facets."""
        new, self._new = self._new, {}
        changed = [(by, one) for one, by in changes.items() if by and one not in new]
        write = self._connection.executemany
        write("UPDATE facet SET df = df + ? WHERE id = ?", changed)
        fewer = [one for by, one in changed if by < 0]
        for number, term in rows_for(
            self._connection, "SELECT id, term FROM facet WHERE id IN ({}) AND df <= 0", fewer
        ):
            self._connection.execute("DELETE FROM facet WHERE id = ?", (number,))
            self.numbers.pop(term, None)
            self.terms.pop(number, None)
        write(
            "INSERT INTO facet VALUES (?, ?, ?)",
            [(number, term, changes[number]) for number, term in new.items()],
        )


def _last(connection: sqlite3.Connection, table: str) -> int:
    found = connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0]
    return found or 0
