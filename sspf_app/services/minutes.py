"""Minutes, one copy per recipient, built from what the recipient reads."""

from __future__ import annotations

from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Person
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.copies import Copies, archive_facts
from sspf_app.services.desk import Desk
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.gate import COORDINATOR, DisclosureDecision, decide_minutes
from sspf_app.services.item_reading import meeting_items, reads
from sspf_app.services.item_views import recipients_of
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.minutes_building import MinutesBuilder, MinutesSources
from sspf_app.services.occasions import kinds_of
from sspf_app.services.outgoing import named_free, record_disclosure, write_out
from sspf_app.services.paper_search import searched
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.process import step_name

__all__ = ["COORDINATOR", "Minutes"]

_LANGUAGE = "sv"


class Minutes:
    """Previews and exports of minutes."""

    def __init__(  # noqa: PLR0913  each is a tool of its own
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        copies: Copies,
        words: Words,
    ) -> None:
        self._desk = desk
        self._access = access
        self._renderer = renderer
        self._target = target
        self._copies = copies
        self._words = words

    def recipients(self, case: str, meeting: str) -> tuple[RecipientView, ...]:
        """For whom a copy can be made: the coordinator, parties and persons of the meeting."""
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            self._desk.log(unit, Action.READ, f"recipients:{meeting}", case=case)
            unit.commit()
        row = loaded.need_meeting(meeting)
        items = meeting_items(loaded, row)
        own = RecipientView(
            recipient=COORDINATOR,
            name=self._words.gettext("The coordinator's own copy"),
            kind="coordinator",
            readable=len(items),
        )
        others = [
            RecipientView(
                recipient=recipient,
                name=loaded.name(recipient),
                kind="party" if recipient in loaded.parties else "person",
                readable=sum(reads(loaded, item, recipient) for item in items),
            )
            for recipient in recipients_of(loaded, row)
        ]
        return (own, *others)

    def preview(self, case: str, meeting: str, *, recipient: str) -> Paper:
        """The copy as it would be exported now, from memory.

        Raises:
            DomainError: ``unknown_meeting``, ``not_a_recipient`` (name), ``nothing_readable``
                (name): a party that may not know of the case, or a person who reads nothing;
                ``leak_found`` (found, leaks: tuple of ``Leak``).
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            paper, _ = self._paper(unit, case, meeting, recipient)
            self._desk.log(unit, Action.READ, f"minutes_preview:{meeting}", case=case)
            unit.commit()
        return paper

    def export(
        self,
        case: str,
        meeting: str,
        *,
        recipient: str,
        folder: Path,
        copy: CopyKind = CopyKind.PAPER,
    ) -> Exported:
        """Write the copy to a folder; the disclosure is committed in the same act.

        Raises:
            DomainError: as ``preview``; ``archive_invalid``, ``export_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            paper, decision = self._paper(unit, case, meeting, recipient)
            loaded = self._access.case(unit, case)
            facts = archive_facts(loaded, unit.office.office(), decision.kind)
            paper = named_free(self._copies.copy(paper, copy, facts), folder)
            disclosure = record_disclosure(
                self._desk, unit, decision, what=f"meeting:{meeting}", paper=paper
            )
            return write_out(unit, self._target, disclosure, paper=paper, folder=folder)

    def _paper(
        self, unit: UnitOfWork, case: str, meeting: str, recipient: str
    ) -> tuple[Paper, DisclosureDecision]:
        loaded = self._access.case(unit, case)
        row = loaded.need_meeting(meeting)
        is_own_copy = recipient == COORDINATOR
        if not is_own_copy and recipient not in recipients_of(loaded, row):
            raise DomainError("not_a_recipient", name=loaded.name(recipient))
        decision = decide_minutes(loaded, row, recipient)
        kind = kinds_of(unit, case).get((case, meeting))
        words = words_for(_LANGUAGE)
        sources = MinutesSources(
            office=unit.office.office(),
            attendance=unit.office.attendance(case, meeting),
            people=unit.records.list_standing(Person),
            written_by=self._desk.actor.name,
            versions=unit.meetings.versions(case, meeting),
            words=words,
            # A talk or a referral is read by the same rule, and called what it is.
            heading="" if kind is None else step_name(kind.value, words),
        )
        builder = MinutesBuilder(loaded, row, decision, sources, is_own_copy=is_own_copy)
        return self._searched(builder, recipient, loaded), decision

    def _searched(self, builder: MinutesBuilder, recipient: str, loaded: LoadedCase) -> Paper:
        """Render, reopen and search; with a hit there is no paper."""
        built = builder.build()
        rendered = self._renderer.minutes(built.data)
        return searched(
            self._renderer, rendered, loaded=loaded, recipient=recipient, withheld=built.withheld
        )
