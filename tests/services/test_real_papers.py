"""The use cases with the real papers: drawn, reopened and searched."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from sspf_app.documents.registry import Renderer
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Person
from sspf_app.services.demo import fill_demo
from sspf_app.services.demo_scene import DemoForm
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.form_views import FormExtras, FormOrder
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.people_views import PersonInput
from tests.services.conftest import House
from tests.services.scenery import a_scene


def _text(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def _filled(house: House) -> None:
    house.draw_papers()
    text = text_in("sv")
    fill_demo(house.use, clock=house.clock, form=DemoForm(terms=text.terms, version=text.version))


def test_minutes_of_the_demonstration_differ_on_paper(house: House, tmp_path: Path) -> None:
    _filled(house)
    with house.unit() as unit:
        head = unit.journal.head()
    case, meeting = "c-demo-2", "c-demo-2-m98"
    out = tmp_path / "out"
    out.mkdir()
    for recipient in (COORDINATOR, "polisen-umea", "fritid-ersboda"):
        house.use.minutes.export(case, meeting, recipient=recipient, folder=out)
    papers = {path.name: _text(path.read_bytes()) for path in out.iterdir()}
    assert len(papers) == 3
    assert not any("Cora" in name for name in papers)
    logs = {text.partition("Logg ")[2].split()[0] for text in papers.values()}
    assert head in logs  # what the log was before the first of them left
    assert len(logs) == len(papers)  # and each of them is a line of its own
    with house.unit() as unit:
        names = {row.recipient: row.file_name for row in unit.office.disclosures(case)}
    police, own = papers[names["polisen-umea"] or ""], papers[names["sspf"] or ""]
    assert "drogtesterna" not in police
    assert "resecentrum" in police
    assert "drogtesterna" in papers[names["fritid-ersboda"] or ""]
    assert "Ej delad med Polisen" in own


def test_a_sheet_and_the_papers_of_a_withdrawal(house: House, tmp_path: Path) -> None:
    _filled(house)
    forms = house.use.consent_forms
    plan = forms.plan("c-demo-9", purpose="c-demo-9-p")
    waiting = next(sheet for sheet in plan.sheets if sheet.status == "awaiting")
    with house.unit() as unit:
        head = unit.journal.head()
    prepared = forms.prepare(
        FormOrder(
            case="c-demo-9",
            purpose="c-demo-9-p",
            signatory=waiting.signatory,
            subjects=waiting.subjects,
            rows=plan.rows,
            recipients=plan.recipients,
            valid_from=plan.valid_from,
            valid_to=plan.valid_to,
        )
    )
    house.use.cases.list_cases()  # the log goes on while one looks at the sheet
    exported = forms.export(prepared, tmp_path)
    text = _text(exported.path.read_bytes())
    assert f"Logg {head}" in text
    assert waiting.name in text
    assert "Olle Rimbäck" in text

    (effect,) = house.use.withdrawals.list_withdrawals("c-demo-4")
    (received,) = effect.received
    notice = house.use.withdrawals.export_notice(
        "c-demo-4", effect.withdrawal.id, recipient=received.recipient, folder=tmp_path
    )
    confirmation = house.use.withdrawals.export_confirmation(
        "c-demo-4", effect.withdrawal.id, tmp_path
    )
    assert "Fadi" not in _text(notice.path.read_bytes())
    assert received.name in _text(confirmation.path.read_bytes())


def test_a_sheet_of_the_smallest_office(house: House) -> None:
    scene = a_scene(house)
    house.renderer = Renderer()
    house.new_session()
    for language in ("sv", "en"):
        order = replace(scene.order(scene.mother), language=language)
        assert "Anna Lind" in _text(house.use.consent_forms.prepare(order).pdf)


def test_a_sheet_bears_mark_and_address_where_they_are_wanted(house: House, tmp_path: Path) -> None:
    _filled(house)
    forms = house.use.consent_forms
    plan = forms.plan("c-demo-9", purpose="c-demo-9-p")
    waiting = next(sheet for sheet in plan.sheets if sheet.status == "awaiting")
    plain = FormOrder(
        case="c-demo-9",
        purpose="c-demo-9-p",
        signatory=waiting.signatory,
        subjects=waiting.subjects,
        rows=plan.rows,
        recipients=plan.recipients,
        valid_from=plan.valid_from,
        valid_to=plan.valid_to,
    )
    marked = replace(plain, extras=FormExtras(with_secrecy=True))
    assert "Sekretess 26 kap." not in _text(forms.prepare(plain).pdf)
    assert "Sekretess 26 kap. 1 §" in _text(forms.prepare(marked).pdf)
    posted = replace(plain, extras=FormExtras(with_secrecy=True, with_address=True))
    with pytest.raises(DomainError, match="form_address_missing"):
        forms.prepare(posted)
    with house.unit() as unit:
        (person,) = (
            row for row in unit.records.list_standing(Person) if row.id == waiting.signatory
        )
    entry = PersonInput(name=person.name, born=person.born, address="Nygatan 3, 903 26 Umeå")
    house.use.people.correct(person.id, entry)
    prepared = forms.prepare(posted)
    exported = forms.export(prepared, tmp_path)
    text = _text(exported.path.read_bytes())
    assert f"{person.name} Nygatan 3 903 26 Umeå" in text
    assert "Sekretess" in text
