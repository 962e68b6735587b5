"""Who reads an item: whatever is missing or unknown, nobody does.

Source: sharing rules, section 6.
"""

from dataclasses import replace
from datetime import date

import pytest

from sspf_app.domain.codes import (
    FAMILY,
    CustodyKind,
    GrantChannel,
    InformationType,
    Medium,
    ReasonCode,
)
from sspf_app.domain.errors import DomainError
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.facts import (
    Consent,
    Custody,
    Exclusion,
    Grant,
    Item,
    Maturity,
    Meeting,
    Pause,
    Person,
    PolicyRow,
    Purpose,
    YouthOnly,
)
from sspf_app.domain.rules import reads_item
from sspf_app.domain.rules.items import (
    item_decisions,
    onward_source,
    person_reads,
    purpose_of,
)
from sspf_app.domain.rules.situation import Situation
from tests.builders import a_yes, alvas_case, an_instant

_AT = an_instant("2026-02-02 10:00")
_HEALTH, _ATTENDANCE = InformationType.HEALTH, InformationType.ATTENDANCE
_MEETING = Meeting(id="m1", case="c-alva", starts_at=_AT, purpose="p1", participants=())
_ITEM = Item(
    id="i1",
    case="c-alva",
    meeting="m1",
    text="Kom i tid.",
    source="school",
    about=("alva",),
    types=(_HEALTH,),
)
_BOTH = (a_yes("anna"), a_yes("erik"))


def _facts(*consents: Consent, item: Item = _ITEM, **others: object) -> Facts:
    facts = alvas_case(*(consents or _BOTH), meetings=(_MEETING,), items=(item,))
    return replace(facts, **others)  # pyright: ignore[reportArgumentType]


def _reads(reader: str, facts: Facts | None = None, **item: object) -> bool:
    made = _facts() if facts is None else facts
    if item:
        row = replace(made.items[0], **item)  # pyright: ignore[reportArgumentType]
        made = replace(made, items=(row,))
    return reads_item(made, "i1", reader, at=_AT)


def _aged(born: date | None, **others: object) -> Facts:
    facts = _facts()
    persons = tuple(replace(one, born=born) if one.id == "alva" else one for one in facts.persons)
    return replace(facts, persons=persons, **others)  # pyright: ignore[reportArgumentType]


def test_an_item_that_was_never_recorded_is_an_error() -> None:
    with pytest.raises(DomainError) as caught:
        reads_item(_facts(), "i2", "police", at=_AT)
    assert (caught.value.code, caught.value.params) == ("unknown_item", {"item": "i2"})


def test_where_several_rows_of_an_item_stand_all_must_be_readable() -> None:
    hidden = replace(_ITEM, oral_only=True)
    for rows in ((_ITEM, hidden), (hidden, _ITEM)):
        assert not _reads("police", replace(_facts(), items=rows))
    assert _reads("police", replace(_facts(), items=(_ITEM, _ITEM)))
    gone = replace(_ITEM, replaced_at=_AT)
    assert not _reads("police", replace(_facts(), items=(gone,)))
    assert _reads("police", replace(_facts(), items=(replace(hidden, replaced_at=_AT), _ITEM)))


@pytest.mark.parametrize("reader", ["police", "anna"])
@pytest.mark.parametrize(
    "lacking",
    [{"about": ()}, {"types": ()}, {"oral_only": True}, {"from_legal_disclosure": True}],
)
def test_an_item_about_nobody_or_of_no_kind_or_kept_back_is_read_by_nobody(
    reader: str, lacking: dict[str, object]
) -> None:
    assert _reads(reader)
    item = replace(_ITEM, **lacking)  # pyright: ignore[reportArgumentType]
    assert not _reads(reader, _facts(item=item))


def test_what_came_by_a_legal_disclosure_needs_a_source_of_its_own_besides() -> None:
    assert _reads("police", from_legal_disclosure=True, independent_source_confirmed=True)
    assert not _reads("anna", from_legal_disclosure=True, independent_source_confirmed=True)


def test_where_a_hidden_placement_is_named_no_person_reads() -> None:
    assert not _reads("anna", hidden_placement=True)
    assert _reads("police", hidden_placement=True)


def test_an_item_has_the_purpose_of_its_meeting_in_its_case() -> None:
    other = replace(_MEETING, id="m2", purpose="p2")
    elsewhere = replace(_MEETING, case="c-other", purpose="p3")
    facts = _facts(meetings=(other, elsewhere, _MEETING))
    situation = Situation(facts, "c-alva", at=_AT)
    assert purpose_of(situation, _ITEM) == "p1"
    assert purpose_of(situation, replace(_ITEM, meeting="m2")) == "p2"
    assert purpose_of(situation, replace(_ITEM, meeting="m3")) is None
    assert _reads("police", replace(facts, purposes=(Purpose(id="p1", case="c-alva", text="x"),)))


def test_in_a_case_that_is_unknown_nobody_reads() -> None:
    unknown = replace(_facts(), cases=())
    for reader in ("police", "anna", "alva"):
        assert not _reads(reader, unknown)
        assert not person_reads(Situation(unknown, "c-alva", at=_AT), _ITEM, reader)
    told = replace(_ITEM, source=FAMILY)
    assert item_decisions(Situation(unknown, "c-alva", at=_AT), told, "police") == ()
    assert _reads("school")  # its own words
    assert not _reads("school", unknown)


def test_what_stands_in_a_meeting_that_does_not_exist_as_known_is_read_by_nobody() -> None:
    """There is no purpose then either, and nothing can have been granted for it."""
    to_anna = Grant(subject="erik", person="anna", type=_HEALTH, receive=True)
    granted = a_yes("erik", subjects=("erik",), grants=(to_anna,))
    facts = _facts(granted, item=replace(_ITEM, about=("erik",)))
    later = an_instant("2026-02-03 10:00")
    readers = ("anna", "erik")
    assert [_reads(who, facts) for who in readers] == [True, True]
    for meetings in (
        (),
        (replace(_MEETING, replaced_at=_AT),),
        (replace(_MEETING, case="c-other"),),
    ):
        lost = replace(facts, meetings=meetings)
        assert [_reads(who, lost) for who in readers] == [False, False]
    assert not _reads("alva", _facts(meetings=()))
    assert not _reads("police", _facts(meetings=()))
    noted = replace(facts, meetings=(replace(_MEETING, recorded_at=later),))
    for known_at, reads in ((_AT, False), (later, True)):
        asked = [reads_item(noted, "i1", who, at=_AT, known_at=known_at) for who in readers]
        assert asked == [reads, reads]


def test_a_part_that_stands_in_no_meeting_is_read_by_whom_it_is_about_and_guardians() -> None:
    """Headings and noted disclosures are asked about as items of no meeting: nothing is granted."""
    to_anna = Grant(subject="erik", person="anna", type=_HEALTH, receive=True)
    granted = a_yes("erik", subjects=("erik",), grants=(to_anna,))
    loose = replace(_ITEM, about=("erik",), meeting="")
    situation = Situation(_facts(granted, item=loose), "c-alva", at=_AT)
    assert person_reads(situation, loose, "erik")
    assert not person_reads(situation, loose, "anna")
    assert person_reads(situation, replace(loose, about=("alva",)), "anna")
    assert item_decisions(situation, loose, "police") == ()


def test_what_the_family_told_goes_on_from_the_coordinator() -> None:
    situation = Situation(_facts(), "c-alva", at=_AT)
    told = replace(_ITEM, source=FAMILY)
    assert onward_source(situation, told) == "social"
    assert onward_source(situation, _ITEM) == "school"
    assert onward_source(Situation(_facts(), "c-other", at=_AT), told) is None


def test_a_party_reads_what_may_go_over_in_writing_for_each_subject_and_kind() -> None:
    (flow, decision) = item_decisions(Situation(_facts(), "c-alva", at=_AT), _ITEM, "police")[0]
    assert (flow.subject, flow.source, flow.recipient) == ("alva", "school", "police")
    assert decision.codes == (ReasonCode.CONSENT, ReasonCode.CONSENT)
    both = replace(_ITEM, about=("alva", "erik"), types=(_HEALTH, _ATTENDANCE))
    found = item_decisions(Situation(_facts(), "c-alva", at=_AT), both, "police")
    assert [(one.subject, one.type) for one, _ in found] == [
        ("alva", _HEALTH),
        ("alva", _ATTENDANCE),
        ("erik", _HEALTH),
        ("erik", _ATTENDANCE),
    ]
    assert not _reads("police", about=("alva", "erik"))
    spoken = a_yes("erik", medium=Medium.ORAL, signed_on=date(2026, 2, 1), valid_to=None)
    assert not _reads("police", _facts(_BOTH[0], spoken))


@pytest.mark.parametrize(
    ("born", "reads"),
    [
        (date(2014, 2, 3), False),  # eleven
        (date(2014, 2, 2), True),  # twelve today
        (None, False),
    ],
)
def test_the_young_person_reads_from_an_age_on(born: date | None, reads: bool) -> None:
    assert _reads("alva", _aged(born)) is reads
    later = (PolicyRow(id="p", starts_on=date(2026, 1, 1), youth_copy_from=13),)
    assert not _reads("alva", _aged(date(2014, 2, 2), policy=later))


def test_other_children_and_the_grown_read_about_themselves_at_any_age() -> None:
    sibling = Person(id="sib", name="Sib", born=date(2020, 1, 1))
    facts = _facts(item=replace(_ITEM, about=("sib",)))
    assert _reads("sib", replace(facts, persons=(*facts.persons, sibling)))
    strict = (PolicyRow(id="p", starts_on=date(2026, 1, 1), youth_copy_from=30),)
    assert _reads("erik", replace(_facts(item=replace(_ITEM, about=("erik",))), policy=strict))


def test_the_case_s_young_person_reads_from_the_age_the_policy_says_grown_or_not() -> None:
    """Section 6 says no less: below that age no item, whatever age the policy decides alone at."""
    grown = (PolicyRow(id="p", starts_on=date(2026, 1, 1), adult_at=16, youth_copy_from=18),)
    assert _reads("alva", _aged(date(2008, 2, 2), policy=grown))
    assert not _reads("alva", _aged(date(2008, 2, 3), policy=grown))
    unknown = _aged(None, policy=grown)
    marked = tuple(replace(one, adult=True) if one.id == "alva" else one for one in unknown.persons)
    assert _reads("alva", replace(unknown, persons=marked))


def test_guardians_read_about_their_child_until_it_decides_alone() -> None:
    fifteen, fourteen = date(2011, 2, 2), date(2011, 2, 3)
    assert _reads("anna", _aged(fourteen))
    assert not _reads("anna", _aged(fourteen), hide_from_guardians=True)
    assert not _reads("anna", _aged(fifteen))
    assert _reads("anna", _aged(fifteen), share_with_guardians=True)
    assert _reads("anna", _aged(fourteen), share_with_guardians=True, hide_from_guardians=True)
    assert not _reads("anna", _aged(date(2008, 2, 2)), share_with_guardians=True)
    assert not _reads("anna", _aged(None), share_with_guardians=True)
    assert not _reads("grandma")


def test_guardians_read_nothing_more_of_a_child_that_died() -> None:
    facts = _facts()
    persons = tuple(
        replace(one, died=date(2026, 2, 2)) if one.id == "alva" else one for one in facts.persons
    )
    assert not _reads("anna", replace(facts, persons=persons), share_with_guardians=True)


def test_an_assessment_of_maturity_for_one_kind_of_the_item_is_enough() -> None:
    assessed = Maturity(
        id="ma",
        case="c-alva",
        person="alva",
        assessed_on=date(2026, 2, 2),
        mature=True,
        types=(_HEALTH,),
    )
    facts = _facts(maturity=(assessed,))
    assert not _reads("anna", facts)
    assert not _reads("anna", facts, types=(_ATTENDANCE, _HEALTH))
    assert _reads("anna", facts, types=(_ATTENDANCE,))
    assert _reads("anna", facts, share_with_guardians=True)


def test_custody_must_be_verified_and_no_youth_only_track_may_run() -> None:
    facts = _facts()
    unseen = tuple(replace(row, evidence=None) for row in facts.custody)
    assert not _reads("anna", replace(facts, custody=unseen))
    alone = YouthOnly(
        id="yo", case="c-alva", starts_on=date(2026, 1, 1), decided_by="Karin", reason="x"
    )
    on = PolicyRow(id="p", starts_on=date(2026, 1, 1), youth_only_track=True)
    tracked = _aged(date(2011, 2, 2), youth_only=(alone,), policy=(on,))
    assert not _reads("anna", tracked, share_with_guardians=True)


def _granted(*consents: Consent, **item: object) -> bool:
    """Whether Anna reads what is about Erik, who is grown and answers for himself."""
    row = replace(_ITEM, about=("erik",))
    return _reads("anna", _facts(*consents, item=replace(row, **item)))  # pyright: ignore[reportArgumentType]


def _eriks(**others: object) -> Consent:
    to_anna = Grant(subject="erik", person="anna", type=_HEALTH, receive=True)
    return a_yes("erik", **({"subjects": ("erik",), "grants": (to_anna,)} | others))


def test_a_person_reads_what_everybody_required_lets_them_receive() -> None:
    assert _granted(_eriks())
    assert not _granted(_eriks(subjects=("alva",)))
    assert not _granted(_eriks(), types=(_HEALTH, _ATTENDANCE))
    assert not _granted(_eriks(), about=("erik", "nobody"))
    box = _eriks().grants[0]
    for wrong in (
        replace(box, receive=False),
        replace(box, receive=None),
        replace(box, channel=GrantChannel.ORAL),
        replace(box, person="grandma"),
        replace(box, type=_ATTENDANCE),
    ):
        assert not _granted(_eriks(grants=(wrong,)))
    assert not _granted(_eriks(medium=Medium.ORAL, signed_on=date(2026, 2, 1), valid_to=None))


@pytest.mark.parametrize(
    ("rule", "reads"),
    [
        (Exclusion(recipient="anna"), False),
        (Exclusion(subject="erik", source="school", recipient="anna", type=_HEALTH), False),
        (Exclusion(recipient="police"), True),
        (Exclusion(source="police"), True),
        (Exclusion(subject="alva"), True),
        (Exclusion(type=_ATTENDANCE), True),
    ],
)
def test_an_exclusion_that_matches_stands_against_it(rule: Exclusion, reads: bool) -> None:
    assert _granted(_eriks(exclusions=(rule,))) is reads


def test_the_state_of_the_case_is_not_asked_of_persons() -> None:
    pause = Pause(id="pz", case="c-alva", starts_at=an_instant("2026-01-20 09:00"))
    facts = _facts(_eriks(), item=replace(_ITEM, about=("erik",)), pauses=(pause,))
    assert _reads("anna", facts)
    assert not _reads("police", _facts(pauses=(pause,)))


def test_where_nobody_can_be_named_who_must_answer_nobody_is_granted_anything() -> None:
    to_oma = Grant(subject="alva", person="oma", type=_HEALTH, receive=True)
    yeses = tuple(a_yes(one, grants=(to_oma,)) for one in ("anna", "erik"))
    assert _reads("oma", _facts(*yeses))
    assert not _reads("oma", _facts(yeses[0], a_yes("erik", grants=())))
    assert not _reads("oma", _facts(*yeses, custody=()))
    sole = Custody(
        id="cu", child="alva", holder="anna", kind=CustodyKind.SOLE, starts_on=date(2012, 5, 14)
    )
    assert not _reads("oma", _facts(*yeses, custody=(sole,)))  # without evidence
