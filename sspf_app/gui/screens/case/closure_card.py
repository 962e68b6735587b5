"""What was told when the case was closed."""

from __future__ import annotations

from sspf_app.gui.i18n import _, words
from sspf_app.gui.widgets.flow import growing
from sspf_app.gui.widgets.labels import text
from sspf_app.gui.widgets.layout import Card
from sspf_app.services.closure_views import ClosureDesk
from sspf_app.services.process_records import Closure
from sspf_app.texts.process import reached_name, retention_name
from sspf_app.texts.statistics import ended_name


class ClosureCard(Card):
    """See the module."""

    def __init__(self, desk: ClosureDesk, closure: Closure) -> None:
        super().__init__(_("When the case was closed"))
        growing(self)
        for goal in desk.goals:
            if goal.reached is not None:
                reached = reached_name(goal.reached.value, words()).lower()
                self.add(text(f"{goal.text.rstrip('.')}: {reached}", selectable=True))
        for name, said in desk.experience:
            self.add(text(f"{name}: ”{said}”", selectable=True))
        if closure.ended_as is not None:
            ended = ended_name(closure.ended_as.value, words())
            self.add(text(_("How it ended: {how}").format(how=ended)))
        if closure.continued:
            self.add(text(_("Goes on with: {who}").format(who=closure.continued)))
        named = {one.code: one.name for one in desk.classes}
        kept = retention_name(closure.retention, words(), name=named.get(closure.retention, ""))
        self.add(text(_("Kept: {how}").format(how=kept.lower()), role="muted"))
        if closure.contacted_on is not None:
            day = closure.contacted_on.isoformat()
            self.add(text(_("Contact afterwards: seen to {day}").format(day=day), role="muted"))
        elif closure.after_contact_on is not None:
            day = closure.after_contact_on.isoformat()
            self.add(text(_("Contact afterwards: {day}").format(day=day), role="muted"))
