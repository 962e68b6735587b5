"""Papers of a withdrawal: the fact and the scope, nothing about the case."""

import pytest

from sspf_app.services.form_text import EASY_SWEDISH
from sspf_app.services.lix import MOST, lix
from sspf_app.services.paper_of_withdrawal import LatePaper, WithdrawalScope
from sspf_app.services.paper_parts import PaperOffice
from tests.documents.papers import HEARD_AT, RENDERER, a_confirmation, a_notice, font_sizes, text_of


def test_the_confirmation_tells_the_minute_the_scope_and_who_is_told() -> None:
    document = RENDERER.withdrawal_confirmation(a_confirmation())
    text = text_of(document.content)
    for part in (
        "Bekräftelse på återkallat samtycke",
        "22 november 2026 kl. 10.42",
        "Erik Åkesson",
        "Uppgifter Närvaro",
        "Får inte längre lämna eller ta del av dem Alla parter",
        "Gäller Alva Lindström",
        "Du behöver inte säga varför",
        "Ibland säger lagen att vi måste eller får lämna uppgifter även utan samtycke.",
        "De här parterna får veta att du har tagit tillbaka samtycket: Ersängsskolan, Polisen.",
        "090-16 10 00, sspf@example.se",
    ):
        assert part in text
    assert document.page_count == 1
    assert document.suggested_name == "SSPF-2026-014-bekraftelse-2026-11-22-KPTRB.pdf"


def test_the_confirmation_is_as_easy_to_read_as_an_easy_form() -> None:
    """There is no second wording in easy Swedish: whoever reads that gets this one."""
    text = text_of(RENDERER.withdrawal_confirmation(a_confirmation()).content)
    parts = [
        text[text.index(first) : text.index(after)]
        for first, after in (
            ("Vi har tagit emot", "Det här omfattar"),
            ("Du behöver inte", "De här parterna får veta"),
        )
    ]
    for part in parts:
        measured = lix([part])
        assert measured is not None
        assert measured <= MOST[EASY_SWEDISH], part


def test_a_whole_withdrawal_covers_all() -> None:
    text = text_of(
        RENDERER.withdrawal_confirmation(a_confirmation(scope=WithdrawalScope())).content
    )
    assert "Uppgifter Alla sorters uppgifter" in text
    assert "ta del av dem Alla parter" in text


def test_the_notice_tells_the_fact_and_the_scope_only() -> None:
    document = RENDERER.withdrawal_notice(a_notice())
    text = text_of(document.content)
    assert "Meddelande om återkallat samtycke" in text
    assert "Till Ersängsskolan" in text
    assert "22 november 2026 kl. 10.42" in text
    assert "Uppgifter Närvaro" in text
    assert "Sekretess" in text
    for name in ("Alva", "Erik", "Mia"):
        assert name not in text
    assert document.suggested_name == "SSPF-2026-014-meddelande-2026-11-22-KPTRB.pdf"


def test_the_notice_names_the_young_person_only_when_told_to() -> None:
    text = text_of(RENDERER.withdrawal_notice(a_notice(young_person="Alva Lindström")).content)
    assert "Gäller Alva Lindström" in text


def test_both_speak_english_too() -> None:
    assert "Notice of withdrawn consent" in text_of(
        RENDERER.withdrawal_notice(a_notice(language="en")).content
    )
    assert "Confirmation of withdrawn consent" in text_of(
        RENDERER.withdrawal_confirmation(a_confirmation(language="en")).content
    )


def test_names_with_markup_are_printed_as_they_stand() -> None:
    hostile = "**Ann** {x} <b>"
    text = text_of(
        RENDERER.withdrawal_confirmation(
            a_confirmation(person=hostile, notified=(hostile,), received_by=hostile)
        ).content
    )
    assert text.count(hostile) == 3


def test_nothing_is_under_nine_points() -> None:
    for document in (
        RENDERER.withdrawal_notice(a_notice()),
        RENDERER.withdrawal_confirmation(a_confirmation()),
    ):
        assert min(font_sizes(document.content)) >= 9


def test_who_has_no_way_to_be_reached_is_called_the_coordinator() -> None:
    document = RENDERER.withdrawal_notice(a_notice(office=PaperOffice(committee="", unit="")))
    assert "till SSPF-koordinatorn." in text_of(document.content)


@pytest.mark.parametrize("is_wrong_answer", [False, True])
def test_one_person_is_asked_for_it_as_one(*, is_wrong_answer: bool) -> None:
    late = (LatePaper(kind="Muntligt", at=HEARD_AT),)
    for is_person, you, other in ((True, "till dig", "till er"), (False, "till er", "till dig")):
        notice = a_notice(late=late, is_person=is_person, is_wrong_answer=is_wrong_answer)
        message = RENDERER.withdrawal_message(notice).content.decode()
        for said in (text_of(RENDERER.withdrawal_notice(notice).content), message):
            asked = " ".join(said.split()).partition("Felet är vårt")[0]
            assert you in asked
            assert other not in asked
