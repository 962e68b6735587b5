"""What Windows says of its user, and windows that no screenshot shows. Never imported elsewhere.

Source: WTSRegisterSessionNotification, WM_WTSSESSION_CHANGE, WM_POWERBROADCAST and
SetWindowDisplayAffinity in the Windows API.
"""

from __future__ import annotations

import ctypes
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

_WM_POWERBROADCAST = 0x0218
_PBT_APMSUSPEND = 0x0004
_WM_WTSSESSION_CHANGE = 0x02B1
_SESSION_REASONS = {
    0x2: "switch",  # WTS_CONSOLE_DISCONNECT
    0x4: "switch",  # WTS_REMOTE_DISCONNECT
    0x6: "switch",  # WTS_SESSION_LOGOFF
    0x7: "session",  # WTS_SESSION_LOCK
}
_NOTIFY_FOR_THIS_SESSION = 0
_WDA_EXCLUDEFROMCAPTURE = 0x11


class WindowsSessionWatch(QObject):
    """Listens to session and power messages, through a window of its own that never shows.

    Signals:
        left: Nobody sits there any more; the reason.
    """

    left = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ear = QWidget()
        self._filter = _Messages(self._on_message)
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        library: Any = ctypes.WinDLL("wtsapi32")  # pyright: ignore[reportAttributeAccessIssue]  there alone
        library.WTSRegisterSessionNotification(
            wintypes.HWND(int(self._ear.winId())), _NOTIFY_FOR_THIS_SESSION
        )

    def _on_message(self, message: int, parameter: int) -> None:
        if message == _WM_POWERBROADCAST and parameter == _PBT_APMSUSPEND:
            self.left.emit("sleep")
        elif message == _WM_WTSSESSION_CHANGE and parameter in _SESSION_REASONS:
            self.left.emit(_SESSION_REASONS[parameter])


class _Messages(QAbstractNativeEventFilter):
    def __init__(self, take: Any) -> None:
        super().__init__()
        self._take = take

    def nativeEventFilter(self, kind: Any, message: int) -> Any:
        """Take notice; stop nothing."""
        if bytes(kind.data()).startswith(b"windows"):
            told = wintypes.MSG.from_address(int(message))
            self._take(int(told.message), int(told.wParam))
        return False, 0


def hide_from_capture(window: QWidget) -> bool:
    """Keep a window out of screenshots and shared screens (Windows 10, version 2004 and later)."""
    library: Any = ctypes.WinDLL("user32")  # pyright: ignore[reportAttributeAccessIssue]  there alone
    return bool(
        library.SetWindowDisplayAffinity(
            wintypes.HWND(int(window.winId())), _WDA_EXCLUDEFROMCAPTURE
        )
    )
