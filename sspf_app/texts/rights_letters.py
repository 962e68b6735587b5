"""Words of the letters of answer about somebody's data: what is said, and how to appeal.

Kinds, grounds and wishes are the values of ``services.extract_records``.
"""

from __future__ import annotations

from sspf_app.texts.catalogue import N_, Words

_WISHES = {
    "extract": N_("Extract"),
    "correction": N_("Correction"),
    "erasure": N_("Erasure"),
    "restriction": N_("Restriction"),
}
_TITLES = {
    "extract": N_("Answer to your request for a register extract"),
    "correction": N_("Answer to your request to correct data"),
    "erasure": N_("Answer to your request to erase data"),
    "restriction": N_("Answer to your request to restrict the use of data"),
}
_KINDS = {
    "given": N_("The extract is given"),
    "refused": N_("We say no"),
    "prolonged": N_("It takes longer"),
    "corrected": N_("It is corrected"),
    "noted": N_("It stays, and their view is noted beside it"),
    "restricted": N_("Its use is restricted"),
    "lifted": N_("The restriction will be lifted"),
}
_GROUNDS = {
    "identity": N_("We do not know that it is they who ask"),
    "unfounded": N_("Manifestly unfounded, or asked far too often"),
    "secrecy": N_("What there may be is secret towards the one who asks"),
    "must_keep": N_("The law says that it is kept"),
}
_REFUSED = {
    "identity": (
        N_("We do not know for certain that it is you who ask, and so give nothing now."),
        N_(
            "Come to us and show who you are, or call us, and we go on with your request at once "
            "(the Data Protection Regulation, article 12.6)."
        ),
    ),
    "unfounded": (
        N_(
            "We have read your request and do not do what you ask for. The law lets us say no to a "
            "request that is manifestly unfounded, or that is made far too often (the Data "
            "Protection Regulation, article 12.5)."
        ),
    ),
    "secrecy": (
        N_(
            "We give no extract. What an office such as ours may hold about somebody can be secret "
            "also towards the one who asks (the Data Protection Act, chapter 5, section 1, and the "
            "Public Access to Information and Secrecy Act, chapter 26, section 1)."
        ),
        N_("We therefore say neither whether there is anything, nor what it would be."),
    ),
    "must_keep": (
        N_(
            "We do not erase what you ask us to erase. The law says how long an office such as "
            "ours keeps its papers: the Social Services Act, chapter 16, and the Archives Act. As "
            "long as they are to be kept, the right to erasure does not hold (the Data Protection "
            "Regulation, article 17.3 b and d)."
        ),
        N_(
            "When the time is over, the papers are destroyed. If you see something in another "
            "way, tell us: we note what you say beside it."
        ),
    ),
}
_SAID = {
    "given": (N_("You get the extract you asked for, together with this letter."),),
    "prolonged": (
        N_("We need longer than a month for your request. You get an answer by {day}."),
        N_(
            "The law lets us take two further months where a request is difficult, if we tell you "
            "so within a month (the Data Protection Regulation, article 12.3)."
        ),
    ),
    "corrected": (
        N_("You told us that something about you is wrong. We agree, and have corrected it."),
        N_(
            "What stood there before can still be seen in the history, with the day it was "
            "corrected. Those who got a wrong paper from us are told."
        ),
    ),
    "noted": (
        N_(
            "You told us that something about you is wrong. What was written stays, but what you "
            "say is now noted beside it (the Social Services Act, chapter 14, section 6)."
        ),
        N_(
            "Where the text is printed, your view is printed with it, for those who may read both. "
            "Nobody else gets to read it."
        ),
    ),
    "restricted": (
        N_(
            "You asked us not to use something about you for now. We do as you ask: it is kept, "
            "but we give it to nobody (the Data Protection Regulation, article 18)."
        ),
        N_(
            "Only if the law demands it of us may we use it all the same. We write to you before "
            "the restriction ends. Those who got it from us before are told."
        ),
    ),
    "lifted": (
        N_("You asked us not to use something about you for a time. That restriction now ends."),
        N_(
            "From then on the same rules hold for it as before: nobody gets to read it but those "
            "who may (the Data Protection Regulation, article 18.3)."
        ),
    ),
}
_APPEAL = (
    N_(
        "You may appeal against this decision to the administrative court (the Data Protection "
        "Act, chapter 7, section 2). It costs nothing."
    ),
    N_(
        "Write which decision you mean, what you want changed, and why. Write your name, how you "
        "are reached, and sign it. Send or hand it to us, not to the court: we send it on."
    ),
    N_("It must have reached us within three weeks from the day you got this letter."),
)
_COMPLAIN = N_(
    "You may also complain to Integritetsskyddsmyndigheten (imy.se). That has no last day, and "
    "costs nothing."
)
_COMPLAIN_ALONE = N_(
    "You may complain to Integritetsskyddsmyndigheten (imy.se). That has no last day, and costs "
    "nothing."
)
_NO_APPEAL = N_("That we need longer cannot be appealed.")


def wish_name(wish: str, words: Words) -> str:
    """What somebody asks for, for the office."""
    return words.marked(_WISHES[wish])


def answer_name(kind: str, words: Words) -> str:
    """What a letter says, for the office."""
    return words.marked(_KINDS[kind])


def refusal_name(ground: str, words: Words) -> str:
    """Why a request is refused, for the office."""
    return words.marked(_GROUNDS[ground])


def answer_title(wish: str, words: Words) -> str:
    """Title of the letter."""
    return words.marked(_TITLES[wish])


def answer_sentences(kind: str, ground: str, *, last_day: str, words: Words) -> tuple[str, ...]:
    """What the letter says; ``ground`` and ``last_day`` are empty where there is none."""
    said = _REFUSED[ground] if kind == "refused" else _SAID[kind]
    return tuple(words.marked(one).format(day=last_day) for one in said)


def appeal_sentences(kind: str, words: Words) -> tuple[str, ...]:
    """How to go on: against every decision there is an appeal, against a longer time there is not.

    They are the same whether anything was left out or not: one that came and went would tell.
    """
    said = (*_APPEAL, _COMPLAIN)
    if kind == "prolonged":
        said = (_NO_APPEAL, _COMPLAIN_ALONE)
    elif kind in ("corrected", "restricted"):
        said = (_COMPLAIN_ALONE,)
    return tuple(words.marked(one) for one in said)
