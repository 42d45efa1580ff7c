"""Over generated meetings: nothing closed goes out, neither in a file nor by look-up, and every
statement of a briefing can be proved."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import sys
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from agenda.briefing import assemble
from agenda.briefing_values import Briefing, Statement
from agenda.matching import ItemMatches, Match
from agenda.paper import assemble_agenda
from data.citations import cite, find_again
from data.errors import Problem
from data.places import index_file
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
    Record,
    Section,
    Version,
)
from data.store.changes import Changes
from data.store.library import Library
from exports import formats, packs
from exports.suggestions import offered
from exports.target import agenda_file_name, briefing_file_name
from exports.template import briefing_by_template
from tests.attacks.conftest import Tally, Times, parts
from tui.cli.main import main

SENTENCES = 6
_PARTS = 10
_ONE_DOCX_IN = 8
# Looking up takes as long as handing out.
_ONE_LOOK_UP_IN = 4
TEMPLATE = """{{ title }}
{% for i in items %}{{ i }}{% endfor %}
{{ sources }} {{ notes }}
"""


@dataclass
class World:
    """What is put into the library, and the words of what is closed."""

    chance: Random
    change: Changes
    closed_words: list[str] = field(default_factory=list)
    open_words: list[str] = field(default_factory=list)
    printed: list[tuple[str, bool]] = field(default_factory=list)
    number: int = 0

    def amount(self, closed: bool) -> int:
        """A sum of money; a closed one is like no other."""
        self.number += 1
        return 987_650_000 + self.number if closed else 100_000

    def flip(self, one_in: int = 3) -> bool:
        return self.chance.randrange(one_in) == 0

    def word(self, closed: bool) -> str:
        """A word that stands nowhere else."""
        self.number += 1
        word = f"{'lukkeord' if closed else 'aabenord'}{self.number:04d}x"
        (self.closed_words if closed else self.open_words).append(word)
        return word

    def add(self, record: Record) -> Record:
        self.change.add(record)
        return record


def add_version(world: World, document: Document, text: str, file_name: str) -> Version:
    digest = hashlib.sha256(f"{document.id}{text}".encode()).hexdigest()
    version = Version(
        document=document.id,
        sha256=digest,
        text_sha256=digest,
        size=len(text),
        format="txt",
        parser="test",
        file_name=file_name,
    )
    world.add(version)
    world.change.add_content(version.id, text.encode(), text)
    return version


def add_document(world: World) -> tuple[Document, list[Citation]]:
    """A document with its text here, and a citation of each of its sentences."""
    closed = world.flip()
    document = Document(
        title=f"Plan {world.word(closed)}", date="2024", closed=closed, file_name="plan.txt"
    )
    world.add(document)
    parts = [
        f"Kommunen skal {world.word(closed)} for 100.000 kr. i 2024." for _ in range(SENTENCES)
    ]
    text = "\n".join(parts)
    version = add_version(world, document, text, f"{world.word(closed)}.txt")
    found = []
    for part in parts:
        start = text.index(part)
        found.append(cite(text, start, start + len(part), document=document.id, version=version.id))
    return document, found


def add_commitments(world: World) -> tuple[list[Commitment], list[Initiative]]:
    initiatives, commitments, persons = [], [], list[str]()
    for _ in range(world.chance.randint(1, 3)):
        closed = world.flip(6)
        initiative = Initiative(title=f"Initiativ {world.word(closed)}", closed=closed)
        world.add(initiative)
        initiatives.append(initiative)
        document, citations = add_document(world)
        for _ in range(world.chance.randint(1, 3)):
            hidden = document.closed or closed or world.flip(5)
            by_hand = world.flip(5)
            cited = citations[world.chance.randint(0, SENTENCES - 1)]
            # A closed quote in an open document is closed by its commitment only, and stands in the
            # document; so a commitment that is closed by itself cites by hand.
            alone = hidden and not document.closed
            derived = closed or (document.closed and not by_hand)
            person = Actor(
                name=f"Person {world.number}",
                kind="person",
                affiliations=(Affiliation(party=world.word(document.closed), source=document.id),),
            )
            world.add(person)
            persons.append(person.id)
            one = Commitment(
                title=f"Tilsagn {world.word(hidden)}",
                initiative=initiative.id,
                actors=(person.id, world.chance.choice(persons)),
                document=None if by_hand or alone else document.id,
                citations=() if by_hand or alone else (cited,),
                by_hand=by_hand or alone,
                amounts=(Amount(amount=world.amount(hidden), purpose=world.word(hidden)),),
                dates=(DatePoint(value="2024", role="deadline"),),
                # Closed by what it derives from, it need not say so itself.
                closed=hidden and not derived,
            )
            world.add(one)
            commitments.append(one)
            if world.flip():
                told = hidden or world.flip()
                world.add(
                    FollowUp(
                        initiative=initiative.id,
                        date="2024-06",
                        kind="evidence",
                        note=world.word(told),
                        closed=told,
                    )
                )
    return commitments, initiatives


def add_agenda(world: World, meeting: Meeting, printed: list[tuple[str, bool]]) -> None:
    """The agenda as a document, open as a whole, and what was found in it: in each of the texts
    that are printed there, whether closed or not."""
    document = Document(title="Dagsorden", kind="agenda", date=meeting.date)
    world.add(document)
    text = "\n".join(sentence for sentence, _closed in printed)
    version = add_version(world, document, text, "dagsorden.txt")
    for sentence, closed in printed:
        start = text.index(sentence)
        end = start + len(sentence)
        cited = cite(text, start, end, document=document.id, version=version.id)
        title = f"Tilsagn {world.word(closed)}"
        world.add(Commitment(title=title, document=document.id, citations=(cited,)))


def add_item(
    world: World, meeting: Meeting, position: int, commitments: list[Commitment]
) -> tuple[str, ItemMatches]:
    """An item with all that can be on it; what look-up would suggest for it."""
    closed = meeting.closed or world.flip()
    hidden = [closed or world.flip() for _ in range(4)]
    attached, decided = world.word(hidden[0]), world.word(hidden[1])
    case = f"Kommunen skal {world.word(closed)} i 2027."
    world.printed += [
        (case, closed), (f"Det blev {decided}.", hidden[1]), (f"{attached}.pdf", hidden[0]),
    ]  # fmt: skip
    item = AgendaItem(
        meeting=meeting.id,
        position=position,
        case_text=case,
        number=str(position + 1),
        title=f"Punkt {world.word(closed)}",
        access="closed" if closed else "open",
        recommendation=world.word(closed),
        # What was decided, and what is attached, is printed as well.
        sections=(
            Section(heading="Resumé", kind="summary", text=world.word(closed)),
            Section(heading="Beslutning", kind="decision", text=f"Det blev {decided}."),
            Section(heading="Bilag", kind="attachments", text=f"{attached}.pdf"),
        ),
        lines=(ItemLine(number="7", text=f"Forslag {world.word(closed)}", actor="A"),),
    )
    world.add(item)
    for number, one in enumerate(commitments):
        place = world.chance.randint(0, 3)
        if place < 2:
            line = "7" if place else None
            world.add(
                BriefingSelection(
                    agenda_item=item.id,
                    commitment=one.id,
                    line=line,
                    position=number,
                    chosen=not world.flip(4),
                )
            )
    world.add(Attachment(agenda_item=item.id, name=f"{attached}.pdf", closed=hidden[0]))
    world.add(Decision(agenda_item=item.id, text=f"Det blev {decided}.", closed=hidden[1]))
    world.add(Note(agenda_item=item.id, text=world.word(hidden[2]), closed=hidden[2]))
    question = Question(
        agenda_item=item.id, text=world.word(hidden[3]), closed=hidden[3], due_on="2025-01-01",
        asked_of=world.word(hidden[3]), status="asked", asked_on="2024-12-01",
    )  # fmt: skip
    world.add(question)
    world.add(Note(question=question.id, text=world.word(hidden[3])))
    found = tuple(Match(one.id, 0.5, ("ord",), "shared-words") for one in commitments)
    return item.id, ItemMatches(found, {"7": found})


def generate(chance: Random, change: Changes) -> tuple[World, dict[str, ItemMatches]]:
    world = World(chance, change)
    commitments, initiatives = add_commitments(world)
    closed = world.flip(6)
    meeting = Meeting(
        body=f"Udvalget {world.word(closed)}",
        date="2025-10-08",
        place=world.word(closed),
        closed=closed,
    )
    world.add(meeting)
    matches = dict(
        add_item(world, meeting, position, commitments)
        for position in range(world.chance.randint(1, 3))
    )
    add_agenda(world, meeting, world.printed)
    for initiative in initiatives:
        hidden = initiative.closed or world.flip()
        world.add(Question(initiative=initiative.id, text=world.word(hidden), closed=hidden))
    world.add(Note(meeting=meeting.id, text=world.word(closed)))
    return world, matches


def text_of(content: bytes) -> str:
    """What can be read in a file, of a Word document all that it unpacks to."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "".join(
                archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
            )
    return content.decode()


def outside(
    library: Library, matches: dict[str, ItemMatches], template: Path, docx: bool
) -> Iterator[str]:
    """Everything that goes out by default, in every format, with its file name. `docx`: Word
    documents too, which take as long as all the rest."""
    (meeting,) = library.all(Meeting)
    try:
        briefing = assemble(library, meeting.id, matches=matches)
    except Problem as problem:
        yield str(problem)  # `closed-meeting` and its identifier
    else:
        assert not briefing.holds_closed
        yield briefing_file_name(briefing)
        for form in ("md", "html", "json", *(("docx",) if docx else ())):
            yield text_of(formats.briefing_in(briefing, form))
        for kind in ("md", "html") if docx else ():
            yield text_of(briefing_by_template(briefing, template, kind))
        paper = assemble_agenda(library, meeting.id)
        yield agenda_file_name(paper)
        for page in ("md", "html", *(("docx",) if docx else ())):
            yield text_of(formats.agenda_in(paper, page))
    hits = [("commitment", one.id) for one in library.all(Commitment)]
    for contents in (packs.everything(library), packs.found_by(library, hits)):
        for table in ("yaml", "jsonl", "csv", "ics"):
            made = b"".join(formats.contents_in(contents, table, datetime(2025, 1, 1, tzinfo=UTC)))
            # Calendars fold their lines.
            yield text_of(made).replace("\r\n ", "")


def require_proof(library: Library, briefing: Briefing) -> int:
    """Every statement has a citation that is found where it says, or says that it has none."""
    by_number = {one.number: one for one in briefing.sources}
    count = 0

    def check(numbers: tuple[int, ...], by_hand: bool) -> None:
        assert numbers or by_hand
        for number in numbers:
            citation = by_number[number].citation
            text = library.text(citation.version or "")
            assert text is not None
            assert find_again(citation, text, citation.version or "").state == "unchanged"

    for item in briefing.items:
        statements: list[Statement] = [*item.statements]
        statements += [one for line in item.lines for one in line.statements]
        for one in statements:
            check(one.sources, one.commitment.by_hand)
            count += 1
        for found in offered(item):
            check(found.sources, found.suggestion.commitment.by_hand)
    return count


def looked_up(path: Path, world: World) -> Iterator[str]:
    """What look-up answers by default, to queries of every kind, to each closed word, and to a text
    that holds all words; the queries themselves left out."""
    words = " ".join((*world.open_words, *world.closed_words))
    kinds = ("", "is:initiative", "is:question", "is:note", "is:item", "Tilsagn", "Punkt")
    items = (f"is:item {one}" for one in world.closed_words)
    queries = "\n".join((*kinds, *world.closed_words, *items))
    out, err = command(path, "find", "--lines", "--limit", "200", typed=queries)
    yield err
    for line in out.splitlines():
        yield json.dumps(json.loads(line)["results"])
    yield from command(path, "find", "--limit", "200", "is:item")
    yield from command(path, "related", "-", "--json", "--limit", "100", typed=words)


def command(path: Path, *words: str, typed: str = "") -> list[str]:
    """What a command says on standard output, and on standard error."""
    streams = [io.BytesIO(), io.BytesIO()]
    out, err = (io.TextIOWrapper(one, "utf-8") for one in streams)
    spoken_to = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            assert main(("--library", str(path), *words)) in (0, 1)
    finally:
        sys.stdin = spoken_to
    out.flush()
    err.flush()
    return [one.getvalue().decode() for one in streams]


@parts(_PARTS)
def test_nothing_closed_goes_out_and_everything_said_is_proved(
    part: int, tmp_path: Path, times: Times, tally: Tally
) -> None:
    count = times(12, 10_000 // _PARTS)
    template, made = tmp_path / "all.j2", tmp_path / "empty.tilsagn"
    template.write_text(TEMPLATE)
    Library.open(made, create=True).close()
    proved = 0
    for number in range(count):
        path = Path(shutil.copy(made, tmp_path / f"library-{number}.tilsagn"))
        with Library.open(path) as library:
            with library.writing("import") as change:
                world, matches = generate(Random(f"{part}-{number}"), change)
            found = [*outside(library, matches, template, number % _ONE_DOCX_IN == 0)]
            if number % _ONE_LOOK_UP_IN == 0:
                found += looked_up(path, world)
            require_only_open(world, found)
            proved += require_all_proved(library, matches)
        for file in (path, *index_file(path).parent.glob(f"{index_file(path).name}*")):
            file.unlink()
    tally("meetings handed out and looked up, no closed word", count)
    tally("statements in their briefings, each proved", proved)


def require_only_open(world: World, texts: list[str]) -> None:
    said = "\n".join(texts).replace("\\", "")
    told = set(re.findall(r"(?:lukkeord|aabenord)\d{4}x", said))
    assert not told & set(world.closed_words)
    assert told <= set(world.open_words)
    assert not re.search(r"987\D?65\d\D?\d", said)


def require_all_proved(library: Library, matches: dict[str, ItemMatches]) -> int:
    (meeting,) = library.all(Meeting)
    count = 0
    for closed in (False, True):
        if meeting.closed and not closed:
            continue
        briefing = assemble(library, meeting.id, include_closed=closed, matches=matches)
        count += require_proof(library, briefing)
        if briefing.holds_closed:
            page = formats.briefing_in(briefing, "md").decode()
            assert "Contains closed content" in page
    return count
