"""Findings in words: one for the list, one sentence beside the picture, and a shape."""

from __future__ import annotations

from sspf_app.gui.i18n import N_, marked
from sspf_app.gui.looks import Tone
from sspf_app.services.scan_views import Finding, FindingCode, ScannedSheet, Weight

F = FindingCode

_WORDS = {
    F.CODE_UNREADABLE: N_("No code"),
    F.CODE_FOREIGN: N_("Foreign code"),
    F.CODE_WRONG: N_("Code not ours"),
    F.CODES_DISAGREE: N_("Two codes"),
    F.FORM_UNKNOWN: N_("Form unknown"),
    F.PAGE_UNKNOWN: N_("Page unknown"),
    F.OTHER_CASE: N_("Other case"),
    F.PAGE_MISSING: N_("Page missing"),
    F.PAGE_DOUBLED: N_("Page twice"),
    F.UPSIDE_DOWN: N_("Upside down"),
    F.SIGNATURE_EMPTY: N_("Not signed"),
    F.SIGNATURE_UNCLEAR: N_("Signature unclear"),
    F.ANSWER_UNCLEAR: N_("Answer unclear"),
    F.BOXES_UNCLEAR: N_("Boxes unclear"),
    F.WORDS_WRITTEN: N_("Words written"),
    F.NOT_PLACED: N_("Boxes not found"),
    F.TEXT_OLD: N_("Earlier text"),
    F.PERIOD_OVER: N_("Period over"),
    F.ALREADY_ANSWERED: N_("Answered already"),
    F.PROTECTED: N_("Protected identity"),
    F.FILE_UNSIGNED: N_("File without signature"),
    F.FILE_SAYS_NO: N_("Says no"),
    F.FILE_WITH_PAPER: N_("File and paper"),
    F.FILES_DIFFER: N_("Files differ"),
    F.FIELDS_DIFFER: N_("Fields changed"),
}

_SENTENCES = {
    F.CODE_UNREADABLE: N_("No code can be read on this page. Type the code that is printed on it."),
    F.CODE_FOREIGN: N_("The square code on this page is none of ours. It may be another paper."),
    F.CODE_WRONG: N_("The square code is damaged or was not printed here. Type the code in words."),
    F.CODES_DISAGREE: N_("Two different codes are on this page. Are two sheets on each other?"),
    F.FORM_UNKNOWN: N_("No form with this code was handed out from this vault."),
    F.PAGE_UNKNOWN: N_("The form has no page {page}."),
    F.OTHER_CASE: N_("The sheet belongs to another case than the one you came from."),
    F.PAGE_MISSING: N_("Page {page} is missing among what was scanned."),
    F.PAGE_DOUBLED: N_("Page {page} was scanned twice. Leave one out, or look at both."),
    F.UPSIDE_DOWN: N_("Page {page} lay upside down; it has been turned."),
    F.SIGNATURE_EMPTY: N_("Nothing is written on the line of the signature on page {page}."),
    F.SIGNATURE_UNCLEAR: N_("It cannot be told whether page {page} is signed."),
    F.ANSWER_UNCLEAR: N_("It cannot be told whether the answer on page {page} is yes or no."),
    F.BOXES_UNCLEAR: N_("Some boxes cannot be told; they are left empty here. Look at the paper."),
    F.WORDS_WRITTEN: N_("Something is written by hand on page {page}. Read it and type it."),
    F.NOT_PLACED: N_("The boxes of page {page} could not be found. Read them from the paper."),
    F.TEXT_OLD: N_("The form was printed with an earlier text. The answer holds for that text."),
    F.PERIOD_OVER: N_("The period on the form is over already."),
    F.ALREADY_ANSWERED: N_("An answer from this form is registered already."),
    F.FILE_UNSIGNED: N_(
        "Signature is missing: print it and have it signed, or register it as an oral answer."
    ),
    F.FILE_SAYS_NO: N_(
        "The file says no. Ask at once and register the no as spoken: an earlier yes holds until "
        "then."
    ),
    F.FILE_WITH_PAPER: N_(
        "The marks come from the file that was filled in on a screen. Where the signed paper says "
        "something else, the paper counts."
    ),
    F.FILES_DIFFER: N_("Two files were filled in, and they differ. Leave one out."),
    F.FIELDS_DIFFER: N_(
        "The fields of the file are not those of the form that was handed out. Ask for it anew."
    ),
    F.PROTECTED: N_("Somebody in the case has protected identity. Say why you open it."),
}

_SIGNED = N_("The paper is signed there, or the answer is no")
_SEEN: dict[F, str] = {
    F.SIGNATURE_EMPTY: _SIGNED,
    F.SIGNATURE_UNCLEAR: _SIGNED,
    F.ANSWER_UNCLEAR: N_("The answer is as chosen below"),
}
"""What somebody says who ticks a finding that the answer itself hangs on."""
_LOOKED = N_("I have looked at this")


def finding_word(finding: Finding) -> str:
    """A finding in a word or two, for a badge."""
    return marked(_WORDS[finding.code])


def finding_sentence(finding: Finding) -> str:
    """A finding in a sentence."""
    return marked(_SENTENCES[finding.code]).format(page=finding.page)


def seen_sentence(finding: Finding) -> str:
    """What is said by ticking that a finding was looked at."""
    return marked(_SEEN.get(finding.code, _LOOKED))


def finding_look(finding: Finding) -> tuple[Tone, str]:
    """Tone and icon of a finding."""
    return {
        Weight.NOTE: (Tone.INFO, "info"),
        Weight.LOOK: (Tone.WARNING, "warning"),
        Weight.STOP: (Tone.DANGER, "cross-circle"),
    }[finding.weight]


def worst_first(sheet: ScannedSheet) -> list[Finding]:
    """The findings, what stops first."""
    order = [Weight.STOP, Weight.LOOK, Weight.NOTE]
    return sorted(sheet.findings, key=lambda finding: order.index(finding.weight))
