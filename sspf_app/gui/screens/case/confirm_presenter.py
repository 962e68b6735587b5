"""Leads the confirming of what words written on a form exclude."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sspf_app.domain.codes import EVERY, InformationType
from sspf_app.domain.facts import Exclusion
from sspf_app.gui.i18n import _, words
from sspf_app.gui.screens.case.answer_picture import exclusion_sentence
from sspf_app.gui.screens.case.consent_ports import ConfirmPort
from sspf_app.gui.screens.case.consent_presenter import ConsentPage
from sspf_app.services.changes import Changes
from sspf_app.services.consent_views import AnswerItem, ConsentBoard, ConsentCard
from sspf_app.services.form_code import record_prefix
from sspf_app.services.records import PrintedForm
from sspf_app.texts.labels import type_label

_NEVER = datetime.min.replace(tzinfo=UTC)
Named = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionChoices:
    """What an exclusion may speak of; ``*`` = every one."""

    subjects: Named
    sources: Named
    recipients: Named
    types: Named


class ConfirmPresenter(ConsentPage):
    """See the module."""

    view: ConfirmPort
    _record = ""
    _rules: tuple[Exclusion, ...] = ()

    def want(self, **wanted: str) -> None:
        """Confirm the words of a record."""
        self._record = wanted.get("confirm", "")
        self._rules = ()
        self.read(self.board_and_forms(), self._show)

    def add(self, rule: Exclusion) -> None:
        """The words mean this too."""
        if rule not in self._rules:
            self._rules = (*self._rules, rule)
        self._tell()

    def remove(self, number: int) -> None:
        """The words do not mean this."""
        self._rules = tuple(rule for at, rule in enumerate(self._rules) if at != number)
        self._tell()

    def save(self) -> None:
        """The yes counts from now on."""

        def done(_changes: Changes) -> None:
            self.ports.frame.say(_("The words are confirmed. The answer counts from now on."))
            self.leave()

        rules = self._rules
        self.change(
            lambda: self.services.answers.confirm_free_words(
                self.case.case, self._record, exclusions=rules
            ),
            done,
        )

    def _show(self, both: tuple[ConsentBoard, tuple[PrintedForm, ...]]) -> None:
        board, forms = both
        found = _record_of(board, self._record)
        if found is None:
            self.leave()
            return
        card, answer = found
        form = next((one for one in forms if self._record.startswith(f"k-{one.id.lower()}-")), None)
        self.view.show_words(card.name, answer.free_words or "", self._choices(answer, form))
        if not self._rules:
            self._rules = _left_out_before(card, answer, form)
        self._tell()

    def _choices(self, answer: AnswerItem, form: PrintedForm | None) -> ExclusionChoices:
        parties = [one.party for one in self.case.participations if one.is_current]
        sources = parties if form is None else [row.teller for row in form.rows]
        recipients = parties if form is None else list(form.recipients)
        subjects = {grant.subject for grant in answer.grants} if form is None else form.subjects
        types = [row.type for row in form.rows] if form else [one.type for one in answer.grants]
        ordered = [type_ for type_ in InformationType if type_ in types]
        return ExclusionChoices(
            subjects=((EVERY, _("everybody on the form")), *self._named(sorted(subjects))),
            sources=((EVERY, _("anybody")), *self._named(sources)),
            recipients=(*self._named(recipients), (EVERY, _("anybody"))),
            types=(
                *((type_.value, type_label(type_, words())) for type_ in ordered),
                (EVERY, _("anything")),
            ),
        )

    def _named(self, ids: list[str]) -> Named:
        return tuple((one, self.case.name_of(one)) for one in dict.fromkeys(ids))

    def _tell(self) -> None:
        self.view.show_exclusions(
            tuple(exclusion_sentence(rule, self.case) for rule in self._rules)
        )


def _left_out_before(
    card: ConsentCard, answer: AnswerItem, form: PrintedForm | None
) -> tuple[Exclusion, ...]:
    """What the answer left out that this one puts right: it stays out until it is taken away."""
    if form is None:
        return ()
    earlier = [
        one
        for one in card.answers
        if one.id != answer.id
        and one.id.startswith(record_prefix(form.id))
        and one.replaced_at is not None
        and not one.free_words_unconfirmed
        and one.free_words
    ]
    if not earlier:
        return ()
    last = max(earlier, key=lambda one: one.replaced_at or _NEVER)
    of_boxes = {
        rule
        for one in card.answers
        if one.id == last.id and one.free_words_unconfirmed
        for rule in one.exclusions
    }
    return tuple(rule for rule in last.exclusions if rule not in of_boxes)


def _record_of(board: ConsentBoard, record: str) -> tuple[ConsentCard, AnswerItem] | None:
    for card in board.cards:
        for answer in card.answers:
            if answer.id == record and answer.free_words_unconfirmed:
                return card, answer
    return None
