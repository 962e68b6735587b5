"""The network is closed to this process, by the kernel: only sockets of this computer are opened.

The program speaks to nobody. Where a process also starts no other program, it asks the kernel to
hold it to that: from then on it, and whatever it starts, can open no socket but those of the Unix
family, which end on this computer. Linux alone has it; elsewhere nothing happens. The process of
the window is not bound so: it opens saved papers in other programs, which must keep their rights.

Source: seccomp(2); classic BPF as in ``linux/filter.h``; ``struct seccomp_data``.
"""

from __future__ import annotations

import errno
import platform
import struct
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class _Machine:
    """What a kind of processor calls things, see ``asm/unistd.h`` and ``linux/audit.h``."""

    audit: int
    socket: int
    io_uring_setup: int
    seccomp: int


_MACHINES = {
    "x86_64": _Machine(audit=0xC000003E, socket=41, io_uring_setup=425, seccomp=317),
    "aarch64": _Machine(audit=0xC00000B7, socket=198, io_uring_setup=425, seccomp=277),
}
_OTHER_ABI = 0x40000000  # x32, a second set of numbers on x86_64
_NUMBER_AT, _MACHINE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_AF_UNIX = 1

_LOAD, _IS, _IS_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EACCES, 0x80000000

_PR_SET_NO_NEW_PRIVS = 38
_SET_MODE_FILTER, _EVERY_THREAD = 1, 1


def close_network(*, deadly: bool = False) -> bool:
    """Let this process, and all it starts, open no socket but one of the Unix family.

    Args:
        deadly: End the process at the first attempt instead of refusing it: a proof that nothing
            so much as tries, for the tests.

    Returns:
        Whether the network is closed now; False where the system knows no such thing.
    """
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or machine is None:
        return False
    import ctypes

    program = b"".join(_rules(machine, _KILL if deadly else _REFUSE))
    held = ctypes.create_string_buffer(program, len(program))
    # struct sock_fprog: how many rules, and where they are.
    told = struct.pack("@HP", len(program) // 8, ctypes.addressof(held))
    given = ctypes.create_string_buffer(told, len(told))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    number = ctypes.c_long(machine.seccomp)
    return not library.syscall(number, _SET_MODE_FILTER, _EVERY_THREAD, given)


def _rules(machine: _Machine, otherwise: int) -> list[bytes]:
    """The filter: one rule of eight bytes each; a jump counts the rules that it leaps over."""
    return [
        _rule(_LOAD, _MACHINE_AT),
        _rule(_IS, machine.audit, if_not=7),  # numbers of another processor mean something else
        _rule(_LOAD, _NUMBER_AT),
        _rule(_IS_AT_LEAST, _OTHER_ABI, if_so=5),
        _rule(_IS, machine.io_uring_setup, if_so=4),  # it opens sockets without the call below
        _rule(_IS, machine.socket, if_not=2),
        _rule(_LOAD, _FIRST_ARGUMENT_AT),
        _rule(_IS, _AF_UNIX, if_not=1),
        _rule(_RETURN, _ALLOW),
        _rule(_RETURN, otherwise),
    ]


def _rule(code: int, value: int, *, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_so, if_not, value)
