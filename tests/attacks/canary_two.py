"""What asks for two: an extract signed by another, a disposal approved, a case to another office.

Every step is a command of the console, each by who may do it.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from sspf_app.bootstrap import Workshop
from sspf_app.domain.codes import PartyKind
from sspf_app.services.new_users import FirstUser
from sspf_app.services.party_views import PartyInput
from sspf_app.services.records import Office
from tests.attacks.canary_terminal import Terminal

_FIRST = "nio gröna ugglor räknar stjärnor"
SECRETS = {
    "bo": "elva blå segel torkar sakta",
    "chef": "tre varma stenar minns solen",
}
_SOUTH = "sex tysta broar väntar på båten"


def by_two_persons(first: Terminal, vault: Path, out: Path, today: date) -> list[str]:
    """Users, a signed extract with its letter, a view, a restriction, an incident, a disposal."""
    for login, role in (("bo", "coordinator"), ("chef", "unit_manager")):
        given = ("--new-login", login, "--role", role)
        first.run("vault adduser", *given, secrets=(_FIRST,))
        # Whom the first user makes counts as another once the account is surely their own.
        theirs = Terminal(vault, _FIRST, login=login)
        theirs.run("vault passwd", secrets=(SECRETS[login],))
        signed = ("--signed-by", "Siv Gömlundqvist", "--document", "pärm 3")
        first.run("vault vouch", "--user", login, *signed)
    second, chief = (Terminal(vault, SECRETS[one], login=one) for one in ("bo", "chef"))
    first.run("disposal show")
    first.run("disposal propose")
    first.run("disposal send")
    chief.run("disposal approve", "--number", 1)
    board = json.loads(chief.run("disposal show", "--json"))
    chief.run("disposal record", board["records"][0]["id"], "--out", out)
    _extract(first, second, out, today)
    _beside(first, out, today)
    return ["vault passwd", *second.done, *chief.done]


def _extract(first: Terminal, second: Terminal, out: Path, today: date) -> None:
    asked = ("--asked", today - timedelta(days=1), "--by", "g", "--json")
    for row in json.loads(first.run("case list", "--json")):  # the extract tells of them all
        why = ("--reason", "frågan ställs till socialtjänsten")
        first.run("case danger", row["case"], "--answer", "no", *why, ends=(0, 4))
    request = json.loads(first.run("extract note", "k", *asked))["id"]
    for part in json.loads(first.run("extract show", request, "--json"))["parts"]:
        if part["how"] == "waits":
            how = "told-with-file" if part["part"].startswith("papers/") else "told"
            first.run("extract choose", request, "--part", part["part"], "--as", how)
    first.run("extract send", request)
    seen = json.loads(second.run("extract show", request, "--json"))
    second.run("extract sign", request, "--checksum", seen["checksum"])
    first.run("extract save", request, "--out", out / "utdrag")
    first.run("extract letter", request, "--says", "given", "--out", out / "utdrag")


def _beside(first: Terminal, out: Path, today: date) -> None:
    (item, *_others) = json.loads(first.run("view list", "c1", "--json"))["items"]
    said = ("--by", "g", "--said", today, "--text", "Viskordet sades aldrig på Tystgatan")
    first.run("view note", "c1", item["id"], *said)
    first.run("view restrict", "c1", item["id"], "--since", today)
    first.run("view lift", "c1", item["id"], "--told", today)
    days = ("--from", today, "--to", today)
    first.run("incident", *days, "--whole", "--out", out, "--as", "paper")


def between_two_offices(north: Terminal, vault: Path, out: Path) -> list[str]:
    """A case that goes to the vault of another office, and its receipt back."""
    place = vault.parent / "south"
    _south(place)
    south = Terminal(place, _SOUTH)
    for one, other, folder in ((north, south, "norr"), (south, north, "söder")):
        words = " ".join(json.loads(other.run("transfer offices", "--json"))["own"])
        other.run("transfer card", "--out", out / folder)
        (card,) = (out / folder).iterdir()
        one.run("transfer know", card, "--words", words, "--name", "Den andra")
    sent = ("--case", "c3", "--office", "Den andra", "--party", "south")
    made = json.loads(north.run("transfer send", *sent, "--out", out / "usb", "--json"))
    taken = json.loads(south.run("transfer receive", made["file"], "--out", out / "svar", "--json"))
    north.run("transfer confirm", taken["receipt"])
    south.run("case list")
    south.run("transfer end", "Den andra")
    return south.done


def _south(place: Path) -> None:
    workshop = Workshop("sspf-app")
    draft = workshop.vaults.draft(FirstUser(login="siri", name="Siri Ö"), _SOUTH)
    vault = workshop.vaults.create(place, draft)
    use = workshop.services(vault, "sv")
    own = use.parties.add(PartyInput(name="SSPF Söder", kind=PartyKind.SOCIAL_SERVICES)).new_id
    use.office.save(Office(unit="SSPF Söder", own_party=own))
    vault.close()
