import base64
from collections.abc import Callable
from dataclasses import replace

import pytest

from sspf_app.crypto import kdf, primitives, slot_sealing, vault_file, words
from sspf_app.crypto.errors import Code
from sspf_app.crypto.secret import Secret
from sspf_app.crypto.slot_file import PasswordSlot, SlotFile
from sspf_app.crypto.slot_parser import decode_slot_file
from sspf_app.crypto.slot_sealing import SlotDraft, read_roster
from sspf_app.crypto.vault_file import (
    Created,
    add_user,
    change_key_file,
    change_password,
    create_vault,
    open_with_password,
    open_with_words,
    rekey,
    remove_user,
    replace_recovery_words,
    set_password,
)
from sspf_app.crypto.vault_keys import VaultKeys
from tests.crypto.forging import changed_at, code_of, members_of, paths, value_at

NEW = Secret.from_text("nio pigga bävrar bygger dammar")


@pytest.fixture
def shared(created: Created, bo: Secret) -> SlotFile:
    """Anna's vault, which Bo can open too."""
    return add_user(created.file, created.keys, user_id="user-bo", login="bo", password=bo)


def _password_code(file: SlotFile, password: Secret, login: str | None = None) -> Code | None:
    return code_of(lambda: open_with_password(file, password, login=login))


def _private_key(file: SlotFile, slot: PasswordSlot, password: Secret) -> Secret:
    """What somebody with an old file and its password can get at, with their own program."""
    key = kdf.derive(slot.kdf, salt=slot.salt, password=password)
    context = slot_sealing._wrap_context(file.vault_id, slot)  # pyright: ignore[reportPrivateUsage]
    return Secret(primitives.decrypt(key, slot.wrapped, context=context)[:32])


# Opening


def test_the_password_and_the_words_open_a_new_vault(created: Created, anna: Secret) -> None:
    by_password = open_with_password(created.file, anna)
    by_words = open_with_words(created.file, " ".join(created.words))
    assert by_password.keys == by_words.keys == created.keys
    assert (by_password.user_id, by_words.user_id) == ("user-anna", None)
    assert len(created.keys.data_key) == 32
    assert decode_slot_file(created.file.encode()) == created.file


def test_two_vaults_share_nothing(created: Created, anna: Secret) -> None:
    other = create_vault(login="anna", user_id="user-anna", password=anna)
    assert other.keys.data_key != created.keys.data_key
    assert other.words != created.words
    assert other.file.vault_id != created.file.vault_id
    assert code_of(lambda: open_with_words(created.file, " ".join(other.words))) is (
        Code.WRONG_SECRET
    )


@pytest.mark.parametrize(
    "wrong", ["", "gröna kaktusar sjunger viso", "Gröna kaktusar sjunger visor"]
)
def test_a_wrong_password_is_called_wrong(created: Created, wrong: str) -> None:
    assert _password_code(created.file, Secret.from_text(wrong)) is Code.WRONG_SECRET


def test_a_slip_in_the_words_is_told_before_the_vault_is_tried(created: Created) -> None:
    few = " ".join(created.words[1:])
    assert code_of(lambda: open_with_words(created.file, few)) is Code.WORD_COUNT


def test_the_login_is_asked_for_when_it_is_needed(
    created: Created, shared: SlotFile, anna: Secret, bo: Secret
) -> None:
    assert _password_code(created.file, anna) is None
    assert _password_code(shared, anna) is Code.LOGIN_NEEDED
    assert _password_code(shared, anna, "cia") is Code.LOGIN_UNKNOWN
    assert _password_code(shared, bo, "anna") is Code.WRONG_SECRET
    assert open_with_password(shared, bo, login=" BO ").user_id == "user-bo"
    assert open_with_password(shared, anna, login="Anna").keys == created.keys


def test_a_vault_made_under_the_test_switch_needs_it(
    created: Created, anna: Secret, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(kdf.TEST_SWITCH)
    assert _password_code(created.file, anna) is Code.WEAKENED_VAULT
    assert code_of(lambda: open_with_words(created.file, " ".join(created.words))) is (
        Code.WEAKENED_VAULT
    )


# Damage and forgery


def test_no_forged_byte_opens_the_vault(created: Created, anna: Secret) -> None:
    """Each byte of each encrypted part, each number and name changed, with a right checksum."""
    data = created.file.encode()
    phrase = " ".join(created.words)
    members = members_of(data)
    for path in paths(members):
        if path in {("checksum",), ("format",)}:
            continue  # put right again; a later version
        for forged in _forgeries(value_at(members, path)):
            changed = changed_at(data, path, forged)
            for action in (
                lambda changed=changed: open_with_password(decode_slot_file(changed), anna),
                lambda changed=changed: open_with_words(decode_slot_file(changed), phrase),
            ):
                assert code_of(action) in {Code.WRONG_SECRET, Code.SLOT_FILE_DAMAGED}, path


def _forgeries(value: object) -> list[object]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1]
    if not isinstance(value, str):
        return []
    if len(value) > 20 and len(value) % 4 == 0 and len(value) != 32:
        raw = base64.b64decode(value)
        flipped = [raw[:i] + bytes([raw[i] ^ 1]) + raw[i + 1 :] for i in range(len(raw))]
        return [base64.b64encode(item).decode() for item in flipped]
    return [("0" if value[0] != "0" else "1") + value[1:], value[:-1], value + "0"]


def test_slots_cannot_be_taken_out_put_back_or_moved_to_another_vault(
    created: Created, shared: SlotFile, anna: Secret
) -> None:
    other = create_vault(login="anna", user_id="user-anna", password=anna).file
    forged = [
        replace(shared, passwords=shared.passwords[:1]),
        replace(shared, passwords=shared.passwords[::-1]),
        replace(created.file, passwords=shared.passwords),
        replace(created.file, passwords=other.passwords),
        replace(created.file, recovery=other.recovery),
        replace(created.file, generation=2),
        replace(created.file, vault_id=other.vault_id),
        replace(created.file, roster=other.roster),
        replace(created.file, roster=b""),
    ]
    for file in forged:
        for login in ("anna", None):
            assert _password_code(file, anna, login) is not None


def test_a_slot_cannot_be_given_to_another_user(created: Created, anna: Secret) -> None:
    """Or else a password would open the vault under somebody else's role."""
    slot = created.file.passwords[0]
    for relabelled in (replace(slot, user_id="user-bo"), replace(slot, login="bo")):
        file = replace(created.file, passwords=(relabelled,))
        assert _password_code(file, anna) is Code.WRONG_SECRET


def test_a_stranger_cannot_put_a_vault_of_their_own_in_place(
    created: Created, anna: Secret
) -> None:
    """Even one who knows the public keys and seals a data key that they chose themselves."""
    publics = read_roster(created.file, created.keys)
    stranger = VaultKeys(data_key=Secret.random(), authority_key=Secret.random())
    draft = SlotDraft(created.file.vault_id, 1, stranger, publics)
    slots = tuple(draft.reseal(slot) for slot in created.file.passwords)
    forged = draft.file(slots, draft.reseal(created.file.recovery))
    assert _password_code(forged, anna) is Code.SLOT_FILE_DAMAGED


def test_a_roster_with_a_wrong_public_key_is_damage(created: Created, anna: Secret) -> None:
    """Or else the next rekeying would lock that user out."""
    publics = dict.fromkeys(read_roster(created.file, created.keys), bytes(32))
    forged = SlotDraft(created.file.vault_id, 1, created.keys, publics).file(
        created.file.passwords, created.file.recovery
    )
    assert _password_code(forged, anna) is Code.SLOT_FILE_DAMAGED


def test_the_file_shows_no_public_key(shared: SlotFile, created: Created) -> None:
    data = shared.encode()
    publics = read_roster(shared, created.keys)
    assert set(publics) == {slot.slot_id for slot in shared.slots}
    for public in publics.values():
        assert base64.b64encode(public)[:40] not in data
        assert public.hex().encode() not in data


def test_changes_need_the_keys_of_the_file(shared: SlotFile, anna: Secret) -> None:
    other = create_vault(login="anna", user_id="user-anna", password=anna).keys
    attempts: list[Callable[[], object]] = [
        lambda: add_user(shared, other, user_id="user-cia", login="cia", password=NEW),
        lambda: remove_user(shared, other, user_id="user-bo"),
        lambda: set_password(shared, other, user_id="user-bo", password=NEW),
        lambda: replace_recovery_words(shared, other),
        lambda: rekey(shared, other, keep={"user-anna"}),
    ]
    for attempt in attempts:
        assert code_of(attempt) is Code.SLOT_FILE_DAMAGED


# Changes


def test_users_are_added_under_names_of_their_own(shared: SlotFile, created: Created) -> None:
    def add(user_id: str, login: str, password: Secret = NEW) -> Code | None:
        return code_of(
            lambda: add_user(shared, created.keys, user_id=user_id, login=login, password=password)
        )

    assert add("user-bo", "cia") is Code.USER_TAKEN
    assert add("user-cia", "ANNA ") is Code.LOGIN_TAKEN
    assert add("user-cia", " ") is Code.LOGIN_INVALID
    assert add("user-cia", "c\nia") is Code.LOGIN_INVALID
    assert add("user-cia", "cia", Secret.from_text("kort")) is Code.WEAK_PASSWORD
    assert add("user-cia", " cia ") is None
    with pytest.raises(ValueError, match="user id"):
        add(" ", "cia")


def test_the_first_user_is_looked_at_as_every_later_one(anna: Secret) -> None:
    def create(user_id: str, login: str, password: Secret) -> Code | None:
        return code_of(lambda: create_vault(login=login, user_id=user_id, password=password))

    assert create("user-anna", " ", anna) is Code.LOGIN_INVALID
    assert create("user-anna", "anna", Secret.from_text("kort")) is Code.WEAK_PASSWORD
    with pytest.raises(ValueError, match="user id"):
        create("", "anna", anna)
    assert create("user-anna", " anna ", anna) is None


def test_a_changed_password_leaves_the_data_key_and_the_others(
    shared: SlotFile, created: Created, anna: Secret, bo: Secret
) -> None:
    file = change_password(shared, user_id="user-bo", old=bo, new=NEW)
    assert open_with_password(file, NEW, login="bo").keys == created.keys
    assert _password_code(file, bo, "bo") is Code.WRONG_SECRET
    assert file.passwords[0] == shared.passwords[0]
    assert open_with_password(file, anna, login="anna").keys == created.keys
    assert open_with_words(file, " ".join(created.words)).keys == created.keys
    assert file.generation == shared.generation


def test_a_password_is_changed_with_the_old_one_or_in_an_open_vault(
    shared: SlotFile, created: Created, anna: Secret, bo: Secret
) -> None:
    def change(user_id: str, old: Secret, new: Secret) -> Code | None:
        return code_of(lambda: change_password(shared, user_id=user_id, old=old, new=new))

    assert change("user-bo", anna, NEW) is Code.WRONG_SECRET
    assert change("user-cia", bo, NEW) is Code.USER_UNKNOWN
    assert change("user-bo", bo, Secret.from_text("bo bo bo bo bo bo")) is Code.WEAK_PASSWORD
    keys = open_with_words(shared, " ".join(created.words)).keys  # Anna forgot hers
    file = set_password(shared, keys, user_id="user-anna", password=NEW)
    assert open_with_password(file, NEW, login="anna").user_id == "user-anna"
    assert open_with_password(file, bo, login="bo").keys == created.keys


def test_a_removed_user_is_out_and_the_last_one_stays(
    shared: SlotFile, created: Created, anna: Secret, bo: Secret
) -> None:
    file = remove_user(shared, created.keys, user_id="user-bo")
    assert _password_code(file, bo, "bo") is Code.LOGIN_UNKNOWN
    assert open_with_password(file, anna).keys == created.keys
    assert code_of(lambda: remove_user(file, created.keys, user_id="user-bo")) is Code.USER_UNKNOWN
    assert code_of(lambda: remove_user(file, created.keys, user_id="user-anna")) is Code.LAST_USER


def test_new_words_replace_the_old_ones(created: Created, anna: Secret) -> None:
    renewed = replace_recovery_words(created.file, created.keys)
    assert renewed.words is not None
    assert renewed.words != created.words
    assert open_with_words(renewed.file, " ".join(renewed.words)).keys == created.keys
    assert code_of(lambda: open_with_words(renewed.file, " ".join(created.words))) is (
        Code.WRONG_SECRET
    )
    assert open_with_password(renewed.file, anna).keys == created.keys


# Rekeying


def test_a_new_data_key_reaches_everyone_who_stays_without_their_password(
    shared: SlotFile, created: Created, anna: Secret, bo: Secret
) -> None:
    keys = open_with_password(shared, anna, login="anna").keys
    renewed = rekey(shared, keys, keep={"user-anna", "user-bo"})
    assert renewed.words is None
    assert renewed.file.generation == 2
    assert renewed.file.vault_id == shared.vault_id
    assert renewed.keys.data_key != keys.data_key
    keys.wipe()
    for opened in (
        open_with_password(renewed.file, anna, login="anna"),
        open_with_password(renewed.file, bo, login="bo"),
        open_with_words(renewed.file, " ".join(created.words)),
    ):
        assert opened.keys == renewed.keys


def test_who_left_gets_the_old_key_only(
    shared: SlotFile, created: Created, anna: Secret, bo: Secret
) -> None:
    today = rekey(shared, created.keys, keep={"user-anna"}, renew_words=True)
    assert open_with_password(shared, bo, login="bo").keys.data_key != today.keys.data_key
    assert _password_code(today.file, bo, "bo") is Code.LOGIN_UNKNOWN
    assert code_of(lambda: open_with_words(today.file, " ".join(created.words))) is (
        Code.WRONG_SECRET
    )
    assert today.words is not None
    assert open_with_words(today.file, " ".join(today.words)).keys == today.keys
    private = _private_key(shared, shared.passwords[1], bo)
    for slot in today.file.slots:
        context = slot_sealing._seal_context(  # pyright: ignore[reportPrivateUsage]
            today.file.vault_id, slot, today.file.generation
        )
        assert code_of(
            lambda slot=slot, context=context: primitives.unseal(
                private, slot.sealed, context=context
            )
        ) is (Code.UNDECIPHERABLE)


def test_a_leaked_old_password_opens_no_later_data_key(created: Created, anna: Secret) -> None:
    """The old file and the old password, after the password was changed and the vault rekeyed."""
    changed = change_password(created.file, user_id="user-anna", old=anna, new=NEW)
    today = rekey(changed, created.keys, keep={"user-anna"}).file
    private = _private_key(created.file, created.file.passwords[0], anna)
    slot = today.passwords[0]
    for identity in (slot, created.file.passwords[0]):
        for generation in (1, 2):
            context = slot_sealing._seal_context(  # pyright: ignore[reportPrivateUsage]
                today.vault_id, identity, generation
            )
            assert code_of(
                lambda context=context: primitives.unseal(private, slot.sealed, context=context)
            ) is (Code.UNDECIPHERABLE)
    with_old_parts = replace(slot, salt=created.file.passwords[0].salt)
    mixed = replace(today, passwords=(with_old_parts,))
    assert _password_code(mixed, anna) is Code.WRONG_SECRET


def test_rekeying_keeps_known_users_and_at_least_one(shared: SlotFile, created: Created) -> None:
    assert code_of(lambda: rekey(shared, created.keys, keep={"user-cia"})) is Code.USER_UNKNOWN
    assert code_of(lambda: rekey(shared, created.keys, keep=())) is Code.LAST_USER


def test_what_was_made_does_not_show_its_keys_or_words(created: Created) -> None:
    renewed = replace_recovery_words(created.file, created.keys)
    for shown in (repr(created), repr(renewed)):
        assert created.keys.data_key.hex() not in shown
        assert created.words[0] not in shown.split("'")
    assert renewed.words is not None
    assert renewed.words[0] not in repr(renewed).split("'")


def test_what_was_wrapped_is_overwritten(anna: Secret, monkeypatch: pytest.MonkeyPatch) -> None:
    wrapped: list[bytearray] = []

    def spy(key: Secret, plaintext: bytes | bytearray, *, context: bytes) -> bytes:
        if isinstance(plaintext, bytearray):
            wrapped.append(plaintext)
            assert any(plaintext)
        return primitives.encrypt(key, plaintext, context=context)

    monkeypatch.setattr(slot_sealing, "encrypt", spy)
    create_vault(login="anna", user_id="user-anna", password=anna)
    assert wrapped == [bytearray(64), bytearray(64)]  # of the password, and of the words


def test_the_keys_of_a_change_are_wiped(
    created: Created, anna: Secret, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[VaultKeys] = []

    def spy(*given: object, **named: object) -> object:
        found = open_with_password(*given, **named)  # pyright: ignore[reportArgumentType]
        opened.append(found.keys)
        return found

    monkeypatch.setattr(vault_file, "open_with_password", spy)
    change_password(created.file, user_id="user-anna", old=anna, new=NEW)
    change_key_file(created.file, user_id="user-anna", password=anna, old=None, new=None)
    assert len(opened) == 2
    for keys in opened:
        for key in (keys.data_key, keys.authority_key):
            with pytest.raises(ValueError, match="wiped"):
                key.view()


def test_the_words_given_belong_to_the_list(created: Created) -> None:
    assert len(words.decode(" ".join(created.words))) == words.ENTROPY_BYTES
