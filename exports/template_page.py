"""Follows a template of the user's own over the values of a briefing: Jinja2, sandboxed.

Runs alone, with limits of its own. The template reaches no file, no Python and no record, and every
value is escaped for the format.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from data.documents.serving import limit_this_process
from data.text import clean, clean_line
from exports import language, words
from exports.escaping import escape

if TYPE_CHECKING:
    from jinja2 import Environment

TemplateFormat = Literal["md", "html"]

_LARGEST_PAGE = 50 * 1024 * 1024
# `{{ "x" * 10 ** 9 }}`: text from one sign, and figures of a million digits.
_LONGEST_REPEAT = 100_000
_HIGHEST_POWER = 1_000
_MARKUP_FILTERS: dict[TemplateFormat, tuple[str, ...]] = {
    "html": ("safe",),
    "md": ("e", "escape", "forceescape", "tojson", "urlize", "xmlattr"),
}


class TemplateRequest(msgspec.Struct, frozen=True):
    """A template (`source`, from `file`) to be followed over `values`, JSON's own kinds."""

    source: str
    file: str
    form: TemplateFormat
    values: dict[str, Any]


class TemplateAnswer(msgspec.Struct, frozen=True):
    """The page; or the reason why there is none, and the line of the template where known."""

    page: str | None = None
    line: int | None = None
    reason: str = ""


def serve() -> None:
    """Follow the template that comes on standard input; the answer goes to standard output."""
    limit_this_process()
    request = msgspec.json.decode(sys.stdin.buffer.read(), type=TemplateRequest)
    language.use(request.values["language"])
    try:
        answer = follow(request)
    except MemoryError:
        answer = TemplateAnswer(reason="MemoryError")
    sys.stdout.buffer.write(msgspec.json.encode(answer))


def follow(request: TemplateRequest) -> TemplateAnswer:
    """The page that a template makes of the values, or why it makes none and in which line."""
    from jinja2 import TemplateSyntaxError

    def wrong(line: int | None, reason: object) -> TemplateAnswer:
        return TemplateAnswer(line=line, reason=clean_line(str(reason)) or type(reason).__name__)

    name, environment = request.file, _environment(request.form)
    try:
        code = environment.compile(request.source, name, name)
        made = environment.template_class.from_code(environment, code, environment.globals.copy())
        return TemplateAnswer(page=_collected(made.generate(request.values)))
    except TemplateSyntaxError as error:
        return wrong(error.lineno, error.message)
    except RecursionError:
        return wrong(None, "recursion")
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - a template can ask for anything of any value
        return wrong(_line_of(error, name), error)


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

    _escape_by(lambda value: escaped(clean(str(value))))
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


def _escape_by(escaped: Callable[[Any], str]) -> None:
    """Let values that a template joins to a text of its own (`macro() ~ title`), puts into one or
    formats by one be escaped for the format of the page: Jinja would do so for HTML, whatever the
    format. It has no other place to say it; this process follows no other template."""
    from jinja2 import filters, runtime
    from markupsafe import Markup

    class Text(Markup):
        """Text of the template's own, as it goes into the page."""

        @classmethod
        def escape(cls, value: Any) -> Text:
            return cls(value if isinstance(value, Markup) else escaped(value))

    for module in (filters, runtime):
        module.__dict__.update(Markup=Text, escape=Text.escape)


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
