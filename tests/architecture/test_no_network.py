"""What could speak to a network is not in the program, or is there for a reason that is told."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.program import modules

ROOT = Path(__file__).parents[2]
BANNED = (
    "aiohttp",
    "asyncio",
    "asyncore",
    "ftplib",
    "grpc",
    "http",
    "httpx",
    "imaplib",
    "multiprocessing",
    "nntplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.error",
    "urllib.request",
    "urllib.robotparser",
    "urllib3",
    "webbrowser",
    "websockets",
    "wsgiref",
    "xml.sax.saxutils",
    "xmlrpc",
    "PySide6.QtBluetooth",
    "PySide6.QtHttpServer",
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtRemoteObjects",
    "PySide6.QtSerialPort",
    "PySide6.QtWebChannel",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
    "PySide6.QtWebView",
)
"""What opens sockets; ``xml.sax.saxutils`` loads a client of the web for its ``escape``."""

ALONE = {"PySide6.QtDBus": "gui/session_watch.py"}
"""The bus of the desktop, which is on this computer, is listened to in one place."""

LOADED_BY = {
    ("sqlalchemy", "asyncio"): "its other way of working, which is never called",
    ("sqlalchemy", "socket"): "by asyncio",
    ("sqlalchemy", "ssl"): "by asyncio",
    ("segno", "xml.sax.saxutils"): "for an escape, in SVG",
    ("segno", "urllib.request"): "by xml.sax.saxutils",
    ("segno", "urllib.error"): "by xml.sax.saxutils",
    ("segno", "http"): "by urllib.request",
    ("segno", "socket"): "by http",
    ("segno", "ssl"): "by http",
    ("fpdf", "urllib.request"): "for pictures by address; only its order of writing is used",
    ("fpdf", "urllib.error"): "by urllib.request",
    ("fpdf", "http"): "by urllib.request",
    ("fpdf", "socket"): "by http",
    ("fpdf", "ssl"): "by http",
    ("fpdf", "xml.sax.saxutils"): "for an escape",
}
"""Which library loads what could speak, and what it has it for. Nothing of the program calls it:
tests/attacks/test_no_network.py ends the process at the first try."""


def _is_banned(name: str) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in BANNED)


def _asked_for(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
        ("import_module", "__import__")
    ):
        yield from (
            str(one.value) if isinstance(one, ast.Constant) else "socket"  # a name nobody can read
            for one in node.args[:1]
        )


def _sins(nodes: Iterator[ast.AST] | tuple[ast.AST, ...]) -> list[str]:
    return sorted({name for node in nodes for name in _asked_for(node) if _is_banned(name)})


def test_no_module_asks_for_what_speaks() -> None:
    found = {name: _sins(nodes) for name, nodes in modules().items()}
    assert {name: sins for name, sins in found.items() if sins} == {}


def test_the_bus_of_the_desktop_is_heard_in_one_place() -> None:
    for module, place in ALONE.items():
        users = {
            name
            for name, nodes in modules().items()
            if any(one.startswith(module) for node in nodes for one in _asked_for(node))
        }
        assert users == {place}


@pytest.mark.parametrize(
    "code",
    [
        "import socket",
        "import http.client as c",
        "from urllib import request",
        "from PySide6 import QtNetwork",
        "def f():\n    from PySide6.QtNetwork import QTcpSocket",
        "importlib.import_module('requests')",
        "__import__(name)",
    ],
)
def test_each_way_of_asking_is_seen(code: str) -> None:
    assert _sins(tuple(ast.walk(ast.parse(code))))


_LOAD = """
import importlib, json, pkgutil, sys
banned = tuple(json.loads(sys.argv[1]))
seen = set()
class Watch:
    def find_spec(self, name, path=None, target=None):
        top = next((one for one in banned if name == one or name.startswith(one + ".")), None)
        if top:
            frame = sys._getframe(1)
            while frame:
                who = frame.f_globals.get("__name__", "").partition(".")[0]
                if who not in sys.stdlib_module_names and who != "__main__":
                    seen.add((who, top))
                    break
                frame = frame.f_back
sys.meta_path.insert(0, Watch())
import sspf_app
def known(name):
    return "migrations" not in name and (sys.platform == "win32" or "windows" not in name)
for module in pkgutil.walk_packages(sspf_app.__path__, "sspf_app."):
    if known(module.name):
        importlib.import_module(module.name)
import fpdf.bidi, alembic.command
loaded = [one for one in sys.modules if one.startswith("PySide6.")]
print(json.dumps([sorted(seen), loaded]))
"""


def test_what_a_library_loads_is_told_with_its_reason() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _LOAD, json.dumps(BANNED)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    pairs, loaded = json.loads(ran.stdout)
    unknown = {(who, what) for who, what in pairs} - set(LOADED_BY)
    assert unknown == set()
    assert not [one for one in loaded if _is_banned(one)]
