"""Names as a paper may show them, and what every paper carries.

Source: sharing rules, section 6 (protected identity); OSL 5:5.
"""

from __future__ import annotations

import re
from dataclasses import replace

from sspf_app.domain.codes import PartyKind
from sspf_app.domain.facts import Party, Person
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.households import streets_in
from sspf_app.services.paper_of_minutes import SecrecyMark
from sspf_app.services.placements import hiding_pauses, is_placement, may_be_hidden_home
from sspf_app.services.records import Office
from sspf_app.texts.catalogue import Words
from sspf_app.texts.labels import function_label

_STREET = re.compile(r"[,;\n]")
_PROVISION = "26 kap. 1 §"
_HAVE_A_PLACE = frozenset({PartyKind.OTHER, PartyKind.SCHOOL, PartyKind.HEALTH_CARE})


def shown_name(loaded: LoadedCase, some_id: str, words: Words) -> str:
    """The name of a person or party; a party that reveals a protected place by its function."""
    party = loaded.parties.get(some_id)
    if party is None or not reveals_place(loaded, party):
        return loaded.name(some_id)
    return function_label(party.kind, words)


def reveals_place(loaded: LoadedCase, party: Party) -> bool:
    """Whether the name tells where a protected person of the case, or a placed child, is.

    A school that is marked is called by its name in the cases of other children: the mark of an
    ordinary party counts where somebody is to be hidden. A marked home is never named.
    """
    if may_be_hidden_home(loaded, party) or (party.reveals_place and is_placement(party)):
        return True
    if not loaded.protected:
        return False
    name = party.name.casefold()
    places = [
        place.casefold()
        for person in loaded.protected
        for place in (person.school, person.workplace)
        if place is not None
    ]
    return party.reveals_place or any(place in name or name in place for place in places)


def may_tell_place(loaded: LoadedCase, recipient: str) -> bool:
    """Whether a recipient may be told where a meeting is held.

    Nobody, where somebody of the case is protected; once a child was placed in secret, no paper for
    the family tells where one meets.
    """
    if loaded.protected:
        return False
    return recipient not in loaded.persons or not hiding_pauses(loaded)


def hidden_places(loaded: LoadedCase) -> tuple[str, ...]:
    """What they are called by which a placed child, or a placed sibling, would be found."""
    return (*(party.name for party in hidden_homes(loaded)), *loaded.homes_beside)


def hidden_homes(loaded: LoadedCase) -> tuple[Party, ...]:
    """Homes, schools and others by which a placed child would be found.

    Ordinary parties are left out: "the police" is in the words of every paper.
    """
    return tuple(
        party
        for party in loaded.parties.values()
        if (party.reveals_place or is_placement(party) or party.kind in _HAVE_A_PLACE)
        and reveals_place(loaded, party)
    )


def named_for_paper(loaded: LoadedCase, words: Words) -> LoadedCase:
    """The case with parties called as a paper may call them, for sentences that name them."""
    parties = tuple(
        replace(row, name=shown_name(loaded, row.id, words)) if row.replaced_at is None else row
        for row in loaded.facts.parties
    )
    return replace(loaded, facts=replace(loaded.facts, parties=parties))


def protected_details(person: Person) -> tuple[str, ...]:
    """What of a protected person may stand in no print towards anyone; the street by itself too."""
    street = None if person.address is None else _STREET.split(person.address, maxsplit=1)[0]
    streets = (street, *streets_in(person.address))
    details = (
        person.address,
        *streets,
        person.phone,
        person.email,
        person.school,
        person.workplace,
    )
    return tuple(dict.fromkeys(detail for detail in details if detail))


def secrecy_mark(loaded: LoadedCase, office: Office) -> SecrecyMark:
    """The mark after OSL 5:5: provision, day, authority."""
    return SecrecyMark(
        provision=_PROVISION,
        marked_on=loaded.today,
        authority=office.committee or office.unit or loaded.name(loaded.header.coordinator_party),
    )
