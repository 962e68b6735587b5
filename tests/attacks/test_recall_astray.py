"""A recall of an invitation that never reached who it was meant for.

Attack: the invitation went into another envelope; the letter that takes it back would be the first
that tells them of a case.
"""

from __future__ import annotations

from pathlib import Path

from sspf_app.domain.codes import InformationType as T
from sspf_app.services.ledger_views import MisdirectionInput
from sspf_app.services.records import DisclosureKind
from tests.services.conftest import TODAY, House, refused
from tests.services.test_agenda import _plan, _point, _scene


def test_whoever_never_got_the_invitation_is_not_told_that_it_is_off(
    house: House, tmp_path: Path
) -> None:
    scene = _scene(house)
    made = _plan(scene, days=2)
    scene.house.use.agenda.add(_point(scene, made, "Proverna i vinter", T.ALCOHOL_DRUGS))
    house.use.invitation_papers.export(scene.case, made, recipient=scene.school, folder=tmp_path)
    with house.unit() as unit:
        row = next(
            one
            for one in unit.office.disclosures(scene.case)
            if one.recipient == scene.school and one.kind is DisclosureKind.INVITATION
        )
    house.use.ledger.mark_misdirected(
        MisdirectionInput(
            case=scene.case,
            disclosure=row.id,
            found_on=TODAY,
            found_by="Maria Ask",
            how="fel kuvert",
            reached=scene.leisure,
        )
    )
    house.wait(minutes=1)
    told = house.use.recall_papers.recipients(scene.case, made)
    assert scene.school not in {one.recipient for one in told}


def test_nor_by_an_entry_of_a_calendar_that_takes_one_back(house: House, tmp_path: Path) -> None:
    scene = _scene(house)
    made, out = _plan(scene, days=2), tmp_path / "out"
    out.mkdir()
    use = house.use.calendar_entries
    use.save(scene.case, made, recipients=[scene.school], folder=out)
    with house.unit() as unit:
        (row,) = (one for one in unit.office.disclosures(scene.case) if one.meeting == made)
    house.use.ledger.mark_misdirected(
        MisdirectionInput(
            case=scene.case,
            disclosure=row.id,
            found_on=TODAY,
            found_by="Maria Ask",
            how="fel adress",
            reached=scene.leisure,
        )
    )
    error = refused(lambda: use.recall(scene.case, made, recipients=[scene.school], folder=out))
    assert error.code == "not_told_before"
