"""Documents that are no agenda have no items, however their paragraphs are numbered."""

from __future__ import annotations

import pytest

from agenda.reading.reading import read_agenda
from data.documents.plain import passages

_PLAN = """Handleplan for udsatte unge 2024-2027

Byrådet vedtog planen den 4. oktober 2023.

Indhold
1. Forord
2. Tidlig indsats
3. Bolig og job

1. Forord
Planen har tre spor.

2. Tidlig indsats
Kommunen ansætter to vejledere i 2024.

3. Bolig og job
Der afsættes 2 mio. kr. om året.
"""
_NUMBERED_GOALS = """En god start for alle

1. Sundhed i fokus

Børneudvalget følger arbejdet.

2. Tilbud om vejledning til nye familier
3. Flere pladser i åbne tilbud
4. Børn skal have hjælp i tide
"""
_STANDING_ORDERS = """Forretningsorden for Byrådet i Lynæs

Vedtaget den 3. marts 2022

§ 1. Byrådets møder er offentlige.

§ 2. Borgmesteren sender dagsordenen til medlemmerne fire hverdage før mødet.
Stk. 2. Dagsorden og bilag lægges på hjemmesiden.

§ 3. Referatet af byrådets møde godkendes på næste møde.
"""
_AGREEMENT = """Budgetaftale 2025

Partierne A, F, V og C er enige om budgettet for 2025.

1. Velfærd
Der tilføres 12 mio. kr. til ældreområdet.

2. Skole
Der gives 8 mio. kr. til to lærere.
"""
_LIST_OF_MEETINGS = """Dagsordener og referater

Byrådet

12-03-2020 Referat
02-04-2020 Referat
07-05-2020 Dagsorden
"""
_STATEMENT = """Høringssvar til lokalplan 214

Til Teknik- og Miljøudvalget

Vi har disse bemærkninger:

1. Trafik
Der kommer for mange biler.

2. Støj
Der er for meget støj.
"""


@pytest.mark.parametrize(
    "text",
    [_PLAN, _NUMBERED_GOALS, _STANDING_ORDERS, _AGREEMENT, _LIST_OF_MEETINGS, _STATEMENT],
)
def test_no_items(text: str) -> None:
    for reading in (read_agenda(text), read_agenda(text, passages(text))):
        assert reading.items == ()
        assert "no-items" in reading.missing


def test_a_page_of_one_item_is_read_without_body_and_date() -> None:
    text = (
        "2. Godkendelse af dagsorden\n\nIndstilling\n\nFormanden indstiller,\n\n1. at den godkendes"
    )
    text += "\n\nBeslutning\n\nGodkendt.\n"
    (item,) = read_agenda(text).items
    assert item.title == "Godkendelse af dagsorden"
