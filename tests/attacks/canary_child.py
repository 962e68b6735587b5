"""A whole day's work with names that sing, and a death in the middle of a unit of work.

What is done beside the meeting and its minutes is in ``canary_day`` and ``canary_window``.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sspf_app.bootstrap import Workshop
from sspf_app.domain.errors import DomainError
from sspf_app.domain.facts import Person
from sspf_app.services.closure_views import ClosureInput
from sspf_app.services.decision_views import CloseInput
from sspf_app.services.form_views import FormOrder
from sspf_app.services.gate import COORDINATOR
from sspf_app.services.new_users import FirstUser
from sspf_app.services.request_records import ContactKind
from sspf_app.services.unlocked_vault import UnlockedVault
from sspf_app.system.clock import SystemClock
from sspf_app.system.logging_setup import set_up_logging
from sspf_app.system.paths import state_folder
from tests.attacks import canary_day, canary_two

CANARIES = ("Kanariealva", "Gömlundqvist", "Smyghålla", "Viskordet", "Tystgatan", "Lönnrumskolan")
PASSWORD = "sju hemliga lärkor viskar ordet"


def facts(workshop: Workshop) -> bytes:
    """A case whose every text has a canary."""
    today = workshop.clock.now().astimezone(workshop.zone).date()
    evidence = {"document": "Smyghålla", "seen_on": "2026-01-08", "seen_by": "Smyghålla"}
    cells = [
        {"subject": "k", "party": party, "type": kind, "give": True, "receive": True}
        for party in ("sspf", "school", "south")
        for kind in ("participation", "attendance")
    ]
    consent = {
        "id": "k1",
        "signatory": "g",
        "purpose": "p1",
        "subjects": ["k"],
        "terms": 1,
        "form_version": "v1",
        "language": "sv",
        "answer": "yes",
        "medium": "written",
        "signed_on": str(today - timedelta(days=2)),
        "valid_to": str(today + timedelta(days=90)),
        "free_words": "Viskordet",
        "grants": cells,
        "exclusions": [],
    }
    item = {
        "id": "i1",
        "text": "Viskordet sades av Kanariealva på Tystgatan i går kväll",
        "source": "school",
        "about": ["k"],
        "types": ["attendance"],
    }
    case: dict[str, Any] = {
        "id": "c1",
        "reference": "SSPF 7",
        "young_person": "k",
        "coordinator_party": "sspf",
        "opened_at": "2026-01-07T08:00:00+01:00",
        "purposes": [{"id": "p1", "text": "Smyghålla skall bli lugnare"}],
        "participations": [
            {"id": party, "party": party, "joined_on": "2026-01-07"}
            for party in ("sspf", "school", "south")
        ],
        "consents": [consent],
        "meetings": [
            {
                "id": "m1",
                "starts_at": workshop.clock.now().isoformat(),
                "place": "Tystgatan 5",
                "purpose": "p1",
                "participants": ["sspf", "school"],
                "items": [item],
            },
            {
                "id": "m2",
                "starts_at": (workshop.clock.now() + timedelta(days=3)).isoformat(),
                "place": "Tystgatan 5",
                "purpose": "p1",
                "participants": ["sspf", "school"],
                "items": [],
            },
        ],
    }
    persons = [
        {"id": "k", "name": "Kanariealva Gömlundqvist", "born": "2016-02-02"},
        {"id": "g", "name": "Siv Gömlundqvist", "adult": True, "address": "Tystgatan 5"},
    ]
    custody = {"id": "u1", "child": "k", "holder": "g", "kind": "sole", "from": "2016-02-02"}
    whole = {
        "format": "sspf-case-file/1",
        "policy": [],
        "parties": [
            {"id": "sspf", "name": "SSPF", "kind": "social_services"},
            {"id": "school", "name": "Lönnrumskolan", "kind": "school"},
            {"id": "south", "name": "SSPF Söder", "kind": "social_services"},
        ],
        "persons": persons,
        "custody": [custody | {"to": None, "evidence": evidence}],
        "cases": [case, _to_go(case)],
        "questions": [],
    }
    return json.dumps(whole).encode()


def _to_go(case: dict[str, Any]) -> dict[str, Any]:
    """A case that goes to another office."""
    (first, *_others) = case["meetings"]
    said = first | {"items": [one | {"id": "i3"} for one in first["items"]]}
    return case | {"id": "c3", "reference": "SSPF 8", "meetings": [said]}


def past_its_time() -> bytes:
    """A case of somebody else, who was a child long ago."""
    case = {
        "id": "c2",
        "reference": "SSPF 1",
        "young_person": "old",
        "coordinator_party": "then",
        "opened_at": "2009-01-07T08:00:00+01:00",
        "purposes": [{"id": "p0", "text": "Smyghålla skall bli lugnare"}],
        "participations": [{"id": "then", "party": "then", "joined_on": "2009-01-07"}],
        "consents": [],
        "meetings": [],
    }
    whole = {
        "format": "sspf-case-file/1",
        "policy": [],
        "parties": [{"id": "then", "name": "Lönnrumskolan", "kind": "school"}],
        "persons": [{"id": "old", "name": "Smyghålla Lönnrumskolan", "born": "1994-02-02"}],
        "custody": [],
        "cases": [case],
        "questions": [],
    }
    return json.dumps(whole).encode()


class LongAgo(SystemClock):
    """The clock of an office that began long ago."""

    def now(self) -> datetime:
        return datetime(2010, 1, 7, 9, 0, tzinfo=UTC)


def long_ago(folder: Path) -> None:
    """A vault of then, with a case that was closed; today it is past its time."""
    workshop = Workshop("sspf-app")
    workshop.clock = LongAgo()
    draft = workshop.vaults.draft(FirstUser(login="maria", name="Maria Ask"), PASSWORD)
    vault = workshop.vaults.create(folder, draft)
    use = workshop.services(vault, "sv")
    use.imports.import_file(past_its_time())
    beside = ClosureInput(retention="five_years", continued="Viskordet")
    use.decisions.decide("c2", CloseInput(reason="Smyghålla", beside=beside))
    vault.close()


def work(folder: Path, out: Path) -> None:
    """Everything a day holds, ending in death."""
    set_up_logging(state_folder())
    long_ago(folder)
    workshop = Workshop("sspf-app")
    vault = workshop.vaults.unlock(folder, login="maria", password=PASSWORD)
    use = workshop.services(vault, "sv")
    use.clock.confirm()
    use.imports.import_file(facts(workshop))
    (out / "fakta.json").write_bytes(facts(workshop))
    use.cases.get("c1")
    assert use.search.find("Viskordet")
    use.people.find("Kanariealva")
    use.contact_rules.answer_danger("c1", ContactKind.DANGER_NO)
    for recipient in (COORDINATOR, "school", "g"):
        use.minutes.preview("c1", "m1", recipient=recipient)
    use.minutes.export("c1", "m1", recipient="school", folder=out)
    plan = use.consent_forms.plan("c1", purpose="p1")
    order = FormOrder(
        case="c1",
        purpose="p1",
        signatory="g",
        subjects=("k",),
        rows=plan.rows,
        recipients=plan.recipients,
        valid_from=plan.valid_from,
        valid_to=plan.valid_to,
    )
    use.consent_forms.export(use.consent_forms.prepare(order), out)
    use.drafts.save("meeting/m1/text", "Viskordet Smyghålla Kanariealva")
    trouble(use, out)
    acts = canary_day.by_use_cases(use, workshop, out)
    acts += users(workshop, vault)
    workshop.backups.create(vault)
    workshop.access.rekey(vault)
    assert use.search.find("Viskordet")
    vault.close()
    today = workshop.clock.now().astimezone(workshop.zone).date()
    commands = canary_day.by_console(folder, PASSWORD, out, today)
    print(json.dumps({"acts": acts, "commands": commands}), flush=True)
    # With these Qt is loaded: not before the work without a window is done.
    from tests.attacks.canary_window import by_manager, by_window

    chief = workshop.vaults.unlock(folder, login="chef", password=canary_two.SECRETS["chef"])
    by_manager(workshop.services(chief, "sv"), workshop, folder)
    chief.close()
    vault = workshop.vaults.unlock(folder, login="maria", password=PASSWORD)
    use = workshop.services(vault, "sv")

    def die() -> None:
        with vault.open_unit(vault.actor) as unit:
            unit.records.add(Person(id="x", name="Kanariealva Smyghålla"))
            unit.records.list_standing(Person)
            os._exit(3)

    by_window(use, workshop, folder, die)


def users(workshop: Workshop, vault: UnlockedVault) -> list[str]:
    """Somebody is let in and ended as in the window; neither name nor password stays readable."""
    accounts = workshop.accounts(vault)
    new = FirstUser(login="siv", name="Siv Lönnrumskolan")
    added = accounts.add(new, "Viskordet smyger sju gränder bort").new_id or ""
    accounts.end(added)
    accounts.new_words()
    return ["users"]


def trouble(use: Any, out: Path) -> None:
    """Errors that carry what they are about, told to the log as the window tells it."""
    log = logging.getLogger("sspf_app")
    for act in (
        lambda: use.minutes.export("c1", "m1", recipient="school", folder=out / "Smyghålla"),
        lambda: use.cases.get("Kanariealva"),
        lambda: use.imports.import_file(b'{"format": "Viskordet"}'),
        lambda: use.people.get("Gömlundqvist"),
    ):
        try:
            act()
        except DomainError:
            log.exception("the use case failed")
        except Exception as error:
            log.error("trouble: %s", type(error).__name__, exc_info=error)


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]))
