"""Running text cut into sentences, with the abbreviations of council prose.

Spans only: knows nothing of what a sentence means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.extraction.wordlists import word_set

# A full stop after these does not end a sentence, even before a capital or a number.
_ABBREVIATIONS = word_set(
    """
    mio mia kr t.kr tkr mill bl.a bl f.eks fx d.v.s dvs m.m m.v mv m.fl m.h.p osv o.l o.lign
    ca inkl ekskl evt pga p.g.a pr jf jfr nr stk kap pkt s.k såk tlf vedr hhv ift ifm ifbm
    iht afd div max maks min gns forv kl incl dr hr fr st sct skt chr kgl cand pct jan feb
    mar apr aug sept sep okt nov dec tilh ang opr pt p.t d a.h a.k.a mht m.h.t t.o.m o.s.v
    cirka nuv tidl bl.annet bl.a.nnet t.ex tex ex kst mkr mnkr no cllr mr mrs ms e.g i.e etc
    approx ref gl ndr sdr dok sagsnr udg ed red vs v stk litra bkg lb lbk cpr ldr sr jr
    """
)
# After these a new sentence may well begin; a capital decides.
_MAY_END = word_set("kr mio mia m.m m.v mv m.fl osv o.l o.lign etc pct t.kr tkr mkr mnkr mill")
_STOP = re.compile(
    r"[.!?…]+[)\]\"”“»’']*(?=\s|$|[–-]\s)|\n[ \t]*\n|[.!?](?=[A-ZÆØÅ][a-zæøå]+\s)|;(?=\s)"
)
_GOES_ON = re.compile(r"\s*[+&,;=]")
_WORD_BEFORE = re.compile(r"[\w.§]{1,24}$")
_MONTHS = re.compile(
    r"\s*(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|jan|feb|mar|apr|aug|sep|okt|nov|dec|behandling|kvartal|halvår|klasse|etape|fase|års?|plads"
    r"|mars|mai|januari|februari|augusti|desember|kvartalet|runde|udgave|sal|led|fælles|maj)\b",
    re.IGNORECASE,
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`, white space trimmed. Linear in the length.

    A semicolon stays inside its sentence; `Derfor vil vi:` before a list is a sentence.
    """
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.group() == ";" or not _ends(text, stop, begin, end):
            continue
        yield from _trimmed(text, begin, stop.end())
        begin = stop.end()
    yield from _trimmed(text, begin, end)


def _ends(text: str, stop: re.Match[str], begin: int, end: int) -> bool:
    mark = stop.group()
    if mark[0] == "\n":
        return not _next_letter(text, stop.end(), end).islower()
    if mark[0] in "!?…" or len(mark.rstrip(")]\"”“»’'")) > 1:
        return True
    if _GOES_ON.match(text, stop.end(), end):
        return False
    follow = _next_letter(text, stop.end(), end)
    before = _WORD_BEFORE.search(text, max(begin, stop.start() - 24), stop.start())
    word = before.group().lower() if before else ""
    if follow and follow.islower():
        return False
    if word.rstrip(".").isdigit() or (word and word[-1].isdigit() and len(word) <= 3):
        # Ordinals: "1. behandling", "den 3. Maj", "det 18. år"; a year or an amount does end one.
        return len(word) >= 4 or (
            not _MONTHS.match(text, stop.end(), min(end, stop.end() + 20)) and follow.isupper()
        )
    bare = word.strip(".")
    if bare in _MAY_END:
        return not follow or follow.isupper()
    initial = len(bare) == 1 and bare.isalpha() and follow != ""
    return bare not in _ABBREVIATIONS and not initial


def _next_letter(text: str, position: int, end: int) -> str:
    for place in range(position, min(end, position + 8)):
        mark = text[place]
        if mark.isalnum():
            return mark
    return ""


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end
