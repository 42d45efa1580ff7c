"""The schema that editors read is the one that the records give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from data.packs import schema
from data.packs.reader import BUILTIN

jsonschema = pytest.importorskip("jsonschema")


def errors(pack: dict[str, Any]) -> list[str]:
    validator = jsonschema.Draft202012Validator(schema.pack_schema())
    return [error.message for error in validator.iter_errors(pack)]


def test_the_committed_schema_is_current() -> None:
    assert schema.FILE.read_text(encoding="utf-8") == schema.schema_text(), (
        "run python -m data.packs.schema"
    )


@pytest.mark.parametrize("path", sorted(BUILTIN.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_built_in_packs_follow_it(path: Path) -> None:
    assert errors(yaml.safe_load(path.read_text(encoding="utf-8"))) == []


def test_what_the_reader_takes_without_quotes_is_allowed() -> None:
    pack = "tilsagn: 1\nnotes:\ndocuments:\n- title: Boligplan\n  date: 2025\n  publisher:\n"
    assert errors(yaml.safe_load(pack)) == []


@pytest.mark.parametrize(
    "pack",
    [
        {},
        {"tilsagn": 2},
        {"tilsagn": 1, "aktører": []},
        {"tilsagn": 1, "documents": [{}]},
        {"tilsagn": 1, "documents": [{"title": "x", "titel": "y"}]},
        {"tilsagn": 1, "documents": [{"title": "x", "kind": "plan"}]},
        {"tilsagn": 1, "commitments": [{"title": "x", "amounts": [{"amount": "about 2"}]}]},
    ],
)
def test_what_the_reader_refuses_is_marked(pack: dict[str, Any]) -> None:
    assert errors(pack)
