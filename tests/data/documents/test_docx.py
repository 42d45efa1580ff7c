"""Word documents: structure, tracked changes, and what a person is told of them."""

from __future__ import annotations

import pytest

from data.documents.docx import read_docx
from data.errors import Problem
from tests.data.documents.makers import make_docx, paragraph, word_document, word_styles

_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Park &amp; leg'
    "</dc:title></cp:coreProperties>"
)


def test_headings_paragraphs_and_tables() -> None:
    table = (
        f"<w:tbl><w:tr><w:tc>{paragraph('Park')}</w:tc>"
        f"<w:tc>{paragraph('2 mio. kr.')}</w:tc></w:tr></w:tbl>"
    )
    document = word_document(
        paragraph("Planen", "heading1") + paragraph("Vi bygger en park.") + table
    )
    parts: dict[str, str | bytes] = {
        "word/styles.xml": word_styles("heading 1"),
        "docProps/core.xml": _CORE,
    }
    found = read_docx(make_docx(document, parts), "plan.docx")
    assert [(item.kind, found.text[item.start : item.end]) for item in found.passages] == [
        ("heading", "Planen"),
        ("paragraph", "Vi bygger en park."),
        ("table_row", "Park\t2 mio. kr."),
    ]
    assert found.title == "Park & leg"
    assert found.parser.startswith("mammoth ")
    assert found.notices == ()


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    deleted = "<w:del w:id='2'><w:r><w:delText>500.000</w:delText></w:r></w:del>"
    inserted = f"<w:ins w:id='1'>{run.format('750.000')}</w:ins>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>"
    body = f"<w:p>{run.format('Vi giver ')}{inserted}{deleted}{run.format(' kr.')}{hidden}</w:p>"
    parts: dict[str, str | bytes] = {
        "word/comments.xml": word_document("")
        .replace("w:document", "w:comments")
        .replace("<w:body></w:body>", "<w:comment w:id='0'/>")
    }
    found = read_docx(make_docx(word_document(body), parts), "plan.docx")
    assert "750.000" in found.text
    assert "500.000" not in found.text
    assert "skjult" not in found.text
    assert dict(found.notices) == {
        "tracked-changes": {"insertions": 1, "deletions": 1},
        "comments": {"count": 1},
        "hidden-text": {"count": 1},
    }


def test_a_part_whose_stated_size_lies_is_counted_while_unpacked() -> None:
    content = make_docx(word_document(""), {"word/styles.xml": bytes(70_000_000)})
    with pytest.raises(Problem) as problem:
        read_docx(content, "plan.docx")
    assert problem.value.code == "archive-ratio"
    assert problem.value.values["part"] == "word/styles.xml"


def test_text_beside_hidden_text_stays() -> None:
    run = "<w:r>{}<w:t>{}</w:t></w:r>"
    body = "".join(
        run.format(f"<w:rPr><w:b/>{mark}</w:rPr>", text)
        for mark, text in (
            ("", "en"), ("<w:vanish/>", "to"), ('<w:vanish w:val="0"/>', "tre"),
            ('<w:vanish w:val="true"/>', "fire"), ("<w:webHidden/>", "fem"),
        )
    )  # fmt: skip
    mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    found = read_docx(make_docx(word_document(f"<w:p>{mark}{body}</w:p>")), "plan.docx")
    assert found.text == "entrefem"
    assert dict(found.notices) == {"hidden-text": {"count": 2}}


def test_pictures_that_are_not_there_do_no_harm() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/'
        'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'r:embed="rId9"/></wp:inline></w:drawing></w:r>'
    )
    body = f"<w:p>{drawing}<w:r><w:t>Kort over parken</w:t></w:r></w:p>"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/image" Target="media/a.png"/></Relationships>'
    )
    content = make_docx(word_document(body), {"word/_rels/document.xml.rels": relations})
    assert read_docx(content, "plan.docx").text == "Kort over parken"
