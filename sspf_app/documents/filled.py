"""Reads a form that came back filled in: its values alone, out of a file nobody has to trust.

No page is drawn and no stream is unpacked here but the ones that hold objects, and those are
measured first. A file with scripts, actions, attachments or fields of its own making is refused.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator

import pikepdf

from sspf_app.domain.errors import DomainError
from sspf_app.services.filled_forms import Cell, FilledForm
from sspf_app.services.form_code import check_form_code
from sspf_app.services.paper_of_consent import MAX_ROWS

MOST_BYTES = 8 * 1024 * 1024
_MOST_UNPACKED = 32 * 1024 * 1024
_MOST_OBJECTS = 20_000
_MOST_FIELDS = 1_000
_MOST_LETTERS = 4_000
_MOST_COLUMNS = 64
_STREAM = re.compile(rb"stream\r?\n")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_NAME = re.compile(rb"/[^\s/<>\[\](){}%]+")
_PACKED_TWICE = re.compile(rb"/Filter\s*\[\s*/\w+\s*/\w+")
_KNOWN_PACKING = (b"LZWDecode", b"LZW", b"RunLengthDecode", b"RL", b"Crypt")
_DOES = (
    *("JavaScript", "JS", "OpenAction", "AA", "A", "Launch", "SubmitForm", "ImportData", "XFA"),
    *("EmbeddedFiles", "EmbeddedFile", "RichMedia", "GoToR", "GoToE", "URI"),
)
_ACTIVE = frozenset(f"/{name}" for name in _DOES)
"""What does something when a file is opened or touched, or carries another file."""
_STATES = {"/Yes": True, "/No": False}
_BOX = re.compile(r"(box|own):(\d{1,2}):(\d{1,2})")
_LINE = re.compile(r"words:\w{1,40}|language|place_date|clear_name")
_TICK = re.compile(r"informed|about_me|interpreter|interpreter_way|capacity")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def read_filled(pdf: bytes) -> FilledForm:
    """See ``FilledFormReader``."""
    if len(pdf) > MOST_BYTES:
        raise DomainError("filled_form_too_big", most=MOST_BYTES // 1024 // 1024)
    _check_size(pdf)
    try:
        with pikepdf.open(io.BytesIO(pdf), attempt_recovery=False) as opened:
            return _read(opened)
    except pikepdf.PasswordError as error:
        raise DomainError("filled_form_locked") from error
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError, AttributeError) as error:
        raise DomainError("filled_form_unreadable") from error
    except (KeyError, NotImplementedError, RuntimeError) as error:
        raise DomainError("filled_form_unreadable") from error


def _check_size(pdf: bytes) -> None:
    """Refuse what would grow without end when it is unpacked."""
    names = {_ESCAPED.sub(_sign, name) for name in set(_NAME.findall(pdf))}
    if not pdf.startswith(b"%PDF-") or _PACKED_TWICE.search(pdf):
        raise DomainError("filled_form_unreadable")
    if any(name[1:] in _KNOWN_PACKING for name in names):
        raise DomainError("filled_form_unreadable")
    left = _MOST_UNPACKED
    for match in _STREAM.finditer(pdf):
        unpacker = zlib.decompressobj()
        try:
            left -= len(unpacker.decompress(pdf[match.end() :], left + 1))
        except zlib.error:
            continue
        if left < 0:
            raise DomainError("filled_form_too_big", most=MOST_BYTES // 1024 // 1024)


def _sign(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 16)])


def _read(pdf: pikepdf.Pdf) -> FilledForm:
    if pdf.is_encrypted:
        raise DomainError("filled_form_locked")
    if len(pdf.objects) > _MOST_OBJECTS:
        raise DomainError("filled_form_unreadable")
    for thing in pdf.objects:
        _check_harmless(thing)
    fields = dict(_fields(pdf))
    forms = {name.partition("/")[0] for name in fields}
    if len(forms) != 1:
        raise DomainError("filled_form_foreign")
    try:
        form = check_form_code(forms.pop())
    except DomainError as error:
        raise DomainError("filled_form_foreign") from error
    return _form(form, {name.partition("/")[2]: value for name, value in fields.items()})


def _check_harmless(thing: pikepdf.Object, depth: int = 0) -> None:
    """Refuse scripts, actions and attached files, wherever they hang."""
    if depth > 40:
        raise DomainError("filled_form_unreadable")
    if isinstance(thing, pikepdf.Array):
        for kid in thing:
            if isinstance(kid, pikepdf.Object) and not kid.is_indirect:
                _check_harmless(kid, depth + 1)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        own_names = thing.get("/Type") == pikepdf.Name.StructElem
        for key in thing.keys():  # noqa: SIM118  an object of a PDF is no mapping
            if key in _ACTIVE and not (own_names and key == "/A"):
                raise DomainError("filled_form_active")
            kid = thing.get(key)
            if key == "/S" and kid is not None and str(kid) in _ACTIVE:
                raise DomainError("filled_form_active")
            if isinstance(kid, pikepdf.Object) and not kid.is_indirect:
                _check_harmless(kid, depth + 1)


def _fields(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Name and value of every field; a field within a field is none of ours."""
    form = pdf.Root.get("/AcroForm")
    listed = form.get("/Fields") if isinstance(form, pikepdf.Dictionary) else None
    if not isinstance(listed, pikepdf.Array) or not 0 < len(listed) <= _MOST_FIELDS:
        raise DomainError("filled_form_foreign")
    seen: set[str] = set()
    for one in listed:
        if not isinstance(one, pikepdf.Dictionary) or not isinstance(one.get("/T"), pikepdf.String):
            raise DomainError("filled_form_foreign")
        name, value = str(one.T), one.get("/V")
        if name in seen or one.get("/FT") not in (pikepdf.Name.Btn, pikepdf.Name.Tx):
            raise DomainError("filled_form_foreign")
        seen.add(name)
        is_text = pikepdf.Name.Tx == one.FT
        wanted = pikepdf.String if is_text else pikepdf.Name
        if value is not None and not isinstance(value, wanted):
            raise DomainError("filled_form_foreign")
        if not is_text and _shown(one) != str(value or "/Off"):
            raise DomainError("filled_form_foreign")
        yield name, "" if value is None else str(value)


def _shown(choice: pikepdf.Dictionary) -> str:
    """What a reader of the page sees ticked: a value that does not show was put in by hand."""
    kids = choice.get("/Kids", [choice])
    states = {str(kid.get("/AS", "/Off")) for kid in kids} - {"/Off"}
    return states.pop() if len(states) == 1 else "/Off" if not states else "?"


def _form(form: str, fields: dict[str, str]) -> FilledForm:
    boxes: dict[Cell, bool] = {}
    own_boxes: dict[Cell, bool] = {}
    ticks: set[str] = set()
    lines: dict[str, str] = {}
    answer: bool | None = None
    for name, value in fields.items():
        if box := _BOX.fullmatch(name):
            row, column = int(box[2]), int(box[3])
            state = _state(value)
            if row >= MAX_ROWS or column >= _MOST_COLUMNS:
                raise DomainError("filled_form_foreign")
            if state is not None:
                (boxes if box[1] == "box" else own_boxes)[row, column] = state
        elif name == "answer":
            answer = _state(value)
        elif _TICK.fullmatch(name):
            if value not in ("", "/Off"):
                ticks.add(name if value == "/Yes" else f"{name}:{value[1:41]}")
        elif _LINE.fullmatch(name):
            if text := _typed(value):
                lines[name] = text
        else:
            raise DomainError("filled_form_foreign")
    return FilledForm(
        form=form,
        boxes=boxes,
        own_boxes=own_boxes,
        answer=answer,
        ticks=frozenset(ticks),
        lines=lines,
        places=frozenset(name for name in fields if _BOX.fullmatch(name)),
    )


def _state(value: str) -> bool | None:
    if value in ("", "/Off"):
        return None
    if value not in _STATES:
        raise DomainError("filled_form_foreign")
    return _STATES[value]


def _typed(value: str) -> str:
    """What was typed, without signs nobody sees, which could turn the rest round."""
    if len(value) > _MOST_LETTERS:
        raise DomainError("filled_form_foreign")
    return _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
