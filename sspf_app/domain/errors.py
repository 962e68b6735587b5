"""Errors of the domain: a code and parameters, never a sentence."""


class DomainError(Exception):
    """A rule of the domain was broken by what was asked or entered.

    Attributes:
        code: Stable name of the rule, turned into a sentence by ``sspf_app.texts``.
        params: Values the sentence needs.
    """

    def __init__(self, code: str, **params: object) -> None:
        """Keep the code and the values its sentence needs."""
        super().__init__(code)
        self.code = code
        self.params = params


class NaiveInstant(DomainError):  # noqa: N818  a fact about the instant, as the glossary says
    """An instant without a time zone was handed in: a bug of the caller, not of the user."""

    def __init__(self, where: str) -> None:
        """Name the argument that lacked its zone."""
        super().__init__("naive_instant", where=where)
