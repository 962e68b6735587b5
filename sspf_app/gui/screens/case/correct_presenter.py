"""Leads the correction of an answer: taken out of force with a reason, then registered anew.

A yes that came with a case file has no sheet here: it is taken out of force, and that is all.
Nothing else of a recorded answer can be changed.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import tzinfo

from sspf_app.domain.codes import Answer, GrantChannel, Medium
from sspf_app.domain.facts import Grant
from sspf_app.gui.i18n import _
from sspf_app.gui.screens.case.answer_presenter import (
    SAID_NO,
    SAID_YES,
    SIGNED_NO,
    SIGNED_YES,
    AnswerForm,
    box_text,
)
from sspf_app.gui.screens.case.consent_ports import CorrectPort
from sspf_app.gui.screens.case.consent_presenter import ConsentPage
from sspf_app.gui.screens.case.late_words import late_words
from sspf_app.services.changes import Changes
from sspf_app.services.consent_views import AnswerItem, ConsentBoard, ConsentCard
from sspf_app.services.records import FormRow, PrintedForm
from sspf_app.services.withdrawal_views import WentOutLate

_KINDS = {
    (Answer.YES, Medium.WRITTEN): SIGNED_YES,
    (Answer.NO, Medium.WRITTEN): SIGNED_NO,
    (Answer.YES, Medium.ORAL): SAID_YES,
    (Answer.NO, Medium.ORAL): SAID_NO,
}


class CorrectPresenter(ConsentPage):
    """See the module."""

    view: CorrectPort
    _record = ""
    _form: PrintedForm | None = None
    _answer: AnswerItem | None = None

    def want(self, **wanted: str) -> None:
        """Correct a record."""
        self._record = wanted.get("correct", "")
        self._form, self._answer = None, None
        self.read(self.board_and_forms(), self._show)

    def _show_relied(self) -> None:
        """What went out by it, before it is taken out."""
        case, record = self.case.case, self._record

        def done(found: tuple[WentOutLate, ...]) -> None:
            self.view.show_relied(late_words(found, self.when))

        self.read(lambda: self.services.withdrawals.relied_on(case, record), done)

    def save(self, because: str) -> None:
        """Take the answer out of force; its sheet, if any, is then registered anew, prefilled."""
        form, answer, record = self._form, self._answer, self._record
        case = self.case.case

        def done(_changes: Changes) -> None:
            if form is None or answer is None:
                self.ports.frame.say(_("The answer is closed and counts for nothing."))
                self.leave()
            else:
                self.ports.frame.say(_("The answer is out of force. Register it as it should be."))
                typed = prefilled(answer, form, self.ports.clock.zone)
                self.consents.go("answer", anew=json.dumps(asdict(typed), ensure_ascii=False))

        answers = self.services.answers
        self.save_typed(lambda: answers.invalidate(case, record, because=because), done)

    def _show(self, both: tuple[ConsentBoard, tuple[PrintedForm, ...]]) -> None:
        board, forms = both
        found = _standing(board, self._record)
        if found is None:
            self.leave()
            return
        card, answer = found
        self._answer = answer
        self._form = next(
            (one for one in forms if answer.id.startswith(f"k-{one.id.lower()}-")), None
        )
        self.view.show_answer(card.name, answer, has_sheet=self._form is not None)
        self._show_relied()


def prefilled(answer: AnswerItem, form: PrintedForm, zone: tzinfo) -> AnswerForm:
    """The sheet as it was registered: what was right need not be typed again."""
    boxes: dict[str, bool] = {}
    oral: list[str] = []
    for number, row in enumerate(form.rows):
        for recipient in form.recipients:
            grant = _grant(answer, row, recipient)
            if recipient == row.teller or grant is None or grant.receive is None:
                continue
            if grant.receive and _is_shut(answer, row, recipient):
                continue
            key = box_text((number, recipient))
            boxes[key] = grant.receive
            if grant.receive and grant.channel is GrantChannel.ORAL:
                oral.append(key)
    signed_at = answer.signed_time
    return AnswerForm(
        code=form.id,
        kind=_KINDS[answer.answer, answer.medium],
        boxes=boxes,
        oral=oral,
        day=answer.signed_on.isoformat(),
        time="" if signed_at is None else f"{signed_at.astimezone(zone):%H:%M}",
        valid_to="" if answer.valid_to is None else answer.valid_to.isoformat(),
        words=answer.free_words or "",
        witness=answer.witness or "",
    )


def _grant(answer: AnswerItem, row: FormRow, recipient: str) -> Grant | None:
    cell = (row.subject, recipient, row.type)
    return next(
        (one for one in answer.grants if (one.subject, one.recipient, one.type) == cell), None
    )


def _is_shut(answer: AnswerItem, row: FormRow, recipient: str) -> bool:
    """Whether another row of the kind was ticked for the recipient, and this one was not.

    What own words left out was ticked all the same: those words are confirmed anew.
    """
    return not answer.free_words and any(
        rule.matches(
            subject=row.subject, source=row.teller, recipient=recipient, type_=row.type.value
        )
        for rule in answer.exclusions
    )


def _standing(board: ConsentBoard, record: str) -> tuple[ConsentCard, AnswerItem] | None:
    for card in board.cards:
        for answer in card.answers:
            if answer.id == record and answer.replaced_at is None:
                return card, answer
    return None
