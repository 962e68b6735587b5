"""What a paper of a case is called; no Qt."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sspf_app.gui.i18n import N_, _, marked, words
from sspf_app.services.document_records import AttachedTo, DocumentType
from sspf_app.services.document_views import PaperItem, PaperSource, Target
from sspf_app.services.file_kinds import ARCHIVE, JPEG, PDF, PNG, TEXT, TIFF
from sspf_app.services.form_code import shown_form_code
from sspf_app.texts.case_papers import paper_type
from sspf_app.texts.ledger import paper_kind

_MEDIA = {
    PDF: "PDF",
    PNG: "PNG",
    JPEG: "JPEG",
    TIFF: "TIFF",
    TEXT: N_("Text"),
    ARCHIVE: N_("Packed file"),
}
_KILO = 1024


def type_word(type_: DocumentType) -> str:
    """What a paper is."""
    return paper_type(type_.value, words())


def paper_title(item: PaperItem) -> str:
    """What a paper is called in the list."""
    if item.source is PaperSource.SCANNED:
        return _("Scanned form {code}").format(code=shown_form_code(item.title))
    if item.source is PaperSource.HANDED_OUT:
        kind = paper_kind(item.title, words())
        return _("{name}: {what}").format(what=kind, name=item.who)
    if item.removed_at is not None:
        return _("{title} (removed)").format(title=item.title)
    return item.title


def paper_icon(item: PaperItem) -> str:
    """The shape before it."""
    if item.removed_at is not None:
        return "trash"
    shapes = {PaperSource.SCANNED: "import", PaperSource.HANDED_OUT: "export"}
    return shapes.get(item.source, "document")


def media_word(item: PaperItem) -> str:
    """What kind of file, and how large."""
    known = _MEDIA.get(item.media)
    kind = _("Unknown kind of file") if known is None else marked(known)
    return f"{kind}, {size_word(item.size)}"


def size_word(size: int) -> str:
    """Bytes for people."""
    if size < _KILO * _KILO:
        return _("{size} kB").format(size=max(1, size // _KILO))
    return _("{size} MB").format(size=round(size / _KILO / _KILO, 1))


def target_word(target: Target, zone: tzinfo) -> str:
    """What a paper can belong to."""
    day = "" if target.at is None else _day(target.at, zone)
    return {
        AttachedTo.CASE: _("The case"),
        AttachedTo.MEETING: _("Meeting {day}").format(day=day),
        AttachedTo.CONSENT: _("Answer of {name}, {day}").format(name=target.title, day=day),
        AttachedTo.NOTE: _("Note {day}: {words}").format(day=day, words=target.title),
    }[target.kind]


def _day(at: datetime, zone: tzinfo) -> str:
    return at.astimezone(zone).date().isoformat()
