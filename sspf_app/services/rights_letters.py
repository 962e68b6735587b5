"""Letters of answer about somebody's data: what was given, refused, takes longer, or stands beside.

A letter tells nothing of any case. It is the one paper that goes to somebody who is barred too:
they asked, and the law says that they get an answer.

Source: GDPR 12.3 to 12.6, 15 to 18; dataskyddslagen (2018:218) 5 kap. 1 § and 7 kap. 2 §;
socialtjänstlagen (2025:400) 14 kap. 6 §.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.domain.time import plus_months
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import action_of, record_disclosure
from sspf_app.services.export_views import Paper
from sspf_app.services.extract_papers import ExtractWritten, searched_in_each_case
from sspf_app.services.extract_reading import ExtractContent, ExtractDesk, need_request
from sspf_app.services.extract_records import (
    AnswerKind,
    ExtractRequest,
    RefusalGround,
    RightsAnswer,
    RightsWish,
)
from sspf_app.services.extracts import letters_for
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import decide_without_content
from sspf_app.services.outgoing import named_free, write_out, write_to_subject
from sspf_app.services.paper_of_rights_letter import RightsLetterData
from sspf_app.services.paper_search import Withheld, withheld_from, words_of
from sspf_app.services.paper_signs import sign_across_cases
from sspf_app.services.papers import DocumentRenderer, RenderedDocument
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, DisclosureKind
from sspf_app.services.withdrawal_papers import LANGUAGE
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.extracts import withheld_sentences

MONTHS_IN_ALL = 3
"""A month, and two further ones where the person was told why (GDPR 12.3)."""
GROUNDS = {
    RightsWish.EXTRACT: (RefusalGround.IDENTITY, RefusalGround.UNFOUNDED, RefusalGround.SECRECY),
    RightsWish.CORRECTION: (RefusalGround.IDENTITY, RefusalGround.UNFOUNDED),
    RightsWish.RESTRICTION: (RefusalGround.IDENTITY, RefusalGround.UNFOUNDED),
    RightsWish.ERASURE: (RefusalGround.MUST_KEEP, RefusalGround.IDENTITY, RefusalGround.UNFOUNDED),
}
"""On which grounds each kind of request may be refused."""
_NEEDS_WORDS = frozenset(
    {AnswerKind.PROLONGED, AnswerKind.CORRECTED, AnswerKind.RESTRICTED, AnswerKind.LIFTED}
)
_LONGEST = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOrder:
    """Which letter; ``ground`` of a refusal, ``why`` in words of the office."""

    kind: AnswerKind
    ground: RefusalGround | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A letter in memory, with what it answers."""

    request: ExtractRequest
    order: LetterOrder
    content: ExtractContent
    paper: Paper


class RightsLetters:
    """Use cases about letters of answer."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
    ) -> None:
        self._desk, self._renderer, self._target = desk, renderer, target
        self._reading = ExtractDesk(desk, access)

    def preview(self, request: str, order: LetterOrder) -> Paper:
        """The letter as it would be written, in memory.

        Raises:
            DomainError: as ``export``, but for what only writing can raise.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            found = need_request(unit, request)
            made = self._made(unit, found, order)
            self._desk.log(unit, Action.READ, f"rights_letter:{request}")
            unit.commit()
        return made.paper

    def export(self, request: str, order: LetterOrder, folder: Place) -> ExtractWritten:
        """Write or print the letter; from then on the request is answered, or has a new last day.

        Raises:
            DomainError: ``unknown_extract``; ``letter_not_now``: this request cannot be answered
                so, or no longer; ``letter_before_extract``: what it says is given is not saved
                yet; ``letter_ground``: a refusal without a ground that fits;
                ``letter_why``: words are missing; ``letter_too_long`` (most); ``leak_found``;
                ``export_failed``, ``clock_set_back``, ``reason_required``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            found = need_request(unit, request)
            made = self._made(unit, found, order)
            path = self._write(
                unit, replace(made, paper=named_free(made.paper, folder)), folder=folder
            )
        return ExtractWritten(
            path=path,
            changes=Changes(
                topics=frozenset({Topic.EXTRACTS, Topic.DISCLOSURES}),
                ids=frozenset({request, *(one.id for one in made.content.cases)}),
            ),
        )

    def _write(self, unit: UnitOfWork, made: _Made, *, folder: Place) -> Path:
        request, order, paper = made.request, made.order, made.paper
        reader = made.content.reader
        answer = RightsAnswer(
            id=self._desk.new_id("ra"),
            request=request.id,
            person=request.person,
            kind=order.kind,
            ground=order.ground,
            why=order.why.strip(),
            made_at=self._desk.now(),
            made_by=self._desk.actor.user_id,
            file_name="" if paper.is_printed else paper.file_name,
            sha256=paper.sha256,
        )
        rows = [
            record_disclosure(
                self._desk,
                unit,
                decide_without_content(loaded, DisclosureKind.RIGHTS_LETTER, reader),
                what=f"rights_letter:{answer.id}",
                paper=paper,
            )
            for loaded in made.content.cases
            if not loaded.is_barred(reader)
        ]
        unit.extracts.add_answer(answer)
        if request.is_open:
            unit.extracts.put(self._answered(request, order.kind))
        self._desk.log(unit, action_of(paper), f"rights_letter:{answer.id}")
        if rows:
            return write_out(unit, self._target, rows[0], paper=paper, folder=folder).path
        return write_to_subject(unit, self._target, paper=paper, folder=folder)

    def _answered(self, request: ExtractRequest, kind: AnswerKind) -> ExtractRequest:
        now, me = self._desk.now(), self._desk.actor.user_id
        if kind is AnswerKind.PROLONGED:
            return replace(request, prolonged_to=_longest(request))
        if kind is AnswerKind.REFUSED:
            return replace(request, ended_at=now, ended_by=me)
        return replace(request, written_at=now, written_by=me)

    def _made(self, unit: UnitOfWork, request: ExtractRequest, order: LetterOrder) -> _Made:
        self._check(request, order)
        content = self._reading.content(unit, request)
        data = self._data(unit, request, content, order)
        drawn = self._renderer.rights_letter(data)
        self._search_others(unit, content, data, drawn)
        paper = searched_in_each_case(self._renderer, content, drawn, withheld=_nothing_of)
        return _Made(request=request, order=order, content=content, paper=paper)

    def _search_others(
        self,
        unit: UnitOfWork,
        content: ExtractContent,
        data: RightsLetterData,
        drawn: RenderedDocument,
    ) -> None:
        """What the office writes names nobody else the vault knows, of whatever case."""
        about = {content.person, content.reader}
        others = [one for one in unit.queries.persons_in(words_of(data)) if one.id not in about]
        leaks = self._renderer.find_leaks(
            drawn.content,
            withheld_texts=(),
            withheld_names=tuple(name for one in others for name in (one.name, *one.aliases)),
            readable_texts=(words_of(replace(data, why="")),),
        )
        if leaks:
            found = "; ".join(f"{leak.where}: {leak.found}" for leak in leaks)
            raise DomainError("leak_found", found=found, leaks=leaks)

    def _data(
        self,
        unit: UnitOfWork,
        request: ExtractRequest,
        content: ExtractContent,
        order: LetterOrder,
    ) -> RightsLetterData:
        office, words = unit.office.office(), words_for(LANGUAGE)
        grounds = frozenset(one.ground.value for one in content.parts if one.ground is not None)
        is_given = order.kind is AnswerKind.GIVEN
        return RightsLetterData(
            office=paper_office(office),
            language=LANGUAGE,
            case_reference="SSPF",
            made_at=self._desk.now().astimezone(self._desk.clock.zone),
            reader=content.reader_name,
            sign=sign_across_cases(content.reader),
            about="" if content.reader == content.person else content.name,
            wish=request.wish,
            kind=order.kind,
            ground=order.ground,
            asked_on=request.asked_on,
            why=order.why.strip(),
            left_out=withheld_sentences(grounds, words) if is_given else (),
            last_day=_longest(request) if order.kind is AnswerKind.PROLONGED else None,
            protection_officer=office.data_protection_officer,
        )

    def _check(self, request: ExtractRequest, order: LetterOrder) -> None:
        today = self._desk.now().astimezone(self._desk.clock.zone).date()
        if order.kind not in letters_for(request, today=today):
            waits = request.is_open and request.wish is RightsWish.EXTRACT
            is_early = waits and order.kind is AnswerKind.GIVEN
            raise DomainError("letter_before_extract" if is_early else "letter_not_now")
        is_refusal = order.kind is AnswerKind.REFUSED
        if is_refusal != (order.ground in GROUNDS[request.wish]):
            raise DomainError("letter_ground")
        needs_words = order.kind in _NEEDS_WORDS or order.ground is RefusalGround.UNFOUNDED
        if needs_words and not order.why.strip():
            raise DomainError("letter_why")
        if len(order.why) > _LONGEST:
            raise DomainError("letter_too_long", most=_LONGEST)


def _longest(request: ExtractRequest) -> date:
    return plus_months(request.asked_on, MONTHS_IN_ALL)


def _nothing_of(loaded: LoadedCase, content: ExtractContent) -> Withheld:
    """Every item, note and person of the case: a letter of answer holds none of it."""
    return withheld_from(loaded, shown={content.person, content.reader}, readable=())
