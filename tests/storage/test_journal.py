"""The access log; the history is tested with what writes it."""

from dataclasses import replace

from sspf_app.services.records import Action, LogEntry
from tests.storage.conftest import Vault
from tests.storage.samples import NOW

OPENED = LogEntry(
    at=NOW,
    user_id="u-1",
    role="coordinator",
    workstation="desk-1",
    action=Action.OPEN,
    subject="case:c-1",
    case="c-1",
    reason="on call",
)


def test_the_log_is_read_newest_first(vault: Vault) -> None:
    others = [
        replace(OPENED, action=Action.SEARCH, case=None, subject="", reason=None),
        replace(OPENED, user_id="u-2"),
    ]
    with vault.unit() as unit:
        for entry in (OPENED, *others):
            unit.journal.log(entry)
        unit.commit()
    with vault.unit() as unit:
        assert unit.journal.entries() == (others[1], others[0], OPENED)
        assert unit.journal.entries(limit=1) == (others[1],)
        assert unit.journal.entries(case="c-1") == (others[1], OPENED)
        assert unit.journal.entries(user_id="u-1") == (others[0], OPENED)
        assert unit.journal.entries(user_id="u-1", case="c-1") == (OPENED,)
