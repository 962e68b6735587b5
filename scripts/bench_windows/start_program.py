"""The real start, as ``python -m sspf_app --vault FOLDER``, left when its window was painted."""

from scripts.bench_windows.first_paint import FirstPaint, say_and_leave
from sspf_app.__main__ import main
from sspf_app.gui import app


class _Watched(app.Program):
    def show(self) -> None:
        window = self.unlock_window
        FirstPaint(window, lambda: say_and_leave(window))
        super().show()


if __name__ == "__main__":
    app.Program = _Watched
    raise SystemExit(main())
