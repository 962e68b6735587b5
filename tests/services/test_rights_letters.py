"""Letters of answer about somebody's data: everybody gets one, and none tells anything of a case.

Defends: a request is answered within its month or told of longer in time; a refusal has a ground
and says how to appeal; a letter holds nothing of a case, and goes to whoever is blocked too.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from sspf_app.services.contact_rules import ContactInput
from sspf_app.services.extract_records import AnswerKind, RefusalGround, RightsWish
from sspf_app.services.records import Action, DisclosureKind
from sspf_app.services.request_records import ContactKind
from sspf_app.services.rights_letters import LetterOrder
from tests.documents.papers import RENDERER
from tests.services.conftest import COORDINATOR, TODAY, House, refused
from tests.services.scenery import Scene, a_scene

K, G = AnswerKind, RefusalGround
APPEAL = "inom tre veckor"


@pytest.fixture
def scene(house: House) -> Scene:
    house.renderer = RENDERER
    house.new_session()
    return a_scene(house)


def asked(house: House, person: str, wish: RightsWish = RightsWish.EXTRACT) -> str:
    return house.use.extracts.note(person, TODAY, wish=wish).new_id or ""


def written(house: House, request: str, order: LetterOrder, folder: Path) -> str:
    path = house.use.rights_letters.export(request, order, folder).path
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_a_refusal_says_why_and_how_to_appeal(house: House, scene: Scene, tmp_path: Path) -> None:
    request = asked(house, scene.mother, RightsWish.ERASURE)
    order = LetterOrder(kind=K.REFUSED, ground=G.MUST_KEEP, why="Det du menar är ett protokoll.")
    shown = house.use.rights_letters.preview(request, order)
    assert shown.pdf.startswith(b"%PDF")
    assert house.use.extracts.review(request).answers == ()
    said = written(house, request, order, tmp_path)
    for told in ("Anna Lind", "17.3", "Det du menar", "förvaltningsrätten", APPEAL):
        assert told in said
    for kept in ("Alva", "Erik", "2026-001"):
        assert kept not in said
    review = house.use.extracts.review(request)
    assert not review.line.request.is_open
    (answer,) = review.answers
    assert answer.ground is G.MUST_KEEP
    with house.unit() as unit:
        row = unit.office.disclosures(scene.case)[-1]
        logged = unit.journal.entries(limit=3)
    assert row.kind is DisclosureKind.RIGHTS_LETTER
    assert row.parts == ()
    assert Action.EXPORT in {one.action for one in logged}


def test_secrecy_is_refused_in_words_that_say_nothing_of_what_there_is(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    order = LetterOrder(kind=K.REFUSED, ground=G.SECRECY)
    one = written(house, asked(house, scene.mother), order, tmp_path)
    other = written(house, asked(house, scene.father), order, tmp_path)
    assert one.replace("Anna Lind", "X") == other.replace("Erik Berg", "X")


def test_longer_is_told_once_and_in_time(house: House, scene: Scene, tmp_path: Path) -> None:
    request = asked(house, scene.mother)
    order = LetterOrder(kind=K.PROLONGED, why="Papperen är många.")
    preview = house.use.rights_letters.preview
    wordless = LetterOrder(kind=K.PROLONGED)
    assert refused(lambda: preview(request, wordless)).code == "letter_why"
    said = written(house, request, order, tmp_path)
    assert "12 juni 2026" in said
    assert APPEAL not in said
    (line,) = house.use.extracts.board()
    assert line.request.is_open
    assert line.due_on.isoformat() == "2026-06-12"
    assert refused(lambda: preview(request, order)).code == "letter_not_now"
    late = asked(house, scene.father)
    house.wait(days=32)
    assert house.use.extracts.review(late).letters == (K.REFUSED,)


def test_what_is_wrong_is_corrected_or_noted_beside(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    first = asked(house, scene.mother, RightsWish.CORRECTION)
    said = written(house, first, LetterOrder(kind=K.CORRECTED, why="Ditt efternamn."), tmp_path)
    assert "Svar på din begäran om rättelse" in said
    assert "Du får klaga" in said  # no appeal stands before it: not "also"
    assert "Det här har vi rättat" in said
    assert APPEAL not in said
    second = asked(house, scene.mother, RightsWish.CORRECTION)
    said = written(house, second, LetterOrder(kind=K.NOTED), tmp_path)
    assert "14 kap. 6 § socialtjänstlagen" in said
    assert APPEAL in said
    assert refused(lambda: house.use.extracts.send(second)).code == "extract_answered"


def test_a_letter_needs_a_ground_that_fits(house: House, scene: Scene) -> None:
    use = house.use.rights_letters
    request = asked(house, scene.mother)
    for order in (
        LetterOrder(kind=K.REFUSED),
        LetterOrder(kind=K.REFUSED, ground=G.MUST_KEEP),
        LetterOrder(kind=K.PROLONGED, ground=G.IDENTITY, why="x"),
    ):
        assert refused(lambda order=order: use.preview(request, order)).code == "letter_ground"
    unfounded = LetterOrder(kind=K.REFUSED, ground=G.UNFOUNDED)
    assert refused(lambda: use.preview(request, unfounded)).code == "letter_why"
    given = LetterOrder(kind=K.GIVEN)
    assert refused(lambda: use.preview(request, given)).code == "letter_before_extract"
    long = LetterOrder(kind=K.REFUSED, ground=G.IDENTITY, why="x" * 2001)
    assert refused(lambda: use.preview(request, long)).code == "letter_too_long"


def test_no_letter_holds_a_name_of_the_case(house: House, scene: Scene, tmp_path: Path) -> None:
    request = asked(house, scene.mother)
    order = LetterOrder(kind=K.REFUSED, ground=G.IDENTITY, why="Erik Berg var med när du ringde.")
    code = refused(lambda: house.use.rights_letters.export(request, order, tmp_path)).code
    assert code == "leak_found"
    assert not list(tmp_path.glob("*.pdf"))
    assert house.use.extracts.board()[0].request.is_open


def test_who_is_blocked_is_answered_and_no_case_tells_of_it(
    house: House, scene: Scene, tmp_path: Path
) -> None:
    house.use.contact_rules.record(
        ContactInput(
            case=scene.case,
            person=scene.father,
            kind=ContactKind.BLOCKED,
            starts_on=TODAY,
            reason="hot",
        )
    )
    request = asked(house, scene.father)
    said = written(house, request, LetterOrder(kind=K.REFUSED, ground=G.IDENTITY), tmp_path)
    assert "Erik Berg" in said
    with house.unit() as unit:
        rows = unit.office.disclosures(scene.case)
    assert DisclosureKind.RIGHTS_LETTER not in {one.kind for one in rows}


def test_with_the_extract_goes_how_to_appeal(house: House, scene: Scene, tmp_path: Path) -> None:
    request = asked(house, scene.mother)
    house.use.extracts.send(request)
    other = house.as_user(replace(COORDINATOR, user_id="u-2", login="bo", name="Bo Ek"))
    other.extracts.sign(request, other.extracts.review(request).digest)
    house.use.extract_papers.export(request, tmp_path)
    said = written(house, request, LetterOrder(kind=K.GIVEN), tmp_path)
    assert "Samma mening står i varje utdrag" in said
    assert APPEAL in said
    assert house.use.extracts.board()[0].due_on == TODAY + timedelta(days=31)


def test_the_day_tells_of_whatever_was_asked_for(house: House, scene: Scene) -> None:
    request = asked(house, scene.mother, RightsWish.ERASURE)
    (mine,) = (one for one in house.use.today.queue().entries if one.target == request)
    assert mine.kind == "request_due"
