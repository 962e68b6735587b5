"""Who may know what, and why."""

from __future__ import annotations

from datetime import datetime

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.domain.errors import DomainError
from sspf_app.domain.rules import Situation, decide_in, matrix
from sspf_app.domain.told import PersonAnswer
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes
from sspf_app.services.consent_cards import signatories_of
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import disclosed, record_disclosure
from sspf_app.services.done_without import done_without
from sspf_app.services.gate import DisclosureDecision, decide_oral, decide_told
from sspf_app.services.paper_search import check_words
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.sharing_cells import CellWriter, matrix_columns
from sspf_app.services.sharing_views import AnswerView, MatrixAsked, MatrixView
from sspf_app.services.told_persons import why_told
from sspf_app.texts.catalogue import Words
from sspf_app.texts.reasons import reason_sentences, sentence
from sspf_app.texts.told_persons import told_reasons, told_sentence


class Sharing:
    """The matrix, the question "may I say", and noting what was said."""

    def __init__(self, desk: Desk, access: ProtectedAccess, *, words: Words) -> None:
        self._desk = desk
        self._access = access
        self._words = words

    def matrix(  # noqa: PLR0913  the six things a matrix is asked about
        self,
        case: str,
        *,
        purpose: str,
        subject: str,
        at: datetime | None = None,
        source: str | None = None,
        channel: Channel = Channel.WRITTEN,
        known_at: datetime | None = None,
    ) -> MatrixView:
        """The sharing matrix at an instant (None = now); with a source real decisions.

        With ``known_at`` judged by what was recorded then: to look at, never to share.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``unknown_person``,
                ``unknown_party``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case, persons=(subject,))
            self._desk.log(unit, Action.READ, f"matrix:{case}", case=case)
            unit.commit()
        asked = MatrixAsked(
            purpose=purpose,
            subject=subject,
            at=at,
            source=source,
            channel=channel,
            known_at=known_at,
        )
        return matrix_view(loaded, asked, self._words)

    def ask(
        self, flow: Flow, *, at: datetime | None = None, known_at: datetime | None = None
    ) -> AnswerView:
        """May this go over? None = now; with ``known_at`` by what was recorded then.

        To a person of the case in the place of a receiving party: may they be told it?

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``unknown_person``,
                ``unknown_party``, ``reason_required``.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, flow.case, persons=(flow.subject,))
            self._desk.log(unit, Action.READ, f"question:{flow.case}", case=flow.case)
            unit.commit()
        _check(loaded, flow)
        situation = loaded.situation_at(at, known_at=known_at)
        if flow.recipient in loaded.persons:
            return self._told(loaded, situation, flow)
        decision = decide_in(situation, flow)
        return AnswerView(
            flow=flow,
            at=situation.at,
            decision=decision,
            sentence=sentence(decision, flow, loaded.facts, self._words),
            reasons=reason_sentences(decision, loaded.facts, self._words),
            source_name=loaded.name(flow.source),
            recipient_name=loaded.name(flow.recipient),
            subject_name=loaded.name(flow.subject),
        )

    def _told(self, loaded: LoadedCase, situation: Situation, flow: Flow) -> AnswerView:
        answer = PersonAnswer(
            flow=flow, why=why_told(loaded, situation, flow), is_protected=bool(loaded.protected)
        )
        return AnswerView(
            flow=flow,
            at=situation.at,
            decision=answer.decision,
            sentence=told_sentence(answer, loaded.facts, self._words),
            reasons=told_reasons(answer, loaded.facts, self._words),
            source_name=loaded.name(flow.source),
            recipient_name=loaded.name(flow.recipient),
            subject_name=loaded.name(flow.subject),
            is_to_person=True,
        )

    def note_oral(self, flow: Flow, *, what: str = "") -> Changes:
        """Note that it was said now; ``new_id`` is the disclosure.

        Raises:
            DomainError: as ``ask``; ``not_oral``; ``not_allowed`` (sentence) when the answer now
                is no.
        """
        if flow.channel is not Channel.ORAL:
            raise DomainError("not_oral")
        return self._note(flow, what.strip())

    def note_copied(self, flow: Flow, text: str) -> Changes:
        """Note that words are copied now for a message; only then may they be copied.

        Raises:
            DomainError: as ``ask``; ``not_written``; ``text_required``; ``not_allowed`` (sentence);
                ``leak_found`` (found, leaks) when the words hold what the recipient may not read,
                or name somebody else; ``person_told_by_mouth``; ``reservation_missing``,
                ``do_not_contact``.
        """
        if flow.channel is not Channel.WRITTEN:
            raise DomainError("not_written")
        if not text.strip():
            raise DomainError("text_required")
        return self._note(flow, text.strip(), is_searched=True)

    def _note(self, flow: Flow, what: str, *, is_searched: bool = False) -> Changes:
        with self._desk.begin(Permission.WRITE_CASES) as unit:
            loaded = self._access.case(unit, flow.case, persons=(flow.subject,))
            _check(loaded, flow)
            decision = self._decided(loaded, flow)
            if is_searched:
                known = unit.queries.persons_in(what)
                check_words(loaded, what, shown=(flow.subject,), known=known)
            disclosure = record_disclosure(self._desk, unit, decision, what=what)
            unit.commit()
        return disclosed(flow.case, disclosure)

    def _decided(self, loaded: LoadedCase, flow: Flow) -> DisclosureDecision:
        if flow.recipient in loaded.persons:
            told, decision = decide_told(loaded, flow)
            if told.allowed and decision is None:
                raise DomainError("person_told_by_mouth")
            why = told_sentence(told, loaded.facts, self._words)
        else:
            answer, decision = decide_oral(loaded, flow)
            why = sentence(answer, flow, loaded.facts, self._words)
        if decision is None:
            raise DomainError("not_allowed", sentence=why)
        return decision


def matrix_view(loaded: LoadedCase, asked: MatrixAsked, words: Words) -> MatrixView:
    """The sharing matrix of a case that was read; see ``Sharing.matrix``.

    Raises:
        DomainError: ``unknown_purpose``, ``unknown_person``, ``unknown_party``.
    """
    loaded.need_purpose(asked.purpose)
    loaded.need_person(asked.subject)
    if asked.source is not None:
        loaded.need_party(asked.source)
    situation = loaded.situation_at(asked.at, known_at=asked.known_at)
    columns = matrix_columns(loaded, situation)
    decided = matrix(
        situation,
        purpose=asked.purpose,
        subject=asked.subject,
        types=InformationType,
        parties=(column.id for column in columns),
        source=asked.source,
        channel=asked.channel,
    )
    required = signatories_of(situation, asked.purpose, asked.subject)
    writer = CellWriter(
        loaded=loaded,
        purpose=asked.purpose,
        subject=asked.subject,
        source=asked.source,
        words=words,
        channel=asked.channel,
        situation=situation,
    )
    cells = [writer.cell(cell) for cell in decided.cells]
    width = len(columns) or 1
    return MatrixView(
        case=loaded.id,
        purpose=asked.purpose,
        subject=asked.subject,
        subject_name=loaded.name(asked.subject),
        done_without=done_without(loaded, situation, asked.subject, required),
        at=situation.at,
        known_at=asked.known_at,
        source=asked.source,
        types=decided.types,
        columns=columns,
        cells=tuple(tuple(cells[at : at + width]) for at in range(0, len(cells), width)),
    )


def _check(loaded: LoadedCase, flow: Flow) -> None:
    loaded.need_purpose(flow.purpose)
    loaded.need_person(flow.subject)
    loaded.need_party(flow.source)
    if flow.recipient not in loaded.persons:
        loaded.need_party(flow.recipient)
