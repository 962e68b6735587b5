"""Every use case, joined for a front end."""

from __future__ import annotations

from dataclasses import dataclass

from sspf_app.services.agenda import Agenda
from sspf_app.services.answers import Answers
from sspf_app.services.calendar_entries import CalendarEntries
from sspf_app.services.case_access import CaseAccessLists
from sspf_app.services.case_files import CaseFileReader, CaseFileWriter
from sspf_app.services.case_papers import CasePapers
from sspf_app.services.case_parts import CaseParts
from sspf_app.services.cases import Cases
from sspf_app.services.chasing import Chasing
from sspf_app.services.clock_watch import ClockWatch
from sspf_app.services.closures import Closures
from sspf_app.services.commitment_papers import CommitmentPapers
from sspf_app.services.commitments import Commitments
from sspf_app.services.concern_reports import ConcernReports
from sspf_app.services.consent_cards import ConsentCards
from sspf_app.services.consent_exports import ConsentExports
from sspf_app.services.consent_forms import ConsentForms
from sspf_app.services.consultations import Consultations
from sspf_app.services.contact_rules import ContactRules
from sspf_app.services.copies import Copies
from sspf_app.services.course import Course
from sspf_app.services.custody import CustodyRegister
from sspf_app.services.decisions import Decisions
from sspf_app.services.disclosure_ledger import DisclosureLedger
from sspf_app.services.disposal_approvals import DisposalApprovals
from sspf_app.services.disposal_papers import DisposalPapers
from sspf_app.services.disposal_ports import AfterDisposal
from sspf_app.services.disposals import Disposals
from sspf_app.services.districts import Districts
from sspf_app.services.document_intake import DocumentIntake
from sspf_app.services.document_ports import SourceFiles
from sspf_app.services.drafts import Drafts
from sspf_app.services.duplicates import Duplicates
from sspf_app.services.exceptions import Exceptions
from sspf_app.services.export_records import ConsentFormats
from sspf_app.services.extract_papers import ExtractPapers
from sspf_app.services.extracts import Extracts
from sspf_app.services.filled_forms import FilledFormReader
from sspf_app.services.form_batches import FormBatches
from sspf_app.services.form_text_sheets import FormTextSheets
from sspf_app.services.form_texts import FormTexts
from sspf_app.services.glances import Glances
from sspf_app.services.hand_over_page import HandOverPages
from sspf_app.services.handling import Handling
from sspf_app.services.imports import Imports
from sspf_app.services.incidents import Incidents
from sspf_app.services.information_talks import InformationTalks
from sspf_app.services.invitation_papers import InvitationPapers
from sspf_app.services.item_rights import ItemRights
from sspf_app.services.journal import JournalReader
from sspf_app.services.ledger_papers import LedgerPapers
from sspf_app.services.legal import LegalRequests
from sspf_app.services.legal_grounds import LegalGrounds
from sspf_app.services.log_copies import LogCopies
from sspf_app.services.log_reviews import LogReviews
from sspf_app.services.manager_keys import ManagerKeys
from sspf_app.services.mapping_papers import MappingPapers
from sspf_app.services.matrix_papers import MatrixPapers
from sspf_app.services.meeting_items import MeetingItems
from sspf_app.services.meeting_names import MeetingNames
from sspf_app.services.meeting_series import SeriesOfMeetings
from sspf_app.services.meetings import Meetings
from sspf_app.services.merging import Merging
from sspf_app.services.minutes import Minutes
from sspf_app.services.minutes_given import MinutesGiven
from sspf_app.services.minutes_versions import MinutesVersions
from sspf_app.services.move_out_views import OutWriter, PicturePages
from sspf_app.services.moving_files import MovingFiles
from sspf_app.services.moving_in import MovingIn
from sspf_app.services.moving_out import MovingOut
from sspf_app.services.moving_undo import MovingUndo
from sspf_app.services.network import Network
from sspf_app.services.notes import Notes
from sspf_app.services.notices import Notices
from sspf_app.services.occasion_entries import OccasionEntries
from sspf_app.services.office import OfficeSettings
from sspf_app.services.old_sheets import OldSheets
from sspf_app.services.out_settings import OutSettings, WordTemplates
from sspf_app.services.overviews import Overviews
from sspf_app.services.own_views import OwnViews
from sspf_app.services.papers import DocumentRenderer
from sspf_app.services.participant_lists import ParticipantLists
from sspf_app.services.parties import Parties
from sspf_app.services.people import People
from sspf_app.services.personal_numbers import PersonalNumbers
from sspf_app.services.plan_papers import PlanPapers
from sspf_app.services.plans import Plans
from sspf_app.services.ports import ExportTarget
from sspf_app.services.process_settings import ProcessLists
from sspf_app.services.protection import ProtectionOfCases
from sspf_app.services.recall_papers import RecallPapers
from sspf_app.services.referrals import Referrals
from sspf_app.services.retention import Retention
from sspf_app.services.rights_letters import RightsLetters
from sspf_app.services.rosters import Rosters
from sspf_app.services.scan_keeping import ScanKeeping
from sspf_app.services.scan_originals import ScanOriginals
from sspf_app.services.scan_ports import ScanFiles, ScanReader
from sspf_app.services.scans import Scans
from sspf_app.services.sealed_requests import SealedRequests
from sspf_app.services.search import Search
from sspf_app.services.sharing import Sharing
from sspf_app.services.sheet_views import SheetReader
from sspf_app.services.spoken_calls import SpokenCalls
from sspf_app.services.statistics import Statistics
from sspf_app.services.support_catalogue import SupportCatalogue
from sspf_app.services.support_sheets import SupportSheets
from sspf_app.services.timeline import Timeline
from sspf_app.services.today import Today
from sspf_app.services.transfer_offices import TransferOffices
from sspf_app.services.transfer_ports import TransferFiles, TransferKeys
from sspf_app.services.transfer_receipts import TransferReceipts
from sspf_app.services.transfer_receiving import TransferReceiving
from sspf_app.services.transfer_sending import TransferSending
from sspf_app.services.translation_sheets import TranslationSheets
from sspf_app.services.withdrawals import Withdrawals
from sspf_app.texts.catalogue import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the use cases need besides the desk.

    Attributes:
        words: The words of the user's language, for the sentences of decisions.
    """

    renderer: DocumentRenderer
    copies: Copies
    export_target: ExportTarget
    case_file_reader: CaseFileReader
    consent_formats: ConsentFormats
    translation_sheets: TranslationSheets
    personal_numbers: PersonalNumbers
    words: Words
    scan_reader: ScanReader
    filled_forms: FilledFormReader
    word_templates: WordTemplates
    scan_files: ScanFiles
    sheet_reader: SheetReader
    out_writer: OutWriter
    case_file_writer: CaseFileWriter
    picture_pages: PicturePages
    source_files: SourceFiles
    transfer_keys: TransferKeys
    transfer_files: TransferFiles
    after_disposal: AfterDisposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Every use case of one signed-in user."""

    people: People
    custody: CustodyRegister
    parties: Parties
    office: OfficeSettings
    cases: Cases
    glances: Glances
    overviews: Overviews
    case_parts: CaseParts
    clock: ClockWatch
    decisions: Decisions
    exceptions: Exceptions
    timeline: Timeline
    consent_cards: ConsentCards
    consent_forms: ConsentForms
    form_batches: FormBatches
    contact_rules: ContactRules
    chasing: Chasing
    form_texts: FormTexts
    form_text_sheets: FormTextSheets
    answers: Answers
    consent_exports: ConsentExports
    withdrawals: Withdrawals
    ledger: DisclosureLedger
    ledger_papers: LedgerPapers
    sharing: Sharing
    matrix_papers: MatrixPapers
    meetings: Meetings
    meeting_items: MeetingItems
    commitments: Commitments
    commitment_papers: CommitmentPapers
    plans: Plans
    plan_papers: PlanPapers
    mapping_papers: MappingPapers
    invitation_papers: InvitationPapers
    recall_papers: RecallPapers
    agenda: Agenda
    meeting_series: SeriesOfMeetings
    participant_lists: ParticipantLists
    rosters: Rosters
    minutes: Minutes
    meeting_names: MeetingNames
    minutes_versions: MinutesVersions
    minutes_given: MinutesGiven
    spoken_calls: SpokenCalls
    notices: Notices
    calendar_entries: CalendarEntries
    out_settings: OutSettings
    notes: Notes
    handling: Handling
    districts: Districts
    papers: CasePapers
    document_intake: DocumentIntake
    network: Network
    duplicates: Duplicates
    merging: Merging
    consultations: Consultations
    protection: ProtectionOfCases
    case_access: CaseAccessLists
    legal: LegalRequests
    concern_reports: ConcernReports
    legal_grounds: LegalGrounds
    search: Search
    scans: Scans
    scan_keeping: ScanKeeping
    scan_originals: ScanOriginals
    drafts: Drafts
    today: Today
    journal: JournalReader
    imports: Imports
    old_sheets: OldSheets
    moving_in: MovingIn
    moving_undo: MovingUndo
    moving_files: MovingFiles
    moving_out: MovingOut
    course: Course
    process_lists: ProcessLists
    occasions: OccasionEntries
    referrals: Referrals
    information_talks: InformationTalks
    closures: Closures
    hand_over_pages: HandOverPages
    transfer_offices: TransferOffices
    transfer_sending: TransferSending
    transfer_receipts: TransferReceipts
    transfer_receiving: TransferReceiving
    statistics: Statistics
    retention: Retention
    disposals: Disposals
    disposal_approvals: DisposalApprovals
    disposal_papers: DisposalPapers
    support: SupportCatalogue
    support_sheets: SupportSheets
    extracts: Extracts
    extract_papers: ExtractPapers
    rights_letters: RightsLetters
    own_views: OwnViews
    item_rights: ItemRights
    log_reviews: LogReviews
    incidents: Incidents
    manager_keys: ManagerKeys
    log_copies: LogCopies
    sealed_requests: SealedRequests
