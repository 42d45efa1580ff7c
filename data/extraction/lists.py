"""Commitments in lists and tables: which lists are demands, decisions or measures, and which of
their items count. In such a list every item counts, however vague (the list rule)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from data.extraction.amounts import amounts
from data.extraction.clauses import MODALS
from data.extraction.nouns import instrument
from data.extraction.outline import ListRun, Place
from data.extraction.parties import LETTERS
from data.extraction.patterns import FURNITURE, ORDERS, PROCESS
from data.extraction.verbs import VERB_FORMS
from data.extraction.wordlists import word_set

DocumentKind = Literal[
    "programme", "plan", "budget", "proposal", "minutes", "press", "interview", "other"
]

_WORD = re.compile(r"[^\W\d_]+(?:-/?[^\W\d_]+)*|\d+")
# What a demand without a verb begins with: "Flere pædagoger", "Gratis skolemad", "Nej til ...".
_WANTED = word_set(
    """
    flere mere bedre øget øgede større ny nye nyt gratis fri færre mindre lavere højere
    billigere hurtigere tryggere sikrere grønnere styrket styrkede styrkelse udvidet
    udvidede forbedret forbedrede markant ingen stop nej ja fuld fulde tidlig tidligere
    længere kortere fast faste permanent minimumsnormeringer afskaf bevar giv sæt lad fjern
    skab sikr styrk indfør byg opret etabler ansæt invester prioriter luk åbn hæv sænk gør
    støt hjælp udvid forbedr reducér reducer fasthold drop forbyd tilbyd genindfør udnyt
    boost genopret bättre fler flera ökad ökade gratis nya ny lägre högre trygg trygga inför
    bygg anställ satsa öka stärk flere bedre økt økte nye gratis lavere styrke styrket bygg
    ansett innfør more better free new stop build create introduce reduce increase improve
    protect support invest provide deliver cut freeze extend expand fund løft lokale lokalt
    lokal fortsat målrettet målrettede fokus genåbning mulighed særlig særlige ekstra mindst
    minimum ret halvér forsøg tilskud pulje investering støtte rettidig samarbejde indsats
    økonomisk kommunal kommunale økonomiske åbne flexible fleksible klare klar hele alle
    """
)
_NOMINAL_ACTS = re.compile(
    r"\w*(?:etablering|oprettelse|indførelse|udvidelse|afskaffelse|ansættelse|renovering|"
    r"forhøjelse|styrkelse|nedsættelse|sænkning|udbygning|opførelse|anlæggelse|udarbejdelse|"
    r"gennemførelse"
    r"|iværksættelse|igangsættelse|videreførelse|forlængelse|genetablering|genindførelse|"
    r"genoprettelse|udskiftning|frigivelse|bevilling|udvikling|finansiering|fjernelse|nedlæggelse|"
    r"fastholdelse"
    r"|forbedring|omlægning|opgradering|modernisering|kortlægning|undersøgelse|analyse|evaluering|"
    r"indsats|pulje|tilskud|fond|afprøvning|udpegning|flytning|tildeling|reduktion|besparelse|"
    r"effektivisering|udvidning|regulering|implementering|bevarelse|ombygning|nyanlæg|nybyggeri|"
    r"opkvalificering|oprustning|rekruttering"
    r"|opprettelse|etableringen|bygging|utvidelse|inrättande|utbyggnad|rustning)(?:en|er|s)?$"
)
_STARTED = word_set(
    """
    igangsat indledt påbegyndt afsat ansat investeret etableret oprettet indført vedtaget
    besluttet godkendt åbnet lavet udarbejdet gennemført startet igangsatt ansatt avsatt
    etablert bevilget opprettet satt sat nedsat udvidet lanceret bevilget indgået arbejde
    arbejdet
    """
)
_FACT_VERBS = word_set(
    """
    er har var blev havde bygger består findes kan kunne bor gik kommer viser betyder
    oplever ligger står gælder omfatter handler skyldes kostede deltog är har var är is are
    was were has had ga falder stiger
    """
)
_ACTS = re.compile(
    r"\bfølgende (?:\w+ )?(?:tiltag|initiativer|indsatser|forslag|handlinger)\b|\b(?:foreslå|"
    r"indstil|anbefal|skal|vil|bør|ønske|kræve|afsættes|gennemføres|etableres)\w*",
    re.I,
)
_VALUE_ITEM = re.compile(
    r"\ber en selvfølge\b|^\W*(?:\w+ (?:\w+ )?skal være (?:et spørgsmål om|præget af|kendetegnet|"
    r"en selvfølge)|vi "
    r"(?:tror|mener|ved|er|har|oplever|lægger vægt|ser)\b|(?:alle|ingen|ethvert|hvert|"
    r"enhver)\b[^.]{0,60}\b(?:lige muligheder|et godt liv|værdi|respekt|høres|hørt|trygge?|"
    r"glade?)\b|\w+(?:hed|skab|else|ning|itet)$|respekt\b|tillid\b|åbenhed\b|we believe)",
    re.I,
)
_REJECTED = re.compile(
    r"^\W*(?:at )?(?:\w+ )?(?:forslaget|ansøgningen|beslutningsforslaget|indstillingen|motionen|"
    r"forslagene)\b[^.]{0,60}\b(?:afvises|ikke (?:imødekommes|vedtages|godkendes|fremmes)|"
    r"forkastes|avslås|avslår)\b",
    re.I,
)
_PERSON = re.compile(r"[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3}\s*(?:\([^)]{1,30}\)|,.*)?$")
# What is spent anyway ("De største udgifter er:") is no allocation.
_ACCOUNTS = re.compile(
    r"\b(?:udgiftsposter|udgifter|indtægter|hovedtal|nøgletal|forbruget)\b.{0,80}\b(?:er|var|udgør)"
    r"\W*$",
    re.I,
)
_ONLY_NOTED = re.compile(
    r"^\W*(?:at )?(?:det |\w+(?:en|et|erne) )?tages til (?:efterretning|orientering)\b", re.I
)
_AGENDA_POINT = re.compile(
    r"To [a-z]+ |To [A-Z][a-z]+ "
)  # "To consider ..." announces, decides not
_DATE_ONLY = re.compile(
    r"^\W*(?:\w+dag(?:en)?,? )?(?:den |d\. ?)?\d{1,2}[./](?: ?\w{3,9}|\d{1,2})?(?: \d{4})?(?:,? "
    r"kl\.? ?[\d.:]+)?(?:\s*\([^)]{0,60}\))?\W*$|^\W*[\d.,:/%\s-]+$",
    re.I,
)
_ATTACHMENT = re.compile(
    r"^\W*(?:bilag|vedlegg|bilaga|notat|annex|appendix|pdf)\b|\.(?:pdf|docx?|xlsx?)\b|\.{5,}", re.I
)
_TOTAL_ROW = re.compile(
    r"^\W*(?:i alt|ialt|total|sum|samlet|sammenlagt|totalt|finansiering i alt|udgifter i alt)\b",
    re.I,
)
_PARTY_CELL = re.compile(
    r"^[A-ZÆØÅ][A-Za-zÆØÅæøå]{0,4}(?:(?:\s*[,/&+]\s*|\s+(?:og|"
    r"samt)\s+)[A-ZÆØÅ][A-Za-zÆØÅæøå]{0,4})*\.?$"
)
_NUMBER_CELL = re.compile(
    r"^\(?[-–−+]?\s?\d[\d.,\s]*\)?(?:\s?(?:mio|t)?\.?\s?kr\.?|\s?mio\.?|,-)?$|^[-–—]$", re.I
)
_HEADER = re.compile(
    r"(?:(?:1\.?000|t\.?)\s?kr|tkr|mio\.?\s?kr|mio\.|kr\.|\b20\d\d\b|beløb|forslag|projekt|"
    r"initiativ|budget|overslag|drift|anlæg|post)",
    re.I,
)
_UNIT_THOUSAND = re.compile(
    r"\b1\.?000\s?(?:kr|kroner)|\bt\.?\s?kr|\btkr\b|\bhele tusind|\bi tusind", re.I
)
_UNIT_MILLION = re.compile(r"\bmio\.?|\bmillioner|\bmkr\b|\bmill\.", re.I)
_UNIT_ONE = re.compile(r"\b(?:i )?(?:hele )?(?:kr\.|kroner|beløb|dkk)\b", re.I)


@dataclass(frozen=True, slots=True)
class ItemFound:
    """An item or row that counts: span, code of the reason, how sure, parties in a column."""

    place: Place
    start: int
    end: int
    code: str
    confidence: float
    parties: str = ""
    number: str | None = None
    table_unit: int = 0


def form(text: str, start: int, end: int) -> Literal["demand", "fact", "open"]:
    """How an item is worded: as something wanted or done, as a fact, or neither."""
    words = [found.group().lower() for found in _WORD.finditer(text, start, min(end, start + 400))]
    if not words:
        return "open"
    head = words[0]
    if head in ("at", "att", "å") and len(words) > 1:
        return "demand"
    main = words[:14]
    if set(main) & MODALS:
        return "demand"
    if (
        head in _STARTED
        or _NOMINAL_ACTS.match(head)
        or (len(words) > 1 and _NOMINAL_ACTS.match(words[1]))
    ):
        return "demand"
    if any(
        lemma_form in ("infinitive", "imperative") for _, lemma_form, _ in VERB_FORMS.get(head, ())
    ) and head not in ("have", "plan"):
        return "demand"
    if (
        any(name == "present" for _, name, _ in VERB_FORMS.get(head, ()))
        and head not in _FACT_VERBS
    ):
        return "demand"
    if any(_is_fact_verb(words, index) for index in range(1, min(8, len(words)))):
        return "fact"
    if head in _WANTED or amounts(text, start, min(end, start + 400)):
        return "demand"
    if (
        head in ("vi", "we")
        and len(words) > 1
        and any(name in ("present", "infinitive") for _, name, _ in VERB_FORMS.get(words[1], ()))
    ):
        return "demand"
    if any(name == "passive" for word in words[:8] for _, name, _ in VERB_FORMS.get(word, ())):
        return "demand"
    if any((known := instrument(word)) is not None and not known.definite for word in words[:5]):
        return "demand"
    return "open"


def _is_fact_verb(words: list[str], index: int) -> bool:
    return words[index] in _FACT_VERBS and not set(words[:index]) & {
        "der",
        "som",
        "hvor",
        "når",
        "så",
        "at",
    }


def list_commitments(text: str, run: ListRun, kind: DocumentKind) -> list[ItemFound]:
    """The items of `run` that count, given what the list is and what kind of document it is in;
    none where the list is no list of demands: its items are then to be read as prose."""
    if run.items[0].block.kind == "row":
        return _table(text, run)
    accepted, code, sure = _list_kind(text, run, kind)
    if not accepted:
        return []
    sums = run.items[0].block.marker == "line" and _mostly_paid(text, run)
    return [
        found
        for place in run.items
        if not (sums and _is_caption(text, place))
        and (found := _item(text, run, place, code, sure, kind)) is not None
    ]


def unsaid(text: str, run: ListRun) -> bool:
    """Whether nothing around a list of bare names of things says what it is."""
    section = run.items[0].section
    return (
        run.items[0].block.kind == "item"
        and run.lead in ("none", "demands")
        and section.kind in ("other", "demands")
        and section.frame in ("other", "demands")
        and len(run.items) <= 4
        and all(
            form(text, place.block.start, place.block.end) == "open"
            and place.block.end - place.block.start <= 60
            and not _PERSON.match(text, place.block.start, place.block.end)
            for place in run.items
        )
    )


def named_items(text: str, run: ListRun, kind: DocumentKind) -> list[ItemFound]:
    """The items of a list that counts because the lists beside it do."""
    found = (_item(text, run, place, "list_nominal", 0.5, kind) for place in run.items)
    return [one for one in found if one is not None]


def _list_kind(text: str, run: ListRun, kind: DocumentKind) -> tuple[bool, str, float]:
    section = run.items[0].section
    if section.kind == "furniture" and run.lead not in ("decisions", "demands"):
        return False, "", 0
    if run.lead == "decisions" or (
        section.kind in ("recommendation", "decision") and run.lead in ("none", "demands")
    ):
        return True, "list_decisions", 0.9
    forms = [form(text, place.block.start, place.block.end) for place in run.items]
    wanted = sum(one == "demand" for one in forms) / len(forms)
    facts = sum(one == "fact" for one in forms) / len(forms)
    lead = text[run.lead_span[0] : run.lead_span[1]] if run.lead_span else ""
    if _ACCOUNTS.search(lead):
        return False, "", 0
    if _mostly_paid(text, run) and facts < 0.5 and len(run.items) > 1 and kind != "minutes":
        return True, "share", 0.75
    if run.lead in ("elaboration", "facts") or section.kind in ("values", "facts"):
        return False, "", 0
    if kind == "minutes" and section.frame in ("case", "summary", "economy"):
        return bool(_ACTS.search(lead)) and facts < 0.6, "list_demands", 0.7
    if run.lead == "demands":
        return (facts < 0.6 or wanted > 0.5), "list_demands", 0.9
    if section.kind == "demands":
        return facts < 0.6, "list_demands", 0.85
    if section.kind in ("case", "summary", "economy") and run.lead == "none":
        return False, "", 0
    threshold = {"programme": 0.5, "plan": 0.5, "budget": 0.5, "proposal": 0.6, "minutes": 1.1}.get(
        kind, 0.75
    )
    return wanted >= threshold and facts <= 0.34, "list_nominal", 0.75 if wanted > 0.8 else 0.65


def _mostly_paid(text: str, run: ListRun) -> bool:
    paid = sum(bool(amounts(text, *_opening(place))) for place in run.items)
    return paid >= 0.6 * len(run.items)


def _is_caption(text: str, place: Place) -> bool:
    """A short line without a sum among lines with sums: the heading of those below it."""
    return len(text[place.block.start : place.block.end].split()) <= 5 and not amounts(
        text, *_opening(place)
    )


def _opening(place: Place) -> tuple[int, int]:
    """The first words of an item, where a sum that it is about would stand."""
    return place.block.start, min(place.block.end, place.block.start + 200)


def _item(
    text: str, run: ListRun, place: Place, code: str, sure: float, kind: DocumentKind
) -> ItemFound | None:
    block = place.block
    end = run.tails.get(block.start, block.end)
    content = text[block.start : min(block.end, block.start + 600)]
    if _not_an_item(content):
        return None
    if (PROCESS.search(content) and not ORDERS.search(content)) or _REJECTED.search(content):
        return None
    if _ONLY_NOTED.match(content) or (kind == "minutes" and _AGENDA_POINT.match(content)):
        return None
    if code != "list_decisions" and (_VALUE_ITEM.match(content) or content.rstrip().endswith("?")):
        return None
    shape = form(text, block.start, block.end)
    if code == "list_nominal" and shape == "fact":
        return None
    if shape == "fact" and run.lead != "demands":
        sure -= 0.25
    start, end = block.start, _without_joint(text, block.start, end)
    if code == "list_decisions" and content[:3].lower() == "at ":
        start += 3
    return ItemFound(place, start, end, code, max(sure, 0.3), number=block.number)


_JOINT = re.compile(r"[\s,;]*(?:,|;|\bog|\bsamt|\band|\boch)[\s,;]*$")


def _without_joint(text: str, start: int, end: int) -> int:
    """The end of an item without the comma or "og" that leads on to the next one."""
    tail = _JOINT.search(text[max(start, end - 12) : end])
    return end - len(tail.group()) if tail and end - len(tail.group()) > start else end


def _not_an_item(content: str) -> bool:
    return bool(
        len(content.split()) < 1
        or _DATE_ONLY.match(content)
        or _ATTACHMENT.search(content)
        or FURNITURE.match(content)
        or not any(map(str.isalpha, content))
        or len(content) < 4
    )


def _table(text: str, run: ListRun) -> list[ItemFound]:
    """Rows of a table: a numbered proposal with its parties, or a measure with its sums."""
    if run.items[0].section.kind in ("furniture",) and run.lead not in ("demands", "decisions"):
        return []
    header = _header(text, run)
    rows = [found for place in run.items if (found := _row(text, place, header)) is not None]
    return rows if len(rows) >= 2 or (rows and header) else []


def _header(text: str, run: ListRun) -> int:
    """What a bare number in the table counts: 1, 1,000 or 1,000,000 kr.; 0 when it is not said."""
    above = text[max(0, run.items[0].block.start - 300) : run.items[0].block.start]
    lines = [above.rsplit("\n\n", 2)[-1] if "\n\n" in above else above]
    lines += [text[place.block.start : place.block.end] for place in run.items[:2]]
    joined = " ".join(lines)
    if _UNIT_THOUSAND.search(joined):
        return 1_000
    if _UNIT_MILLION.search(joined):
        return 1_000_000
    return 1 if _UNIT_ONE.search(joined) else 0


def _row(text: str, place: Place, unit: int) -> ItemFound | None:
    cells = list(place.block.cells)
    number = None
    first = text[cells[0][0] : cells[0][1]].strip(".) ")
    if len(cells) > 1 and ((first.isdigit() and len(first) <= 3) or (first in "-•*–" and first)):
        number = first if first.isdigit() else None
        cells = cells[1:]
    if not cells:
        return None
    label = text[cells[0][0] : cells[0][1]]
    if (
        _TOTAL_ROW.match(label)
        or _not_an_item(label)
        or (len(label.split()) < 2 and len(label) < 9)
    ):
        return None
    start, end = place.block.start, place.block.end
    end = start + len(text[start:end].rstrip(" |\t"))
    rest = [text[a:b].strip() for a, b in cells[1:]]
    if any(_PARTY_CELL.match(cell) and _letters(cell) for cell in rest):
        parties = next(cell for cell in rest if _PARTY_CELL.match(cell) and _letters(cell))
        return ItemFound(place, cells[0][0], cells[0][1], "table_row", 0.8, parties, number)
    years = sum(
        bool(re.fullmatch(r"(?:B|BO|Budget |Overslag )?20\d\d(?:-\d+)?", cell)) for cell in rest
    )
    if (
        rest
        and years < max(1, len(rest) // 2)
        and any(_NUMBER_CELL.match(cell) and any(map(str.isdigit, cell)) for cell in rest)
        and unit
    ):
        shape = form(text, cells[0][0], cells[0][1])
        if shape == "fact" or label.endswith(":"):
            return None
        return ItemFound(
            place,
            cells[0][0],
            end,
            "table_row",
            0.7 if shape == "demand" else 0.55,
            "",
            number,
            unit,
        )
    if number is not None and amounts(text, start, end):
        return ItemFound(place, cells[0][0], end, "table_row", 0.65, "", number, 0)
    if (
        len(rest) >= 1
        and form(text, cells[0][0], cells[0][1]) == "demand"
        and any(amounts(text, a, b) for a, b in cells[1:])
    ):
        return ItemFound(place, cells[0][0], end, "table_row", 0.7, "", number, 0)
    return None


def _letters(cell: str) -> bool:
    names = re.split(r"\s*[,/&+]\s*|\s+(?:og|samt)\s+", cell.strip(" ."))
    return all(name in LETTERS for name in names if name)
