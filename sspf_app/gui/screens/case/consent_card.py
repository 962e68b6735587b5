"""One signatory's card: asked, answered, drawn, and what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo

from PySide6.QtWidgets import QWidget

from sspf_app.domain.codes import Answer, InformationType, Medium
from sspf_app.gui.case_words import capacity_word, status_look
from sspf_app.gui.i18n import _, ngettext, words
from sspf_app.gui.looks import GRID, Tone
from sspf_app.gui.next_step_of_case import danger_button
from sspf_app.gui.screens.case.answer_picture import (
    box_sign,
    difference_hint,
    exclusion_sentence,
    has_exception,
    others_at,
    picture_columns,
    picture_rows,
)
from sspf_app.gui.screens.case.part_view import letters_wide
from sspf_app.gui.screens.case.request_card import request_title
from sspf_app.gui.widgets.answer_grid import AnswerBox, AnswerGrid, AnswerPicture
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.flow import FlowLayout
from sspf_app.gui.widgets.labels import StatusBadge, text
from sspf_app.gui.widgets.layout import Card, row
from sspf_app.gui.widgets.read_only import changing
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.consent_views import AnswerItem, ConsentBoard, ConsentCard, FormOut
from sspf_app.services.form_code import record_prefix, shown_form_code
from sspf_app.services.request_records import ContactKind, ContactRule
from sspf_app.texts.answers import yes_except, yes_except_in_short

Act = Callable[..., object]
"""Asks for a page: ``act(print="p-1")``."""


class SignatoryCard(Card):
    """See the module.

    Attributes:
        buttons: What can be done, by what is wanted.
        least_width: Pixels it needs; where there is more room it may be wider.
    """

    def __init__(
        self,
        card: ConsentCard,
        board: ConsentBoard,
        case: CaseDetail,
        act: Act,
        *,
        zone: tzinfo,
    ) -> None:
        super().__init__(card.name, capacity_word(card.capacity))
        self.least_width = max(62 * GRID, letters_wide(self, 56))
        self.setFixedWidth(self.least_width)
        self.setAccessibleName(card.name)
        self.buttons: dict[str, QWidget] = {}
        has_ended = _ended_with(card, case)
        look = status_look("ended_with_case" if has_ended else card.status)
        self.add_action(StatusBadge(_word(card, look.word), look.tone, icon=look.icon))
        if card.barred is not None:
            self.add(row(StatusBadge(_barred(card.barred), Tone.DANGER, icon="stop"), None))
            if card.required and card.status != "in_force":
                self.add(text(_barred_words()))
        lines = _lines(card, case, zone)
        if lines:
            self.add(text("\n".join(lines)))
        if card.answer is not None and card.answer.answer is Answer.YES and card.answer.grants:
            self.add(_grid(card, board, case))
        if _stands(card) and card.answer is not None and not card.answer.has_sheet:
            self.add(text(came_with_file(card.answer), role="muted"))
        if has_ended:
            self.add(text(_("The consent ended when the case was closed."), role="muted"))
        offers_form = case.closed_at is None
        before = danger_button(case, board, card)
        self.add(
            self._acts(card, act, scanned=board.scanned, offers_form=offers_form, before=before)
        )

    def _acts(
        self,
        card: ConsentCard,
        act: Act,
        *,
        scanned: frozenset[str],
        offers_form: bool,
        before: str,
    ) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        open_form = next((form.code for form in card.forms if form.is_open), None)
        if card.answer is not None and card.answer.free_words_unconfirmed:
            record = card.answer.id
            self._put(
                flow,
                "confirm",
                _("Confirm the words"),
                lambda: act(confirm=record, signatory=card.signatory),
            )
        if open_form is not None and offers_form:
            self._put(
                flow,
                "answer",
                _("Register an answer"),
                lambda: act(answer=open_form, signatory=card.signatory),
            )
        if _stands(card) and card.answer is not None and can_be_closed(card.answer):
            record_ = card.answer.id
            self._put(
                flow,
                "correct",
                _("Correct…") if card.answer.has_sheet else _("Close the answer…"),
                lambda: act(correct=record_, signatory=card.signatory),
            )
        if offers_form and (card.required or card.forms) and card.barred is None:
            self._put_form(flow, card, act, before)
        if card.answer is not None and card.answer.id in scanned:
            kept = card.answer.id
            self._put(flow, "scan", _("Show the scanned pages"), lambda: act(scan=kept))
        if card.answer is not None and card.status in ("in_force", "oral_only", "awaiting"):
            self._put(
                flow, "withdraw", _("Register a withdrawal"), lambda: act(withdraw=card.signatory)
            )
        return holder

    def _put_form(self, flow: FlowLayout, card: ConsentCard, act: Act, before: str) -> None:
        """A form; for a guardian not before it is answered whether that can be dangerous."""
        if before:
            self._put(flow, "danger", before, lambda: act(danger=card.signatory))
        else:
            word = _("Renew") if card.status == "in_force" else _("Print the form")
            self._put(flow, "print", word, lambda: act(print=card.signatory))

    def _put(
        self, flow: FlowLayout, wanted: str, word: str, on_click: Callable[[], object]
    ) -> None:
        quiet = wanted in ("withdraw", "correct")
        made = quiet_button(word, on_click) if quiet else button(word, on_click)
        made.setAccessibleDescription(self.accessibleName())
        if wanted not in ("scan", "withdraw"):
            changing(made)
        self.buttons[wanted] = made
        flow.addWidget(made)


def _ended_with(card: ConsentCard, case: CaseDetail) -> bool:
    """Whether a yes held until the case was closed."""
    closed_at = case.closed_at
    return closed_at is not None and card.status == "expired" and card.since == closed_at


def _word(card: ConsentCard, word: str) -> str:
    return yes_except_in_short(card.taken_back, words()) if card.taken_back else word


def _stands(card: ConsentCard) -> bool:
    return card.answer is not None and card.answer.replaced_at is None


def can_be_closed(answer: AnswerItem) -> bool:
    """Whether closing it may be offered: not a no without a sheet, behind which a yes may wait."""
    return answer.has_sheet or answer.answer is Answer.YES


def came_with_file(answer: AnswerItem) -> str:
    """Why an answer cannot be set right here, and what helps."""
    if can_be_closed(answer):
        return _(
            "The answer came with a case file. If it is wrong, close it, so that nothing is shared "
            "on it; then print a new form."
        )
    return _(
        "The answer came with a case file. If something is wrong, print a new form: the new "
        "answer takes its place."
    )


def _lines(card: ConsentCard, case: CaseDetail, zone: tzinfo) -> list[str]:
    lines: list[str] = []
    for form in _asked(card):
        code = shown_form_code(form.code)
        said = _("Asked {day}, form {code}").format(
            day=form.printed_at.astimezone(zone).date().isoformat(), code=code
        )
        lines.append(
            said if not form.is_open else _("{asked}, not answered yet").format(asked=said)
        )
    if card.forms and card.request:
        lines.append(request_title(card.request))
    if card.reminders:
        lines.append(
            ngettext("Reminded once", "Reminded {n} times", card.reminders).format(n=card.reminders)
        )
    if card.talk_first is not None:
        lines.append(
            _("Wants to talk first, since {day}: “{note}” ({who})").format(
                day=card.talk_first.day.isoformat(),
                note=card.talk_first.note,
                who=card.talk_first.by,
            )
        )
    answer = card.answer
    if answer is not None:
        lines.append(_answered(answer))
        if card.valid_to is not None:
            lines.append(_("Holds to {day}").format(day=card.valid_to.isoformat()))
        if answer.free_words_unconfirmed:
            lines.append(
                _("Wrote: “{words}” – waits for confirmation").format(words=answer.free_words)
            )
        lines += [exclusion_sentence(rule, case) for rule in answer.exclusions]
    lines += _taken_back(card, zone)
    if not lines and card.status == "not_asked":
        return [_("Has not been asked yet.")]
    return lines


def _taken_back(card: ConsentCard, zone: tzinfo) -> list[str]:
    """What is left of a yes in force, and when parts of it were taken back."""
    left = [yes_except(card.taken_back, words())] if card.taken_back else []
    return left + [
        _("Taken back {when}, heard by {who}").format(
            when=f"{row_.received_at.astimezone(zone):%Y-%m-%d %H:%M}", who=row_.received_by
        )
        for row_ in card.withdrawals
    ]


def _asked(card: ConsentCard) -> Sequence[FormOut]:
    """The sheet that was answered, and one that is out besides; before any answer the newest."""
    newest = card.forms[:1]
    answer = card.answer
    if answer is None:
        return newest
    answered = [form for form in card.forms if answer.id.startswith(f"{record_prefix(form.code)}-")]
    waiting = [form for form in card.forms if form.is_open and form not in answered]
    return (*answered, *waiting[:1]) or newest


def _barred(rule: ContactRule) -> str:
    if rule.kind is ContactKind.BLOCKED:
        return _("Blocked since {day}").format(day=rule.starts_on.isoformat())
    return _("Must not be contacted, since {day}").format(day=rule.starts_on.isoformat())


def _barred_words() -> str:
    return _(
        "Blocked: a guardian is missing. The law still requires that answer, so nothing is shared. "
        "Ask the lawyer what holds, or whether the guardian is hindered (an exception by the "
        "manager, in the case)."
    )


def _answered(answer: AnswerItem) -> str:
    day = answer.signed_on.isoformat()
    if answer.medium is Medium.ORAL:
        text_ = (
            _("Said yes {day}, heard by {who}")
            if answer.answer is Answer.YES
            else _("Said no {day}")
        )
        return text_.format(day=day, who=answer.witness or "–")
    text_ = _("Signed yes {day}") if answer.answer is Answer.YES else _("Signed no {day}")
    return text_.format(day=day)


def _grid(card: ConsentCard, board: ConsentBoard, case: CaseDetail) -> AnswerGrid:
    rows, columns = picture_rows(board), picture_columns(board, case)
    boxes: dict[tuple[str, str], AnswerBox] = {}
    for value, _label in rows:
        for column, _name in columns:
            type_ = InformationType(value)
            others = others_at(card, board, column, type_)
            boxes[value, column] = AnswerBox(
                sign=box_sign(card, board.subject, column, type_),
                has_exclusion=has_exception(card.answer, column, type_),
                differs=bool(others),
                hint=difference_hint(others, case),
            )
    picture = AnswerPicture(rows=rows, columns=columns, boxes=boxes)
    return AnswerGrid(picture, name=_("The answer from {name}").format(name=card.name))
