"""What was begun and not saved: in which words it is told, and where one goes on with it."""

from __future__ import annotations

from datetime import tzinfo

from sspf_app.gui.i18n import N_, _, marked
from sspf_app.gui.looks import Tone
from sspf_app.gui.screens.today.line_parts import TodayLine, shown_name, shown_time
from sspf_app.services.today_views import TodayEntry

_POINT = ":point"
_SUPPORT = "support:"
_PARTS = {
    "extracts": N_("an answer to somebody about their data"),
    "disposal": N_("a disposal approved on paper"),
}
_Place = tuple[str, dict[str, str]]


def draft_line(entry: TodayEntry, zone: tzinfo) -> TodayLine:
    """The line of a draft; its target is the key it is kept under."""
    screen, record, field, part = (*entry.target.split("/"), "", "", "")[:4]
    if screen == "case":
        what, wanted = _of_case(record, field, part)
    else:
        what, wanted = _of(screen, record, field)
    if screen == "office":
        screen = "register"
    said = _("You began {what} and have not saved it.")
    about = shown_time(entry.at, zone)
    if entry.case is not None:
        said = _("In the case of {name} you began {what} and have not saved it.")
        about = " · ".join(filter(None, (entry.reference, about)))
    return TodayLine(
        sentence=said.format(what=what, name=shown_name(entry)),
        about=about,
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
    if screen == "office":
        return _of_office(record, field)
    if screen == "register" and record.startswith(_SUPPORT):
        wanted = {"tab": "support", "support": record.removeprefix(_SUPPORT)}
        return _("an entry of the support in the area"), wanted
    if screen == "register" and record in _PARTS:
        return marked(_PARTS[record]), {"tab": record}
    kind, _colon, rest = field.partition(":")
    places: dict[str, _Place] = {
        "item_rights": (_("somebody's view of what is noted"), {"case": record, "item": rest}),
        "consents": (_("a note on an answer that is awaited"), {}),
        "ask": (_("a note of what was said"), {"case": record}),
        "cases": (_("a new case"), {"new": "yes"}),
        "meeting": (_("minutes"), {"case": record, "meeting": field}),
        "legal": (_("a question that rests on a law"), {"case": record}),
        "consultations": (_("a consultation"), {}),
        "commitments": (_("how a commitment goes"), {"case": record, "item": field}),
        "register": (_("a text of the form"), {"text": record}),
        "scans": (_("an answer on a scanned sheet"), {}),
        "moving": (_("a list to move in"), {}),
    }
    if screen == "legal" and kind == "paper":
        return _("a decision on paper"), {"case": record}
    if screen == "moving" and field == "reason":
        whole = {"act": "out"}
        return _("a moving out"), whole if record == "everything" else {**whole, "case": record}
    return places.get(screen, (_("a text"), {}))


def _of_office(tab: str, field: str) -> _Place:
    """A draft about the office itself."""
    what = _("a text of the form") if tab == "texts" else _("a change in the register")
    kind, _colon, rest = field.partition(":")
    if kind == "origin":
        return what, {"text": rest}
    return what, {"tab": tab}


def _of_case(case: str, field: str, part: str) -> _Place:
    """A draft of a page of a case."""
    kind, _colon, rest = field.partition(":")
    if kind == "note" and part == "item":
        return _("a note to take up"), {"case": case, "tab": "notes", "note": rest}
    pages: dict[str, _Place] = {
        "note": (_("a note"), {"tab": "notes", "draft": rest}),
        "talk": (_("an information talk"), {"tab": "consent", "talk": "new"}),
        "mapping": (_("an entry of the mapping"), {"tab": "mapping", "draft": field}),
        "referral": (_("an entry of the mapping"), {"tab": "mapping", "draft": field}),
        "mapping-form": (_("a mapping talk"), {"tab": "mapping"}),
        "referral-form": (_("a referral"), {"tab": "mapping", "referral": "yes"}),
        "document": (_("a paper to put in"), {"tab": "documents"}),
        "relation": (_("somebody in the network"), {"tab": "people"}),
        "plan": (_("a line of a plan"), {"tab": "plan"}),
        "plan-version": (_("the setting of a plan"), {"tab": "plan"}),
        "purpose": (_("another purpose of a case"), {"tab": "people"}),
        "person": (_("a change about a person"), {"tab": "people", "person": rest}),
        "contact": (_("a rule about contact"), {"tab": "people", "person": rest.split(":")[0]}),
        "custody": (_("a change of custody"), {"tab": "people"}),
        "variant": (_("a question to the unit manager"), {"tab": "people"}),
        "astray": (_("a note of a paper that went astray"), _shared(rest)),
        "paper": (_("why a paper is removed"), {"tab": "documents"}),
        "correct": (_("why an answer is wrong"), {"tab": "consent", "correct": rest}),
        "decision": (_("a decision"), {"tab": "decisions", "act": rest}),
        "mark": (_("a mark on how long a case is kept"), {"tab": "decisions"}),
    }
    if (kind, rest) == ("decision", "close"):
        pages["decision"] = (_("the closing of a case"), pages["decision"][1])
    what, wanted = pages.get(kind, (_("an answer or a withdrawal"), {"tab": "consent"}))
    return what, {"case": case, **wanted}


def _shared(disclosure: str) -> dict[str, str]:
    return {"tab": "shared", "disclosure": disclosure}
