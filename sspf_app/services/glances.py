"""A case at a glance: what stands beside the list of cases, read in one act.

Who may be told what are decisions, as the matrix shows them with the coordinator's party as the one
that tells.

Source: sharing rules, sections 5 and 9.
"""

from __future__ import annotations

from sspf_app.domain.codes import InformationType
from sspf_app.domain.rules import matrix
from sspf_app.services.actors import Permission
from sspf_app.services.case_reading import LoadedCase
from sspf_app.services.case_views import PurposeItem
from sspf_app.services.cases import read_detail
from sspf_app.services.commitment_reading import open_commitments
from sspf_app.services.consent_cards import board_of
from sspf_app.services.course import course_of
from sspf_app.services.desk import Desk
from sspf_app.services.glance_views import CaseGlance, Hearer, PurposeGlance
from sspf_app.services.ports import UnitOfWork
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.records import Action
from sspf_app.services.sharing_cells import shape_of_decision
from sspf_app.services.sharing_views import CellShape
from sspf_app.services.withdrawal_effects import withdrawal_effects


class Glances:
    """The use case of looking at a case without opening it."""

    def __init__(self, desk: Desk, access: ProtectedAccess) -> None:
        self._desk = desk
        self._access = access

    def look(self, case: str) -> CaseGlance:
        """What a case is about now.

        Raises:
            DomainError: ``unknown_case``; ``reason_required`` when somebody protected of the case
                was not opened with a reason: a glance asks for none.
        """
        with self._desk.begin(Permission.READ_CASES) as unit:
            loaded = self._access.case(unit, case)
            detail = read_detail(unit, loaded)
            glance = CaseGlance(
                detail=detail,
                teller=loaded.name(loaded.header.coordinator_party),
                purposes=tuple(_purpose(unit, loaded, one) for one in detail.purposes),
                withdrawals=withdrawal_effects(unit, loaded),
                course=course_of(unit, loaded),
                promises=tuple(
                    line
                    for line in open_commitments(unit.plans, loaded)
                    if line.item not in loaded.restricted
                ),
            )
            self._desk.log(unit, Action.READ, f"glance:{case}", case=case)
            unit.commit()
        return glance


def _purpose(unit: UnitOfWork, loaded: LoadedCase, purpose: PurposeItem) -> PurposeGlance:
    young = loaded.header.young_person
    return PurposeGlance(
        purpose=purpose.id,
        text=purpose.text,
        hearers=_hearers(loaded, purpose.id),
        board=board_of(unit, loaded, purpose=purpose.id, subject=young),
    )


def _hearers(loaded: LoadedCase, purpose: str) -> tuple[Hearer, ...]:
    own = loaded.header.coordinator_party
    parties = tuple(one for one in loaded.current_parties() if one != own)
    decided = matrix(
        loaded.situation,
        purpose=purpose,
        subject=loaded.header.young_person,
        types=InformationType,
        parties=parties,
        source=own,
    )
    shapes = {
        (cell.party, cell.type): shape_of_decision(cell.decision)
        for cell in decided.cells
        if cell.decision is not None
    }

    def told(party: str, shape: CellShape) -> tuple[InformationType, ...]:
        return tuple(one for one in InformationType if shapes.get((party, one)) is shape)

    return tuple(
        Hearer(
            party=party,
            name=loaded.name(party),
            types=told(party, CellShape.YES),
            by_mouth=told(party, CellShape.ORAL),
        )
        for party in parties
    )
