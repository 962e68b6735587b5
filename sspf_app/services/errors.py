"""Conditions of the environment: what the user can do something about."""


class KnownError(Exception):
    """Something outside the program is in the way: shown as a sentence with advice.

    Raised for a full disk, a damaged file, a wrong password: never for a bug, which stays an
    ordinary exception and ends in the crash dialog.

    Attributes:
        code: Stable name of the condition, turned into a sentence by ``sspf_app.texts``.
        params: Values the sentence needs; never a secret and never what a case holds.
    """

    def __init__(self, code: str, **params: object) -> None:
        """Keep the code and the values its sentence needs."""
        super().__init__(code)
        self.code = code
        self.params = params
