"""What is written is read as the same values, by Tilsagn and by every other YAML reader."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from data.packs.nodes import Mapping, Scalar, Sequence, read_yaml
from data.packs.scalars import is_bare, yaml_lines

LETTERS = st.characters(exclude_categories=["Cs"])
YAMLISH = st.text(st.sampled_from("aæ1.e-:#?&*!|>%@`'\"[]{},= \n\t\\~\r\x85\u2028\ufeff\xa0"))


@given(st.one_of(st.text(LETTERS), YAMLISH))
@example("2025-08-15")
@example("16:00")
@example("no")
@example("NULL")
@example("slut\n\n")
@example("\n")
@example("linje\n  indrykket\n")
@example("1e40")
@example("f" * 64)
@example("1e" + "0" * 62)
@example("🎈")
@example("--- \n...")
def test_text_stays_the_same_text(text: str) -> None:
    written = "".join(yaml_lines([{"a": text, "b": [text], "c": "efter"}], 0))
    expected = [{"a": text, "b": [text], "c": "efter"}]
    assert yaml.load(written, Loader=yaml.SafeLoader) == expected
    assert yaml.load(written, Loader=yaml.CSafeLoader) == expected
    node = read_yaml(written.encode(), "f")
    assert isinstance(node, Sequence)
    entry = node.items[0]
    assert isinstance(entry, Mapping)
    value = entry.values["a"]
    assert isinstance(value, Scalar)
    assert value.text == text


@pytest.mark.parametrize(
    "value", [0, -7, 10**17, 0.5, 1e-05, 1.5e300, True, False, [], {}, [{"a": [1]}, "b"]]
)
def test_other_values_stay_what_they_are(value: Any) -> None:
    assert yaml.safe_load("".join(yaml_lines({"a": value}, 0))) == {"a": value}


@pytest.mark.parametrize(
    "text", ["Aarhus Byråd", "børn-unge", "Hvornår?", "01a20264-d5f8-7011-8efa-8b0173d0cb1f"]
)
def test_what_people_write_needs_no_quotes(text: str) -> None:
    assert is_bare(text)
