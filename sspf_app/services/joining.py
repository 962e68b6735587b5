"""Joins the use cases of one signed-in user: each gets the desk, and of the tools what it needs."""

from __future__ import annotations

from sspf_app.services.agenda import Agenda
from sspf_app.services.answers import Answers
from sspf_app.services.away_kinds import (
    DisposalsElsewhere,
    ExceptionsElsewhere,
    LegalElsewhere,
)
from sspf_app.services.bundle import Services, Tools
from sspf_app.services.calendar_entries import CalendarEntries
from sspf_app.services.case_access import CaseAccessLists
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
from sspf_app.services.course import Course
from sspf_app.services.custody import CustodyRegister
from sspf_app.services.decisions import Decisions
from sspf_app.services.desk import Desk
from sspf_app.services.disclosure_ledger import DisclosureLedger
from sspf_app.services.disposal_approvals import DisposalApprovals
from sspf_app.services.disposal_papers import DisposalPapers, DisposalTools
from sspf_app.services.disposals import Disposals
from sspf_app.services.districts import Districts
from sspf_app.services.document_intake import DocumentIntake
from sspf_app.services.drafts import Drafts
from sspf_app.services.duplicates import Duplicates
from sspf_app.services.exceptions import Exceptions
from sspf_app.services.extract_papers import ExtractPapers
from sspf_app.services.extracts import Extracts
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
from sspf_app.services.moving_files import MovingFiles
from sspf_app.services.moving_in import MovingIn
from sspf_app.services.moving_out import MovingOut, OutTools
from sspf_app.services.moving_undo import MovingUndo
from sspf_app.services.network import Network
from sspf_app.services.notes import Notes
from sspf_app.services.notices import Notices
from sspf_app.services.occasion_entries import OccasionEntries
from sspf_app.services.office import OfficeSettings
from sspf_app.services.old_sheets import OldSheets
from sspf_app.services.out_settings import OutSettings
from sspf_app.services.overviews import Overviews
from sspf_app.services.own_views import OwnViews
from sspf_app.services.papers_out import PaperTools
from sspf_app.services.participant_lists import ParticipantLists
from sspf_app.services.parties import Parties
from sspf_app.services.people import People
from sspf_app.services.plan_papers import PlanPapers
from sspf_app.services.plans import Plans
from sspf_app.services.process_settings import ProcessLists
from sspf_app.services.protected import ProtectedAccess
from sspf_app.services.protection import ProtectionOfCases
from sspf_app.services.recall_papers import RecallPapers
from sspf_app.services.referrals import Referrals
from sspf_app.services.retention import Retention
from sspf_app.services.rights_letters import RightsLetters
from sspf_app.services.rosters import Rosters
from sspf_app.services.scan_keeping import ScanKeeping
from sspf_app.services.scan_originals import ScanOriginals
from sspf_app.services.scans import Scans
from sspf_app.services.sealed_requests import SealedRequests
from sspf_app.services.search import Search
from sspf_app.services.sharing import Sharing
from sspf_app.services.spoken_calls import SpokenCalls
from sspf_app.services.statistics import Statistics
from sspf_app.services.support_catalogue import SupportCatalogue
from sspf_app.services.support_sheets import SupportSheets, SupportTools
from sspf_app.services.timeline import Timeline
from sspf_app.services.today import Today
from sspf_app.services.transfer_offices import TransferOffices, TransferTools
from sspf_app.services.transfer_receipts import TransferReceipts
from sspf_app.services.transfer_receiving import TransferReceiving
from sspf_app.services.transfer_sending import TransferSending
from sspf_app.services.withdrawals import Withdrawals


def build(desk: Desk, tools: Tools) -> Services:
    """Join the use cases of one signed-in user.

    For another language of the sentences build them anew; what was opened with a reason is then
    asked for again.
    """
    access = ProtectedAccess(desk)
    answers = Answers(desk, access)
    words, renderer, target = tools.words, tools.renderer, tools.export_target
    scans = Scans(
        desk, access, reader=tools.scan_reader, forms=tools.filled_forms, files=tools.scan_files
    )
    forms = ConsentForms(desk, access, renderer=renderer, target=target, copies=tools.copies)
    copies = tools.copies
    papers = PaperTools(desk=desk, access=access, renderer=renderer, target=target, copies=copies)
    exceptions = Exceptions(desk, access)
    legal = LegalRequests(desk, access)
    approvals = DisposalApprovals(desk, tools.after_disposal)
    transfers = TransferTools(
        keys=tools.transfer_keys,
        files=tools.transfer_files,
        sources=tools.source_files,
        target=target,
    )
    return Services(
        people=People(desk, tools.personal_numbers, access),
        custody=CustodyRegister(desk, access),
        parties=Parties(desk),
        office=OfficeSettings(desk),
        cases=Cases(desk, access),
        glances=Glances(desk, access),
        overviews=Overviews(desk, access, words=words),
        case_parts=CaseParts(desk, access),
        clock=ClockWatch(desk),
        decisions=Decisions(desk, access),
        exceptions=exceptions,
        timeline=Timeline(desk, access),
        consent_cards=ConsentCards(desk, access),
        consent_forms=forms,
        form_batches=FormBatches(desk, forms, renderer=renderer, target=target),
        chasing=Chasing(desk, access),
        contact_rules=ContactRules(desk, access),
        form_texts=FormTexts(desk, renderer=renderer),
        form_text_sheets=FormTextSheets(
            desk,
            renderer=renderer,
            target=target,
            sheets=tools.translation_sheets,
        ),
        answers=answers,
        consent_exports=ConsentExports(
            desk, access, renderer=renderer, target=target, formats=tools.consent_formats
        ),
        withdrawals=Withdrawals(
            desk, access, renderer=renderer, target=target, copies=copies, words=words
        ),
        ledger=DisclosureLedger(desk, access),
        ledger_papers=LedgerPapers(desk, access, renderer=renderer, target=target),
        sharing=Sharing(desk, access, words=words),
        matrix_papers=MatrixPapers(desk, access, renderer=renderer, target=target, words=words),
        meetings=Meetings(desk, access, words=words),
        meeting_items=MeetingItems(desk, access, words=words),
        commitments=Commitments(desk, access, words=words),
        commitment_papers=CommitmentPapers(papers),
        plan_papers=PlanPapers(papers, words=words),
        mapping_papers=MappingPapers(papers, words=words),
        recall_papers=RecallPapers(papers),
        invitation_papers=InvitationPapers(papers),
        plans=Plans(desk, access, MeetingItems(desk, access, words=words), words=words),
        agenda=Agenda(desk, access, words=words),
        meeting_series=SeriesOfMeetings(desk, access, Meetings(desk, access, words=words)),
        participant_lists=ParticipantLists(desk),
        rosters=Rosters(desk, access),
        minutes=Minutes(desk, access, renderer=renderer, target=target, copies=copies, words=words),
        meeting_names=MeetingNames(desk, access),
        minutes_versions=MinutesVersions(desk, access),
        minutes_given=MinutesGiven(desk, access),
        spoken_calls=SpokenCalls(desk, access),
        notices=Notices(desk, access, renderer=renderer, target=target, words=words),
        calendar_entries=CalendarEntries(desk, access, renderer=renderer, target=target),
        out_settings=OutSettings(
            desk, templates=tools.word_templates, files=tools.scan_files, target=target
        ),
        notes=Notes(desk, access),
        handling=Handling(desk, access),
        districts=Districts(desk, access),
        papers=CasePapers(
            desk, access, files=tools.source_files, reader=tools.scan_reader, target=target
        ),
        network=Network(desk, access),
        duplicates=Duplicates(desk, access),
        merging=Merging(desk, access),
        document_intake=DocumentIntake(desk, access, files=tools.source_files),
        consultations=Consultations(desk, access),
        protection=ProtectionOfCases(desk, access),
        case_access=CaseAccessLists(desk, access),
        legal=legal,
        concern_reports=ConcernReports(desk, access),
        legal_grounds=LegalGrounds(desk),
        search=Search(desk, access),
        scans=scans,
        scan_keeping=ScanKeeping(
            desk, access, scans=scans, answers=answers, files=tools.scan_files
        ),
        scan_originals=ScanOriginals(desk, access, target=target),
        drafts=Drafts(desk),
        today=Today(desk),
        journal=JournalReader(desk),
        imports=Imports(desk, tools.case_file_reader),
        old_sheets=OldSheets(
            desk, reader=tools.sheet_reader, files=tools.scan_files, target=target
        ),
        moving_in=MovingIn(desk, access, numbers=tools.personal_numbers),
        moving_undo=MovingUndo(desk, access),
        moving_files=MovingFiles(
            desk,
            Imports(desk, tools.case_file_reader),
            reader=tools.case_file_reader,
            files=tools.scan_files,
        ),
        moving_out=MovingOut(
            desk,
            access,
            OutTools(
                case_files=tools.case_file_writer,
                writer=tools.out_writer,
                pictures=tools.picture_pages,
                target=target,
                words=words,
            ),
        ),
        course=Course(desk, access),
        process_lists=ProcessLists(desk),
        occasions=OccasionEntries(
            desk, access, MeetingItems(desk, access, words=words), words=words
        ),
        referrals=Referrals(desk, access),
        information_talks=InformationTalks(desk, access),
        closures=Closures(desk, access),
        hand_over_pages=HandOverPages(desk, renderer=renderer, target=target, words=words),
        transfer_offices=TransferOffices(desk, access, transfers),
        transfer_sending=TransferSending(
            desk, access, transfers, case_files=tools.case_file_writer
        ),
        transfer_receipts=TransferReceipts(desk, access, transfers, words=words),
        transfer_receiving=TransferReceiving(
            desk, transfers, case_files=tools.case_file_reader, words=words
        ),
        statistics=Statistics(desk, renderer=renderer, target=target, copies=copies, words=words),
        retention=Retention(desk, access),
        disposals=Disposals(desk),
        disposal_approvals=approvals,
        extracts=Extracts(desk, access),
        extract_papers=ExtractPapers(desk, access, renderer=renderer, target=target),
        incidents=Incidents(desk, access, renderer=renderer, target=target, words=words),
        log_reviews=LogReviews(desk),
        manager_keys=ManagerKeys(desk, transfers),
        log_copies=LogCopies(desk, transfers),
        sealed_requests=SealedRequests(
            desk,
            access,
            (
                ExceptionsElsewhere(desk, exceptions),
                LegalElsewhere(desk, legal),
                DisposalsElsewhere(approvals),
            ),
            transfers,
        ),
        own_views=OwnViews(desk, access),
        item_rights=ItemRights(desk, access, words=tools.words),
        rights_letters=RightsLetters(desk, access, renderer=renderer, target=target),
        support=SupportCatalogue(desk),
        support_sheets=SupportSheets(
            desk,
            SupportTools(
                reader=tools.sheet_reader,
                files=tools.scan_files,
                writer=tools.out_writer,
                target=target,
            ),
            words=words,
        ),
        disposal_papers=DisposalPapers(
            desk, DisposalTools(renderer=renderer, copies=copies, target=target, words=words)
        ),
    )
