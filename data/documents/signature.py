"""What a file is, by its first bytes. The name is only asked where bytes cannot tell: text.

Looks at bytes only and opens nothing inside the file: it runs in the app's own process.
"""

from __future__ import annotations

import re

from data.errors import Problem

TXT, MARKDOWN, PDF, DOCX = "txt", "md", "pdf", "docx"
HTML, EML, FIRST_AGENDA = "html", "eml", "first_agenda"
TEXT_FORMATS = (TXT, MARKDOWN)

_EXTENSIONS = {
    ".txt": TXT,
    ".text": TXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".pdf": PDF,
    ".docx": DOCX,
    ".docm": DOCX,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".eml": EML,
    ".json": FIRST_AGENDA,
}
# Texts that are not read as they are: in a folder they are looked into all the same, so that a
# person hears how to save them.
_TEXTS_NOT_READ = frozenset({".doc", ".dot", ".odt", ".ott", ".rtf"})
# What people do have in their folders and Tilsagn does not read; the name is for the sentence.
_NOT_READ = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office"),  # .doc, .xls, .ppt, .msg
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"BM", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
# A DOCX with a password is an old Office container that holds this stream (MS-OFFCRYPTO, 2.3.4).
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PACKED = (
    (b"word/document.xml", DOCX),
    (b"xl/workbook.xml", "spreadsheet"),
    (b"ppt/presentation.xml", "presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "odf"),
)
_PDF_HEAD = 1024  # Adobe's readers accept a header anywhere in the first 1,024 bytes
_TEXT_HEAD = 4096
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|table|p|h1)\b", re.IGNORECASE
)
_HEADER = re.compile(r"(?:From |[A-Za-z][A-Za-z0-9-]{1,40}:(?:\s|$))")
_MAIL_HEADERS = ("from:", "date:", "subject:", "message-id:", "received:", "return-path:", "to:")


def extension_format(name: str) -> str | None:
    """The format that the ending of `name` promises, None for an ending we do not know."""
    return _EXTENSIONS.get(_ending(name))


def may_be_document(name: str) -> bool:
    """Whether a file of that name, met in a folder, is looked into: what it holds is read, or a
    person hears how to save it so that it can be."""
    return extension_format(name) is not None or _ending(name) in _TEXTS_NOT_READ


def detect(content: bytes, name: str) -> str:
    """The format of `content`, one of the names above.

    Problem `empty-file`; `format-not-read` with `format` (old-office, rtf, odf, spreadsheet,
    presentation, image, archive, program, json, xml); `password`.
    """
    if not content.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise Problem("empty-file")
    named = extension_format(name)
    if b"%PDF-" in content[:_PDF_HEAD]:
        return PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(content, named)
    if content.startswith(_NOT_READ[0][0]) and _ENCRYPTED_OFFICE in content:
        raise Problem("password")
    for start, kind in _NOT_READ:
        if content.startswith(start) and not (named in TEXT_FORMATS and start.isalnum()):
            raise Problem("format-not-read", format=kind)
    return _text_format(content, named)


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""


def _inside_zip(content: bytes, named: str | None) -> str:
    """By the names that a ZIP holds in plain bytes; the reading process unpacks."""
    for name, kind in _PACKED:
        if name in content:
            if kind == DOCX:
                return DOCX
            raise Problem("format-not-read", format=kind)
    if named == DOCX and b"[Content_Types].xml" in content:
        return DOCX  # damaged, as its reader will say
    raise Problem("format-not-read", format="archive")


def _text_format(content: bytes, named: str | None) -> str:
    start = content[:_TEXT_HEAD].replace(b"\x00", b"").decode("latin-1").lstrip("ÿþï»¿ \t\r\n")
    markup = _after_prolog(start)
    if _HTML.match(markup) and (named not in TEXT_FORMATS or _is_whole_page(markup)):
        return HTML
    if named in TEXT_FORMATS:
        return named or TXT
    if start.startswith(("{", "[")):
        if b'"Dagsordenpunkter"' in content:
            return FIRST_AGENDA
        if named == FIRST_AGENDA:
            raise Problem("format-not-read", format="json")
    if _is_mail(start):
        return EML
    if start.startswith("<?xml"):
        raise Problem("format-not-read", format="xml")
    return TXT


def _after_prolog(text: str) -> str:
    """`text` from its first element on: without XML declaration and comments."""
    while text.startswith(("<?", "<!--")):
        end = "?>" if text.startswith("<?") else "-->"
        text = text.partition(end)[2].lstrip()
    return text


def _is_whole_page(start: str) -> bool:
    return start[:9].lower() == "<!doctype" or start[:5].lower() == "<html"


def _is_mail(start: str) -> bool:
    lines = [line for line in start.splitlines()[:40] if line[:1] not in (" ", "\t")]
    headers = []
    for line in lines:
        if not line or not _HEADER.match(line):
            break
        headers.append(line.lower())
    known = sum(line.startswith(_MAIL_HEADERS) for line in headers)
    return known >= 2
