"""The head of the access log: one checksum that any change, deletion or reorder makes another.

No key goes into it: the file that holds the lines is authenticated page by page already. It is for
comparing: a backup with its vault, a vault with what was printed of it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3

from sspf_app.services.vault_ports import LogHead

_LINES = """
    SELECT pk, at, user_id, role, workstation, action, subject, case_id, reason FROM access_log
    WHERE pk >= ? AND (? IS NULL OR pk <= ?) ORDER BY pk
"""
_NOTHING = bytes(32)


def log_head(raw: sqlite3.Connection, *, first: int, last: int | None) -> LogHead:
    """Read the lines in order; each is summed together with the sum before it."""
    head, number, lowest, highest = _NOTHING, 0, 0, 0
    for line in raw.execute(_LINES, (first, last, last)):
        written = json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode()
        head = hashlib.sha256(head + written).digest()
        lowest, highest, number = lowest or line[0], line[0], number + 1
    return LogHead(first=lowest, last=highest, lines=number, sha256=head.hex())
