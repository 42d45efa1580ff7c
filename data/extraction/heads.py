"""The verbs of a sentence that carry an act: what governs them, and how strong they are.

Grammar only: which verb hangs on which modal or auxiliary. Whether it commits is decided elsewhere.
"""

from __future__ import annotations

from data.extraction.syntax import AUXILIARIES, MODALS, Act, Clause, Head, Word
from data.extraction.verbs import VERB_FORMS, Form, Strength
from data.extraction.wordlists import word_set

# Verbs that take the one who is told and a bare infinitive ("bad forvaltningen undersøge").
_ASKING = word_set("lad bad beder bedes anmoder anmodede anmodes lader pålægger pålagde ber ba")


# Verbs that take the thing wanted itself ("ønsker en ny omfartsvej").
_WANTING = word_set(
    """
    ønsker foreslår kræver krever kräver önskar föreslår anbefaler lover foreslås efterlyser
    """
)


# Particles that part from their verbs: "lægges sammen" is "sammenlægges", "sat ... af" is "afsat".
_PARTICLES = word_set("af ned op ud om ind sammen tilbage videre over hjem igennem gang")
_FAR = frozenset({"af", "tilbage", "sammen", "ud", "ned"})
_AFTER_PARTICLE = word_set("til i på med ved fra inden for og så , : efter mellem af")


_ENGLISH_VOWS = word_set(
    "pledged pledges agreed agrees resolved decided voted plans planned promised promises vowed "
    "wants"
)


_DETERMINERS = word_set("den det de denne dette disse vores deres sin sine the")


_CONJUNCTIONS = word_set("og samt and och ligesom men eller plus")


def _parting_verbs() -> frozenset[str]:
    """The verb forms that some particle makes another verb of."""
    prefixes = [*(_PARTICLES - {"gang"}), "igang"]
    return frozenset(
        form[len(prefix) :]
        for form in VERB_FORMS
        for prefix in prefixes
        if form.startswith(prefix) and form[len(prefix) :] in VERB_FORMS
    )


_PARTING = _parting_verbs()


def acting_verbs(words: list[Word], clauses: list[Clause]) -> list[Head]:
    heads: list[Head] = []
    for number, clause in enumerate(clauses):
        if clause.subordinate:
            continue
        heads.extend(_clause_heads(words, clauses, number))
    return heads


def _clause_heads(words: list[Word], clauses: list[Clause], number: int) -> list[Head]:
    clause = clauses[number]
    heads: list[Head] = []
    asked: int | None = None
    modal, auxiliary, infinitive_mark = _inherited(words, clauses, number)
    span = range(clause.first, clause.last)
    for index in span:
        low = words[index].low
        if low in _ASKING:
            asked = index
        if low in _WANTING and not {word.low for word in words[index + 1 : index + 4]} & {
            "at",
            "att",
            "å",
        }:
            heads.append(Head(index, "demand", "weak", low, number))
            continue
        if low in MODALS:
            modal = index
            continue
        if low in AUXILIARIES and modal is None:
            auxiliary = index
        if low in ("at", "å", "att") or (
            low == "to" and index and words[index - 1].low in _ENGLISH_VOWS
        ):
            infinitive_mark = index
        for lemma, form, strength in _readings(words, index, clause):
            act = _act(words, index, form, modal, auxiliary, infinitive_mark, clause)
            if act is None and form == "infinitive" and asked is not None and index - asked <= 5:
                act = "modal"
            if form == "participle" and act is None and _gets(words, index, clause):
                act = (
                    "perfect"
                    if words[index - 1].low == "fik"
                    or words[max(clause.first, index - 2)].low == "fik"
                    else "passive"
                )
            if act is not None:
                heads.append(Head(index, act, strength, lemma, number))
                break
    return heads


def _readings(
    words: list[Word], index: int, clause: Clause
) -> tuple[tuple[str, Form, Strength], ...]:
    """The readings of a word as a verb; "sat ... af" is "afsat", wherever the particle stands."""
    low = words[index].low
    if words[index].name:
        return ()
    whole = _with_particle(words, index, clause)
    return VERB_FORMS[whole] if whole else VERB_FORMS.get(low, ())


def _with_particle(words: list[Word], index: int, clause: Clause) -> str | None:
    """The verb with the particle that stands apart from it, when there is such a verb."""
    low = words[index].low
    if low not in _PARTING:
        return None
    for place in range(index + 1, min(clause.last, index + 10)):
        particle = words[place].low
        if particle not in _PARTICLES:
            continue
        last = place + 1 == clause.last
        joined = f"{'igang' if particle == 'gang' else particle}{low}"
        if joined in VERB_FORMS and (
            place <= index + 1
            or last
            or (particle in _FAR and words[place + 1].low in _AFTER_PARTICLE)
        ):
            return joined
    return None


def _gets(words: list[Word], index: int, clause: Clause) -> bool:
    """Whether something is done for the subject: "Centret får udvidet sin åbningstid"."""
    return any(
        words[place].low in ("får", "fik") for place in range(max(clause.first, index - 2), index)
    )


def _inherited(
    words: list[Word], clauses: list[Clause], number: int
) -> tuple[int | None, int | None, int | None]:
    """The modal and auxiliary of the main clause before, for a clause that has none of its own:
    "Vi vil ansætte X, etablere Y og oprette Z"."""
    clause = clauses[number]
    own = {word.low for word in words[clause.first : clause.last]}
    if own & MODALS or clause.content:
        return None, None, (clause.first if clause.content else None)
    for earlier in range(number - 1, max(-1, number - 7), -1):
        before = words[clauses[earlier].first : clauses[earlier].last]
        modals = [index for index, word in enumerate(before) if word.low in MODALS]
        if modals and not clauses[earlier].subordinate:
            return clauses[earlier].first + modals[-1], None, None
        if clauses[earlier].content:
            return None, None, clauses[earlier].first
        auxiliaries = [index for index, word in enumerate(before) if word.low in ("har", "er")]
        if auxiliaries and not clauses[earlier].subordinate and not own & AUXILIARIES:
            return None, clauses[earlier].first + auxiliaries[-1], None
    return None, None, None


def _act(
    words: list[Word],
    index: int,
    form: str,
    modal: int | None,
    auxiliary: int | None,
    mark: int | None,
    clause: Clause,
) -> Act | None:
    before = words[index - 1].low if index else ""
    if form == "infinitive":
        if before in _DETERMINERS:
            return None  # "det åbne land": an adjective
        if modal is not None and (
            before in MODALS or index - modal <= 14 or before in _CONJUNCTIONS
        ):
            return "modal"
        if mark is not None:
            return "infinitive"
        if index == clause.first or (before in _CONJUNCTIONS and auxiliary is None):
            return "infinitive" if index == 0 else None
        return None
    if form == "passive":
        return "modal" if modal is not None and index - modal <= 14 else "passive"
    if form == "participle":
        if auxiliary is not None and index - auxiliary <= 12:
            if modal is not None and modal < auxiliary and modal >= clause.first:
                return "modal"
            return "passive" if words[auxiliary].low in ("bliver", "blir") else "perfect"
        if (
            modal is not None
            and index - modal <= 10
            and words[index - 1].low in ("blive", "være", "bli", "be", "få")
        ):
            return "modal"
        if index == 0 or (index == clause.first and before in ("", ":", ",")):
            return "perfect" if index == 0 else None
        return None
    if form == "present":
        return "present"
    if form == "past":
        return "past"
    if form == "imperative" and index == 0:
        return "demand"
    return None
