"""Papers are asked for in ways that could let out what they must not.

Defends: sharing rules 6: no detail of a protected person in any print or file name towards anyone;
no name of a person in a file name; opening asks a reason. A notice tells the fact, no content.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from sspf_app.domain.codes import InformationType, Protection
from sspf_app.services.case_views import NewCase
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.meeting_views import ItemInput, NewMeeting
from sspf_app.services.people_views import PersonInput
from sspf_app.services.request_records import ContactKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.fakes import TextRenderer
from tests.services.conftest import House, refused
from tests.services.meeting_house import let_stand
from tests.services.scenery import Scene, a_scene

T = InformationType


def agreed(house: House) -> Scene:
    """A case in which both have said yes; how their sheets were drawn is not looked at."""
    given, house.renderer = house.renderer, TextRenderer()
    house.new_session()
    scene = a_scene(house)
    scene.yes(scene.mother)
    scene.yes(scene.father)
    house.renderer = given
    house.new_session()
    return scene


def meeting(scene: Scene, *, parties: Sequence[str] = (), place: str = "Kommunhuset") -> str:
    new_id = scene.house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=scene.house.clock.at,
            parties=tuple(parties) or scene.parties,
            place=place,
        )
    ).new_id
    assert new_id
    return new_id


def _code(house: House, case: str, where: str, recipient: str) -> str:
    return refused(lambda: house.use.minutes.preview(case, where, recipient=recipient)).code


def item(scene: Scene, where: str, text: str, type_: T = T.ATTENDANCE, source: str = "") -> None:
    let_stand(scene, text)
    scene.house.use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=where,
            text=text,
            source=source or "family",
            about=(scene.child,),
            types=(type_,),
            answered=frozenset({"household", f"person:{scene.mother}", f"person:{scene.father}"}),
        )
    )


@pytest.mark.parametrize("reference", ["Alva Lind", "ALVA LIND 2026", "Alva-Lind", "Alva_Lind"])
def test_no_file_name_holds_the_name_of_a_person(real: House, reference: str) -> None:
    scene = agreed(real)
    case = real.use.cases.open_case(
        NewCase(young_person=scene.child, purposes=("x",), reference=reference)
    ).new_id
    assert case
    real.use.contact_rules.answer_danger(case, ContactKind.DANGER_NO)
    other = replace(scene, case=case, purpose=real.use.cases.get(case).purposes[0].id)
    order = replace(
        other.order(scene.mother),
        rows=tuple(replace(row, teller=scene.social) for row in other.rows()[:1]),
        recipients=(scene.social,),
    )
    assert refused(lambda: real.use.consent_forms.prepare(order)).code == "name_in_file_name"


@pytest.mark.parametrize("written", ["070-123 45 67", "0701234567", "+46 70 123 45 67"])
def test_no_detail_of_a_protected_person_on_paper_even_if_typed_in_an_item(
    real: House, written: str
) -> None:
    scene = agreed(real)
    where = meeting(scene)
    item(scene, where, f"Vid frånvaro ringer skolan mamma på {written} samma dag")
    real.use.people.correct(
        scene.mother,
        PersonInput(
            name="Anna Lind",
            born=date(1984, 1, 2),
            phone="070-123 45 67",
            protected_identity=Protection.PROTECTED_REGISTRATION,
        ),
    )
    real.use.people.get(scene.mother, reason="möte i dag")
    for recipient in (scene.father, COORDINATOR):
        assert _code(real, scene.case, where, recipient) == "leak_found"


def test_a_purpose_never_tells_where_a_protected_child_goes_to_school(real: House) -> None:
    scene = a_scene(real)
    purpose = real.use.case_parts.add_purpose(scene.case, "Lugn på Storskolan i Hörnefors").new_id
    assert purpose
    real.use.people.correct(
        scene.child,
        PersonInput(
            name="Alva Lind",
            born=date(2013, 2, 3),
            school="Storskolan i Hörnefors",
            protected_identity=Protection.PROTECTED_REGISTRATION,
        ),
    )
    real.use.people.get(scene.child, reason="möte i dag")
    order = replace(scene.order(scene.mother), purpose=purpose)
    assert refused(lambda: real.use.consent_forms.prepare(order)).code == "leak_found"


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_exports_of_one_day_never_overwrite_one_another(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    first = meeting(scene)
    real.wait(minutes=1)
    second = meeting(scene)
    item(scene, first, "Första mötet handlade om skolan")
    item(scene, second, "Andra mötet handlade om fritiden", T.LEISURE_ACTIVITIES)
    one = real.use.minutes.export(scene.case, first, recipient=scene.father, folder=tmp_path)
    kept = one.path.read_bytes()
    other = real.use.minutes.export(scene.case, second, recipient=scene.father, folder=tmp_path)
    assert one.path.read_bytes() == kept
    with real.unit() as unit:
        ledger = {row.id: row.file_name for row in unit.office.disclosures(scene.case)}
    assert [ledger[each.disclosure] for each in (one, other)] == [one.path.name, other.path.name]
    assert other.path.name.endswith(" (2).pdf")


def test_a_copy_for_one_never_takes_the_place_of_a_copy_for_another(
    real: House, tmp_path: Path
) -> None:
    scene = agreed(real)
    where = meeting(scene, parties=(scene.leisure, scene.police))
    item(scene, where, "Åker med till träningen", T.LEISURE_ACTIVITIES)
    police = real.use.minutes.export(scene.case, where, recipient=scene.police, folder=tmp_path)
    kept = police.path.read_bytes()
    real.use.meetings.change(
        where,
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=real.clock.at,
            parties=(scene.police, scene.leisure),
            place="Kommunhuset",
        ),
    )
    real.use.minutes.export(scene.case, where, recipient=scene.leisure, folder=tmp_path)
    assert police.path.read_bytes() == kept


def _withdraw(
    scene: Scene, *, parties: tuple[str, ...] = ("*",), types: tuple[str, ...] = ("*",)
) -> str:
    new_id = scene.house.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=scene.house.clock.at,
            received_by="Maria Ask",
            subjects=("*",),
            purposes=("*",),
            parties=parties,
            types=types,
        )
    ).new_id
    assert new_id
    return new_id


def test_a_notice_names_no_other_party(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    where = meeting(scene)
    item(scene, where, "Sågs vid torget", T.POLICE_OBSERVATIONS, source=scene.police)
    real.use.minutes.export(scene.case, where, recipient=scene.school, folder=tmp_path)
    real.wait(minutes=5)
    row = _withdraw(scene, parties=(scene.police, scene.leisure))
    notice = real.use.withdrawals.preview_notice(scene.case, row, scene.school)
    assert "Fritid unga" not in text_of(notice.pdf)


def test_a_notice_names_only_kinds_the_recipient_received(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    where = meeting(scene)
    item(scene, where, "Frånvaron har minskat", source=scene.school)
    real.use.minutes.export(scene.case, where, recipient=scene.leisure, folder=tmp_path)
    real.wait(minutes=5)
    row = _withdraw(scene, types=("attendance", "alcohol_drugs"))
    notice = real.use.withdrawals.preview_notice(scene.case, row, scene.leisure)
    assert "lkohol" not in text_of(notice.pdf)


def test_search_shows_no_text_of_a_case_with_a_protected_guardian_unopened(real: House) -> None:
    scene = agreed(real)
    where = meeting(scene)
    item(scene, where, "Mamma har flyttat till Kanarieby")
    real.use.people.correct(
        scene.mother,
        PersonInput(name="Anna Lind", protected_identity=Protection.PROTECTED_REGISTRATION),
    )
    real.new_session()
    hits = real.use.search.find("Kanarieby")
    assert all("Kanarieby" not in hit.snippet for hit in hits)


def test_a_list_of_meetings_tells_no_place_of_a_protected_case_unopened(real: House) -> None:
    scene = agreed(real)
    meeting(scene, place="Kanarieby bygdegård")
    real.use.people.correct(
        scene.child,
        PersonInput(
            name="Alva Lind",
            born=date(2013, 2, 3),
            protected_identity=Protection.PROTECTED_REGISTRATION,
            school="Kanarieskolan",
        ),
    )
    real.new_session()
    assert "Kanarieby" not in repr(real.use.meetings.list_meetings())
    assert "Kanarieskolan" not in repr(real.use.cases.list_cases())


def test_a_sheet_drawn_before_protection_is_not_written_after(real: House, tmp_path: Path) -> None:
    scene = a_scene(real)
    child = PersonInput(name="Alva Lind", born=date(2013, 2, 3), school="Storskolan")
    real.use.people.correct(scene.child, child)
    prepared = real.use.consent_forms.prepare(scene.order(scene.mother))
    assert "Storskolan" in text_of(prepared.pdf)
    protected = replace(child, protected_identity=Protection.PROTECTED_REGISTRATION)
    real.use.people.correct(scene.child, protected)
    real.use.people.get(scene.child, reason="möte i dag")
    out = tmp_path / "out"
    out.mkdir()
    assert refused(lambda: real.use.consent_forms.export(prepared, out)).code == "form_changed"
    assert list(out.iterdir()) == []
    assert real.use.consent_forms.forms(scene.case) == ()


def test_a_sheet_cannot_be_swapped_between_drawing_and_writing(real: House, tmp_path: Path) -> None:
    scene = a_scene(real)
    prepared = real.use.consent_forms.prepare(scene.order(scene.mother))
    real.wait(minutes=20)  # somebody looks at it for a while
    other = real.use.consent_forms.prepare(scene.order(scene.father))
    swapped = replace(prepared, pdf=other.pdf)
    error = refused(lambda: real.use.consent_forms.export(swapped, tmp_path))
    assert error.code == "form_changed"
    real.use.consent_forms.export(prepared, tmp_path)
