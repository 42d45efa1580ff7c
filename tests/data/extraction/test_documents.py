"""What a document says of itself: kind, date, municipality, and who answers for it."""

from __future__ import annotations

import pytest

from data.extraction import read
from data.extraction.blocks import blocks
from data.extraction.document import DocumentFacts, read_document
from data.extraction.outline import outline

FILLER = "Det er et godt sted at bo, og det har det været længe. "


def facts(text: str, name: str = "") -> DocumentFacts:
    return read_document(text, outline(text, blocks(text)), name)


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [
        ("Referat\nKulturudvalget, mandag den 4. maj 2026 kl. 19\n", "", "2026-05-04"),
        ("Venstres ændringer til 2020-budgettet\n\n6. november 2019\n", "v-2020.txt", "2019-11-06"),
        ("Aftale om budget 2025\nIndgået den 12. september 2024 mellem A og V\n", "", "2024-09-12"),
        ("Budgetforlig\n\nHer er vores forlig.\n", "skive-budgetforlig-2024.txt", "2023"),
        ("Budgetopfølgning\n\nHer er tallene.\n", "budgetopfølgning-2024.txt", "2024"),
        ("Forslag om træer\nEMN-2025-010748\n\nDer plantes træer.\n", "", "2025"),
        ("Valgprogram 2025\n\nVi vil plante træer.\n", "", "2025"),
        ("Strategi 2026-2030\n\nVi vil plante træer.\n", "", "2026"),
        ("Vision 2030\n\nVi vil plante træer.\n", "", None),
        ("Aftale\n\n- at plante træer senest den 1. oktober 2026\n", "", None),
        ("Om byen\n\nI 2010 var der mange træer.\n", "", None),
    ],
)
def test_date(text: str, name: str, date: str | None) -> None:
    assert facts(text, name).date == date


def test_a_programme_of_an_election_year_is_read_by_its_autumn() -> None:
    """Municipal elections are held in November of every fourth year."""
    text = "Valgprogram 2025\n\nVi vil åbne et bibliotek i februar.\n"
    assert facts(text).reading_date == "2025-10"
    assert facts("Valgprogram 2024\n\nVi vil åbne et bibliotek i februar.\n").reading_date == "2024"


def test_months_are_read_by_the_autumn_in_which_a_budget_is_agreed() -> None:
    text = (
        "Budgetforlig for 2024\n\nByggeriet begynder i august, og der plantes træer i november.\n"
    )
    assert facts(text).date == "2023"
    dates = [date.value for one in read(text).candidates for date in one.dates]
    assert "2023-08" not in dates


@pytest.mark.parametrize(
    ("text", "name", "municipality"),
    [
        ("Greve Kommune\n\nDer plantes træer.\n", "", "Greve"),
        ("Skoleudvalget\n\nDer plantes træer ved skolen i Greve.\n", "greve-skole.txt", "Greve"),
        ("Skoleudvalget\n\nVejen til skolen bliver ny.\n", "vejen-til-skolen.txt", None),
        ("Der plantes træer.\n", "odense-plan.txt", "Odense"),
    ],
)
def test_municipality(text: str, name: str, municipality: str | None) -> None:
    assert facts(text, name).municipality == municipality


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Trafikplan\n\nSF i Odder vil have stier. Vi vil plante træer. Vi ønsker ro.\n",
            "programme",
        ),
        (
            "Trafikplan\n\nOdder Kommunes plan. Der anlægges stier, og vi vil plante træer.\n",
            "plan",
        ),
        ("SF's ændringsforslag til budgetforlig 2027\n\nVi vil plante træer.\n", "proposal"),
        (
            "Sag om træer\n\nIndstilling\nAt der plantes træer.\n\nBeslutning\nGodkendt.\n",
            "minutes",
        ),
        ("Budgetforlig 2027\n\nDer plantes træer.\n", "budget"),
        ("Bilag 3: Status på beslutninger i budgetaftale 2027\n\nTræerne er plantet.\n", "other"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert facts(text).kind == kind


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("Handleplan\nGodkendt i Miljøudvalget den 5. marts 2027\n\nDer plantes træer.\n", True),
        ("Handleplan\n\nDer plantes træer.\n", False),
        ("Træplan\n\nByrådet vedtog planen i maj 2027.\n\nDer plantes træer.\n", True),
        ("Partnerskabsaftale\nmellem Odder Kommune og Idrætsrådet\n\nDer plantes træer.\n", True),
        ("Bred aftale om træer\n\nDer plantes 200 træer, siger borgmesteren.\n", True),
        ("Aftale om boliger\nmellem Odder Kommune og boligselskaberne\n\nDer bygges.\n", True),
        ("Træpolitik\n\nDer plantes træer.\n\nPolitikken er vedtaget af byrådet.\n", True),
        ("Træplan\n\nDer plantes træer.\n\nPlanen forventes vedtaget i maj.\n", False),
        ("Træplan\n\nDer plantes træer.\n\nVedtaget af Byrådet den 4. maj 2027.\n", True),
        ("Træplan\n\nDer plantes træer. Godkendt i Miljøudvalget 4. maj 2027.\n", True),
        ("Træplan, udkast\n\nDer plantes.\n\nGodkendt af byrådet den 4. maj 2027\n", False),
        ("Træplan\n\nDer plantes træer.\n\nDen gamle plan fra 2016 gælder.\n", False),
        ("Politisk aftale\nmellem Venstre og SF\n\nVenstre og SF planter 200 træer.\n", True),
        ("Valgprogram for Venstre\n\nVenstre vil plante 200 træer.\n", False),
        ("Notat om træer\n\nDer plantes.\n\nUdvalgets beslutning: Godkendt.\n", True),
        ("Nyhed\n\nSå faldt budgettet på plads, siger borgmesteren.\n", True),
        ("Nyhed\n\nBudgettet bliver svært, siger borgmesteren.\n", False),
        ("Træplan\n\nOdder Byråd vedtog planen den 4. maj 2027.\n\nDer plantes.\n", True),
        ("Nyt katalog\n\nPartierne har en aftale om at læse det, siger borgmesteren.\n", False),
    ],
)
def test_what_was_adopted_as_a_whole_is_settled(text: str, settled: bool) -> None:
    assert facts(text).settled is settled


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Borgerlisten i Odder\nProgram\n\nVi vil plante træer.\n", ("Borgerlisten i Odder",)),
        (
            "Ventelisten er lang\nProgram\n\nVi vil plante træer i Odder Kommune.\n",
            ("Odder Kommune",),
        ),
        (
            "Principprogram\n\nI Venstres Ungdom mener vi, at skatten skal ned.\n",
            ("Venstres Ungdom",),
        ),
        (
            "Strategi\n\nRegeringen, KL og Danske Regioner er enige.\n",
            ("Regeringen", "KL", "Danske Regioner"),
        ),
        ("Strategi\n\nRegion Midtjylland planter træer.\n", ("Region Midtjylland",)),
        (
            "SF Odder\nForside | Kontakt\n\nKlima\n\n- Flere træer i Odder Kommune\n",
            ("SF",),
        ),
        (
            "Klimaplan\n\nI 2030 vil Alternativet plante træer. Alternativet foreslår skov.\n",
            ("Alternativet",),
        ),
        (
            "Klimaplan for Odder Kommune\n\nSF vil have træer, og Venstre ønsker skov.\n",
            ("Odder Kommune",),
        ),
        (
            "Udspil\n\nRegeringen vil plante træer. Derfor foreslår regeringen flere skove.\n",
            ("Regeringen",),
        ),
        (
            "Debat\n\nLæserbrev af byrådsmedlem (V) i Odder Kommune\n\nPlant dem nu.\n",
            ("V",),
        ),
        (
            "Referat fra lokaludvalget\n\nBøgelund Lokaludvalg skriver til Borgerrepræsentationen. "
            "Lokaludvalget beder om træer.\n",
            ("Bøgelund Lokaludvalg",),
        ),
        (
            "Plant træer\n\nAf Medlem Nord, byrådsmedlem (SF)\n\nVi vil plante træer.\n",
            ("Medlem Nord",),
        ),
    ],
)
def test_who_answers_for_what_names_nobody(text: str, actors: tuple[str, ...]) -> None:
    assert facts(text + FILLER).default_actors == actors


def test_candidates_on_one_page_speak_each_for_themselves() -> None:
    person = (
        "\n{0}\n\nJeg stiller op for Radikale Venstre. Mine mærkesager er klare. Jeg vil {1}.\n"
    )
    text = "Vores kandidater\n\nRadikale Venstre i Odder\n" + person.format(
        "Medlem Nord", "oprette et ungehus"
    )
    text += person.format("Medlem Syd", "ansætte en naturvejleder")
    assert {one.actors for one in read(text).candidates} == {("Medlem Nord",), ("Medlem Syd",)}
