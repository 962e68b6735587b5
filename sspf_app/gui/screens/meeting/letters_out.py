"""Invitations on paper, and the letters that take them back, one copy for each. No Qt."""

from __future__ import annotations

from sspf_app.gui.copying import CopySource, ShownCopy
from sspf_app.services.bundle import Services
from sspf_app.services.paper_of_notice import NoticeKind


def invitations_of(services: Services, case: str, meeting: str) -> CopySource:
    """The invitations to a meeting."""
    papers = services.invitation_papers
    return CopySource(
        recipients=lambda: papers.recipients(case, meeting),
        preview=lambda one: ShownCopy(paper=papers.preview(case, meeting, recipient=one)),
        export=lambda one, folder, copy: papers.export(
            case, meeting, recipient=one, folder=folder, copy=copy
        ),
        export_all=lambda folder, copy: papers.export_all(case, meeting, folder=folder, copy=copy),
    )


def recalls_of(services: Services, case: str, meeting: str, kind: NoticeKind) -> CopySource:
    """The letters to those who were invited in writing."""
    papers = services.recall_papers
    return CopySource(
        recipients=lambda: papers.recipients(case, meeting),
        preview=lambda one: ShownCopy(paper=papers.preview(case, meeting, kind, recipient=one)),
        export=lambda one, folder, copy: papers.export(
            case, meeting, kind, recipient=one, folder=folder, copy=copy
        ),
        export_all=lambda folder, copy: papers.export_all(
            case, meeting, kind, folder=folder, copy=copy
        ),
    )
