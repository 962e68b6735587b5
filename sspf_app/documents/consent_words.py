"""The fixed words of the consent form: every sentence that does not come from the case.

Version, terms and checksum go with each printed sheet and each answer. Changing a sentence is a new
version; changing what it means is a new number of terms.

Source: ``domain.md`` 2.1, blocks A to Q. The wording needs the municipality's lawyer.
"""

import functools
import hashlib
import json

from sspf_app.services.paper_of_consent import Capacity, FormText
from sspf_app.texts.catalogue import Words, words_for

VERSION = "2026-1"
TERMS = 1

Texts = dict[str, str]


def headings(words: Words) -> dict[str, tuple[str, str]]:
    """Name of each block from A to Q, and the question it answers."""
    _, pgettext = words.gettext, words.pgettext
    return {
        "A": (_("Consent to sharing information in SSPF"), ""),
        "B": (pgettext("form", "The young person"), ""),
        "C": (pgettext("form", "Purpose"), _("Why do we need to work together?")),
        "D": (pgettext("form", "Parties"), _("Who works together?")),
        "E": (pgettext("form", "Information"), _("Who may know what?")),
        "F": (pgettext("form", "Exceptions"), _("Is there something that must not be shared?")),
        "G": (pgettext("form", "Period"), _("How long does it hold?")),
        "H": (pgettext("form", "Withdrawal"), _("May I change my mind?")),
        "I": (pgettext("form", "Free choice"), _("Do I have to?")),
        "J": (_("What the law says"), _("What does the consent change?")),
        "K": (pgettext("form", "Honest limit"), _("What may be passed on all the same?")),
        "L": (pgettext("form", "Data protection"), _("How are the data handled?")),
        "M": (pgettext("form", "About myself"), ""),
        "N": (pgettext("form", "Understanding"), ""),
        "O": (pgettext("form", "Signature"), pgettext("form", "Your answer")),
        "P": (pgettext("form", "Received by"), _("filled in by staff")),
        "Q": (pgettext("form", "Reservation"), _("May it be passed on?")),
    }


def _before_the_boxes(words: Words) -> Texts:
    _, pgettext = words.gettext, words.pgettext
    return {
        "sheet_for": _("Sheet for **{signatory}**, {capacity}"),
        "facts": _("Case {reference}  ·  Form {version}  ·  In English"),
        "intro": _("You decide what we may tell each other. Take the time you need to read."),
        "everybody": _(
            "Everybody who is to answer gets a sheet of their own. We share only what all have "
            "said yes to."
        ),
        "ask": _("Please ask us if anything is unclear: {contact}."),
        "name": pgettext("form", "Name"),
        "born": pgettext("form", "Date of birth"),
        "school": pgettext("form", "School and class"),
        "independent": _("independent school"),
        "no_passing_on": _("may not pass anything on, see Q"),
        "how": _(
            "Each row is one kind of information. Below it stands who tells it. Tick for those who "
            "may know."
        ),
        "ticked": _("**Tick** = yes"),
        "empty": _("**Empty** = may not"),
        "struck": _("**Struck out** = no, also through a tick"),
        "own": _("**–** = tells it, knows already"),
        "rows_head": _("Information, and who tells it"),
        "tells": _("{party} tells"),
        "not_shared": _("This must not be shared, whatever I have ticked:"),
        "not_police": _("This must not be shared with the police:"),
        "own_words": _("Anything else, in my own words:"),
    }


def _rules(words: Words) -> Texts:
    _ = words.gettext
    return {
        "period": _(
            "The consent holds from {valid_from} up to and including **{valid_to}**, but no longer "
            "than until the SSPF case is closed."
        ),
        "coming_of_age": _("It also ends on the day the young person turns 18."),
        "from_signature": _("your signature"),
        "withdrawal": _(
            "**Yes.** At any time you can take back all or part of the consent. Tell {contact}, or "
            "any of the parties in D, in speech or in writing. You need not say why. Then we stop "
            "sharing on the ground of the consent at once. What has already been told cannot be "
            "taken back, and what the law tells us to keep is kept."
        ),
        "voluntary": _(
            "**No.** It is voluntary. You can say yes to some of it only. To say no does not "
            "affect the right to other support."
        ),
        "law": _(
            "The information is protected by secrecy (the Public Access to Information and Secrecy "
            "Act, OSL, chapters 18, 23, 25, 26 and 35). Consent means that the secrecy is lifted "
            "in the part that you have ticked (OSL chapter 10 section 1, chapter 12 sections 2–3). "
            "The secrecy of a police investigation (chapter 18) is not lifted by the consent."
        ),
        "independent_law": _(
            "{names}: an independent school, bound by the duty of confidentiality of the Education "
            "Act, chapter 29 section 14, instead of OSL."
        ),
        "limit": _(
            "Also without consent the law may oblige or allow us to pass on information. Examples "
            "are a report of concern about a child (Social Services Act, chapter 19 section 1) and "
            "a risk of crime."
        ),
        "data": _(
            "{controller} is the controller of the personal data. We use them to give and "
            "coordinate support in SSPF. The parties get them as you have ticked. The legal basis "
            "is a task in the public interest, not the consent. The data are kept as long as the "
            "law requires, as a rule five years after the last note. You have the right to know "
            "what is recorded, to have mistakes corrected, and to object to how the data are used. "
            "You can complain to the Authority for Privacy Protection (imy.se)."
        ),
        "officer": _("Data protection officer: {officer}."),
    }


def _answers(words: Words) -> Texts:
    _, pgettext = words.gettext, words.pgettext
    return {
        "about_me": _("The consent also covers information about me, as I have ticked here:"),
        "not_about_me": _("This sheet does not ask for information about yourself."),
        "self": _("You answer for your own information. Others are asked about theirs."),
        "informed": _("I have been informed in speech, in a language that I understand."),
        "interpreter": pgettext("form", "Interpreter:"),
        "yes": pgettext("form", "yes"),
        "no": pgettext("form", "no"),
        "on_site": pgettext("form", "on site"),
        "by_phone": pgettext("form", "by telephone"),
        "language": pgettext("form", "Language:"),
        "answer": _(
            "Tick one answer and sign. Hand the sheet in where you got it. Do ask for a copy."
        ),
        "say_yes": _("**I say yes** to what I have ticked"),
        "say_no": _("**I say no**"),
        "i_am": pgettext("form", "I am:"),
        "place_date": pgettext("form", "Place and date"),
        "signature": _("Your signature"),
        "clear_name": _("Name in capital letters"),
        "staff_name": _("Name and function"),
        "staff_date": pgettext("form", "Date"),
        "id_checked": _("Identity checked"),
        "known": pgettext("form", "Known to me"),
        "reservation": _(
            "{names}: not bound by secrecy. We give information there only with a reservation: "
            "the recipient may not pass it on (OSL chapter 12 section 2)."
        ),
        "no_reservation": _(
            "No association and no private person gets to know anything through this sheet."
        ),
        "code": _("Code {code}"),
        "page": _("Page {page} ({pages})"),
        "foot": _("Case {reference}  ·  Form {version}, terms {terms}, text {text}"),
    }


def capacities(words: Words) -> dict[Capacity, str]:
    """As what a signatory answers, in words."""
    pgettext = words.pgettext
    return {
        Capacity.GUARDIAN: pgettext("capacity", "guardian"),
        Capacity.APPOINTED_GUARDIAN: pgettext("capacity", "specially appointed guardian"),
        Capacity.TEMPORARY_GUARDIAN: pgettext("capacity", "temporary guardian"),
        Capacity.LEGAL_REPRESENTATIVE: pgettext("capacity", "legal representative"),
        Capacity.YOUNG_PERSON: pgettext("capacity", "the young person"),
        Capacity.ADULT: pgettext("capacity", "adult, for myself"),
    }


@functools.cache
def fixed_texts(language: str) -> Texts:
    """All sentences of a language by name."""
    words = words_for(language)
    return {**_before_the_boxes(words), **_rules(words), **_answers(words)}


@functools.cache
def form_text(language: str) -> FormText:
    """Version, terms and checksum of what a form in this language says."""
    words = words_for(language)
    whole = [headings(words), fixed_texts(language), sorted(capacities(words).items())]
    content = json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()
    return FormText(
        version=VERSION,
        terms=TERMS,
        language=language,
        sha256=hashlib.sha256(content).hexdigest(),
    )
