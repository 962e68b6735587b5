"""Names of the closed lists: information types, kinds, roles, states."""

from __future__ import annotations

from sspf_app.domain.codes import CustodyKind, InformationType, PartyKind, Protection
from sspf_app.texts.catalogue import N_, Words

_TYPES = {
    InformationType.PARTICIPATION: N_("Name and that there is an SSPF case"),
    InformationType.ATTENDANCE: N_("Presence and absence at school"),
    InformationType.STUDY_RESULTS: N_("Study results and support at school"),
    InformationType.SCHOOL_SAFETY: N_("Safety, order and behaviour at school"),
    InformationType.STUDENT_HEALTH_PSYCHOSOCIAL: N_(
        "Student health: psychosocial and special needs"
    ),
    InformationType.STUDENT_HEALTH_MEDICAL: N_("Student health: medical"),
    InformationType.SOCIAL_INTERVENTIONS: N_("Ongoing support from social services"),
    InformationType.FAMILY_HOME: N_("Family and home"),
    InformationType.LEISURE_ACTIVITIES: N_("Leisure and activities"),
    InformationType.COMPANY_AND_PLACES: N_("Company and places"),
    InformationType.POLICE_OBSERVATIONS: N_("What the police have seen"),
    InformationType.CRIME_SUSPICIONS: N_("Suspicions and reports of crime"),
    InformationType.ALCOHOL_DRUGS: N_("Alcohol and drugs (drug tests too)"),
    InformationType.HEALTH: N_("Mental and physical health"),
    InformationType.ECONOMY_HOUSING: N_("Economy and housing"),
    InformationType.OTHER: N_("Other information, as specified"),
}

_KINDS = {
    PartyKind.SCHOOL: N_("School"),
    PartyKind.SOCIAL_SERVICES: N_("Social services"),
    PartyKind.POLICE: N_("Police"),
    PartyKind.LEISURE: N_("Leisure"),
    PartyKind.HEALTH_CARE: N_("Health care"),
    PartyKind.ASSOCIATION: N_("Association"),
    PartyKind.OTHER: N_("Other party"),
}

_FUNCTIONS = {
    PartyKind.SCHOOL: N_("the school"),
    PartyKind.SOCIAL_SERVICES: N_("social services"),
    PartyKind.POLICE: N_("the police"),
    PartyKind.LEISURE: N_("leisure services"),
    PartyKind.HEALTH_CARE: N_("health care"),
    PartyKind.ASSOCIATION: N_("the association"),
    PartyKind.OTHER: N_("the other party"),
}

_CUSTODY = {
    CustodyKind.JOINT: N_("Joint custody"),
    CustodyKind.SOLE: N_("Sole custody"),
    CustodyKind.APPOINTED_GUARDIAN: N_("Specially appointed guardian"),
    CustodyKind.TEMPORARY_GUARDIAN: N_("Temporary guardian"),
    CustodyKind.LEGAL_REPRESENTATIVE: N_("Legal representative of an unaccompanied child"),
}

_PROTECTION = {
    Protection.NONE: N_("No protected identity"),
    Protection.SECRECY_MARK: N_("Protection mark"),
    Protection.PROTECTED_REGISTRATION: N_("Protected registration"),
    Protection.FICTITIOUS_IDENTITY: N_("Fictitious identity"),
}


_ABOUT = {
    InformationType.PARTICIPATION: N_("the fact that {name} is in an SSPF case"),
    InformationType.ATTENDANCE: N_("{whose} presence and absence at school"),
    InformationType.STUDY_RESULTS: N_("{whose} study results and support at school"),
    InformationType.SCHOOL_SAFETY: N_("{whose} safety, order and behaviour at school"),
    InformationType.STUDENT_HEALTH_PSYCHOSOCIAL: N_(
        "what student health has noted of psychosocial matters and special needs about {name}"
    ),
    InformationType.STUDENT_HEALTH_MEDICAL: N_(
        "what student health has noted of medical matters about {name}"
    ),
    InformationType.SOCIAL_INTERVENTIONS: N_("{whose} ongoing support from social services"),
    InformationType.FAMILY_HOME: N_("information about {whose} family and home"),
    InformationType.LEISURE_ACTIVITIES: N_("information about {whose} leisure and activities"),
    InformationType.COMPANY_AND_PLACES: N_("information about {whose} company and places"),
    InformationType.POLICE_OBSERVATIONS: N_("what the police have seen of {name}"),
    InformationType.CRIME_SUSPICIONS: N_("suspicions and reports of crime about {name}"),
    InformationType.ALCOHOL_DRUGS: N_(
        "information about alcohol and drugs, drug tests too, about {name}"
    ),
    InformationType.HEALTH: N_("information about {whose} mental and physical health"),
    InformationType.ECONOMY_HOUSING: N_("information about {whose} economy and housing"),
    InformationType.OTHER: N_("other information about {name}, as specified"),
}
"""The same about somebody, as it stands in a sentence that is read out."""

_SEVERAL = frozenset(
    {
        *(InformationType.ATTENDANCE, InformationType.STUDY_RESULTS, InformationType.SCHOOL_SAFETY),
        InformationType.CRIME_SUSPICIONS,
    }
)
"""What is more than one in English, too."""

_NO_MORE_S = tuple("sxzSXZ")


def type_label(type_: InformationType, words: Words) -> str:
    """Name of an information type, as a row of form and matrix."""
    return words.marked(_TYPES[type_])


def type_in_sentence(type_: InformationType, words: Words) -> str:
    """Name of an information type inside a sentence."""
    label = type_label(type_, words)
    return label[:1].lower() + label[1:]


def type_about(type_: InformationType, name: str, words: Words) -> str:
    """What an information type is about somebody, inside a sentence."""
    return words.marked(_ABOUT[type_]).format(name=name, whose=_whose(name, words))


def pronoun_of(type_: InformationType, words: Words) -> str:
    """The pronoun of what ``type_about`` says: in Swedish all but one are several."""
    if type_ is InformationType.PARTICIPATION:
        return words.pgettext("the fact that somebody is in a case", "it")
    if type_ in _SEVERAL:
        return words.pgettext("suspicions, or presence and absence", "them")
    return words.pgettext("information about somebody", "it")


def _whose(name: str, words: Words) -> str:
    """The genitive of a name: in Swedish one that ends with an s is its own."""
    if words.language == "sv":
        return name if name.endswith(_NO_MORE_S) else f"{name}s"
    return f"{name}’s"


def kind_label(kind: PartyKind, words: Words) -> str:
    """Kind of a party."""
    return words.marked(_KINDS[kind])


def function_label(kind: PartyKind, words: Words) -> str:
    """What a party is called where its name would reveal a place."""
    return words.marked(_FUNCTIONS[kind])


def custody_label(kind: CustodyKind, words: Words) -> str:
    """Kind of a custody relation."""
    return words.marked(_CUSTODY[kind])


def protection_label(protection: Protection, words: Words) -> str:
    """Kind of protected identity."""
    return words.marked(_PROTECTION[protection])
