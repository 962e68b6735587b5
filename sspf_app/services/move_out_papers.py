"""The papers of a case as files of their own, when it moves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sspf_app.services.desk import Desk
from sspf_app.services.document_pieces import checked_pieces
from sspf_app.services.document_records import AttachedTo
from sspf_app.services.move_out_views import OutFile, PicturePages
from sspf_app.services.note_access import NoteReading
from sspf_app.services.ports import UnitOfWork
from sspf_app.texts.catalogue import Words

_NOT_IN_NAMES = re.compile(r"[^\w.-]+", re.ASCII)


class CasePapersOut:
    """Reads the papers of a case for a folder that anybody can open."""

    def __init__(self, desk: Desk, pictures: PicturePages, words: Words) -> None:
        self._desk = desk
        self._pictures = pictures
        self._say = words.gettext

    def of_case(self, unit: UnitOfWork, case: str) -> Iterator[tuple[OutFile, str]]:
        """The papers as they were: scanned answers, and files that were put into the case.

        Yields:
            Each file below ``papper/``, and what it is called; never one of a note that the user
            may not read.

        Raises:
            DomainError: ``document_damaged``.
        """
        _ = self._say
        for scan in unit.scans.scans(case):
            whole = [page for page in scan.pages if page.media == "application/pdf"]
            pages = [page for page in scan.pages if page not in whole]
            title = _("Answer on form {code}").format(code=scan.form)
            for number, page in enumerate(whole, start=1):
                place = f"papper/{slug(scan.form)}-ifylld-{number}.pdf"
                yield OutFile(place=place, content=unit.scans.page(scan.id, page.page)), title
            if pages:
                pictures = [b"".join(unit.scans.page(scan.id, one.page)) for one in pages]
                content = self._pictures.pictures_as_pdf(pictures)
                place = f"papper/{slug(scan.form)}-{slug(scan.record)}.pdf"
                yield OutFile(place=place, content=(content,)), title
        reading = NoteReading(unit, self._desk, case)
        for one in unit.documents.attachments(case):
            is_of_note = one.attached_to is AttachedTo.NOTE
            if not one.is_whole or one.removed_at is not None or one.erased_at is not None:
                continue
            if is_of_note and not reading.may_read(one.attached_id):
                continue
            suffix = slug(Path(one.file_name).suffix)
            content = checked_pieces(unit, one)
            yield (
                OutFile(place=f"papper/{slug(one.id)}.{suffix}".rstrip("."), content=content),
                (one.title or one.file_name),
            )


def slug(text: str) -> str:
    """A text as part of a file name."""
    return _NOT_IN_NAMES.sub("-", text).strip(".-") or "x"
