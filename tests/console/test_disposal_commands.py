"""``sspf disposal``: nobody disposes alone at the command line either, and no words outlive a case.

Defends: the second person reads no case and sees no name; what goes is gone from the file.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sspf_app.console.exits import Exit
from sspf_app.domain.codes import PartyKind
from sspf_app.services.case_views import NewCase
from sspf_app.services.closure_views import ClosureInput
from sspf_app.services.decision_views import CloseInput
from sspf_app.services.party_views import PartyInput
from sspf_app.services.people_views import PersonInput
from sspf_app.services.records import Office
from tests.console.conftest import Console, Ran
from tests.services.disposal_house import YEARS, decrypted, seen
from tests.services.vault_house import ANNA, BO, CIA

BOS_OWN = "åtta gula moln läser böcker"
PHRASE = "fyra blyga tigrar metar gädda"


def _chief(console: Console, vault: Path, *words: object) -> Ran:
    return console.run("disposal", *words, "--vault", vault, "--login", "cia", secrets=[CIA])


def _account(
    console: Console, vault: Path, *, login: str, role: str, by: tuple[str, str], secret: str
) -> None:
    words = ("vault", "adduser", "--new-login", login, "--name", login.title(), "--role", role)
    made = console.run(*words, "--vault", vault, "--login", by[0], secrets=[by[1], secret])
    assert made.code == 0, made.err


def _anna(console: Console, vault: Path, *words: object) -> Ran:
    return console.run("disposal", *words, "--vault", vault, "--login", "anna", secrets=[ANNA])


@pytest.fixture
def past(console: Console, empty: Path) -> Path:
    """Three closed cases past their time; one of them is called after the young person."""
    vault = console.workshop.vaults.unlock(empty, login=None, password=ANNA)
    use = console.workshop.services(vault, "en")
    party = use.parties.add(PartyInput(name="SSPF", kind=PartyKind.SOCIAL_SERVICES)).new_id
    use.office.save(Office(unit="SSPF", own_party=party))
    for name, reference in (("Kanarina Ek", None), ("Isak Ö", "Kanarina 2"), ("Liv Å", "KIM 3")):
        aliases = ("Kim",) if name == "Liv Å" else ()
        person = PersonInput(name=name, born=date(2012, 4, 3), aliases=aliases)
        young = use.people.add(person).new_id or ""
        new = NewCase(young_person=young, purposes=("Skola",), reference=reference)
        case = use.cases.open_case(new).new_id or ""
        beside = ClosureInput(retention="five_years")
        use.decisions.decide(case, CloseInput(reason="Klart", beside=beside))
    vault.close()
    _account(console, empty, login="bo", role="administrator", by=("anna", ANNA), secret=BO)
    own = console.run("vault", "passwd", "--vault", empty, "--login", "bo", secrets=[BO, BOS_OWN])
    assert own.code == 0, own.err
    vouched = console.run(
        *("vault", "vouch", empty, "--user", "bo", "--signed-by", "Ulla Ek"),
        *("--document", "Dnr 7", "--login", "anna"),
        secrets=[ANNA],
    )
    assert vouched.code == 0, vouched.err
    listed = console.run("vault", "users", empty, "--login", "anna", secrets=[ANNA])
    assert "Ulla Ek, Dnr 7" in listed.out
    _account(console, empty, login="cia", role="unit_manager", by=("bo", BOS_OWN), secret=CIA)
    console.clock.pass_time(days=YEARS)
    confirmed = console.run("clock", "confirm", "--vault", empty, "--login", "anna", secrets=[ANNA])
    assert confirmed.code == 0, confirmed.err
    return empty


def test_cases_are_proposed_left_out_sent_and_approved_by_the_other(
    console: Console, past: Path, tmp_path: Path
) -> None:
    assert "3 entries are past their time." in _anna(console, past, "show").out
    made = _anna(console, past, "propose")
    assert made.code == 0, made.err
    assert "Is disposed of" in made.out
    assert _anna(console, past, "propose").code == Exit.REFUSED
    free = _anna(console, past, "leave-out", "KIM 3", "--because", "Kims mamma vill det")
    assert free.code == Exit.USAGE
    left = _anna(console, past, "leave-out", "KIM 3", "--because", "asked_for")
    assert "Left out: Somebody has asked to see it" in left.out
    unknown = _anna(console, past, "leave-out", "SSPF 1", "--because", "dispute")
    assert unknown.code == Exit.USAGE
    assert _anna(console, past, "approve", "--number", "2").code == Exit.REFUSED
    assert _chief(console, past, "approve", "--number", "2").code == Exit.REFUSED  # not sent
    assert _anna(console, past, "send").code == 0
    shown = _chief(console, past, "show").out
    assert "SSPF 2026-001" in shown
    assert not any(name in shown for name in ("Kanarina", "KIM", "Isak"))
    assert _chief(console, past, "approve", "--number", "3").code == Exit.REFUSED
    done = _chief(console, past, "approve", "--number", "2")
    assert done.code == 0, done.err
    (record,) = _chief(console, past, "show", "--json").json["records"]
    out = tmp_path / "out"
    out.mkdir()
    saved = _chief(console, past, "record", record["id"], "--out", out)
    assert saved.code == 0, saved.err
    (pdf,) = out.iterdir()
    assert pdf.read_bytes().startswith(b"%PDF-1.7")
    assert _seen(console, past) == []


def _seen(console: Console, vault: Path) -> list[str]:
    opened = console.workshop.vaults.unlock(vault, login="anna", password=ANNA)
    key = bytes.fromhex(opened.keys.data_key.hex())
    opened.close()
    return seen(decrypted(vault / "vault.db", key=key))


def test_a_proposal_is_dropped_for_a_reason_of_the_list(console: Console, past: Path) -> None:
    assert _anna(console, past, "drop", "--because", "another_time").code == Exit.REFUSED
    _anna(console, past, "propose")
    assert _anna(console, past, "drop", "--because", "Kim vill").code == Exit.USAGE
    dropped = _anna(console, past, "drop", "--because", "another_time", "--json")
    assert dropped.json["proposal"] is None
    assert "Kanarina" in _seen(console, past)


def test_a_manager_elsewhere_answers_with_the_number_of_cases(
    console: Console, past: Path, tmp_path: Path
) -> None:
    key = tmp_path / "cia.nyckel"
    made = console.run("manager-key", "make", key, "--name", "Cia", secrets=[PHRASE])
    assert made.code == 0, made.err
    card = key.with_name(f"{key.name}.sspf-nyckel")
    entered = console.run(
        *("manager-key", "register", card, "--manager", "cia", "--words-agree"),
        *("--vault", past, "--login", "cia"),
        secrets=[CIA],
    )
    assert entered.code == 0, entered.err
    for command in ("propose", "send"):
        assert _anna(console, past, command).code == 0

    def anna(*words: object) -> Ran:
        given = ("approval", *words, "--vault", past, "--login", "anna")
        return console.run(*given, secrets=[ANNA])

    def cia(*words: object) -> Ran:
        given = ("manager-key", "answer", file, "--key", key, *words)
        return console.run(*given, secrets=[PHRASE])

    [waiting] = anna("list", "--json").json["requests"]
    assert waiting["kind"] == "disposal"
    file = Path(anna("seal", waiting["id"], "--out", tmp_path, "--json").json["file"])
    shown = cia()
    assert "Disposal" in shown.out
    assert "--number 3" in shown.out
    assert "Kanarina" not in shown.out
    assert cia("--yes", "--out", tmp_path).code == Exit.REFUSED
    answered = cia("--yes", "--number", "3", "--out", tmp_path, "--json")
    assert answered.code == 0, answered.err
    taken = anna("take", answered.json["answer"])
    assert taken.code == 0, taken.err
    assert "3 entries on" in _anna(console, past, "show").out
