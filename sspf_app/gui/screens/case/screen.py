"""A case: reached from the list, the search and today's queue."""

from collections.abc import Callable
from functools import partial

from sspf_app.gui.copying import PaperCopying
from sspf_app.gui.i18n import N_, _
from sspf_app.gui.ports import ScreenPorts
from sspf_app.gui.screen import BuiltScreen, Screen
from sspf_app.gui.screens.case.answer_presenter import AnswerPresenter
from sspf_app.gui.screens.case.answer_view import AnswerView
from sspf_app.gui.screens.case.confirm_presenter import ConfirmPresenter
from sspf_app.gui.screens.case.confirm_view import ConfirmView
from sspf_app.gui.screens.case.consent_presenter import ConsentPage, ConsentPresenter
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
from sspf_app.gui.screens.case.part import CasePart
from sspf_app.gui.screens.case.part_view import PartView
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
from sspf_app.services.actors import Permission

Tab = tuple[PartView, CasePart]
Page = tuple[PartView, ConsentPage]


def build(ports: ScreenPorts) -> BuiltScreen:
    """Make the screen: its tabs, but what is in each only when it is first shown."""
    tabs = {
        "overview": (_("Overview"), _overview),
        "consent": (_("Consent"), _consent),
        "meetings": (_("Meetings"), _meetings),
        "plan": (_("Plan"), _plan),
        "mapping": (_("Mapping"), _mapping),
        "notes": (_("Notes"), _notes),
        "people": (_("People"), _people),
        "documents": (_("Documents"), _papers),
        "shared": (_("Shared"), _shared),
        "decisions": (_("Decisions"), _decisions),
        "history": (_("History"), _history),
    }
    view = CaseView({name: title for name, (title, _maker) in tabs.items()})

    def filled(tab: str, maker: Callable[[ScreenPorts], Tab]) -> CasePart:
        page, presenter = maker(ports)
        view.add_tab(tab, page)
        return presenter

    parts = {name: partial(filled, name, maker) for name, (_title, maker) in tabs.items()}
    view.presenter = CasePresenter(ports, view, parts)
    return BuiltScreen(view=view, presenter=view.presenter)


def _overview(ports: ScreenPorts) -> Tab:
    view = OverviewView()
    presenter = view.presenter = OverviewPresenter(ports, view)
    return view, presenter


def _meetings(ports: ScreenPorts) -> Tab:
    view = MeetingsView(ports.clock.zone)
    view.presenter = MeetingsPresenter(ports, view)
    return view, view.presenter


def _plan(ports: ScreenPorts) -> Tab:
    view = PlanView(ports.clock.zone)
    view.presenter = PlanPresenter(ports, view)
    view.presenter.editing = view.card.presenter = PlanEditing(ports, view)
    view.presenter.copying = PaperCopying(ports, view.papers)
    view.papers.connect_to(view.presenter.copying)
    return view, view.presenter


def _mapping(ports: ScreenPorts) -> Tab:
    view = MappingView(ports.clock.zone)
    view.presenter = MappingPresenter(ports, view)
    view.presenter.entry = view.card.presenter = EntryPresenter(ports, view)
    view.presenter.copying = PaperCopying(ports, view.papers)
    view.papers.connect_to(view.presenter.copying)
    return view, view.presenter


def _notes(ports: ScreenPorts) -> Tab:
    view = NotesView(ports.clock.zone)
    view.presenter = NotesPresenter(ports, view)
    view.presenter.take_up = view.take_up.presenter = TakeUp(ports, view)
    return view, view.presenter


def _people(ports: ScreenPorts) -> Tab:
    view = PeopleView()
    leader = PeoplePresenter(ports, view)
    leader.network = NetworkPresenter(ports, view)
    view.presenter = leader
    return view, leader


def _papers(ports: ScreenPorts) -> Tab:
    view = PapersView(ports.clock.zone)
    view.presenter = PapersPresenter(ports, view)
    return view, view.presenter


def _shared(ports: ScreenPorts) -> Tab:
    view = LedgerView()
    view.presenter = LedgerPresenter(ports, view)
    return view, view.presenter


def _decisions(ports: ScreenPorts) -> Tab:
    view = DecisionsView()
    view.presenter = DecisionsPresenter(ports, view)
    return view, view.presenter


def _history(ports: ScreenPorts) -> Tab:
    view = HistoryView()
    view.presenter = HistoryPresenter(ports, view)
    return view, view.presenter


def _consent(ports: ScreenPorts) -> Tab:
    view = ConsentView()

    def filled(name: str, maker: Callable[[ScreenPorts], Page]) -> ConsentPage:
        page, presenter = maker(ports)
        view.add_page(name, page)
        return presenter

    makers = {
        "print": _form,
        "answer": _answer,
        "confirm": _confirm,
        "correct": _correct,
        "withdraw": _withdrawal,
        "effect": _effect,
        "export": _export,
        "talk": _talk,
    }
    pages = {name: partial(filled, name, maker) for name, maker in makers.items()}
    view.presenter = ConsentPresenter(ports, view, pages)
    return view, view.presenter


def _form(ports: ScreenPorts) -> Page:
    view = FormView()
    view.presenter = FormPresenter(ports, view)
    return view, view.presenter


def _answer(ports: ScreenPorts) -> Page:
    view = AnswerView()
    view.presenter = AnswerPresenter(ports, view)
    return view, view.presenter


def _confirm(ports: ScreenPorts) -> Page:
    view = ConfirmView()
    view.presenter = ConfirmPresenter(ports, view)
    return view, view.presenter


def _correct(ports: ScreenPorts) -> Page:
    view = CorrectView()
    view.presenter = CorrectPresenter(ports, view)
    return view, view.presenter


def _withdrawal(ports: ScreenPorts) -> Page:
    view = WithdrawalView()
    view.presenter = WithdrawalPresenter(ports, view)
    return view, view.presenter


def _effect(ports: ScreenPorts) -> Page:
    view = EffectView()
    view.presenter = EffectPresenter(ports, view)
    return view, view.presenter


def _export(ports: ScreenPorts) -> Page:
    view = ExportView()
    view.presenter = ExportPresenter(ports, view)
    return view, view.presenter


def _talk(ports: ScreenPorts) -> Page:
    view = InformationTalkView()
    view.presenter = TalkPresenter(ports, view)
    return view, view.presenter


SCREEN = Screen(
    name="case",
    title=N_("Case"),
    icon="cases",
    order=21,
    build=build,
    in_rail=False,
    below="cases",
    needs=frozenset({Permission.READ_CASES}),
)
