"""Lists over all cases, read by whoever is not on the list of a case with somebody protected.

Defends: sharing rules 6 and SoLPuL 10 §: the case is its reference there. Nobody of its family is
named, protected or not, no party that takes part, and no reference that tells who it is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import Protection
from sspf_app.domain.facts import Case, Participation, Person
from sspf_app.services.bundle import Services
from sspf_app.services.hand_over_page import PageOrder
from sspf_app.services.move_records import ImportBatch, MadeRow, TableKind
from sspf_app.services.people_views import PersonInput
from sspf_app.services.scan_views import FindingCode, ScannedPage
from tests.attacks.test_papers import text_of
from tests.services.conftest import COORDINATOR, TODAY, House, refused
from tests.services.scenery import Scene
from tests.services.test_commitments import a_meeting, agreed, promise

OTHER = replace(COORDINATOR, user_id="u-2", login="olle", name="Olle Öst")
MARK = Protection.PROTECTED_REGISTRATION
NAMES = ("Greta", "Gömd", "GÖMD", "Anna", "Lind", "Erik", "Berg", "Ersängsskolan", "Polisen")
WHY = "möte i dag"


@pytest.fixture(params=["child", "mother"])
def scene(house: House, request: pytest.FixtureRequest) -> Scene:
    """Promised by the school, the police and the father; an extract was asked for."""
    house.draw_papers()
    made = agreed(house, child="Greta Gömd")
    planned = a_meeting(made)
    for who in (made.school, made.police, made.father):
        promise(made, planned, who=who, days=-2)
    house.use.extracts.note(made.child, TODAY)
    with house.unit() as unit:
        header = unit.records.list_of(Case, "id", (made.case,))[0]
        called = replace(header, reference="GÖMD-2026", recorded_at=house.clock.at)
        unit.records.replace(header, at=house.clock.at, by=called)
        taking_part = unit.records.list_standing(Participation, case=made.case)
        unit.commit()
    (police,) = (one for one in taking_part if one.party == made.police)
    house.use.case_parts.leave(police.id, case=made.case, left_on=TODAY + timedelta(days=5))
    who = made.child if request.param == "child" else made.mother
    row = house.use.people.get(who)
    hidden = PersonInput(name=row.name, born=row.born, protected_identity=MARK)
    house.use.people.correct(who, hidden)
    house.use.cases.get(made.case, reason=WHY)
    house.wait(minutes=5)
    return made


@pytest.fixture
def outsider(house: House, scene: Scene) -> Services:
    return house.as_user(OTHER)


def _named(shown: object, *, but: tuple[str, ...] = ()) -> list[str]:
    said = repr(shown)
    return [one for one in NAMES if one in said and one not in but]


def test_the_day_names_nobody_of_it(scene: Scene, outsider: Services) -> None:
    queue = outsider.today.queue()
    kinds = {one.kind for one in queue.entries}
    assert {"commitments_late", "extract_due"} & kinds
    for one in (*queue.entries, *queue.next_week):
        # A party is told of over all cases together.
        but = ("Ersängsskolan", "Polisen") if one.case is None else ()
        assert _named(one, but=but) == []


def test_the_list_of_commitments_names_nobody_of_it(scene: Scene, outsider: Services) -> None:
    shown = outsider.commitments.list_all()
    assert _named(shown.lines) == []
    assert _named(shown.owners, but=("Ersängsskolan", "Polisen")) == []
    assert outsider.commitments.list_all(owner=scene.school).lines == ()
    assert outsider.commitments.list_all(owner=scene.father).lines == ()
    assert _named(outsider.commitment_papers.owners(), but=("Ersängsskolan", "Polisen")) == []


def test_no_board_names_anybody_of_it(scene: Scene, outsider: Services) -> None:
    for shown in (
        outsider.extracts.board(),
        outsider.cases.list_cases(),
        outsider.chasing.list_requests(),
        outsider.people.list_people(),
        outsider.search.recent(),
        outsider.merging.made_one(),
        outsider.duplicates.pairs(),
    ):
        assert _named(shown) == []


@pytest.mark.parametrize("with_names", [True, False])
def test_the_page_for_a_colleague_says_the_reference_alone(
    scene: Scene, outsider: Services, tmp_path: Path, with_names: bool
) -> None:
    order = PageOrder(colleague="Olle Öst", with_names=with_names)
    page = outsider.hand_over_pages.export(order, tmp_path)
    assert _named(text_of(page.path.read_bytes())) == []


def test_whoever_types_a_whole_name_learns_no_birth_date(scene: Scene, outsider: Services) -> None:
    for name in ("Greta Gömd", "Anna Lind", "Erik Berg"):
        (found,) = outsider.people.find(name)
        assert (found.born, found.age) == (None, None)
    assert outsider.people.find("Greta") == ()
    assert scene.house.use.people.find("Greta Gömd")[0].born is not None


def test_nobody_ends_a_request_about_the_family(scene: Scene, outsider: Services) -> None:
    (line,) = outsider.extracts.board()
    assert refused(lambda: outsider.extracts.drop(line.request.id)).code == "not_on_list"
    scene.house.use.extracts.drop(line.request.id)


def test_a_sheet_of_it_stops_no_other_of_the_stack(scene: Scene, outsider: Services) -> None:
    page = ScannedPage(
        id="1",
        source=Path("lada.pdf"),
        source_sha256="0" * 64,
        source_page=1,
        media="application/pdf",
        picture=b"",
        form=scene.codes[scene.mother],
        page=1,
        pages=1,
    )
    (sheet,) = outsider.scans.sheets([page])
    assert [one.code for one in sheet.findings] == [FindingCode.PROTECTED]
    assert _named(replace(sheet, pages=())) == []
    assert refused(lambda: outsider.scans.sheets([page], reason=WHY)).code == "not_on_list"


def test_an_import_that_is_taken_back_names_nobody(scene: Scene, outsider: Services) -> None:
    """Made by an import, and changed since: the reason why they stay is told by no name."""
    house, ids = scene.house, (scene.child, scene.mother, scene.father)
    batch = ImportBatch(
        id="im-1",
        file_name="lista.csv",
        sheet="Blad1",
        kind=TableKind.PERSONS,
        sha256="0" * 64,
        rows=3,
        made=("persons=3",),
        taken_in_at=house.clock.at,
        taken_in_by="Maria Ask",
    )
    made = [MadeRow(batch="im-1", kind="persons", row_id=one, case=None) for one in ids]
    with house.unit() as unit:
        unit.moving.add_batch(batch, made)
        unit.commit()
    assert _named(outsider.moving_undo.foresee("im-1")) == []
    assert _named(house.use.moving_undo.foresee("im-1"))
    with house.unit() as unit:
        hidden = unit.records.list_of(Person, "id", unit.queries.protected())
    house.new_session()  # nobody was opened yet, on the list or not
    kept = {one.name for one in house.use.moving_undo.foresee("im-1").kept}
    assert not kept & {one.name for one in hidden}
    of_case = replace(made[0], batch="im-2", kind="cases", row_id=scene.case)
    with house.unit() as unit:
        unit.moving.add_batch(replace(batch, id="im-2"), [of_case])
        unit.commit()
    for act in (outsider.moving_undo.foresee, outsider.moving_undo.undo):
        assert refused(lambda a=act: a("im-2")).code == "not_on_list"
