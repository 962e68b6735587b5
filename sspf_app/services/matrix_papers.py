"""The matrix on paper, for the coordinator's own file: as it stands now, never an earlier day.

Source: sharing rules, sections 6 and 9.
"""

from __future__ import annotations

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.rules import matrix, standing_in
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_cards import signatories_of
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import record_disclosure
from sspf_app.services.export_views import Exported, Paper
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import DisclosureDecision, decide_matrix
from sspf_app.services.outgoing import named_free, write_out
from sspf_app.services.paper_names import secrecy_mark, shown_name
from sspf_app.services.paper_of_matrix import MatrixPaperAnswer, MatrixPaperData, MatrixPaperRow
from sspf_app.services.paper_search import searched, withheld_from
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action, Office
from sspf_app.services.sharing_cells import CellWriter, matrix_columns
from sspf_app.texts.catalogue import Words
from sspf_app.texts.labels import type_label


class MatrixPapers:
    """Use cases about the printed matrix."""

    def __init__(
        self,
        desk: Desk,
        access: ProtectedAccess,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        words: Words,
    ) -> None:
        self._desk = desk
        self._access = access
        self._renderer = renderer
        self._target = target
        self._words = words

    def preview(self, case: str, *, purpose: str, subject: str) -> Paper:
        """The matrix of now, drawn in memory.

        Raises:
            DomainError: ``unknown_case``, ``unknown_purpose``, ``unknown_person``,
                ``reason_required``, ``leak_found``.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case, persons=(subject,))
            paper, _ = self._paper(unit, loaded, purpose, subject)
            self._desk.log(unit, Action.READ, f"matrix:{case}", case=case)
            unit.commit()
        return paper

    def export(self, case: str, *, purpose: str, subject: str, folder: Place) -> Exported:
        """Write or print the matrix of now; it stands in the ledger.

        Raises:
            DomainError: as ``preview``; ``export_failed``, ``clock_set_back`` (now, seen).
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            loaded = self._access.case(unit, case, persons=(subject,))
            paper, decision = self._paper(unit, loaded, purpose, subject)
            paper = named_free(paper, folder)
            disclosure = record_disclosure(self._desk, unit, decision, what="matrix", paper=paper)
            return write_out(unit, self._target, disclosure, paper=paper, folder=folder)

    def _paper(
        self, unit: UnitOfWork, loaded: LoadedCase, purpose: str, subject: str
    ) -> tuple[Paper, DisclosureDecision]:
        loaded.need_purpose(purpose)
        loaded.need_person(subject)
        decision = decide_matrix(loaded, subject)
        data = self._data(loaded, purpose, subject, unit.office.office())
        # The office's own file: it holds what stands in the case already, but no item's text.
        withheld = withheld_from(loaded, shown=loaded.persons, readable=(data.purpose,))
        paper = searched(
            self._renderer,
            self._renderer.matrix(data),
            loaded=loaded,
            recipient=decision.recipient,
            withheld=withheld,
        )
        return paper, decision

    def _data(
        self, loaded: LoadedCase, purpose: str, subject: str, office: Office
    ) -> MatrixPaperData:
        situation, words = loaded.situation, self._words
        columns = [one for one in matrix_columns(loaded, situation) if one.is_current]
        decided = matrix(
            situation,
            purpose=purpose,
            subject=subject,
            types=InformationType,
            parties=(column.id for column in columns),
        )
        writer = CellWriter(
            loaded=loaded,
            purpose=purpose,
            subject=subject,
            source=None,
            words=words,
            channel=Channel.WRITTEN,
        )
        shapes = [writer.cell(cell).shape for cell in decided.cells]
        width = len(columns) or 1
        return MatrixPaperData(
            office=paper_office(office),
            language=words.language,
            case_reference=loaded.reference,
            made_at=loaded.now.astimezone(loaded.facts.zone),
            subject=loaded.name(subject),
            purpose=loaded.need_purpose(purpose).text,
            parties=tuple(shown_name(loaded, column.id, words) for column in columns),
            rows=tuple(
                MatrixPaperRow(
                    label=type_label(type_, words),
                    cells=tuple(shapes[number * width : (number + 1) * width]),
                )
                for number, type_ in enumerate(decided.types)
            ),
            answers=_answers(loaded, purpose, subject),
            secrecy=secrecy_mark(loaded, office),
        )


def _answers(loaded: LoadedCase, purpose: str, subject: str) -> tuple[MatrixPaperAnswer, ...]:
    return tuple(
        MatrixPaperAnswer(
            name=loaded.name(person),
            status=standing_in(
                loaded.situation,
                signatory=person,
                subject=subject,
                purpose=purpose,
                channel=Channel.WRITTEN,
            ).code.value,
        )
        for person in signatories_of(loaded.situation, purpose, subject)
    )
