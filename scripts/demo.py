"""The main job on invented cases, without a screen: a vault, papers, answers.

Everything lands in ``out/``: ``vault/`` (encrypted; its password is printed), ``forms/`` and
``minutes/``. With a display the program then opens on the vault. Pictures of every screen take
minutes and are made where they are asked for: ``screens/``.
"""

import argparse
import os
import shutil
import subprocess
import sys
from contextlib import closing
from itertools import product
from pathlib import Path

from sspf_app.bootstrap import Workshop
from sspf_app.domain.codes import Channel, InformationType, PartyKind
from sspf_app.domain.decision import Flow
from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Role
from sspf_app.services.bundle import Services
from sspf_app.services.demo import fill_demo
from sspf_app.services.demo_scene import DemoForm
from sspf_app.services.form_text_shipped import text_in
from sspf_app.services.form_views import FormOrder
from sspf_app.services.new_users import FirstUser

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
PASSWORD = "tretton lugna renar badar"  # noqa: S105  of invented cases, printed for everybody
_LOGIN = "karin"
MANAGER = FirstUser(login="lena", name="Lena Björk", role=Role.UNIT_MANAGER)
"""Approves texts of forms, exceptions and by-law disclosures, and sets the rules by date."""
SUPPORT = FirstUser(login="it", name="IT-stöd", role=Role.ADMINISTRATOR)
"""Makes the manager's account: one that Karin had made would not count beside hers."""
SUPPORT_PASSWORD = "sex tysta uttrar flyter"  # noqa: S105  as the others
_FIRST_PASSWORD = "åtta röda kajor landar"  # noqa: S105  changed at once
MANAGER_PASSWORD = "fyra milda granar sjunger"  # noqa: S105  as the other
COLLEAGUE = FirstUser(login="noor", name="Noor Ali", role=Role.COORDINATOR)
"""Signs what Karin sends: extracts of the register are signed by a second coordinator."""
COLLEAGUE_PASSWORD = "nio glada siskor vilar"  # noqa: S105  as the others
_FORMS_CASE, _MINUTES_CASE = "c-demo-11", "c-demo-2"
# What is asked about, and the kind of party that tells it.
_ASKED = (
    (InformationType.ATTENDANCE, PartyKind.SCHOOL),
    (InformationType.FAMILY_HOME, PartyKind.SOCIAL_SERVICES),
    (InformationType.ALCOHOL_DRUGS, PartyKind.SOCIAL_SERVICES),
    (InformationType.POLICE_OBSERVATIONS, PartyKind.POLICE),
)


def main(argv: list[str] | None = None) -> int:
    """Make everything anew; exit 0 when all of it is there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--demo", action="store_true", help="as scripts/run.py was called")
    parser.add_argument("--no-window", action="store_true", help="never open the window")
    parser.add_argument("--pictures", action="store_true", help="pictures of every screen first")
    wanted = parser.parse_args(argv)
    opens = _has_display() and not wanted.no_window
    _tell_who_opens_it()
    vault = _make()
    print(f"\nAll of it is in {OUT}.", flush=True)
    if wanted.pictures:
        _take_pictures(vault)
    if not opens:
        return 0
    print("Opening the window ...")
    program = [sys.executable, "-m", "sspf_app", "--vault", str(vault)]
    return subprocess.run(program, cwd=ROOT, check=False).returncode


def _tell_who_opens_it() -> None:
    """Before anything slow, so that nobody waits for it or scrolls past it."""
    print(f"The vault will be in {OUT / 'vault'} and opens for four:")
    print(f"  {_LOGIN} (coordinator), password: {PASSWORD}")
    print(
        f"  {MANAGER.login} (unit manager: approves, and sets rules), password: {MANAGER_PASSWORD}"
    )
    print(f"  {COLLEAGUE.login} (coordinator: signs extracts), password: {COLLEAGUE_PASSWORD}")
    print(
        f"  {SUPPORT.login} (administrator: users, no cases), password: {SUPPORT_PASSWORD}\n",
        flush=True,
    )


def _make() -> Path:
    for folder in ("vault", "forms", "minutes", "screens"):
        shutil.rmtree(OUT / folder, ignore_errors=True)
        (OUT / folder).mkdir(parents=True)
    workshop = Workshop("sspf")
    print("Making an encrypted vault ...", flush=True)
    new = workshop.vaults.draft(FirstUser(login=_LOGIN, name="Karin Ek"), PASSWORD)
    vault = workshop.vaults.create(OUT / "vault", new)
    try:
        services = workshop.services(vault, "sv")
        text = text_in("sv")
        form = DemoForm(terms=text.terms, version=text.version)
        fill_demo(services, clock=workshop.clock, form=form)
        print(f"  {len(services.cases.list_cases())} invented cases in {OUT / 'vault'}")
        _print_forms(services)
        _export_minutes(services)
        _ask(services)
    finally:
        vault.close()
    let_in_others(workshop, OUT / "vault")
    return OUT / "vault"


def let_in_others(workshop: Workshop, folder: Path) -> None:
    """Give the unit manager and a colleague accounts of their own: nobody approves what they wrote.

    By the administrator, who chooses a password, and of whom a paper says that one person alone has
    the account: it is nobody else's then, although the coordinator made it.
    """
    with closing(workshop.vaults.unlock(folder, login=_LOGIN, password=PASSWORD)) as karin:
        workshop.access.add_user(karin, SUPPORT, _FIRST_PASSWORD)
    first = workshop.vaults.unlock(folder, login=SUPPORT.login, password=_FIRST_PASSWORD)
    with closing(first) as support:
        who = support.actor.user_id
        workshop.access.change_password(support, old=_FIRST_PASSWORD, new=SUPPORT_PASSWORD)
        workshop.access.add_user(support, MANAGER, MANAGER_PASSWORD)
        workshop.access.add_user(support, COLLEAGUE, COLLEAGUE_PASSWORD)
    with closing(workshop.vaults.unlock(folder, login=_LOGIN, password=PASSWORD)) as karin:
        workshop.access.vouch(karin, who, signer="Eva Ström", document="Dnr 2026-17")


def _print_forms(services: Services) -> None:
    print("\nConsent forms, one sheet a signatory:")
    purpose = services.cases.get(_FORMS_CASE).purposes[0].id
    plan = services.consent_forms.plan(_FORMS_CASE, purpose=purpose)
    for sheet in plan.sheets:
        order = FormOrder(
            case=_FORMS_CASE,
            purpose=purpose,
            signatory=sheet.signatory,
            subjects=sheet.subjects,
            rows=plan.rows,
            recipients=plan.recipients,
            valid_from=plan.valid_from,
            valid_to=plan.valid_to,
            language="sv",
        )
        prepared = services.consent_forms.prepare(order)
        exported = services.consent_forms.export(prepared, OUT / "forms")
        print(f"  {sheet.name}: {exported.path.name}")


def _export_minutes(services: Services) -> None:
    print("\nMinutes of one meeting, each copy built from what its recipient may read:")
    meetings = services.meetings.list_meetings(case=_MINUTES_CASE)
    meeting = min(meetings, key=lambda one: one.starts_at).id
    for recipient in services.minutes.recipients(_MINUTES_CASE, meeting):
        try:
            exported = services.minutes.export(
                _MINUTES_CASE, meeting, recipient=recipient.recipient, folder=OUT / "minutes"
            )
        except DomainError as error:
            print(f"  {recipient.name}: no copy ({error.code})")
        else:
            print(f"  {recipient.name}: {recipient.readable} items, {exported.path.name}")


def _ask(services: Services) -> None:
    """Answer one question for every party and some types; count and show each kind of answer."""
    print("\nWho may know what, in writing, about the young person of that case, and why:")
    detail = services.cases.get(_MINUTES_CASE)
    kinds = {party.id: party.kind for party in services.parties.list_parties()}
    parties = [stay.party for stay in detail.participations]
    allowed = refused = 0
    for (type_, teller), recipient in product(_ASKED, parties):
        source = next(party for party in parties if kinds[party] is teller)
        if recipient == source:
            continue
        flow = Flow(
            case=_MINUTES_CASE,
            purpose=detail.purposes[0].id,
            subject=detail.young_person,
            source=source,
            recipient=recipient,
            type=type_,
            channel=Channel.WRITTEN,
        )
        answer = services.sharing.ask(flow)
        allowed += answer.decision.allowed
        refused += not answer.decision.allowed
        print(f"  {'ja ' if answer.decision.allowed else 'nej'}  {answer.sentence}")
    print(f"  {allowed} allowed, {refused} refused.")


def _has_display() -> bool:
    return sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )


def _take_pictures(vault: Path) -> None:
    print("\nPictures of the screens, Swedish and English:", flush=True)
    pictures = [sys.executable, str(ROOT / "scripts" / "pictures.py"), str(vault)]
    offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        [*pictures, str(OUT / "screens")], env=offscreen, input=PASSWORD, text=True, check=True
    )


if __name__ == "__main__":
    sys.exit(main())
