"""Handing over: to a colleague, to another office, and the backups that go before it."""
