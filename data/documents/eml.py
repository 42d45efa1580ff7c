"""A mail (RFC 5322) to text and passages; its attachments are handed on as files of their own.

Header lines stand as the mail has them. Runs in the reading process.
"""

from __future__ import annotations

import contextlib
import email
import email.header
import email.message
import email.policy
import email.utils
from html import escape

from data.documents.decode import decode
from data.documents.html import extract_markup
from data.documents.reading import AS_USUAL, Attached, Extract, How, Notice
from data.errors import Problem

ATTACHMENT_LIMIT = 100
_HEADERS = ("From", "To", "Cc", "Date", "Subject")


def read_eml(content: bytes, name: str, how: How = AS_USUAL) -> Extract:
    """A mail, its body from HTML where it has that, else from plain text; header lines first.

    Problem `too-complex` for nesting beyond reason, `damaged`.
    """
    try:
        message = email.message_from_bytes(content, policy=email.policy.compat32)
        parts = list(message.walk())
        attachments, left_out = _attachments(parts)
        head = {header: _header(message, header) for header in _HEADERS}
        markup = _head_markup(head) + _body(parts)
    except RecursionError:
        raise Problem("too-complex") from None
    except (LookupError, ValueError, TypeError, AttributeError):
        raise Problem("damaged") from None
    notices = (Notice("attachments-left-out", {"count": left_out}),) if left_out else ()
    extract = extract_markup(markup, "email (Python)", notices)
    extract = extract.with_title(head["Subject"] or None).with_date(_date(head["Date"]))
    return extract.with_attachments(attachments)


def _header(message: email.message.Message, name: str) -> str:
    value = message.get(name)
    if value is None:
        return ""
    try:
        text = str(email.header.make_header(email.header.decode_header(value)))
    except (ValueError, LookupError):
        text = str(value)
    return " ".join(text.split())


def _head_markup(head: dict[str, str]) -> str:
    lines = [f"<p>{name}: {escape(value)}</p>" for name, value in head.items() if value]
    return "".join(lines)


def _date(value: str) -> str | None:
    try:
        return email.utils.parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_attached(part: email.message.Message) -> bool:
    if part.get_content_disposition() == "attachment" or part.get_filename():
        # A picture that the text shows is not a document.
        return not (part.get_content_maintype() == "image" and part.get("Content-ID"))
    return False


def _body(parts: list[email.message.Message]) -> str:
    inside: set[int] = set()
    found: dict[str, list[str]] = {"html": [], "plain": []}
    for part in parts:
        if part.get_content_type() == "message/rfc822" or id(part) in inside:
            # A mail in the mail is an attachment, and so is all that it holds.
            inside.update(id(child) for child in part.walk())
            continue
        if part.get_content_maintype() == "text" and not _is_attached(part):
            kind = "html" if part.get_content_subtype() == "html" else "plain"
            found[kind].append(_text(part))
    if found["html"]:
        return "".join(found["html"])
    return "".join(f"<pre>{escape(text)}</pre>" for text in found["plain"])


def _text(part: email.message.Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset()
    try:
        return payload.decode(charset) if charset else decode(payload).text
    except (LookupError, UnicodeDecodeError):
        return decode(payload).text


def _attachments(parts: list[email.message.Message]) -> tuple[tuple[Attached, ...], int]:
    found: list[Attached] = []
    left_out = 0
    inside: set[int] = set()
    for part in parts:
        if id(part) in inside:
            continue
        if part.get_content_type() == "message/rfc822":
            inside.update(id(child) for child in part.walk())
            carried = part.get_payload()
            inner = carried[0] if isinstance(carried, list) and carried else None
            name, content = (
                "mail.eml",
                inner.as_bytes() if isinstance(inner, email.message.Message) else b"",
            )
        elif _is_attached(part):
            payload = part.get_payload(decode=True)
            name, content = _name(part), payload if isinstance(payload, bytes) else b""
        else:
            continue
        if len(found) < ATTACHMENT_LIMIT:
            found.append(Attached(name, content))
        else:
            left_out += 1
    return tuple(found), left_out


def _name(part: email.message.Message) -> str:
    """The attachment's name without any folder in it."""
    name = part.get_filename() or ""
    with contextlib.suppress(ValueError, LookupError):
        name = str(email.header.make_header(email.header.decode_header(name)))
    return name.replace("\\", "/").rpartition("/")[2].strip() or "attachment"
