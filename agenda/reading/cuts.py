"""Where a line of a document is cut although none ends there: a page that lost its line ends has
headings, numbers and titles in the middle of its lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from agenda.reading.decisions import dated_decision
from agenda.reading.headings import CAPITAL_LABELS, DECIDED, LABELS, group_access, label_of
from agenda.reading.numbering import CASE_NUMBER

# Where a line is cut although none ends there.
_CONTENTS_WORDS = (
    "Indholdsfortegnelse|INDHOLDSFORTEGNELSE|Mødeindhold|Sagsoversigt|SAKSLISTE|Saksliste|Sakliste|SAKLISTE"
    "|Sakskart|(?:SAGER )?TIL BEHANDLING|Sakslista|Ärendelista|Innehållsförteckning"
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
    r"(?=[A-ZÆØÅ\d§])(?:"  # looked at first: what every cut below begins with
    # "... 3 Punkt 4: ..." of a table of contents in one line
    r"(?<=\s)(?<!\bfor )(?<!\btil )(?<!\bjf\. )(?<!\bunder )(?<!\bved )(?<!\bog )(?<!\d{4} )"
    r"(?=(?:Punkt|Pkt\.|Dagsordenspunkt|Sag)\s\d{1,3}[A-Z]?\s?[:.]\s)"
    r"|(?<=\s)(?<!\bfor )(?<!\btil )(?<!\bjf\. )(?<!\bunder )(?<!\bved )(?<!\bog )"
    r"(?=(?:Pkt\.|Punkt|Sag)\s?[Nn]r\.\s?\d{1,4}\s[A-ZÆØÅ])"
    # "Referat9. Frigivelse af ..."
    r"|(?<=[a-zæøå]{4})(?=\d{1,3}\.\s?[A-ZÆØÅ][a-zæøå])"
    r"|(?<=[a-zæøå]{4}[.!])(?=\d{1,4}\.\s[A-ZÆØÅ][a-zæøå])"
    r"|(?<=[a-zæøå]{4})(?=\d{1,3}\s(?:Åbent?|Lukket|\((?:Åben|Lukket)\))\s)"
    r"|(?<=\s)(?=Kategori\s-\s)"
    r"|(?<=\s)(?=(?:Åben|Åbent|Lukket)\s(?:sag|punkt):\s\d{1,4}\.\s)"
    r"|(?<=\s)(?=SAG\sNR\.?\s\d{1,3}\s[A-ZÆØÅ])"
    r"|(?<=[a-zæøåA-ZÆØÅ)])(?=(?:Punkt|Pkt\.|Nr\.|Sag nr\.)\s?\d{1,4}(?!\d))"
    r"|(?<=\w)(?=§\s\d{1,4}\s[A-ZÆØÅ])|(?<=[a-zæøå])(?=(?:Åbent|Lukket)\s(?:punkt|sag)$)"
    # "Beslutning i Rådet den 03-01-2022Godkendt."
    r"|(?<=\d[-./]\d\d[-./]\d{4})(?=[A-ZÆØÅ][a-zæøå])"
    # "Sagsnr.: 12/34567ResuméByrådet ..."
    r"|(?<=\d)(?=(?:Resum[eé]|Sagsfremstilling|Beslut(?:ning)?|Indstilling|Baggrund"
    r"|Sammanfattning av ärendet|Ärendebeskrivning)[A-ZÆØÅÄÖ])"
    r"|(?<=\s)(?=(?:Kommunstyrelsens|Kommunfullmäktiges|Nämndens|Arbetsutskottets|Utskottets)"
    r" beslut\s[A-ZÅÄÖ][a-zåäö])"
    # A button glued to what it prints
    r"|(?<=Udskriv)(?=[A-ZÆØÅ]))"
)
_CONTENTS_CUTS = re.compile(
    rf"\b(?<!\S)(?P<word>{_CONTENTS_WORDS}):?(?=\s"
    rf"|$)(?P<columns>\s{_COLUMN_WORDS}*)"
)
# After the leader and page number of an entry the next one begins: "...iii 91. ", "....4 2. "
_AFTER_LEADER = re.compile(r"(?:(?<!\.)\.{3,150}|…)\s?(?:\d{1,4}|[ivxl]{1,6})\s+(?=[\dA-ZÆØÅ§])")
# Where a line ended that another was glued to: "er godkendtAd 2. Meddelelser", "budget 20129. Evt."
_GLUED_LINES = re.compile(
    r"(?<=[a-zæøå.)!?])(?=[A-ZÆØÅ][a-zæøå])|(?<=[a-zæøå]{2})(?=\d{1,2}\.\s[A-ZÆØÅ][a-zæøå])"
    r"|(?<=(?:19|20)\d\d)(?=(?:\d{1,2}\.\s)?[A-ZÆØÅ][a-zæøå])"
)
_FEWEST_GLUED = 6
_SPACES_TO_GLUED = 40
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
    r"(?<=\s)(?=[A-ZÆØÅÄÖ])(?:"  # as above
    rf"(?=(?:{_STRONG})(?::|\s[A-ZÆØÅ\"”•\d]))"
    r"|(?=(?:Åben|Lukket|Åbent) (?:sag|punkt)\s[A-ZÆØÅ])"
    r"|(?<=[.!?)]\s)(?=[A-ZÆØÅ]\w{3,}s (?:(?:vedtak|innstilling)\s?:"
    r"|(?:indstilling|beslutning|anbefaling)\s[A-ZÆØÅ]))"
    r"|(?=[A-ZÆØÅ]\w{3,}s møde,? (?:den )?\d{1,2}\. [a-z]+ \d{4},? (?:Punkt|Pkt\.) \d{1,3}:)"
    r"|(?=(?:[A-ZÆØÅ][a-zæøå]{5,}(?:s|en sitt|en si|a sitt) (?:innstilling|tilråding"
    r"|f(?:ram|or)(?:legg|slag) til (?:vedtak|innstilling|tilråding))|(?:Forslag|Framlegg) til"
    r" (?:vedtak|innstilling))\s?:)"
    r"|(?=Saksopplysningar?\s[A-ZÆØÅ])"
    r"|(?=(?:Kommunstyrelsens|Kommunfullmäktiges|Nämndens|Arbetsutskottets|Utskottets)"
    r" (?:förslag till )?beslut\s[A-ZÅÄÖ\d])"
    r"|(?=(?:(?:Beskrivning|Sammanfattning) av ärendet|Ärendebeskrivning|Beslutsunderlag"
    r"|Yrkanden|Beslutsgång)\s[A-ZÅÄÖ])"
    rf"|(?=(?:{'|'.join(map(re.escape, LABELS))})\.?\s?:)"
    rf"|(?=(?:{'|'.join(map(re.escape, CAPITAL_LABELS))})(?:\s?:|\s(?![a-zæøå])))"
    r"(?<![A-ZÆØÅ]\s)"
    r"|(?<=[A-ZÆØÅ]\s)(?=(?:INDSTILLING|RESUM[EÉ]|SAGSFREMSTILLING|SAGSBESKRIVELSE)\s(?![a-zæøå]))"
    r"(?<!ADMINISTRATIONENS )(?<!FORVALTNINGENS )(?<!DIREKTIONENS )(?<!DIREKTØRENS )"
    r"|(?=(?:Beslutning(?:er)?|BESLUTNING(?:ER)?)\s(?:[iI]\s)?"
    r"(?:[A-ZÆØÅ][\wæøåÆØÅ,& -]{3,60}?)?(?:[Uu]dvalg(?:et)?(?: for [^.:;]{3,60}?)?|UDVALGET"
    r"|[Bb]yråd(?:et)?|BYRÅDET|[Rr]ådet|RÅDET|[Bb]estyrelsen|BESTYRELSEN)\s(?:den|DEN|d\.)(?:\s|$))"
    r"|(?=J\.\s?nr\.?\s(?![:\d]))|(?=Sagsnr\.?\s(?:Dok\.?\s?nr|\d))"
    r"|(?=(?:ÅBENT?|LUKKET)\s[A-ZÆØÅ]{4,}(?!\w))|(?<=\s(?:ÅBENT)\s)(?=(?!MØDE)[A-ZÆØÅ]{4,})"
    r"|(?=Beslutning\s[A-ZÆØÅ][^.:;,]{3,60}(?:,\s\w[^.:;,]{3,30}){0,3},\s\d{1,2}[./-]\d{1,2}[./-]\d{4})"
    r"|(?=Beslutning (?:i (?:[A-ZÆØÅ][^.:;]{2,60} )?)?den\s?[\d:])"
    r"|(?<=[.!?:)]\s)(?=(?:Baggrund|Økonomi|Bilag|Høring|Vurdering|Konsekvenser|Tidsplan|Formål"
    r"|Vedtak|Innstilling|Behandling)(?::|\s(?![A-ZÆØÅ]{2,3}\s\d)[A-ZÆØÅ\"”•\d]))"
    r"|(?<=[.!?:)]\s)(?=Bilag\s[-–]\s[A-ZÆØÅ]|BILAG\s[A-ZÆØÅ])"
    rf"|(?<=[.!?:)]\s)(?=(?:Referat|REFERAT)\s{DECIDED}))"
)
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
    r"(?<=\s)(?:LUKKET MØDE|ÅBENT MØDE|(?:LUKKET|ÅBEN) DAGSORDEN"
    r"|(?:SAGER|PUNKTER) TIL (?:BEHANDLING|EFTERRETNING|ORIENTERING|BESLUTNING)"
    r"|(?:LUKKEDE|ÅBNE|Lukkede|Åbne) (?:SAGER|PUNKTER|sager|punkter)):?"
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
    r"|0\d{2}/20\d{2}\s[A-ZÆØÅ]"
    r"|/\d{2}\s(?:\d{2}/\d{2,6}\s)?[A-ZÆØÅ]"  # the number itself is lost
    r"|(?:Sak|SAK) \d{1,4}/(?:20)?\d{2}\s[A-ZÆØÅ]|[A-ZÆØÅ]{2,4} \d{1,3}/20\d{2}\s[A-ZÆØÅ]"
    r"|[A-Z][A-Za-z]{0,4}/\d{1,4}/\d{2}(?:-\d{2})?\s[A-Z]"
    r"|(?<![Bb]ilag\s)(?<![Pp]unkt\s)(?:[A-ZÆØÅ]\d{1,3}\.|\d{2}-\d{3})\s[A-ZÆØÅ]))"
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


def pieces_of(
    line: str, skipped: int, repeats: tuple[str, ...], named: Sequence[int], is_page: bool
) -> list[tuple[int, int]]:
    """(beginning, end) of each piece of `line` from `skipped` on. `repeats`: what `repeats_in`
    found, `named`: where `numbers_again` found numbers in this line; `is_page`: whether it is a
    page of a transcript."""
    if not 12 <= len(line) <= _LONGEST_CUT:
        return [(0, len(line))]
    if indent := len(line) - len(line.lstrip()):
        # Nothing is cut there, and the patterns would look at each space of a deep list.
        inside = [at - indent for at in named]
        pieces = pieces_of(line[indent:], max(0, skipped - indent), repeats, inside, is_page)
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
    heading, colon, listed = line.partition(": ")
    if listed[:1].isdigit() and group_access(heading.strip()) is not None:
        cuts.add(len(heading) + len(colon))
    if len(line) > 2 * _LONG:
        glued = [found.start() for found in _GLUED_LINES.finditer(line)]
        if len(glued) >= max(_FEWEST_GLUED, line.count(" ") // _SPACES_TO_GLUED):
            cuts.update(glued)
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
    if not cuts:
        return cuts
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
    if len(found) < 2:
        return found
    prefixes = [_SERIES_PREFIX.match(line, at) for at in found]
    times = Counter(one[0] for one in prefixes if one)
    return [
        one.end() if one and times[one[0]] == 1 else at
        for at, one in zip(found, prefixes, strict=True)
    ]


def numbers_again(text: str) -> list[int]:
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


def repeats_in(text: str) -> tuple[str, ...]:
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
