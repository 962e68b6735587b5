"""Ways round what refuses, a refusal or a pause: each is tried, and must lead nowhere.

Defends: sharing rules 5 to 8; `domain.md` 2.5. A pause for care ends by a position alone; whoever
is barred stays barred under another spelling; nobody approves their own request; a copy gone astray
tells a stranger nothing more; a consultation keeps no number and no name however it is typed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sspf_app.domain.codes import InformationType, PartyKind, PauseReason, Protection
from sspf_app.services.actors import Role
from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.decision_views import NotedDecision, PauseInput, Resume
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.ledger_views import MisdirectionInput
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.protection import VariantInput
from sspf_app.services.records import DisclosureKind, User
from sspf_app.services.request_records import ContactKind
from sspf_app.services.withdrawal_views import WithdrawalInput
from tests.attacks.test_papers import agreed, item, meeting, text_of
from tests.services.conftest import NOW, TODAY, House, refused
from tests.services.scenery import Scene, a_scene
from tests.services.test_consultations import ENTRY
from tests.services.test_decisions import exception_entry

T = InformationType

CARE = (PauseReason.COMPULSORY_CARE, PauseReason.HIDDEN_PLACEMENT)


def _a_manager_uses_it(house: House) -> None:
    with house.unit() as unit:
        unit.office.put_user(
            User(
                id="u-9",
                login="stina",
                name="Stina",
                role=Role.UNIT_MANAGER,
                created_at=NOW,
                made_by="u-it",
                password_by="u-it",
            )
        )
        unit.commit()


@pytest.mark.parametrize("reason", CARE)
def test_no_day_of_the_calendar_ends_a_pause_for_care(house: House, reason: PauseReason) -> None:
    scene = agreed(house)
    ending = PauseInput(reason=reason, to_end="Ställning", ends_on=TODAY + timedelta(days=1))
    decide = house.use.decisions.decide
    assert refused(lambda: decide(scene.case, ending)).code == "pause_has_no_last_day"


@pytest.mark.parametrize("reason", CARE)
@pytest.mark.parametrize("way", ["decided", "paused"])
def test_care_takes_the_place_of_a_pause_that_would_end_by_itself(
    house: House, reason: PauseReason, way: str
) -> None:
    scene = agreed(house)
    days = PauseInput(reason=PauseReason.OTHER, to_end="Resa", ends_on=TODAY + timedelta(days=2))
    house.use.decisions.decide(scene.case, days)
    house.wait(minutes=5)
    if way == "decided":
        house.use.decisions.decide(scene.case, PauseInput(reason=reason, to_end="Ställning"))
    else:
        house.use.cases.pause(scene.case, reason=reason)
    again = PauseInput(reason=reason, to_end="En gång till")
    assert refused(lambda: house.use.decisions.decide(scene.case, again)).code == "already_paused"
    assert scene.state() == "paused"
    house.wait(days=5)
    assert scene.state() == "paused"
    early = refused(lambda: house.use.decisions.decide(scene.case, Resume()))
    assert early.code == "position_required"


def test_once_a_child_is_placed_in_secret_no_copy_for_the_family_tells_a_place(
    real: House,
) -> None:
    scene = agreed(real)
    where = meeting(scene, place="Villa Granlunda")
    item(scene, where, "Frånvaron har minskat", source=scene.school)

    def text(recipient: str) -> str:
        return text_of(real.use.minutes.preview(scene.case, where, recipient=recipient).pdf)

    assert "Granlunda" in text(scene.father)
    real.use.cases.pause(scene.case, reason=PauseReason.HIDDEN_PLACEMENT)
    assert "Frånvaron har minskat" in text(scene.father)
    assert "Granlunda" not in text(scene.father)


@pytest.mark.parametrize(
    ("name", "has_day"),
    [
        ("Erik Berg", False),
        ("Eric Berg", True),
        ("Erik Bergh", True),
        ("Erik-Berg", True),
        ("Érik  Bèrg", False),
        ("ErikBerg", True),
    ],
)
def test_somebody_barred_does_not_return_by_another_spelling(
    house: House, name: str, has_day: bool
) -> None:
    scene = a_scene(house)
    father = house.use.people.get(scene.father)
    house.use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=scene.father,
            kind=ContactKind.BLOCKED,
            reason="Våld",
            starts_on=TODAY,
        )
    )
    again = PersonInput(name=name, born=father.born if has_day else None)
    assert refused(lambda: house.use.people.add(again)).code == "barred_person_returns"
    house.use.people.add(PersonInput(name=name, born=date(1971, 1, 1)))
    house.use.people.add(PersonInput(name="Erika Bergman", born=father.born))


def test_no_page_and_no_letter_is_drawn_for_somebody_barred(real: House, tmp_path: Path) -> None:
    scene = agreed(real)
    where = meeting(scene)
    item(scene, where, "Frånvaron har minskat", source=scene.school)
    real.use.minutes.export(scene.case, where, recipient=scene.father, folder=tmp_path)
    (sent,) = [
        row
        for row in real.use.ledger.rows(scene.case)
        if row.recipient == scene.father and row.kind is DisclosureKind.MINUTES
    ]
    real.use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=scene.father,
            kind=ContactKind.BLOCKED,
            reason="Våld",
            starts_on=TODAY,
        )
    )
    papers = real.use.ledger_papers
    page = refused(lambda: papers.preview_page(scene.case, scene.father))
    receipt = refused(lambda: papers.preview_receipt(scene.case, sent.id))
    assert (page.code, receipt.code) == ("guardian_blocked", "guardian_blocked")


def test_nobody_notes_a_variant_where_a_manager_uses_the_vault(house: House) -> None:
    scene = a_scene(house, protected=Protection.SECRECY_MARK)
    house.use.people.get(scene.child, reason="möte i dag")
    protection = house.use.protection
    protection.ask_variant(VariantInput(case=scene.case, why="Skolan behövs"))

    def note(decider: str) -> str:
        return refused(
            lambda: protection.note_variant(
                scene.case, approve=True, decider=decider, document="Dnr 1"
            )
        ).code

    assert note(" maria  ASK") == "approved_by_self"
    _a_manager_uses_it(house)
    assert note("Eva Ek") == "manager_approves"


def test_nobody_notes_their_own_approval_of_an_exception(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    request = house.use.exceptions.request(scene.case, exception_entry(scene)).new_id or ""
    own = NotedDecision(
        decider="maria ask", function="enhetschef", decided_on=TODAY, document="Dnr 1"
    )
    error = refused(lambda: house.use.exceptions.note_approval(request, own))
    assert error.code == "approved_by_self"
    assert scene.state() != "in_force"


def _a_stranger(scene: Scene) -> str:
    return (
        scene.house.use.parties.add(
            PartyInput(name="Västangårdsskolan", kind=PartyKind.SCHOOL)
        ).new_id
        or ""
    )


def test_a_stranger_who_got_a_copy_astray_hears_of_no_withdrawal(
    real: House, tmp_path: Path
) -> None:
    scene = agreed(real)
    stranger = _a_stranger(scene)
    where = meeting(scene)
    item(scene, where, "Frånvaron har minskat", source=scene.school)
    sent = real.use.minutes.export(scene.case, where, recipient=scene.police, folder=tmp_path)
    real.use.ledger.mark_misdirected(
        MisdirectionInput(
            case=scene.case,
            disclosure=sent.disclosure,
            found_on=TODAY,
            found_by="Maria Ask",
            reached=stranger,
            how="Fel kuvert",
        )
    )
    real.wait(minutes=5)
    withdrawal = (
        real.use.withdrawals.register(
            WithdrawalInput(
                case=scene.case,
                signatory=scene.mother,
                received_at=real.clock.at,
                received_by="Maria Ask",
                types=(T.ATTENDANCE.value,),
            )
        ).new_id
        or ""
    )
    paper = real.use.withdrawals.preview_notice(scene.case, withdrawal, stranger)
    text = text_of(paper.pdf)
    assert "Västangårdsskolan" in text
    assert "återkall" not in text.casefold()
    assert "frånvaro" not in text.casefold()
    real.use.withdrawals.export_all(scene.case, withdrawal, tmp_path)
    kinds = {row.kind for row in real.use.ledger.rows(scene.case) if row.recipient == stranger}
    assert kinds == {DisclosureKind.RECALL_LETTER}
    (effect,) = real.use.withdrawals.list_withdrawals(scene.case)
    (line,) = [one for one in effect.received if one.recipient == stranger]
    assert line.printed_at is not None
    assert line.waits  # the letter lies in a folder


def test_a_sheet_drawn_before_its_text_was_replaced_does_not_go_out(house: House) -> None:
    scene = a_scene(house)
    house.use.form_texts.list_texts()
    prepared = house.use.consent_forms.prepare(scene.order(scene.mother))
    draft = house.use.form_texts.new_draft("sv").new_id or ""
    clause, words = next(iter(text_in("sv").clauses.items()))
    house.use.form_texts.edit(draft, {clause: f"{words} Nytt."})
    house.as_role(Role.UNIT_MANAGER).form_texts.approve(draft)
    assert refused(lambda: house.use.consent_forms.hand_out(prepared)).code == (
        "form_text_replaced"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Numret är 130203\N{EN DASH}1234.",
        "Numret är 13\N{ZERO WIDTH SPACE}0203-1234.",
        "Numret är １３０２０３-１２３４.",
        "Hon heter A\N{SOFT HYPHEN}lva.",
        "Mamman är ANNA, pappan okänd.",
        "Det gäller ALVA igen.",
        "Skriv till elev.namn\N{FULLWIDTH COMMERCIAL AT}skola.se nu.",
    ],
)
def test_a_consultation_keeps_no_name_or_number_however_it_is_typed(
    house: House, text: str
) -> None:
    a_scene(house)
    typed = replace(ENTRY, text=text, warnings_read=True)
    assert refused(lambda: house.use.consultations.save(typed)).code == "consultation_identifies"


def test_a_first_name_in_small_letters_is_pointed_out(house: House) -> None:
    a_scene(house)
    typed = replace(ENTRY, text="Det gäller alva igen.")
    assert refused(lambda: house.use.consultations.save(typed)).code == (
        "consultation_warnings_unread"
    )
