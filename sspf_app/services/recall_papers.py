"""Invitations taken back on paper: for each who got one in writing, and for nobody else.

A letter tells the time its reader knew, and nothing they were not told before.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.copies import Copies, archive_facts
from sspf_app.services.desk import Desk
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import DisclosureDecision, decide_recall
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.notice_search import invited_in_writing, number_of, time_known
from sspf_app.services.outgoing import named_free, record_disclosure, write_all_out, write_out
from sspf_app.services.paper_names import secrecy_mark, shown_name
from sspf_app.services.paper_of_invitation import InvitationRecallData
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.paper_search import Withheld, names_of, searched, withheld_from, words_of
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Disclosure
from sspf_app.texts.catalogue import words_for

_TAKING_BACK = (NoticeKind.CANCELLED, NoticeKind.WITHOUT_YOU)
_LANGUAGE = "sv"


class RecallPapers:
    """Previews and exports of letters that take an invitation back."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        copies: Copies,
    ) -> None:
        self._desk = desk
        self._access = access
        self._renderer = renderer
        self._target = target
        self._copies = copies

    def recipients(self, case: str, meeting: str) -> tuple[RecipientView, ...]:
        """Who was invited in writing to a meeting that is to come.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            told = self._told(unit, loaded, row)
            self._desk.log(unit, Action.READ, f"recipients:{meeting}", case=case)
            unit.commit()
        return tuple(
            RecipientView(
                recipient=one,
                name=loaded.name(one),
                kind="party" if one in loaded.parties else "person",
                readable=int(_may_be(loaded, row, one)),
            )
            for one in told
        )

    def preview(self, case: str, meeting: str, kind: NoticeKind, *, recipient: str) -> Paper:
        """The letter as it would go out now, from memory.

        Raises:
            DomainError: ``not_told_before`` (name), ``meeting_has_been``; as ``decide_recall``;
                ``leak_found`` (found, leaks: tuple of ``Leak``).
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            paper, _ = self._paper(unit, loaded, row, kind, recipient)
            self._desk.log(unit, Action.READ, f"invitation_preview:{meeting}", case=case)
            unit.commit()
        return paper

    def export(  # noqa: PLR0913  which letter, to whom, where to and how
        self,
        case: str,
        meeting: str,
        kind: NoticeKind,
        *,
        recipient: str,
        folder: Path,
        copy: CopyKind = CopyKind.PAPER,
    ) -> Exported:
        """Write the letter to a folder; the disclosure is committed in the same act.

        Raises:
            DomainError: as ``preview``; ``archive_invalid``, ``export_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            paper, decision = self._paper(unit, loaded, row, kind, recipient)
            paper = self._copied(unit, loaded, decision, paper, copy)
            paper = named_free(paper, folder)
            found = self._noted(unit, decision, kind, paper)
            return write_out(unit, self._target, found, paper=paper, folder=folder)

    def export_all(
        self,
        case: str,
        meeting: str,
        kind: NoticeKind,
        *,
        folder: Path,
        copy: CopyKind = CopyKind.PAPER,
    ) -> tuple[Exported, ...]:
        """Write the letter to everybody who was invited in writing: all of them, or none.

        Raises:
            DomainError: ``nothing_readable`` (name): nobody was; as ``export``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case)
            row = loaded.need_meeting(meeting)
            written: list[tuple[Disclosure, Paper]] = []
            for recipient in self._told(unit, loaded, row):
                if not _may_be(loaded, row, recipient):
                    continue
                paper, decision = self._paper(unit, loaded, row, kind, recipient)
                paper = self._copied(unit, loaded, decision, paper, copy)
                taken = tuple(one.file_name for _, one in written)
                paper = named_free(paper, folder, taken=taken)
                written.append((self._noted(unit, decision, kind, paper), paper))
            if not written:
                raise DomainError("nothing_readable", name=loaded.reference)
            return write_all_out(unit, self._target, written, folder)

    def _told(self, unit: UnitOfWork, loaded: LoadedCase, row: Meeting) -> dict[str, Disclosure]:
        if row.starts_at <= loaded.now:
            return {}
        told = invited_in_writing(unit, row)
        known = {*loaded.parties, *loaded.persons}
        return {one: found for one, found in told.items() if one in known}

    def _paper(
        self,
        unit: UnitOfWork,
        loaded: LoadedCase,
        row: Meeting,
        kind: NoticeKind,
        recipient: str,
    ) -> tuple[Paper, DisclosureDecision]:
        """Decide, build, render, reopen and search; with a hit there is no paper.

        Raises:
            ValueError: the kind takes nothing back. (A bug.)
        """
        if kind not in _TAKING_BACK:
            raise ValueError(kind)
        if row.starts_at <= loaded.now:
            raise DomainError("meeting_has_been")
        told = self._told(unit, loaded, row)
        decision = decide_recall(loaded, row, recipient, was_told=recipient in told)
        office, words = unit.office.office(), words_for(_LANGUAGE)
        known_at = time_known(loaded, row, told[recipient].at)
        data = InvitationRecallData(
            office=paper_office(office),
            language=_LANGUAGE,
            case_reference=loaded.reference,
            made_at=loaded.now,
            recipient=shown_name(loaded, recipient, words),
            copy_number=number_of(row, recipient),
            secrecy=secrecy_mark(loaded, office),
            starts_at=known_at.astimezone(loaded.facts.zone),
            is_cancelled=kind is NoticeKind.CANCELLED,
        )
        paper = searched(
            self._renderer,
            self._renderer.invitation_recall(data),
            loaded=loaded,
            recipient=recipient,
            withheld=_withheld(unit, loaded, row, recipient, data),
        )
        return paper, decision

    def _copied(
        self,
        unit: UnitOfWork,
        loaded: LoadedCase,
        decision: DisclosureDecision,
        paper: Paper,
        copy: CopyKind,
    ) -> Paper:
        facts = archive_facts(loaded, unit.office.office(), decision.kind)
        return self._copies.copy(paper, copy, facts)

    def _noted(
        self, unit: UnitOfWork, decision: DisclosureDecision, kind: NoticeKind, paper: Paper
    ) -> Disclosure:
        what = f"{kind.value}:{decision.meeting}"
        return record_disclosure(self._desk, unit, decision, what=what, paper=paper)


def _withheld(
    unit: UnitOfWork,
    loaded: LoadedCase,
    row: Meeting,
    recipient: str,
    data: InvitationRecallData,
) -> Withheld:
    """Every item of the case, everybody but the reader, and where one was to meet."""
    held = withheld_from(loaded, shown=(recipient,), readable=())
    own = names_of(loaded, recipient)
    others = [
        name
        for person in unit.queries.persons_in(words_of(data))
        if person.id != recipient
        for name in (person.name, *person.aliases)
        if name not in own
    ]
    return Withheld(
        texts=held.texts,
        names=tuple(dict.fromkeys((*held.names, *others))),
        nowhere=(row.place,) if row.place else (),
    )


def _may_be(loaded: LoadedCase, row: Meeting, recipient: str) -> bool:
    try:
        decide_recall(loaded, row, recipient, was_told=True)
    except DomainError:
        return False
    return True
