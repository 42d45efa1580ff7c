"""Word patterns of what is not a commitment, and of who speaks: the exceptions E1 to E8. Data."""

from __future__ import annotations

import re

_I = re.IGNORECASE

# E6: steps of the procedure. A decision point of these alone orders no work.
PROCESS = re.compile(
    r"\b(?:vedtog|godkendte|tiltrådte|fulgte|tiltræder|følger) (?:\w+ )?(?:indstillingen|"
    r"forslaget|forslagene)\b"
    r"|\bskal tage stilling|\bskal (?:\w*byrådet|kommunalbestyrelsen|borgerrepræsentationen|"
    r"\w*udvalget|kommunestyret) (?:[^.,:]{0,90} )?(?:vedtage|godkende|behandle|drøfte)\b|"
    r"\b(?:byrådet|kommunalbestyrelsen|borgerrepræsentationen|udvalget|\w+udvalget|kommunestyret) "
    r"skal "
    r"(?:[^.:]{0,110} )?(?:tage stilling|godkende|drøfte|behandle|vedtage)\b|"
    r"^\W*(?:at )?(?:indstilles|anbefales)(?: \w+){0,2} (?:til|godkendt|vedtaget|over for)\b|"
    r"^\W*to (?:consider|note|vote|discuss|hear|confirm|elect|adjourn|reconvene|declare)\b|"
    r"\bsendes (?:til|videre)\b(?!.{0,60}\b(?:brev|ansøgning))|"
    r"\btil efterretning\b|\btil etterretning\b|\btas til orientering|\btages "
    r"til orientering|\bnoteres\b|\bta(?:r|ge[rs]?)? (?:orienteringen|sagen|status\w*|redegørelsen|"
    r"meddelelse\w*|informationen|beretningen)\b.{0,40}\b(?:til efterretning|til sig)"
    r"|\b(?:sagen|punktet|forslaget|indstillingen|ansøgningen|planforslaget)\b.{0,30}\b(?:udsættes|"
    r"udsat|sendes|sendt|fremsendes|oversendes|genoptages|genoptaget|drøft\w+|behandles|behandlet|"
    r"tages af|trækkes|henvises|henvist)\b"
    r"|\b(?:fremsendes|oversendes|videresendes|henvises|henvist|oversendt) (?:til|sagen)\b|"
    r"\bsendes? (?:i|til) (?:offentlig )?(?:høring|behandling|magistraten|byrådet|udvalget|"
    r"\w+udvalget|aarhus byråd|revisionen)|\bsendes (?:ud )?i\b.{0,25}\bhøring|\bi (?:offentlig |"
    r"\d+ ugers )?høring\b|\budsend\w* i\b.{0,20}høring"
    r"|\bgodkend\w* (?:dagsorden\w*|referat\w*|mødeplan\w*|årsregnskab\w*|anlægsregnskab\w*|"
    r"budgetopfølgning\w*|regnskab\w*|protokol\w*)|"
    r"\b(?:dagsordenen|referatet|mødeplanen|regnskabet|årsregnskabet|protokollen|"
    r"årsberetning\w*)\b.{0,30}\bgodkend"
    r"|\b(?:drøft(?:er|es|ede|et)|debatter\w+|orienter(?:es|et|er|ede|ing)|blev "
    r"orienteret)\b(?!.{0,120}\b(?:afsæt|etabler|godkend|beslut))"
    r"|\bnoterer sig\b(?![^.]*, (?:og|så|derfor)\b)|\bmødet flyttes\b|"
    r"\bindkaldes til (?:et )?(?:\w+ )?møde\b|\bbeslutter, om\b|"
    r"^\W*(?:at )?drøfte, (?:hvad|hvordan|om)\b|"
    r"\bindstiller,? at \w+ (?:godkender|tiltræder|tager) (?:planen|strategien|politikken|"
    r"orienteringen|status\w*|redegørelsen|opfølgningen|regnskabet)\W*$"
    r"|\b(?:tog|tager|tages) forbehold|\bforbehold\b|\bfraværende\b|\bdeltog ikke\b|\bafbud\b|"
    r"\bvar forhindret|\bstemte (?:for|imod)|\bundlod at \w+|\binhabil|\bhabilitet|\bmødet (?:slut|"
    r"hævet|blev)|\bnæste møde (?:er|afholdes|holdes)"
    r"|\btaget af dagsordenen|\bsendes tilbage|\bindstillingen (?:blev |er )?(?:tiltrådt|godkendt|"
    r"vedtaget|følges)|^\s*(?:godkendt|tiltrådt|vedtaget|anbefales|anbefalet|drøftet|udsat|intet|"
    r"ingen(?: bemærkninger)?|til efterretning|taget til efterretning|enstemmig\w* vedtatt|vedtatt|"
    r"bifall\w*)\W*$"
    r"|\b(?:\d\.|første|anden|1\.|2\.) ?(?:tekniske )?behandling(?:en)?\b|\bpåtegning\b|"
    r"\bsagsforløb\b|\b(?:sag(?:en|er)?|forslag\w*|resultat\w*|status\w*|"
    r"orientering\w*)\b.{0,80}\bforelæg\w+|\bforelægges (?:til|for)\b.{0,40}\b(?:orientering|"
    r"efterretning|godkendelse|drøftelse)\b"
    r"|\bnoted\b|\bapologies\b|\bminutes of the\b|\bapproved as a (?:correct|true)|\bdeclared an? "
    r"interest|\badjourned|\bto defer\b|\bdeferred\b|\baccept (?:the )?apolog|\bbe excluded\b|"
    r"\bno objection|\bthanked\b|\bwished to (?:express )?thank|\bto "
    r"receive\b|\bvotering\b|\benstemmig\b|\bparagrafen justeras|\bljusteras|\bsaken utsettes|"
    r"\bärendet (?:återremitteras|bordläggs)|\btill protokollet|\blägg\w* .{0,40}till handlingarna|"
    r"\bmeddelas|\bmøtet hevet|\bgodkjent\w* (?:innkalling|protokoll)|\binnkalling\b.{0,30}godkj",
    _I,
)
# Letters without which PROCESS cannot match: looking for them is forty times as quick.
_OF_PROCESS = (
    "vedt", "godk", "tiltr", "fulg", "følg", "stilling", "behandl", "drøft", "indstil", "anbefal",
    "send", "efterretning", "etterretning", "orient", "noter", "udsæt", "udsat", "optag", "træk",
    "henvis", "høring", "debatter", "forbehold", "fravær", "deltog", "afbud", "forhindret", "stem",
    "undlod", "inhabil", "habilitet", "mødet", "næste møde", "intet", "ingen", "påtegning", "sagsf",
    "forelæg", "noterer", "flyttes", "indkald", "beslutter",
    "noted", "apolog", "minutes", "approved", "declare", "adjourn", "defer", "excluded",
    "objection", "thank", "receive", "votering", "justeras", "utset", "återremit", "bordläg",
    "protokol", "handlingarna", "meddel", "møtet", "innkal", "bifall", "to ", "tage", "tar ", "ta ",
)  # fmt: skip


def is_process(content: str) -> bool:
    """Whether a sentence is a step of the procedure (E6)."""
    low = content.lower()
    return any(letters in low for letters in _OF_PROCESS) and PROCESS.search(content) is not None


# A decision that both closes a step and orders work or spends money is kept.
ORDERS = re.compile(
    r"\b(?:afsættes|bevilges|frigives|undersøger|undersøges|udarbejder|udarbejdes|etableres|"
    r"ansættes|oprettes|pålægges|indhenter|indhentes|arbejder videre|bevilling|mio\.|kr\.)",
    _I,
)
# E2 and reasons: needs, knowledge, opinions, states of the world.
NEED = re.compile(
    r"^\W*(?:(?:men|og|for|derfor|samtidig|desuden) )*(?:vi har (?:også )?brug for|der er (?:også |"
    r"et |stort |stadig )*(?:behov|brug) for|det er (?:vigtigt|afgørende|nødvendigt|helt|vores "
    r"(?:oplevelse|vurdering|håb)|centralt|ikke|en (?:udfordring|forudsætning|stor|vigtig))|vi "
    r"(?:ved|tror|oplever|ser(?! gerne)|mener ikke|synes|er (?:glade|stolte|bekymrede|"
    r"optaget))\b|vi håber|"
    r"jeg (?:håber|tror|synes|er (?:glad|stolt|utrolig))|desværre|der mangler|det (?:koster|"
    r"betyder(?!,? at vi (?:vil|ønsker|foreslår|afsætter|ansætter)\b)|viser|handler|kalder|"
    r"kræver|gælder|giver)\b|forskning|undersøgelser viser|"
    r"det er (?:nok|jo|klart|et af|en af)\b|erfaringer(?:ne)? viser|problemet|udfordringen|we know|"
    r"we believe|we need more|det er viktig|"
    r"vi vet|vi tror|vi behöver|det behövs|we are (?:proud|pleased)|hvis vi (?:ikke )?skal)",
    _I,
)
# E1: values and universal claims; the instrument decides whether they are more than that.
UNIVERSAL = re.compile(
    r"^\W*(?:(?:og|men|at|så|for) )*(?:alle|ingen|intet|flere (?:unge|børn|ældre|elever|borgere|"
    r"ledige|kvinder|mennesker|familier|virksomheder|danskere)|enhver|hvert|ethvert|lejer(?:e|ne)|"
    r"elever(?:ne)?|patienter(?:ne)?|medarbejder(?:e|ne)|virksomheder(?:ne)?|cyklister(?:ne)?|"
    r"kvinder|lærer(?:e|ne)|mennesker|børn(?:ene)?|borgere?n?(?:ne)?|unge|ældre|familier(?:ne)?|"
    r"forældre|man|det skal (?:være (?!muligt|gratis)|føles)|vi tror på|vores vision|ambitionen|"
    r"målet er|visionen|aarhus skal være|[A-ZÆØÅ][\wæøå]+ skal være|no one|everyone|every child|"
    r"alla|ingen|barn skal|all children)\b",
    _I,
)
VALUE_WORDS = re.compile(
    r"\b(?:lige muligheder|trygg?hed|frihed|fællesskab(?:et)?|værdighed|respekt\w*|livskvalitet|et "
    r"godt (?:liv|børneliv|ungdomsliv|ældreliv)|en god (?:start|barndom|ungdom|alderdom)|trives|"
    r"trivsel|medborgerskab|demokrati|stolte|mangfoldighed|gode rammer|plads til alle|"
    r"bæredygtig\w*|i centrum|i fokus|på tværs)\b",
    _I,
)
# E8 and E3.
HYPOTHETICAL = re.compile(
    r"\b(?:kunne (?:for eksempel|f\.eks\.|fx|eventuelt|man|vi|være)|ville (?:kunne|betyde|koste|"
    r"være)|overvejede|overvejer|alternativt|enten|hvis (?:man|der ikke|ikke|"
    r"(?:indstillingen|forslaget) ikke))\b|^\W*(?:scenarie|scenarium|model|alternativ|variant) "
    r"(?:[A-H]|\d)\b|\bblev (?:ikke|"
    r"nedstemt|afvist|forkastet)|\bfaldt\b.{0,20}\bforslag|\bafvis(?:t|es|te|er)\b|\bforkast\w+|"
    r"\bmight\b|\bcould be\b|\bis rejected|\bwas rejected|\bnedstemt|\bavslås\b|\bavslogs\b",
    _I,
)
BACKGROUND = re.compile(
    r"^\W*(?:antallet|andelen|udgift\w*|prise\w*|gennemsnit\w*|ventetid\w*|fraværet|befolkningen|"
    r"ledigheden|antalet|antallet) [^,]{0,60}\b(?:er|har|steg|faldt|var|blev|øker|ökar)\b|"
    r"\b(?:allerede i dag|som det er i dag|i forvejen|har i mange år|gennem (?:mange|flere|de "
    r"seneste) år|i dag (?:er|har|findes|ligger)|hidtil|tidligere (?:blev|har|var)|som følge af "
    r"(?:loven|lovgivning)|ifølge (?:loven|bekendtgørelsen|serviceloven)|efter reglerne|har "
    r"(?:ført til|betydet|medført|vist|været|haft|reduceret|forbedret|skabt|givet (?:os|gode))|er "
    r"(?:faldet|steget|blevet bedre|vokset|fra (?:19|20)\d\d)|kostede|stammer fra|blev "
    r"grundlagt)\b",
    _I,
)
# E7: who is not us. Matched at the start of a clause, as its subject.
OUTSIDER = re.compile(
    r"^\W*(?:(?:derfor|samtidig|desuden|ifølge planen|i (?:dag|foråret|efteråret|\d{4})|nu|når|på "
    r"landsplan) )?(?:har |vil |skal |er |kan )?(?:regeringen|folketinget|staten|ministeren|"
    r"\w+ministeren|\w*ministeriet|\w*styrelsen|KL|kommunernes landsforening|danske regioner|EU|"
    r"stortinget|riksdagen|departementet|the government|the developer|the county council|the "
    r"borough council|firmaet|virksomheden|selskabet|foreningen|fagforeningen|naturstyrelsen|"
    r"vejdirektoratet|banedanmark|politiet|mødrehjælpen|røde kors|red barnet|danmarks statistik|"
    r"entreprenøren|bygherren?|investor\w*|leverandøren|den ny lov|lovforslaget|reformen|a "
    r"(?:nearby )?resident|their contractor|regionen|landsforeningen|organisationen)\b",
    _I,
)
# E4: site and page furniture.
FURNITURE = re.compile(
    r"^\W*(?:læs (?:mere|også)|få (?:overblik\w*|hele|indflydelse)|bliv klogere|se (?:mere|også|"
    r"alle|bilag)|hent|kopier link|print|download|del "
    r"(?:på|artiklen|\|)|følg os|tilmeld|kontakt|skip til|søg|vælg|dette site|accepter|cookie|"
    r"copyright|©|artiklen er opdateret|tak (?:til|for)\b|foto:|side \d|page \d|www\.|https?:|"
    r"tlf\.|e-?mail|gå (?:ikke|til)|pdf$)",
    _I,
)
# E5: a sentence that goes on about the measure before it.
ANAPHORA = re.compile(
    r"^\W*(?:(?:det|dertil|hertil|til (?:det|dette|formålet)) (?:er|bliver) der (?:\w+ )?(?:sat|"
    r"afsat|"
    r"bevilget)|(?:dertil|hertil) (?:afsættes|kommer)|det (?:gøres|sker|skal (?:gøres|ske)|drejer|"
    r"er planen|forventes|koster|betyder|"
    r"finansieres)|dette|disse|midlerne|pengene|beløbet|tilbuddet|ordningen|puljen|bevillingen|"
    r"projektet|indsatsen|forsøget|caféen|centret|centeret|stillingen|den (?:nye|skal)|de (?:nye|"
    r"skal)|her (?:kan|skal|får)|formålet|målet|ambitionen|hensigten|planen er|arbejdet|herefter|"
    r"derefter|finansieringen|udgiften|evalueringen|analysen|undersøgelsen|opgaven|initiativet|"
    r"dermed|på den måde|this|these|the (?:money|scheme|funds|work)|de (?:første|to|tre)|"
    r"rejseholdet|teamet|koordinatoren|konsulenten|medarbejder(?:en|ne)|tiltaket|midlene|tjänsten|"
    r"medlen|\w+(?:caféen|centret|huset|puljen|ordningen|stillingen|forsøget|hallen|anlægget|"
    r"skolen|stien))\b",
    _I,
)
# Words that announce that the next words name measures.
ANNOUNCED_MEASURES = re.compile(
    r"\b(?:en (?:lang )?række|flere|følgende|konkrete|nye|disse|en stribe|to|tre|fire|fem|several|"
    r"a number of|en rad|en rekke)\b[^.]{0,40}\b(?:initiativer|indsatser|tiltag|forslag|tilbud|"
    r"projekter|ting|satsninger|tiltak|åtgärder|initiatives|measures|"
    r"proposals)\b[^.]{0,30}[.:]\s*$",
    _I,
)
ENUMERATION = re.compile(
    r"^\W*(?:det være sig|det drejer sig (?:blandt andet |bl\.a\. )?om|det gælder (?:blandt andet |"
    r"bl\.a\. |for eksempel |også )?(?!ikke)|det er (?:blandt andet|bl\.a\.)|her er tale om|der er "
    r"tale om|det handler (?:blandt andet|bl\.a\.) om|blandt andet|herunder|de omfatter|they "
    r"include|these include|det gjelder|det rör sig om)\b",
    _I,
)
MONEY_ASK = re.compile(
    r"\b(?:afsæt|afsat|bevil|tilfør|finansier|invest|fordel|brug|prioriter|frigiv|øremærk|udmønt|"
    r"reserver|tilskud|støtte)\w*",
    _I,
)
# An outsider as the one who is given something is no outsider's act.
GIVEN = re.compile(r"\b(?:bevilges|tildeles|ydes|gives|tilbydes|får|modtager)\b", _I)
# E4: the document's own agreement as such: that it was made is its subject, not a measure.
OWN_AGREEMENT = re.compile(
    r"\bind(?:gået|gik|går|gås)\b[^.]{0,60}\b(?:budget(?:aftale|forlig|overenskomst)\w*|forlig\w*|"
    r"følgende aftale|aftalen|aftale om (?:\w+ ){0,4}budget\w*)\b"
    r"|\b(?:forlig|budgetforlig|budgetaftale|aftale)(?:n|et)?\b[^.]{0,60}\b(?:er|blev|bliver) "
    r"(?:\w+ ){0,2}indgået\b|\bind(?:gået|gik)(?: \w+)? (?:aftale|forlig) (?:sammen )?(?:med|"
    r"mellem) "
    r"(?:SF|S|V|DF|LA|EL|K|R|[A-ZÆØÅ]\w+(?:listen|partiet|ratiet|stre|tive)\b)"
    r"|\bind(?:gået|gik|går)\b[^.]{0,40}\b(?:konstitueringsaftale|aftale om konstituering)\b"
    r"|^\W*(?:godkendt|vedtaget|tiltrådt|behandlet|indgået|underskrevet) (?:af|i|på|den|mellem)\b"
    r"(?:[^.]|(?<=\d)\.){0,90}\d{4}\b[^.]{0,80}\.?$",  # how a document was adopted
    _I,
)
