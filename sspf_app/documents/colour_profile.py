"""The colours of a paper, told in numbers that do not depend on screen or printer (sRGB).

An archive file must say what its red, green and blue mean: it carries this profile.

Source: ICC.1:2001-04 (version 2, which every level of PDF/A may use); IEC 61966-2-1 (sRGB).
"""

import functools
import struct

_NAME = b"sRGB"
_WHITE = (0.9642, 1.0, 0.8249)
"""White of the profile connection space (D50)."""
_COLOURS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
"""The three colours of sRGB, adapted to that white."""
_CURVE = (b"rTRC", b"gTRC", b"bTRC")
_STEPS = 256
_LINEAR_TO = 0.04045
_HEADER = 128
_ENTRY = 12


@functools.cache
def srgb_profile() -> bytes:
    """The profile as a file."""
    tags = {
        b"desc": _description(),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _place(_WHITE),
        **{name: _place(colour) for name, colour in _COLOURS.items()},
    }
    curve = _curve()
    start = _HEADER + 4 + _ENTRY * (len(tags) + len(_CURVE))
    body, entries = b"", b""
    for name, data in tags.items():
        entries += name + struct.pack(">II", start + len(body), len(data))
        body += _padded(data)
    for name in _CURVE:
        # The three curves are one.
        entries += name + struct.pack(">II", start + len(body), len(curve))
    body += _padded(curve)
    table = struct.pack(">I", len(tags) + len(_CURVE)) + entries
    return _header(_HEADER + len(table) + len(body)) + table + body


def _header(size: int) -> bytes:
    made_on = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    known = struct.pack(
        ">I4s4s4s4s4s", size, b"\0\0\0\0", b"\x02\x10\0\0", b"mntr", b"RGB ", b"XYZ "
    )
    white = b"".join(_fixed(value) for value in _WHITE)
    return (known + made_on + b"acsp").ljust(68, b"\0") + white.ljust(_HEADER - 68, b"\0")


def _description() -> bytes:
    said = _NAME + b"\0"
    ascii_part = b"desc\0\0\0\0" + struct.pack(">I", len(said)) + said
    # No text in Unicode (8 bytes) and none for a Macintosh (70).
    return ascii_part + bytes(8 + 3 + 67)


def _place(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(_fixed(value) for value in colour)


def _curve() -> bytes:
    values = (round(_light(step / (_STEPS - 1)) * 65535) for step in range(_STEPS))
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *values)


def _light(value: float) -> float:
    """How much light a value of sRGB stands for, 0 to 1."""
    return value / 12.92 if value <= _LINEAR_TO else ((value + 0.055) / 1.055) ** 2.4


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
