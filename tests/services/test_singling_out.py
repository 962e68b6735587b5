"""What a coordinator really types before there is a consent: found, or left alone."""

from __future__ import annotations

import pytest

from sspf_app.services.singling_out import Detail, KnownNames, find_details
from sspf_app.texts.catalogue import words_for
from sspf_app.texts.detail_words import detail_reason, fitted, vaguer_words

D = Detail
NOBODY = KnownNames()


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("Pojken går i åk 8 och mår dåligt.", "på högstadiet"),
        ("En flicka i årskurs 8 B är borta ofta.", "på högstadiet"),
        ("Eleven går i årskurs åtta.", "på högstadiet"),
        ("Går i ÅK5.", "på mellanstadiet"),
        ("Det gäller klass 8b.", "på högstadiet"),
        ("Hon började i 8B i höstas.", "på högstadiet"),
        ("En kille i åttan säljer.", "på högstadiet"),
        ("Han gick i 8:an då.", "på högstadiet"),
        ("Hon går i nian nu.", "på högstadiet"),
        ("En sjätteklassare dricker.", "på mellanstadiet"),
        ("Ett barn i andra klass.", "på lågstadiet"),
        ("Barnet i 2:a klass är ensamt.", "på lågstadiet"),
        ("En elev som går i år 9.", "på högstadiet"),
        ("Går ettan på gymnasiet, sitter i ettan på gymnasiet.", "på gymnasiet"),
        ("En gymnasieetta röker.", "på gymnasiet"),
        ("Går första året på gymnasiet.", "på gymnasiet"),
        ("Hon går NA2b.", "på gymnasiet"),
        ("Går i TE21 sedan i höst.", "på gymnasiet"),
    ],
)
def test_a_class_is_found_however_it_is_written(text: str, instead: str) -> None:
    hard = [one for one in find_details(text, NOBODY) if one.is_hard]
    assert [one.kind for one in hard] == [D.CLASS]
    assert vaguer_words(D.CLASS, hard[0].grade, words_for("sv")) == instead


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("En elev i 7B ses ute.", "En elev på högstadiet ses ute."),
        ("I 7B finns en elev.", "På högstadiet finns en elev."),
        ("Eleven går i klass 7B nu.", "Eleven går på högstadiet nu."),
        ("En kille i åttan säljer.", "En kille på högstadiet säljer."),
        ("I åttan går någon.", "På högstadiet går någon."),
        ("Flera från 7B var där.", "Flera från högstadiet var där."),
        ("Flera från sjuan var där.", "Flera från högstadiet var där."),
        ("En elev som går i år 9.", "En elev som går på högstadiet."),
        ("Hon går NA2b.", "Hon går på gymnasiet."),
        ("Bor på Storgatan 12.", "Bor i bostadsområdet."),
        ("Går på Ålidhems centralskola.", "Går på en skola."),
    ],
)
def test_a_vaguer_wording_reads_rightly_where_it_is_put(text: str, becomes: str) -> None:
    (one,) = find_details(text, NOBODY)
    instead = vaguer_words(one.kind, one.grade, words_for("sv"))
    along, said = fitted(text[: one.start], one.found, instead)
    assert f"{text[: one.start - along]}{said}{text[one.end :]}" == becomes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Numret är 130203-XXXX.", D.PERSONAL_NUMBER),
        ("Numret är 20130203-T123.", D.PERSONAL_NUMBER),
        ("Pnr 130203 enligt skolan.", D.PERSONAL_NUMBER),
        ("Född -11 och bor hos pappa.", D.DATE_OF_BIRTH),
        ("Född 3 feb 2013.", D.DATE_OF_BIRTH),
        ("Fyller år 3.2.2013.", D.DATE_OF_BIRTH),
        ("Kom hit 3/2 2013.", D.DATE_OF_BIRTH),
        ("Ring 070/123 45 67.", D.PHONE),
        ("Ring 070.123.45.67.", D.PHONE),
        ("Sms:a 46701234567.", D.PHONE),
        ("Ring 090-12 34 56.", D.PHONE),
        ("Bor på storgatan 12.", D.ADDRESS),
        ("Bor på Norra Ringleden 4.", D.ADDRESS),
        ("Bor på Mariehemstorget 3.", D.ADDRESS),
        ("Bor i lgh 1203.", D.ADDRESS),
        ("Skriv till 90342 Umeå.", D.ADDRESS),
        ("Kör en epa med skylten abc 123.", D.REGISTRATION),
        ("Mopeden ABC-12D stod där.", D.REGISTRATION),
        ("Spelar fotboll i Umeå FC.", D.TEAM),
        ("Spelar i IFK Umeå.", D.TEAM),
        ("Spelar innebandy i Björklöven.", D.TEAM),
        ("Han gick med i laget Norrsken Ersboda.", D.TEAM),
        ("Tränar hos KFUM Umeå.", D.TEAM),
        ("Han tränar med P14 på onsdagar.", D.TEAM),
        ("Går på Ålidhems centralskola.", D.SCHOOL),
        ("Det hände 3 dec på stan.", D.DATE),
        ("Det gäller en 13-årig pojke på Bergaskolan.", D.RARE),
        ("En 14-åring i Umeå FC.", D.RARE),
    ],
)
def test_what_leads_to_one_child_is_found(text: str, kind: Detail) -> None:
    assert kind in {one.kind for one in find_details(text, NOBODY)}
    assert detail_reason(kind, words_for("sv"))
    assert vaguer_words(kind, None, words_for("sv"))


@pytest.mark.parametrize(
    "text",
    [
        "Ungdomar i åk 7-9 hänger vid centrum på kvällarna.",
        "Högstadiet (årskurs 7 till 9) har haft bråk.",
        "Skolan har haft 8 bråk och 3 anmälningar i år.",
        "Han har gått hela vägen 3 gånger den här veckan.",
        "På fritidsgården 2 kvällar i veckan.",
        "Första klassrummet är stökigt, andra lugnare.",
        "En 13-åring röker på helgerna, föräldrarna är oroliga.",
        "De bor i en tvåa, pengarna räcker inte.",
        "Hennes skola vill ha råd om 2-3 elever.",
        "Det kostar 200 kr och det räcker i 14 dagar.",
        "Mamman har 2 jobb och hinner inte ringa före kl 14.30.",
        "P4 berättade om bråk på stan i helgen.",
        "Under 2025 och 2026 har det blivit fler.",
        "Ungdomen har varit borta 12 av 20 dagar sedan i höstas.",
        "Andra året i rad. Tredje gången på en månad.",
        "Hen tar femman hem, men bussen går sällan.",
    ],
)
def test_plain_words_are_left_alone(text: str) -> None:
    assert find_details(text, NOBODY) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Somalisk familj med nio barn på Ersboda.", ["Somalisk", "nio barn"]),
        ("Hennes pappa sitter i fängelse i Umeå för mordet i somras.", ["fängelse", "mordet"]),
        ("Hon är enda tjejen i laget.", ["är enda tjejen"]),
        ("Han är ensam om att tala thailändska.", ["ensam om"]),
        ("De är tvillingar.", ["tvillingar"]),
        ("Det är dottern till rektorn på Hagaskolan.", ["dottern till rektorn"]),
        ("En lillebror till en ishockeytränare.", ["lillebror till en ishockeytränare"]),
        ("Syskon till vår nya präst.", ["Syskon till vår nya präst"]),
        ("Kommunalrådets son var med.", ["Kommunalrådets son"]),
        ("Rektorns yngsta dotter var med.", ["Rektorns yngsta dotter"]),
        ("Grabben som åkte dit för rånet i fredags.", ["åkte dit", "rånet"]),
        ("Han var med vid inbrottet på Coop.", ["inbrottet"]),
        ("Tjejen som greps häromkvällen.", ["greps"]),
    ],
)
def test_what_is_true_of_one_alone_is_pointed_out_and_never_blocked(
    text: str, found: list[str]
) -> None:
    told = [one for one in find_details(text, KnownNames()) if one.kind is D.UNIQUE]
    assert [one.found for one in told] == found
    assert not any(one.is_hard for one in told)


@pytest.mark.parametrize(
    "text",
    [
        "Det enda sättet är att prata med föräldrarna.",
        "En pojke med två syskon i mellanstadiet.",
        "Familjen har arabiska som modersmål och behöver tolk.",
        "Han är dömd att misslyckas, säger han själv.",
        "Ett rån för ett år sedan.",
        "Mamman följde sonen till läkaren, och skolan anmälde till polisen.",
        "Barnet gick till rektorn och berättade. Läraren ringde hem.",
        "Sonen till en kompis till henne har slutat skolan.",
        "Rån och inbrott har blivit vanligare i Umeå i helgerna.",
        "En ungdom greps förra året och mår bättre nu.",
        "Skolan och polisen pratade om bråk på fritidsgården i fredags.",
        "Lärarens syn på barn och unga skiljer sig från tränarens.",
    ],
)
def test_what_is_true_of_many_is_not(text: str) -> None:
    assert [one for one in find_details(text, KnownNames()) if one.kind is D.UNIQUE] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kim ask röker", "kim ask"),
        ("det är ask, kim igen", "ask, kim"),
        ("Jag tror kim asks bror vet", "kim asks"),
        ("KIM  ASK var där", "KIM  ASK"),
        ("anna-lena lind-berg ringde", "anna-lena lind-berg"),
    ],
)
def test_a_first_name_and_a_surname_together_are_known_however_typed(text: str, found: str) -> None:
    known = KnownNames(persons=("Kim Ruben Ask", "Anna-Lena Maria Lind-Berg"))
    (hit,) = [one for one in find_details(text, known) if one.kind is D.KNOWN_NAME]
    assert (hit.found, hit.is_hard) == (found, True)


def test_a_name_s_parts_apart_are_no_person_in_small_letters() -> None:
    known = KnownNames(persons=("Kim Ruben Ask",))
    found = find_details("under en ask i skogen. ask. kim", known)
    assert D.KNOWN_NAME not in {one.kind for one in found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nora vill inte till skolan. Hamza har slagits.", ["Nora", "Hamza"]),
        ("Adam har varit borta mycket.", ["Adam"]),
        ("Mamma ringde. Nora vill inte till skolan.", ["Nora"]),
        ("Oro hemma:\n• Aishas bror dricker.", ["Aishas"]),
        ("NORA vill inte hem.", ["NORA"]),
        ("Linda ringde i går, och max röker.", ["Linda"]),
        ("Vad ska man göra med Nora?", ["Nora"]),
    ],
)
def test_a_first_name_is_asked_about_where_a_sentence_begins(text: str, found: list[str]) -> None:
    told = find_details(text, NOBODY)
    assert [one.found for one in told] == found
    assert {one.kind for one in told} == {D.POSSIBLE_NAME}


@pytest.mark.parametrize(
    "text",
    [
        "Hans mamma är orolig. Den skadade eleven är hemma.",
        "Pojken har slutat prata. Skolan ringde hem.",
        "Mina frågor gäller skolan. Max två gånger i veckan.",
        "Per vecka är det tre samtal. Ros hjälper.",
    ],
)
def test_other_words_that_begin_a_sentence_are_no_names(text: str) -> None:
    assert find_details(text, NOBODY) == ()
