"""Papers that are no PDF, laid out by whoever opens them: Word, plain text, calendar entries."""

from sspf_app.documents.drawing import Drawing, language_of, named, unpaged
from sspf_app.services.export_views import WordLine
from sspf_app.services.paper_of_minutes import MinutesData
from sspf_app.services.paper_of_notice import CalendarData, NoticeData
from sspf_app.services.paper_of_withdrawal import WithdrawalNoticeData
from sspf_app.services.papers import RenderedDocument

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""Media type of a Word file."""


class OpenFiles(Drawing):
    """Writes them."""

    def minutes_in_word(
        self, data: MinutesData, *, template: bytes | None = None
    ) -> RenderedDocument:
        """One recipient's minutes as a Word file, in the dress of a template."""
        language_of(data)
        with self._lock:
            from sspf_app.documents import minutes_in_word

            content = minutes_in_word.draw(data, template)
        parts = (data.meeting_on, data.sign)
        name = named(data.case_reference, "minnesanteckningar", *parts)
        return unpaged(content, WORD, name + ".docx")

    def word_lines(self, file: bytes) -> tuple[WordLine, ...]:
        """What a finished Word file says, read back from its bytes."""
        from sspf_app.documents import word_reading

        return word_reading.lines(file)

    def word_template(self) -> bytes:
        """The template of minutes that comes with the program."""
        from sspf_app.documents import minutes_in_word

        return minutes_in_word.shipped()

    def checked_template(self, data: bytes) -> bytes:
        """An office's own template, without what no copy is to carry along."""
        from sspf_app.documents.template_reader import ProcessTemplateReader

        return ProcessTemplateReader().checked(data)

    def withdrawal_message(self, data: WithdrawalNoticeData) -> RenderedDocument:
        """The notice to one recipient as plain text."""
        language_of(data)
        from sspf_app.documents import withdrawal_text

        name = named(data.case_reference, "meddelande", data.received_at.date(), data.sign)
        return unpaged(withdrawal_text.draw(data), "text/plain", name + ".txt")

    def notice(self, data: NoticeData) -> RenderedDocument:
        """A message as plain text."""
        language_of(data)
        from sspf_app.documents import notice

        name = named(data.case_reference, "meddelande", data.starts_at.date(), data.sign)
        return unpaged(notice.draw(data), "text/plain", name + ".txt")

    def calendar(self, data: CalendarData) -> RenderedDocument:
        """An entry for a calendar; its file tells no case either."""
        from sspf_app.documents import calendar

        name = f"sspf-mote-{data.starts_at:%Y-%m-%d}.ics"
        return unpaged(calendar.draw(data), "text/calendar", name)
