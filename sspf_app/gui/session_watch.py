"""What the computer says of its user: the session is locked, left, asleep or unused.

Each watch tells it in one word, the reason of a lock (``LockReason``). Where a system has no such
voice, or it does not answer, the program's own watch over keys and mouse remains (``gui.lock``).

Source: org.freedesktop.login1(5); the ``ActiveChanged`` signal of the screen savers of the
freedesktop idle inhibition interface; WM_WTSSESSION_CHANGE and WM_POWERBROADCAST on Windows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusVariant,
)

_LOGIN = "org.freedesktop.login1"
_MANAGER_PATH = "/org/freedesktop/login1"
_OWN_SESSION = "/org/freedesktop/login1/session/auto"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_SAVERS = {
    "org.freedesktop.ScreenSaver": ("/org/freedesktop/ScreenSaver", "/ScreenSaver"),
    "org.gnome.ScreenSaver": ("/org/gnome/ScreenSaver",),
}
_LEFT = {"LockedHint": (True, "session"), "IdleHint": (True, "unused"), "Active": (False, "switch")}
"""What a property of the session says when nobody sits there, and the reason it is."""


def _slot(signature: str) -> bytes:
    # PySide6's own description of ``connect`` says bytes; what it takes is what ``SLOT`` gives.
    return cast("bytes", SLOT(signature))


class SessionWatch(QObject):
    """Listens to the login manager and the screen savers of a Linux desktop.

    Everything is asked without waiting: a bus that does not answer holds nothing up.

    Signals:
        left: Nobody sits there any more; the reason.
    """

    left = Signal(str)

    def __init__(
        self, *, system: QDBusConnection, session: QDBusConnection, parent: QObject | None = None
    ) -> None:
        """Begin to listen.

        Args:
            system: The bus of the computer, where the login manager is.
            session: The bus of the desktop, where the screen savers are.
            parent: Who owns it.
        """
        super().__init__(parent)
        self._system = system
        self._path = ""
        if system.isConnected():
            system.connect(
                _LOGIN, _MANAGER_PATH, _MANAGER, "PrepareForSleep", self, _slot("_on_sleep(bool)")
            )
            self._ask(_OWN_SESSION, _PROPERTIES, "Get", [_SESSION, "Id"], self._on_id)
        if session.isConnected():
            for name, paths in _SAVERS.items():
                for path in paths:
                    session.connect(
                        name, path, name, "ActiveChanged", self, _slot("_on_saver(bool)")
                    )

    def is_listening(self) -> bool:
        """Whether the login manager told which session is ours."""
        return bool(self._path)

    def _ask(
        self,
        path: str,
        interface: str,
        method: str,
        arguments: list[str],
        then: Callable[[object], None],
    ) -> None:
        message = QDBusMessage.createMethodCall(_LOGIN, path, interface, method)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(message), self)

        def answered() -> None:
            reply = watcher.reply()
            watcher.deleteLater()
            if reply.type() is QDBusMessage.MessageType.ReplyMessage:
                then(reply.arguments()[0])

        watcher.finished.connect(answered)

    def _on_id(self, answer: object) -> None:
        number = str(cast("QDBusVariant", answer).variant())
        self._ask(_MANAGER_PATH, _MANAGER, "GetSession", [number], self._on_path)

    def _on_path(self, answer: object) -> None:
        path = cast("str", answer.path())  # pyright: ignore[reportAttributeAccessIssue]  an object path
        connect = self._system.connect
        connect(_LOGIN, path, _SESSION, "Lock", self, _slot("_on_lock()"))
        connect(_LOGIN, path, _PROPERTIES, "PropertiesChanged", self, _slot("_on_changed()"))
        self._path = path

    @Slot()
    def _on_changed(self) -> None:
        for name, (when, reason) in _LEFT.items():
            self._ask(
                self._path,
                _PROPERTIES,
                "Get",
                [_SESSION, name],
                lambda answer, when=when, reason=reason: self._judge(answer, when, reason),
            )

    def _judge(self, answer: object, when: bool, reason: str) -> None:
        if bool(cast("QDBusVariant", answer).variant()) is when:
            self.left.emit(reason)

    @Slot()
    def _on_lock(self) -> None:
        self.left.emit("session")

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        if begins:
            self.left.emit("sleep")

    @Slot(bool)
    def _on_saver(self, is_on: bool) -> None:
        if is_on:
            self.left.emit("unused")


def watch_session(parent: QObject, left: Callable[[str], object]) -> QObject | None:
    """Listen to what this computer says of its user.

    Args:
        parent: Who owns the watch.
        left: Is told the reason when nobody sits there any more.

    Returns:
        The watch; None where the program knows no voice of the system (macOS).
    """
    if sys.platform == "win32":
        from sspf_app.gui.windows_session import WindowsSessionWatch

        there = WindowsSessionWatch(parent)
        there.left.connect(left)
        return there
    if sys.platform != "linux":
        return None
    watch = SessionWatch(
        system=QDBusConnection.systemBus(), session=QDBusConnection.sessionBus(), parent=parent
    )
    watch.left.connect(left)
    return watch
