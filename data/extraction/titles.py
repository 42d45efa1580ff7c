"""A short title made of the passage's own core words: at most twelve, never new ones."""

from __future__ import annotations

import re

from data.extraction.labels import without_marks

_LIMIT = 12
_OPENING = re.compile(
    r"^\W*(?:(?:derfor|desuden|samtidig|endelig|herudover|derudover|også|og|men|først og fremmest|"
    r"dels|ligeledes|ligesom|tilsvarende|på den baggrund|for at [^,]{3,60},)\W+)*"
    r"(?:(?:det (?:foreslås|indstilles|besluttes|er aftalt|anbefales),? at|parterne er enige om(?: "
    r"at)?|partierne er enige om(?: at)?|\w+ (?:foreslår|kræver|ønsker|anbefaler|indstiller|"
    r"beslutter|vedtager|besluttede|vedtog|godkender)(?:,? at)?"
    r"|(?:foreslår|ønsker|kræver|anbefaler|indstiller) (?:vi|jeg|partiet|udvalget),? at|at)\s+)?"
    r"(?:(?:der|vi|jeg|kommunen|byrådet|forvaltningen|partiet|magistraten|we|the "
    r"council)\s+)?(?:(?:vil|skal|bør|har|er|ska|will|should|must)\s+(?:(?:vi|der|også|nu|kommunen|"
    r"derfor|desuden|samtidig|fortsat|ligeledes|have|to)\s+){0,3})?"
    # "Derudover gives der et tilskud": what is given says it all.
    r"(?:(?:gives|ydes|afsættes|bevilges|tildeles|frigives|godkendes|prioriteres)\s(?:der\s)?)?",
    re.IGNORECASE,
)
_END = re.compile(
    r"(?<!kr)(?<!mio)(?<!mia)(?<!jf)(?<!bl\.a)(?<!\d)[.](?=\s+[A-ZÆØÅ])|[.]$|[;:!?](?:\s|$)|"
    r",\s(?:så|der|som|hvor|fordi|hvis|når|hvilket|herunder|og|men|which|who|siger|fortæller|"
    r"mener)\b|,?\s(?:heraf|hvoraf|svarende til)\b|\s[–-]\s|\s\(|"
    r"\s(?:så|fordi|med henblik på|for at|inden for rammen)\s"
)
_LOOSE = re.compile(
    r"(?:\s(?:og|i|på|til|for|af|med|om|en|et|den|det|de|at|der|som|samt|fra|the|of|to|and|for|in|"
    r"vores|bl\.a|inkl)\W*)+$",
    re.I,
)
# "etableres en café" wants its "der" back.
_WANTS_DER = re.compile(r"[a-zæøå]{4,}es\s")
# How a sum changes from year to year: the first one and what it is for say more.
_STEPS = re.compile(
    r",?\s(?:stigende|faldende) til [\d.,]+(?: (?:mio|mia)\.?)?(?: (?:kr|kroner)\b\.?)?"
    r"(?: i \d{4}(?:[-–]\d{4})?)?(?: og frem\w*)?",
    re.I,
)
# What a title cut at its last word cannot end in: a number without what it counts, half a unit.
_HALF = re.compile(r"(?:\s(?:\d[\d.,]*|ca|nr|mio|mia|pkt|jf|pct)\W*)+$", re.I)


def title(passage: str) -> str:
    """The core words of `passage`, in their order, at most twelve."""
    flat = without_marks(" ".join(passage[:600].split()))
    opened = _OPENING.match(flat)
    core = flat[opened.end() :] if opened and len(flat) - opened.end() > 15 else flat
    if _WANTS_DER.match(core) and flat[: len(flat) - len(core)].lower().endswith("der "):
        core = f"der {core}"
    core = _STEPS.sub("", core)
    cut = next((found for found in _END.finditer(core) if found.start() >= 14), None)
    core = core[: cut.start()] if cut else core
    words = core.split()
    short = " ".join(words[:_LIMIT])
    if len(words) > _LIMIT:
        short = _LOOSE.sub("", _HALF.sub("", short)) or short
    short = _LOOSE.sub("", short).strip(" ,;:.–-”“\"'»«") or short
    return short[:1].upper() + short[1:]
