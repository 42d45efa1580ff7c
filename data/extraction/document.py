"""What a document says of itself: title, kind, language, date, municipality, and who speaks.

Read from its first lines and its own words; what it does not say stays None.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from data.dates import is_date
from data.extraction.candidates import Particulars
from data.extraction.dates import dates
from data.extraction.lists import DocumentKind
from data.extraction.municipalities import AMBIGUOUS, MUNICIPALITIES, OTHER_SPELLINGS
from data.extraction.outline import Outline
from data.extraction.parties import PARTIES
from data.extraction.speech import PLAIN_SAYING
from data.extraction.wordlists import word_set

_HEAD = 1_500
_KINDS: tuple[tuple[DocumentKind, str], ...] = (
    (
        "minutes",
        r"\breferat\b|\bdagsorden\b|\bbeslutningsprotokol|\bmøteprotokoll|\bmøtebok|"
        r"\bsammanträdesprotokoll|\bprotokoll?\b|\bminutes\b|\bmødedato\b|\brådmandsmøde|"
        r"\bmødereferat|\bprotokollutdrag|\bsammanträde",
    ),
    (
        "budget",
        r"\bbudgetforlig|\bbudgetaftale|\bbudgettaftale|\bforligstekst|\baftale om budget|"
        r"\bbudsjettavtale|\bbudgetöverenskommelse|\bbudget agreement|\banlægsaftale|"
        r"\bforlig(?:et)? om|\baftaletekst|\bdelaftale|\baftale mellem|"
        r"\bbudsjettforlik|\benige om (?:en|et) (?:\w+ )?(?:avtale|budsjett\w*|budget)\b",
    ),
    (
        "proposal",
        r"\bbyrådsforslag|\bforslag til (?:byrådet|beslutning|byrådsmøde)|\bbeslutningsforslag|"
        r"\bændringsforslag|\bmedlemsforslag|\bindstilling til|\bforslag fra|\bforslag til "
        r"budget|\bforslag til (?:kommune)?budsjett|\bbudsjettforslag|\bindstilling\b|"
        r"\bmotion\b|\binterpellation|\brepresentantforslag|\bbudgetforslag\b",
    ),
    (
        "plan",
        r"\bhandle?plan|\bhandlingsplan|\bhandleplan|\bstrategi(?:en|plan)?\b|\bindsatsplan|"
        r"\bmasterplan|\bhelhedsplan|\budviklingsplan|\btiltaksplan|\baction plan|\bklimaplan|"
        r"\bpolitik for|\w+politik\b|\w+plan\b",
    ),
    (
        "programme",
        r"\b(?:del|valg|parti|princip|kommunal|arbejds|valgte?)?program(?:met)?\b|\bmærkesager|"
        r"\bvalgoplæg|\bkommunalvalg|\bkv\s?(?:09|13|17|21|25)|\bvi vil\b|\bvalgløfter|"
        r"\bpartiprogram|\bvalmanifest|\bmanifesto|\bkandidat\b|\bvores politik|\bvalgavis|"
        r"\bvalgprogram|\bgår til valg",
    ),
    ("interview", r"\binterview|\brådmand:|\bborgmester:|\bspørgsmål og svar"),
    (
        "press",
        r"\bpressemeddelelse|\bpress release|\bpressmeddelande|\bpressemelding|\bnyhed|\bnews\b|"
        r"\barkiv\b",
    ),
)
_KIND_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)
_SPEECH = re.compile(rf"\b(?:{PLAIN_SAYING})\b")
_LANGUAGES = {
    "da": re.compile(
        r"\b(?:og|af|ikke|til|skal|børn|kommunens?|udvalget|bliver|med|på|der|mere|fra|blev)\b",
        re.I,
    ),
    "no": re.compile(
        r"\b(?:og|av|ikke|til|skal|barn|kommunestyret|kommunens|utvalget|blir|med|på|som|mer|fra|"
        r"ble|barnehage|rådmannen|kommunedirektøren|vedtak|innbyggere)\b", re.I),
    "sv": re.compile(
        r"\b(?:och|av|inte|till|ska|barn|kommunfullmäktige|nämnden|blir|med|på|som|mer|från|blev|"
        r"att|kommunen|är|för)\b", re.I),
    "en": re.compile(
        r"\b(?:and|of|not|to|shall|children|council|the|will|be|with|on|that|more|from|was|is|"
        r"for)\b", re.I),
}  # fmt: skip
_DISTINCT = {
    "da": re.compile(r"\b(?:af|børn|hvad|noget|også|efter|udvalget|af|nogle|mio)\b", re.I),
    "no": re.compile(
        r"\b(?:av|barna|hva|noe|også|etter|utvalget|noen|kommunestyret|vedtak|innen|mill)\b", re.I
    ),
}
_CURRENCY = {"da": "DKK", "no": "NOK", "sv": "SEK", "en": "DKK"}
_MUNICIPALITY = re.compile(
    "(?<![\\w-])("
    + "|".join(sorted(map(re.escape, {*MUNICIPALITIES, *OTHER_SPELLINGS}), key=len, reverse=True))
    + r")(?:s)?(?![\w-])(\s(?:[Kk]ommunes?|[Bb]yråds?|[Kk]ommunalbestyrelse))?"
)
_BODY = re.compile(
    r"\b((?:[A-ZÆØÅ][\wæøåÆØÅ-]{0,40}(?:-,|,)?[ ](?:og[ ])?){0,4}?(?!Referat|"
    r"Dagsorden)[A-ZÆØÅ][\wæøå-]{0,40}udvalget|Udvalget for [A-ZÆØÅ][\wæøå]{1,40}(?:(?:,| og|, "
    r"[\wæøå]{1,40} og) [A-ZÆØÅ]?[\wæøå]{1,40})*"
    r"|(?:(?!Referat|Dagsorden)[A-ZÆØÅ][\wæøå-]{1,40}[ ])?Byråd(?:et)?|"
    r"Kommunalbestyrelsen|Magistraten|"
    r"Borgerrepræsentationen|Regionsrådet|Kommunestyret|Formannskapet|Kommunfullmäktige|"
    r"Kommunstyrelsen|[A-ZÅÄÖ][\wåäö-]{0,40}nämnden|(?:[A-Z][\w']{1,30}\s){1,4}(?:Parish|Town|City|"
    r"Borough|County|District) Council|(?:[A-Z]{2,30}\s){1,4}(?:PARISH|TOWN|CITY|BOROUGH|COUNTY|"
    r"DISTRICT) COUNCIL)\b"
)
_PLAIN_BODY = re.compile(
    r"\b(byrådet|kommunalbestyrelsen|magistraten|regionsrådet)\b", re.IGNORECASE
)
_SIGNED = re.compile(
    r"^(?P<name>[A-ZÆØÅ][\wæøåéü.-]{1,30}(?:\s[A-ZÆØÅ][\wæøåéü.-]{1,30}){1,3}),?\s*\n+\s*(?P<title>Rådmand|"
    r"Borgmester|Udvalgsformand|Formand|Viceborgmester|Regionsrådsformand|Byrådsmedlem|"
    r"Spidskandidat|Ordfører|Kommunalråd)",
    re.M,
)
_DATELINE = re.compile(r"(?:\bdate\s+|\bdato:?\s*|mødedato:?\s*)(20\d\d-\d\d(?:-\d\d)?)", re.I)
_ISO_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[-_](0[1-9]|1[0-2])(?:[-_](0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document's own particulars. `date` is ISO, possibly partial; `default_actors` answer for
    what names nobody else; the spans say where that was read (None: nowhere, or the file name)."""

    title: str
    kind: DocumentKind
    language: str
    currency: str
    date: str | None
    municipality: str | None
    municipality_span: tuple[int, int] | None
    default_actors: tuple[str, ...]
    actor_span: tuple[int, int] | None


_RECORD_KINDS = {
    "programme": "party_programme",
    "plan": "action_plan",
    "budget": "budget_agreement",
    "proposal": "proposal",
    "minutes": "minutes",
    "press": "news",
    "interview": "interview",
    "other": "other",
}
# A plan that says where to go rather than what to do, and the papers for a meeting to come.
_STRATEGY = re.compile(r"strategi|politik\b|\bvision|strategy|policy", re.IGNORECASE)
_AGENDA = re.compile(r"\bdagsorden|\bsakliste|\bföredragningslista|\bagenda\b", re.IGNORECASE)
_MINUTES = re.compile(r"referat|protokol|møtebok|\bminutes\b", re.IGNORECASE)


def particulars(facts: DocumentFacts, text: str) -> Particulars:
    """What of a document's facts goes into its record."""
    kind, head = _RECORD_KINDS[facts.kind], text[:_HEAD]
    if facts.kind == "plan" and _STRATEGY.search(facts.title):
        kind = "strategy"
    elif facts.kind == "minutes" and _AGENDA.search(head) and not _MINUTES.search(head):
        kind = "agenda"
    return Particulars(kind, facts.language, facts.date, facts.municipality)


def read_document(
    text: str, plan: Outline, name: str = "", published: str | None = None
) -> DocumentFacts:
    """The particulars of the document `text`; `name` is its file name, `published` its date."""
    head = text[:_HEAD]
    title = next(
        (section.title for section in plan.headings[:3] if len(section.title) > 6),
        head.split("\n", 1)[0][:120],
    ).strip()
    language = _language(text[:20_000])
    kind = _kind(head, title, name, text)
    municipality, place = _municipality(text, name)
    actors, actor_span = _default_actors(text, title, kind, municipality, language)
    return DocumentFacts(
        title, kind, language, _CURRENCY.get(language, "DKK"),
        _date(text, head, name, published), municipality, place, actors, actor_span,
    )  # fmt: skip


def _language(sample: str) -> str:
    counts = {language: len(words.findall(sample)) for language, words in _LANGUAGES.items()}
    best = max(counts, key=lambda language: counts[language]) if any(counts.values()) else "da"
    if best in ("da", "no"):
        danish, norwegian = (len(_DISTINCT[language].findall(sample)) for language in ("da", "no"))
        return "no" if norwegian > danish else "da"
    return best


def _kind(head: str, title: str, name: str, text: str) -> DocumentKind:
    readable = re.sub(r"[-_.]", " ", name)
    speech = len(_SPEECH.findall(text[:20_000]))
    for source in (title, readable, head[:600]):
        for kind, pattern in _KIND_PATTERNS:
            found = pattern.search(source)
            if not found:
                continue
            if (
                kind in ("plan", "budget", "programme", "proposal")
                and speech >= 2
                and kind != "budget"
                and not _listed(text)
            ):
                return "press"
            return kind
    if speech:
        return "press"
    return "other"


def _listed(text: str) -> bool:
    """Whether lists make up a good part of the text: then quotes in it do not make it news."""
    return len(re.findall(r"(?m)^\s*(?:[•*-]|\d{1,2}[.)])\s", text[:20_000])) >= 6


def _municipality(text: str, name: str) -> tuple[str | None, tuple[int, int] | None]:
    votes: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for found in _MUNICIPALITY.finditer(text, 0, min(len(text), 60_000)):
        place = OTHER_SPELLINGS.get(found[1], found[1])
        if place in AMBIGUOUS and not found[2]:
            continue
        votes[place] += 3 if found[2] else 1
        if found.start() < 300:
            votes[place] += 3
        first.setdefault(place, found.span(1))
    spaced = re.sub(r"[-_.\d]+", " ", name).lower()
    for place in (*MUNICIPALITIES, "Århus"):
        folded = place.lower().replace("-", " ")
        plain = folded.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
        if (
            re.search(rf"\b(?:{re.escape(folded)}|{re.escape(plain)})\b", spaced)
            and place not in AMBIGUOUS
        ):
            votes[OTHER_SPELLINGS.get(place, place)] += 8
    if not votes:
        return None, None
    place = max(votes, key=lambda one: votes[one])
    return place, first.get(place)


def _date(text: str, head: str, name: str, published: str | None) -> str | None:
    if published and is_date(published):
        return published
    dateline = _DATELINE.search(head)
    if dateline and is_date(dateline[1]):
        return dateline[1]
    whole = [
        found.value
        for found in dates(text, 0, min(len(text), _HEAD))
        if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", found.value)
    ]
    in_name = _ISO_IN_NAME.search(name)
    if whole and (in_name is None or whole[0].startswith(in_name[1])):
        full = [value for value in whole[:3] if len(value) == 10]
        return full[0] if full else whole[0]
    if in_name:
        value = "-".join(part for part in in_name.groups() if part)
        return value if is_date(value) else in_name[1]
    election = re.search(
        r"\b(?:kommunalvalg(?:et)?\s?(?:i\s)?|kv\s?)(20\d\d|\d\d)\b", text[:20_000], re.I
    )
    if election:
        return election[1] if len(election[1]) == 4 else f"20{election[1]}"
    budget = re.search(
        r"\bbudget(?:forlig|aftale|forslag)?(?:et|en)?\s(?:for\s)?(20\d\d)", head, re.I
    )
    if budget:
        return str(int(budget[1]) - 1)  # a budget is agreed in the autumn before its year
    years = Counter(re.findall(r"\b(?:i|fra|inden|for) (20[0-3]\d)\b", text[:60_000]))
    return years.most_common(1)[0][0] if years else None


def _default_actors(
    text: str, title: str, kind: DocumentKind, municipality: str | None, language: str
) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    own = _council(text, municipality, language)
    if kind == "minutes":
        body = (
            _BODY.search(text, 0, min(len(text), 400))
            or _PLAIN_BODY.search(text, 0, min(len(text), 400))
            or _BODY.search(text, 0, min(len(text), 4_000))
        )
        return ((" ".join(body[1].split()),), body.span(1)) if body else own
    signed = _SIGNED.search(text, 0, min(len(text), 30_000))
    if kind in ("plan", "other") and signed:
        return (signed["name"],), signed.span("name")
    if kind in ("programme", "proposal", "budget", "other"):
        parties = _head_parties(text, title, kind)
        if parties[0]:
            return parties
    if kind == "press":
        body = re.compile(
            r"\b(Magistraten|Byrådet|[A-ZÆØÅ][\wæøå-]{1,40}\sByråd)\s(?:har|vil|afsætter|bevilger)"
        ).search(text[:3_000])
        if body:
            return (body[1],), body.span(1)
    return own


def _council(
    text: str, municipality: str | None, language: str
) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    named = re.search(
        r"\b[A-ZÆØÅ][\wæøåÆØÅ-]{1,40}(?:\s[A-ZÆØÅ][\wæøå-]{1,40})?\s(?:[Kk]ommune|[Kk]ommun|"
        r"Council)\b",
        text[:30_000],
    )
    if municipality:
        full = re.search(rf"\b{re.escape(municipality)}s?\s[Kk]ommune?\b", text[:60_000])
        if full:
            return (full.group(),), full.span()
        return (f"{municipality} Kommune" if language in ("da", "no") else municipality,), None
    return ((named.group(),), named.span()) if named else ((), None)


_OUTSIDE = re.compile(
    r"\b(?:uden ?for|trak sig|forlod|forladt|imod|ikke (?:inviteret|med|en del)|undtagelse|"
    r"kritiser\w+|"
    r"forkast\w+|utenfor|utanför)\b",
    re.I,
)


def _first_inside(name: str, head: str, kind: DocumentKind) -> tuple[int, int] | None:
    """Where the head first names a party, for an agreement not as one that stands outside it."""
    for match in re.finditer(rf"(?<![\w-])({re.escape(name)})(?:s|’s)?(?![\w-])", head):
        before = head[: match.start()]
        if name == "Venstre" and re.search(r"(?:Radikale|Sosialistisk)\s$", before):
            continue
        start = max(before.rfind(". "), before.rfind("\n")) + 1
        stop = re.compile(r"\.\s|\n|$").search(head, match.end())
        if kind == "budget" and stop and _OUTSIDE.search(head, start, stop.start()):
            continue
        return match.span(1)
    return None


_HEAD_SHORT_FORMS = word_set("SF DF LA KD SV KrF MDG MdG FrP AP Ap SP Sp")


def _head_parties(
    text: str, title: str, kind: DocumentKind
) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """The parties that the head of a programme, proposal or agreement names."""
    reach = 900 if kind in ("budget", "proposal") else 1_200
    head = text[: max(reach, len(title) + 200)]
    found: dict[str, tuple[int, int]] = {}
    for party, forms in PARTIES.items():
        for name in (
            party,
            *(form for form in forms if len(form) >= 4),
            *(form for form in forms if form in _HEAD_SHORT_FORMS),
        ):
            span = _first_inside(name, head, kind)
            if span:
                found.setdefault(party, span)
                break
    if not found:
        return (), None
    ordered = sorted(found, key=lambda party: found[party])
    counts = {party: len(re.findall(re.escape(party), text[:60_000])) for party in ordered}
    if kind == "budget" and len(ordered) < 2:
        return (), None  # an agreement has two sides; a party named alone is not one of them
    if kind == "programme":
        best = max(ordered, key=lambda party: (counts[party], -found[party][0]))
        return (text[slice(*found[best])],), found[best]
    return tuple(text[slice(*found[party])] for party in ordered), found[ordered[0]]
