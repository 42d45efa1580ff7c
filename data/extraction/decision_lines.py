"""The lines by which minutes say who decided when, and whether the last of them adopted.

"Økonomiudvalget, 18-08-2026, pkt. 140", "Byrådets beslutning den 3. maj 2026", "Beslutning fra
Byrådet, den 3. maj 2026:": they stand among the text as well as in headings, several below each
other, and only what the last body decided counts.
"""

from __future__ import annotations

import re

from data.extraction.verdicts import verdict

_DAY = r"(?:mandag |tirsdag |onsdag |torsdag |fredag )?(?:den |d\. ?)?\d{1,2}[-./ ][^\n]{3,50}"
_BODY = (
    r"(?:Byrådet|Kommunalbestyrelsen|Borgerrepræsentationen|Regionsrådet|"
    r"[A-ZÆØÅ](?:[\w,-]+ ){0,6}?[\w-]*[Uu]dvalget|Udvalget for [^\n:;.]{3,50}?)"
)
_DECISION_LINE = re.compile(
    r"(?m)^[^\S\n]*(?:"
    rf"Beslutning(?:er)?(?:\s(?:fra|i|af|på)\s[^\n.;]{{3,60}}?)?(?:,?\s{_DAY})?"
    rf"|{_BODY}(?:s beslutning)?,?(?:\si mødet|\spå mødet)?\s{_DAY}"
    r")[ \t:]*$"
)
_APART = 1_500  # characters between the decisions of two bodies in one case


def last_adoption(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words by which the last decision told in `text[start:end]` adopts what was recommended
    there; None where it does not, or nothing is told."""
    lines: list[re.Match[str]] = []
    for line in _DECISION_LINE.finditer(text, start, end):
        if lines and line.start() - lines[-1].end() > _APART:
            break  # of another case
        lines.append(line)
    for number in range(len(lines) - 1, -1, -1):
        limit = lines[number + 1].start() if number + 1 < len(lines) else end
        if said := verdict(text, lines[number].end(), limit):
            return said.span if said.adopted else None
    return None
