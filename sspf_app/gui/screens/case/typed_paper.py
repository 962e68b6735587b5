"""A file that is to be put into a case, as it is being described; no Qt."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from sspf_app.gui.i18n import _
from sspf_app.services.document_records import AttachedTo, DocumentType
from sspf_app.services.document_views import NewDocument

Faults = dict[str, str]


@dataclass(slots=True, kw_only=True)
class TypedPaper:
    """What is typed about a file.

    Attributes:
        path: Where the file lies on the computer.
        target: Kind and id of what it belongs to, with ``/`` between.
    """

    path: str
    title: str = ""
    type: str = DocumentType.OTHER.value
    target: str = f"{AttachedTo.CASE.value}/"

    @property
    def file(self) -> Path:
        """The file."""
        return Path(self.path)

    def draft(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), ensure_ascii=False)

    def entry(self, case: str) -> NewDocument:
        """As the service takes it."""
        kind, _slash, target = self.target.partition("/")
        return NewDocument(
            case=case,
            path=self.file,
            title=self.title,
            type=DocumentType(self.type),
            attached_to=AttachedTo(kind),
            attached_id=target,
        )

    def faults(self) -> Faults:
        """What is missing, at its place."""
        return {} if self.title.strip() else {"title": _("Write what the paper is.")}


def typed_paper(path: Path) -> TypedPaper:
    """A file nobody has described yet."""
    return TypedPaper(path=str(path))


def paper_from_draft(text: str) -> TypedPaper | None:
    """What was kept; None where it is of another version."""
    try:
        return TypedPaper(**json.loads(text))
    except (ValueError, TypeError):
        return None


def draft_key(case: str) -> str:
    """Where what is typed is kept."""
    return f"case/{case}/document:new"
