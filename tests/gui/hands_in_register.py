"""Editors of the register, with another hand on the same record (``two_hands``)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from sspf_app.domain.facts import PolicyRow
from sspf_app.gui.screens.register.screen import SCREEN
from sspf_app.gui.screens.register.view import RegisterView
from sspf_app.services.actors import Role
from sspf_app.services.form_text_editing import TextOrigin
from sspf_app.services.party_views import ContactInput, PartyInput
from sspf_app.services.process_shipped import SHIPPED
from sspf_app.services.retention_shipped import SHIPPED_RULES
from sspf_app.services.support_views import SupportInput
from tests.gui.desk_house import DeskHouse
from tests.gui.two_hands import MINE, THEIRS, TODAY, Hands, words_in


def _register(
    desk: DeskHouse, tab: str, role: Role = Role.COORDINATOR, **params: str
) -> RegisterView:
    desk.change_role(role)
    return cast("RegisterView", desk.show(SCREEN, tab=tab, **params).view)


def room(desk: DeskHouse) -> Hands:
    series = desk.services().meeting_series
    made = series.add_room("Björken", place="Stadshuset").new_id or ""
    card = _register(desk, "office").office.rooms
    card._show_form(made)

    def stands() -> tuple[object, object]:
        (now,) = series.rooms()
        return now.name, now.place

    return Hands(
        page=card,
        touch=lambda: card.form.name.setText(MINE),
        other=lambda: series.change_room(made, name="Björken", place=THEIRS),
        save=lambda: card.form.save.click(),
        typed=lambda: card.form.name.text(),
        shown=lambda: card.form.place.text(),
        stands=stands,
    )


def fixed_list(desk: DeskHouse) -> Hands:
    lists = desk.services().participant_lists
    made = lists.save(None, name="Onsdag", parties=("school",), contacts=()).new_id or ""
    card = _register(desk, "office").office.participants
    card._show_form(made)

    def stands() -> tuple[object, object]:
        (now,) = lists.in_use()
        return now.name, {one.id for one in now.parties} == {"school", "police"}

    return Hands(
        page=card,
        touch=lambda: card.form.name.setText(MINE),
        other=lambda: lists.save(made, name="Onsdag", parties=("school", "police"), contacts=()),
        save=lambda: card.form.save.click(),
        typed=lambda: card.form.name.text(),
        shown=lambda: THEIRS if card.form.parties["police"].isChecked() else "",
        stands=lambda: (stands()[0], THEIRS if stands()[1] else ""),
    )


def district(desk: DeskHouse) -> Hands:
    """One field alone: both wrote it, and the words of the other are told below."""
    use = desk.services().districts
    made = use.save(None, "Ersboda").new_id or ""
    card = _register(desk, "office").office.districts
    card._show_form(made)

    def called() -> str:
        (now,) = use.in_use()
        return now.name

    return Hands(
        page=card,
        touch=lambda: card.form.name.setText(MINE),
        other=lambda: use.save(made, THEIRS),
        save=lambda: card.form.save.click(),
        typed=lambda: card.form.name.text(),
        shown=lambda: THEIRS if THEIRS in words_in(card) else "",
        stands=lambda: (called(), "" if called() == MINE else THEIRS),
        is_one_field=True,
    )


def contact(desk: DeskHouse) -> Hands:
    parties = desk.services().parties
    made = parties.add_contact(ContactInput(party="school", name="Karin")).new_id or ""
    page = _register(desk, "parties").parties
    page.choose("school")
    page.contacts._show_form(made)

    def form() -> Any:
        return page.contacts.form

    def stands() -> tuple[object, object]:
        (now,) = parties.get("school").contacts
        return now.function, now.phone

    entry = ContactInput(party="school", name="Karin", phone=THEIRS)
    return Hands(
        page=page,
        touch=lambda: form().function.setText(MINE),
        other=lambda: parties.change_contact(made, entry),
        save=lambda: form().save.click(),
        typed=lambda: form().function.text(),
        shown=lambda: form().phone.text(),
        stands=stands,
    )


def party(desk: DeskHouse) -> Hands:
    parties = desk.services().parties
    page = _register(desk, "parties").parties
    page.choose("school")
    kind = parties.get("school").kind

    def stands() -> tuple[object, object]:
        now = parties.get("school")
        return MINE if now.reveals_place else "", THEIRS if now.independent else ""

    name = parties.get("school").name
    return Hands(
        page=page,
        touch=page.reveals.click,
        other=lambda: parties.correct("school", PartyInput(name=name, kind=kind, independent=True)),
        save=page.save.click,
        typed=lambda: MINE if page.reveals.isChecked() else "",
        shown=lambda: THEIRS if page.independent.isChecked() else "",
        stands=stands,
    )


def office(desk: DeskHouse) -> Hands:
    use = desk.services().office
    page = _register(desk, "office").office

    def stands() -> tuple[object, object]:
        return use.get().committee, use.get().phone

    return Hands(
        page=page.window(),
        touch=lambda: page.fields["committee"].setText(MINE),
        other=lambda: use.save(replace(use.get(), phone=THEIRS)),
        save=page.save.click,
        typed=lambda: page.fields["committee"].text(),
        shown=lambda: page.fields["phone"].text(),
        stands=stands,
    )


def support(desk: DeskHouse) -> Hands:
    use = desk.services().support
    made = use.save(None, SupportInput(name="Boxning")).new_id or ""
    page = _register(desk, "support").support
    page.choose(made)

    def stands() -> tuple[object, object]:
        (now,) = use.entries()
        return now.entry.contact, now.entry.cost

    return Hands(
        page=page,
        touch=lambda: page.form.contact.setText(MINE),
        other=lambda: use.save(made, SupportInput(name="Boxning", cost=THEIRS)),
        save=page.form.save.click,
        typed=lambda: page.form.contact.text(),
        shown=lambda: page.form.cost.text(),
        stands=stands,
    )


def ground(desk: DeskHouse) -> Hands:
    page = _register(desk, "grounds", Role.ADMINISTRATOR).grounds
    use = desk.services().legal_grounds
    code = page.model.items()[0].code
    page.table.choose(code)
    page.change.click()
    page.fields.decided_by.setText("Eva Ek, beslut 2026-14")

    def newest() -> Any:
        return next(one for one in use.list_grounds() if one.code == code).versions[0]

    def other() -> None:
        before = next(one for one in use.list_grounds() if one.code == code).versions[0]
        use.save(
            replace(before, id="", may_act=THEIRS, valid_from=TODAY, decided_by="Bo, beslut 3")
        )

    return Hands(
        page=page,
        touch=lambda: page.fields.title.setText(MINE),
        other=other,
        save=page.fields.save.click,
        typed=lambda: page.fields.title.text(),
        shown=lambda: page.fields.may_act.text(),
        stands=lambda: (newest().title, newest().may_act),
    )


def clause(desk: DeskHouse) -> Hands:
    texts = desk.services().form_texts
    made = texts.new_draft("ar").new_id or ""
    page = _register(desk, "texts", text=made).texts
    page.editor.blocks.choose("B")
    shown: Any = page.editor
    first, second = list(shown.fields.fields)[:2]

    def field(which: str) -> Any:
        return shown.fields.fields[which]

    def stands() -> tuple[object, object]:
        stored = texts.compare(made).item.text.words
        return stored[first], stored[second]

    return Hands(
        page=page.window(),
        touch=lambda: field(first).setPlainText(MINE),
        other=lambda: texts.edit(made, {second: THEIRS}),
        save=page.editor.save.click,
        typed=lambda: field(first).toPlainText(),
        shown=lambda: field(second).toPlainText(),
        stands=stands,
    )


def origin(desk: DeskHouse) -> Hands:
    texts = desk.services().form_texts
    made = texts.new_draft("ar").new_id or ""
    page = _register(desk, "texts", text=made).texts
    fields = page.editor.origin

    def stands() -> tuple[object, object]:
        now = texts.compare(made).item.text
        return now.translator, now.reviewer

    return Hands(
        page=page.window(),
        touch=lambda: fields.translator.setText(MINE),
        other=lambda: texts.describe(made, TextOrigin(reviewer=THEIRS)),
        save=fields.save.click,
        typed=lambda: fields.translator.text(),
        shown=lambda: fields.reviewer.text(),
        stands=stands,
    )


def calendar(desk: DeskHouse) -> Hands:
    """One field alone: both wrote it, and the words of the other are told below."""
    use = desk.services().out_settings
    card = _register(desk, "office").office.out
    return Hands(
        page=card,
        touch=lambda: card.title.setText(MINE),
        other=lambda: use.set_calendar_title(THEIRS),
        save=card.save_title.click,
        typed=card.title.text,
        shown=lambda: THEIRS if THEIRS in words_in(card) else "",
        stands=lambda: (use.calendar_title(), "" if use.calendar_title() == MINE else THEIRS),
        is_one_field=True,
    )


def policy(desk: DeskHouse) -> Hands:
    page: Any = _register(desk, "policy", Role.UNIT_MANAGER).policy
    use = desk.services().office

    def save() -> None:
        page.look.click()
        page.save.click()

    return Hands(
        page=page,
        touch=lambda: page.fields["oral_days"].setValue(7),
        other=lambda: use.add_policy(PolicyRow(id="", starts_on=TODAY, maturity_from=13)),
        save=save,
        typed=lambda: MINE if page.fields["oral_days"].value() == 7 else "",
        shown=lambda: THEIRS if page.fields["maturity_from"].value() == 13 else "",
        stands=lambda: (
            MINE if use.policy_today().oral_days == 7 else "",
            THEIRS if use.policy_today().maturity_from == 13 else "",
        ),
    )


def lists(desk: DeskHouse) -> Hands:
    page = _register(desk, "lists", Role.UNIT_MANAGER).lists
    use = desk.services().process_lists

    def field(which: str, code: str) -> Any:
        return next(one for one in page.lists[which].rows if one.code == code).field

    def stands() -> tuple[object, object]:
        now = use.today()
        steps, areas = ({one.code: one.name for one in each} for each in (now.steps, now.areas))
        return steps["consent"], areas["school"]

    def other() -> None:
        areas = tuple(
            replace(one, name=THEIRS) if one.code == "school" else one for one in SHIPPED.areas
        )
        use.save(replace(SHIPPED, id="new", starts_on=TODAY, areas=areas))

    return Hands(
        page=page,
        touch=lambda: field("steps", "consent").setText(MINE),
        other=other,
        save=page.save.click,
        typed=lambda: field("steps", "consent").text(),
        shown=lambda: field("areas", "school").text(),
        stands=stands,
    )


def rules(desk: DeskHouse) -> Hands:
    view = _register(desk, "disposal", Role.UNIT_MANAGER)
    card = view.disposal.rules
    use = desk.services().retention

    def stands() -> tuple[object, object]:
        now = use.rules_today()
        return MINE if now.log_years == 11 else "", THEIRS if now.until_age == 21 else ""

    return Hands(
        page=view.disposal,
        touch=lambda: card.log_years.setValue(11),
        other=lambda: use.save_rules(
            replace(SHIPPED_RULES, id="new", starts_on=TODAY, until_age=21)
        ),
        save=card.save.click,
        typed=lambda: MINE if card.log_years.value() == 11 else "",
        shown=lambda: THEIRS if card.until_age.value() == 21 else "",
        stands=stands,
    )


HANDS = (
    room,
    fixed_list,
    district,
    contact,
    party,
    office,
    support,
    ground,
    clause,
    origin,
    calendar,
    policy,
    lists,
    rules,
)
