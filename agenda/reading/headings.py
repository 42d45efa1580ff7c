"""Headings of agendas and minutes and what they mean: plain data, and how a row is looked up in it.

Danish, Norwegian, Swedish and English. No alias belongs to one municipality, and none is tied to a
place in the item: which comes first differs from system to system.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from data.records import Access

# What a heading can mean. An alias stands folded: lower case, without a final colon.
ALIASES: dict[str, tuple[str, ...]] = {
    "recommendation": (
        "indstilling", "indstillinger", "hovedindstilling", "alternativ indstilling",
        "beslutningspunkter", "indstillingspunkter", "administrationens indstilling",
        "forvaltningens indstilling", "direktionens indstilling", "direktørens indstilling",
        "kommunaldirektørens indstilling", "borgmesterens indstilling", "centerets indstilling",
        "udvalgets indstilling", "økonomiudvalgets indstilling", "sekretariatets indstilling",
        "formandens indstilling", "administrationens anbefaling", "forvaltningens anbefaling",
        "administrationens forslag", "forvaltningens forslag", "forslag til beslutning",
        "anbefaling", "anbefalinger", "indstillingen", "indstilling til beslutning",
        "indstilling fra forvaltningen", "innstilling", "forslag til vedtak",
        "rådmannens innstilling", "rådmannens forslag", "rådmannens forslag til vedtak",
        "rådmannens forslag til innstilling", "kommunedirektørens innstilling",
        "kommunedirektørens forslag", "kommunedirektørens forslag til vedtak",
        "kommunedirektørens forslag til innstilling", "forslag til innstilling",
        "forslag til uttalelse", "tilråding", "administrasjonens innstilling",
        "administrasjonens forslag til vedtak", "ordførers innstilling",
        "ordførerens innstilling", "ordførerens forslag til vedtak",
        "fylkesrådmannens innstilling", "saksbehandlers innstilling",
        "formannskapets innstilling", "formannskapets innstilling til kommunestyret",
        "förslag till beslut", "förvaltningens förslag till beslut", "förvaltningens förslag",
        "kommunstyrelsens förslag till beslut", "arbetsutskottets förslag till beslut",
        "recommendation", "recommendations", "officer recommendation", "recommended",
    ),
    "decision": (
        "beslutning", "beslutninger", "politisk behandling", "udvalgets beslutning",
        "byrådets beslutning", "kommunalbestyrelsens beslutning", "økonomiudvalgets beslutning",
        "rådets beslutning", "borgerrepræsentationens beslutning", "regionsrådets beslutning",
        "afgørelse", "udvalgets afgørelse", "mødets beslutning", "beslutning/referat",
        "referat/beslutning", "konklusion", "vedtagelse", "vedtaget", "besluttet",
        "beslutningsreferat", "udvalgets vedtagelse", "magistratens beslutning",
        "bestyrelsens beslutning", "nævnets afgørelse", "forretningsudvalgets beslutning",
        "beslutning på mødet", "det blev besluttet", "vedtak", "endelig vedtak",
        "vedtak i utvalget", "møtets vedtak", "saksprotokoll", "enstemmig vedtak", "avgjerd",
        "samrøystes vedtak", "beslut", "kommunfullmäktiges beslut", "kommunstyrelsens beslut",
        "nämndens beslut", "arbetsutskottets beslut", "kommunstyrelsens arbetsutskotts beslut",
        "utskottets beslut", "decision", "decisions", "resolved", "resolution", "outcome",
        "minute",
    ),
    "recommendation_and_decision": (
        "indstilling og beslutning", "beslutning og indstilling", "indstilling/beslutning",
    ),
    "summary": (
        "resume", "resumé", "sagsresume", "sagsresumé", "kort resume", "kort resumé",
        "sammenfatning", "sagens kerne", "kort fortalt", "overblik", "introduktion", "indledning",
        "sammendrag", "sammanfattning", "summary", "executive summary", "resume og indstilling",
        "præsentation", "sagen kort", "kort om sagen", "saken i korthet", "kort oppsummering",
    ),
    "case": (
        "sagsfremstilling", "sagsbeskrivelse", "sagsbeskrivelse af hovedindstilling",
        "sagsbeskrivelse af alternativ indstilling", "supplerende sagsfremstilling",
        "beskrivelse af sagen", "beskrivelse", "redegørelse", "fremstilling", "sagen",
        "sagens indhold", "orientering", "beslutningstema", "formål", "sagens formål", "tema",
        "vurdering", "administrationens vurdering", "forvaltningens vurdering", "bemærkninger",
        "administrationens bemærkninger", "forvaltningens bemærkninger", "handlemuligheder",
        "direktionens bemærkninger", "motivation", "motivering", "begrundelse", "uddybning",
        "sagsforelæggelse", "fagcenterets bemærkninger", "indhold i sagen",
        "hvad handler sagen om", "hvorfor forelægges sagen", "supplerende oplysninger",
        "nye oplysninger", "øvrige forhold", "saksframlegg", "saksopplysninger", "saksopplysning",
        "saksutredning", "saksframstilling", "saken gjelder", "vurderinger",
        "rådmannens vurdering", "kommunedirektørens vurdering", "ärendebeskrivning", "ärendet",
        "beskrivning av ärendet", "beskrivning", "yttrande", "förvaltningens bedömning",
        "bedömning", "report", "details",
    ),
    "background": (
        "baggrund", "anledning", "baggrund og fremlæggelse", "baggrund for sagen", "historik",
        "sagens baggrund", "bakgrunn", "bakgrund", "background", "tidligere behandling",
        "bakgrunn for saken", "lovgrundlag og baggrund",
    ),
    "problem": ("problemstilling", "problem", "udfordring"),
    "solution": (
        "løsning", "løsningsforslag", "løsninger", "forslag", "videre proces",
        "den videre proces", "videre forløb", "det videre forløb", "næste skridt", "proces",
        "procesplan",
    ),
    "economy": (
        "økonomi", "økonomiske konsekvenser", "økonomi og finansiering", "økonomisk konsekvens",
        "økonomiske forhold", "bevillingsmæssige konsekvenser", "økonomi og personaleforhold",
        "økonomiske og personalemæssige konsekvenser", "bevilling", "finansiering",
        "økonomi og organisatoriske konsekvenser", "økonomiske og organisatoriske konsekvenser",
        "vurdering i forhold til økonomi", "økonomi og bevilling", "konsekvenser for økonomien",
        "økonomiske og administrative konsekvenser", "økonomi/personale", "økonomi og kapacitet",
        "konsekvenser i forhold til økonomi", "ressourceforbrug", "bevillingsforhold",
        "økonomiske konsekvenser og finansiering", "økonomiske og personalemæssige forhold",
        "økonomiske konsekvensar", "ekonomi", "ekonomiska konsekvenser", "finansiell påvirkning",
        "financial implications", "finance", "finances",
    ),
    "hearing": (
        "høring", "høringer", "høring og inddragelse", "inddragelse", "borgerinddragelse",
        "hørte parter", "høring, dialog og formidling", "inddragelse og høring",
        "borgerinddragelse og høring", "partshøring", "høringssvar", "udtalelser", "udtalelse",
        "høringsinstanser", "consultation",
    ),
    "law": (
        "lovgrundlag", "retsgrundlag", "retligt grundlag", "hjemmel", "lovhjemmel",
        "regelgrundlag", "juridiske forhold", "lovgrundlag og planmæssig baggrund",
        "juridiske konsekvenser", "retlige konsekvenser", "lov- og plangrundlag",
        "lov- og aftalegrundlag", "rettslig grunnlag", "lovgrundlag m.v.", "legal implications",
    ),
    "effects": (
        "konsekvenser", "vurdering i forhold til administrative forhold", "personale",
        "administrative konsekvenser", "personalemæssige konsekvenser",
        "sundhedsmæssige konsekvenser", "konsekvenser for andre udvalg",
        "miljømæssige konsekvenser", "klima", "klima og miljø", "klimamæssige konsekvenser",
        "bæredygtighed", "sundhed", "konsekvenser for handicappede", "konsekvenser for unge",
        "tværgående konsekvenser", "klimakonsekvenser", "klimavurdering", "børn og unge",
        "handicap", "miljøvurdering", "bæredygtighedsvurdering", "organisatoriske konsekvenser",
        "planforhold", "politisk fokusområde", "sammenhæng til vision og politikker",
        "sammenhæng til politikker", "effekt", "mål og effekt", "forventet effekt",
        "politiske målsætninger", "barnkonsekvensanalys", "miljøkonsekvenser",
    ),
    "schedule": (
        "tidsplan", "tidsperspektiv", "tidsramme", "plan", "tid", "opfølgning", "evaluering",
        "gennemførelse", "implementering", "tidsplan og proces",
    ),
    "communication": (
        "kommunikation", "kommunikation og formidling", "presse", "offentliggørelse",
        "information",
    ),
    "attachments": (
        "bilag", "bilagsliste", "bilagsfortegnelse", "bilagsoversigt", "vedlagte bilag",
        "åbne bilag", "bilag til sagen", "relaterede dokumenter", "dokumenter",
        "bilag til punktet", "lukkede bilag", "vedhæftede filer", "bilag vedlagt",
        "bilag med link", "bilag i sagen", "vedlegg", "vedlagte dokumenter", "bilagor", "bilaga",
        "handlingar", "beslutsunderlag", "underlag", "attachments", "appendices", "annexes",
        "supporting documents", "sagens bilag", "materiale", "liste over bilag",
        "dokumenter i sagen", "trykte vedlegg",
    ),
    "history": (
        "sagsforløb", "sagens forløb", "sagens gang", "sagshistorik", "sagens behandling",
        "sagsgang", "tidligere beslutninger", "tidligere behandlet",
        "tidligere politisk behandling", "behandlingsforløb", "beslutningshistorik",
        "beslutningshistorie", "saksgang", "behandles i", "tidligere beslutning",
        "tidligere vedtak", "sakens gang", "beslutningsproces", "behandlet i",
    ),
    "debate": (
        "behandling", "behandling i møtet", "drøftelse", "debat", "drøftinger", "votering",
        "afstemning", "afstemningsresultat", "afstemningstema", "resultat af afstemning",
        "forslag i møtet", "yrkanden", "yrkande", "beslutsgång", "propositionsordning",
        "omröstning", "discussion", "omrøsting", "avstemning",
    ),
    "minority": (
        "mindretalsudtalelse", "mindretalsudtalelser", "mindretal", "protokolbemærkning",
        "protokolbemærkninger", "protokoltilførsel", "særudtalelse", "reservation",
        "reservationer", "särskilt yttrande", "protokolltilførsel", "mindretallets udtalelse",
        "protokollmerknad",
    ),
    "case_number": (
        "sagsnr", "sagsnr.", "sags nr", "sags nr.", "sagsnummer", "sags-nr.", "sags-nr",
        "sags id", "sagsid", "sags-id", "journalnr", "journalnr.", "journalnummer", "j.nr",
        "j.nr.", "j. nr.", "jnr", "jnr.", "jr.nr.", "jr. nr.", "acadre sagsnr.", "sag nr",
        "sag nr.", "sag", "sagsnr./dok.nr.", "esdh-sag", "esdh-nr.", "edoc-nr.", "sbsys sag",
        "sagnr.", "sagnr", "arkivsaksnr", "arkivsaksnr.", "arkivsak-dok.", "arkivsak",
        "arkivsakid", "saksnr", "saksnr.", "saksmappe", "saksnummer", "journalpost", "dnr",
        "dnr.", "diarienr", "diarienr.", "diarienummer", "ärendenummer", "ärendenr",
        "case number", "case no", "case no.", "reference", "ref", "ref.",
    ),
    "document_number": (
        "dok.nr", "dok.nr.", "dok. nr.", "dokumentnr.", "dokumentnr", "dok nr", "lbnr.",
        "løbenr.", "løbenr", "klassekode", "kle", "kle-nr.", "arkiv", "arkivkode",
    ),
    "access": (
        "status", "offentlighed", "åben/lukket", "åbent/lukket", "sagstype", "dagsordenstype",
        "offentlig",
    ),
    "absent": (
        "fraværende", "afbud", "ikke til stede", "ikke tilstede", "afbud fra",
        "fraværende medlemmer", "meldt afbud", "fravær", "forfall", "frånvarande",
        "ej närvarande", "apologies", "absent", "inhabil", "inhabile", "inhabilitet",
        "følgende deltog ikke i sagens behandling", "ikke til stede ved behandlingen",
    ),
    "responsible": (
        "sagsbehandler", "sagsansvarlig", "ansvarlig", "saksbehandler", "saksansvarlig",
        "handläggare", "föredragande", "ansvarlig enhed", "ansvarlig direktør",
        "sagsforberedelse", "forvaltning", "afdeling", "kontaktperson", "kontakt",
        "ansvarlig forvaltning", "ansvarligt center", "initialer", "initialer på sagsbehandler",
        "forelæggende", "fagcenter", "indbragt af", "oplæg ved", "deltagere under punktet",
        "deltager under punktet", "mødedeltagere under punktet", "gæster", "ansvarlig fagområde",
        "center", "lead officer", "report author", "sagens parter", "involverede centre",
    ),
    "competence": (
        "kompetence", "beslutningskompetence", "sagen afgøres i", "afgøres i",
        "afgørelseskompetence", "besluttes i", "beslutningstager", "sagsprocedure",
        "sagsgang og sagstype", "forventet sagsgang", "sagstype og sagsgang", "sagen afgøres af",
        "kompetent organ", "indstillende organ", "udvalgsbehandling", "endelig beslutning i",
        "kompetanse",
    ),
    "signature": (
        "underskrifter", "underskriftsside", "underskriftsblad", "underskriftark", "underskrift",
        "signaturer", "godkendelse og underskrift", "signatures", "underskrifter på protokollen",
    ),
}  # fmt: skip

# Over a table of contents, in the order of how surely they say so.
CONTENTS_SURE = frozenset({
    "indholdsfortegnelse", "indholdsliste", "indhold", "indholdsoversigt", "punkter",
    "mødeindhold", "sagsoversigt", "sagsliste", "punktliste", "punktoversigt",
    "dagsordensoversigt", "dagsordenspunkter", "oversigt over punkter", "emner",
    "liste over punkter", "indholdsfortegnelse side", "saksliste", "sakliste", "sakskart",
    "sakslista", "innhold", "innholdsfortegnelse", "saker til behandling", "ärendelista",
    "ärenden", "innehåll", "innehållsförteckning", "contents", "table of contents", "oversigt",
    "åbne punkter", "punkter på dagsordenen", "sager", "sager til behandling", "behandlede sager",
    "dagsordenens punkter",
})  # fmt: skip
CONTENTS_LIKELY = frozenset({
    "dagsorden", "referat", "dagordning", "föredragningslista", "agenda", "items", "dagsordenen",
    "dagsorden for mødet", "følgende sager behandles", "til behandling", "til dagsordenen",
    "dagsorden åben", "åben dagsorden", "beslutningsprotokol", "protokol",
})  # fmt: skip

# The words over the columns of a table of contents.
CONTENTS_COLUMNS = frozenset({
    "side", "sidenr", "sidenummer", "punkt", "pkt", "nr", "titel", "emne", "sag", "tekst",
    "overskrift", "punktnr", "dagsordenpunkt", "saksnr", "saknr", "sak", "innhold", "tittel",
    "sakstittel", "utv", "utvalgs", "utvalgssaksnr", "utvalgs-saksnr", "utvalgs-",
    "utvalgssakstype/nr", "arkivsaksnr", "lukket/åpen", "åben/lukket", "lukket", "item", "page",
    "ärende", "sida", "s",
})  # fmt: skip

OPEN_GROUPS = frozenset({
    "åbne sager", "åbne punkter", "åben dagsorden", "åbent møde", "åbne dagsordenspunkter",
    "åbne", "åben del", "dagsorden åben", "sager for åbne døre", "åben sag", "for åbne døre",
    "åbne sager til behandling", "åpne saker", "åben dagsorden punkter", "offentlige sager",
    "åbent punkt", "åben mødedel", "åbent referat", "åben beslutningsprotokol", "åben protokol",
    "dagsorden - åben", "referat - åben", "public items", "open session", "part i", "åbne møde",
    "punkter på åben dagsorden", "åbne dagsorden",
})  # fmt: skip
CLOSED_GROUPS = frozenset({
    "lukkede sager", "lukkede punkter", "lukket dagsorden", "lukket møde",
    "lukkede dagsordenspunkter", "lukket del", "dagsorden lukket", "sager for lukkede døre",
    "for lukkede døre", "lukkede sager til behandling", "lukkede saker", "ikke-offentlige sager",
    "fortrolige sager", "lukket mødedel", "lukket referat", "lukket beslutningsprotokol",
    "dagsorden - lukket", "referat - lukket", "exempt items", "confidential items",
    "private session", "closed session", "punkter på lukket dagsorden", "lukkede dagsorden",
    "unntatt offentlighet",
})  # fmt: skip

_GROUP = re.compile(
    r".{0,60}\b(?:for|bag) (?P<a>åbne|lukkede) døre:?|(?P<b>åbne|lukkede|åbent|lukket|åpne"
    r"|åben) (?:sager|punkter|saker|møde|dagsorden|dagsordenspunkter|del)\b.{0,12}",
    re.IGNORECASE,
)


def group_access(text: str) -> Access | None:
    """What a heading over several items says of them; None for a row that is no such heading."""
    if len(text) > 70:
        return None
    key = folded(text)
    if key in OPEN_GROUPS:
        return "open"
    if key in CLOSED_GROUPS:
        return "closed"
    found = _GROUP.fullmatch(key)
    if found is None:
        return None
    return "closed" if (found["a"] or found["b"]).lower().startswith("luk") else "open"


def is_column_heading(text: str) -> bool:
    """Whether a row is the heading of columns of a table of contents: "Punkt nr. Side"."""
    words = text.lower().replace(":", " ").split()
    return 0 < len(words) < 9 and all(word.rstrip(".,") in CONTENTS_COLUMNS for word in words)


# Buttons and banners of web pages and page machines: nobody wrote them into an agenda.
CHROME = frozenset({
    "søg", "vælg", "luk", "print", "del", "hent som pdf", "hent som fil", "kopier link",
    "kopier link til punktet", "kopier link til punktet - print", "se alle bilag", "se bilag",
    "vis bilag", "hent bilag", "tilbage til forsiden", "tilbage", "til toppen",
    "skip til hoved indholdet", "gå til indhold", "spring til indhold", "menu", "hent pdf",
    "download pdf", "pdf", "download", "læs op", "tip en ven", "send", "annuller", "ok", "×", "x",
    "info", "udskriv", "udskriv hele dagsordnen", "udskriv hele dagsordenen",
    "udskriv hele referatet", "vis alle", "fold ud", "fold ind", "åbn alle", "luk alle",
    "læs mere", "vis mere", "kopier", "forrige", "næste", "forrige punkt", "næste punkt",
    "accepter cookies", "accepter ikke cookies", "hent dagsorden", "hent referat", "abonner",
    "del siden", "del på facebook", "transkript", "video", "se video", "afspil",
    "link til punktet", "læs højt", "udskriv punkt", "vis punkt", "til forsiden",
    "toggle navigation", "skip to content", "share", ".", "-",
})  # fmt: skip

# Which meanings tell about the case itself, in a text of several headings.
CASE_KINDS = ("summary", "case", "background", "problem", "solution", "lead", "other")
# Which headings an item begins with: what stands right above one may be a title.
OPENING_KINDS = frozenset({
    "recommendation", "decision", "recommendation_and_decision", "summary", "case", "background",
    "problem", "case_number", "competence", "responsible", "document_number", "history",
})  # fmt: skip
# Facts about an item that stand beside their label.
META_KINDS = frozenset({
    "case_number", "document_number", "access", "responsible", "competence", "absent",
})  # fmt: skip

_KIND_OF = {alias: kind for kind, aliases in ALIASES.items() for alias in aliases}
_BY_LENGTH = sorted(_KIND_OF, key=len, reverse=True)
_LONGEST = len(_BY_LENGTH[0])

# Words that are labels with a value only behind a colon: they begin many a sentence and title.
_COLON_ONLY = frozenset({
    "sag", "reference", "ref", "ref.", "arkiv", "center", "plan", "tid", "status", "information",
    "orientering", "presse", "forslag", "sagen",
})  # fmt: skip

_WITH_COLON = re.compile(
    "(" + "|".join(map(re.escape, _BY_LENGTH)) + r")\.?\s?(?::|\s-\s)\s*", re.IGNORECASE
)
# "Sagsnr. 12/3456", "Fraværende- NN": the label of a fact beside its value.
_META_BESIDE = re.compile(
    "("
    + "|".join(
        re.escape(alias)
        for alias in _BY_LENGTH
        if _KIND_OF[alias] in ("case_number", "document_number", "absent")
        and alias not in _COLON_ONLY
        and (
            alias.endswith(".") or _KIND_OF[alias] == "absent" or "nr" in alias or "number" in alias
        )
    )
    + r")(?:\s?(?=[\dA-Z]{1,12}[-./]?\d)|\s?-\s?(?=[A-ZÆØÅ]))",
    re.IGNORECASE,
)
# "Sag nr. 24" is the number of an item, not of a case.
_NUMBER_OF_ITEM = re.compile(r"(?:Sag|Sak)\s?nr\.?\s?\d{1,4}", re.IGNORECASE)
# Labels that lose the space before their text when a page is turned into text.
_GLUABLE = sorted(
    (
        alias.capitalize()
        for alias in _BY_LENGTH
        if len(alias) > 4 and alias[-1].isalpha() and alias not in _COLON_ONLY
    ),
    key=len,
    reverse=True,
)
# Labels that are surely none of the words of a sentence when a colon follows.
LABELS = [
    *(one for one in _GLUABLE if len(one) > 7),
    "Sagsnr.", "Sagsnr", "J.nr.", "Dnr", "Afbud", "Resume", "Resumé", "Vedtak", "Bilag", "Sagsid",
]  # fmt: skip
_GLUED = re.compile("(" + "|".join(map(re.escape, _GLUABLE)) + r")(?=[A-ZÆØÅ•“\"”0-9])")
_SPACED = re.compile("(" + "|".join(map(re.escape, _GLUABLE)) + r")(?=\s[A-ZÆØÅ•“\"”0-9])")
# "Forvaltningen foreslår:", "Direktøren indstiller, at": who recommends, as a row of its own.
_RECOMMENDS = re.compile(
    r"[A-ZÆØÅ][^.:;?!]{0,90}?\b(?:indstiller|anbefaler|foreslår|innstiller|tilrår|föreslår)\b"
    r"(?: til [^.:;]{1,60})?(?:,? (?:at|om at|att))?\s?[:,]?",
)
_RECOMMENDER = (
    r"(?:\w*[Ff]orvaltning(?:en)?\b[^.:;,]{0,60}|Administrationen|Direktør(?:en"
    r"|området)?\b[^.:;,]{0,60}"
    r"|Direktionen|Kommunaldirektøren|Borgmesteren\b[^.:;,]{0,30}|Sekretariatet|\w*[Cc]hefen"
    r"|Udvalgsformanden|Formanden"
    r"|Center(?:et)? for [^.:;]{2,60}|Centerchefen|[\wæøå]*[Aa]fdelingen|Fagcentret"
    r"|Magistratsafdelingen\b[^.:;]{0,60}"
    r"|Rådmannen|Kommunedirektøren|Det|\w*(?:udvalget|Udvalget)|Byplan[^.:;,]{0,30}"
    r"|[A-ZÆØÅ][^.:;,]{1,50} og [A-ZÆØÅ][^.:;,]{1,40})"
)
_RECOMMENDATION_SENTENCE = re.compile(
    rf"(?:{_RECOMMENDER} (?:indstilles?r?|innstiller|tilrår)\b"
    rf"|(?:Administrationen|Forvaltningen|Direktionen|Direktøren|Kommunaldirektøren) (?:anbefaler"
    rf"|foreslår)"
    rf"(?: til [^.:;]{{1,60}})?(?:, at\b|:|\s?$)"
    r"|Det (?:indstilles|anbefales|foreslås)(?: til [^.:;,]{1,60})?,? ?(?:at\b|:|$)"
    r"|Indstilling om,? ?(?:at\b|:|$)|Indstilles?(?: til [^.:;,]{1,40})?,? at\b)"
)


class Label(NamedTuple):
    """A heading at the beginning of a row: what it means, as printed, and where in the row's text
    the text under it begins (the row's length when it begins on the next row)."""

    kind: str
    heading: str
    value: int


def folded(text: str) -> str:
    """A heading as the table has it: lower case, single spaces, no bullet and no final colon."""
    return " ".join(text.split()).strip("*_#•- ").rstrip(":. ").lower() or text.strip()


# Headings that differ from municipality to municipality in one word.
_KIND_BY_FORM = tuple(
    (kind, re.compile(form))
    for kind, form in (
        ("recommendation", r"\w+(?:s|ive?|v|ende|ig) (?:indstilling|innstilling|anbefaling)"),
        ("economy", r"økonomiske (?:og \w+ )?(?:konsekvenser|forhold|aspekter)(?: .{0,30})?"),
        ("effects", r"\w+(?:mæssige|tekniske) (?:og \w+ )?(?:konsekvenser|forhold)"),
        ("effects", r"risikovurdering"),
        ("endorsement", r"(?:.{0,40} )?påtegning"),
        ("law", r"(?:rets|lov)(?:regler|grundlag|forhold)\b.{0,40}"),
    )
)


@cache
def _kind(key: str) -> str | None:
    known = _KIND_OF.get(key) or _KIND_OF.get(key + ".")
    return known or next((kind for kind, form in _KIND_BY_FORM if form.fullmatch(key)), None)


@lru_cache(maxsize=8_192)
def label_of(text: str, *, run_on: bool = False) -> Label | None:
    """The label that a row of text begins with; with `run_on` also one that only a space parts
    from its text. Headings that name a body or date are not here: see `agenda.reading.decisions`.
    """
    if not text or not (text[0].isalpha() or text[0] in "•*-#_"):
        return None
    if len(text) <= _LONGEST + 4:
        kind = _kind(folded(text))
        if kind is not None:
            return Label(kind, text.strip("*_#• ").rstrip(": "), len(text))
    found = _SPACED.match(text) if run_on else None
    if found:
        return Label(_KIND_OF[found[1].lower()], found[1], found.end() + 1)
    return _beside(text)


def _beside(text: str) -> Label | None:
    """A label with its text on the same row."""
    found = _WITH_COLON.match(text)
    if found:
        kind = _KIND_OF[found[1].lower()]
        separator = text[found.end(1) : found.end()]
        if ":" in separator or kind in META_KINDS:
            return Label(kind, found[1], found.end())
    found = _META_BESIDE.match(text)
    if found and not _NUMBER_OF_ITEM.fullmatch(text):
        return Label(_KIND_OF[found[1].lower()], found[1], found.end())
    found = _GLUED.match(text)
    if found and not text[found.end() :].startswith(("-", "/")):
        return Label(_KIND_OF[found[1].lower()], found[1], found.end())
    return None


def recommendation_lead(text: str) -> Label | None:
    """A row that says who recommends, where no heading does: all of a row ("Forvaltningen
    foreslår:") is the heading, of a sentence that goes on the text is the recommendation."""
    if len(text) > 2_000:
        text = text[:2_000]
    if len(text) <= 120 and text.endswith(":") and _RECOMMENDS.fullmatch(text):
        return Label("recommendation", text.rstrip(": "), len(text))
    if _RECOMMENDATION_SENTENCE.match(text):
        return Label("recommendation", "", 0)
    return None
