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
    r"forhøjet|indrettet|anlagt|overtaget|tilført|fordoblet|skrevet under|"
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
# That a deal was made is no finished measure.
_OF_THE_DEAL = re.compile(
    r"\b(?:forlig|aftale)\w*\b.*\bindgået$|^(?:er|blev|har) (?:\w+ ){0,3}indgået$", _I
)
_UNDER_WAY = re.compile(
    r"\b(?:igangsat|indledt|påbegyndt|begyndt|iværksat|i gang\b|opstartet|igangsatt|påbörjat|under "
    r"udførelse|under opførelse|er startet|har startet|i fuld gang|underway|under way|began|"
    r"started work|er ved at(?! blive)\b|i proces|på vej)"
    r"|\bhar fokus på\b|\bhar vi:?\s*fokus på|\bvi begyndte\b|\bhar taget (?:de første|hul)",
    _I,
)
_DECIDED = re.compile(
    r"\b(?:tildelt|sat (?:[^\s.]+ ){1,8}?af(?= til\b)|vedtaget|vedtog|vedtager|besluttet|"
    r"besluttede|beslutter|godkendt|godkendte|aftalt|"
    r"aftalte|aftaler|enige om|enighed om|afsat|(?<!det )(?<!de )(?<!den )afsatte|bevilget|"
    r"bevilgede|bevilger|frigivet|frigiver|budgetlagt|tiltrådt|prioriteret|vedtok|vedtatt|vedtar|"
    r"bevilgede|avsatt|avsatte"
    r"|beslutat|beslutade|beslutar|antagit|avsatt|bevilgat|resolved|agreed|voted|approved|adopted|"
    r"decided|carried|pålægger|pålagde|bemyndiges)\b",
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
    best: tuple[str, tuple[int, int] | None] = ("proposed", None)
    for status, pattern in (("done", _DONE), ("under_way", _UNDER_WAY), ("decided", _DECIDED)):
        for found in pattern.finditer(text, start, limit):
            if status == "done" and (
                _OF_THE_DEAL.search(found.group())
                or (text[start : found.start()].strip() and not found.group()[:1].isalpha())
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


def _ahead(text: str, start: int, place: int, word: str) -> bool:
    """Whether a modal or a proposal right before makes the word a plan: "skal være etableret"."""
    before = text[max(start, place - 80) : place]
    sentence = re.split(r"[.;:,]\s", before)[-1]
    if re.match(r"\W*(?:har|have|has)\b", word, _I):
        return False
    whole = re.split(r"[.;]\s", before)[-1]
    return bool(_NOT_YET.search(sentence + " ") or _PROPOSING.search(whole))


def most_advanced(statuses: list[str]) -> str:
    """The most advanced of several mentions' statuses."""
    return max(statuses, key=lambda status: _RANK.get(status, 0), default="unknown")
