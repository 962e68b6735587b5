"""Invitations on paper: one for each who may be invited, with the agenda they may read.

Source: sharing rules, section 7.
"""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import DisclosureDecision, decide_invitation
from sspf_app.services.meeting_records import PlannedPoint
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.name_asking import names_of_case
from sspf_app.services.other_names import OtherPeople
from sspf_app.services.paper_names import may_tell_place, secrecy_mark, shown_name
from sspf_app.services.paper_of_invitation import InvitationPaperData
from sspf_app.services.paper_of_minutes import AgendaLine
from sspf_app.services.paper_search import Withheld, others_named, withheld_from
from sspf_app.services.paper_signs import recipient_sign
from sspf_app.services.papers_out import LANGUAGE, MadePaper, PaperTools
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.recipient_views import recipient_view
from sspf_app.services.records import Action, Office
from sspf_app.texts.catalogue import words_for


@dataclass(frozen=True, slots=True)
class _Planned:
    """The points of the agenda, and persons of other cases whom their headings name after all."""

    points: tuple[PlannedPoint, ...]
    others: OtherPeople


class InvitationPapers:
    """Previews and exports of invitations."""

    def __init__(self, tools: PaperTools) -> None:
        self._tools = tools

    def recipients(self, case: str, meeting: str) -> tuple[RecipientView, ...]:
        """Who takes part, and how many lines each would get; nothing for who may not be invited.

        Raises:
            DomainError: ``unknown_case``, ``unknown_meeting``, ``reason_required``.
        """
        with self._tools.desk.begin(Permission.READ_CASES) as unit:
            loaded = self._tools.access.case(unit, case)
            row = loaded.need_meeting(meeting)
            points = unit.meetings.points(case, meeting)
            self._tools.desk.log(unit, Action.READ, f"recipients:{meeting}", case=case)
            unit.commit()
        return tuple(
            recipient_view(loaded, one, readable=_lines(loaded, row, one, points))
            for one in _invited(loaded, row)
        )

    def preview(self, case: str, meeting: str, *, recipient: str) -> Paper:
        """The invitation as it would go out now, from memory.

        Raises:
            DomainError: as ``decide_invitation``; ``leak_found`` (found, leaks: tuple of
                ``Leak``).
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            loaded = self._tools.access.case(unit, case)
            paper = self._paper(unit, loaded, loaded.need_meeting(meeting), recipient).paper
            self._tools.desk.log(unit, Action.READ, f"invitation_preview:{meeting}", case=case)
            unit.commit()
        return paper

    def export(
        self,
        case: str,
        meeting: str,
        *,
        recipient: str,
        folder: Place,
        copy: CopyKind = CopyKind.PAPER,
    ) -> Exported:
        """Write the invitation to a folder; the disclosure is committed in the same act.

        Raises:
            DomainError: as ``preview``; ``archive_invalid``, ``export_failed``.
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            loaded = self._tools.access.case(unit, case)
            row = loaded.need_meeting(meeting)
            out = self._tools.out(unit, folder, copy)
            out.add(loaded, self._paper(unit, loaded, row, recipient), what=f"invitation:{row.id}")
            return out.write()

    def export_all(
        self, case: str, meeting: str, *, folder: Place, copy: CopyKind = CopyKind.PAPER
    ) -> tuple[Exported, ...]:
        """Write the invitation of everybody who may be invited: all of them, or none.

        Raises:
            DomainError: ``nothing_readable`` (name): nobody may be invited; as ``export``.
        """
        with self._tools.desk.begin(Permission.EXPORT) as unit:
            loaded = self._tools.access.case(unit, case)
            row = loaded.need_meeting(meeting)
            out = self._tools.out(unit, folder, copy)
            for one in _invited(loaded, row):
                if _may_be(loaded, row, one):
                    made = self._paper(unit, loaded, row, one)
                    out.add(loaded, made, what=f"invitation:{row.id}")
            return out.write_all(about=loaded.reference)

    def _paper(
        self, unit: UnitOfWork, loaded: LoadedCase, row: Meeting, recipient: str
    ) -> MadePaper:
        """Decide, build, render, reopen and search; with a hit there is no paper."""
        points = unit.meetings.points(loaded.id, row.id)
        decision = decide_invitation(loaded, row, recipient, points=points)
        told = [one for one in decision.agenda if one is not None]
        names = names_of_case(unit, loaded.id)
        names.need_answered(loaded, {row.id: told})
        others = OtherPeople(
            loaded,
            unit.queries.persons_in("\n".join(told)),
            told,
            words=words_for(LANGUAGE),
            answered=names.of_other_youths((row.id,)),
        )
        data = _data(loaded, row, decision, unit.office.office(), others)
        withheld = _withheld(unit, loaded, decision, data, _Planned(points, others))
        paper = self._tools.searched(
            self._tools.renderer.invitation(data), loaded, recipient, withheld
        )
        return MadePaper(paper=paper, decision=decision)


def _data(
    loaded: LoadedCase,
    row: Meeting,
    decision: DisclosureDecision,
    office: Office,
    others: OtherPeople,
) -> InvitationPaperData:
    recipient, words = decision.recipient, words_for(LANGUAGE)
    return InvitationPaperData(
        office=paper_office(office),
        language=LANGUAGE,
        case_reference=loaded.reference,
        made_at=loaded.now,
        recipient=shown_name(loaded, recipient, words),
        sign=recipient_sign(loaded.id, recipient),
        is_person=recipient in loaded.persons,
        secrecy=secrecy_mark(loaded, office),
        starts_at=row.starts_at.astimezone(loaded.facts.zone),
        young_person=loaded.name(loaded.header.young_person),
        place=row.place if may_tell_place(loaded, recipient) else None,
        agenda=tuple(
            AgendaLine(heading=None if one is None else others.left_out_of(one))
            for one in decision.agenda
        ),
        also_invited=_also_invited(loaded, row, recipient),
    )


def _also_invited(loaded: LoadedCase, row: Meeting, recipient: str) -> tuple[str, ...]:
    """The parties a person will meet: those that may be invited now, and no other.

    Whoever may read that the young person takes part reads in the minutes which parties came.
    """
    if recipient not in loaded.persons:
        return ()
    words = words_for(LANGUAGE)
    names = (
        shown_name(loaded, one, words)
        for one in _invited(loaded, row)
        if one in loaded.parties and _may_be(loaded, row, one)
    )
    return tuple(dict.fromkeys(names))


def _withheld(
    unit: UnitOfWork,
    loaded: LoadedCase,
    decision: DisclosureDecision,
    data: InvitationPaperData,
    planned: _Planned,
) -> Withheld:
    """Every item of the case, every heading not told, and everybody but whom it names."""
    told = [one for one in decision.agenda if one is not None]
    points, said = planned.points, planned.others.left_out_of
    about = {person for point in points if point.heading in told for person in point.about}
    shown = {loaded.header.young_person, decision.recipient, *about}
    held = withheld_from(loaded, shown=shown, readable=map(said, told))
    others = others_named(unit, loaded, data, shown=shown)
    headings = [one.heading for one in points if one.heading not in told]
    place = loaded.need_meeting(decision.meeting or "").place
    return Withheld(
        texts=(*held.texts, *headings),
        names=tuple(dict.fromkeys((*held.names, *others))),
        readable=held.readable,
        nowhere=(*planned.others.names, *(() if data.place or not place else (place,))),
    )


def _invited(loaded: LoadedCase, row: Meeting) -> tuple[str, ...]:
    own = loaded.header.coordinator_party
    known = [one for one in row.participants if one in loaded.parties or one in loaded.persons]
    return tuple(one for one in known if one != own)


def _may_be(loaded: LoadedCase, row: Meeting, recipient: str) -> bool:
    try:
        decide_invitation(loaded, row, recipient)
    except DomainError:
        return False
    return True


def _lines(
    loaded: LoadedCase, row: Meeting, recipient: str, points: tuple[PlannedPoint, ...]
) -> int:
    try:
        decision = decide_invitation(loaded, row, recipient, points=points)
    except DomainError:
        return 0
    return 1 + sum(one is not None for one in decision.agenda)
