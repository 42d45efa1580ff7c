"""A briefing by a template of the user's own: Jinja2, sandboxed, for Markdown and HTML.

The template sees values only (the briefing as in JSON, and filters for words, money and dates) and
reaches no file, no Python and no record. Every value is escaped for the format. What is closed is
stamped whatever the template does.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from agenda.briefing import Briefing
from data.errors import Problem
from data.files import read_bytes
from data.text import clean, clean_line
from exports import language, words
from exports.briefing_json import as_json
from exports.briefing_page import briefing_page
from exports.escaping import escape
from exports.language import _

if TYPE_CHECKING:
    from jinja2 import Environment

TemplateFormat = Literal["md", "html"]

_LARGEST_TEMPLATE = 1024 * 1024
_LARGEST_PAGE = 50 * 1024 * 1024
# `{{ "x" * 10 ** 9 }}`: text from one sign, and figures of a million digits.
_LONGEST_REPEAT = 100_000
_HIGHEST_POWER = 1_000
_MARKUP_FILTERS: dict[TemplateFormat, tuple[str, ...]] = {
    "html": ("safe",),
    "md": ("e", "escape", "forceescape", "tojson", "urlize", "xmlattr"),
}


def format_of(template: Path, chosen: str | None) -> TemplateFormat:
    """The format that a template makes: the one that was chosen, else by its name
    (`mine.html`, `mine.html.j2`), else Markdown. Problem `template-format` (format)."""
    if chosen not in (None, "md", "html"):
        raise Problem("template-format", format=chosen)
    by_name = ".html" in template.suffixes or ".htm" in template.suffixes
    return "html" if chosen == "html" or (chosen is None and by_name) else "md"


def briefing_by_template(briefing: Briefing, template: Path, form: TemplateFormat) -> bytes:
    """A briefing as the template says, in UTF-8.

    Problem `template-error` (file, line, reason); as for `data.files.read_bytes`.
    """
    try:
        source = read_bytes(template, _LARGEST_TEMPLATE).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem("template-error", file=str(template), line=1, reason="UTF-8") from None
    page = _rendered(source, template, form, _values(briefing))
    if briefing.holds_closed:
        page = _stamped(page, form)
    return page.encode("utf-8", "replace")


def _values(briefing: Briefing) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.to_builtins(as_json(briefing))
    return {**shown, "title": briefing_page(briefing).title, "language": language.current()}


def _rendered(source: str, template: Path, form: TemplateFormat, values: dict[str, Any]) -> str:
    from jinja2 import TemplateError, TemplateSyntaxError

    name = template.name

    def problem(line: int | None, reason: object) -> Problem:
        said = clean_line(str(reason)) or type(reason).__name__
        return Problem("template-error", file=str(template), line=line, reason=said)

    environment = _environment(form)
    try:
        code = environment.compile(source, name, name)
        made = environment.template_class.from_code(environment, code, environment.globals.copy())
        return _collected(made.generate(values))
    except TemplateSyntaxError as error:
        raise problem(error.lineno, error.message) from None
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise problem(_line_of(error, name), error) from None
    except RecursionError:
        raise problem(None, "recursion") from None


def _collected(parts: Any) -> str:
    found: list[str] = []
    size = 0
    for part in parts:
        size += len(part)
        if size > _LARGEST_PAGE:
            raise ValueError(f"> {_LARGEST_PAGE}")
        found.append(part)
    return "".join(found)


def _line_of(error: BaseException, name: str) -> int | None:
    """The line of the template where it went wrong: Jinja writes it into the trace."""
    line, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _environment(form: TemplateFormat) -> Environment:
    from html import escape as escape_html

    from jinja2 import StrictUndefined, Undefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    class Sandbox(ImmutableSandboxedEnvironment):
        """No attribute that begins with an underscore, nothing changed, nothing endless."""

        intercepted_binops = frozenset({"*", "**"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator == "**" and isinstance(right, int | float) and abs(right) > _HIGHEST_POWER:
                raise ValueError(f"** {right}")
            repeated = [one for one in (left, right) if isinstance(one, int)]
            sequence = any(isinstance(one, str | list | tuple) for one in (left, right))
            if operator == "*" and sequence and repeated and max(repeated) > _LONGEST_REPEAT:
                raise ValueError(f"* {max(repeated)}")
            return super().call_binop(context, operator, left, right)

    escaped = escape_html if form == "html" else escape

    def shown(value: Any) -> Any:
        # `Markup` is the template's own text (what a macro made); numbers hold no markup.
        if isinstance(value, Markup | Undefined | int | float):
            return value
        return Markup("" if value is None else escaped(clean(str(value))))

    environment = Sandbox(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=shown,
    )
    # A value is a value: no filter may declare one to be markup, or escape it for another format.
    for name in _MARKUP_FILTERS["html"] + (_MARKUP_FILTERS["md"] if form == "md" else ()):
        environment.filters.pop(name)
    environment.filters.update(_filters())
    return environment


def _filters() -> dict[str, Callable[..., str]]:
    """What puts codes, money and dates into words of the language in use."""

    def table(codes: words.Words) -> Callable[[str], str]:
        return lambda code: words.word(codes, code)

    return {
        "date": language.date,
        "day_date": language.day_date,
        "clock": language.clock,
        "number": language.number,
        "money": lambda one: language.money(one["amount"], one["currency"]),
        "names": lambda found: language.names(list(found)),
        "status": table(words.STATUS),
        "question_status": table(words.QUESTION_STATUS),
        "access": table(words.ACCESS),
        "amount_kind": table(words.AMOUNT_KIND),
        "date_role": table(words.DATE_ROLE),
        "theme": table(words.THEME),
        "citation_state": table(words.CITATION_STATE),
    }


def _stamped(page: str, form: TemplateFormat) -> str:
    """The page with the warning on top and at the end."""
    said = _("Contains closed content. Not to be passed on.")
    if form == "md":
        return f"**{escape(said)}**\n\n{page}\n\n**{escape(said)}**\n"
    from html import escape as escape_html

    stamp = f"<p><strong>{escape_html(said)}</strong></p>"
    opening = page.lower().find("<body")
    begin = page.find(">", opening) + 1 if opening >= 0 else 0
    closing = page.lower().rfind("</body")
    end = closing if closing >= begin else len(page)
    return f"{page[:begin]}\n{stamp}\n{page[begin:end]}\n{stamp}\n{page[end:]}"
