"""Inputs nobody would send on purpose, made from good ones; the same again from the same seed."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

MOST = 200_000
"""Bytes of an input: sizes that are refused for being large have tests of their own."""

_BYTES = (b"\x00", b"\xff", b"\x7f", b"\x80", b"\n", b"\r", b'"', b"'", b"<", b"&", b";", b"\\")
_NUMBERS = (b"0", b"-1", b"1e999", b"2147483648", b"18446744073709551616", b"NaN", b"00000000")
_TEXTS = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        "å", "\u202e", "\u2066", "\ufeff", "\ud800", "\U0001f600", "e\u0301", "\u0000", "İ", "ß",
        "../../etc/passwd", "=HYPERLINK(1)", "<script>", "%s%n", "{0.__class__}", "${7*7}",
        "a" * 3000,
    )
)  # fmt: skip

_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1.5, 10**30, "", " ", "*", "\u202e", "2026-02-30", "9999-12-31", "x" * 3000,
    [], {}, [[]], {"id": "a"}, ["*"],
)  # fmt: skip

Mutation = Callable[[Random, bytearray, Sequence[bytes]], None]


def mutated(random: Random, corpus: Sequence[bytes], words: Sequence[bytes] = ()) -> bytes:
    """One of the corpus, changed one to eight times.

    Args:
        random: Source of every choice.
        corpus: Good inputs.
        words: What means something at this door.
    """
    content = bytearray(random.choice(corpus))
    tokens = (*_BYTES, *_NUMBERS, *_TEXTS, *words)
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        mutation = random.choice(_ALL)
        if mutation is _splice:
            mutation(random, content, corpus)
        else:
            mutation(random, content, tokens)
        del content[MOST:]
    return bytes(content)


def mutated_json(random: Random, corpus: Sequence[bytes], words: Sequence[bytes] = ()) -> bytes:
    """One of a corpus of JSON, with one to three of its values changed, moved or taken away."""
    document: Any = json.loads(random.choice(corpus))
    odd = (*_VALUES, *(word.decode("utf-8", "replace") for word in words))
    for _ in range(random.randint(1, 3)):
        holders = [holder for holder in _holders(document) if holder]
        if not holders:
            break
        holder = random.choice(holders)
        key = (
            random.choice(list(holder))
            if isinstance(holder, dict)
            else random.randrange(len(holder))
        )
        action = random.randrange(4)
        if action == 0:
            del holder[key]
        elif action == 1:
            holder[key] = copy.deepcopy(random.choice(odd))
        elif action == 2:
            holder[key] = copy.deepcopy(random.choice(list(_holders(document))))
        elif isinstance(holder, dict):
            holder[f"{key}x"] = holder.pop(key)
        else:
            holder.append(copy.deepcopy(holder[key]))
    return json.dumps(document, ensure_ascii=random.random() < 0.5).encode("utf-8", "surrogatepass")


def _holders(value: Any) -> Iterator[Any]:
    """Every object and list of a document, itself first."""
    if isinstance(value, dict | list):
        yield value
        for part in value.values() if isinstance(value, dict) else value:
            yield from _holders(part)


def _place(random: Random, content: bytearray) -> int:
    return random.randint(0, len(content))


def _flip(random: Random, content: bytearray, tokens: Sequence[bytes]) -> None:
    del tokens
    if content:
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def _overwrite(random: Random, content: bytearray, tokens: Sequence[bytes]) -> None:
    at, token = _place(random, content), random.choice(tokens)
    content[at : at + len(token)] = token


def _insert(random: Random, content: bytearray, tokens: Sequence[bytes]) -> None:
    at = _place(random, content)
    content[at:at] = random.choice(tokens)


def _cut(random: Random, content: bytearray, tokens: Sequence[bytes]) -> None:
    del tokens
    at = _place(random, content)
    del content[at : at + random.choice((1, 2, 7, 40, 400, 4000))]


def _truncate(random: Random, content: bytearray, tokens: Sequence[bytes]) -> None:
    del tokens
    del content[_place(random, content) :]


def _repeat(random: Random, content: bytearray, tokens: Sequence[bytes]) -> None:
    del tokens
    at = _place(random, content)
    part = content[at : at + random.choice((1, 3, 20, 200))]
    content[at:at] = part * random.choice((1, 2, 10, 200))


def _splice(random: Random, content: bytearray, tokens: Sequence[bytes]) -> None:
    other = random.choice(tokens)
    at, start = _place(random, content), random.randint(0, len(other))
    content[at:] = other[start : start + 20_000]


_ALL: tuple[Mutation, ...] = (_flip, _overwrite, _insert, _cut, _truncate, _repeat, _splice)
