"""The verbs by which councils and parties commit themselves, whatever their object, one a line.
Data.

Infinitive alone where it is regular (oprette opretter oprettes oprettede oprettet), else the
infinitive, present, passive, past, participle. `verbs` says what the strengths mean.
"""

from __future__ import annotations

STRONG_DA = """
afsætte afsætter afsættes afsatte afsat
ansætte ansætter ansættes ansatte ansat
nedsætte nedsætter nedsættes nedsatte nedsat
fastsætte fastsætter fastsættes fastsatte fastsat
iværksætte iværksætter iværksættes iværksatte iværksat
igangsætte igangsætter igangsættes igangsatte igangsat
opsætte opsætter opsættes opsatte opsat
forbyde forbyder forbydes forbød forbudt
udbyde udbyder udbydes udbød udbudt
tilbyde tilbyder tilbydes tilbød tilbudt
bygge bygger bygges byggede bygget
ombygge ombygger ombygges ombyggede ombygget
udbygge udbygger udbygges udbyggede udbygget
nedlægge nedlægger nedlægges nedlagde nedlagt
anlægge anlægger anlægges anlagde anlagt
omlægge omlægger omlægges omlagde omlagt
sammenlægge sammenlægger sammenlægges sammenlagde sammenlagt
pålægge pålægger pålægges pålagde pålagt
købe køber købes købte købt
opkøbe opkøber opkøbes opkøbte opkøbt
indkøbe indkøber indkøbes indkøbte indkøbt
sælge sælger sælges solgte solgt
frigive frigiver frigives frigav frigivet
tildele tildeler tildeles tildelte tildelt
uddele uddeler uddeles uddelte uddelt
bevilge bevilger bevilges bevilgede bevilget
bevillige
finansiere
medfinansiere
etablere
genetablere
oprette
genoprette
indføre indfører indføres indførte indført
genindføre genindfører genindføres genindførte genindført
afskaffe
ophæve
åbne
genåbne
lukke
opføre opfører opføres opførte opført
tilføre tilfører tilføres tilførte tilført
overføre overfører overføres overførte overført
videreføre viderefører videreføres videreførte videreført
gennemføre gennemfører gennemføres gennemførte gennemført
forhøje
sænke
hæve
halvere
fordoble
tredoble
udarbejde
lancere
forlænge
udvide
renovere
sanere
opgradere
modernisere
restaurere
energirenovere
opruste
indrette
installere
opstille
montere
plante
udpege
nedrive nedriver nedrives nedrev nedrevet
udskifte
opsige opsiger opsiges opsagde opsagt
hjemtage hjemtager hjemtages hjemtog hjemtaget
udlicitere
fjerne
stoppe
standse
permanentgøre
godkende godkender godkendes godkendte godkendt
annullere
aflyse aflyser aflyses aflyste aflyst
udskyde udskyder udskydes udskød udskudt
fremrykke
tilbageføre tilbagefører tilbageføres tilbageførte tilbageført
droppe
udfase
friholde friholder friholdes friholdt friholdt
nedjustere
opjustere
genindvie
reservere
øremærke
udmønte
omprioritere
bestille bestiller bestilles bestilte bestilt
bemyndige
vedtage vedtager vedtages vedtog vedtaget
indgå indgår indgås indgik indgået
indlede
påbegynde påbegynder påbegyndes påbegyndte påbegyndt
opstarte
starte
pilotteste
afprøve
udrulle
uddanne
efteruddanne
certificere
frede
udlægge udlægger udlægges udlagde udlagt
byggemodne
digitalisere
elektrificere
søsætte søsætter søsættes søsatte søsat
refundere
kompensere
fritage fritager fritages fritog fritaget
rekruttere
normere
opnormere
opsige
flytte
overdrage overdrager overdrages overdrog overdraget
udleje udlejer udlejes udlejede udlejet
leje lejer lejes lejede lejet
støttefinansiere
udstykke
oprense oprenser oprenses oprensede oprenset
asfaltere
nyansætte nyansætter nyansættes nyansatte nyansat
genansætte genansætter genansættes genansatte genansat
opprioritere
fastholde fastholder fastholdes fastholdt fastholdt
bevare
genhuse
omdanne
arrangere
afholde afholder afholdes afholdt afholdt
anskaffe
hyre
udfærdige
sløjfe
skrotte
nedskære nedskærer nedskæres nedskar nedskåret
afvikle
overtage overtager overtages overtog overtaget
tilbagekøbe tilbagekøber tilbagekøbes tilbagekøbte tilbagekøbt
hjemkøbe hjemkøber hjemkøbes hjemkøbte hjemkøbt
rekommunalisere
privatisere
ekspropriere
fælde fælder fældes fældede fældet
nedskalere
opskalere
nedprioritere
udskrive udskriver udskrives udskrev udskrevet
opkræve opkræver opkræves opkrævede opkrævet
lempe lemper lempes lempede lempet
stramme strammer strammes strammede strammet
indskrænke
forkorte
omfordele omfordeler omfordeles omfordelte omfordelt
placere
opdele opdeler opdeles opdelte opdelt
udskille udskiller udskilles udskilte udskilt
fusionere
konvertere
efterisolere
brolægge brolægger brolægges brolagde brolagt
beplante
begrønne
genskabe genskaber genskabes genskabte genskabt
kloakere
separatkloakere
klimasikre
kystsikre
støjdæmpe
støjisolere
trafiksanere
trafiksikre
afmærke
afspærre
indhegne
overdække
tilgængeliggøre tilgængeliggør tilgængeliggøres tilgængeliggjorde tilgængeliggjort
lovliggøre lovliggør lovliggøres lovliggjorde lovliggjort
færdiggøre færdiggør færdiggøres færdiggjorde færdiggjort
offentliggøre offentliggør offentliggøres offentliggjorde offentliggjort
automatisere
centralisere
decentralisere
udflytte
genbosætte genbosætter genbosættes genbosatte genbosat
udnævne udnævner udnævnes udnævnte udnævnt
afskedige
fyre
bemande
konkurrenceudsætte konkurrenceudsætter konkurrenceudsættes konkurrenceudsatte konkurrenceudsat
genudbyde genudbyder genudbydes genudbød genudbudt
opkvalificere
videreuddanne
vaccinere
udlåne udlåner udlånes udlånte udlånt
tilbagebetale tilbagebetaler tilbagebetales tilbagebetalte tilbagebetalt
udbetale udbetaler udbetales udbetalte udbetalt
belønne
sponsorere
subsidiere
underskrive underskriver underskrives underskrev underskrevet
genforhandle
afslutte
færdigbygge færdigbygger færdigbygges færdigbyggede færdigbygget
idriftsætte idriftsætter idriftsættes idriftsatte idriftsat
indvie
udgive udgiver udgives udgav udgivet
publicere
nedlukke nedlukker nedlukkes nedlukkede nedlukket
genopbygge genopbygger genopbygges genopbyggede genopbygget
genopføre genopfører genopføres genopførte genopført
rydde rydder ryddes ryddede ryddet
indsamle indsamler indsamles indsamlede indsamlet
afhente afhenter afhentes afhentede afhentet
ophænge
nedgrave
suspendere
teste
implementere
indarbejde
medtage medtager medtages medtog medtaget
budgettere
disponere
hensætte hensætter hensættes hensatte hensat
varsle
omdøbe omdøber omdøbes omdøbte omdøbt
realisere
opretholde opretholder opretholdes opretholdt opretholdt
vedligeholde vedligeholder vedligeholdes vedligeholdt vedligeholdt
afgiftsfritage afgiftsfritager afgiftsfritages afgiftsfritog afgiftsfritaget
nedbryde nedbryder nedbrydes nedbrød nedbrudt
genbruge genbruger genbruges genbrugte genbrugt
udplante
genplante
ensrette
skilte
opmærke
reetablere
udvælge udvælger udvælges udvalgte udvalgt
udsende udsender udsendes udsendte udsendt
stifte
grundlægge grundlægger grundlægges grundlagde grundlagt
organisere
bortforpagte
forpagte
sammenflette
tildække
dublere
ansøge ansøger ansøges ansøgte ansøgt
tilbagerulle
tilbagetrække tilbagetrækker tilbagetrækkes tilbagetrak tilbagetrukket
nedtage nedtager nedtages nedtog nedtaget
indsætte indsætter indsættes indsatte indsat
opgive opgiver opgives opgav opgivet
"""
