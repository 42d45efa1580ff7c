"""Text from outside made safe to show, and the two foldings by which Danish text is compared."""

from __future__ import annotations

import re
import unicodedata

# What a terminal obeys or a reader cannot see: C0 and C1 controls but tab and newline, line and
# paragraph separators, zero-width characters, bidirectional embeddings, overrides and isolates,
# interlinear annotation, controls of hieroglyphs, shorthand and musical notes, variation selectors,
# noncharacters, lone surrogates, tag characters.
_ESCAPES = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI ... final byte
    "|(?:\x1b[\\]P^_X]|[\x9d\x90\x9e\x9f\x98])[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)?"  # OSC, DCS
    "|\x1b[ -/]*[0-~]?"  # two-character escapes
)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_PILED_MARKS = re.compile(
    r"([\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LONG_LINE = 4_000

_LETTERS = str.maketrans(
    {"æ": "a", "ø": "o", "å": "a", "ä": "a", "ö": "o", "ð": "d", "þ": "th", "ß": "ss"}
)
_DIGRAPHS = re.compile(r"ae|oe|aa")
_WORD = re.compile(r"\w+(?:[.,:]\d+)*")


def clean(text: str) -> str:
    """`text` without anything that a terminal obeys or a reader cannot see.

    Removes escape sequences, control characters (tab and newline stay), bidirectional and
    zero-width characters and tags; keeps at most three combining marks on a letter; breaks lines
    at 4,000 characters. Every text from outside passes here before a widget, log, file or terminal.
    """
    if text.isascii() and text.isprintable() and len(text) <= _LONG_LINE:
        return text
    text = _HIDDEN.sub("", _ESCAPES.sub("", _LINE_ENDS.sub("\n", text)))
    text = _PILED_MARKS.sub(r"\1", text)
    if len(text) > _LONG_LINE:
        text = "\n".join(
            line[start : start + _LONG_LINE]
            for line in text.split("\n")
            for start in range(0, len(line) or 1, _LONG_LINE)
        )
    return text


def clean_line(text: str) -> str:
    """`clean` text on one line, its white space folded to single spaces."""
    return " ".join(clean(text).split())


def name_as_text(name: str) -> str:
    """A file's name as text that can be stored: bytes that are none, which some systems allow,
    become a sign for it."""
    return clean_line(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")) or "-"


def shortened(text: str, length: int) -> str:
    """`clean_line` of a text; of a longer one its first `length` characters and an ellipsis."""
    line = clean_line(text)
    return line if len(line) <= length else f"{line[:length]}…"


def visible_json(text: str) -> str:
    """JSON in which nothing is changed and nothing can be obeyed: what does not print is written as
    an escape, the line ends between values aside."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() or one == "\n" else _json_escape(one) for one in text)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def fold(text: str) -> str:
    """`text` as it is compared in look-up: lower case, æ = ae = a, ø = oe = o, å = aa = a, accents
    gone. Two spellings that a Danish keyboard and a foreign one give fold to the same letters."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    if not lowered.isascii():
        parts = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(mark for mark in parts if not unicodedata.combining(mark)).translate(
            _LETTERS
        )
    return _DIGRAPHS.sub(lambda pair: pair.group()[0], lowered)


def words(text: str) -> list[tuple[str, int, int]]:
    """The words of `text` with their place: (word as written, start, end). Digits joined by full
    stop, comma or colon are one word: `750.000`, `2,5`, `16:30`."""
    return [(found.group(), found.start(), found.end()) for found in _WORD.finditer(text)]


def skeleton(text: str) -> str:
    """Letters and digits of `text` in NFC and case-folded: what stays when a document is set anew
    in other columns, hyphens, quotation marks or white space."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text).casefold()))


def sort_key(text: str) -> tuple[str, str]:
    """Danish alphabetical order: a ... z æ ø å, with aa as å."""
    letters = unicodedata.normalize("NFC", text).casefold().replace("aa", "å")
    return letters.replace("æ", "{").replace("ø", "|").replace("å", "}"), text
