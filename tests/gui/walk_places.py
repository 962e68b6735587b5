"""Every place of the window that a walk comes to: screens, tabs, pages that open in them."""

from __future__ import annotations

from collections.abc import Iterator

from sspf_app.gui.shell import Shell

CASE = "c-cora"
CASE_TABS = (
    "overview",
    "consent",
    "meetings",
    "plan",
    "mapping",
    "notes",
    "people",
    "documents",
    "shared",
    "decisions",
    "history",
)
MEETING_TABS = ("before", "during", "after")
REGISTER_TABS = (
    "texts",
    "policy",
    "lists",
    "grounds",
    "doubles",
    "support",
    "extracts",
    "disposal",
)
SCREENS = (
    "today",
    "cases",
    "meeting",
    "consents",
    "commitments",
    "statistics",
    "scans",
    "consultations",
    "legal",
    "register",
    "log",
    "vault",
    "settings",
    "moving",
    "handover",
    "ask",
)


def screens() -> Iterator[tuple[str, dict[str, str]]]:
    """Each screen as it opens."""
    yield from ((screen, {}) for screen in SCREENS)
    yield "case", {"case": CASE}
    yield "item_rights", {"case": CASE}


def pages(meeting: str) -> Iterator[tuple[str, dict[str, str]]]:
    """What opens inside them: tabs, editors, forms half filled in."""
    yield from (("case", {"case": CASE, "tab": tab}) for tab in CASE_TABS)
    yield from (("register", {"tab": tab}) for tab in REGISTER_TABS)
    yield from (("meeting", {"case": CASE, "meeting": meeting, "tab": tab}) for tab in MEETING_TABS)
    yield "meeting", {"case": CASE}
    yield "cases", {"new": "yes"}
    yield "ask", {"case": CASE}
    yield "case", {"case": CASE, "tab": "notes", "new": "yes"}
    for page in ("print", "withdraw", "talk"):
        yield "case", {"case": CASE, "tab": "consent", page: ""}


def go(shell: Shell, screen: str, params: dict[str, str]) -> str:
    """Go there; returns what the place is called."""
    shell.navigate(screen, **params)
    return " ".join(
        (
            screen,
            *(value or name for name, value in params.items() if name not in {"case", "meeting"}),
        )
    )
