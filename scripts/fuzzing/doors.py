"""The doors: where something that was made elsewhere comes in, and how each may say no.

A door takes any bytes. It may answer, or raise one of its known errors, which are sentences for the
user; anything else is a fault. A new way in gets a line in ``DOORS``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scripts.fuzzing import (
    calendar_doors,
    paper_doors,
    scan_doors,
    sealed_doors,
    sheet_doors,
    slot_doors,
    template_doors,
    transfer_doors,
    vault_doors,
)
from scripts.fuzzing.case_file_seeds import small_files
from sspf_app.crypto.errors import CryptoError
from sspf_app.crypto.key_file import decode_key_file
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.documents.filled import read_filled
from sspf_app.domain.errors import DomainError
from sspf_app.exchange import case_file, personal_number, translation_sheet
from sspf_app.services.case_files import CaseFileError
from sspf_app.services.form_code import check_form_code, form_code
from sspf_app.services.translation_sheets import TranslationSheetError
from sspf_app.system.clock import SystemClock


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


def _codes() -> tuple[bytes, ...]:
    return tuple(form_code(number).encode() for number in (0, 1, 29**8 - 1, 123_456_789))


def _numbers() -> tuple[bytes, ...]:
    return (b"20120514-2399", b"201205142399", b"19701063-2391", b"19150088-2392")


DOORS: dict[str, Door] = {
    "case-file": Door(
        seeds=small_files,
        enter=_read_case_file,
        known=(CaseFileError,),
        is_json=True,
        words=(b"null", b"[]", b"{}", b"true", b'"id"', b'"*"', b"2026-02-30", b"Infinity"),
    ),
    "key-file": Door(seeds=slot_doors.key_files, enter=decode_key_file, known=(CryptoError,)),
    "slot-file": Door(
        seeds=slot_doors.slot_files,
        enter=slot_doors.enter_forged_slots,
        known=(CryptoError,),
        is_json=True,
    ),
    "form-code": Door(
        seeds=_codes,
        enter=lambda data: check_form_code(_text(data)),
        known=(DomainError,),
        words=("–".encode(), b" ", b"-"),
    ),
    "filled-form": Door(
        seeds=paper_doors.filled_forms,
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
        seeds=paper_doors.translators_sheets,
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
        seeds=paper_doors.attachments,
        enter=paper_doors.enter_attachment,
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
