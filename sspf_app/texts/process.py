"""Words about the course of a case: steps, areas of life, what is told, what is missing."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words
from sspf_app.texts.dates import joined

_STEPS = {
    "consultation": N_("Worry and first assessment"),
    "referral": N_("Referral"),
    "information": N_("Information talk"),
    "consent": N_("Written consent"),
    "mapping": N_("Mapping talk"),
    "meeting": N_("SSPF meeting"),
    "plan": N_("Action plan"),
    "follow_up": N_("Follow-up"),
    "closing": N_("Closing"),
    "after_contact": N_("Contact afterwards"),
}

_AREAS = {
    "school": N_("School"),
    "home_family": N_("Family and home"),
    "leisure": N_("Leisure"),
    "friends": N_("Friends"),
    "health": N_("Health"),
    "alcohol_drugs": N_("Alcohol or drugs"),
    "behaviour": N_("Breaking of norms"),
    "economy_housing": N_("Economy and housing"),
}

_CONCERNS = {
    "crime": N_("Crime or suspicion of crime"),
    "company": N_("Company that commits crimes"),
    "alcohol_drugs": N_("Alcohol or drugs"),
    "places": N_("Unsuitable places"),
    "absence": N_("High absence from school"),
    "aggression": N_("Aggression, breaking of norms"),
    "risk_taking": N_("Exposes themselves to risk"),
    "leisure": N_("Lacks meaningful leisure"),
    "family": N_("Family and home"),
    "other": N_("Something else"),
}

_RETENTION = {
    "five_years": N_("Five years after the last note"),
    "preliminary": N_("Five years: preliminary assessment without an investigation"),
    "placement": N_("For ever, linked to a placement"),
    "investigation": N_("Until the child turns 30: child investigation"),
    "local": N_("By the local plan of records"),
    "outside_person": N_("Person without a case"),
    "outside_request": N_("Answered request about own data, with its letters"),
}

_ASPECTS = {
    "risk": N_("Risk"),
    "strength": N_("Strength"),
    "young_view": N_("The young person's own picture"),
    "guardian_view": N_("The guardians' picture"),
    "better": N_("What is to become better"),
    "observation": N_("What was seen"),
    "tried": N_("What has been tried"),
    "own_words": N_("In own words"),
    "experience": N_("How it was"),
}

_TOLD = {
    "voluntary": N_("It is voluntary, and a no changes no right to other support"),
    "sharing": N_("What sharing means: who tells what to whom"),
    "limit": N_("The honest limit: what the law may demand even without consent"),
    "withdrawal": N_("One may take it back at any time, all of it or a part"),
    "parties": N_("Each party, and what it does"),
}

_UNDERSTOOD = {
    "yes": N_("Told it in own words"),
    "with_help": N_("With some help"),
    "not_yet": N_("Not yet: take it again"),
    "not_asked": N_("Was not asked"),
}

_MODES = {
    "none": N_("No interpreter"),
    "on_site": N_("In the room"),
    "phone": N_("By telephone"),
}

_REACHED = {"fully": N_("Fully"), "partly": N_("Partly"), "not": N_("Not")}

_LACKS = {
    "consultation": N_("Nothing is noted about how it began."),
    "referral": N_("Who turned to you, and about what, is not written down."),
    "information": N_("No information talk is noted."),
    "information_parts": N_("Not gone through yet: {details}."),
    "information_understood": N_("{details} could not tell it in own words yet."),
    "consent": N_("No consent is in force."),
    "consent_answers": N_("The yes of {details} is missing."),
    "consent_blocked": N_("Who must answer is not clear: see to the custody first."),
    "consent_closed": N_("No consent was in force when the case was closed."),
    "mapping": N_("No mapping talk is noted."),
    "mapping_empty": N_("The talk was held; nothing of it is written down yet."),
    "meeting": N_("No meeting has been held."),
    "meeting_planned": N_("The first meeting is on {details}."),
    "plan": N_("Nothing is agreed yet: who does what, and when."),
    "plan_not_set": N_("What is agreed is not set as a plan yet."),
    "follow_up": N_("No meeting has followed up the plan."),
    "follow_up_planned": N_("The next meeting is on {details}."),
    "closing": N_("The case is open."),
    "after_closing": N_("It comes once the case is closed."),
    "after_contact": N_("Get in touch on {details}, if the consents would have held until then."),
}


def step_name(step: str, words: Words, *, name: str = "") -> str:
    """A step as the office calls it, or as the program does."""
    return name or words.marked(_STEPS[step])


def area_name(code: str, words: Words, *, name: str = "") -> str:
    """An area of life."""
    return name or _known(_AREAS, code, words)


def concern_name(code: str, words: Words, *, name: str = "") -> str:
    """What a referral or a consultation is about."""
    return name or _known(_CONCERNS, code, words)


def retention_name(code: str, words: Words, *, name: str = "") -> str:
    """How long a closed case is kept."""
    return name or _known(_RETENTION, code, words)


def aspect_name(aspect: str, words: Words) -> str:
    """What an entry tells of."""
    return words.marked(_ASPECTS[aspect])


def told_name(told: str, words: Words) -> str:
    """What is gone through at an information talk."""
    return words.marked(_TOLD[told])


def understood_name(understood: str, words: Words) -> str:
    """How somebody told it back."""
    return words.marked(_UNDERSTOOD[understood])


def mode_name(mode: str, words: Words) -> str:
    """How an interpreter took part."""
    return words.marked(_MODES[mode])


def reached_name(reached: str, words: Words) -> str:
    """How far a goal was reached."""
    return words.marked(_REACHED[reached])


def lacks_sentence(lacks: str, details: tuple[str, ...], words: Words) -> str:
    """What a step lacks; nothing for a step that lacks nothing."""
    if not lacks:
        return ""
    said = details[:1] if lacks.endswith("_planned") else details
    if lacks == "information_parts":
        said = tuple(told_name(one, words).lower() for one in details)
        return words.marked(_LACKS[lacks]).format(details="; ".join(said))
    return words.marked(_LACKS[lacks]).format(details=joined(list(said), words))


def _known(names: dict[str, str], code: str, words: Words) -> str:
    return words.marked(names[code]) if code in names else code
