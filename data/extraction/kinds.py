"""What kind of document a text is, and whether it says that it was adopted: by its own words."""

from __future__ import annotations

import re

from data.extraction.lists import DocumentKind
from data.extraction.outline import Outline
from data.extraction.parties import PARTY_NAME
from data.extraction.speech import PLAIN_SAYING

_KINDS: tuple[tuple[DocumentKind, str], ...] = (
    (
        "minutes",
        r"\breferat\b|\bdagsorden\b|\bbeslutningsprotokol|\bmøteprotokoll|\bmøtebok|"
        r"\bsammanträdesprotokoll|\bprotokoll?\b|\bminutes\b|\bmødedato\b|\brådmandsmøde|"
        r"\bmødereferat|\bprotokollutdrag|\bsammanträde",
    ),
    (
        "budget",
        r"\bbudgetforlig|\bbudgetaftale|\bbudgettaftale|\bforligstekst|\baftale om budget|"
        r"\bbudsjettavtale|\bbudgetöverenskommelse|\bbudget agreement|\banlægsaftale|"
        r"\bforlig(?:et)? om|\baftaletekst|\bdelaftale|\baftale mellem|"
        r"\bbudsjettforlik|\benige om (?:en|et) (?:\w+ )?(?:avtale|budsjett\w*|budget)\b",
    ),
    (
        "proposal",
        r"\bbyrådsforslag|\bforslag til (?:byrådet|beslutning|byrådsmøde)|\bbeslutningsforslag|"
        r"\bændringsforslag|\bmedlemsforslag|\bindstilling til|\bforslag fra|\bforslag til "
        r"budget|\bforslag til (?:kommune)?budsjett|\bbudsjettforslag|\bindstilling\b|"
        r"\bmotion\b|\binterpellation|\brepresentantforslag|\bbudgetforslag\b",
    ),
    (
        "plan",
        r"\bhandle?plan|\bhandlingsplan|\bhandleplan|\bstrategi(?:en|plan)?\b|\bindsatsplan|"
        r"\bmasterplan|\bhelhedsplan|\budviklingsplan|\btiltaksplan|\baction plan|\bklimaplan|"
        r"\bpolitik for|\w+politik\b|\w+plan\b",
    ),
    (
        "programme",
        r"\b(?:del|valg|parti|princip|kommunal|arbejds|valgte?)?program(?:met)?\b|\bmærkesager|"
        r"\bvalgoplæg|\bkommunalvalg|\bkv\s?(?:09|13|17|21|25)|\bvi vil\b|\bvalgløfter|"
        r"\bpartiprogram|\bvalmanifest|\bmanifesto|\bkandidat\b|\bvores politik|\bvalgavis|"
        r"\bvalgprogram|\bgår til valg",
    ),
    ("interview", r"\binterview|\brådmand:|\bborgmester:|\bspørgsmål og svar"),
    (
        "press",
        r"\bpressemeddelelse|\bpress release|\bpressmeddelande|\bpressemelding|\bnyhed|\bnews\b|"
        r"\barkiv\b",
    ),
)


_KIND_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS)


_SPEECH = re.compile(rf"\b(?:{PLAIN_SAYING})\b")


# Somebody's own counter-proposal, whatever else its head names.
_COUNTER_PROPOSAL = re.compile(
    r"\b(?:ændringsforslag|budgetændringer|modforslag|alternativt budget)\b", re.IGNORECASE
)
_MEETING = re.compile(r"\W*(?:referat|dagsorden)", re.IGNORECASE)
# News of an agreement tell what was agreed; news of one decision also tell what is only planned.
_AGREED = re.compile(
    r"\b(?:\w*aftalen?|\w*forlig(?:et)?)\b|\benige om\b",
    re.IGNORECASE,
)
_NOT_AGREED = re.compile(
    r"\b\w*(?:forslag|katalog|oplæg|udspil)\w*\b|"
    r"\b(?:intet|ikke) (?:er )?(?:besluttet|vedtaget|aftalt)",
    re.IGNORECASE,
)
# A party's or candidate's own page: it says what "we" or "I" want, and nobody is quoted.
_PARTY_SPEAKS = re.compile(
    r"\b(?:[Vv]i|[Jj]eg)\s(?:vil|ønsker|mener|foreslår|kæmper|arbejder|går|vægter|siger|tror|"
    r"stiller)\b|"
    r"\b(?:vil|ønsker|mener|foreslår|kæmper|arbejder|går|vægter|tror)\s(?:vi|jeg)\b"
)
_ADOPTED = re.compile(
    r"\b(?:byrådet|[a-zæøå]+ byråd|kommunalbestyrelsen|\w+udvalget)\s(?:har\s)?(?:vedtog|"
    r"vedtaget|godkendte|"
    r"godkendt)\b|"
    r"\b(?:godkendt|vedtaget|besluttet|tiltrådt)\b[^.\n]{0,40}\b(?:i|af|på)\b[^.\n]{0,60}\b"
    r"(?:\w*udvalg\w*|byråd\w*|kommunalbestyrelse\w*|borgerrepræsentation\w*|\w*råd(?:et)?)\b",
    re.IGNORECASE,
)
_CONTRACT = re.compile(
    r"\b(?:partnerskabs|samarbejds|udviklings|resultat|drifts)aftale\b|\boverenskomst\b",
    re.IGNORECASE,
)
# An agreement that names its two sides below its own name, or says that its parties agree.
_BETWEEN = re.compile(
    r"(?m)^[^.\n]{0,80}aftale\b[^.\n]{0,60}\n?\s*mellem\s|"
    r"\b(?:aftaleparterne|parterne)\s(?:har\s(?:\w+\s)?|er\s)(?:besluttet|enige|aftalt)\b",
    re.IGNORECASE,
)
# "Politikken er vedtaget af byrådet den ...", at the end of a plan as often as at its beginning.
_PLAN_ADOPTED = re.compile(
    r"\b\w*(?P<what>plan|politik|strategi)(?:en|ken)\b[^.\n]{0,80}?\s(?:er|blev)\s(?:\w+\s)?"
    r"(?:vedtaget|godkendt)\b",
    re.IGNORECASE,
)
# "Vedtaget af Byrådet den 3. maj 2022": the imprint of a plan, on its first page or its last line.
_IMPRINT = re.compile(
    r"(?:^|[\n.!])\s*(?:endeligt\s)?(?:vedtaget|godkendt|tiltrådt)\s(?:endeligt\s)?(?:af|i|på)\s"
    r"[^.\n]{0,60}?(?:byråd|kommunalbestyrelse|udvalg|borgerrepræsentation)[^.\n]{0,40}?"
    r"\s(?:\d{1,2}[./]|\w+\s20\d\d)",
    re.IGNORECASE,
)
_LAST_LINES = 600  # characters at the end of a document among which an imprint stands
_DRAFT = re.compile(r"\b(?:udkast|høringsudgave|høringsforslag)\b", re.IGNORECASE)
# What a paper of the administration came to, told at its end.
_DECISION_AT_THE_END = re.compile(
    r"\b(?:udvalgets|byrådets|kommunalbestyrelsens) beslutning\b[^\n]{0,40}:\s*"
    r"(?:godkendt|tiltrådt|vedtaget)",
    re.IGNORECASE,
)
# "Budgettet for 2020 ligger nu klar": news of an agreement without the word.
_BUDGET_SETTLED = re.compile(
    r"\bbudget\w*\b[^.\n]{0,40}\s(?:ligger (?:nu )?klar|faldt på plads|"
    r"er (?:nu )?(?:faldet )?på plads|"
    r"er (?:nu )?(?:vedtaget|landet)|blev vedtaget)\b|\bfaldt budget\w* på plads\b|"
    r"\b(?:glæde\w* sig over|tilfreds\w* med)\s"
    r"(?:\w+\s){0,3}budget\w*\b",
    re.IGNORECASE,
)


_STATUS_OF = re.compile(
    r"(?m)^(?:\W*(?:bilag|notat|punkt)\W*\d*\W*)?"
    r"\w*(?:status|opfølgning|afrapportering)\s(?:på|for|af)\s[^\n]{0,60}\b\w*(?:aftale|forlig|"
    r"plan)",
    re.IGNORECASE,
)
_CANDIDATE = re.compile(
    r"\b\w*kandidat(?:en)?\b|\bstem(?:me)? på\b|\b[Jj]eg stiller op\b|\bmærkesager\b", re.IGNORECASE
)


def document_kind(head: str, title: str, name: str, text: str, plan: Outline) -> DocumentKind:
    """The kind of the document `text`; `head` is its beginning, `name` its file name."""
    if _COUNTER_PROPOSAL.search(head[:400]) and not _MEETING.match(head):
        return "proposal"
    if _has_minutes_form(plan):
        return "minutes"
    if _STATUS_OF.search(f"{title}\n{head[:300]}"):
        return "other"  # it tells what became of an agreement or plan, and is none itself
    kind = _by_words(head, title, name, text)
    return "programme" if kind in ("plan", "other") and _is_partys_own(head, text) else kind


def _is_partys_own(head: str, text: str) -> bool:
    """Whether a party or a candidate speaks: by name in the head, or as "I"."""
    sample = text[:8_000]
    said = _PARTY_SPEAKS.findall(sample)
    if len(said) < 2 or _SPEECH.search(sample) or re.search(r"\bborgmesteren\b", head, re.I):
        return False
    return _CANDIDATE.search(head) is not None or (
        PARTY_NAME.search(head) is not None and not re.search(r"\bkommunes\b", head[:300], re.I)
    )


def is_settled(kind: DocumentKind, head: str, title: str, text: str) -> bool:
    """Whether the document says that what it contains has been agreed or adopted."""
    opening = f"{title}\n{head[:500]}"
    if kind in ("press", "plan", "other") and _BUDGET_SETTLED.search(opening):
        return True
    if kind == "press":
        return _AGREED.search(opening) is not None and _NOT_AGREED.search(head) is None
    if kind == "programme":
        return _BETWEEN.search(head[:600]) is not None
    if kind in ("plan", "other"):
        return _DRAFT.search(f"{title}\n{head[:200]}") is None and bool(
            _ADOPTED.search(head)
            or _CONTRACT.search(title)
            or _BETWEEN.search(head[:600])
            or _is_adopted(title, head, text)
        )
    return False


def _is_adopted(title: str, head: str, text: str) -> bool:
    """Whether the text says of itself, anywhere, that it was adopted."""
    own = f"{title}\n{head[:200]}".lower()
    if any(found["what"].lower() in own for found in _PLAN_ADOPTED.finditer(text)):
        return True
    if _IMPRINT.search(head) or _IMPRINT.search(text, max(0, len(text) - _LAST_LINES)):
        return True
    return _DECISION_AT_THE_END.search(text, max(0, len(text) - 1_500)) is not None


def _has_minutes_form(plan: Outline) -> bool:
    """Whether there is a case with its decision: the headings of minutes and agendas."""
    kinds = [section.kind for section in plan.headings]
    titles = {section.title.lower().strip(" :") for section in plan.headings}
    return bool(titles & {"beslutning", "beslutninger"}) and bool(
        {"recommendation", "case"} & set(kinds)
    )


def _by_words(head: str, title: str, name: str, text: str) -> DocumentKind:
    readable = re.sub(r"[-_.]", " ", name)
    speech = len(_SPEECH.findall(text[:20_000]))
    for source in (title, readable, head[:600]):
        for kind, pattern in _KIND_PATTERNS:
            found = pattern.search(source)
            if not found:
                continue
            if (
                kind in ("plan", "budget", "programme", "proposal")
                and speech >= 2
                and kind != "budget"
                and not _listed(text)
            ):
                return "press"
            return kind
    if speech:
        return "press"
    return "other"


def _listed(text: str) -> bool:
    """Whether lists make up a good part of the text: then quotes in it do not make it news."""
    return len(re.findall(r"(?m)^\s*(?:[•*-]|\d{1,2}[.)])\s", text[:20_000])) >= 6
