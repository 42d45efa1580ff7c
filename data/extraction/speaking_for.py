"""Who answers for what a document says where it names nobody else: a body, party, municipality."""

from __future__ import annotations

import re

from data.extraction.lists import DocumentKind
from data.extraction.own_party import party_speaking, who_wants
from data.extraction.parties import LOCAL_LIST, PARTIES
from data.extraction.wordlists import word_set

_BODY = re.compile(
    r"\b((?:[A-ZÆØÅ][\wæøåÆØÅ-]{0,40}(?:-,|,)?[ ](?:og[ ])?){0,4}?(?!Referat|"
    r"Dagsorden)[A-ZÆØÅ][\wæøå-]{0,40}udvalget|"
    r"Udvalget for [A-ZÆØÅa-zæøå][\wæøå]{1,40}(?:(?:,| og|, [\wæøå]{1,40} og) "
    r"[A-ZÆØÅ]?[\wæøå]{1,40})*"
    r"|(?:(?!Referat|Dagsorden)[A-ZÆØÅ][\wæøå-]{1,40}[ ])?Byråd(?:et)?|"
    r"Kommunalbestyrelsen|Magistraten|Lokalrådet|Fællesrådet|Fylkestinget|Landdistriktsrådet|"
    r"[A-ZÆØÅ][\wæøå-]{1,40} Lokaludvalg(?:et)?|"
    r"Borgerrepræsentationen|Regionsrådet|Kommunestyret|Formannskapet|Kommunfullmäktige|"
    r"Kommunstyrelsen|[A-ZÅÄÖ][\wåäö-]{0,40}nämnden|(?:[A-Z][\w']{1,30}\s){1,4}(?:Parish|Town|City|"
    r"Borough|County|District) Council|(?:[A-Z]{2,30}\s){1,4}(?:PARISH|TOWN|CITY|BOROUGH|COUNTY|"
    r"DISTRICT) COUNCIL)\b"
)


# A local committee names the council it writes to as well.
_LOCAL_BODY = re.compile(r"\b((?:[A-ZÆØÅ][\wæøå-]+ )?[Ll]okaludvalg(?:et)?)\b")
_PLAIN_BODY = re.compile(
    r"\b(byrådet|kommunalbestyrelsen|magistraten|regionsrådet|lokalrådet|lokaludvalget|fællesrådet|"
    r"fylkestinget|borgerforeningen)\b",
    re.IGNORECASE,
)


_SIGNED = re.compile(
    r"^(?P<name>[A-ZÆØÅ][\wæøåéü.-]{1,30}(?:\s[A-ZÆØÅ][\wæøåéü.-]{1,30}){1,3}),?\s*\n+\s*(?P<title>Rådmand|"
    r"Borgmester|Udvalgsformand|Formand|Viceborgmester|Regionsrådsformand|Byrådsmedlem|"
    r"Spidskandidat|Ordfører|Kommunalråd)",
    re.M,
)


# "Af Medlem Nord, byrådsmedlem (SF)": who writes an opinion answers for it.
_OFFICE = (
    r"byråds\w+|regionsråds\w+|folketings\w+|kommunalbestyrelses\w+|rådmand|borgmester|"
    r"viceborgmester|gruppeformand|spidskandidat|kandidat|partiformand|"
    r"(?:kommunal|politisk) ordfører|udvalgsformand|"
    r"medlem af (?:byrådet|kommunalbestyrelsen|regionsrådet)"
)
_PERSON = (
    r"[A-ZÆØÅ][\wæøåéü]{1,30}(?:-[A-ZÆØÅ][\wæøåéü]{1,30})?(?:\s(?:[A-ZÆØÅ]\.|[A-ZÆØÅ][\wæøåéü]{1,30}"
    r"(?:-[A-ZÆØÅ][\wæøåéü]{1,30})?)){1,3}"
)
_BYLINE = re.compile(
    rf"^(?:(?:Af|Skrevet af|Debatindlæg af|Læserbrev af|Kronik af):?\s)?(?P<name>{_PERSON})"
    rf"(?:\s\([A-ZÆØÅ]{{1,4}}\))?,?\s*\n?\s*(?i:{_OFFICE})\b",
    re.MULTILINE,
)


def _writer(text: str) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """The politician who signs an opinion, above it or below it."""
    found = _BYLINE.search(text, 0, 600) or _BYLINE.search(text, max(0, len(text) - 600))
    return ((found["name"],), found.span("name")) if found else ((), None)


def default_actors(
    text: str, title: str, kind: DocumentKind, municipality: str | None, language: str
) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    own = _council(text, municipality, language)
    if kind == "minutes":
        head = min(len(text), 3_000)
        local = list(_LOCAL_BODY.finditer(text, 0, head)) if "okaludvalg" in text[:head] else []
        local.sort(key=lambda found: " " not in found[1])  # by its own name, where it is said
        body = (local[0] if len(local) >= 3 else None) or (
            _BODY.search(text, 0, min(len(text), 400))
            or _PLAIN_BODY.search(text, 0, min(len(text), 400))
            or _BODY.search(text, 0, min(len(text), 4_000))
        )
        return ((" ".join(body[1].split()),), body.span(1)) if body else own
    signed = _SIGNED.search(text, 0, min(len(text), 30_000))
    if kind in ("plan", "other") and signed:
        return (signed["name"],), signed.span("name")
    if kind in ("programme", "press", "other"):
        writer = _writer(text)
        if writer[0]:
            return writer
    own_party = party_speaking(text, kind)
    if own_party:
        return (text[slice(*own_party)],), own_party
    if kind in ("programme", "proposal", "budget", "other"):
        parties = _head_parties(text, title, kind)
        if parties[0]:
            return parties
        wanting = who_wants(text) if kind == "programme" else None
        if wanting:
            return (text[slice(*wanting)],), wanting
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
    if named:
        return (named.group(),), named.span()
    region = _REGION.search(text[:3_000])
    if region:
        return (region.group(),), region.span()
    jointly = {found.group().lower(): found for found in _GOVERNMENT.finditer(text[:3_000])}
    if len(jointly) >= 2:
        first = next(iter(jointly.values()))
        return tuple(found.group() for found in jointly.values()), first.span()
    return (), None


_REGION = re.compile(
    r"\bRegion (?:Hovedstaden|Sjælland|Syddanmark|Midtjylland|Nordjylland|Østdanmark)\b"
)
# The partners of what state, municipalities and regions agree on for the whole country.
_GOVERNMENT = re.compile(r"\b(?:[Rr]egeringen|KL|Danske Regioner|Kommunernes Landsforening)\b")
_OUTSIDE = re.compile(
    r"\b(?:uden ?for|trak sig|forlod|forladt|imod|ikke (?:inviteret|med|en del)|undtagelse|"
    r"kritiser\w+|i stedet|"
    r"forkast\w+|utenfor|utanför)\b",
    re.I,
)


def _first_inside(name: str, head: str, kind: DocumentKind) -> tuple[int, int] | None:
    """Where the head first names a party, for an agreement not as one that stands outside it."""
    for match in re.finditer(rf"(?<![\w-])({re.escape(name)})(?:s|’s)?(?![\w-])", head):
        before = head[: match.start()]
        if re.match(r"s?\sUngdom\b", head[match.end() :]) and "Ungdom" not in name:
            continue
        if name == "Venstre" and re.search(r"(?:[Rr]adikale|Sosialistisk)\s$", before):
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
            span = _first_inside(name, head, kind) if name in head else None
            if span:
                found.setdefault(party, span)
                break
    for local in re.finditer(LOCAL_LIST, head):
        first_word = local.group().split(" ", 1)[0]
        span = None if first_word in PARTIES else _first_inside(local.group(), head, kind)
        if span:
            found.setdefault(first_word, span)
    if not found:
        return (), None
    ordered = _once(sorted(found, key=lambda party: found[party]), found)
    counts = {
        party: len(re.findall(re.escape(text[slice(*found[party])].split(" i ")[0]), text[:60_000]))
        for party in ordered
    }
    if kind == "budget" and len(ordered) < 2:
        return (), None  # an agreement has two sides; a party named alone is not one of them
    if kind == "programme":
        best = max(ordered, key=lambda party: (counts[party], -found[party][0]))
        return (text[slice(*found[best])],), found[best]
    if kind == "proposal":  # those who propose stand in its title or right below it
        opening = max(200, text.find(title) + len(title))
        ordered = [party for party in ordered if found[party][0] < opening] or ordered
    return tuple(text[slice(*found[party])] for party in ordered), found[ordered[0]]


def _once(ordered: list[str], found: dict[str, tuple[int, int]]) -> list[str]:
    """One party for each place: "SP" is one party, whichever of two it may stand for."""
    return [
        party
        for index, party in enumerate(ordered)
        if all(found[other] != found[party] for other in ordered[:index])
    ]
