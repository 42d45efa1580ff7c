"""The words that tell where a title begins and ends among titles that ran together: plain data.

No word belongs to one municipality.
"""

from __future__ import annotations

import re

# Digits are lost behind these more often than a name follows that begins like a title.
BEFORE_LOST_DIGITS = frozenset({"for", "i", "pr", "pr."})
LINKS = frozenset({
    "af", "til", "om", "vedr.", "vedr", "vedrørende", "fra", "for", "på", "nr.", "nr", "av",
    "angående", "som", "hos", "over",
})  # fmt: skip
WEAK_LINKS = frozenset({"i", "ved", "med", "og", "-", "–"})
# The tails of the nouns that titles of cases begin with.
NOUN = re.compile(
    r"(?:ning|ling|hed|skab|sel|eri|tet|else|ering|tion|materiale|plan|politikk?|strategi|aftale|regnskab|rapport|bevilling|forslag"
    r"|optagelse|måling|projekt|beretning|opgave|redegørelse|årsmål|budget|takst|vedtægt|regulativ"
    r"|kontrakt|ansøgning|høring|analyse|tilskud|støtte|valg|salg|køb|udbud|status|proces"
    r"|program|kommissorium|arbejde|samarbejde|tilbud|lokale|område|sted|standard|katalog|ordning"
    r"|overenskomst|dispensation|klage|henvendelse|besøg|møde|stipendi|priser?|frekvens|overslag"
    r"|meddelelse|punkt|sag|fritagelse|godtgørelse|afgift|gebyr|garanti|lån|institution|dagtilbud"
    r"|bofællesskab|bibliotek|service|indsats|behandling|eventuelt|tema|oplæg|notat|temadag"
    r"|mødeplan|ressourcer|struktur|udvikling|tiltag|initiativ|opfølgning|adgang|anlæg|nedlæggelse"
    r"|overdragelse|udstykning|evaluering|kapacitet|kvalitet|retningslinje|princip|fordeling"
    r"|renovering|ændring|information|bidrag|revision|stipendium|rapporter|riktlinjer|motion"
    r"|sak|søknad|innstilling|avtale|reglement|regulering|melding|kommunereform\w*|bosetting|svar"
    r"|forskrift|medborgarförslag|taxa|taxor|yttrande|ansökan|upphandling|detaljplan|remiss|skole"
    r"|våben|vandværk|bygning|forsyning|midler|oversigt)"
    r"(?:en|er|erne|et|ne|n|s|a|ar|r|e|ene|erna)?$",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\w{2,}(?:vej|vejen|gade|gaden|gata|veien|vænget|parken|plads|torv|torvet|stræde|allé|gården"
    r"|gård|skolen|hallen|centret|centeret|huset|bjerg|borg|rup|trup|lev|løse|holm|vang|toft"
    r"|tofte|bæk|vig|ø|lund|bro|sund|fjord|strand|by|sted|inge|dal|høj|købing|havn|land|stad)s?"
)
# "Kommunens", "Rådets": in the definite form a noun is no name, and has no capital but where a
# title begins. ("Jensens", "Horsens" are names.)
DEFINITE_GENITIVE = re.compile(r"[A-ZÆØÅ][a-zæøå]+(?<!s)(?:ens|ets|ernes)")
ADJECTIVE = re.compile(
    r"(?:Ny|Nye|Nyt|Den|Det|De|Fælles|Årlig|Årlige|Øget|Ekstra|[A-ZÆØÅ]\w{2,}(?:isk|iske|lig|lige|ig"
    r"|ige|elle|el|ende|bar|bare|som|somme|iv|ive|ret|eret|ede))"
)
# "Socialistisk", "Regional": what is said of the noun in a name, which follows.
OF_NOUN = re.compile(
    r"[A-ZÆØÅ]\w{2,}(?:isk|iske|lige|elle|ende|ive|bare|somme)|Regionale?|Radikale|Delvis|Ekstra"
    r"|Større|Ny|Nye|Nyt|Fælles"
)
ABBREVIATED = re.compile(r"(?:Chr|Nr|Sct|Skt|Sdr|Ndr|Gl|Kgl|Dr|St|Vesterg|Østerg|\d{1,3})\.$")
# What ends a list of examples ends the title.
AND_SO_ON = frozenset({"m.m.", "m.v.", "mv.", "mm.", "m.fl.", "etc.", "o.lign.", "osv.", "m.m"})
ALONE = re.compile(
    r"(?:Meddelelser|Orientering(?:er)?|Spørgetid|Eventuelt|Bordrunde|Referatsaker|Budgetstatus"
    r"|Mødeplan|Dagsorden|Referat|Rapporter|Opfølgning)$"
)
# "Det regionale", "den kommende": what is said of a noun that has not come yet.
BEFORE_NOUN = re.compile(r"\b(?:[Dd]et|[Dd]en|[Dd]e)\s[a-zæøå]+e$")
# "Ansøgning fra X", of whom "om" says what they want; "Tillæg nr. 8 til X", a plan's place.
WHOSE = re.compile(
    r"\b(?:Ansøgning|Henvendelse|Anmodning|Forslag|Klage|Forespørgsel|Brev)\sfra\s(?!.*\som\s)[^:;]{2,60}$"
)
OF_PLAN = re.compile(r"[Tt]illæg\s(?:nr\.?\s)?(?:\S+\s)?til\s(?:for\s)?[A-ZÆØÅ]\S+$")
PLAN = re.compile(r"(?:Kommune|Lokal|Region|Spildevands|Varme)plan")
# No title ends with one of these, nor with an institution or project whose name is still to come.
NEVER_LAST = frozenset({
    "at", "ny", "nyt", "nye", "os", "der", "hvor", "skal", "kan", "er", "sin", "sit", "sine", "mod",
    "uden", "blandt", "gennem", "inden", "omkring", "ad", "per", "projekt",
})  # fmt: skip
# Behind these a noun has what it is about, as a name has not.
OF_MATTER = frozenset({"af", "om", "vedr.", "vedr", "vedrørende", "angående"})
NAME_FOLLOWS = re.compile(
    r"\w*(?:huset|haven|skolen|centret|centeret|hjemmet|gården|institutionen|foreningen|selskabet)"
)
DIRECTIONS = frozenset({"Syd", "Nord", "Øst", "Vest", "Midt"})
ALWAYS = re.compile(
    r"(?:Lukket(?:\s?[-:–]|\s(?:punkt|sag))|Lukket -|Eventuelt\b|EVENTUELT\b|Gensidig orientering"
    r"|Til orientering -|Orientering -|(?:Beslutning|Orientering|Drøftelse)\s?:"
    r"|Forslag (?:til|om|fra)|Meddelelser\b|Referatsaker\b"
    r"|Motion (?:om|från|av)|Anmodning om|Tillæg til|(?:FORTROLIG|Fortrolig)(?=\s?[-–:])|Evt\.?$)"
)
# What has a name of its own before it: "Nordby Skole".
OF_NAMES = frozenset({
    "Skole", "Skoler", "Hal", "Hallen", "Kirke", "Station", "Havn", "Bibliotek", "Vandværk",
    "Museum", "Slot", "Plejecenter", "Plejehjem", "Børnehave", "Teater", "Idrætscenter", "Strand",
    "Vej", "By", "Amt", "Amts", "Kommune", "Kommunes", "Kraftvarmeværk", "Varmeværk", "Mølle",
    "Friskole", "Hospital", "Biblioteker", "Venstre", "Folkeparti",
    "Lufthavn", "Børnehus", "Forsyning", "Spildevand", "Bibliotekerne",
})  # fmt: skip
ORGANISATION = re.compile(
    r"(?:forening|klub|selskab|fond|center|centret|hallen|museum|skole|forsyning|fjernvarme"
    r"|vandværk|gadebelysning|teater|lokalråd)(?:en|et|ben)?$",
    re.IGNORECASE,
)
THE_ORGANISATION = re.compile(r"(?:foreningen|klubben|selskabet|fonden|centret|museet)$")
# "Vestby Andels Boligforening - ...": whose case it is, before a dash.
NAMES_ORGANISATION = re.compile(
    r"(?:[A-ZÆØÅ][\w.&-]+\s){1,3}[A-ZÆØÅ]\w*(?:forening|klub|selskab|fond)(?:en|et)?,?\s[-–]\s"
)
COMPANIES = frozenset({"A/S", "I/S", "ApS", "AS", "AB"})
# What is said of a noun that has not come yet.
BEFORE_CAPITALS = re.compile(r"\w+(?:iske?|lige?|elle?|ende|ske|erede|ede)|endelig|årlig")
