"""A scan read and judged, as the program does it, beside the truth about it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from scripts.scan_trials.trial import Trial
from sspf_app.scanning.limits import LONG_SIDE, LONG_SIDE_CLOSE
from sspf_app.scanning.page import read_page
from sspf_app.scanning.sources import open_source
from sspf_app.scanning.worker import FORMATS
from sspf_app.services.form_code import scan_payload


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How the program judged a scan.

    Attributes:
        is_matched: The right form and page.
        is_wrong: Another form or page.
        boxes: What a box holds and what was seen, for each box.
        signature: The same for the line of the signature; None = not on this page, or not seen.
        seconds: From the bytes of the file to the judged page and the picture to keep.
        worked: Of those, what the processor worked: the same on a machine with other work.
    """

    trial: Trial
    is_matched: bool
    is_wrong: bool
    is_placed: bool
    boxes: tuple[tuple[str, str], ...]
    signature: tuple[bool, str] | None
    seconds: float
    worked: float


def read(one: Trial) -> Outcome:
    """Read a made-up scan."""
    printed = scan_payload(one.sheet.code, one.page, one.sheet.pages)
    start, began = time.perf_counter(), time.process_time()
    source = open_source(one.file)
    page = read_page(
        source.picture(1, LONG_SIDE),
        lambda: source.picture(1, LONG_SIDE_CLOSE),
        is_ours=lambda text: text.startswith(FORMATS),
    )
    texts = {code.text for code in page.codes}
    rects = {
        region.name: (region.x, region.y, region.width, region.height)
        for region in one.sheet.on_page(one.page)
    }
    codes = [rect for name, rect in rects.items() if name.startswith("code:")]
    places = [(name, rect) for name, rect in rects.items() if not name.startswith("code:")]
    placement, seen = page.look(codes, places, printed)
    page.encoded()
    seconds, worked = time.perf_counter() - start, time.process_time() - began
    inks = {each.name: each.ink.value for each in seen}
    signature = None
    if one.is_signed is not None and "signature" in inks:
        signature = one.is_signed, inks["signature"]
    return Outcome(
        trial=one,
        is_matched=printed in texts,
        is_wrong=bool(texts - {printed}),
        is_placed=placement is not None,
        boxes=tuple((mark, inks[name]) for name, mark in one.marks.items() if name in inks),
        signature=signature,
        seconds=seconds,
        worked=worked,
    )
