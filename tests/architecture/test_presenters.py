"""What every presenter does is done one way: no screen takes the place of a private part of it."""

import importlib
import pkgutil
from collections.abc import Iterator

import sspf_app.gui.screens as screens
from sspf_app.gui.presenting import ScreenPresenter

ITS_OWN_WAY = {"Inquiry._asked_in"}
"""Where the class that is taken after says itself that it may be done otherwise."""


def _below(one: type[ScreenPresenter]) -> Iterator[type[ScreenPresenter]]:
    for each in one.__subclasses__():
        yield each
        yield from _below(each)


def test_no_screen_has_a_part_of_the_same_name_as_a_private_one_of_all_presenters() -> None:
    for found in pkgutil.walk_packages(screens.__path__, "sspf_app.gui.screens."):
        importlib.import_module(found.name)
    own = {name for name in vars(ScreenPresenter) if name[0] == "_" and name[1] != "_"}
    taken = {
        f"{one.__qualname__}.{name}"
        for one in _below(ScreenPresenter)
        for name in own & set(vars(one))
    }
    assert len(list(_below(ScreenPresenter))) > 60
    assert taken == ITS_OWN_WAY
