"""A case: reached from the list, the search and today's queue."""

from sspf_app.gui.copying import PaperCopying
from sspf_app.gui.i18n import N_, _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.gui.screens.case.answer_presenter import AnswerPresenter
from sspf_app.gui.screens.case.answer_view import AnswerView
from sspf_app.gui.screens.case.confirm_presenter import ConfirmPresenter
from sspf_app.gui.screens.case.confirm_view import ConfirmView
from sspf_app.gui.screens.case.consent_presenter import ConsentPresenter
from sspf_app.gui.screens.case.consent_view import ConsentView
from sspf_app.gui.screens.case.correct_presenter import CorrectPresenter
from sspf_app.gui.screens.case.correct_view import CorrectView
from sspf_app.gui.screens.case.decisions_presenter import DecisionsPresenter
from sspf_app.gui.screens.case.decisions_view import DecisionsView
from sspf_app.gui.screens.case.effect_presenter import EffectPresenter
from sspf_app.gui.screens.case.effect_view import EffectView
from sspf_app.gui.screens.case.entry_presenter import EntryPresenter
from sspf_app.gui.screens.case.export_presenter import ExportPresenter
from sspf_app.gui.screens.case.export_view import ExportView
from sspf_app.gui.screens.case.form_presenter import FormPresenter
from sspf_app.gui.screens.case.form_view import FormView
from sspf_app.gui.screens.case.history_presenter import HistoryPresenter
from sspf_app.gui.screens.case.history_view import HistoryView
from sspf_app.gui.screens.case.ledger_presenter import LedgerPresenter
from sspf_app.gui.screens.case.ledger_view import LedgerView
from sspf_app.gui.screens.case.mapping_presenter import MappingPresenter
from sspf_app.gui.screens.case.mapping_view import MappingView
from sspf_app.gui.screens.case.meetings_presenter import MeetingsPresenter
from sspf_app.gui.screens.case.meetings_view import MeetingsView
from sspf_app.gui.screens.case.network_presenter import NetworkPresenter
from sspf_app.gui.screens.case.notes_presenter import NotesPresenter
from sspf_app.gui.screens.case.notes_view import NotesView
from sspf_app.gui.screens.case.overview_presenter import OverviewPresenter
from sspf_app.gui.screens.case.overview_view import OverviewView
from sspf_app.gui.screens.case.papers_presenter import PapersPresenter
from sspf_app.gui.screens.case.papers_view import PapersView
from sspf_app.gui.screens.case.people_presenter import PeoplePresenter
from sspf_app.gui.screens.case.people_view import PeopleView
from sspf_app.gui.screens.case.plan_editing import PlanEditing
from sspf_app.gui.screens.case.plan_presenter import PlanPresenter
from sspf_app.gui.screens.case.plan_view import PlanView
from sspf_app.gui.screens.case.presenter import CasePresenter
from sspf_app.gui.screens.case.take_up import TakeUp
from sspf_app.gui.screens.case.talk_presenter import TalkPresenter
from sspf_app.gui.screens.case.talk_view import InformationTalkView
from sspf_app.gui.screens.case.view import CaseView
from sspf_app.gui.screens.case.withdrawal_presenter import WithdrawalPresenter
from sspf_app.gui.screens.case.withdrawal_view import WithdrawalView


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen."""
    overview, people, history = OverviewView(), PeopleView(), HistoryView()
    meetings, shared = MeetingsView(ports.clock.zone), LedgerView()
    consent = _consent(ports)
    overview.presenter = OverviewPresenter(ports, overview)
    papers = PapersView(ports.clock.zone)
    papers.presenter = PapersPresenter(ports, papers)
    decisions = DecisionsView()
    decisions.presenter = DecisionsPresenter(ports, decisions)
    leader = PeoplePresenter(ports, people)
    leader.network = NetworkPresenter(ports, people)
    people.presenter = leader
    history.presenter = HistoryPresenter(ports, history)
    meetings.presenter = MeetingsPresenter(ports, meetings)
    shared.presenter = LedgerPresenter(ports, shared)
    tabs = {
        "overview": (_("Overview"), overview),
        "consent": (_("Consent"), consent),
        "meetings": (_("Meetings"), meetings),
        "plan": (_("Plan"), _plan(ports)),
        "mapping": (_("Mapping"), _mapping(ports)),
        "notes": (_("Notes"), _notes(ports)),
        "people": (_("People"), people),
        "documents": (_("Documents"), papers),
        "shared": (_("Shared"), shared),
        "decisions": (_("Decisions"), decisions),
        "history": (_("History"), history),
    }
    view = CaseView(tabs)
    parts = {name: page.presenter for name, (_title, page) in tabs.items()}
    view.presenter = CasePresenter(ports, view, parts)
    return BuiltScreen(view=view, presenter=view.presenter)


def _plan(ports: ScreenPorts) -> PlanView:
    view = PlanView(ports.clock.zone)
    view.presenter = PlanPresenter(ports, view)
    view.presenter.editing = view.card.presenter = PlanEditing(ports, view)
    view.presenter.copying = PaperCopying(ports, view.papers)
    return view


def _notes(ports: ScreenPorts) -> NotesView:
    view = NotesView(ports.clock.zone)
    view.presenter = NotesPresenter(ports, view)
    view.presenter.take_up = view.take_up.presenter = TakeUp(ports, view)
    return view


def _mapping(ports: ScreenPorts) -> MappingView:
    view = MappingView(ports.clock.zone)
    view.presenter = MappingPresenter(ports, view)
    view.presenter.entry = view.card.presenter = EntryPresenter(ports, view)
    view.presenter.copying = PaperCopying(ports, view.papers)
    return view


def _consent(ports: ScreenPorts) -> ConsentView:
    form, answer, confirm = FormView(), AnswerView(), ConfirmView()
    withdrawal, effect, export = WithdrawalView(), EffectView(), ExportView()
    form.presenter = FormPresenter(ports, form)
    answer.presenter = AnswerPresenter(ports, answer)
    confirm.presenter = ConfirmPresenter(ports, confirm)
    correct = CorrectView()
    correct.presenter = CorrectPresenter(ports, correct)
    withdrawal.presenter = WithdrawalPresenter(ports, withdrawal)
    effect.presenter = EffectPresenter(ports, effect)
    export.presenter = ExportPresenter(ports, export)
    talk = InformationTalkView()
    talk.presenter = TalkPresenter(ports, talk)
    pages = {
        "print": form,
        "answer": answer,
        "confirm": confirm,
        "correct": correct,
        "withdraw": withdrawal,
        "effect": effect,
        "export": export,
        "talk": talk,
    }
    view = ConsentView(pages)
    leads = {name: page.presenter for name, page in pages.items()}
    view.presenter = ConsentPresenter(ports, view, leads)
    return view


SCREEN = Screen(
    name="case", title=N_("Case"), icon="cases", order=21, build=build, in_rail=False, below="cases"
)
