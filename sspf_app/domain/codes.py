"""The closed lists of the domain: kinds, types, channels and reasons.

Source: sharing rules, section 1 (words) and section 5 (reasons).
"""

from enum import StrEnum


class Code(StrEnum):
    """A text code that hashes as the text it is: quick in tables, and found by plain text too."""

    __hash__ = str.__hash__


class PartyKind(Code):
    """Kind of a party."""

    SCHOOL = "school"
    SOCIAL_SERVICES = "social_services"
    POLICE = "police"
    LEISURE = "leisure"
    HEALTH_CARE = "health_care"
    ASSOCIATION = "association"
    OTHER = "other"


class InformationType(Code):
    """Kind of information: the rows of form and matrix, in the order they are printed."""

    PARTICIPATION = "participation"
    ATTENDANCE = "attendance"
    STUDY_RESULTS = "study_results"
    SCHOOL_SAFETY = "school_safety"
    STUDENT_HEALTH_PSYCHOSOCIAL = "student_health_psychosocial"
    STUDENT_HEALTH_MEDICAL = "student_health_medical"
    SOCIAL_INTERVENTIONS = "social_interventions"
    FAMILY_HOME = "family_home"
    LEISURE_ACTIVITIES = "leisure_activities"
    COMPANY_AND_PLACES = "company_and_places"
    POLICE_OBSERVATIONS = "police_observations"
    CRIME_SUSPICIONS = "crime_suspicions"
    ALCOHOL_DRUGS = "alcohol_drugs"
    HEALTH = "health"
    ECONOMY_HOUSING = "economy_housing"
    OTHER = "other"


class CustodyKind(Code):
    """Kind of a custody relation (FB 6 kap.; lag 2005:429 for legal representatives)."""

    JOINT = "joint"
    SOLE = "sole"
    APPOINTED_GUARDIAN = "appointed_guardian"
    TEMPORARY_GUARDIAN = "temporary_guardian"
    LEGAL_REPRESENTATIVE = "legal_representative"


class Protection(Code):
    """Kind of protected identity (OSL 21:3, 21:3 a, 22:1-2)."""

    NONE = "none"
    SECRECY_MARK = "secrecy_mark"
    PROTECTED_REGISTRATION = "protected_registration"
    FICTITIOUS_IDENTITY = "fictitious_identity"


class Answer(Code):
    """What a signatory said."""

    YES = "yes"
    NO = "no"


class Medium(Code):
    """How a signatory said it."""

    WRITTEN = "written"
    ORAL = "oral"


class Channel(Code):
    """How information goes over."""

    ORAL = "oral"
    WRITTEN = "written"


class GrantChannel(Code):
    """Whether a box on a form allows writing too, or the spoken word only."""

    ANY = "any"
    ORAL = "oral"


class Side(Code):
    """Which end of a flow a reason is about."""

    FROM = "from"
    TO = "to"


class PauseReason(Code):
    """Why a case is paused."""

    COMPULSORY_CARE = "compulsory_care"
    HIDDEN_PLACEMENT = "hidden_placement"
    OTHER = "other"


class ExceptionGround(Code):
    """Ground for leaving out a hindered guardian (FB 6:13 second paragraph)."""

    NOT_FAR_REACHING = "not_far_reaching"
    CHILD_BEST = "child_best"


class ReasonCode(Code):
    """Why an answer is what it is."""

    OWN_INFORMATION = "own_information"
    CONSENT = "consent"
    CASE_CLOSED = "case_closed"
    CASE_PAUSED = "case_paused"
    PARTY_NOT_IN_CASE = "party_not_in_case"
    CUSTODY_UNVERIFIED = "custody_unverified"
    NO_REQUIRED_SIGNATORY = "no_required_signatory"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    ORAL_ONLY = "oral_only"
    AWAITING = "awaiting"
    INVALIDATED = "invalidated"
    NOT_ASKED = "not_asked"
    EXCLUDED = "excluded"
    NOT_GRANTED = "not_granted"
    TERMS_MISMATCH = "terms_mismatch"


REPLACING_CUSTODY = frozenset(
    {
        CustodyKind.APPOINTED_GUARDIAN,
        CustodyKind.TEMPORARY_GUARDIAN,
        CustodyKind.LEGAL_REPRESENTATIVE,
    }
)
"""Kinds that stand in the place of the parents' custody."""

FAMILY = "family"
"""Source of an item that the family told, instead of a party id."""

EVERY = "*"
"""Stands for every subject, party, purpose or type in exclusions and withdrawals."""
