"""The keys of an open vault, and the sub-keys made from them."""

from dataclasses import dataclass

from sspf_app.crypto.primitives import derive_key
from sspf_app.crypto.secret import Secret


@dataclass(frozen=True, slots=True)
class VaultKeys:
    """What a right password or the recovery words give.

    Attributes:
        data_key: 32 random bytes, the raw key of the database. Changes with each rekey.
        authority_key: 32 random bytes that only people of the vault ever held. It stays the same
            and proves that a slot file was written by one of them.
    """

    data_key: Secret
    authority_key: Secret

    @property
    def log_key(self) -> Secret:
        """Derive the key that seals the lines of the access log.

        From the authority key: it outlives every rekeying, so that what was printed on a paper is
        found in the log as long as the vault lasts; and whoever got hold of a data key alone cannot
        seal.
        """
        return derive_key(self.authority_key, salt=b"", label="audit")

    def roster_key(self) -> Secret:
        """Derive the key that authenticates the slot file.

        Both keys go in: a stranger who can write in the folder may seal a data key of their own to
        somebody, but does not know the authority key.
        """
        return derive_key(self.data_key, salt=self.authority_key, label="slot roster")

    def wipe(self) -> None:
        """Overwrite both keys."""
        self.data_key.wipe()
        self.authority_key.wipe()
