"""Names of councils and committees, and of their municipalities, in headers and headings."""

from __future__ import annotations

import re
from collections import Counter

from data.extraction.municipalities import MUNICIPALITIES, OTHER_SPELLINGS

_WORD = r"[A-ZÆØÅÖÄ][\w’'/-]*"
_CHAIN = rf"(?:(?:{_WORD}(?:,|\s&|\sog|\ssamt|\soch|\sfor)?|og|&)\s){{0,7}}"
_KEYWORD = (
    r"(?:\w+udvalg|udvalget|\w+utvalg|utvalget|\w+utvalet|utvalet|\w+utskott|utskottet|byråd(?:et)?|bystyre(?:t)?"
    r"|kommunestyre(?:t)?|kommunalbestyrelsen?|"
    r"borgerrepræsentation(?:en)?|magistrat(?:en)?|regionsråd(?:et)?|rådmandsmøde"
    r"|kommission(?:en)?|formannskap(?:et)?|fylkesting(?:et)?|"
    r"kommunfullmäktige|kommunstyrelsen?|nämnd(?:en)?|nemnda?|bestyrelse(?:n)?|nævn(?:et)?"
    r"|fylkesutvalg(?:et)?)"
)
_COUNCIL = (
    r"(?:(?:Teknisk|Grønt|Lokalt|Særligt|Rådgivende) (?:[Uu]dvalg(?:et)?|[Rr]åd(?:et)?)"
    r"|(?!Rådet\b|Område|Forråd|Samråd)\w{2,}[-]?(?:råd|Råd)(?:et)?|Rådet for [A-ZÆØÅ]\w+)"
)
# "Udvalget for Kultur, Fritid og Sundhed (KFS)": the name goes on behind "for".
_NAMED_FOR = (
    r"(?:Hoved|Fag|Del|Under|Sær|Opgave|Kontakt|Følge|Samarbejds|Plan)?"
    r"(?:[UuHh](?:dvalg|tvalg|ovedutvalg|ovedudvalg)(?:et)?|§ 17,? stk\. 4-udvalg(?:et)?"
    r"|Bestyrelsen) for "
    r"[A-ZÆØÅa-zæøå][\wæøå-]*(?:(?:, (?:og )?| og | & | samt | for | i )[A-ZÆØÅa-zæøå][\wæøå-]+"
    r"|\s(?![A-ZÆØÅ]{5,}\b|den\b|d\.|på\b|kl\b|(?i:møde|mandag|tirsdag|onsdag|torsdag|fredag|referat"
    r"|dagsorden|åben|dato|tid\b|sted\b|side\b))[A-ZÆØÅa-zæøå][\wæøå-]+){0,7}(?:\s\([A-ZÆØÅ]{2,6}\))?"
)
BODY = re.compile(
    rf"(?<![\w-])(?:{_NAMED_FOR}|(?=[A-ZÆØÅÖÄ]){_CHAIN}(?:[\w-]*?(?i:{_KEYWORD})"
    rf"|{_COUNCIL}|K(?:KR|kr) [A-ZÆØÅ]\w+)(?:\s\([A-ZÆØÅ]{{2,6}}\))?)(?![\w-])"
    r"(?!(?<=dvalget)\sfor\s[A-ZÆØÅ])"
)
_LOWER_BODY = re.compile(
    r"(?<![\w-])(?:byrådet|kommunalbestyrelsen|magistraten|borgerrepræsentationen|regionsrådet"
    r"|økonomiudvalget|[a-zæøå-]{3,}u[dt]valget|kommunestyret|formannskapet)(?![\w-])"
)
_OWNER = re.compile(
    r"(?<![\w-])(?P<body>(?:[A-ZÆØÅ][\wæøå]*-?(?:,|\sog)?\s){0,4}?[\wæøåÆØÅ-]*(?:byrådet|udvalget"
    r"|kommunalbestyrelsen|borgerrepræsentationen|regionsrådet|rådet))s(?:\s(?:(?:\w+\s)?møde(?:t)?\b|\w*protokol\b)|\s?$)",
    re.IGNORECASE,
)
# "Regionsrådsmøde", "Økonomiudvalgsmøde": the body whose meeting it is.
_MEETING_OF = re.compile(
    r"(?<![\w-])(Bestyrelse(?=sm)|(?:[A-ZÆØÅ][\wæøå-]*|(?:by|regions|kommunal))(?:råd|udvalg|nævn|[Mm]agistrat|[Bb]estyrelse))s(?:møde|mødet)\b"
)
_ENGLISH = re.compile(
    r"\b(?P<place>(?:[A-Z][\w'-]*\s(?:(?:and|on|of|under|upon|with|le|the|in|cum)\s)?){1,5})"
    r"(?P<body>(?i:(?:Parish|Town|City|Borough|County|District|Village|Community"
    r"|Metropolitan Borough) Council))\b"
)
_ENGLISH_COUNCIL = re.compile(
    r"\b(?:Parish|Town|City|Borough|County|District|Village|Community) Council\b"
)
_ENGLISH_COMMITTEE = re.compile(
    rf"(?:{_WORD}\s(?:and\s|&\s)?){{0,5}}(?:Committee|Cabinet|Scrutiny Panel|Sub-Committee|Board"
    rf"|Full Council)\b"
)
_NOT_OF_PLACE = re.compile(
    r"^(?:.*\b)?(?:members|meeting|clerk|minutes|chairman|summons)\s(?:of|to)\s(?:the\s)?",
    re.IGNORECASE,
)
_NOT_OF_NAME = re.compile(
    r"^(?:(?:(?:Åben|Åbent|Lukket|Ekstraordinært?|Ordinært|Udskrift|Udkast|Foreløbig[t]?|Godkendt"
    r"|Offentlig|Officiel)\s)*(?:Dagsordener|Dagsorden|Referater|Referat|Beslutningsprotokol"
    r"|Beslutningsreferat|Mødereferat|Protokol|Møde|Møte|Møteprotokoll|Møtereferat|Udskrift|"
    r"Møteinnkalling|Sammanträdesprotokoll|Protokoll|Kallelse|Organ|Utvalgssak|Møtedato|Utval|Saksnr|Indkaldelse|Innkalling|Tillægsdagsorden|(?:Udvalg|Utvalg)(?!\sfor)|Tidligere"
    r"|Politik|Forside|Punkt|Seneste|Kære|Til|Mødet|Minutes|Agenda|Særskilt|Dagsorden/Referat"
    r"|Dagsorden/referat)(?:\s(?:fra|for|til|af|i|of|the))?[:\s]+)+",
    re.IGNORECASE,
)
_PLACES = {one.casefold(): one for one in MUNICIPALITIES} | {
    spelling.casefold(): name for spelling, name in OTHER_SPELLINGS.items()
}
_TOWN = r"[A-ZÆØÅÖÄ][\wæøåöäé]*(?:-[A-ZÆØÅ][\wæøå]*)?"
_OF_TOWN = re.compile(
    rf"(?<![\w-])(?P<town>(?:[A-ZÆØÅ][\wæøå]*\s)?{_TOWN})[^\S\n](?P<what>[Kk]ommunes?|KOMMUNE"
    rf"|[Rr]egionskommune|[Bb]yråd(?:et)?s?|BYRÅD|[Kk]ommunalbestyrelse|[Rr]ådhus|[Kk]ommunestyre"
    rf"|[Bb]ystyre|KOMMUN|(?:Handicap|Ældre|Unge|Integrations|Frivillig)råd(?:et)?|[Kk]ommun(?:fullmäktige|styrelse)?n?|[Mm]agistrat|[Ff]ylkeskommune)(?![\w-])"
)
_NAMED = re.compile(rf"(?<![.!?]\s)(?<![\w-])(?!Vejen\b){_TOWN}(?![\w])")
_OFTEN = 3
_REGION = re.compile(
    r"\bRegion (?:Hovedstaden|Sjælland|Syddanmark|Midtjylland|Nordjylland|Østdanmark)\b"
)


# "Nordby Kommune Kulturudvalget": whose body it is; "NORDBY KOMMUNE Kulturudvalget".
_OF_MUNICIPALITY = re.compile(
    r"(?:[A-ZÆØÅ][\wæøå-]+\s){1,2}(?:Kommunes?|KOMMUNES?)\s(?:[-–]\s)?(?=[A-ZÆØÅ]\w{3})"
)
_CAPITALS_BEFORE = re.compile(r"(?:[A-ZÆØÅ]{2,}\s(?:[A-ZÆØÅ]+\s)+)(?=[A-ZÆØÅ][a-zæøå])")


def clean_body(name: str) -> str | None:
    """A body's name without what stands around it in a header."""
    name = re.sub(r"\((?:\d{4}\s?[-–]\s?\d{0,4})\)|\b\d{4}\s?[-–]\s?\d{4}\b", "", name)
    name = _NOT_OF_NAME.sub("", " ".join(name.split())).strip(" ,.;:-–|/()")
    name = re.sub(r"^\d{2}-\d{2,4}\s+", "", name)
    name = _NOT_OF_NAME.sub("", _OF_MUNICIPALITY.sub("", name))
    if not name.isupper():
        name = _CAPITALS_BEFORE.sub("", name)
    open_bracket = name.rfind("(")
    if open_bracket > 0 and ")" not in name[open_bracket:]:
        name += ")"
    return name or None


def bodies_in(text: str) -> list[str]:
    """The names of bodies in `text`, as they stand; those in lower case last."""
    text = text[:400]
    found = [name for one in BODY.finditer(text) if (name := clean_body(one[0]))]
    owner = _OWNER.search(text)
    if owner and not found:
        found.append(clean_body(owner["body"]) or owner["body"])
    english = _ENGLISH.search(text)
    if english:
        found.append(english["body"])
    elif council := _ENGLISH_COUNCIL.search(text):
        found.append(council[0])
    elif committee := _ENGLISH_COMMITTEE.search(text):
        found.append(committee[0])
    met = _MEETING_OF.search(text)
    if met and not found:
        ending = "n" if met[1].endswith("e") else "en" if met[1].endswith("strat") else "et"
        found.append(f"{met[1][0].upper()}{met[1][1:]}{ending}")
    found += [one[0] for one in _LOWER_BODY.finditer(text) if one[0] not in found]
    return [one for one in found if len(one) > 3]


def split_town(body: str) -> tuple[str, str | None]:
    """A body's name and the municipality that stands before it."""
    first, _, rest = body.rpartition(" ")
    if first and first.casefold() in _PLACES and BODY.fullmatch(rest):
        return rest, _PLACES[first.casefold()]
    return body, None


def town_in(text: str) -> str | None:
    """The municipality that `text` names as one: "X Kommune", "X Byråd", "X Rådhus"."""
    votes: dict[str, int] = {}
    for found in _OF_TOWN.finditer(text):
        town, what = found["town"], found["what"].lower()
        words = town.split()
        name = None
        for tried in (town, words[-1], town.rstrip("s"), words[-1].rstrip("s")):
            name = name or _PLACES.get(tried.casefold())
        if name is None and what.startswith(("kommune", "kommun", "fylkes")) and len(words) == 1:
            name = (
                (town.title() if town.isupper() else town)
                if not town.casefold().startswith(("denne", "vores", "hele", "organ"))
                else None
            )
        if name is not None:
            votes[name] = votes.get(name, 0) + (3 if "kommun" in what else 2)
    english = _ENGLISH.search(text[:3_000])
    if english and not votes:
        place = _NOT_OF_PLACE.sub("", english["place"]).strip()
        return place.title() if place.isupper() else place
    return max(votes, key=lambda one: votes[one]) if votes else None


def region_in(text: str) -> str | None:
    """The first region that `text` names."""
    region = _REGION.search(text)
    return region[0] if region else None


def municipality(text: str) -> str | None:
    """The municipality whose name is all of `text`."""
    return _PLACES.get(text.casefold())


def most_named(text: str) -> str | None:
    """The municipality that `text` names far more often than any other, without calling it one."""
    times = Counter(
        name for found in _NAMED.finditer(text) if (name := _PLACES.get(found[0].casefold()))
    )
    first, second = [*times.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= max(_OFTEN, _OFTEN * second[1]) else None


def body_key(name: str) -> str:
    """A body's name as bodies are compared: no town, no years, no definite article."""
    bare = split_town(clean_body(name) or name)[0].casefold()
    bare = re.sub(r"\(.*?\)|\b(?:19|20)\d\d\b", "", bare)
    letters = "".join(filter(str.isalnum, bare))
    return re.sub(r"(?:et|en|t)$", "", letters)
