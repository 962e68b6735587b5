"""The users of the vault: who can open it, one more, one less."""

from __future__ import annotations

from datetime import tzinfo

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from sspf_app.gui.i18n import _
from sspf_app.gui.looks import GRID
from sspf_app.gui.models.table import Column, ItemTableModel
from sspf_app.gui.screens.register.manager_key_card import ManagerKeyCard
from sspf_app.gui.screens.register.manager_keys_presenter import ManagerKeysPresenter
from sspf_app.gui.screens.register.user_form import UserForm
from sspf_app.gui.screens.register.user_vouching import VouchForm
from sspf_app.gui.screens.register.user_words import (
    about,
    maker,
    role_name,
    state_of,
    unlocked,
)
from sspf_app.gui.screens.register.users_presenter import UsersPresenter
from sspf_app.gui.widgets.buttons import button, quiet_button
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card, column, row, scrolled
from sspf_app.gui.widgets.marks import show_if
from sspf_app.gui.widgets.page import Page
from sspf_app.gui.widgets.table import ItemTable
from sspf_app.services.manager_keys import ManagerKeyBoard
from sspf_app.services.transfer_ports import KeyCard
from sspf_app.services.user_accounts import Account


class UsersPage(Page):
    """The list, and under it the one who is chosen; or, in its place, the form of a new one."""

    presenter: UsersPresenter
    keys_presenter: ManagerKeysPresenter

    def __init__(self, zone: tzinfo, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._zone = zone
        self._account: Account | None = None
        self.model: ItemTableModel[Account] = ItemTableModel(
            _columns(zone), id_of=lambda one: one.user.id
        )
        self.table = ItemTable(self.model, name=_("Users"))
        self.new = button(_("Add a user"), self._on_new, icon="add")
        self.end = button(_("End the user…"), self._on_end, kind="danger")
        self.words = quiet_button(_("New recovery words…"), self._on_words, icon="refresh")
        self.about = text()
        self.vouching = VouchForm()
        self.key = ManagerKeyCard(zone)
        self.form = UserForm(lambda typed, login: self.presenter.strength(typed, login))
        self._build()
        self.table.item_chosen.connect(self._show)
        self._show(None)

    def show_accounts(self, accounts: tuple[Account, ...]) -> None:
        """Show these; the chosen one stays chosen."""
        self.model.set_items(accounts)
        if self.table.chosen() is None and accounts:
            self.table.choose(accounts[0].user.id)
        self._show(self.table.chosen())

    def offer_words(self, *, wanted: bool) -> None:
        """Offer to make new recovery words, or do not."""
        show_if(self.words, wanted=wanted)

    def show_keys(self, board: ManagerKeyBoard) -> None:
        """Show the keys of unit managers."""
        self.key.show_board(board)

    def show_read_key(self, card: KeyCard) -> None:
        """Show a key that was read."""
        self.key.show_read(card)

    def added(self, user: str) -> None:
        """Back to the list, at the one who was added."""
        self._on_closed()
        self.table.choose(user)

    def show_field_trouble(self, field: str, words: str) -> None:
        """Say what is wrong with a field."""
        self.form.show_trouble(field, words)

    def _build(self) -> None:
        hint = text(_("Every user has one role, and a password of their own."), role="muted")
        self.card = growing(Card())
        self.card.add(self.about)
        self.card.add(self.vouching)
        self.card.add(row(self.end, None))
        rest = text(
            _(
                "Somebody gets another role by being ended and added anew: what they did stays "
                "under the role they had. Whoever forgot the password opens the vault with the "
                "recovery words and chooses a new one."
            ),
            role="muted",
        )
        top = row(self.new, hint, self.words)
        top.setStretch(1, 1)
        listed = QWidget()
        inner = column(top, self.table, self.card, self.key, rest, gap=GRID + 4)
        inner.setStretch(1, 1)
        listed.setLayout(inner)
        self._list = scrolled(listed)  # with a paper to note it is higher than a small window
        place = QWidget()
        self._stack = QStackedLayout(place)
        self._stack.addWidget(self._list)
        self._stack.addWidget(self.form)
        layout = column(self.banner, self.busy, place, gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.form.saved.connect(lambda typed: self.presenter.add(typed))
        self.form.closed.connect(self._on_closed)
        self.vouching.saved.connect(self._on_vouched)
        self.key.choose_wanted.connect(lambda: self.keys_presenter.choose())
        self.key.entered.connect(self._on_key_entered)
        self.key.end_wanted.connect(self._on_key_end)

    @Slot(object)
    def _show(self, account: Account | None) -> None:
        self._account = account
        show_if(self.card, wanted=account is not None)
        self.key.show_user(None if account is None else account.user)
        if account is not None:
            self.card.say(f"{account.user.name}, {role_name(account.user.role)}")
            self.about.setText(about(account, self._zone))
            self.vouching.offer(wanted=account.may_be_vouched)
            is_used = account.user.ended_at is None
            self.end.setText(_("End the user…") if is_used else _("Has left: end once more…"))
            show_if(self.end, wanted=account.may_end_too or (is_used and not account.is_self))

    def _on_new(self) -> None:
        self.banner.clear()
        self._stack.setCurrentWidget(self.form)
        self.form.begin()

    @Slot()
    def _on_closed(self) -> None:
        self.form.forget()
        self._stack.setCurrentWidget(self._list)
        self.new.setFocus()

    @Slot(str, str)
    def _on_vouched(self, signer: str, document: str) -> None:
        if self._account is not None:
            self.presenter.vouch(self._account.user, signer, document)

    def _on_key_entered(self, card: KeyCard, heard: bool) -> None:
        if self._account is not None:
            self.keys_presenter.enter(self._account.user, card, heard=heard)

    def _on_key_end(self) -> None:
        if self._account is not None:
            self.keys_presenter.end(self._account.user)

    def _on_words(self) -> None:
        self.presenter.renew_words()

    def _on_end(self) -> None:
        if self._account is not None:
            self.presenter.end(self._account.user)


def _columns(zone: tzinfo) -> tuple[Column[Account], ...]:
    return (
        Column(name="name", title=_("Name"), text=lambda one: one.user.name, width=0),
        Column(name="role", title=_("Role"), text=lambda one: role_name(one.user.role), width=14),
        Column(
            name="state",
            title=_("State"),
            text=lambda one: state_of(one, zone),
            icon=lambda one: "check-circle" if one.user.ended_at is None else "stop",
            width=17,
        ),
        Column(
            name="unlocked",
            title=_("Last unlocked"),
            text=lambda one: unlocked(one, zone),
            width=16,
        ),
        Column(name="maker", title=_("Account made by"), text=maker, width=16),
    )
