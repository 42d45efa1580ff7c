"""PDF to text and passages, page by page. Runs in the reading process only: pdfium is C++ that
aborts on some hostile files.

pdfium reads (columns right, 529 pages a second); where it cannot open a file, pypdf tries, which
recovers files with a lost head. Pages without text are recognised, and read with the system's
tesseract where it is installed with Danish.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from data.documents.pages import Line, assemble, may_be_title, unreadable_share
from data.documents.reading import AS_USUAL, Extract, How, Notice, library_version
from data.documents.stated_title import stated_title
from data.errors import Problem

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

PAGE_LIMIT = 2_000
# Pages that are pictures take seconds each: more than these are told, not read.
PICTURE_LIMIT = 200
# Where pdfium found a hyphen at a line end it writes U+FFFE and leaves the line end out.
_LINE_END = re.compile(r"(?<=\ufffe)(?!\r\n)|(?<=\r\n)")
# As pdfium marks it; neither pypdf nor tesseract tells a hyphen that only breaks a word.
_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])-\s*$")
_BOLD_WEIGHT = 600
_UNREADABLE = 0.3
_FEW_LETTERS = 10


class _Pages:
    """What came of a file's pages: their lines, those that failed, those that are only pictures."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.lines: list[list[Line]] = []
        self.damaged: list[int] = []
        self.pictures: list[int] = []
        self.recognised: list[int] = []
        self.title: str | None = None

    @cached_property
    def recogniser(self) -> str | None:
        """The program that reads pictures; looked for when the first picture comes."""
        from data.documents.ocr import tesseract_version

        return tesseract_version()


def read_pdf(content: bytes, name: str, how: How = AS_USUAL) -> Extract:
    """A PDF file; pages count from 1 and lie apart by `pages.PAGE_BREAK`.

    Problem `password`, `damaged`, `scanned` (`pages`, no tesseract with Danish to read them),
    `unreadable-font`. A file over the page limit, or with pages that cannot be read, is read as far
    as possible, with a notice.
    """
    try:
        pages, parser = _with_pdfium(content, how), library_version("pypdfium2")
        if pages.recognised:
            parser = f"{parser}, {pages.recogniser}"
    except _CannotOpenError:
        pages, parser = _with_pypdf(content, how), library_version("pypdf")
    return _extract(pages, parser)


class _CannotOpenError(Exception):
    """pdfium does not take the file for a PDF."""


def _extract(pages: _Pages, parser: str) -> Extract:
    read = len(pages.lines)
    if len(pages.damaged) == read:
        raise Problem("damaged")
    if pages.pictures and not any(line.text for page in pages.lines for line in page):
        raise Problem("scanned", pages=pages.count)
    assembled = assemble(pages.lines)
    if unreadable_share(assembled.text) > _UNREADABLE:
        raise Problem("unreadable-font")
    return Extract(
        assembled.text,
        assembled.passages,
        parser,
        (*_notices(pages), *assembled.notices),
        title=pages.title,
    )


def _notices(pages: _Pages) -> Iterator[Notice]:
    read = len(pages.lines)
    if read < pages.count:
        yield Notice("stopped-at-page", {"page": read, "pages": pages.count})
    if pages.damaged:
        values = {"read": read - len(pages.damaged), "pages": pages.count}
        yield Notice("damaged-pages", {**values, "damaged": tuple(pages.damaged)})
    if pages.recognised:
        yield Notice("recognised-pages", {"pages": tuple(pages.recognised), "of": pages.count})
    if pages.pictures:
        yield Notice("pages-without-text", {"pages": tuple(pages.pictures), "of": pages.count})


def _with_pdfium(content: bytes, how: How) -> _Pages:
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise Problem("password") from None
        raise _CannotOpenError from None
    pages = _Pages(len(document))
    if not pages.count:
        raise _CannotOpenError
    pages.title = stated_title(document.get_metadata_dict().get("Title"))
    for number in range(min(pages.count, PAGE_LIMIT)):
        try:
            lines, is_picture = _page_lines(document, number)
            if is_picture and len(pages.recognised) < PICTURE_LIMIT and pages.recogniser:
                how.on_picture()
                lines, is_picture = _recognised(document, number), False
                pages.recognised.append(number + 1)
        except pypdfium2.PdfiumError:
            lines, is_picture = [], False
            pages.damaged.append(number + 1)
        pages.lines.append(lines)
        if is_picture:
            pages.pictures.append(number + 1)
        how.on_page(number + 1, pages.count)
    document.close()
    return pages


def _page_lines(document: PdfDocument, number: int) -> tuple[list[Line], bool]:
    """The lines of a page, and whether it is a picture without text."""
    from pypdfium2 import raw

    page = document[number]
    try:
        words = page.get_textpage()
        try:
            text = words.get_text_range()
            lines = _set_lines(words.raw, text, words.count_chars())
        finally:
            words.close()
        few = len(text) < 200 and sum(map(str.isalnum, text)) < _FEW_LETTERS
        return lines, few and _shows(page, raw.FPDF_PAGEOBJ_IMAGE)
    finally:
        page.close()


def _recognised(document: PdfDocument, number: int) -> list[Line]:
    """The lines of a page that is a picture."""
    from data.documents.ocr import DOTS_PER_INCH, recognise

    page = document[number]
    try:
        picture = page.render(scale=DOTS_PER_INCH / 72, grayscale=True)
        rows = bytes(picture.buffer)
        width, height, stride = picture.width, picture.height, picture.stride
        pixels = b"".join(rows[row * stride : row * stride + width] for row in range(height))
        return [_unset(line) for line in recognise(pixels, width, height)]
    finally:
        page.close()


def _shows(page: PdfPage, kind: int) -> bool:
    """Whether the page shows an object of `kind`, among the first few."""
    return any(True for _ in page.get_objects(filter=[kind], max_depth=3))


def _set_lines(words: object, text: str, characters: int) -> list[Line]:
    """The lines of `text` with how they are set, as far as offsets and pdfium's indexes agree."""
    lines = _LINE_END.split(text)
    if len(text) != characters:
        return [Line(line) for line in lines]
    found = []
    place = 0
    type_case = _TypeCase(words)
    for line in lines:
        written = line.strip()
        if written and written != "\r\n":
            first = place + line.index(written[0])
            found.append(type_case.line(written, first))
        place += len(line)
    return found


class _TypeCase:
    """Asks pdfium how the letters of one page are set."""

    def __init__(self, words: object) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._words = words
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(64)

    def line(self, text: str, first: int) -> Line:
        """The line `text` whose first letter is number `first` of the page."""
        self._raw.FPDFText_GetCharOrigin(self._words, first, self._x, self._y)
        size = self._raw.FPDFText_GetFontSize(self._words, first)
        bold = may_be_title(text) and self._is_bold(first) and self._is_bold(first + len(text) - 1)
        return Line(text, self._y.value, size, bold)

    def _is_bold(self, place: int) -> bool:
        """By the weight of the type, or by its name: the standard fonts state no weight."""
        if self._raw.FPDFText_GetFontWeight(self._words, place) >= _BOLD_WEIGHT:
            return True
        self._raw.FPDFText_GetFontInfo(self._words, place, self._name, 64, None)
        name = self._name.value.lower()
        return b"bold" in name or b"black" in name or b"heavy" in name


def _with_pypdf(content: bytes, how: How) -> _Pages:
    import io
    import logging

    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise Problem("password")
        pages = _Pages(len(reader.pages))
    except (Problem, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - a broken file makes pypdf raise nearly anything
        raise Problem("damaged") from None
    for number in range(min(pages.count, PAGE_LIMIT)):
        try:
            text = reader.pages[number].extract_text()
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - as above
            text = ""
            pages.damaged.append(number + 1)
        pages.lines.append([_unset(line) for line in text.splitlines()])
        how.on_page(number + 1, pages.count)
    if not pages.lines:
        raise Problem("damaged")
    return pages


def _unset(text: str) -> Line:
    """A line of which nothing is known but its text."""
    return Line(_LINE_END_HYPHEN.sub("\ufffe", text))
