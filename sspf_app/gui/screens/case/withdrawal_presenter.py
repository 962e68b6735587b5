"""Leads the registering of a withdrawal: who, heard when and by whom, whole or parts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time

from sspf_app.domain.codes import EVERY, InformationType
from sspf_app.domain.rules import SideState
from sspf_app.gui.i18n import _, words
from sspf_app.gui.ports import DraftText
from sspf_app.gui.screens.case.consent_presenter import ConsentPage, draft_key
from sspf_app.gui.screens.case.ports import WithdrawalPort
from sspf_app.services.changes import Changes
from sspf_app.services.consent_views import WithdrawalInput
from sspf_app.services.sharing_views import MatrixView
from sspf_app.texts.dates import joined
from sspf_app.texts.labels import type_in_sentence

Faults = dict[str, str]
_OPEN = (SideState.YES, SideState.ORAL)


@dataclass(slots=True, kw_only=True)
class WithdrawalForm:
    """A withdrawal as typed.

    Attributes:
        is_whole: Everything; else the lists say what.
    """

    signatory: str = ""
    day: str = ""
    time: str = ""
    heard_by: str = ""
    is_whole: bool = True
    subjects: list[str] = field(default_factory=list[str])
    parties: list[str] = field(default_factory=list[str])
    types: list[str] = field(default_factory=list[str])


class WithdrawalPresenter(ConsentPage):
    """See the module."""

    view: WithdrawalPort
    _matrix: MatrixView | None = None
    _begun = False
    _first: WithdrawalForm | None = None

    def want(self, **wanted: str) -> None:
        """A withdrawal by somebody, heard now unless another instant is written."""
        now = self.ports.clock.now().astimezone(self.ports.clock.zone)
        chosen = wanted.get("withdraw", "")
        case = self.case
        signatory = chosen if any(one.id == chosen for one in case.people) else ""
        form = WithdrawalForm(signatory=signatory, day=now.date().isoformat(), time=f"{now:%H:%M}")
        subject, purpose = self.consents.subject, self.consents.purpose
        key = draft_key(case.case, "withdraw")

        def job() -> tuple[MatrixView, tuple[tuple[str, str], ...], str, str]:
            services = self.services
            view = services.sharing.matrix(case.case, purpose=purpose, subject=subject)
            board = services.consent_cards.board(case.case, purpose=purpose, subject=subject)
            asked = tuple((card.signatory, card.name) for card in board.cards)
            draft = services.drafts.get(key) if wanted.get("draft") else None
            office = services.office.get()
            heard = f"{case.name_of(case.coordinator_party)}: {office.coordinator}".rstrip(": ")
            return view, asked, heard, "" if draft is None else draft.text

        def done(result: tuple[MatrixView, tuple[tuple[str, str], ...], str, str]) -> None:
            self._matrix, asked, heard, draft = result
            begun = _from_text(draft) or form
            begun.heard_by = begun.heard_by or heard
            if not begun.signatory and len(asked) == 1:
                begun.signatory = asked[0][0]
            self._begun = True
            self.view.show_form(begun, case, asked)
            self._first = None if draft else self.view.collect()
            self.preview()

        self.read(job, done)

    def preview(self) -> None:
        """Say what stops at that instant."""
        form, view = self.view.collect(), self._matrix
        if view is None:
            return
        heading = _("From {day} at {time} this stops:").format(day=form.day, time=form.time)
        self.view.show_stops(heading, tuple(_stops(form, view)))

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not registered."""
        form = self.view.collect() if self._begun else None
        if form is None or form == self._first:
            return ()
        text = json.dumps(asdict(form), ensure_ascii=False)
        return (DraftText(key=draft_key(self.case.case, "withdraw"), text=text),)

    def leave(self) -> None:
        """Back to the cards; what was typed stays a draft."""
        self._begun = False
        super().leave()

    def faults(self, form: WithdrawalForm) -> Faults:
        """What is missing, at its place."""
        found: Faults = {}
        if not form.signatory:
            found["signatory"] = _("Choose who takes the consent back.")
        at = self._instant(form)
        if at is None:
            found["day"] = _("Write day and time as 2026-03-12 and 10:42.")
        elif at > self.ports.clock.now():
            found["day"] = _("That instant has not come yet.")
        if not form.heard_by.strip():
            found["heard_by"] = _("Which party heard it, and who?")
        if not form.is_whole and not (form.parties or form.types or form.subjects):
            found["parts"] = _("Choose which parts, or the whole consent.")
        return found

    def save(self) -> None:
        """Register it: sharing stops at that instant."""
        form = self.view.collect()
        faults = self.faults(form)
        self.view.show_faults(faults)
        received_at = self._instant(form)
        if faults or received_at is None:
            return
        entry = self._entry(form, received_at)
        key = draft_key(self.case.case, "withdraw")

        def job() -> Changes:
            changes = self.services.withdrawals.register(entry)
            self.services.drafts.discard(key)
            return changes

        def done(changes: Changes) -> None:
            self._begun = False
            self.ports.frame.say(_("The withdrawal is registered. It holds from that instant."))
            self.consents.go("effect", withdrawal=changes.new_id or "")

        self.change(job, done)

    def _entry(self, form: WithdrawalForm, received_at: datetime) -> WithdrawalInput:
        whole = (EVERY,)
        return WithdrawalInput(
            case=self.case.case,
            signatory=form.signatory,
            received_at=received_at,
            received_by=form.heard_by.strip(),
            subjects=whole if form.is_whole or not form.subjects else tuple(form.subjects),
            parties=whole if form.is_whole or not form.parties else tuple(form.parties),
            types=whole if form.is_whole or not form.types else tuple(form.types),
        )

    def _instant(self, form: WithdrawalForm) -> datetime | None:
        try:
            day, at = date.fromisoformat(form.day.strip()), time.fromisoformat(form.time.strip())
        except ValueError:
            return None
        now = self.ports.clock.now()
        local = datetime.combine(day, at, tzinfo=self.ports.clock.zone)
        is_this_minute = now.astimezone(self.ports.clock.zone).replace(second=0, microsecond=0)
        return now if local == is_this_minute else local


def _stops(form: WithdrawalForm, view: MatrixView) -> list[str]:
    """Per party, which kinds stop; read from the matrix of now."""
    if not form.is_whole and form.subjects and view.subject not in form.subjects:
        return [_("Nothing about {name}.").format(name=view.subject_name)]
    lines: list[str] = []
    for number, column in enumerate(view.columns):
        if not form.is_whole and form.parties and column.id not in form.parties:
            continue
        kinds: list[InformationType] = []
        for cells in view.cells:
            cell = cells[number]
            wanted = form.is_whole or not form.types or cell.type.value in form.types
            if wanted and (cell.gives in _OPEN or cell.receives in _OPEN):
                kinds.append(cell.type)
        if kinds and len(kinds) == len(view.types):
            lines.append(
                _("{party}: everything about {name}").format(
                    party=column.name, name=view.subject_name
                )
            )
        elif kinds:
            said = joined([type_in_sentence(kind, words()) for kind in kinds], words())
            lines.append(f"{column.name}: {said}")
    return lines or [
        _("Nothing is shared now that this would stop; the withdrawal is noted all the same.")
    ]


def _from_text(text: str) -> WithdrawalForm | None:
    try:
        return WithdrawalForm(**json.loads(text))
    except (ValueError, TypeError):
        return None
