"""Leads the mapping of a case: what was told, area by area, and the referrals it began with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sspf_app.domain.codes import FAMILY
from sspf_app.domain.rules import ConsentState
from sspf_app.gui.copying import CopySource, PaperCopying, ShownCopy
from sspf_app.gui.i18n import _
from sspf_app.gui.ports import DraftText, ScreenPorts
from sspf_app.gui.presenting import Inquiry
from sspf_app.gui.screens.case.course_ports import MappingPort
from sspf_app.gui.screens.case.entry_presenter import EntryPresenter
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.gui.screens.case.typed_entry import NEW, TypedEntry, typed_from
from sspf_app.services.case_views import MeetingRef
from sspf_app.services.changes import Changes
from sspf_app.services.occasion_views import (
    ASPECTS,
    EntryView,
    OccasionBoard,
    ReferralInput,
    ReferralView,
)
from sspf_app.services.occasions import OccasionInput
from sspf_app.services.process_records import OccasionKind

_MAY_TELL = frozenset({ConsentState.IN_FORCE.value, ConsentState.ENDING.value})
"""States in which a party may have something to tell; of what is asked when it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingScene:
    """What the page shows."""

    board: OccasionBoard
    referrals: tuple[ReferralView, ...]


class MappingPresenter(CasePart):
    """See the module.

    Attributes:
        entry: The entry being typed.
        copying: Leads the mapping on paper.
    """

    view: MappingPort
    entry: EntryPresenter
    copying: PaperCopying
    _kind = OccasionKind.MAPPING
    _scene: MappingScene | None = None

    def __init__(self, ports: ScreenPorts, view: MappingPort) -> None:
        super().__init__(ports, view)
        self._form_key = ""
        self._forms = Inquiry(ports, view)

    def begin(self) -> None:
        """Another case: nothing is begun."""
        self._kind, self._scene, self._form_key = OccasionKind.MAPPING, None, ""
        self.entry.leave()
        self.entry.on_saved = self._saved
        self.view.close_editor()
        self.leave_papers()

    def want(self, **wanted: str) -> None:
        """Show the mapping, write a referral, or go on with what was begun."""
        if wanted.get("mapping"):  # the referrals may have been in sight before
            self.choose_kind(OccasionKind.MAPPING.value)
        elif wanted.get("referral"):
            self._kind = OccasionKind.REFERRAL
            self.refresh(then=NEW)
        elif wanted.get("draft"):
            kind, _colon, item = wanted["draft"].partition(":")
            self._kind = OccasionKind(kind)
            self.refresh(then=item)

    def refresh(self, *, then: str = "") -> None:
        """Load what was told; ``then`` begin, or go on with, an entry."""
        case, kind = self.case.case, self._kind

        def job() -> MappingScene:
            referrals: tuple[ReferralView, ...] = ()
            if kind is OccasionKind.REFERRAL:
                referrals = self.services.referrals.list_referrals(case)
            return MappingScene(
                board=self.services.occasions.board(case, kind), referrals=referrals
            )

        def done(scene: MappingScene) -> None:
            self._scene = scene
            self.view.show_scene(scene)
            if then == NEW and not scene.board.occasions:
                self.write_occasion()
            elif then:
                self._go_on(then)

        self.read(job, done)

    def choose_kind(self, kind: str) -> None:
        """Show the mapping, or the referrals."""
        self.leave_entry()
        self._kind = OccasionKind(kind)
        self.refresh()

    def write_occasion(self) -> None:
        """Note a talk, or a referral; what was begun of it before comes back."""
        kind, case = self._kind, self.case
        if case.closed_at is not None:
            return  # the page says why
        key = f"case/{case.case}/{kind.value}-form"

        def job() -> str:
            draft = self.services.drafts.get(key)
            return "" if draft is None else draft.text

        def done(kept: str) -> None:
            self._form_key = key
            self.view.show_form(kind, case, self.ports.clock.now(), kept)

        self._forms.read(job, done)

    def save_talk(self, entry: OccasionInput) -> None:
        """Note that a talk was held, and begin with what was said."""
        said = _("Noted. Now write down what was said.")
        self._note(lambda: self.services.occasions.begin(entry, OccasionKind.MAPPING), said)

    def save_referral(self, entry: ReferralInput) -> None:
        """Note who referred."""
        said = _("Noted. Now write down what was said.")
        is_partys = entry.party not in (None, self.case.coordinator_party)
        if is_partys and self.case.state not in _MAY_TELL:
            said = _("Noted. What a party told is written down once there is consent to it.")
        self._note(lambda: self.services.referrals.save(entry), said)

    def _note(self, save: Callable[[], Changes], said: str) -> None:
        key = self._form_key

        def job() -> Changes:
            changes = save()
            if key:
                self.services.drafts.discard(key)
            return changes

        def done(_changes: Changes) -> None:
            self._form_key = ""
            self.view.close_editor()
            self.ports.frame.say(said)

        self.save_typed(job, done)

    def add(self, *, area: str = "", meeting: str = "") -> None:
        """Begin an entry of an area, or of a referral."""
        scene = self._scene
        if scene is None or self.case.closed_at is not None:
            return  # the page says why
        if not scene.board.occasions:
            self.write_occasion()
            return
        held = meeting or scene.board.occasions[0].id
        type_ = next((one.type for one in scene.board.areas if one.named.code == area), None)
        first = scene.board.areas[0]
        typed = TypedEntry(
            kind=self._kind.value,
            meeting=held,
            area=area or first.named.code,
            aspect=ASPECTS[self._kind][0].value,
            source=self._source(held),
            about=[self.case.young_person],
            types=[(type_ or first.type).value],
        )
        self.entry.start(self.case, scene.board, typed)

    def change_entry(self, item: str) -> None:
        """Correct an entry."""
        scene, one = self._scene, self._entry(item)
        if scene is not None and one is not None:
            self.entry.start(self.case, scene.board, typed_from(one, self._kind))

    def show_rights(self) -> None:
        """Go to what those it is about say of the entries, and to what is restricted."""
        self.ports.frame.navigate("item_rights", case=self.case.case)

    def leave_entry(self) -> None:
        """Close the entry or the form; what is typed stays a draft."""
        for draft in self._form_drafts():
            self.ports.tasks.submit(
                partial(self.services.drafts.save, draft.key, draft.text),
                owner=self.view,
                on_done=lambda _changes: None,
                on_error=self.show_error,
            )
        self._form_key = ""
        self.entry.leave()
        self.view.close_editor()

    def show_copies(self) -> None:
        """The mapping over all talks on paper, as each reader would get it now."""
        case, papers = self.case.case, self.services.mapping_papers
        self.view.show_papers(wanted=True)
        self.copying.begin(
            CopySource(
                recipients=lambda: papers.recipients(case),
                preview=lambda one: ShownCopy(paper=papers.preview(case, recipient=one)),
                export=lambda one, folder, copy: papers.export(
                    case, recipient=one, folder=folder, copy=copy
                ),
                export_all=lambda folder, copy: papers.export_all(case, folder=folder, copy=copy),
            )
        )

    def take_up(self, items: tuple[str, ...]) -> None:
        """Take entries up at the next meeting, else at the last that is open: said anew there."""
        case, now = self.case.case, self.ports.clock.now()
        found = [one for item in items if (one := self._entry(item)) is not None]
        if not found:
            return
        source = " ".join(f"{one.item.meeting}/{one.item.id}" for one in found)

        def done(meetings: tuple[MeetingRef, ...]) -> None:
            coming = [held for held in meetings if held.starts_at >= now]
            past = [held for held in meetings if held.starts_at < now]
            nearest = min(coming, key=lambda held: held.starts_at, default=None)
            nearest = nearest or max(past, key=lambda held: held.starts_at, default=None)
            if nearest is None:
                self.ports.frame.say(_("Plan a meeting first: there is none to take it up at."))
                return
            self.ports.frame.navigate(
                "meeting", case=case, meeting=nearest.id, tab="during", take=source
            )

        self._forms.read(
            lambda: self.services.meetings.list_meetings(case=case, only_open=True), done
        )

    def leave_papers(self) -> None:
        """Back to the mapping on the screen."""
        self.copying.leave()
        self.view.show_papers(wanted=False)

    def to_consultations(self) -> None:
        """What a party may not tell yet stays there, without a name."""
        self.ports.frame.navigate("consultations")

    def drafts(self) -> tuple[DraftText, ...]:
        """What is typed and not saved."""
        return (*self.entry.drafts(), *self._form_drafts()) if self.has_case else ()

    def _form_drafts(self) -> tuple[DraftText, ...]:
        if not self._form_key:
            return ()
        text = self.view.kept_form(self._kind)
        return (DraftText(key=self._form_key, text=text),) if text else ()

    def _saved(self) -> None:
        self.view.close_editor()

    def _go_on(self, item: str) -> None:
        if item == NEW:
            self.add()
        else:
            self.change_entry(item)

    def _entry(self, item: str) -> EntryView | None:
        entries = () if self._scene is None else self._scene.board.entries
        return next((one for one in entries if one.item.id == item), None)

    def _source(self, meeting: str) -> str:
        """Who probably says it: the party that referred, else the family."""
        referrals = () if self._scene is None else self._scene.referrals
        for one in referrals:
            if one.referral.meeting == meeting and one.referral.party is not None:
                return one.referral.party
        return FAMILY
