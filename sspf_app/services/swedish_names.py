"""First names that are common in Sweden, and capitalised words that name nobody.

Drafted by hand for the question about names in a text; nothing is decided by it: a name that is
not here is asked about within a sentence all the same.
"""

from __future__ import annotations

import re

from sspf_app.services.name_ways import bare_words
from sspf_app.services.singling_patterns import NO_NAMES

_FIRST_NAMES = """
    adam adrian agnes ahmad ahmed aisha aj albin alex alexander alexandra alfred ali alice alicia
    alina alma alva alvin amal amanda amelia amer amin amina amir amira anas anders andreas andré
    angelica anja anna annika anton anwar arash arman aron arvid asad astrid august axel aya ayan
    ayaan ayub bahar barbro bassam beatrice bella ben bengt benjamin bertil bilal birgitta björn bo
    boel britta cajsa calle camilla carina carl carolina casper cassandra catharina cecilia celine
    charlie charlotta christian christina clara claes colin cornelia dag dalia dan dani daniel
    daniela dante dario darin david deniz denise diana dilan dina dino disa ebba eddie edith edvin
    elda elena eli elia elias elin elina elinor elisabeth elise ella ellen ellie elliot elsa elton
    elvira emelie emil emilia emily emma emmy enes erik erika erica ester ethan eva evelina fabian
    fadi fadumo faisal farah fares farhad fatima fatma felicia felix filip filippa flora fredrik
    fredrika freja frida gabriel gabriella georg gerd gun gunilla gunnar gustav göran hadi hala
    halima hamid hampus hamza hana hanna hannah hannes hans harry hasan hassan hedda hedvig helena
    helmi henning henrik hilda hilma hodan hugo hussein ibrahim ibrahima ida idris igor ilhan ilyas
    iman ines inga ingrid inger iris irma isa isabella isabelle isac isak ismail ivan ivar ivo
    jack jacob jakob jamal jamila jan jana jasmin jasmine jenny jens jesper jessica jimmy joakim
    joel johan johanna johannes john johnny jonas jonatan jonathan jonna josef josefin josefine
    jouni julia julian juni kaj kajsa kalle karim karin karl karolina kasper katarina katja kent
    kerstin kevin khadija khaled khalid kian kim klara kristian kristina kristoffer lara lars lasse
    leah leia leif leila lena lennart leo leon leona leonard levi leyla liam liban lilly lina linda
    linn linnea linnéa linus lisa lisbeth liv livia lo logan loke lou louise lova love lovis lovisa
    lowe lucas ludvig luka lukas luna lykke madeleine magnus mahad mahmoud mai maj maja maj-britt
    malak malcolm malik malin malte marcus margareta maria mariam marie marina mark markus marta
    martin martina marwa maryam mateo mathias matilda mats matteo mattias max maximilian maya mehdi
    melina melissa melker melvin mia michael michelle mikael mila milan milo milla milian mille
    milton mina minna mio mira miranda mirza moa mohamad mohamed mohammad mohammed mohammud mona
    monica morgan muhammad mustafa my måns märta nadia najma nathalie natalie natan nathan nellie
    nelly nicole niklas nicklas niclas nikita nikola nils nina nino noa noah noel nomi noor nora
    nour nova ola olga oliver olivia olle olof omar oscar oskar osman othilia otis otto ove owen
    patricia patrik paul per pernilla peter petra petter philip pia pontus ragnar rahma rami
    ramona rana rasmus rayan rebecca rebecka reem reza rickard rikard roa robert robin roger roland
    ronja rosa roza ruben rune rut sabina sadia saga sahra said salma salman sam samir samira samuel
    sandra sanna sara sarah sean sebastian selim selma sham sharif shirin sigge signe sigrid simon
    simone siri siv sixten smilla sofia sofie sol sonja stefan stella sten stig stina sture sumaya
    susanna susanne svante svea sven tage tara tariq teo terese theo theodor therese thomas tilda
    tilde tim tina tindra tobias tom tomas tommy tor tora tove tova tuva ture tyra ulf ulla ulrika
    urban valdemar valter vanessa vega vera veronica victor victoria vidar vide viggo viktor
    viktoria vilda vilgot vilhelm vilja ville vilma vincent viola wael wilhelm william wilma yahya
    yasin yasmin yasmine ylva yonas younes yousef yusuf zahra zainab zara zeinab zelda åke åsa
    östen amos ines alvar elvin elmer frans folke henry ivy jolin julie junia kerim lia lias
    lilian lio lion lior loa loui louie love majken meja melwin molly naima neo nikki novalie
    ozzy penny puck ria rio rita robyn rufus sally sander sigurd stellan tea thea tiam tor ty
    tyr vivian wille winston ziggy zoe abdi abdirahman abdullah abdul ayla aylin bashir dunya
    ekin emir erdem faris hani hatice idil jad jafar javad karam kawa layan lejla mahdi majd
    melek mert mohanad nabil nadim naser nasra omid osama parisa qasim rania rawan roj rojin
    sadiq safa safiya sami samia selin shahad shilan sidra sohrab suad taha tarek umar vian yara
    april yazan younis yunus zaid zakaria zana zeynep zinar daria dmitri ivana jelena kateryna
    maksym mykola natalia nikolai oksana olena polina roman sasha svetlana taras vlad yulia
"""
_WORDS_TOO = """
    april ask ben björn bo dag den dina din frank hans jan juli juni linda liv lo lova love maj
    mark max mina my ola per rosa ros sam sanna siv sol sten stig storm tim tom tor vide vilda
    vilja ville will
"""
"""First names that begin many a sentence as another word: asked about there before a verb only."""
_AFTER_NAME = """
    är har hade kom kommer gick går slog slår sa sade säger säljer sålde bråkar bråkade hotar hotade
    var vill ska kan bor bodde ser såg tog tar blev blir gav ger sitter satt stod står låg ligger
    ringer ringde skolkar skolkade röker rökte dricker drack spelar spelade tränar tränade hänger
    hängde känner kände berättar berättade fick får gör gjorde kör körde mår mådde skrev skriver
    tycker tyckte umgås umgicks stal stjäl sprang springer använder använde behöver behövde
"""
_PLACES = """
    stockholm göteborg malmö uppsala linköping örebro västerås helsingborg norrköping jönköping
    umeå lund borås sundsvall gävle eskilstuna södertälje karlstad täby växjö halmstad luleå
    trollhättan östersund borlänge falun kalmar skövde kristianstad karlskrona skellefteå
    uddevalla varberg örnsköldsvik ängelholm visby kiruna piteå boden lycksele vännäs robertsfors
    nordmaling bjurholm vindeln storuman sorsele dorotea åsele vilhelmina malå norsjö sävar
    holmsund obbola röbäck västerslätt sofiehem carlshem carlslid östermalm västermalm sandbacka
    tomtebo ersboda ersängen rödäng backen grubbe nydala lundbacken väst öst norrland västerbotten
    sverige finland norge danmark europa sapmi syrien irak iran somalia eritrea afghanistan
    ukraina ryssland polen turkiet tyskland england thailand usa etiopien libanon palestina gaza
"""
_THINGS = """
    iphone samsung playstation xbox nintendo switch fortnite minecraft roblox netflix spotify
    google gmail teams zoom skype messenger signal swish epa ica coop willys lidl max donken
    mcdonalds sibylla espresso avion mvg ikea unikum vklass schoolsoft wilma treserva procapita
    lifecare skatteverket försäkringskassan arbetsförmedlingen migrationsverket ungdomsmottagningen
    socialstyrelsen kriminalvården åklagaren tingsrätten hovrätten kommunen nämnden kolada ivo
    bris maskrosbarn adhd add npf bup kbt sis hvb lss ung nu vab lov jul julen påsk
    påsken midsommar valborg lucia halloween ramadan eid nyår gud islam koranen bibeln
    matematik matte svenska engelska spanska tyska franska arabiska finska idrott slöjd biologi
    kemi fysik historia geografi religion samhällskunskap musik bild teknik hemkunskap nationella
    januari februari mars augusti september oktober november december
    rektor mentor kurator skolsköterska socialsekreterare koordinator
"""
_SUFFIXES = """
    skolan skola gymnasiet gymnasium gatan vägen torget parken gården gård huset hallen badet
    centrum kommun köping stan mottagningen enheten nämnden gruppen teamet teatern byn verket
    kassan byrån biblioteket planen backen området sjukhuset kyrkan laget klubben lovet mötet
"""
_MONTHS = "april maj juni juli"
AFTER_ABBREVIATION = re.compile(
    r"(?i)(?<!\w)(?:t\.?\s?ex|bl\.?\s?a|dvs|resp|ev|inkl|m\.?fl|f\.?d|ca)\.$"
)
"""No sentence begins after the full stop of these."""


def _folded(words: str) -> frozenset[str]:
    return frozenset(part for word in words.split() for part in bare_words(word))


FIRST_NAMES = _folded(_FIRST_NAMES)
"""Common ones, folded and without dots."""
WORDS_TOO = _folded(_WORDS_TOO)
OTHER_IN_GENITIVE = frozenset({"dags", "dens", "dins", "majs", "mins", "mys"})
"""Such a name with an s is another word too; of all others the s tells that it is a name."""
BEFORE_NOUN = frozenset({"den", "din", "dina", "hans", "mina", "rosa", "vilda"})
"""Such a name that is a word of its own stands before what is somebody's, or some way."""
KINDS_OF_PLACES = _folded(
    "hemmet behandlingshemmet boendet skolan förskolan föreningen klubben laget området stadsdelen"
    " gården gatan butiken affären företaget kommunen enheten avdelningen appen spelet"
)
"""Behind these words stands what one of the kind is called."""
MONTHS = frozenset(_MONTHS.split())
AFTER_NAME = frozenset(_AFTER_NAME.split())
"""Words that tell that the one before is somebody: mostly verbs."""
NAMES_NOBODY = _folded(f"{_PLACES} {_THINGS}") | _folded(" ".join(NO_NAMES))


def is_of_place(bare: str) -> bool:
    """Whether a word ends as names of places, houses and offices do."""
    return bare.removesuffix("s").endswith(_PLACE_ENDS)


_PLACE_ENDS = tuple(sorted(_folded(_SUFFIXES)))
