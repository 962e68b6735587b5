"""A protected child is looked for in every list, hit, print, export, file name and log line.

Defends: sharing rules 6: no address, phone, e-mail, school, workplace or meeting place of a
protected person in any print or file name towards anyone; one guardian's sheet never shows the
other's details; lists and search show nobody before a reason was given; the log names nobody.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from sspf_app.domain.codes import Protection
from sspf_app.services.export_records import ExportFormat
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.ledger_views import MisdirectionInput
from sspf_app.services.legal_records import Direction
from sspf_app.services.legal_views import LegalInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.protection import VariantInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.errors import error_sentence
from tests.attacks.test_papers import item, meeting
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.scenery import Scene, a_scene

SCHOOL = "Kanarieskolan"
PLACES = {
    "school": SCHOOL,
    "address": "Kanariegatan 77",
    "phone": "070-717 71 77",
    "email": "greta.kanarie@gomd.example",
    "workplace": "Kanariebageriet",
}
FATHERS = {"address": "Faderstigen 8", "phone": "070-818 18 88", "email": "far.kanarie@far.example"}
NAME = "Gretakanarie Gömd"


@pytest.fixture
def scene(real: House) -> Scene:
    made = a_scene(
        real,
        child=NAME,
        born=date(2014, 2, 3),
        protected=Protection.PROTECTED_REGISTRATION,
        school=SCHOOL,
    )
    correct = real.use.people.correct
    correct(
        made.child,
        PersonInput(
            name=NAME,
            born=date(2014, 2, 3),
            protected_identity=Protection.PROTECTED_REGISTRATION,
            school=SCHOOL,
            address=PLACES["address"],
            phone=PLACES["phone"],
            email=PLACES["email"],
            workplace=PLACES["workplace"],
        ),
    )
    correct(
        made.mother,
        PersonInput(
            name="Anna Lind",
            born=date(1984, 1, 2),
            protected_identity=Protection.PROTECTED_REGISTRATION,
            address=PLACES["address"],
            phone="070-717 71 78",
        ),
    )
    correct(
        made.father,
        PersonInput(
            name="Erik Berg",
            born=date(1982, 5, 6),
            address=FATHERS["address"],
            phone=FATHERS["phone"],
            email=FATHERS["email"],
        ),
    )
    real.use.people.get(made.mother, reason="möte i dag")
    return made


def approved(scene: Scene) -> None:
    use = scene.house.use.protection
    use.ask_variant(VariantInput(case=scene.case, why="Skolan behöver vara med"))
    use.note_variant(scene.case, approve=True, decider="Eva Ek", document="Beslut i akten")


def canaries(*, but: str = "") -> tuple[str, ...]:
    found = (*PLACES.values(), "Kanarie", "070-717", "07071771")
    return tuple(one.casefold() for one in found if one != but)


def words_of(pdf: bytes) -> str:
    reader = PdfReader(io.BytesIO(pdf))
    pages = " ".join(page.extract_text() for page in reader.pages)
    metadata = " ".join(str(value) for value in (reader.metadata or {}).values())
    return unicodedata.normalize("NFKC", f"{pages} {metadata}").casefold()


def found_in(text: str, *, name_allowed: bool = False) -> list[str]:
    folded = text.casefold()
    if name_allowed:
        folded = folded.replace(NAME.casefold(), "").replace("gretakanarie", "")
    return [one for one in canaries() if one in folded]


def forms(scene: Scene) -> Iterator[tuple[str, bytes, str]]:
    for signatory in (scene.mother, scene.father):
        made = scene.house.use.consent_forms.prepare(scene.order(signatory))
        yield signatory, made.pdf, made.file_name


def test_a_form_that_would_name_the_place_waits_for_the_unit_manager(scene: Scene) -> None:
    refusal = refused(lambda: scene.house.use.consent_forms.prepare(scene.order(scene.father)))
    assert refusal.code == "party_reveals_place"
    approved(scene)
    for signatory, pdf, file_name in forms(scene):
        words = words_of(pdf)
        assert found_in(words, name_allowed=True) == [], signatory
        assert "skolan" in words
        assert found_in(file_name) == []
        assert NAME.split()[0].casefold() not in file_name.casefold()


def test_no_guardians_sheet_shows_the_others_details(scene: Scene) -> None:
    approved(scene)
    for signatory, pdf, _file in forms(scene):
        if signatory == scene.mother:
            words = words_of(pdf)
            assert [one for one in FATHERS.values() if one.casefold() in words] == []


def test_every_paper_of_meetings_and_withdrawals(scene: Scene, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    approved(scene)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    where = meeting(scene, place="Kanariehuset")
    item(scene, where, "Mår bättre och kommer i tid")
    use = scene.house.use
    for recipient in (scene.school, scene.leisure, scene.police, COORDINATOR):
        use.minutes.export(scene.case, where, recipient=recipient, folder=folder)
    withdrawn = use.withdrawals.register(
        WithdrawalInput(
            case=scene.case, signatory=scene.father, received_at=NOW, received_by="Maria Ask"
        )
    ).new_id
    assert withdrawn
    use.withdrawals.export_all(scene.case, withdrawn, folder, print_file=True)
    _nothing_in(folder, least=8)


def test_every_standard_format_and_receipt(scene: Scene, tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    approved(scene)
    records = [scene.yes(scene.mother), scene.yes(scene.father)]
    exports = scene.house.use.consent_exports
    for format_ in ExportFormat:
        exports.export(scene.case, format_, folder=folder)
    exports.export(scene.case, ExportFormat.FHIR, folder=folder, party=scene.leisure)
    for record in records:
        exports.export_receipt(scene.case, record, folder=folder)
        exports.export_machine_receipt(scene.case, record, folder=folder)
    _nothing_in(folder, least=8)


def _folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    made.mkdir()
    return made


def _nothing_in(folder: Path, *, least: int) -> None:
    """No detail stands in any file, nor in its name; no name of a person in the name."""
    files = [file for file in folder.iterdir() if file.is_file()]
    assert len(files) >= least, [file.name for file in files]
    for file in files:
        name = unicodedata.normalize("NFC", file.name).casefold()
        assert found_in(name) == [], file.name
        assert "gömd" not in name
        content = file.read_bytes()
        words = words_of(content) if file.suffix == ".pdf" else content.decode("utf-8")
        assert found_in(words, name_allowed=True) == [], file.name


def test_lists_and_search_show_nobody_before_a_reason(scene: Scene) -> None:
    house = scene.house
    approved(scene)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    where = meeting(scene, place="Kanariehuset")
    item(scene, where, "Kanariefågeln sjunger")
    house.use.legal.record(_police(scene))
    house.new_session()
    use = house.use
    shown = repr(
        (
            use.cases.list_cases(),
            use.today.queue(),
            use.meetings.list_meetings(),
            use.legal.list_requests(),
            use.people.list_people(),
            *(
                use.search.find(one)
                for one in ("Greta", NAME, "Kanarie", "Kanariefågeln", "Gömd", "SSPF", "Erik Berg")
            ),
        )
    )
    assert found_in(shown) == []
    assert "Gömd" not in shown
    assert [one.kind for one in use.search.find("SSPF 2026-001")] == ["case"]


def _police(scene: Scene) -> LegalInput:
    return LegalInput(
        case=scene.case,
        person=scene.child,
        direction=Direction.OUTGOING,
        ground=None,
        giver=scene.social,
        receiver=scene.police,
        asked_by="Insp. Öberg",
        asked_at=NOW,
        asked_what=f"Numret till {NAME}, {PLACES['phone']}",
        answers={},
        circumstances="",
        reasoning="Skyddade uppgifter",
        what="",
        hand_out=False,
    )


def test_the_log_and_refusals_name_no_place_and_nobody(scene: Scene) -> None:
    house = scene.house
    approved(scene)
    house.use.legal.record(_police(scene))
    for look in (
        lambda: house.use.search.find(PLACES["address"]),
        lambda: house.use.people.get(scene.child, reason="möte i dag"),
        lambda: house.use.timeline.events(scene.case),
        lambda: house.use.consultations.look(f"{NAME} på {SCHOOL}"),
    ):
        look()
    assert found_in(repr(house.use.journal.own_trace(limit=2000))) == []
    house.new_session()
    for ask in (
        lambda: house.use.cases.get(scene.case),
        lambda: house.use.legal.desk(scene.case),
        lambda: house.use.timeline.events(scene.case),
    ):
        refusal = refused(ask)
        assert refusal.code == "reason_required"
        told = repr(refusal.params) + error_sentence(refusal, words_for("sv"))
        assert found_in(told) == []
        assert "Gömd" not in told
        assert scene.child not in told
        assert refusal.params["case"] == "SSPF 2026-001"
    refusal = refused(lambda: house.use.people.get(scene.child))
    assert (refusal.code, refusal.params) == ("reason_required", {})


def test_who_opened_a_protected_case_is_listed(scene: Scene) -> None:
    scene.house.new_session()
    scene.house.use.cases.get(scene.case, reason="möte i dag")
    view = scene.house.use.protection.overview(scene.case)
    assert view.opened[0].reason == "möte i dag"
    assert view.opened[0].user == "Maria Ask" or view.opened[0].user == "u-1"
    assert {one.name for one in view.persons} == {NAME, "Anna Lind"}


def test_protection_is_inherited_as_a_warning_by_the_household(real: House) -> None:
    scene = a_scene(real)
    sibling = real.use.people.add(
        PersonInput(
            name="Sixten Lind",
            born=date(2016, 1, 1),
            protected_identity=Protection.SECRECY_MARK,
            address="Kanariegatan 77",
        )
    ).new_id
    assert sibling
    assert "protected_household" not in real.use.cases.get(scene.case).flags
    real.use.people.correct(
        scene.child,
        PersonInput(name="Alva Lind", born=date(2013, 2, 3), address="Kanariegatan 77"),
    )
    assert "protected_household" in real.use.cases.get(scene.case).flags


def test_no_form_covers_a_placement(real: House) -> None:
    scene = a_scene(real, school="HVB Gläntan")
    order = scene.order(scene.mother)
    refusal = refused(lambda: real.use.consent_forms.prepare(order))
    assert (refusal.code, refusal.params["party"]) == ("party_is_placement", "HVB Gläntan")
    rows = tuple(row for row in order.rows if row.teller != scene.school)
    others = tuple(one for one in order.recipients if one != scene.school)
    assert real.use.consent_forms.prepare(replace(order, rows=rows, recipients=others)).pdf
    assert TODAY


def test_pages_letters_matrix_and_receipts_of_handed_over_copies(
    scene: Scene, tmp_path: Path
) -> None:
    folder = _folder(tmp_path)
    approved(scene)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    where = meeting(scene, place="Kanariehuset")
    item(scene, where, "Mår bättre och kommer i tid")
    use = scene.house.use
    for recipient in (scene.school, scene.police):
        use.minutes.export(scene.case, where, recipient=recipient, folder=folder)
    with scene.house.unit() as unit:
        copies = [
            one for one in unit.office.disclosures(scene.case) if one.kind is DisclosureKind.MINUTES
        ]
    assert len(copies) == 2
    for copy in copies:
        use.ledger_papers.export_receipt(scene.case, copy.id, folder)
        wrong = use.ledger.mark_misdirected(
            MisdirectionInput(
                case=scene.case,
                disclosure=copy.id,
                found_on=TODAY,
                found_by="Maria Ask",
                reached_words="Umeå tidningsbud",
                how=f"Låg i fel brevlåda på {PLACES['address']}",
            )
        ).new_id
        assert wrong
        use.ledger_papers.export_recall(scene.case, wrong, folder)
    for reader in (scene.mother, scene.father):
        use.ledger_papers.export_page(scene.case, reader, folder)
    use.matrix_papers.export(scene.case, purpose=scene.purpose, subject=scene.child, folder=folder)
    _nothing_in(folder, least=9)
