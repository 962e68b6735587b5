"""Every question the decision function can be asked of a case about some persons and parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sspf_app.domain.codes import Channel, InformationType
from sspf_app.domain.decision import Flow
from sspf_app.services.case_reading import LoadedCase


def flows_among(
    loaded: LoadedCase, *, subjects: Iterable[str], parties: Iterable[str]
) -> Iterator[Flow]:
    """Each purpose, subject, kind of information and channel, from each party to each other one."""
    named, sides = sorted(subjects), sorted(parties)
    for purpose in sorted(loaded.purposes):
        for subject in named:
            for source in sides:
                for recipient in sides:
                    if source != recipient:
                        for channel in (Channel.WRITTEN, Channel.ORAL):
                            for type_ in InformationType:
                                yield Flow(
                                    case=loaded.id,
                                    purpose=purpose,
                                    subject=subject,
                                    source=source,
                                    recipient=recipient,
                                    type=type_,
                                    channel=channel,
                                )
