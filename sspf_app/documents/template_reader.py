"""An office's own template, looked through in a process of its own.

Only what that process kept comes back, and it is measured again before it is believed.
"""

from __future__ import annotations

import io
import json
import zipfile

from sspf_app import apart
from sspf_app.documents.template_worker import MOST_SECONDS
from sspf_app.domain.errors import DomainError

WORKER_OPTION = "--read-template"
"""How a program in one piece is told to be the process that looks."""

_MOST_BYTES = 2 * 1024 * 1024
_MOST_ANSWER = 8 * 1024 * 1024
_MOST_UNPACKED = 24 * 1024 * 1024
_FIELD_SIGNS = 20
_FAULTS = frozenset(
    {
        "template_unreadable",
        "template_too_large",
        "template_has_macros",
        "template_has_links",
        "template_has_embedded",
        "template_has_comments",
        "template_has_tracked",
        "template_has_hidden",
        "template_has_field",
        "template_has_picture",
        "template_has_other",
        "template_reader_stopped",
    }
)


class ProcessTemplateReader:
    """Starts one process per template: what a file does to it ends with it."""

    def __init__(self, *, seconds: float = MOST_SECONDS) -> None:
        """Take how long a template may take before the process is ended."""
        self._seconds = seconds

    def checked(self, data: bytes) -> bytes:
        """Look a template through; see ``word_template.checked``.

        Raises:
            DomainError: as there; ``template_reader_slow``, ``template_reader_stopped``.
        """
        if len(data) > _MOST_BYTES:
            raise DomainError("template_too_large", most=_MOST_BYTES // 1024 // 1024)
        try:
            answer = apart.answer(_command(), data, seconds=self._seconds, most=_MOST_ANSWER)
            head, _, kept = answer.partition(b"\n")
            told = json.loads(head)
            fault, params = told.get("fault"), dict(told.get("params", {}))
            if fault is None:
                _measure(kept)
                return kept
        except apart.SlowError as error:
            raise DomainError("template_reader_slow") from error
        except (
            apart.StoppedError,
            zipfile.BadZipFile,
            ValueError,
            TypeError,
            LookupError,
        ) as error:
            raise DomainError("template_reader_stopped") from error
        except (AttributeError, RecursionError) as error:
            raise DomainError("template_reader_stopped") from error
        raise DomainError(
            str(fault) if fault in _FAULTS else "template_unreadable",
            field=str(params.get("field", ""))[:_FIELD_SIGNS],
            most=_MOST_BYTES // 1024 // 1024,
        )


def _measure(kept: bytes) -> None:
    """It is packed as a Word file is, and does not grow without end."""
    with zipfile.ZipFile(io.BytesIO(kept)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
            raise ValueError("it grows")


def _command() -> list[str]:
    return apart.command(WORKER_OPTION, "sspf_app.documents.template_worker")
