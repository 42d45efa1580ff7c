"""Hostile and broken files, made here: each must end as one reason or as text, never as harm."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from tests.data.documents.makers import (
    lines_down,
    make_docx,
    make_pdf,
    make_scan,
    paragraph,
    pdf_of,
    stream,
    word_document,
)

_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
_ONE_PAGE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_MAIL = b"From: a@example.org\nTo: b@example.org\nSubject: Park\nMIME-Version: 1.0\n"
# What pdfium or a limit may make of a bomb; which of them differs between systems.
_BEATEN = {"damaged", "no-text", "over-memory", "over-time", "reader-crashed"}


def _one_page(content: bytes, resources: bytes = b"", box: bytes = b"0 0 595 842") -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << %s >> >>"
    return pdf_of({1: _CATALOGUE, 2: _ONE_PAGE, 3: page % (box, resources), 4: content})


def _good_pdf() -> bytes:
    return make_pdf([lines_down(["Byrådet afsætter 2 mio. kr. til en park."])])


def _pages(entries: bytes) -> bytes:
    return pdf_of({1: _CATALOGUE, 2: b"<< /Type /Pages " + entries + b" >>"})


def _password_pdf() -> bytes:
    secret = f"/O <{'41' * 32}> /U <{'41' * 32}>"
    identity = f"/ID [<{'42' * 16}> <{'42' * 16}>]"
    head = "/Filter /Standard /V 2 /R 3 /Length 128 /P -44"
    return pdf_of(
        {1: _CATALOGUE, 2: _ONE_PAGE, 3: b"<< /Type /Page /Parent 2 0 R >>"},
        trailer=f"/Encrypt << {head} {secret} >> {identity}",
    )


def _double_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(bytes(150_000_000), 1), 9)
    head = f"<< /Length {len(packed)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n"
    return _one_page(head.encode() + packed + b"\nendstream")


def form_loop() -> bytes:
    """A PDF that pdfium never finishes: a form that shows itself twice."""
    form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    page = (
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
    )
    shown = stream(b"/X Do /X Do", form)
    return pdf_of({1: _CATALOGUE, 2: _ONE_PAGE, 3: page, 4: stream(b"/X Do"), 5: shown})


def _dtd() -> str:
    entities = "".join(
        f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)
    )
    head = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">{entities}]>'
    return head + word_document("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>").partition("?>")[2]


def _good_docx() -> bytes:
    return make_docx(word_document(paragraph("Vi bygger en park.")))


def _deep_docx() -> bytes:
    return make_docx(
        word_document("<w:sdt><w:sdtContent>" * 10_000 + "</w:sdtContent></w:sdt>" * 10_000)
    )


def _deep_mail() -> bytes:
    parts = (
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
        for level in range(2_000)
    )
    return _MAIL + b"".join(parts)


def _mail_in_mail() -> bytes:
    mail = _MAIL + b"\nDet inderste brev.\n"
    for level in range(6):
        edge = b"edge%d" % level
        head = b"Content-Type: multipart/mixed; boundary=" + edge + b"\n\n--" + edge
        mail = (
            _MAIL + head + b"\nContent-Type: message/rfc822\n\n" + mail + b"\n--" + edge + b"--\n"
        )
    return mail


# Name of the file -> how it is made, and the codes that may come of it ("read" where text may).
HOSTILE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "truncated.pdf": (lambda: _good_pdf()[:400], {"damaged", "no-text"}),
    "only-a-head.pdf": (lambda: b"%PDF-1.7\n", {"damaged"}),
    "lost-head.pdf": (lambda: b"\n" * 900 + _good_pdf(), {"read"}),
    "noise.pdf": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4_000, {"damaged"}),
    "no-pages.pdf": (lambda: _pages(b"/Kids [] /Count 0"), {"damaged"}),
    "page-tree-loop.pdf": (lambda: _pages(b"/Kids [2 0 R 2 0 R] /Count 2"), _BEATEN),
    "billion-pages.pdf": (lambda: _pages(b"/Kids [3 0 R] /Count 1000000000"), _BEATEN),
    "password.pdf": (_password_pdf, {"password"}),
    "stream-bomb.pdf": (lambda: _one_page(stream(b"q " * 30_000_000)), _BEATEN),
    "double-bomb.pdf": (_double_bomb, _BEATEN),
    "deep-array.pdf": (
        lambda: pdf_of({1: _CATALOGUE, 2: b"[" * 500_000 + b"]" * 500_000}),
        _BEATEN,
    ),
    "huge-page.pdf": (lambda: _one_page(stream(b""), box=b"0 0 1e30 1e30"), _BEATEN),
    "scan.pdf": (lambda: make_scan(1), {"scanned", "no-text"}),
    "is-a-web-page.pdf": (lambda: b"<!DOCTYPE html><html><p>Parken kommer.</p></html>", {"read"}),
    "is-a-pdf.docx": (_good_pdf, {"read"}),
    "truncated.docx": (lambda: _good_docx()[:400], {"damaged"}),
    "not-xml.docx": (lambda: make_docx("<w:document"), {"damaged"}),
    "no-document.docx": (
        lambda: _good_docx().replace(b"word/document.xml", b"word/documenX.xml"),
        {"damaged"},
    ),
    "bomb.docx": (lambda: make_docx(word_document("<w:p/>" * 2_000_000)), {"archive-ratio"}),
    "bomb-beside.docx": (
        lambda: make_docx(word_document(""), {"word/styles.xml": bytes(70_000_000)}),
        {"archive-ratio"},
    ),
    "many-entries.docx": (
        lambda: make_docx(word_document(""), {f"word/{place}.bin": "" for place in range(11_000)}),
        {"format-not-read"},
    ),
    "dtd.docx": (lambda: make_docx(_dtd()), {"forbidden-dtd"}),
    "dtd-utf16.docx": (lambda: make_docx(_dtd().encode("utf-16")), {"forbidden-dtd"}),
    "deep.docx": (_deep_docx, {"too-complex", "damaged", "reader-crashed"}),
    "password.docx": (lambda: _OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), {"password"}),
    "old.doc": (lambda: _OLD_OFFICE, {"format-not-read"}),
    "deep.html": (lambda: b"<html>" + b"<div>" * 40_000 + b"dybt nede", {"read"}),
    "deep-tables.html": (lambda: b"<html>" + b"<table><tr><td>" * 10_000 + b"ord", {"read"}),
    "deep-lists.html": (lambda: b"<html>" + b"<ul><li>et ord " * 10_000, {"read"}),
    "deep-links.html": (lambda: b"<html>" + b"<b><i><a href=x>ord" * 2_500, {"read"}),
    "long-line.html": (
        lambda: b"<html><p>" + b"ord " * 300_000,
        {"line-too-long", "over-time"},
    ),
    "too-large.html": (lambda: b"<html><p>" + b"ord " * 3_000_000, {"too-large"}),
    "many-paragraphs.html": (
        lambda: b"<html>" + b"<p>ord" * 400_000,
        {"too-complex"},
    ),
    "signs.html": (lambda: b"<html><p>" + b"&amp;" * 60_000, {"no-text"}),
    "attributes.html": (
        lambda: b"<html><p " + b" ".join(b"a%d=1" % place for place in range(40_000)) + b">ord",
        {"read"},
    ),
    "script-only.html": (
        lambda: b"<!doctype html><html><div id=app></div><script>start()</script></html>",
        {"needs-javascript"},
    ),
    "empty.html": (lambda: b"<html><body></body></html>", {"no-text"}),
    "deep.eml": (_deep_mail, {"read", "too-complex"}),
    "mail-in-mail.eml": (_mail_in_mail, {"read", "nested-too-deep"}),
    "bad-headers.eml": (
        lambda: _MAIL + b"Date: the day after\nContent-Type: text/plain; charset=nope\n\nHej",
        {"read"},
    ),
    "long-header.eml": (
        lambda: b"From: a@example.org\nSubject: " + b"x" * 1_200_000 + b"\n\nHej med jer",
        {"line-too-long", "over-time"},
    ),
    "empty.txt": (lambda: b"", {"empty-file"}),
    "long-line.txt": (lambda: b"ord " * 300_000, {"line-too-long"}),
    "many-lines.txt": (lambda: b"- ord\n" * 250_000, {"too-many-lines"}),
    "marks.txt": (lambda: ("a" + "\u0301" * 400_000).encode(), {"read"}),
    "markers.txt": (lambda: b"1. 1. 1. 1. " * 60_000, {"read"}),
    "binary.txt": (lambda: bytes(range(256)) * 500, {"not-text"}),
    "program.txt": (lambda: b"\x7fELF" + bytes(900), {"format-not-read"}),
    "picture.png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), {"format-not-read"}),
    "deep.json": (lambda: b'{"Dagsordenpunkter":' + b"[" * 200_000, {"too-complex", "damaged"}),
    "wrong-types.json": (lambda: b'{"Dagsordenpunkter":[1,{"Felter":7}],"Moede":[]}', {"no-text"}),
    "other.json": (lambda: b'{"a": 1}', {"format-not-read"}),
}
