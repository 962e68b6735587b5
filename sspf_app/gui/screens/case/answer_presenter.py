"""Leads the registering of an answer: the sheet on screen looks like the paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, tzinfo

from sspf_app.domain.codes import Answer
from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import DraftText, Question
from sspf_app.gui.screens.case.consent_ports import AnswerPort
from sspf_app.gui.screens.case.consent_presenter import ConsentPage, draft_key
from sspf_app.gui.signing_faults import place_of
from sspf_app.gui.typed_days import parse_day
from sspf_app.services.case_views import CaseDetail
from sspf_app.services.changes import Changes
from sspf_app.services.consent_views import BoxKey, ConsentBoard, OralAnswer, PaperNo, PaperYes
from sspf_app.services.records import Draft, PrintedForm
from sspf_app.texts.labels import type_label

SIGNED_YES, SIGNED_NO, SAID_YES, SAID_NO = "signed_yes", "signed_no", "said_yes", "said_no"
Faults = dict[str, str]


@dataclass(slots=True, kw_only=True)
class AnswerForm:
    """An answer as typed.

    Attributes:
        boxes: ``"row/recipient"`` -> ticked (True) or struck out (False).
        oral: Those beside which only the spoken word was allowed.
    """

    code: str = ""
    kind: str = ""
    boxes: dict[str, bool] = field(default_factory=dict[str, bool])
    oral: list[str] = field(default_factory=list[str])
    day: str = ""
    time: str = ""
    valid_to: str = ""
    words: str = ""
    witness: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing was typed yet."""
        return not (self.kind or self.boxes or self.words.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOnScreen:
    """What the paper looks like, for the view.

    Attributes:
        rows: A label per row: the kind, and who tells it.
        void: Boxes that are not on the paper.
    """

    form: PrintedForm
    printed_on: date
    signatory: str
    rows: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    void: frozenset[BoxKey]


class AnswerPresenter(ConsentPage):
    """See the module."""

    view: AnswerPort
    _sheet: SheetOnScreen | None = None

    def want(self, **wanted: str) -> None:
        """An answer to a sheet; without its code it is chosen or typed first."""
        self._sheet = None
        if wanted.get("draft"):
            self._take_draft()
        elif wanted.get("anew"):
            self._take(wanted["anew"])
        elif wanted.get("answer"):
            self._find_begun(wanted["answer"], wanted.get("begun", ""))
        else:
            self._choose()

    def find(self, code: str) -> None:
        """Show the sheet with a code; what was begun of it is there again."""
        self._find_begun(code, "")

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not registered."""
        if self._sheet is None:
            return ()
        form = self.view.collect()
        if form.is_empty:
            return ()
        text = json.dumps(asdict(form), ensure_ascii=False)
        return (DraftText(key=draft_key(self.case.case, "answer"), text=text),)

    def save(self) -> None:
        """Register the answer."""
        form = self.view.collect()
        faults = self.faults(form)
        self.view.show_faults(faults)
        if faults or self._sheet is None:
            return
        key = draft_key(self.case.case, "answer")

        def job() -> Changes:
            changes = self._register(form)
            self.services.drafts.discard(key)
            return changes

        def done(changes: Changes) -> None:
            self._sheet = None
            if form.kind == SIGNED_YES and form.words.strip():
                self.ports.frame.say(_("The answer waits for its words to be confirmed."))
                self.consents.go("confirm", confirm=changes.new_id or "")
            else:
                self.ports.frame.say(_("The answer is registered."))
                self.leave()

        self.save_typed(job, done, on_error=self._show_refusal)

    def _show_refusal(self, error: BaseException) -> None:
        """Said at the field it is about, where there is one."""
        place = place_of(error)
        if place:
            self.view.show_faults({place: self.ports.frame.explain(error).what})
        else:
            self.show_error(error)

    def faults(self, form: AnswerForm) -> Faults:
        """What is missing, at its place."""
        found: Faults = {}
        if not form.kind:
            found["kind"] = _("Choose what the answer is.")
        day, at = parse_day(form.day), _time(form.time)
        if day is None:
            found["day"] = _("Write the day as 2026-03-12.")
        elif day > self.today():
            found["day"] = _("That day has not come yet.")
        is_said = form.kind in (SAID_YES, SAID_NO)
        if at is None and (form.time.strip() or is_said):
            found["time"] = _("Write the time as 10:42.")
        if form.valid_to.strip() and parse_day(form.valid_to) is None:
            found["valid_to"] = _("Write the day as 2026-03-12.")
        if form.kind in (SIGNED_YES, SAID_YES) and not form.boxes:
            found["boxes"] = _("No box is marked. Mark the boxes as on the paper.")
        if form.kind == SAID_YES and not form.witness.strip():
            found["witness"] = _("Who else heard it?")
        return found

    def _choose(self) -> None:
        case = self.case

        def job() -> ConsentBoard:
            return self.services.consent_cards.board(
                case.case, purpose=self.consents.purpose, subject=self.consents.subject
            )

        def done(board: ConsentBoard) -> None:
            forms = tuple(
                (
                    form.code,
                    card.name,
                    form.printed_at.astimezone(self.ports.clock.zone).date().isoformat(),
                )
                for card in board.cards
                for form in card.forms
                if form.is_open
            )
            self.view.show_choice(forms, "")

        self.read(job, done)

    def _find_begun(self, code: str, begun: str) -> None:
        """The sheet with a code: what was begun of it comes back, of another it is asked about."""

        def done(draft: Draft | None) -> None:
            kept = _typed(begun or ("" if draft is None else draft.text))
            self._find(code, AnswerForm(), begun=kept)

        self.read(lambda: self.services.drafts.get(draft_key(self.case.case, "answer")), done)

    def _find(self, code: str, answer: AnswerForm, *, begun: AnswerForm | None = None) -> None:
        def done(form: PrintedForm) -> None:
            if form.case == self.case.case and begun is not None:
                if begun.code == form.id:
                    show(form, begun)
                else:
                    self._ask_of_other(begun, on_yes=lambda: show(form, answer))
                return
            show(form, answer)

        def show(form: PrintedForm, answer: AnswerForm) -> None:
            if form.case != self.case.case:
                self.view.show_choice((), _("That form belongs to another case."))
                return
            self._sheet = sheet_on_screen(form, self.case, self.ports.clock.zone)
            answer.code = form.id
            answer.valid_to = answer.valid_to or form.valid_to.isoformat()
            self.view.show_sheet(self._sheet, answer)

        def failed(error: BaseException) -> None:
            self.view.show_choice((), self.ports.frame.explain(error).what)

        self.read(lambda: self.services.consent_forms.find(code), done, on_error=failed)

    def _ask_of_other(self, begun: AnswerForm, *, on_yes: Callable[[], object]) -> None:
        question = Question(
            text=_("Let go of the answer that was begun?"),
            detail=_(
                "An answer to another form is begun and not registered. One can be typed at a time."
            ),
            yes=_("Let go of it"),
            no=_("Go on with it"),
        )
        self.ports.dialogs.ask(question, on_yes=on_yes, on_no=lambda: self._find(begun.code, begun))

    def _take_draft(self) -> None:
        def done(draft: Draft | None) -> None:
            self._take("" if draft is None else draft.text)

        self.read(lambda: self.services.drafts.get(draft_key(self.case.case, "answer")), done)

    def _take(self, text: str) -> None:
        """Go on with a sheet as it was typed or registered before."""
        form = _typed(text)
        if form is None:
            self._choose()
        else:
            self._find(form.code, form)

    def _register(self, form: AnswerForm) -> Changes:
        day, at = parse_day(form.day) or self.today(), _time(form.time)
        instant = None if at is None else datetime.combine(day, at, tzinfo=self.ports.clock.zone)
        answers, case = self.services.answers, self.case.case
        if form.kind == SIGNED_NO:
            return answers.register_no(
                PaperNo(code=form.code, case=case, signed_on=day, signed_time=instant)
            )
        if form.kind in (SAID_YES, SAID_NO):
            return answers.register_oral(self._said(form, instant))
        return answers.register_yes(
            PaperYes(
                code=form.code,
                case=case,
                signed_on=day,
                signed_time=instant,
                boxes=_boxes(form),
                oral_boxes=frozenset(_key(one) for one in form.oral),
                valid_to=parse_day(form.valid_to),
                free_words=form.words,
            )
        )

    def _said(self, form: AnswerForm, instant: datetime | None) -> OralAnswer:
        is_yes = form.kind == SAID_YES
        return OralAnswer(
            code=form.code,
            case=self.case.case,
            answer=Answer.YES if is_yes else Answer.NO,
            said_at=instant or self.ports.clock.now(),
            witness=form.witness,
            boxes=_boxes(form) if is_yes else {},
        )


def _typed(text: str) -> AnswerForm | None:
    """An answer as it was typed before; None = there is none that can be read."""
    try:
        return AnswerForm(**json.loads(text))
    except (ValueError, TypeError):
        return None


def sheet_on_screen(form: PrintedForm, case: CaseDetail, zone: tzinfo) -> SheetOnScreen:
    """The paper as shown: the same rows, the same columns."""

    def label(number: int) -> str:
        row = form.rows[number]
        teller = _("{party} tells it").format(party=case.name_of(row.teller))
        told = f"{type_label(row.type, words())}\n{teller}"
        if row.subject == case.young_person:
            return told
        return _("About {name}: {row}").format(name=case.name_of(row.subject), row=told)

    return SheetOnScreen(
        form=form,
        printed_on=form.printed_at.astimezone(zone).date(),
        signatory=case.name_of(form.signatory),
        rows=tuple(label(number) for number in range(len(form.rows))),
        columns=tuple((one, case.name_of(one)) for one in form.recipients),
        void=frozenset(
            (number, row.teller)
            for number, row in enumerate(form.rows)
            if row.teller in form.recipients
        ),
    )


def box_text(key: BoxKey) -> str:
    """A box as kept in a draft."""
    return f"{key[0]}/{key[1]}"


def _key(text: str) -> BoxKey:
    row, _slash, recipient = text.partition("/")
    return int(row), recipient


def _boxes(form: AnswerForm) -> dict[BoxKey, bool]:
    return {_key(text): value for text, value in form.boxes.items()}


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text.strip())
    except ValueError:
        return None
