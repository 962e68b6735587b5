"""The 1,024 words of the recovery words, in their permanent order: never change, add or move one.

Everyday Swedish words, friendly where possible. With å, ä and ö read as a and o, the first four
letters tell a word from all others, and no single slip of a finger turns one word into another.
"""

_TEXT = """
abborre adress affisch afton ägare akvarell album ålder alfabet alpin älska ämne ananas andas
andetag ångbåt ångra anka ansikte ansjovis antenn antilop apelsin äppelpaj applåd april arbete
arena ärlig armband årstid artikel åskmoln åsna astronom atlas atlet åtta ättika augusti äventyr
avokado backe bädd båge bakelse bakgård balans balkong bälte bambu banan bandy bänk barfota
bärnsten basket bastu batteri bäver beige bekant bekväm belöna berg besök betyg bild biljett
biograf biolog björn blåbär blanda blåsa blossa blues blyerts böja bokhylla boll bomull bonde
borste botanik botten boxas bräda bråttom bredd brev briljant brodera brons bror brosch brun
buffé bukett bulle buske buss butik bygga byxor café campa cello cement centrum charm chips
choklad cider cirkus citron clown cykel cypress däck dagbok däggdjur dagis dahlia damm dans
dator december dela delfin dialog diamant dikt diplom dirigent distans djungel djur docka doft
doktor dokument dotter dragspel drake drama dricka driva dröm droppe dubbel duga duntäcke dusch
dygn dykare dynamo dyrbar ekipage ekologi ekorre eldstad elegant elev enbär energi enhet enkel
entré etikett evig extra fabrik fågel fagott falk familj fänkål fantasi farfar färg färja fasan
fästing fåtölj favorit februari femma fest fiber figur fikon film final finger fiol fiskmås
fjäder fjäll fjäril flaska fläta flicka flit flock flod flöjt flora flotte fluga flyg flytta
fokus fönster fontän fort fotboll fotograf frasig fredag fregatt frihet frisk frukost frysa fyra
fyrtorn fysik gaffel galax galopp gammal garage gård gata gavel gecko gelé generös geni geografi
getost gissa gitarr givmild glad glass glatt glida glimt glitter glob glögg glömma gnista golf
gondol gorilla grädde gräs grattis grävling gröda grön grotta grupp gryning gryta guide guld
gummi gunga gurka gyllene gymnast häger håll hälsa hammare hamn hämta hand hantverk hårband hare
harmoni harpa häst helg herde hermelin himmel hink historia hjälpa hjärta hjort hjul hobby
hockey holme honung hopp höra horisont hotell humla humor hundra hurra hurtig husbil hustak huva
hylla hytt ideal idol idrott igelkott ingefära insekt iris isbit isbjörn isglass island jaguar
januari jasmin jätte jazz jeans jogga jojo jolle jord journal jubel jubla judo juice jumbo
jumper kabel kaffe kajak kakao kaktus kalas kalender kalkon källa kamera kamma kamrat kanal
känguru kanin känsla kåpa kapell kapsel kapten karamell kärlek karta kasse kastrull katalog
kavaj kedja kejsare keramik kika kilo kimono kiosk kista kittel kiwi kjol kläder klänning klappa
klassisk klimat klipp klister kliv klok kloss klöver klubb knäck knapp knippe knut knyta kobra
kofta kokbok kokos kolibri kollega kolonn koltrast komet kompass konst kontakt kopia koppar
korall körsbär korv kosmos kostym kotte kraft krage kram krans kratta kreativ kristall krita
krokodil krona krukväxt krydda kubik kudde kugghjul kultur kung kupol kurs kusin kust kuvert
kvadrat kväll kvarter kvist kvitto kyckling kyla lägga lagom lakan lakrits lämna lång lära
lasagne lastbil latin lavendel ledig legend lejon lekplats lektion lemonad leopard leva lexikon
lilja limpa lina lingon linje lirka liter livlig ljung ljus lodjur loge lördag lott lucia luft
lugn lunch lund lupin lycka lyfta lyssna magasin magi magnet makrill makt måla måltid mammut
månad måndag mango mantel mapp marknad marmor mars maskros match matlåda matsal medalj meditera
medvind meja mejeri melodi memory meny meter middag mikrofon miljö minne minut mirakel mitten
mixa mjölk mjuk mobil modell modig mogen moln monitor moped morfar morgon mosaik mössa motor
mugg mums munk munter murgröna museum musik mustasch mysig mystik nalle närhet näsa natt natur
navigera nejlika neon nicka nöjd nolla nomad norr november nuet nummer nyans nyckel nyfiken
nyhet nylon nymåne nynna nyttig oboe ocean odla öken oktav oktober olja omelett omfamna ömsint
omsorg onsdag önska opal opera öppen öppna optiker orange ordbok ordna orgel original öring
orkester orkidé örngott öster osthyvel övning packa paddla påfågel paket palats palett palm
påminna panda panel pannkaka papaya papegoja papper paprika paradis park pärla päron påse
påskägg passion pasta paus peka pelikan pendel penna period perrong persika piano picknick pigg
pilgrim pilot pimpla pincett pingvin pipa pizza plagg plan plast platta plocka plog plöja
plommon plugga plump pocket podium poesi polare polka pollen pool popcorn porslin porträtt
potatis praktik prata present prins prisma program projekt prova publik puckel pudding pudel
puls pumpa punkt purjolök pussel puttra pyjamas pynta pyramid python rabatt racket rädda radhus
radio raka ramla ränna recept regel region regn rektor resa resväska retro revben ribba ridå
rimfrost ringa ritning ritt robot robust rock rödbeta rodd rolig roman rönn ropa rosett rosmarin
röst roulett ruff rulla rumba runda runsten ruska russin ruta rutin rymd rymma rynka rytm sadel
safari saffran safir saga sakta sällskap salt salva samtal sandal särskild säsong saxofon scarf
scen schack scout sekel selleri semester semla senap servett siden siffra signal silke sill
silver simma sirap sjunga skafferi skägg skaka skämt skär sked skepp skida skinka skiss skjorta
skjuts skola skön skorpa skratt skriva skruv skugga skulptur skylt skymning sladd släkt slalom
slåtter slingra slips smak smälta smaragd smidig smink smör smultron snabb snäcka snäll snickra
snigel snöboll snöre snurra snygg social socker soffa sökare soldat solo solros solsken sommar
sömn söndag soppa sopran sova spade spagetti spara spegel spel spenat spets spindel spis spole
sport språk spring spruta stad staket staty steg steppa stilla stjärna stock stödja stolt storm
stövel strand strimla strö strumpa student stuga stund stycke styrka succé surdeg surfa susa
svalka svamp svänga svart svävare svit symbol syre syskon tabell tagg talang talgoxe tallrik
tämja tändare tangent tapet tärning tass tävla taxi teater tecken telefon tema tennis tenor
termos terrass text tidning tiger timjan timme tipsa tisdag tjock tjugo tjusig toffel tofs tolk
tomat tomte tonår torg torka tornado torsdag träd trakt träna trappa travhäst tredje trevlig
triangel trilla trio trissa trivas trofé tröja troll trombon tröskel trottoar trumpet trut tryck
tryffel trygg tuba tugga tull tulpan tunna tupp turban turkos turné tusen tvål tvätta tvilling
tydlig tyfon tyst umgås urskog uteplats utflykt utsikt utter uttryck vacker väder våffla vakna
vaktel väldig välja vallmo valnöt valp vandra våning vänta värld varm vässa västra vatten växa
växthus vecka veranda verkstad vers vete vibrera video vift vigsel viking viktig vila vimpel
vind vinge vinkel vinna vinter violin virvel viska vissla vistelse vitamin vits vittne vokal
volley vulkan vykort yacht ylle yngre yoga yoghurt yrke zebra zoom zucchini
"""

WORDS = tuple(_TEXT.split())
