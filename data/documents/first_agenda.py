"""A meeting as First Agenda's publication portals give it (JSON) to text and passages.

Many Danish municipalities publish so. Number, title, case number and attachments stand in fields
of their own and are written out in that order. `IsOpen` is false in every file seen, also for
open items, and is never read. Runs in the reading process.
"""

from __future__ import annotations

import json
from html import escape

from data.documents.html import extract_markup
from data.documents.json_fields import Fields, line_in, object_in, objects_in
from data.documents.reading import AS_USUAL, HTML_LIMIT, Extract, How, library_version, limit_size
from data.errors import Problem


def read_first_agenda(content: bytes, name: str, how: How = AS_USUAL) -> Extract:
    """A meeting with its items. Problem `damaged`, `too-complex`, `too-large`,
    `format-not-read` for JSON of another shape."""
    limit_size(content, HTML_LIMIT)
    meeting = _meeting(content)
    body = line_in(object_in(meeting.get("Udvalg")).get("Navn"))
    about = object_in(meeting.get("Moede"))
    title = " ".join(filter(None, (body, line_in(about.get("Navn")))))
    markup = "".join(
        (_head(meeting, about, body), *map(_item, objects_in(meeting["Dagsordenpunkter"])))
    )
    extract = extract_markup(markup, f"first-agenda 1, {library_version('justhtml')}")
    return extract.with_title(title or None).with_date(line_in(about.get("Dato"))[:10] or None)


def _meeting(content: bytes) -> Fields:
    try:
        meeting = json.loads(content)
    except RecursionError:
        raise Problem("too-complex") from None
    except ValueError:
        raise Problem("damaged") from None
    if isinstance(meeting, dict) and isinstance(meeting.get("Dagsordenpunkter"), list):
        return meeting
    raise Problem("format-not-read", format="json")


def _head(meeting: Fields, about: Fields, body: str) -> str:
    parts = [_element("h1", body), _element("p", line_in(about.get("Navn")))]
    if meeting.get("TillaegsDagsorden") is True:
        parts.append(_element("p", "Tillægsdagsorden"))
    parts += [
        _element("p", line_in(about.get("Dato"))[:16].replace("T", " ")),
        _element("p", line_in(about.get("Sted"))),
        _element("p", line_in(about.get("Description"))),
    ]
    people = objects_in(about.get("Moededeltagere"))
    absent = [person for person in people if person.get("Absent") is True]
    present = [person for person in people if person not in absent]
    return "".join((*parts, _people("Deltagere", present), _people("Fraværende", absent)))


def _people(title: str, people: list[Fields]) -> str:
    names = [_element("li", line_in(person.get("Name"))) for person in people]
    return f"<h3>{title}</h3><ul>{''.join(names)}</ul>" if names else ""


def _item(item: Fields) -> str:
    number = line_in(item.get("Number")) or line_in(item.get("Punktnummer"))
    title = line_in(item.get("Caption")) or line_in(item.get("Navn"))
    case = line_in(item.get("CaseNumber")) or line_in(item.get("SagsNummer"))
    fields = objects_in(item.get("Felter"))
    heading = f"{number}. {title}" if number else title
    return "".join(
        (
            _element("h2", heading),
            _element("p", case),
            *map(_field, fields),
            _attachments(item, fields),
        )
    )


def _field(field: Fields) -> str:
    markup = field.get("Html")
    if not isinstance(markup, str) or not markup:
        markup = escape(str(field.get("Tekst") or "")).replace("\n", "<br>")
    # In a frame of its own, so that an unclosed element ends with the field.
    return _element("h3", line_in(field.get("Navn"))) + f"<section>{markup}</section>"


def _attachments(item: Fields, fields: list[Fields]) -> str:
    """The item's attachments; their address is that of the item's own PDF with their identifier."""
    found = objects_in(item.get("Bilag"))
    if not found:
        return ""
    addresses = [link for field in fields if "/" in (link := line_in(field.get("Link")))]
    stem = addresses[0].rpartition("/")[0] if addresses else ""
    lines = [
        f'<li><a href="{escape(f"{stem}/{identifier}")}">{escape(name)}</a></li>'
        if stem and (identifier := line_in(attachment.get("Id")))
        else _element("li", name)
        for attachment in found
        if (name := line_in(attachment.get("Navn")))
    ]
    return f"<h3>Bilag</h3><ul>{''.join(lines)}</ul>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""
