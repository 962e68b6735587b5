"""What each setting means, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from sspf_app.gui.i18n import N_, _, ngettext
from sspf_app.services.policy_effect import PolicyEffect


class SettingUnit(Enum):
    """What the number of a setting counts."""

    YEARS = auto()
    MONTHS = auto()
    DAYS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting of a policy row.

    Attributes:
        name: Attribute of ``PolicyRow``.
        title: Marked.
        words: What it does, marked.
        least: Smallest number; None = yes or no.
        unit: What the number counts.
    """

    name: str
    title: str
    words: str
    least: int | None = None
    most: int = 0
    unit: SettingUnit | None = None


SETTINGS = (
    Setting(
        name="youth_signs_from",
        title=N_("The young person signs from"),
        words=N_("From this age nothing about the young person is shared without their own yes."),
        least=0,
        most=18,
        unit=SettingUnit.YEARS,
    ),
    Setting(
        name="maturity_from",
        title=N_("Maturity may be assessed from"),
        words=N_("From this age a mature young person, or one who has spoken, must say yes too."),
        least=0,
        most=18,
        unit=SettingUnit.YEARS,
    ),
    Setting(
        name="youth_copy_from",
        title=N_("Own copy of minutes from"),
        words=N_("Below this age the young person gets no copy."),
        least=0,
        most=18,
        unit=SettingUnit.YEARS,
    ),
    Setting(
        name="validity_months_max",
        title=N_("A consent lasts at most"),
        words=N_("A longer one has no effect after this time."),
        least=1,
        most=60,
        unit=SettingUnit.MONTHS,
    ),
    Setting(
        name="validity_months_default",
        title=N_("A new form proposes"),
        words=N_("What stands on a new form until somebody changes it."),
        least=1,
        most=60,
        unit=SettingUnit.MONTHS,
    ),
    Setting(
        name="oral_days",
        title=N_("An oral yes lasts"),
        words=N_("For what is said only. The day it is given counts as the first."),
        least=0,
        most=60,
        unit=SettingUnit.DAYS,
    ),
    Setting(
        name="hindered_days_max",
        title=N_("An exception for a hindered guardian lasts at most"),
        words=N_("A longer one is cut to this."),
        least=0,
        most=60,
        unit=SettingUnit.DAYS,
    ),
    Setting(
        name="custody_evidence",
        title=N_("Custody must be verified"),
        words=N_("Without a document that was seen, nothing is shared about the child."),
    ),
    Setting(
        name="hindered_exception",
        title=N_("Exceptions for a hindered guardian"),
        words=N_("Allowed only when it cannot wait, and never against a no."),
    ),
    Setting(
        name="youth_only_track",
        title=N_("A young person of 15 to 17 may answer alone"),
        words=N_("Only after a decision with a reason; nothing about the guardians is shared."),
    ),
)
"""The settings in the order shown; that one turns adult at 18 is law, not a setting."""


def unit_words(unit: SettingUnit, number: int) -> str:
    """The word after a number of this unit, as "months" after 12."""
    said = {
        SettingUnit.YEARS: ngettext("year", "years", number),
        SettingUnit.MONTHS: ngettext("month", "months", number),
        SettingUnit.DAYS: ngettext("day", "days", number),
    }
    return said[unit]


def setting_words(setting: Setting, value: object) -> str:
    """A value as it is read: "12 months", "yes"."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if setting.unit is None or not isinstance(value, int):
        return str(value)
    return f"{value} {unit_words(setting.unit, value)}"


def policy_effect_words(effect: PolicyEffect) -> str:
    """What settings would change, in numbers: names are nobody's business here."""
    day = effect.day.isoformat()
    if not effect.cases:
        return _("From {day}: no open case gets another answer.").format(day=day)
    told = [
        ngettext(
            "From {day}: {n} open case gets another answer.",
            "From {day}: {n} open cases get another answer.",
            effect.cases,
        ).format(day=day, n=effect.cases)
    ]
    for number, message in (
        (effect.signatories, _("Somebody else must answer in {n}.")),
        (effect.stops, _("Something that may be shared stops in {n}.")),
        (effect.starts, _("Something more may be shared in {n}.")),
    ):
        if number:
            told.append(message.format(n=number))
    return " ".join(told)
