"""A document's text as rows: its lines, cut where a page lost the line ends between headings.

Only the form of the text is looked at here. What a row means is for the modules beside this one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from agenda.reading.aliases import CHROME
from agenda.reading.decisions import dated_decision
from agenda.reading.furniture import furniture
from agenda.reading.headings import CAPITAL_LABELS, DECIDED, LABELS, folded, label_of
from agenda.reading.numbering import CASE_NUMBER, case_number_in
from agenda.reading.transcript import pages_of
from data.documents.passage import HEADING, Passage


class Row(NamedTuple):
    """`text` is what stands at `start` to `end` of the document, folded and without its bullet.

    `gap`: a blank line, or nothing, stands before it. `heading`: the format sets it as a heading.
    `run_on`: it was cut out of a line that had lost its line ends.
    """

    start: int
    end: int
    text: str
    gap: bool
    bullet: bool
    heading: bool
    cells: tuple[str, ...] = ()
    run_on: bool = False


_BULLET = re.compile(r"(?:[•·▪▫◦‣●○■□►➢✓\uf0a7\uf0b7\uf0d8*]\s*|[-–̵]\s+|o\s+(?=[A-ZÆØÅ]))(?=\S)")
# "1\\. Title": Markdown escapes what would begin a list.
_ESCAPED = re.compile(r"\\(?=[.*#()_\[\]-])")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:#|https?:|/)[^()\s]*\)")
_CELL = re.compile(r"\t+|[ \u00a0]{3,}|\s*\|\s*")
_NUMBER_CELL = re.compile(r"\d{1,4}\.?")
_TITLE_HEADS = frozenset({"dagsorden", "punkt", "emne", "dagsordenspunkt", "pkt.", "sag"})
_MINUTED_HEADS = frozenset({"referat", "beslutning", "konklusion", "bemærkninger", "beslutninger"})
_FRONT_MATTER = re.compile(r"\s*---\n(?:[^\n]*\n){1,60}?---\n")

# What Word prints in place of a page that it lost: "Fejl! Bogmærke er ikke defineret."
_LOST_PAGE = re.compile(r"\s?\b(?:Fejl|Feil|Fel)! Bo[gk]m\w*(?: er ikke definer\w*\.?)?")
# The text of a button, behind the title that it unfolds.
_UNFOLDS = re.compile(
    r"(?<=\w)(?:Klik her for at (?:folde|se|læse)\b.*|(?:Åbn/luk|Vis/skjul) punkt)$"
)
# What a page says in place of the picture beside a label: "Tidspunkt Ikon".
_ICON = re.compile(r"(?<=\w)\s(?:Ikon|ikon|Icon|icon)$")

# Where a line is cut although none ends there.
_CONTENTS_WORDS = (
    "Indholdsfortegnelse|INDHOLDSFORTEGNELSE|Mødeindhold|Sagsoversigt|SAKSLISTE|Saksliste|Sakliste|SAKLISTE"
    "|Sakskart|TIL BEHANDLING|Sakslista|Ärendelista|Innehållsförteckning"
    "|INNEHÅLLSFÖRTECKNING|Følgende sager behandles på mødet"
    "|Følgende sager behandles"
    "|Til behandling forelå"
)
_COLUMN_WORDS = (
    r"(?:(?!(?:Punkt|Pkt\.?)\s\d)(?:Punkt|Pkt\.?|Sag|Saksnr\.?|Journalnr\.?|Arkivsak\.?|Utvalgssak|Saknr\.?|Nr\.?|Utvalgssakstype/nr\.|Utvalgs-?|Arkivsaksnr\."
    r"|Utvalgssaksnr)(?:\snr\.?:?|\sSaksnr:?)?\s|Tekst\s|Titel\s|Tittel\s|Sakstittel\s|Emne\s"
    r"|Innhold\s|Lukket/åpen\s|Side\s(?!\d+\s\d))"
)
_CUTS = re.compile(
    # "... 3 Punkt 4: ..." of a table of contents in one line
    r"(?<=\s)(?<!\bfor )(?<!\btil )(?<!\bjf\. )(?<!\bunder )(?<!\bved )(?<!\bog )(?<!\d{4} )"
    r"(?=(?:Punkt|Pkt\.|Dagsordenspunkt|Sag)\s\d{1,3}\s?[:.]\s)"
    r"|(?<=\s)(?<!\bfor )(?<!\btil )(?<!\bjf\. )(?<!\bunder )(?<!\bved )(?<!\bog )"
    r"(?=(?:Pkt\.|Punkt|Sag)\s?[Nn]r\.\s?\d{1,4}\s[A-ZÆØÅ])"
    # "Referat9. Frigivelse af ..."
    r"|(?<=[a-zæøå]{4})(?=\d{1,3}\.\s?[A-ZÆØÅ][a-zæøå])"
    r"|(?<=[a-zæøå]{4}[.!])(?=\d{1,4}\.\s[A-ZÆØÅ][a-zæøå])"
    r"|(?<=[a-zæøå]{4})(?=\d{1,3}\s(?:Åbent?|Lukket|\((?:Åben|Lukket)\))\s)"
    r"|(?<=\s)(?=Kategori\s-\s)"
    r"|(?<=\s)(?=SAG\sNR\.?\s\d{1,3}\s[A-ZÆØÅ])"
    r"|(?<=[a-zæøåA-ZÆØÅ)])(?=(?:Punkt|Pkt\.|Nr\.|Sag nr\.)\s?\d{1,4}(?!\d))"
    r"|(?<=\w)(?=§\s\d{1,4}\s[A-ZÆØÅ])|(?<=[a-zæøå])(?=(?:Åbent|Lukket)\s(?:punkt|sag)$)"
    # "Beslutning i Rådet den 03-01-2022Godkendt."
    r"|(?<=\d[-./]\d\d[-./]\d{4})(?=[A-ZÆØÅ][a-zæøå])"
    # A button glued to what it prints
    r"|(?<=Udskriv)(?=[A-ZÆØÅ])"
)
_CONTENTS_CUTS = re.compile(
    rf"(?P<before>(?:^|(?<=\s)))(?P<word>{_CONTENTS_WORDS}):?(?=\s"
    rf"|$)(?P<columns>\s{_COLUMN_WORDS}*)"
)
# After the leader and page number of an entry the next one begins: "...iii 91. ", "....4 2. "
_AFTER_LEADER = re.compile(r"(?:(?<!\.)\.{3,150}|…)\s?(?:\d{1,4}|[ivxl]{1,6})\s+(?=[\dA-ZÆØÅ§])")
_LONG = 250
# A page of a transcript has some thousand characters; what is longer is no page of an agenda.
_LONGEST_CUT = 30_000
_SOMEWHAT_LONG = 40
_STRONG = (
    r"Sagsfremstilling|Sagsbeskrivelse|Sagsresum[eé]|Resum[eé]|Beslutningstema|Sagens formål"
    r"|Saksopplysninger|Ärendebeskrivning|Lovgrundlag|Retsgrundlag|Økonomiske konsekvenser"
    r"|Indstilling|Beslutning|Hovedindstilling|Beslut(?!\w)"
)
_IN_PROSE = re.compile(
    rf"(?<=\s)(?=(?:{_STRONG})(?::|\s[A-ZÆØÅ\"”•\d]))"
    r"|(?<=\s)(?=(?:Åben|Lukket|Åbent) (?:sag|punkt)\s[A-ZÆØÅ])"
    r"|(?<=[.!?)]\s)(?=[A-ZÆØÅ]\w{3,}s (?:(?:vedtak|innstilling)\s?:"
    r"|(?:indstilling|beslutning|anbefaling)\s[A-ZÆØÅ]))"
    r"|(?<=\s)(?=[A-ZÆØÅ]\w{3,}s møde,? (?:den )?\d{1,2}\. [a-z]+ \d{4},? (?:Punkt|Pkt\.) \d{1,3}:)"
    r"|(?<=\s)(?=(?:[A-ZÆØÅ][a-zæøå]{5,}(?:s|en sitt|en si|a sitt) (?:innstilling|tilråding"
    r"|f(?:ram|or)(?:legg|slag) til (?:vedtak|innstilling|tilråding))|(?:Forslag|Framlegg) til"
    r" (?:vedtak|innstilling))\s?:)"
    r"|(?<=\s)(?=Saksopplysningar?\s[A-ZÆØÅ])"
    r"|(?<=\s)(?=(?:Kommunstyrelsens|Kommunfullmäktiges|Nämndens|Arbetsutskottets|Utskottets)"
    r" (?:förslag till )?beslut\s[A-ZÅÄÖ\d])"
    r"|(?<=\s)(?=(?:(?:Beskrivning|Sammanfattning) av ärendet|Ärendebeskrivning|Beslutsunderlag"
    r"|Yrkanden|Beslutsgång)\s[A-ZÅÄÖ])"
    rf"|(?<=\s)(?=(?:{'|'.join(map(re.escape, LABELS))})\.?\s?:)"
    rf"|(?<=\s)(?=(?:{'|'.join(map(re.escape, CAPITAL_LABELS))})(?:\s?:|\s(?![a-zæøå])))"
    r"(?<![A-ZÆØÅ]\s)"
    r"|(?<=[A-ZÆØÅ]\s)(?=(?:INDSTILLING|RESUM[EÉ]|SAGSFREMSTILLING|SAGSBESKRIVELSE)\s(?![a-zæøå]))"
    r"(?<!ADMINISTRATIONENS )(?<!FORVALTNINGENS )(?<!DIREKTIONENS )(?<!DIREKTØRENS )"
    r"|(?<=\s)(?=(?:Beslutning(?:er)?|BESLUTNING(?:ER)?)\s(?:[iI]\s)?"
    r"(?:[A-ZÆØÅ][\wæøåÆØÅ,& -]{3,60}?)?(?:[Uu]dvalg(?:et)?(?: for [^.:;]{3,60}?)?|UDVALGET"
    r"|[Bb]yråd(?:et)?|BYRÅDET|[Rr]ådet|RÅDET|[Bb]estyrelsen|BESTYRELSEN)\s(?:den|DEN|d\.)(?:\s|$))"
    r"|(?<=\s)(?=J\.\s?nr\.?\s(?![:\d]))|(?<=\s)(?=Sagsnr\.?\s(?:Dok\.?\s?nr|\d))"
    r"|(?<=\s)(?=(?:ÅBENT?|LUKKET)\s[A-ZÆØÅ]{4,}(?!\w))|(?<=\s(?:ÅBENT)\s)(?=(?!MØDE)[A-ZÆØÅ]{4,})"
    r"|(?<=\s)(?=Beslutning\s[A-ZÆØÅ][^.:;,]{3,60}(?:,\s\w[^.:;,]{3,30}){0,3},\s\d{1,2}[./-]\d{1,2}[./-]\d{4})"
    r"|(?<=\s)(?=Beslutning (?:i (?:[A-ZÆØÅ][^.:;]{2,60} )?)?den\s?[\d:])"
    r"|(?<=[.!?:)]\s)(?=(?:Baggrund|Økonomi|Bilag|Høring|Vurdering|Konsekvenser|Tidsplan|Formål"
    r"|Vedtak|Innstilling|Behandling)(?::|\s(?![A-ZÆØÅ]{2,3}\s\d)[A-ZÆØÅ\"”•\d]))"
    r"|(?<=[.!?:)]\s)(?=Bilag\s[-–]\s[A-ZÆØÅ]|BILAG\s[A-ZÆØÅ])"
    rf"|(?<=[.!?:)]\s)(?=(?:Referat|REFERAT)\s{DECIDED})"
)
# A line drawn below a title, or below the heads of columns: "-----", "---|---|---".
_RULE = re.compile(r"[-=_]{5,}|[-:=]+(?:\s?\|\s?[-:=]+)+")
_RECOMMENDED_IN_PROSE = re.compile(
    r"(?<=[.!?]\s)(?=(?:Det indstilles,? at|Indstilles til [a-zæøå]+(?=\.))\b)"
    r"|(?<=[.!?]\s)(?=[A-ZÆØÅ]\w*(?:udvalgets|styrelsens|rådets) (?:beslutning|indstilling)"
    r"(?: den [^:]{5,30})?\s?:)"
    r"|(?<=[.!?]\s)(?=(?:(?:[A-ZÆØÅ]\w+- og )?[A-ZÆØÅ]\w+udvalget|\w*[Ff]orvaltningen"
    r"|Administrationen|Direktionen|Borgmesteren"
    r"|[Kk]ommunaldirektøren|Direktøren) (?:indstiller|foreslår),? (?:til [^.:;]{3,60},? )?at\b)"
)
_KIND_OF_TITLE = re.compile(r"(?:Beslutning|Orientering|Drøftelse)\s?:")
_BEHIND_NUMBER = re.compile(r"\s\d{1,4}\.\s$")
_REACH = 8
_GROUP_IN_PROSE = re.compile(
    r"(?<=\s)(?:LUKKET MØDE|ÅBENT MØDE|(?:LUKKEDE|ÅBNE|Lukkede|Åbne) (?:SAGER|PUNKTER|sager"
    r"|punkter)):?"
    r"(?=\s+(?:(?:Punkt|Pkt\.)\s)?\d)"
)
_NUMBERED_IN_PROSE = re.compile(
    r"(?<=\s)(?<![Pp]unkt\s)(?<!Pkt\.\s)(?<!pkt\.\s)(?<!Sag\s)(?<![Nn]r\.\s)(?=(\d{1,4})\.\s?[A-ZÆØÅÄÖ][a-zæøåäöA-ZÆØÅÄÖ])"
)
# "1 APOLOGIES FOR ABSENCE 2 DECLARATIONS OF INTEREST Members ..."
_CAPITALS_IN_PROSE = re.compile(r"(?<=\s)(?=(\d{1,3})\s[A-Z]{5,}(?:\s[A-Z]|\s\d\.|$))")
# "56/09 09/810 TITLE 57/09 ...", "PS 46/10 Title", "FSK-78/14 TITLE", "33/15 : TITLE"
_SERIES_IN_PROSE = re.compile(
    r"(?<=\s)(?<!\s(?!OG|AS|OM|PÅ|AV|TO)[A-ZÆØÅ]{2}\s)(?<!\s(?!FOR|TIL|MED|FRA)[A-ZÆØÅ]{3}\s)(?<!:\s)(?<!\d/\d\d\s)(?=(?:(?:[A-ZÆØÅ]{2,4}[-"
    r" ])?(?:0\d{3}|\d{1,3})/\d{2}(?:-[A-ZÆØÅ]{1,2})?\s(?::\s)?(?:\d{2}/\d{2,6}\s)?[A-ZÆØÅ]"
    r"|/\d{2}\s(?:\d{2}/\d{2,6}\s)?[A-ZÆØÅ]"  # the number itself is lost
    r"|(?:Sak|SAK) \d{1,4}/(?:20)?\d{2}\s[A-ZÆØÅ]|[A-ZÆØÅ]{2,4} \d{1,3}/20\d{2}\s[A-ZÆØÅ]"
    r"|[A-Z][A-Za-z]{0,4}/\d{1,4}/\d{2}(?:-\d{2})?\s[A-Z]))"
)
_SERIES_PREFIX = re.compile(r"[A-ZÆØÅ]{2,4}[- ](?=\d)")
_HEADER_LABELS = re.compile(
    r"(?<=\s)(?=(?:Mødedato|Møtedato|Dato|Mødetidspunkt|Møtetid|Mødested|Møtested|Starttidspunkt"
    r"|Sluttidspunkt|Mødelokale|Lokale|Utvalg|Udvalg|Tidspunkt|Tid|Sted|Afbud|Fraværende|Bemærkninger"
    r"|Mødedeltagere|Til stede|Medlemmer|Deltagere|Mødeafholdelse)(?: for møde| fra)?\s?:)"
)
# "00.22.02-A26-1-13 Beslutning Byrådet, 22.11.2016 Godkendt."
_CASE_AT_START = re.compile(rf"\s*{CASE_NUMBER.pattern}\s+(?=[A-ZÆØÅ])")
_PAGE_BEFORE_NUMBER = re.compile(r"\s*(?:Side\s)?\d{1,3}\s(?=\d{1,4}\.\s[A-ZÆØÅ])")
# An entry of the table of contents with the heading itself glued to it.
_TWICE = re.compile(r"\s*(\d{1,4}\.\s?\S.{7,200}?)(?=\1)")
_REPEATED = re.compile(
    r"\s*((?:\d{1,4}\.|(?:Punkt|Pkt\.?)\s\d{1,4}[:.]?)\s?[A-ZÆØÅ][^\n]{9,200}?)\s*"
)
_REPEATS_LOOKED_FOR = 150
_READ_FOR_NUMBERS = 60_000
_WORDS_AGAIN = 22


# Markup that copies of PDFs on the web leave in: a line that ends with a break goes on in the next,
# whatever stands between them.
_TAG = re.compile(r"</?(?:br|strong|b|em|i|u|p|span)\b[^<>]{0,60}>")
_BROKEN = ("<br />", "<br/>", "<br>")


def rows_of(text: str, passages: Sequence[Passage] = ()) -> list[Row]:
    """The rows of `text`, page numbers and running headers left out."""
    headings = {one.start for one in passages if one.kind == HEADING}
    repeats = _repeats(text)
    again = _numbers_again(text)
    found: list[Row] = []
    gap = True
    front = _FRONT_MATTER.match(text[:6_000])
    place = front.end() if front else 0
    pages = pages_of(text)
    in_columns = broken = False
    for line in text[place:].split("\n"):
        start, place = place, place + len(line) + 1
        if not line.strip():
            gap = gap or not broken
            continue
        broken = line.rstrip().endswith(_BROKEN)
        gap = gap or "\f" in line
        page = pages.get(start)
        skipped = page.first if page is not None else 0
        shown = line[: page.last] if page is not None else line
        named = [at - start for at in again if start < at < start + len(shown)]
        if page is not None and page.head < page.first:
            head = _row(text, start + page.head, start + page.first, True, headings)
            found += [head] if head is not None else []
        for first, last in _pieces(shown, skipped, repeats, named, page is not None):
            row = _row(text, start + first, start + last, gap or first > 0, headings)
            if row is None:
                continue
            in_columns = in_columns or _heads_columns(row)
            if in_columns and len(row.cells) == 2 and row.text[0].isdigit():
                found += _cells_apart(text, row, headings)
            else:
                found.append(row._replace(run_on=first > skipped))
            gap = False
    dropped = furniture([row.text for row in found])
    return [row for at, row in enumerate(found) if at not in dropped]


def _row(text: str, start: int, end: int, gap: bool, headings: set[int]) -> Row | None:
    raw = text[start:end]
    stripped = raw.strip()
    if not stripped:
        return None
    start += raw.index(stripped[0])
    end = start + len(stripped)
    heading = start in headings
    stripped = _LINK.sub(r"\1", _ESCAPED.sub("", stripped))
    if "<" in stripped:
        stripped = _TAG.sub("", stripped).strip()
        if not stripped:
            return None
    hashes = re.match(r"#{1,6}\s+", stripped)
    if hashes:
        heading = True
        stripped = stripped[hashes.end() :]
    if "**" in stripped:
        heading = heading or (stripped.startswith("**") and stripped.rstrip(":").endswith("**"))
        stripped = stripped.replace("**", "").strip()
    bullet = _BULLET.match(stripped)
    if bullet:
        stripped = stripped[bullet.end() :]
    barred = not bullet and stripped.startswith("|")
    if barred:
        stripped = stripped.strip("| ")
    elif stripped.endswith("|"):
        stripped = stripped.rstrip("| ")
    cells: tuple[str, ...] = ()
    if "\t" in stripped or "   " in stripped or "\u00a0" in stripped or "|" in stripped:
        cells = tuple(
            " ".join(cell.split()) for cell in _CELL.split(stripped) if cell and cell.strip()
        )
    stripped = _ICON.sub("", _UNFOLDS.sub("", stripped))
    words = " ".join(stripped.replace("\ufffe", "").split())
    words = _LOST_PAGE.sub("…", words) if "!" in words else words
    numbered_cells = "|" in stripped and len(cells) > 1 and _NUMBER_CELL.fullmatch(cells[0])
    if (barred or numbered_cells) and cells and not _RULE.fullmatch(words):
        words = " ".join(cells)
    if not words or _RULE.fullmatch(words):
        return None
    return Row(start, end, words, gap, bullet is not None, heading, cells)


def _heads_columns(row: Row) -> bool:
    """Whether a row is the head of a table of titles and what was said: "Punkt", "Referat"."""
    cells = [one.lower().rstrip(":") for one in row.cells]
    return len(cells) == 2 and cells[0] in _TITLE_HEADS and cells[1] in _MINUTED_HEADS


def _cells_apart(text: str, row: Row, headings: set[int]) -> list[Row]:
    """The rows of a table's two cells."""
    parting = _CELL.search(text, row.start, row.end)
    if parting is None:
        return [row]
    apart = (
        _row(text, row.start, parting.start(), True, headings),
        _row(text, parting.end(), row.end, True, headings),
    )
    return [one for one in apart if one is not None]


def _pieces(
    line: str, skipped: int, repeats: tuple[str, ...], named: Sequence[int], is_page: bool
) -> list[tuple[int, int]]:
    if not 12 <= len(line) <= _LONGEST_CUT:
        return [(0, len(line))]
    if indent := len(line) - len(line.lstrip()):
        # Nothing is cut there, and the patterns would look at each space of a deep list.
        inside = [at - indent for at in named]
        pieces = _pieces(line[indent:], max(0, skipped - indent), repeats, inside, is_page)
        ends = [indent + last for _, last in pieces]
        return list(pairwise([skipped, *ends]))
    cuts = {found.start() for found in _CUTS.finditer(line)}
    for found in _CONTENTS_CUTS.finditer(line):
        if len(line) > _LONG // 3 or found.end() < len(line):
            behind = found.end("word") + line.startswith(":", found.end("word"))
            cuts.update((found.start("word"), behind, found.end()))
    if "..." in line or "…" in line:
        cuts.update(found.end() for found in _AFTER_LEADER.finditer(line))
    if len(line) > _SOMEWHAT_LONG:
        cuts.update(_prose_cuts(line, is_page))
    case = _CASE_AT_START.match(line, skipped)
    if case and (label_of(line[case.end() :], run_on=True) or dated_decision(line[case.end() :])):
        cuts.add(case.end())
    cuts.update(named)
    page = _PAGE_BEFORE_NUMBER.match(line, skipped)
    if page:
        cuts.add(page.end())
    if len(line) < 2 * _LONG and line.lstrip()[:1].isdigit():
        twice = _TWICE.match(line)
        if twice:
            cuts.add(twice.end())
    if len(line) < 2_000:
        for one in repeats:
            at = line.find(one, 1)
            # "21. Takster" does not hold "1. Takster".
            if at > 0 and not line[at - 1].isspace() and not line[:at].strip().isdigit():
                cuts.add(at)
    places = [skipped, *sorted(cut for cut in cuts if skipped < cut < len(line)), len(line)]
    return list(pairwise(places))


def _prose_cuts(line: str, is_page: bool) -> set[int]:
    """Where headings and numbers stand in the middle of a line. In a line of usual length one
    of them may be a word of the text; several are not, nor is one on a page without line ends."""
    cuts = _without_kinds(line, {found.start() for found in _IN_PROSE.finditer(line)})
    for found in _GROUP_IN_PROSE.finditer(line):
        cuts.update((found.start(), found.end()))
    cuts |= {found.start() for found in _HEADER_LABELS.finditer(line[: 4 * _LONG])}
    if is_page:
        cuts |= {found.start() for found in _RECOMMENDED_IN_PROSE.finditer(line)}
    if len(cuts) < 2 and len(line) < _LONG and not is_page:
        cuts = set()
    series = _series(line)
    if len(series) > 1 or (series and len(line) > _LONG):
        cuts.update(series)
    numbers = [
        (int(found[1]), found.start())
        for pattern in (_NUMBERED_IN_PROSE, _CAPITALS_IN_PROSE)
        for found in pattern.finditer(line)
    ]
    # Numbers that count on are those of items; a single one may be anything.
    counted = {value for value, _ in numbers}
    fewest = 1 if len(line) > _LONG else 2
    cuts.update(
        at
        for value, at in numbers
        if sum(near in counted for near in (value - 2, value - 1, value + 1, value + 2)) >= fewest
    )
    return cuts


def _without_kinds(line: str, cuts: set[int]) -> set[int]:
    """`cuts` without those at what titles begin with where they say what is asked for: "2.
    Beslutning: Ny bro", and in a table of contents each "Beslutning:"."""
    contents = _CONTENTS_CUTS.search(line)
    cuts = {cut for cut in cuts if not _BEHIND_NUMBER.search(line, max(0, cut - _REACH), cut)}
    behind = {cut for cut in cuts if contents and cut > contents.end()}
    if len(behind) > 1 and all(_KIND_OF_TITLE.match(line, cut) for cut in behind):
        return cuts - behind
    return cuts


def _series(line: str) -> list[int]:
    """Where the numbers of a series stand in a line: "PS 46/10 Title". Letters that stand before
    one of them only are the end of the title before it: "... KLP 66/11 Title"."""
    found = [one.start() for one in _SERIES_IN_PROSE.finditer(line)]
    prefixes = [_SERIES_PREFIX.match(line, at) for at in found]
    times = Counter(one[0] for one in prefixes if one)
    return [
        one.end() if one and times[one[0]] == 1 and len(found) > 1 else at
        for at, one in zip(found, prefixes, strict=True)
    ]


def _numbers_again(text: str) -> list[int]:
    """Where a number stands in a long line before words that stand elsewhere too: an item's number,
    before the title that the table of contents has."""
    found: list[int] = []
    head = text[:_READ_FOR_NUMBERS]
    place = looked_for = 0
    for line in head.split("\n"):
        start, place = place, place + len(line) + 1
        if len(line) <= (_SOMEWHAT_LONG if "ranskri" in head[:start] else _LONG):
            continue
        for number in _NUMBERED_IN_PROSE.finditer(line):
            words = line[number.end(1) + 1 :].strip()[:_WORDS_AGAIN]
            looked_for += 1
            if looked_for > _REPEATS_LOOKED_FOR:
                return found
            if len(words) == _WORDS_AGAIN and head.count(words) > 1:
                found.append(start + number.start())
    return found


def _repeats(text: str) -> tuple[str, ...]:
    """Numbered lines that stand in the text again, glued to something: a table of contents whose
    last entry runs into the first heading."""
    looked_for = []
    for line in text[:60_000].split("\n"):
        found = _REPEATED.fullmatch(line) if len(line) < 260 else None
        if found:
            looked_for.append(found[1])
        if len(looked_for) >= _REPEATS_LOOKED_FOR:
            break
    return tuple(dict.fromkeys(one for one in looked_for if text.count(one) > 1))


def is_chrome(row: Row) -> bool:
    """Whether the row is a button or banner of the page, not a part of the agenda."""
    return len(row.text) < 60 and (row.text.lower() in CHROME or folded(row.text) in CHROME)


def case_row(row: Row) -> str | None:
    """The case number of a row that says nothing else."""
    if len(row.text) > 50:
        return None
    label = label_of(row.text)
    if label is not None:
        return case_number_in(row.text[label.value :]) if label.kind == "case_number" else None
    case = case_number_in(row.text)
    return case if case is not None and len(case) >= len(row.text) - 2 else None
