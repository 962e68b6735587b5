"""What was begun and not saved: in which words it is told, and where one goes on with it."""

from __future__ import annotations

from datetime import tzinfo

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.line_parts import TodayLine, shown_time
from sspf_app.services.today_views import TodayEntry

_POINT = ":point"
_SUPPORT = "support:"
_Place = tuple[str, dict[str, str]]


def draft_line(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    """The line of a draft; its target is the key it is kept under."""
    screen, record, field, part = (*entry.target.split("/"), "", "", "")[:4]
    if screen == "case":
        what, wanted = _of_case(record, field, part)
    else:
        what, wanted = _of(screen, record, field)
    return TodayLine(
        sentence=_("You began {what} and have not saved it.").format(what=what),
        about=shown_time(entry.at, zone),
        icon="edit",
        tone=Tone.NEUTRAL,
        button=_("Go on with it"),
        screen=screen,
        wanted=wanted,
    )


def _of(screen: str, record: str, field: str) -> _Place:
    """A draft of a screen of its own."""
    if screen == "meeting" and field.endswith(_POINT):
        meeting = field.removesuffix(_POINT)
        return _("a point of an agenda"), {"case": record, "meeting": meeting, "tab": "before"}
    if screen == "register" and record.startswith(_SUPPORT):
        wanted = {"tab": "support", "support": record.removeprefix(_SUPPORT)}
        return _("an entry of the support in the area"), wanted
    places: dict[str, _Place] = {
        "cases": (_("a new case"), {"new": "yes"}),
        "meeting": (_("minutes"), {"case": record, "meeting": field}),
        "legal": (_("a question that rests on a law"), {"case": record}),
        "consultations": (_("a consultation"), {}),
        "commitments": (_("how a commitment goes"), {"case": record, "item": field}),
        "register": (_("a text of the form"), {"text": record}),
        "scans": (_("an answer on a scanned sheet"), {}),
        "moving": (_("a list to move in"), {}),
    }
    return places.get(screen, (_("a text"), {}))


def _of_case(case: str, field: str, part: str) -> _Place:
    """A draft of a page of a case."""
    kind, _colon, rest = field.partition(":")
    if kind == "note" and part == "item":
        return _("a note to take up"), {"case": case, "tab": "notes", "note": rest}
    pages: dict[str, _Place] = {
        "note": (_("a note"), {"tab": "notes", "draft": rest}),
        "talk": (_("an information talk"), {"tab": "consent", "talk": "new"}),
        "close": (_("the closing of a case"), {"tab": "decisions", "act": "close"}),
        "mapping": (_("an entry of the mapping"), {"tab": "mapping", "draft": field}),
        "referral": (_("an entry of the mapping"), {"tab": "mapping", "draft": field}),
        "mapping-form": (_("a mapping talk"), {"tab": "mapping"}),
        "referral-form": (_("a referral"), {"tab": "mapping", "referral": "yes"}),
        "document": (_("a paper to put in"), {"tab": "documents"}),
        "relation": (_("somebody in the network"), {"tab": "people"}),
        "plan": (_("a line of a plan"), {"tab": "plan"}),
        "plan-version": (_("the setting of a plan"), {"tab": "plan"}),
    }
    what, wanted = pages.get(kind, (_("an answer or a withdrawal"), {"tab": "consent"}))
    return what, {"case": case, **wanted}
