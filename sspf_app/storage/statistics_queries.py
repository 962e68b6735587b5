"""The statements of the statistics: one each, over all cases, and only numbers come back.

Each begins with the cases that are counted: those in which neither the young person nor anybody
with custody of them has protected identity.
"""

from __future__ import annotations

from sqlalchemy import text

_COUNTED = """
    WITH hidden AS (
        SELECT id FROM persons WHERE protected_identity <> 'none' AND replaced_at IS NULL
    ), counted AS (
        SELECT id, young_person, opened_at_us FROM cases
        WHERE replaced_at IS NULL AND young_person NOT IN (
            SELECT id FROM hidden UNION
            SELECT child FROM custody
            WHERE replaced_at IS NULL AND holder IN (SELECT id FROM hidden)
        )
    )
"""
_HELD = """
    , met AS (SELECT DISTINCT case_id, meeting FROM attendance WHERE presence = 'present'),
    held AS (
        SELECT meetings.case_id, meetings.id, meetings.starts_at_us FROM meetings
        JOIN counted ON counted.id = meetings.case_id
        JOIN met ON met.case_id = meetings.case_id AND met.meeting = meetings.id
        WHERE meetings.replaced_at IS NULL AND NOT EXISTS (
            SELECT 1 FROM occasions
            WHERE occasions.case_id = meetings.case_id AND occasions.meeting = meetings.id
        )
    )
"""
_FIRST_YES = """
    , agreed AS (
        SELECT case_id, min(signed_on) AS day FROM consents
        WHERE replaced_at IS NULL AND answer = 'yes' AND medium = 'written' GROUP BY case_id
    )
"""

CASES = text("""
    SELECT count(*) FROM cases WHERE replaced_at IS NULL AND opened_at_us < :after_us
    AND NOT EXISTS (
        SELECT 1 FROM closings
        WHERE closings.case_id = cases.id AND closings.replaced_at IS NULL
        AND closings.closed_at_us <= :first_us
        AND (closings.reopened_at_us IS NULL OR closings.reopened_at_us >= :after_us)
    )
""")

# A consultation itself is soon erased; that it was written stays in the log.
CONSULTATIONS = text("""
    SELECT 'all', count(*) FROM (
        SELECT min(at) AS at FROM access_log
        WHERE action = 'write' AND subject LIKE 'consultation:%' GROUP BY subject
    ) WHERE unixepoch(at) >= :first_s AND unixepoch(at) < :after_s
""")

OPENED = text(f"""{_COUNTED}
    SELECT CASE WHEN EXISTS (
        SELECT 1 FROM persons
        WHERE persons.replaced_at IS NULL AND persons.needs_interpreter = 1 AND (
            persons.id = counted.young_person OR persons.id IN (
                SELECT holder FROM custody
                WHERE custody.child = counted.young_person AND custody.replaced_at IS NULL
            )
        )
    ) THEN 'interpreter' ELSE 'no_interpreter' END AS cell, count(*)
    FROM counted WHERE opened_at_us >= :first_us AND opened_at_us < :after_us GROUP BY cell
""")  # noqa: S608  words of our own

# How each who was asked in the period stood when it ended; the newest written answer counts.
ASKED = text(f"""{_COUNTED}
    , asked AS (
        SELECT requests.case_id, requests.signatory, requests.purpose,
               min(date(requests.sent_at)) AS day, max(requests.id) AS request
        FROM requests JOIN counted ON counted.id = requests.case_id
        WHERE requests.replaced_at IS NULL AND requests.signatory NOT IN (SELECT id FROM hidden)
        AND unixepoch(requests.sent_at) >= :first_s AND unixepoch(requests.sent_at) < :after_s
        GROUP BY requests.case_id, requests.signatory, requests.purpose
    ), answered AS (
        SELECT asked.case_id, asked.signatory, asked.purpose, asked.request,
               consents.answer, consents.signed_on, consents.grants, consents.exclusions,
               row_number() OVER (
                   PARTITION BY asked.case_id, asked.signatory, asked.purpose
                   ORDER BY consents.signed_on DESC, consents.pk DESC
               ) AS place
        FROM asked LEFT JOIN consents ON consents.case_id = asked.case_id
        AND consents.signatory = asked.signatory AND consents.purpose = asked.purpose
        AND consents.replaced_at IS NULL AND consents.medium = 'written'
        AND consents.signed_on >= asked.day AND consents.signed_on < :after
    ), taken_back AS (
        SELECT answered.case_id, answered.signatory, answered.purpose,
               max(EXISTS (SELECT 1 FROM json_each(withdrawals.parties) WHERE value = '*')
               AND EXISTS (SELECT 1 FROM json_each(withdrawals.types) WHERE value = '*')) AS whole
        FROM answered JOIN withdrawals ON withdrawals.case_id = answered.case_id
        AND withdrawals.signatory = answered.signatory AND withdrawals.replaced_at IS NULL
        AND date(withdrawals.received_at) >= answered.signed_on
        AND unixepoch(withdrawals.received_at) < :after_s
        WHERE answered.place = 1 AND EXISTS (
            SELECT 1 FROM json_each(withdrawals.purposes) WHERE value IN ('*', answered.purpose)
        ) GROUP BY answered.case_id, answered.signatory, answered.purpose
    )
    SELECT CASE
        WHEN answered.answer IS NULL THEN 'waiting'
        WHEN answered.answer = 'no' THEN 'no'
        WHEN taken_back.whole = 1 THEN 'withdrawn'
        WHEN taken_back.whole = 0 OR json_array_length(answered.exclusions) > 0
        OR EXISTS (
            SELECT 1 FROM json_each(answered.grants) WHERE json_extract(value, '$.receive') = 0
            OR json_extract(value, '$.give') = 0
        ) OR (
            SELECT count(*) FROM forms, json_each(forms.rows) AS line, json_each(forms.recipients)
            AS recipient WHERE forms.case_id = answered.case_id
            AND forms.request = answered.request
            AND json_extract(line.value, '$.teller') <> recipient.value
        ) > (
            SELECT count(*) FROM json_each(answered.grants)
            WHERE json_extract(value, '$.receive') = 1
        ) THEN 'partly'
        ELSE 'yes' END AS cell, count(*)
    FROM answered LEFT JOIN taken_back USING (case_id, signatory, purpose)
    WHERE answered.place = 1 GROUP BY cell
""")  # noqa: S608  words of our own

MEETINGS = text(f"""{_COUNTED} {_HELD}
    SELECT 'all', count(*) FROM held WHERE starts_at_us >= :first_us AND starts_at_us < :after_us
""")  # noqa: S608  words of our own

ATTENDANCE = text(f"""{_COUNTED} {_HELD}
    SELECT parties.kind, attendance.presence, count(*)
    FROM held JOIN attendance
    ON attendance.case_id = held.case_id AND attendance.meeting = held.id
    JOIN parties ON parties.id = attendance.participant AND parties.replaced_at IS NULL
    WHERE starts_at_us >= :first_us AND starts_at_us < :after_us
    GROUP BY parties.kind, attendance.presence
""")  # noqa: S608  words of our own

# The kind of each is worked out before they are counted: to sort them by it, SQLite would carry
# the whole text of every commitment along.
COMMITMENTS = text(f"""{_COUNTED}
    , ended AS MATERIALIZED (
        SELECT CASE coalesce(commitment_states.status, 'not_begun')
            WHEN 'done' THEN iif(
                commitment_states.day <= json_extract(items.commitment, '$.due_on'),
                'on_time', 'late')
            WHEN 'not_done' THEN 'not_done'
            WHEN 'stopped' THEN 'stopped'
            ELSE 'open' END AS cell
        FROM items INDEXED BY items_promised_by LEFT JOIN commitment_states
        ON commitment_states.case_id = items.case_id AND commitment_states.item = items.id
        WHERE items.commitment IS NOT NULL AND items.replaced_at IS NULL
        AND items.case_id IN (SELECT id FROM counted)
        AND json_extract(items.commitment, '$.due_on') >= :first
        AND json_extract(items.commitment, '$.due_on') < :after
    )
    SELECT cell, count(*) FROM ended GROUP BY cell
""")  # noqa: S608  words of our own

CLOSED = text(f"""{_COUNTED}
    SELECT coalesce(closures.ended_as, 'other') AS cell, count(*)
    FROM closings JOIN counted ON counted.id = closings.case_id
    LEFT JOIN closures
    ON closures.case_id = closings.case_id AND closures.closing = closings.id
    WHERE closings.replaced_at IS NULL
    AND closings.closed_at_us >= :first_us AND closings.closed_at_us < :after_us GROUP BY cell
""")  # noqa: S608  words of our own

GOALS = text(f"""{_COUNTED}
    SELECT goal_outcomes.reached, count(*)
    FROM closings JOIN counted ON counted.id = closings.case_id
    JOIN goal_outcomes
    ON goal_outcomes.case_id = closings.case_id AND goal_outcomes.closing = closings.id
    WHERE closings.replaced_at IS NULL
    AND closings.closed_at_us >= :first_us AND closings.closed_at_us < :after_us
    GROUP BY goal_outcomes.reached
""")  # noqa: S608  words of our own

# Instants in microseconds, days as text; the days between are counted in local time.
TO_CONSENT = text(f"""{_COUNTED} {_FIRST_YES}
    , referred AS MATERIALIZED (
        SELECT referrals.case_id, min(meetings.starts_at_us) AS at_us
        FROM referrals JOIN meetings
        ON meetings.case_id = referrals.case_id AND meetings.id = referrals.meeting
        WHERE meetings.replaced_at IS NULL GROUP BY referrals.case_id
    )
    SELECT min(counted.opened_at_us, coalesce(referred.at_us, counted.opened_at_us)), agreed.day
    FROM agreed JOIN counted ON counted.id = agreed.case_id
    LEFT JOIN referred ON referred.case_id = agreed.case_id
    WHERE agreed.day >= :first AND agreed.day < :after
""")  # noqa: S608  words of our own

TO_MEETING = text(f"""{_COUNTED} {_HELD} {_FIRST_YES}
    SELECT agreed.day, min(held.starts_at_us) AS met_us
    FROM held JOIN agreed ON agreed.case_id = held.case_id
    AND held.starts_at_us >= unixepoch(agreed.day, '-12 hours') * 1000000
    GROUP BY agreed.case_id HAVING met_us >= :first_us AND met_us < :after_us
""")  # noqa: S608  words of our own

CASE_LENGTH = text(f"""{_COUNTED}
    SELECT counted.opened_at_us, closings.closed_at_us
    FROM closings JOIN counted ON counted.id = closings.case_id
    WHERE closings.replaced_at IS NULL
    AND closings.closed_at_us >= :first_us AND closings.closed_at_us < :after_us
""")  # noqa: S608  words of our own

PER_CASE = text(f"""{_COUNTED} {_HELD}
    SELECT count(*) FROM held
    WHERE starts_at_us >= :first_us AND starts_at_us < :after_us GROUP BY case_id
""")  # noqa: S608  words of our own
