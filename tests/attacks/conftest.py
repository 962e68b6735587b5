"""The desk of the service tests, for whoever attacks it."""

from tests.services.conftest import _empty_vault, house

__all__ = ["_empty_vault", "house"]
