"""Homes a child is placed in: no consent of SSPF covers them, and no form names them.

Once a child was placed in secret or taken into compulsory care, no paper tells where: neither the
home, nor whoever the case has to do with only since then.

Source: sharing rules, section 2 (a pause) and 6; domain, section 2.5 (LVU).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.facts import Participation, Party, Pause
from sspf_app.domain.time import day_of
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.pauses import NEEDS_POSITION
from sspf_app.services.standing_rows import standing

_HOME = re.compile(
    r"(?i)\b(?:hvb|sis|lvm-?hem|ungdomshem\w*|behandlingshem\w*|stödboende\w*|jourhem\w*)\b"
    r"|\bhem för vård eller boende\b|\bsärskil\w+ ungdomshem"
)
_MAY_RUN_HOMES = frozenset({PartyKind.OTHER})
"""The kind a home is entered as: any other is an ordinary party, whatever its name tells."""
_KNOWN_BY_ALL = frozenset({PartyKind.SCHOOL, PartyKind.POLICE, PartyKind.LEISURE})
"""Kinds that are no home; who took part before the placement stays known."""


def is_placement(party: Party) -> bool:
    """Whether a party is a home a child may be placed in, by its name, or by kind and mark."""
    is_marked = party.reveals_place and party.kind in _MAY_RUN_HOMES
    return is_marked or _HOME.search(party.name) is not None


def hiding_pauses(loaded: LoadedCase) -> tuple[Pause, ...]:
    """Placements whose place no paper tells, over and running; compulsory care is one of them.

    Another case of the young person may be where it is registered (``secret_beside``).

    The pause does not say whether the place of compulsory care is secret: it is taken to be.
    """
    own = (one for one in loaded.situation.rows.pauses if one.reason in NEEDS_POSITION)
    return (*own, *loaded.hidden_beside)


def may_be_hidden_home(loaded: LoadedCase, party: Party) -> bool:
    """Whether a name may tell where a child was placed.

    The name does not have to sound like a home: whoever the case has to do with only since the
    placement is not named either, nor who then received something under a legal ground.
    """
    pauses = hiding_pauses(loaded)
    if not pauses or party.id == loaded.header.coordinator_party:
        return False
    if party.reveals_place or is_placement(party):
        return True
    stays = [row for row in loaded.participations if row.party == party.id]
    if not stays:
        return True
    first = min(stays, key=lambda row: row.joined_on)
    if any(_came_during(loaded, first, pause) for pause in pauses):
        return True
    since = min(pause.starts_at for pause in pauses)
    return party.kind not in _KNOWN_BY_ALL and party.id in _told_by_law(loaded, since)


def _came_during(loaded: LoadedCase, stay: Participation, pause: Pause) -> bool:
    """Both days count; on the first one only what was entered once the pause had begun."""
    zone = loaded.facts.zone
    starts_on = day_of(pause.starts_at, zone)
    if stay.joined_on == starts_on:
        return stay.recorded_at is None or stay.recorded_at >= pause.starts_at
    ended = pause.ends_at is not None and stay.joined_on > day_of(pause.ends_at, zone)
    return stay.joined_on > starts_on and not ended


def _told_by_law(loaded: LoadedCase, since: datetime) -> Iterator[str]:
    for row in standing(loaded.facts.legal_disclosures):
        if row.case == loaded.id and row.at >= since:
            yield row.recipient
