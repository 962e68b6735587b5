"""Sheets read as the program does, in processes that are split off from one that is warm already.

A new process spends nearly all its time on what it needs before it can read. Here that is done
once; each file has a process of its own all the same, with the bounds the reader puts on itself.
"""

from __future__ import annotations

import io
import multiprocessing
import sys
from multiprocessing.connection import Connection

from sspf_app.domain.errors import DomainError
from sspf_app.exchange import sheet_worker
from sspf_app.exchange.sheet_limits import MOST_ANSWER, MOST_SECONDS
from sspf_app.exchange.sheet_reader import ProcessSheetReader

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["__main__", __name__])


class ForkingSheetReader(ProcessSheetReader):
    """Asks and hears what the program does; only how the process comes to be is another."""

    def _answer(self, name: str, asked: bytes) -> bytes:
        hearing, telling = _PROCESSES.Pipe(duplex=False)
        process = _PROCESSES.Process(target=_read, args=(asked, telling))
        process.start()
        telling.close()
        try:
            if not hearing.poll(MOST_SECONDS):
                raise DomainError("sheet_reader_slow", file=name)
            return hearing.recv_bytes(MOST_ANSWER)
        except (EOFError, OSError) as error:
            raise DomainError("sheet_reader_stopped", file=name) from error
        finally:
            process.kill()
            process.join()
            process.close()
            hearing.close()


def _read(asked: bytes, telling: Connection) -> None:
    told = io.BytesIO()
    sys.stdin, sys.stdout = io.TextIOWrapper(io.BytesIO(asked)), io.TextIOWrapper(told)
    sheet_worker.main()
    telling.send_bytes(told.getvalue())
