"""The texts of the forms through their lives: drafted, compared, approved, printed, retired."""

from dataclasses import replace
from datetime import date

from sspf_app.documents.registry import Renderer
from sspf_app.services.actors import Actor, Role
from sspf_app.services.form_clauses import CLAUSES
from sspf_app.services.form_text import FORM_LANGUAGES, TextStatus
from sspf_app.services.form_text_choice import languages_offered, texts_for, texts_of
from sspf_app.services.form_text_editing import TextOrigin
from sspf_app.services.form_text_shipped import SHIPPED_LANGUAGES, SHIPPED_VERSION, text_in
from sspf_app.services.form_text_views import TextItem
from sspf_app.services.paper_of_consent import Capacity
from sspf_app.services.records import User
from sspf_app.texts.languages import language_code
from tests.services.conftest import COORDINATOR, NOW, TODAY, House, refused
from tests.services.scenery import a_scene

MANAGER = Actor(
    user_id="u-m", login="chef", name="Carl Chef", role=Role.UNIT_MANAGER, workstation="desk-1"
)
ORIGIN = TextOrigin(translator="Ali Tolk", translated_on=TODAY, reviewer="Sara Läsare")


def _items(house: House) -> dict[tuple[str, str], TextItem]:
    return {(i.text.language, i.text.version): i for i in house.use.form_texts.list_texts()}


def _draft(house: House, language: str) -> str:
    house.use.form_texts.list_texts()
    made = house.use.form_texts.new_draft(language).new_id
    assert made is not None
    return made


def _filled(house: House, language: str) -> str:
    draft = _draft(house, language)
    house.use.form_texts.edit(draft, text_in("en").clauses)
    house.use.form_texts.describe(draft, ORIGIN)
    return draft


def _with_manager(house: House, *others: str) -> None:
    with house.unit() as unit:
        for user_id in (MANAGER.user_id, *others):
            unit.office.put_user(
                User(
                    id=user_id,
                    login=user_id,
                    name=user_id,
                    role=Role.UNIT_MANAGER,
                    made_by="u-it",
                    password_by="u-it",
                    created_at=NOW,
                )
            )
        unit.commit()


def test_a_vault_begins_with_the_shipped_texts_in_force(house: House) -> None:
    items = house.use.form_texts.list_texts()
    assert [item.text.language for item in items] == list(SHIPPED_LANGUAGES)
    for item in items:
        assert item.is_in_force
        assert not item.is_behind
        assert item.missing == 0
        assert item.text.text == text_in(item.text.language)
    assert {item.text.version for item in items} == {SHIPPED_VERSION}
    assert len(house.use.form_texts.list_texts()) == len(items)


def test_what_the_office_approved_is_not_replaced_by_an_update(house: House) -> None:
    own = replace(house.use.form_texts.list_texts()[0].text, id="ft-old", version="2025-1", terms=1)
    with house.unit() as unit:
        for one in unit.texts.list():
            unit.texts.remove(one.id)
        unit.texts.put(own)
        unit.commit()
    items = _items(house)
    assert items["sv", "2025-1"].is_in_force
    assert items["sv", SHIPPED_VERSION].text.status is TextStatus.DRAFT
    assert items["en", SHIPPED_VERSION].text.status is TextStatus.APPROVED


def test_a_draft_begins_with_the_words_in_force_and_the_next_version(house: House) -> None:
    draft = _draft(house, "sv")
    compared = house.use.form_texts.compare(draft)
    assert compared.item.text.version == "2026-3"
    assert compared.item.text.terms == 1
    assert [one.clause for one in compared.clauses] == list(CLAUSES)
    assert all(one.words == one.swedish and not one.faults for one in compared.clauses)
    assert refused(lambda: house.use.form_texts.new_draft("sv")).code == "draft_exists"
    assert refused(lambda: house.use.form_texts.new_draft("xx")).code == "language_unknown"


def test_a_language_without_words_begins_with_none(house: House) -> None:
    compared = house.use.form_texts.compare(_draft(house, "ar"))
    assert compared.item.missing == len(CLAUSES)
    assert compared.ease == ()
    assert {one.faults[0].code for one in compared.clauses} == {"no_words"}
    assert compared.source is not None
    assert compared.source.language == "sv"


def test_an_edit_changes_the_checksum_and_remembers_who(house: House) -> None:
    draft = _draft(house, "sv")
    before = house.use.form_texts.compare(draft).item.text
    house.use.form_texts.edit(draft, {"B.name": " Namnet "})
    compared = house.use.form_texts.compare(draft)
    after = compared.item.text
    assert after.words["B.name"] == "Namnet"
    assert after.sha256 == after.text.sha256 != before.sha256
    assert after.edited_by == COORDINATOR.user_id
    edit = house.use.form_texts.edit
    assert refused(lambda: edit(draft, {"B.nothing": "x"})).code == "unknown_clause"
    assert refused(lambda: edit(draft, {"B.name": "x" * 2001})).code == "clause_too_long"
    assert refused(lambda: edit("ft-none", {})).code == "unknown_text"
    shipped = f"ft-sv-{SHIPPED_VERSION}"
    assert refused(lambda: edit(shipped, {"B.name": "x"})).code == "text_not_draft"


def test_ease_of_reading_is_shown_block_by_block(house: House) -> None:
    draft = _draft(house, "sv")
    hard = "Informationsöverföringen förutsätter samtyckesgivarens undertecknande."
    house.use.form_texts.edit(draft, {"I.voluntary": hard})
    ease = {one.block: one for one in house.use.form_texts.compare(draft).ease}
    assert ease["I"].is_hard
    assert not ease["A"].is_hard
    assert ease["J"].most is None
    assert ease["B"].lix is None


def test_only_a_unit_manager_approves_and_nobody_their_own_words(house: House) -> None:
    draft = _draft(house, "sv")
    assert refused(lambda: house.use.form_texts.approve(draft)).code == "not_permitted"
    manager = house.as_user(MANAGER).form_texts
    manager.edit(draft, {"B.name": "Namnet"})
    _with_manager(house, "u-other")
    assert refused(lambda: manager.approve(draft)).code == "approver_edited_last"
    house.use.form_texts.edit(draft, {"B.name": "Ditt namn"})
    manager.approve(draft)
    items = _items(house)
    assert items["sv", "2026-3"].is_in_force
    assert items["sv", "2026-3"].text.approved_by == MANAGER.user_id
    assert items["sv", SHIPPED_VERSION].text.status is TextStatus.RETIRED


def test_what_the_only_unit_manager_wrote_is_approved_on_paper(house: House) -> None:
    draft = _draft(house, "sv")
    _with_manager(house)
    manager = house.as_user(MANAGER).form_texts
    assert not _items(house)["sv", "2026-3"].needs_paper
    noting = house.use.form_texts.note_approval  # of what somebody else wrote she approves here
    refusal = refused(lambda: noting(draft, decider="Ulla Ek", document="Dnr 7"))
    assert refusal.code == "manager_approves"
    manager.edit(draft, {"B.name": "Namnet"})
    assert refused(lambda: manager.approve(draft)).code == "approver_edited_last"
    assert _items(house)["sv", "2026-3"].needs_paper

    def noted(decider: str, document: str = "Dnr 7") -> str:
        return refused(
            lambda: manager.note_approval(draft, decider=decider, document=document)
        ).code

    assert noted(MANAGER.name) == "approved_by_self"
    assert noted("") == noted("Ulla Ek", " ") == "approval_incomplete"
    manager.note_approval(draft, decider="Ulla Ek", document="Dnr 7")
    text = _items(house)["sv", "2026-3"].text
    assert _items(house)["sv", "2026-3"].is_in_force
    assert (text.approved_by, text.approved_in) == ("Ulla Ek", "Dnr 7")


def test_a_manager_of_the_writers_making_approves_no_text(house: House) -> None:
    draft = _draft(house, "sv")
    house.use.form_texts.edit(draft, {"B.name": "Namnet"})
    with house.unit() as unit:
        for made in (COORDINATOR, MANAGER):
            unit.office.put_user(
                User(
                    id=made.user_id,
                    login=made.login,
                    name=made.name,
                    role=made.role,
                    created_at=NOW,
                    made_by=COORDINATOR.user_id,
                    password_by=made.user_id,
                )
            )
        unit.commit()
    manager = house.as_user(MANAGER).form_texts
    assert refused(lambda: manager.approve(draft)).code == "approver_edited_last"
    house.use.form_texts.note_approval(draft, decider="Ulla Ek", document="Dnr 7")
    assert _items(house)["sv", "2026-3"].is_in_force


def test_a_draft_with_something_wrong_is_not_approved(house: House) -> None:
    draft = _draft(house, "sv")
    house.use.form_texts.edit(
        draft, {"H.withdrawal": "Säg det till {kontakt}. **Ja", "I.title": ""}
    )
    manager = house.as_user(MANAGER).form_texts
    error = refused(lambda: manager.approve(draft))
    assert error.code == "form_text_faulty"
    assert error.params == {"number": 4, "clause": "H3"}


def test_a_translation_needs_translator_day_and_reviewer(house: House) -> None:
    draft = _draft(house, "fi")
    house.use.form_texts.edit(draft, text_in("en").clauses)
    manager = house.as_user(MANAGER).form_texts
    for origin, code in (
        (TextOrigin(), "translator_missing"),
        (replace(ORIGIN, translated_on=None), "translation_date_missing"),
        (replace(ORIGIN, reviewer=" "), "reviewer_missing"),
    ):
        house.use.form_texts.describe(draft, origin)
        assert refused(lambda: manager.approve(draft)).code == code
    later = replace(ORIGIN, translated_on=date(2099, 1, 1))
    assert refused(lambda: house.use.form_texts.describe(draft, later)).code == "date_in_future"
    house.use.form_texts.describe(draft, ORIGIN)
    manager.approve(draft)
    with house.unit() as unit:
        beside = texts_for(unit, "fi").beside
        assert languages_offered(unit) == ("sv", "sv-x-lattlast", "en", "fi")
    assert beside is not None
    assert beside.language == "fi"


def test_a_changed_meaning_takes_the_next_terms_and_leaves_translations_behind(
    house: House,
) -> None:
    draft = _draft(house, "sv")
    texts, manager = house.use.form_texts, house.as_user(MANAGER).form_texts
    texts.set_meaning(draft, changed=True)
    assert texts.compare(draft).item.text.terms == 2
    texts.set_meaning(draft, changed=False)
    assert texts.compare(draft).item.text.terms == 1
    texts.set_meaning(draft, changed=True)
    manager.approve(draft)
    with house.unit() as unit:
        swedish = texts_for(unit, "sv").signed
        assert swedish.terms == 2
        for language in ("en", "sv-x-lattlast", "ar"):
            assert texts_for(unit, language).signed == swedish
            assert texts_for(unit, language).beside is None
        assert languages_offered(unit) == ("sv",)
    english = _draft(house, "en")
    texts.describe(english, ORIGIN)
    assert texts.compare(english).item.text.terms == 2
    manager.approve(english)
    with house.unit() as unit:
        assert languages_offered(unit) == ("sv", "en")


def test_an_editorial_revision_keeps_translations_but_tells_of_them(house: House) -> None:
    translation = _filled(house, "so")
    swedish = _draft(house, "sv")
    texts, manager = house.use.form_texts, house.as_user(MANAGER).form_texts
    texts.edit(swedish, {"A.intro": "Det är du som bestämmer."})
    manager.approve(swedish)
    items = _items(house)
    assert items["en", SHIPPED_VERSION].is_in_force
    assert items["en", SHIPPED_VERSION].is_behind
    error = refused(lambda: manager.approve(translation))
    assert error.code == "translation_of_older_text"
    texts.follow_swedish(translation)
    manager.approve(translation)
    assert refused(lambda: texts.set_meaning(translation, changed=True)).code == "text_not_draft"
    easy = _draft(house, "sv-x-lattlast")
    assert refused(lambda: texts.set_meaning(easy, changed=True)).code == "terms_follow_swedish"


def test_retiring_takes_a_translation_out_of_use(house: House) -> None:
    house.use.form_texts.list_texts()
    manager = house.as_user(MANAGER).form_texts
    manager.retire(f"ft-en-{SHIPPED_VERSION}")
    with house.unit() as unit:
        assert texts_for(unit, "en").beside is None
    assert refused(lambda: manager.retire(f"ft-en-{SHIPPED_VERSION}")).code == "text_not_in_force"
    assert refused(lambda: manager.retire(f"ft-sv-{SHIPPED_VERSION}")).code == "swedish_text_needed"
    assert (
        refused(lambda: house.use.form_texts.retire(f"ft-sv-{SHIPPED_VERSION}")).code
        == "not_permitted"
    )


def test_a_draft_can_be_thrown_away_and_nothing_else(house: House) -> None:
    draft = _draft(house, "uk")
    house.use.form_texts.discard(draft)
    assert refused(lambda: house.use.form_texts.compare(draft)).code == "unknown_text"
    shipped = f"ft-sv-{SHIPPED_VERSION}"
    assert refused(lambda: house.use.form_texts.discard(shipped)).code == "text_not_draft"


def test_a_sheet_keeps_the_checksums_of_the_words_it_was_printed_with(house: House) -> None:
    scene = a_scene(house)
    house.use.form_texts.list_texts()
    prepared = house.use.consent_forms.prepare(replace(scene.order(scene.mother), language="en"))
    assert prepared.form.language == "en"
    assert prepared.form.text_sha256 == text_in("sv").sha256
    assert prepared.form.translation_sha256 == text_in("en").sha256
    house.use.consent_forms.hand_out(prepared)
    draft = _draft(house, "sv")
    house.use.form_texts.edit(draft, {"B.name": "Namnet"})
    house.as_user(MANAGER).form_texts.approve(draft)
    with house.unit() as unit:
        form = unit.office.form(prepared.form.id)
        assert form is not None
        texts = texts_of(unit, form)
        unknown = replace(form, text_sha256="0" * 64)
        assert refused(lambda: texts_of(unit, unknown)).code == "form_text_unknown"
    assert texts.signed.clauses["B.name"] == "Namn"
    assert texts.beside == text_in("en")


def test_a_sheet_prepared_with_a_text_that_was_replaced_since_is_not_handed_out(
    house: House,
) -> None:
    scene = a_scene(house)
    prepared = house.use.consent_forms.prepare(scene.order(scene.mother))
    house.as_user(MANAGER).form_texts.approve(_draft(house, "sv"))
    hand_out = house.use.consent_forms.hand_out
    assert refused(lambda: hand_out(prepared)).code == "form_text_replaced"


def test_a_version_approved_anew_with_the_same_words_prints_as_before(house: House) -> None:
    scene = a_scene(house)
    house.as_user(MANAGER).form_texts.approve(_draft(house, "sv"))
    prepared = house.use.consent_forms.prepare(scene.order(scene.mother))
    assert prepared.form.text_sha256 == text_in("sv").sha256
    assert prepared.form.form_version != text_in("sv").version
    house.use.consent_forms.hand_out(prepared)


def test_a_language_without_words_is_swedish_with_an_interpreter(house: House) -> None:
    scene = a_scene(house)
    prepared = house.use.consent_forms.prepare(replace(scene.order(scene.mother), language="so"))
    assert prepared.form.language == "so"
    assert prepared.form.translation_sha256 is None
    assert "somaliska" in prepared.pdf.decode()


def test_easy_swedish_is_signed_as_such(house: House) -> None:
    scene = a_scene(house)
    order = replace(scene.order(scene.mother), language="sv-x-lattlast")
    prepared = house.use.consent_forms.prepare(order)
    assert prepared.form.text_sha256 == text_in("sv-x-lattlast").sha256
    assert "Om den unge är i skolan" in prepared.pdf.decode()


def test_every_variant_of_a_draft_is_drawn_as_a_specimen(house: House) -> None:
    house.renderer = Renderer()
    house.new_session()
    draft = _draft(house, "ar")
    house.use.form_texts.edit(draft, {"H.withdrawal": "No {thing}", "B.name": "الاسم"})
    for capacity in Capacity:
        drawn = house.use.form_text_sheets.specimen(draft, capacity)
        assert drawn.content.startswith(b"%PDF")
    assert {item.text.language for item in house.use.form_texts.list_texts()} <= set(FORM_LANGUAGES)


def test_a_sign_that_cannot_be_printed_is_found_before_approval(house: House) -> None:
    house.renderer = Renderer()
    house.new_session()
    draft = _draft(house, "sv")
    house.use.form_texts.edit(draft, {"B.name": "Namn \U0001f600"})
    manager = house.as_user(MANAGER).form_texts
    assert refused(lambda: manager.approve(draft)).code == "missing_glyph"


def test_everybody_is_asked_in_the_language_they_were_asked_in_before(house: House) -> None:
    scene = a_scene(house)
    forms = house.use.consent_forms
    plan = forms.plan(scene.case, purpose=scene.purpose)
    assert plan.languages == ("sv", "sv-x-lattlast", "en")
    assert {sheet.language for sheet in plan.sheets} == {"sv"}
    forms.hand_out(forms.prepare(replace(scene.order(scene.mother), language="en")))
    plan = forms.plan(scene.case, purpose=scene.purpose)
    asked = {sheet.signatory: sheet.language for sheet in plan.sheets}
    assert asked == {scene.mother: "en", scene.father: "sv"}
    house.wait(days=1)
    request = house.use.form_batches.prepare_request(scene.order(scene.father))
    printed = {sheet.form.signatory: sheet.form.language for sheet in request.sheets}
    assert printed == asked


def test_a_language_is_known_by_name_and_code() -> None:
    known = {"so": "so", "Somaliska": "so", " persian ": "fa", "Lättläst svenska": "sv-x-lattlast"}
    assert {typed: language_code(typed) for typed in known} == known
    assert language_code("klingonska") is None
    assert language_code(None) is None
