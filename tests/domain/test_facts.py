"""What a row says where nothing was said, and what an exclusion bites on.

Source: sharing rules, sections 1 and 2.
"""

from dataclasses import asdict, replace
from datetime import date

import pytest

from sspf_app.domain import facts as f
from sspf_app.domain.codes import GrantChannel, InformationType, PartyKind, Protection
from tests.builders import a_yes

DAY = date(2026, 1, 1)


def test_a_setting_that_a_policy_leaves_out_has_its_default() -> None:
    row = asdict(f.PolicyRow(id="p", starts_on=DAY))
    for beside in ("id", "recorded_at", "replaced_at", "starts_on"):
        del row[beside]
    assert row == {
        "youth_signs_from": 15,
        "maturity_from": 12,
        "adult_at": 18,
        "validity_months_max": 12,
        "validity_months_default": 6,
        "oral_days": 14,
        "custody_evidence": True,
        "hindered_exception": True,
        "hindered_days_max": 14,
        "youth_only_track": False,
        "youth_copy_from": 12,
    }


def test_nothing_is_so_that_nobody_said() -> None:
    person = f.Person(id="alva", name="Alva Ek")
    assert (person.adult, person.needs_interpreter, person.is_protected) == (False, False, False)
    party = f.Party(id="school", name="Ersängsskolan", kind=PartyKind.SCHOOL)
    assert (party.independent, party.reveals_place) == (False, False)
    assert a_yes("erik").free_words_unconfirmed is False
    item = f.Item(
        id="i", case="c", meeting="m", text="Kom i tid.", source="school", about=(), types=()
    )
    assert [name for name, value in asdict(item).items() if value is True] == []
    assert f.Grant(subject="alva", type=InformationType.HEALTH).channel is GrantChannel.ANY


@pytest.mark.parametrize("kind", [kind for kind in Protection if kind is not Protection.NONE])
def test_every_kind_of_protected_identity_protects(kind: Protection) -> None:
    assert f.Person(id="alva", name="Alva Ek", protected_identity=kind).is_protected


def test_an_item_is_restricted_until_the_restriction_is_lifted() -> None:
    item = f.Item(id="i", case="c", meeting="m", text="x", source="school", about=(), types=())
    assert not item.is_restricted
    held = replace(item, restriction=f.Restriction(since=DAY, told_on=DAY))
    assert held.is_restricted
    assert not replace(item, restriction=f.Restriction(since=DAY, lifted_on=DAY)).is_restricted


def test_a_grant_is_to_a_party_or_a_person() -> None:
    about = {"subject": "alva", "type": InformationType.HEALTH}
    assert f.Grant(**about, party="school").recipient == "school"
    assert f.Grant(**about, person="mormor").recipient == "mormor"
    assert f.Grant(**about).recipient == ""


def test_an_exclusion_bites_where_all_its_parts_fit_and_a_star_fits_everything() -> None:
    flow = {"subject": "alva", "source": "police", "recipient": "school", "type_": "health"}
    every = f.Exclusion()
    whole = f.Exclusion(subject="alva", source="police", recipient="school", type="health")
    assert every.matches(**flow)
    assert whole.matches(**flow)
    for part in flow:
        other = flow | {part: "another"}
        assert every.matches(**other)
        assert not whole.matches(**other)
        named = f.Exclusion(**{part.rstrip("_"): flow[part]})
        assert named.matches(**flow)
        assert not named.matches(**other)
