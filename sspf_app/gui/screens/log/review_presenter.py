"""Leads the review of the log."""

from __future__ import annotations

from datetime import date

from sspf_app.gui.i18n import _
from sspf_app.gui.ports import Question, ScreenPorts
from sspf_app.gui.presenting import Inquiry, ScreenPresenter
from sspf_app.gui.screens.log.log_lines import cleared_line, log_line
from sspf_app.gui.screens.log.ports import ReviewedLine, ReviewPort, ReviewScene
from sspf_app.gui.screens.log.review_words import again_word
from sspf_app.services.changes import Changes
from sspf_app.services.log_review_records import LogReview, ReviewMark
from sspf_app.services.log_reviews import DrawnAgain, LineView, ReviewView


class ReviewPresenter(ScreenPresenter):
    """See the module."""

    view: ReviewPort

    def __init__(self, ports: ScreenPorts, view: ReviewPort) -> None:
        super().__init__(ports, view)
        self._review, self._is_marked = "", False
        self._looking = Inquiry(ports, view)

    def refresh(self) -> None:
        """Read the list anew, and the review that is open."""
        reviews = self.services.log_reviews
        if reviews.may_review():
            self.read(reviews.board, self._show_found)

    def draw(self, first: date, last: date, size: int) -> None:
        """Draw lines of a span of days."""
        reviews = self.services.log_reviews

        def done(changes: Changes) -> None:
            self._review = changes.new_id or ""
            self.view.drawn()
            self.refresh()
            self.ports.frame.say(_("The lines are drawn; mark each, and sign."))

        self.change(lambda: reviews.draw(first, last, size=size), done, on_error=self._refused)

    def look(self, review: str) -> None:
        """Open a review."""
        self._review = review
        if not review:
            self.view.show_nothing()
            return
        reviews = self.services.log_reviews
        self._looking.read(lambda: reviews.look(review), self._show, on_error=self._refused)

    def mark(self, number: int, mark: ReviewMark) -> None:
        """Mark a line; the next one that waits is chosen."""
        review, reviews = self._review, self.services.log_reviews

        def job() -> ReviewView:
            reviews.mark(review, number, mark)
            return reviews.look(review)

        def done(view: ReviewView) -> None:
            self._show(view)
            waiting = [one.number for one in view.review.lines if one.mark is None]
            after = [one for one in waiting if one > number]
            if waiting:
                self.view.choose_line((after or waiting)[0])

        self._looking.read(job, done, on_error=self._refused)

    def sign(self) -> None:
        """Ask, and sign the result; a line without a mark is told at once."""
        review, reviews = self._review, self.services.log_reviews

        def done(_changes: Changes) -> None:
            self.refresh()
            self.ports.frame.say(_("The review is signed."))

        def act() -> None:
            self.change(lambda: reviews.sign(review), done, on_error=self._refused)

        if not self._is_marked:
            act()
            return
        question = Question(
            text=_("Sign the review?"),
            detail=_("It stands with your name and the day. No mark can be changed after that."),
            yes=_("Sign the review"),
            no=_("Not yet"),
        )
        self.ports.dialogs.ask(question, on_yes=act)

    def draw_again(self) -> None:
        """Draw the same again, and say whether it is."""
        review, reviews = self._review, self.services.log_reviews

        def done(again: DrawnAgain) -> None:
            self.view.show_again(again_word(again), is_same=again.is_same)

        self._looking.read(lambda: reviews.draw_again(review), done, on_error=self._refused)

    def _show_found(self, reviews: tuple[LogReview, ...]) -> None:
        self.view.show_reviews(reviews)
        if self._review:
            self.view.choose(self._review)
            self.look(self._review)

    def _show(self, view: ReviewView) -> None:
        self._is_marked = all(one.mark is not None for one in view.review.lines)
        self.view.show_review(ReviewScene(view=view, lines=tuple(map(_reviewed, view.lines))))

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, self.view.show_refusal)


def _reviewed(one: LineView) -> ReviewedLine:
    number = one.drawn.number
    if one.entry is None:
        line = cleared_line(number)
    else:
        names = {one.entry.user_id: one.who}
        references = {one.entry.case or "": one.reference}
        line = log_line(number, one.entry, names, references)
    return ReviewedLine(line=line, drawn=one.drawn, is_own=one.is_own, is_cleared=one.entry is None)
