"""What is typed and not saved is kept for who typed it; of a case only for a role that reads it."""

from __future__ import annotations

import pytest

from sspf_app.domain.errors import DomainError
from sspf_app.services.actors import Role
from tests.services.conftest import House

OFFICE, CASE = "office/approvals/no:x-1", "case/c-1/note:new"
OTHERS = [Role.UNIT_MANAGER, Role.ADMINISTRATOR, Role.ARCHIVIST]


@pytest.mark.parametrize("role", OTHERS)
def test_every_role_keeps_what_it_types_about_the_office(house: House, role: Role) -> None:
    drafts = house.as_role(role).drafts
    drafts.save(OFFICE, "Pappan går att")
    kept = drafts.get(OFFICE)
    assert kept is not None
    assert kept.text == "Pappan går att"
    assert house.as_role(Role.COORDINATOR).drafts.get(OFFICE) is None
    drafts.discard(OFFICE)
    assert drafts.get(OFFICE) is None


@pytest.mark.parametrize("role", OTHERS)
def test_what_was_typed_of_a_case_is_closed_to_a_role_without_cases(
    house: House, role: Role
) -> None:
    house.use.drafts.save(CASE, "Han berättade")
    drafts = house.as_role(role).drafts
    for act in (
        lambda: drafts.get(CASE),
        lambda: drafts.save(CASE, "Något annat"),
        lambda: drafts.discard(CASE),
        drafts.list_drafts,
    ):
        with pytest.raises(DomainError, match="not_permitted"):
            act()
