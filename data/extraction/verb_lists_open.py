"""The verbs that commit to something by their object only, or as work that somebody is told to do,
one a line as in `verb_lists`. Data.
"""

from __future__ import annotations

WEAK_DA = """
finde finder findes fandt fundet
investere
styrke
sikre
give giver gives gav givet
skabe skaber skabes skabte skabt
få får fås fik fået
have har haves havde haft
øge øger øges øgede øget
forbedre
udvikle
støtte støtter støttes støttede støttet
hjælpe hjælper hjælpes hjalp hjulpet
sætte sætter sættes satte sat
lave laver laves lavede lavet
prioritere
bruge bruger bruges brugte brugt
udbrede udbreder udbredes udbredte udbredt
skærpe
fremme
erstatte
løfte
stille stiller stilles stillede stillet
understøtte
tilpasse
reducere
nedbringe nedbringer nedbringes nedbragte nedbragt
begrænse
samle
supplere
forankre
udnytte
gøre gør gøres gjorde gjort
tage tager tages tog taget
bane baner banes banede banet
lade lader lades lod ladet
arbejde arbejder arbejdes arbejdede arbejdet
modtage modtager modtages modtog modtaget
koble
knytte
opbygge
forpligte
satse
yde yder ydes ydede ydet
føre fører føres førte ført
trække trækker trækkes trak trukket
invitere
rulle
lægge lægger lægges lagde lagt
holde holder holdes holdt holdt
dække
betale betaler betales betalte betalt
spare sparer spares sparede sparet
garantere
kræve kræver kræves krævede krævet
målrette
kvalificere
deltage deltager deltages deltog deltaget
samarbejde
søge søger søges søgte søgt
gå går gås gik gået
fordele fordeler fordeles fordelte fordelt
optage
blive bliver blives blev blevet
rette retter rettes rettede rettet
inddrage inddrager inddrages inddrog inddraget
tiltrække tiltrækker tiltrækkes tiltrak tiltrukket
bidrage bidrager - bidrog bidraget
løse løser løses løste løst
ændre
forebygge forebygger forebygges forebyggede forebygget
følge følger følges fulgte fulgt
beskytte
bekæmpe
modarbejde
mindske
minimere
opfylde opfylder opfyldes opfyldte opfyldt
imødekomme imødekommer imødekommes imødekom imødekommet
pleje plejer plejes plejede plejet
drive driver drives drev drevet
levere
stimulere
motivere
fokusere
koordinere
forenkle
effektivisere
optimere
synliggøre synliggør synliggøres synliggjorde synliggjort
formidle
markedsføre markedsfører markedsføres markedsførte markedsført
informere
oplyse oplyser oplyses oplyste oplyst
rådgive rådgiver rådgives rådgav rådgivet
vejlede vejleder vejledes vejledte vejledt
indtænke
vælge vælger vælges valgte valgt
integrere
sprede spreder spredes spredte spredt
anvende anvender anvendes anvendte anvendt
benytte
producere
opleve oplever opleves oplevede oplevet
rejse rejser rejses rejste rejst
skære skærer skæres skar skåret
hente henter hentes hentede hentet
tilføje
"""


ORDER_DA = """
sende sender sendes sendte sendt
kontakte
besvare
skrive skriver skrives skrev skrevet
bede beder bedes bad bedt
undersøge undersøger undersøges undersøgte undersøgt
analysere
evaluere
kortlægge kortlægger kortlægges kortlagde kortlagt
afdække
beregne
belyse belyser belyses belyste belyst
fremlægge fremlægger fremlægges fremlagde fremlagt
forelægge forelægger forelægges forelagde forelagt
udrede udreder udredes udredte udredt
indhente
indkalde indkalder indkaldes indkaldte indkaldt
udforme
screene
revidere
opdatere
gennemgå gennemgår gennemgås gennemgik gennemgået
vurdere
afrapportere
rapportere
redegøre redegør - redegjorde redegjort
forberede forbereder forberedes forberedte forberedt
planlægge planlægger planlægges planlagde planlagt
projektere
måle måler måles målte målt
monitorere
registrere
kontrollere
afsøge afsøger afsøges afsøgte afsøgt
identificere
opgøre opgør opgøres opgjorde opgjort
konkretisere
anmode
"""
