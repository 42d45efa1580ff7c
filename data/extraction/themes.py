"""The theme of a commitment by a small lexicon of word beginnings. Data and a count."""

from __future__ import annotations

import re
from functools import lru_cache

_THEMES: dict[str, str] = {
    "børn-unge": (
        "børn barn unge ung dagtilbud vuggestue børnehave dagpleje anbring anbragt plejefamil "
        "familie pædagog normering daginstitution fritidsklub ungdoms barnehage förskol barnets "
        "småbørn spædbørn forældre klub sfo efterværn ungestøtte children youth young barnevern "
        "mødre"
    ),
    "skole": (
        "skole elev lærer undervisning klasse læse læring skolegang skolemad ppr folkeskole skola "
        "elever lärare school pupil teacher ordblind specialundervis fravær trivselsperson "
        "modersmål"
    ),
    "ældre-sundhed": (
        "ældre plejehjem hjemmepleje hjemmehjælp demens sundhed sygepleje senior pension hospital "
        "læge træning genoptræning rehabilit omsorg sosu eldre sykehjem äldre health care home "
        "sygdom rygning tandpleje psykiat velfærdsteknologi madservice plejebolig"
    ),
    "social": (
        "social udsat hjemløs misbrug vold krisecenter handicap kontanthjælp fattig botilbud "
        "prævention herberg væreste socialrådgiv netværk ensomhed bosted bpa socialpsyk kriminal "
        "sårbar"
    ),
    "beskæftigelse": (
        "beskæftigelse job ledig arbejdsløs jobcenter fleksjob praktikplads lærling elevplads "
        "arbejdsmarked virksomhedspraktik arbejdskraft sysselset arbets employment arbejdsmiljø "
        "sygefravær"
    ),
    "klima-miljø": (
        "klima miljø grøn natur co2 energi solcelle vind biodiversitet affald genbrug drikkevand "
        "grundvand skov vandløb støj luft økolog bæredygtig pesticid vild klimatil varmepumpe "
        "fjernvarme miljö climate tree fossil råstof"
    ),
    "trafik": (
        "trafik cykel cykelsti vej bus busser letbane parkering kollektiv fodgæng fortov "
        "rundkørsel bro tunnel hastighed p-plads tog station krydset lyskryds supercykel vei "
        "sykkel väg road crossing footpath transport ladestander speed"
    ),
    "byudvikling": (
        "bolig byudvikling lokalplan byggeri almene bydel torv byrum plads ejendom bygning "
        "kommuneplan grund landsby byfornyelse midtby housing bostad areal boliger opland havn"
    ),
    "kultur-fritid": (
        "kultur fritid idræt bibliotek museum teater musik sport svømmehal hal foren kunst "
        "festival fripas koncert idrett kulturhus library frivillig spejder legeplads bad "
        "udstilling scene turisme"
    ),
    "økonomi": (
        "budget skat besparelse økonomi kassen grundskyld dækningsafgift tillægsbevilling regnskab "
        "effektivisering lån anlægsbevilling likvid finansiering servicerammen skatte"
    ),
    "demokrati": (
        "demokrati borgerinddrag borgerråd borgerforslag nærdemokrati lokalråd lokaludvalg åbenhed "
        "byrådsmøder gennemsigtig valg whistleblower deltagelse høring ungeråd borgersamling "
        "borgerting magistratsstyr digital"
    ),
    "erhverv": (
        "erhverv virksomhed iværksæt detail turist handelsliv butik startup næring näring business "
        "investorer udbud klausul indkøb"
    ),
}
_FORMS = {word: theme for theme, words in _THEMES.items() for word in words.split()}
_LONGEST = max(map(len, _FORMS))
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)?")


@lru_cache(maxsize=32_768)
def _theme_of(word: str) -> str | None:
    for length in range(min(len(word), _LONGEST), 2, -1):
        known = _FORMS.get(word[:length])
        if known and (length > 3 or length == len(word)):
            return known
    return None


def theme(passage: str, section: str, title: str) -> str:
    """The theme that most words of the passage point to; heading and title count less."""
    votes: dict[str, float] = {}
    for words, weight in ((passage[:600], 1.0), (section[:200], 0.6), (title[:200], 0.4)):
        for number, found in enumerate(_WORD.finditer(words.lower())):
            known = _theme_of(found.group())
            if known:
                votes[known] = votes.get(known, 0) + weight * (1.5 if number < 8 else 1)
    return max(votes, key=lambda name: votes[name]) if votes else "andet"
