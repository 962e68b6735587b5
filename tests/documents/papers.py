"""Invented papers, and what a reader finds in a finished one."""

import io
import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from scripts import invented_form
from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import InformationType
from sspf_app.services.paper_of_consent import (
    BoxRow,
    ConsentFormData,
    FormParty,
)
from sspf_app.services.paper_of_minutes import (
    CommitmentLine,
    MinutesData,
    MinutesItem,
    MinutesSection,
    Participant,
)
from sspf_app.services.paper_of_withdrawal import (
    WithdrawalConfirmationData,
    WithdrawalNoticeData,
    WithdrawalScope,
)
from sspf_app.services.papers import RenderedDocument

RENDERER = Renderer()
ASSOCIATION, CODE, MADE_AT = invented_form.ASSOCIATION, invented_form.CODE, invented_form.MADE_AT
OFFICE, PARTIES, SECRECY = invented_form.OFFICE, invented_form.PARTIES, invented_form.SECRECY
TYPES = tuple(InformationType)


def rows(count: int, tellers: tuple[FormParty, ...] = PARTIES) -> tuple[BoxRow, ...]:
    """So many rows; the first is participation, told by the coordinator."""
    return tuple(
        BoxRow(type=type_, label=f"Uppgiftstyp nummer {n}", teller=tellers[n % len(tellers)].key)
        for n, type_ in enumerate(TYPES[:count])
    )


def a_form(**changes: object) -> ConsentFormData:
    """A guardian's sheet with four parties and eight rows that are easy to find."""
    return invented_form.a_form(**{"rows": rows(8), **changes})


def minutes_data(**changes: object) -> MinutesData:
    """The school's minutes of a meeting."""
    data = MinutesData(
        office=OFFICE,
        language="sv",
        case_reference="SSPF-2026-014",
        made_at=MADE_AT,
        recipient="Ersängsskolan",
        sign="KPTRB",
        meeting_on=date(2026, 11, 20),
        secrecy=SECRECY,
        young_person="Alva Lindström",
        meeting_time="13.00–14.30",
        place="Biblioteket",
        title="Uppföljning",
        present=(Participant(name="Mia Ek", role="koordinator"), Participant(name="Per Norén")),
        absent=(Participant(name="", role="Fritid unga"),),
        sections=(
            MinutesSection(
                heading="Skolan",
                items=(
                    MinutesItem(text="Alva kommer till lunch.", source="Skolan", about="Alva"),
                    MinutesItem(text="Det går bättre i liten grupp."),
                ),
            ),
            MinutesSection(heading="Fritid", items=(MinutesItem(text="Musiken lockar."),)),
        ),
        commitments=(
            CommitmentLine(
                text="Mentorn skriver till hemmet varje fredag.",
                responsible="Ersängsskolan",
                starts_on=date(2026, 11, 23),
                due_on=date(2027, 1, 15),
                follow_up="nästa möte",
            ),
        ),
        next_meeting="15 januari 2027",
        written_by="Mia Ek",
        copies_to=("Ersängsskolan", "Erik Åkesson"),
        log_head=invented_form.LOG_HEAD,
    )
    return replace(data, **changes)  # pyright: ignore[reportArgumentType]


HEARD_AT = datetime(2026, 11, 22, 10, 42, tzinfo=timezone(timedelta(hours=1)))


def a_confirmation(**changes: object) -> WithdrawalConfirmationData:
    """The mother's telephone call at 10.42, confirmed."""
    data = WithdrawalConfirmationData(
        office=OFFICE,
        language="sv",
        case_reference="SSPF-2026-014",
        made_at=MADE_AT,
        person="Erik Åkesson",
        sign="KPTRB",
        received_at=HEARD_AT,
        received_by="Mia Ek",
        scope=WithdrawalScope(types=("Närvaro",), about=("Alva Lindström",)),
        notified=("Ersängsskolan", "Polisen"),
    )
    return replace(data, **changes)  # pyright: ignore[reportArgumentType]


def a_notice(**changes: object) -> WithdrawalNoticeData:
    """The notice to the school."""
    data = WithdrawalNoticeData(
        office=OFFICE,
        language="sv",
        case_reference="SSPF-2026-014",
        made_at=MADE_AT,
        recipient="Ersängsskolan",
        sign="KPTRB",
        received_at=HEARD_AT,
        scope=WithdrawalScope(types=("Närvaro",)),
        secrecy=SECRECY,
    )
    return replace(data, **changes)  # pyright: ignore[reportArgumentType]


def pages_of(document: RenderedDocument) -> int:
    """How many pages a paper has."""
    assert document.page_count is not None
    return document.page_count


def opened(content: bytes) -> PdfReader:
    """A finished file, opened."""
    return PdfReader(io.BytesIO(content))


def page_texts(content: bytes) -> list[str]:
    """Text of each page, blanks and line ends as single blanks."""
    return [" ".join(page.extract_text().split()) for page in opened(content).pages]


def text_of(content: bytes) -> str:
    """Text of all pages."""
    return " ".join(page_texts(content))


def font_sizes(content: bytes) -> set[float]:
    """Every font size that a page's content sets."""
    sizes: set[float] = set()
    for page in opened(content).pages:
        contents = page.get_contents()
        assert contents is not None
        sizes |= {float(size) for size in re.findall(rb"/F\d+ ([\d.]+) Tf", contents.get_data())}
    return sizes


def embedded_fonts(content: bytes) -> dict[str, bool]:
    """Each font of the file, and whether its outlines are in the file."""
    fonts: dict[str, bool] = {}
    for page in opened(content).pages:
        for reference in page["/Resources"]["/Font"].values():  # pyright: ignore[reportIndexIssue]
            font = reference.get_object()
            descendant = font["/DescendantFonts"][0].get_object()
            descriptor: DictionaryObject = descendant["/FontDescriptor"].get_object()
            has_outlines = isinstance(descriptor["/FontFile2"].get_object(), StreamObject)
            fonts[str(font["/BaseFont"])] = has_outlines
    return fonts


def elements(content: bytes) -> list[tuple[str, str]]:
    """Structure elements in reading order: type, and the text marked as theirs."""
    reader = opened(content)
    texts = [_marked_texts(page.get_contents().get_data()) for page in reader.pages]  # pyright: ignore[reportOptionalMemberAccess]
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}  # pyright: ignore[reportOptionalMemberAccess]
    found: list[tuple[str, str]] = []

    def visit(element: DictionaryObject) -> None:
        own = []
        place = len(found)
        found.append((str(element["/S"])[1:], ""))
        for kid in element.get("/K", []):
            thing = kid.get_object()
            if "/MCID" in thing:
                page = numbers[thing.raw_get("/Pg").idnum]
                own.append(texts[page][int(thing["/MCID"])])
            else:
                visit(thing)
        found[place] = (found[place][0], "".join(own))

    root = reader.trailer["/Root"]["/StructTreeRoot"]  # pyright: ignore[reportIndexIssue]
    for kid in root["/K"]:
        visit(kid.get_object())
    return found


def _marked_texts(data: bytes) -> dict[int, str]:
    """Content of each mark; only that it is there, not what it says."""
    return {
        int(number): content.decode("latin-1")
        for number, content in re.findall(rb"/MCID (\d+) >> BDC\n(.*?)\nEMC", data, re.DOTALL)
    }
