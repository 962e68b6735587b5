"""What refusals say about cases, meetings, plans and notes."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_

SENTENCES: dict[str, str] = {
    # Commitments and the plan
    "unknown_commitment": N_("There is no such commitment in the case."),
    "step_needs_comment": N_("Write why: it is read when the plan is followed up."),
    "step_not_last": N_("Something was noted after it; note how it stands now instead."),
    "goal_not_in_plan": N_("There is no such goal in this plan."),
    "goal_under_itself": N_("A goal cannot stand under itself."),
    "plan_needs_goal": N_("The plan has no goal yet: write one before you set it."),
    "approval_required": N_("Write who has said yes to the plan."),
    "version_needs_reason": N_("Write what has changed since the version before."),
    "unknown_plan_version": N_("There is no such version of the plan."),
    "commitment_required": N_("Write who does it, from when to when, and how it is followed up."),
    "own_words_of_family": N_("Own words are the family's: choose the family as the one who says."),
    "nothing_promised": N_("{name} has no commitment that may be read now."),
    # Cases
    "unknown_case": N_("There is no such case."),
    "purpose_required": N_("Write why the parties need to work together."),
    "purpose_known": N_("The case already has that purpose."),
    "purpose_names_other": N_(
        "The purpose names somebody of another case, and it stands on every form. Write it without "
        "the name."
    ),
    "unknown_purpose": N_("The case has no such purpose."),
    "no_own_party": N_("Choose the office's own party in the register first."),
    "reference_taken": N_("Another case has the reference {reference}."),
    "already_paused": N_("The case is paused already."),
    "pause_has_no_last_day": N_("This pause has no last day: it ends when a position is recorded."),
    "not_paused": N_("The case is not paused."),
    "case_closed": N_(
        "The case is closed. To go on with it, reopen it under Decisions; a new worry begins a "
        "new case."
    ),
    "not_closed": N_("The case is not closed."),
    "pause_end_required": N_("Write what must be done before the pause may end."),
    "position_required": N_(
        "The pause ends only when the position of the social worker or lawyer is recorded."
    ),
    "position_incomplete": N_("Write who took the position, as what, and what it is."),
    "task_text_required": N_("Write what is to be seen to."),
    "unknown_task": N_("There is no such task."),
    "decision_starts_in_past": N_("The decision cannot hold from {day}, which has passed."),
    "decision_over": N_("The last day, {day}, has passed."),
    "request_pending": N_("A request for this case waits for the unit manager already."),
    "unknown_request": N_("There is no such request."),
    "request_not_waiting": N_("Nothing of that name waits for an approval."),
    "decided_already": N_("The request is decided already."),
    "manager_decides": N_("A unit manager uses this vault and approves it here."),
    "decision_incomplete": N_("Write who decided, as what, and where the decision is kept."),
    "decline_reason_required": N_("Write why the answer is no."),
    "closing_reason_required": N_("Write why the case is closed."),
    "party_already_in_case": N_("{party} takes part in the case already."),
    "format_not_for_party": N_(
        "This format lists who said what, which is not a party's business. Choose FHIR."
    ),
    "receipt_not_for": N_(
        "{name} may no longer be asked about this case, and so gets no receipt from it."
    ),
    "form_changed": N_("The case has changed since the sheet was drawn. Look at it once more."),
    "party_has_left": N_("{party} has left the case. Whoever comes back joins anew."),
    "meeting_known": N_(
        "The case has a meeting on {day} at {time} already. Open that one, or choose another time."
    ),
    "meeting_has_items": N_(
        "What was said at the meeting stays with its purpose. Plan another meeting instead."
    ),
    "coordinator_must_stay": N_("The coordinator's own party cannot leave the case."),
    "unknown_participation": N_("There is no such participation in the case."),
    "assessment_reason_required": N_("Write what the assessment of maturity rests on."),
    "assessed_that_day": N_(
        "The maturity of {name} is already assessed on {day}: only one of them could apply."
    ),
    "exception_not_allowed": N_("The settings do not allow exceptions for a hindered guardian."),
    "exception_incomplete": N_(
        "Write the hindrance, why it cannot wait, the ground, and who decided."
    ),
    "exception_too_long": N_("An exception may last {days} days at most."),
    "not_a_joint_guardian": N_("{name} does not hold joint custody on that day."),
    "youth_only_not_allowed": N_("The settings do not let a young person answer alone."),
    "youth_only_incomplete": N_("Write who decided, and why."),
    "youth_only_age": N_("Only a young person of {least} to {most} may answer alone."),
    # Sharing and meetings
    "not_allowed": N_("{sentence}"),
    "not_oral": N_("Only what was said by word of mouth is noted here."),
    "person_told_by_mouth": N_(
        "A person of the family is told by word of mouth here. In writing they get their copy of "
        "the minutes, or an extract."
    ),
    "unknown_meeting": N_("There is no such meeting."),
    "invitation_blocked": N_("These may not be invited: {names}."),
    "not_a_participant": N_("{name} is not a participant of the meeting."),
    "unknown_item": N_("There is no such item."),
    "item_text_required": N_("Write what was said."),
    "item_subject_required": N_("Choose whom it is about."),
    "item_type_required": N_("Choose what kind of information it is."),
    "hide_and_share": N_("An item cannot both be withheld from and shared with guardians."),
    "item_not_receivable": N_("It cannot be noted. {sentence}"),
    "meeting_locked": N_(
        "The minutes are locked as version {version}, since {since}. Open them for a change first, "
        "with a reason."
    ),
    "heading_required": N_("Write a few words as heading of the point."),
    "heading_names": N_("The heading names somebody the point is not about: write it without."),
    "unknown_point": N_("There is no such point on the agenda."),
    "series_weeks": N_("Write how many weeks lie between two meetings: 1 to {most}."),
    "in_a_series": N_("The meeting comes again already."),
    "unknown_series": N_("The meeting does not come again."),
    "participant_list_empty": N_("Choose at least one party for the list."),
    "participant_list_known": N_("There is a list called so already."),
    "participant_list_name_required": N_("Write what the list is called."),
    "unknown_participant_list": N_("There is no such list."),
    # The catalogue of support
    "support_ages": N_("Write ages in whole years, the younger one first: 12 to 18."),
    "support_days": N_("The last day comes before the first."),
    "support_known": N_("{name} stands in the catalogue already."),
    "support_name_required": N_("Write what the support is called."),
    "support_not_offered": N_("{name} is not offered now. Choose something else."),
    "support_of_own_words": N_("Support is chosen for a goal or a commitment."),
    "support_too_long": N_("Write it shorter: {most} signs at most in each field."),
    "unknown_support": N_("There is no such support in the catalogue."),
    "room_known": N_("There is a room called so already."),
    "email_unfit": N_("Write the whole e-mail address, as in sspf@umea.se."),
    "room_name_required": N_("Write what the room is called."),
    "unknown_room": N_("There is no such room."),
    "district_known": N_("There is a district called so already."),
    "district_name_required": N_("Write what the district is called."),
    "district_of_protected": N_(
        "This case has no district: somebody of it or of the household is protected, or it was "
        "paused for compulsory care or a hidden placement. A district can tell where they live. "
        "Choose none."
    ),
    "unknown_district": N_("There is no such district."),
    "roster_too_few": N_("On {day} there are not two meetings to take after one another."),
    "meeting_not_locked": N_("The minutes are not locked."),
    "meeting_to_come": N_(
        "The meeting begins on {day} at {time}: who came is noted, and copies of the minutes are "
        "saved, from then on. If it began earlier, change its time first."
    ),
    "meeting_not_begun": N_("The meeting has not begun yet: there is nothing to lock."),
    "change_reason_required": N_("Write why the locked minutes are changed."),
    "unknown_version": N_("There is no such version of the minutes."),
    "remark_required": N_("Write what was remarked."),
    "replied_before_meeting": N_("The reply cannot have come before the meeting."),
    "item_unanswered": N_("Answer the questions about the text first."),
    "names_unanswered": N_(
        "Say first whom these names mean: {names}. It is done at the meeting, under “After”."
    ),
    "unknown_name": N_("This name stands in no text of the meeting."),
    "responsible_may_not_receive": N_("{name} may not be told this, so cannot be responsible."),
    "follow_up_required": N_("Write how it will be followed up."),
    # Notes
    "note_text_required": N_("Write the note first."),
    "note_in_future": N_("The day and time of the note have not come yet."),
    "note_level_of_author": N_("Only who wrote the note decides who reads it."),
    "note_changed_meanwhile": N_(
        "The note was changed while you wrote. What you typed stays; look at what was recorded, "
        "and save again."
    ),
    "plan_changed_meanwhile": N_(
        "The plan was changed since you began to set it: go back and look at it, before it is said "
        "that somebody has said yes to it. What you typed here is there again then."
    ),
    "item_changed_meanwhile": N_(
        "It was changed while you wrote, to “{text}”. What you typed stands in the fields, with "
        "every mark that lets fewer read it: look at it once more, and save again."
    ),
    "unknown_note": N_("There is no such note, or it is not for you to read."),
    "note_stays": N_("A note can be taken back within a minute; after that, change it instead."),
    "note_reason_required": N_("Write why you read the note; the reason is logged."),
    "staff_needed": N_("At least one person handles the case."),
    "staff_not_yours": N_("Those who handle the case decide who does."),
    "handler_off_list": N_(
        "{name} was taken off the list of those who may open this case: give access first, under "
        "People."
    ),
    "handling_stays": N_(
        "Who handles the cases was changed since, or more than a minute ago: change it anew."
    ),
    "too_many_cases": N_("At most {most} cases change hands at once: choose fewer."),
    # Papers of a case
    "document_title_required": N_("Write what the paper is."),
    "document_empty": N_("{file} is empty."),
    "document_too_big": N_("{file} is larger than {most} MB."),
    "document_too_big_to_show": N_("It is too large to be shown here. Export it to see it."),
    "document_file_gone": N_("{file} could not be read: {why}"),
    "document_no_file": N_("{file} is no file that can be put in."),
    "unknown_document": N_("There is no such paper, or it is not for you to read."),
    "unknown_attached": N_("What the paper is to belong to is not in this case."),
    "document_damaged": N_("The kept paper is not what was put in; take it from a backup."),
    "document_is_gone": N_("The paper is removed for good; its line says who removed it and why."),
    "document_source_changed": N_(
        "{file} is not the file that was put in any more, so it is not deleted."
    ),
    "removal_reason_required": N_("Write why the paper is removed."),
    # The course of a case
    "occasion_in_future": N_("That day and time have not come yet."),
    "occasion_needs_persons": N_("Choose who was there."),
    "unknown_occasion": N_("There is no such talk or referral."),
    "unknown_aspect": N_("Choose what the entry tells of."),
    "unknown_area": N_("Choose one of the areas in the list."),
    "referrer_required": N_("Write who turns to you: the party and a name, or who of the family."),
    "talk_holder_required": N_("Write who informed."),
    "talk_nothing_told": N_("Tick what was gone through."),
    "interpreter_required": N_("Write who interpreted: a name or a number."),
    "step_from_facts": N_("This step is not noted by hand: it follows what is recorded."),
    "unknown_step_note": N_("That note was taken back already."),
    "list_empty": N_("At least one line of each list stays on."),
    "list_name_twice": N_("{name} stands there twice."),
    "step_needed": N_("Consent and closing cannot be turned off."),
    "note_kind_needed": N_("Case notes and what comes from a consultation cannot be turned off."),
    "unknown_note_kind": N_("That kind of note is not offered any more; choose another."),
    "unknown_step": N_("A step is missing, or stands there twice."),
    "retention_required": N_("Choose how long the case is kept."),
    "after_contact_in_past": N_("Choose a day after {day} for the contact."),
    "unknown_goal": N_("One of the goals is no longer there; look at the case again."),
    "unknown_closure": N_("There is no such closing."),
}
