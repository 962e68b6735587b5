"""The rest of a day with names that sing: what a screen does, and every command of the console.

What is done is told by its name, for the test to compare with all there is; what is not done here
is in ``ELSEWHERE``, each with the reason why nothing of a case could stay behind.
"""

from __future__ import annotations

import csv
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from sspf_app.bootstrap import Workshop
from sspf_app.services.bundle import Services
from sspf_app.services.document_records import DocumentType
from sspf_app.services.document_views import NewDocument
from sspf_app.services.hand_over_page import PageOrder
from sspf_app.services.note_records import NoteKind, NoteLevel
from sspf_app.services.note_views import NoteInput
from sspf_app.services.records import Office
from tests.attacks import canary_two
from tests.attacks.canary_terminal import Terminal

KEYS_ONLY = "it opens the slot file alone, which holds no case"
ELSEWHERE = {
    "vault create": "the vault of the day is made by the same use case",
    "vault enduser": KEYS_ONLY,
    "vault words": KEYS_ONLY,
    "vault keyfile": KEYS_ONLY,
    "import": "the case file of the day is read by the same use case",
    "demo": "its names are invented, and it makes a vault by the same use cases",
    "texts draft": "the words of forms are of no case",
    "texts approve": "the words of forms are of no case",
    "texts retire": "the words of forms are of no case",
    "texts import": "the words of forms are of no case",
    "consent answer": "tests/attacks/canary_child.py takes the answer in by a case file",
    "log seal": "the log names nobody",
    "manager-key make": "a key of the manager's own, and no case",
    "manager-key list": "a key of the manager's own, and no case",
    "manager-key register": "a key of the manager's own, and no case",
    "manager-key end": "a key of the manager's own, and no case",
    "manager-key open-log": "the log names nobody",
    "manager-key answer": "a sealed request tells the reference alone",
    "approval list": "what is asked, by the reference alone; nothing is written",
    "approval seal": "the reference alone, sealed; tried with its files in the console's tests",
    "approval take": "an answer without a case of its own; tried in the console's tests",
    "log-review show": "of a unit manager's review; the log names nobody",
    "log-review mark": "of a unit manager's review; the log names nobody",
    "log-review sign": "of a unit manager's review; the log names nobody",
    "log-review again": "of a unit manager's review; the log names nobody",
}


def by_use_cases(use: Services, workshop: Workshop, out: Path) -> list[str]:
    """What a screen does with one case: note, attachment, scan, calendar, page, search, draft."""
    now = workshop.clock.now()
    use.office.save(Office(own_party="sspf"))
    use.districts.choose("c1", use.districts.save(None, "Smyghålla").new_id or "")
    use.notes.save(
        NoteInput(
            case="c1",
            at=now,
            kind=NoteKind.PHONE,
            level=NoteLevel.OFFICE,
            text="Kanariealva ringde om Viskordet på Tystgatan",
            about=("k",),
        )
    )
    letter = out / "brev.png"
    _page("Kanariealva Gömlundqvist, Tystgatan 5").save(letter)
    order = NewDocument(
        case="c1", path=letter, title="Brev till Kanariealva", type=DocumentType.LETTER
    )
    intake = use.document_intake.begin(order)
    while not use.document_intake.take(intake):
        pass
    use.document_intake.finish(intake)
    scan = out / "Kanariealva.png"
    _page("Viskordet").save(scan)
    reading = use.scans.start([scan])
    try:
        while not reading.is_over:
            reading.step()
    finally:
        reading.close()
    use.calendar_entries.save("c1", "m2", recipients=["school"], folder=out)
    use.hand_over_pages.export(PageOrder(colleague="Siv Gömlundqvist", with_names=True), out)
    use.search.find("Tystgatan")
    use.drafts.save("case/c1/note", "Smyghålla väntar på Lönnrumskolan")
    return ["notes", "attachment", "scan", "calendar", "page of hand-over", "search", "draft"]


def _page(words: str) -> Image.Image:
    picture = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(picture).text((100, 100), words, fill=0)
    return picture


def by_console(vault: Path, password: str, out: Path, today: Any) -> list[str]:
    """Every command that has anything to do with a case."""
    terminal = Terminal(vault, password, login="maria")
    run, case = terminal.run, ("--case", "c1")
    for command in ("vault info", "vault verify", "vault users", "vault rekey", "proof"):
        run(command)
    run("case list")
    run("case list", "--district", "Smyghålla")
    run("case show", "c1")
    run("case handlers", "c1")
    run("case danger", "c1", "--answer", "no")
    run("matrix", *case, "--why")
    run("decide", "--questions", out / "fakta.json")
    run("consent print", *case, "--signatory", "g", "--out", out / "blankett.pdf")
    run("consent export", *case, "--format", "fhir", "--out", out)
    run("consent receipt", *case, "--record", "k1", "--out", out)
    run("minutes export", "--meeting", "m1", "--out", out, "--own-copy", "--copy", "word")
    run("minutes given", "--meeting", "m1")
    run("statistics", "--period", f"{today.year - 1}-1", "--out", out, "--format", "csv")
    _lists(terminal, out)
    run("texts list")
    run("texts show", "sv", ends=(0, 2, 3, 4, 5))
    run("texts export", "sv", "--out", out, ends=(0, 2, 3, 4, 5))
    run("transfer offices")
    run("clock confirm", ends=(0, 4))
    _rights(terminal, today)
    # First what a row in the ledger of every case would put off for years.
    terminal.done += canary_two.by_two_persons(terminal, vault, out, today)
    terminal.done += canary_two.between_two_offices(terminal, vault, out)
    run("export-all", "--out", out / "allt", "--reason", "Smyghålla i dag")
    run("backup create", "--out", vault.parent / "backups")
    *_before, backup = sorted((vault.parent / "backups").iterdir())
    run("backup verify", backup, ends=(0, 2))
    terminal.without("backup restore", backup, vault.parent / "restored")
    received = f"{today - timedelta(days=1)}T08:00"  # at any time of the day it has been
    by = ("--received-at", received, "--received-by", "Siv Gömlundqvist")
    run("consent withdraw", *case, "--signatory", "g", *by, "--papers", out / "återkallat")
    return terminal.done


def _lists(terminal: Terminal, out: Path) -> None:
    sheet = out / "lista.csv"
    with sheet.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(
            [["Namn", "Född", "Skola"], ["Kanariealva Smyghålla", "2013-05-06", "Lönnrumskolan"]]
        )
    terminal.run("import-sheet", sheet, "--purpose", "Viskordet", ends=(0, 5))
    terminal.run("import-list")
    terminal.run("import-undo", "none", ends=(2, 3, 4, 5))
    support = out / "stöd.csv"
    support.write_text("Kind of support;Age from\r\nViskordet;12\r\n", "utf-8")
    terminal.run("support import", support, ends=(0, 5))
    terminal.run("support list")
    terminal.run("support export", "--out", out)


def _rights(terminal: Terminal, today: Any) -> None:
    """Register extract, review of the log, disposal: as far as one person gets."""
    refused = (0, 2, 3, 4, 5)
    run = terminal.run
    asked = ("--asked", today - timedelta(days=1), "--reason", "Viskordet", "--json")
    request = json.loads(run("extract note", "k", *asked))["id"]
    for act in (
        ("access list", "SSPF 7"),
        ("access ask", "SSPF 7", "--why", "Viskordet i dag"),
        ("access give", "SSPF 7", "--user", "Smyghålla", "--why", "Viskordet i dag"),
        ("access answer", "SSPF 7", "--user", "Smyghålla", "--no"),
        ("access end", "SSPF 7", "--user", "Smyghålla"),
        ("access note", "SSPF 7", "--no", "--decider", "Kanariealva", "--document", "Viskordet"),
    ):
        run(*act, ends=refused)
    run("extract list")
    shown = json.loads(run("extract show", request, "--json"))
    run("extract choose", request, "--part", shown["parts"][0]["part"], "--as", "secrecy")
    run("extract send", request, ends=refused)
    run("extract drop", request)
    run("log-review list", ends=refused)
    run("log-review draw", "--from", today, "--to", today, ends=refused)
    run("disposal leave-out", "SSPF 7", "--because", "Viskordet", ends=refused)
    run("disposal drop", "--because", "Viskordet", ends=refused)
