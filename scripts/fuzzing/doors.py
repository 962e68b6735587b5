"""The doors: where something that was made elsewhere comes in, and how each may say no.

A door takes any bytes. It may answer, or raise one of its known errors, which are sentences for the
user; anything else is a fault. A new way in gets a line in ``DOORS``.
"""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf

from scripts.benches.paper import some_form
from scripts.fuzzing import (
    calendar_doors,
    scan_doors,
    sealed_doors,
    sheet_doors,
    template_doors,
    transfer_doors,
    vault_doors,
)
from scripts.fuzzing.case_file_seeds import small_files
from sspf_app.crypto.errors import CryptoError
from sspf_app.crypto.key_file import decode_key_file
from sspf_app.crypto.slot_file import canonical, checksum_of
from sspf_app.crypto.slot_parser import decode_slot_file
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.documents.filled import read_filled
from sspf_app.documents.registry import Renderer
from sspf_app.domain.errors import DomainError
from sspf_app.exchange import case_file, personal_number, translation_sheet
from sspf_app.services.case_files import CaseFileError
from sspf_app.services.file_kinds import TEXT, media_of, text_of
from sspf_app.services.form_clauses import CLAUSES
from sspf_app.services.form_code import check_form_code, form_code
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.translation_sheets import SheetClause, SheetOut, TranslationSheetError
from sspf_app.system.clock import SystemClock

DATA = Path(__file__).resolve().parent.parent.parent / "tests" / "data"


@dataclass(frozen=True, kw_only=True)
class Door:
    """One way in.

    Attributes:
        seeds: Good inputs, made or read when first needed.
        enter: Does with the bytes what the program does.
        known: The errors that are an answer.
        words: What means something here.
        is_json: The door reads JSON.
        seconds: Longest that one input may take.
    """

    seeds: Callable[[], tuple[bytes, ...]]
    enter: Callable[[bytes], object]
    known: tuple[type[Exception], ...]
    words: tuple[bytes, ...] = ()
    seconds: int = 10
    is_json: bool = False

    def name_of(self, error: Exception) -> str:
        """What to call a refusal in the report: its code."""
        if isinstance(error, CaseFileError):
            return error.problems[0].code
        return str(getattr(error, "code", type(error).__name__))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _read_case_file(data: bytes) -> object:
    return case_file.parse(data, SystemClock().zone)


def _slot_files() -> tuple[bytes, ...]:
    return tuple((DATA / f"slots-{version}.json").read_bytes() for version in (1, 2))


def _key_files() -> tuple[bytes, ...]:
    return ((DATA / "slots-2.nyckelfil").read_bytes(),)


def _read_forged_slots(data: bytes) -> object:
    """With a right checksum, as somebody with an editor could write it: the rest is looked at."""
    try:
        members = json.loads(data)
    except ValueError:
        return decode_slot_file(data)
    if isinstance(members, dict):
        rest = {name: value for name, value in members.items() if name != "checksum"}
        with contextlib.suppress(ValueError):  # what has no canonical form has no checksum either
            data = canonical(rest | {"checksum": checksum_of(rest)}) + b"\n"
    return decode_slot_file(data)


def _codes() -> tuple[bytes, ...]:
    return tuple(form_code(number).encode() for number in (0, 1, 29**8 - 1, 123_456_789))


def _numbers() -> tuple[bytes, ...]:
    return (b"20120514-2399", b"201205142399", b"19701063-2391", b"19150088-2392")


@cache
def _filled_forms() -> tuple[bytes, ...]:
    """Forms with a tick and a text, with nothing but their fields; loose and packed."""
    seeds: list[bytes] = []
    drawn = Renderer().fillable_form(some_form(1)).content
    for packing in (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate):
        file = io.BytesIO()
        with pikepdf.open(io.BytesIO(drawn)) as pdf:
            for name in ("/StructTreeRoot", "/Metadata", "/OutputIntents"):
                del pdf.Root[name]
            for page in pdf.pages:
                del page.obj["/Contents"], page.obj["/Resources"]
            fields = {str(one.T).partition("/")[2]: one for one in pdf.Root.AcroForm.Fields}
            answer = fields["answer"]
            answer.V = answer.Kids[0].AS = pikepdf.Name.Yes
            fields["clear_name"].V = pikepdf.String("ERIK ÅKESSON")
            pdf.save(file, object_stream_mode=packing, static_id=True)
        seeds.append(file.getvalue())
    return tuple(seeds)


@cache
def _translators_sheets() -> tuple[bytes, ...]:
    """A whole sheet as it goes out, empty and with words of the Swedish in it."""
    swedish = text_in("sv")
    sheets = (
        SheetOut(
            language="ar",
            language_name="Arabiska",
            version="2026-1",
            source_sha256=swedish.sha256,
            instructions=("Skriv i sista kolumnen; inget annat.",),
            clauses=tuple(
                SheetClause(
                    id=clause.id,
                    number=clause.number,
                    swedish=swedish.clauses[clause.id],
                    easy=text_in("sv-x-lattlast").clauses[clause.id],
                    english=text_in("en").clauses[clause.id],
                    words=swedish.clauses[clause.id] if is_filled else "",
                )
                for clause in CLAUSES
            ),
        )
        for is_filled in (False, True)
    )
    return tuple(map(translation_sheet.write, sheets))


def _attachments() -> tuple[bytes, ...]:
    """Beginnings of papers of a case: texts of both kinds, a PDF, pictures, an archive."""
    words = "Mötet flyttas till måndag.\r\nHälsningar från Åsa\n"
    return (
        words.encode(),
        words.encode("utf-8-sig"),
        words.encode("cp1252"),
        words.encode("utf-16"),
        b"%PDF-1.7\n%\xe2\xe3\n1 0 obj << >> endobj",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00",
    )


def _look_at_attachment(content: bytes) -> None:
    """What kind it is, and its words if it is a text; pictures go in by the door of scans."""
    if media_of(content) == TEXT:
        text_of(content[: len(content) // 2])  # a text is shown cut, within a letter too
        text_of(content)


DOORS: dict[str, Door] = {
    "case-file": Door(
        seeds=small_files,
        enter=_read_case_file,
        known=(CaseFileError,),
        is_json=True,
        words=(b"null", b"[]", b"{}", b"true", b'"id"', b'"*"', b"2026-02-30", b"Infinity"),
    ),
    "key-file": Door(seeds=_key_files, enter=decode_key_file, known=(CryptoError,)),
    "slot-file": Door(
        seeds=_slot_files, enter=_read_forged_slots, known=(CryptoError,), is_json=True
    ),
    "form-code": Door(
        seeds=_codes,
        enter=lambda data: check_form_code(_text(data)),
        known=(DomainError,),
        words=("–".encode(), b" ", b"-"),
    ),
    "filled-form": Door(
        seeds=_filled_forms,
        enter=read_filled,
        known=(DomainError,),
        words=(b"/JS", b"/OpenAction", b"/Yes", b"/Off", b"/FlateDecode", b"<<", b"[", b"99999"),
    ),
    "personal-number": Door(
        seeds=_numbers,
        enter=lambda data: personal_number.normalised(_text(data)),
        known=(DomainError,),
        words=("٣".encode(), b"T", b"+"),
    ),
    "translators-sheet": Door(
        seeds=_translators_sheets,
        enter=translation_sheet.read,
        known=(TranslationSheetError,),
        words=(b";", b'";"', b"{contact}", b"**", b"sha256", b"\xef\xbb\xbf", b"\r\n"),
    ),
    "sheet-text": Door(
        seeds=sheet_doors.texts,
        enter=sheet_doors.enter_text,
        known=sheet_doors.KNOWN_OF_TEXTS,
        words=(b";", b'"', b"sep=,", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\r", b"\t"),
    ),
    "sheet-book": Door(
        seeds=sheet_doors.books,
        enter=sheet_doors.enter_book,
        known=(DomainError,),
        words=sheet_doors.WORDS_OF_BOOKS,
        seconds=70,
    ),
    "support-sheet": Door(
        seeds=sheet_doors.support_sheets,
        enter=sheet_doors.enter_support,
        known=sheet_doors.KNOWN_OF_ROWS,
        words=(b";", b'"', b"'=", b"999", b"2026-02-30", b"\r\n", "٣".encode()),
    ),
    "old-sheet-cells": Door(
        seeds=sheet_doors.cells,
        enter=sheet_doors.enter_cells,
        known=sheet_doors.KNOWN_OF_ROWS,
        words=(b";", b"-", b"/", b"1e9", "٣".encode(), "–".encode(), b"0000", b"99:99"),
    ),
    "word-template": Door(
        seeds=template_doors.templates,
        enter=template_doors.enter,
        known=(DomainError,),
        words=template_doors.WORDS,
    ),
    "transfer-sealed": Door(
        seeds=transfer_doors.sealed_files,
        enter=transfer_doors.enter_sealed,
        known=transfer_doors.KNOWN,
        words=(b"sspf-transfer/1\n",),
    ),
    "transfer-inside": Door(
        seeds=transfer_doors.insides,
        enter=transfer_doors.enter_inside,
        known=transfer_doors.KNOWN,
        words=transfer_doors.WORDS,
    ),
    "transfer-receipt": Door(
        seeds=transfer_doors.receipts,
        enter=transfer_doors.enter_receipt,
        known=transfer_doors.KNOWN,
        is_json=True,
    ),
    "transfer-key": Door(
        seeds=transfer_doors.cards,
        enter=SealingKeys().read_card,
        known=transfer_doors.KNOWN,
        is_json=True,
        words=(b'"office"', b"null", b"00" * 32),
    ),
    "sealed-request": Door(
        seeds=sealed_doors.requests,
        enter=sealed_doors.enter_request,
        known=(DomainError,),
        is_json=True,
        words=sealed_doors.WORDS,
    ),
    "sealed-answer": Door(
        seeds=sealed_doors.answers,
        enter=sealed_doors.enter_answer,
        known=(DomainError,),
        is_json=True,
        words=sealed_doors.WORDS,
    ),
    "log-copy": Door(
        seeds=sealed_doors.log_copies,
        enter=sealed_doors.enter_log_copy,
        known=(DomainError,),
        words=sealed_doors.WORDS,
    ),
    "manager-key": Door(
        seeds=sealed_doors.keys,
        enter=sealed_doors.enter_key,
        known=sealed_doors.KNOWN_OF_KEYS,
        is_json=True,
    ),
    "backup": Door(
        seeds=vault_doors.backups,
        enter=vault_doors.enter_backup,
        known=vault_doors.KNOWN,
        words=vault_doors.WORDS,
    ),
    "disposal-list": Door(
        seeds=vault_doors.lists,
        enter=vault_doors.enter_list,
        known=vault_doors.KNOWN_OF_LISTS,
        is_json=True,
        words=vault_doors.WORDS[-2:],
    ),
    "settings": Door(
        seeds=vault_doors.settings, enter=vault_doors.enter_settings, known=(), is_json=True
    ),
    "attempts": Door(
        seeds=vault_doors.attempts, enter=vault_doors.enter_attempts, known=(), is_json=True
    ),
    "ticked-boxes": Door(
        seeds=vault_doors.boxes,
        enter=vault_doors.enter_boxes,
        known=vault_doors.KNOWN_OF_BOXES,
        is_json=True,
    ),
    "attachment": Door(
        seeds=_attachments,
        enter=_look_at_attachment,
        known=(),
        words=(b"%PDF-", b"PK\x03\x04", b"\xef\xbb\xbf", "å".encode(), b"\xe5", b"\x00", b"\x0c"),
    ),
    "calendar-file": Door(
        seeds=calendar_doors.files,
        enter=calendar_doors.enter_file,
        known=(DomainError,),
        words=calendar_doors.WORDS,
    ),
    "calendar-words": Door(
        seeds=calendar_doors.words,
        enter=calendar_doors.enter_words,
        known=(),
        words=calendar_doors.WORDS,
    ),
    "scan-file": Door(
        seeds=scan_doors.files,
        enter=scan_doors.enter_file,
        known=scan_doors.KNOWN_OF_FILES,
        words=scan_doors.WORDS_OF_FILES,
    ),
    "scan-code": Door(
        seeds=scan_doors.payloads,
        enter=scan_doors.enter_payload,
        known=(DomainError,),
        words=(b"S1:", b"S2:", b":", "٣".encode()),
    ),
    "scan-message": Door(
        seeds=scan_doors.messages,
        enter=scan_doors.enter_message,
        known=scan_doors.KNOWN_OF_MESSAGES,
        words=(b"\x00\x00\x00\x05", b"[]", b"null"),
    ),
}
