"""What the use cases about consultations need from storage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sspf_app.services.consultation_records import Consultation


class ConsultationRecords(Protocol):
    """Consultations; they have no history, and what is erased is gone from the file."""

    def consultations(self) -> tuple[Consultation, ...]:
        """All that are kept, in order of entry."""
        ...

    def consultation(self, consultation_id: str) -> Consultation | None: ...
    def put_consultation(self, consultation: Consultation) -> None: ...
    def erase(self, ids: Iterable[str]) -> None:
        """Erase consultations; one that is not there is no error."""
        ...

    def days_kept(self) -> int:
        """How long a new consultation is kept, unless another day is chosen."""
        ...

    def put_days_kept(self, days: int) -> None: ...
