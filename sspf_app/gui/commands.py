"""What can be done from the search box: commands, and how words find them. No Qt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sspf_app.gui.i18n import N_, _, marked
from sspf_app.gui.screen import Screen, lines_and_keys

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something that can be done.

    Attributes:
        name: Stable; what was used lately is remembered by it.
        words: What it says.
        also: Other words by which it is found.
        keys: Keys that do the same.
        screen: The screen it goes to; empty = the window itself does it, by its name.
        params: What the screen is opened with.
        of_case: It is done in a case, which ``params`` will name.
        reads_cases: It is for those who read cases, on a screen that is for others too.
        person: The parameter that names the person it was chosen for, if there is one.
    """

    name: str
    words: str
    icon: str
    also: str = ""
    keys: str = ""
    screen: str = ""
    params: Mapping[str, str] = field(default_factory=dict[str, str])
    of_case: bool = False
    person: str = ""
    reads_cases: bool = False


def screen_commands(screens: Iterable[Screen]) -> tuple[Command, ...]:
    """One command for each screen that can be gone to."""
    keys = {screen.name: told for screen, told in lines_and_keys(screens)}
    return tuple(
        Command(
            name=f"go-{screen.name}",
            words=_("Go to {screen}").format(screen=marked(screen.title)),
            icon=screen.icon,
            keys=keys.get(screen.name, ""),
            screen=screen.name,
        )
        for screen in screens
        if screen.in_rail or screen.name in ("moving", "handover")
    )


def frame_commands() -> tuple[Command, ...]:
    """What the window itself does."""
    return (
        Command(name="lock", words=_("Lock at once"), icon="lock", keys="Ctrl+L"),
        Command(
            name="leave", words=_("Lock and close the window"), icon="lock", keys="Ctrl+Shift+L"
        ),
        Command(name="hide", words=_("Hide everything at once"), icon="eye-off", keys="F9"),
        Command(name="help", words=_("Help about this screen"), icon="help", keys="F1"),
        Command(
            name="keys",
            words=_("Keys"),
            icon="key",
            keys="Shift+F1",
            also=_("shortcuts keyboard"),
        ),
        Command(name="back", words=_("Back to the screen before"), icon="undo", keys="Alt+Left"),
        Command(name="reload", words=_("Load again"), icon="refresh", keys="F5"),
        *look_commands(),
    )


def look_commands() -> tuple[Command, ...]:
    """Colours, size of text and language."""
    looks = (
        ("theme-system", _("Colours: as the system")),
        ("theme-light", _("Colours: light")),
        ("theme-dark", _("Colours: dark")),
        ("theme-contrast", _("Colours: high contrast")),
    )
    rest = (
        ("text-larger", _("Larger text"), _("zoom size")),
        ("text-smaller", _("Smaller text"), _("zoom size")),
        ("language-sv", "Språk: svenska", "language Swedish"),
        ("language-en", "Language: English", "språk engelska"),
    )
    also = _("theme look")
    return (
        *(Command(name=name, words=words, icon="eye", also=also) for name, words in looks),
        *(
            Command(name=name, words=words, icon="settings", also=also)
            for name, words, also in rest
        ),
    )


def begin_commands() -> tuple[Command, ...]:
    """What is begun without a case."""
    return (
        Command(
            name="new-case",
            words=_("New case"),
            icon="add",
            screen="cases",
            params={"new": "yes"},
        ),
        Command(
            name="new-meeting",
            words=_("Plan a meeting"),
            icon="meeting",
            screen="meeting",
            params={"plan": "new"},
        ),
        Command(
            name="ask", words=_("Ask: may I tell this to them now?"), icon="ask", keys="Ctrl+Q"
        ),
        Command(
            name="form-texts",
            words=_("Form texts"),
            icon="document",
            screen="register",
            params={"tab": "texts"},
        ),
        Command(
            name="doubles",
            words=_("Entered twice"),
            icon="people",
            screen="register",
            params={"tab": "doubles"},
            reads_cases=True,
        ),
    )


_OF_CASE = (
    ("case-form", N_("Print the form"), "print", "consent", "print", N_("paper consent")),
    ("case-answer", N_("Register an answer"), "consent", "consent", "answer", N_("form paper")),
    ("case-withdraw", N_("Register a withdrawal"), "stop", "consent", "withdraw", ""),
    ("case-talk", N_("Information talk"), "interpreter", "consent", "talk", ""),
    ("case-note", N_("New note"), "note", "notes", "new", N_("write")),
)
_TABS = (
    ("overview", N_("Overview"), "home"),
    ("consent", N_("Consent"), "consent"),
    ("meetings", N_("Meetings"), "meeting"),
    ("plan", N_("Plan"), "commitments"),
    ("mapping", N_("Mapping"), "zoom-in"),
    ("notes", N_("Notes"), "note"),
    ("people", N_("People"), "people"),
    ("documents", N_("Documents"), "document"),
    ("shared", N_("Shared"), "export"),
    ("decisions", N_("Decisions"), "legal"),
    ("history", N_("History"), "history"),
)
_FOR_A_PERSON = frozenset({"print", "withdraw"})


def case_commands() -> tuple[Command, ...]:
    """What is done in a case: the one in sight, or one whose name is typed after the words."""
    acts = (
        Command(
            name=name,
            words=marked(words),
            icon=icon,
            also=marked(also) if also else "",
            screen="case",
            params={"tab": tab, what: "yes" if what == "new" else ""},
            of_case=True,
            person=what if what in _FOR_A_PERSON else "",
        )
        for name, words, icon, tab, what, also in _OF_CASE
    )
    tabs = (
        Command(
            name=f"case-{tab}",
            words=marked(title),
            icon=icon,
            screen="case",
            params={"tab": tab},
            of_case=True,
        )
        for tab, title, icon in _TABS
    )
    plan = Command(
        name="case-meeting",
        words=_("Plan a meeting"),
        icon="meeting",
        screen="meeting",
        of_case=True,
    )
    ask = Command(name="case-ask", words=_("Ask"), icon="ask", screen="ask", of_case=True)
    return (*acts, plan, ask, *tabs)


def found(commands: Iterable[Command], typed: str, recent: Sequence[str]) -> tuple[Command, ...]:
    """Commands that the words find, best first: what begins so, then what holds each word.

    Args:
        commands: Those that can be done now, in their usual order.
        typed: What is typed; each word may be unfinished.
        recent: Names of those used lately, the newest first; they come first among equals.
    """
    wanted = words_of(typed)
    if not wanted:
        return ()
    order = {name: place for place, name in enumerate(recent)}
    ranked = [
        (place, order.get(command.name, len(order)), number, command)
        for number, command in enumerate(commands)
        if (place := _place(command, wanted)) is not None
    ]
    return tuple(command for *_rank, command in sorted(ranked, key=lambda one: one[:3]))


def split(commands: Iterable[Command], typed: str) -> tuple[tuple[Command, ...], str]:
    """Commands in a case that the first words name, and the rest, which may name whom.

    ``print form alva`` is a form for Alva. The most words that name a command are taken for it.
    """
    parts = typed.split()
    ready = tuple(commands)
    for count in range(len(parts) - 1, 0, -1):
        named = found(ready, " ".join(parts[:count]), ())
        if named:
            return named, " ".join(parts[count:])
    return (), ""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, without case and without marks over letters: ``å`` is ``a``."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return tuple(_WORD.findall(letters))


def _place(command: Command, wanted: tuple[str, ...]) -> int | None:
    said, also = words_of(command.words), words_of(command.also)
    if " ".join(said).startswith(" ".join(wanted)):
        return 0
    if _holds(said, wanted):
        return 1
    return 2 if _holds((*said, *also), wanted) else None


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(one) for word in words) for one in wanted)
