"""A consent form, set and shaped by us, beside a bare canvas that draws the same text."""

import io
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import NamedTuple

from pypdf import PdfReader
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from scripts.benches.row import ROUNDS, Row, note, seconds
from sspf_app import assets
from sspf_app.documents import consent_form
from sspf_app.documents.archive import archived
from sspf_app.documents.sheet import Ink, Sheet
from sspf_app.documents.text_fonts import Face, Font, FontSet
from sspf_app.documents.text_lines import Line, Setting
from sspf_app.documents.text_signs import DRAWN
from sspf_app.domain.codes import InformationType, PartyKind
from sspf_app.services.copies import ArchiveFacts
from sspf_app.services.demo_words import FIRST_NAMES, LAST_NAMES, MOTHERS
from sspf_app.services.form_code import form_code
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.paper_of_consent import (
    BoxRow,
    Capacity,
    ConsentFormData,
    FormColumn,
    FormParty,
)
from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.paper_parts import PaperOffice
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.labels import type_label

_PARTIES = (
    ("sspf", "SSPF-teamet", PartyKind.SOCIAL_SERVICES, "koordinator", "Karin Ek, 090-16 10 01"),
    ("school", "Ersängsskolan", PartyKind.SCHOOL, "skolan", "Per Norén, 090-16 20 02"),
    ("police", "Polisen, område Umeå", PartyKind.POLICE, "områdespolis", "114 14"),
    ("leisure", "Fritid unga Ersboda", PartyKind.LEISURE, "fritidsgården", "Sara Wik"),
)
_FONTS = {face: assets.path(f"fonts/NotoSans-{face.value}.ttf") for face in Face}


class Run(NamedTuple):
    """Text of one font from one place on; turned texts run upwards from an origin of theirs."""

    page: int
    text: str
    x: float
    y: float
    font: str
    size: float
    origin: tuple[float, float] | None


def consent_form_row(*, rounds: int = ROUNDS) -> list[Row]:
    """Sheets of one session, each with other names: what is fixed was shaped for the first one."""
    forms = [some_form(number) for number in range(rounds + 1)]
    for face, path in _FONTS.items():
        pdfmetrics.registerFont(TTFont(_font_name(face), str(path)))
    drawn = [_runs_of(form) for form in forms]
    setting = _setting()
    Font.subset.cache_clear()
    took: list[tuple[float, float, float]] = []
    for form, runs in zip(forms, drawn, strict=True):
        ours, paper = seconds(lambda form=form: consent_form.draw(form, setting)[0])
        kept, copy = seconds(lambda form=form: _archived(form, setting))
        bare, reference = seconds(lambda runs=runs: _bare(runs))
        if not _texts(paper) == _texts(copy) == _texts(reference):
            raise RuntimeError("the files hold different text")
        took.append((ours * 1000, kept * 1000, bare * 1000))
    note(f"the first form of a session: {took[0][0]:.1f} ms, {took[0][0] / took[0][2]:.1f} x")
    shaped, kept, bare = (statistics.median(times) for times in zip(*took[1:], strict=True))
    return [
        Row(name="consent form, shaped", ours=shaped, reference=bare, unit="ms", bound=5),
        Row(name="consent form, archived", ours=kept, reference=bare, unit="ms", bound=20),
        Row(name="consent form, archived, in all", ours=kept, unit="ms", bound=200),
    ]


def _archived(form: ConsentFormData, setting: Setting) -> bytes:
    """The sheet as PDF/A-2b: drawn, given the archive's metadata, written and validated."""
    mark = SecrecyMark(
        provision="26 kap. 1 §",
        marked_on=form.made_at.date(),
        authority=form.office.committee,
    )
    facts = ArchiveFacts(
        kind="consent_form",
        reference=form.case_reference,
        made_on=form.made_at.date(),
        secrecy=mark,
        form_version=form.text.version,
        text_sha256=form.text.sha256,
    )
    return archived(consent_form.draw(form, setting)[0], facts)


def _bare(runs: list[Run]) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, pageCompression=1, invariant=1)
    page = 0
    for run in runs:
        while page < run.page:
            canvas.showPage()
            page += 1
        canvas.setFont(run.font, run.size)
        if run.origin is None:
            canvas.drawString(run.x, run.y, run.text)
        else:
            canvas.saveState()
            canvas.translate(*run.origin)
            canvas.rotate(90)
            canvas.drawString(run.x, run.y, run.text)
            canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _setting() -> Setting:
    """Loaded fonts with which nothing was shaped yet."""
    return Setting(FontSet({face: (Font(path),) for face, path in _FONTS.items()}), "sv")


def _runs_of(form: ConsentFormData) -> list[Run]:
    """Where our layout puts which text."""
    runs: list[Run] = []

    class Noting(Sheet):
        page = 0
        origin: tuple[float, float] | None = None

        def line(self, x: float, baseline: float, line: Line, ink: Ink) -> None:
            runs.extend(_runs_in(line, Run(self.page, "", x, baseline, "", ink.size, self.origin)))
            super().line(x, baseline, line, ink)

        @contextmanager
        def turned(self, x: float, y: float, *, degrees: float = 90) -> Iterator[None]:
            self.origin = (x, y)
            with super().turned(x, y, degrees=degrees):
                yield
            self.origin = None

        def next_page(self) -> None:
            self.page += 1
            super().next_page()

    consent_form.draw(form, _setting(), open_sheet=Noting)
    return runs


def _runs_in(line: Line, start: Run) -> list[Run]:
    runs: list[Run] = []
    x = start.x
    for word in line.words:
        text, font = word.text.translate(DRAWN), _font_name(word.face)
        if runs and runs[-1].font == font:
            runs[-1] = runs[-1]._replace(text=runs[-1].text + text)
        else:
            runs.append(start._replace(text=text, x=x, font=font))
        x += word.advance * start.size / 1000
    return runs


def _font_name(face: Face) -> str:
    return f"NotoSans-{face.value}"


def _texts(pdf: bytes) -> list[str]:
    """Text of each page; where a reader sees blanks is up to the reader."""
    return ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def some_form(number: int) -> ConsentFormData:
    """A guardian's sheet; another family for every number."""
    first, last = FIRST_NAMES[number % len(FIRST_NAMES)], LAST_NAMES[-number % len(LAST_NAMES)]
    words = words_for("sv")
    parties = [
        FormParty(key=key, name=name, kind=kind, function=function, contact=contact)
        for key, name, kind, function, contact in _PARTIES
    ]
    types = list(InformationType)[:8]
    return ConsentFormData(
        office=PaperOffice(
            committee="Individ- och familjenämnden, Umeå kommun",
            unit="Enheten för prevention och tidiga insatser",
            phone="090-16 10 00",
            email="sspf@example.se",
            data_protection_officer="dso@example.se",
        ),
        case_reference=f"SSPF 2026-{number + 14:03d}",
        form_code=form_code(123_456_789_012 + number),
        text=text_in("sv"),
        made_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
        young_person=f"{first} {last}",
        born=date(2013, 4, 9),
        school="Berghemsskolan, 7B",
        signatory=f"{MOTHERS[number % len(MOTHERS)]} {last}",
        capacity=Capacity.GUARDIAN,
        purpose=f"{first} har varit borta mycket från skolan. Vi vill hitta ett stöd ihop.",
        parties=tuple(parties),
        columns=tuple(FormColumn(key=party.key) for party in parties),
        rows=tuple(
            BoxRow(type=type_, label=type_label(type_, words), teller=parties[n % 4].key)
            for n, type_ in enumerate(types)
        ),
        valid_from=date(2026, 12, 1),
        valid_to=date(2027, 5, 31),
    )
