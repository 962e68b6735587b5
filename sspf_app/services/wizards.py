"""The first start, step by step: what is asked, what may be gone on with. No window here.

Nothing is on disk until the last step is done: the keys and the recovery words are made in memory,
so leaving at any step leaves nothing behind.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from pathlib import Path

from sspf_app.domain.codes import PartyKind
from sspf_app.services.mail_address import is_mail_address
from sspf_app.services.party_views import PartyInput
from sspf_app.services.records import Office

ASKED_WORDS = 3


class Step(IntEnum):
    """The steps, in order."""

    PLACE = 0
    PASSWORD = 1
    WORDS = 2
    OFFICE = 3
    BACKUP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultPlan:
    """Everything the first start asks for, but the password.

    Attributes:
        folder: Where the vault comes to lie; does not exist yet, or is empty.
        user_name: Of the coordinator, as shown and logged.
        parties: The parties of the area; the first is the office's own.
        backup_folder: Where the first backup is written; None = not now.
    """

    folder: Path
    login: str
    user_name: str
    office: Office = field(default_factory=Office)
    parties: tuple[PartyInput, ...] = ()
    backup_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a step is not done: the field, and a code with a sentence."""

    field: str
    code: str
    path: str = ""
    """What it is about, where it is a place."""


USUAL_PARTIES = (
    PartyKind.SOCIAL_SERVICES,
    PartyKind.SCHOOL,
    PartyKind.POLICE,
    PartyKind.LEISURE,
)
"""The four that SSPF is named after, proposed as rows to name."""


_PARTS_A_PATH = frozenset("/\\")
"""On any system the vault may be carried to."""


class FirstStart:
    """The answers so far, and whether one may go on.

    Attributes:
        step: Where the user is.
        plan: The answers so far.
        asked: Positions (from 0) of the recovery words that are typed back.
    """

    def __init__(
        self,
        folder: Path,
        *,
        check_place: Callable[[Path], str | None],
        strength: Callable[[str, str], str],
        is_word: Callable[[str, str], bool],
    ) -> None:
        """Begin at the first step.

        Args:
            folder: Proposed place.
            check_place: A code when a vault cannot be made there, else None.
            strength: ``too_short``, ``weak``, ``fair``, ``good`` or ``strong`` of a password, for
                a login.
            is_word: Whether a typed word means a recovery word.
        """
        self.step = Step.PLACE
        self.plan = VaultPlan(folder=folder, login="", user_name="")
        self.asked: tuple[int, ...] = ()
        self._check_place = check_place
        self._strength = strength
        self._is_word = is_word
        self._words: tuple[str, ...] = ()

    def set_place(self, name: str, parent: Path | None) -> tuple[Problem, ...]:
        """Answer the first step: the name of the vault's folder, and where it lies.

        ``parent``: None = no folder was chosen.
        """
        name = name.strip()
        if not name:
            return (Problem("folder", "vault_name_required"),)
        if name in {".", ".."} or set(name) & _PARTS_A_PATH:
            return (Problem("folder", "vault_name_unfit"),)
        if parent is None:
            return (Problem("parent", "folder_required"),)
        folder = parent / name
        self.plan = replace(self.plan, folder=folder)
        match self._check_place(folder):
            case None:
                return ()
            case "place_unusable":
                return (Problem("parent", "place_unusable", str(parent)),)
            case code:
                return (Problem("folder", code, str(folder)),)

    def set_user(
        self, *, name: str, login: str, password: str, repeated: str
    ) -> tuple[Problem, ...]:
        """Answer the second step; the password itself is not kept here."""
        self.plan = replace(self.plan, user_name=name.strip(), login=login.strip())
        problems: list[Problem] = []
        if not self.plan.user_name:
            problems.append(Problem("name", "name_required"))
        if not self.plan.login:
            problems.append(Problem("login", "login_required"))
        if self.strength(password, self.plan.login) in {"too_short", "weak"}:
            problems.append(Problem("password", "weak_password"))
        elif password != repeated:
            problems.append(Problem("repeated", "passwords_differ"))
        return tuple(problems)

    def strength(self, password: str, login: str) -> str:
        """How hard to guess, honestly."""
        return self._strength(password, login)

    def set_words(self, words: Sequence[str]) -> None:
        """Keep the words that were made, and draw which are typed back."""
        self._words = tuple(words)
        drawn = secrets.SystemRandom().sample(range(len(words)), ASKED_WORDS)
        self.asked = tuple(sorted(drawn))

    def check_words(self, typed: Sequence[str]) -> tuple[Problem, ...]:
        """Compare the words typed back; ``field`` is the position asked for."""
        return tuple(
            Problem(str(position), "word_differs")
            for position, word in zip(self.asked, typed, strict=True)
            if not self._is_word(word, self._words[position])
        )

    def set_office(self, office: Office, parties: Sequence[PartyInput]) -> tuple[Problem, ...]:
        """Answer the fourth step; rows without a name are left out."""
        named = tuple(
            replace(party, name=party.name.strip()) for party in parties if party.name.strip()
        )
        self.plan = replace(self.plan, office=office, parties=named)
        problems: list[Problem] = []
        if not office.committee.strip():
            problems.append(Problem("committee", "committee_required"))
        if office.email.strip() and not is_mail_address(office.email):
            problems.append(Problem("email", "email_unfit"))
        if not named:
            problems.append(Problem("parties", "own_party_required"))
        folded = [party.name.casefold() for party in named]
        if len(set(folded)) < len(folded):
            problems.append(Problem("parties", "party_twice"))
        return tuple(problems)

    def set_backup(self, folder: Path | None, *, later: bool = False) -> tuple[Problem, ...]:
        """Answer the last step.

        Args:
            folder: None = none was chosen.
            later: No backup is made now.
        """
        self.plan = replace(self.plan, backup_folder=None if later else folder)
        if later:
            return ()
        if folder is None:
            return (Problem("backup", "folder_required"),)
        if not folder.is_dir():
            return (Problem("backup", "folder_missing"),)
        if folder.resolve().is_relative_to(self.plan.folder.resolve()):
            return (Problem("backup", "backup_inside_vault"),)
        return ()

    def go_on(self) -> None:
        """Go to the next step."""
        self.step = Step(min(self.step + 1, Step.BACKUP))

    def go_back(self) -> None:
        """Go to the step before; past the words, the words stay as they are."""
        self.step = Step(max(self.step - 1, Step.PLACE))


def suggested_login(name: str) -> str:
    """A short user name made from a person's name: ``karin`` from ``Karin Lind``."""
    first = name.split()[0] if name.split() else ""
    plain = unicodedata.normalize("NFKD", first.casefold())
    return "".join(sign for sign in plain if sign.isascii() and sign.isalnum())
