"""One page for the colleague or deputy who goes on: what waits, by day and reference.

It stays within the office, yet it is paper: names stand there only when asked for, and those with
protected identity never. Everything that was said stays in the vault.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.case_loading import load_case
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_due
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import action_of, record_disclosure
from sspf_app.services.export_views import Exported, Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import decide_hand_over
from sspf_app.services.hand_over_names import ShownNames
from sspf_app.services.outgoing import named_free, write_out
from sspf_app.services.paper_names import secrecy_mark
from sspf_app.services.paper_of_hand_over import HandOverData, HandOverRow, HandOverSection
from sspf_app.services.paper_search import searched
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.today import CONTRIBUTIONS
from sspf_app.services.today_commitments import commitments_in_cases
from sspf_app.services.today_scene import CaseDue, QueueScene
from sspf_app.services.today_views import TodayEntry
from sspf_app.texts.catalogue import N_, Words

_AHEAD = timedelta(days=30)
_OWN_WAY = frozenset({"meeting", "commitments_late", "commitments_coming"})
"""What the page reads for itself: the queue of the day has it for fewer days, or for no case."""
_SECTIONS: tuple[tuple[str, frozenset[str]], ...] = (
    (N_("Meetings within 30 days"), frozenset({"meeting"})),
    (
        N_("Meetings to see to"),
        frozenset({"meeting_stopped", "meeting_uncalled", "meeting_missing", "copies_waiting"}),
    ),
    (
        N_("Withdrawals that not everybody was told of"),
        frozenset(
            {
                *("went_out_late", "wrong_answer_out", "known_since_out"),
                "withdrawal_not_notified",
            }
        ),
    ),
    (
        N_("Papers and words that reached somebody by mistake"),
        frozenset({"paper_gone_wrong", "words_gone_wrong"}),
    ),
    (N_("Commitments that are late"), frozenset({"commitments_late"})),
    (N_("Commitments that come"), frozenset({"commitments_coming"})),
    (N_("Consents that end"), frozenset({"consent_ending", "oral_ending", "exception_ending"})),
    (N_("Answers that are awaited"), frozenset({"form_out", "talk_first", "reminder_due"})),
    (N_("Birthdays that change who answers"), frozenset({"birthday", "adult"})),
    (
        N_("Custody, parties and pauses that change"),
        frozenset(
            {
                *("custody_ends", "custody_begins", "party_leaves", "party_joins"),
                *("track_ending", "pause_ending"),
            }
        ),
    ),
    (
        N_("Tasks"),
        frozenset(
            {
                *("task", "task_ask_anew", "position_awaited", "approval_awaited"),
                "access_asked",
            }
        ),
    ),
    (N_("Contacts after a case was closed"), frozenset({"after_contact"})),
    (N_("Cases on their way to another office"), frozenset({"receipt_awaited"})),
    (N_("Texts that were begun and not saved"), frozenset({"draft"})),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOrder:
    """What the page says of itself.

    Attributes:
        colleague: Who goes on; may be empty.
        with_names: Also the names of those who are not protected.
    """

    colleague: str = ""
    with_names: bool = False


class HandOverPages:
    """Use cases about the page."""

    def __init__(
        self,
        desk: Desk,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        words: Words,
    ) -> None:
        self._desk = desk
        self._renderer = renderer
        self._target = target
        self._words = words

    def export(self, order: PageOrder, folder: Place) -> Exported:
        """Write or print the page; it stands in the ledger of every case it tells of.

        Raises:
            DomainError: ``not_permitted``, ``nothing_to_hand_over``, ``leak_found``,
                ``export_failed``, ``clock_set_back`` (now, seen).
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            refresh_due(unit, now=self._desk.now())
            scene = self._scene(unit)
            entries = self._entries(scene)
            cases = [
                load_case(unit, case, now=self._desk.now())
                for case in dict.fromkeys(one.case for one in entries if one.case is not None)
            ]
            if not cases:
                raise DomainError("nothing_to_hand_over")
            shown = ShownNames(
                cases,
                with_names=order.with_names,
                words=self._words,
                apart=scene.apart({one.id for one in cases}),
            )
            paper = self._paper(unit, order, entries, (cases, shown))
            paper = named_free(paper, folder)
            rows = [
                record_disclosure(
                    self._desk, unit, decide_hand_over(loaded), what="hand_over", paper=paper
                )
                for loaded in cases
            ]
            self._desk.log(unit, action_of(paper), "hand_over")
            return write_out(unit, self._target, rows[0], paper=paper, folder=folder)

    def _scene(self, unit: UnitOfWork) -> QueueScene:
        zone, user = self._desk.clock.zone, self._desk.actor.user_id
        return QueueScene(unit, now=self._desk.now(), zone=zone, user_id=user)

    def _entries(self, scene: QueueScene) -> tuple[TodayEntry, ...]:
        found = [entry for part in CONTRIBUTIONS for entry in part(scene)]
        found = [one for one in found if one.kind not in _OWN_WAY]
        found += commitments_in_cases(scene)
        begins = scene.midnight(scene.today)
        found += [
            CaseDue("meeting", row.starts_at, row.id, row.case)
            for row in scene.unit.day.meetings(begins, begins + _AHEAD)
        ]
        entries = scene.entries(found)
        return tuple(sorted(entries, key=lambda one: (one.at, one.reference, one.target)))

    def _paper(
        self,
        unit: UnitOfWork,
        order: PageOrder,
        entries: tuple[TodayEntry, ...],
        told: tuple[list[LoadedCase], ShownNames],
    ) -> Paper:
        office = unit.office.office()
        sections: list[HandOverSection] = []
        cases, shown = told
        for title, kinds in _SECTIONS:
            rows = tuple(self._row(shown, one) for one in entries if one.kind in kinds)
            if rows:
                sections.append(HandOverSection(title=self._words.marked(title), rows=rows))
        data = HandOverData(
            office=paper_office(office),
            language=self._words.language,
            case_reference="SSPF",
            made_at=self._desk.now().astimezone(self._desk.clock.zone),
            colleague=order.colleague.strip(),
            made_by=self._desk.actor.name,
            has_names=order.with_names,
            sections=tuple(sections),
            secrecy=secrecy_mark(cases[0], office),
        )
        rendered = self._renderer.hand_over(data)
        paper: Paper | None = None
        for loaded in cases:
            paper = searched(
                self._renderer,
                rendered,
                loaded=loaded,
                recipient=loaded.header.coordinator_party,
                withheld=shown.withheld(loaded, own=(data.colleague, data.made_by)),
            )
        if paper is None:
            raise DomainError("nothing_to_hand_over")
        return paper

    def _row(self, shown: ShownNames, entry: TodayEntry) -> HandOverRow:
        at = entry.at.astimezone(self._desk.clock.zone)
        words = ""
        if entry.kind.startswith("commitments_"):
            number = int(entry.detail)
            words = self._words.ngettext("{n} commitment", "{n} commitments", number).format(
                n=number
            )
        return HandOverRow(
            day=at.date(),
            time=f"{at:%H:%M}" if entry.kind == "meeting" else "",
            reference=entry.reference,
            name=shown.of(entry),
            words=words,
        )
