"""What is typed is kept, what is saved is forgotten, and each only once."""

from datetime import UTC, datetime, timedelta

from sspf_app.gui.draft_keeper import DraftKeeper
from sspf_app.gui.ports import DraftText
from sspf_app.services.records import Draft
from tests.presenters.doubles import InlineTasks


class Drafts:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.writes = 0
        self.error: Exception | None = None

    def save(self, key: str, text: str) -> None:
        if self.error is not None:
            raise self.error
        self.writes += 1
        self.kept[key] = text

    def get(self, key: str) -> Draft | None:
        text, day = self.kept.get(key), datetime(2026, 3, 12, tzinfo=UTC)
        saved_at = day + timedelta(seconds=self.writes)
        return None if text is None else Draft(key=key, text=text, saved_at=saved_at, user_id="u")

    def discard(self, key: str) -> None:
        self.kept.pop(key, None)


def _keeper() -> tuple[DraftKeeper, Drafts]:
    drafts = Drafts()
    return DraftKeeper(drafts, InlineTasks()), drafts  # pyright: ignore[reportArgumentType]  its methods


def _draft(text: str, key: str = "case/c-1/note") -> tuple[DraftText, ...]:
    return (DraftText(key=key, text=text),)


def test_changed_text_is_written_and_equal_text_is_not() -> None:
    keeper, drafts = _keeper()
    for text in ("Hej", "Hej", "Hej då"):
        keeper.keep("case", _draft(text))
    assert drafts.kept == {"case/c-1/note": "Hej då"}
    assert drafts.writes == 2


def test_what_the_screen_no_longer_holds_is_discarded() -> None:
    keeper, drafts = _keeper()
    keeper.keep("case", _draft("Hej"))
    keeper.keep("case", _draft("  "))
    assert drafts.kept == {}


def test_what_an_editor_kept_itself_when_it_closed_stays() -> None:
    keeper, drafts = _keeper()
    keeper.keep("case", _draft("Hej"))
    drafts.save("case/c-1/note", "Hej")  # "what was typed stays a draft"
    keeper.keep("case", ())
    keeper.keep("case", ())
    assert drafts.kept == {"case/c-1/note": "Hej"}
    keeper.keep("case", _draft("Hej"))  # one went on with it, and emptied it
    keeper.keep("case", ())
    assert drafts.kept == {}


def test_another_record_leaves_the_draft_of_the_first_alone() -> None:
    keeper, drafts = _keeper()
    keeper.keep("case", _draft("Hej"))
    keeper.forget("case")
    keeper.keep("case", ())
    keeper.keep("case", _draft("Du", "case/c-2/note"))
    assert drafts.kept == {"case/c-1/note": "Hej", "case/c-2/note": "Du"}


def test_what_could_not_be_written_is_tried_again() -> None:
    keeper, drafts = _keeper()
    drafts.error = OSError("full")
    keeper.keep("case", _draft("Hej"))
    assert keeper.failed_last
    drafts.error = None
    keeper.keep("case", _draft("Hej"))
    assert drafts.kept == {"case/c-1/note": "Hej"}
    assert not keeper.failed_last


def test_locking_writes_at_once() -> None:
    keeper, drafts = _keeper()
    keeper.write_now((*_draft("Hej"), *_draft("", "other/1/x")))
    assert drafts.kept == {"case/c-1/note": "Hej"}
