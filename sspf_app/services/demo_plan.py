"""The demonstration's plan: own words, goals, commitments that are late, coming and done."""

from __future__ import annotations

from datetime import date, timedelta

from sspf_app.domain.codes import FAMILY, InformationType
from sspf_app.services.bundle import Services
from sspf_app.services.commitment_views import StepInput
from sspf_app.services.demo_stories import pick
from sspf_app.services.demo_support import homework
from sspf_app.services.demo_words import SCHOOLS
from sspf_app.services.meeting_views import CommitmentInput, ItemInput
from sspf_app.services.plan_records import CommitmentStatus, PlanKind
from sspf_app.services.plan_views import PlanItemInput, VersionInput
from sspf_app.services.ports import Clock

CASE, PURPOSE, MEETING = "c-demo-1", "c-demo-1-p", "c-demo-1-m99"
_YOUNG = "p-demo-1-u"
_SCHOOL = pick(SCHOOLS, 1)
_K = PlanKind
_HOMEWORK = "Läxhjälp på tisdagar."

# What it is, what is said, the line it stands under, who does it, and when it is due from today.
_LINES = (
    (_K.YOUNG_WORDS, "Jag vill orka upp på morgonen och slippa tjat.", None, "", "", 0),
    (_K.OVERALL, "Alva trivs och är trygg i skolan och på fritiden.", None, "", "", 0),
    (_K.GOAL, "I skolan varje dag till sommarlovet.", None, "", "", 0),
    (_K.SUB_GOAL, "Tre dagar i veckan före sportlovet.", 2, "", "", 0),
    (
        _K.COMMITMENT,
        "Ringer hem före åtta om Alva inte har kommit.",
        3,
        _SCHOOL,
        "Per Gransjö, rektor",
        -6,
    ),
    (_K.COMMITMENT, _HOMEWORK, 2, _SCHOOL, "", 3),
    (_K.GOAL, "En fritid som håller.", None, "", "", 0),
    (
        _K.COMMITMENT,
        "Följer med till boxningen de första gångerna.",
        6,
        "fritid-ersboda",
        "Amir Nordanvind",
        40,
    ),
    (_K.COMMITMENT, "Bokar in nästa uppföljning.", 6, "sspf", "Maria Tallmo", 14),
)


def add_plan(services: Services, *, clock: Clock) -> None:
    """Write the plan at the meeting of yesterday, set it, and note how it goes."""
    today = clock.now().astimezone(clock.zone).date()
    ids: list[str] = []
    for kind, said, under, who, in_person, days in _LINES:
        parent = None if under is None else ids[under]
        item = _item(kind, said, today, who=who, days=days)
        support = homework(services) if said == _HOMEWORK else ""
        line = PlanItemInput(
            item=item, kind=kind, parent=parent, in_person=in_person, support=support
        )
        ids.append(services.plans.save(line).new_id or "")
    services.plans.set_version(
        VersionInput(
            case=CASE,
            purpose=PURPOSE,
            set_on=today,
            approved_by="Alva och båda vårdnadshavarna, vid mötet",
            meeting=MEETING,
        )
    )
    services.commitments.note(
        StepInput(
            case=CASE,
            item=ids[4],
            status=CommitmentStatus.IN_PROGRESS,
            told_by="Per Gransjö",
            comment="Har ringt två gånger.",
        )
    )


def _item(kind: PlanKind, said: str, today: date, *, who: str, days: int) -> ItemInput:
    commitment = CommitmentInput(
        responsible=who,
        starts_on=today - timedelta(days=30),
        due_on=today + timedelta(days=days),
        follow_up="Vid nästa möte",
    )
    return ItemInput(
        case=CASE,
        meeting=MEETING,
        text=said,
        source=FAMILY if kind is _K.YOUNG_WORDS else "sspf",
        about=(_YOUNG,),
        types=(InformationType.PARTICIPATION,),
        commitment=commitment if kind is _K.COMMITMENT else None,
    )
