"""A form filled in on a screen that came back: what it proposes, and why it is no signed answer.

A written answer needs a signature, and a file with fields has none. Its pages never count as paper;
the signed paper, scanned, belongs to it by its code, and then the paper decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sspf_app.services.consent_views import BoxKey
from sspf_app.services.records import PrintedForm
from sspf_app.services.scan_layouts import box_of
from sspf_app.services.scan_matching import SIGNATURE, proposal_of
from sspf_app.services.scan_records import FormLayout
from sspf_app.services.scan_views import Finding, FindingCode, Proposal, ReturnedFile, ScannedPage

_TABLE = ("box:", "own:")
_WORDS = "words:"


def papers_of(pages: Sequence[ScannedPage]) -> tuple[ScannedPage, ...]:
    """The pages that are pictures of a paper."""
    return tuple(page for page in pages if page.returned is None)


def signature_pages(layout: FormLayout | None) -> frozenset[int]:
    """The pages of a form on which it is signed; none when it is not known."""
    regions = () if layout is None else layout.regions
    return frozenset(region.page for region in regions if region.name == SIGNATURE)


def filled_findings(
    pages: Sequence[ScannedPage],
    form: PrintedForm,
    layout: FormLayout | None,
    *,
    young_person: str,
) -> Iterator[Finding]:
    """What is to be known of the files among the pages, and of sheets made for the screen."""
    files = _files(pages)
    papers = papers_of(pages)
    signed_on = signature_pages(layout)
    if not files:
        # Where a screen's sheet is signed cannot be looked for: a person says that it is.
        if any(page.is_screen for page in papers):
            yield Finding(code=FindingCode.SIGNATURE_UNCLEAR, page=max(signed_on, default=0))
        return
    if len({_said(file) for file in files}) > 1:
        yield Finding(code=FindingCode.FILES_DIFFER)
    if any(not _fits(file, form, layout, young_person) for file in files):
        yield Finding(code=FindingCode.FIELDS_DIFFER)
    if signed_on and signed_on <= {page.page for page in papers}:
        yield Finding(code=FindingCode.FILE_WITH_PAPER)
        if any(page.inks is None for page in papers):
            yield Finding(code=FindingCode.SIGNATURE_UNCLEAR, page=max(signed_on))
        return
    yield Finding(code=FindingCode.FILE_UNSIGNED)
    if any(file.form.answer is False for file in files):
        yield Finding(code=FindingCode.FILE_SAYS_NO)


def proposed_by(pages: Sequence[ScannedPage], form: PrintedForm, young_person: str) -> Proposal:
    """What the ink says, where there is a paper to be read; else what the fields say."""
    papers, files = papers_of(pages), _files(pages)
    if not files or any(page.inks is not None for page in papers):
        return proposal_of(papers, form, young_person)
    file = files[0]
    if len({_said(one) for one in files}) > 1 or not _fits(file, form, None, young_person):
        return Proposal()
    answers = {True: "yes", False: "no", None: ""}
    return Proposal(
        answer=answers[file.form.answer],
        boxes=_boxes(file, form, young_person),
        words="\n".join(
            text for name, text in sorted(file.form.lines.items()) if name.startswith(_WORDS)
        ),
    )


def _files(pages: Sequence[ScannedPage]) -> list[ReturnedFile]:
    """Each file once."""
    found = {page.source_sha256: page.returned for page in pages if page.returned is not None}
    return list(found.values())


def _said(file: ReturnedFile) -> tuple[object, ...]:
    form = file.form
    return (
        form.answer,
        tuple(sorted(form.boxes.items())),
        tuple(sorted(form.own_boxes.items())),
        form.ticks,
        tuple(sorted(form.lines.items())),
    )


def _fits(
    file: ReturnedFile, form: PrintedForm, layout: FormLayout | None, young_person: str
) -> bool:
    """Whether a file has the code and the very rows and columns of the form that was handed out."""
    if file.form.form != form.id:
        return False
    if layout is not None:
        drawn = frozenset(one.name for one in layout.regions if one.name.startswith(_TABLE))
        if drawn != file.form.places:
            return False
    return all(box_of(form, young_person, name) is not None for name in file.form.places)


def _boxes(file: ReturnedFile, form: PrintedForm, young_person: str) -> dict[BoxKey, bool]:
    boxes: dict[BoxKey, bool] = {}
    for kind, cells in (("box", file.form.boxes), ("own", file.form.own_boxes)):
        for (row, column), is_yes in cells.items():
            key = box_of(form, young_person, f"{kind}:{row}:{column}")
            if key is not None:
                boxes[key] = is_yes
    return boxes
