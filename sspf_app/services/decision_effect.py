"""What a change would make of the answers in a case: the rules asked twice, once imagined."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.domain.fact_set import Facts
from sspf_app.domain.rules import Situation, decide_in, required_in
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.consent_end import HeldOverview, held_overview
from sspf_app.services.decision_views import Effect
from sspf_app.services.row_changes import RowChange
from sspf_app.services.standing_rows import standing
from sspf_app.services.taken_back import named

Allowed = frozenset[Flow]


def effect_of(loaded: LoadedCase, change: RowChange) -> Effect:
    """What a change makes different, at the instant from which it holds."""
    at = max(change.at, loaded.now)
    after = change.imagined(loaded.facts, now=loaded.now)
    case = loaded.id
    before_flows, after_flows = (
        allowed_flows(loaded.facts, case, at),
        allowed_flows(after, case, at),
    )
    held = held_overview(loaded.facts, case, at=at)
    then = held_overview(after, case, at=at)
    return Effect(
        at=at,
        state=(held.overview.state.value, then.overview.state.value),
        answers=(_answering(loaded.facts, held), _answering(after, then)),
        stops=len(before_flows - after_flows),
        starts=len(after_flows - before_flows),
        taken_back=(named(held.taken_back, loaded.name), named(then.taken_back, loaded.name)),
        beside=(_values(held), _values(then)),
    )


def allowed_flows(facts: Facts, case: str, at: datetime) -> Allowed:
    """Every flow about the young person between two parties that is allowed in writing."""
    situation = Situation(facts, case, at=at)
    return frozenset(flow for flow in _flows(situation) if decide_in(situation, flow).allowed)


def must_answer(facts: Facts, case: str, at: datetime) -> tuple[object, ...]:
    """Who must answer for every purpose and kind of information, to compare."""
    situation = Situation(facts, case, at=at)
    header = situation.header
    if header is None:
        return ()
    return tuple(
        required_in(situation, purpose=purpose, subject=header.young_person, type_=type_)
        for purpose in _purposes(situation)
        for type_ in InformationType
    )


def _flows(situation: Situation) -> Iterator[Flow]:
    header = situation.header
    if header is None or not situation.is_open or situation.pause is not None:
        return
    parties = sorted(
        {row.party for row in situation.rows.participations if situation.takes_part(row.party)}
    )
    for purpose in _purposes(situation):
        for source in parties:
            for recipient in parties:
                if source != recipient:
                    for type_ in InformationType:
                        yield Flow(
                            case=situation.case,
                            purpose=purpose,
                            subject=header.young_person,
                            source=source,
                            recipient=recipient,
                            type=type_,
                            channel=Channel.WRITTEN,
                        )


def _purposes(situation: Situation) -> list[str]:
    rows = situation.existing(situation.facts.purposes)
    return sorted(row.id for row in rows if row.case == situation.case)


def _values(held: HeldOverview) -> tuple[str, ...]:
    return tuple(one.value for one in held.beside)


def _answering(facts: Facts, held: HeldOverview) -> tuple[str, ...]:
    names = {row.id: row.name for row in standing(facts.persons)}
    return tuple(names.get(one.person, one.person) for one in held.overview.signatories)
