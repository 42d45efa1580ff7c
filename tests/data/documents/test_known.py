"""One paper in several formats and editions is one document; papers that share their formulas, as
those of one committee do, are several."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.documents.importing import Imported, Importer, OfMeeting
from data.documents.reading import Reading, as_reading, extract
from data.documents.resemblance import containment, resemblance, sketch
from data.extraction import Particulars
from data.records import Document
from data.store.library import Library
from data.text import skeleton
from tests.data.documents.makers import (
    lines_down,
    make_docx,
    make_pdf,
    paragraph,
    word_document,
)

FORMULAS = """Godkendelse af dagsorden
Dagsordenen blev godkendt uden bemærkninger.
Orientering fra formanden og fra direktøren
Orienteringen blev taget til efterretning af udvalget.
Eventuelt
Der var intet under dette punkt, og mødet sluttede til tiden.
"""
CASES = """Belysning på stien langs åen
Forvaltningen foreslår at sætte tolv lamper op mellem broen og hallen.
Udvalget besluttede at sætte lamperne op inden vinteren.
Støtte til en legeplads ved biblioteket
Foreningen søger om 80.000 kr. til gynger og en sandkasse.
Udvalget besluttede at give støtten, når foreningen selv har samlet det halve.
Parkering ved stationen
Der mangler pladser om morgenen, og mange stiller bilen på fortovet.
Udvalget besluttede at male tredive nye båse på den gamle varegård.
"""
OTHER_CASES = """Svømmehallens åbningstider
Gæsterne ønsker, at hallen åbner en time før om lørdagen.
Udvalget besluttede at prøve det i et halvt år.
"""
FIRST = OfMeeting("minutes", "Teknikudvalget", "2031-03-05")
NEXT = OfMeeting("minutes", "Teknikudvalget", "2031-04-02")


def as_pdf(text: str) -> bytes:
    return make_pdf([lines_down(text.splitlines())])


def as_docx(text: str) -> bytes:
    return make_docx(word_document("".join(map(paragraph, text.splitlines()))))


def keep(
    library: Library,
    name: str,
    content: bytes | str,
    meeting: OfMeeting | None = None,
    told: Particulars | None = None,
) -> Imported:
    with library.writing("import") as change:
        reading = read(name, content)
        return Importer(library, change).keep(reading, name, told, meeting=meeting)


def read(name: str, content: bytes | str) -> Reading:
    raw = content.encode() if isinstance(content, str) else content
    form = name.rpartition(".")[2]
    return as_reading(extract(raw, name, form), raw, name, form)


def test_minutes_in_three_formats_are_one_document(library: Library) -> None:
    text = FORMULAS + CASES
    keep(library, "Referat 5. marts.pdf", as_pdf(text), FIRST)
    for name, content in (("sag-17.docx", as_docx(text)), ("udskrift.txt", text.encode())):
        assert keep(library, name, content, FIRST).outcome == "edition"
    assert library.count(Document) == 1


def test_an_edition_in_another_format_whose_longest_sentences_changed_is_known(
    library: Library,
) -> None:
    plan = FORMULAS + CASES
    keep(library, "plan.txt", plan)
    longest = sorted(plan.splitlines(), key=len)[-2:]
    for line in longest:
        plan = plan.replace(line, line[: len(line) // 2] + "noget andet, som ingen har læst før.")
    assert keep(library, "endelig udgave.docx", as_docx(plan)).outcome == "edition"


@pytest.mark.parametrize("name", ["referat.pdf", "referat.docx", "april.txt"])
def test_the_next_meeting_is_another_document_however_alike(library: Library, name: str) -> None:
    keep(library, "referat.pdf", as_pdf(FORMULAS + CASES), FIRST)
    content = (FORMULAS + CASES).replace("tolv", "elleve")
    settings: dict[str, Callable[[str], bytes]] = {
        "pdf": as_pdf,
        "docx": as_docx,
        "txt": str.encode,
    }
    made = settings[name.rpartition(".")[2]](content)
    assert keep(library, name, made, NEXT).outcome == "new"


def test_minutes_of_an_unknown_day_need_to_be_almost_the_same(library: Library) -> None:
    keep(library, "marts.txt", FORMULAS + OTHER_CASES, OfMeeting("minutes", "Teknikudvalget"))
    undated = Particulars("minutes", "da", None, None)
    assert keep(library, "april.txt", FORMULAS, told=undated).outcome == "new"
    again = FORMULAS + OTHER_CASES + "Referatet er underskrevet af alle.\n"
    assert keep(library, "marts igen.txt", again, told=undated).outcome == "edition"


def test_minutes_are_no_edition_of_their_agenda_unless_named_like_it(library: Library) -> None:
    agenda = OfMeeting("agenda", *FIRST[1:])
    keep(library, "dagsorden.txt", FORMULAS + CASES, agenda)
    minutes = FORMULAS + CASES + "Referatet er godkendt.\n"
    assert keep(library, "referat.txt", minutes, FIRST).outcome == "new"
    assert keep(library, "Dagsorden.docx", as_docx(minutes + "Slut."), FIRST).outcome == "edition"


def test_two_bodies_with_one_case_on_one_day_have_two_minutes(library: Library) -> None:
    files = [
        ("a.txt", "", FIRST),
        ("b.txt", "Først.\n", OfMeeting("minutes", "Byrådet", FIRST.date)),
        ("c.txt", "Igen.\n", OfMeeting("minutes", "Teknikudvalget i byen", FIRST.date)),
    ]
    with library.writing("import") as change:
        importer = Importer(library, change)
        kept = [
            importer.keep(read(name, begun + CASES), name, meeting=meeting)
            for name, begun, meeting in files
        ]
    assert [one.outcome for one in kept] == ["new", "new", "edition"]
    assert kept[2].document == kept[0].document


def test_papers_of_two_years_are_two_documents(library: Library) -> None:
    keep(library, "takster.txt", "Takster for hallen og havnen 2031\n\n" + CASES)
    assert (
        keep(library, "takster.txt", "Takster for hallen og havnen 2032\n\n" + CASES).outcome
        == "new"
    )
    revised = "Takster for hallen og havnen 2031, rettet 2032\n\n" + CASES
    assert keep(library, "rettet.txt", revised).outcome == "edition"


def test_numbers_in_titles_tell_papers_apart_but_not_editions(library: Library) -> None:
    keep(library, "a.txt", "Lokalplan 12, udkast 1\n\n" + CASES)
    assert keep(library, "b.txt", "Lokalplan 13, udkast 1\n\n" + CASES).outcome == "new"
    again = keep(library, "c.txt", "Lokalplan 12, udkast 2\n\n" + CASES)
    assert (again.outcome, again.document.file_name) == ("edition", "a.txt")


def test_a_short_form_that_is_filled_in_again_is_another_paper(library: Library) -> None:
    form = "Kvittering\nHermed bekræftes det, at bænken er sat op ved {place}.\n"
    keep(library, "a.txt", form.format(place="søen"))
    assert keep(library, "b.txt", form.format(place="åen")).outcome == "new"


def test_shared_formulas_alone_make_no_edition(library: Library) -> None:
    keep(library, "a.txt", FORMULAS + CASES)
    assert keep(library, "b.txt", FORMULAS + OTHER_CASES * 2).outcome == "new"


def test_one_case_out_of_a_paper_is_no_edition_of_it(library: Library) -> None:
    keep(library, "referat.txt", FORMULAS + CASES, FIRST)
    assert keep(library, "sag 1.txt", CASES[: len(CASES) * 2 // 3], FIRST).outcome == "new"


def test_a_name_and_half_of_the_text_are_enough(library: Library) -> None:
    keep(library, "plan.txt", OTHER_CASES)
    grown = FORMULAS + OTHER_CASES + CASES
    assert keep(library, "ny.txt", grown).outcome == "new"
    assert keep(library, "plan.docx", as_docx(grown)).outcome == "edition"


def test_resemblance_is_the_share_of_what_two_texts_have_in_common() -> None:
    lines = [
        f"Linje nummer {one} er en helt egen sætning om emne {one * one}." for one in range(900)
    ]
    whole, half, other = (
        sketch(skeleton("\n".join(part))) for part in (lines, lines[:450], lines[450:])
    )
    assert resemblance(whole, whole) == 1
    assert resemblance(half, other) < 0.1
    assert 0.4 < resemblance(whole, half) < 0.6
    assert containment(half, whole) > 0.85
    assert 0.4 < containment(whole, half) < 0.6
    nothing = sketch("")
    assert (resemblance(nothing, whole), containment(nothing, whole)) == (0, 0)
