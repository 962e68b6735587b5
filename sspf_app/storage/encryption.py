"""What SQLCipher says of how an open file is encrypted; nothing here is known beforehand.

Source: https://www.zetetic.net/sqlcipher/sqlcipher-api/ (cipher_settings, cipher_provider).
"""

from __future__ import annotations

import sqlite3

from sspf_app.services.vault_ports import Encryption

_CIPHER = "AES-256-CBC"
"""The one cipher of SQLCipher 4, which ``engine`` insists on."""


def encryption_of(raw: sqlite3.Connection) -> Encryption:
    """Ask the library, over the connection in use."""
    settings = dict(map(_setting, raw.execute("PRAGMA cipher_settings").fetchall()))
    is_sealed = settings.get("cipher_use_hmac") == "1"
    return Encryption(
        cipher=_CIPHER,
        page_hmac=settings.get("cipher_hmac_algorithm", "") if is_sealed else "",
        page_size=int(settings.get("cipher_page_size", "0")),
        version=_one(raw, "cipher_version"),
        provider=_one(raw, "cipher_provider_version"),
    )


def _setting(line: tuple[str]) -> tuple[str, str]:
    """``PRAGMA name = value;`` taken apart."""
    name, _, value = line[0].removeprefix("PRAGMA ").partition(" = ")
    return name, value.rstrip(";")


def _one(raw: sqlite3.Connection, name: str) -> str:
    found = raw.execute(f"PRAGMA {name}").fetchone()
    return "" if found is None else str(found[0])
