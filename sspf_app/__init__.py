"""The SSPF coordinator's program: consents, meetings and who may know what, encrypted."""

__version__ = "0.1.0"
