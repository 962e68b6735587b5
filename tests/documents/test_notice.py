"""Messages as plain text: what each says, in both languages, and what is found in them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sspf_app.documents.notice import MARK, text_of
from sspf_app.domain.errors import DomainError
from sspf_app.services.paper_of_notice import NoticeData, NoticeKind
from tests.documents.papers import OFFICE, RENDERER

STARTS = datetime(2026, 3, 27, 10, 30, tzinfo=ZoneInfo("Europe/Stockholm"))


def a_message(kind: NoticeKind, **changes: Any) -> bytes:
    data: dict[str, Any] = {
        "kind": kind,
        "office": OFFICE,
        "language": "sv",
        "case_reference": "SSPF-2026-014",
        "starts_at": STARTS,
    }
    return RENDERER.notice(NoticeData(**(data | changes))).content


def test_an_invitation_says_when_where_and_whom_to_ask() -> None:
    told = text_of(a_message(NoticeKind.INVITATION, place="Biblioteket", young_person="Alva Lind"))
    assert told.split("\n\n")[:3] == [
        "Kallelse till SSPF-möte",
        "Ni är kallade till ett SSPF-möte fredag 27 mars 2026 kl. 10.30.",
        "Ärende: SSPF-2026-014\nGäller: Alva Lind\nPlats: Biblioteket",
    ]
    assert OFFICE.phone in told
    assert told.endswith(f"{OFFICE.unit}\n{OFFICE.committee}")


def test_one_person_is_spoken_to_as_one_and_a_party_as_several() -> None:
    for kind in NoticeKind:
        to_one = text_of(a_message(kind, is_person=True)).split()
        to_several = text_of(a_message(kind)).split()
        assert not {"ni", "Ni", "er", "er."} & set(to_one)
        assert not {"du", "Du", "dig", "dig."} & set(to_several)
    assert "Du är inbjuden till ett SSPF-möte" in text_of(
        a_message(NoticeKind.INVITATION, is_person=True)
    )


SAID = {
    NoticeKind.CHANGE: "ändrats",
    NoticeKind.CANCELLED: "är inställt",
    NoticeKind.WITHOUT_YOU: "hålls utan er",
    NoticeKind.NEW_MINUTES: "nya minnesanteckningar",
}


@pytest.mark.parametrize("kind", SAID)
def test_each_message_says_its_own(kind: NoticeKind) -> None:
    told = text_of(a_message(kind))
    assert SAID[kind] in told
    assert "Gäller" not in told
    assert "Plats" not in told
    english = text_of(a_message(kind, language="en"))
    assert "SSPF meeting" in english
    assert not set("åäö") & set(english.replace(OFFICE.unit, "").replace(OFFICE.committee, ""))


def test_the_file_is_a_text_that_every_program_reads() -> None:
    drawn = RENDERER.notice(
        NoticeData(
            kind=NoticeKind.CANCELLED,
            office=OFFICE,
            language="sv",
            case_reference="SSPF-2026-014",
            starts_at=STARTS,
            sign="KPTRB",
        )
    )
    assert drawn.content.startswith(MARK)
    assert b"\n" not in drawn.content.replace(b"\r\n", b"")
    assert drawn.suggested_name == "SSPF-2026-014-meddelande-2026-03-27-KPTRB.txt"


def test_names_and_withheld_words_are_found() -> None:
    file = a_message(NoticeKind.INVITATION, place="Hemma hos Klara Sundin på Storgatan två")
    leaks = RENDERER.find_leaks(
        file,
        withheld_texts=("hos Klara Sundin på Storgatan",),
        withheld_names=("Klara Sundin",),
        readable_texts=(),
    )
    assert {leak.kind for leak in leaks} == {"name", "words"}
    with pytest.raises(DomainError, match="document_unreadable"):
        RENDERER.find_leaks(
            MARK + b"\xff\xfe", withheld_texts=(), withheld_names=(), readable_texts=()
        )
