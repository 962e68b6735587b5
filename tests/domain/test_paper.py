from hypothesis import given
from hypothesis import strategies as st

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


_ORAL = PaperBox(yes=True, channel=GrantChannel.ORAL)


def test_one_box_for_the_spoken_word_makes_its_teller_and_its_column_so() -> None:
    school, leisure = _row("school"), _row("leisure")
    sheet = {(school, "police"): _ORAL, (school, "social"): _YES, (leisure, "social"): _YES}
    grants, _ = _read([school, leisure], ["police", "social"], sheet)
    channels = {grant.party: grant.channel for grant in grants}
    assert channels == {
        "school": GrantChannel.ORAL,
        "police": GrantChannel.ORAL,
        "leisure": GrantChannel.ANY,
        "social": GrantChannel.ANY,
    }


def test_a_side_that_tells_and_is_told_has_one_grant_for_both() -> None:
    school, police = _row("school"), _row("police")
    sheet = {(school, "police"): _YES, (police, "school"): _ORAL}
    grants, _ = _read([school, police], ["school", "police"], sheet)
    assert sorted((grant.party or "", grant.channel) for grant in grants) == [
        ("police", GrantChannel.ORAL),
        ("school", GrantChannel.ORAL),
    ]


_PARTIES = ("police", "school", "social")
_CELLS = [(teller, column) for teller in _PARTIES for column in _PARTIES if teller != column]
_MARKS = st.sampled_from([None, PaperBox(yes=False), _YES, _ORAL])


@given(st.lists(_MARKS, min_size=len(_CELLS), max_size=len(_CELLS)))
def test_nothing_goes_where_nobody_ticked_it_nor_in_writing_what_was_for_the_spoken_word(
    marks: list[PaperBox | None],
) -> None:
    rows = {teller: _row(teller) for teller in _PARTIES}
    boxes = {cell: mark for cell, mark in zip(_CELLS, marks, strict=True) if mark is not None}
    sheet = {(rows[teller], column): mark for (teller, column), mark in boxes.items()}
    grants, exclusions = _read(list(rows.values()), list(_PARTIES), sheet)
    by_party = {grant.party: grant for grant in grants}
    assert len(by_party) == len(grants)  # one grant of a party and a type
    barred = {(rule.source, rule.recipient) for rule in exclusions}
    for teller, column in _CELLS:
        gives, receives = by_party.get(teller), by_party.get(column)
        flows = (
            gives is not None
            and receives is not None
            and gives.give is True
            and receives.receive is True
            and (teller, column) not in barred
        )
        mark = boxes.get((teller, column))
        assert flows is (mark is not None and mark.yes)
        if flows and mark == _ORAL:
            assert GrantChannel.ORAL in (gives and gives.channel, receives and receives.channel)
