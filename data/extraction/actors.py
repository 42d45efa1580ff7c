"""Who makes a commitment: the speaker of a quote, the subject of the sentence, the parties behind a
proposal, else the document's own actor."""

from __future__ import annotations

import re

from data.extraction.document import DocumentFacts
from data.extraction.outline import Place, Section
from data.extraction.parties import LETTERS, PARTIES, PLAIN_SHORT_FORMS, letters
from data.extraction.speech import SAYING

_NAME = (
    r"[A-ZÆØÅ][\wæøåéüö]{1,30}(?:-[A-ZÆØÅ][\wæøåéü]{1,30})?(?:\s(?:[A-Z]\.|(?:von|van|de|el|al)|"
    r"[A-ZÆØÅ][\wæøåéüö]{1,30}(?:-[A-ZÆØÅ][\wæøåéü]{1,30})?)){1,3}"
)
_SAYS = rf"(?:{SAYING}|lyder det fra|foreslår|lover)"
_SPEAKER_AFTER = re.compile(
    rf"\b{_SAYS}\s(?:[a-zæøå][\wæøåÆØÅ/-]{{0,40}},?\s){{0,4}}(?P<name>{_NAME})"
)
_SPEAKER_BEFORE = re.compile(
    rf"(?P<name>{_NAME})(?:\s?\([A-ZÆØÅ]{{1,4}}\))?(?:,[^.\n]{{0,80}},)?\s{_SAYS}\b"
)
_SPEAKER_LABEL = re.compile(
    rf"(?P<name>{_NAME})\s?(?:\((?P<party>[A-ZÆØÅ]{{1,4}})\))?:\s*[–—\-”“\"]?"
)
_IN_BRACKETS = re.compile(
    r"\((?P<letters>[A-ZÆØÅ][A-Za-zÆØÅæøå]{0,3}(?:(?:\s?[,/&+]\s?|\sog\s|"
    r"\ssamt\s)[A-ZÆØÅ][A-Za-zÆØÅæøå]{0,3})*)\)"
)

_LONG_NAMES = sorted(
    {form for party, forms in PARTIES.items() for form in (party, *forms) if len(form) > 3}
    | set(PLAIN_SHORT_FORMS), key=len, reverse=True,
)  # fmt: skip
_PARTY = "|".join(re.escape(name) for name in _LONG_NAMES)
_BODY = (
    r"(?:[A-ZÆØÅ][\wæøåÆØÅ-]{0,40}(?:-,|,)?\s(?:og\s)?){0,4}?[A-ZÆØÅ][\wæøå-]{0,40}udvalget|"
    r"[A-ZÆØÅ][\wæøå-]{1,40}\sByråd|Byrådet|Kommunalbestyrelsen|Magistraten|Borgerrepræsentationen"
    r"|[A-ZÆØÅ][\wæøå-]{1,40}(?:\s[A-ZÆØÅ][\wæøå-]{1,40})?\s[Kk]ommune\b|Kommunestyret|"
    r"Kommunfullmäktige|Regionsrådet|Parish Council|Town Council|Direktionen|Lokalrådet|"
    r"(?:Forligs|Budget|Aftale)(?:partierne|parterne|kredsen)"
)
_VERB = (
    r"(?:vil|skal|har|foreslår|kræver|ønsker|går|indstiller|anbefaler|afsætter|besluttede|"
    r"beslutter|vedtog|bevilger|bevilgede|mener|lover|arbejder|støtter|etablerer|ansætter|opretter|"
    r"sætter|investerer|åbner|lancerer|indfører|giver|bør|er|vill|ska|föreslår|will|has|proposes|"
    r"resolved|agreed|foreslog|fremsatte|stillede|ønskede|afsatte|bad|indførte|ansatte|oprettede|"
    r"etablerede|godkendte|igangsatte|anmoder|anmodede|beder|forpligter|efterlyser|fremsætter|"
    r"ville|kunne|fik|havde|betaler|fremlægger|fremlagde|præsenterer|opfordrer|stemte|stemmer|"
    r"planlægger|prioriterer|sikrer)"
)
# By these verbs a body does something itself; by others it is what somebody asks it to do.
_PROPOSAL_OF = re.compile(
    rf"(?<![\w-])(?P<names>{_PARTY})(?:s|’s|'s)\s(?:[a-zæøå]+"
    rf"\s){{0,2}}(?:ændrings)?forslag(?:et)?\b"
)
# Parties by their letters: "Et mindretal bestående af gruppe C og O", "B ønskede".
_BY_LETTERS = re.compile(
    r"\b(?:fler|mindre)tal(?:let)?\s(?:bestående\s)?(?:af|med)\s(?:gruppe(?:rne)?\s)?"
    r"(?P<group>[A-ZÆØÅ](?:(?:,\s|\sog\s)[A-ZÆØÅ])*)(?![\w-])"
)
_LETTER_WISHES = re.compile(
    r"(?P<group>[A-ZÆØÅ]{1,2}(?:(?:,\s|\sog\s)[A-ZÆØÅ]{1,2})*)\s"
    r"(?:ønskede|ønsker|foreslår|foreslog|vil|stemte|kunne|kræver)\b"
)
# Whoever recommends answers for the proposal; the administration prepares those of its body.
_ADVISER = re.compile(
    r"(?P<who>(?!Forvaltning|Administration|Direktion|Direktør|Kommunaldirektør|Udvalg|Byråd|"
    r"Kommun|"
    r"Magistrat|Part|Rådmand|Borgmester|Formand)"
    r"[A-ZÆØÅ][\wæøå-]+(?:en|et|ne)(?:\s(?:i|for)\s[A-ZÆØÅ][\wæøå-]+)?)\s(?:anbefaler|foreslår|"
    r"foreslog|"
    r"anbefalede),?\s(?=i \w+,|at\b)"
)
_MOST = re.compile(
    r"(?<!som )\b(?P<who>flertallet|et (?:snævert |bredt |enigt )?flertal i (?:byrådet|udvalget|"
    r"kommunalbestyrelsen)|"
    r"et enigt (?:udvalg|byråd))\s(?:i \w+\s)?(?:kunne|brugte|besluttede|vedtog|sagde|trak|"
    r"afsatte|har)\b|"
    r"\b(?:kunne|brugte|besluttede|vedtog|afsatte)\s(?P<after>flertallet|et (?:snævert |bredt |"
    r"enigt )?"
    r"flertal i (?:byrådet|udvalget|kommunalbestyrelsen))\b",
    re.IGNORECASE,
)
_DECIDING = re.compile(
    r"\b(?:har\s(?:\w+\s){0,3}(?:besluttet|vedtaget|bevilget|afsat|godkendt|bedt|pålagt|indført|"
    r"etableret|ansat|iværksat|igangsat)|besluttede|vedtog|bevilgede|afsatte|bad|godkendte|"
    r"indførte|igangsatte)\b",
    re.IGNORECASE,
)
_PARTNERS = (
    "forligspartierne", "budgetpartierne", "aftalepartierne", "aftaleparterne", "parterne",
    "partierne", "flertallet", "forligskredsen",
)  # fmt: skip
_DECIDED_BY = re.compile(
    rf"\b(?:besluttet|vedtaget|bevilget|afsat)\saf\s(?P<names>{_BODY}|{_PARTY})(?![\w-])"
)
_MAJORITY = re.compile(
    rf"\bflertal(?:let)?\s(?:bestående\s)?(?:af|med)\s(?P<names>(?:{_PARTY})(?:(?:,\s|\sog"
    rf"\s)(?:{_PARTY}))*)"
    r"(?![\w-])"
)
_OBLIGED = re.compile(
    r"(?P<who>[A-ZÆØÅ][\w-]+(?:\s(?:[a-zæøå]{1,4}\s)?[A-ZÆØÅ][\w-]+){0,4})\s(?:forpligter sig|"
    r"påtager sig|bidrager med|leverer)\b"
)
# A partner in an agreement by its kind: "Boligorganisationerne opsætter kameraer".
_PARTNER = re.compile(
    r"(?P<who>(?:[A-ZÆØÅ][\wæøå-]*(?:organisation|forening|selskab|politi|virksomhed|klub|partner)|"
    r"Politi|Styregruppe)(?:erne|en|et|ne)?|[A-ZÆØÅ][\wæøå-]+s?\s(?:Kommune|Politi))"
    r"\s(?:er til stede\b|"
    r"(?!(?:er|har|bliver)\b)\w+(?:er|år)\b)"
)
_DECIDING_BODY = re.compile(
    r"(?:indstilling og )?beslutning(?:er)?\s(?:i|fra)\s(?P<body>[A-ZÆØÅ][^\d:;.]{3,80}?)"
    r"(?:,?\s(?:den|d\.)\s\d|,|\s\d|:|$)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"(?<![\w-])(?P<names>(?:{_PARTY}|{_BODY})(?:(?:,\s|\sog\s|,?\ssamt\s)(?:{_PARTY}|"
    rf"{_BODY}))*)(?:\s(?:i\s)?(?-i:[A-ZÆØÅ])[\wæøå-]+)?\s(?:nu\s|derfor\s)?{_VERB}\b"
    rf"|\b{_VERB}\s(?P<inverted>(?:{_PARTY}|{_BODY})(?:(?:,\s|\sog\s|,?\ssamt\s)(?:{_PARTY}|"
    rf"{_BODY}))*)(?![\w-])"
)
_PARTY_ONLY = re.compile(rf"(?<![\w-])(?:{_PARTY})(?![\w-])")
_HEADING_PARTY = re.compile(
    rf"(?i:forslag fra|foreslår|fra|ved|stillet af|proposed by|förslag "
    rf"från)\s(?P<names>(?:{_PARTY}|[A-ZÆØÅ]{{1,3}})(?:(?:,\s|\sog\s|\s?/\s?)(?:{_PARTY}|"
    rf"[A-ZÆØÅ]{{1,3}}))*)(?![\w-])|^(?P<alone>(?:{_PARTY})(?:(?:,\s|"
    rf"\sog\s)(?:{_PARTY}))*)\W*(?:\b(?:vil|foreslår|ønsker)\b.{{0,20}})?$"
)
_PROPOSED_BY = re.compile(
    rf"\b(?:foreslå(?:et|s)|fremsat|stillet|ønsket|forslag)\s(?:af|"
    rf"fra)\s(?P<names>(?:{_PARTY})(?:(?:,\s|\sog\s)(?:{_PARTY}))*)",
    re.I,
)
_ADDRESSEE = (
    "byråd", "kommun", "magistrat", "udvalg", "forvaltning", "council", "direktion", "lokalråd",
    "borgerrepræsentation",
)  # fmt: skip

ActorFound = tuple[tuple[str, ...], tuple[int, int] | None]


_TITLES = (
    r"rådmand|borgmester|viceborgmester|udvalgsformand|formand|gruppeformand|spidskandidat|"
    r"byrådsmedlem|ordfører|politisk ordfører|regionsrådsformand|byrådskandidat|kommunalråd"
)
_TITLED = re.compile(
    rf"\b(?P<title>(?i:{_TITLES}))\b(?:\s(?:for|i|af)\s[a-zæøåA-ZÆØÅ-]+(?:,|"
    rf"\sog\s[a-zæøåA-ZÆØÅ-]+)?)?,?\s(?P<name>{_NAME})|"
    rf"(?P<name2>{_NAME})(?:\s?\([A-ZÆØÅ]{{1,4}}\))?,\s(?P<title2>(?i:{_TITLES}))\b"
)
_BY_TITLE = re.compile(
    rf"\b(?P<title>{_TITLES})(?:en|n)\s(?:{_VERB}|fremlagde)\b|"
    rf"\b{_VERB}\s(?P<after>{_TITLES})(?:en|n)\b|\b(?P<pronoun>han|hun)\s{_VERB}\b|"
    rf"\b{_VERB}\s(?P<later>han|hun)\b",
    re.I,
)
# "Socialdemokratiets gruppeformand": an officer without a name speaks for the party.
_PARTYS_OFFICE = re.compile(
    rf"(?<![\w-])(?P<party>{_PARTY})(?:s|’s|'s)\s(?:\w+\s){{0,2}}?(?P<title>(?i:{_TITLES}))\b"
    rf"(?!,?\s{_NAME})"
)
# "Ældre Sagen siger ...": an association that is told of is not the one who is asked.
_NO_PERSON = re.compile(
    r"\b(?:Sagen|Danmark|Fonden|Kommune|Byråd|Erhverv|Politi|Bekæmpelse|Forbund|Universitet|"
    r"\w*[Ff]orening(?:en)?)$"
)
_SAID_BY_PRONOUN = re.compile(rf"\b{_SAYS}\s(?:han|hun)\b", re.I)
_SAID_BY_OFFICE = re.compile(rf"\b{_SAYS}\s(?P<title>{_TITLES})(?:en|n)\b", re.I)
_BY_PARTY = re.compile(rf"\bpartiet\s{_VERB}\b|\b{_VERB}\spartiet\b", re.I)


_ONE_TITLE = re.compile(
    rf"(?:{_TITLES}|udvalgsmedlem|direktør|rådgivningschef|chef|skolechef|kommunaldirektør|"
    rf"afdelingschef)",
    re.I,
)


class Speakers:
    """Follows who speaks, and who was named with an office, through a document."""

    def __init__(self, facts: DocumentFacts) -> None:
        self._facts = facts
        self._last: tuple[str, tuple[int, int]] | None = None
        self._titled: dict[str, tuple[str, tuple[int, int]]] = {}
        self._person: tuple[str, tuple[int, int]] | None = None
        self._party: tuple[str, tuple[int, int]] | None = None

    def paragraph(self, text: str, place: Place) -> tuple[str, tuple[int, int]] | None:
        """The speaker of a paragraph, when it is speech."""
        start, end = place.block.start, min(place.block.end, place.block.start + 4_000)
        self._remember(text, start, end)
        found = _SPEAKER_AFTER.search(text, start, end) or _SPEAKER_BEFORE.search(text, start, end)
        if found is None:
            label = _SPEAKER_LABEL.match(text, start, end)
            found = label if label and label["party"] else None
        if found and not _NO_PERSON.search(found["name"]):
            self._last = _without_title(found["name"], found.span("name"))
            # What is told right before "... pointerer:" is what the speaker goes on to say.
            told = text[start:end].rstrip().endswith(":")
            if place.quote or told or "”" in text[start:end] or "“" in text[start:end]:
                return self._last
            return None
        office = _SAID_BY_OFFICE.search(text, start, end) if place.quote else None
        if office and office["title"].lower() in self._titled:
            self._last = self._titled[office["title"].lower()]
        if place.quote and _SAID_BY_PRONOUN.search(text, start, end) and self._person:
            self._last = self._last or self._person
        return self._last if place.quote else None

    def _remember(self, text: str, start: int, end: int) -> None:
        for found in _TITLED.finditer(text, start, end):
            group = "name" if found["name"] else "name2"
            person = _without_title(found[group], found.span(group))
            self._titled[(found["title"] or found["title2"]).lower()] = person
            self._person = person
        for found in _PARTYS_OFFICE.finditer(text, start, end):
            self._person = found["party"], found.span("party")
            self._titled[found["title"].lower()] = self._person
        for found in _PARTY_ONLY.finditer(text, start, end):
            self._party = (found.group(), found.span())

    def referred(self, text: str, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
        """The person or party that "rådmanden", "hun" or "partiet" stands for as a subject."""
        if self._facts.kind not in ("press", "interview"):
            return None
        limit = min(end, start + 300)
        if self._party and _BY_PARTY.search(text, start, limit):
            return self._party
        found = _BY_TITLE.search(text, start, limit)
        if found is None:
            return None
        title = (found["title"] or found["after"] or "").lower()
        return self._titled.get(title) if title else self._person


def _without_title(name: str, span: tuple[int, int]) -> tuple[str, tuple[int, int]]:
    """A name without the office that a capital at the start of a sentence made part of it."""
    first, _, rest = name.partition(" ")
    if " " in rest and _ONE_TITLE.fullmatch(first):
        return rest, (span[1] - len(rest), span[1])
    return name, span


def sentence_actors(
    text: str,
    start: int,
    end: int,
    place: Place,
    facts: DocumentFacts,
    lead: tuple[int, int] | None,
) -> ActorFound:
    """The actors of a commitment outside speech."""
    limit = min(end, start + 400)
    own = _subject(text, start, limit, facts)
    if own[0]:
        return own
    brackets = list(_IN_BRACKETS.finditer(text, max(start, end - 60), end))
    tail = brackets[-1] if brackets else None
    if tail and letters(tail["letters"]) and end - tail.end() <= 3:
        return letters(tail["letters"]), tail.span("letters")
    if lead:
        before = _subject(text, lead[0], min(lead[1], lead[0] + 400), facts)
        if before[0]:
            return before
    section = place.section
    if section.end > section.start:
        heading = heading_party(text, section)
        if heading[0]:
            return heading
        bracket = _IN_BRACKETS.search(text, section.start, section.end)
        if (
            bracket
            and letters(bracket["letters"])
            and facts.kind in ("proposal", "minutes", "other", "budget")
        ):
            return letters(bracket["letters"]), bracket.span("letters")
    return facts.default_actors, facts.actor_span


def heading_party(text: str, section: Section) -> ActorFound:
    """The parties that a heading names as those who propose, or the body that decided."""
    heading = _HEADING_PARTY.search(text, section.start, section.end)
    if heading:
        group = "names" if heading["names"] else "alone"
        names = _names(heading[group])
        if names:
            return names, heading.span(group)
    body = _DECIDING_BODY.match(text, section.start, section.end)
    return ((" ".join(body["body"].split()),), body.span("body")) if body else ((), None)


def proposer(text: str, start: int, end: int) -> ActorFound | None:
    """The last party named in `text[start:end]`: the one that tabled what follows."""
    named = list(_PARTY_ONLY.finditer(text, max(start, end - 200), end))
    return ((named[-1].group(),), named[-1].span()) if named else None


def _names(written: str) -> tuple[str, ...]:
    if "udvalg" in written:  # a committee's own name has commas and "og"
        return (" ".join(written.split()),)
    parts = re.split(r",\s|\s(?:og|OG)\s|,?\ssamt\s|\s?/\s?", written)
    return tuple(" ".join(part.split()) for part in parts if len(part) > 3 or part in LETTERS)


def _among(facts: DocumentFacts) -> bool:
    """Whether the document's own parties are meant by "forligspartierne"."""
    return facts.kind in ("budget", "press") and bool(facts.default_actors)


def _of_a_vote(text: str, start: int, end: int) -> re.Match[str] | None:
    """The parties of a majority, or those whose proposal it is."""
    sentence = text[start:end]
    majority = _MAJORITY.search(text, start, end) if "flertal" in sentence.lower() else None
    return majority or (_PROPOSAL_OF.search(text, start, end) if "forslag" in sentence else None)


def _subject(text: str, start: int, end: int, facts: DocumentFacts) -> ActorFound:
    by = _PROPOSED_BY.search(text, start, end)
    if by:
        return _names(by["names"]), by.span("names")
    agent = _DECIDED_BY.search(text, start, end)
    if agent:
        return _names(agent["names"]), agent.span("names")
    obliged = _OBLIGED.match(text, start, end)
    if obliged and obliged["who"].lower() not in (*_PARTNERS, "kommunen", "vi"):
        return (obliged["who"],), obliged.span("who")
    partner = _PARTNER.match(text, start, end) if facts.settled else None
    if partner:
        return (partner["who"],), partner.span("who")
    told = _of_a_vote(text, start, end)
    if told:
        return _names(told["names"]), told.span("names")
    grouped = _BY_LETTERS.search(text, start, end) if "tal " in text[start:end] else None
    if grouped is None and facts.kind in ("budget", "minutes"):
        grouped = _LETTER_WISHES.match(text, start, end)
    if grouped and letters(grouped["group"]):
        return letters(grouped["group"]), grouped.span("group")
    adviser = _ADVISER.match(text, start, end)
    if adviser:
        return (adviser["who"],), adviser.span("who")
    most = _MOST.search(text, start, end) if facts.kind in ("programme", "other") else None
    if most:
        group = "who" if most["who"] else "after"
        return (most[group],), most.span(group)
    for found in _SUBJECT.finditer(text, start, end):
        group = "names" if found["names"] else "inverted"
        names = _names(found[group])
        if all(name.lower() in _PARTNERS for name in names):
            return (names, found.span(group)) if not _among(facts) else (facts.default_actors, None)
        addressed = all(any(word in name.lower() for word in _ADDRESSEE) for name in names)
        if addressed and facts.kind in ("programme", "proposal", "budget", "minutes"):
            if facts.kind in ("minutes", "programme") and _DECIDING.search(
                text, found.start(), min(end, found.end(group) + 60)
            ):
                return names, found.span(group)
            continue
        if (
            addressed
            and facts.default_actors
            and any(name in " ".join(facts.default_actors) for name in names)
        ):
            return facts.default_actors, facts.actor_span
        if names:
            return names, found.span(group)
    return (), None
