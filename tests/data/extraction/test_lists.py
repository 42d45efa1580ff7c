"""Which lists are demands, decisions or measures, and which of their items count."""

from __future__ import annotations

import pytest

from data.extraction import extract


def texts(document: str) -> list[str]:
    return [candidate.text for candidate in extract(document)]


LEADS = [
    "Derfor vil vi:",
    "Vi foreslår:",
    "Det indstilles, at:",
    "Partierne er enige om:",
    "Vi går til valg på følgende:",
    "Kommunestyret vedtar:",
    "Kommunfullmäktige beslutar:",
    "The council resolved:",
]


@pytest.mark.parametrize("lead", LEADS)
def test_every_item_after_a_demand_counts_however_vague(lead: str) -> None:
    document = f"Overskrift\n\n{lead}\n\n- Bedre rammer i hverdagen\n- En ny hal\n"
    assert texts(document) == ["Bedre rammer i hverdagen", "En ny hal"]


@pytest.mark.parametrize(
    "lead",
    [
        "Det skyldes:",
        "Kommunen har tre udfordringer:",
        "På mødet deltog:",
        "Centerchefen fortalte om følgende:",
        "Ministeren har udmeldt fire mål:",
        "Vores værdier er:",
        "Analysen skal belyse:",
        "Vi ved i dag:",
    ],
)
def test_other_lists_do_not_count(lead: str) -> None:
    document = f"Overskrift\n\n{lead}\n\n- Ansvar for hinanden i byen\n- Et stærkt fællesskab\n"
    assert texts(document) == []


@pytest.mark.parametrize("heading", ["Bilag", "Deltagere", "Vores værdier", "Fakta", "Indhold"])
def test_sections_that_hold_no_demands(heading: str) -> None:
    document = f"Dokument\n\n{heading}\n\n- Notat om en ny skole\n- Plan for kommunens veje\n"
    assert texts(document) == []


def test_process_points_are_left_out() -> None:
    document = (
        "Referat\n\nIndstilling\nForvaltningen indstiller,\n"
        "1. at der bevilges 200.000 kr. til en shelterplads,\n"
        "2. at sagen sendes i høring i lokalrådet,\n"
        "3. at orienteringen tages til efterretning.\n"
    )
    assert texts(document) == ["der bevilges 200.000 kr. til en shelterplads"]


def test_an_item_has_its_further_paragraphs() -> None:
    document = (
        "Handleplan\n\nDerfor har vi:\n\n1. Afsat 2 mio. kr. til en gangbro.\n\n"
        "Broen åbner i maj 2027.\n\n2. Ansat en byvært.\n"
    )
    first = extract(document)[0]
    assert first.text.endswith("Broen åbner i maj 2027.")
    assert [date.value for date in first.dates] == ["2027-05"]


def test_facts_with_bullets_are_no_demands() -> None:
    document = (
        "Om ordningen\n\n- Ordningen er fra 2014\n- Medarbejderne har kontor på rådhuset\n"
        "- Teamet består af fire faggrupper\n"
    )
    assert texts(document) == []


def test_one_proposal_a_line() -> None:
    document = (
        "Lokallisten\n\nVi vil\nGratis bus for unge\nEn ny strandpark\nNej til betonhal\n\nTak\n"
    )
    assert texts(document) == ["Gratis bus for unge", "En ny strandpark", "Nej til betonhal"]


def test_numbered_proposals_with_parties_in_a_column() -> None:
    document = (
        "Budgetforslag\n\n7    Flere bænke i parken    SF og V\n8    Ny legeplads ved søen    EL\n"
    )
    rows = extract(document)
    assert [row.text for row in rows] == ["Flere bænke i parken", "Ny legeplads ved søen"]
    assert [row.actors for row in rows] == [("SF", "V"), ("EL",)]
    assert [row.number for row in rows] == ["7", "8"]


def test_rows_of_a_budget_table() -> None:
    document = (
        "Budgetaftale 2027\n\nAnlæg (1.000 kr.)     2027     2028\nNy cykelsti til havnen     "
        "1.500     500\n"
        "Renovering af hallen     800     0\nI alt     2.300     500\n"
    )
    rows = extract(document)
    assert [[sum_.amount for sum_ in row.amounts] for row in rows] == [
        [1_500_000, 500_000],
        [800_000],
    ]


def test_speech_with_a_dash_is_no_list() -> None:
    document = (
        "Ny bro på vej\n\nByen har ventet længe.\n\n"
        "- Det er en god dag. Vi er glade for opbakningen, siger formanden.\n\nMødet sluttede "
        "klokken ni.\n"
    )
    assert texts(document) == []


def test_numbered_headings_of_minutes_are_no_list() -> None:
    document = (
        "Referat\nTeknisk Udvalg\n\n12. Godkendelse af dagsorden\n\nBeslutning\nGodkendt.\n\n"
        "13. Ny cykelsti langs fjorden\n\nSagsfremstilling\nStien har været ønsket længe af mange "
        "borgere i byen.\n\n"
        "Beslutning\nUdsat.\n"
    )
    assert texts(document) == []


def test_a_list_that_spells_out_one_product_lies_in_its_span() -> None:
    document = (
        "Plan\n\nKommunen skal udarbejde en analyse af havnen. Analysen skal belyse:\n\n"
        "- trafikken til og fra kajen\n- støjen om natten\n"
    )
    [candidate] = extract(document)
    assert candidate.text.startswith("Kommunen skal udarbejde")
    assert candidate.text.endswith("støjen om natten")


def test_a_recommendation_of_one_sentence_is_a_decision_point() -> None:
    document = (
        "Referat\nKulturudvalget\n\nIndstilling\n"
        "Direktøren indstiller, at udvalget begynder arbejdet med en fortælling om byen.\n"
    )
    assert len(extract(document)) == 1


def test_a_list_of_sums_counts_whatever_opens_it() -> None:
    document = (
        "Nyt udspil\n\nPakken består af:\n\n- 2 mio. kr. til skolehaver\n- 1 mio. kr. til ture\n"
    )
    assert len(extract(document)) == 2


def test_a_quoted_paragraph_after_a_lead_is_no_line_of_a_list() -> None:
    document = (
        "Referat\n\nListen har stillet følgende forslag:\n\n"
        "”Vi foreslår, at der plantes 50 nye træer.”\n\n"
        "Afdelingen oplyser, at et træ koster omkring 4.000 kr. at plante og 1.200 kr. at passe.\n"
    )
    assert texts(document) == ["”Vi foreslår, at der plantes 50 nye træer.”"]


def test_rows_between_bars() -> None:
    document = (
        "Lokalprogram\n\n| Forslag | Pris |\n|---|---|\n| Ny legeplads | 1,5 mio. kr. |\n"
        "| Flere bøger | 300.000 kr. |\n"
    )
    assert texts(document) == ["Ny legeplads | 1,5 mio. kr.", "Flere bøger | 300.000 kr."]


def test_sentences_that_repeat_the_name_of_their_heading_are_one_undertaking() -> None:
    text = (
        "Plan for Nordby\n\nHAVNENS GRØNNE HJERTE\n\n"
        "- Havnens Grønne Hjerte er vedtaget af byrådet i 2024\n"
        "- I 2026 åbner kommunen Havnens Grønne Hjerte for alle\n"
    )
    (found,) = extract(text)
    assert len(found.mentions) == 2
    assert {one.value for one in found.dates} == {"2024", "2026"}


def test_points_of_demands_that_repeat_the_name_of_their_heading_stay_apart() -> None:
    text = (
        "Vi vil\n\nGratis skolemad\n\n"
        "- Indføre gratis skolemad på alle skoler\n"
        "- Afsætte 2 mio. kr. til gratis skolemad i børnehaverne\n"
    )
    assert len(extract(text)) == 2


def test_a_number_alone_above_a_name_marks_an_item_of_name_and_text() -> None:
    document = (
        "Digital plan\n\nInitiativ 1\nFælles indgang for pårørende\n\nDet er i dag svært at hjælpe "
        "andre. Derfor bygges en ny indgang på hjemmesiden.\n\nInitiativ 2\n"
        "Færre breve på papir\n\n"
        "Breve er dyre. Kommunen sender fremover besked på telefonen.\n"
    )
    assert [text.split("\n")[0] for text in texts(document)] == [
        "Fælles indgang for pårørende",
        "Færre breve på papir",
    ]
    assert texts(document)[0].endswith("på hjemmesiden.")


def test_an_answer_of_several_sentences_is_speech_of_the_party_above_it() -> None:
    document = (
        "Sådan svarer partierne\nDato: 3. maj 2031\n\nVenstre:\n"
        "- Vi kender problemet. Det er blevet værre. Vi foreslår at ansætte to trafikbetjente. "
        "Sådan er det.\n\nSF:\n"
        "- Det er rigtigt set. Vejen er smal. Vi vil lukke Smedegade for biler i 2032.\n"
    )
    found = extract(document)
    assert [one.actors for one in found] == [("Venstre",), ("SF",)]
    assert [one.text.split()[:2] for one in found] == [["Vi", "foreslår"], ["Vi", "vil"]]


def test_names_of_columns_above_a_list_make_it_one_of_measures() -> None:
    document = (
        "Økonomiudvalget\nReferat\n\nSagsfremstilling\n\nInitiativ Beskrivelse Status\n\n"
        "1. Skolehaver. To haver på hver skole.\nI gang. Den første er gravet.\n\n"
        "2. Ny bogbus. Købes brugt.\nAfventer.\n\nBeslutning\nTil efterretning.\n"
    )
    assert [text.split(".")[0] for text in texts(document)] == ["Skolehaver", "Ny bogbus"]


def test_the_fields_of_a_form_beside_the_measure_are_no_items() -> None:
    document = (
        "Handleplan\n\nLys i parken\n- Hvad: Ti nye lygter sættes op ved søen\n"
        "- Hvorfor: Mange er utrygge\n- Hvem: Vejafdelingen\n- Hvornår: Efteråret 2031\n"
    )
    assert texts(document) == ["Ti nye lygter sættes op ved søen"]


def test_notes_on_points_listed_elsewhere_are_no_items_of_their_own() -> None:
    document = (
        "Ændringsforslag til budgettet\n\nForslag\n1. Flere lygter på stien\n2. Ny bogbus\n\n"
        "Uddybning af forslagene\nAd 1. Det er mørkt fra kl. 16.\nAd 2. Den gamle er slidt op.\n"
    )
    assert texts(document) == ["Flere lygter på stien", "Ny bogbus"]


CLOSING = [
    "medlemsforslaget om flere bænke hermed er besvaret",
    "sagen er afsluttet",
    "udvalget tager stilling til det videre forløb",
    "forslagets punkt b afvises",
    "høringsperioden fastsættes til otte uger",
]


@pytest.mark.parametrize("point", CLOSING)
def test_a_point_that_only_closes_a_matter_is_procedure(point: str) -> None:
    document = (
        f"Referat\nTeknikudvalget\n\nIndstilling\nDet indstilles,\nat {point},\n"
        "at der opstilles ti bænke langs åen.\n"
    )
    assert texts(document) == ["der opstilles ti bænke langs åen."]


OPENING = [
    "Forvaltningen har igangsat flere initiativer:",
    "Indsatserne, som er omtalt i bilag 2, omfatter:",
    "Forslagene er følgende:",
]


@pytest.mark.parametrize("lead", OPENING)
def test_a_list_of_initiatives_in_a_case_counts(lead: str) -> None:
    document = (
        "Referat\nTeknikudvalget\n\nIndstilling\nDet indstilles, at sagen tages til efterretning."
        f"\n\nSagsfremstilling\n\n{lead}\n\n- bedre ruter for fejebilerne\n"
        "- kontakt til grundejerne før vinteren\n\nBeslutning\nTil efterretning.\n"
    )
    assert texts(document) == [
        "bedre ruter for fejebilerne",
        "kontakt til grundejerne før vinteren",
    ]


NO_MEASURES = [
    "Du kan søge om støtte til:",
    "Der kan søges tilskud til:",
    "Udvalget kan beslutte, at:",
    "Analysen vil f.eks. kunne omfatte:",
    "Mulighederne er for eksempel:",
    "Planen bygger på følgende principper:",
]


@pytest.mark.parametrize("lead", NO_MEASURES)
def test_what_may_be_chosen_or_paid_by_a_pool_is_nobodys_measure(lead: str) -> None:
    document = f"Puljen til landsbyer\n\n{lead}\n\n- istandsættelse af tage\n- nedrivning\n"
    assert texts(document) == []


def test_what_somebody_thinks_that_opens_a_list_is_no_speech() -> None:
    document = (
        "Program\n\nDerfor mener Venstres Ungdom, at:\n\n- Bøder skal sænkes.\n"
        "- Skolerne skal selv vælge deres bøger.\n"
    )
    assert len(texts(document)) == 2


def test_a_link_under_a_heading_opens_no_section() -> None:
    text = "Vi vil have flere træer i byen, og de skal stå, hvor folk bor og arbejder. " * 2
    document = f"Miljø\nLæs mere om vores miljøprogram\n\n{text}\n\n- Afgiften på træer skal væk.\n"
    assert {one.section for one in extract(document)} == {"Miljø"}


def test_posts_and_kinds_of_cost_in_tables_are_no_measures() -> None:
    posts = "Aftale\n\nUdvalg\tFormand\nTeknikudvalget\tA\nBørne- og Skoleudvalget\tV\n"
    costs = "Anlægsforslag\n\n1.000 kr. 2031 2032\nAnlægsudgift 0 2.000\nAfledt drift 10 20\n"
    assert texts(posts) == []
    assert texts(costs) == []


VALUES = [
    "Ingen skal dø alene",
    "Borgerne skal opleve, at nogen lytter",
    "Kulturen skal være for alle",
    "Et værdigt liv til det sidste",
    "Respekten for hjemmet er udgangspunktet for vores arbejde",
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_among_demands_is_none(value: str) -> None:
    document = f"Valgprogram\n\nVi vil:\n\n- {value}\n- Flere faste vikarer\n"
    assert texts(document) == ["Flere faste vikarer"]


def test_a_point_that_orders_work_and_then_a_step_counts() -> None:
    document = (
        "Referat\nTeknikudvalget\n\nIndstilling\nDet indstilles,\n"
        "at forsøget evalueres, og at resultatet forelægges udvalget i 2032,\n"
        "at skolerne indsender en plan inden 1. maj, drøftet med bestyrelserne.\n"
    )
    assert len(texts(document)) == 2


def test_dated_steps_of_a_plan_count_and_those_of_the_procedure_do_not() -> None:
    plan = (
        "Handleplan for kultur\n\nTidsplan:\n- Maj 2031: Bogbussen sættes i drift\n"
        "- Juni 2031: Sangens hus åbnes\n- August 2031: Ny festival for børn\n"
    )
    steps = (
        "Referat\n\nTidsplan:\n- Maj 2031: Sagen behandles i udvalget\n"
        "- Juni 2031: Forslaget sendes i høring\n- August 2031: Planen vedtages endeligt\n"
    )
    assert len(texts(plan)) == 3
    assert texts(steps) == []


def test_points_that_only_name_headings_further_on_are_the_contents() -> None:
    text = (
        "Tingbylistens program\n\nVi vil:\n\n• Bedre skoler\n• Flere busser\n• Bygge en bro\n"
        "\nBedre skoler\n\nHver skole får en lærer.\n\nFlere busser\n\nVi indfører natbusser.\n"
    )
    taken = [one.text for one in extract(text, name="program.txt")]
    assert taken == ["Bygge en bro", "Hver skole får en lærer.", "Vi indfører natbusser."]


def test_a_code_alone_names_no_measure() -> None:
    text = "Budgetforslag 2031-2034\n\nForslag nr. 4.07-A\n\nIndtægterne steg i fjor.\n"
    assert extract(text, name="budget.txt") == []


def test_the_files_of_a_case_are_no_decisions_whatever_they_are_called() -> None:
    text = (
        "Referat\n\nDet indstilles:\n\n• Byrådet opstiller ti bænke.\n• Byrådet køber en bus.\n\n"
        "Bilag\n\n• Indstilling\n• Bilag 1: Kort\n• Byrådsdebat 4.5.2031\n• Brev fra klubben\n"
    )
    assert texts(text) == ["Byrådet opstiller ti bænke.", "Byrådet køber en bus."]


def test_the_reason_quotes_whole_words_of_what_opens_a_list() -> None:
    lead = "Center for Havne, Strande, Broer og anlæg i Tingby indstiller til det lokale råd, at"
    (found,) = extract(f"Referat\n\nIndstilling\n{lead}\n1. bænkene males\n", name="referat.txt")
    quoted = found.why.values[0]
    assert len(quoted) <= 80
    assert f" {quoted}" in lead
