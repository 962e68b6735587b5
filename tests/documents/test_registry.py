"""The renderer behind the port."""

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from sspf_app.documents.registry import Renderer
from sspf_app.services.papers import DocumentRenderer
from tests.documents.papers import (
    RENDERER,
    a_confirmation,
    a_form,
    a_notice,
    minutes_data,
    opened,
)

DRAW_ALL = """
from tests.documents.papers import *
drawn = [RENDERER.consent_form(a_form()), RENDERER.minutes(minutes_data())]
print(*[document.sha256 for document in drawn])
"""


def test_it_fulfils_the_port() -> None:
    renderer: DocumentRenderer = Renderer()
    assert renderer.consent_form(a_form()) == RENDERER.consent_form(a_form())


def test_nothing_heavy_is_imported_before_the_first_paper() -> None:
    code = (
        "import sys, sspf_app.documents.registry as r; r.Renderer();"
        "heavy = {'reportlab', 'uharfbuzz', 'pypdf', 'segno'} & set(sys.modules);"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_document_tells_the_truth_about_itself() -> None:
    for document in (
        RENDERER.consent_form(a_form()),
        RENDERER.minutes(minutes_data()),
        RENDERER.withdrawal_confirmation(a_confirmation()),
        RENDERER.withdrawal_notice(a_notice()),
    ):
        assert document.page_count == len(opened(document.content).pages)
        assert document.sha256 == hashlib.sha256(document.content).hexdigest()
        assert document.media_type == "application/pdf"


def test_the_same_data_give_the_same_bytes_in_every_process() -> None:
    here = [RENDERER.consent_form(a_form()).sha256, RENDERER.minutes(minutes_data()).sha256]
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", DRAW_ALL],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.split() == here


def test_other_content_gives_another_identifier() -> None:
    identifiers = {
        str(opened(RENDERER.minutes(minutes_data(recipient=name)).content).trailer["/ID"])
        for name in ("Skolan", "Polisen")
    }
    assert len(identifiers) == 2


def test_many_threads_get_the_same_paper_as_one() -> None:
    expected = RENDERER.minutes(minutes_data()).sha256
    with ThreadPoolExecutor(max_workers=6) as pool:
        drawn = pool.map(lambda _: RENDERER.minutes(minutes_data()).sha256, range(24))
        assert set(drawn) == {expected}


def test_odd_references_make_harmless_file_names() -> None:
    for reference in ("../../etc/passwd", "A/B: ärende?", "..."):
        name = RENDERER.minutes(minutes_data(case_reference=reference)).suggested_name
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
        assert "/" not in name
        assert not name.startswith(".")
