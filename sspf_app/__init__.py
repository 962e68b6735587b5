"""The SSPF coordinator's program: consents, meetings and who may know what, in an encrypted vault."""

__version__ = "0.1.0"
