"""The dispatch copy: locked with a password that is said on another way than the file goes.

Source: ISO 32000-2, 7.6 (AES-256, revision 6).
"""

import io
import secrets
import unicodedata

import pikepdf


def encrypted(content: bytes, password: str) -> bytes:
    """Lock a finished paper.

    Args:
        content: The paper.
        password: What opens it; composed letters (å, not a with a ring), as a keyboard types them.

    Returns:
        A file that says nothing without the password, its metadata neither. What one may do with
        it is not limited: a limit that any reader can lift protects nobody.
    """
    said = unicodedata.normalize("NFKC", password)
    # The owner's password could lift limits; there are none, so nobody gets to know it.
    lock = pikepdf.Encryption(user=said, owner=secrets.token_urlsafe(32), R=6, metadata=True)
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(file, encryption=lock)
    return file.getvalue()
