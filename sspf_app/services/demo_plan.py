"""The demonstration's plan: own words, goals, commitments that are late, coming and done."""

from __future__ import annotations

from dataclasses import dataclass
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
_YOUNG, _LEISURE = "p-demo-1-u", "fritid-ersboda"
_SCHOOL = pick(SCHOOLS, 1)
_K, _T = PlanKind, InformationType
_ABOUT_HER_ALONE = frozenset({"household"})
_HOMEWORK = "Läxhjälp på tisdagar."


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the plan: the line it stands under, who does it, and when it is due from today."""

    kind: PlanKind
    said: str
    source: str
    type: InformationType
    under: int | None = None
    who: str = ""
    in_person: str = ""
    days: int = 0


_LINES = (
    _Line(_K.YOUNG_WORDS, "Jag vill orka upp på morgonen och slippa tjat.", FAMILY, _T.FAMILY_HOME),
    _Line(
        _K.OVERALL,
        "Alva trivs och är trygg i skolan och på fritiden.",
        _SCHOOL,
        _T.SCHOOL_SAFETY,
    ),
    _Line(_K.GOAL, "I skolan varje dag till sommarlovet.", _SCHOOL, _T.ATTENDANCE),
    _Line(_K.SUB_GOAL, "Tre dagar i veckan före sportlovet.", _SCHOOL, _T.ATTENDANCE, 2),
    _Line(
        _K.COMMITMENT,
        "Ringer hem före åtta om Alva inte har kommit.",
        _SCHOOL,
        _T.ATTENDANCE,
        3,
        _SCHOOL,
        "Per Gransjö, rektor",
        -6,
    ),
    _Line(_K.COMMITMENT, _HOMEWORK, _SCHOOL, _T.ATTENDANCE, 2, _SCHOOL, "", 3),
    _Line(_K.GOAL, "En fritid som håller.", _LEISURE, _T.LEISURE_ACTIVITIES),
    _Line(
        _K.COMMITMENT,
        "Följer med till boxningen de första gångerna.",
        _LEISURE,
        _T.LEISURE_ACTIVITIES,
        6,
        _LEISURE,
        "Amir Nordanvind",
        40,
    ),
    _Line(
        _K.COMMITMENT,
        "Bokar in nästa uppföljning.",
        "sspf",
        _T.SOCIAL_INTERVENTIONS,
        6,
        "sspf",
        "Maria Tallmo",
        14,
    ),
)


def add_plan(services: Services, *, clock: Clock) -> None:
    """Write the plan at the meeting of yesterday, set it, and note how it goes."""
    today = clock.now().astimezone(clock.zone).date()
    ids: list[str] = []
    for one in _LINES:
        parent = None if one.under is None else ids[one.under]
        support = homework(services) if one.said == _HOMEWORK else ""
        line = PlanItemInput(
            item=_item(one, today),
            kind=one.kind,
            parent=parent,
            in_person=one.in_person,
            support=support,
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


def _item(line: _Line, today: date) -> ItemInput:
    commitment = CommitmentInput(
        responsible=line.who,
        starts_on=today - timedelta(days=30),
        due_on=today + timedelta(days=line.days),
        follow_up="Vid nästa möte",
    )
    return ItemInput(
        case=CASE,
        meeting=MEETING,
        text=line.said,
        source=line.source,
        about=(_YOUNG,),
        types=(line.type,),
        answered=_ABOUT_HER_ALONE,
        commitment=commitment if line.kind is _K.COMMITMENT else None,
    )
