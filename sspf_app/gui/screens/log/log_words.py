"""What the log says in words: what was done, and to what."""

from __future__ import annotations

from datetime import tzinfo

from sspf_app.gui.i18n import N_, marked, ngettext
from sspf_app.gui.screens.log.ports import LogLine
from sspf_app.services.attempts import FailedAttempts
from sspf_app.services.records import Action

_ACTIONS = {
    Action.UNLOCK: N_("Unlocked"),
    Action.UNLOCK_FAILED: N_("Failed to unlock"),
    Action.LOCK: N_("Locked"),
    Action.OPEN: N_("Opened"),
    Action.READ: N_("Read"),
    Action.SEARCH: N_("Searched"),
    Action.WRITE: N_("Wrote"),
    Action.PRINT: N_("Printed"),
    Action.EXPORT: N_("Exported"),
    Action.IMPORT: N_("Imported"),
    Action.USER_CHANGE: N_("Changed users"),
    Action.BACKUP: N_("Backup"),
    Action.KEY_CHANGE: N_("Changed keys"),
    Action.CLOCK: N_("The clock"),
}

_KINDS = {
    "case": N_("Case"),
    "cases": N_("The list of cases"),
    "person": N_("Person"),
    "meeting": N_("Meeting"),
    "meetings": N_("The list of meetings"),
    "item": N_("Item of a meeting"),
    "invitations": N_("Who may be invited"),
    "recipients": N_("Recipients of minutes"),
    "minutes_preview": N_("Preview of minutes"),
    "matrix": N_("Sharing matrix"),
    "question": N_("Question"),
    "consent": N_("Consent"),
    "consents": N_("Consents"),
    "withdrawal": N_("Withdrawal"),
    "withdrawals": N_("Withdrawals"),
    "party": N_("Party"),
    "office": N_("The office"),
    "policy": N_("Settings by date"),
    "today": N_("Today"),
    "statistics": N_("Statistics"),
    "log": N_("Log"),
    "persons": N_("The list of persons"),
    "case_part": N_("Part of a case"),
    "custody": N_("Custody"),
    "timeline": N_("Timeline"),
    "history": N_("History"),
    "form": N_("Consent form"),
    "forms": N_("Consent forms"),
    "form_plan": N_("Plan of a consent form"),
    "form_preview": N_("Preview of a consent form"),
    "confirmation": N_("Confirmation of a withdrawal"),
    "notice": N_("Notice of a withdrawal"),
    "all_facts": N_("All facts"),
    "create": N_("New vault"),
    "attempts": N_("Wrong passwords or recovery words"),
    "user": N_("User"),
    "recovery": N_("Recovery words"),
    "oral": N_("What was said"),
    "minutes": N_("Minutes"),
    "plan_preview": N_("Preview of a plan"),
    "commitments_preview": N_("Preview of a page of commitments"),
    "commitments_page": N_("Page of commitments"),
    "mapping": N_("Mapping"),
    "invitation_preview": N_("Preview of an invitation"),
    "mapping_preview": N_("Preview of a mapping"),
    "consent_form": N_("Consent form"),
    "meeting_notice": N_("Message about a meeting"),
    "notices": N_("Who can be told of a meeting"),
    "notice_preview": N_("Preview of a message"),
    "template": N_("Template of the office"),
    "calendar_words": N_("What meetings are called in calendars"),
    "withdrawal_confirmation": N_("Confirmation of a withdrawal"),
    "withdrawal_notice": N_("Notice of a withdrawal"),
    "invitation": N_("Invitation"),
    "clipboard": N_("Clipboard"),
    "withdrawal_preview": N_("What a withdrawal would stop"),
    "print_file": N_("File for the office's printer"),
    "ledger": N_("What has been shared"),
    "ledger_page": N_("Page of what has been shared"),
    "misdirection": N_("Paper that went to the wrong place"),
    "follow_up": N_("What came after"),
    "recall_letter": N_("Letter that asks for a misdirected paper"),
    "copy_receipt": N_("Receipt to sign"),
    "reservation": N_("Reservation to sign"),
    "case_file": N_("Case file"),
    "sheet": N_("Imported list"),
    "import_preview": N_("Rows of a list"),
    "import_example": N_("Example of a list"),
    "import_undone": N_("Undone import"),
    "moving_out": N_("What would be moved out"),
    "whole_case": N_("Everything in the case, moved out"),
    "whole_vault": N_("Everything, moved out"),
    "transfers": N_("Cases to and from other offices"),
    "transfer": N_("The case, sealed to another office"),
    "transfer_key": N_("Own public key"),
    "transfer_office": N_("Key of another office"),
    "rights_letter": N_("Letter of answer"),
    "register_extract": N_("Register extract"),
    "extract": N_("Register extract"),
    "extracts": N_("Register extracts"),
    "hand_over": N_("Page for a colleague who goes on"),
    "hand_over_package": N_("Package for a colleague who goes on"),
    "proof": N_("How the vault is protected"),
    "backup_proof": N_("A backup was tried"),
    "decision": N_("Decision"),
    "decisions": N_("Decisions"),
    "request": N_("Request for an exception"),
    "policy_effect": N_("What settings would change"),
    "clock": N_("The clock"),
    "chasing_list": N_("The chasing list"),
    "chase": N_("Note about an answer"),
    "concern_report": N_("Report of concern"),
    "consultation": N_("Consultation"),
    "consultations": N_("Consultations"),
    "consultation_erased": N_("Erased consultation"),
    "consultation_settings": N_("How long consultations are kept"),
    "contact_rule": N_("Who may be contacted"),
    "contact_rules": N_("Who may be contacted"),
    "form_text": N_("Form text"),
    "legal_disclosure": N_("Handed out by law"),
    "legal_ground": N_("Legal ground"),
    "legal_request": N_("Question by law"),
    "legal_requests": N_("Questions by law"),
    "protection": N_("Protected identity"),
    "variant_approval": N_("Forms without names of places"),
    "variant_approvals": N_("Forms without names of places"),
    "receipt": N_("Receipt of an answer"),
    "consent_receipt": N_("Receipt of an answer"),
    "consent_export": N_("Consents as a data file"),
    "note": N_("The note"),
    "notes": N_("Notes of the case"),
    "note_versions": N_("Earlier versions of a note"),
    "closed_notes": N_("Closed notes"),
    "staff": N_("Who handles the case"),
    "document": N_("Paper of the case"),
    "documents": N_("Papers of the case"),
    "document_file_deleted": N_("Deleted file that was put in"),
    "network": N_("Network"),
    "relation": N_("Somebody in the network"),
    "retention": N_("How long the case is kept"),
    "retention_rules": N_("How long everything is kept"),
    "retention_flag": N_("Mark that stops or moves the disposal of a case"),
    "disposal": N_("Disposal"),
    "disposal_proposal": N_("Proposal for disposal"),
    "disposal_again": N_("Disposal done again after a restore"),
    "disposal_record": N_("Record of a disposal"),
    "drafts_past_time": N_("Drafts past their time"),
    "duplicates": N_("Persons who may be entered twice"),
    "two_persons": N_("They are two persons"),
    "merge": N_("Two persons made one"),
    "merges": N_("Persons made one before"),
    "scan": N_("Scanned page"),
    "scans": N_("Scanned pages"),
    "scan_code": N_("Code of a scanned page"),
    "scan_files": N_("Scanned files"),
    "scan_file_deleted": N_("Deleted scanned file"),
    "scan_of_form": N_("Scanned page of a form"),
    "after_contact": N_("Contact after the case"),
    "agenda": N_("Agenda of a meeting"),
    "closure": N_("Closing of a case"),
    "commitment": N_("A commitment"),
    "commitments": N_("The list of commitments"),
    "course": N_("Steps of a case"),
    "information_talk": N_("An information talk"),
    "information_talks": N_("Information talks of a case"),
    "meeting_before": N_("The meeting before"),
    "minutes_version": N_("A version of minutes"),
    "minutes_versions": N_("Versions of minutes"),
    "participant_list": N_("A fixed list of participants"),
    "plan": N_("Plan of a case"),
    "plan_part": N_("Part of a plan"),
    "plan_version": N_("Version of a plan"),
    "plan_versions": N_("Versions of a plan"),
    "process_settings": N_("Steps and lists of the office"),
    "referral": N_("A referral"),
    "referrals": N_("Referrals of a case"),
    "room": N_("A meeting place"),
    "roster": N_("Meetings in a row"),
    "roster_left": N_("A meeting left out of a row"),
    "series": N_("A series of meetings"),
    "support": N_("Support in the area"),
    "support_sheet": N_("The catalogue of support as a sheet"),
    "step_note": N_("Note about a step"),
}

_SHAPES = {
    Action.EXPORT: "export",
    Action.PRINT: "print",
    Action.WRITE: "edit",
    Action.SEARCH: "search",
    Action.UNLOCK: "unlock",
    Action.UNLOCK_FAILED: "warning",
    Action.LOCK: "lock",
    Action.IMPORT: "import",
    Action.BACKUP: "backup",
    Action.KEY_CHANGE: "key",
    Action.CLOCK: "clock",
    Action.USER_CHANGE: "people",
}


def action_word(line: LogLine) -> str:
    """What was done, in words."""
    return marked(_ACTIONS[line.action])


def kind_word(line: LogLine) -> str:
    """What was touched, in words."""
    known = _KINDS.get(line.kind)
    return line.kind.replace("_", " ") if known is None else marked(known)


def times_in_words(failed: FailedAttempts, zone: tzinfo) -> str:
    """How often, and when."""
    first, last = (f"{at.astimezone(zone):%Y-%m-%d %H:%M}" for at in (failed.first, failed.last))
    said = ngettext("{n} time: {first}", "{n} times, {first} to {last}", failed.count)
    return said.format(n=failed.count, first=first, last=last)


def is_known(kind: str) -> bool:
    """Whether there is a word for what was touched."""
    return kind in _KINDS


def shape(line: LogLine) -> str:
    """The icon of what was done."""
    return _SHAPES.get(line.action, "eye")
