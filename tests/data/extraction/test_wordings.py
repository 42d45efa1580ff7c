"""Wordings met in agreements, news, notices and minutes, each beside one that is no commitment."""

from __future__ import annotations

import pytest

from data.extraction import Candidate, extract
from data.extraction.amounts import amounts
from data.extraction.analysis import analyse
from data.extraction.evidence import Setting
from data.extraction.prose import sentence_commitments
from data.extraction.shares import shared_sums

SETTING = Setting("programme", "other", "other", quote=False, listed=False, opening=True)


def sure(sentence: str) -> float:
    """How sure the rules are that a sentence alone commits; 0 where they do not take it."""
    found = sentence_commitments(sentence, 0, len(sentence), setting=SETTING, currency="DKK")
    return max((one.confidence for one in found), default=0.0)


def texts(document: str) -> list[str]:
    return [candidate.text for candidate in extract(document)]


def by_text(document: str) -> dict[str, Candidate]:
    return {candidate.text: candidate for candidate in extract(document)}


@pytest.mark.parametrize(
    ("commitment", "none"),
    [
        # a sum that merely stands or comes
        (
            "Til ungdomsskolen bliver der 700.000 kr. mere i 2031.",
            "Der er et overskud på 2 mio. kr.",
        ),
        ("Der er 4 mio. kr. til bedre belysning i parkerne.", "Der er 4 mio. mennesker til havet."),
        ("Aftalen indebærer et løft på 6 mio. kr.", "Aftalen er på plads efter to dage."),
        ("Sangskolen får én million kroner.", "Sangskolen får ros af forældrene."),
        # money set aside, the particle apart from its verb
        (
            "Der er i planen sat tre millioner kroner af til dræn.",
            "Bussen sætter os af ved havnen.",
        ),
        # what was agreed to be done
        ("Partierne er enige om at lægge svømmehallen ud til brugerne.", "Partierne er enige."),
        (
            "Det er aftalt med skolen, at haven må bruges af kvarteret.",
            "Det er jo aftalt spil, at haven ligger der.",
        ),
        # the agreement as such is no measure
        ("I et forlig er skolerne tildelt 2 mio. kr.", "Vi har indgået forlig med Venstre og SF."),
        (
            "Der oprettes et byggeudvalg på fem medlemmer.",
            "Grupperne har i dag indgået aftale om konstituering for perioden 2030-2033.",
        ),
        # how the document itself came to be
        ("Byrådet afsætter 2 mio. kr. til stier.", "Vedtaget af Tingby Byråd den 9. maj 2031."),
        # a purpose before the act is not the act
        (
            "For at mindske støjen ved ringvejen opføres en ny støjskærm.",
            "For at mindske støjen ved ringvejen har vi talt med naboerne.",
        ),
        # there shall be something new
        ("Der skal være en plan for byens træer.", "Der skal være plads til alle."),
        ("Der kommer nu flere sagsbehandlere i centret.", "Der kommer mange gæster i centret."),
        # people right after a preposition gain, they are not hired
        ("Vi vil have flere lærere.", "Vi vil sikre mere frihed til lærere og børn."),
        # a level that is lowered, a thing that is replaced
        ("Taksten for madordningen sættes ned.", "Vi sætter os ned og taler sammen."),
        ("Vi skal erstatte pavillonerne med en ny børnehave.", "Intet kan erstatte en god ven."),
        # an adjective that looks like an infinitive
        ("Vi vil åbne et nyt bibliotek.", "Partiet mener, at det åbne land er smukt."),
        # bodies that have yet to treat a case
        (
            "Byrådet skal bygge en ny bro.",
            "Byrådet skal på baggrund af udvalgets indstilling godkende regnskabet for en ny bro.",
        ),
        ("Vi har opstillet tre nye bænke.", "Vi har opstillet tre klare mål."),
        # what a case says of itself restates its points
        (
            "Der gives tilskud til et nyt værested.",
            "Med indstillingen gives tilskud til et værested.",
        ),
        # readers are addressed, nobody promises
        ("Der fordeles 2 mio. kr. til kor.", "Få overblikket over, hvordan pengene fordeles."),
        # the verb of saying understood; a noun that looks like a verb; a fragment of background
        ("Endvidere, at der etableres et nyt dyrehospital.", "Endvidere, at vejret var godt."),
        ("Kommunen ansatte to nye skovfogeder.", "Borgere og ansatte i byen tog to nye busser."),
        (
            "Der skal laves en ny reform af tilsynet.",
            "Reformen skal erstatte mere kontrol med tillid.",
        ),
        # an order that was given; an effect is no act
        ("Byrådet har bedt alle udvalg om at finde besparelser.", "Han har bedt om vand."),
        (
            "Vi vil fjerne brugerbetalingen.",
            "Fremgangen gør det muligt at fjerne brugerbetalingen.",
        ),
        ("Vi er ved at bygge en ny cykelsti.", "Nye cykelstier er ved at blive en del af byen."),
        ("Vi vil skabe en ny vejtjeneste.", "Vi vil skabe en ny stemning i byen."),
        # neighbours
        ("Vi vil at boligavgiften skal oppheves.", "Vi vil at alle skal trives."),
        ("Vi vil ha full dekning av lærere i skolen.", "Vi vil ha det hyggelig sammen."),
        (
            "An all-party motion to spend £90,000 on play streets was agreed.",
            "The meeting was lively and the hall was full.",
        ),
        ("The Clerk to obtain a price for the gate.", "Access to the gate is from the lane."),
        (
            "The group has pledged to scrap the charge.",
            "The contractor has been to look at the charge.",
        ),
    ],
)
def test_wordings(commitment: str, none: str) -> None:
    assert sure(commitment) > 0
    assert sure(none) < 0.75 * sure(commitment)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("et løft på 15 millioner mere til skolerne", [15_000_000]),
        ("styrkes med 7,5 millioner.", [7_500_000]),
        ("Kunstisbane - 4-6 millioner", [4_000_000, 6_000_000]),
        ("én million kroner til kor", [1_000_000]),
        ("3 millioner passagerer", []),
        ("for en kroner kan man ikke meget", []),
    ],
)
def test_millions_without_their_currency(written: str, expected: list[int]) -> None:
    assert [one.amount for one in amounts(written, 0, len(written))] == expected


def test_sums_of_one_sentence_that_merely_stand_are_shares() -> None:
    text = "Der er en million kroner til flere træer og to millioner til nye bænke i budgettet."
    found = shared_sums(text, 0, len(text), [(0, len(text))], "DKK")
    assert [text[one.start : one.end] for one in found] == [
        "en million kroner til flere træer",
        "to millioner til nye bænke i budgettet.",
    ]


def test_two_wishes_of_one_sentence() -> None:
    text = "Vi skal bygge tre børnehaver og så skal vi oprette et ungetilbud i vestbyen."
    found = sentence_commitments(text, 0, len(text), setting=SETTING, currency="DKK")
    assert len(found) == 2


def test_the_sentence_on_its_money_belongs_to_the_measure() -> None:
    document = (
        "Nyt fra rådhuset\n\nKommunen opretter en ny havnevagt fra maj. Det er der afsat penge "
        "til. "
        "Vagten møder om morgenen.\n"
    )
    [only] = extract(document)
    assert only.text.startswith("Kommunen opretter en ny havnevagt")


@pytest.mark.parametrize(
    "lead", ["Därför ska vi arbeta för:", "Vi skall:", "Husk at:", "Herunder følgende tiltag:"]
)
def test_leads_of_demands(lead: str) -> None:
    document = f"Lokalt oplæg\n\n{lead}\n\n• Bänkar vid torget\n• Fler lekplatser i byarna\n"
    assert texts(document) == ["Bänkar vid torget", "Fler lekplatser i byarna"]


@pytest.mark.parametrize(
    "lead",
    [
        "Udvalget godkendte, at planen skulle have disse fire temaer:",
        "De største udgiftsposter i budgettet er:",
        "Formålet med den nye ordning for hele kommunens brug af lokaler er:",
    ],
)
def test_leads_of_themes_and_reasons(lead: str) -> None:
    document = f"Lokalt oplæg\n\n{lead}\n\n• Tidlig indsats\n• Flere i foreningerne\n"
    assert texts(document) == []


def test_a_slogan_above_a_list_does_not_make_it_a_list_of_facts() -> None:
    document = (
        "Valgprogram 2029\n\nStem lokalt – fordi byen er vores\n\n"
        "• Flere bænke i gågaden.\n• Gratis leje af borde.\n• Nye stier ved åen.\n"
    )
    assert len(texts(document)) == 3


def test_one_proposal_a_line_without_any_words_before() -> None:
    document = (
        "BUDGET 2031\n\nVi opretter en ny klub i vest.\nFlere penge til vejene i oplandet.\n"
        "Gratis kørsel til skolernes svømning.\nVi ansætter to nye skovfogeder.\n"
        "Nyt tag på den gamle rutebilstation.\n"
    )
    assert len(texts(document)) == 5


def test_lines_that_each_end_with_a_sum_are_a_list() -> None:
    document = (
        "Der skal spares i Nørreby\n\nDe otte forslag rummer blandt andet:\n\n"
        "Salg af den gamle rutebilstation (2,1 mio. kr.)\n\n"
        "Slukning af hver anden gadelampe (400.000 kr.)\n\n"
        "Færre ruter på havnen (0,5 mio. kroner om året)\n\nUdvalget mødes igen i maj.\n"
    )
    assert texts(document) == [
        "Salg af den gamle rutebilstation (2,1 mio. kr.)",
        "Slukning af hver anden gadelampe (400.000 kr.)",
        "Færre ruter på havnen (0,5 mio. kroner om året)",
    ]


def test_lines_that_begin_with_codes_are_a_list_with_numbers() -> None:
    document = (
        "Handleplan for åen 2031\n\nSpor B: Liv i byen\n\nB1. Vi ansætter en åmand fra maj 2031.\n"
        "B2. Pulje på 90.000 kr. om året til broer\nB3. Årlig ådag\n"
    )
    found = extract(document)
    assert [(one.number, one.text) for one in found] == [
        ("B1", "Vi ansætter en åmand fra maj 2031."),
        ("B2", "Pulje på 90.000 kr. om året til broer"),
        ("B3", "Årlig ådag"),
    ]


def test_lines_of_a_story_are_no_list() -> None:
    document = (
        "En dag ved åen\n\nSolen stod op over engene.\nHan gik ned til åen med sin hund.\n"
        "Der var stille på den anden side.\nSiden kom regnen fra vest.\nHan gik hjem igen.\n"
    )
    assert texts(document) == []


def test_numbers_on_lines_of_their_own_are_markers() -> None:
    points = ["Ny klatrevæg", "Flere delebiler", "Byvært gøres permanent", "Gratis klaver i byen"]
    lines = "\n\n".join(f"0{number}\n\n{point}" for number, point in enumerate(points, 1))
    document = f"Budgetforlig: fire punkter i aftalen\n\n{lines}\n"
    found = extract(document)
    assert [one.text for one in found] == points
    assert [one.number for one in found] == ["1", "2", "3", "4"]


def test_captions_between_lines_with_sums_are_none() -> None:
    document = (
        "Budgetforslag\n\nVi foreslår følgende:\n\nNye møbler: 2 millioner\n\nTag på hallen: 6 "
        "millioner\n\n"
        "Havn og kyst\n\nNy mole: 3 millioner\n\nBøjer ved bugten: 1 million\n"
    )
    assert len(texts(document)) == 4


def test_pages_with_an_empty_line_after_every_line() -> None:
    lines = [
        "Vi ønsker en ny sti langs fjorden, som kan bruges af både gående og folk",
        "på cykel hele året rundt. Stien skal have lys på den strækning, der går",
        "gennem skoven. Der skal også sættes bænke op, så man kan hvile på vejen",
        "ud til fyret. Området omkring fyret er i dag svært at komme til, og der",
        "er ingen busser i weekenden. Det vil vi gerne ændre på, når tiden er til",
        "det. Mange har spurgt os om den gamle bane, og den er stadig lukket for",
        "trafik. Den er ejet af staten, som ikke har meldt noget ud om salg eller",
        "leje. Vi følger sagen tæt.",
        "Partiet vil desuden oprette en ny lånebank for både og kajakker ved den",
        "gamle havn.",
    ]
    found = texts("Stier og vand\n\n" + "\n\n".join(lines) + "\n")
    assert any(text.endswith("både gående og folk\n\npå cykel hele året rundt.") for text in found)
    assert any(text.endswith("ved den\n\ngamle havn.") for text in found)


def test_the_date_that_a_collector_put_first_is_no_word_of_the_sentence() -> None:
    assert texts(" date 2030-04 Kommunen ansætter to nye havnefogeder.\n\nMere følger.\n") == [
        "Kommunen ansætter to nye havnefogeder."
    ]


MINUTES = "Referat af møde i Kulturudvalget\n5. maj 2031\n\n{}"


def test_an_agenda_item_in_a_numbered_list_is_a_heading() -> None:
    document = MINUTES.format(
        "1. Lån af kajakker (B)\n\nBeslutning\n\nAt 1: Indstilles til Byrådets godkendelse.\n\n"
        "Indstilling\n\nCentret indstiller,\n\n1. at der bevilges 90.000 kr. til kajakker.\n\n"
        "2. Nye bøjer (B)\n\nBeslutning\n\nAt 1: Indstilles til Byrådets godkendelse.\n\n"
        "Indstilling\n\nCentret indstiller,\n\n1. at der bevilges 40.000 kr. til bøjer.\n"
    )
    assert texts(document) == [
        "der bevilges 90.000 kr. til kajakker.",
        "der bevilges 40.000 kr. til bøjer.",
    ]


def test_a_decision_above_its_recommendation_adopts_it() -> None:
    document = MINUTES.format(
        "Bøjer i bugten\n\nBeslutning Tilbagesendes afdelingen, da byrådet har vedtaget "
        "indstillingen."
        "\n\nIndstilling\nDet indstilles:\nAt 1) der opsættes nye bøjer i bugten.\n"
        "At 2) der ansættes en havnevagt.\n"
    )
    assert {one.status for one in extract(document)} == {"decided"}


def test_what_the_next_sentence_agrees_to_is_decided() -> None:
    document = (
        "Minutes of the Parish Council\n\nCllr North proposed that the council should buy a new "
        "gate."
        " This was agreed to.\n"
    )
    assert [one.status for one in extract(document)] == ["decided"]


def test_an_agenda_of_intentions_decides_nothing() -> None:
    document = (
        "Minutes of the Parish Council\n\n1. To consider the state of the pond\n\n"
        "The pond is green.\n\n2. To appoint a solicitor for the lane\n\nNo offers were in.\n"
    )
    assert texts(document) == []


def test_parties_outside_an_agreement_do_not_answer_for_it() -> None:
    document = (
        "Budgetforlig for Viborg Kommune\n\nBag aftalen står Radikale Venstre, Alternativet og SF. "
        "Venstre forlod forhandlingerne.\n\nDer afsættes 3 mio. kr. til nye stier.\n"
    )
    [only] = extract(document)
    assert only.actors == ("Radikale Venstre", "Alternativet", "SF")


def test_a_deal_that_was_made_is_not_done() -> None:
    document = (
        "Nyt om budgettet i Viborg\n\nI et forlig, som er indgået i dag, er klubberne tildelt "
        "300.000 kr. mere i 2031.\n"
    )
    assert [one.status for one in extract(document)] == ["decided"]


def test_the_mayor_as_speaker_is_the_one_named_before() -> None:
    document = (
        "Plan for vandet\n\nBorgmester Medlem Nord (S) fremlægger planen. Det siger Medlem Syd "
        "også.\n\n"
        "- Vi vil bygge en ny sluse ved åen og gøre det hurtigt, siger borgmesteren.\n"
    )
    [only] = extract(document)
    assert only.actors == ("Medlem Nord",)


def test_the_words_that_open_a_list_are_no_measure() -> None:
    document = (
        "Referat\n\nVi vil oprette tre nye ordninger og tilbud i byen:\n\n"
        "- Lånebank for værktøj\n- Åben smedje\n- Byttebod\n"
    )
    assert texts(document) == ["Lånebank for værktøj", "Åben smedje", "Byttebod"]


def test_what_is_being_done_is_not_done() -> None:
    document = "Nyt fra huset\n\nDer bliver reserveret 3 mio. kr. til tage på skolerne.\n"
    assert [one.status for one in extract(document)] != ["done"]


def test_a_list_of_candidates_is_no_list_of_measures() -> None:
    document = (
        "Valgprogram 2029\n\nByen\n\n• Flere bænke\n• Nye lamper\n\nVandet\n\n• Gratis havnebad\n"
        "• Nye moler\n\nHoldet\n\n• Medlem Nord Syd\n• Medlem Øst\n"
    )
    assert not any(text.startswith("Medlem") for text in texts(document))


def test_two_orders_in_one_wording_stay_two() -> None:
    document = (
        "Minutes of the Parish Council\n\ni) The path\n\nRESOLVED to fund contractor A to repair "
        "the path as advised.\n\nii) The stones\n\nRESOLVED to fund supplier A to repair the "
        "stones as advised.\n"
    )
    assert len(texts(document)) == 2


def test_a_summary_alone_is_read_for_its_list_only() -> None:
    document = MINUTES.format(
        "Plan for vandet\n\nBeslutning\nVedtaget.\n\nResumé\nByrådet vedtog i 2029 en vandplan. "
        "Planen rummer følgende tiltag:\n- Nye sluser ved åen\n- En bro til fuglene\n"
    )
    found = extract(document)
    assert [one.text for one in found] == ["Nye sluser ved åen", "En bro til fuglene"]
    assert {one.status for one in found} == {"decided"}


def test_the_list_that_a_sentence_announces_is_the_commitment() -> None:
    document = (
        "Budgetaftale for Viborg\n\nPartierne er enige om at gennemføre nye tiltag på følgende "
        "felter:"
        "\n\nNatur\n\n• Flere søer\n• Nye hegn\n"
    )
    assert texts(document) == ["Flere søer", "Nye hegn"]


def test_the_letters_of_a_party_are_no_verb() -> None:
    text = "244 Parkering i kommunale huse LA"
    assert analyse(text, 0, len(text)).heads == []
