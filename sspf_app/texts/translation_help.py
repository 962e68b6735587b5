"""What stands above the table of a translation sheet."""

from __future__ import annotations

from sspf_app.texts.catalogue import Words


def instructions(words: Words) -> tuple[str, ...]:
    """What the translator needs to know, a line each."""
    _ = words.gettext
    return (
        _("This is the consent form of SSPF. It is read by worried parents and young people."),
        _("Write your translation in the last column. Change nothing else, and move no row."),
        _("Translate the Swedish column. The two others only help you to understand it."),
        _("Words in braces, such as {contact}, are filled in by the program: keep them so."),
        _("Two asterisks before and after words make them bold: **yes**. Keep both pairs."),
        _("Short and plain words, please. The form is to stay short."),
        _("Names of laws and chapters stay in Swedish where your language has no name for them."),
        _("Save as CSV in UTF-8 and send the file back. Write who you are and the day beside it."),
    )
