"""Stand-ins of the ports: records in memory, papers as plain text, files of the test's folder."""

from tests.fakes.clock import ZONE, CountingIds, FixedClock
from tests.fakes.papers import FolderTarget, TextRenderer
from tests.fakes.vault import MemoryVault

__all__ = ["ZONE", "CountingIds", "FixedClock", "FolderTarget", "MemoryVault", "TextRenderer"]
