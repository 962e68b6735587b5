"""What a decision would change, in words: "After this: ..."; no Qt."""

from __future__ import annotations

from datetime import datetime, tzinfo

from sspf_app.gui.case_words import held_look, within
from sspf_app.gui.i18n import _, words
from sspf_app.gui.looks import Tone
from sspf_app.gui.presenting import Inquiry
from sspf_app.services.decision_views import DecisionDraft, Effect
from sspf_app.texts.dates import joined


class Foretelling(Inquiry):
    """Asks what a draft would change; a reading of its own, since a newer one drops an older."""

    def ask(self, case: str, draft: DecisionDraft) -> None:
        """Show what would follow, or what stands in the way."""
        self.read(
            lambda: self.services.decisions.effect(case, draft), self._show, on_error=self._refused
        )

    def _show(self, effect: Effect) -> None:
        clock = self.ports.clock
        self.view.show_effect(*foretold(effect, now=clock.now(), zone=clock.zone))

    def _refused(self, error: BaseException) -> None:
        self.tell_refusal(error, lambda said: self.view.show_effect(said, Tone.DANGER))


def foretold(effect: Effect, *, now: datetime, zone: tzinfo) -> tuple[str, Tone]:
    """What follows, and whether it is more, less or the same that may be shared."""
    parts = (_answering(effect), _state(effect), _sharing(effect))
    day = effect.at.astimezone(zone).date()
    if day > now.astimezone(zone).date():
        begun = _("From {day}: {what}")
    else:
        begun = _("After this: {what}")
    return begun.format(day=day.isoformat(), what=" ".join(parts)), _tone(effect)


def _answering(effect: Effect) -> str:
    before, after = effect.answers
    if not after:
        return _("Nobody can be named who answers, so nothing is shared.")
    named = joined(list(after), words())
    if before == after:
        return _("{names} must answer, as before.").format(names=named)
    return _("{names} must answer.").format(names=named)


def _state(effect: Effect) -> str:
    before, after = (
        within(held_look(*one)[0])
        for one in zip(effect.state, effect.taken_back, effect.beside, strict=True)
    )
    if before == after:
        return _("The consent stays as it is: {state}.").format(state=after)
    return _("The consent goes from “{before}” to “{after}”.").format(before=before, after=after)


def _sharing(effect: Effect) -> str:
    if effect.stops and effect.starts:
        return _("Other things may be shared than before.")
    if effect.stops:
        return _("Less may be shared than before.")
    if effect.starts:
        return _("More may be shared than before.")
    return _("What may be shared stays the same.")


def _tone(effect: Effect) -> Tone:
    if effect.stops:
        return Tone.WARNING
    return Tone.SUCCESS if effect.starts else Tone.INFO
