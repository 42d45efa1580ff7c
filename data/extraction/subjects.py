"""Who acts in a sentence, and whether a verb with that subject commits: "Vi vil" promises,
"Ordningen vil" foretells.
"""

from __future__ import annotations

from data.extraction.parties import PARTIES, PLAIN_SHORT_FORMS
from data.extraction.syntax import MODALS, Analysis, Head
from data.extraction.verbs import CORE_VERBS
from data.extraction.wordlists import word_set

_NO_PRESENT = word_set(
    """
    have få gøre tage holde arbejde lade føre betale deltage koble knytte begrænse bruge
    sætte stille trække sikre understøtte hjælpe skabe fremme samle lægge samarbejde gå
    ha få ge starte spare søge blive dække uddanne flytte vurdere følge købe sælge
    kræve leje work make run pay bring add reduce bevare fastholde gi modtage gjøre
    """
)
_NO_PERFECT = word_set(
    """
    have få gøre tage holde arbejde lade føre blive gå skabe øge reducere bruge hjælpe
    modtage flytte vokse deltage søge stille sætte lægge ha få samle betale udvikle forbedre
    samarbejde trække flytte lukke købe sælge vurdere
    """
)
_PRONOUN_SUBJECTS = word_set(
    """
    vi jeg we i kommunen byrådet kommunalbestyrelsen magistraten udvalget regionsrådet
    regionen partiet forvaltningen administrationen kommunestyret kommunfullmäktige
    kommunstyrelsen council clerk direktionen borgmesteren rådmanden sekretariatet parterne
    forligspartierne aftalepartierne partierne forliget budgetforliget aftalen budgetaftalen
    budgettet avtalen budsjettet flertallet politikerne plans party der byen han hun rådmanden
    formanden
    """
)


# How a party is named last before its verb: "Liberal Alliance", "SF"; "rødt" is a colour as well.
_PARTY_WORDS = frozenset(name.split()[-1].lower() for name in (*PARTIES, *PLAIN_SHORT_FORMS)) - {
    "rødt",
    "parti",
    "party",
}


def usable(head: Head, analysis: Analysis) -> bool:
    """Whether a verb with its subject can commit at all."""
    if head.act == "present":
        return head.lemma not in _NO_PRESENT and _own_subject(analysis, head)
    if head.act == "past":
        before = analysis.words[head.index - 1].low if head.index else ""
        return (
            not before[:1].isdigit()
            and (analysis.words[head.index].low != "ansatte" or answers(before))
            and _own_subject(analysis, head)
            and head.strength == "strong"
            and head.lemma
            in CORE_VERBS | {"vedtage", "godkende", "frigive", "uddele", "adopt", "approve"}
        )
    if head.act == "perfect":
        return head.lemma not in _NO_PERFECT
    return head.act != "modal" or _commissive(analysis, head)


def _commissive(analysis: Analysis, head: Head) -> bool:
    """Whether a modal commits: "vil" promises only where someone answers ("Vi vil ...", "Der vil
    blive ..."); with a thing as its subject it foretells ("Ordningen vil give ro")."""
    words = analysis.words
    modal = next((index for index in range(head.index, -1, -1) if words[index].low in MODALS), None)
    if modal is None or words[modal].low not in ("vil", "vill", "will"):
        return True
    clause = analysis.clauses[words[modal].clause]
    before = [word.low for word in words[clause.first : modal]]
    near = before[-5:] + [word.low for word in words[modal + 1 : modal + 4]]
    if not before and clause.first:
        near += [word.low for word in words[max(0, clause.first - 8) : clause.first]]
    return any(answers(low) for low in near) or (
        head.index - modal == 1 and head.lemma in CORE_VERBS and not before
    )


def answers(word: str) -> bool:
    return (
        word in _PRONOUN_SUBJECTS
        or word in _PARTY_WORDS
        or word.endswith(
            (
                "kommune",
                "udvalget",
                "forvaltningen",
                "byråd",
                "rådet",
                "listen",
                "partiet",
                "folkeparti",
                "gruppen",
                "demokraterne",
                "council",
                "nämnden",
                "styret",
                "ministeren",
                "chefen",
            )
        )
    )


def _own_subject(analysis: Analysis, head: Head) -> bool:
    """Present tense is an announcement only with us as its subject, right before or after."""
    near = analysis.words[max(0, head.index - 3) : head.index + 3]
    for word in near:
        if word.low in _PRONOUN_SUBJECTS or word.low.endswith(
            ("kommune", "udvalget", "forvaltningen", "byråd")
        ):
            return True
    first = analysis.words[max(0, head.index - 1)]
    return first.low in _PARTY_WORDS
