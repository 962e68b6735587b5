"""The paper of a register extract: drawn of what two users let through, searched, written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.changes import Changes, Topic
from sspf_app.services.desk import Desk
from sspf_app.services.disclosing import action_of, record_disclosure
from sspf_app.services.export_views import Leak, Paper
from sspf_app.services.extract_building import is_blocked
from sspf_app.services.extract_files import (
    EnclosedFile,
    enclosed_files,
    names_of_everybody,
    refuse,
)
from sspf_app.services.extract_names import need_names_answered
from sspf_app.services.extract_reading import ExtractContent, ExtractDesk, need_request
from sspf_app.services.extract_records import ExtractRequest
from sspf_app.services.extract_views import ExtractSection
from sspf_app.services.form_building import paper_office
from sspf_app.services.gate import decide_extract
from sspf_app.services.outgoing import named_free, write_folder_out, write_out, write_to_subject
from sspf_app.services.paper_names import hidden_places
from sspf_app.services.paper_of_extract import ExtractChapter, RegisterExtractData
from sspf_app.services.paper_search import Withheld, hidden_details, searched, withheld_from
from sspf_app.services.paper_signs import sign_across_cases
from sspf_app.services.papers import DocumentRenderer, RenderedDocument
from sspf_app.services.ports import ExportTarget, UnitOfWork
from sspf_app.services.print_ports import Place
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.standing_rows import standing
from sspf_app.services.withdrawal_papers import LANGUAGE
from sspf_app.services.withheld import WithheldSearch
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.extracts import section_title, withheld_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractWritten:
    """Where the paper lies; of a print, its name alone."""

    path: Path
    changes: Changes


class ExtractPapers:
    """Previews and writes the paper."""

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

    def export(self, request: str, folder: Place) -> ExtractWritten:
        """Write or print the paper; it stands in the ledger of every case it tells of.

        Raises:
            DomainError: ``unknown_extract``, ``extract_answered``, ``extract_not_signed``,
                ``extract_changed``: something is otherwise than what was signed;
                ``names_unanswered`` (names): nobody said whom they mean;
                ``extract_while_paused``, ``guardian_blocked``, ``do_not_contact`` (name, since),
                ``leak_found``, ``export_failed``, ``clock_set_back``, ``reason_required``,
                ``extract_file_unsearched`` (title), ``document_damaged``; ``print_failed``;
                ``extract_files_not_printed``: files go along, and only a paper is printed.
        """
        with self._desk.begin(Permission.EXPORT) as unit:
            found = need_request(unit, request)
            if not found.is_open:
                raise DomainError("extract_answered")
            if found.signed_at is None:
                raise DomainError("extract_not_signed")
            content = self._reading.content(unit, found)
            if content.digest != found.digest:
                raise DomainError("extract_changed")
            need_names_answered(unit, content)
            path = self._write(unit, found, content, folder)
        return ExtractWritten(
            path=path,
            changes=Changes(
                topics=frozenset({Topic.EXTRACTS, Topic.DISCLOSURES}),
                ids=frozenset({found.id, *(one.id for one in content.cases)}),
            ),
        )

    def _write(
        self, unit: UnitOfWork, request: ExtractRequest, content: ExtractContent, folder: Place
    ) -> Path:
        told = frozenset(one.key for one in content.parts if one.is_told)
        decisions = [
            decide_extract(
                loaded, content.person, reader=content.reader, items=_items(loaded, told)
            )
            for loaded in content.cases
            if not is_blocked(loaded, content.reader)
        ]
        files = enclosed_files(unit, content)
        if files and not isinstance(folder, Path):
            raise DomainError("extract_files_not_printed")
        drawn = self._renderer.register_extract(self._data(unit, request, content, files))
        paper = named_free(
            searched_in_each_case(self._renderer, content, drawn, withheld=_withheld), folder
        )
        what = f"extract:{request.id}"
        rows = [
            record_disclosure(self._desk, unit, one, what=what, paper=paper) for one in decisions
        ]
        for one in files:  # each has a row of its own, in the case it stands in
            (of_case,) = (row for row in decisions if row.case == one.paper.case)
            file = replace(
                paper, pdf=b"", file_name=one.name, sha256=one.paper.sha256, pages=None, regions=()
            )
            record_disclosure(self._desk, unit, of_case, what=what, paper=file)
        written = replace(request, written_at=self._desk.now(), written_by=self._desk.actor.user_id)
        unit.extracts.put(written)
        self._desk.log(unit, action_of(paper), what)
        if files and isinstance(folder, Path):
            return self._write_folder(unit, content, paper, files, folder)
        if rows:
            return write_out(unit, self._target, rows[0], paper=paper, folder=folder).path
        return write_to_subject(unit, self._target, paper=paper, folder=folder)

    def _write_folder(
        self,
        unit: UnitOfWork,
        content: ExtractContent,
        paper: Paper,
        files: tuple[EnclosedFile, ...],
        folder: Path,
    ) -> Path:
        """The paper and the files in a folder of their own: all of them, or nothing."""
        made = [(paper.file_name, [paper.pdf])]
        made += [(one.name, [self._searched_file(unit, content, one)]) for one in files]
        place = folder / Path(paper.file_name).stem
        return write_folder_out(unit, self._target, folder=place, files=made)[0]

    def _searched_file(self, unit: UnitOfWork, content: ExtractContent, one: EnclosedFile) -> bytes:
        """The file; one in which something is found that is not told does not go."""
        made = one.content(unit)
        everybody = names_of_everybody(unit, content)

        def held_in(loaded: LoadedCase, content: ExtractContent) -> Withheld:
            found = _withheld(loaded, content)
            return replace(found, names=tuple(dict.fromkeys((*found.names, *everybody))))

        if one.is_pdf:
            searched_in_each_case(self._renderer, content, one.as_pdf(made), withheld=held_in)
        elif one.is_text:
            readings = one.readings(made)
            for loaded in content.cases:
                held = held_in(loaded, content)
                homes = hidden_places(loaded) if content.reader in loaded.persons else ()
                nowhere = (*hidden_details(loaded), *homes, *held.nowhere)
                searches = (
                    WithheldSearch(texts=held.texts, names=held.names, readable=held.readable),
                    WithheldSearch(texts=(), names=nowhere, readable=()),
                )
                hits = [hit for each in searches for said in readings for hit in each.hits(said)]
                refuse(tuple(Leak(kind=hit.kind, where=one.name, found=hit.found) for hit in hits))
        return made

    def _data(
        self,
        unit: UnitOfWork,
        request: ExtractRequest,
        content: ExtractContent,
        files: tuple[EnclosedFile, ...],
    ) -> RegisterExtractData:
        words = words_for(LANGUAGE)
        enclosed = {one.part: one.name for one in files}
        along = words.gettext("{what}, enclosed as {file}")
        office = unit.office.office()
        chapters: list[ExtractChapter] = []
        for section in ExtractSection:
            rows = tuple(
                along.format(what=one.text, file=enclosed[one.key])
                if one.key in enclosed
                else one.text
                for one in content.parts
                if one.section is section and one.is_told
            )
            if rows:
                title = section_title(section.value, words)
                chapters.append(ExtractChapter(title=title, rows=rows))
        grounds = frozenset(one.ground.value for one in content.parts if one.ground is not None)
        return RegisterExtractData(
            office=paper_office(office),
            language=LANGUAGE,
            case_reference="SSPF",
            made_at=self._desk.now().astimezone(self._desk.clock.zone),
            reader=content.reader_name,
            sign=sign_across_cases(content.reader),
            about="" if content.reader == content.person else content.name,
            asked_on=request.asked_on,
            chapters=tuple(chapters),
            withheld=withheld_sentences(grounds, words),
            protection_officer=office.data_protection_officer,
        )


def _items(loaded: LoadedCase, told: frozenset[str]) -> frozenset[str]:
    prefix = f"{ExtractSection.SAID.value}/{loaded.id}/"
    return frozenset(one.removeprefix(prefix) for one in told if one.startswith(prefix))


def searched_in_each_case(
    renderer: DocumentRenderer,
    content: ExtractContent,
    drawn: RenderedDocument,
    *,
    withheld: Callable[[LoadedCase, ExtractContent], Withheld],
) -> Paper:
    """The paper for whoever asked, searched for what each case with the person keeps back.

    Args:
        renderer: Opens it again and looks.
        content: Who asked, and the cases.
        drawn: The paper as it was drawn.
        withheld: What of a case it may not hold.

    Raises:
        DomainError: ``leak_found``; there is no paper.
    """
    paper = Paper(
        recipient=content.reader,
        title=drawn.suggested_name,
        pdf=drawn.content,
        file_name=drawn.suggested_name,
        sha256=drawn.sha256,
        pages=drawn.page_count,
        regions=drawn.regions,
    )
    for loaded in content.cases:
        paper = searched(
            renderer,
            drawn,
            loaded=loaded,
            recipient=content.reader,
            withheld=withheld(loaded, content),
        )
    return paper


def _withheld(loaded: LoadedCase, content: ExtractContent) -> Withheld:
    """Every text of the case that is not told, notes too, and everybody not shown."""
    readable = tuple(one.text for one in content.parts if one.is_told)
    found = withheld_from(loaded, shown=content.shown, readable=readable)
    notes = tuple(row.text for row in standing(loaded.facts.notes) if row.case == loaded.id)
    return replace(found, texts=(*found.texts, *notes))
