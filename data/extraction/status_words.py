"""The wordings by which a commitment is told as done, under way, decided or only said. Data."""

from __future__ import annotations

import re

_I = re.IGNORECASE
# done > under_way > decided > proposed
DONE_VERBS = (
    r"ansat|nyansat|etableret|oprettet|lavet|investeret|åbnet|indviet|bygget|opført|udarbejdet|"
    r"gennemført|indført|afskaffet|nedlagt|renoveret|"
    r"udvidet|omlagt|ombygget|indgået|købt|solgt|opsat|opstillet|installeret|afsluttet|leveret|"
    r"udskiftet|satset|lukket|fjernet|halveret|etablert|opprettet|ansatt|"
    r"gjennomført|bygd|åpnet|genåbnet|udbygget|plantet|uddannet|betalt|skabt|styrket|hævet|"
    r"sænket|nedsat|"
    r"forhøjet|indrettet|anlagt|overtaget|fordoblet|skrevet under|afholdt|evalueret|afdækket|"
    r"skærpet|"
    r"gennemgået|afsøgt|kortlagt|indkøbt|udlagt|ansøgt|udsendt|nedrevet|taget ned|"
    r"deltaget|udført|underskrevet|byggemodnet|skrevet(?! ind\b)|"
    r"flyttet|forlænget|stoppet|skiftet|implementeret|ibrugtaget|indsendt|afprøvet|"
    r"været med til at (?:ansætte|bygge|få|gennemføre|indføre|oprette|sikre|skabe)|"
    r"inrättat|anställt|infört|öppnat|byggt|genomfört|hired|appointed|built|opened|installed|"
    r"established|created|introduced|completed|recruited|launched"
)
DONE = re.compile(
    rf"\b(?:fik|har|havde|har vi|er(?: der)?|er blevet|blev|blevet|have|has|were|was|are|är|"
    rf"hat)\b(?:\s(?!ikke)[^\s.,;]+){{0,9}}?\s(?:{DONE_VERBS})\b"
    rf"|^\W*(?:{DONE_VERBS})\b|\bhar valgt at (?:have|ansætte|oprette)|(?<!planen )\bstår (?:nu "
    rf")?færdigt?\b(?! i)|\ber (?:nu )?(?:åben|færdig|på plads|i drift)\b(?! (?:i|fra|til|senest|"
    rf"inden)\b)|\båbnede\b|\ber (?:netop|allerede) (?:færdig|åben)t?\b",
    _I,
)
# "er taget i brug", "er revet ned": two words that only together tell of an end.
IN_USE = re.compile(
    r"\b(?:har|er|blev)\b(?:\s[^\s.,;]+){0,9}?\s(?:taget(?:\s[^\s.;,]+){0,7}?\si brug|"
    r"revet(?:\s[^\s.;,]+){0,4}?\sned)\b",
    _I,
)
# "har, i samarbejde med naboerne, etableret"
PARTED = re.compile(
    r"\b(?:fik|har)\b(?:\s[^\s.,;]+){0,3},\s[^.;]{3,160}?,\s(?:(?!ikke\b)[^\s.,;]+\s){0,3}?"
    rf"(?:{DONE_VERBS})\b",
    _I,
)
# "I maj ansatte vi to byværter": told in the past, with who did it beside the verb.
_BUILT = (
    r"ansatte|oprettede|etablerede|indførte|byggede|lukkede|indviede|udvidede|renoverede|købte|"
    r"nedlagde|anlagde|afskaffede|nedsatte|brugte"
)
_WHO = r"(?:vi|byrådet|kommunen|udvalget|flertallet|forvaltningen|administrationen)"
DID = re.compile(
    rf"\b{_WHO}\s(?:{_BUILT})\b|\b(?:{_BUILT})\s{_WHO}\b",
    _I,
)
# That a deal was made is no finished measure.
OF_THE_DEAL = re.compile(
    r"\b(?:forlig|aftale)\w*\b.*\bindgået$|^(?:er|blev|har) (?:\w+ ){0,3}indgået$", _I
)
# Somebody who has begun is appointed: "To vejledere begyndte i maj".
FILLED = re.compile(
    r"\b\w*(?:konsulent|terapeut|medarbejder|lærer|pædagog|vejleder|leder|koordinator|psykolog|"
    r"sygeplejerske|assistent|hjælper)(?:e|en|ne|er|erne|r|rne|n)?\s(?:er (?:startet|begyndt|"
    r"tiltrådt)|startede|begyndte|tiltrådte)\b",
    _I,
)
UNDER_WAY = re.compile(
    r"\b(?:igangsat(?:te)?|indledte?|påbegyndte?|begyndte?|iværksat(?:te)?|opstartet|igangsatt|"
    r"påbörjat|under (?:udførelse|opførelse|projektering|udarbejdelse|etablering|planlægning)|"
    r"er startet|har startet|underway|under way|began|"
    r"started work|er (?:\w+ )?undervejs|er i udbud|"
    r"(?:arbejde[rs]|undersøge[rs]|forhandle[rs]|kortlægge[rs])(?: \w+){0,3} (?:i øjeblikket|"
    r"lige nu|for tiden)|(?:i øjeblikket|lige nu|for tiden) (?:arbejde[rs]|undersøge[rs]|"
    r"forhandle[rs]|"
    r"kortlægge[rs])|er ved at(?! blive)|i proces|"
    r"er (?:[^\s.,;]+ ){0,3}på vej(?! (?:til|i|fra|hjem)))\b"
    r"|\b(?:er|gået|gik|kom|kommet|sat|godt|nu|allerede|stadig|fortsat|fuld|full)\b"
    r"(?: [^\s.,;]+){0,4}? (?:i (?:fuld )?gang|gang i)\b"
    r"|\bhar fokus på\b|\ber (?:der )?fortsat fokus på\b|\barbejder (?:fortsat|stadig|nu videre|"
    r"på e[nt])\b|"
    r"\bforhandler (?:nu |fortsat )?med\b|\bhar vi:?\s*fokus på|\bvi begyndte\b|"
    r"\bhar taget (?:de første|hul)",
    _I,
)
# "Byrådet har derfor bedt alle udvalg om ...": what a council asks for is ordered.
ORDERED = re.compile(
    r"\b(?:byrådet|kommunalbestyrelsen|magistraten|\w*udvalget|[a-zæøå]+ byråd)(?: har)?"
    r"(?: \w+){0,3} (?:bedt|bad)\b",
    _I,
)
DECIDED = re.compile(
    r"\b(?:tildelt|tilført|fået gennemført(?=, at\b)|bag beslutningen|tr[au]f(?:fet)? beslutning|"
    r"har bedt om|sag(?:de|t) ja til|"
    r"fik(?: \w+){0,2} flertal for|lagt til side|"
    r"fået besked på|gjort (?:varig|permanent)|har måttet (?:spare|skære|lukke)|tilsluttede sig|"
    r"sagt god for|bundet sig til|"
    r"sat sig (?:et|som) mål|efter \w+s beslutning|"
    r"(?:bedt|bad) (?:også |nu |derfor |samtidig )?(?:forvaltning|administration|"
    r"direktion|direktør|embedsværk|rådmand|kommunaldirektør)\w*|"
    r"sat (?:\S+ ){1,8}?af(?= til\b| i\b|[.,;)])|bevilliget|reserveret|disponeret|"
    r"optaget(?= i\b| \d)|"
    r"fastsat|garanteret|imødekommet|(?<!søges )indarbejdet i (?:budget|det)\w*|fundet plads til|"
    r"vedtaget|vedtog|vedtager|besluttet|"
    r"besluttede|beslutter(?!(?: [^.;,]{0,30})?,? om\b)|godkendt|godkendte|aftalt|aftalte|"
    r"aftaler|enige om|enighed om|afsat|"
    r"afsatte|bevilget|bevilgede|bevilger|frigivet|frigiver|budgetlagt|tiltrådt|prioriteret|vedtok|"
    r"vedtatt|vedtar|avsatt|avsatte|beslutat|beslutade|beslutar|antagit|bevilgat|resolved|agreed|"
    r"voted|approved|adopted|decided|carried|pålægger|pålagde)\b",
    _I,
)
NOT_YET = re.compile(
    r"\b(?:vil|skal|bør|foreslår|foreslås|kræver|ønsker|indstill\w+|anbefal\w+|at byrådet|at "
    r"udvalget|will|should)\b[^.]{0,80}$",
    _I,
)
PROPOSING = re.compile(
    r"\b(?:indstiller|indstilles|foreslår|foreslås|anbefaler|forslag|recommend\w*|föreslår|"
    r"kræver)\b",
    _I,
)
# "de til formålet afsatte midler", "udvalgets besluttede kampagne": what is so already.
PARTICIPLES = frozenset(("afsatte", "besluttede", "godkendte", "aftalte", "bevilgede"))
NOUN_NEXT = re.compile(
    r"\s(?!at\b|sig\b|ikke\b)[a-zæøå]{3,}(?<!et)(?<!en)(?<!ne)\b(?!\s(?:at|for)\b)"
)
DETERMINED = re.compile(
    r"\b(?:(?:de|den|det|disse|dette|et|en)\s(?:[^\s.;,]+\s){0,4}|allerede\s|\w{3,}s\s)$", _I
)
# "hvis byggeriet ikke er påbegyndt", ", hvor stationen åbnede": no word on the measure itself.
RELATIVE = re.compile(
    r"\b(?:\w{3,}es|bortfalder|skal|vil|bør)\b[^.;]*,\s(?:som|der)\s(?:[^\s,]+\s){0,3}$", _I
)
# "sådan som flertallet besluttede", "to anlæg, som byrådet har vedtaget": of something else.
OF_ANOTHER = re.compile(
    r"\b(?:som|ligesom)\s(?:\w+\s){0,3}(?:byrådet|flertallet|udvalget|kommunalbestyrelsen|"
    r"regeringen)\s(?:\w+\s){0,4}$",
    _I,
)
WHO_IS = re.compile(r",\s(?:som|der)\s(?:\w+\s){0,3}$", _I)  # "grunde, der er solgt"
ASIDE = re.compile(
    r"(?:^|[,–(]|\bog\b|\beller\b)\W*(?:og\s|men\s)?(?:hvor|hvis|såfremt|når|medmindre|hvorvidt|"
    r"om)\b"
    r"[^,]*$|,\s(?:så|indtil|før|inden)\b[^,]*$"
    r"|\b(?:hvis|såfremt|medmindre|forudsat)\b[^,]*$",
    _I,
)
# A draft of a budget only proposes whom it gives the money to.
IN_A_DRAFT = re.compile(
    r"\b(?:i|med|af)\s(?:\w+s?\s){0,2}\w*(?:forslag|oplæg|udkast|bud på)\w*\b[^.;]{0,80}$", _I
)
INTO_A_DRAFT = re.compile(
    r"(?:\s[\d.,]+(?:\s(?:mio|mia|t)\.)?\skr\.?)?\si\s(?:\w+\s){0,2}\w*(?:forslag|oplæg|"
    r"udkast)\w*\b",
    _I,
)
ALLOTTED = re.compile(r"\b(?:tilført|prioriteret|tildelt|reserveret|disponeret|af)$", _I)
MODAL_HAVE = re.compile(
    r"\b(?:at|få|will|would|to|should|must|can)\s$"
    r"|\b(?:vil|skal|bør|kan|må|ville|skulle|kunne)\s(?:(?!(?:og|men|har|at)\b)[^\s.,;]+\s){0,4}$",
    _I,
)
# "kan blive sparet væk", "ville have åbnet gaden": a participle of what is not so.
NOT_SO = re.compile(
    r"\b(?:vil|ville|skal|skulle|kan|kunne|bør)\s(?:(?!(?:og|men|har|at)\b)[^\s.,;]+\s){0,4}?"
    r"(?:have|blive|få)\b",
    _I,
)
# "Nyt gulv i hallen 2026 Gennemført", "Lån til bolværker. Afsluttet.": a column, or a note, of one
# word with a capital.
STATUS_WORD = re.compile(
    r"(?<=[\w.)%] )(?:(?P<done>Gennemført|Afsluttet|Udført|Implementeret)\b"
    r"(?! (?:inden|senest|i løbet|når|hvis))"
    r"|(?P<under_way>I gang|Igangsat|I proces|Påbegyndt)\b"
    r"|(?P<decided>Ikke (?:igangsat|begyndt|påbegyndt|startet)|Afventer|Udskudt|Forsinket)\b)"
)
# A column of a report: "Nye skilte | Gennemført i maj | 210.000 kr.", "Status: i gang".
STATUS_CELL = re.compile(
    r"(?:[|\t]\s*|\bstatus:\s*)(?:(?P<done>gennemført|afsluttet|udført|implementeret|færdig)\b"
    r"(?!\s(?:inden|senest|i løbet|når|hvis))"
    r"|(?P<under_way>i gang|igangsat|igangværende|i proces|påbegyndt|delvist gennemført|løbende|"
    r"under (?:forberedelse|udførelse|udarbejdelse|etablering))\b)"
    r"|(?:[|\t]\s*|\bstatus:\s*)(?P<decided>ikke (?:igangsat|påbegyndt|startet|gennemført)|udskudt|"
    r"afventer)\b"
    r"|(?:\s{2,}|\n|\()(?:(?P<done_alone>gennemført|afsluttet|udført)|(?P<under_way_alone>i\sgang|"
    r"igangsat)|(?P<decided_alone>afventer))\s*(?:\)|\s{2,}|\n|$)",
    _I,
)
# "Igangværende tiltag", "Gennemførte indsatser": what a heading says of all that stands below.
HEADED = re.compile(
    r"\W*(?:(?P<done>gennemførte|implementerede|afsluttede|udførte|realiserede|færdige)|"
    r"(?P<under_way>igangværende|igangsatte|påbegyndte|iværksatte)|(?P<decided>besluttede|"
    r"vedtagne))\s"
    r"(?:\w+\s)?(?:tiltag|indsatser|initiativer|projekter|handlinger|aktiviteter|opgaver|"
    r"forslag)\b",
    _I,
)
# What somebody promised or proposed is said in the perfect as well, and so is what is aimed at.
SAID_ONLY = re.compile(
    r"\b(?:har|havde)\b(?:\s[^\s.,;]+){0,7}?\s(?:lovet|foreslået|opfordret|krævet|ønsket|sagt|"
    r"skrevet)\b|"
    r"\b(?:målet|målsætningen|hensigten|ambitionen|planen) er,? at\b|\w*(?:forslag|oplæg|"
    r"udkast)\w*\b"
    r"[^.;]{0,60}\btilført\b|\baf i (?:\w+ ){0,2}\w*(?:forslag|oplæg|udkast)\w*\b|"
    r"\bbud på et budget\b",
    _I,
)
