"""Acts in a fixed phrase instead of in one verb: "går ind for", "er på vej", "siger ja til",
"The Clerk agreed to". Each phrase says what must stand beside it to make a commitment. Data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Need = Literal["nothing", "new", "new_or_money", "money", "sum", "date"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording, the reason's code, what must stand beside it, whether it also counts in sections
    of background, and how sure it is."""

    code: str
    pattern: re.Pattern[str]
    need: Need
    in_background: bool
    confidence: float


def _phrase(
    code: str, pattern: str, need: Need, confidence: float, *, in_background: bool = False
) -> Phrase:
    return Phrase(code, re.compile(pattern, re.IGNORECASE), need, in_background, confidence)


PHRASES: tuple[Phrase, ...] = (
    _phrase(
        "modal",
        r"\bskal (?:\w+ ){0,3}(?:være|blive|gøres) (?:muligt|mulig|gratis)\b",
        "nothing", 0.55, in_background=True,
    ),
    _phrase(
        "order",
        r"\b(?:agreed to|resolved(?:\W+that)?|was asked to|(?:clerk|council|pc|chair\w*|committee|"
        r"cllrs?(?: \w+){1,3}|councillors?(?: \w+){0,3}|he|she|they|secretary) (?:is|are|was|were) "
        r"to|"
        r"to be (?:instructed|asked)|"
        r"(?:council|committee|members|meeting) (?:unanimously )?(?:agreed|voted) (?:unanimously )?"
        r"(?:that|to)|were agreed|it was agreed (?:that|to))\b",
        "nothing", 0.6, in_background=True,
    ),
    _phrase(
        "order",
        r"^\W*(?:the )?(?:(?:parish |town )?clerk|pc|(?:parish |town )?council|cllrs?(?: "
        r"\w+){1,2}?|"
        r"chair(?:man)?|committee|handyman|secretary|councillors?)(?:(?: and|,| &) \w+){0,3} to "
        r"(?!be\b|have\b|the\b)\w+",
        "nothing", 0.6, in_background=True,
    ),
    _phrase(
        "announcement",
        r"\b(?:der (?:er|bliver|kommer|gives|går|lægges)|(?:er|bliver|kommer) der)\b(?!.*\b(?:"
        r"underskud|overskud|merforbrug|mindreforbrug|gæld)\b)(?=.*\b(?:til|mere|ekstra)\b)",
        "money", 0.6,
    ),
    _phrase(
        "decision",
        r"\b(?:amendment|motion|proposal|bid|plan|scheme)s?\b.{0,140}\b(?:was|were|been) (?:also )?"
        r"(?:agreed|approved|carried|passed|backed|adopted)\b",
        "new_or_money", 0.65,
    ),
    _phrase(
        "demand",
        r"\bto (?:put|spend|invest|allocate|set aside|commit|provide|fund|give|scrap)\b",
        "money", 0.55,
    ),
    _phrase(
        "order", r"\bhar (?:\w+ ){0,3}bedt\b.{0,80}\bom at\b", "nothing", 0.55,
    ),
    _phrase(
        "decision", r"\bdet (?:er|blev) (?:aftalt|besluttet|vedtaget)\b.*\bat\b", "nothing", 0.6,
    ),
    _phrase(
        "announcement",
        r"^\W*(?:budget)?(?:aftalen|avtalen|forslaget|forliget|budgettet|budsjettet|pakken|"
        r"planen)\w* "
        r"(?:indebærer|innebærer|indeholder|inneholder|betyder|giver|medfører|tilfører|afsætter|"
        r"rummer)\b",
        "money", 0.6,
    ),
    _phrase(
        "modal",
        r"\b(?:der skal|skal der) (?:\w+ ){0,2}(?:være|laves|findes|til|gives|indgås)\b",
        "new", 0.6,
    ),
    _phrase(
        "modal",
        r"\b(?:(?:målet|ambitionen|målsætningen|målsättningen|the target) (?:er|är|is)\b|mål:)"
        r"[^.]{0,120}"
        r"(?:\d\s?(?:procent|pct|%|per ?cent)|\bfra \d[\d.]* til \d|\bhalver|\bfordobl|"
        r"\bmindst \d)",
        "nothing", 0.55, in_background=True,
    ),
    _phrase(
        "demand", r"\b(?:vi|partiet|listen) siger (?:klart )?(?:nej|ja) til\b", "nothing", 0.55
    ),
    _phrase("announcement", r"\b(?:bliver|er) (?:det |nu |fremover ){0,2}gratis\b", "date", 0.55),
    _phrase("announcement", r"\bbliver (?:det |nu |fremover ){0,2}gratis\b", "nothing", 0.5),
    _phrase(
        "demand",
        r"\b(?:går ind for|kæmper for|siger ja til|stiller krav om|arbejder for|slår et slag for|"
        r"stiller forslag om|vil kæmpe for|arbeta för|jobber for|campaign for)\b",
        "new_or_money", 0.6,
    ),
    _phrase(
        "announcement",
        r"\b(?:går (?:nu )?ud med|er klar (?:med|til at)|er (?:nu )?på vej\b|præsenterer|lancerer|"
        r"indvier|åbner|får (?:nu )?(?:en|et|sin|sit) (?:ny|nyt|egen|eget)|søsætter|sætter gang i|"
        r"igangsætter|skruer op for|ruller ud|tager hul på|skyder .{0,20} i gang|is launching|"
        r"opens|"
        r"åpner|får en ny|kommer der (?:\w+ ){0,2}?(?:en|et|flere|nye?)|der kommer (?:\w+ "
        r"){0,2}?(?:en|et|"
        r"flere|"
        r"nye?))\b",
        "new", 0.6,
    ),
    _phrase(
        "order",
        r"\b(?:forvaltningen|administrationen|sekretariatet|formanden|direktionen) (?:arbejder "
        r"videre|"
        r"vender tilbage|følger op|tager kontakt|retter henvendelse|går i dialog|"
        r"indgår i dialog)\b",
        "nothing", 0.55, in_background=True,
    ),
    _phrase(
        "modal", r"\bskal være (?:\w+ ){1,4}(?:inden|senest|i 20\d\d)\b", "date", 0.5,
    ),
    _phrase(
        "announcement",
        r"\b(?:er|var) (?:\w+ ){0,2}(?:i gang med|begyndt (?:på )?at|ved at(?! blive))\b|"
        r"\bhar (?:\w+ ){0,3}"
        r"(?:igangsat|indledt|påbegyndt|sat .{0,30}i gang|taget initiativ)\b|\bhar fokus på\b",
        "new", 0.55,
    ),
    _phrase("announcement", r"\bfår\b(?!.*\bfra (?:staten|regionen|fonden|eu)\b)", "sum", 0.5),
    _phrase(
        "passive",
        r"\b(?:går|gives|ydes|bruges|prioriteres|lægges|sættes|afregnes|stilles|overføres|tilføres|"
        r"reserveres|flyttes|hentes|spares|findes|løftes|styrkes|øges|hæves|forhøjes|settes|satsas|"
        r"läggs|spent|set aside|disponeres|indarbejdes|budgetteres|øremærkes|kanaliseres|"
        r"investeres)\b",
        "money", 0.6,
    ),
)  # fmt: skip
