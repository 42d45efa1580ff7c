"""The bytes of a file from outside as its text and passages, or the one reason why not.

Knows formats and limits; knows no paths and nothing of the store, and imports a format's library
only when a file of that format comes.
"""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from data.dates import is_date
from data.documents import signature
from data.documents.passage import Passage
from data.errors import Problem
from data.text import clean_line

TEXT_LIMIT = 20 * 1024 * 1024
HTML_LIMIT = 10 * 1024 * 1024
# A "line" longer than this is data, not prose; the rules for prose would choke on it.
LINE_LIMIT = 1_000_000
# 2,000 pages of 60 lines are 120,000.
LINES_LIMIT = 200_000
# Raised when our own rules for text and passages change; stands in every `parser`.
RULES = "tilsagn-text 1"

_READERS = {
    signature.TXT: ("data.documents.reading", "read_text"),
    signature.MARKDOWN: ("data.documents.reading", "read_text"),
    signature.HTML: ("data.documents.html", "read_html"),
    signature.PDF: ("data.documents.pdf", "read_pdf"),
    signature.DOCX: ("data.documents.docx", "read_docx"),
    signature.EML: ("data.documents.eml", "read_eml"),
    signature.FIRST_AGENDA: ("data.documents.first_agenda", "read_first_agenda"),
}

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_METADATA_LENGTH = 300


def _tell_nobody(*_what: int) -> None:
    """For a reading whose progress nobody follows."""


class How(NamedTuple):
    """Who follows how a file is read: `on_page` is called with (page now read, pages in all),
    `on_picture` before a page that is a picture is read, which takes seconds."""

    on_page: Callable[..., None] = _tell_nobody
    on_picture: Callable[..., None] = _tell_nobody


AS_USUAL = How()


class Notice(NamedTuple):
    """Something a person should know about a file that was read; a code with values, as Problem."""

    code: str
    values: Mapping[str, object]


class Link(NamedTuple):
    """`text[start:end]` leads to `address`, as written in the file: often a relative one."""

    start: int
    end: int
    address: str


class Attached(NamedTuple):
    """A file inside a file. `name` is only a name, it was never a path that anyone opened."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Extract:
    """What a format's reader gives: the text, its passages and what the format itself states.

    `date` is ISO 8601, possibly partial. Title, date and publisher are None where the format does
    not state them; nothing is guessed from the text.
    """

    text: str
    passages: tuple[Passage, ...]
    parser: str
    notices: tuple[Notice, ...] = ()
    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    links: tuple[Link, ...] = ()
    attachments: tuple[Attached, ...] = field(default=(), repr=False)

    def with_title(self, title: str | None) -> Extract:
        """This extract with `title`, unless that is None."""
        return self if title is None else replace(self, title=title)

    def with_date(self, date: str | None) -> Extract:
        """This extract with `date`, unless that is None or no date."""
        return replace(self, date=date) if date is not None and is_date(date) else self

    def with_attachments(self, attachments: tuple[Attached, ...]) -> Extract:
        """This extract with `attachments`."""
        return replace(self, attachments=attachments)


@dataclass(frozen=True, slots=True)
class Reading(Extract):
    """A file that was read: its `Extract`, its `format` (see `signature`) and its own bytes."""

    format: str = signature.TXT
    sha256: str = ""
    size: int = 0
    content: bytes = field(default=b"", repr=False)


def extract(content: bytes, name: str, form: str, how: How = AS_USUAL) -> Extract:
    """`content` of a known format (`form`, see `signature`) as text and passages."""
    result = _reader(form)(content, name, how)
    if not any(map(str.isalnum, result.text)):
        raise Problem("no-text", format=form)
    longest = max((item.end - item.start for item in result.passages), default=0)
    _limit_lines(len(result.passages), longest)
    return replace(
        result,
        # One for one, so that offsets hold: what no database or terminal takes.
        parser=result.parser if result.parser == RULES else f"{result.parser}, {RULES}",
        text=_UNSTORABLE.sub("\ufffd", result.text),
        title=_metadata(result.title),
        publisher=_metadata(result.publisher),
    )


def as_reading(extract: Extract, content: bytes, name: str, form: str) -> Reading:
    """`extract` with the file's own bytes, and a notice when the name promised another format."""
    notices = extract.notices
    promised = signature.extension_format(name)
    if promised not in (None, form) and {promised, form} != set(signature.TEXT_FORMATS):
        notices = (Notice("misnamed", {"promised": promised, "format": form}), *notices)
    return Reading(
        text=extract.text,
        passages=extract.passages,
        parser=extract.parser,
        notices=notices,
        title=extract.title,
        date=extract.date,
        publisher=extract.publisher,
        links=extract.links,
        attachments=extract.attachments,
        format=form,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        content=content,
    )


def _limit_lines(lines: int, longest: int) -> None:
    """Problem `line-too-long` (`length`), `too-many-lines` (`lines`), both with `limit`."""
    if longest > LINE_LIMIT:
        raise Problem("line-too-long", length=longest, limit=LINE_LIMIT)
    if lines > LINES_LIMIT:
        raise Problem("too-many-lines", lines=lines, limit=LINES_LIMIT)


def _metadata(value: str | None) -> str | None:
    """A title or publisher on one line of at most 300 characters, None for nothing."""
    return (clean_line(value or "")[:_METADATA_LENGTH].strip()) or None


def library_version(name: str) -> str:
    """`name` with its installed version: which parser made a text."""
    from importlib.metadata import version

    return f"{name} {version(name)}"


def limit_size(content: bytes, limit: int) -> None:
    """Problem `too-large` when `content` is over `limit` bytes."""
    if len(content) > limit:
        raise Problem("too-large", size=len(content), limit=limit)


def _reader(form: str) -> Callable[[bytes, str, How], Extract]:
    """The one function that knows the format `form`, its library not yet imported."""
    module_name, function = _READERS[form]
    reader: Callable[[bytes, str, How], Extract] = getattr(
        importlib.import_module(module_name), function
    )
    return reader


def read_text(content: bytes, name: str, how: How = AS_USUAL) -> Extract:
    """A text or Markdown file. Problem `too-large`, `not-text`, `line-too-long`,
    `too-many-lines`."""
    from data.documents.decode import decode
    from data.documents.plain import passages

    limit_size(content, TEXT_LIMIT)
    decoded = decode(content)
    lines = decoded.text.split("\n")
    _limit_lines(len(lines), max(map(len, lines)))
    notices: tuple[Notice, ...] = ()
    if decoded.guessed:
        values = {"encoding": decoded.encoding, "preview": decoded.preview}
        notices = (Notice("encoding-guessed", values),)
    return Extract(decoded.text, passages(decoded.text), RULES, notices)
