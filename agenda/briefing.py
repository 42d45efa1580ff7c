"""What a member or secretary takes to a meeting, put together from the records.

Frozen values and codes only: how it reads is decided in `exports`. Closed content is left out here
unless it is asked for by name, so that no format has to remember to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeVar

from agenda import meetings, validity
from agenda.actors import names_of, parties_of
from agenda.briefing_values import (
    Briefing,
    BriefingItem,
    BriefingLine,
    BriefingNote,
    BriefingQuestion,
    BriefingSuggestion,
    Since,
    Source,
    Statement,
    by_document,
)
from agenda.checks import (
    PartsFinding,
    check_commitments,
    is_answer_overdue,
    passed_deadlines,
    sums,
)
from agenda.closed import ClosedCheck
from agenda.matching import NO_MATCHES, ItemMatches, Match
from agenda.notes import notes_on
from agenda.questions import open_questions
from agenda.suggestions import Facts, suggest
from data.closed_items import without_closed_parts
from data.dates import date_span
from data.dates import today as todays_date
from data.errors import Problem
from data.records import (
    Actor,
    AgendaItem,
    Citation,
    Commitment,
    DatePoint,
    Document,
    FollowUp,
    Initiative,
    Meeting,
    Question,
    Record,
)
from data.store.library import Library

R = TypeVar("R", bound=Record)
_MOST_SINCE = 6
_SHORT = 1_000  # characters of an item that speaks of one thing

NoteField = Literal["meeting", "agenda_item", "initiative", "commitment", "question"]


def assemble(
    library: Library,
    meeting_id: str,
    *,
    include_closed: bool = False,
    matches: Mapping[str, ItemMatches] = NO_MATCHES,
) -> Briefing:
    """The briefing of a meeting (identifier). `matches` (`agenda.matching`, by item) are suggested
    beside what a person chose; what a person dismissed stays away.

    Problem: `unknown-record`; `closed-meeting` when the meeting itself is closed and closed content
    is not asked for.
    """
    meeting = validity.get(library, Meeting, meeting_id)
    check = ClosedCheck(library)
    if check.is_closed(meeting) and not include_closed:
        raise Problem("closed-meeting", id=meeting.id)
    as_of = date_span(meeting.date)[1] if meeting.date else todays_date()
    desk = _Desk(library, check, as_of, include_closed, matches, meeting.municipality)
    every = meetings.items(library, meeting.id)
    shown = desk.allowed(every)
    items = tuple(desk.item(one) for one in shown)
    notes = desk.notes("meeting", {meeting.id: None})
    briefing = Briefing(
        meeting=meeting,
        as_of=as_of,
        items=items,
        notes=notes,
        sources=tuple(desk.sources),
        meeting_closed=check.is_closed(meeting),
        holds_closed=check.is_closed(meeting) or desk.holds_closed,
        items_left_out=len(every) - len(shown),
    )
    return by_document(briefing)


class _Placed(NamedTuple):
    """A commitment (identifier) on an item or line: where a person put it, or what suggests it."""

    commitment: str
    line: str | None
    position: int
    match: Match | None


class _Desk:
    """Where one briefing is put together: numbers the sources, remembers whether closed came in."""

    def __init__(
        self,
        library: Library,
        check: ClosedCheck,
        as_of: date,
        include_closed: bool,
        matches: Mapping[str, ItemMatches],
        municipality: str | None,
    ) -> None:
        self._library = library
        self._municipality = municipality
        self._check = check
        self._as_of = as_of
        self._include_closed = include_closed
        self._matches = matches
        self._numbers: dict[tuple[str, str | None, int, int], int] = {}
        self.sources: list[Source] = []
        self.holds_closed = False

    def allowed(self, records: Iterable[R]) -> list[R]:
        """Those of `records` that may stand in this briefing."""
        kept = []
        for one in records:
            if self._check.is_closed(one):
                if not self._include_closed:
                    continue
                self.holds_closed = True
            kept.append(one)
        return kept

    def item(self, item: AgendaItem) -> BriefingItem:
        if not self._include_closed:
            item = without_closed_parts(item, self._library)
        placed = self._placed(item)
        found = self._library.some(Commitment, (one.commitment for one in placed)).values()
        shown = {one.id: one for one in self.allowed(one for one in found if one.reviewed)}
        placed = [one for one in placed if one.commitment in shown]
        statements = self._statements([one for one in placed if one.line is None], shown)
        lines = self._lines(item, [one for one in placed if one.line is not None], shown)
        families = [one.initiative for one in shown.values() if one.initiative is not None]
        initiatives = {
            one.id: one for one in self.allowed(self._library.some(Initiative, families).values())
        }
        questions = self._questions(item, shown, initiatives)
        about: dict[str, str | None] = {one.id: one.title for one in initiatives.values()}
        about_commitments: dict[str, str | None] = {one.id: one.title for one in shown.values()}
        about_questions: dict[str, str | None] = {
            one.question.id: one.question.text for one in questions
        }
        notes = (
            *self.notes("agenda_item", {item.id: None}),
            *self.notes("initiative", about),
            *self.notes("commitment", about_commitments),
            *self.notes("question", about_questions),
        )
        return BriefingItem(
            item=item,
            statements=statements,
            lines=lines,
            questions=questions,
            notes=notes,
            closed=self._check.is_closed(item),
            since=self._since(initiatives),
            suggested=self._suggested(item, statements, lines),
            asked=self._asked(shown),
        )

    def _since(self, initiatives: dict[str, Initiative]) -> tuple[Since, ...]:
        """The newest of what came of the initiatives, up to the day of the meeting."""
        happened = [
            one
            for initiative in initiatives
            for one in self.allowed(self._library.all(FollowUp, initiative=initiative))
            if date_span(one.date)[0] <= self._as_of
        ]
        happened.sort(key=lambda one: (date_span(one.date)[1], one.id), reverse=True)
        return tuple(
            Since(
                one,
                initiatives[one.initiative],
                tuple(self._number(cited) for cited in one.citations),
                self._check.is_closed(one),
            )
            for one in happened[:_MOST_SINCE]
        )

    def _suggested(
        self,
        item: AgendaItem,
        statements: Sequence[Statement],
        lines: Sequence[BriefingLine],
    ) -> tuple[BriefingSuggestion, ...]:
        """The questions that the checks give rise to, one of each reason and commitment."""
        told = "\n\n".join([item.title, *(one.text for one in item.sections)])
        if not item.sections:
            told = "\n\n".join(filter(None, (item.title, item.recommendation, item.case_text)))
        places: list[tuple[Statement, str, str | None]] = [(one, told, None) for one in statements]
        places += [(one, line.text, line.number) for line in lines for one in line.statements]
        found: dict[tuple[str, str], BriefingSuggestion] = {}
        for statement, text, line in places:
            for one in suggest(self._facts(statement, text, line)):
                sources = tuple(map(self._number, one.citations))
                key = one.code, one.commitment.id
                found.setdefault(key, BriefingSuggestion(one, sources))
        return tuple(found.values())

    def _facts(self, statement: Statement, told: str, line: str | None) -> Facts:
        commitment, library = statement.commitment, self._library
        family: list[Commitment] = []
        follow_ups: list[FollowUp] = []
        if commitment.initiative is not None:
            beside = library.all(Commitment, initiative=commitment.initiative, reviewed=1)
            family = self.allowed(one for one in beside if one.id != commitment.id)
            follow_ups = library.all(FollowUp, initiative=commitment.initiative)
        named = (one.document for one in (commitment, *family) if one.document is not None)
        return Facts(
            commitment=commitment,
            chosen=statement.suggested is None,
            passed=statement.passed,
            parts=statement.parts,
            family=tuple(family),
            documents=library.some(Document, named),
            follow_ups=tuple(follow_ups),
            told=told,
            line=line,
            told_is_short=line is not None or len(told) <= _SHORT,
            elsewhere=statement.elsewhere(self._municipality) is not None,
        )

    def _asked(self, commitments: Iterable[str]) -> tuple[str, ...]:
        wanted = list(commitments)
        marks = ",".join("?" * len(wanted))
        sql = f"SELECT text FROM question WHERE commitment IN ({marks})"
        return tuple(row["text"] for row in self._library.rows(sql, wanted))

    def _placed(self, item: AgendaItem) -> list[_Placed]:
        """What was chosen for an item, then what is suggested and was not dismissed from there."""
        selections = meetings.selections(self._library, item.id)
        placed = [
            _Placed(one.commitment, one.line, one.position, None)
            for one in selections
            if one.chosen
        ]
        judged = {(one.commitment, one.line) for one in selections}
        after = len(selections) + max((one.position for one in selections), default=0)
        for line, match in self._matches.get(item.id, ItemMatches()).places():
            if (match.commitment, line) not in judged:
                after += 1
                placed.append(_Placed(match.commitment, line, after, match))
        return placed

    def notes(self, field: NoteField, about: dict[str, str | None]) -> tuple[BriefingNote, ...]:
        found = self.allowed(notes_on(self._library, field, about))
        return tuple(
            BriefingNote(one, about[getattr(one, field)], self._check.is_closed(one))
            for one in found
        )

    def _statements(
        self, placed: Sequence[_Placed], commitments: dict[str, Commitment]
    ) -> tuple[Statement, ...]:
        """Overdue ones first, then in the order in which they were put, suggested ones last."""
        late = {
            one.commitment: passed_deadlines(
                commitments[one.commitment].status, commitments[one.commitment].dates, self._as_of
            )
            for one in placed
        }
        ordered = sorted(placed, key=lambda one: (not late[one.commitment], one.position))
        return tuple(
            self._statement(commitments[one.commitment], late[one.commitment], one.match)
            for one in ordered
        )

    def _statement(
        self, commitment: Commitment, passed: tuple[DatePoint, ...], match: Match | None
    ) -> Statement:
        library = self._library
        actors = library.some(Actor, commitment.actors)
        family = commitment.initiative
        document = library.get(Document, commitment.document) if commitment.document else None
        told = document.date if document else None
        check = None if self._include_closed else self._check
        return Statement(
            commitment=commitment,
            initiative=library.get(Initiative, family) if family else None,
            document=document,
            actors=names_of(actors, commitment),
            parties=parties_of(actors, commitment, told, check),
            money=sums(commitment.amounts),
            parts=self._parts(commitment),
            passed=passed,
            sources=tuple(self._number(one) for one in commitment.citations),
            closed=self._check.is_closed(commitment),
            suggested=match,
        )

    def _parts(self, commitment: Commitment) -> tuple[PartsFinding, ...]:
        """Whether the parts of this commitment's total add up, wherever in the document they are.
        Nothing is said where some of them may not be shown: the sum would be wrong."""
        if not any(one.role == "total" for one in commitment.amounts):
            return ()
        beside = [commitment]
        if commitment.document is not None:
            beside = self._library.all(Commitment, document=commitment.document, reviewed=1)
        if not self._include_closed and len(self._check.open_ones(beside)) < len(beside):
            return ()
        return tuple(one for one in check_commitments(beside) if one.owner == commitment.id)

    def _number(self, citation: Citation) -> int:
        key = citation.document, citation.version, citation.start, citation.end
        if key not in self._numbers:
            document = validity.get(self._library, Document, citation.document)
            self._numbers[key] = len(self._numbers) + 1
            closed = self._check.is_closed(document)
            self.sources.append(Source(self._numbers[key], citation, document, closed))
        return self._numbers[key]

    def _lines(
        self,
        item: AgendaItem,
        placed: Sequence[_Placed],
        commitments: dict[str, Commitment],
    ) -> tuple[BriefingLine, ...]:
        """The lines that something goes with, in the order of the item. A choice for a line that
        the item no longer has is kept, under the number it was chosen for."""
        by_line: dict[str, list[_Placed]] = {}
        for one in placed:
            by_line.setdefault(one.line or "", []).append(one)
        found = []
        for line in item.lines:
            mine = by_line.pop(line.key, [])
            if mine:
                statements = self._statements(mine, commitments)
                found.append(BriefingLine(line.number, line.text, line.actor, statements))
        found += [
            BriefingLine(number, "", None, self._statements(mine, commitments))
            for number, mine in by_line.items()
        ]
        return tuple(found)

    def _questions(
        self,
        item: AgendaItem,
        commitments: dict[str, Commitment],
        initiatives: dict[str, Initiative],
    ) -> tuple[BriefingQuestion, ...]:
        open_ones = open_questions(
            self._library, initiatives=initiatives, commitments=commitments, agenda_item=item
        )
        found = []
        for one in self.allowed(open_ones):
            overdue = is_answer_overdue(one, self._as_of)
            comes_back = one.agenda_item != item.id
            # It comes back at later meetings, not at minutes of earlier ones that are taken in.
            if comes_back and one.asked_on and date_span(one.asked_on)[0] > self._as_of:
                continue
            about = self._about(one, commitments, initiatives)
            closed = self._check.is_closed(one)
            found.append(BriefingQuestion(one, about, comes_back, overdue, closed))
        return tuple(sorted(found, key=lambda one: (not one.overdue, one.question.id)))

    def _about(
        self,
        question: Question,
        commitments: dict[str, Commitment],
        initiatives: dict[str, Initiative],
    ) -> str:
        library = self._library
        if question.initiative is not None:
            family = initiatives.get(question.initiative)
            return (family or validity.get(library, Initiative, question.initiative)).title
        if question.commitment is not None:
            one = commitments.get(question.commitment)
            return (one or validity.get(library, Commitment, question.commitment)).title
        item = validity.get(library, AgendaItem, question.agenda_item or "")
        return item.told_at(question.line)
