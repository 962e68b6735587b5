"""The Qt in use keeps count of its references: see the decision on the version of PySide6."""

from PySide6.QtCore import QObject, Signal, Slot


class _Counter(QObject):
    counted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.total = 0
        self.counted.connect(self._on_counted)

    @Slot(object)
    def _on_counted(self, step: object) -> None:
        assert isinstance(step, int)
        self.total += step


def test_twenty_thousand_emits_do_not_end_the_interpreter() -> None:
    counter = _Counter()
    for _ in range(20_000):
        counter.counted.emit(1)
    assert counter.total == 20_000
