"""Calendar entries: one for each recipient, changed and taken back by the same identifier."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from icalendar import Calendar

from sspf_app.domain.codes import Protection
from sspf_app.services.calendar_entries import EntryForm
from sspf_app.services.records import DisclosureKind
from tests.services.conftest import House, refused
from tests.services.scenery import a_scene
from tests.services.test_duplicates import merged, person
from tests.services.test_notices import _entry, planned


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "ut"
    path.mkdir()
    return path


def _event(path: Path) -> Any:
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return event


def test_each_recipient_gets_an_entry_of_their_own_that_names_nobody(
    house: House, folder: Path
) -> None:
    scene = a_scene(house)
    meeting = planned(scene)
    recipients = (scene.school, scene.police, scene.mother)
    done = house.use.calendar_entries.save(
        scene.case, meeting, recipients=recipients, folder=folder
    )
    assert [one.path.name for one in done] == [
        "sspf-mote-2026-03-26.ics",
        "sspf-mote-2026-03-26 (2).ics",
        "sspf-mote-2026-03-26 (3).ics",
    ]
    events = [_event(one.path) for one in done]
    assert len({str(event["UID"]) for event in events}) == 3
    assert {str(event["SUMMARY"]) for event in events} == {"SSPF-möte"}
    whole = b"".join(one.path.read_bytes() for one in done).decode()
    with house.unit() as unit:
        facts = unit.records.all_facts()
        rows = unit.office.disclosures(scene.case)
    names = [row.name for row in (*facts.persons, *facts.parties)]
    names += [part for name in names for part in name.split()] + ["SSPF-2026", "Haga", scene.case]
    for name in {one for one in names if one != "SSPF"}:
        assert name not in whole, name
    invited = [row for row in rows if row.kind is DisclosureKind.INVITATION]
    assert [row.recipient for row in invited] == list(recipients)
    assert all(row.records for row in invited[:2])


def test_a_change_keeps_the_identifier_and_a_recall_takes_it_back(
    house: House, folder: Path
) -> None:
    scene = a_scene(house)
    meeting = planned(scene)
    use = house.use.calendar_entries

    def save(**more: bool) -> Any:
        (done,) = use.save(
            scene.case, meeting, recipients=[scene.school], folder=folder, form=EntryForm(**more)
        )
        return _event(done.path)

    first = save()
    entry = _entry(scene, place="Sal 3", days=15)
    house.use.meetings.change(meeting, entry)
    moved = save(with_place=True)
    assert (moved["UID"], moved["SEQUENCE"]) == (first["UID"], 1)
    assert moved["DTSTART"].dt == entry.starts_at
    assert moved["LOCATION"] == "Sal 3"
    (done,) = use.recall(scene.case, meeting, recipients=[scene.school], folder=folder)
    gone = _event(done.path)
    assert (gone["UID"], gone["SEQUENCE"], gone["STATUS"]) == (first["UID"], 2, "CANCELLED")
    (listed,) = [
        one
        for one in house.use.notices.recipients(scene.case, meeting)
        if one.recipient == scene.school
    ]
    assert not listed.has_entry
    error = refused(
        lambda: use.recall(scene.case, meeting, recipients=[scene.police], folder=folder)
    )
    assert error.code == "not_told_before"


def test_all_or_none_and_never_past_the_consents(house: House, folder: Path) -> None:
    scene = a_scene(house)
    meeting = planned(scene, place="Ersängsskolan, sal 3")
    use = house.use.calendar_entries
    error = refused(
        lambda: use.save(
            scene.case, meeting, recipients=[scene.school, scene.father], folder=folder
        )
    )
    assert error.code == "not_a_participant"
    error = refused(
        lambda: use.save(
            scene.case,
            meeting,
            recipients=[scene.police],
            folder=folder,
            form=EntryForm(with_place=True),
        )
    )
    assert error.code == "leak_found"  # the name of a party tells too much in a calendar
    assert list(folder.iterdir()) == []
    with house.unit() as unit:
        assert unit.out.entries(scene.case, meeting) == ()


def test_the_office_says_what_a_meeting_is_called(house: House, folder: Path) -> None:
    scene = a_scene(house)
    meeting = planned(scene)
    settings = house.use.out_settings
    assert settings.calendar_title() == "SSPF-möte"
    settings.set_calendar_title("  Samverkan   Nord ")
    (done,) = house.use.calendar_entries.save(
        scene.case, meeting, recipients=[scene.school], folder=folder
    )
    assert _event(done.path)["SUMMARY"] == "Samverkan Nord"
    for words, code in (
        ("", "name_required"),
        ("x" * 61, "calendar_words_too_long"),
        ("Möte om Alva Lind", "calendar_words_name"),
    ):
        assert refused(lambda said=words: settings.set_calendar_title(said)).code == code


def test_where_somebody_is_protected_no_place_is_told(house: House, folder: Path) -> None:
    scene = a_scene(house, protected=Protection.PROTECTED_REGISTRATION)
    meeting = planned(scene)
    (done,) = house.use.calendar_entries.save(
        scene.case,
        meeting,
        recipients=[scene.school],
        folder=folder,
        form=EntryForm(with_place=True),
    )
    assert "LOCATION" not in _event(done.path)


def test_an_entry_lasts_as_long_as_the_meeting(house: House, folder: Path) -> None:
    scene = a_scene(house)
    meeting = planned(scene)
    use = house.use.calendar_entries

    def lasts(minutes: int = 60) -> timedelta:
        (done,) = use.save(
            scene.case,
            meeting,
            recipients=[scene.school],
            folder=folder,
            form=EntryForm(minutes=minutes),
        )
        event = _event(done.path)
        return cast("timedelta", event["DTEND"].dt - event["DTSTART"].dt)

    assert lasts() == timedelta(hours=1)
    assert lasts(minutes=90) == timedelta(minutes=90)
    for minutes in (0, -15, 4, 721):
        assert refused(lambda n=minutes: lasts(minutes=n)).code == "calendar_length"


def test_an_entry_sent_to_somebody_made_one_with_another_is_taken_back(
    house: House, folder: Path
) -> None:
    scene = a_scene(house)
    meeting = planned(scene)
    use = house.use.calendar_entries
    (sent,) = use.save(scene.case, meeting, recipients=(scene.mother,), folder=folder)
    (row,) = [one for one in house.use.people.list_people() if one.id == scene.mother]
    twin = person(house, row.name)
    house.wait(minutes=5)
    merged(house, kept=twin, dropped=scene.mother)
    offered = {one.recipient: one for one in house.use.notices.recipients(scene.case, meeting)}
    assert scene.mother not in offered
    assert offered[twin].has_entry
    assert offered[twin].calendar_at is not None
    (back,) = use.recall(scene.case, meeting, recipients=(twin,), folder=folder)
    assert str(_event(back.path)["UID"]) == str(_event(sent.path)["UID"])
    assert str(_event(back.path)["STATUS"]) == "CANCELLED"
    again = {one.recipient: one for one in house.use.notices.recipients(scene.case, meeting)}
    assert not again[twin].has_entry
