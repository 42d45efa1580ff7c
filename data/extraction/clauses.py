"""Where the clauses of a sentence begin, and which of them depend on another.

Cuts at commas, semicolons, dashes and subordinators; knows nothing of what a clause says.
"""

from __future__ import annotations

from data.extraction.syntax import AUXILIARIES, MODALS, Clause, Word
from data.extraction.verbs import VERB_FORMS
from data.extraction.wordlists import word_set

_SUBORDINATORS = word_set(
    """
    der som hvor så fordi hvis når da mens selvom selv hvilket hvilke hvordan hvorfor hvem
    idet eftersom ligesom end for idet where which who because if when while whether
    although slik fordi dersom mens när eftersom medan vilket såsom
    """
)


# After these an "at" clause says what is to be done.
_SPEECH_ACTS = word_set(
    """
    gerne aftales besluttes vedtages bedes opfordres forpligtes konkluderes bekræfter
    foreslår foreslås foreslå föreslår foreslog indstiller indstilles anbefaler anbefales
    kræver krever kräver ønsker önskar beslutter besluttede besluttet beslutar beslutade
    aftalt aftaler aftalte enige enig vedtager vedtog vedtaget vedtar vedtok lover lovede
    arbejder kæmper sørger sørge valgt vælger planlægger indebærer betyder bemyndiges
    pålægger pålægges beder forpligte mener skrive accepterer resolved agreed agrees agree
    proposes proposed decided decides recommends recommended plans afsat godkender godkendte
    godkendt sikre sikrer tilslutter bevilger betyr innebærer ber arbeta prioritere
    prioriterer ambition målet planen aftalen
    """
)


_MOREOVER = word_set("endvidere desuden derudover yderligere endelig samt og også dertil ,")


def clauses_of(words: list[Word]) -> list[Clause]:
    """Cuts at commas, semicolons, dashes and before subordinators; a cut before a bare list of
    nouns makes one clause more, which does no harm."""
    starts: list[tuple[int, bool, bool]] = [
        (
            0,
            [word.low for word in words[:2]] in (["for", "at"], ["för", "att"], ["for", "å"]),
            bool(words) and words[0].low in ("at", "att", "that", "to"),
        )
    ]
    for index, word in enumerate(words):
        low = word.low
        follow = words[index + 1].low if index + 1 < len(words) else ""
        if low in (",", ";", ":", "–", "—", "-", "(", ")"):
            if index + 1 < len(words):
                starts.append(
                    (index + 1, _depends(words, index + 1, starts), _content(words, index + 1))
                )
        elif (
            index
            and low in ("for", "ved", "til", "med", "uden", "gennem", "om", "för", "genom", "på")
            and follow in ("at", "å", "att")
        ):
            governed = (
                _content(words, index + 1)
                or (low in ("til", "om", "på", "med", "ved") and _governed(words, index))
                or (low == "ved" and words[index - 1].low in ("er", "var"))
            )
            starts.append((index, not governed, governed))
        elif index and low in ("at", "att", "that") and _content(words, index):
            starts.append((index, False, True))
        elif (
            index
            and low
            in (
                "der",
                "som",
                "hvor",
                "fordi",
                "hvis",
                "så",
                "mens",
                "which",
                "who",
                "because",
                "där",
            )
            and _is_relative(words, index)
        ):
            starts.append((index, True, False))
    if starts[0][1]:
        starts.extend(_after_purpose(words, starts))
    starts = sorted({place: (place, sub, content) for place, sub, content in starts}.values())
    return [
        Clause(
            place, starts[number + 1][0] if number + 1 < len(starts) else len(words), sub, content
        )
        for number, (place, sub, content) in enumerate(starts)
    ]


def _after_purpose(
    words: list[Word], starts: list[tuple[int, bool, bool]]
) -> list[tuple[int, bool, bool]]:
    """Where the main clause begins behind a purpose without a comma ("For at mindske støjen
    opsættes en skærm"): at the first verb that is no infinitive."""
    last = min((place for place, _, _ in starts if place), default=len(words))
    for index in range(3, last):
        forms = {name for _, name, _ in VERB_FORMS.get(words[index].low, ())}
        if forms & {"passive", "present"} and "infinitive" not in forms:
            return [(index, False, False)]
    return []


_GOVERNORS = word_set(
    """
    kr kroner mio midler penge bevilling satset investeret arbejder gang enige begyndt
    aftale valgt dispensation bidrager million millioner beslutning forslag arbejdet beløb
    ramme forslaget indstilling
    """
)


def _governed(words: list[Word], index: int) -> bool:
    """After money, an effort or an agreement ("2 mio. kr. til at etablere", "satset ved at
    ansætte") the infinitive is the act itself, not its purpose."""
    before = {word.low for word in words[max(0, index - 8) : index]}
    return bool(before & _GOVERNORS)


def _depends(words: list[Word], index: int, starts: list[tuple[int, bool, bool]]) -> bool:
    low = words[index].low
    follow = words[index + 1].low if index + 1 < len(words) else ""
    if low in ("og", "samt", "men", "and", "och") and follow in (
        "der",
        "som",
        "hvor",
        "at",
        "så",
        "fordi",
    ):
        if follow in ("at", "der"):
            return starts[-1][1] and not starts[-1][2]
        return True
    if low in ("for", "ved") and follow != "at":
        return False
    if low == "der" and words[index - 1].low == ":":
        return False
    if low == "så" and follow in ("vil", "skal", "er", "bliver", "har"):
        return False
    if low == "ligesom" and index + 2 < len(words):
        return not {word.low for word in words[index : index + 5]} & (
            MODALS | {"etableres", "afsættes", "oprettes"}
        )
    if low in ("at", "att", "that"):
        return not _content(words, index)
    return low in _SUBORDINATORS


def _content(words: list[Word], index: int) -> bool:
    """Whether "at ..." here says what is proposed, decided or agreed."""
    if words[index].low not in ("at", "att", "that"):
        if words[index].low in ("og", "samt", "and", "och") and index + 1 < len(words):
            return words[index + 1].low in ("at", "att", "that")
        return False
    before = [word.low for word in words[max(0, index - 7) : index]]
    if before and before[-1] in ("for", "ved", "til", "med", "uden", "gennem", "om", "på"):
        return before[-2:] in (
            ["ind", "for"],
            ["arbejder", "for"],
            ["kæmper", "for"],
            ["arbejde", "for"],
            ["enige", "om"],
            ["sørger", "for"],
            ["sørge", "for"],
        )
    if set(before[-3:]) & {"vil", "vill"} and not set(before[-2:]) & set(VERB_FORMS):
        return True
    if set(before) <= _MOREOVER:
        return True  # "Endvidere, at der oprettes ...": the verb of saying is understood
    return bool(set(before) & _SPEECH_ACTS)


def _is_relative(words: list[Word], index: int) -> bool:
    """Whether "der", "som" or "så" joins a clause, unlike in "skal der", "som led i", "så vidt"."""
    low = words[index].low
    before = words[index - 1].low
    follow = words[index + 1].low if index + 1 < len(words) else ""
    if low == "der":
        return (
            before
            not in MODALS
            | AUXILIARIES
            | {"og", "at", "samt", "derfor", "nu", "også", "kommer", "sker"}
            and before not in VERB_FORMS
        )
    if low == "som":
        return follow not in (
            "led",
            "en",
            "et",
            "følge",
            "minimum",
            "udgangspunkt",
            "del",
            "supplement",
            "forsøg",
        )
    if low == "så":
        return (
            follow
            not in (
                "vidt",
                "mange",
                "meget",
                "tidligt",
                "hurtigt",
                "snart",
                "længe",
                "få",
                "stor",
                "kaldte",
                "vil",
                "skal",
            )
            and before != ","
        )
    return True
