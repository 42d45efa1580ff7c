"""Status, actors, title, theme, municipality, sums and sources of a candidate."""

from __future__ import annotations

import pytest

from data.extraction import Candidate, Span, extract
from data.extraction.labels import bare
from data.extraction.status import is_only_said, most_advanced, wording
from data.extraction.themes import theme
from data.extraction.titles import title


def only(document: str) -> Candidate:
    [candidate] = extract(document)
    return candidate


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Vi har ansat en byvært", "done"),
        ("Oprettet en lånebank for værktøj", "done"),
        ("Igangsat et forsøg med delebiler", "under_way"),
        ("Afsat 3 mio. kr. til klimatilpasning", "decided"),
        ("Byrådet besluttede at lukke gågaden for biler", "decided"),
        ("Vi vil ansætte en byvært", "proposed"),
        ("Hallen skal være bygget i 2030", "proposed"),
        ("Vi etablerer en byttecentral", "proposed"),
        ("Forvaltningen indstiller, at planen bliver godkendt", "proposed"),
        ("Vi vil have udarbejdet en plan for de sidste fire søer", "proposed"),
        ("Arealet sælges, men går tilbage, hvis byggeriet ikke er påbegyndt om to år", "proposed"),
        ("Cyklister på vejene skal have lys", "proposed"),
        ("Der skal ses på støjen løbende i processen", "proposed"),
        ("En frivillig hjælper nye venner i gang", "proposed"),
        ("Boligerne opføres ved havnen, hvor den nye station åbnede i maj", "proposed"),
        ("Torvet anlægges for de i budgettet afsatte midler", "proposed"),
        ("Det afsatte beløb anvendes til en ny bro", "proposed"),
        ("Arbejdet med stien er allerede i gang", "under_way"),
        ("Et nyt bibliotek er på vej", "under_way"),
        ("Hun har bedt forvaltningen om at holde ti borgermøder", "decided"),
        ("I 2024 afsatte byrådet 3 mio. kr. til en bro", "decided"),
        ("Der er truffet beslutning om en bro", "decided"),
        ("Vi har fået gennemført, at skolen bruger flere penge på musik", "decided"),
        ("Vi vil have stien, som er under projektering, klar i 2028", "under_way"),
        ("Nye skilte ved åen | Gennemført | 210.000 kr.", "done"),
        ("Ny bro ved åen | I gang | 1,5 mio. kr.", "under_way"),
        ("Ny sti ved åen (ikke startet)", "proposed"),
        ("Ny mole\tHavnen\tAfsluttet maj 2027", "done"),
        ("Nye bænke (gennemført)", "done"),
        ("Åben rådgivning | Løbende | Socialafdelingen", "under_way"),
        ("Planen skal være gennemført inden 2030", "proposed"),
        ("Udvalget bad også forvaltningen se på prisen", "decided"),
        ("Udvalget sagde ja til at ansætte en byvært", "decided"),
        ("I maj ansatte vi fem gadeplansmedarbejdere", "done"),
        ("De ansatte skal have nye kurser", "proposed"),
        ("Pladserne genåbnes, som blev lukket for fire år siden", "proposed"),
        ("Gravearbejdet gik i gang i april", "under_way"),
        ("Byggeriet går i gang til august", "proposed"),
        ("Holdet er tilført to sygeplejersker", "decided"),
        ("I budgetforslaget er holdet tilført to sygeplejersker", "proposed"),
        ("Der er ansat en byvært", "done"),
        ("To vejledere begyndte i maj", "done"),
        ("Den nye terminal blev taget i brug i maj", "done"),
        ("Vi har været med til at bygge to haller", "done"),
        ("Byrådet har, i samarbejde med naboerne, etableret en legeplads", "done"),
        ("Sidste år fik vi gennemført, at museet er gratis", "done"),
        ("Broen er netop færdig", "done"),
        ("I 2016 brugte kommunen ni millioner på en bro", "done"),
        ("Taksten sættes op, så underskuddet er afskaffet i 2029", "proposed"),
        ("Farten sættes ned, indtil broen er bygget", "proposed"),
        ("Haller opføres på grunde, der er købt", "proposed"),
        ("Skovrejsningen er undervejs", "under_way"),
        ("Krydset undersøges i øjeblikket sammen med politiet", "under_way"),
        ("Udvalget arbejder nu videre med en kulturplan", "under_way"),
        ("Kommunen forhandler med staten om at købe grunden", "under_way"),
        ("Byrådet har jo allerede bedt om en rapport", "decided"),
        ("Venstre fik flertal for, at der bygges en bro", "decided"),
        ("Der er i anlægsbudgettet optaget 3 mio. kr. til en bro", "decided"),
        ("Til broen er der sat 1,1 mio. kr. af i 2026", "decided"),
        ("Der er også reserveret 2 mio. kr. til en bro", "decided"),
        ("Vi har reserveret 2 mio. kr. i vores forslag", "proposed"),
        ("Broen søges indarbejdet i budgettet", "proposed"),
        ("Fredning af søen | Ikke igangsat | Forventes påbegyndt 2027", "decided"),
        ("Nye bænke (afventer)", "decided"),
        ("Broen skal efter udvalgets beslutning have lys", "decided"),
        ("Han peger på, at udvalget fik bevilget 6 mio. kr. til en bro", "decided"),
        ("Udvalget beslutter til november, om forsøget skal fortsætte", "proposed"),
        ("Vi vil have samme takst, sådan som flertallet besluttede", "proposed"),
        ("Nyt gulv i hallen 2026 Gennemført Alle klubber er flyttet ind", "done"),
        ("Nyt gulv i hallen 2026 Vej og Park I gang", "under_way"),
        ("Nyt gulv i hallen 2026 Ikke begyndt", "decided"),
        ("Der optages lån til kajen. Afsluttet.", "done"),
        ("Vi har flyttet kontoret til skolen", "done"),
        ("Alle ledere har deltaget i et kursus", "done"),
        ("Aftalen om broen er underskrevet", "done"),
        ("Vi vil have skrevet ind, at broen bygges", "proposed"),
        ("Forsøget blev stoppet efter et år", "done"),
        ("Det vil Venstre have indført som fast praksis", "proposed"),
        ("Derfor skal vi have lavet en ny plan", "proposed"),
        ("Venstre ville have åbnet gaden igen", "proposed"),
        ("Venstre ønsker puljens 20 mio. kr. afsat til en bro", "proposed"),
    ],
)
def test_status_by_wording(text: str, status: str) -> None:
    assert wording(text, 0, len(text))[0] == status


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Jeg har lovet naboerne, at stien bliver anlagt", True),
        ("Målet er, at forbruget er nedbragt", True),
        ("Derfor har vi sat 8 mio. kr. af i forslaget", True),
        ("Naboerne har fået hver sin nøgle", False),
    ],
)
def test_a_promise_in_the_perfect_is_only_said(text: str, said: bool) -> None:
    assert is_only_said(text, 0, len(text)) is said


def test_status_of_an_item_may_lie_in_the_lead() -> None:
    text = "Fokus på læsning"
    assert wording(text, 0, len(text), "Derfor har vi:")[0] == "under_way"
    assert wording(text, 0, len(text), "Byrådet har besluttet:")[0] == "decided"


def test_most_advanced_status() -> None:
    assert most_advanced(["proposed", "done", "decided"]) == "done"


MINUTES = (
    "Referat\nKulturudvalget i Skanderborg Kommune\n4. maj 2027\n\n7. Musikskole\n\nIndstilling\n"
    "Forvaltningen indstiller, at der oprettes en instrumentbank på "
    "musikskolen.\n\nBeslutning\n{}\n"
)


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        ("Godkendt.", "decided"),
        ("Indstillingen blev tiltrådt.", "decided"),
        ("Anbefales.", "proposed"),
        ("Udsat.", "proposed"),
        ("Ikke godkendt.", "proposed"),
    ],
)
def test_a_recommendation_that_was_adopted_is_decided(decision: str, status: str) -> None:
    candidate = only(MINUTES.format(decision))
    assert candidate.status == status
    assert candidate.actors == ("Kulturudvalget",)
    assert candidate.municipality == "Skanderborg"


def statuses(document: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.status, one.actors) for one in extract(document)]


def test_a_proposal_tabled_under_a_decision_is_its_partys_own() -> None:
    document = MINUTES.format(
        "Venstre fremsatte følgende ændringsforslag:\n"
        '"Der afsættes 2 mio. kr. til en ny scene på musikskolen."\n\n{}'
    )
    fell = statuses(document.format("Ændringsforslaget bortfaldt."))
    assert fell[-1] == ("proposed", ("Venstre",))
    carried = statuses(document.format("Ændringsforslaget blev vedtaget."))
    assert [status for status, _ in carried][-1] == "decided"


def test_a_heading_says_the_status_of_what_stands_below() -> None:
    document = (
        "Handleplan for Skanderborg Kommune\n\nIgangværende tiltag\n\n- Ny sti langs søen\n"
        "- Flere bænke på torvet\n\nGennemførte tiltag\n\n- Bro over åen\n- Lys på stien\n"
    )
    told = [status for status, _ in statuses(document)]
    assert told == ["under_way"] * 2 + ["done"] * 2


def test_a_participle_of_what_may_come_is_no_finished_measure() -> None:
    document = (
        "Nyt fra Skanderborg Kommune\n\nTo sagsbehandlere kan også blive sparet væk i 2027.\n"
    )
    assert {status for status, _ in statuses(document)} <= {"proposed"}


def test_what_is_still_wanted_of_an_agreement_is_proposed() -> None:
    document = (
        "Budgetforlig 2027 i Skanderborg Kommune\n\nDer afsættes 3 mio. kr. til en ny sti.\n\n"
        "Vi foreslog at bygge en bro til 9 mio. kr., men det var der ikke flertal for.\n"
    )
    assert [status for status, _ in statuses(document)] == ["decided", "proposed"]


def test_a_partys_own_word_in_the_minutes_is_no_decision() -> None:
    document = MINUTES.format(
        "Venstre kunne ikke støtte forslaget og ønskede i stedet at bygge en bro til 9 mio. kr."
    )
    assert ("proposed", ("Venstre",)) in statuses(document)


def test_a_recommendation_adopted_after_other_votes_is_decided() -> None:
    vote = "Der blev stemt om en udsættelse, som blev forkastet.\n\nIndstillingen blev godkendt."
    assert statuses(MINUTES.format(vote)) == [("decided", ("Kulturudvalget",))]


def test_what_a_committee_only_recommends_is_proposed() -> None:
    document = MINUTES.format(
        "Udvalget indstiller derudover til byrådet, at der oprettes en koncertsal i kælderen."
    )
    assert statuses(document)[-1][0] == "proposed"


def test_what_the_case_describes_is_adopted_with_its_recommendation() -> None:
    document = (
        "Referat\nKulturudvalget i Skanderborg Kommune\n4. maj 2027\n\n7. Musikskole\n\n"
        "Sagsfremstilling\nForvaltningen foreslår, at der oprettes en instrumentbank på "
        "musikskolen.\n\nIndstilling\nForvaltningen indstiller, at forslaget godkendes som "
        "beskrevet.\n\nBeslutning\n{}\n"
    )
    assert "decided" in {status for status, _ in statuses(document.format("Godkendt."))}
    assert {status for status, _ in statuses(document.format("Udsat."))} == {"proposed"}


IN_LINES = (
    "Referat\nByrådet i Skanderborg Kommune\n\n7. Musikskole\n\nIndstilling\n"
    "Forvaltningen indstiller,\n- at der oprettes en instrumentbank på musikskolen,\n"
    "- at der ansættes en lærer i sang.\n\nSagsfremstilling\nMusikskolen har 300 elever.\n\n"
    "{}\n"
)


@pytest.mark.parametrize(
    ("decisions", "status"),
    [
        ("Kulturudvalget, 04-05-2027, pkt. 7\nAnbefales.\n\n"
         "Byrådet, 25-05-2027, pkt. 90\nGodkendt.", "decided"),
        ("Kulturudvalget, 04-05-2027, pkt. 7\nAnbefales.\n\n"
         "Byrådet, 25-05-2027, pkt. 90\nSendes tilbage til udvalget.", "proposed"),
        ("Byrådets beslutning den 25. maj 2027\nVedtaget med 20 stemmer.", "decided"),
        ("Kulturudvalgets beslutning den 4. maj 2027\nIndstilles godkendt.", "proposed"),
        ("Beslutning fra Byrådet, den 25. maj 2027, punkt 90:\n\nGodkendt.", "decided"),
        ("Beslutning i Kulturudvalget den 4. maj 2027:\n\nFraværende: Ingen.\n\n"
         "Godkendt.", "decided"),
        ("Beslutning i Kulturudvalget den 4. maj 2027:\n\nDrøftet.", "proposed"),
    ],
)  # fmt: skip
def test_the_last_body_in_the_line_decides(decisions: str, status: str) -> None:
    assert {status for status, _ in statuses(IN_LINES.format(decisions))} == {status}


@pytest.mark.parametrize(
    ("decision", "status"),
    [
        ("Godkendt.", "decided"),
        ("Venstre fremsatte et ændringsforslag. Det blev forkastet.\n"
         "Indstillingen blev herefter godkendt.", "decided"),
        ("Venstre fremsatte et ændringsforslag. Det blev forkastet.", "proposed"),
    ],
)  # fmt: skip
def test_what_is_recommended_without_a_heading_is_adopted_too(decision: str, status: str) -> None:
    document = IN_LINES.replace("Indstilling\nForvaltningen", "Forvaltningen")
    told = statuses(document.format(f"Byrådets beslutning den 25. maj 2027\n{decision}"))
    assert {status for status, _ in told} == {status}


def test_the_approval_of_the_agenda_adopts_no_recommendation() -> None:
    document = (
        "Referat\nKulturudvalget i Skanderborg Kommune\n\n1. Godkendelse af dagsorden\n\n"
        "Beslutning\nGodkendt.\n\n2. Musikskole\n\nIndstilling\nForvaltningen indstiller, at der "
        "oprettes en instrumentbank på musikskolen.\n\nBeslutning\nAnbefales.\n"
    )
    assert {status for status, _ in statuses(document)} == {"proposed"}


def test_the_administration_only_advises_in_an_agreement() -> None:
    document = (
        "Budgetforlig 2027 i Skanderborg Kommune\n\nDer afsættes 3 mio. kr. til en ny sti.\n\n"
        "Forvaltningen anbefaler, at der afsættes 2 mio. kr. til cykelparkering.\n"
    )
    assert [status for status, _ in statuses(document)] == ["decided", "proposed"]


def test_an_officer_without_a_name_speaks_for_the_party() -> None:
    document = (
        "Flere cykelstier i Skanderborg Kommune\n\n3. maj 2027\n\nSocialdemokratiets gruppeformand "
        "i byrådet er tilfreds.\n\n- Vi vil foreslå en fast cykelpulje på 40 mio. kr. om året, "
        "siger han.\n"
    )
    assert ("proposed", ("Socialdemokratiet",)) in statuses(document)


def test_what_leads_up_to_a_quote_is_told_of_its_speaker() -> None:
    document = (
        "Flere cykelstier i Skanderborg Kommune\n\n3. maj 2027\n\nDer oprettes en cykelpulje på "
        "40 mio. kr. om året. Udvalgsmedlem Medlem Nord (SF) pointerer:\n\n- Det er vigtigt for "
        "alle.\n"
    )
    assert [actors for _, actors in statuses(document)] == [("Medlem Nord",)]


def test_the_parties_of_a_majority_are_its_actors() -> None:
    document = (
        "Referat\nByrådet i Skanderborg Kommune\n4. maj 2027\n\n7. Musikskole\n\nBeslutning\n"
        "Et flertal bestående af Venstre og SF besluttede at oprette en instrumentbank.\n"
    )
    assert statuses(document) == [("decided", ("Venstre", "SF"))]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("Et mindretal bestående af gruppe C og O foreslår en ny bro over åen.", ("C", "O")),
        ("V ønskede at oprette en instrumentbank for 2 mio. kr.", ("V",)),
        ("SF’s forslag om at oprette en instrumentbank blev vedtaget.", ("SF",)),
        ("Ældrerådet foreslår, at der oprettes en instrumentbank.", ("Ældrerådet",)),
        ("Desuden foreslår SF, at der oprettes en instrumentbank.", ("SF",)),
        ("Den 2. maj besluttede Byrådet at oprette en instrumentbank.", ("Byrådet",)),
    ],
)
def test_who_is_told_of_in_minutes(sentence: str, actors: tuple[str, ...]) -> None:
    document = f"Referat\nKulturudvalget i Skanderborg Kommune\n\n7. Musik\n\nSag\n{sentence}\n"
    assert [found for _, found in statuses(document)] == [actors]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("I juni afsatte flertallet 28 mio. kr. til en ny bro over åen.", ("flertallet",)),
        ("Vi vil ikke afsætte 3 mio. kr., sådan som flertallet besluttede.", ("Venstre",)),
        ("Byrådet har allerede bedt om en rapport om broen.", ("Byrådet",)),
    ],
)
def test_who_is_told_of_in_a_programme(sentence: str, actors: tuple[str, ...]) -> None:
    document = f"Venstre i Horsens\nValgprogram\n\nVi vil bygge en hal ved søen.\n\n{sentence}\n"
    assert extract(document)[-1].actors == actors


def test_who_obliges_itself_answers_for_its_list() -> None:
    document = (
        "Samarbejdsaftale\nmellem Skanderborg Kommune og Idrætsforeningen Søvang\n\n"
        "Kommunen forpligter sig til\n- at stille en hal gratis til rådighed\n"
        "- at ansætte en koordinator\n\nIdrætsforeningen Søvang forpligter sig til\n"
        "- at afholde to kurser om året\n- at oprette et hold for ældre\n"
    )
    actors = [actor for _, actor in statuses(document)]
    assert actors == [("Skanderborg Kommune",)] * 2 + [("Idrætsforeningen Søvang",)] * 2


def test_the_agent_of_a_passive_decision_is_its_actor() -> None:
    document = (
        "Handleplan for skoler i Skanderborg Kommune\n\nInitiativer:\n- Et ungehus ved søen, "
        "besluttet af Byrådet i foråret\n- En ny sti langs åen\n"
    )
    assert [actors for _, actors in statuses(document)] == [
        ("Byrådet",),
        ("Skanderborg Kommune",),
    ]


def test_the_body_that_decided_is_named_in_the_heading() -> None:
    document = (
        "Referat\nByrådet i Skanderborg Kommune\n4. maj 2027\n\n7. Musikskole\n\nIndstilling\n"
        "Forvaltningen indstiller, at der oprettes en instrumentbank.\n\n"
        "Beslutning i Kultur- og Fritidsudvalget den 2. april 2027\n"
        "Anbefales. Udvalget bad forvaltningen undersøge prisen på en flygelsal.\n\n"
        "Beslutning i Byrådet den 4. maj 2027\nGodkendt.\n"
    )
    assert ("decided", ("Kultur- og Fritidsudvalget",)) in statuses(document)


def test_an_item_speaks_for_the_party_that_proposed_it() -> None:
    document = (
        "Skanderborg Byråd\nDagsorden 4. maj 2027\n\nForslag fra KF om træer\n"
        "EMN-2027-010748\n\nBeslutningspunkt:\nDet indstilles, at der plantes 200 træer ved "
        "skolerne.\n\nSalg af areal\nEMN-2027-010749\n\nBeslutningspunkt:\nDet indstilles, at "
        "arealet ved søen sælges for 2 mio. kr.\n"
    )
    assert [actors for _, actors in statuses(document)] == [("KF",), ("Skanderborg Byråd",)]


def test_a_party_outside_an_agreement_only_proposes() -> None:
    document = (
        "Budgetforlig 2027\n\nSocialdemokratiet, SF og Radikale Venstre har indgået aftale om "
        "budgettet i Skanderborg Kommune.\n\nDer afsættes 3 mio. kr. til en ny sti langs søen.\n\n"
        + "Forhandlingerne blev ført i en god tone over fire aftener på rådhuset. "
        * 10
        + "\n\n"
        "Venstre foreslår i stedet at afsætte 3 mio. kr. til en ny vej.\n"
    )
    assert [status for status, _ in statuses(document)] == ["decided", "proposed"]


def test_a_programme_speaks_for_its_party() -> None:
    document = "Radikale Venstre i Horsens\nValgprogram\n\nVi vil oprette et ungehus på havnen.\n"
    candidate = only(document)
    assert candidate.actors == ("Radikale Venstre",)
    assert candidate.municipality == "Horsens"


def test_a_joint_proposal_has_all_its_parties() -> None:
    document = (
        "Forslag til byrådet\n\nSF og Alternativet foreslår, at der oprettes en naturpulje.\n"
    )
    assert only(document).actors == ("SF", "Alternativet")


def test_the_speaker_of_a_quote_answers_for_it() -> None:
    document = (
        "Ny plan\n\nVejle Kommune, 3. maj 2027\n\n"
        "– Vi vil ansætte fem klimavejledere, siger rådmand Medlem Nord (V).\n"
    )
    assert only(document).actors == ("Medlem Nord",)


def test_an_office_stands_for_the_person_named_with_it() -> None:
    document = (
        "Nyt udspil\n\nRådmand Medlem Nord (V) fremlagde planen i går.\n\n"
        "Rådmanden foreslår at ansætte fem klimavejledere.\n\n– Det er godt, siger formanden.\n"
    )
    assert only(document).actors == ("Medlem Nord",)


def test_a_demand_on_the_municipality_is_the_party_s_own() -> None:
    document = "Enhedslisten\nKommunalprogram\n\nKommunen skal oprette et værested på havnen.\n"
    assert only(document).actors == ("Enhedslisten",)


def test_what_the_text_does_not_say_stays_empty() -> None:
    candidate = only("Vi vil oprette en lånebank for værktøj.")
    assert candidate.actors == ()
    assert candidate.municipality is None
    assert candidate.section is None
    assert candidate.number is None
    assert candidate.amounts == ()
    assert candidate.dates == ()
    assert candidate.page is None


def test_every_field_names_its_words() -> None:
    document = (
        "Plan for Tønder Kommune\n\nTrafik\n\nDer afsættes 2 mio. kr. til en cykelsti i 2027.\n"
    )
    candidate = only(document)
    words = {source.field: document[source.start : source.end] for source in candidate.sources}
    assert words["amounts"] == "2 mio. kr."
    assert words["dates"] == "2027"
    assert words["section"] == "Trafik"
    assert words["municipality"] == "Tønder"
    assert words["text"] == candidate.text


def test_page_from_passages() -> None:
    class Hint:
        kind = "paragraph"

        def __init__(self, start: int, end: int, page: int | None) -> None:
            self.start, self.end, self.page = start, end, page

    document = "Indledning til planen.\n\nVi vil oprette en lånebank for værktøj.\n"
    found = extract(document, [Hint(0, 22, 1), Hint(24, len(document), 2)])
    assert [candidate.page for candidate in found] == [2]


def test_summary_and_elaboration_are_two_mentions_of_one() -> None:
    document = (
        "Handleplan\n\nInitiativer\n\n1. Byvært i gågaden om aftenen\n2. Lånebank for cykler til "
        "børn\n\n"
        "Uddybning\n\nDerfor har vi:\n\n1. Ansat en byvært, som går i gågaden hver aften.\n"
        "2. Afsat 300.000 kr. til en lånebank for børns cykler.\n"
    )
    found = extract(document)
    assert [len(candidate.mentions) for candidate in found] == [2, 2]
    assert [candidate.status for candidate in found] == ["done", "decided"]
    assert [sum_.amount for sum_ in found[1].amounts] == [300_000]
    assert found[0].mentions[0] == Span(
        document.index("Byvært i"), document.index("Byvært i") + len("Byvært i gågaden om aftenen")
    )


def test_two_sums_for_two_things_stay_two() -> None:
    document = (
        "Budgetaftale\n\n- Der afsættes 2 mio. kr. til skolernes legepladser\n\n"
        "Klima\n\n- Der afsættes 3 mio. kr. til skolernes legepladser i klimaramme\n"
    )
    assert len(extract(document)) == 2


def test_umbrella_adds_up() -> None:
    document = (
        "Ny hjælp\n\nByrådet har afsat 900.000 kr. til en trivselspakke. De 900.000 kr. fordeles "
        "med "
        "400.000 kr. til en lektiecafé, 300.000 kr. til en vejleder og 200.000 kr. til udstyr.\n"
    )
    found = extract(document)
    assert found[0].umbrella
    assert found[0].total is not None
    assert found[0].total.parts == (400_000, 300_000, 200_000)
    assert found[0].total.adds_up is True
    assert [sum_.role for candidate in found for sum_ in candidate.amounts] == [
        "total",
        "part",
        "part",
        "part",
    ]


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Derfor vil vi oprette en lånebank, så flere reparerer.", "Oprette en lånebank"),
        ("Der afsættes 2,5 mio. kr. til en gangbro.", "2,5 mio. kr. til en gangbro"),
        ("Derudover gives der et tilskud til klubberne.", "Et tilskud til klubberne"),
        ("Der etableres en café for unge.", "Der etableres en café for unge"),
        ("Tilsvarende foreslår vi, at broen over åen lukkes.", "Broen over åen lukkes"),
        ("Gratis bus", "Gratis bus"),
        (
            "Der afsættes 2 mio. kr. i 2031 stigende til 3 mio. kr. i 2033 og frem til nye broer.",
            "2 mio. kr. i 2031 til nye broer",
        ),
        (
            "Kommunen lukker en del af den gamle bro, heraf 6 meter i år.",
            "Lukker en del af den gamle bro",
        ),
        (
            "Vi vil plante træer langs alle veje i byen og i de små byer nr. 4 og 5 i vest.",
            "Plante træer langs alle veje i byen og i de små byer",
        ),
    ],
)  # fmt: skip
def test_title_is_made_of_own_words(passage: str, expected: str) -> None:
    assert title(passage) == expected


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("## **Klima** og miljø", "Klima og miljø"),
        ("### Skoler ###", "Skoler"),
        ("**2. Skoler**", "Skoler"),
        ("_Børn_ og [unge](https://nordby.example/unge)", "Børn og unge"),
        ("C#-kursus i snake_case", "C#-kursus i snake_case"),
        ("Pris: 5*3 kr.", "Pris: 5*3 kr."),
    ],
)
def test_a_heading_is_read_without_its_markdown(heading: str, words: str) -> None:
    assert bare(heading) == words


def test_section_and_title_carry_no_markdown() -> None:
    document = (
        "# Valgprogram\n\n## **Klima** og miljø\n\nVi vil:\n- **Plante** 200 træer ved åen\n"
        "- Oprette en _byttecentral_ i Skovby\n"
    )
    found = extract(document)
    assert {one.section for one in found} == {"Klima og miljø"}
    assert [one.title for one in found] == [
        "Plante 200 træer ved åen",
        "Oprette en byttecentral i Skovby",
    ]


def test_title_has_twelve_words_at_most() -> None:
    assert len(title("ord " * 50).split()) <= 12


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("Flere pædagoger i vuggestuerne", "børn-unge"),
        ("En ny cykelsti langs vejen", "trafik"),
        ("Flere solceller og mindre CO2", "klima-miljø"),
        ("Gratis træning på plejehjemmet", "ældre-sundhed"),
        ("Noget helt andet", "andet"),
    ],
)
def test_themes(passage: str, expected: str) -> None:
    assert theme(passage, "", "") == expected


def test_a_party_outside_an_agreement_does_not_answer_for_it() -> None:
    document = (
        "Budgetforlig på plads i Odense\n\nOdense Kommune, 12. september 2024\n\n"
        "Der indføres gratis bus for unge.\n\nEnhedslisten er ikke med i forliget.\n"
    )
    assert only(document).actors == ("Odense Kommune",)
