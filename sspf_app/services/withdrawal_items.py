"""A withdrawal as screens show it."""

from sspf_app.domain.facts import Withdrawal
from sspf_app.services.withdrawal_views import WithdrawalItem


def withdrawal_item(row: Withdrawal) -> WithdrawalItem:
    """The row as shown."""
    return WithdrawalItem(
        id=row.id,
        signatory=row.signatory,
        received_at=row.received_at,
        received_by=row.received_by,
        subjects=row.subjects,
        purposes=row.purposes,
        parties=row.parties,
        types=row.types,
    )
