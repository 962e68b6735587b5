"""A home a child was placed in secretly is looked for on every paper of a guardian.

Defends: sharing rules 2, 5.2 and 6: hidden-placement data reaches no person; a party whose name
reveals a place prints as its function. The home need not be called one, nor take part in the case.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from sspf_app.domain.codes import InformationType, PartyKind, PauseReason
from sspf_app.domain.facts import LegalDisclosure
from sspf_app.services.decision_views import PauseInput, PositionInput, Resume
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.party_views import PartyInput
from sspf_app.services.protection import VariantInput
from sspf_app.services.records import FormRow
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.attacks.test_papers import agreed, item, meeting, text_of
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene

CARE = [PauseReason.HIDDEN_PLACEMENT, PauseReason.COMPULSORY_CARE]
HOMES = {
    "named a home": PartyInput(name="HVB Gläntan", kind=PartyKind.OTHER),
    "marked": PartyInput(name="Gläntan", kind=PartyKind.OTHER, reveals_place=True),
    "only since then": PartyInput(name="Gläntan", kind=PartyKind.OTHER),
    "a new school": PartyInput(name="Gläntan", kind=PartyKind.SCHOOL),
}


def _home(scene: Scene, entry: PartyInput, *, joins: bool = True) -> str:
    home = scene.house.use.parties.add(entry).new_id or ""
    if joins:
        scene.house.use.case_parts.join(scene.case, home, joined_on=TODAY)
    return home


def _place(scene: Scene, reason: PauseReason) -> None:
    """The pause begins, and a moment later somebody has to do with the case."""
    scene.house.wait(minutes=5)
    pause = PauseInput(reason=reason, to_end="Ställning")
    scene.house.use.decisions.decide(scene.case, pause)
    scene.house.wait(minutes=5)


def _attends(scene: Scene, party: str) -> None:
    """The party comes to the meeting, whoever invited it."""
    with scene.house.unit() as unit:
        row = unit.records.case_facts(scene.case).meetings[0]
        at = scene.house.wait(minutes=1)
        named = replace(row, participants=(*row.participants, party), recorded_at=at)
        unit.records.replace(row, at=at, by=named)
        unit.commit()


def _resume(scene: Scene) -> None:
    scene.house.use.decisions.record_position(
        scene.case,
        PositionInput(
            position="Får fortsätta.", by="Eva Holm", function="socialsekreterare", taken_on=TODAY
        ),
    )
    scene.house.wait(minutes=5)
    scene.house.use.decisions.decide(scene.case, Resume())


def _hold(folder: Path) -> None:
    """No paper names the home, nor does its file name."""
    files = list(folder.iterdir())
    assert files
    for file in files:
        assert "gläntan" not in unicodedata.normalize("NFC", file.name).casefold()
        assert "gläntan" not in text_of(file.read_bytes()).casefold(), file.name


@pytest.mark.parametrize(
    ("entry", "reason"), [*zip(HOMES.values(), CARE * 2, strict=True)], ids=[*HOMES]
)
def test_no_paper_of_a_guardian_names_the_home(
    real: House, tmp_path: Path, entry: PartyInput, reason: PauseReason
) -> None:
    scene = agreed(real)
    where = meeting(scene, place="Villa Granlunda")
    item(scene, where, "Frånvaron har minskat", source=scene.school)
    _place(scene, reason)
    home = _home(scene, entry)
    _attends(scene, home)
    folder = tmp_path / "papers"
    folder.mkdir()
    use = real.use
    for recipient in (scene.father, COORDINATOR):
        use.minutes.export(scene.case, where, recipient=recipient, folder=folder)
    use.matrix_papers.export(scene.case, purpose=scene.purpose, subject=scene.child, folder=folder)
    with real.unit() as unit:
        answers = unit.records.case_facts(scene.case).consents
    for record in answers:
        use.consent_exports.export_receipt(scene.case, record.id, folder=folder)
    _resume(scene)
    use.ledger_papers.export_page(scene.case, scene.father, folder)
    withdrawn = use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.father,
            received_at=real.clock.at,
            received_by="Maria Ask",
            parties=(home, scene.police),
        )
    ).new_id
    assert withdrawn
    use.withdrawals.export_all(scene.case, withdrawn, folder, print_file=False)
    _hold(folder)


def test_a_form_calls_whoever_came_with_the_placement_by_its_function(real: House) -> None:
    scene = agreed(real)
    _place(scene, PauseReason.HIDDEN_PLACEMENT)
    school = _home(scene, HOMES["a new school"])
    _resume(scene)
    order = replace(
        scene.order(scene.father),
        recipients=(*scene.parties, school),
        rows=(
            *scene.rows(),
            FormRow(subject=scene.child, type=InformationType.STUDY_RESULTS, teller=school),
        ),
    )
    prepare = real.use.consent_forms.prepare
    assert refused(lambda: prepare(order)).code == "party_reveals_place"
    real.use.protection.ask_variant(VariantInput(case=scene.case, why="Skolan behövs"))
    real.use.protection.note_variant(scene.case, approve=True, decider="Eva Ek", document="Dnr 1")
    made = prepare(order)
    text = text_of(made.pdf)
    assert "Gläntan" not in text + made.file_name
    assert "Skolan" in text
    assert "Ersängsskolan" in text  # the school of before is known to everybody


@pytest.mark.parametrize("marked", [True, False])
def test_a_home_that_was_there_before_is_hidden_once_it_is_marked_or_told_by_law(
    real: House, *, marked: bool
) -> None:
    scene = agreed(real)
    home = _home(scene, PartyInput(name="Gläntan", kind=PartyKind.OTHER))
    where = meeting(scene)
    _attends(scene, home)
    item(scene, where, "Frånvaron har minskat")

    def text() -> str:
        return text_of(real.use.minutes.preview(scene.case, where, recipient=COORDINATOR).pdf)

    assert "Gläntan" in text()
    _place(scene, PauseReason.COMPULSORY_CARE)
    assert "Gläntan" in text()
    if marked:
        entry = PartyInput(name="Gläntan", kind=PartyKind.OTHER, reveals_place=True)
        real.use.parties.correct(home, entry)
    else:
        with real.unit() as unit:
            row = LegalDisclosure(
                id="ld-1",
                recorded_at=real.clock.at,
                case=scene.case,
                paragraph="OSL 10 kap. 18 a §",
                recipient=home,
                at=real.clock.at,
                assessor="Maria Ask",
            )
            unit.records.add(row)
            unit.commit()
    assert "Gläntan" not in text()


def test_no_typed_words_tell_a_guardian_the_home(real: House) -> None:
    scene = agreed(real)
    where = meeting(scene, place="Villa Granlunda")
    item(scene, where, "Mötet hölls på Gläntan som vanligt")
    _place(scene, PauseReason.HIDDEN_PLACEMENT)

    def minutes(recipient: str) -> str:
        return text_of(real.use.minutes.preview(scene.case, where, recipient=recipient).pdf)

    assert "Gläntan" in minutes(scene.father)
    _home(scene, HOMES["marked"])
    assert refused(lambda: minutes(scene.father)).code == "leak_found"
    assert "Gläntan" in minutes(COORDINATOR)


@pytest.mark.parametrize("reason", CARE)
def test_no_copy_for_the_family_tells_where_one_meets(real: House, reason: PauseReason) -> None:
    scene = agreed(real)
    where = meeting(scene, place="Villa Granlunda")
    item(scene, where, "Frånvaron har minskat", source=scene.school)

    def text(recipient: str) -> str:
        return text_of(real.use.minutes.preview(scene.case, where, recipient=recipient).pdf)

    assert "Granlunda" in text(scene.father)
    _place(scene, reason)
    assert "Granlunda" not in text(scene.father)
    assert "Granlunda" in text(COORDINATOR)


def test_a_marked_home_is_hidden_without_a_pause_and_a_marked_school_is_not(
    real: House,
) -> None:
    scene = agreed(real)
    real.use.parties.correct(
        scene.school, PartyInput(name="Ersängsskolan", kind=PartyKind.SCHOOL, reveals_place=True)
    )
    home = _home(scene, HOMES["marked"])
    where = meeting(scene)
    _attends(scene, home)
    item(scene, where, "Frånvaron har minskat")
    text = text_of(real.use.minutes.preview(scene.case, where, recipient=COORDINATOR).pdf)
    assert "Gläntan" not in text
    assert "Ersängsskolan" in text
    order = replace(scene.order(scene.father), recipients=(*scene.parties, home))
    assert refused(lambda: real.use.consent_forms.prepare(order)).code == "party_is_placement"


def test_who_joins_after_the_placement_is_called_by_its_name(real: House) -> None:
    scene = agreed(real)
    _place(scene, PauseReason.HIDDEN_PLACEMENT)
    _resume(scene)
    real.wait(days=2)
    club = real.use.parties.add(PartyInput(name="Norra Fritid", kind=PartyKind.LEISURE)).new_id
    assert club
    real.use.case_parts.join(scene.case, club, joined_on=real.clock.at.date())
    order = replace(scene.order(scene.father), recipients=(*scene.parties, club))
    order = replace(order, valid_from=real.clock.at.date())
    assert "Norra Fritid" in text_of(real.use.consent_forms.prepare(order).pdf)
