"""Settings: kept as written, and a mistake in them is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.settings import Settings, line_of, read_settings, write_settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml") == (Settings(), None)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    settings = Settings(
        name='Sekretæren "S"\\',
        committees=("Børne- og Ungeudvalget", "Økonomiudvalget"),
        language="da",
        answer_days=10,
        keys={"flag-question": "ctrl+g"},
        searches={"Sager om børn": 'parti:S "nye boliger" -havn'},
    )
    path = write_settings(settings, tmp_path / "own" / "settings.toml")
    assert read_settings(path) == (settings, None)


@given(name=st.text(), key=st.text())
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, name: str, key: str) -> None:
    settings = Settings(name=name.replace("\x00", ""), keys={"undo": key.replace("\x00", "")})
    path = write_settings(settings, tmp_path_factory.mktemp("settings") / "settings.toml")
    assert read_settings(path) == (settings, None)


@pytest.mark.parametrize(
    ("content", "line", "reason", "field"),
    [
        ('name = "A"\ncolour = "red"\n', 2, "unknown-field", "colour"),
        ('\n\nlanguage = "fr"\n', 3, "wrong-value", "language"),
        ('name = "A"\nanswer_days = 0\n', 2, "wrong-value", "answer_days"),
        ('name = "A"\nparty = \n', 2, "not-toml", ""),
    ],
)
def test_a_mistake_is_named_with_its_line(
    tmp_path: Path, content: str, line: int, reason: str, field: str
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(content)
    settings, problem = read_settings(path)
    assert settings == Settings()
    assert problem is not None
    assert problem.values == {"file": str(path), "line": line, "reason": reason, "field": field}
    assert path.read_text() == content


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"name = '\xff\xfe'")
    problem = read_settings(path)[1]
    assert problem is not None
    assert problem.values["reason"] == "not-utf8"


def test_the_line_of_a_key() -> None:
    assert line_of('[keys]\n# "undo" = 1\n"undo" = "x"\n', "undo") == 3
