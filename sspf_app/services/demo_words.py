"""Invented names and sentences of the demonstration. Nobody in it exists.

Texts are Swedish: they stand for what a coordinator in Umeå would have typed.
"""

from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.services.records import Office

OFFICE = Office(
    committee="Individ- och familjenämnden",
    unit="SSPF, enheten för prevention och tidiga insatser",
    coordinator="Maria Tallmo",
    address="Exempelgatan 1, 900 00 Umeå",
    phone="090-00 00 00",
    email="sspf@umea.example",
    data_protection_officer="dataskyddsombud@umea.example",
    own_party="sspf",
)

PARTIES = (
    ("sspf", "SSPF-teamet, Umeå kommun", PartyKind.SOCIAL_SERVICES),
    ("ersangsskolan", "Ersängsskolan", PartyKind.SCHOOL),
    ("hagaskolan", "Hagaskolan", PartyKind.SCHOOL),
    ("alidhemsgymnasiet", "Ålidhemsgymnasiet (påhittat)", PartyKind.SCHOOL),
    ("fritid-ersboda", "Fritid unga Ersboda", PartyKind.LEISURE),
    ("polisen-umea", "Polisen, lokalpolisområde Umeå", PartyKind.POLICE),
    ("ungdomshalsan", "Ungdomshälsan Umeå", PartyKind.HEALTH_CARE),
    ("bokklubben", "Boxningsklubben Norrsken", PartyKind.ASSOCIATION),
)
SCHOOLS = ("ersangsskolan", "hagaskolan", "alidhemsgymnasiet")

CONTACTS = (
    ("ersangsskolan", "Per Gransjö", "rektor", "090-00 00 11"),
    ("hagaskolan", "Lena Storbäck", "kurator", "090-00 00 12"),
    ("fritid-ersboda", "Amir Nordanvind", "fritidsledare", "090-00 00 13"),
    ("polisen-umea", "Josefin Rönnäs", "kommunpolis", "090-00 00 14"),
    ("ungdomshalsan", "Tove Sjöskog", "barnmorska", "090-00 00 15"),
)

FIRST_NAMES = (
    "Elin", "Leo", "Saga", "Hugo", "Nora", "Ali", "Maja", "Viggo", "Amina", "Theo",
    "Linnea", "Yusuf", "Freja", "Elias", "Hanna", "Samir", "Tuva", "Oskar", "Ines", "Malte",
)  # fmt: skip
LAST_NAMES = (
    "Tallbacka", "Granfjäll", "Myrskog", "Älvstrand", "Björnhed", "Snöviken", "Lavskrika",
    "Renmark", "Isälv", "Hjortsjö", "Kråkberg", "Vidmyra", "Ljungtorp", "Rimfors", "Åmynning",
)  # fmt: skip
MOTHERS = ("Anna", "Karin", "Leila", "Sofia", "Fatima", "Ulrika", "Maria", "Petra", "Åsa", "Hodan")
FATHERS = ("Erik", "Johan", "Omar", "Anders", "Mikael", "Hassan", "Lars", "Jonas", "Björn", "Abdi")

PURPOSES = (
    "Tryggare skoldagar och en fritid som håller.",
    "Komma tillbaka till skolan efter en lång frånvaro.",
    "Stöd kring umgänget på helgerna.",
    "Samla det stöd som redan finns, så att det hänger ihop.",
)

SAID = (
    (
        InformationType.ATTENDANCE,
        "school",
        "Närvaron har gått från hälften av lektionerna till fyra dagar i veckan sedan januari.",
    ),
    (
        InformationType.SCHOOL_SAFETY,
        "school",
        "Det har varit lugnare i korridorerna sedan rasterna började hållas vid biblioteket.",
    ),
    (
        InformationType.FAMILY_HOME,
        "sspf",
        "Föräldrarna har delat upp veckan, och det är mest lugnt hemma på vardagarna.",
    ),
    (
        InformationType.LEISURE_ACTIVITIES,
        "fritid-ersboda",
        "Kommer till fritidsgården två kvällar i veckan och har börjat i köksgruppen.",
    ),
    (
        InformationType.ALCOHOL_DRUGS,
        "sspf",
        "De tre senaste drogtesterna på Ingången har varit utan anmärkning.",
    ),
    (
        InformationType.POLICE_OBSERVATIONS,
        "polisen-umea",
        "Har setts vid resecentrum sena kvällar vid två tillfällen den senaste månaden.",
    ),
)
"""What is said at a meeting: type, who says it (``school`` = the young person's), words."""

COMMITMENT = "Åker med till träningen på tisdagar och hör av sig efter varje gång."
FOLLOW_UP = "Kort avstämning per telefon varannan fredag."
DOCUMENT = "Personbevis från Skatteverket"
