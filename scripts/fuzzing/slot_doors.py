"""The doors of what opens a vault: its slots, as somebody could forge them, and key files."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from sspf_app.crypto.slot_file import canonical, checksum_of
from sspf_app.crypto.slot_parser import decode_slot_file

DATA = Path(__file__).resolve().parent.parent.parent / "tests" / "data"


def slot_files() -> tuple[bytes, ...]:
    """Slot files of both formats."""
    return tuple((DATA / f"slots-{version}.json").read_bytes() for version in (1, 2))


def key_files() -> tuple[bytes, ...]:
    """A key file."""
    return ((DATA / "slots-2.nyckelfil").read_bytes(),)


def enter_forged_slots(data: bytes) -> object:
    """With a right checksum, as somebody with an editor could write it: the rest is looked at."""
    try:
        members = json.loads(data)
    except ValueError:
        return decode_slot_file(data)
    if isinstance(members, dict):
        rest = {name: value for name, value in members.items() if name != "checksum"}
        with contextlib.suppress(ValueError):  # what has no canonical form has no checksum either
            data = canonical(rest | {"checksum": checksum_of(rest)}) + b"\n"
    return decode_slot_file(data)
