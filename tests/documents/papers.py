"""Invented papers, and what a reader finds in a finished one."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from sspf_app.documents.registry import Renderer
from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.services.form_code import form_code
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.paper_of_consent import (
    BoxRow,
    Capacity,
    ConsentFormData,
    FormColumn,
    FormParty,
)
from sspf_app.services.paper_of_minutes import (
    CommitmentLine,
    MinutesData,
    MinutesItem,
    MinutesSection,
    Participant,
    SecrecyMark,
)
from sspf_app.services.paper_of_withdrawal import (
    WithdrawalConfirmationData,
    WithdrawalNoticeData,
    WithdrawalScope,
)
from sspf_app.services.paper_parts import PaperOffice

RENDERER = Renderer()
MADE_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CODE = form_code(123_456_789_012)
OFFICE = PaperOffice(
    committee="Individ- och familjenämnden, Umeå kommun",
    unit="Enheten för prevention och tidiga insatser",
    phone="090-16 10 00",
    email="sspf@example.se",
    data_protection_officer="dso@example.se",
)
SECRECY = SecrecyMark(
    provision="26 kap. 1 §", marked_on=date(2026, 11, 22), authority="Umeå kommun"
)
PARTIES = (
    FormParty(
        key="p-soc",
        name="SSPF-koordinatorn",
        kind=PartyKind.SOCIAL_SERVICES,
        function="koordinator",
        contact="Mia Ek, 090-16 10 01",
    ),
    FormParty(
        key="p-school",
        name="Ersängsskolan",
        kind=PartyKind.SCHOOL,
        function="skolan",
        contact="Per Norén, 090-16 20 02",
        reveals_place=True,
    ),
    FormParty(
        key="p-police",
        name="Polisen, lokalpolisområde Umeå",
        kind=PartyKind.POLICE,
        function="områdespolis",
        contact="114 14",
    ),
    FormParty(
        key="p-leisure",
        name="Fritid unga Ersboda",
        kind=PartyKind.LEISURE,
        function="fritidsgården",
        contact="Sara Wik",
        reveals_place=True,
    ),
)
ASSOCIATION = FormParty(key="p-club", name="IFK Ersboda", kind=PartyKind.ASSOCIATION)
TYPES = tuple(InformationType)


def rows(count: int, tellers: tuple[FormParty, ...] = PARTIES) -> tuple[BoxRow, ...]:
    """So many rows; the first is participation, told by the coordinator."""
    return tuple(
        BoxRow(type=type_, label=f"Uppgiftstyp nummer {n}", teller=tellers[n % len(tellers)].key)
        for n, type_ in enumerate(TYPES[:count])
    )


def a_form(**changes: object) -> ConsentFormData:
    """A guardian's sheet with four parties and eight rows."""
    form = ConsentFormData(
        office=OFFICE,
        case_reference="SSPF-2026-014",
        form_code=CODE,
        text=text_in("sv"),
        made_at=MADE_AT,
        young_person="Alva Lindström",
        born=date(2013, 4, 9),
        school="Berghemsskolan, 7B",
        signatory="Erik Åkesson",
        capacity=Capacity.GUARDIAN,
        purpose="Alva har varit borta mycket från skolan i höst. Vi vill hitta ett stöd ihop.",
        parties=PARTIES,
        columns=tuple(FormColumn(key=party.key) for party in PARTIES),
        rows=rows(8),
        valid_from=date(2026, 12, 1),
        valid_to=date(2027, 5, 31),
    )
    return replace(form, **changes)  # pyright: ignore[reportArgumentType]


def minutes_data(**changes: object) -> MinutesData:
    """The school's minutes of a meeting."""
    data = MinutesData(
        office=OFFICE,
        language="sv",
        case_reference="SSPF-2026-014",
        made_at=MADE_AT,
        recipient="Ersängsskolan",
        copy_number=2,
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
        copy_number=1,
        received_at=HEARD_AT,
        scope=WithdrawalScope(types=("Närvaro",)),
        secrecy=SECRECY,
    )
    return replace(data, **changes)  # pyright: ignore[reportArgumentType]


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
