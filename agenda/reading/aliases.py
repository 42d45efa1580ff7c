"""The words of headings, groups and web pages: plain data, in four languages.

No alias belongs to one municipality, and none is tied to a place in the item: which comes first
differs from system to system.
"""

from __future__ import annotations

# What a heading can mean. An alias stands folded: lower case, without a final colon.
ALIASES: dict[str, tuple[str, ...]] = {
    "recommendation": (
        "forslag til afgørelse", "proposed decision", "proposed resolution",
        "förslag till kommunfullmäktige",
        "indstilling", "indstillinger", "hovedindstilling", "alternativ indstilling",
        "beslutningspunkter", "indstillingspunkter", "administrationens indstilling",
        "forvaltningens indstilling", "direktionens indstilling", "direktørens indstilling",
        "kommunaldirektørens indstilling", "borgmesterens indstilling", "centerets indstilling",
        "udvalgets indstilling", "økonomiudvalgets indstilling", "sekretariatets indstilling",
        "formandens indstilling", "administrationens anbefaling", "forvaltningens anbefaling",
        "administrationens forslag", "forvaltningens forslag", "forslag til beslutning",
        "anbefaling", "anbefalinger", "indstillingen",
        "indstilling til beslutning",
        "indstilling fra forvaltningen", "forvaltningen indstiller", "direktionen indstiller",
        "administrationen indstiller", "innstilling", "forslag til vedtak",
        "rådmannens innstilling", "rådmannens forslag", "rådmannens forslag til vedtak",
        "rådmannens forslag til innstilling", "kommunedirektørens innstilling",
        "kommunedirektørens forslag", "kommunedirektørens forslag til vedtak",
        "kommunedirektørens forslag til innstilling", "forslag til innstilling",
        "forslag til uttalelse", "tilråding", "administrasjonens innstilling",
        "administrasjonens forslag til vedtak", "ordførers innstilling",
        "ordførerens innstilling", "ordførerens forslag til vedtak",
        "fylkesrådmannens innstilling", "saksbehandlers innstilling",
        "formannskapets innstilling", "formannskapets innstilling til kommunestyret",
        "framlegg til vedtak", "rådmannen sitt framlegg til vedtak", "framlegg til tilråding",
        "rådmannen si tilråding", "rådmannens tilråding", "administrasjonssjefens innstilling",
        "tilråding frå rådmannen",
        "arbetsutskottets förslag", "förslag till beslut",
        "förvaltningens förslag till beslut", "förvaltningens förslag",
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
        "mødebeslutning", "udvalgsbeslutning", "beslutning/konklusion", "konklusion/beslutning",
        "politisk beslutning", "endelig beslutning", "beslutning fra mødet", "protokollat",
        "protokollering", "referat af punktet", "beslutning / handling", "det besluttedes",
        "udvalget besluttede", "rådet besluttede", "byrådet besluttede", "bestyrelsen besluttede",
        "beslutning på mødet", "det blev besluttet", "vedtak", "endelig vedtak",
        "vedtak i utvalget", "møtets vedtak", "saksprotokoll", "enstemmig vedtak", "avgjerd",
        "samrøystes vedtak", "beslut", "kommunfullmäktiges beslut", "kommunstyrelsens beslut",
        "nämndens beslut", "arbetsutskottets beslut", "kommunstyrelsens arbetsutskotts beslut",
        "utskottets beslut", "decision", "decisions", "resolved", "resolution", "outcome",
        "minute", "udfald",
    ),
    "recommendation_and_decision": (
        "indstilling og beslutning", "beslutning og indstilling", "indstilling/beslutning",
        "indstilling / beslutning", "beslutning/indstilling",
    ),
    "summary": (
        "resume", "resumé", "sagsresume", "sagsresumé", "kort resume", "kort resumé",
        "sammenfatning", "sagens kerne", "kort fortalt", "overblik", "introduktion", "indledning",
        "kort sagsresumé", "kort sagsresume", "sammendrag", "sammanfattning", "summary",
        "executive summary", "resume og indstilling",
        "præsentation", "sagen kort", "kort om sagen", "saken i korthet", "kort oppsummering",
    ),
    "case": (
        "sagsfremstilling", "sagsbeskrivelse", "sagsindhold", "sagsoplysninger", "fakta",
        "uddybende sagsfremstilling", "overvejelser", "sagsbeskrivelse af hovedindstilling",
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
        "bedömning", "report", "details", "saksopplysningar", "vurdering og konklusjon",
        "sammanfattning av ärendet", "ärendet i korthet",
    ),
    "background": (
        "baggrund", "anledning", "baggrund og formål", "formål og baggrund",
        "baggrund og fremlæggelse", "baggrund for sagen", "historik",
        "sagens baggrund", "bakgrunn", "bakgrund", "background", "tidligere behandling",
        "bakgrunn for saken", "lovgrundlag og baggrund",
    ),
    "problem": ("problemstilling", "problem", "udfordring"),
    "solution": (
        "løsning", "løsningsforslag", "løsninger", "forslag", "beslutningsforslag", "videre proces",
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
        "bilag til punktet", "lukkede bilag", "ikke åbne bilag", "vedlagt",
        "vedhæftede filer", "bilag vedlagt",
        "bilag med link", "bilag i sagen", "vedlegg", "vedlagte dokumenter", "bilagor", "bilaga",
        "handlingar", "beslutsunderlag", "underlag", "attachments", "appendices", "annexes",
        "supporting documents", "sagens bilag", "materiale", "liste over bilag",
        "dokumenter i sagen", "trykte vedlegg", "additional documents",
    ),
    "history": (
        "sagsforløb", "sagens forløb", "sagens gang", "sagshistorik", "sagens behandling",
        "sagsgang", "tidligere beslutninger", "tidligere behandlet",
        "tidligere politisk behandling", "behandlingsforløb", "beslutningshistorik",
        "beslutningshistorie", "saksgang", "behandles i", "tidligere beslutning",
        "tidligere vedtak", "sakens gang", "beslutningsproces", "behandlet i",
    ),
    "debate": (
        "ændringsforslag", "underændringsforslag",
        "behandling", "behandling i møtet", "drøftelse", "debat", "drøftinger", "votering",
        "afstemning", "afstemningsresultat", "afstemningstema", "resultat af afstemning",
        "forslag i møtet", "yrkanden", "yrkande", "beslutsgång", "propositionsordning",
        "omröstning", "discussion", "omrøsting", "avstemning", "handsaming",
        "förslag under sammanträdet",
    ),
    "minority": (
        "mindretalsudtalelse", "mindretalsudtalelser", "mindretal", "protokolbemærkning",
        "protokolbemærkninger", "protokoltilførsel", "særudtalelse", "reservation",
        "reservationer", "särskilt yttrande", "protokolltilførsel", "mindretallets udtalelse",
        "protokollmerknad",
    ),
    "case_number": (
        "sagsnr", "sagsnr.", "sagsnr. i esdh", "sags nr", "sags nr.", "sagsnummer", "sags-nr.",
        "sags-nr",
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
        "punkttype", "dagsordenpunkttype", "dagsordenspunkttype",
        "status", "offentlighed", "åbenhed", "åben/lukket", "åbent/lukket", "sagstype",
        "dagsordenstype",
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
        "deltager under punktet", "mødedeltagere under punktet", "deltagere i punktet",
        "mødedeltagere til punktet", "gæster", "ansvarlig fagområde",
        "center", "lead officer", "report author", "sagens parter", "involverede centre",
    ),
    "competence": (
        "kompetence", "beslutningskompetence", "sagen afgøres i", "afgøres i",
        "afgørelseskompetence", "besluttes i", "beslutningstager", "sagsprocedure",
        "sagsgang og sagstype", "forventet sagsgang", "sagstype og sagsgang", "sagen afgøres af",
        "kompetent organ", "indstillende organ", "udvalgsbehandling", "endelig beslutning i",
        "kompetanse", "afgøres af", "beslutning træffes i", "kompetenceudvalg",
        "sagen skal behandles i",
        "hvem beslutter", "hvem afgør sagen", "hvem kan beslutte",
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
    "dagsordenens punkter", "følgende sager behandles", "følgende sager behandles på mødet",
    "følgende punkter behandles", "til behandling forelå", "dagsordenpunkter",
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
    "sakstittel", "diarienr", "arkiv-", "utv", "utvalgs", "utvalgssaksnr", "utvalgs-saksnr",
    "utvalgs-",
    "utvalgssakstype/nr", "arkivsaksnr", "lukket/åpen", "åben/lukket", "lukket", "item", "page",
    "ärende", "sida", "s", "type", "sagstype", "sagsnr", "sagsnummer",
    "adgang", "status", "|", "offentlighed", "dagsordenspunkt",
})  # fmt: skip

# Headings over open and closed items, besides those of nothing but the words of such headings.
OPEN_GROUPS = frozenset({
    "åbne", "åben del", "åben sag", "åbent punkt", "åben mødedel", "åbent referat",
    "åben beslutningsprotokol", "åben protokol", "referat - åben", "public items", "open session",
    "part i",
})  # fmt: skip
CLOSED_GROUPS = frozenset({
    "lukkede", "lukket del", "lukket mødedel", "lukket referat", "lukket beslutningsprotokol",
    "referat - lukket", "exempt items", "confidential items", "private session", "closed session",
    "unntatt offentlighet", "unnateke offentlegheit",
})  # fmt: skip

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
    "show video", "vis video", "first-agenda sagsfremstilling", "prompt resultater", "relevans",
    "relevans v1", "fold punkt ud", "fold punkt ind", "luk punkt", "åbn punkt",
    "fold alle ud", "fold alle ind",
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
