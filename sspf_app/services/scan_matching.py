"""From pages to sheets: which form, which page, what is missing, what is doubled.

Each page stands for itself: a page without a code never gets the number of the page before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sspf_app.domain.errors import DomainError
from sspf_app.services.consent_views import BoxKey
from sspf_app.services.form_code import PageCode, read_payload
from sspf_app.services.records import PrintedForm
from sspf_app.services.scan_layouts import box_of
from sspf_app.services.scan_ports import InkSeen
from sspf_app.services.scan_views import Finding, FindingCode, Proposal, ScannedPage

SIGNATURE = "signature"
_SURE = 60
"""Below this a mark is no proposal."""


def told_by(codes: Sequence[str]) -> PageCode | FindingCode:
    """What the square codes of a page tell, or why they tell nothing.

    Two codes of ours that differ tell nothing: a page is never given to one of two forms.
    """
    ours: set[PageCode] = set()
    is_wrong = False
    for text in codes:
        try:
            told = read_payload(text)
        except DomainError:
            is_wrong = True
            continue
        if told is not None:
            ours.add(told)
    if len(ours) > 1:
        return FindingCode.CODES_DISAGREE
    if ours:
        return ours.pop()
    if is_wrong:
        return FindingCode.CODE_WRONG
    return FindingCode.CODE_FOREIGN if codes else FindingCode.CODE_UNREADABLE


def by_form(pages: Iterable[ScannedPage]) -> Mapping[str, tuple[ScannedPage, ...]]:
    """The pages of each form that was told, in order of the form's pages."""
    sheets: dict[str, list[ScannedPage]] = {}
    for page in pages:
        if page.form and page.trouble is None:
            sheets.setdefault(page.form, []).append(page)
    return {
        form: tuple(sorted(found, key=lambda page: (page.page, page.id)))
        for form, found in sheets.items()
    }


def page_findings(pages: Sequence[ScannedPage], count: int) -> Iterator[Finding]:
    """What can be said of a sheet's pages without knowing what the form asks."""
    numbers = Counter(page.page for page in pages)
    for number in range(1, count + 1):
        if number not in numbers:
            yield Finding(code=FindingCode.PAGE_MISSING, page=number)
    for number, times in sorted(numbers.items()):
        if times > 1:
            yield Finding(code=FindingCode.PAGE_DOUBLED, page=number)
        if number > count:
            yield Finding(code=FindingCode.PAGE_UNKNOWN, page=number)
    for page in pages:
        if page.is_turned:
            yield Finding(code=FindingCode.UPSIDE_DOWN, page=page.page)
        if page.inks is None and page.returned is None:
            yield Finding(code=FindingCode.NOT_PLACED, page=page.page)


def ink_findings(pages: Sequence[ScannedPage], proposal: Proposal) -> Iterator[Finding]:
    """What the ink on the pages says about signature, answer and written words."""
    for page in pages:
        for seen in page.inks or ():
            if seen.name == SIGNATURE and seen.ink != "written":
                code = (
                    FindingCode.SIGNATURE_EMPTY
                    if seen.ink == "blank"
                    else FindingCode.SIGNATURE_UNCLEAR
                )
                yield Finding(code=code, page=page.page)
            elif seen.name.startswith("words:") and seen.ink != "blank":
                yield Finding(code=FindingCode.WORDS_WRITTEN, page=page.page)
    answers = [page.page for page in pages if _ink(page, "answer_yes") is not None]
    if answers and not proposal.answer:
        yield Finding(code=FindingCode.ANSWER_UNCLEAR, page=answers[0])
    if proposal.unclear:
        yield Finding(code=FindingCode.BOXES_UNCLEAR)


def proposal_of(pages: Sequence[ScannedPage], form: PrintedForm, young_person: str) -> Proposal:
    """What the marks seem to say; a page that came twice proposes nothing."""
    numbers = Counter(page.page for page in pages)
    boxes: dict[BoxKey, bool] = {}
    unclear: set[BoxKey] = set()
    answer: dict[str, InkSeen] = {}
    for page in pages:
        for seen in page.inks or ():
            if numbers[page.page] > 1:
                continue
            if seen.name in ("answer_yes", "answer_no"):
                answer[seen.name] = seen
            key = box_of(form, young_person, seen.name)
            if key is None or seen.ink == "blank":
                continue
            if seen.ink in ("ticked", "struck") and seen.sure >= _SURE:
                boxes[key] = seen.ink == "ticked"
            else:
                unclear.add(key)
    return Proposal(answer=_answer(answer), boxes=boxes, unclear=frozenset(unclear))


def _answer(seen: Mapping[str, InkSeen]) -> str:
    """Yes or no, only where one is ticked and the other is empty."""
    inks = {name: one.ink for name, one in seen.items()}
    if inks == {"answer_yes": "ticked", "answer_no": "blank"}:
        return "yes"
    if inks == {"answer_yes": "blank", "answer_no": "ticked"}:
        return "no"
    return ""


def _ink(page: ScannedPage, name: str) -> InkSeen | None:
    return next((seen for seen in page.inks or () if seen.name == name), None)
