"""Mails: what they say, and the files they carry."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from data.documents.eml import read_eml
from data.documents.files import Event, Failed, Read, read_files
from tests.data.documents.makers import lines_down, make_docx, make_pdf, paragraph, word_document


def a_mail(text: str = "Hej,\n\n- en park\n- en sti\n") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Nordby Kommune <post@example.org>"
    mail["To"] = "udvalget@example.org"
    mail["Date"] = "Mon, 04 May 2026 10:00:00 +0200"
    mail["Subject"] = "Møde om børn og unge på rådhuset"
    mail.set_content(text)
    return mail


def test_headers_and_plain_text() -> None:
    found = read_eml(bytes(a_mail()), "brev.eml")
    assert (found.title, found.date) == ("Møde om børn og unge på rådhuset", "2026-05-04")
    texts = [found.text[item.start : item.end] for item in found.passages]
    assert texts[0] == "From: Nordby Kommune <post@example.org>"
    assert texts[-2:] == ["- en park", "- en sti"]
    assert found.passages[-1].kind == "list_item"


def test_html_is_preferred_and_read_as_such() -> None:
    mail = a_mail()
    mail.add_alternative("<h2>Dagsorden</h2><p>Parken på Ærø</p>", subtype="html", charset="cp1252")
    found = read_eml(bytes(mail), "brev.eml")
    assert "Parken på Ærø" in found.text
    assert "en sti" not in found.text


def read_all(path: Path) -> list[Event]:
    return [event for event in read_files([path]) if isinstance(event, Read | Failed)]


def test_attachments_are_read_in_turn_and_fail_one_by_one(tmp_path: Path) -> None:
    mail = a_mail()
    for name, content in (
        ("../../plan.pdf", make_pdf([lines_down(["Vi bygger en park."])])),
        ("dårlig.docx", b"PK\x03\x04 word/document.xml"),
        ("forslag.docx", make_docx(word_document(paragraph("Vi planter træer.")))),
    ):
        mail.add_attachment(content, "application", "octet-stream", filename=name)
    mail.add_attachment(a_mail("Vedlagt brev om stien."))
    file = tmp_path / "brev.eml"
    file.write_bytes(bytes(mail))
    first, *attached = read_all(file)
    assert isinstance(first, Read)
    assert [event.source.inside for event in attached] == [
        ("plan.pdf",), ("dårlig.docx",), ("forslag.docx",), ("mail.eml",),
    ]  # fmt: skip
    texts = [event.reading.text if isinstance(event, Read) else "" for event in attached]
    assert texts[0] == "Vi bygger en park."
    assert texts[2] == "Vi planter træer."
    assert "Vedlagt brev om stien." in texts[3]
    assert isinstance(attached[1], Failed)
    assert attached[1].problem.code == "damaged"
    assert attached[1].problem.values["file"] == f"{file}/dårlig.docx"


def test_a_picture_that_the_text_shows_is_no_attachment() -> None:
    mail = a_mail()
    mail.add_attachment(b"\x89PNG\r\n\x1a\n", "image", "png", filename="logo.png", cid="<logo>")
    assert read_eml(bytes(mail), "brev.eml").attachments == ()
