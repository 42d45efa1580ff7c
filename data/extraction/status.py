"""The status of a commitment by the most advanced wording of any of its mentions."""

from __future__ import annotations

import re

_I = re.IGNORECASE
# done > under_way > decided > proposed
_DONE_VERBS = (
    r"ansat|nyansat|etableret|oprettet|lavet|investeret|åbnet|indviet|bygget|opført|udarbejdet|"
    r"gennemført|indført|afskaffet|nedlagt|renoveret|"
    r"udvidet|omlagt|ombygget|indgået|købt|solgt|opsat|opstillet|installeret|afsluttet|leveret|"
    r"udskiftet|satset|lukket|fjernet|halveret|etablert|opprettet|ansatt|"
    r"gjennomført|bygd|åpnet|genåbnet|udbygget|plantet|uddannet|skabt|styrket|hævet|sænket|nedsat|"
    r"forhøjet|indrettet|anlagt|overtaget|fordoblet|skrevet under|"
    r"inrättat|anställt|infört|öppnat|byggt|genomfört|hired|appointed|built|opened|installed|"
    r"established|created|introduced|completed|recruited|launched"
)
_DONE = re.compile(
    rf"\b(?:fik|har|havde|har vi|er (?:der )?|er blevet|blev|blevet|have|has|were|was|are|är|"
    rf"hat)\b(?:\s(?!ikke)[^\s.,;]+){{0,9}}?\s(?:{_DONE_VERBS})\b"
    rf"|^\W*(?:{_DONE_VERBS})\b|\bhar valgt at (?:have|ansætte|oprette)|(?<!planen )\bstår (?:nu "
    rf")?færdigt?\b(?! i)|\ber (?:nu )?(?:åben|færdig|på plads|i drift)\b(?! (?:i|fra|til|senest|"
    rf"inden)\b)|\båbnede\b",
    _I,
)
# "I maj ansatte vi to byværter": told in the past, with who did it beside the verb.
_BUILT = (
    r"ansatte|oprettede|etablerede|indførte|byggede|lukkede|indviede|udvidede|renoverede|købte|"
    r"nedlagde|anlagde|afskaffede"
)
_DID = re.compile(
    rf"\b(?:vi|byrådet|kommunen|udvalget)\s(?:{_BUILT})\b|\b(?:{_BUILT})\s(?:vi|byrådet|kommunen|"
    rf"udvalget)\b",
    _I,
)
# That a deal was made is no finished measure.
_OF_THE_DEAL = re.compile(
    r"\b(?:forlig|aftale)\w*\b.*\bindgået$|^(?:er|blev|har) (?:\w+ ){0,3}indgået$", _I
)
_UNDER_WAY = re.compile(
    r"\b(?:igangsat(?:te)?|indledte?|påbegyndte?|begyndte?|iværksat(?:te)?|opstartet|igangsatt|"
    r"påbörjat|under (?:udførelse|opførelse|projektering|udarbejdelse|etablering|planlægning)|"
    r"er startet|har startet|underway|under way|began|"
    r"started work|er ved at(?! blive)|i proces|"
    r"er (?:[^\s.,;]+ ){0,3}på vej(?! (?:til|i|fra|hjem)))\b"
    r"|\b(?:er|gået|gik|kom|kommet|sat|godt|nu|allerede|stadig|fortsat|fuld|full)\b"
    r"(?: [^\s.,;]+){0,4}? (?:i (?:fuld )?gang|gang i)\b"
    r"|\bhar fokus på\b|\bhar vi:?\s*fokus på|\bvi begyndte\b|\bhar taget (?:de første|hul)",
    _I,
)
_DECIDED = re.compile(
    r"\b(?:tildelt|tilført|gennemført(?=, at\b)|bag beslutningen|tr[au]f(?:fet)? beslutning|"
    r"har bedt om|sag(?:de|t) ja til|"
    r"(?:bedt|bad) (?:også |nu |derfor |samtidig )?(?:forvaltning|administration|"
    r"direktion|direktør|embedsværk|rådmand|kommunaldirektør)\w*|"
    r"sat (?:[^\s.]+ ){1,8}?af(?= til\b)|vedtaget|vedtog|vedtager|besluttet|"
    r"besluttede|beslutter|godkendt|godkendte|aftalt|aftalte|aftaler|enige om|enighed om|afsat|"
    r"afsatte|bevilget|bevilgede|bevilger|frigivet|frigiver|budgetlagt|tiltrådt|prioriteret|vedtok|"
    r"vedtatt|vedtar|avsatt|avsatte|beslutat|beslutade|beslutar|antagit|bevilgat|resolved|agreed|"
    r"voted|approved|adopted|decided|carried|pålægger|pålagde)\b",
    _I,
)
_NOT_YET = re.compile(
    r"\b(?:vil|skal|bør|foreslår|foreslås|kræver|ønsker|indstill\w+|anbefal\w+|at byrådet|at "
    r"udvalget|will|should)\b[^.]{0,80}$",
    _I,
)
_PROPOSING = re.compile(
    r"\b(?:indstiller|indstilles|foreslår|foreslås|anbefaler|forslag|recommend\w*|föreslår|"
    r"kræver)\b",
    _I,
)
# "de til formålet afsatte midler", "udvalgets besluttede kampagne": what is so already.
_PARTICIPLES = frozenset(("afsatte", "besluttede", "godkendte", "aftalte", "bevilgede"))
_NOUN_NEXT = re.compile(
    r"\s(?!at\b|sig\b|ikke\b)[a-zæøå]{3,}(?<!et)(?<!en)(?<!ne)\b(?!\s(?:at|for)\b)"
)
_DETERMINED = re.compile(
    r"\b(?:(?:de|den|det|disse|dette|et|en)\s(?:[^\s.;,]+\s){0,4}|allerede\s|\w{3,}s\s)$", _I
)
# "hvis byggeriet ikke er påbegyndt", ", hvor stationen åbnede": no word on the measure itself.
_RELATIVE = re.compile(
    r"\b(?:\w{3,}es|bortfalder|skal|vil|bør)\b[^.;]*,\s(?:som|der)\s(?:[^\s,]+\s){0,3}$", _I
)
_ASIDE = re.compile(
    r"(?:^|[,–(]|\bog|\beller)\W*(?:og\s|men\s)?(?:hvor|hvis|såfremt|når|medmindre|hvorvidt|om)\b[^,]*$"
    r"|\b(?:hvis|såfremt|medmindre|forudsat)\b[^,]*$",
    _I,
)
# A draft of a budget only proposes whom it gives the money to.
_IN_A_DRAFT = re.compile(
    r"\b(?:i|med|af)\s(?:\w+s?\s){0,2}\w*(?:forslag|oplæg|udkast)\w*\b[^.;]{0,80}$", _I
)
_ALLOTTED = re.compile(r"\b(?:tilført|prioriteret|tildelt)$", _I)
_MODAL_HAVE = re.compile(r"\b(?:vil|skal|bør|kan|må|at|få|will|would|to|should|must|can)\s$", _I)
# A column of a report: "Nye skilte | Gennemført i maj | 210.000 kr.", "Status: i gang".
_STATUS_CELL = re.compile(
    r"(?:[|\t]\s*|\bstatus:\s*)(?:(?P<done>gennemført|afsluttet|udført|implementeret|færdig)\b"
    r"(?!\s(?:inden|senest|i løbet|når|hvis))"
    r"|(?P<under_way>i gang|igangsat|igangværende|i proces|påbegyndt|delvist gennemført|løbende|"
    r"under (?:forberedelse|udførelse|udarbejdelse|etablering))\b)"
    r"|(?:\s{2,}|\n|\()(?:(?P<done_alone>gennemført|afsluttet|udført)|(?P<under_way_alone>i gang|"
    r"igangsat))\s*(?:\)|\s{2,}|\n|$)",
    _I,
)
_RANK = {"unknown": 0, "proposed": 1, "decided": 2, "under_way": 3, "done": 4}


def wording(text: str, start: int, end: int, lead: str = "") -> tuple[str, tuple[int, int] | None]:
    """The status that the words of `text[start:end]` say, with the place of those words;
    `lead` is the sentence that opens the list ("Derfor har vi:")."""
    perfect_lead = bool(
        re.search(
            r"\bhar vi\W*$|\bvi har\W*$|\bhar (?:\w+ ){0,3}$|\bwe have\W*$", lead.strip(" :"), _I
        )
    )
    limit = min(end, start + 2_000)
    cell = _STATUS_CELL.search(text, start, limit)
    if cell and cell.lastgroup:
        return cell.lastgroup.removesuffix("_alone"), cell.span(cell.lastgroup)
    best: tuple[str, tuple[int, int] | None] = ("proposed", None)
    for status, pattern in (
        ("done", _DONE),
        ("done", _DID),
        ("under_way", _UNDER_WAY),
        ("decided", _DECIDED),
    ):
        for found in pattern.finditer(text, start, limit):
            if status == "done" and (
                _OF_THE_DEAL.search(found.group())
                or text.startswith(", at ", found.end())
                or (text[start : found.start()].strip() and not found.group()[:1].isalpha())
            ):
                continue
            if _is_aside(text, start, found, status == "done") or _is_attributive(
                text, start, found
            ):
                continue
            if not _ahead(text, start, found.start(), found.group()):
                return status, found.span()
    if perfect_lead:
        if re.match(r"\W*fokus på\b", text[start:limit], _I):
            return "under_way", (start, start + 5)
        return "done" if re.match(rf"\W*(?:{_DONE_VERBS})\b", text[start:limit], _I) else best[
            0
        ], best[1]
    if lead and _DECIDED.search(lead) and not _PROPOSING.search(lead):
        return "decided", None
    return best


def _is_aside(text: str, start: int, found: re.Match[str], finished: bool) -> bool:
    """Whether the words stand in a condition or in a clause about the place or the time; what was
    `finished` in a relative clause is how it came to what is done now."""
    before = re.split(r"[.;:]\s", text[max(start, found.start() - 120) : found.start()])[-1]
    if _ASIDE.search(before):
        return True
    return finished and _RELATIVE.search(before) is not None


def _is_attributive(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a participle says of a noun what it is: "det afsatte beløb"."""
    return (
        found.group().lower() in _PARTICIPLES
        and _DETERMINED.search(text, max(start, found.start() - 60), found.start()) is not None
        and _NOUN_NEXT.match(text, found.end()) is not None
    )


def _ahead(text: str, start: int, place: int, word: str) -> bool:
    """Whether a modal or a proposal right before makes the word a plan: "skal være etableret"."""
    before = text[max(start, place - 80) : place]
    sentence = re.split(r"[.;:,]\s", before)[-1]
    if re.match(r"\W*(?:har|have|has)\b", word, _I):
        return _MODAL_HAVE.search(before) is not None
    whole = re.split(r"[.;]\s", before)[-1]
    if _ALLOTTED.search(word) and _IN_A_DRAFT.search(whole):
        return True
    return bool(_NOT_YET.search(sentence + " ") or _PROPOSING.search(whole))


def most_advanced(statuses: list[str]) -> str:
    """The most advanced of several mentions' statuses."""
    return max(statuses, key=lambda status: _RANK.get(status, 0), default="unknown")
