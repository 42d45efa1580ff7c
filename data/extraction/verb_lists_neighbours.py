"""The verbs of commitment in Norwegian, Swedish and English, one a line. Data.

Infinitive, present, passive, past, participle; "-" where the language has none.
"""

from __future__ import annotations

OTHER = {
    # Norwegian, Swedish, English: infinitive present passive past participle
    "strong": """
opprette oppretter opprettes opprettet opprettet
oppheve opphever oppheves opphevet opphevet
oppgradere oppgraderer oppgraderes oppgraderte oppgradert
rehabilitere rehabiliterer rehabiliteres rehabiliterte rehabilitert
gjeninnføre gjeninnfører gjeninnføres gjeninnførte gjeninnført
utbygge utbygger utbygges utbygget utbygd
etablere etablerer etableres etablerte etablert
ansette ansetter ansettes ansatte ansatt
bevilge bevilger bevilges bevilget bevilget
avsette avsetter avsettes avsatte avsatt
innføre innfører innføres innførte innført
avvikle avvikler avvikles avviklet avviklet
bygge bygger bygges bygget bygd
legge-ned legger-ned legges-ned la-ned lagt-ned
øremerke øremerker øremerkes øremerket øremerket
gjennomføre gjennomfører gjennomføres gjennomførte gjennomført
iverksette iverksetter iverksettes iverksatte iverksatt
videreføre viderefører videreføres videreførte videreført
utarbeide utarbeider utarbeides utarbeidet utarbeidet
åpne åpner åpnes åpnet åpnet
kjøpe kjøper kjøpes kjøpte kjøpt
selge selger selges solgte solgt
tilby tilbyr tilbys tilbød tilbudt
utvide utvider utvides utvidet utvidet
redusere reduserer reduseres reduserte redusert
fjerne fjerner fjernes fjernet fjernet
vedta vedtar vedtas vedtok vedtatt
inngå inngår inngås inngikk inngått
starte starter startes startet startet
inrätta inrättar inrättas inrättade inrättat
anställa anställer anställs anställde anställt
avsätta avsätter avsätts avsatte avsatt
anslå anslår anslås anslog anslagit
bevilja beviljar beviljas beviljade beviljat
införa inför införs införde infört
avskaffa avskaffar avskaffas avskaffade avskaffat
bygga bygger byggs byggde byggt
öppna öppnar öppnas öppnade öppnat
upprätta upprättar upprättas upprättade upprättat
genomföra genomför genomförs genomförde genomfört
starta startar startas startade startat
utöka utökar utökas utökade utökat
erbjuda erbjuder erbjuds erbjöd erbjudit
tillsätta tillsätter tillsätts tillsatte tillsatt
fördubbla fördubblar fördubblas fördubblade fördubblat
höja höjer höjs höjde höjt
sänka sänker sänks sänkte sänkt
anta antar antas antog antagit
finansiera finansierar finansieras finansierade finansierat
tilldela tilldelar tilldelas tilldelade tilldelat
rusta rustar rustas rustade rustat
renovera renoverar renoveras renoverade renoverat
appoint appoints - appointed appointed
hire hires - hired hired
recruit recruits - recruited recruited
employ employs - employed employed
fund funds - funded funded
award awards - awarded awarded
grant grants - granted granted
establish establishes - established established
introduce introduces - introduced introduced
abolish abolishes - abolished abolished
build builds - built built
open opens - opened opened
close closes - closed closed
install installs - installed installed
allocate allocates - allocated allocated
launch launches - launched launched
purchase purchases - purchased purchased
buy buys - bought bought
ban bans - banned banned
freeze freezes - froze frozen
extend extends - extended extended
create creates - created created
invest invests - invested invested
commission commissions - commissioned commissioned
replace replaces - replaced replaced
repair repairs - repaired repaired
plant plants - planted planted
expand expands - expanded expanded
double doubles - doubled doubled
scrap scraps - scrapped scrapped
restore restores - restored restored
reinstate reinstates - reinstated reinstated
approve approves - approved approved
adopt adopts - adopted adopted
set-up sets-up - set-up set-up
order orders - ordered ordered
upgrade upgrades - upgraded upgraded
erect erects - erected erected
cut cuts - cut cut
""",
    "weak": """
styrke styrker styrkes styrket styrket
sikre sikrer sikres sikret sikret
gi gir gis ga gitt
øke øker økes økte økt
stärka stärker stärks stärkte stärkt
säkra säkrar säkras säkrade säkrat
ge ger ges gav gett
få får fås fick fått
öka ökar ökas ökade ökat
satsa satsar satsas satsade satsat
satse satser satses satset satset
stödja stödjer stöds stödde stött
ha har - hade haft
skape skaper skapes skapte skapt
skapa skapar skapas skapade skapat
prioritera prioriterar prioriteras prioriterade prioriterat
provide provides - provided provided
support supports - supported supported
improve improves - improved improved
increase increases - increased increased
reduce reduces - reduced reduced
give gives - gave given
make makes - made made
ensure ensures - ensured ensured
offer offers - offered offered
deliver delivers - delivered delivered
run runs - ran run
develop develops - developed developed
protect protects - protected protected
work works - worked worked
add adds - added added
pay pays - paid paid
bring brings - brought brought
contribute contributes - contributed contributed
donate donates - donated donated
""",
    "order": """
utrede utreder utredes utredet utredet
utreda utreder utreds utredde utrett
kartlegge kartlegger kartlegges kartla kartlagt
kartlägga kartlägger kartläggs kartlade kartlagt
undersøke undersøker undersøkes undersøkte undersøkt
undersöka undersöker undersöks undersökte undersökt
utvärdera utvärderar utvärderas utvärderade utvärderat
evaluere evaluerer evalueres evaluerte evaluert
legge legger legges la lagt
återkomma återkommer - återkom återkommit
redovisa redovisar redovisas redovisade redovisat
investigate investigates - investigated investigated
review reviews - reviewed reviewed
obtain obtains - obtained obtained
contact contacts - contacted contacted
write writes - wrote written
prepare prepares - prepared prepared
report reports - reported reported
arrange arranges - arranged arranged
draft drafts - drafted drafted
seek seeks - sought sought
request requests - requested requested
discuss-with discusses - discussed discussed
send sends - sent sent
ask asks - asked asked
circulate circulates - circulated circulated
""",
}
