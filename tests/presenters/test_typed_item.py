"""An item as typed: a draft comes back as it was, and a commitment must be whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf_app.domain.codes import InformationType
from sspf_app.gui.screens.meeting.typed_item import FLAGS, TypedCommitment, TypedItem, from_draft

WHOLE = TypedItem(
    text="Läxhjälp på tisdagar.",
    source="school",
    about=("cora", "bea"),
    types=("study_results", "family_home"),
    flags=("share_with_guardians",),
    commitment=TypedCommitment(
        responsible="school",
        starts_on=date(2026, 3, 17),
        due_on=date(2026, 4, 30),
        follow_up="Nästa möte",
    ),
    answered=("household",),
    item="i-1",
    seen="2026-03-12T10:00:00+00:00",
)


@pytest.mark.parametrize(
    "item",
    [WHOLE, TypedItem(text="Påbörjad"), TypedItem(text="Å", commitment=TypedCommitment())],
)
def test_a_draft_comes_back_as_it_was(item: TypedItem) -> None:
    assert from_draft(item.draft()) == item


def test_nothing_typed_is_no_draft() -> None:
    assert TypedItem(source="school", about=("cora",), types=("attendance",)).draft() == ""


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"text": "half"', "null"])
def test_another_text_is_no_draft(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_draft(text)


def test_the_service_gets_what_was_typed() -> None:
    entry = WHOLE.entry("c-1", "m-1")
    assert entry.types == (InformationType.STUDY_RESULTS, InformationType.FAMILY_HOME)
    assert entry.share_with_guardians
    assert not entry.hide_from_guardians
    assert entry.answered == frozenset({"household"})
    assert entry.commitment is not None
    assert entry.commitment.due_on == date(2026, 4, 30)


def test_half_a_commitment_says_what_is_missing() -> None:
    half = TypedItem(text="Ring", commitment=TypedCommitment(responsible="school"))
    assert half.missing() == ("starts_on", "due_on")
    assert half.entry("c-1", "m-1").commitment is None


def test_the_next_item_keeps_who_speaks_and_about_whom() -> None:
    assert WHOLE.next() == TypedItem(source="school", about=("cora", "bea"))


def test_what_was_typed_since_comes_behind_and_opens_nothing() -> None:
    later = TypedItem(text="Kommer i tid.", source="police", about=("alva",), types=("attendance",))
    both = WHOLE.before(later)
    assert both.text == "Läxhjälp på tisdagar.\nKommer i tid."
    assert both.about == ("cora", "bea", "alva")
    assert both.types == ("study_results", "family_home", "attendance")
    assert both.flags == ()  # not marked for guardians in both
    assert (both.source, both.item, both.commitment) == ("school", "i-1", WHOLE.commitment)
    assert WHOLE.before(WHOLE.next()) == WHOLE
    hidden = TypedItem(text="Hemma.", flags=("hide_from_guardians",))
    assert later.before(hidden).flags == ("hide_from_guardians",)


OPENS = {"share_with_guardians", "independent_source_confirmed"}
MARKED = st.builds(
    replace,
    st.just(WHOLE),
    flags=st.lists(st.sampled_from(FLAGS), unique=True).map(tuple),
    types=st.lists(st.sampled_from(list(map(str, InformationType))), max_size=4).map(tuple),
    about=st.lists(st.sampled_from(("cora", "bea", "alva")), max_size=3).map(tuple),
    text=st.text(max_size=9),
    seen=st.sampled_from(("a", "b")),
)


@given(typed=MARKED, recorded=MARKED)
def test_what_is_typed_over_what_was_recorded_meanwhile_is_no_wider(
    typed: TypedItem, recorded: TypedItem
) -> None:
    both = typed.over(recorded)
    assert (both.text, both.seen) == (typed.text, recorded.seen)
    for one in (typed, recorded):
        assert {*one.flags} - OPENS <= {*both.flags}
        assert {*both.flags} & OPENS <= {*one.flags}
        assert {*one.types} <= {*both.types}
        assert {*one.about} <= {*both.about}
