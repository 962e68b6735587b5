"""Minutes, one copy per recipient, built from what the recipient reads."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Meeting, Person
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.copies import Copies, archive_facts
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.export_views import CopyKind, Exported, Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import (
    COORDINATOR,
    DisclosureDecision,
    decide_minutes,
    decide_print_list,
)
from sspf_app.services.item_reading import meeting_items, recipients_of
from sspf_app.services.meeting_views import RecipientView
from sspf_app.services.minutes_building import MinutesBuilder, MinutesSources
from sspf_app.services.move_views import Run
from sspf_app.services.name_asking import names_of_case
from sspf_app.services.occasions import kinds_of
from sspf_app.services.out_settings import template_in_use
from sspf_app.services.outgoing import named_free, write_all_out, write_out
from sspf_app.services.paper_lines import recipient_views
from sspf_app.services.paper_names import secrecy_mark, shown_name
from sspf_app.services.paper_of_print import PrintLine, PrintListData
from sspf_app.services.paper_search import searched, withheld_from
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Disclosure
from sspf_app.texts.catalogue import Words, words_for
from sspf_app.texts.errors import error_sentence
from sspf_app.texts.process import step_name

__all__ = ["COORDINATOR", "Minutes"]

_LANGUAGE = "sv"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Whose minutes, of which meeting."""

    loaded: LoadedCase
    row: Meeting
    sources: MinutesSources


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
        return recipient_views(loaded, items, recipients_of(loaded, row), self._words)

    def preview(
        self, case: str, meeting: str, *, recipient: str, copy: CopyKind = CopyKind.PAPER
    ) -> Paper:
        """The copy as it would be exported now, from memory.

        Args:
            case: The case.
            meeting: The meeting.
            recipient: Whose copy.
            copy: ``WORD`` is read back from the file it would be; every other is the paper.

        Raises:
            DomainError: ``unknown_meeting``, ``not_a_recipient`` (name), ``nothing_readable``
                (name): a party that may not know of the case, or a person who reads nothing;
                ``leak_found`` (found, leaks: tuple of ``Leak``).
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            asked = self._asked(unit, case, meeting)
            paper, _ = self._paper(unit, asked, recipient, copy=copy)
            if copy is CopyKind.WORD:
                paper = replace(paper, copy=copy, lines=self._renderer.word_lines(paper.pdf))
            self._desk.log(unit, Action.READ, f"minutes_preview:{meeting}", case=case)
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
        """Write or print the copy; the disclosure is committed in the same act.

        Raises:
            DomainError: as ``preview``; ``meeting_to_come`` (day, time); ``archive_invalid``,
                ``export_failed``, ``print_failed``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            asked = self._asked(unit, case, meeting)
            asked.loaded.need_begun(asked.row)
            paper, decision = self._copied(unit, asked, recipient, copy)
            paper = named_free(paper, folder)
            disclosure = record_disclosure(
                self._desk, unit, decision, what=f"meeting:{meeting}", paper=paper
            )
            return write_out(unit, self._target, disclosure, paper=paper, folder=folder)

    def export_all(  # noqa: PLR0913  which copies, in which form, where to
        self,
        case: str,
        meeting: str,
        *,
        recipients: Sequence[str],
        folder: Place,
        copy: CopyKind = CopyKind.DISPATCH,
        run: Run | None = None,
    ) -> tuple[Exported, ...]:
        """Write or print the copies of several recipients in one act: all of them, or none.

        Files to print are numbered in their order, and a list says what to print for whom; it
        comes last and stays in the office. What is printed at once needs neither.

        Args:
            case: The case.
            meeting: The meeting.
            recipients: Whose copies, in the order they are printed.
            folder: Where to.
            copy: In which form; locked with a password of its own each, unless told otherwise.
            run: Told of each finished copy, and asked whether to go on.

        Raises:
            DomainError: ``copy_stopped`` (name, why): one of them cannot be made, so none is
                written; ``meeting_to_come`` (day, time), ``cancelled``, ``export_failed``,
                ``print_failed``; what ``record_disclosure`` raises.
        """
        run, is_listed = run or Run(), copy is CopyKind.PAPER and isinstance(folder, Path)
        run.total = len(recipients)
        with self._desk.begin(Permission.EXPORT) as unit:
            asked = self._asked(unit, case, meeting)
            loaded = asked.loaded
            loaded.need_begun(asked.row)
            made: list[tuple[Disclosure, Paper]] = []
            for number, recipient in enumerate(recipients, start=1):
                run.step()
                with _named_trouble(loaded, recipient, self._words):
                    paper, decision = self._copied(unit, asked, recipient, copy)
                    if is_listed:
                        paper = replace(paper, file_name=f"{number:02d}-{paper.file_name}")
                    self._take(unit, made, (paper, decision), meeting=meeting, folder=folder)
            if is_listed:
                self._take(
                    unit, made, self._listed(unit, loaded, made), meeting=meeting, folder=folder
                )
            if run.is_cancelled:
                raise DomainError("cancelled")
            return write_all_out(unit, self._target, made, folder)

    def _asked(self, unit: UnitOfWork, case: str, meeting: str) -> _Asked:
        """The meeting and what stands beside it: read once, whoever the copies are for."""
        loaded = self._access.case(unit, case)
        row = loaded.need_meeting(meeting)
        kind = kinds_of(unit, case).get((case, meeting))
        words, people = words_for(_LANGUAGE), unit.records.list_standing(Person)
        sources = MinutesSources(
            office=unit.office.office(),
            attendance=unit.office.attendance(case, meeting),
            named_in=lambda _text: people,
            names=names_of_case(unit, case),
            written_by=self._desk.actor.name,
            versions=unit.meetings.versions(case, meeting),
            points=unit.meetings.points(case, meeting),
            words=words,
            # A talk or a referral is read by the same rule, and called what it is.
            heading="" if kind is None else step_name(kind.value, words),
            log_head=unit.journal.head(),
        )
        return _Asked(loaded=loaded, row=row, sources=sources)

    def _take(
        self,
        unit: UnitOfWork,
        made: list[tuple[Disclosure, Paper]],
        copied: tuple[Paper, DisclosureDecision],
        *,
        meeting: str,
        folder: Place,
    ) -> None:
        """Note a finished copy beside those that are written with it."""
        taken = [other.file_name for _, other in made]
        paper = named_free(copied[0], folder, taken=taken)
        disclosure = record_disclosure(
            self._desk, unit, copied[1], what=f"meeting:{meeting}", paper=paper
        )
        made.append((disclosure, paper))

    def _listed(
        self, unit: UnitOfWork, loaded: LoadedCase, made: Sequence[tuple[Disclosure, Paper]]
    ) -> tuple[Paper, DisclosureDecision]:
        """The list beside a batch to print: what for whom, on how many sheets."""
        decision = decide_print_list(loaded)
        office, words = unit.office.office(), words_for(_LANGUAGE)
        data = PrintListData(
            office=paper_office(office),
            language=_LANGUAGE,
            case_reference=loaded.reference,
            made_at=loaded.now.astimezone(loaded.facts.zone),
            lines=tuple(
                PrintLine(
                    recipient=shown_name(loaded, row.recipient, words),
                    file_name=paper.file_name,
                    pages=paper.pages or 0,
                )
                for row, paper in made
            ),
            secrecy=secrecy_mark(loaded, office),
        )
        withheld = withheld_from(loaded, shown=[row.recipient for row, _ in made], readable=())
        rendered = self._renderer.print_list(data)
        paper = searched(
            self._renderer,
            rendered,
            loaded=loaded,
            recipient=decision.recipient,
            withheld=withheld,
        )
        return paper, decision

    def _copied(
        self, unit: UnitOfWork, asked: _Asked, recipient: str, copy: CopyKind
    ) -> tuple[Paper, DisclosureDecision]:
        """The searched copy in the form it is to leave in."""
        paper, decision = self._paper(unit, asked, recipient, copy=copy)
        facts = archive_facts(asked.loaded, asked.sources.office, decision.kind)
        return self._copies.copy(paper, copy, facts), decision

    def _paper(
        self,
        unit: UnitOfWork,
        asked: _Asked,
        recipient: str,
        *,
        copy: CopyKind = CopyKind.PAPER,
    ) -> tuple[Paper, DisclosureDecision]:
        loaded, row, sources = asked.loaded, asked.row, asked.sources
        is_own_copy = recipient == COORDINATOR
        decision = decide_minutes(
            loaded, row, recipient, points=sources.points, attendance=sources.attendance
        )
        builder = MinutesBuilder(loaded, row, decision, sources, is_own_copy=is_own_copy)
        # Rendered, reopened and searched; with a hit there is no paper.
        built = builder.build()
        if copy is CopyKind.WORD:
            rendered = self._renderer.minutes_in_word(built.data, template=template_in_use(unit))
        else:
            rendered = self._renderer.minutes(built.data)
        paper = searched(
            self._renderer, rendered, loaded=loaded, recipient=recipient, withheld=built.withheld
        )
        return paper, decision


@contextmanager
def _named_trouble(loaded: LoadedCase, recipient: str, words: Words) -> Generator[None]:
    """Where one of several copies cannot be made, say whose."""
    try:
        yield
    except DomainError as error:
        if error.code == "cancelled":
            raise
        name, why = loaded.name(recipient), error_sentence(error, words)
        raise DomainError("copy_stopped", name=name, why=why) from error
