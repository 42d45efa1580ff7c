"""A briefing by the user's own template: values escaped, errors with file and line, a sandbox."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from agenda.briefing import assemble
from data.errors import Problem
from data.records import Commitment
from data.store.library import Library
from exports import language
from exports import template as template_module
from exports.template import briefing_by_template, format_of
from exports.template_page import TemplateFormat
from tests.agenda.example import MEETING, OPEN_CAFE, SECRET

WHOLE = """# {{ title }}
{% macro promise(one) %}
- {{ one.title }}: {{ one.status | status }}
{%- for sum in one.amounts %}, {{ sum | money }}{% endfor %}

{% endmacro %}
{% for item in items %}
## {{ item.number }} {{ item.title }}
{% for one in item.commitments %}{{ promise(one) }}{% endfor %}
{% endfor %}
{% for one in sources %}
[{{ one.number }}] {{ one.title }}{% if one.date %}, {{ one.date | date }}{% endif %}

{% endfor %}
"""


def rendered(
    library: Library,
    folder: Path,
    source: str,
    form: TemplateFormat = "md",
    *,
    closed: bool = False,
) -> str:
    path = folder / f"mine.{form}.j2"
    path.write_text(source, encoding="utf-8")
    briefing = assemble(library, MEETING, include_closed=closed)
    return briefing_by_template(briefing, path, form).decode()


def test_a_template_makes_the_page(library: Library, tmp_path: Path) -> None:
    language.use("da")
    page = rendered(library, tmp_path, WHOLE)
    assert page.startswith("# Mødeforberedelse: Børneudvalget, onsdag 8. oktober 2025\n")
    assert "- Ungecaféen åbner: besluttet, 2,5 mio. kr.\n" in page
    assert "Plan for unge i Nordby, marts 2024" in page
    assert SECRET not in page


def hostile(library: Library, title: str) -> None:
    old = library.get(Commitment, OPEN_CAFE)
    assert old is not None
    with library.writing("edit") as change:
        change.replace(old, msgspec.structs.replace(old, title=title))


ALL_TITLES = (
    "{% for i in items %}{% for one in i.commitments %}{{ one.title }}\n{% endfor %}{% endfor %}"
)


# Values joined to, put into and formatted by what the template made itself.
MIXED = (
    "{% macro m() %}x %s {} {% endmacro %}"
    "{% for i in items %}{% for one in i.commitments %}{% set t = one.title %}"
    "{{ m() ~ t }}\n{{ m() + t }}\n{{ m() | replace('x', t) }}\n{{ m() | format(t) }}\n"
    "{{ m().format(t) }}\n{{ [m(), t] | join(' ') }}\n{{ [t, t] | join(m()) }}\n"
    "{% filter replace('a', t) %}a{% endfilter %}\n{% endfor %}{% endfor %}"
)


WAYS = (
    ALL_TITLES,
    "{% autoescape false %}" + ALL_TITLES + "{% endautoescape %}",
    "{% for i in items %}{{ i.commitments }}{% endfor %}",
    "{% for i in items %}{{ i.commitments | map(attribute='title') | join(', ') }}{% endfor %}",
    "{% set x %}" + ALL_TITLES + "{% endset %}{{ x }}",
    MIXED,
)


def test_values_stay_text(library: Library, tmp_path: Path) -> None:
    hostile(library, "<img src=x onerror=alert(1)> [klik](http://x.example) **fed**")
    all_ways = "\nNEXT\n".join(WAYS)
    pages = rendered(library, tmp_path, all_ways, "html").split("NEXT")
    texts = rendered(library, tmp_path, all_ways, "md").split("NEXT")
    for way, page, text in zip(WAYS, pages, texts, strict=True):
        assert "<img" not in page, way
        assert "&lt;img" in page, way
        assert "<img" not in text.replace("\\<img", ""), way
        assert "klik" in text, way
        assert "[klik](" not in text, way


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("{{ title }}\n{% for x in items %}\n", 2),
        ("{{ title }}\n\n{{ nothing }}\n", 3),
        ("{{ items[0].nothing.more }}\n", 1),
        ("a\n{{ title | nofilter }}\n", 2),
        ("{{ title | safe }}\n", 1),
        ("a\nb\n{{ ''.__class__.__mro__ }}\n", 3),
        ("{% include '/etc/passwd' %}\n", 1),
        ("{{ 'x' * 999999999 }}\n", 1),
        ("{{ 9 ** 99999999 }}\n", 1),
        ("{% for i in range(999999999) %}x{% endfor %}\n", 1),
        ("\n{{ 1 / 0 }}\n", 2),
        ("{{ items | money }}\n", 1),
        ("a\n{{ title | dictsort }}\n", 2),
    ],
)
def test_an_error_names_file_and_line(
    library: Library, tmp_path: Path, source: str, line: int
) -> None:
    with pytest.raises(Problem) as refused:
        rendered(library, tmp_path, source)
    problem = refused.value
    assert problem.code == "template-error"
    assert problem.values["file"] == str(tmp_path / "mine.md.j2")
    assert problem.values["line"] == line
    assert problem.values["reason"]


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in 'x' * 99999 %}{% for b in 'x' * 99999 %}{% endfor %}{% endfor %}",
        "{{ 'x'.ljust(99999999999) }}",
        "{{ '%9999999999d' | format(1) }}",
    ],
)
def test_what_takes_too_long_or_too_much_is_ended(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setattr(template_module, "_SECONDS", 1)
    with pytest.raises(Problem, match="template-error"):
        rendered(library, tmp_path, source)


def test_what_is_no_text_is_refused(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Problem, match="template-error"):
        briefing_by_template(assemble(library, MEETING), path, "md")
    with pytest.raises(Problem, match="missing-file"):
        briefing_by_template(assemble(library, MEETING), tmp_path / "none", "md")


@pytest.mark.parametrize(
    ("form", "source"),
    [("md", "{{ title }}"), ("html", "<html><body>{{ title }}</body></html>"), ("html", "x")],
)
def test_what_is_closed_is_stamped_whatever_the_template_says(
    library: Library, tmp_path: Path, form: TemplateFormat, source: str
) -> None:
    page = rendered(library, tmp_path, source, form, closed=True)
    assert page.count("Contains closed content") == 2
    assert "Contains closed content" not in rendered(library, tmp_path, source, form)


def test_the_format_follows_the_name() -> None:
    assert format_of(Path("mine.html.j2"), None) == "html"
    assert format_of(Path("mine.j2"), None) == "md"
    assert format_of(Path("mine.j2"), "html") == "html"
    with pytest.raises(Problem, match="template-format"):
        format_of(Path("mine.j2"), "docx")
