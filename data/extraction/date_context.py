"""What the words around a date say of it: whether it belongs to what is stated, its role, and on
which side of the document's date it lies when its year is missing."""

from __future__ import annotations

import re

# A bare year is a date only after one of these; "Vision 2030" is a name.
_YEAR_LEAD = re.compile(
    r"(?:^\W*|\b(?:i|fra|til|inden|for|af|per|pr\.|efter|før|senest|og|om|år|året|årene|budget|"
    r"budgettet|budgetår|budgetåret"
    r"|budgetoplæg|budgetoplægget|budgetforslag|budgetforslaget|budgetforlig|"
    r"budgetforliget|budgetaftale|budgetaftalen|overslagsår|overslagsårene|in|by|"
    r"from|until|before|under|år|från|till|innan|årsbudget|økonomiplan|"
    r"sidst|indtil|hele|fordelt på|fordelt over|siden|start|starten|begyndelsen af|midten af|mot|"
    r"mod|to|of|around|omkring|ved|allerede|med|"
    r"samt|and|och|during|"
    r"skolestart|skoleår|skoleåret|kalenderåret|regnskabsåret|påsken?|julen?|pinsen|sæsonen?|"
    r"afslut\w+|start\w+|påbegynd\w+|forvent\w+|udfør\w+|gennemfør\w+|færdig\w*|klar|etabler\w+|"
    r"igangsæt\w+|ibrugtag\w+|indvi\w+|åbn\w+|opstart|deadline|frist|"
    r"senast|innen|since|b)|\b\w*(?:festival(?:en)?|festuge(?:n)?|messe(?:n)?|stævne(?:t)?|"
    r"mesterskab(?:er(?:ne)?|et)?|konference(?:n)?|jubilæum|races?|topmøde(?:t)?)|"
    r"(?:\d[\d.,]*\s?(?:mio\.?|mia\.?|t\.)?\s?(?:kr\.?|kroner)|\d\.\d{3})\s|"  # a row of a table
    r"[,(–:-])[\s(]*$|\t\s*$|\s{2,}$|\|\s*$"
    r"|\b(?:både|tidligst|dækker|budgetforhandling(?:er(?:ne)?|en))\s$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:siden|anno|sidan|since|tilbage i|tilbake i)\s*$", re.IGNORECASE)
# "I gang siden maj", "Siden maj har vi haft åbent", "Musikskolen har siden 2020 haft ...": what has
# begun with the measure itself.
_BEGUN = re.compile(
    r"\b(?:i gang|åben|åbent|i drift|i brug|i kraft)\ssiden\s$|"
    r"(?:^|[.;:]\s)(?:her|nu|der)?\s?\bhar\s(?:vi|kommunen|byrådet|udvalget)\ssiden\s$|"
    r"(?:^|[.;:]\s)(?:(?!\b(?:som|der|hvor|at|fordi|da|hvis)\b)[^.;:,\n])*\bhar\s[^.;:,]{0,40}?"
    r"\bsiden\s$",
    re.IGNORECASE,
)
_SINCE_THEN = re.compile(r"(?:^|[.;:,]\s)(?:og\s)?siden\s$", re.IGNORECASE)
_HAS_BEEN = re.compile(r"\s(?:har|er)\b", re.IGNORECASE)
# "mod 122 i 2022", "i forhold til 2009", "mere end i 2024": what something is measured against.
_COMPARED = re.compile(
    r"(?:\b(?:i forhold til|sammenlignet med|målt mod|relativt til|jämfört med|"
    r"compared (?:to|with))(?:\s\w+){0,3}|\b(?:end|than)(?:\s(?!\d)\w+)?\s(?:i|in)|"
    r"(?<!\bop )\bmod(?:\s\w+)?\s\d[\d.,]*(?:\s[\w.]+){0,4}\s(?:i|in)|"
    r"\bi dag)\s\(?$"
    r"|\bi stedet for (?!\d)[^.,;]{0,40}$"
    r"|\b(?:sådan som|ligesom)\s[^.,;]{2,60}\s(?:besluttede|vedtog|gjorde|aftalte|lovede)\s"
    r"(?:i\s)?$",
    re.IGNORECASE,
)
# "jf. byrådets beslutning af 3. maj 2022", "drøftet på mødet den 3. maj": where something is said.
_REFERRED = re.compile(
    r"(?<=\w\s)\w*(?:beslutning|aftale|lov|brev|notat|cirkulære|bekendtgørelse|referat|indstilling|"
    r"skrivelse|mail|henvendelse|høringssvar|svar)(?:en|et|n|t)?(?:\snr\.?\s[\d/]+)?\s(?:af|dateret)\s"
    r"(?:den\s|d\.\s)?$|\bjf\.?\s[^.;()]{0,45}$"
    r"|\b(?:behandlet|drøftet|forelagt|præsenteret|fremlagt)\s(?:i|på|for|af)\s(?:[\w-]+\s){1,4}"
    r"(?:den\s|d\.\s)?$|\bpå baggrund af\s[^.;,]{0,60}\s(?:den\s|d\.\s)?$"
    r"|\bsom (?:besluttet|vedtaget|aftalt)\s(?:i|af|på)\s(?:\w+\s){1,4}(?:den\s|d\.\s)?$",
    re.IGNORECASE,
)
# "kvalitetsrapport 2020/21", "regnskab 2024": the year that something looks back on.
_LOOKS_BACK = re.compile(
    r"\b\w*(?:rapport(?:en)?|regnskab(?:et)?|redegørelsen?|statistik(?:ken)?|"
    r"opgørelsen?)\s(?:for\s)?$",
    re.IGNORECASE,
)
# "planen fra 2019": a known thing with the year it is of, when that year is past.
_KNOWN_FROM = re.compile(r"\b\w{3,}(?:en|et|erne)\sfra\s$", re.IGNORECASE)
# "Kommuneplan 2023-2035", "biler fra før 2006": a name, a mark of the kind.
_NAMED = re.compile(r"\bkommun(?:e|al)plan(?:en)?\s(?:for\s)?$|\bfra før\s$", re.IGNORECASE)
_KNOWN_FROM_BUDGET = re.compile(r"\b\w{3,}(?:en|et|erne)\sfra\sbudget(?:tet)?\s$", re.IGNORECASE)
# "hallen, som blev lukket i 2019", "da den blev bygget i 2004": what became of a thing before the
# measure. What was decided or paid there is the measure's own.
_HISTORY = re.compile(
    r"(?<=[\w,]\s)(?:som|(?<!\bog )(?<!\bmen )der|da|hvor|dengang|de selv)\s(?:[^\s.,;:]+\s){0,7}?"
    r"(?:blev|var|åbnede|lukkede|nåede|fik|havde|traf|kom)\s(?P<told>(?:[^\s.,;:]+\s){0,5}?)"
    r"(?:i|under|fra|ved|til|siden)\s(?:\w+\s){0,2}$"
    r"|\b(?:(?<!der )er fra|opført(?:\si)?)\s$",
    re.IGNORECASE,
)
_HISTORY_AFTER = re.compile(r"\s(?:blev|var|havde|fik)\s(?P<told>(?:[^\s.,;:]+\s?){1,4})", re.I)
_RELATIVE = re.compile(r",\s(?:som|der|da|hvor)\s(?:i|den)\s$", re.IGNORECASE)
_RESOLVED = re.compile(
    r"\b\w*(?:beslut|vedtag|godkend|afsat|bevilg|aftal|indgå|frigiv|igangsat|sat i gang|etabler|"
    r"indfør|oprett|ansat|prioriter)\w*",
    re.IGNORECASE,
)
_RUNS_OUT = re.compile(r"\b(?:der|som)\s(?:\w+\s){0,2}udløb(?:er)?\s(?:\w+\s){0,2}$", re.IGNORECASE)
# Participles of what is over when it is told; "er planlagt i maj" is not.
_FINISHED = (
    r"\b(?!planlagt|fastsat|afsat|budgetlagt|skemalagt)\w*(?:ført|gjort|holdt|sat|lagt|taget|givet|sendt|"
    r"skiftet|gået|bygget|revet|solgt|købt|leveret|plantet|renoveret|etableret|oprettet|installeret|"
    r"stillet|flyttet|lukket|åbnet|indviet|startet|begyndt|kommet|trådt|afsluttet|afviklet|evalueret|"
    r"besluttet|godkendt|bevilget|udarbejdet|udpeget|undersøgt|drøftet|lavet|fået|indrettet|støbt|"
    r"malet|gravet|fældet|bedt|hørt|inviteret|skrevet|valgt|søgt|brugt|ladet)\b"
)
_PAST = re.compile(
    r"\b(?:blev|var|havde|fik|kom|gik|kunne|vedtog|besluttede|afsatte|åbnede|lukkede|startede|begyndte|"
    r"gennemførte|afholdte?|indførte|etablerede|ansatte|godkendte|bevilgede|igangsatte|iværksatte|"
    r"modtog|gav|bad|sagde|skrev|lavede|byggede|indviede|indgik|tiltrådte|traf|tog|lagde|satte|"
    r"udtrykte|bestilte|kørte|oprettede|trak|holdt|blevet|skulle (?:efter planen )?være|sidst i|"
    r"nedsatte|valgte|søgte|sendte|overtog|indledte|påbegyndte|fremlagde|flyttede|måtte|"
    r"skulle have|i fjor|(?<!de )sidste|was|were|had)\b"
    r"|\bhar\s(?:\w+\s){0,4}?\w{3,}t\b"
    rf"|(?:\b(?:er|blevet)\s(?:[^\s.;]+\s){{0,7}}?|^\W*|[|\t\n]\s?){_FINISHED}"
    rf"(?:\s(?:i gang|ned|op|af))?\s(?:i\s|den\s|d\.\s|pr\.\s)?$",
    re.IGNORECASE,
)
# "har i maj indført": the date between the two parts of a perfect.
_HAS = re.compile(r"\b(?:har|havde|er|blev)\b[^,]*$", re.IGNORECASE)
_PARTICIPLE = re.compile(rf"\W*(?:[^\W\d]+\s){{0,3}}?{_FINISHED}", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:vil|skal|bør|kan|kommer|bliver|forventes|planlægges|næste|kommende|ventes|will|shall)\b|"
    r"\båbnes\b|\b(?!\w*nes\b|deres\b|andres\b|fælles\b)\w{3,}es\b",
    re.IGNORECASE,
)
# "... behandlet på mødet den 3. maj, blev det besluttet": the day of the decision itself.
_HANDLED = re.compile(
    r"\s(?:fået |blevet )?(?:forelagt|orienteret|drøftet|behandlet)\b", re.IGNORECASE
)
_DECIDED_THERE = re.compile(r"[^.;]{0,12},\s(?:blev|besluttede|godkendte|vedtog)\b", re.IGNORECASE)
# "regnskabet sendes inden 1. marts": accounts are made every year.
_OF_EVERY_YEAR = re.compile(r"\bregnskab(?:et)?\b[^.;]*$", re.IGNORECASE)
_CONTENT = re.compile(r"\b(?:at|att|that|to)\b", re.IGNORECASE)
# "hvert år i marts", "den 1. april hvert år": no date of the calendar.
_YEARLY_BEFORE = re.compile(
    r"\b(?:hvert (?:\w+ )?år|årligt|årlige|every year)(?:,?\s\w+){0,3}\s(?:\d+\.\s)?$",
    re.IGNORECASE,
)
_YEARLY_AFTER = re.compile(r"\s(?:hvert år|årligt|every year|each year)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:!?\n]\s|,\s(?:og|men|mens)\s")
# "bad om en rapport, som kommer i februar": a clause with a verb of its own.
_RELATIVE_CLAUSE = re.compile(r",\s(?:som|der)\s", re.IGNORECASE)
_DEADLINE = re.compile(
    r"(?:\binden|\bsenest|\bfrist\w*|\bfør|\bsenast|\binnen|\binnan|\bby|\bbefore|\bno later than|"
    r"\bfærdig\w*|\bklar"
    r"|\bafslut\w+|\bdeadline|\bfremlægges|\bforelægges|\bnå\w*|\bmål\w*|\btil og "
    r"med)(?:\s[\w.,]+){0,4}\s*$",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?:\bfra(?: og med)?|\båbn\w+|\bstart\w*|\bbegynd\w*|\btræder\w*(?: i kraft)?|\bgælde\w*|"
    r"\bpr\.|\bper|\bfrån|\bfrom|\bopstart\w*|\bopen\w*"
    r"|\bindvi\w*|\btiltræd\w*|\bindfør\w*|\bigangsæt\w*|\biværksæt\w*|\bgår i gang|\bbegin\w*|"
    r"\bgjeld\w*)(?:\s[\w.,]+){0,5}\s*$",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"(?:\bbeslut\w+|\bvedt\w+|\bgodkend\w+|\baftal\w+|\bbudgetaftalen?|\bbudgetforliget?|"
    r"\bforlig\w*|\bmøde\w*|\bbehandle\w*|\bbevilge\w+|\bresolved|\bagreed|\bapproved)"
    r"(?:\s[\w.,]+){0,4}\s*$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"(?:\binden|\bsenest|\btil|\bfra|\bfør|\bby|\bbefore|\bnæste|\bkommende|\binnen|\bsenast|"
    r"\bpr\.)\s(?:d(?:en|\.)\s|the\s)?$",
    re.IGNORECASE,
)


_SINCE_DAY = re.compile(r"\bsiden\s(?:den\s|d\.\s)?$", re.IGNORECASE)
# "har ændret taksten fra 1. maj"
_HAS_BEGUN = re.compile(
    r"(?:^|[.;:]\s|,\s)[^.;,]{0,40}\bhar\s[^.;,]{2,60}\b(?:fra|pr\.)\s(?:den\s)?$", re.IGNORECASE
)
# "blev lukket fra 1. maj"
_WAS_BEGUN = re.compile(r"\bblev\s[^.;,]{2,60}\b(?:fra|pr\.)\s(?:den\s)?$", re.IGNORECASE)


def names_a_year(before: str) -> bool:
    """Whether a bare year after these words is a date and not part of a name."""
    return _YEAR_LEAD.search(before) is not None


def is_background(before: str, after: str, value: str, document_year: int | None) -> bool:
    """Whether a date between these words is no date of what is stated: one of comparison, of a
    paper that is referred to, of what was before."""
    return bool(
        (_SINCE.search(before) and not _has_begun(before, after))
        or _COMPARED.search(before)
        or (len(value) == 10 and _REFERRED.search(before) and not _DECIDED_THERE.match(after))
        or _LOOKS_BACK.search(before)
        or _RUNS_OUT.search(before)
        or (
            document_year is not None
            and value[:4] <= str(document_year)
            and _is_history(before, after)
        )
        or _NAMED.search(before)
        or (len(value) == 10 and _HANDLED.match(after))
        or (_KNOWN_FROM_BUDGET.search(before) and not after.startswith(" og frem"))
        or (
            document_year is not None
            and value[:4] < str(document_year)
            and _KNOWN_FROM.search(before)
            and not _HAS_BEGUN.search(before)
        )
    )


def _is_history(before: str, after: str) -> bool:
    """Whether a clause beside the main one tells what became of a thing at the date; what was
    decided, paid or set up there counts."""
    told = _HISTORY.search(before)
    if told is None and _RELATIVE.search(before):
        told = _HISTORY_AFTER.match(after)
    return told is not None and _RESOLVED.search(told["told"] or "") is None


def _has_begun(before: str, after: str) -> bool:
    """Whether the measure itself has run since the date."""
    return _BEGUN.search(before) is not None or (
        _SINCE_THEN.search(before) is not None and _HAS_BEEN.match(after) is not None
    )


def role_before(before: str) -> str | None:
    """The role that the words before a date give it."""
    for role, lead in (("decision", _DECISION), ("deadline", _DEADLINE), ("start", _START)):
        if lead.search(before):
            return role
    return None


def comes_every_year(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether `text[first:last]`, a date without a year, is one of every year."""
    return (
        _YEARLY_BEFORE.search(text[max(start, first - 50) : first]) is not None
        or _OF_EVERY_YEAR.search(text, max(start, first - 70), first) is not None
        or _YEARLY_AFTER.match(text, last, min(end, last + 16)) is not None
    )


def _has_been(text: str, before: str, last: int, end: int) -> bool:
    """Whether what runs "fra" a date is told as begun."""
    if _WAS_BEGUN.search(before) or _HAS_BEGUN.search(before):
        return True
    done = _PARTICIPLE.match(text, last, min(end, last + 60))
    return done is not None and _HAS.search(before) is not None


def lies_ahead(text: str, start: int, end: int, first: int, last: int) -> bool | None:
    """Whether what the clause around `text[first:last]` tells is still to come; None: not said."""
    before = text[max(start, first - 110) : first]
    if _SINCE_DAY.search(before):
        return False
    if _FUTURE.search(before) and not _has_been(text, before, last, end):
        return True
    before = _RELATIVE_CLAUSE.split(_CLAUSE_END.split(before)[-1])[-1]
    after = _CLAUSE_END.split(text[last : min(end, last + 60)])[0].split(",", 1)[0]
    told = _PAST.search(before)
    if told:  # "har bedt forvaltningen om at ... i efteråret" is told of what is to come
        return _CONTENT.search(before, told.end()) is not None
    if _PAST.search(after) or (_HAS.search(before) and _PARTICIPLE.match(after)):
        return False
    return True if _AHEAD.search(before) or _AHEAD.search(after) else None
