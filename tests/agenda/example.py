"""A small library of our own sentences: three documents, two meetings, some of it closed.

Everything that is closed, by itself or by what it derives from, says SECRET in all its words.
"""

from __future__ import annotations

from data.records import (
    Actor,
    Affiliation,
    AgendaItem,
    Amount,
    Attachment,
    BriefingSelection,
    Citation,
    Commitment,
    DatePoint,
    Decision,
    Document,
    FollowUp,
    Initiative,
    ItemLine,
    Meeting,
    Note,
    Question,
    QuestionPart,
    Record,
)
from data.store.library import Library

SECRET = "SECRET"
HASH = "0" * 64


def id_of(number: int) -> str:
    """The identifier of the record with that number in this file."""
    return f"00000000-0000-7000-8000-{number:012d}"


PLAN, BUDGET, MEMO = (id_of(number) for number in (1, 2, 3))
COMMITTEE, YOUTH_COUNCIL = id_of(11), id_of(12)
CAFE, HOMEWORK, RENT = (id_of(number) for number in (21, 22, 23))
OPEN_CAFE, PACKAGE, OPENING_HOURS, RENT_TALKS, SURVEY = (id_of(30 + n) for n in range(1, 6))
MEETING, SPRING_MEETING = id_of(41), id_of(42)
APPROVAL, BUDGET_ITEM, CLOSED_ITEM, CAFE_ITEM, SPRING_ITEM = (id_of(50 + n) for n in range(1, 6))


def citation(
    document: str, start: int, end: int, *, quote: str | None = None, page: int | None = None
) -> Citation:
    """A citation; with a quote it counts as found unchanged."""
    return Citation(
        document=document,
        start=start,
        end=end,
        skeleton_length=end - start,
        skeleton_hash=HASH,
        page=page,
        quote=quote,
        state="unchanged" if quote else "not_imported",
    )


def records() -> list[Record]:
    """All records, each after those it refers to."""
    return [
        Document(
            id=PLAN,
            title="Plan for unge i Nordby",
            kind="action_plan",
            publisher="Nordby Kommune",
            municipality="Nordby",
            date="2024-03",
            file_name="plan.pdf",
        ),
        Document(
            id=BUDGET,
            title="Budgetforlig 2025",
            kind="budget_agreement",
            publisher="Nordby Byråd",
            date="2024-09-12",
        ),
        Document(id=MEMO, title=f"{SECRET} notat om lejemålet", closed=True),
        Actor(
            id=COMMITTEE,
            name="Børneudvalget",
            kind="committee",
            affiliations=(Affiliation(party=f"{SECRET} liste", source=MEMO),),
        ),
        Actor(id=YOUTH_COUNCIL, name="Ungerådet"),
        Initiative(id=CAFE, title="Ungecafé på havnen", theme="børn-unge", municipality="Nordby"),
        Initiative(id=HOMEWORK, title="Lektiehjælp i bydelene", theme="skole"),
        Initiative(id=RENT, title=f"{SECRET} husleje"),
        Commitment(
            id=OPEN_CAFE,
            title="Ungecaféen åbner",
            summary="En café, som unge selv er med til at drive.",
            document=PLAN,
            initiative=CAFE,
            actors=(COMMITTEE, YOUTH_COUNCIL),
            status="decided",
            status_reason="Udvalget »har vedtaget« planen",
            amounts=(Amount(amount=2_500_000, purpose="ombygning", kind="capital"),),
            dates=(
                DatePoint(value="2025-summer", role="deadline"),
                DatePoint(value="2024-03-05", role="decision"),
            ),
            theme="børn-unge",
            citations=(
                citation(PLAN, 1204, 1260, quote="Caféen åbner inden sommeren er forbi.", page=4),
                citation(PLAN, 5310, 5402, page=11),
            ),
        ),
        Commitment(
            id=PACKAGE,
            title="Pakke til lektiehjælp",
            document=BUDGET,
            initiative=HOMEWORK,
            actors=(COMMITTEE,),
            status="under_way",
            amounts=(
                Amount(amount=300_000, kind="operating", role="total"),
                Amount(amount=200_000, purpose="to steder", kind="operating", role="part"),
                Amount(amount=100_000, purpose="frivillige", kind="operating", role="part"),
            ),
            dates=(DatePoint(value="2026-Q1", role="deadline"),),
            citations=(citation(BUDGET, 88, 190),),
        ),
        Commitment(
            id=OPENING_HOURS,
            title="Længere åbningstid",
            initiative=CAFE,
            status="proposed",
            by_hand=True,
        ),
        Commitment(
            id=RENT_TALKS,
            title=f"{SECRET} forhandling om huslejen",
            initiative=RENT,
            status="under_way",
            status_reason=f"{SECRET} grund",
            amounts=(Amount(amount=987_654, purpose=f"{SECRET} formål"),),
            citations=(citation(MEMO, 10, 60, quote=f"{SECRET} citat fra notatet"),),
        ),
        Commitment(
            id=SURVEY,
            title="Unge spørges hvert år",
            document=PLAN,
            initiative=CAFE,
            status="done",
            dates=(DatePoint(value="2024", role="deadline"),),
            citations=(citation(PLAN, 2000, 2080, quote="Hvert år spørger vi de unge.", page=5),),
        ),
        FollowUp(id=id_of(61), initiative=CAFE, date="2025-02-01", kind="evidence", note="Tegnet."),
        FollowUp(
            id=id_of(62),
            initiative=CAFE,
            date="2025-03-01",
            kind="evidence",
            note=f"{SECRET} opfølgning",
            citations=(citation(MEMO, 70, 90, quote=f"{SECRET} beløb"),),
        ),
        Meeting(
            id=MEETING,
            body="Børneudvalget",
            municipality="Nordby",
            date="2025-10-08",
            time="16:30",
            place="Rådhuset, lokale 2",
        ),
        Meeting(id=SPRING_MEETING, body="Børneudvalget", date="2025-04-02"),
        AgendaItem(id=APPROVAL, meeting=MEETING, position=0, number="1", title="Dagsordenen"),
        AgendaItem(
            id=BUDGET_ITEM,
            meeting=MEETING,
            position=1,
            number="2",
            title="Budget 2026",
            case_number="00.30.00-S00-1-25",
            recommendation="At udvalget drøfter forslagene.",
            case_text="Forslagene er samlet her.\n\nDe behandles\nunder ét.",
            lines=(
                ItemLine(number="11", text="Lektiehjælp i flere bydele", actor="A"),
                ItemLine(number="12", text="Nye cykelstier", actor="B"),
            ),
        ),
        AgendaItem(
            id=CLOSED_ITEM,
            meeting=MEETING,
            position=2,
            number="3",
            title=f"{SECRET} lejemål",
            access="closed",
            case_text=f"{SECRET} sag",
        ),
        AgendaItem(id=CAFE_ITEM, meeting=MEETING, position=3, number="4", title="Ungecaféen"),
        AgendaItem(
            id=SPRING_ITEM, meeting=SPRING_MEETING, position=0, title="Lektiehjælp til alle"
        ),
        Attachment(id=id_of(63), agenda_item=BUDGET_ITEM, name="Forslag.pdf"),
        Attachment(id=id_of(64), agenda_item=BUDGET_ITEM, name=f"{SECRET}-bilag.pdf", closed=True),
        Decision(id=id_of(65), agenda_item=BUDGET_ITEM, text="Drøftet.", date="2025-10-08"),
        Decision(id=id_of(66), agenda_item=CLOSED_ITEM, text=f"{SECRET} beslutning"),
        *selections(),
        *questions(),
        *notes(),
    ]


def selections() -> list[Record]:
    """What was chosen for which item; one was dismissed."""
    return [
        BriefingSelection(
            id=id_of(71), agenda_item=BUDGET_ITEM, commitment=PACKAGE, line="11", position=0
        ),
        BriefingSelection(
            id=id_of(72), agenda_item=CAFE_ITEM, commitment=OPENING_HOURS, position=0
        ),
        BriefingSelection(id=id_of(73), agenda_item=CAFE_ITEM, commitment=SURVEY, position=1),
        BriefingSelection(id=id_of(74), agenda_item=CAFE_ITEM, commitment=OPEN_CAFE, position=2),
        BriefingSelection(id=id_of(75), agenda_item=CAFE_ITEM, commitment=RENT_TALKS, position=3),
        BriefingSelection(
            id=id_of(76), agenda_item=CAFE_ITEM, commitment=PACKAGE, position=4, chosen=False
        ),
        BriefingSelection(id=id_of(77), agenda_item=SPRING_ITEM, commitment=PACKAGE),
    ]


def questions() -> list[Record]:
    """Overdue, in parts, not asked yet, flagged at an earlier meeting, answered, closed."""
    return [
        Question(
            id=id_of(81),
            text="Hvornår åbner caféen?",
            initiative=CAFE,
            status="asked",
            asked_of="forvaltningen",
            asked_on="2025-08-11",
            due_on="2025-08-25",
            parts=(
                QuestionPart(text="Hvilken dato?"),
                QuestionPart(text="Hvem driver den?", answered=True, answer="De unge selv."),
            ),
        ),
        Question(id=id_of(82), text="Hvor mange cykelstier?", agenda_item=BUDGET_ITEM),
        Question(
            id=id_of(83), text="Når lektiehjælpen alle?\nOgså på øerne?", agenda_item=SPRING_ITEM
        ),
        Question(
            id=id_of(84), text="Besvaret for længst", initiative=CAFE, status="answered",
            answer="Ja."
        ),
        Question(id=id_of(85), text=f"{SECRET} spørgsmål", commitment=RENT_TALKS),
    ]  # fmt: skip


def notes() -> list[Record]:
    """On the meeting, an item, a commitment; a closed one, and one on what is closed."""
    return [
        Note(id=id_of(91), text="Husk at ringe til ungerådet.", meeting=MEETING),
        Note(id=id_of(92), text="Spørg til åbningen.", agenda_item=CAFE_ITEM, shared=True),
        Note(id=id_of(93), text="Beløbet kom med i 2024.", commitment=OPEN_CAFE),
        Note(id=id_of(94), text=f"{SECRET} note", agenda_item=CAFE_ITEM, closed=True),
        Note(id=id_of(95), text=f"{SECRET} note om huslejen", commitment=RENT_TALKS),
    ]


def fill(library: Library) -> None:
    """Put the example into an empty library."""
    with library.writing("import", file="example") as change:
        for record in records():
            change.add(record)
