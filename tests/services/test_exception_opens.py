"""What an exception for a hindered guardian opens is told to whoever decides, whatever it says."""

from datetime import timedelta

from sspf_app.domain.decision import Flow
from sspf_app.services.actors import Role
from sspf_app.services.case_loading import load_case
from sspf_app.services.consent_views import PaperNo
from sspf_app.services.decision_effect import allowed_flows
from sspf_app.services.exception_opens import opening_facts
from sspf_app.texts.approvals import asked_lines
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.exception_opens import opens_words
from tests.services.conftest import TODAY, House
from tests.services.scenery import Scene, a_scene
from tests.services.test_decisions import exception_entry

_NOTHING = "Nothing, as the answers stand now."


def _allowed(scene: Scene) -> frozenset[Flow]:
    with scene.house.unit() as unit:
        loaded = load_case(unit, scene.case, now=scene.house.clock.at)
    return allowed_flows(loaded.facts, scene.case, scene.house.clock.at)


def test_whoever_decides_is_told_all_of_it_whatever_the_reasons_say(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    before = {(one.recipient, one.type) for one in _allowed(scene)}
    house.use.exceptions.request(scene.case, exception_entry(scene))
    manager = house.as_role(Role.UNIT_MANAGER)
    [waiting] = manager.exceptions.pending()
    assert {one.is_young for one in waiting.opens} == {True}
    told = {(one.name, type_) for one in waiting.opens for type_ in one.types}
    manager.exceptions.approve(waiting.request.id)
    names = {one.id: one.name for one in house.use.parties.list_parties()}
    opened = {(one.recipient, one.type) for one in _allowed(scene)} - before
    assert told == {(names[party], type_) for party, type_ in opened}
    assert len({type_ for _name, type_ in told}) > 1


def test_one_that_opens_nothing_is_told_as_that(house: House) -> None:
    scene = a_scene(house)
    case, code = scene.case, scene.hand_out(scene.father)
    no = PaperNo(code=code, case=case, signed_on=TODAY, signed_time=house.clock.at)
    house.use.answers.register_no(no)
    house.use.exceptions.request(scene.case, exception_entry(scene))
    [waiting] = house.as_role(Role.UNIT_MANAGER).exceptions.pending()
    assert waiting.opens == ()
    [first, bound] = opens_words(waiting.opens, words_for("en")).splitlines()
    assert first == _NOTHING
    assert "cannot be limited" in bound
    assert f"What a yes lets others know: {_NOTHING}" in asked_lines(
        opening_facts(()), words_for("en")
    )


def test_what_begins_on_a_later_day_of_it_is_told_too(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    later = TODAY + timedelta(days=3)
    entry = exception_entry(scene, starts_on=later, ends_on=later + timedelta(days=3))
    house.use.exceptions.request(scene.case, entry)
    [waiting] = house.as_role(Role.UNIT_MANAGER).exceptions.pending()
    assert waiting.opens


def test_a_question_that_goes_elsewhere_tells_the_same_words(house: House) -> None:
    scene = a_scene(house)
    scene.yes(scene.mother)
    house.use.exceptions.request(scene.case, exception_entry(scene))
    [waiting] = house.as_role(Role.UNIT_MANAGER).exceptions.pending()
    for language in ("en", "sv"):
        words = words_for(language)
        sealed = asked_lines(opening_facts(waiting.opens), words)
        told = [line.partition(": ")[2] for line in sealed]
        assert told == opens_words(waiting.opens, words).splitlines()
