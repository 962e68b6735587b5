"""How a paper speaks to its reader: one person is "du" in Swedish, a party is "ni".

English has one word for both. The catalogue tells them apart as it tells one from several.
"""

_ONE, _SEVERAL = 1, 2


def how_many(*, is_person: bool) -> int:
    """The number to ask the catalogue with: a person reads alone, a party is several."""
    return _ONE if is_person else _SEVERAL


def addressed_to(recipient: str) -> str:
    """The recipient on a line of its own; the function that stands for a place begins it too."""
    return recipient[:1].upper() + recipient[1:]
