"""A form text on its way out and back: specimen pages, and the sheet of a translator."""

from __future__ import annotations

from pathlib import Path

from sspf_app.services.actors import Permission
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.form_building import paper_office
from sspf_app.services.form_clauses import BY_ID, CLAUSES
from sspf_app.services.form_text import EASY_SWEDISH, SWEDISH
from sspf_app.services.form_text_checks import TextFault, clause_faults
from sspf_app.services.form_text_choice import in_force, need_text, source_of
from sspf_app.services.form_text_editing import edited, need_draft
from sspf_app.services.form_text_records import StoredText
from sspf_app.services.outgoing import write_blank
from sspf_app.services.paper_of_consent import Capacity
from sspf_app.services.papers import DocumentRenderer, RenderedDocument
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.specimen import specimen
from sspf_app.services.translation_sheets import (
    SheetClause,
    SheetIn,
    SheetOut,
    TranslationSheetError,
    TranslationSheets,
)
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.languages import language_name
from sspf_app.texts.translation_help import instructions

_ENGLISH = "en"


class FormTextSheets:
    """Use cases about specimens and translation sheets."""

    def __init__(
        self,
        desk: Desk,
        *,
        renderer: DocumentRenderer,
        target: ExportTarget,
        sheets: TranslationSheets,
    ) -> None:
        self._desk = desk
        self._renderer = renderer
        self._target = target
        self._sheets = sheets

    def specimen(self, text_id: str, capacity: Capacity = Capacity.GUARDIAN) -> RenderedDocument:
        """Pages to look at, filled with invented people, in any state of the text.

        Raises:
            DomainError: ``unknown_text``, ``missing_glyph``.
        """
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            text = need_text(unit, text_id)
            return drawn_specimen(self._desk, self._renderer, unit, text, capacity)

    def export_sheet(self, text_id: str, folder: Path) -> Path:
        """Write the sheet a translator fills in; it tells nothing about anybody.

        Raises:
            DomainError: ``unknown_text``, ``text_not_draft``, ``export_failed``.
        """
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            text = need_draft(need_text(unit, text_id))
            content = self._sheets.write(self._sheet(unit.texts.list(), text))
            self._desk.log(unit, Action.EXPORT, f"form_text:{text.id}:sheet")
            name = f"sspf-blankett-{text.language}-{text.version}.csv"
            return write_blank(unit, self._target, content=content, folder=folder, file_name=name)

    def import_sheet(self, text_id: str, content: bytes) -> Changes:
        """Take a filled-in sheet into a draft: all of it, or nothing.

        A clause left empty keeps the words it has.

        Raises:
            TranslationSheetError: everything that is wrong, each with its clause or line.
            DomainError: ``unknown_text``, ``text_not_draft``.
        """
        with self._desk.begin(Permission.WRITE_TEXTS) as unit:
            text = need_draft(need_text(unit, text_id))
            sheet = self._sheets.read(content)
            faults = _sheet_faults(sheet, text, source_of(unit.texts.list(), text))
            if faults:
                raise TranslationSheetError(faults)
            filled = {id_: words for id_, words in sheet.words.items() if words.strip()}
            new = edited(text, filled, at=self._desk.now(), by=self._desk.actor.user_id)
            unit.texts.put(new)
            self._desk.log(unit, Action.IMPORT, f"form_text:{text.id}:sheet")
            unit.commit()
        return Changes(topics=frozenset({Topic.FORM_TEXTS}), ids=frozenset({text.id}))

    def _sheet(self, stored: tuple[StoredText, ...], text: StoredText) -> SheetOut:
        source = source_of(stored, text)
        helps = [in_force(stored, language) for language in (EASY_SWEDISH, _ENGLISH)]
        easy, english = ({} if one is None else one.words for one in helps)
        swedish = {} if source is None else source.words
        return SheetOut(
            language=text.language,
            language_name=language_name(text.language, words_for(SWEDISH)),
            version=text.version,
            source_sha256="" if source is None else source.sha256,
            instructions=instructions(words_for(SWEDISH)),
            clauses=tuple(
                SheetClause(
                    id=clause.id,
                    number=clause.number,
                    swedish=swedish.get(clause.id, ""),
                    easy=easy.get(clause.id, ""),
                    english=english.get(clause.id, ""),
                    words=text.words.get(clause.id, ""),
                )
                for clause in CLAUSES
            ),
        )


def drawn_specimen(
    desk: Desk,
    renderer: DocumentRenderer,
    unit: UnitOfWork,
    text: StoredText,
    capacity: Capacity = Capacity.GUARDIAN,
) -> RenderedDocument:
    """Specimen pages of a text; nobody can answer on them."""
    swedish = in_force(unit.texts.list(), SWEDISH)
    data = specimen(
        text.text,
        swedish=None if swedish is None else swedish.text,
        capacity=capacity,
        office=paper_office(unit.office.office()),
        made_at=desk.now(),
    )
    return renderer.consent_form(data)


def _sheet_faults(sheet: SheetIn, text: StoredText, source: StoredText | None) -> list[TextFault]:
    faults: list[TextFault] = []
    if sheet.language != text.language:
        params = {"found": sheet.language[:20], "wanted": text.language}
        faults.append(TextFault(clause="", code="sheet_of_other_language", params=params))
    if source is None or sheet.source_sha256 != source.sha256:
        faults.append(TextFault(clause="", code="sheet_of_other_swedish"))
    for clause in CLAUSES:
        if clause.id not in sheet.words:
            faults.append(TextFault(clause=clause.id, code="clause_missing"))
    for id_, words in sheet.words.items():
        if words.strip() or id_ not in BY_ID:
            faults.extend(clause_faults(id_, words))
    return faults
