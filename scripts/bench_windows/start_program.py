"""The real start, as ``python -m sspf_app --vault FOLDER``, left when its window was painted."""

import gc


def start() -> int:
    """Start the program, watched."""
    gc.disable()  # as main() does first, before anything of the window is imported

    from scripts.bench_windows.first_paint import FirstPaint, say_and_leave
    from sspf_app.__main__ import main
    from sspf_app.gui import app

    class Watched(app.Program):
        def show(self) -> None:
            window = self.unlock_window
            FirstPaint(window, lambda: say_and_leave(window))
            super().show()

    app.Program = Watched
    return main()


if __name__ == "__main__":
    raise SystemExit(start())
