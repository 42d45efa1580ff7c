"""DOCX to text and passages, by way of HTML. Runs in the reading process.

The archive is checked before any library opens it; tracked changes are read as accepted (Mammoth
keeps insertions, which others drop without a word) and hidden text is left out; both are counted,
so that a person can be told.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from data.documents.html import extract_markup
from data.documents.reading import AS_USUAL, Extract, How, Notice, library_version
from data.documents.stated_title import stated_title
from data.errors import Problem

PART_LIMIT = 64 * 1024 * 1024
RATIO_LIMIT = 200
_ENTRY_LIMIT = 10_000
# A ratio says nothing about small parts: an empty table of 500 rows packs 300:1.
_SMALL_PART = 1024 * 1024
_STEP = 1024 * 1024

_DOCUMENT = "word/document.xml"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
"""
# A run whose own properties hide it (ISO 29500-1, 17.3.2.41): no reader of the page sees it.
_HIDDEN_RUN = re.compile(
    rb"<w:r(?:\s[^>]{0,200})?>\s*<w:rPr>(?:(?!</w:rPr>).){0,2000}?"
    rb"<w:vanish\s*(?:w:val=\"(?:1|true|on)\"\s*)?/>"
    rb"(?:(?!</w:rPr>).){0,2000}</w:rPr>(?:(?!<w:r[\s>]|</w:r>).)*</w:r>",
    re.DOTALL,
)
_BACK_LINK = re.compile(r'<a href="#(?:foot|end)note-ref-[^"]*">↑</a>')
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))
_TITLE = re.compile(r"<dc:title>([^<]{1,300})</dc:title>")


def read_docx(content: bytes, name: str, how: How = AS_USUAL) -> Extract:
    """A Word document.

    Problem `password`, `damaged`, `too-complex`, `format-not-read` (more than 10,000 parts are no
    document), `archive-too-large` (`part`, `limit`), `archive-ratio` (`part`, `limit`),
    `forbidden-dtd` (`part`), and those of `extract_markup`.
    """
    parts = _checked_parts(content)
    if _DOCUMENT not in parts:
        raise Problem("damaged")
    shown, hidden = parts[_DOCUMENT], 0
    if b"<w:vanish" in shown:
        shown, hidden = _HIDDEN_RUN.subn(b"", shown)
    markup = _BACK_LINK.sub("", _to_html({**parts, _DOCUMENT: shown}))
    extract = extract_markup(markup, library_version("mammoth"), _notices(parts, hidden))
    return extract.with_title(stated_title(_own_title(parts)))


def _checked_parts(content: bytes) -> dict[str, bytes]:
    """The XML parts of the archive, unpacked within the limits. Nothing is written anywhere."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > _ENTRY_LIMIT:
                raise Problem("format-not-read", format="archive")
            return {
                entry.filename: _unpacked(archive, entry)
                for entry in entries
                if entry.filename.endswith((".xml", ".rels"))
            }
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
        raise Problem("damaged") from None


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One part; counted while it is unpacked, since the sizes that an archive states can lie."""
    if entry.flag_bits & 1:
        raise Problem("password")
    pieces: list[bytes] = []
    size = 0
    with archive.open(entry) as part:
        while piece := part.read(_STEP):
            size += len(piece)
            if size > PART_LIMIT:
                raise Problem("archive-too-large", part=entry.filename, limit=PART_LIMIT)
            if size > max(_SMALL_PART, RATIO_LIMIT * entry.compress_size):
                raise Problem("archive-ratio", part=entry.filename, limit=RATIO_LIMIT)
            pieces.append(piece)
    unpacked = b"".join(pieces)
    if any(mark in unpacked for mark in _DOCTYPES):
        raise Problem("forbidden-dtd", part=entry.filename)
    return unpacked


def _to_html(parts: dict[str, bytes]) -> str:
    """`parts` as HTML; packed anew, so that the library sees what was checked and nothing else."""
    import mammoth

    no_images = mammoth.images.img_element(lambda image: {})
    try:
        result = mammoth.convert_to_html(_packed(parts), style_map=_STYLES, convert_image=no_images)
    except RecursionError:
        raise Problem("too-complex") from None
    except Exception:  # noqa: BLE001 - a broken document makes a library raise nearly anything
        raise Problem("damaged") from None
    return str(result.value)


def _packed(parts: dict[str, bytes]) -> io.BytesIO:
    archive_file = io.BytesIO()
    with zipfile.ZipFile(archive_file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    archive_file.seek(0)
    return archive_file


def _notices(parts: dict[str, bytes], hidden: int) -> tuple[Notice, ...]:
    document = parts[_DOCUMENT]
    insertions, deletions = _count(document, b"ins"), _count(document, b"del")
    comments = _count(parts.get("word/comments.xml", b""), b"comment")
    notices = []
    if insertions or deletions:
        values = {"insertions": insertions, "deletions": deletions}
        notices.append(Notice("tracked-changes", values))
    if comments:
        notices.append(Notice("comments", {"count": comments}))
    if hidden:
        notices.append(Notice("hidden-text", {"count": hidden}))
    return tuple(notices)


def _count(xml: bytes, element: bytes) -> int:
    return len(re.findall(rb"<w:" + element + rb"[\s/>]", xml))


def _own_title(parts: dict[str, bytes]) -> str | None:
    from html import unescape

    core = parts.get("docProps/core.xml", b"").decode("utf-8", "replace")
    found = _TITLE.search(core)
    return unescape(found[1]) if found else None
