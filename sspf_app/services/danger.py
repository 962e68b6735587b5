"""Whether it can be dangerous for the young person that the guardians know, as it is answered.

Source: domain notes, section 2.5.
"""

from __future__ import annotations

from sspf_app.domain.errors import DomainError
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_states import refresh_persons
from sspf_app.services.desk import Desk
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.records import Action
from sspf_app.services.request_records import DANGER, ContactKind, ContactRule

_FEWEST_WORDS = 3


def write_answer(
    desk: Desk, unit: UnitOfWork, loaded: LoadedCase, answer: ContactKind, *, said: str = ""
) -> str:
    """Write an answer in the caller's unit of work, who commits; its id.

    Raises:
        DomainError: ``danger_asks_social_services``: *no* where it was held to be possible;
            ``danger_not_held``: nothing is held back that could be cleared;
            ``danger_words_required``.
        ValueError: a rule about one person is no answer. (A bug.)
    """
    if answer not in DANGER:
        raise ValueError(answer)
    _check(loaded, answer, said)
    row = ContactRule(
        id=desk.new_id("cr"),
        case=loaded.id,
        person=loaded.header.young_person,
        kind=answer,
        reason=said.strip(),
        starts_on=loaded.today,
        set_at=desk.now(),
        set_by=desk.actor.name,
    )
    unit.requests.put_rule(row)
    # What a guardian may be told hangs on it, in every case of the young person.
    refresh_persons(unit, (loaded.header.young_person,), now=loaded.now)
    desk.log(unit, Action.WRITE, f"danger:{row.id}", case=loaded.id)
    return row.id


def _check(loaded: LoadedCase, answer: ContactKind, said: str) -> None:
    is_held = loaded.holds_back
    if answer is ContactKind.DANGER_NO and is_held:
        raise DomainError("danger_asks_social_services")
    if answer is ContactKind.DANGER_CLEARED:
        if not is_held:
            raise DomainError("danger_not_held")
        if len(said.split()) < _FEWEST_WORDS:
            raise DomainError("danger_words_required")
