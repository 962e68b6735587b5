"""The screens that exist; a new one is one line here."""

from sspf_app.gui.screen import Screen
from sspf_app.gui.screens.ask.screen import SCREEN as ASK
from sspf_app.gui.screens.case.screen import SCREEN as CASE
from sspf_app.gui.screens.cases.screen import SCREEN as CASES
from sspf_app.gui.screens.commitments.screen import SCREEN as COMMITMENTS
from sspf_app.gui.screens.consents.screen import SCREEN as CONSENTS
from sspf_app.gui.screens.consultations.screen import SCREEN as CONSULTATIONS
from sspf_app.gui.screens.handover.screen import SCREEN as HANDOVER
from sspf_app.gui.screens.item_rights.screen import SCREEN as ITEM_RIGHTS
from sspf_app.gui.screens.legal.screen import SCREEN as LEGAL
from sspf_app.gui.screens.log.screen import SCREEN as LOG
from sspf_app.gui.screens.meeting.screen import SCREEN as MEETING
from sspf_app.gui.screens.moving.screen import SCREEN as MOVING
from sspf_app.gui.screens.register.screen import SCREEN as REGISTER
from sspf_app.gui.screens.scans.screen import SCREEN as SCANS
from sspf_app.gui.screens.settings.screen import SCREEN as SETTINGS
from sspf_app.gui.screens.statistics.screen import SCREEN as STATISTICS
from sspf_app.gui.screens.today.screen import SCREEN as TODAY
from sspf_app.gui.screens.vault.screen import SCREEN as VAULT

SCREENS: tuple[Screen, ...] = (
    TODAY,
    CASES,
    CASE,
    MEETING,
    ITEM_RIGHTS,
    CONSENTS,
    COMMITMENTS,
    STATISTICS,
    SCANS,
    CONSULTATIONS,
    LEGAL,
    REGISTER,
    LOG,
    VAULT,
    SETTINGS,
    MOVING,
    HANDOVER,
    ASK,
)
