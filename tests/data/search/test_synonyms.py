"""A person's own synonyms: taken in when they are edited, mistakes named with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import Problem
from data.places import synonyms_file
from data.search.lookup import Searcher
from data.search.synonyms import read_entries

CAFÉ = "Ungestøttecafé i den gamle toldbod"
HOMEWORK = "Gratis lektiehjælp på biblioteket"


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Synonyms lie in the test's own folder."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def write(text: str) -> None:
    path = synonyms_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def found(searcher: Searcher, query: str) -> list[str]:
    return [hit.title for hit in searcher.search(query, kinds=("commitment",)).hits]


def test_an_edited_list_counts_at_once(searcher: Searcher) -> None:
    assert found(searcher, "studiecirkel ") == []
    write("- words: [studiecirkel, lektiehjælp]\n  source: os selv\n")
    assert found(searcher, "studiecirkel ") == [HOMEWORK]
    hit = searcher.search("studiecirkel ", kinds=("commitment",)).hits[0]
    assert (hit.why.code, hit.why.values) == ("synonym", {"word": "studiecirkel"})
    synonyms_file().unlink()
    assert found(searcher, "studiecirkel ") == []


def test_words_of_the_built_in_list_are_kept_apart(searcher: Searcher) -> None:
    assert CAFÉ in found(searcher, "efterværn ")
    write("- apart: [efterværn, ungestøtte]\n")
    assert CAFÉ not in found(searcher, "efterværn ")


def test_a_mistake_is_told_and_look_up_goes_on(searcher: Searcher) -> None:
    write("- words: [studiecirkel, lektiehjælp]\n- word: [a, b]\n")
    results = searcher.search("efterværn ", kinds=("commitment",))
    assert CAFÉ in [hit.title for hit in results.hits]
    assert [(one.code, one.values["line"]) for one in results.notices] == [
        ("synonyms-unknown-key", 2)
    ]
    assert found(searcher, "studiecirkel ") == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("words: [a, b]", "synonyms-not-a-list", 1),
        ("- words: [havn, kaj]\n- kaj", "synonyms-not-a-list", 2),
        ("- words: [havn, kaj]\n  near: [[x]]", "synonyms-not-words", 2),
        ('- words: [havn, "--"]', "synonyms-not-words", 1),
        ("- words: [havn]", "synonyms-too-few", 1),
        ("- also: [havn, kaj]", "synonyms-too-few", 1),
        ("- words: [havn, kaj]\n  words: [x]", "duplicate-key", 2),
        ("- words: [havn, kaj]]\n", "not-yaml", 1),
        ("- words: &a [havn, kaj]", "alias-not-allowed", 1),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(Problem) as raised:
        read_entries(text.encode(), "own.yaml")
    assert raised.value.code == code
    assert raised.value.values["file"] == "own.yaml"
    assert raised.value.values["line"] == line


def test_an_empty_list_is_no_mistake() -> None:
    assert read_entries(b"# nothing yet\n", "own.yaml") == []
