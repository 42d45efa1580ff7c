"""Makes PDF and DOCX files, byte by byte, so that no real document is needed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"


class Set(NamedTuple):
    """A line of text as it is set on a page: `x` and `y` in points from the lower left corner."""

    text: str
    x: float = 72
    y: float = 700
    size: float = 11
    bold: bool = False


def lines_down(
    texts: Sequence[str], *, top: float = 760, x: float = 72, size: float = 11
) -> list[Set]:
    """`texts` one below the other; an empty one leaves a gap."""
    return [
        Set(text, x, top - 1.2 * size * place, size) for place, text in enumerate(texts) if text
    ]


def make_pdf(pages: Sequence[Sequence[Set]], *, title: str = "") -> bytes:
    """A PDF with the standard fonts, its streams packed."""
    numbers = [5 + 2 * place for place in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: _FONT % b"Helvetica",
        4: _FONT % b"Helvetica-Bold",
    }
    for number, page in zip(numbers, pages, strict=True):
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        ).encode()
        objects[number + 1] = stream(b"\n".join(map(_shown, page)))
    return pdf_of(objects, title=title)


def _shown(line: Set) -> bytes:
    text = line.text.encode("cp1252", "replace")
    for sign in (b"\\", b"(", b")"):
        text = text.replace(sign, b"\\" + sign)
    font = "/F2" if line.bold else "/F1"
    return f"BT {font} {line.size} Tf {line.x} {line.y} Td (".encode() + text + b") Tj ET"


def stream(content: bytes, entries: str = "") -> bytes:
    """A packed PDF stream object."""
    packed = zlib.compress(content, 9)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode {entries} >>"
    return head.encode() + b"\nstream\n" + packed + b"\nendstream"


def pdf_of(objects: dict[int, bytes], *, title: str = "", trailer: str = "") -> bytes:
    """A PDF file of numbered objects; number 1 is the catalogue."""
    if title:
        objects = {**objects, 9_999: b"<< /Title (" + title.encode("cp1252") + b") >>"}
        trailer += " /Info 9999 0 R"
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    size = max(objects) + 1
    out.write(f"trailer << /Size {size} /Root 1 0 R {trailer} >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def make_scan(pages: int = 1, *, text: str = "") -> bytes:
    """A PDF whose pages are grey pictures without text; `text` stands on the first."""
    return _pictures([(100, 100, b"\x80" * 10_000)] * pages, text)


def photographed(content: bytes) -> bytes:
    """A PDF whose pages are pictures of the pages of another, 200 dots an inch."""
    import pypdfium2

    pictures = []
    for page in pypdfium2.PdfDocument(content):
        shot = page.render(scale=200 / 72, grayscale=True)
        rows = bytes(shot.buffer)
        lines = (rows[row * shot.stride :][: shot.width] for row in range(shot.height))
        pictures.append((shot.width, shot.height, b"".join(lines)))
    return _pictures(pictures)


def _pictures(pictures: list[tuple[int, int, bytes]], text: str = "") -> bytes:
    """A PDF of one grey picture (width, height, one byte a pixel) a page."""
    numbers = [3 + 3 * place for place in range(len(pictures))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pictures)} >>".encode(),
        9_998: _FONT % b"Helvetica",
    }
    for number, (width, height, pixels) in zip(numbers, pictures, strict=True):
        objects[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F1 9998 0 R >> /XObject << /Im {number + 2} 0 R >> >> >>"
        ).encode()
        written = _shown(Set(text)) if text and number == numbers[0] else b""
        objects[number + 1] = stream(b"q 595 0 0 842 0 0 cm /Im Do Q " + written)
        objects[number + 2] = stream(
            pixels,
            f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
            "/ColorSpace /DeviceGray /BitsPerComponent 8",
        )
    return pdf_of(objects)


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def paragraph(text: str, style: str = "") -> str:
    """A Word paragraph; `style` is the identifier of a style."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def word_document(body: str) -> str:
    """The main part of a Word document around `body`."""
    return (
        f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    )


def make_docx(document: str | bytes, parts: dict[str, str | bytes] | None = None) -> bytes:
    """A DOCX with `document` as its main part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", document)
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


def word_styles(*names: str) -> str:
    """A styles part with paragraph styles: `heading 1` has the identifier `heading1`."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        "</w:style>"
        for name in names
    )
    return f'<?xml version="1.0"?><w:styles xmlns:w="{_WORD}">{styles}</w:styles>'
