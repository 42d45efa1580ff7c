"""Where a title ends and the text begins, in a row that lost its line ends: at the first word that
can begin a sentence, with a finite verb behind it.

Danish titles hold no finite verb, and capitals only in names.
"""

from __future__ import annotations

import re

from agenda.reading.titles import goes_on, has_verb

_TOKEN = re.compile(r"\S+")
_OPENS = re.compile(
    r"(?:Udvalget|Byrådet|Kommunalbestyrelsen|Magistraten|Rådet|Nævnet|Bestyrelsen|Forvaltningen"
    r"|Administrationen|Direktionen|Borgmesteren|Formanden|Orienteringen|Sagen|Dagsordenen"
    r"|Indstillingen|Referatet|Kommunen|Der|Det|Den|De|En|Et|I|På|Som|Efter|Ved|Med|Til|For"
    r"|Nämnden|Förvaltningen|Kommunstyrelsen|Enligt|Hvis|Når|Da|Denne|Dette|Ingen|\w+udvalget|\w+rådet)$"
)
_CAPITAL = re.compile(r"[A-ZÆØÅÄÖ]")
_FINITE = re.compile(
    r"(?:viser|viste|handler|fremlægger|fremlægges|forelægges|foreligger|ønsker|ønskede|søger"
    r"|skulle|kunne|ville|består|bestod|gælder|giver|gav|får|sker|blive|bør|må|fick|fortalte|fortæller|holdt|gik|kom|spurgte|ønsker|\w{3,}(?:ede|kendte|lagde|[nrtlkms]ades?))$"
)
_SHORTEST_TITLE = 8
_VERB_WITHIN = 14


def sentence_begins(text: str) -> int | None:
    """Where in `text` the first sentence behind a title begins; None where there is none."""
    tokens = list(_TOKEN.finditer(text[:600]))
    for at in range(1, len(tokens)):
        word, before = tokens[at][0], tokens[at - 1][0]
        if tokens[at].start() < _SHORTEST_TITLE or not _CAPITAL.match(word):
            continue
        if goes_on(before) or before[-1] in ":,/(-–" or has_verb(text[: tokens[at].start()]):
            continue
        if _CAPITAL.match(before) and not _OPENS.match(word):
            continue  # a name of several words
        if _has_finite_verb([one[0] for one in tokens[at + 1 : at + 1 + _VERB_WITHIN]]):
            return tokens[at].start()
    return None


def _has_finite_verb(words: list[str]) -> bool:
    """Whether a verb stands among `words`, before the sentence ends."""
    for word in words:
        bare = word.strip('.,;:()"”')
        if _FINITE.match(bare) or has_verb(bare):
            return True
        if word.endswith(".") and len(word) > 3 and not word[:-1].isdigit():
            return False
    return False
