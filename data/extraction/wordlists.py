"""Word lists written as running text, so that a lexicon reads like one."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of `words`, which white space separates."""
    return frozenset(words.split())
