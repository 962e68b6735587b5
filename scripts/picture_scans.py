"""What comes home for the pictures of scanned sheets: one on paper, one filled in on a screen."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Name, String

from sspf_app.services.bundle import Services
from sspf_app.services.export_views import CopyKind
from sspf_app.services.form_views import FormOrder, FormPlan, PlannedSheet, PreparedForm

_WORDS = "Inte om mormor."


def came_home(services: Services, case: str, folder: Path) -> tuple[Path, ...]:
    """Hand out two sheets of a case; one comes home as it was, one filled in on a screen."""
    purpose = services.cases.get(case).purposes[0].id
    plan = services.consent_forms.plan(case, purpose=purpose)
    on_paper, on_screen = (_prepared(services, plan, plan.sheets[one]) for one in (0, -1))
    services.consent_forms.hand_out(on_paper)
    paper = folder / "skanning-0412.pdf"
    paper.write_bytes(_scanned(on_paper.pdf))
    done = services.consent_forms.export(on_screen, folder, copy=CopyKind.FILLABLE)
    returned = folder / "samtycke-ifyllt.pdf"
    returned.write_bytes(_filled(done.path.read_bytes()))
    return paper, returned


def open_form(services: Services, case: str) -> str:
    """The code of a form that is out in a case; one is handed out where none is."""
    found = _forms_out(services, case)
    if not found:
        purpose = services.cases.get(case).purposes[0].id
        plan = services.consent_forms.plan(case, purpose=purpose)
        services.consent_forms.hand_out(_prepared(services, plan, plan.sheets[0]))
        found = _forms_out(services, case)
    return found[0]


def _forms_out(services: Services, case: str) -> list[str]:
    detail = services.cases.get(case)
    board = services.consent_cards.board(
        case, purpose=detail.purposes[0].id, subject=detail.young_person
    )
    return [form.code for card in board.cards for form in card.forms if form.is_open]


def _scanned(pdf: bytes) -> bytes:
    """The sheet as a scanner sees it: nothing but pictures."""
    pages = [
        page.render(scale=200 / 72, grayscale=True).to_pil()  # pyright: ignore[reportArgumentType]
        for page in pypdfium2.PdfDocument(pdf)
    ]
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return file.getvalue()


def _prepared(services: Services, plan: FormPlan, sheet: PlannedSheet) -> PreparedForm:
    return services.consent_forms.prepare(
        FormOrder(
            case=plan.case,
            purpose=plan.purpose,
            signatory=sheet.signatory,
            subjects=sheet.subjects,
            rows=plan.rows,
            recipients=plan.recipients,
            valid_from=plan.valid_from,
            valid_to=plan.valid_to,
            language="sv",
        )
    )


def _filled(content: bytes) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            place = str(field.T).partition("/")[2]
            if place == "answer" or place.startswith("box:"):
                field.V = Name.Yes
                for kid in field.Kids:
                    kid.AS = Name.Yes if Name.Yes in kid.AP.N else Name.Off
            elif place == "words:own_words":
                field.V = String(_WORDS)
        pdf.save(file)
    return file.getvalue()
