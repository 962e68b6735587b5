"""What the manager read, and the key it was read with, is in no process once the page is locked."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sspf_app.bootstrap import Workshop
from sspf_app.crypto.kdf import TEST_SWITCH as CHEAP
from sspf_app.crypto.transfers import SealingKeys
from sspf_app.services.approval_file import AskedAway, write_request
from sspf_app.services.log_copy_file import CopyBegins, write_copy
from sspf_app.system.own_memory import TEST_SWITCH
from tests.gui.key_at_hand import AT, PHRASE, a_line
from tests.gui.test_lock import NAME, SAID, _command_of, _found, _wait_for_lock

ROOT = Path(__file__).parents[2]
KEYS = SealingKeys()


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A key, and a copy of the log and a question that were sealed to it."""
    made = Workshop("sspf").manager_desk.make(
        tmp_path / "chef.nyckel", name="Lena", passphrase=PHRASE
    )
    card, vault = KEYS.read_card(made.public.read_bytes()), KEYS.new_seed()
    begins = CopyBegins(vault="SSPF", key="ab", made_at=AT, made_by="K", after=0, after_seal="")
    lines = (replace(a_line(number), name=NAME) for number in range(1, 40))
    asked = AskedAway(
        id="sr-1", vault="SSPF", kind="exception", request="ex-1", reference="26-1",
        facts=(("hindrance", SAID),), requested_at=AT, requested_by="K", made_at=AT,
    )  # fmt: skip
    copy, question = tmp_path / "a.sspf-logg", tmp_path / "a.sspf-fraga"
    copy.write_bytes(b"".join(KEYS.seal(vault, card, write_copy(begins, lines))))
    question.write_bytes(b"".join(KEYS.seal(vault, card, [write_request(asked)])))
    return made.private, copy, question


@pytest.fixture
def reading(files: tuple[Path, Path, Path]) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("key_lock_child.py")), *map(str, files)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), TEST_SWITCH: "1", CHEAP: "1"},
    )
    with child:
        assert child.stdin is not None
        child.stdin.write(f"{PHRASE}\n".encode())
        child.stdin.flush()
        yield child
        child.kill()


def test_after_locking_nothing_of_it_is_in_the_process(
    reading: subprocess.Popen[bytes], files: tuple[Path, Path, Path]
) -> None:
    assert reading.stdout is not None
    assert reading.stdin is not None
    assert reading.stdout.readline() == b"read\n"
    seed = Workshop("sspf").manager_desk.open_key(files[0], passphrase=PHRASE).seed
    before = {one for one, _encoding in _found(reading, NAME, SAID, seed)}
    assert before == {NAME, SAID, seed}
    reading.stdin.write(b"\n")
    reading.stdin.flush()
    _wait_for_lock(reading)
    assert _command_of(reading)[1:] == [
        *("-m", "sspf_app"),
        *("--locked-because", "idle", "--manager-key"),
    ]
    # Of the passphrase its first letters: enough, and in no word list.
    assert _found(reading, NAME, SAID, seed, PHRASE[:12]) == set()
