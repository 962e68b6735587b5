"""Reviews of the log in words; no Qt."""

from __future__ import annotations

from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.screens.log.ports import ReviewedLine
from sspf_app.services.log_review_records import LogReview
from sspf_app.services.log_reviews import DrawnAgain, ReviewView
from sspf_app.texts.log_reviews import mark_name, rule_name


def span_word(review: LogReview) -> str:
    """Of which days."""
    if review.first_on == review.last_on:
        return review.first_on.isoformat()
    return f"{review.first_on.isoformat()} – {review.last_on.isoformat()}"


def review_state(review: LogReview) -> str:
    """How far it has come."""
    if review.signed_at is not None:
        return _("signed {day}").format(day=f"{review.signed_at:%Y-%m-%d}")
    left = review.unmarked
    return ngettext("{n} line left", "{n} lines left", left).format(n=left)


def rules_word(line: ReviewedLine) -> str:
    """Why a line was drawn; an own line says so, for whoever reads the result."""
    found = [rule_name(rule.value, words()) for rule in line.drawn.rules]
    if line.is_own:
        found.append(_("your own"))
    if line.line.reason:
        found.append(line.line.reason)
    return ", ".join(found)


def mark_word(line: ReviewedLine) -> str:
    """What was made of it."""
    return "" if line.drawn.mark is None else mark_name(line.drawn.mark.value, words())


def review_card(view: ReviewView) -> tuple[str, str]:
    """Heading of a review, how it was drawn, and whether it is as it was signed."""
    review = view.review
    counts = ", ".join(f"{rule_name(one.rule.value, words())} {one.found}" for one in review.counts)
    drawn = _("{n} of {all} lines. Found: {counts}. Seed {seed}.").format(
        n=len(review.lines), all=review.of_lines, counts=counts, seed=review.seed
    )
    if review.signed_at is None:
        return span_word(review), drawn
    signed = _("Signed by {name} {day}.").format(
        name=view.signed_by, day=f"{review.signed_at:%Y-%m-%d}"
    )
    whole = "" if view.is_whole else _("It is not as it was signed.")
    return span_word(review), f"{signed} {whole} {drawn}".replace("  ", " ")


def again_word(again: DrawnAgain) -> str:
    """Whether the same was drawn again."""
    if again.is_same:
        return _("The same lines were drawn, and each says what it said.")
    if again.cleared:
        return _("{n} of the lines are cleared from the log since, by its rule of years.").format(
            n=again.cleared
        )
    return _(
        "Something is otherwise: a line has changed, or who handles a case has been entered since."
    )
