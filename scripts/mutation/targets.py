"""Which modules get faults, and which tests are to see them, those that are quick first."""

_RULES = (
    "tests/domain/test_hindered.py",
    "tests/domain/test_decide_reasons.py",
    "tests/exchange/test_acceptance.py",
    "tests/domain/test_matrix.py",
    "tests/domain/test_decide_equals_oracle.py",
    "tests/domain/test_decide_properties.py",
)
_SLOTS = (
    "tests/crypto/test_slot_file.py",
    "tests/crypto/test_vault_file.py",
    "tests/crypto/test_slot_io.py",
    "tests/crypto/test_golden.py",
)
_VAULT = (
    "tests/crypto/test_vault_file.py",
    "tests/crypto/test_key_file.py",
    "tests/crypto/test_log_mark.py",
    *_SLOTS[2:],
)
_KEY_SLOTS = (
    "tests/crypto/test_log_mark.py",
    "tests/crypto/test_key_file.py",
    "tests/services/test_key_files.py",
    "tests/services/test_vault_access.py",
    "tests/crypto/test_spoken.py",
)
_TRANSFER = ("tests/crypto/test_transfer.py",)

AREAS: dict[str, dict[str, tuple[str, ...]]] = {
    "domain": {
        **{f"sspf_app.domain.rules.{name}": _RULES for name in ("decide", "periods")},
        **{
            f"sspf_app.domain.rules.{name}": (*own, "tests/domain/test_standing.py", *_RULES)
            for name, own in (
                ("standing", ("tests/domain/test_standing_answers.py",)),
                ("signatories", ("tests/domain/test_signatories.py",)),
            )
        },
        **{
            f"sspf_app.domain.rules.{name}": (f"tests/domain/test_{name}.py", *_RULES)
            for name in ("boxes", "custody", "situation")
        },
        "sspf_app.domain.rules.items": (
            "tests/domain/test_items.py",
            "tests/domain/test_told.py",
            *_RULES,
        ),
        "sspf_app.domain.codes": _RULES,
        "sspf_app.domain.fact_set": _RULES,
        "sspf_app.domain.facts": ("tests/domain/test_facts.py", *_RULES),
        "sspf_app.domain.errors": ("tests/domain/test_time.py", *_RULES),
        "sspf_app.domain.rules.matrix": ("tests/domain/test_matrix.py",),
        "sspf_app.domain.rules.overview": ("tests/domain/test_overview.py",),
        "sspf_app.domain.rules.invitation": ("tests/domain/test_invitation.py",),
        "sspf_app.domain.rules.paper": ("tests/domain/test_paper.py",),
        "sspf_app.domain.retention": ("tests/domain/test_retention.py",),
        "sspf_app.domain.outside_cases": ("tests/domain/test_outside_cases.py",),
        "sspf_app.domain.suppression": ("tests/domain/test_suppression.py",),
        "sspf_app.domain.statistics": ("tests/domain/test_statistics.py",),
        "sspf_app.domain.told": ("tests/domain/test_told.py",),
        "sspf_app.domain.reasons": ("tests/domain/test_reasons.py",),
        "sspf_app.domain.time": ("tests/domain/test_time.py", *_RULES[4:]),
    },
    "crypto": {
        **{f"sspf_app.crypto.{name}": _SLOTS for name in ("slot_parser", "slot_file", "slot_io")},
        **{
            f"sspf_app.crypto.{name}": _VAULT
            for name in ("slot_sealing", "vault_file", "slot_finding", "vault_keys")
        },
        "sspf_app.crypto.key_file": (
            "tests/crypto/test_key_file_format.py",
            "tests/crypto/test_key_file.py",
            "tests/crypto/test_golden.py",
        ),
        "sspf_app.crypto.key_slots": _KEY_SLOTS,
        "sspf_app.crypto.manager_key": ("tests/crypto/test_manager_key.py",),
        "sspf_app.crypto.primitives": ("tests/crypto/test_primitives.py", *_SLOTS, *_TRANSFER),
        "sspf_app.crypto.kdf": ("tests/crypto/test_kdf.py", *_SLOTS),
        "sspf_app.crypto.secret": ("tests/crypto/test_secret.py", *_SLOTS),
        "sspf_app.crypto.strength": ("tests/crypto/test_strength.py",),
        "sspf_app.crypto.words": ("tests/crypto/test_words.py",),
        "sspf_app.crypto.word_list": ("tests/crypto/test_words.py",),
        "sspf_app.crypto.spoken": ("tests/crypto/test_spoken.py",),
        "sspf_app.crypto.transfer_seal": _TRANSFER,
        "sspf_app.crypto.transfer_key": _TRANSFER,
        "sspf_app.crypto.transfers": _TRANSFER,
        "sspf_app.crypto.checksums": ("tests/crypto/test_checksums.py",),
        "sspf_app.crypto.errors": ("tests/crypto/test_words.py",),
    },
}
