"""PDF files: order, pages, titles, hyphens, headers; and those that cannot be read."""

from __future__ import annotations

import pytest

from data.documents.ocr import tesseract_version
from data.documents.pages import PAGE_BREAK, Line, assemble
from data.documents.passage import Passage
from data.documents.pdf import read_pdf
from data.documents.reading import How
from data.errors import Problem
from tests.data.documents.makers import Set, lines_down, make_pdf, make_scan, photographed

PROSE = [
    "Byrådet har i dag vedtaget en plan for havnen, som skal gøre området",
    "grønt og give plads til flere både end før. Planen er sat til 80 mio. kr.",
    "over fire år.",
    "",
    "Den første etape begynder til foråret, når isen er væk, og den er efter",
    "planen færdig, før skolerne begynder igen.",
]  # fmt: skip


def texts(text: str, found: tuple[Passage, ...]) -> list[tuple[str, str]]:
    return [(item.kind, text[item.start : item.end]) for item in found]


def test_paragraphs_titles_and_title_of_the_file() -> None:
    page = [Set("Havneplanen", size=18, y=800), Set("Økonomi", y=780, bold=True)]
    found = read_pdf(make_pdf([[*page, *lines_down(PROSE)]], title="En havneplan"), "plan.pdf")
    assert texts(found.text, found.passages) == [
        ("heading", "Havneplanen"),
        ("heading", "Økonomi"),
        ("paragraph", "\n".join(PROSE[:3])),
        ("paragraph", "\n".join(PROSE[4:])),
    ]
    assert {item.page for item in found.passages} == {1}
    assert found.title == "En havneplan"
    assert found.parser.startswith("pypdfium2 ")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = lines_down(["Først står der i venstre", "spalte, at parken", "bliver bygget."], size=9)
    right = lines_down(["Dernæst i højre, at", "der kommer en sti", "langs vandet."], x=320, size=9)
    found = read_pdf(make_pdf([[*left, *right]]), "spalter.pdf")
    assert found.text.index("bliver bygget.") < found.text.index("Dernæst")


def test_pages_keep_their_numbers_and_a_page_without_text_its_place() -> None:
    found = read_pdf(
        make_pdf([lines_down(["Parken bygges."]), [], lines_down(["Stien kommer."])]), "plan.pdf"
    )
    assert found.text == f"Parken bygges.{PAGE_BREAK}{PAGE_BREAK}Stien kommer."
    assert [item.page for item in found.passages] == [1, 3]


def test_progress_is_told_for_each_page() -> None:
    told: list[tuple[int, int]] = []
    content = make_pdf([lines_down(["Side"])] * 3)
    read_pdf(content, "plan.pdf", How(on_page=lambda page, pages: told.append((page, pages))))
    assert told == [(1, 3), (2, 3), (3, 3)]


def pages_of(*pages: list[str]) -> tuple[str, tuple[Passage, ...], dict[str, object]]:
    found = assemble([[Line(text) for text in page] for page in pages])
    return found.text, found.passages, dict(found.notices)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Vi i kom\ufffe", "munen bygger"], "Vi i\nkommunen bygger"),
        (["børne\ufffe", "og ungeudvalget"], "børne-\nog ungeudvalget"),
        (["EU\ufffe", "støtte"], "EU-støtte"),
        (["i 2026-", "2029 i alt"], "i\n2026-2029 i alt"),
        (["nord\x02", "Jylland"], "nord-Jylland"),
        (["til sidst\ufffe"], "til sidst-"),
        (["en ple\ufffe", "je\ufffe", "familie"], "en\nplejefamilie"),
        (["• kom\ufffe", "munen"], "• kommunen"),
    ],
)
def test_words_that_a_line_end_cut_are_joined(lines: list[str], joined: str) -> None:
    assert pages_of(lines)[0] == joined


def test_words_that_pdfium_joined_are_whole() -> None:
    lines = ["Her vil kom-", "munen i 2026-", "2029 styrke børne-", "og ungeområdet."]
    found = read_pdf(make_pdf([lines_down(lines)]), "plan.pdf")
    whole = "Her vil kommunen i 2026-2029 styrke børne- og ungeområdet."
    assert " ".join(found.text.split()) == whole


def test_headers_stay_once_and_page_numbers_go() -> None:
    pages = [
        ["Referat af møde 4. maj 2026", f"Side {n} af 4", f"Emne nummer {'abcd'[n - 1]} er her."]
        for n in range(1, 5)
    ]
    text, _, notices = pages_of(*pages)
    assert text.count("Referat af møde") == 1
    assert "Side" not in text
    assert text.count("Emne nummer") == 4
    furniture = notices["page-furniture"]
    assert isinstance(furniture, dict)
    assert furniture["removed"] == 7


def test_numbered_items_on_top_of_each_page_are_no_headers() -> None:
    text, _, notices = pages_of(*[[f"Punkt {n}", f"Om {'abc'[n]}"] for n in range(3)])
    assert text.count("Punkt") == 3
    assert not notices


def test_two_pages_are_too_few_to_tell_a_header() -> None:
    assert pages_of(["Referat", "a"], ["Referat", "b"])[0].count("Referat") == 2
    ends = pages_of(["Referat", "1. Bro", "Godkendt 3"], ["Bilag", "2. Sti", "Godkendt 4"])[0]
    assert ends.count("Godkendt") == 2


def test_two_pages_that_are_counted_have_headers() -> None:
    body = [
        "Byrådet vil i de kommende år anlægge en ny sti langs",
        "åen mellem broen og hallen med",
    ]
    body += ["lys hele vejen, og opstille bænke og"]
    first = ["Referat af møde", "Stien ved åen", *body, "Side 1 af 2"]
    second = ["Referat af møde", "borde ved hallen, hvor der er plads til det.", "Side 2 af 2"]
    text, found, notices = pages_of(first, second)
    assert text.count("Referat") == 1
    assert "Side" not in text
    assert "page-furniture" in notices
    last = found[-1]
    assert text[last.start : last.end].split()[:2] == ["Byrådet", "vil"]
    tops = pages_of(["Byen 1", "Referat", "En bro."], ["Byen 2", "Referat", "En sti."])[0]
    assert (tops.count("Byen"), tops.count("Referat")) == (2, 2)
    numbers = pages_of(["1", "Referat", "En bro."], ["2", "Referat", "En sti."])[0]
    assert numbers.split() == ["Referat", "En", "bro.", "En", "sti."]


def test_a_sentence_goes_on_across_the_header_of_the_next_page() -> None:
    body = ["Byrådet vedtog i dag en plan for havnen, som skal", "gøre området grønt og give"]
    rest = ["plads til flere både, end der er i dag på stedet, og", "til en park."]
    full = ["En hel linje om noget andet står her og fylder ud, og", "den går videre her."]
    text, found, _ = pages_of(["Plan for havnen", *full, *body], ["Plan for havnen", *rest],
                              ["Plan for havnen", *full])  # fmt: skip
    sentence = next(item for item in found if "Byrådet" in text[item.start : item.end])
    assert text[sentence.start : sentence.end].split() == " ".join(body + rest).split()
    assert sentence.page == 1


@pytest.fixture
def no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without tesseract."""
    monkeypatch.setenv("PATH", "")


def _set_down(*rows: tuple[str, float]) -> list[Line]:
    """Lines of ten points, each so far below the one before it."""
    top = 800.0
    lines = []
    for text, step in rows:
        top -= step
        lines.append(Line(text, top, 10.0))
    return lines


_SHORT_PARAGRAPHS = [
    ("Meddelelser", 20.0),
    ("Sag 22", 12.0),
    ("Taget til efterretning", 20.0),
    ("Diverse", 20.0),
    ("Sag 23", 12.0),
    ("Godkendt", 20.0),
    ("Lukket punkt", 20.0),
]
_GAPS = "Meddelelser\nSag 22\n\nTaget til efterretning\n\nDiverse\nSag 23\n\nGodkendt\n\nLukket"


def test_short_paragraphs_stand_apart_where_few_lines_go_on() -> None:
    assert assemble([_set_down(*_SHORT_PARAGRAPHS)]).text.startswith(_GAPS)


def test_a_page_of_short_paragraphs_is_set_like_the_others() -> None:
    going_on = _set_down(*[("Vi ser på støtten", 12.0), ("til de unge", 12.0)] * 3)
    only_apart = _set_down(("Godkendt", 20.0), ("Udsat", 20.0), ("Drøftet", 20.0), ("Lukket", 20.0))
    text = assemble([going_on, only_apart]).text
    assert text.endswith("Godkendt\n\nUdsat\n\nDrøftet\n\nLukket")


def _on_pages(top_of_heading: float, *bodies: str) -> list[list[Line]]:
    """Pages with a header at one height, and a heading that stands lower on each page than on the
    one before it."""
    return [
        [
            Line("Nordby Kommune", 800.0, 10.0),
            Line(f"Side {page}", 780.0, 10.0),
            Line("Beslutning", top_of_heading - 60 * page, 10.0),
            Line(body, top_of_heading - 60 * page - 12, 10.0),
        ]
        for page, body in enumerate(bodies, 1)
    ]


def test_a_heading_that_comes_back_at_another_height_is_no_header() -> None:
    text = assemble(_on_pages(700.0, "Godkendt", "Udsat", "Drøftet", "Sendt videre")).text
    assert text.count("Beslutning") == 4
    assert text.count("Nordby Kommune") == 1
    assert "Side" not in text


def test_a_header_that_moves_a_little_on_the_last_page_is_one() -> None:
    pages = _on_pages(700.0, "Godkendt", "Udsat", "Drøftet", "Sendt videre")
    pages[-1] = [line._replace(top=line.top - 8) for line in pages[-1]]
    assert assemble(pages).text.count("Nordby Kommune") == 1


def test_wide_lines_of_one_page_are_no_paragraphs() -> None:
    narrow = _set_down(*[("Vi ser på støtten", 12.0), ("til de unge", 12.0)] * 3)
    wide = _set_down(*[("Vi ser på støtten", 18.0), ("til de unge", 18.0)] * 3)
    assert "\n\n" not in assemble([narrow, wide]).text.replace(PAGE_BREAK, "")


@pytest.mark.usefixtures("no_programs")
def test_pictures_of_text_are_told_apart_from_damage() -> None:
    with pytest.raises(Problem) as problem:
        read_pdf(make_scan(2), "scan.pdf")
    assert problem.value.code == "scanned"
    assert problem.value.values["pages"] == 2


@pytest.mark.usefixtures("no_programs")
def test_a_picture_among_pages_is_told_and_an_empty_page_is_none() -> None:
    found = read_pdf(make_scan(3, text="Parken bygges."), "plan.pdf")
    assert found.text.startswith("Parken bygges.")
    assert dict(found.notices) == {"pages-without-text": {"pages": (2, 3), "of": 3}}
    content = make_pdf([lines_down(["Parken bygges."]), []])
    assert read_pdf(content, "plan.pdf").notices == ()


@pytest.mark.skipif(tesseract_version() is None, reason="no tesseract with Danish here")
def test_pictures_of_text_are_read_where_the_system_can() -> None:
    pages = [
        lines_down(["Byrådet afsætter 750.000 kr. til åen."]),
        lines_down(["Støjskærmen bygges."]),
    ]
    pictures: list[None] = []
    how = How(on_picture=lambda: pictures.append(None))
    found = read_pdf(photographed(make_pdf(pages)), "scan.pdf", how)
    assert "Byrådet afsætter 750.000 kr. til åen." in found.text
    assert [one.page for one in found.passages] == [1, 2]
    assert dict(found.notices) == {"recognised-pages": {"pages": (1, 2), "of": 2}}
    assert "tesseract" in found.parser
    assert len(pictures) == 2


def test_what_pdfium_cannot_open_goes_to_the_other_reader() -> None:
    content = make_pdf([lines_down(["Parken bygges.", "Stien kommer."])])
    found = read_pdf(b"\n" * 900 + content.replace(b"startxref", b"startxxxx"), "plan.pdf")
    assert "Stien kommer." in found.text
