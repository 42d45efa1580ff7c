"""What is wrong, in the person's language: one line that says where, what, and what to do.

The reasons come as codes with values (`data.errors.Problem`); the words stand here and nowhere
else. A test says when a code has no sentence.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data.errors import Problem
from data.text import shortened
from exports.language import N_, _, number

_VALUE_LENGTH = 200
# Values that count something; a year or the number of a line is no such thing.
_COUNTS = frozenset({"size", "limit", "length", "lines", "pages", "count"})
# On one line of a screen: the reason has to stand there too.
_LONGEST_NAME = 36

# Where something is wrong (file, line, field) is put before the sentence, so it is not repeated in
# it: "plan.yaml, line 12, amounts: …".
SENTENCES: dict[str, str] = {
    # Files that come in
    "missing-file": N_("no such file; check the name and the folder"),
    "is-folder": N_("is a folder, and a file is needed here"),
    "not-a-regular-file": N_("is not a file but a device or pipe; copy what it holds to a file"),
    "too-large": N_("is too large ({size} bytes, at most {limit}); split it"),
    "cannot-read": N_("cannot be read ({reason}); check who may open it"),
    "empty-file": N_("is empty; check that it is the right file"),
    "not-text": N_("is not text; if it is a document, save it as PDF, DOCX or text"),
    "no-text": N_("holds no text; if it is a scan, have it read to text first"),
    "line-too-long": N_("has a line of {length} characters (at most {limit}); that is not prose"),
    "format-not-read": N_("is {format}, which is not read here; save it as PDF, DOCX or text"),
    "damaged": N_("is damaged; get the file again"),
    "needs-javascript": N_("is a web page without its text; print it to PDF and import that"),
    "too-many-lines": N_("has {lines} lines (at most {limit}); split it"),
    "password": N_("is protected with a password; save it without and import that"),
    "scanned": N_("holds pictures of {pages} pages and no text; have them read to text first"),
    "unreadable-font": N_("has fonts that tell no letters; get the file it was made from"),
    "too-complex": N_("is nested too deeply to be a document; save it anew"),
    "nested-too-deep": N_("lies more than {limit} files deep in others; take it out"),
    "archive-too-large": N_("holds {part}, which unpacks to more than {limit}; it was not opened"),
    "archive-ratio": N_("holds {part}, which unpacks to over {limit} times its size; not opened"),
    "forbidden-dtd": N_("defines entities of its own in {part}; it was not opened"),
    "reader-crashed": N_("made its reader fail; save it anew or as text"),
    "over-time": N_("took more than {seconds} seconds to read and was left out; split it"),
    "over-memory": N_("needs too much memory to read and was left out; split it"),
    "no-agenda": N_("no agenda items were found; import it to keep it as a document"),
    "agenda-without-body": N_("does not say who meets; add --body NAME"),
    "agenda-without-date": N_("does not say when the meeting is; add --date 2026-02-28"),
    # The person's own synonyms
    "synonyms-not-a-list": N_("is no list of entries with `words:`; left out until it is"),
    "synonyms-unknown-key": N_("is not words, also, near, apart or source; the list was left out"),
    "synonyms-not-words": N_("holds something that is not words; the list was left out"),
    "synonyms-too-few": N_("an entry needs two words that belong together; the list was left out"),
    # Library packs and the lines of `extract`
    "cancelled": N_("stopped; nothing of it was kept"),
    "no-packs": N_("no library packs (.yaml) lie in this folder"),
    "not-a-pack": N_("is not a library pack: it does not begin with `tilsagn: 1`"),
    "newer-format": N_("is in pack format {got}, known here is {known}; update Tilsagn"),
    "unknown-section": N_("there is no section {got}; correct its name"),
    "several-documents": N_("holds several YAML documents; make a file of each"),
    "not-yaml": N_("is not YAML ({reason}); correct it there"),
    "not-json": N_("is not JSON ({reason}); correct it there"),
    "alias-not-allowed": N_("YAML anchors and aliases are not allowed; write it out"),
    "tag-not-allowed": N_("YAML tags ({got}) are not allowed; leave it out"),
    "key-not-text": N_("the name of a field has to be text; put it in quotes"),
    "duplicate-key": N_("stands twice in one place; leave one out"),
    "too-deep": N_("is nested more than {limit} deep; no record is"),
    "unknown-field": N_("there is no such field; take it out or correct its name"),
    "missing-field": N_("is missing; add it"),
    "wrong-type": N_("“{got}” is not {expected}; correct it"),
    "empty-text": N_("is empty; write something or leave it out"),
    "out-of-range": N_("{got} is too large or too small; correct it"),
    "wrong-form": N_("{got} is not written as it should be; correct it"),
    "not-one-of": N_("{got} is not one of {allowed}"),
    "not-valid": N_("{got} cannot be used ({reason})"),
    "unknown-reference": N_(
        "{got}: no such {wanted} is in the pack or the library; add it or correct the name"
    ),
    "ambiguous-name": N_("{got} is the name of several records ({wanted}); use the identifier"),
    "unknown-document": N_("{got}: no document of that name is here; import it first"),
    "ambiguous-document": N_(
        "{got}: several documents have that name; give one of the files another"
    ),
    "outside-text": N_(
        "{got} lies outside the text ({length} characters); it is of another edition"
    ),
    "text-differs": N_("at these offsets stands “{stands}”; it is another edition of the document"),
    # The library file
    "no-library": N_(
        "there is no library here; `tilsagn import` makes one, `tilsagn demo` shows an example"
    ),
    "damaged-library": N_("is damaged; `tilsagn restore` brings back the latest backup"),
    "damaged-record": N_(
        "a record is damaged ({table}); `tilsagn verify` names it, a backup brings it back"
    ),
    "not-a-library": N_("is not a Tilsagn library; nothing in it was touched"),
    "cannot-open-library": N_("cannot be opened ({reason}); check the file and who may write it"),
    "cannot-make-library": N_("no library can be made here ({reason}); choose another --library"),
    "library-synced": N_(
        "{service} carries this folder off, which destroys libraries; --local-library keeps it on"
        " this machine with a copy there (--synced-library opens it here all the same)"
    ),
    "copy-changed": N_("this copy was changed by somebody else and was not written over"),
    "library-busy": N_("another program is writing to the library; try again in a moment"),
    "library-replaced": N_(
        "was moved, deleted or replaced while it was open, so nothing is written; close Tilsagn and"
        " open it again"
    ),
    "library-failed": N_("the library could not be used ({reason}); run `tilsagn verify`"),
    "damaged-backup": N_("this backup has {count} damaged places and was not used; take another"),
    "backup-exists": N_("is there already and was not touched; choose another name"),
    "backup-failed": N_("the backup could not be written ({reason}); check the folder and space"),
    "restore-failed": N_("could not be restored ({reason}); close other windows and try again"),
    "purge-incomplete": N_(
        "the records are gone, but not from {files}, which cannot be changed; delete them"
    ),
    "needs-yes": N_("no terminal is attached to ask at; --yes purges without asking"),
    "duplicate-id": N_("two records have the identifier {got}; give one of them another"),
    "changed-elsewhere": N_("it was changed in another window meanwhile; look again, then repeat"),
    "cannot-open-index": N_(
        "the look-up index cannot be opened ({reason}); check the cache folder"
    ),
    "index-missing": N_("there is no look-up index yet; the next look-up makes it"),
    "index-out-of-date": N_("the look-up index is behind; the next look-up brings it up to date"),
    "index-damaged": N_("the look-up index is damaged ({reason}); delete it, it is made anew"),
    "index-lacks": N_("the look-up index lacks {table} {id}"),
    "index-surplus": N_("the look-up index has {table} {id}, which the library has not"),
    "index-differs": N_("the look-up index has {table} {id} otherwise than the library"),
    # What a person typed
    "usage": N_("{command}: {message}; see `{command} --help`"),
    "missing-value": N_("{option} needs a value after it"),
    "unknown-language": N_("{language}: not a language that is spoken here; da or en"),
    "no-such-command": N_("{command}: no such command; `tilsagn --help` lists them"),
    "no-terminal": N_(
        "no terminal is attached, so the app cannot open; these commands need none: {commands}"
    ),
    "no-such-line": N_("“{title}” has no line {line}; `tilsagn agenda show --json` lists them"),
    "no-such-record": N_("{id}: nothing here has that identifier; `find` and `list` show them"),
    "ambiguous-id": N_("{id} stands for several: {candidates}; type more of it"),
    "no-such-meeting": N_("{meeting}: no such meeting; `tilsagn agenda list` shows them"),
    "ambiguous-meeting": N_("{meeting} stands for several meetings: {candidates}"),
    "empty-field": N_("is empty; write something"),
    "too-long": N_("is too long; at most {limit} characters"),
    "not-a-choice": N_("{value} is not one of the values allowed; `--help` lists them"),
    "not-utf8-typed": N_("is not UTF-8; type it anew"),
    "not-a-time": N_("is no time of day; write 16:00"),
    "bad-field": N_("cannot be used ({reason}); correct it"),
    "not-a-date": N_("{value} is no date; write 2026-02-28, 2026-02, 2026, 2026-Q1 or 2026-spring"),
    "not-an-amount": N_("{value} is no sum of money; write 750.000 or 2,5 mio"),
    "not-an-id": N_("{value} is not an identifier; leave it out and one is given"),
    "empty-span": N_("the end of a citation lies before its start; correct it"),
    "about-nothing": N_("say which initiative, commitment or agenda item it is about"),
    "about-not-one": N_("say which one thing it is about"),
    "no-evidence": N_("a citation or a note has to show it"),
    "no-citation": N_("a commitment needs a citation, unless it says that it was typed by hand"),
    "unknown-record": N_("{id}: there is no such record; `find` and `list` show what is here"),
    "no-answer": N_("an answer needs a text or a citation"),
    "nothing-chosen": N_("nothing was chosen; the numbers stand at the beginning of the lines"),
    "not-judged": N_("it was neither chosen nor dismissed there; nothing was changed"),
    "no-such-offer": N_("there is no number {number}; the list has {count}"),
    "no-such-part": N_("there is no part {part}; the question has {parts}"),
    "closed-meeting": N_("the meeting is closed; --include-closed hands it out all the same"),
    "still-written-on": N_("{count} questions, notes or choices are on it; take them off first"),
    "wording-disproved": N_(
        "the new words say other money or dates: Enter, then r on it, corrects it first"
    ),
    "cannot-split": N_("it can only be split inside its passage, with words on both sides"),
    "cannot-join": N_("only two candidates of one document can be joined"),
    "has-questions": N_("{count} questions on it are still open; answer or drop them first"),
    # Settings
    "unknown-command": N_("{command} is not a command that has a key"),
    "wrong-key": N_("{key} is not a key that {command} can have"),
    "key-taken": N_("{key} for {command} is taken by {other}"),
    # What goes out
    "template-error": N_("the template has an error: {reason}; correct it there"),
    "template-format": N_("a template makes md or html, not {format}; leave --format out"),
    "needs-output": N_("{name} is no text to show; name a file or folder with -o"),
    "no-folder": N_("{folder}: no such folder; make it first"),
    "export-exists": N_("is there already and is not from Tilsagn; choose another name"),
    "export-changed": N_("was changed since Tilsagn wrote it; choose another name"),
    "cannot-write": N_("cannot be written ({reason}); choose another place"),
}

# What is said otherwise in the app, which has other ways than the command line.
_IN_APP: dict[str, str] = {
    "closed-meeting": N_(
        "a closed meeting is not handed out; change its access in the list of meetings"
    ),
}

# Values that are codes themselves: {name of the value: {code: words}}.
_VALUES: dict[str, dict[str, str]] = {
    "expected": {
        "text": N_("text"),
        "integer": N_("a whole number"),
        "decimal": N_("a number"),
        "boolean": N_("true or false"),
        "list": N_("a list"),
        "mapping": N_("a mapping"),
        "nothing": N_("nothing"),
    },
    "service": {
        "onedrive": "OneDrive",
        "dropbox": "Dropbox",
        "icloud": "iCloud",
        "nextcloud": "Nextcloud",
        "google-drive": "Google Drive",
        "cloud": N_("a cloud service"),
        "network": N_("the network"),
    },
    "format": {
        "old-office": N_("an old Office file"),
        "rtf": N_("RTF"),
        "odf": N_("an OpenDocument file"),
        "spreadsheet": N_("a spreadsheet"),
        "presentation": N_("a presentation"),
        "image": N_("a picture"),
        "archive": N_("an archive"),
        "program": N_("a program"),
        "json": N_("JSON of another kind"),
        "xml": N_("XML"),
    },
}

# What the operating system says when it refuses, which it says in its own language only.
_VALUES["reason"] = {
    os.strerror(errno.EACCES): N_("there is no permission"),
    os.strerror(errno.EPERM): N_("there is no permission"),
    os.strerror(errno.ENOSPC): N_("the disk is full"),
    os.strerror(errno.EFBIG): N_("the file is too large for this place"),
    os.strerror(errno.EROFS): N_("the drive can only be read"),
    os.strerror(errno.ENOENT): N_("the folder is not there"),
    os.strerror(errno.EISDIR): N_("it is a folder"),
    os.strerror(errno.EIO): N_("the disk does not work"),
}

# What a person should know about a file that was read all the same.
NOTICES: dict[str, str] = {
    "encoding-guessed": N_("read as {encoding}, which nothing in it states: {preview}"),
    "misnamed": N_("is called {promised} and is {format}"),
    "tracked-changes": N_("holds tracked changes; it was read as if all were accepted"),
    "comments": N_("comments were left out: {count}"),
    "hidden-text": N_("holds hidden text, which was left out: {count}"),
    "page-furniture": N_("repeated headers and footers were left out: {examples}"),
    "attachments-left-out": N_("attachments that were left out: {count}"),
    "stopped-at-page": N_("was read to page {page} of {pages}; what follows is missing"),
    "damaged-pages": N_("pages that could not be read: {damaged}"),
    "recognised-pages": N_("pages read from pictures, check their wording: {pages}"),
    "agenda-not-read": N_("could not be taken apart as an agenda; make the meeting by hand"),
    "agenda-not-dated": N_(
        "is an agenda that does not say who meets when: take it in on the agenda screen, which"
        " asks, or with `tilsagn agenda add --body NAME --date DATE`"
    ),
    "not-searched": N_("could not be searched for commitments; enter them by hand"),
    "pages-without-text": N_("pages that are pictures without text: {pages}"),
}

# Why look-up found something, and what of a query it did not read as it was meant.
REASONS: dict[str, str] = {
    "literal": N_("the word itself"),
    "form": N_("another form of the word"),
    "prefix": N_("a word that begins so"),
    "part": N_("part of a compound word"),
    "synonym": N_("another word for it"),
    "typo": N_("a word spelt nearly so"),
    "newest": N_("the newest first"),
    "shared-words": N_("is about the same: {words}"),
    "same-place": N_("is about the same, in the same municipality: {words}"),
    "same-words": N_("the same words stand in it: {words}"),
    "same-initiative": N_("of the same initiative as “{title}”"),
    "unknown-field": N_("{field} is no field; it was searched for as text"),
    "query-cut": N_("the query is too long; only its beginning was used"),
    "not-a-status": N_("{value} is no status; it was searched for as text"),
    "not-a-theme": N_("{value} is no theme; it was searched for as text"),
    "not-a-amount": N_("{value} is no amount; it was searched for as text"),
    "not-a-year": N_("{value} is no year; it was searched for as text"),
    "not-a-deadline": N_("{value} is no date; it was searched for as text"),
    "not-a-is": N_("{value} is nothing that a record can be; it was searched for as text"),
    "not-a-municipality": N_("{value} is no name; it was searched for as text"),
    "not-a-party": N_("{value} is no party; it was searched for as text"),
    "not-a-actor": N_("{value} is no name; it was searched for as text"),
    "not-a-document": N_("{value} is no name; it was searched for as text"),
}

# Codes whose sentence depends on one of their values: {code: (value, {its content: sentence})}.
_BY_VALUE: dict[str, tuple[str, dict[str, str]]] = {
    "library-read-only": (
        "why",
        {
            "newer": N_("was made by a newer Tilsagn and can only be read; update this one"),
            "read-only": N_("can only be read; check who may write the file and its folder"),
        },
    ),
    "undo-conflict": (
        "kind",
        {
            "undo": N_("cannot be undone: something in it was changed since; change that by hand"),
            "redo": N_("cannot be redone: something in it was changed since"),
        },
    ),
    "bad-settings": (
        "reason",
        {
            "not-utf8": N_("is not UTF-8; the settings were left out"),
            "not-toml": N_("is not TOML; the settings were left out"),
            "unknown-field": N_("is no setting; the settings were left out"),
            "wrong-value": N_("has a value that cannot be used; the settings were left out"),
        },
    ),
}


def sentence(problem: Problem) -> str:
    """The one line for `problem`. A code that has no sentence is shown as it is."""
    return sentence_for(problem.code, problem.values)


def short_sentence(problem: Problem) -> str:
    """`sentence` for one line of a screen: a file or folder by its name, not by its path, and what
    to do in the app."""
    if problem.code in _IN_APP:
        return _(_IN_APP[problem.code])
    values = dict(problem.values)
    for one in ("file", "folder"):
        if one in values:
            values[one] = _short(Path(str(values[one])).name) or values[one]
    return sentence_for(problem.code, values)


def _short(name: str) -> str:
    """A name without its middle where it would leave no room for what is said of it."""
    half = _LONGEST_NAME // 2
    return name if len(name) <= _LONGEST_NAME else f"{name[:half]}…{name[-half:]}"


def sentence_for(code: str, values: Mapping[str, Any]) -> str:
    """The one line for a reason given as code and values."""
    shown = {name: _shown(value, name) for name, value in values.items()}
    for one, other in (("got", "value"), ("id", "got")):
        if one in shown:
            shown.setdefault(other, shown[one])
    template = SENTENCES.get(code)
    if template is None and code in _BY_VALUE:
        value, sentences = _BY_VALUE[code]
        template = sentences.get(str(values.get(value)))
    if template is None:
        return f"{_place(shown)}{code} {' '.join(shown.values())}".rstrip()
    whole = _place(shown) + _(template).format_map(_Known(shown))
    if shown.get("suggestion"):
        whole += " – " + _("did you mean {suggestion}?").format(suggestion=shown["suggestion"])
    return whole


def reason(code: str, values: Mapping[str, Any]) -> str:
    """The words for a remark of look-up."""
    template = REASONS.get(code)
    if template is None and code in SENTENCES:
        return sentence_for(code, values)
    shown = {name: _shown(value) for name, value in values.items()}
    return code if template is None else _(template).format_map(_Known(shown))


def notice(code: str, values: Mapping[str, Any]) -> str:
    """The words for what a person should know about a file that was read all the same."""
    template = NOTICES.get(code)
    shown = {name: _shown(value, name) for name, value in values.items()}
    return code if template is None else _(template).format_map(_Known(shown))


def service_name(code: str) -> str:
    """The name of a service that synchronises folders."""
    return _shown(code, "service")


def codes() -> frozenset[str]:
    """The codes that have a sentence."""
    return frozenset(SENTENCES) | frozenset(_BY_VALUE)


class _Known(dict[str, str]):
    """Values by name; one that was not given is a question mark rather than an error."""

    def __missing__(self, name: str) -> str:
        return "?"


def _place(shown: Mapping[str, str]) -> str:
    parts = []
    if "file" in shown:
        parts.append(shown["file"])
    if shown.get("line") not in (None, ""):
        parts.append(_("line {line}").format(line=shown["line"]))
    if shown.get("field"):
        parts.append(shown["field"])
    return f"{', '.join(parts)}: " if parts else ""


def _shown(value: Any, name: str = "") -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value))
    if name in _COUNTS and isinstance(value, int):
        return number(value)
    if name in ("table", "wanted"):
        from exports import words  # not before it is needed: `--help` has no time for records

        return words.word(words.RECORD, str(value))
    if str(value) in _VALUES.get(name, {}):
        return _(_VALUES[name][str(value)])
    return shortened(str(value), _VALUE_LENGTH)
