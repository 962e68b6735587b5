"""Which words of a text are asked about as somebody's name, and which are not."""

from __future__ import annotations

import pytest

from sspf_app.services.meeting_records import NameMeaning
from sspf_app.services.names_in_text import (
    NameLists,
    names_to_ask,
    numbers_left_out,
    ordinary_left_out,
)

KNOWN = NameLists(known=frozenset({"dino", "xerxa", "hans"}), own=frozenset({"alva", "lind"}))


def _asked(text: str, lists: NameLists = KNOWN) -> list[str]:
    return [one.said for one in names_to_ask(text, lists)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Dino i 9C och Kalle Svensson säljer", ["Dino", "Kalle Svensson"]),
        ("Hon var med DINO", ["DINO"]),
        ("Dinos bror och Xerxas syster", ["Dinos", "Xerxas"]),
        ("Xerxa bråkar", ["Xerxa"]),
        ("Kalle kom", ["Kalle"]),
        ("Han umgås med Zorbax igen", ["Zorbax"]),
        ("Han umgås med bl.a. Zorbax", ["Zorbax"]),
        ("Hon och Anna-Karin", ["Anna-Karin"]),
        ("- Dino slog\n- Yara såg det", ["Dino", "Yara"]),
        ("Hans är arg, och Hans mamma", ["Hans"]),
        ("Sol och Alva kom. Juni var lugn", ["Sol", "Juni"]),  # once too often is the safe way
        ("Di\u00adno är sen", ["Dino"]),
        ("Det är 20130203-2394 som säljer", ["20130203-2394"]),
        ("Dino, Dinos vän och Dino igen", ["Dino"]),
    ],
)
def test_a_name_is_asked_about_once_however_it_is_written(text: str, wanted: list[str]) -> None:
    assert _asked(text) == wanted


ORDINARY = """
Frånvaron har minskat sedan början av mars. Mentor ringer hem varje morgon om Alva saknas.
Alva Lind trivs i skolan. Alvas mamma tycker att det är bättre. Hans mamma kommer på tisdag.
Mötet hålls i Skellefteå den 3 April. På Måndag börjar Sommarlovet inte än, sa rektorn.
Möte med Socialtjänsten och Polisen på Ålidhem. Nästa uppföljning: Onsdag kl. 14 på Ålidhemsskolan.
Hon spelar Fortnite och är på Snapchat till sent. BUP har tagit över, HVB är inte aktuellt.
Per termin blir det två prov. Max två timmar skärm om dagen. Dina betyg ska höjas, säger läraren.
Sanna berättelser hjälper inte. Mina vänner är här, sa hon. Vill inte gå till Fritidsgården.
Ville inte äta. Vilja finns. Tom lägenhet på Storgatan. Till midsommar i Juni.
SSPF-mötet var kort; Fältgruppen följer upp. EPA-traktorn är såld. Vi ses vid Ica i Umeå.
Åtagande: Skolan kontaktar Ungdomsmottagningen. Kuratorn skriver i Unikum. Polisen kör förbi.
Bo hemma fungerar. Sol och värme hjälpte. Frank diskussion om droger. Linda foten efter matchen.
Kartläggning enligt SoL 11 kap. Beslut enligt LVU är inte aktuellt. IFK har träning. Jul hos mormor.
Hon bor på HVB Gläntan. Träning i föreningen Tallrik.
Dag 1 gick bra. Ben och rygg värker. Hjälp med läxor: Matematik, Svenska, Engelska.
"""


def test_ordinary_swedish_is_not_asked_about() -> None:
    assert _asked(ORDINARY) == []


def test_an_answer_holds_for_its_words_and_a_surname_is_asked_about_anew() -> None:
    text = "Kalle Svensson, Kalle och Svensson"
    assert _asked(text) == ["Kalle Svensson", "Kalle", "Svensson"]
    other = {"kalle svensson": NameMeaning.OTHER_YOUTH}
    assert _asked(text, NameLists(answered=other)) == ["Svensson"]
    stands = {"kalle svensson": NameMeaning.SOMEBODY}
    assert _asked(text, NameLists(answered=stands)) == []


def test_what_is_of_parties_is_asked_about_only_where_it_is_somebody_known() -> None:
    lists = NameLists(known=frozenset({"dino"}), familiar=frozenset({"dino", "lena"}))
    assert _asked("Skolans Lena och Dino", lists) == ["Dino"]


def test_a_name_that_is_a_word_too_goes_only_where_it_is_a_name() -> None:
    text = "Hans mamma och Hans, hans vän. Hans är arg på Hans' bror."
    said = ordinary_left_out(text, "hans", "annan ungdom")
    assert said == (
        "Hans mamma och annan ungdom, hans vän. annan ungdom är arg på annan ungdom' bror."
    )


def test_a_number_is_left_out_however_it_is_grouped() -> None:
    assert numbers_left_out("Se 20130203-2394.", ["201302032394"], "(nr)") == "Se (nr)."
    assert numbers_left_out("Se 20130203 2394.", ["201302032394"], "(nr)") == "Se (nr)."
