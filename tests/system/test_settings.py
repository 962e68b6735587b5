"""Settings live in one file, whole or not at all, and a broken file breaks nothing."""

import json
from pathlib import Path

import pytest

from sspf_app.services.errors import KnownError
from sspf_app.services.settings import MOST_RECENT_VAULTS, Language, Settings, ThemeChoice
from sspf_app.system.settings import FILE, JsonSettings

DEEP = "[" * 100_000
SETTINGS = Settings(
    language=Language.ENGLISH,
    theme=ThemeChoice.DARK,
    idle_minutes=5,
    text_percent=150,
    recent_vaults=(Path("/home/karin/SSPF Umeå"),),
    hints=False,
    hides=True,
    key_files=((Path("/home/karin/SSPF Umeå"), Path("/media/stick/umeå.nyckelfil")),),
)


def _written(folder: Path, text: str) -> Settings:
    (folder / FILE).write_text(text, "utf-8")
    return JsonSettings(folder).load()


def test_what_was_saved_is_read(tmp_path: Path) -> None:
    store = JsonSettings(tmp_path / "new" / "folder")
    assert store.load() == Settings()
    store.save(SETTINGS)
    assert store.load() == SETTINGS
    assert [file.name for file in (tmp_path / "new" / "folder").iterdir()] == [FILE]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"x"', "{}", '{"language": 7}', "\x00", DEEP]
)
def test_a_broken_file_means_defaults(tmp_path: Path, text: str) -> None:
    assert _written(tmp_path, text) == Settings()


def test_each_value_that_is_not_right_has_its_default(tmp_path: Path) -> None:
    broken = {
        "language": "de",
        "theme": ["dark"],
        "idle_minutes": 0,
        "text_percent": True,
        "recent_vaults": ["relative", 7, *(f"/v{number}" for number in range(20))],
        "key_files": [["/v", "/k"], ["/v", "k"], ["/v"], "/v", 7, [1, 2], {"/v": "/k"}],
        "unknown": 1,
    }
    read = _written(tmp_path, json.dumps(broken))
    assert read.key_files == ((Path("/v"), Path("/k")),)
    assert (read.language, read.theme) == (Language.SWEDISH, ThemeChoice.SYSTEM)
    assert (read.idle_minutes, read.text_percent) == (10, 100)
    assert len(read.recent_vaults) == MOST_RECENT_VAULTS


def test_what_cannot_be_saved_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(KnownError) as caught:
        JsonSettings(tmp_path / "file").save(SETTINGS)
    assert caught.value.code == "settings_not_saved"
    (tmp_path / "kept" / FILE).mkdir(parents=True)  # a folder cannot be replaced by a file
    with pytest.raises(KnownError):
        JsonSettings(tmp_path / "kept").save(SETTINGS)
    assert [file.name for file in (tmp_path / "kept").iterdir()] == [FILE]
