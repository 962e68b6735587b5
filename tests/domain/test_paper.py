from sspf_app.domain.codes import GrantChannel, InformationType
from sspf_app.domain.facts import Exclusion, Grant
from sspf_app.domain.rules.paper import PaperBox, PaperRow, paper_to_grants

_ATTENDANCE = InformationType.ATTENDANCE
_YES = PaperBox(yes=True)
_NO = PaperBox(yes=False)


def _row(teller: str, type_: InformationType = _ATTENDANCE) -> PaperRow:
    return PaperRow(subject="alva", type=type_, teller=teller)


def _grant(party: str, *, give: bool | None = None, receive: bool | None = None) -> Grant:
    return Grant(subject="alva", party=party, type=_ATTENDANCE, give=give, receive=receive)


def _read(
    rows: list[PaperRow], columns: list[str], sheet: dict[tuple[PaperRow, str], PaperBox]
) -> tuple[set[Grant], set[Exclusion]]:
    grants, exclusions = paper_to_grants(rows, columns, sheet, persons=frozenset({"grandma"}))
    assert len(set(grants)) == len(grants)
    return set(grants), set(exclusions)


def test_an_empty_sheet_says_nothing() -> None:
    assert _read([_row("school")], ["police", "social"], {}) == (set(), set())


def test_a_tick_lets_the_teller_give_and_the_column_receive() -> None:
    row = _row("school")
    assert _read([row], ["police", "social"], {(row, "police"): _YES}) == (
        {_grant("school", give=True), _grant("police", receive=True)},
        set(),
    )


def test_where_tellers_differ_the_others_become_exclusions() -> None:
    school, leisure = _row("school"), _row("leisure")
    for silent in ({}, {(leisure, "police"): _NO}):
        grants, exclusions = _read(
            [school, leisure], ["police"], {(school, "police"): _YES, **silent}
        )
        assert grants == {_grant("school", give=True), _grant("police", receive=True)}
        assert exclusions == {
            Exclusion(subject="alva", source="leisure", recipient="police", type=_ATTENDANCE)
        }


def test_struck_in_every_row_is_a_no_and_struck_in_one_is_blank() -> None:
    school, leisure = _row("school"), _row("leisure")
    every = {(school, "police"): _NO, (leisure, "police"): _NO}
    assert _read([school, leisure], ["police"], every) == ({_grant("police", receive=False)}, set())
    one = {(school, "police"): _NO}
    assert _read([school, leisure], ["police"], one) == (set(), set())


def test_the_tellers_own_column_is_no_box() -> None:
    school, leisure = _row("school"), _row("leisure")
    assert _read([school], ["school"], {}) == (set(), set())
    sheet = {(leisure, "school"): _YES}
    grants, exclusions = _read([school, leisure], ["school"], sheet)
    assert grants == {_grant("leisure", give=True), _grant("school", receive=True)}
    assert exclusions == set()


def test_a_person_who_is_no_party_only_receives() -> None:
    row = _row("school")
    grants, _ = _read([row], ["grandma"], {(row, "grandma"): _YES})
    assert Grant(subject="alva", person="grandma", type=_ATTENDANCE, receive=True) in grants
    told = _row("grandma")
    assert _read([told], ["police"], {(told, "police"): _YES}) == (
        {_grant("police", receive=True)},
        set(),
    )


def test_types_and_subjects_stay_apart() -> None:
    row = _row("school")
    other = _row("school", InformationType.HEALTH)
    grants, exclusions = _read([row, other], ["police"], {(row, "police"): _YES})
    assert all(grant.type is _ATTENDANCE for grant in grants)
    assert exclusions == set()


def test_a_tick_for_the_spoken_word_stays_one_and_any_is_wider() -> None:
    oral = PaperBox(yes=True, channel=GrantChannel.ORAL)
    school, leisure = _row("school"), _row("leisure")
    sheet = {(school, "police"): oral, (school, "social"): _YES, (leisure, "police"): oral}
    grants, _ = _read([school, leisure], ["police", "social"], sheet)
    channels = {(grant.party, grant.give, grant.receive): grant.channel for grant in grants}
    assert channels[("school", True, None)] is GrantChannel.ANY
    assert channels[("leisure", True, None)] is GrantChannel.ORAL
    assert channels[("police", None, True)] is GrantChannel.ORAL
