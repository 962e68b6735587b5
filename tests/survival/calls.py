"""Stops a child at the system calls with which it writes, as a debugger does (Linux, x86-64).

The child puts a filter before its own calls, so only those that change a file are stopped; whoever
traces it looks at each and says what becomes of it: done, killed before, cut in half and killed,
killed after, held for a while, or answered with an error as a broken disk would. Nothing of it is
in the program, so no build of it can be told to do this.

Source: ptrace(2), seccomp(2).
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import NoReturn

_WRITING = {
    1: "write",
    18: "write",  # pwrite64
    20: "write",  # writev
    40: "write",  # sendfile
    74: "sync",  # fsync
    75: "sync",  # fdatasync
    76: "cut",  # truncate
    77: "cut",  # ftruncate
    82: "rename",
    83: "make",  # mkdir
    84: "remove",  # rmdir
    87: "remove",  # unlink
    263: "remove",  # unlinkat
    264: "rename",  # renameat
    316: "rename",  # renameat2
    326: "write",  # copy_file_range
}
_BY_PATH = frozenset({76, 82, 83, 84, 87})
_BESIDE = frozenset({263, 264, 316})
_TO_SECOND = frozenset({326})
_COUNT_IN_RDX = frozenset({1, 18})

_TRACEME, _CONT, _SYSCALL, _GETREGS, _SETREGS, _SETOPTIONS = 0, 7, 24, 12, 13, 0x4200
_OPTIONS = 0x00100000 | 0x80 | 0x1  # die with the tracer, stop at the filter, mark the exit
_FILTER_STOP = signal.SIGTRAP | (7 << 8)
_NO_NEW_PRIVILEGES, _SET_FILTER, _BY_FILTER = 38, 22, 2
_ALLOW, _TRACE, _X86_64 = 0x7FFF0000, 0x7FF00000, 0xC000003E
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06


_NAMES = (
    *("r15", "r14", "r13", "r12", "rbp", "rbx", "r11", "r10", "r9", "r8", "rax", "rcx", "rdx"),
    *("rsi", "rdi", "orig_rax", "rip", "cs", "eflags", "rsp", "ss", "fs_base", "gs_base"),
    *("ds", "es", "fs", "gs"),
)
"""Of the machine, in the order in which the system tells them."""


class _Registers(ctypes.Structure):
    _fields_ = [(name, ctypes.c_ulonglong) for name in _NAMES]


class _Step(ctypes.Structure):
    _fields_ = [
        ("code", ctypes.c_ushort),
        ("yes", ctypes.c_ubyte),
        ("no", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    ]


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.POINTER(_Step))]


class Fate(Enum):
    """What becomes of a call."""

    DONE = "done"
    KILLED_BEFORE = "before it"
    KILLED_WITHIN = "cut in half"
    KILLED_AFTER = "after it"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Call:
    """A call that changes a file.

    Attributes:
        kind: ``write``, ``sync``, ``cut``, ``rename``, ``make``, ``remove``.
        path: The file.
        size: Bytes to write, where it writes.
    """

    kind: str
    path: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to become of a call; ``held_s`` seconds pass before, ``error`` is for REFUSED."""

    fate: Fate = Fate.DONE
    error: int = errno.EIO
    held_s: float = 0.0


Decide = Callable[[Call], Answer]
_LIBRARY = ctypes.CDLL(None, use_errno=True)
_LIBRARY.ptrace.restype = ctypes.c_long
_LIBRARY.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


@cache
def are_traceable() -> bool:
    """Whether this machine lets a parent stop its child at its calls."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        return False
    seen: list[Call] = []

    def look(call: Call) -> Answer:
        seen.append(call)
        return Answer()

    def child() -> None:
        stop_at_writes()
        with suppress(OSError):
            Path("/nowhere/to/be/found").unlink()

    try:
        return traced(child, look) == 0 and seen == [Call("remove", "/nowhere/to/be/found")]
    except OSError:
        return False


def stop_at_writes() -> None:
    """From here on the calling process stops at its writes; only while it is traced."""
    numbers = sorted(_WRITING)
    steps = [_Step(_LOAD, 0, 0, 4), _Step(_EQUAL, 1, 0, _X86_64), _Step(_RETURN, 0, 0, _ALLOW)]
    steps.append(_Step(_LOAD, 0, 0, 0))
    for place, number in enumerate(numbers):
        steps.append(_Step(_EQUAL, len(numbers) - place, 0, number))
    steps += [_Step(_RETURN, 0, 0, _ALLOW), _Step(_RETURN, 0, 0, _TRACE)]
    array = (_Step * len(steps))(*steps)
    program = _Program(len(steps), array)
    if _LIBRARY.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs")
    if _LIBRARY.prctl(_SET_FILTER, _BY_FILTER, ctypes.byref(program), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "seccomp")


def traced(child: Callable[[], None], decide: Decide) -> int:
    """Run a child of one thread and decide on each of its writes; how it ended, as ``os`` says."""
    pid = os.fork()
    if pid == 0:
        _be_traced(child)
    os.waitpid(pid, 0)
    _trace(_SETOPTIONS, pid, data=_OPTIONS)
    _trace(_CONT, pid)
    while True:
        _, status = os.waitpid(pid, 0)
        if not os.WIFSTOPPED(status):
            return os.waitstatus_to_exitcode(status)
        if status >> 8 == _FILTER_STOP:
            _answered(pid, decide)
        else:
            _trace(_CONT, pid, data=os.WSTOPSIG(status))


def _be_traced(child: Callable[[], None]) -> NoReturn:
    code = 1
    try:
        _trace(_TRACEME, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
        child()
        code = 0
    finally:
        os._exit(code)


def _answered(pid: int, decide: Decide) -> None:
    registers = _Registers()
    _trace(_GETREGS, pid, data=ctypes.addressof(registers))
    answer = decide(_call(pid, registers))
    if answer.held_s:
        threading.Event().wait(answer.held_s)  # the call does not come back, as on a slow drive
    if answer.fate is Fate.KILLED_BEFORE:
        os.kill(pid, signal.SIGKILL)
        return
    if answer.fate is Fate.REFUSED:
        registers.orig_rax = 2**64 - 1
        registers.rax = 2**64 - answer.error
        _trace(_SETREGS, pid, data=ctypes.addressof(registers))
    if answer.fate is Fate.KILLED_WITHIN and registers.orig_rax in _COUNT_IN_RDX:
        registers.rdx = registers.rdx // 2
        _trace(_SETREGS, pid, data=ctypes.addressof(registers))
    if answer.fate in (Fate.KILLED_WITHIN, Fate.KILLED_AFTER):
        _trace(_SYSCALL, pid)
        os.waitpid(pid, 0)  # it stands at its end
        os.kill(pid, signal.SIGKILL)
        return
    _trace(_CONT, pid)


def _call(pid: int, registers: _Registers) -> Call:
    number = int(registers.orig_rax)
    kind = _WRITING.get(number, "other")
    if number in _BY_PATH:
        return Call(kind, _text(pid, registers.rdi))
    if number in _BESIDE:
        return Call(kind, _text(pid, registers.rsi))
    handle = registers.rdx if number in _TO_SECOND else registers.rdi
    size = int(registers.rdx) if number in _COUNT_IN_RDX else 0
    try:
        return Call(kind, str(Path(f"/proc/{pid}/fd/{handle}").readlink()), size)
    except OSError:
        return Call(kind, "")


def _text(pid: int, address: int) -> str:
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        memory.seek(address)
        return memory.read(4096 - address % 4096).split(b"\0", 1)[0].decode(errors="replace")


def _trace(what: int, pid: int, *, data: int = 0) -> None:
    if _LIBRARY.ptrace(what, pid, None, data) < 0:
        raise OSError(ctypes.get_errno(), f"ptrace {what}")
