"""What refusals say about how long things are kept, and about disposal."""

from __future__ import annotations

from sspf_app.texts.catalogue import N_

SENTENCES: dict[str, str] = {
    "retention_years": N_("Write whole years, from 1 to {most}."),
    "draft_days": N_("Write whole days, from 1 to {most}: the law allows a year for drafts."),
    "flag_needs_reason": N_("Write why: whoever looks through the cases later reads it."),
    "flag_set_already": N_("The case has this mark already; take it away first."),
    "unknown_flag": N_("The case has no such mark any more."),
    "proposal_under_way": N_("A proposal for disposal is under way already."),
    "nothing_to_dispose": N_("Nothing is past its time."),
    "unknown_proposal": N_("No such proposal for disposal is under way."),
    "proposal_sent": N_("The proposal has been sent for approval; it can be left out or dropped."),
    "proposal_not_sent": N_("The proposal is still being looked through, row by row."),
    "left_out_reason": N_("Choose why."),
    "second_person_needed": N_("You made this proposal; somebody else must approve it."),
    "number_differs": N_("The proposal holds another number of entries: {number}."),
    "disposal_stopped": N_(
        "{reference} may not be disposed of now: something has changed. Leave it out first."
    ),
    "unknown_disposal": N_("There is no such record of a disposal."),
    "clock_leapt": N_(
        "The clock says {now}; the time before, it said {seen}. Set it right or confirm it first: "
        "what is done now cannot be taken back."
    ),
}
