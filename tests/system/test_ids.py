import re

from sspf_app.system.ids import new_id


def test_an_id_fits_the_case_file_format_and_is_new() -> None:
    ids = {new_id("co") for _ in range(1000)}
    assert len(ids) == 1000
    assert all(re.fullmatch(r"co-[a-z0-9]{10}", one) for one in ids)
