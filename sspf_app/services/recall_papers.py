"""Invitations taken back on paper: for each who got one in writing, and for nobody else.

A letter tells the time its reader knew, and nothing they were not told before.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import decide_recall
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.notice_search import invited_in_writing, time_known
from sspf_app.services.paper_names import secrecy_mark, shown_name
from sspf_app.services.paper_of_invitation import InvitationRecallData
from sspf_app.services.paper_of_notice import NoticeKind
from sspf_app.services.paper_search import Withheld, others_named, withheld_from
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.papers_out import LANGUAGE, MadePaper, PaperTools
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.recipient_views import recipient_view
from sspf_app.services.records import Action, Disclosure
from sspf_app.texts.catalogue import words_for

_TAKING_BACK = (NoticeKind.CANCELLED, NoticeKind.WITHOUT_YOU)


class RecallPapers:
    """Previews and exports of letters that take an invitation back."""

    def __init__(self, tools: PaperTools) -> None:
        self._tools = tools

    def recipients(self, case: str, meeting: str) -> tuple[RecipientView, ...]:
        """Who was invited in writing to a meeting that is to come.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        with self._tools.desk.begin(Permission.READ_CASES) as unit:
            loaded = self._tools.access.case(unit, case)
            row = loaded.need_meeting(meeting)
            told = self._told(unit, loaded, row)
            self._tools.desk.log(unit, Action.READ, f"recipients:{meeting}", case=case)
            unit.commit()
        return tuple(
            recipient_view(loaded, one, readable=int(_may_be(loaded, row, one))) for one in told
        )

    def preview(self, case: str, meeting: str, kind: NoticeKind, *, recipient: str) -> Paper:
        """The letter as it would go out now, from memory.

        Raises:
            DomainError: ``not_told_before`` (name), ``meeting_has_been``; as ``decide_recall``;
                ``leak_found`` (found, leaks: tuple of ``Leak``).
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            loaded = self._tools.access.case(unit, case)
            row = loaded.need_meeting(meeting)
            paper = self._paper(unit, loaded, row, kind, recipient).paper
            self._tools.desk.log(unit, Action.READ, f"invitation_preview:{meeting}", case=case)
            unit.commit()
        return paper

    def export(  # noqa: PLR0913  which letter, to whom, where to and how
        self,
        case: str,
        meeting: str,
        kind: NoticeKind,
        *,
        recipient: str,
        folder: Place,
        copy: CopyKind = CopyKind.PAPER,
    ) -> Exported:
        """Write the letter to a folder; the disclosure is committed in the same act.

        Raises:
            DomainError: as ``preview``; ``archive_invalid``, ``export_failed``.
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            loaded = self._tools.access.case(unit, case)
            row = loaded.need_meeting(meeting)
            out = self._tools.out(unit, folder, copy)
            made = self._paper(unit, loaded, row, kind, recipient)
            out.add(loaded, made, what=f"{kind.value}:{meeting}")
            return out.write()

    def export_all(
        self,
        case: str,
        meeting: str,
        kind: NoticeKind,
        *,
        folder: Place,
        copy: CopyKind = CopyKind.PAPER,
    ) -> tuple[Exported, ...]:
        """Write the letter to everybody who was invited in writing: all of them, or none.

        Raises:
            DomainError: ``nothing_readable`` (name): nobody was; as ``export``.
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            loaded = self._tools.access.case(unit, case)
            row = loaded.need_meeting(meeting)
            out = self._tools.out(unit, folder, copy)
            for recipient in self._told(unit, loaded, row):
                if _may_be(loaded, row, recipient):
                    made = self._paper(unit, loaded, row, kind, recipient)
                    out.add(loaded, made, what=f"{kind.value}:{meeting}")
            return out.write_all(about=loaded.reference)

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
    ) -> MadePaper:
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
        office, words = unit.office.office(), words_for(LANGUAGE)
        known_at = time_known(loaded, row, told[recipient].at)
        data = InvitationRecallData(
            office=paper_office(office),
            language=LANGUAGE,
            case_reference=loaded.reference,
            made_at=loaded.now,
            recipient=shown_name(loaded, recipient, words),
            sign=recipient_sign(loaded.id, recipient),
            is_person=recipient in loaded.persons,
            secrecy=secrecy_mark(loaded, office),
            starts_at=known_at.astimezone(loaded.facts.zone),
            is_cancelled=kind is NoticeKind.CANCELLED,
        )
        paper = self._tools.searched(
            self._tools.renderer.invitation_recall(data),
            loaded,
            recipient,
            _withheld(unit, loaded, row, recipient, data),
        )
        return MadePaper(paper=paper, decision=decision)


def _withheld(
    unit: UnitOfWork,
    loaded: LoadedCase,
    row: Meeting,
    recipient: str,
    data: InvitationRecallData,
) -> Withheld:
    """Every item of the case, everybody but the reader, and where one was to meet."""
    held = withheld_from(loaded, shown=(recipient,), readable=())
    others = others_named(unit, loaded, data, shown=(recipient,))
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
