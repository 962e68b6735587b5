from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sspf_app.domain.codes import InformationType, Protection
from sspf_app.domain.facts import Exclusion
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.meeting_views import CommitmentInput, ItemInput, NewMeeting
from sspf_app.services.papers import RenderedDocument
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Presence
from tests.fakes import TextRenderer
from tests.services.conftest import TODAY, House, refused
from tests.services.meeting_house import item_of
from tests.services.scenery import Scene, a_scene, sign_reservation

T = InformationType


class CarelessRenderer(TextRenderer):
    """Adds words to every copy of the minutes, as a bug might."""

    def __init__(self, words: str) -> None:
        self._words = words

    def minutes(self, data: Any) -> RenderedDocument:
        drawn = super().minutes(data)
        return replace(drawn, content=drawn.content + self._words.encode())


def _scene(house: House, **other: object) -> tuple[Scene, str]:
    """A meeting with three items, of which the police may not read the first."""
    scene = a_scene(house, **other)  # pyright: ignore[reportArgumentType]
    scene.yes(scene.mother)
    scene.yes(
        scene.father,
        but=[Exclusion(subject=scene.child, recipient=scene.police, type=T.ATTENDANCE)],
    )
    use = house.use
    meeting = use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at,
            parties=scene.parties,
            persons=(scene.mother, scene.child),
            place="Biblioteket på Haga",
        )
    ).new_id
    assert meeting is not None
    task = CommitmentInput(
        responsible=scene.leisure,
        starts_on=TODAY,
        due_on=date(2026, 4, 1),
        follow_up="Kort samtal varannan fredag klockan tre",
    )
    item = item_of(scene, meeting, text="Frånvaron har minskat sedan i januari månad")
    for entry in (
        item,
        replace(
            item,
            text="Har inte druckit på hela terminen",
            source="family",
            types=(T.ALCOHOL_DRUGS,),
        ),
        replace(
            item,
            text="Åker med till träningen på tisdagar",
            source=scene.leisure,
            types=(T.LEISURE_ACTIVITIES,),
            commitment=task,
        ),
    ):
        use.meeting_items.add(entry)
    for participant in (scene.school, scene.police, scene.mother, scene.child):
        use.meetings.note_presence(
            scene.case, meeting, participant=participant, presence=Presence.PRESENT
        )
    use.meetings.note_presence(
        scene.case, meeting, participant=scene.leisure, presence=Presence.ABSENT
    )
    return scene, meeting


def _text(scene: Scene, meeting: str, recipient: str) -> str:
    return scene.house.use.minutes.preview(scene.case, meeting, recipient=recipient).pdf.decode()


def test_recipients_and_how_much_each_reads(house: House) -> None:
    scene, meeting = _scene(house)
    shown = house.use.minutes.recipients(scene.case, meeting)
    assert [(one.name, one.kind, one.readable) for one in shown] == [
        ("The coordinator's own copy", "coordinator", 3),
        ("Ersängsskolan", "party", 3),
        ("Fritid unga", "party", 3),
        ("Polisen", "party", 2),
        ("Anna Lind", "person", 3),
        ("Alva Lind", "person", 3),
        ("Erik Berg", "person", 3),
    ]


def test_a_party_reads_its_part_and_nothing_tells_of_the_rest(house: House) -> None:
    scene, meeting = _scene(house)
    police = _text(scene, meeting, scene.police).splitlines()
    assert "Frånvaron har minskat sedan i januari månad" not in police
    assert "Närvaro och frånvaro i skolan" not in police
    assert "Har inte druckit på hela terminen" in police
    assert "familjen" in police
    assert "Åker med till träningen på tisdagar" in police
    assert "Biblioteket på Haga" in police
    # Nobody has consented to that the police hear who of the family came.
    assert "Anna Lind" not in police
    assert "Alva Lind" in police
    assert "Ersängsskolan" in police


def test_the_own_copy_says_who_reads_what_and_why_not(house: House) -> None:
    scene, meeting = _scene(house)
    own = _text(scene, meeting, COORDINATOR)
    assert "Polisen\nErik Berg har undantagit det" in own
    assert "Erik Berg" in own


def test_the_mother_reads_what_is_not_withheld(house: House) -> None:
    scene, meeting = _scene(house)
    text = _text(scene, meeting, scene.mother)
    assert "Frånvaron" in text
    assert "Erik Berg" not in text


def test_who_may_not_know_of_the_case_gets_no_copy(house: House) -> None:
    scene, meeting = _scene(house)
    assert refused(lambda: _text(scene, meeting, "none")).code == "not_a_recipient"
    assert refused(lambda: _text(scene, "none", scene.police)).code == "unknown_meeting"
    house.use.people.correct(scene.child, PersonInput(name="Alva Lind", born=date(2016, 1, 1)))
    assert refused(lambda: _text(scene, meeting, scene.child)).code == "nothing_readable"


def test_a_meeting_of_which_nothing_is_noted_has_no_copy_and_counts_as_nothing_shared(
    house: House, tmp_path: Path
) -> None:
    scene, _meeting = _scene(house)
    house.wait(minutes=1)
    entry = NewMeeting(
        case=scene.case, purpose=scene.purpose, starts_at=house.clock.at, parties=scene.parties
    )
    empty = house.use.meetings.plan(replace(entry, persons=(scene.mother,))).new_id or ""
    use, out = house.use.minutes, tmp_path / "out"
    out.mkdir()
    for one in (scene.school, scene.mother):
        error = refused(lambda one=one: use.export(scene.case, empty, recipient=one, folder=out))
        assert error.code == "minutes_empty"
    error = refused(
        lambda: use.export_all(scene.case, empty, recipients=(scene.school,), folder=out)
    )
    assert error.code == "copy_stopped"
    assert list(out.iterdir()) == []
    assert house.use.minutes_given.copies(scene.case, empty) == ()


def test_a_leak_is_found_told_and_nothing_saved(house: House, tmp_path: Path) -> None:
    scene, meeting = _scene(house)
    house.use.people.add(PersonInput(name="Dino Sand", born=date(2010, 1, 1)))
    for words in (" Frånvaron har minskat sedan i januari.", " Erik Bergs bil"):
        house.renderer = CarelessRenderer(words)
        house.new_session()
        use = house.use
        refusal = refused(
            lambda use=use: use.minutes.export(
                scene.case, meeting, recipient=scene.police, folder=tmp_path
            )
        )
        assert refusal.code == "leak_found"
        leaks = refusal.params["leaks"]
        assert isinstance(leaks, Sequence)
        assert str(refusal.params["found"]).startswith("page 1: ")
    assert list(tmp_path.glob("*.pdf")) == []
    with house.unit() as unit:
        assert [one for one in unit.office.disclosures(scene.case) if one.meeting] == []


def test_somebody_of_another_case_named_in_a_withheld_way_is_found(house: House) -> None:
    scene, meeting = _scene(house)
    house.use.people.add(PersonInput(name="Maria Ask", born=date(2010, 1, 1)))
    # The coordinator who wrote the minutes has the name of a person in the vault.
    assert refused(lambda: _text(scene, meeting, scene.police)).code == "leak_found"


def test_a_failed_export_leaves_neither_file_nor_row(house: House, tmp_path: Path) -> None:
    scene, meeting = _scene(house)
    house.target.fails = True
    refusal = refused(
        lambda: house.use.minutes.export(
            scene.case, meeting, recipient=scene.police, folder=tmp_path
        )
    )
    assert refusal.code == "export_failed"
    with house.unit() as unit:
        assert [one for one in unit.office.disclosures(scene.case) if one.meeting] == []


def test_every_export_is_a_disclosure(house: House, tmp_path: Path) -> None:
    scene, meeting = _scene(house)
    names: set[str] = set()
    for recipient in (scene.school, scene.police, scene.mother, COORDINATOR):
        exported = house.use.minutes.export(
            scene.case, meeting, recipient=recipient, folder=tmp_path
        )
        names.add(exported.path.name)
        assert exported.changes.new_id == exported.disclosure
    assert len(names) == 4
    with house.unit() as unit:
        ledger = {one.recipient: one for one in unit.office.disclosures(scene.case) if one.meeting}
    assert set(ledger) == {scene.school, scene.police, scene.mother, scene.social}
    assert T.ATTENDANCE not in {part.type for part in ledger[scene.police].parts}
    assert len(ledger[scene.police].records) == 2
    assert ledger[scene.mother].records == ()
    assert "disclosed" in {event.kind for event in house.use.timeline.events(scene.case)}


def test_a_grandparent_s_copy_rests_on_the_records_that_name_her(
    house: House, tmp_path: Path
) -> None:
    scene = a_scene(house)
    stina = house.use.people.add(PersonInput(name="Stina Lind", adult=True)).new_id
    assert stina is not None
    records = [scene.yes(one, recipients=(stina,)) for one in (scene.mother, scene.father)]
    meeting = house.use.meetings.plan(
        NewMeeting(
            case=scene.case,
            purpose=scene.purpose,
            starts_at=house.clock.at,
            parties=(scene.school,),
            persons=(stina,),
        )
    ).new_id
    assert meeting is not None
    house.use.meeting_items.add(item_of(scene, meeting, text="Frånvaron har minskat"))
    sign_reservation(house, scene.case, stina)
    exported = house.use.minutes.export(scene.case, meeting, recipient=stina, folder=tmp_path)
    with house.unit() as unit:
        ledger = {one.id: one for one in unit.office.disclosures(scene.case)}
    assert set(ledger[exported.disclosure].records) == set(records)


def test_protected_identity_leaves_out_places_and_what_reveals_them(house: House) -> None:
    scene, meeting = _scene(house, protected=Protection.PROTECTED_REGISTRATION)
    use = house.use
    use.people.correct(
        scene.child,
        PersonInput(
            name="Alva Lind",
            born=date(2013, 2, 3),
            protected_identity=Protection.PROTECTED_REGISTRATION,
            school="Ersängsskolan",
        ),
    )
    police = _text(scene, meeting, scene.police)
    assert "Biblioteket" not in police
    assert "Ersängsskolan" not in police
    assert "skolan" in police
    leisure = use.parties.get(scene.leisure)
    use.parties.correct(
        scene.leisure, PartyInput(name="Fritid unga Haga", kind=leisure.kind, reveals_place=True)
    )
    assert "Haga" not in _text(scene, meeting, scene.police)
    # A text that tells the school is found, even where the recipient may read the text.
    use.meeting_items.add(
        ItemInput(
            case=scene.case,
            meeting=meeting,
            text="Cyklar till Ersängsskolan",
            source="family",
            about=(scene.child,),
            types=(T.LEISURE_ACTIVITIES,),
        )
    )
