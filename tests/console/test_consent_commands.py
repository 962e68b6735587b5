"""The main job in a terminal: a sheet, an answer, minutes, a withdrawal that holds at once."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from sspf_app.console.demo_command import PASSWORD
from sspf_app.console.exits import Exit
from sspf_app.services.minutes import COORDINATOR
from tests.console.conftest import Console, Ran


class Desk:
    """The commands on one demonstration vault."""

    def __init__(self, console: Console, vault: Path) -> None:
        self.console = console
        self.vault = vault
        self.out = vault.parent / "out"
        self.out.mkdir()

    def run(self, *arguments: object) -> Ran:
        return self.console.open(*arguments, vault=self.vault, password=PASSWORD)

    def done(self, *arguments: object) -> Any:
        ran = self.run(*arguments, "--json")
        assert (ran.code, ran.err) == (0, ""), (arguments, ran)
        return ran.json

    def sheet(self, signatory: str, *more: object) -> Any:
        out = self.out / f"{signatory}.pdf"
        asked = ("--signatory", signatory, "--out", out)
        return self.done("consent", "print", "--case", "c-demo-1", *asked, *more)

    def answer(self, form: str, *more: object) -> Ran:
        asked = ("--case", "c-demo-1", "--form", form, *more)
        return self.run("consent", "answer", *asked)

    def answers(self, person: str) -> Any:
        board = self.done("case", "show", "c-demo-1")["consents"][0]
        (card,) = (card for card in board["cards"] if card["signatory"] == person)
        return card


@pytest.fixture
def desk(console: Console, demo: Path) -> Desk:
    return Desk(console, demo)


def _guardians(desk: Desk) -> Sequence[str]:
    people = desk.done("case", "show", "c-demo-1")["case"]["people"]
    return [one["id"] for one in people if one["role"] == "guardian"]


def test_sheet_is_printed_answered_and_taken_back(desk: Desk) -> None:
    guardian, *_ = _guardians(desk)
    sheet = desk.sheet(guardian)
    assert Path(sheet["file"]).read_bytes().startswith(b"%PDF")
    assert [form["code"] for form in desk.answers(guardian)["forms"] if form["is_open"]] == [
        sheet["form"]
    ]
    today = ("--signed-on", "2026-11-22", "--signed-time", "2026-11-22T09:15")
    said = desk.answer(sheet["form"].lower(), "--yes-all", *today, "--json")
    assert said.code == 0, said.err
    assert said.json["answer"] == "yes"
    card = desk.answers(guardian)
    assert card["status"] == "in_force"
    assert card["answer"]["id"] == said.json["record"]
    twice = desk.answer(sheet["form"], "--no", *today)
    assert twice.code == 4
    assert "answered already" in twice.err
    desk.console.clock.pass_time(minutes=5)
    taken = desk.done(
        *("consent", "withdraw", "--case", "c-demo-1", "--signatory", guardian),
        *("--received-at", "2026-11-22T09:18", "--received-by", "Skolan, rektor"),
        *("--papers", desk.out / "papers"),
    )
    assert desk.answers(guardian)["status"] == "withdrawn"
    assert len(taken["papers"]) == 1 + len(taken["received"]) + len(taken["stopping"])
    assert all(Path(paper).read_bytes().startswith(b"%PDF") for paper in taken["papers"])
    before, after = (
        desk.done("matrix", "--case", "c-demo-1", "--at", f"2026-11-22T09:{minute}")
        for minute in ("17", "18")
    )
    assert before["cells"] != after["cells"]
    assert not any(cell["receives"] == "yes" for row in after["cells"] for cell in row)


def test_boxes_from_a_file(desk: Desk) -> None:
    guardian, *_ = _guardians(desk)
    sheet = desk.sheet(
        guardian,
        *("--row", "participation=sspf", "--row", "attendance=sspf"),
        *("--recipient", "sspf", "--recipient", "polisen-umea", "--valid-to", "2026-12-31"),
    )
    assert [row["type"] for row in sheet["rows"]] == ["participation", "attendance"]
    assert sheet["valid_to"] == "2026-12-31"
    boxes = desk.out / "boxes.json"
    boxes.write_text(
        json.dumps(
            {
                "boxes": [
                    {"row": 1, "recipient": "polisen-umea", "yes": True},
                    {"row": 2, "recipient": "polisen-umea", "yes": True, "oral": True},
                ],
                "exclusions": [{"to": "polisen-umea", "type": "attendance"}],
            }
        ),
        "utf-8",
    )
    today = ("--signed-on", "2026-11-22", "--signed-time", "2026-11-22T09:15")
    said = desk.answer(sheet["form"], "--boxes", boxes, *today, "--free-words", "inte till farmor")
    assert said.code == 0, said.err
    assert "words are confirmed" in said.out
    answer = desk.answers(guardian)["answers"][0]
    assert answer["free_words_unconfirmed"] is True
    assert {grant["type"]: grant["channel"] for grant in answer["grants"]}["attendance"] == "oral"
    assert answer["exclusions"][0]["recipient"] == "polisen-umea"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("{", "line 1"),
        ('{"ticks": []}', "ticks"),
        ('{"boxes": {}}', "boxes"),
        ('{"boxes": [7]}', "boxes[0]"),
        ('{"boxes": [{"row": 0, "recipient": "sspf", "yes": true}]}', "row"),
        ('{"boxes": [{"row": true, "recipient": "sspf", "yes": true}]}', "row"),
        ('{"boxes": [{"row": 1, "recipient": 7, "yes": true}]}', "recipient"),
        ('{"boxes": [{"row": 1, "recipient": "sspf", "yes": "ja"}]}', "yes"),
        ('{"boxes": [], "exclusions": [{"from": 1}]}', "exclusions[0]"),
    ],
)
def test_boxes_that_are_not_right(desk: Desk, content: str, place: str) -> None:
    guardian, *_ = _guardians(desk)
    form = desk.sheet(guardian)["form"]
    boxes = desk.out / "boxes.json"
    boxes.write_text(content, "utf-8")
    told = desk.answer(form, "--boxes", boxes, "--signed-on", "2026-11-22")
    assert told.code == 5, told
    assert place in told.err
    assert [one["code"] for one in desk.answers(guardian)["forms"] if one["is_open"]] == [form]


def test_no_and_the_spoken_word(desk: Desk) -> None:
    one, other = _guardians(desk)
    refused = desk.answer(
        desk.sheet(one)["form"],
        *("--no", "--signed-on", "2026-11-22", "--signed-time", "2026-11-22T09:15"),
    )
    assert refused.code == 0, refused.err
    assert desk.answers(one)["status"] == "refused"
    form = desk.sheet(other)["form"]
    at = ("--said-at", "2026-11-22T09:15")
    assert desk.answer(form, "--yes-all", *at).code == 4  # nobody else heard it
    said = desk.answer(form, "--yes-all", *at, "--witness", "Karin Ek")
    assert said.code == 0, said.err
    assert desk.answers(other)["answers"][0]["medium"] == "oral"
    neither = desk.answer(form, "--yes-all")
    assert neither.code == 2
    assert "--said-at" in neither.err


def test_printing_refuses(desk: Desk) -> None:
    guardian, *_ = _guardians(desk)
    common = ("consent", "print", "--case", "c-demo-1", "--signatory")
    taken = desk.out / "taken.pdf"
    taken.write_bytes(b"keep me")
    assert desk.run(*common, guardian, "--out", taken).code == 3
    assert taken.read_bytes() == b"keep me"
    stranger = desk.run(*common, "p-demo-2-m", "--out", desk.out)
    assert stranger.code == Exit.USAGE
    assert desk.run(*common, guardian, "--out", desk.out, "--row", "shoes=sspf").code == 2
    far = desk.run(*common, guardian, "--out", desk.out, "--valid-to", "2036-01-01")
    assert far.code == 4
    lost = desk.run(*common, guardian, "--out", taken / "such.pdf")
    assert lost.code == 3
    assert [path.name for path in desk.out.iterdir()] == ["taken.pdf"]
    assert not any(form["is_open"] for form in desk.answers(guardian)["forms"])
    named = desk.done(*common, guardian, "--out", desk.out)
    assert Path(named["file"]).parent == desk.out


def test_withdrawal_holds_when_its_papers_cannot_be_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    guardian, *_ = _guardians(desk)

    def fail(*_args: object, **_kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        told = desk.run(
            *("consent", "withdraw", "--case", "c-demo-1", "--signatory", guardian),
            *("--received-at", "2026-11-22T09:00", "--received-by", "Skolan"),
            *("--papers", desk.out / "papers"),
        )
    assert told.code == 3
    assert "Taken back from 2026-11-22 09:00" in told.out
    assert "There is no room left on the disk." in told.err
    assert "Nothing was changed" not in told.err
    assert desk.answers(guardian)["status"] == "withdrawn"


def test_a_stranger_is_asked_for_the_copy_and_told_of_no_withdrawal(desk: Desk) -> None:
    board = desk.done("case", "show", "c-demo-2")["consents"][0]
    signatory = next(card["signatory"] for card in board["cards"] if card["answer"])
    desk.console.clock.pass_time(minutes=5)
    told = desk.run(
        *("consent", "withdraw", "--case", "c-demo-2", "--signatory", signatory),
        *("--received-at", "2026-11-22T09:04", "--received-by", "Skolan"),
    )
    assert told.code == 0, told.err
    (line,) = (one for one in told.out.splitlines() if "Växeln på en annan avdelning" in one)
    assert "something that was said reached Växeln" in line  # nobody sends back words
    assert "ask that it goes no further; do not name the withdrawal" in line
    assert "notify" not in line


def test_withdrawal_refuses_what_has_not_happened(desk: Desk) -> None:
    guardian, *_ = _guardians(desk)
    common = ("consent", "withdraw", "--case", "c-demo-1", "--signatory", guardian)
    late = desk.run(*common, "--received-at", "2026-11-23T09:00", "--received-by", "Skolan")
    assert late.code == 4
    nobody = desk.run(*common, "--received-at", "2026-11-22T09:00", "--received-by", " ")
    assert nobody.code == 4
    part = desk.run(
        *(*common, "--received-at", "2026-11-22T09:00", "--received-by", "Skolan"),
        *("--type", "shoes"),
    )
    assert part.code == Exit.USAGE
    assert desk.answers(guardian)["withdrawals"] == []


def test_minutes_for_each_recipient(desk: Desk) -> None:
    export = ("minutes", "export", "--meeting", "c-demo-1-m99", "--out", desk.out / "minutes")
    told = desk.run(*export, "--json")
    assert (told.code, told.err) == (0, "")
    files = {line["recipient"]: line["file"] for line in told.lines}
    assert COORDINATOR in files
    written = {path for path in files.values() if path is not None}
    assert {str(path) for path in (desk.out / "minutes").iterdir()} == written
    assert len({Path(path).read_bytes() for path in written}) == len(written)
    assert len(desk.run(*export).out.splitlines()) == len(files)
    (own,) = desk.run(*export, "--own-copy", "--json").lines
    assert own["recipient"] == COORDINATOR


def test_minutes_to_send_tell_their_password(desk: Desk) -> None:
    export = ("minutes", "export", "--meeting", "c-demo-1-m99", "--out", desk.out / "minutes")
    told = desk.run(*export, "--own-copy", "--copy", "dispatch", "--json").json
    with pikepdf.open(told["file"], password=told["password"]) as pdf:
        assert pdf.pages


def test_minutes_for_word(desk: Desk) -> None:
    export = ("minutes", "export", "--meeting", "c-demo-1-m99", "--out", desk.out / "minutes")
    told = desk.run(*export, "--own-copy", "--copy", "word", "--json").json
    assert Path(told["file"]).suffix == ".docx"
    assert Path(told["file"]).read_bytes().startswith(b"PK")


def test_minutes_refuse(desk: Desk) -> None:
    out = ("--out", desk.out / "minutes")
    assert desk.run("minutes", "export", "--meeting", "m-none", *out).code == 2
    stranger = desk.run(
        *("minutes", "export", "--meeting", "c-demo-1-m99", *out, "--recipient", "p-demo-2-m")
    )
    assert stranger.code == Exit.USAGE
    assert not (desk.out / "minutes").exists()


def test_recipient_who_reads_nothing_gets_no_copy(desk: Desk) -> None:
    guardian, *_ = _guardians(desk)
    desk.done(
        *("consent", "withdraw", "--case", "c-demo-1", "--signatory", guardian),
        *("--received-at", "2026-11-22T09:00", "--received-by", "Skolan"),
    )
    export = ("minutes", "export", "--meeting", "c-demo-1-m99", "--out", desk.out)
    told = desk.run(*export, "--json")
    assert told.code == 0, told.err
    without = [line for line in told.lines if line["file"] is None]
    assert without
    assert all(line["why"] for line in without)
    named = desk.run(*export, "--recipient", without[0]["recipient"])
    assert named.code == 4
    assert without[0]["why"] in named.out


def test_consents_leave_in_standard_formats(desk: Desk) -> None:
    for format_ in ("fhir", "iso27560", "csv"):
        written = desk.done(
            "consent", "export", "--case", "c-demo-2", "--format", format_, "--out", desk.out
        )
        assert Path(written["file"]).stat().st_size > 1000
    ran = desk.run(
        *("consent", "export", "--case", "c-demo-2", "--format", "csv", "--out", desk.out),
        *("--party", "polisen-umea"),
    )
    assert (ran.code, ran.out) == (Exit.REFUSED, "")


def test_a_receipt_is_written_for_people_and_for_machines(desk: Desk) -> None:
    board = desk.done("case", "show", "c-demo-2")["consents"][0]
    record = board["cards"][0]["answer"]["id"]
    asked = ("consent", "receipt", "--case", "c-demo-2", "--record", record, "--out", desk.out)
    assert Path(desk.done(*asked)["file"]).read_bytes().startswith(b"%PDF")
    machine = json.loads(Path(desk.done(*asked, "--machine")["file"]).read_text("utf-8"))
    assert machine["@type"] == "dpv:ConsentReceipt"


def test_a_sheet_bears_the_mark_of_secrecy_and_no_address_that_is_not_there(desk: Desk) -> None:
    first, second = _guardians(desk)[:2]
    plain = _text_of(Path(desk.sheet(first)["file"]))
    marked = _text_of(Path(desk.sheet(second, "--secrecy")["file"]))
    assert marked.count("Sekretess") == plain.count("Sekretess") + 1  # the law names it too
    asked = ("--case", "c-demo-1", "--signatory", second, "--out", desk.out / "posted.pdf")
    posted = desk.run("consent", "print", *asked, "--window-address")
    assert posted.code == Exit.REFUSED
    assert "There is no address of" in posted.err


def _text_of(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def _names(desk: Desk) -> dict[str, str]:
    people = desk.done("case", "show", "c-demo-1")["case"]["people"]
    return {one["name"]: one["id"] for one in people}


def test_people_and_parties_are_named_as_they_are_called(desk: Desk) -> None:
    guardian, *_ = _guardians(desk)
    name = next(name for name, id_ in _names(desk).items() if id_ == guardian)
    sheet = desk.sheet(name.upper())
    assert [one["code"] for one in desk.answers(guardian)["forms"] if one["is_open"]] == [
        sheet["form"]
    ]
    parties = desk.done("case", "show", "c-demo-1")["case"]["participations"]
    party = next(one for one in parties if "Polis" in one["name"])
    heard = ("--received-at", "2026-11-22T09:00", "--received-by", "SSPF: Maria")
    told = ("consent", "withdraw", "--case", "c-demo-1", "--signatory", name, *heard)
    taken = desk.done(*told, "--party", "polis", "--type", "attendance")
    assert taken["withdrawal"]
    again = desk.run(*told, "--party", party["party"], "--type", "attendance")
    assert (again.code, "registered already" in again.err) == (Exit.REFUSED, True)


def test_a_name_that_may_be_several_or_nobody_is_said_and_changes_nothing(desk: Desk) -> None:
    names = _names(desk)
    shared = next(iter(names)).split()[-1]
    several = [name for name in names if shared in name.split()]
    heard = ("--received-at", "2026-11-22T09:00", "--received-by", "SSPF: Maria")
    told = ("consent", "withdraw", "--case", "c-demo-1", *heard, "--signatory")
    if len(several) > 1:
        ran = desk.run(*told, shared)
        assert ran.code == Exit.USAGE
        assert all(name in ran.err for name in several)
    ran = desk.run(*told, "Nobody Known")
    assert ran.code == Exit.USAGE
    assert "is none of these" in ran.err
    assert all(name in ran.err for name in names)


def test_a_meeting_is_found_by_its_day(desk: Desk) -> None:
    ran = desk.run(
        "minutes", "export", "--case", "c-demo-2", "--meeting", "1999", "--out", desk.out
    )
    assert ran.code == Exit.USAGE
    days = re.findall(r"\d{4}-\d\d-\d\d.\d\d:\d\d", ran.err)
    day = min(days).replace("\N{NO-BREAK SPACE}", " ")  # one that has been: copies leave after it
    found = desk.run(
        "minutes", "export", "--case", "c-demo-2", "--meeting", day, "--out", desk.out, "--own-copy"
    )
    assert found.code == Exit.OK, found.err
