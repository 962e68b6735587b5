"""What is said before an account is ended: what waits for its user, and what follows."""

from __future__ import annotations

from collections.abc import Mapping

from sspf_app.texts.catalogue import Words


def leaving_lines(
    name: str, left: Mapping[str, int], words: Words, *, shuts_paper: bool
) -> tuple[str, ...]:
    """Sentences, the cases first; none where nothing is left.

    Args:
        name: Whose account is ended.
        left: What it leaves, in the numbers of ``services.leaving.Leaving``.
        words: The language.
        shuts_paper: Whoever ends it notes no approval on paper afterwards.
    """
    lines: list[str] = []
    if left["cases"]:
        lines.append(
            words.ngettext(
                "{n} open case is handled by {name} and nobody else. It has nobody afterwards: a "
                "coordinator finds it in Cases, under Nobody handles it.",
                "{n} open cases are handled by {name} and nobody else. They have nobody "
                "afterwards: a coordinator finds them in Cases, under Nobody handles it.",
                left["cases"],
            ).format(n=left["cases"], name=name)
        )
    waiting = _waiting(left, words)
    if waiting:
        said = words.gettext("This waits for an approval: {what}.")
        lines.append(said.format(what=", ".join(waiting)))
    if shuts_paper:
        lines.append(
            words.gettext(
                "{name} approves what others ask for. You, and accounts that come from yours, can "
                "note no such approval on paper afterwards, until another user ends {name} once "
                "more or whoever approves now has an account. Better: let somebody else end it."
            ).format(name=name)
        )
    return tuple(lines)


def _waiting(left: Mapping[str, int], words: Words) -> list[str]:
    told = (
        (left["exceptions"], words.ngettext("{n} exception", "{n} exceptions", left["exceptions"])),
        (
            left["laws"],
            words.ngettext("{n} question by a law", "{n} questions by a law", left["laws"]),
        ),
        (
            left["accesses"],
            words.ngettext("{n} request for access", "{n} requests for access", left["accesses"]),
        ),
        (
            left["forms"],
            words.ngettext(
                "{n} form of a protected case", "{n} forms of protected cases", left["forms"]
            ),
        ),
        (left["disposals"], words.ngettext("{n} disposal", "{n} disposals", left["disposals"])),
    )
    return [said.format(n=number) for number, said in told if number]
