"""Register extracts in words; no Qt."""

from __future__ import annotations

from sspf_app.gui.case_words import PROTECTED_NAME
from sspf_app.gui.i18n import _, marked, words
from sspf_app.services.extract_records import RightsWish
from sspf_app.services.extract_views import ExtractLine, ExtractPart, ExtractReview
from sspf_app.texts.extracts import ground_name
from sspf_app.texts.rights_letters import answer_name


def line_name(line: ExtractLine) -> str:
    """Who asked; nobody protected is named before they are opened."""
    return line.name or marked(PROTECTED_NAME)


def line_state(line: ExtractLine) -> str:
    """How far the request has come."""
    request = line.request
    if request.ended_at is not None:
        return _("ended")
    if request.written_at is not None:
        is_extract = request.wish is RightsWish.EXTRACT
        return _("given") if is_extract else _("answered")
    if request.signed_at is not None:
        return _("signed, to be saved")
    if request.wish is not RightsWish.EXTRACT:
        return _("to be answered")
    return _("awaits a signature") if request.sent_at is not None else _("is reviewed")


def line_due(line: ExtractLine) -> str:
    """The last day of a request that waits; of another, what became of it."""
    if line.request.is_open:
        return _("by {day}").format(day=line.due_on.isoformat())
    return line_state(line)


def part_state(part: ExtractPart) -> str:
    """What becomes of a part."""
    if part.waits:
        return _("choose")
    if part.ground is None:
        return _("is told, with the file") if part.with_file else _("is told")
    said = ground_name(part.ground.value, words())
    return _("by rule: {ground}").format(ground=said) if part.is_fixed else said


def review_words(review: ExtractReview) -> tuple[str, str]:
    """Heading of the review, and what is to be done."""
    line = review.line
    letters = ", ".join(
        f"{one.made_at:%Y-%m-%d} {answer_name(one.kind.value, words())}" for one in review.answers
    )
    written = _("Letters: {letters}.").format(letters=letters) if letters else ""
    if not line.request.is_open:
        return line_name(line), f"{line_state(line)}. {written}".strip()
    last = _("Last day {day}.").format(day=line.due_on.isoformat())
    return line_name(line), f"{last} {_next(review)} {written}".strip()


def signing_words(review: ExtractReview) -> str:
    """Why this user does not sign, or why nobody can; empty = there is nothing to say."""
    request = review.line.request
    is_signed = request.signed_at is not None and not review.is_changed
    is_extract = request.is_open and request.wish is RightsWish.EXTRACT
    if not is_extract or is_signed or review.may_sign:
        return ""
    if not review.has_signer:
        return _(
            "Nobody else can sign it: there is no second coordinator here whose account counts. "
            "Let one be added under Users, who chooses a password of their own and then signs. If "
            "you made the vault, or the account of whoever adds them, the new account counts once "
            "a paper about it is noted there: somebody signs that one person alone has it. So does "
            "an account that was opened with the recovery words, and what it sent. If the "
            "month runs out before that, answer with a letter that it takes longer."
        )
    if request.sent_at is None:
        return ""
    return {
        "extract_own": _("You sent it, or it is about you: another coordinator signs."),
        "account_was_recovered": _(
            "Your account, or that of whoever sent it, was opened with the recovery words: you "
            "sign once a paper that one person alone has it is noted under Users."
        ),
        "account_of_asker": _(
            "Your account comes from whoever sent it: another coordinator signs, or you do once a "
            "paper that you alone have the account is noted under Users."
        ),
    }.get(review.hindrance, "")


def _next(review: ExtractReview) -> str:
    request = review.line.request
    if request.wish is not RightsWish.EXTRACT:
        return _("Find what it is about below, decide, and answer with a letter.")
    if review.is_changed:
        return _("Something has changed since it was signed: send it for a signature again.")
    if request.signed_at is not None:
        return _("Two users have looked through it. Print or save it, and give it to the person.")
    if review.may_sign:
        return _("Look through every part, told and withheld, and sign.")
    if request.sent_at is not None:
        return _("A second user is to look through it and sign.")
    return _("Look through every part. Withhold what may not be told, then send it on.")
