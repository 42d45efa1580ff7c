"""Commitments in running sentences, and the sentences that are none."""

from __future__ import annotations

import pytest

from data.extraction.evidence import Setting
from data.extraction.prose import sentence_commitments
from data.extraction.sentences import sentences
from data.extraction.shares import shared_sums

SETTING = Setting("programme", "other", "other", quote=False, listed=False, opening=True)
CASE = Setting("minutes", "case", "case", quote=False, listed=False, opening=True)


def found(text: str, *, background: bool = False) -> list[str]:
    """What is taken of a sentence that stands alone, or in the background of a case."""
    setting = CASE if background else SETTING
    taken = sentence_commitments(text, 0, len(text), setting=setting, currency="DKK")
    return [text[one.start : one.end] for one in taken]


def sure(text: str, setting: Setting) -> float:
    taken = sentence_commitments(text, 0, len(text), setting=setting, currency="DKK")
    return max((one.confidence for one in taken), default=0.0)


@pytest.mark.parametrize(
    "sentence",
    [
        # modal with an instrument
        "Vi vil oprette en natbus til oplandet.",
        "Kommunen skal ansætte en demenskoordinator i hvert distrikt.",
        "Der bør indføres et loft over brugerbetalingen.",
        "Ældre over 80 skal have ret til et ugentligt bad.",
        "Venstre vil afskaffe dækningsafgiften.",
        "Det skal være gratis at låne et festtelt.",
        "Udledningen skal halveres inden 2035.",
        "Hvis byen skal hænge sammen, skal vi bygge en ny gangbro.",
        "Partiet foreslår en pulje på 2 mio. kr. til lokale foreninger.",
        "Vi ønsker en ny svømmehal i vestbyen.",
        "Alternativet kræver, at kommunen udarbejder en plan for vild natur.",
        # passive and present
        "Der afsættes 900.000 kr. til skolehaver.",
        "Kommunen ansætter to naturvejledere.",
        "Fra august tilbyder vi gratis frokost i vuggestuerne.",
        "Biblioteket får udvidet sin åbningstid om søndagen.",
        # perfect and past
        "Kommunen har ansat en ungekoordinator.",
        "Vi har investeret 4 mio. kr. i nye maskiner.",
        "I november er der oprettet en telefonlinje for pårørende.",
        "Byrådet har vedtaget en ny trafikplan for midtbyen.",
        # orders
        "Forvaltningen undersøger muligheden for en låneordning.",
        "Udvalget bad forvaltningen undersøge, hvad en tunnel koster.",
        "The Clerk agreed to obtain two quotations for the fence.",
        "It was agreed that the Council would fund a new bus shelter.",
        # acts in a phrase
        "Vi går ind for gratis skolemad til alle elever.",
        "En ny cykelsti mellem landsbyerne er på vej.",
        "Byrådet siger ja til en ny hal til 30 mio. kr.",
        "Vi siger nej til flere højhuse i midtbyen.",
        "Fra nytår bliver det gratis at parkere i to timer.",
        "Målet er, at antallet af ulykker falder fra 40 til 20.",
        "I budgettet er der fundet 3 mio. kr. til flere hænder.",
        "Forvaltningen arbejder videre med modellen og vender tilbage i marts.",
        # imperatives
        "Afskaf dækningsafgiften.",
        "Lad os oprette et borgerting.",
        # neighbours
        "Kommunestyret vil bygge et nytt sykehjem.",
        "Kommunen ska anställa två fältassistenter.",
        "The council will introduce a free swimming scheme.",
    ],
)
def test_commitments(sentence: str) -> None:
    assert len(found(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        # E1 values and directions
        "Alle børn skal have lige muligheder.",
        "Ingen ældre skal føle sig alene.",
        "Vi vil have fokus på trivsel og fællesskab.",
        "Vi skal blive bedre til at samarbejde på tværs.",
        "Kommunen skal være et godt sted at bo.",
        "Vi vil styrke kvaliteten i vores tilbud.",
        # E2 needs and views
        "Vi har brug for flere pædagoger.",
        "Der er behov for en ny skole i syd.",
        "Det er vigtigt, at vi ansætter de rigtige ledere.",
        "Vi ved, at en mentor kan gøre en forskel.",
        "Skal vi bygge en ny hal?",
        # E3 background and results
        "Antallet af ledige er faldet med 20 procent.",
        "I dag har kommunen tolv daginstitutioner.",
        "Ordningen har ført til færre indlæggelser.",
        "Kommunen har i mange år haft en frivilligkoordinator.",
        "I 2019 blev skolen bygget.",
        "Kommunen har 12.000 ansatte.",
        "Udgiften til anbringelser er 300 mio. kr. om året.",
        "Kommunen modtager 3 mio. kr. fra staten.",
        # E4 furniture
        "Læs mere om puljen på hjemmesiden.",
        "Kontakt borgerservice for at få et tilskud.",
        "Artiklen er opdateret den 3. maj 2031 med nye tal.",
        "Tak til de frivillige, der byggede broen over åen.",
        "Vedtaget af Nørreby Byråd den 9. maj 2031.",
        "Her følger de nye veje, vi foreslår at bygge i hele kommunen:",
        # E6 steps
        "Sagen sendes i høring hos skolebestyrelserne.",
        "Udvalget tog orienteringen til efterretning.",
        "Referatet blev godkendt.",
        "Et medlem tog forbehold.",
        "Mødet flyttes til den 4. juni.",
        "Der indkaldes til et ekstraordinært møde den 4. juni.",
        "Partierne noterer sig, at der er bygget 40 boliger.",
        "Forvaltningen indstiller, at udvalget godkender planen.",
        "Forslaget behandles på byrådets møde i maj.",
        # E7 others
        "Regeringen vil afskaffe store bededag.",
        "Ministeriet har oprettet en ny styrelse.",
        # E8 rejected and possible
        "Forslaget om en ny bro blev nedstemt.",
        "Man kunne for eksempel bygge en ny hal.",
        "Scenarie B. Kommunen bygger en ny hal til 30 mio. kr.",
        "Model 2: Hallen udvides med en tribune.",
        "Hvis indstillingen ikke godkendes, afsættes der ingen penge til hallen.",
        # effects and elaborations
        "Ordningen vil give mere ro i klasserne.",
        "Rejseholdet skal samarbejde med lederne.",
        "",
        "1.",
    ],
)
def test_no_commitments(sentence: str) -> None:
    assert found(sentence) == []


def test_the_background_of_a_case_counts_for_less() -> None:
    history = "Kommunen har ansat en ungekoordinator."
    assert sure(history, CASE) < sure(history, SETTING)
    assert found("Der skal ansættes en ungekoordinator.", background=True) != []


def test_two_verbs_with_instruments_of_their_own_are_two() -> None:
    assert found("Vi vil ansætte to lærere til læsning, og vi vil oprette en lektiecafé.") == [
        "Vi vil ansætte to lærere til læsning",
        "vi vil oprette en lektiecafé.",
    ]


def test_an_enumeration_under_one_verb_is_one() -> None:
    assert len(found("Vi vil oprette mentorordninger, lektiecaféer og forældrekurser.")) == 1


def test_purpose_stays_with_the_measure() -> None:
    assert len(found("Der afsættes 2 mio. kr. til at ansætte flere sygeplejersker.")) == 1


def test_sums_shared_out_are_one_each() -> None:
    text = (
        "De 900.000 kr. fordeles med 400.000 kr. til en lektiecafé, 300.000 kr. til en vejleder, "
        "og 200.000 kr. til udstyr i klubberne."
    )
    spans = list(sentences(text, 0, len(text)))
    parts = [text[one.start : one.end] for one in shared_sums(text, 0, len(text), spans, "DKK")]
    assert parts == [
        "400.000 kr. til en lektiecafé",
        "300.000 kr. til en vejleder",
        "200.000 kr. til udstyr i klubberne.",
    ]
