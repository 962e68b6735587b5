"""The family's page and the letters around the ledger are asked for what they must not tell.

Defends: sharing rules 6 and 8; `domain.md` 3, anti-confusion rules 4 and 6. A page holds only what
its reader may know of, nothing of another person, no legal disclosure; a letter about a misdirected
copy tells nobody's name; a withdrawal never proposes another way to share.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sspf_app.domain.codes import InformationType, PauseReason, Protection
from sspf_app.domain.facts import LegalDisclosure
from sspf_app.services.ledger_views import MisdirectionInput
from sspf_app.services.meeting_views import ItemInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import DisclosureKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.attacks.test_papers import agreed, item, meeting, text_of
from tests.services.conftest import TODAY, House, refused
from tests.services.scenery import Scene
from tests.services.withdrawal_house import told

T = InformationType


def page_of(scene: Scene, reader: str) -> str:
    return text_of(scene.house.use.ledger_papers.preview_page(scene.case, reader).pdf)


def shared(scene: Scene, folder: Path, *recipients: str) -> str:
    where = meeting(scene)
    item(scene, where, "Frånvaron har minskat", source=scene.school)
    for one in recipients or (scene.police,):
        scene.house.use.minutes.export(scene.case, where, recipient=one, folder=folder)
    return where


def test_a_guardian_sees_what_parties_were_told_about_the_child(
    real: House, tmp_path: Path
) -> None:
    scene = agreed(real)
    shared(scene, tmp_path)
    text = page_of(scene, scene.father)
    assert "Polisen" in text
    assert "Om Alva Lind, från Ersängsskolan" in text
    assert "Ditt ja den 12 mars 2026" in text
    assert "Frånvaron har minskat" not in text  # kinds, no content


def test_the_page_names_no_other_person_and_nothing_of_theirs(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    shared(scene, tmp_path, scene.police, scene.mother)
    withdrawal = real.use.withdrawals.register(
        WithdrawalInput(
            case=scene.case,
            signatory=scene.mother,
            received_at=real.clock.at,
            received_by="Maria Ask",
        )
    ).new_id
    assert withdrawal
    real.use.withdrawals.export_all(scene.case, withdrawal, tmp_path)
    text = page_of(scene, scene.father)
    assert "Anna" not in text
    assert "återkallat" not in text  # her withdrawal, the notice of it, her confirmation
    own = page_of(scene, scene.mother)
    assert "Meddelande om återkallat samtycke" in own
    assert "Erik" not in own


def test_a_page_is_a_row_of_the_ledger_itself(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    shared(scene, tmp_path)
    exported = real.use.ledger_papers.export_page(scene.case, scene.father, tmp_path)
    with real.unit() as unit:
        row = unit.office.disclosures(scene.case)[-1]
    assert (row.kind, row.recipient) == (DisclosureKind.LEDGER_PAGE, scene.father)
    assert row.sha256 == exported.sha256
    assert "Alva" not in exported.path.name


@pytest.mark.parametrize("flag", ["hide_from_guardians", "from_legal_disclosure"])
def test_what_a_guardian_may_not_read_is_not_listed(real: House, tmp_path: Path, flag: str) -> None:
    scene = agreed(real)
    where = meeting(scene)
    real.use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=where,
            text="Sågs vid torget sent på kvällen",
            source=scene.police,
            about=(scene.child,),
            types=(T.POLICE_OBSERVATIONS,),
            hide_from_guardians=flag == "hide_from_guardians",
            from_legal_disclosure=flag == "from_legal_disclosure",
            independent_source_confirmed=flag == "from_legal_disclosure",
        )
    )
    item(scene, where, "Frånvaron har minskat", source=scene.school)
    real.use.minutes.export(scene.case, where, recipient=scene.school, folder=tmp_path)
    with real.unit() as unit:
        (row,) = [
            one for one in unit.office.disclosures(scene.case) if one.kind is DisclosureKind.MINUTES
        ]
    assert T.POLICE_OBSERVATIONS in {part.type for part in row.parts}
    assert "olisen" not in page_of(scene, scene.father)


def test_legal_disclosures_stand_on_no_page(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    shared(scene, tmp_path)
    with real.unit() as unit:
        unit.records.add(
            LegalDisclosure(
                id="ld-1",
                recorded_at=real.clock.at,
                case=scene.case,
                paragraph="10 kap. 18 a §",
                recipient=scene.police,
                what="Oro för pågående brott",
                at=real.clock.at,
                circumstances="Uppgift från granne",
                assessor="Maria Ask",
            )
        )
        unit.commit()
    for reader in (scene.father, scene.mother):
        text = page_of(scene, reader)
        assert "Oro för" not in text
        assert "10 kap" not in text


def test_a_child_under_the_age_for_copies_gets_no_page(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    shared(scene, tmp_path)
    real.use.people.correct(scene.child, PersonInput(name="Alva Lind", born=date(2015, 2, 3)))
    assert refused(lambda: page_of(scene, scene.child)).code == "nothing_readable"


def test_a_guardian_of_a_young_person_who_answers_reads_only_their_own(
    real: House, tmp_path: Path
) -> None:
    scene = agreed(real)
    shared(scene, tmp_path)
    real.use.people.correct(scene.child, PersonInput(name="Alva Lind", born=date(2010, 2, 3)))
    assert refused(lambda: page_of(scene, scene.father)).code == "nothing_readable"
    own = page_of(scene, scene.child)
    assert "Polisen" in own
    assert "Om dig, från Ersängsskolan" in own
    assert "Om Alva" not in own
    assert [one.person for one in real.use.ledger.readers(scene.case)] == [scene.child]


def test_a_stranger_gets_no_page(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    shared(scene, tmp_path)
    other = real.use.people.add(PersonInput(name="Nils Nord")).new_id
    assert other
    assert refused(lambda: page_of(scene, other)).code == "unknown_person"


def test_the_page_tells_no_place_of_a_protected_person(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    shared(scene, tmp_path, scene.school)
    real.use.people.correct(
        scene.child,
        PersonInput(
            name="Alva Lind",
            born=date(2013, 2, 3),
            school="Ersängsskolan",
            protected_identity=Protection.PROTECTED_REGISTRATION,
        ),
    )
    real.use.people.get(scene.child, reason="möte i dag")
    text = page_of(scene, scene.father)
    assert "Ersängs" not in text
    assert "skolan" in text


@pytest.mark.parametrize("reason", [PauseReason.HIDDEN_PLACEMENT, PauseReason.COMPULSORY_CARE])
def test_no_page_while_a_placement_waits(real: House, tmp_path: Path, reason: PauseReason) -> None:
    scene = agreed(real)
    shared(scene, tmp_path)
    real.use.cases.pause(scene.case, reason=reason)
    assert refused(lambda: page_of(scene, scene.father)).code == "page_while_paused"


def test_a_letter_about_what_was_said_asks_for_no_paper(real: House) -> None:
    scene = agreed(real)
    told(scene, scene.leisure)
    with real.unit() as unit:
        row = unit.office.disclosures(scene.case)[-1]
    noted = real.use.ledger.mark_misdirected(
        MisdirectionInput(
            case=scene.case,
            disclosure=row.id,
            found_on=TODAY,
            found_by="Maria Ask",
            reached_words="Umeå växel",
            how="Fel kopplat",
        )
    ).new_id
    assert noted
    text = text_of(real.use.ledger_papers.preview_recall(scene.case, noted).pdf)
    assert "Du fick höra något som inte var avsett för dig." in text
    assert "För det inte vidare." in text
    for word in ("papper", "Skicka tillbaka p", "kopia", "fil:", "Alva", "samtycke", "på telefon"):
        assert word not in text
    assert "words_gone_wrong" in {one.kind for one in real.use.today.queue().entries}


def test_a_recall_letter_names_nobody_and_tells_no_content(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    shared(scene, tmp_path)
    with real.unit() as unit:
        row = unit.office.disclosures(scene.case)[-1]
    noted = real.use.ledger.mark_misdirected(
        MisdirectionInput(
            case=scene.case,
            disclosure=row.id,
            found_on=TODAY,
            found_by="Maria Ask",
            reached_words="Umeå tidningsbud",
            how="Låg i fel brevlåda, Annas granne ringde",
        )
    ).new_id
    assert noted
    text = text_of(real.use.ledger_papers.preview_recall(scene.case, noted).pdf)
    for word in ("Alva", "Anna", "Erik", "Polisen", "skola", "rånvaro", "samtycke", "granne"):
        assert word not in text
    # Whoever it reached is called by what was written: a name of the case stops the letter.
    again = real.use.ledger.mark_misdirected(
        MisdirectionInput(
            case=scene.case,
            disclosure=row.id,
            found_on=TODAY,
            found_by="Maria Ask",
            reached_words="grannen",
            how="x",
        )
    ).new_id
    assert again
    own = page_of(scene, scene.father)
    assert "tidningsbud" not in own
    assert "Någon det inte var avsett för" in own


_OTHER_WAYS = (
    "10:18",
    "10 kap",
    "ändå",
    "utan samtycke får",
    "override",
    "anyway",
    "sekretessbryt",
)


def test_no_screen_of_a_withdrawal_proposes_another_way() -> None:
    root = Path(__file__).parents[2]
    files = [
        *(root / "sspf_app" / "gui" / "screens" / "case").glob("withdrawal*.py"),
        *(root / "sspf_app" / "gui" / "screens" / "case").glob("effect*.py"),
        *(root / "sspf_app" / "services").glob("withdrawal*.py"),
        root / "resources" / "locale" / "sv" / "LC_MESSAGES" / "ledger.po",
    ]
    assert len(files) >= 8
    for file in files:
        text = file.read_text("utf-8").casefold()
        assert "legal_disclosure" not in text.replace("from_legal_disclosure", ""), file.name
        for way in _OTHER_WAYS:
            assert way not in text, f"{file.name}: {way}"


def test_a_swapped_reader_does_not_widen_a_page(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    shared(scene, tmp_path)
    paper = real.use.ledger_papers.preview_page(scene.case, scene.father)
    assert paper.recipient == scene.father
    assert replace(paper, recipient=scene.mother).pdf == paper.pdf
    assert "Erik Berg" in text_of(paper.pdf)
    assert "Anna Lind" not in text_of(paper.pdf)
