"""How fast 500 pages of PDF are read, against bare pdfium on the same pages in the same run.

The pages are made here: headers, prose over wrapped lines, lists and page numbers.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from data.documents.files import Read, read_files
from data.documents.pdf import read_pdf
from tests.data.documents.makers import Set, lines_down, make_pdf

PAGES = 500
ROUNDS = 3
GOAL = 0.4
_PROSE = (
    "Kommunen har over de seneste år brugt mange kræfter på at få flere til at",
    "cykle, og det kan ses på stierne. Derfor bliver der nu sat yderligere 2,5",
    "mio. kr. af til en bro over åen, som skal stå færdig inden næste sommer, når",
    "den nye bydel tages i brug, og de første beboere flytter ind i deres hjem.",
    "",
    "• Flere bænke langs ruten, også hvor der er lidt længere mellem husene",
    "• Lys hele natten på de strækninger, som skolebørn bruger om vinteren",
    "",
)


def _page(number: int) -> list[Set]:
    body = lines_down([line for _ in range(6) for line in _PROSE], top=740, size=10)
    return [
        Set("Udvalget for stier og broer - referat", y=800, size=9),
        Set(f"Sag {number}: en bro over åen", y=765, size=14, bold=True),
        *body,
        Set(f"Side {number} af {PAGES}", y=40, size=9),
    ]


def _bare(content: bytes) -> float:
    import pypdfium2

    begun = time.perf_counter()
    document = pypdfium2.PdfDocument(content)
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        words.get_text_range()
        words.close()
        page.close()
    document.close()
    return time.perf_counter() - begun


def _inside(content: bytes) -> float:
    begun = time.perf_counter()
    read_pdf(content, "bench.pdf")
    return time.perf_counter() - begun


def _in_child(path: Path) -> float:
    begun = time.perf_counter()
    assert any(isinstance(event, Read) for event in read_files([path]))
    return time.perf_counter() - begun


def main() -> int:
    """Print pages a second of each way and the ratio; 1 when the goal is missed."""
    content = make_pdf([_page(number) for number in range(1, PAGES + 1)])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "bench.pdf")
        path.write_bytes(content)
        times = [(_bare(content), _inside(content), _in_child(path)) for _ in range(ROUNDS)]
    bare, inside, in_child = (min(column) for column in zip(*times, strict=True))
    for name, seconds in (
        ("bare pdfium", bare),
        ("read in this process", inside),
        ("read in a process of its own", in_child),
    ):
        ratio = bare / seconds
        print(f"{name:30} {PAGES / seconds:7.0f} pages/s  {ratio:5.2f} x bare pdfium")
    print(f"goal: the process of its own at least {GOAL} x bare pdfium")
    return int(bare / in_child < GOAL)


if __name__ == "__main__":
    raise SystemExit(main())
