"""The signs by which a detail is known in Swedish text."""

from __future__ import annotations

import re
from enum import StrEnum


class Detail(StrEnum):
    """Kind of a detail."""

    PERSONAL_NUMBER = "personal_number"
    PHONE = "phone"
    EMAIL = "email"
    ACCOUNT = "account"
    KNOWN_NAME = "known_name"
    DATE_OF_BIRTH = "date_of_birth"
    ADDRESS = "address"
    CLASS = "class"
    CASE_REFERENCE = "case_reference"
    REGISTRATION = "registration"
    TEAM = "team"
    POSSIBLE_NAME = "possible_name"
    SCHOOL = "school"
    DATE = "date"
    RARE = "rare"
    UNIQUE = "unique"


_MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    r"|(?:jan|feb|apr|jun|jul|aug|sept?|okt|nov|dec)\b\.?)"
)
_STREET = r"(?:gatan|vägen|gränden|gränd|stigen|allén|esplanaden|gata|väg)"
_PLACE = (
    r"(?:torget|torg|plan|backen|liden|ringen|leden|kroken|slingan|svängen|platsen|höjden|gärdet"
    r"|parken|gården)"
)
"""Such words are addresses with a capital alone: a youth club is a “gård” too."""
_NO_NUMBER = r"(?!\s*(?:år|mån|dag|veck|gång|av\b|till\b|elev|ung|barn|kill|tjej|person|kompis))"
_BORN = rf"(?:\d{{4}}|\d{{1,2}}\s*{_MONTH}|\d{{6}}|-?\d{{2}}(?!\d))[\d\s/-]{{0,12}}"
_GRADES = {
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyr": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "förskole": 0,
    "först": 1,
    "andra": 2,
    "tredje": 3,
    "fjärde": 4,
    "femte": 5,
    "sjätte": 6,
    "sjunde": 7,
    "åtton": 8,
    "nionde": 9,
}
_ORDINAL = r"(?:förskole|första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)"
_CARDINAL = r"(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio)"
_IN_GRADE = r"(?:ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian|\d\s?:?an)"
_CLUB = r"(?:IFK|IK|FF|FC|BK|IF|AIK|SK|HC|IBK|IBF|HF|GIF|SF|HK|AIS|BBK|BTK|KFUM|BoIS|FBC|VBK)"
_PROGRAMME = r"(?:BA|BF|EE|EK|ES|FS|FT|FX|HA|HV|HU|IM|IN|NA|NB|RL|SA|SX|TE|VF|VO)"

PATTERNS: tuple[tuple[Detail, re.Pattern[str]], ...] = (
    (Detail.EMAIL, re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")),
    (Detail.ACCOUNT, re.compile(r"(?<![\w.])@[\w.]{2,}")),
    (
        Detail.PERSONAL_NUMBER,
        re.compile(r"(?<!\d)(?:19|20)?\d{2}[01]\d{3}\s?[-+]?\s?\d{4}(?!\d)"),
    ),
    (
        Detail.PERSONAL_NUMBER,
        re.compile(r"(?<!\d)(?:19|20)\d{2}-[01]\d-\d{2}\s?[-+]?\s?\d{4}(?!\d)"),
    ),
    (
        Detail.PERSONAL_NUMBER,
        re.compile(r"(?<!\d)(?:19|20)?\d{2}[01]\d{3}\s?[-+]\s?[A-ZXx*]{1,2}[\dXx*]{2,3}"),
    ),
    (
        Detail.PERSONAL_NUMBER,
        re.compile(r"(?i)\b(?:pnr|personnr|personnummer\w*)\W{0,3}(?:är\s)?(?:19|20)?\d{6}"),
    ),
    (Detail.DATE_OF_BIRTH, re.compile(rf"(?i)\bfödd\D{{0,12}}{_BORN}|\bf\.\s?{_BORN}")),
    (Detail.DATE_OF_BIRTH, re.compile(r"(?<!\d)(?:19|20)\d{2}-?[01]\d-?[0-3]\d(?!\d)")),
    (
        Detail.DATE_OF_BIRTH,
        re.compile(r"(?<![\d/.-])\d{1,2}[./]\d{1,2}[\s./-]{1,2}(?:19|20)?\d{2}(?![\d/-])"),
    ),
    (
        Detail.PHONE,
        re.compile(
            r"(?<![\d-])(?:\+46\s?(?:\(0\))?|0046|46(?=\s?7)|0)\s?\d(?:[\s./-]?\d){6,9}(?!\d)"
        ),
    ),
    (Detail.CASE_REFERENCE, re.compile(r"\bSSPF\s+\d{4}-\d+\b")),
    (Detail.REGISTRATION, re.compile(r"\b[A-HJ-PR-UW-Z]{3}[\s-]?\d{2}[A-HJ-PR-UW-Z\d]\b")),
    (
        Detail.REGISTRATION,
        re.compile(r"(?i)\b(?:reg\w*|skylt\w*)\W{1,3}(?:nr\s)?[a-z]{3}[\s-]?\d{2}[a-z\d]\b"),
    ),
    (
        Detail.ADDRESS,
        re.compile(
            rf"\b(?:[A-ZÅÄÖ]\w*\s)?(?:\w{{2,}}{_STREET}|[A-ZÅÄÖ]\w*\s{_STREET})"
            rf"\s\d{{1,4}}(?:\s?[A-Za-z])?\b{_NO_NUMBER}"
        ),
    ),
    (
        Detail.ADDRESS,
        re.compile(
            rf"\b(?:[A-ZÅÄÖ]\w*\s)?[A-ZÅÄÖ]\w*{_PLACE}\s\d{{1,4}}(?:\s?[A-Z])?\b{_NO_NUMBER}"
        ),
    ),
    (Detail.ADDRESS, re.compile(r"(?<!\d)\d{3}\s?\d{2}\s[A-ZÅÄÖ]\w+")),
    (Detail.ADDRESS, re.compile(r"(?i)\b(?:lgh|lägenhet(?:en)?|lägenhetsnummer)\.?\s\d{1,4}\b")),
    (Detail.CLASS, re.compile(r"(?i)\bklass(?:en)?\s(?:\d\w?|[a-zåäö]{1,3}\d\w{0,2})\b")),
    (
        # A span of grades is a stage, and leaves many.
        Detail.CLASS,
        re.compile(
            rf"(?i)\b(?:åk\.?|årskurs(?:en)?|årsklass|klass(?:en)?)\s?(?:\d|{_CARDINAL}\b)"
            r"(?:\s?[a-f]\b)?(?!\d|\s?(?:-|till|och)\s?\d)"
        ),
    ),
    (Detail.CLASS, re.compile(r"(?i)\bgår i år\s[1-9]\b(?!\s\w+(?:er|or|ar)\b)")),
    (
        Detail.CLASS,
        re.compile(rf"(?i)\b(?:i|från|till)\s(?:gymnasie)?{_IN_GRADE}\b(?:\spå\s\w*gymn\w+)?"),
    ),
    (Detail.CLASS, re.compile(r"(?i)\bgymnasie(?:ettan?|tvåan?|trean?)\w*")),
    (
        Detail.CLASS,
        re.compile(rf"(?i)\b(?:{_ORDINAL}|\d:?[ae])\s?(?:klass(?!rum|kam|komp)|årskurs)\w*"),
    ),
    (
        Detail.CLASS,
        re.compile(r"(?i)\b(?:första|andra|tredje|sista)\s(?:året|ring|årskursen)\s\w+\s?gymn\w+"),
    ),
    (Detail.CLASS, re.compile(rf"\b{_PROGRAMME}\s?-?[1-3][A-Za-z]?\b")),
    (Detail.CLASS, re.compile(r"\b(?:[1-9]\s?[A-Fa-f]|[A-ZÅÄÖ]{2,3}\d{2}[a-zA-Z]?)\b")),
    (
        Detail.SCHOOL,
        re.compile(r"\b(?:[A-ZÅÄÖ]\w+\s)?[A-ZÅÄÖ]\w+(?:skolan|gymnasiet|gymnasium|skola)s?\b"),
    ),
    (
        Detail.SCHOOL,
        re.compile(
            r"\b(?!Hennes|Deras|Elevens|Barnets|Pojkens|Flickans|Kommunens|Stadens|Ungdomens)"
            r"[A-ZÅÄÖ]\w+s\s(?:central|fri|hög|by|grund|folkhög)?(?:skola|gymnasium)s?\b"
        ),
    ),
    (
        Detail.TEAM,
        re.compile(
            rf"\b{_CLUB}\s[A-ZÅÄÖ][a-zåäö]+|\b[A-ZÅÄÖ][a-zåäö]+\s{_CLUB}\b"
            r"|\b[PFJU](?:20)?[01]\d(?:-?lag\w*)?\b"
        ),
    ),
    (
        # By its shape alone, a club that nobody has heard of: the word before a name of its own.
        Detail.TEAM,
        re.compile(
            r"(?i:\b(?:spela[rt]?|träna[rt]?|tävla[rt]?|åker|dansar|rider)\s(?:\w+\s){0,2}"
            r"(?:i|för|med|hos)\s|\b(?:laget|klubben|föreningen|fotbollslaget|hockeylaget)\s)"
            r"[A-ZÅÄÖ]\w+(?:\s[A-ZÅÄÖ]\w+)*"
        ),
    ),
    (
        Detail.DATE,
        re.compile(rf"(?i)\b(?:den\s)?\d{{1,2}}(?::?[ea])?\s{_MONTH}\b|\b\d{{1,2}}/\d{{1,2}}\b"),
    ),
)
"""In order: what was found by an earlier one is not looked for by a later one."""


UPPER_SECONDARY = 10


def grade_in(words: str) -> int | None:
    """Which grade a class names, as far as its words tell; beyond 9 it is upper secondary."""
    digit = re.search(r"[1-9]", words)
    folded = words.casefold()
    if "gymn" in folded or re.search(r"\b(?!ÅK)[A-ZÅÄÖ]{2,3}\s?-?\d", words):
        return UPPER_SECONDARY
    if digit is not None:
        return int(digit[0])
    named = (grade for word, grade in _GRADES.items() if re.search(rf"\b{word}", folded))
    return next(named, 9 if re.search(r"\bnian", folded) else None)


WORD = re.compile(r"[^\W\d_][\w'’-]*")
AGE = re.compile(
    r"(?i)\b(?:\d{1,2}\s?(?:år\b|-?åring|-?årig)|årskurs\s\d|åk\s?\d|[a-zåäö]+ton(?:åring|\s?år))"
)


_MANY = r"(?:[6-9]|1\d|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|många)"
ALONE = re.compile(
    r"(?i)\b(?:(?:den|det|de|hans|hennes|är|som|var)\s)?enda\s(?!gången|sättet|chansen|dagen)\w+"
    r"|\bensam(?:ma|t)?\som\b|\bingen annan\b|\bförsta\s\w+\s(?:i|på)\s(?:skolan|stan|byn|länet)"
    rf"|\b{_MANY}\s(?:barn|syskon|bröder|systrar|småsyskon)\b|\b(?:tvilling|trilling)\w*"
)
"""What says that there is one like that, or hardly more."""
TELLING = re.compile(
    r"(?i)\b(?:somalisk|eritreansk|syrisk|irakisk|iransk|afghansk|kurdisk|romsk|samisk|etiopisk"
    r"|palestinsk|turkisk|rysk|ukrainsk|polsk|thailändsk|kinesisk|vietnamesisk|nigeriansk|albansk"
    r"|bosnisk|serbisk|kosovoalbansk|arabisk|persisk|sudanesisk|gambisk|libanesisk)\w*"
    r"|\bfrån\s(?:Somalia|Eritrea|Syrien|Irak|Iran|Afghanistan|Etiopien|Palestina|Turkiet|Ryssland"
    r"|Ukraina|Polen|Thailand|Kina|Vietnam|Nigeria|Albanien|Bosnien|Serbien|Kosovo|Sudan|Gambia"
    r"|Libanon)\b"
    r"|\b(?:fängelse\w*|häkt(?:e|et|ad|ade)|anstalten|livstid\w*|dömd(?:es)?|mord\w*|dråp\w*"
    r"|mördad\w*|skjutning\w*|sköts|knivdåd\w*|knivskuren|knivskars|sprängning\w*|våldtäkt\w*"
    r"|dödsfall\w*|mordbrand\w*|självmord\w*)\b"
)
"""What hardly anybody has in common with others of the same place: where one is from, a crime."""
_KIN = (
    r"(?:(?:styv|foster|lill[ea]|stor[ea]|halv|tvilling)?(?:dotter|dottern|son|sonen|bror|brodern|syster|systern"
    r"|syskon|syskonet|barn|barnbarn|barnbarnet)"
    r"|(?:bror|syster|dotter|son)(?:son|dotter)(?:en|n)?|kusin(?:en)?)"
)
_ROLE = (
    r"(?:rektor|lärare|lärarinna|präst|pastor|imam|kyrkoherde|polis|läkare|doktor|tandläkare|tränare"
    r"|chef|kurator|sjuksköterska|advokat|politiker|kommunalråd|riksdagsledamot|ordförande|domare"
    r"|åklagare|krögare|handlare|bagare|mäklare|brandman|vaktmästare|bibliotekarie|journalist"
    r"|skådespelare|artist|socialsekreterare|handläggare|föreståndare|direktör|vd|diakon"
    r"|\w{2,}(?:lärare|läkare|chef|mästare|ägare|ledare|sekreterare|tränare|handlare|direktör"
    r"|ordförande|pedagog|skötare))"
)
_NO_ERRAND = (
    r"(?!(?:polisen|läkaren|doktorn|tandläkaren|kuratorn|sjuksköterskan|handläggaren"
    r"|socialsekreteraren|vårdcentralen)\b)"
)
"""Whom a child is taken to, or reported to."""
KIN_OF_ROLE = re.compile(
    rf"(?i)\b{_KIN}\still\s{_NO_ERRAND}(?:(?:en|ett|den|vår|skolans|kommunens|byns)\s)?(?:\w+\s)?"
    rf"{_ROLE}(?:en|n|et|t|a)?\b"
    rf"|\b{_ROLE}(?:en|n|et|t|a)?s\s(?:\w+\s)?{_KIN}\b"
)
"""Whose child or sibling somebody is, by the office the parent has: there are few of those."""
EVENT = re.compile(
    r"(?i)\b(?:(?:\w{3,})?(?:rånet|inbrottet|misshandeln|stölden|överfallet|branden|knivhotet"
    r"|upploppet|skadegörelsen)|greps|gripen|gripits|häktades|åkte\sdit|åkt\sdit|rånade|rånat"
    r"|misshandlade|misshandlat)\b"
)
"""A crime that happened once; beside a day or a spot it is known who did it."""
DAY_OR_SPOT = re.compile(
    r"(?i:\bi\s(?:måndags|tisdags|onsdags|torsdags|fredags|lördags|söndags|går|förrgår|natt|helgen)\b"
    r"|\bhärom(?:dagen|kvällen|natten)\b|\bförra\s(?:veckan|helgen)\b|\bnatten\still\s\w+dag"
    r"|\bpå\s(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en|skvällen|snatten)\b)"
    r"|\b(?:på|vid|i|utanför|nära)\s(?!Umeå\b|Sverige\b|Västerbotten\b|Norrland\b|SSPF\b)"
    r"[A-ZÅÄÖ]\w+"
)
"""When or where; a whole town is no spot."""
PLACE = re.compile(r"\b(?:på|i|vid|till|hos|utanför|nära)\s[A-ZÅÄÖ]\w+")
SENTENCE = re.compile(r"[^.!?\n]+")

_PLACES_AND_OFFICES = """
    jag sspf sig sip hlt bup lvu sol osl polisen skolan socialtjänsten fritid fritids fältgruppen
    ingången elevhälsan soc region västerbotten umeå sverige ersboda ålidhem mariehem teg grisbacka
    haga berghem böleäng tomtebo måndag tisdag onsdag torsdag fredag lördag söndag snapchat
    instagram tiktok facebook discord youtube telegram whatsapp unga operativa teamet
"""
NO_NAMES = frozenset(_PLACES_AND_OFFICES.split())
"""Words with a capital that name nobody."""


def personal_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Where personal numbers stand in a text, first to last: beginning and end of each."""
    spots = sorted(
        hit.span()
        for detail, pattern in PATTERNS
        if detail is Detail.PERSONAL_NUMBER
        for hit in pattern.finditer(text)
    )
    found: list[tuple[int, int]] = []
    for first, last in spots:
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)
