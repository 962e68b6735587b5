"""The desk of the service tests, for whoever attacks it."""

from tests.services.conftest import _empty_vault, house, real

__all__ = ["_empty_vault", "house", "real"]
