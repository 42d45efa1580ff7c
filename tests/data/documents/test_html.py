"""Web pages as their readers see them."""

from __future__ import annotations

import pytest

from data.documents.html import read_html
from data.documents.reading import Extract, extract
from data.errors import Problem


def page(body: str, head: str = "") -> Extract:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "side.html")


def read(body: str) -> list[tuple[str, str]]:
    found = page(body)
    return [(item.kind, found.text[item.start : item.end]) for item in found.passages]


def test_headings_paragraphs_lists_and_rows() -> None:
    body = (
        "<h1>Plan</h1><p>Vi  bygger\n en <b>park</b>.</p><ul><li>Træer<li>Bænke</ul>"
        "<ol start=3><li>Stier</li><li><p>Lys</p><p>hele natten</p></li></ol>"
        "<table><tr><th>Hvad</th><th>Beløb</th></tr><tr><td><p>Park</p></td>"
        "<td>2 mio.</td></tr></table>"
    )
    assert read(body) == [
        ("heading", "Plan"),
        ("paragraph", "Vi bygger en park."),
        ("list_item", "• Træer"),
        ("list_item", "• Bænke"),
        ("list_item", "3. Stier"),
        ("list_item", "4. Lys\nhele natten"),
        ("table_row", "Hvad\tBeløb"),
        ("table_row", "Park\t2 mio."),
    ]


def test_titles_in_buttons_and_hidden_panels_stay() -> None:
    body = (
        '<table><tr><td>7</td><td><button aria-expanded="false"><h2>Ny park</h2></button>'
        '<div hidden style="display:none"><p>Udvalget godkendte planen.</p></div></td></tr></table>'
        '<button aria-expanded="false" aria-controls="x">Bilag</button>'
        "<details><summary>Økonomi</summary>2 mio. kr.</details>"
    )
    assert [text for _, text in read(body)] == [
        "7", "Ny park", "Udvalget godkendte planen.", "Bilag", "Økonomi", "2 mio. kr.",
    ]  # fmt: skip


def test_what_is_not_the_document_goes() -> None:
    body = (
        "<nav><a href=/>Forside</a></nav><script>let a = 'tekst'</script><style>p {}</style>"
        "<div class='cookie-banner'>Vi bruger cookies</div><div role=dialog>Tip en ven</div>"
        "<ul role=menu><li>Hent som PDF</ul><button>Luk</button><span role=button>PDF</span>"
        "<button aria-haspopup=true aria-expanded=false>Menu</button><noscript>Slå til</noscript>"
        "<span class='badge icon'><i></i><b>22</b></span>"
        "<p>Selve teksten om parken, som kommunen vil bygge ved havnen.</p>"
        "<label>Søg</label><select><option>2025</select><footer>Rådhuset</footer>"
    )
    assert read(body) == [
        ("paragraph", "Selve teksten om parken, som kommunen vil bygge ved havnen.")
    ]


def test_a_badge_with_a_word_stays() -> None:
    assert read("<p>Punkt 3 <span class=badge>Lukket</span></p>") == [
        ("paragraph", "Punkt 3 Lukket")
    ]


def test_links_to_attachments_are_kept_with_their_place() -> None:
    found = page(
        "<ul><li><a href='/bilag/1.pdf'>Bilag 1</a></li></ul><p>  Se <a href='#top'>top</a> og "
        "<a href='https://example.org/x'><b>kortet</b></a>.</p><a href='javascript:x()'>Luk</a>"
    )
    linked = [(found.text[link.start : link.end], link.address) for link in found.links]
    assert linked == [("Bilag 1", "/bilag/1.pdf"), ("kortet", "https://example.org/x")]


def test_nothing_is_glued() -> None:
    body = (
        "<div><b>Beslutning</b>Godkendt.<span>Referat</span><span>9. Frigivelse</span></div>"
        "<div>a<div>b</div>c</div><p>kom<i>mune</i>n, CO<sub>2</sub></p>"
    )
    assert [text for _, text in read(body)] == [
        "Beslutning Godkendt. Referat9. Frigivelse", "a", "b", "c", "kommunen, CO2",
    ]  # fmt: skip


def test_line_breaks_separate_typed_items_and_labels() -> None:
    body = "<p>Det indstilles:<br>At 1) parken bygges<br/>At 2) beløbet gives</p>"
    assert read(body) == [
        ("paragraph", "Det indstilles:"),
        ("list_item", "At 1) parken bygges"),
        ("list_item", "At 2) beløbet gives"),
    ]


def test_bold_lines_are_headings_and_sentences_are_not() -> None:
    body = "<p><strong>Økonomi</strong></p><p><b>Det hele koster 2 mio. kr.</b></p>"
    assert [kind for kind, _ in read(body)] == ["heading", "paragraph"]


def test_invisible_signs_inside_words_go() -> None:
    assert read("<p>plejefamilie&shy;konsulent&#8203;er</p>")[0][1] == "plejefamiliekonsulenter"


def test_what_the_page_states_of_itself() -> None:
    found = page(
        "<p>Parken åbner.</p>",
        "<title>En  park</title><meta property='article:published_time' content='2026-05-04T10:00'>"
        "<meta property='og:site_name' content='Nordby Kommune'>",
    )
    assert (found.title, found.date, found.publisher) == ("En park", "2026-05-04", "Nordby Kommune")


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252"])
def test_the_declared_encoding_is_believed_where_the_bytes_are_not_utf8(label: str) -> None:
    text = f"<html><meta charset={label}><p>Smørrebrød – på Ærø</p></html>"
    found = read_html(text.encode("cp1252"), "side.html")
    assert found.text == "Smørrebrød – på Ærø"
    assert not found.notices


def test_a_page_that_needs_javascript_says_so() -> None:
    with pytest.raises(Problem, match="needs-javascript"):
        page("<div id=app></div><script src=app.js></script>")


def test_offsets_hold_for_text_no_database_takes() -> None:
    found = extract(
        b"<html><p>a\x00b &#xd800; c" + b" og mere" * 20 + b"</p></html>", "side.html", "html"
    )
    (item,) = found.passages
    assert "\x00" not in found.text
    assert found.text[item.start : item.end].startswith("a\ufffdb")
    found.text.encode()
