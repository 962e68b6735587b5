"""Words for what a step of the first start still needs."""

from __future__ import annotations

from sspf_app.gui.i18n import _, words
from sspf_app.services.wizards import Problem
from sspf_app.texts.conditions import condition


def problem_in_words(problem: Problem) -> str:
    """The sentence of a code of ``services.wizards`` or of a condition."""
    code = problem.code
    own = {
        "vault_name_required": _("Give the vault a name."),
        "vault_name_unfit": _("The name becomes that of a folder: write it without / and \\."),
        "name_required": _("Write your name."),
        "login_required": _("Choose a short user name."),
        "passwords_differ": _("The two passwords are not the same."),
        "word_differs": _("That is not the word on the sheet."),
        "committee_required": _("Write which committee the office belongs to."),
        "own_party_required": _("Name at least your own party, in the first row."),
        "party_twice": _("Two parties have the same name."),
        "email_unfit": _("Write the whole e-mail address, as in sspf@umea.se."),
        "folder_required": _("Choose a folder, or write where it lies."),
        "folder_missing": _("There is no such folder. Is the drive connected?"),
        "backup_inside_vault": _("A backup inside the vault is lost with the vault."),
    }
    if code in own:
        return own[code]
    said = condition(code, {"path": problem.path}, words())
    return " ".join(said).strip() if said is not None else code
