"""Political parties with the letters and short forms by which council documents name them. Data."""

from __future__ import annotations

import re

from data.extraction.wordlists import word_set

# Name -> short forms. The first short form is the one printed behind a name in most minutes.
PARTIES: dict[str, tuple[str, ...]] = {
    # Denmark: parties of the municipal elections 2005-2025, with list letters.
    "Socialdemokratiet": ("A", "S", "Socialdemokraterne", "Socialdemokratiets"),
    "Radikale Venstre": ("B", "RV", "R", "De Radikale", "Det Radikale Venstre", "Radikale"),
    "Det Konservative Folkeparti": ("C", "KF", "K", "Konservative", "De Konservative"),
    "Nye Borgerlige": ("D", "NB"),
    "Socialistisk Folkeparti": ("F", "SF"),
    "Liberal Alliance": ("I", "LA"),
    "Kristendemokraterne": ("K", "KD"),
    "Moderaterne": ("M",),
    "Dansk Folkeparti": ("O", "DF"),
    "Borgernes Parti": ("H", "BP"),
    "Venstre": ("V",),
    "Danmarksdemokraterne": ("Æ", "DD"),
    "Enhedslisten": ("Ø", "EL", "Enhedslisten – De Rød-Grønne", "De Rød-Grønne"),
    "Alternativet": ("Å", "ALT"),
    "Slesvigsk Parti": ("S", "SP"),
    "Frie Grønne": ("Q", "FG"),
    "Veganerpartiet": ("G", "VEG"),
    "Kommunistisk Parti": ("N",),
    "Velfærdslisten": ("VL",),
    "Venstres Ungdom": ("VU",),
    "Konservativ Ungdom": ("KU",),
    "Radikal Ungdom": ("RU",),
    "SF Ungdom": ("SFU",),
    "Danmarks Socialdemokratiske Ungdom": ("DSU",),
    # Norway
    "Arbeiderpartiet": ("Ap", "AP"),
    "Høyre": ("H",),
    "Senterpartiet": ("Sp", "SP"),
    "Fremskrittspartiet": ("FrP", "Frp"),
    "Sosialistisk Venstreparti": ("SV",),
    "Rødt": ("R",),
    "Kristelig Folkeparti": ("KrF", "Krf"),
    "Miljøpartiet De Grønne": ("MDG", "MdG"),
    # Sweden
    "Socialdemokraterna": ("S", "Socialdemokrater"),
    "Moderaterna": ("M",),
    "Sverigedemokraterna": ("SD",),
    "Centerpartiet": ("C",),
    "Vänsterpartiet": ("V",),
    "Kristdemokraterna": ("KD",),
    "Miljöpartiet": ("MP",),
    "Liberalerna": ("L",),
    # Britain
    "Labour": ("Lab",),
    "Conservatives": ("Con", "Conservative Group"),
    "Liberal Democrats": ("LD", "Lib Dem", "Lib Dems"),
    "Green Party": ("Greens",),
}

# Local lists stand for election beside the parties; other lists are kept ("ventelisten").
_NO_PARTY = (
    "vente|pris|tjek|check|ønske|deltager|medlems|høring|bilags|kandidat|positiv|navne|telefon|"
    "presse|adresse|person|hit|best|finans|sags|prioriterings|projekt|emne|punkt|ordre|mangel|"
    "indkøbs|liste|priori|anlægs|inventar|mail|top|udgifts|indtægts|bøde|dags|spare|brutto|netto|"
    r"arts|lytte|reserve|gæste|nummer|litteratur|\w*(?:ings|elses|heds|tets|ions|lags|års)(?=liste)"
)
LOCAL_LIST = (
    rf"(?:(?!(?i:{_NO_PARTY}))[A-ZÆØÅ][a-zæøå]{{2,20}}listen?\b(?!s?\s(?:over|med|af)\b)"
    r"(?:\s(?:i\s)?[A-ZÆØÅ][a-zæøå]+(?![\w-]))?)"
)
# Short forms that are safe as words of running text, outside brackets and columns.
PLAIN_SHORT_FORMS = (
    "SF", "DF", "LA", "KD", "Radikale", "Konservative", "De Konservative", "De Radikale",
    "Det Radikale Venstre", "Socialdemokraterne", "Det Konservative",
    "Ap", "Frp", "FrP", "KrF", "MDG",
    "SV", "Sp",
    "Lib Dems", "Enhedslisten – De Rød-Grønne",
)  # fmt: skip
# Letters and short forms met in brackets and at the end of a proposal's line.
LETTERS = word_set(
    """
    A B C D F I K M O V Æ Ø Å H N Q S SF RV R KF LA DF DD EL ALT NB KD BP SP L VL VJ UP Ap
    Sp FrP Frp SV KrF Krf MDG SD MP Lab Con LD Alt Enh Kons Rad Soc
    """
)
_LETTER_SPLIT = re.compile(r"\s*[,/&+]\s*|\s+(?:og|samt|OG)\s+")
# A party or local list by its name, in running text.
PARTY_NAME = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        sorted(
            {
                re.escape(form)
                for party, forms in PARTIES.items()
                for form in (party, *forms)
                if len(form) > 3
            }
            | {re.escape(form) for form in PLAIN_SHORT_FORMS},
            key=len,
            reverse=True,
        )
    )
    + rf"|{LOCAL_LIST})(?:s|’s|'s)?(?![\w-])"
)


def letters(cell: str) -> tuple[str, ...]:
    """The parties of a column or bracket: "V, KF og M" -> V, KF, M."""
    return tuple(name for name in _LETTER_SPLIT.split(cell.strip(" .()")) if name in LETTERS)
