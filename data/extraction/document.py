"""What a document says of itself: title, kind, language, date, municipality, and who speaks.

Read from its first lines and its own words; what it does not say stays None.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from data.extraction.candidates import Particulars
from data.extraction.document_dates import document_date, year_of_writing
from data.extraction.kinds import document_kind, is_settled
from data.extraction.lists import DocumentKind
from data.extraction.municipalities import AMBIGUOUS, MUNICIPALITIES, OTHER_SPELLINGS
from data.extraction.outline import Outline
from data.extraction.speaking_for import default_actors

_HEAD = 1_500
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


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A document's own particulars. `date` is ISO, possibly partial; `default_actors` answer for
    what names nobody else; the spans say where that was read (None: nowhere, or the file name).
    `settled` documents say that what they contain was agreed or adopted."""

    title: str
    kind: DocumentKind
    language: str
    currency: str
    date: str | None
    municipality: str | None
    municipality_span: tuple[int, int] | None
    default_actors: tuple[str, ...]
    actor_span: tuple[int, int] | None
    settled: bool = False
    spoken_year: str | None = None

    @property
    def reading_date(self) -> str | None:
        """The date that dates without a year are read by: the document's own, or the year it
        speaks of most. A budget is agreed in the autumn before its year (by law before 15 October),
        also where the document names that year only; a programme for an election of municipalities
        (every fourth year, in November by law) is written in the autumn of that year at the latest.
        """
        if self.date is None:
            return self.spoken_year
        if len(self.date) == 4 and self.kind == "budget":
            return f"{self.date}-10"
        if len(self.date) == 4 and self.kind == "programme" and int(self.date) % 4 == 1:
            return f"{self.date}-10"
        return self.date


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
    kind = document_kind(head, title, name, text, plan)
    municipality, place = _municipality(text, name)
    actors, actor_span = default_actors(text, title, kind, municipality, language)
    return DocumentFacts(
        title, kind, language, _CURRENCY.get(language, "DKK"),
        document_date(text, head, title, name, published), municipality, place, actors, actor_span,
        is_settled(kind, head, title, text), year_of_writing(text),
    )  # fmt: skip


def _language(sample: str) -> str:
    counts = {language: len(words.findall(sample)) for language, words in _LANGUAGES.items()}
    best = max(counts, key=lambda language: counts[language]) if any(counts.values()) else "da"
    if best in ("da", "no"):
        danish, norwegian = (len(_DISTINCT[language].findall(sample)) for language in ("da", "no"))
        return "no" if norwegian > danish else "da"
    return best


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
    spaced = re.sub(r"[-_.\d\s]+", " ", f" {name} ").lower()
    for place in (*MUNICIPALITIES, "Århus"):
        folded = place.lower().replace("-", " ")
        plain = folded.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
        if f" {folded} " not in spaced and f" {plain} " not in spaced:
            continue
        if place in AMBIGUOUS and not re.search(rf"(?<![.!?]\s)(?<!\n){place}\b", text[:60_000]):
            continue  # an ordinary word, unless the text has it as a name
        votes[OTHER_SPELLINGS.get(place, place)] += 8
    if not votes:
        return None, None
    place = max(votes, key=lambda one: votes[one])
    return place, first.get(place)
