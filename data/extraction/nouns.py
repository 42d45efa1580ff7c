"""The nouns that name an instrument: what one can point at later and ask whether it came.

Danish compounds carry their meaning in the last part, so most entries match as endings
("netværkskonsulent"). Data and look-up; knows no sentences.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from data.extraction.wordlists import word_set

Grade = Literal["money", "firm", "place"]


class Instrument(NamedTuple):
    """What kind of instrument a noun names, and whether the form is definite ("konsulenten")."""

    grade: Grade
    definite: bool


# Entries of five letters or more match as endings of compounds; "=" in front: only the whole word;
# "~" in front: an ending although it is short. First money of any kind.
_MONEY = """
pulje fond tilskud bevilling puljemidler merbevilling tillægsbevilling anlægsbevilling =midler
rådighedsbeløb rammebeløb grundtilskud driftstilskud =budget anlægsbudget takst gebyr
afgift dækningsafgift grundskyld brugerbetaling egenbetaling forældrebetaling kontingentstøtte
=lån låneramme prisloft rabat fripas fritidspas klippekort kommunegaranti underskudsgaranti =penge
anlægsmidler driftsmidler stipendium legat =kompensation huslejetilskud friplads søskendetilskud
takstnedsættelse besparelse millioner =løntillæg =tillæg lønstigning lønløft skattesats
skatteprocent kommuneskat
=skatten medfinansiering egenfinansiering =moms bonus =støttekroner velfærdsmilliard tilskott
bidrag =stöd anslag avgift taxa =funding grant budget fund levy precept tilskot tilskudd =midlar
kostnadsram
"""
# Posts, services, schemes, rules, plans, agreements: named things as such.
_FIRM = """
medarbejder konsulent rådgiver pædagog lærer sygeplejerske koordinator vejleder =mentor =mentorer
socialrådgiver sagsbehandler psykolog terapeut stilling årsværk vikar ambassadør projektleder
tovholder sundhedsplejerske studerende elevplads praktikplads lærling fuldtidsstilling
deltidsstilling =jordemoder =ergoterapeut =læge =læger sosuassistent =ansatte =hænder betjent
ungevejleder ordblindelærer støtteperson kontaktperson trivselsperson =frivilligkoordinator
=hjemmevejleder =borgerrådgiver =ombudsmand hotline tjeneste telefonlinje rådgivningslinje =kursus
=kurser
forældrekursus forældrekurser uddannelsesforløb =forløb forløbsprogram mentorforløb =café =caféer
=cafeer =cafe ungecafé ordning mentorordning madordning døgnvagt åbningstid åbningsdag lektiehjælp
lektiecafé klinik screening workshop hjemmeside =app portal platform busrute buslinje =bus =busser
natbus letbanelinje skolekørsel bybus flexbus delebil mobilteam udekørende =team indsatsteam
taskforce =nødherberg herberg krisecenter aftentilbud aftenåbent dagtilbudsplads pasningstilbud
botilbud ungetilbud aktivitetstilbud fritidstilbud gratistilbud =tilbud behandlingstilbud
rådgivningstilbud skolemad =frokost frokostordning =morgenmad sommerferieaktiviteter
ferieaktiviteter =lommepenge døgnbehandling =prævention =vaccination tandpleje
modersmålsundervisning =svømmeundervisning hjemmepasning =modulpasning =støtteordning regel
regelsæt forbud =loft minimumsnormering normering kvalitetsstandard retningslinje vedtægt kodeks
tilbudsgaranti pasningsgaranti pladsgaranti =garanti behandlingsgaranti ventetidsgaranti klausul
regulativ vejledning frist hastighedsgrænse fartgrænse miljøzone parkeringszone zone lokalplan
kommuneplan
kommuneplantillæg rammelokalplan =licens beboerlicens helhedsplan masterplan handleplan
handlingsplan udviklingsplan investeringsplan anlægsplan skoleplan trafikplan klimaplan
klimahandlingsplan cykelplan byudviklingsplan ~plan børnepolitik strategi analyse rapport
redegørelse evaluering undersøgelse kortlægning katalog =eftersyn serviceeftersyn =businesscase
idékatalog beredskabsplan behovsanalyse budgetanalyse benchmarkanalyse tilfredshedsundersøgelse
trivselsmåling =måling statusrapport handlekatalog =notat tidsplan procesplan beslutningsoplæg
=oplæg projekt pilotprojekt forsøg forsøgsordning prøveordning udviklingsprogram kampagne
hjælpepakke indsatspakke velfærdspakke =pakke reform familieprogram læringsprogram samarbejdsaftale
partnerskab partnerskabsaftale kontrakt =udbud kommunesamarbejde rammeaftale driftsaftale
lejeaftale købsaftale udbygningsaftale klimapartnerskab frivilligcenter ungeråd arbejdsgruppe
ekspertgruppe styregruppe følgegruppe opgaveudvalg borgerting borgersamling borgerpanel ungepanel
folkeafstemning deltagerbudget borgerbudget =whistleblowerordning hotlines tryghedspakke
netværksgruppe ladestander solcelle solcelleanlæg varmepumpe skraldespand affaldsspand =bænke bænk
legeplads =shelter multibane kunstgræsbane cykelsti cykelstier supercykelsti =cykelstier fortov
fodgængerfelt lyskryds rundkørsel bump støjværn støjskærm vejbump busbane busstoppested stoppested
toiletbygning =parkeringspladser parkeringshus vuggestuepladser plejehjemspladser
aflastningspladser =aflastningsplads plejeboliger =ungdomsboliger startboliger bomulighed skurvogn
=skaterpark skatepark svømmehal idrætshal multihal sundhedshus børnehus kulturhus medborgerhus
kvarterhus beboerhus ungdomshus værested fritidsklub ungdomsklub =kulturtilbud lydfyr
videoovervågning =kameraer gadebelysning =belysning affaldssortering =naturpark nationalpark
vådområde byskov =skovrejsning fritidscenter biodiversitetsplan trivselsundersøgelse
udviklingspulje tandplejeklinik udviklingsaftale =akuttilbud =aftale hjemmebesøg
forebyggelsespakke =fribusser =gratisbus seniorjob fritidsjob spisejob flexjob lærepladser
læreplads =indsatsplan indsatskatalog handleguide =hjemmetræning =velkomstpakke stillinger hjemmel
stilling =tiltaksplan tiltakspakke utredning kartlegging handlingsplan prøveprosjekt prosjekt
sykkelvei skolefrokost lærlingplass leksehjelp frivilligsentral barnehageplass omsorgsbolig
helsestasjon ressursteam miljøterapeut helsesykepleier ungdomsklubb utslippskutt tjänst =tjänster
handlingsplan utredning kartläggning pilotprojekt projekt kurator skolsköterska fältassistent
förskoleplats cykelbana gång-och-cykelväg lekplats fritidsgård simhall arbetsgrupp riktlinjer
avtal samverkansavtal nollvision utegym trygghetskamera läxhjälp medborgarkontor officer
coordinator worker nurse teacher adviser advisor scheme pilot survey helpline =plan strategy audit
playground footpath cycleway crossing streetlight shelter bin speed-limit working-group
apprenticeship bursary =survey =quote =quotation =contract voucher café =hub clinic hotline trial
programme =signage =noticeboard defibrillator =policy =quotes =quotations
"""
# Buildings, places and general things: an instrument only when something new comes or one goes.
_PLACE = """
skole børnehave vuggestue daginstitution plejehjem bolig boliger =hal bibliotek museum =vej
omfartsvej =bro =tunnel letbane parkeringsplads =park stadion anlæg bygning station =torv =skov
byggeri facilitet idrætsfacilitet =toilet =toiletter =pladser =plads center =centre =hus =huse
=klub =klubber indsats initiativ tiltag aktivitet netværk model rådgivning samarbejde dialog
uddannelse undervisning behandling støtte træning information hjælp mødested fællesskab
familieafdeling afdeling forvaltning praktik job arbejdsplads =kurs hotel havn =sti =stier =felt
vandløb dagpleje efterværn aflastning hjemmehjælp genoptræning rengøring tilgængelighed kunstværk
festival =have =haver udstyr =lokaler =maskiner køkken =køkkener produktionskøkken ressourcer
normtimer =timer time skola förskola äldreboende bostad bostäder bibliotek =väg =bro =parken =torg
=lokal barnehage sykehjem =hall =senter =gate =vei =tiltak botiltak bofellesskap library school
hall road bridge park housing homes centre center building centre service training
"""

_INDEFINITE = ("", "er", "e", "r", "s", "ers", "ar", "or", "es", "re", "rer")
_DEFINITE = (
    "en", "et", "n", "t", "erne", "ene", "ne", "ens", "ets", "rne", "arna", "orna", "na", "a",
    "ernes", "ten", "tet", "mets", "met", "met", "rna",
)  # fmt: skip


# A consonant after one short vowel is doubled before an ending: "hallen", "klubben", "bussen".
_DOUBLES = re.compile(r"(?<![aeiouyæøå])[aeiouyæøå][bdfgklmnpst]$")


def _entries() -> tuple[dict[str, Instrument], dict[str, Instrument]]:
    endings: dict[str, Instrument] = {}
    whole: dict[str, Instrument] = {}
    grades: tuple[tuple[Grade, str], ...] = (("place", _PLACE), ("firm", _FIRM), ("money", _MONEY))
    for grade, words in grades:
        for word in words.split():
            stem = word.lstrip("=~")
            ending = word.startswith("~") or (not word.startswith("=") and len(stem) >= 5)
            into = endings if ending else whole
            for suffix in _DEFINITE:
                into.setdefault(stem + suffix, Instrument(grade, True))
            for suffix in _INDEFINITE:
                into[stem + suffix] = Instrument(grade, False)
            if _DOUBLES.search(stem):
                double = stem + stem[-1]
                for suffix in ("en", "et", "ens", "ets", "erne", "ene"):
                    into.setdefault(double + suffix, Instrument(grade, True))
                for suffix in ("er", "e"):
                    into.setdefault(double + suffix, Instrument(grade, False))
    return endings, whole


_ENDINGS, _WHOLE = _entries()
_SHORTEST = min(map(len, _ENDINGS))
_LONGEST = max(map(len, _ENDINGS))
# Swedish and Norwegian definite forms collide with Danish plurals in -a; words that only look it.
_NOT_INSTRUMENTS = word_set(
    """
    bidrage bidrager bidrages bidragit budgetter forløber mulighed muligheder ansatser
    omplads arbejdsplads arbejdspladser indretning oplægget fremskridt modell stationen
    retten rette rettet rets retter rettes renter parket halver timing timen pensioner
    """
)


@lru_cache(maxsize=65_536)
def instrument(word: str) -> Instrument | None:
    """The instrument that a lower-case word names, or None. The longest known ending decides."""
    if word in _NOT_INSTRUMENTS or len(word) > 60:
        return None
    found = _WHOLE.get(word)
    if found:
        return found
    for length in range(min(len(word), _LONGEST), _SHORTEST - 1, -1):
        found = _ENDINGS.get(word[-length:])
        if found:
            return found
    return None
