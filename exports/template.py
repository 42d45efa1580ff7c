"""A briefing by a template of the user's own: Jinja2, sandboxed, for Markdown and HTML.

The template sees values only (the briefing as in JSON, and filters for words, money and dates) and
is followed in a process of its own (`exports.template_page`), which is ended when it takes too long
or too much. What is closed is stamped whatever the template does.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

from agenda.briefing_values import Briefing
from data.documents.process import import_path
from data.errors import Problem
from data.files import read_bytes
from exports import language
from exports.briefing_json import as_json
from exports.briefing_page import briefing_page
from exports.escaping import escape
from exports.language import _
from exports.template_page import TemplateAnswer, TemplateFormat, TemplateRequest

_LARGEST_TEMPLATE = 1024 * 1024
# A template of a hundred items takes a tenth of a second.
_SECONDS = 10
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from exports.template_page import serve; serve()"
)


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
    page = _followed(TemplateRequest(source, str(template), form, _values(briefing)))
    if briefing.holds_closed:
        page = _stamped(page, form)
    return page.encode("utf-8", "replace")


def _values(briefing: Briefing) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.to_builtins(as_json(briefing))
    return {**shown, "title": briefing_page(briefing).title, "language": language.current()}


def _followed(request: TemplateRequest) -> str:
    """The page that a process of its own makes of it; Problem `template-error`."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _START, json.dumps(import_path())],
            input=msgspec.json.encode(request),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        answer = msgspec.json.decode(done.stdout, type=TemplateAnswer)
    except subprocess.TimeoutExpired:
        answer = TemplateAnswer(reason=f"> {_SECONDS} s")
    except msgspec.MsgspecError:  # it was ended before it could say why
        answer = TemplateAnswer(reason="MemoryError")
    if answer.page is None:
        raise Problem("template-error", file=request.file, line=answer.line, reason=answer.reason)
    return answer.page


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
