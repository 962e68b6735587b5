"""One signatory's answer, each sentence by itself, in writing and by word of mouth.

Source: sharing rules, section 4.
"""

from dataclasses import replace
from datetime import date, datetime
from itertools import permutations

import pytest

from sspf_app.domain.codes import Channel, InformationType, Medium, ReasonCode, Side
from sspf_app.domain.facts import Consent, Exclusion, Grant, Person, PolicyRow, Request
from sspf_app.domain.rules.boxes import Mark
from sspf_app.domain.rules.standing import StandingAnswer, standing_answer
from tests.builders import a_no, a_withdrawal, a_yes, alvas_case, an_instant

_AT = an_instant("2026-02-02 10:00")
_EARLY, _LATE = an_instant("2026-01-20 09:00"), an_instant("2026-01-31 09:00")
_CONSENT, _REFUSED, _EXPIRED = ReasonCode.CONSENT, ReasonCode.REFUSED, ReasonCode.EXPIRED
_WITHDRAWN, _COMING, _WAITS = ReasonCode.WITHDRAWN, ReasonCode.NOT_YET_VALID, ReasonCode.AWAITING
_SPOKEN, _NOT_ASKED = ReasonCode.ORAL_ONLY, ReasonCode.NOT_ASKED
_BOTH = (Channel.WRITTEN, Channel.ORAL)


def _answer(
    *said: Consent, channel: Channel = Channel.WRITTEN, at: datetime = _AT, **rows: object
) -> StandingAnswer:
    return standing_answer(
        alvas_case(*said, **rows),
        signatory="erik",
        subject="alva",
        case="c-alva",
        purpose="p1",
        channel=channel,
        at=at,
    )


def _codes(*said: Consent, at: datetime = _AT, **rows: object) -> tuple[ReasonCode, ...]:
    """In writing, and by word of mouth; in whatever order it was typed."""
    found = {
        tuple(_answer(*typed, channel=channel, at=at, **rows).code for channel in _BOTH)
        for typed in permutations(said)
    }
    (codes,) = found
    return codes


def _records(
    *said: Consent, channel: Channel = Channel.WRITTEN, at: datetime = _AT, **rows: object
) -> list[str]:
    return [one.id for one in _answer(*said, channel=channel, at=at, **rows).records]


def _yes(day: int = 12, id: str = "co", **others: object) -> Consent:
    return a_yes("erik", id=id, signed_on=date(2026, 1, day), **others)


def _no(day: int = 12, **others: object) -> Consent:
    return a_no("erik", id="no", signed_on=date(2026, 1, day), **others)


def _oral(day: int = 30, **others: object) -> Consent:
    return _yes(day, id="or", medium=Medium.ORAL, valid_to=None, **others)


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, (_CONSENT, _CONSENT)),
        ({"signatory": "anna"}, (_NOT_ASKED, _NOT_ASKED)),
        ({"purpose": "p2"}, (_NOT_ASKED, _NOT_ASKED)),
        ({"subjects": ("erik",)}, (_NOT_ASKED, _NOT_ASKED)),
        ({"subjects": ("erik", "alva")}, (_CONSENT, _CONSENT)),
        ({"case": "c-other"}, (_NOT_ASKED, _NOT_ASKED)),
        ({"signed_on": date(2026, 2, 2)}, (_CONSENT, _CONSENT)),
        ({"signed_on": date(2026, 2, 3)}, (_NOT_ASKED, _NOT_ASKED)),
        ({"signed_time": _AT}, (_CONSENT, _CONSENT)),
        ({"signed_time": an_instant("2026-02-02 10:01")}, (_NOT_ASKED, _NOT_ASKED)),
        ({"valid_from": date(2026, 2, 2)}, (_CONSENT, _CONSENT)),
        ({"valid_from": date(2026, 2, 3)}, (_COMING, _COMING)),
        ({"valid_to": date(2026, 2, 2)}, (_CONSENT, _CONSENT)),
        ({"valid_to": date(2026, 2, 1)}, (_EXPIRED, _EXPIRED)),
        ({"valid_to": None}, (_EXPIRED, _EXPIRED)),  # a written yes says until when
        ({"free_words_unconfirmed": True}, (_WAITS, _WAITS)),
        ({"replaced_at": _EARLY}, (_NOT_ASKED, _NOT_ASKED)),
    ],
)
def test_a_written_yes_is_in_force_in_its_time_for_whom_and_what_it_names(
    changed: dict[str, object], codes: tuple[ReasonCode, ...]
) -> None:
    assert _codes(replace(_yes(), **changed)) == codes  # pyright: ignore[reportArgumentType]


def test_a_no_holds_from_its_signing_until_a_later_yes() -> None:
    for no in (_no(), _no(medium=Medium.ORAL), _no(free_words_unconfirmed=True)):
        assert _codes(no) == (_REFUSED, _REFUSED)
        assert _answer(no).since == an_instant("2026-01-12 00:00")
    assert _codes(_no(12), _yes(13)) == (_CONSENT, _CONSENT)
    assert _codes(_yes(12), _no(13)) == (_REFUSED, _REFUSED)
    assert _codes(_yes(12), _no(12)) == (_REFUSED, _REFUSED)
    assert _codes(_no(12), _yes(13, valid_from=date(2026, 2, 3))) == (_REFUSED, _REFUSED)


def test_a_yes_that_begins_displaces_the_older_for_good() -> None:
    older = _yes(12, id="a")
    newer = _yes(20, id="b", valid_from=date(2026, 2, 3), valid_to=date(2026, 2, 4))
    days = [an_instant(f"2026-02-0{day} 10:00") for day in (2, 3, 4, 5)]
    assert [_records(older, newer, at=day) for day in days] == [["a"], ["b"], ["b"], []]
    ended = _answer(older, newer, at=days[-1])
    assert (ended.code, ended.record, ended.since) == (
        _EXPIRED,
        "b",
        an_instant("2026-02-05 00:00"),
    )
    taken = a_withdrawal("erik", _LATE)
    assert _codes(older, _yes(20, id="b"), withdrawals=(taken,)) == (_WITHDRAWN, _WITHDRAWN)


def test_yeses_of_one_instant_count_as_one_that_says_the_least() -> None:
    first = _yes(id="a", exclusions=(Exclusion(recipient="police"),), valid_to=date(2026, 2, 9))
    struck = Grant(subject="alva", party="school", type=InformationType.HEALTH, receive=False)
    second = _yes(id="b", grants=(struck,), exclusions=(Exclusion(recipient="leisure"),))
    found = _answer(second, first)
    assert [one.id for one in found.records] == ["a", "b"]
    assert {rule.recipient for rule in found.exclusions} == {"police", "leisure"}
    assert {key: box.mark for key, box in found.boxes.items()} == {
        ("school", InformationType.HEALTH, Side.TO): Mark.STRUCK
    }
    assert _codes(first, second, at=an_instant("2026-02-10 10:00")) == (_EXPIRED, _EXPIRED)


@pytest.mark.parametrize(
    ("others", "codes"),
    [
        ((), (_SPOKEN, _CONSENT)),
        ((_no(29),), (_REFUSED, _CONSENT)),  # lifted for what is spoken
        ((_no(30),), (_REFUSED, _REFUSED)),
        ((_no(31),), (_REFUSED, _REFUSED)),
        ((_yes(29, valid_to=date(2026, 2, 1)),), (_EXPIRED, _CONSENT)),
        ((_yes(31, valid_to=date(2026, 2, 1)),), (_EXPIRED, _EXPIRED)),
        ((_yes(29, valid_from=date(2026, 2, 3)),), (_COMING, _CONSENT)),
        ((_yes(31, valid_from=date(2026, 2, 3)),), (_COMING, _CONSENT)),
        ((_yes(29, free_words_unconfirmed=True),), (_SPOKEN, _CONSENT)),
        ((_yes(30, free_words_unconfirmed=True),), (_WAITS, _WAITS)),
        ((_no(20), _yes(29)), (_CONSENT, _CONSENT)),
    ],
)
def test_a_spoken_yes_holds_for_what_is_spoken(
    others: tuple[Consent, ...], codes: tuple[ReasonCode, ...]
) -> None:
    assert _codes(_oral(30), *others) == codes


def test_a_spoken_yes_holds_some_days_with_the_first_and_never_past_its_end() -> None:
    assert _codes(_oral(20)) == (_SPOKEN, _CONSENT)
    assert _codes(_oral(19)) == (_EXPIRED, _EXPIRED)
    assert _answer(_oral(19)).since == an_instant("2026-02-02 00:00")
    ended = replace(_oral(30), valid_to=date(2026, 2, 1))
    assert _codes(ended) == (_EXPIRED, _EXPIRED)
    assert _codes(replace(ended, valid_to=date(2026, 2, 2))) == (_SPOKEN, _CONSENT)
    policy = (PolicyRow(id="p", starts_on=date(2026, 1, 20), oral_days=13),)
    assert _codes(_oral(20), policy=policy) == (_EXPIRED, _EXPIRED)
    assert _codes(_oral(21), policy=policy) == (_SPOKEN, _CONSENT)


def test_a_spoken_yes_adds_to_the_written_one_signed_before_it() -> None:
    rule = Exclusion(recipient="police")
    spoken = _oral(30, exclusions=(rule,))
    assert _records(_yes(29), spoken, channel=Channel.ORAL) == ["co", "or"]
    assert _answer(_yes(29), spoken, channel=Channel.ORAL).exclusions == (rule,)
    assert _records(_yes(29), spoken) == ["co"]
    assert _records(_yes(30), spoken, channel=Channel.ORAL) == ["co"]
    assert _records(_yes(31), spoken, channel=Channel.ORAL) == ["co"]


def test_what_was_all_taken_back_is_withdrawn_for_both() -> None:
    for said, rows in (
        ((_yes(),), (a_withdrawal("erik", _EARLY),)),
        ((_oral(20),), (a_withdrawal("erik", _EARLY),)),
        ((_yes(valid_to=date(2026, 2, 1)),), (a_withdrawal("erik", _EARLY),)),
        ((_yes(), _oral(20)), (a_withdrawal("erik", _EARLY),)),
    ):
        assert _codes(*said, withdrawals=rows) == (_WITHDRAWN, _WITHDRAWN)
        assert _answer(*said, withdrawals=rows).since == _EARLY
    some = a_withdrawal("erik", _EARLY, parties=("police",))
    assert _codes(_yes(), withdrawals=(some,)) == (_CONSENT, _CONSENT)
    assert _codes(_yes(21), withdrawals=(a_withdrawal("erik", _EARLY),)) == (_CONSENT, _CONSENT)
    assert _codes(_no(), withdrawals=(a_withdrawal("erik", _EARLY),)) == (_REFUSED, _REFUSED)
    assert _codes(withdrawals=(a_withdrawal("erik", _EARLY),)) == (_NOT_ASKED, _NOT_ASKED)


def test_what_is_said_after_a_withdrawal_holds_and_the_written_one_still_bites() -> None:
    said, rows = (_yes(), _oral(30)), (a_withdrawal("erik", _EARLY),)
    assert _codes(*said, withdrawals=rows) == (_WITHDRAWN, _CONSENT)
    assert _records(*said, withdrawals=rows, channel=Channel.ORAL) == ["co", "or"]


_OUT = Request(
    id="rq", case="c-alva", signatory="erik", purpose="p1", subjects=("alva",), sent_at=_EARLY
)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, _WAITS),
        ({"sent_at": _AT}, _WAITS),
        ({"sent_at": an_instant("2026-02-02 10:01")}, _NOT_ASKED),
        ({"closed_at": an_instant("2026-02-02 10:01")}, _WAITS),
        ({"closed_at": _AT}, _NOT_ASKED),
        ({"signatory": "anna"}, _NOT_ASKED),
        ({"purpose": "p2"}, _NOT_ASKED),
        ({"subjects": ("erik",)}, _NOT_ASKED),
    ],
)
def test_a_form_that_is_out_is_awaited(changed: dict[str, object], code: ReasonCode) -> None:
    row = replace(_OUT, **changed)  # pyright: ignore[reportArgumentType]
    assert _codes(requests=(row,)) == (code, code)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, ReasonCode.INVALIDATED),
        ({"invalidated_because": None}, _NOT_ASKED),
        ({"signatory": "anna"}, _NOT_ASKED),
        ({"purpose": "p2"}, _NOT_ASKED),
        ({"subjects": ("erik",)}, _NOT_ASKED),
        ({"signed_on": date(2026, 2, 3)}, _NOT_ASKED),
    ],
)
def test_a_record_closed_as_wrong_is_told_where_there_is_no_other(
    changed: dict[str, object], code: ReasonCode
) -> None:
    struck = replace(_yes(), replaced_at=_EARLY, invalidated_because="Fel person")
    struck = replace(struck, **changed)  # pyright: ignore[reportArgumentType]
    assert _codes(struck) == (code, code)
    assert _codes(struck, requests=(_OUT,)) == (_WAITS, _WAITS)
    assert _codes(struck, _yes(id="b", valid_to=date(2026, 2, 1))) == (_EXPIRED, _EXPIRED)


def test_what_was_said_before_a_subject_came_of_age_does_not_count() -> None:
    grown = Person(id="alva", name="Alva", born=date(2008, 1, 20))
    said = _answer(_yes(19), persons=(grown,))
    assert (said.code, said.since) == (_EXPIRED, an_instant("2026-01-20 00:00"))
    assert _codes(_no(19), persons=(grown,)) == (_EXPIRED, _EXPIRED)
    assert _codes(_yes(20), persons=(grown,)) == (_CONSENT, _CONSENT)


def test_of_several_statuses_the_first_of_the_list_is_told() -> None:
    coming = _yes(14, id="b", valid_from=date(2026, 2, 3))
    assert _codes(_yes(valid_to=date(2026, 2, 1)), coming) == (_EXPIRED, _EXPIRED)
    assert _codes(_oral(30), coming) == (_COMING, _CONSENT)
    assert _codes(coming, requests=(_OUT,)) == (_COMING, _COMING)
    assert _codes(_oral(30), requests=(_OUT,)) == (_SPOKEN, _CONSENT)
    assert _codes(_oral(19), requests=(_OUT,)) == (_EXPIRED, _EXPIRED)
    waiting = _yes(21, id="w", free_words_unconfirmed=True)
    assert _codes(_yes(12), waiting) == (_WAITS, _WAITS)
    assert _codes(_yes(22), waiting) == (_CONSENT, _CONSENT)
    assert _codes(_no(22), waiting) == (_REFUSED, _REFUSED)
