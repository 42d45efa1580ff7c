"""Commitments in lists: which lists are demands, decisions or measures, and which of their items
count. In such a list every item counts, however vague (the list rule)."""

from __future__ import annotations

import re
from typing import Literal

from data.extraction.amounts import amounts
from data.extraction.blocks import Block
from data.extraction.cells import caption_unit
from data.extraction.items import MAIN_FIELD, SIDE_FIELD, ItemFound, not_an_item
from data.extraction.labels import names_measures
from data.extraction.outline import ListRun, Place
from data.extraction.patterns import ORDERS, is_process
from data.extraction.tables import table_commitments
from data.extraction.wordings import DATED_LABEL, form

DocumentKind = Literal[
    "programme", "plan", "budget", "proposal", "minutes", "press", "interview", "other"
]

_ACTS = re.compile(
    r"\bfølgende (?:\w+ )?(?:tiltag|initiativer|indsatser|forslag|handlinger)\b|\b(?:foreslå|"
    r"indstil|anbefal|skal|vil|bør|ønske|kræve|afsættes|gennemføres|etableres|igangs[ae]t|"
    r"iværks[ae]t|gennemført|initiativerne|indsatserne|tiltagene|forslagene)\w*",
    re.I,
)
_VALUE_ITEM = re.compile(
    r"\W*[^.]{0,60}\ber (?:en selvfølge|udgangspunktet|grundlaget|fundamentet|det naturlige "
    r"valg)\b|"
    r"\W*(?:\w+ ){0,3}skal (?:\w+ )?(?:opleve|føle|mærke|trives|kende hinanden|dø)\b|"
    r"\W*[^.]{0,40} skal (?:være for alle|bygge på)\b|"
    r"\W*(?:et (?:værdigt|godt|trygt|aktivt) liv|værdighed|nærvær)\b[^.\d]{0,30}$|"
    r"^\W*(?:\w+ (?:\w+ )?skal være (?:et spørgsmål om|præget af|kendetegnet|"
    r"en selvfølge)|vi "
    r"(?:tror|mener|ved|er|har|oplever|lægger vægt|ser)\b|(?:alle|ingen|ethvert|hvert|"
    r"enhver)\b[^.]{0,60}\b(?:lige muligheder|et godt liv|værdi|respekt|høres|hørt|trygge?|"
    r"glade?)\b|\w+(?:hed|skab|else|ning|itet)$|respekt\b|tillid\b|åbenhed\b|we believe)",
    re.I,
)
_REJECTED = re.compile(
    r"^\W*(?:at )?(?:\w+ )?(?:forslagets punkt|\w*forslaget|ansøgningen|indstillingen|"
    r"motionen|"
    r"forslagene)\b[^.]{0,60}\b(?:afvises|ikke (?:imødekommes|vedtages|godkendes|fremmes)|"
    r"forkastes|avslås|avslår)\b",
    re.I,
)
# A point that only ends a matter, or says how it goes on, orders nothing.
_CLOSES = re.compile(
    r"\b(?:hermed|dermed|herved) er (?:\w+ )?(?:håndteret|besvaret|afsluttet|imødekommet|lukket|"
    r"færdigbehandlet)\b|\b(?:sagen|forslaget|\w*forslaget|spørgsmålet|henvendelsen|punktet) "
    r"(?:er|anses for|betragtes som|erklæres) (?:hermed |dermed )?(?:håndteret|besvaret|afsluttet|"
    r"lukket|færdigbehandlet)\b|^\W*(?:at )?(?:udvalget|byrådet|kommunalbestyrelsen) tager "
    r"stilling\b|^\W*(?:at )?høringsperioden\b|\b(?:om )?det videre forløb\W*$|"
    r"^\W*(?:udgået|(?:ikke )?godkendt|meddelelser|lukket punkt\b.*)\W*$",
    re.IGNORECASE,
)
_WHOLE_KRONER = re.compile(r"\bhele kr(?:\.|oner)", re.IGNORECASE)
_SCHEDULE = re.compile(r"\W*(?:tidsplan|tidslinje|tidsramme)", re.IGNORECASE)
# What is spent anyway ("De største udgifter er:") is no allocation.
_ACCOUNTS = re.compile(
    r"\b(?:udgiftsposter|udgifter|indtægter|hovedtal|nøgletal|forbruget)\b.{0,80}\b(?:er|var|udgør)"
    r"\W*$",
    re.I,
)
_ONLY_NOTED = re.compile(
    r"^\W*(?:at )?(?:det |\w+(?:en|et|erne) )?tages til (?:efterretning|orientering)\b", re.I
)
_AD = re.compile(r"\bad\.? ?\d{1,2}[).:]+\s*$", re.IGNORECASE)
_AGENDA_POINT = re.compile(
    r"To [a-z]+ |To [A-Z][a-z]+ "
)  # "To consider ..." announces, decides not
_HEADER = re.compile(
    r"(?:(?:1\.?000|t\.?)\s?kr|tkr|mio\.?\s?kr|mio\.|kr\.|\b20\d\d\b|beløb|forslag|projekt|"
    r"initiativ|budget|overslag|drift|anlæg|post)",
    re.I,
)


def list_commitments(text: str, run: ListRun, kind: DocumentKind) -> list[ItemFound]:
    """The items of `run` that count, given what the list is and what kind of document it is in;
    none where the list is no list of demands: its items are then to be read as prose."""
    if run.items[0].block.kind == "row":
        return table_commitments(text, run)
    accepted, code, sure = _list_kind(text, run, kind)
    if not accepted or (code != "list_decisions" and _comments(text, run)):
        return []
    sums = run.items[0].block.marker == "line" and _mostly_paid(text, run)
    return [
        found
        for place in run.items
        if not (sums and _is_caption(text, place))
        and (found := _item(text, run, place, code, sure, kind)) is not None
    ]


def _is_schedule(text: str, run: ListRun) -> bool:
    """Whether the items are the dated steps of a plan, none of them a step of the procedure."""
    if not _SCHEDULE.match(run.items[0].section.title):
        return False
    items = [text[place.block.start : place.block.end] for place in run.items]
    dated = sum(DATED_LABEL.match(item) is not None for item in items)
    return dated >= 0.8 * len(items) >= 2 and not any(map(is_process, items))


def _is_form(text: str, run: ListRun) -> bool:
    """Whether the items are the fields of a form: what is done, why, by whom and when."""
    spans = [(place.block.start, place.block.end) for place in run.items]
    return any(MAIN_FIELD.match(text, *span) for span in spans) and any(
        SIDE_FIELD.match(text, *span) for span in spans
    )


def _comments(text: str, run: ListRun) -> bool:
    """Whether the items go on about points listed elsewhere: "Ad 3. ..."."""
    first = run.items[0].block
    return (
        first.marker == "at" and _AD.search(text, max(0, first.start - 8), first.start) is not None
    )


def _list_kind(text: str, run: ListRun, kind: DocumentKind) -> tuple[bool, str, float]:
    section = run.items[0].section
    if run.items[0].block.marker == "entry" and section.kind != "furniture":
        return kind != "minutes", "list_nominal", 0.7
    if _is_form(text, run):
        return True, "list_nominal", 0.7
    if section.kind == "furniture" and run.lead not in ("decisions", "demands"):
        return _is_schedule(text, run), "list_nominal", 0.55
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
        measures = names_measures(lead) or _ACTS.search(lead) is not None
        return measures and facts < 0.6, "list_demands", 0.7
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
    named = _name_end(text, block)
    content = text[block.start : min(named, block.start + 600)]
    if not_an_item(content):
        return None
    judged = _main_clause(content) if code == "list_decisions" else content
    if (is_process(judged) and not ORDERS.search(content)) or _REJECTED.search(content):
        return None
    if _CLOSES.search(content):
        return None
    if _ONLY_NOTED.match(content) or (kind == "minutes" and _AGENDA_POINT.match(content)):
        return None
    if code != "list_decisions" and (_VALUE_ITEM.match(content) or content.rstrip().endswith("?")):
        return None
    shape = form(text, block.start, named)
    if shape == "fact" and (
        code == "list_nominal" or (place.section.kind == "decision" and run.lead == "none")
    ):
        return None
    if shape == "fact" and run.lead != "demands":
        sure -= 0.25
    start, end = block.start, _without_joint(text, block.start, end)
    if code == "list_decisions" and content[:3].lower() == "at ":
        start += 3
    elif field := MAIN_FIELD.match(text, start, end):
        start = field.end()
    unit = _entry_unit(text, run) if block.marker == "entry" else 0
    return ItemFound(place, start, end, code, max(sure, 0.3), number=block.number, table_unit=unit)


def _name_end(text: str, block: Block) -> int:
    """The end of what says what an item is: of an entry the name above its notes."""
    line_end = text.find("\n", block.start, block.end) if block.marker == "entry" else -1
    return block.end if line_end < 0 else line_end


def _entry_unit(text: str, run: ListRun) -> int:
    """What the sums beside the names of entries count, said for all of them above the first."""
    first = run.items[0].block.start
    if _WHOLE_KRONER.search(text, 0, first):
        return 1
    return 1_000 if caption_unit(text, first) == 1_000 else 0


def _main_clause(point: str) -> str:
    """What a decision point orders first: steps of the procedure that it adds to that ("..., and
    that the result is laid before the committee") do not make it one."""
    first = _ADDED.split(point, maxsplit=1)[0]
    return first if len(first.split()) >= 3 else point


_ADDED = re.compile(r",? og at |, (?=\w+et (?:med|af|i) )")
_JOINT = re.compile(r"[\s,;]*(?:,|;|\bog|\bsamt|\band|\boch)[\s,;]*$")


def _without_joint(text: str, start: int, end: int) -> int:
    """The end of an item without the comma or "og" that leads on to the next one."""
    tail = _JOINT.search(text[max(start, end - 12) : end])
    return end - len(tail.group()) if tail and end - len(tail.group()) > start else end
