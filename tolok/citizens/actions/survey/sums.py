"""Keeps the sums of a survey up to date as its answers begin and cease to count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection, transaction

from tolok.citizens.models import SurveyAnswer, SurveySum

# Sums are added where they stand, so that two answers at once never lose one.
ADD = f"""
INSERT INTO {SurveySum._meta.db_table} AS held (government_id, survey_id, month, channel, n, totals, counts)
VALUES (%s, %s, %s, %s, %s, %s, %s)
ON CONFLICT ON CONSTRAINT one_sum_a_month DO UPDATE SET n = held.n + excluded.n,
    totals = ARRAY(SELECT a + b FROM unnest(held.totals, excluded.totals) WITH ORDINALITY AS u (a, b, i) ORDER BY i),
    counts = ARRAY(SELECT a + b FROM unnest(held.counts, excluded.counts) WITH ORDINALITY AS u (a, b, i) ORDER BY i)
"""

# What ceases to count was added before, so its sum is there.
TAKE = f"""
UPDATE {SurveySum._meta.db_table} AS held SET n = held.n - %s,
    totals = ARRAY(SELECT a - b FROM unnest(held.totals, %s::int[]) WITH ORDINALITY AS u (a, b, i) ORDER BY i),
    counts = ARRAY(SELECT a - b FROM unnest(held.counts, %s::int[]) WITH ORDINALITY AS u (a, b, i) ORDER BY i)
WHERE government_id = %s AND survey_id = %s AND month = %s AND channel = %s
"""


@transaction.atomic
def add_to_sums(*, at: datetime, answers: Iterable[SurveyAnswer], step: int = 1) -> None:
    """Let these answers begin (+1) or cease (-1) to count; `at` is not kept, and what was published stays.

    Always in the same order, so that two batches never wait for each other in a ring.
    """
    found: dict[tuple[int, int, date, str], tuple[list[int], list[int], list[int]]] = {}
    for each in answers:
        place = (each.government_id, each.survey_id, each.month, str(each.channel))
        n, totals, counts = found.setdefault(place, ([0], [0] * len(each.marks), [0] * len(each.marks)))
        n[0] += 1
        for number, mark in enumerate(each.marks):
            totals[number] += mark
            counts[number] += mark > 0
    ordered = sorted(found.items())
    added = [(*place, n[0], totals, counts) for place, (n, totals, counts) in ordered]
    taken = [(n[0], totals, counts, *place) for place, (n, totals, counts) in ordered]
    with connection.cursor() as cursor:
        cursor.executemany(*((ADD, added) if step > 0 else (TAKE, taken)))
